#include "scenarios/utterance.h"

#include <stdlib.h>
#include <string.h>

#include "language/wording/meaning.h"

/* Denials */

static bool is_question(const char *text)
{
    static const char mark[] = "？";
    size_t length = text ? strlen(text) : 0;
    return length >= strlen(mark) && strcmp(text + length - strlen(mark), mark) == 0;
}

static enum denial_of denial_of(const struct utterance *utterance)
{
    if (utterance->denials == DENIALS_IGNORED)
        return DENIAL_OF_NOTHING;
    if (utterance->kind == UTTERANCE_TABOO)
        return DENIAL_OF_FORBIDDEN;
    return is_question(utterance->better) ? DENIAL_OF_QUESTION : DENIAL_OF_STATEMENT;
}

bool utterance_may_be_unmeant(const struct utterance *utterance)
{
    enum denial_of of = denial_of(utterance);
    return of == DENIAL_OF_STATEMENT || of == DENIAL_OF_QUESTION;
}

static void mark_denied(struct network *network, enum denial_of of, uint32_t group)
{
    network->denial_of = of;
    network->group = group;
}

void utterance_mark_denials(struct pack *pack, struct utterance *utterance)
{
    enum denial_of of = denial_of(utterance);
    if (of == DENIAL_OF_NOTHING)
        return;
    pack->n_denied++;
    for (size_t i = 0; i < utterance->n_wordings; i++)
        mark_denied(&utterance->wordings[i].network, of, pack->n_denied);
    if (utterance->model)
        mark_denied(&utterance->model->network, of, pack->n_denied);
}

enum status utterance_denials_init(const struct utterance *utterance,
                                   const struct denial_words *words, struct denials *denials)
{
    size_t count = utterance->n_wordings;
    *denials = (struct denials){0};
    if (denial_of(utterance) == DENIAL_OF_NOTHING || count == 0)
        return STATUS_OK;
    const struct network **networks = malloc(count * sizeof *networks);
    if (!networks)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        networks[i] = &utterance->wordings[i].network;
    enum status status = denials_init(denials, networks, count, words, denial_of(utterance));
    free(networks);
    return status;
}

/* In a text */

/* What counts only by itself stands beside too much. */
static bool is_beside(const struct wording *wording, const struct spoken_text *text)
{
    size_t shortest, longest;
    network_lengths(&wording->network, &shortest, &longest);
    return wording->alone && text->count > longest + ALONE_BESIDES_SYLLABLES;
}

/* A text that is looked through for an utterance, and what denies that. */
struct looking {
    const struct spoken_text *text;
    const struct utterance *utterance;
    const struct denials *denials; /* NULL: not made yet, or none */
};

/* One of the wordings of a part; 0: one that says all. */
static const struct wording *find_part(const struct looking *looking, int part)
{
    const struct utterance *utterance = looking->utterance;
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        const struct wording *wording = &utterance->wordings[i];
        if (wording->part == part && wording->network.n_arcs &&
            !is_beside(wording, looking->text) &&
            text_means(looking->text, &wording->network, looking->denials))
            return wording;
    }
    return NULL;
}

static const struct wording *find_all(const struct looking *looking)
{
    const struct wording *found = find_part(looking, 0);
    size_t n_parts = looking->utterance->n_parts;
    for (size_t i = 1; !found && i <= n_parts; i++) {
        const struct wording *part = find_part(looking, (int)i);
        if (!part)
            return NULL;
        found = i == n_parts ? part : NULL;
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

/* What is not even found without its denials needs none made: they are what takes time. */
static const struct wording *find_meant(struct looking *looking, const struct denial_words *words)
{
    struct denials denials;
    const struct wording *found = find_all(looking);
    if (!found || !text_may_deny(looking->text, words) ||
        utterance_denials_init(looking->utterance, words, &denials) != STATUS_OK)
        return found;
    looking->denials = &denials;
    found = find_all(looking);
    looking->denials = NULL;
    denials_finish(&denials);
    return found;
}

bool utterance_in_text(const struct pack *pack, const struct utterance *utterance, const char *text,
                       const struct wording **wording)
{
    struct spoken_text spoken;
    if (spoken_text_init(&spoken, text, pack->lexicon, NULL) != STATUS_OK)
        return false;
    struct looking looking = {.text = &spoken, .utterance = utterance};
    const struct wording *found = find_meant(&looking, pack->denials);
    bool said = found && !is_against(utterance, &spoken);
    spoken_text_finish(&spoken);
    if (wording)
        *wording = found;
    return said;
}
