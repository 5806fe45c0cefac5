/* An ear must be able to tell apart what it listens for at the same time: the expectations of one
 * turn, and the taboos too where a taboo rule holds. Each pair of utterances is compared once,
 * however many turns they share, and reported once, with its closest wordings.
 *
 * Comparing two networks takes microseconds, so it is done only where it can find anything. What is
 * less than a syllable apart has as many syllables, and of all their initials and finals at most
 * one is of another class (syllable_class): then the first syllables are of one class, or the last
 * are. Both can be seen from sets that are made once an utterance. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/lint/lint.h"

/* Less than one whole syllable between them: 报修 and 报销 are 0.5 apart by network_distance, 抱歉
 * and 报销 1. What people swallow in fluent speech is often as much. The shipped pack's closest
 * pair, 姓名 and 地址 asked for in the same words, is 1.25 apart. */
static const float too_near = 1.0f;

/* A taboo may come closer: where both are heard about as well, the expectation wins or the rule
 * stays open (findings_outweigh), so nobody is accused. */
static const float too_near_taboo = 0.5f;

enum {
    SAID_MOST = 100, /* pairs: whoever wrote them knows by then */
    /* Wordings that begin or end alike, at some 2 us each; the shipped pack has 1,100,000. */
    COMPARED_MOST = 4000000,
    SET_WORDS = (SYLLABLE_CLASSES + 63) / 64
};

struct ends { /* of a wording */
    uint64_t first[SET_WORDS],
        last[SET_WORDS];      /* classes of syllables that it can begin, end with */
    size_t shortest, longest; /* in syllables; 0: it has no network */
};

/* An utterance that a turn listens for. */
struct candidate {
    const struct utterance *utterance;
    size_t place;      /* in the pack, of what it is or is a copy of */
    struct ends *ends; /* owned; of each wording */
};

struct pair { /* of utterances, by their place in the pack */
    size_t first, second;
};

struct pairs {
    struct loader *loader;
    unsigned char *seen;      /* a bit for each two */
    unsigned char *marked;    /* room for the nodes of a network */
    struct candidate *taboos; /* all of the pack's */
    size_t n_taboos, n_said, n_compared;
    bool failed; /* memory ran out */
};

static bool take_pair(struct pairs *pairs, struct pair pair)
{
    size_t bit = pair.first * pairs->loader->pack->n_utterances + pair.second;
    bool taken = pairs->seen[bit / 8] >> (bit % 8) & 1;
    pairs->seen[bit / 8] |= (unsigned char)(1u << (bit % 8));
    return !taken;
}

static void set_add(uint64_t set[SET_WORDS], const struct network_arc *arc)
{
    unsigned class = syllable_class(arc->syllable);
    if (arc->syllable.final == FINAL_ANY)
        memset(set, 0xFF, SET_WORDS * sizeof *set);
    else
        set[class / 64] |= (uint64_t)1 << class % 64;
}

static bool sets_meet(const uint64_t a[SET_WORDS], const uint64_t b[SET_WORDS])
{
    for (int i = 0; i < SET_WORDS; i++) {
        if (a[i] & b[i])
            return true;
    }
    return false;
}

/* The syllables that can come first: arcs from nodes to which only skips lead. Arcs go up. */
static void add_first(struct ends *ends, const struct network *network, unsigned char *marked)
{
    memset(marked, 0, network->n_nodes);
    marked[0] = 1;
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (marked[arc->from] && arc->syllable.final == FINAL_NONE)
            marked[arc->to] = 1;
        else if (marked[arc->from])
            set_add(ends->first, arc);
    }
}

static void add_last(struct ends *ends, const struct network *network, unsigned char *marked)
{
    memset(marked, 0, network->n_nodes);
    marked[network->n_nodes - 1] = 1;
    for (size_t i = network->n_arcs; i-- > 0;) {
        const struct network_arc *arc = &network->arcs[i];
        if (marked[arc->to] && arc->syllable.final == FINAL_NONE)
            marked[arc->from] = 1;
        else if (marked[arc->to])
            set_add(ends->last, arc);
    }
}

static void ends_fill(struct ends *ends, const struct network *network, unsigned char *marked)
{
    if (network->n_arcs == 0)
        return;
    network_lengths(network, &ends->shortest, &ends->longest);
    add_first(ends, network, marked);
    add_last(ends, network, marked);
}

static void candidate_fill(struct pairs *pairs, struct candidate *candidate,
                           const struct utterance *utterance)
{
    const struct pack *pack = pairs->loader->pack;
    candidate->utterance = utterance;
    candidate->place = (size_t)(pack_utterance(pack, utterance->id) - pack->utterances);
    candidate->ends = calloc(utterance->n_wordings + 1, sizeof *candidate->ends);
    pairs->failed |= !candidate->ends;
    for (size_t i = 0; candidate->ends && i < utterance->n_wordings; i++)
        ends_fill(&candidate->ends[i], &utterance->wordings[i].network, pairs->marked);
}

static void candidates_free(struct candidate *candidates, size_t count)
{
    for (size_t i = 0; candidates && i < count; i++)
        free(candidates[i].ends);
    free(candidates);
}

static bool may_be_alike(const struct ends *a, const struct ends *b)
{
    bool lengths = a->shortest <= b->longest && b->shortest <= a->longest;
    bool single = a->shortest <= 1 && b->shortest <= 1; /* and that one may differ */
    return lengths && (single || sets_meet(a->first, b->first) || sets_meet(a->last, b->last));
}

/* The closest wordings of two candidates. */
struct nearest {
    const struct wording *one, *other;
    float distance;
};

static void compare_wordings(struct pairs *pairs, const struct wording *a, const struct wording *b,
                             struct nearest *nearest)
{
    float distance = network_distance(&a->network, &b->network, nearest->distance);
    pairs->n_compared++;
    if (distance >= 0 && distance < nearest->distance)
        *nearest = (struct nearest){a, b, distance};
}

/* `one` NULL: they are far enough apart. */
static struct nearest find_nearest(struct pairs *pairs, const struct candidate *a,
                                   const struct candidate *b)
{
    const struct utterance *first = a->utterance, *second = b->utterance;
    bool forbidden = first->kind == UTTERANCE_TABOO || second->kind == UTTERANCE_TABOO;
    struct nearest nearest = {.distance = forbidden ? too_near_taboo : too_near};
    for (size_t i = 0; i < first->n_wordings; i++) {
        for (size_t j = 0; j < second->n_wordings && pairs->n_compared < COMPARED_MOST; j++) {
            if (a->ends[i].longest && b->ends[j].longest && may_be_alike(&a->ends[i], &b->ends[j]))
                compare_wordings(pairs, &first->wordings[i], &second->wordings[j], &nearest);
        }
    }
    return nearest;
}

static void say_alike(struct pairs *pairs, const struct candidate *first,
                      const struct candidate *second, const struct turn *turn)
{
    struct nearest nearest = find_nearest(pairs, first, second);
    if (!nearest.one)
        return;
    LOADER_PROBLEM(pairs->loader, nearest.other->at,
                   "'%s' can hardly be told by ear from '%s' in line %d, and turn '%s' listens "
                   "for both",
                   second->utterance->id, first->utterance->id, nearest.one->at.line, turn->id);
    if (++pairs->n_said == SAID_MOST)
        LOADER_PROBLEM(pairs->loader, turn->at,
                       "%d pairs of phrases are too much alike: more are not looked for",
                       SAID_MOST);
}

static void compare(struct pairs *pairs, const struct candidate *first,
                    const struct candidate *second, const struct turn *turn)
{
    bool swapped = first->place > second->place;
    const struct candidate *a = swapped ? second : first, *b = swapped ? first : second;
    struct pair pair = {a->place, b->place};
    if (pairs->failed || pairs->n_said >= SAID_MOST || pairs->n_compared >= COMPARED_MOST ||
        a->place == b->place || !take_pair(pairs, pair))
        return;
    say_alike(pairs, a, b, turn);
    if (pairs->n_compared >= COMPARED_MOST)
        LOADER_PROBLEM(pairs->loader, turn->at,
                       "more than %d wordings begin or end alike: the rest is not compared",
                       COMPARED_MOST);
}

static bool has_taboo_rule(const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_rules; i++) {
        if (turn->rules[i]->measure == MEASURE_TABOO)
            return true;
    }
    return false;
}

static void compare_turn(struct pairs *pairs, const struct turn *turn)
{
    struct candidate *expected = calloc(turn->n_expects + 1, sizeof *expected);
    pairs->failed |= !expected;
    for (size_t i = 0; expected && i < turn->n_expects; i++)
        candidate_fill(pairs, &expected[i], turn->expects[i].utterance);
    for (size_t i = 0; expected && i < turn->n_expects; i++) {
        for (size_t j = i + 1; j < turn->n_expects; j++)
            compare(pairs, &expected[i], &expected[j], turn);
        for (size_t j = 0; has_taboo_rule(turn) && j < pairs->n_taboos; j++)
            compare(pairs, &expected[i], &pairs->taboos[j], turn);
    }
    candidates_free(expected, turn->n_expects);
}

static void fill_taboos(struct pairs *pairs)
{
    const struct pack *pack = pairs->loader->pack;
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_TABOO)
            candidate_fill(pairs, &pairs->taboos[pairs->n_taboos++], &pack->utterances[i]);
    }
}

static void compare_all(struct pairs *pairs)
{
    const struct pack *pack = pairs->loader->pack;
    fill_taboos(pairs);
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        const struct play *play = pack_scene(pack, i);
        for (size_t j = 0; j < play->n_turns; j++)
            compare_turn(pairs, &play->turns[j]);
    }
}

void lint_alike(struct loader *loader)
{
    size_t n = loader->pack->n_utterances;
    struct pairs pairs = {.loader = loader,
                          .seen = calloc(n * n / 8 + 1, 1),
                          .marked = malloc(UINT16_MAX + 1),
                          .taboos = calloc(n + 1, sizeof *pairs.taboos)};
    if (pairs.seen && pairs.marked && pairs.taboos)
        compare_all(&pairs);
    else
        pairs.failed = true;
    if (pairs.failed)
        problems_add(&loader->problems, "", 0, "out of memory: phrases were not compared");
    free(pairs.seen);
    free(pairs.marked);
    candidates_free(pairs.taboos, pairs.n_taboos);
}
