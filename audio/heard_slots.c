/* A slot takes whatever fits best, so the best alone says little. The value counts when what was
 * said is clearly ahead of anything else that could have been said in the same place. */
#include "audio/heard_slots.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/senones.h"
#include "audio/slot_rivals.h"
#include "base/utf8.h"

/* A first setting, not yet fitted to the model that is shipped: tests/bench_slots --data measures
 * it. On 42 numbers of 8 and 11 digits read by the two people of aishell-sample, each heard by a
 * model trained without that person and read with an earlier, narrower beam, 6 of 9 with a margin
 * of 180 and more were right, and 12 of the 33 below. */
static const double MARGIN_SLOPE = 0.02, MARGIN_DOUBT = 1.4, SURE_FROM = 0.9;

/* There an expected value that was said lay at -93 or better in 11 of 16, and down to -1240 in the
 * rest, one that was wrong in one digit at -211 at best in 15. So a bad margin alone does not say
 * that something else was said: another value must be sure. */
enum { MATCHES_FROM = -100 };

static double logistic(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

static void slot_add(struct heard_slot *slot, const struct heard_syllable *syllable)
{
    size_t used = strlen(slot->hanzi), more = strlen(syllable->hanzi);
    if (used + more < sizeof slot->hanzi)
        memcpy(slot->hanzi + used, syllable->hanzi, more + 1);
    slot->end_ms = syllable->end_ms;
}

/* What was said in a slot, with its rivals' values. */
struct contest {
    const struct network_slot *kind;
    struct rival rivals[RIVALS_MAX];
    char values[RIVALS_MAX][sizeof((struct heard_slot *)0)->value]; /* "": it forms none */
    size_t count;
};

static void contest_values(struct contest *contest)
{
    for (size_t i = 0; i < contest->count && i < RIVALS_MAX; i++) {
        if (slot_value(contest->kind, contest->rivals[i].hanzi, contest->values[i],
                       sizeof contest->values[i]) != STATUS_OK)
            contest->values[i][0] = '\0';
    }
}

/* The first that forms a value other than `value`; count: none. */
static size_t contest_other(const struct contest *contest, const char *value)
{
    size_t i = 0;
    while (i < contest->count &&
           (contest->values[i][0] == '\0' || strcmp(contest->values[i], value) == 0))
        i++;
    return i;
}

/* How much more the best that is not `value` costs than `cost`; what is beyond the beam costs no
 * less than the beam. */
static int32_t contest_margin(const struct contest *contest, const char *value, int32_t cost)
{
    size_t other = contest_other(contest, value);
    return (other < contest->count ? contest->rivals[other].cost : RIVAL_BEAM) - cost;
}

static void value_fill(const struct contest *contest, struct heard_slot *slot)
{
    size_t best = contest_other(contest, "");
    if (best == contest->count)
        return;
    memcpy(slot->guess, contest->values[best], sizeof slot->guess);
    slot->hanzi[0] = '\0';
    strncat(slot->hanzi, contest->rivals[best].hanzi,
            utf8_cut(contest->rivals[best].hanzi, sizeof slot->hanzi - 1));
    size_t other = contest_other(contest, slot->guess);
    if (other < contest->count)
        memcpy(slot->rival, contest->values[other], sizeof slot->rival);
    slot->margin = contest_margin(contest, slot->guess, contest->rivals[best].cost);
    slot->score = (float)logistic(MARGIN_SLOPE * slot->margin - MARGIN_DOUBT);
    if ((double)slot->score >= SURE_FROM)
        memcpy(slot->value, slot->guess, sizeof slot->value);
}

/* Any two to four syllables fit a name as well as the phone loop does; they are held against the
 * expected name as speech left out is against a reading. */
static int32_t wildcard_handicap(const struct contest *contest, const struct heard_slot *slot)
{
    if (contest->kind->type != SLOT_NAME)
        return 0;
    return (slot->end_ms - slot->start_ms) / SENONES_FRAME_MS * SLOT_OUTSIDE_PENALTY;
}

static void match_fill(const struct contest *contest, struct heard_slot *slot)
{
    size_t i = 0;
    while (i < contest->count && !contest->rivals[i].expected)
        i++;
    slot->expected_margin = -RIVAL_BEAM;
    if (i < contest->count)
        slot->expected_margin =
            contest_margin(contest, contest->values[i], contest->rivals[i].cost) +
            wildcard_handicap(contest, slot);
    slot->match = slot->expected_margin >= MATCHES_FROM ? SLOT_MATCHES
                  : slot->value[0]                      ? SLOT_DIFFERS
                                                        : SLOT_UNSURE;
}

/* The network's slot that a syllable's slot belongs to: the way of an expected value stands right
 * behind the open one. */
static uint8_t slot_open(const struct network *network, uint8_t slot)
{
    return slot > 1 && network->slots[slot - 1].expected ? (uint8_t)(slot - 1) : slot;
}

static enum status slot_fill(const struct path *path, const struct stretch *stretch, uint8_t index,
                             struct heard_slot *slot)
{
    struct contest contest = {.kind = &path->network->slots[index - 1]};
    struct place place = {path->segments[0].start, path->segments[path->count - 1].end, 0};
    memcpy(slot->name, contest.kind->name, sizeof slot->name);
    enum status status =
        slot_rivals_find(stretch->trellis, path->graph, path->network, stretch->model, &place,
                         index, contest.rivals, &contest.count);
    if (status != STATUS_OK)
        return status;
    contest_values(&contest);
    value_fill(&contest, slot);
    if (index < path->network->n_slots && path->network->slots[index].expected)
        match_fill(&contest, slot);
    return STATUS_OK;
}

enum status heard_slots_fill(const struct path *path, const struct stretch *stretch,
                             struct evidence *evidence)
{
    const struct network *network = path->network;
    enum status status = STATUS_OK;
    evidence->slots = calloc(evidence->n_syllables + 1, sizeof *evidence->slots);
    if (!evidence->slots)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < evidence->n_syllables && status == STATUS_OK;) {
        uint8_t index = evidence->syllables[i].slot;
        size_t last = i;
        struct heard_slot slot = {.start_ms = evidence->syllables[i].start_ms};
        do
            slot_add(&slot, &evidence->syllables[last++]);
        while (last < evidence->n_syllables && evidence->syllables[last].slot == index);
        if (index > 0 && index <= network->n_slots) {
            if (evidence->verdict != EVIDENCE_NOT_SAID)
                status = slot_fill(path, stretch, slot_open(network, index), &slot);
            for (size_t k = i; k < last; k++)
                evidence->syllables[k].slot = (uint8_t)(evidence->n_slots + 1);
            evidence->slots[evidence->n_slots++] = slot;
        }
        i = last;
    }
    return status;
}
