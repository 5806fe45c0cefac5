/* An ear must be able to tell apart what it listens for at the same time: the expectations of one
 * turn, and the taboos too where a taboo rule holds. Each pair of utterances is compared once,
 * however many turns they share, and reported once, with its closest wordings. */
#include "scenarios/lint/lint.h"

/* Less than one whole syllable between them: 报修 and 报销 are 0.5 apart by network_distance, 抱歉
 * and 报销 1. What people swallow in fluent speech is often as much. The shipped pack's closest
 * pair, 姓名 and 地址 asked for in the same words, is 1.25 apart. */
static const float too_near = 1.0f;

/* A taboo may come closer: where both are heard about as well, the expectation wins or the rule stays
 * open (findings_outweigh), so nobody is accused. */
static const float too_near_taboo = 0.5f;

struct pair { /* of utterances, by their place in the pack */
    size_t first, second;
};

struct pairs {
    struct loader *loader;
    unsigned char *seen; /* a bit for each two */
};

static bool take_pair(struct pairs *pairs, struct pair pair)
{
    size_t bit = pair.first * pairs->loader->pack->n_utterances + pair.second;
    bool taken = pairs->seen[bit / 8] >> (bit % 8) & 1;
    pairs->seen[bit / 8] |= (unsigned char)(1u << (bit % 8));
    return !taken;
}

/* The closest wordings of two utterances; false when they are far enough apart. */
static bool find_nearest(const struct utterance *first, const struct utterance *second,
                         const struct wording **one, const struct wording **other)
{
    bool forbidden = first->kind == UTTERANCE_TABOO || second->kind == UTTERANCE_TABOO;
    float limit = forbidden ? too_near_taboo : too_near, nearest = limit;
    for (size_t i = 0; i < first->n_wordings; i++) {
        for (size_t j = 0; j < second->n_wordings; j++) {
            const struct network *a = &first->wordings[i].network,
                                 *b = &second->wordings[j].network;
            float distance = a->n_arcs && b->n_arcs ? network_distance(a, b, nearest) : limit;
            if (distance < 0 || distance >= nearest)
                continue;
            nearest = distance;
            *one = &first->wordings[i];
            *other = &second->wordings[j];
        }
    }
    return nearest < limit;
}

static void compare(struct pairs *pairs, const struct utterance *first,
                    const struct utterance *second, const struct turn *turn)
{
    const struct pack *pack = pairs->loader->pack;
    const struct utterance *utterances = pack->utterances;
    const struct wording *one = NULL, *other = NULL;
    if (pack_utterance(pack, first->id) > pack_utterance(pack, second->id)) {
        const struct utterance *swapped = first;
        first = second;
        second = swapped;
    }
    struct pair pair = {(size_t)(pack_utterance(pack, first->id) - utterances),
                        (size_t)(pack_utterance(pack, second->id) - utterances)};
    if (first != second && take_pair(pairs, pair) && find_nearest(first, second, &one, &other))
        LOADER_PROBLEM(pairs->loader, other->at,
                       "'%s' can hardly be told by ear from '%s' in line %d, and turn '%s' listens "
                       "for both",
                       second->id, first->id, one->at.line, turn->id);
}

static bool has_taboo_rule(const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_rules; i++) {
        if (turn->rules[i]->measure == MEASURE_TABOO)
            return true;
    }
    return false;
}

static void compare_with_taboos(struct pairs *pairs, const struct utterance *utterance,
                                const struct turn *turn)
{
    const struct pack *pack = pairs->loader->pack;
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_TABOO)
            compare(pairs, utterance, &pack->utterances[i], turn);
    }
}

static void compare_turn(struct pairs *pairs, const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        for (size_t j = i + 1; j < turn->n_expects; j++)
            compare(pairs, turn->expects[i].utterance, turn->expects[j].utterance, turn);
        if (has_taboo_rule(turn))
            compare_with_taboos(pairs, turn->expects[i].utterance, turn);
    }
}

void lint_alike(struct loader *loader)
{
    const struct pack *pack = loader->pack;
    struct pairs pairs = {.loader = loader};
    pairs.seen = arena_alloc(loader->arena, pack->n_utterances * pack->n_utterances / 8 + 1, 1);
    for (size_t i = 0; pairs.seen && i < pack_n_scenes(pack); i++) {
        const struct play *play = pack_scene(pack, i);
        for (size_t j = 0; j < play->n_turns; j++)
            compare_turn(&pairs, &play->turns[j]);
    }
}
