/* A slot takes whatever fits best, so the best alone says little. The value counts when what was
 * said is clearly ahead of anything else that could have been said in the same place. */
#include "audio/ear/verify/heard_slots.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/outside.h"
#include "audio/ear/senones.h"
#include "audio/ear/verify/count_check.h"
#include "audio/ear/verify/digit_check.h"
#include "audio/ear/verify/slot_rivals.h"
#include "audio/ear/verify/slot_units.h"
#include "audio/ear/verify/unit_fit.h"
#include "base/utf8.h"
#include "language/slot/slot.h"

/* A value is shown from a margin of 330 on. On 58 telephone numbers of 8 and 11 digits, each heard
 * by a model trained without its reader, the surest wrong guess had 320 (and the surest right one
 * 279: none is shown); on 60 numbers joined from syllables 264, on 7 amounts read in sentences 269.
 * tests/bench_slots --data --without counts again. */
static const double MARGIN_SLOPE = 0.02, MARGIN_DOUBT = 4.4, SURE_FROM = 0.9;

/* On those 58, the joined and espeak-ng's 240, an expected value that was wrong in one place came
 * to a margin of 9 at best; the right one reached 20 in 14 of the 58. A bad margin does not say
 * that something else was said: another value must be sure. */
enum { MATCHES_FROM = 20 };

/* The same for a number that the wording gives, by the margin of its worst digit (digit_check.h).
 * Of 58 telephone numbers read rightly, each heard by a model that never heard its reader, one went
 * below -195 (the next -190), of 551 with one wrong digit 66 in 100 did; above 0 lay 0.4 of them.
 */
static const double LITERAL_MATCHES_FROM = 0, LITERAL_DIFFERS_FROM = 195;

/* A search that took the wrong place for the slot finds one reading far ahead of all others, and
 * none that fits: every syllable in the slot and beside it must be this clear. */
static const float CLEAR_FROM = 0.1F;

/* The place found is the one that fits best a frame, and may leave out a first or last word to get
 * there: what is beside a slot that begins or ends the wording is searched too, in frames. */
enum { REACH = 80, SLACK = 100 };

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

static int32_t margin_within(double margin)
{
    return (int32_t)fmin(fmax(margin, -RIVAL_MARGIN_MAX), RIVAL_MARGIN_MAX);
}

/* How much more than `cost` the best reading costs that has another value. */
static int32_t contest_margin(const struct contest *contest, const char *value, int32_t cost)
{
    size_t other = contest_other(contest, value);
    return margin_within((other < contest->count ? contest->rivals[other].cost : RIVAL_MARGIN_MAX) -
                         cost);
}

static void value_fill(const struct contest *contest, bool clear, struct heard_slot *slot)
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
    if (clear && (double)slot->score >= SURE_FROM)
        memcpy(slot->value, slot->guess, sizeof slot->value);
}

/* Any two to four syllables fit a name as well as the phone loop does; they are held against the
 * expected name as speech left out is against a reading. */
static int32_t name_handicap(const struct heard_slot *slot)
{
    return (slot->end_ms - slot->start_ms) / SENONES_FRAME_MS * OUTSIDE_PENALTY;
}

static void match_fill(const struct contest *contest, const struct slot_sound *sound,
                       struct heard_slot *slot)
{
    size_t i = 0;
    while (i < contest->count && !contest->rivals[i].expected)
        i++;
    slot->expected_margin = -RIVAL_MARGIN_MAX;
    if (i < contest->count && contest->kind->type == SLOT_NAME)
        slot->expected_margin = name_handicap(slot) - contest->rivals[i].cost -
                                (sound ? slot_units_against(sound, &contest->rivals[i]) : 0);
    else if (i < contest->count)
        slot->expected_margin =
            contest_margin(contest, contest->values[i], contest->rivals[i].cost);
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

/* The slot's syllables, [first, last) of the evidence's. */
struct slot_run {
    const struct path *path;
    const struct stretch *stretch;
    const struct evidence *evidence;
    size_t first, last;
};

static const struct segment *segment_at(const struct slot_run *run, int32_t start_ms)
{
    int32_t frame = (start_ms - run->stretch->start_ms) / SENONES_FRAME_MS;
    const struct segment *segment = run->path->segments;
    while (segment->end <= frame)
        segment++;
    return segment;
}

/* The slot with the syllable before it and the one behind. */
static struct slot_span slot_run_span(const struct slot_run *run)
{
    const struct heard_syllable *syllables = run->evidence->syllables;
    const struct path *path = run->path;
    int32_t start = path->segments[0].start, end = path->segments[path->count - 1].end;
    int32_t n_frames = (int32_t)run->stretch->trellis->n_looped;
    struct slot_span span = {start > REACH ? start - REACH : 0,
                             end + REACH < n_frames ? end + REACH : n_frames,
                             SPAN_FREE,
                             SPAN_FREE,
                             start + SLACK,
                             end - SLACK};
    if (run->first > 0) {
        const struct segment *before = segment_at(run, syllables[run->first - 1].start_ms);
        span.first = before->start;
        span.entry = before->node;
    }
    if (run->last < run->evidence->n_syllables) {
        const struct segment *after =
            segment_at(run, syllables[run->last].end_ms - SENONES_FRAME_MS);
        span.last = after->end;
        span.leaver = after->node;
    }
    return span;
}

static bool slot_run_clear(const struct slot_run *run)
{
    const struct evidence *evidence = run->evidence;
    size_t first = run->first > 0 ? run->first - 1 : 0;
    size_t last = run->last < evidence->n_syllables ? run->last + 1 : run->last;
    for (size_t i = first; i < last; i++) {
        if (evidence->syllables[i].clarity < CLEAR_FROM)
            return false;
    }
    return true;
}

/* False: no network heard it. */
static bool slot_run_sound(const struct slot_run *run, const struct slot_span *span,
                           struct slot_sound *sound)
{
    const struct unit_sound *units = run->stretch->units;
    const struct heard_syllable *syllables = run->evidence->syllables;
    if (!units || !run->stretch->model->has_with_network)
        return false;
    sound->rows = slot_units_rows(units, span->first, span->last);
    sound->names = units->names;
    sound->before = run->first > 0 ? syllables[run->first - 1].syllable
                                   : (struct syllable){.final = FINAL_NONE};
    sound->after = run->last < run->evidence->n_syllables ? syllables[run->last].syllable
                                                          : (struct syllable){.final = FINAL_NONE};
    return true;
}

/* Whether one digit more or less than these is about as likely there. Where no network heard it,
 * nothing is known of that. */
static bool count_open(const struct slot_run *run, const struct slot_span *span,
                       const struct syllable *syllables, size_t count)
{
    struct slot_sound sound;
    struct count_check check;
    if (!slot_run_sound(run, span, &sound))
        return false;
    struct spelled_number number = {syllables,   count,       sound.before,
                                    sound.after, span->first, span->last};
    return count_check_run(run->stretch->units, &number, &check) && count_is_open(&check);
}

static bool literal_count_open(const struct slot_run *run)
{
    struct syllable syllables[SLOT_MAX_DIGITS];
    struct slot_span span = slot_run_span(run);
    size_t n = 0;
    for (size_t i = run->first; i < run->last && n < SLOT_MAX_DIGITS; i++)
        syllables[n++] = run->evidence->syllables[i].syllable;
    return n == run->last - run->first && count_open(run, &span, syllables, n);
}

/* A number that the wording gives: another one was said where a digit is clearly not the one. It is
 * left open where one digit, or how many there are, might be otherwise. */
static enum status literal_fill(const struct slot_run *run, uint8_t index, struct heard_slot *slot)
{
    struct digit_check check;
    memcpy(slot->name, run->path->network->slots[index - 1].name, sizeof slot->name);
    enum status status = digit_check_run(run->path, run->stretch, index, &check);
    if (status != STATUS_OK)
        return status;
    memcpy(slot->guess, check.heard, sizeof check.heard);
    slot->literal = true;
    slot->expected_margin = margin_within(check.margin);
    slot->match = check.margin > LITERAL_MATCHES_FROM    ? SLOT_MATCHES
                  : check.margin < -LITERAL_DIFFERS_FROM ? SLOT_DIFFERS
                                                         : SLOT_UNSURE;
    if (slot->match == SLOT_MATCHES && literal_count_open(run))
        slot->match = SLOT_UNSURE;
    return STATUS_OK;
}

/* One syllable fits in anywhere: the likeliest surname may have been put between two words where
 * none was (马小军吴先生), or in another's place. The network would rather have anything else there
 * then. */
static bool is_forced(const struct contest *contest, const struct slot_sound *sound)
{
    return sound && contest->kind->type == SLOT_LISTED && contest->count > 0 &&
           contest->rivals[0].n_syllables == 1 &&
           slot_units_against(sound, &contest->rivals[0]) > 0;
}

/* What is expected in a slot of digits may be it but for their count. */
static bool is_miscounted(const struct slot_run *run, const struct slot_span *span,
                          const struct contest *contest)
{
    size_t i = 0;
    bool digits = contest->kind->type == SLOT_NUMBER || contest->kind->type == SLOT_PHONE;
    while (i < contest->count && !contest->rivals[i].expected)
        i++;
    return digits && i < contest->count &&
           count_open(run, span, contest->rivals[i].syllables, contest->rivals[i].n_syllables);
}

static enum status slot_fill(const struct slot_run *run, uint8_t index, struct heard_slot *slot)
{
    const struct path *path = run->path;
    struct contest contest = {.kind = &path->network->slots[index - 1]};
    struct slot_span span = slot_run_span(run);
    memcpy(slot->name, contest.kind->name, sizeof slot->name);
    enum status status =
        slot_rivals_find(run->stretch->trellis, path->graph, path->network, run->stretch->model,
                         &span, index, contest.rivals, &contest.count);
    if (status != STATUS_OK)
        return status;
    struct slot_sound sound;
    bool in_units = slot_run_sound(run, &span, &sound);
    if (in_units && contest.kind->type != SLOT_NAME)
        slot_units_weigh(&sound, contest.rivals, contest.count);
    contest_values(&contest);
    value_fill(&contest, slot_run_clear(run) && !is_forced(&contest, in_units ? &sound : NULL),
               slot);
    if (index < path->network->n_slots && path->network->slots[index].expected)
        match_fill(&contest, in_units ? &sound : NULL, slot);
    if (slot->match == SLOT_MATCHES && is_miscounted(run, &span, &contest))
        slot->match = SLOT_UNSURE;
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
            struct slot_run run = {path, stretch, evidence, i, last};
            if (evidence->verdict == EVIDENCE_NOT_SAID)
                status = STATUS_OK;
            else if (network->slots[index - 1].literal)
                status = literal_fill(&run, index, &slot);
            else
                status = slot_fill(&run, slot_open(network, index), &slot);
            for (size_t k = i; k < last; k++)
                evidence->syllables[k].slot = (uint8_t)(evidence->n_slots + 1);
            evidence->slots[evidence->n_slots++] = slot;
        }
        i = last;
    }
    return status;
}
