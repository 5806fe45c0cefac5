/* The sound, below 1 kHz and at 8 kHz, is compared with itself a lag later, both windows lying
 * evenly about the frame's centre: the normalised cross-correlation of Talkin's RAPT ("A robust
 * algorithm for pitch tracking", in Speech Coding and Synthesis, 1995). Each frame keeps the best
 * peaks; the path through them is found with the costs of Boersma ("Accurate short-term analysis of
 * the fundamental frequency", IFA Proceedings 17, 1993), which are given for frames of 10 ms. All
 * but the walk back along the path is done while the sound comes. */
#include "audio/speech/pitch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

enum { N_LAGS = PITCH_LAG_LONGEST - PITCH_LAG_SHORTEST + 1 };

/* Boersma's table 1. */
static const float VOICING_THRESHOLD = 0.45f;
static const float OCTAVE_JUMP_COST = 0.35f; /* an octave */
static const float VOICING_CHANGE_COST = 0.14f;
/* Of a lag an octave longer; he has 0.01. Noise with a slope lifts the double period above the
 * single one: of 7,800 frames sung into pink noise 10 dB under them 244 fell an octave at 0.03, 9
 * at 0.06. At ORDINARY_HZ it costs nothing, so that low voices stay over the voicing threshold. */
static const float OCTAVE_COST = 0.07f;
static const float ORDINARY_HZ = 120.0f;

/* In squares of 16-bit samples: what is not louder than 4 steps of the converter has no pitch. */
static const float SILENCE_POWER = 16.0f;

void pitch_start(struct pitch_tracker *tracker)
{
    tracker->sections[0] = biquad_high(55.0, 0.707);
    tracker->sections[1] = biquad_low(1000.0, 0.541); /* a fourth-order Butterworth in two */
    tracker->sections[2] = biquad_low(1000.0, 1.307);
    memset(tracker->history, 0, sizeof tracker->history);
    tracker->n_skipped = PITCH_STEP / 2 + PITCH_REACH;
    tracker->phase = 0;
    tracker->n_samples = tracker->n_frames = 0;
}

void pitch_finish(struct pitch_tracker *tracker)
{
    if (!tracker)
        return;
    free(tracker->frames);
    *tracker = (struct pitch_tracker){0};
}

/* r[lag - PITCH_LAG_SHORTEST], -1..1. */
static void correlate(const float *x, float r[N_LAGS])
{
    double energy[PITCH_HISTORY + 1];
    energy[0] = 0.0;
    for (int i = 0; i < PITCH_HISTORY; i++)
        energy[i + 1] = energy[i] + (double)(x[i] * x[i]);
    for (int lag = PITCH_LAG_SHORTEST; lag <= PITCH_LAG_LONGEST; lag++) {
        int a = PITCH_REACH - (PITCH_WINDOW + lag) / 2, b = a + lag;
        float cross = 0.0f;
        for (int i = 0; i < PITCH_WINDOW; i++)
            cross += x[a + i] * x[b + i];
        double floor = (double)SILENCE_POWER * PITCH_WINDOW;
        double power = (energy[a + PITCH_WINDOW] - energy[a] + floor) *
                       (energy[b + PITCH_WINDOW] - energy[b] + floor);
        r[lag - PITCH_LAG_SHORTEST] = cross / (float)sqrt(power);
    }
}

/* The peak between samples, by a parabola through three of them. */
static struct pitch_candidate candidate_at(const float r[N_LAGS], int i)
{
    float bend = r[i - 1] - 2.0f * r[i] + r[i + 1];
    float shift = bend < 0.0f ? 0.5f * (r[i - 1] - r[i + 1]) / bend : 0.0f;
    float peak = r[i] - 0.25f * (r[i - 1] - r[i + 1]) * shift;
    float lag = (float)(i + PITCH_LAG_SHORTEST) + shift;
    float octaves = log2f(lag * ORDINARY_HZ / (float)PITCH_HALF_RATE_HZ);
    return (struct pitch_candidate){.hz = (float)PITCH_HALF_RATE_HZ / lag,
                                    .score = fminf(peak, 1.0f) - OCTAVE_COST * octaves};
}

/* Keeps the best, in falling order after number 0. */
static void candidate_add(struct pitch_frame *frame, struct pitch_candidate candidate)
{
    int at = frame->n_candidates;
    if (at == PITCH_CANDIDATES && candidate.score <= frame->candidates[--at].score)
        return;
    for (; at > 1 && frame->candidates[at - 1].score < candidate.score; at--)
        frame->candidates[at] = frame->candidates[at - 1];
    frame->candidates[at] = candidate;
    frame->n_candidates += frame->n_candidates < PITCH_CANDIDATES;
}

static void candidates_find(struct pitch_frame *frame, const float r[N_LAGS])
{
    *frame = (struct pitch_frame){.n_candidates = 1};
    frame->candidates[0].score = VOICING_THRESHOLD;
    for (int i = 1; i + 1 < N_LAGS; i++) {
        if (r[i] < 0.2f || r[i] < r[i - 1] || r[i] <= r[i + 1])
            continue;
        frame->periodicity = fmaxf(frame->periodicity, fminf(r[i], 1.0f));
        candidate_add(frame, candidate_at(r, i));
    }
}

static float transition_cost(float from_hz, float to_hz)
{
    if (from_hz > 0.0f && to_hz > 0.0f)
        return OCTAVE_JUMP_COST * fabsf(log2f(to_hz / from_hz));
    return from_hz > 0.0f || to_hz > 0.0f ? VOICING_CHANGE_COST : 0.0f;
}

/* Each candidate takes the best way to it. */
static void frame_join(struct pitch_frame *frame, const struct pitch_frame *before)
{
    for (int k = 0; k < frame->n_candidates; k++) {
        struct pitch_candidate *to = &frame->candidates[k];
        float best = -INFINITY;
        for (int j = 0; j < before->n_candidates; j++) {
            const struct pitch_candidate *from = &before->candidates[j];
            float score = from->score - transition_cost(from->hz, to->hz);
            if (score <= best)
                continue;
            best = score;
            to->before = (int8_t)j;
        }
        to->score += best;
    }
}

/* A float cannot hold the fractions of an hour's scores, so the best score is set to 0 again and
 * again. */
static void scores_settle(struct pitch_frame *frame)
{
    float best = -INFINITY;
    for (int k = 0; k < frame->n_candidates; k++)
        best = fmaxf(best, frame->candidates[k].score);
    for (int k = 0; k < frame->n_candidates; k++)
        frame->candidates[k].score -= best;
}

static enum status frame_analyse(struct pitch_tracker *tracker)
{
    if (grow(&tracker->frames, &tracker->capacity, tracker->n_frames + 1,
             sizeof *tracker->frames) != STATUS_OK)
        return STATUS_NO_MEMORY;
    struct pitch_frame *frame = &tracker->frames[tracker->n_frames];
    float r[N_LAGS];
    correlate(tracker->history, r);
    candidates_find(frame, r);
    if (tracker->n_frames++)
        frame_join(frame, frame - 1);
    scores_settle(frame);
    return STATUS_OK;
}

static enum status half_rate_take(struct pitch_tracker *tracker, float x)
{
    float *history = tracker->history;
    size_t age = --tracker->n_skipped; /* how many come after it in this frame */
    history[PITCH_HISTORY - 1 - age] = x;
    if (age)
        return STATUS_OK;
    enum status status = frame_analyse(tracker);
    memmove(history, history + PITCH_STEP, (PITCH_HISTORY - PITCH_STEP) * sizeof *history);
    tracker->n_skipped = PITCH_STEP;
    return status;
}

static enum status sample_take(struct pitch_tracker *tracker, float x)
{
    for (int k = 0; k < 3; k++)
        x = biquad_step(&tracker->sections[k], x);
    tracker->phase ^= 1;
    return tracker->phase ? half_rate_take(tracker, x) : STATUS_OK;
}

enum status pitch_feed(struct pitch_tracker *tracker, const int16_t *samples, size_t n_samples)
{
    enum status status = STATUS_OK;
    tracker->n_samples += n_samples;
    for (size_t i = 0; i < n_samples && status == STATUS_OK; i++) /* 0.01: no slow denormals */
        status = sample_take(tracker, (float)samples[i] + 0.01f);
    return status;
}

enum status pitch_end(struct pitch_tracker *tracker)
{
    enum status status = STATUS_OK;
    size_t n_frames = tracker->n_samples / PITCH_FRAME_SAMPLES;
    while (tracker->n_frames < n_frames && status == STATUS_OK)
        status = sample_take(tracker, 0.01f);
    return status;
}

static int candidate_best(const struct pitch_frame *frame)
{
    int best = 0;
    for (int k = 1; k < frame->n_candidates; k++)
        if (frame->candidates[k].score > frame->candidates[best].score)
            best = k;
    return best;
}

void pitch_trace(const struct pitch_tracker *tracker, float *pitch_hz, size_t n_frames)
{
    if (!tracker->n_frames)
        return;
    int at = candidate_best(&tracker->frames[tracker->n_frames - 1]);
    for (size_t i = tracker->n_frames; i-- > 0;) {
        const struct pitch_candidate *candidate = &tracker->frames[i].candidates[at];
        if (i < n_frames)
            pitch_hz[i] = candidate->hz;
        at = candidate->before;
    }
}

float pitch_frame_periodicity(const struct pitch_tracker *tracker, size_t frame)
{
    return tracker->frames[frame].periodicity;
}

float pitch_frame_hz(const struct pitch_tracker *tracker, size_t frame)
{
    const struct pitch_frame *at = &tracker->frames[frame];
    return at->n_candidates > 1 ? at->candidates[1].hz : 0.0f;
}
