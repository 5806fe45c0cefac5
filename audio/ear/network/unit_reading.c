/* CTC's prefix search with a model of what follows what (Hannun et al., First-Pass Large Vocabulary
 * Continuous Speech Recognition using Bi-Directional Recurrent DNNs, 2014): the likeliest sequences
 * of units up to each row are carried on, each with all its ways through the rows. An initial
 * waits for its final; the two are a syllable where Mandarin has it. */
#include "audio/ear/network/unit_reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

/* CTC marks a unit where it is sure of it, not how long it lasts: so long a vowel sounds on at
 * most, unless the next syllable begins before. The median syllable of people-sentences is 190 ms.
 */
enum { VOWEL_MS = 150 };

enum {
    BEAM = 80,       /* sequences carried on */
    UNITS_TRIED = 10 /* the likeliest of a row, besides none */
};

/* No unit at all is likeliest in most rows: it is taken to be this much less likely. A syllable
 * counts for what the model of syllables gives it by this share, and gains so much for being one
 * more, or long words would always be read as short ones. Chosen on replies spoken by Kokoro-82M of
 * lists that the model had not learnt from (docs/hearing.md). */
static const float BLANK_PENALTY = 2, MODEL_SHARE = 0.8f, SYLLABLE_GAIN = 3.5f;

/* Units so much less likely than a row's likeliest are not tried there (nats). */
static const float TRIED_WITHIN = 7;

static const float NEVER = -1e9f;

/* A sequence of units: its parent's and one more. */
struct prefix {
    int32_t parent, child, sibling; /* indices; -1: none */
    uint16_t syllable; /* that its unit, a final, ends; 0: it is an initial, and waits */
    uint8_t unit;
    float blank, sound;           /* log-probability of its ways that end in no unit, in its own */
    float all;                    /* of both: asked for with each unit of a row */
    float next_blank, next_sound; /* the same with the row under way */
    float said;                   /* by the model of syllables */
    float peak;                   /* the most that its unit reaches where it sounds, and */
    float initial_peak;           /* the initial that waited for it did when it began */
    size_t row, start;            /* where the unit begins to sound, and its syllable */
    bool next;                    /* it has a way with the row under way */
};

struct search {
    const struct syllable_model *model;
    const struct unit_rows *rows;
    struct prefix *prefixes; /* owned */
    size_t n_prefixes, capacity;
    int32_t *beam, *next; /* owned; `n_` indices of prefixes */
    size_t n_beam, n_next, next_capacity;
};

void unit_reading_finish(struct unit_reading *reading)
{
    free(reading->items);
    *reading = (struct unit_reading){0};
}

static float log_sum(float a, float b)
{
    float more = fmaxf(a, b), less = fminf(a, b);
    return less <= NEVER ? more : more + log1pf(expf(less - more));
}

/* It ends with an initial. */
static bool waits(const struct prefix *prefix)
{
    return prefix->parent >= 0 && !prefix->syllable;
}

/* Prefixes */

static uint16_t last_syllable(const struct search *search, int32_t *at)
{
    while (*at > 0 && !search->prefixes[*at].syllable)
        *at = search->prefixes[*at].parent;
    return *at > 0 ? search->prefixes[*at].syllable : SYLLABLE_EDGE;
}

/* What a syllable behind a prefix counts for, or the end of the sentence. */
static float said_behind(const struct search *search, int32_t parent, uint16_t syllable)
{
    uint16_t before = last_syllable(search, &parent);
    if (parent > 0)
        parent = search->prefixes[parent].parent;
    uint16_t far = parent > 0 ? last_syllable(search, &parent) : SYLLABLE_EDGE;
    if (!syllable_model_knows(search->model))
        return 0;
    float gain = syllable == SYLLABLE_EDGE ? 0 : SYLLABLE_GAIN;
    return gain + MODEL_SHARE * syllable_model_log(search->model, far, before, syllable);
}

static enum status prefix_add(struct search *search, int32_t parent, uint8_t unit,
                              uint16_t syllable, int32_t *index)
{
    enum status status = grow(&search->prefixes, &search->capacity, search->n_prefixes + 1,
                              sizeof *search->prefixes);
    if (status != STATUS_OK)
        return status;
    struct prefix prefix = {.parent = parent,
                            .child = -1,
                            .sibling = -1,
                            .syllable = syllable,
                            .unit = unit,
                            .blank = NEVER,
                            .sound = NEVER,
                            .all = NEVER,
                            .peak = NEVER};
    *index = (int32_t)search->n_prefixes;
    if (parent >= 0) {
        prefix.said = search->prefixes[parent].said;
        prefix.sibling = search->prefixes[parent].child;
        search->prefixes[parent].child = *index;
    }
    if (syllable)
        prefix.said += said_behind(search, parent, syllable);
    search->prefixes[search->n_prefixes++] = prefix;
    return STATUS_OK;
}

/* The prefix that a unit behind another is; -1: no syllable of Mandarin's. */
static enum status prefix_behind(struct search *search, int32_t parent, uint8_t unit,
                                 int32_t *index)
{
    const struct prefix *before = &search->prefixes[parent];
    for (*index = before->child; *index >= 0; *index = search->prefixes[*index].sibling) {
        if (search->prefixes[*index].unit == unit)
            return STATUS_OK;
    }
    bool initial = syllable_model_is_initial(search->model, unit);
    uint16_t syllable =
        initial ? 0 : syllable_model_number(search->model, waits(before) ? before->unit : 0, unit);
    if (initial ? waits(before) : !syllable)
        return STATUS_OK;
    return prefix_add(search, parent, unit, syllable, index);
}

/* Rows */

struct tried { /* the units of a row */
    uint8_t units[UNITS_TRIED];
    size_t count;
};

static void units_try(const struct search *search, const float *row, struct tried *tried)
{
    float best = row[0];
    tried->count = 0;
    for (size_t u = 1; u < search->rows->n_units; u++) {
        best = fmaxf(best, row[u]);
        size_t at = tried->count;
        while (at > 0 && row[tried->units[at - 1]] < row[u])
            at--;
        if (at == UNITS_TRIED)
            continue;
        size_t last = tried->count < UNITS_TRIED ? tried->count++ : UNITS_TRIED - 1;
        memmove(tried->units + at + 1, tried->units + at, last - at);
        tried->units[at] = (uint8_t)u;
    }
    while (tried->count > 0 && row[tried->units[tried->count - 1]] < best - TRIED_WITHIN)
        tried->count--;
}

static enum status next_note(struct search *search, int32_t index)
{
    struct prefix *prefix = &search->prefixes[index];
    if (prefix->next)
        return STATUS_OK;
    enum status status =
        grow(&search->next, &search->next_capacity, search->n_next + 1, sizeof *search->next);
    if (status != STATUS_OK)
        return status;
    prefix->next = true;
    prefix->next_blank = prefix->next_sound = NEVER;
    search->next[search->n_next++] = index;
    return STATUS_OK;
}

/* A prefix whose last unit goes on, or behind which nothing sounds. */
static enum status prefix_goes_on(struct search *search, int32_t index, const float *row)
{
    enum status status = next_note(search, index);
    struct prefix *prefix = &search->prefixes[index];
    if (status != STATUS_OK)
        return status;
    prefix->next_blank = log_sum(prefix->next_blank, prefix->all + row[0] - BLANK_PENALTY);
    if (index > 0) {
        prefix->next_sound = log_sum(prefix->next_sound, prefix->sound + row[prefix->unit]);
        if (prefix->sound >= prefix->blank)
            prefix->peak = fmaxf(prefix->peak, row[prefix->unit]);
    }
    return STATUS_OK;
}

/* An initial may begin anew later on: the final keeps the place that it followed. */
static void prefix_place(struct prefix *prefix, const struct prefix *before, size_t at, float value)
{
    prefix->row = at;
    prefix->peak = value;
    prefix->start = waits(before) ? before->row : at;
    prefix->initial_peak = waits(before) ? before->peak : value;
}

/* A unit that begins behind a prefix. One that sounded there before begins here if that is likelier
 * than all of before. */
static enum status unit_begins(struct search *search, int32_t parent, uint8_t unit, size_t at,
                               float value)
{
    int32_t index;
    const struct prefix *before = &search->prefixes[parent];
    float way = parent > 0 && before->unit == unit ? before->blank : before->all;
    if (way <= NEVER)
        return STATUS_OK;
    enum status status = prefix_behind(search, parent, unit, &index);
    if (status != STATUS_OK || index < 0)
        return status;
    status = next_note(search, index);
    if (status != STATUS_OK)
        return status;
    struct prefix *prefix = &search->prefixes[index];
    prefix->next_sound = log_sum(prefix->next_sound, way + value);
    if (way > prefix->all)
        prefix_place(prefix, &search->prefixes[parent], at, value);
    return STATUS_OK;
}

static float likelihood(const struct prefix *prefix)
{
    return prefix->all + prefix->said;
}

/* The likeliest first. */
static int compare_prefixes(const void *a, const void *b, void *prefixes)
{
    int32_t one = *(const int32_t *)a, other = *(const int32_t *)b;
    const struct prefix *all = prefixes;
    float first = likelihood(&all[one]), second = likelihood(&all[other]);
    if (first != second)
        return first > second ? -1 : 1;
    return one < other ? -1 : 1;
}

static void beam_cut(struct search *search)
{
    for (size_t i = 0; i < search->n_next; i++) {
        struct prefix *prefix = &search->prefixes[search->next[i]];
        prefix->blank = prefix->next_blank;
        prefix->sound = prefix->next_sound;
        prefix->all = log_sum(prefix->blank, prefix->sound);
        prefix->next = false;
    }
    if (search->n_next)
        qsort_r(search->next, search->n_next, sizeof *search->next, compare_prefixes,
                search->prefixes);
    search->n_beam = search->n_next < BEAM ? search->n_next : BEAM;
    memcpy(search->beam, search->next, search->n_beam * sizeof *search->beam);
    for (size_t i = search->n_beam; i < search->n_next; i++) {
        struct prefix *prefix = &search->prefixes[search->next[i]];
        prefix->blank = prefix->sound = prefix->all = NEVER;
    }
    search->n_next = 0;
}

static enum status row_search(struct search *search, size_t at)
{
    const float *row = search->rows->values + at * search->rows->n_units;
    struct tried tried;
    enum status status = STATUS_OK;
    units_try(search, row, &tried);
    for (size_t i = 0; i < search->n_beam && status == STATUS_OK; i++) {
        status = prefix_goes_on(search, search->beam[i], row);
        for (size_t k = 0; k < tried.count && status == STATUS_OK; k++)
            status = unit_begins(search, search->beam[i], tried.units[k], at, row[tried.units[k]]);
    }
    if (status == STATUS_OK)
        beam_cut(search);
    return status;
}

/* What it comes to */

/* The likeliest that is whole, with the sentence's end behind it; 0, nothing, where none is. */
static int32_t search_best(const struct search *search)
{
    int32_t best = 0;
    float most = NEVER;
    for (size_t i = 0; i < search->n_beam; i++) {
        int32_t index = search->beam[i];
        const struct prefix *prefix = &search->prefixes[index];
        float value = likelihood(prefix) + said_behind(search, index, SYLLABLE_EDGE);
        if (!waits(prefix) && value > most) {
            most = value;
            best = index;
        }
    }
    return best;
}

static enum status syllable_add(struct unit_reading *reading, const struct heard_syllable *syllable)
{
    struct heard_syllable *last = reading->count ? &reading->items[reading->count - 1] : NULL;
    if (last && syllable->start_ms <= last->start_ms)
        return STATUS_OK;
    if (grow(&reading->items, &reading->capacity, reading->count + 1, sizeof *reading->items) !=
        STATUS_OK)
        return STATUS_NO_MEMORY;
    last = reading->count ? &reading->items[reading->count - 1] : NULL;
    if (last && last->end_ms > syllable->start_ms)
        last->end_ms = syllable->start_ms;
    reading->items[reading->count++] = *syllable;
    return STATUS_OK;
}

static struct heard_syllable heard_of(const struct search *search, int32_t index, int32_t start_ms)
{
    const struct prefix *final = &search->prefixes[index];
    int32_t step_ms = search->rows->step_ms;
    return (struct heard_syllable){.syllable =
                                       syllable_model_syllable(search->model, final->syllable),
                                   .start_ms = start_ms + (int32_t) final->start * step_ms,
                                   .end_ms = start_ms + (int32_t) final->row * step_ms + VOWEL_MS,
                                   .clarity = expf(fminf(final->initial_peak, final->peak))};
}

static size_t syllables_until(const struct search *search, int32_t index)
{
    size_t count = 0;
    for (; index > 0; index = search->prefixes[index].parent)
        count += search->prefixes[index].syllable != 0;
    return count;
}

/* From the last to the first. One that began anew after the next one had begun ends before it. */
static void syllables_gather(const struct search *search, int32_t index, int32_t start_ms,
                             struct heard_syllable *out, size_t count)
{
    int32_t next_ms = INT32_MAX;
    for (; index > 0; index = search->prefixes[index].parent) {
        if (!search->prefixes[index].syllable)
            continue;
        struct heard_syllable *heard = &out[--count];
        *heard = heard_of(search, index, start_ms);
        if (heard->start_ms >= next_ms) {
            int32_t earlier_ms = next_ms - search->rows->step_ms;
            heard->start_ms = earlier_ms > start_ms ? earlier_ms : start_ms;
        }
        next_ms = heard->start_ms;
    }
}

static enum status search_read(const struct search *search, struct unit_reading *reading,
                               int32_t start_ms)
{
    int32_t best = search_best(search);
    size_t count = syllables_until(search, best);
    struct heard_syllable *heard = count ? calloc(count, sizeof *heard) : NULL;
    if (count == 0)
        return STATUS_OK;
    enum status status = heard ? STATUS_OK : STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        syllables_gather(search, best, start_ms, heard, count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = syllable_add(reading, &heard[i]);
    free(heard);
    return status;
}

enum status unit_reading_add(struct unit_reading *reading, const struct syllable_model *model,
                             const struct unit_rows *rows, int32_t start_ms)
{
    struct search search = {.model = model, .rows = rows};
    int32_t nothing;
    search.beam = calloc(BEAM, sizeof *search.beam);
    enum status status = search.beam ? STATUS_OK : STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        status = prefix_add(&search, -1, 0, 0, &nothing);
    if (status == STATUS_OK) {
        search.prefixes[0].blank = search.prefixes[0].all = 0;
        search.n_beam = 1; /* that holds prefix 0, nothing */
    }
    for (size_t row = 0; row < rows->count && status == STATUS_OK; row++)
        status = row_search(&search, row);
    if (status == STATUS_OK)
        status = search_read(&search, reading, start_ms);
    free(search.prefixes);
    free(search.beam);
    free(search.next);
    return status;
}
