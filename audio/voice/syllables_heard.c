/* The cheapest way for the syllables through the vowels: each goes to the next vowel, or stays
 * where the one before is (one was not heard), or skips some (a noise was heard as one). */
#include "audio/voice/syllables_heard.h"

#include <stdlib.h>

#include "audio/speech/prosody.h"

/* From a syllable's beginning to its vowel, and from there to its end, at most: what lies beyond is
 * a pause. */
enum { RATE_HZ = 16000, BEFORE_VOWEL_MS = 48, BEHIND_VOWEL_MS = 180, QUICK_MS = 150 };

/* A count that is further off than the ear's own errors. */
enum { FEWEST_PCT = 60, MOST_PCT = 160 };

/* Between two vowels: a text's pause is not shorter, and within a phrase nobody waits longer. */
enum { PAUSE_MS = 260, WITHIN_MS = 420 };

/* House values: what differs in number costs one each, a pause in the wrong place as much. */
enum { STEP_MOST = 4 };
static const float step_costs[STEP_MOST] = {1, 0, 1, 2};
static const float pause_cost = 1;

struct lattice {
    const struct heard *heard;
    const struct reading *readings;
    size_t count;
    float *costs;  /* owned; [count][n_nuclei] */
    int8_t *steps; /* owned; how the cheapest way came there */
};

static float pause_costs(const struct lattice *lattice, size_t i, int32_t gap_ms)
{
    bool pause = lattice->readings[i - 1].pause != 0;
    return (pause && gap_ms < PAUSE_MS) || (!pause && gap_ms > WITHIN_MS) ? pause_cost : 0;
}

static void cell_fill(struct lattice *lattice, size_t i, size_t k)
{
    size_t n = lattice->heard->n_nuclei, at = i * n + k;
    lattice->costs[at] = i == 0 ? (float)k : (float)(n + lattice->count);
    lattice->steps[at] = 0;
    for (size_t step = 0; i > 0 && step < STEP_MOST && step <= k; step++) {
        int32_t gap_ms = lattice->heard->nuclei_ms[k] - lattice->heard->nuclei_ms[k - step];
        float cost =
            lattice->costs[at - n - step] + step_costs[step] + pause_costs(lattice, i, gap_ms);
        if (cost >= lattice->costs[at])
            continue;
        lattice->costs[at] = cost;
        lattice->steps[at] = (int8_t)step;
    }
}

/* The vowel that the last syllable goes to; what comes behind it costs one each. */
static size_t last_vowel(const struct lattice *lattice)
{
    size_t n = lattice->heard->n_nuclei, best = n - 1;
    const float *row = lattice->costs + (lattice->count - 1) * n;
    for (size_t k = 0; k < n; k++) {
        if (row[k] + (float)(n - 1 - k) < row[best] + (float)(n - 1 - best))
            best = k;
    }
    return best;
}

/* Syllables that share a vowel follow each other at a quick pace, before the next one comes. */
static void shared_spread(struct syllable_times *times)
{
    for (size_t i = 0, end; i < times->count; i = end) {
        for (end = i + 1; end < times->count && times->start_ms[end] == times->start_ms[i];)
            end++;
        int32_t first_ms = times->start_ms[i];
        int32_t next_ms = end < times->count ? times->start_ms[end] : times->end_ms;
        int32_t most_ms = (int32_t)(end - i) * QUICK_MS;
        int32_t length_ms = next_ms - first_ms < most_ms ? next_ms - first_ms : most_ms;
        for (size_t k = i; k < end; k++)
            times->start_ms[k] = first_ms + length_ms * (int32_t)(k - i) / (int32_t)(end - i);
    }
}

static void times_fill(const struct lattice *lattice, int32_t length_ms, struct syllable_times *out)
{
    const int32_t *vowels = lattice->heard->nuclei_ms;
    size_t k = last_vowel(lattice);
    int32_t end_ms = vowels[k] + BEHIND_VOWEL_MS;
    out->end_ms = end_ms < length_ms ? end_ms : length_ms;
    for (size_t i = lattice->count; i-- > 0;) {
        int32_t start_ms = vowels[k] - BEFORE_VOWEL_MS;
        out->start_ms[i] = start_ms > 0 ? start_ms : 0;
        k -= (size_t)lattice->steps[i * lattice->heard->n_nuclei + k];
    }
    out->count = lattice->count;
    shared_spread(out);
}

static void lay(const struct heard *heard, const struct reading *readings, size_t count,
                int32_t length_ms, struct syllable_times *out)
{
    struct lattice lattice = {heard, readings, count, NULL, NULL};
    size_t cells = count * heard->n_nuclei;
    lattice.costs = malloc(cells * sizeof *lattice.costs);
    lattice.steps = malloc(cells);
    for (size_t at = 0; lattice.costs && lattice.steps && at < cells; at++)
        cell_fill(&lattice, at / heard->n_nuclei, at % heard->n_nuclei);
    if (lattice.costs && lattice.steps)
        times_fill(&lattice, length_ms, out);
    free(lattice.costs);
    free(lattice.steps);
}

void syllables_hear(const struct wav_sound *sound, const struct reading *readings, size_t count,
                    struct syllable_times *out)
{
    struct prosody prosody = {0};
    int32_t length_ms = (int32_t)(sound->n_samples * 1000 / RATE_HZ);
    struct heard_segment all = {.end_ms = length_ms};
    struct heard heard = {.segments = &all, .n_segments = 1};
    out->count = 0;
    prosody_start(&prosody);
    enum status status = prosody_feed(&prosody, sound->samples, sound->n_samples);
    if (status == STATUS_OK)
        status = prosody_report(&prosody, &heard);
    size_t pct = count ? heard.n_nuclei * 100 / count : 0;
    if (status == STATUS_OK && heard.n_nuclei > 0 && pct >= FEWEST_PCT && pct <= MOST_PCT &&
        count <= OPUS_SOUND_SYLLABLES)
        lay(&heard, readings, count, length_ms, out);
    prosody_finish(&prosody);
    heard.segments = NULL;
    heard.n_segments = 0;
    heard_finish(&heard);
}
