/* Utterances in a text, for what is checked before anybody speaks. */
#include "language/wording/meaning.h"
#include "scenarios/pack.h"

static const struct network *denial_of(const struct utterance *utterance)
{
    return utterance->denial && utterance->denial->n_arcs ? utterance->denial : NULL;
}

/* One of the wordings of a part; 0: one that says all. */
static const struct wording *find_part(const struct utterance *utterance,
                                       const struct spoken_text *text, int part)
{
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        const struct wording *wording = &utterance->wordings[i];
        if (wording->part == part && wording->network.n_arcs &&
            text_means(text, &wording->network, denial_of(utterance)))
            return wording;
    }
    return NULL;
}

static const struct wording *find_all(const struct utterance *utterance,
                                      const struct spoken_text *text)
{
    const struct wording *found = find_part(utterance, text, 0);
    for (size_t i = 1; !found && i <= utterance->n_parts; i++) {
        const struct wording *part = find_part(utterance, text, (int)i);
        if (!part)
            return NULL;
        found = i == utterance->n_parts ? part : NULL;
    }
    return found;
}

static bool is_against(const struct utterance *utterance, const struct spoken_text *text)
{
    for (size_t i = 0; i < utterance->n_against; i++) {
        if (utterance->against[i].network.n_arcs &&
            text_means(text, &utterance->against[i].network, NULL))
            return true;
    }
    return false;
}

bool utterance_in_text(const struct utterance *utterance, const struct lexicon *lexicon,
                       const char *text, const struct wording **wording)
{
    struct spoken_text spoken;
    if (spoken_text_init(&spoken, text, lexicon, NULL) != STATUS_OK)
        return false;
    const struct wording *found = find_all(utterance, &spoken);
    bool said = found && !is_against(utterance, &spoken);
    spoken_text_finish(&spoken);
    if (wording)
        *wording = found;
    return said;
}
