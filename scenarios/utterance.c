#include "scenarios/utterance.h"

#include <string.h>

#include "base/arena.h"
#include "language/wording/meaning.h"

/* In a text */

static const struct network *denied(const struct utterance *utterance)
{
    return utterance->denial && utterance->denial->n_arcs ? utterance->denial : NULL;
}

/* What counts only by itself stands beside too much. */
static bool is_beside(const struct wording *wording, const struct spoken_text *text)
{
    size_t shortest, longest;
    network_lengths(&wording->network, &shortest, &longest);
    return wording->alone && text->count > longest + ALONE_BESIDES_SYLLABLES;
}

/* One of the wordings of a part; 0: one that says all. */
static const struct wording *find_part(const struct utterance *utterance,
                                       const struct spoken_text *text, int part)
{
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        const struct wording *wording = &utterance->wordings[i];
        if (wording->part == part && wording->network.n_arcs && !is_beside(wording, text) &&
            text_means(text, &wording->network, denied(utterance)))
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

/* Denials */

static bool is_question(const char *text)
{
    static const char mark[] = "？";
    size_t length = text ? strlen(text) : 0;
    return length >= strlen(mark) && strcmp(text + length - strlen(mark), mark) == 0;
}

static enum denial_of denial_of(const struct utterance *utterance)
{
    if (utterance->kind == UTTERANCE_TABOO)
        return DENIAL_OF_FORBIDDEN;
    return is_question(utterance->better) ? DENIAL_OF_QUESTION : DENIAL_OF_STATEMENT;
}

enum status utterance_deny(struct pack *pack, struct utterance *utterance)
{
    struct arena *arena = pack->arena;
    size_t count = utterance->n_wordings;
    const struct network **networks = arena_alloc(arena, count, sizeof *networks);
    utterance->denial = NULL;
    if (utterance->denials == DENIALS_IGNORED || !networks)
        return STATUS_OK;
    pack->n_denied++;
    for (size_t i = 0; i < count; i++) {
        struct network *network = &utterance->wordings[i].network;
        network->denial_of = denial_of(utterance);
        network->group = pack->n_denied;
        networks[i] = network;
    }
    utterance->denial = arena_alloc(arena, 1, sizeof *utterance->denial);
    enum status status = STATUS_OK;
    if (utterance->denial)
        status = network_init_denial(utterance->denial, networks, count, pack->denials,
                                     denial_of(utterance));
    return status == STATUS_LIMIT ? STATUS_LIMIT : STATUS_OK;
}
