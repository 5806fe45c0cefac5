/* Pitch: the fundamental frequency of a voice every 10 ms, by normalised cross-correlation and a
 * Viterbi search over its peaks. */
#ifndef YINGDA_AUDIO_PITCH_H
#define YINGDA_AUDIO_PITCH_H

#include <stddef.h>
#include <stdint.h>

#include "audio/speech/biquad.h"
#include "base/status.h"

enum {
    PITCH_RATE_HZ = 16000,
    PITCH_FRAME_SAMPLES = 160, /* 10 ms */
    PITCH_LOWEST_HZ = 60,      /* the low third tone of a man */
    PITCH_HIGHEST_HZ = 500,    /* a child, or a woman who shouts */

    PITCH_HALF_RATE_HZ = PITCH_RATE_HZ / 2, /* of the analysis; the voice is below 1 kHz in it */
    PITCH_WINDOW = 192,                     /* 24 ms are compared with what lies a lag later */
    PITCH_LAG_SHORTEST = PITCH_HALF_RATE_HZ / PITCH_HIGHEST_HZ - 1, /* a peak has two sides */
    PITCH_LAG_LONGEST = PITCH_HALF_RATE_HZ / PITCH_LOWEST_HZ + 1,
    PITCH_STEP = PITCH_FRAME_SAMPLES / 2,
    PITCH_REACH = (PITCH_WINDOW + PITCH_LAG_LONGEST) / 2 + 2, /* to each side of a frame's centre */
    PITCH_HISTORY = 2 * PITCH_REACH,
    PITCH_CANDIDATES = 6 /* a frame; number 0 is "not voiced" */
};

struct pitch_candidate {
    float hz;      /* 0: not voiced */
    float score;   /* of the best path that ends here */
    int8_t before; /* that path's candidate in the frame before */
};

struct pitch_frame {
    struct pitch_candidate candidates[PITCH_CANDIDATES];
    int8_t n_candidates;
    float periodicity; /* the highest correlation, 0..1 */
};

/* Nobody else reads its fields. */
struct pitch_tracker {
    struct biquad sections[3];
    float history[PITCH_HISTORY]; /* at half the rate, newest last */
    size_t n_skipped;             /* half-rate samples still to come before the next frame */
    int phase;                    /* of the halving */
    size_t n_samples;
    struct pitch_frame *frames; /* owned */
    size_t n_frames, capacity;
};

/* Zeroed memory may be started, again and again; finish accepts NULL and being called twice. */
void pitch_start(struct pitch_tracker *tracker);
void pitch_finish(struct pitch_tracker *tracker);

/* Takes 16 kHz mono samples, any count; what comes out does not depend on the counts. Any thread,
 * one at a time. STATUS_NO_MEMORY. */
MUST_USE enum status pitch_feed(struct pitch_tracker *tracker, const int16_t *samples,
                                size_t n_samples);

/* The sound ends here: analyses the last frames. Once, before pitch_trace. */
MUST_USE enum status pitch_end(struct pitch_tracker *tracker);

/* Writes the pitch of each of the first n_frames whole frames, 0 where there is no voice. */
void pitch_trace(const struct pitch_tracker *tracker, float *pitch_hz, size_t n_frames);

/* Of a frame by itself, as soon as it is analysed: frames [0, n_frames). */
float pitch_frame_periodicity(const struct pitch_tracker *tracker, size_t frame); /* 0..1 */
float pitch_frame_hz(const struct pitch_tracker *tracker,
                     size_t frame); /* the likeliest; 0: none */

#endif
