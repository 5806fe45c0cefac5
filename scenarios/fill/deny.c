/* Denials of what is said: made from every wording by itself. */
#include <string.h>

#include "scenarios/fill/fit.h"

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

void utterance_deny(struct loader *loader, struct utterance *utterance)
{
    struct arena *arena = loader->arena;
    size_t count = utterance->n_wordings;
    const struct network **networks = arena_alloc(arena, count, sizeof *networks);
    utterance->denial = NULL;
    if (utterance->denials == DENIALS_IGNORED || !networks)
        return;
    loader->pack->n_denied++;
    for (size_t i = 0; i < count; i++) {
        struct network *network = &utterance->wordings[i].network;
        network->denial_of = denial_of(utterance);
        network->group = loader->pack->n_denied;
        networks[i] = network;
    }
    utterance->denial = arena_alloc(arena, 1, sizeof *utterance->denial);
    if (utterance->denial)
        network_init_denial(utterance->denial, networks, count, loader->pack->denials,
                            denial_of(utterance));
}
