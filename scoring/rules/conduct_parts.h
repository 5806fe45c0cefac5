/* The parts of conduct.c: time and voice. Private to scoring/conduct*.c. */
#ifndef YINGDA_SCORING_RULES_CONDUCT_PARTS_H
#define YINGDA_SCORING_RULES_CONDUCT_PARTS_H

#include "scoring/rules/conduct.h"

static const struct measurement measurement_none = {.start_ms = -1, .end_ms = -1};

/* 是, 对, 嗯, 好的 while the customer speaks or pauses: at most two syllables and 700 ms, begun
 * before the last of the customer's words. */
bool is_listening_sound(const struct heard *heard, size_t segment, const struct scene *scene);

/* Syllables counted inside a segment. */
size_t segment_syllables(const struct heard *heard, const struct heard_segment *segment);

typedef struct measurement measure_fn(const struct heard *heard, const struct scene *scene);
measure_fn measure_arrival, measure_overlap, measure_vent_overlap, measure_listening_sounds,
    measure_silence_before, measure_silence_inside;
measure_fn measure_rate, measure_rate_change, measure_loudness, measure_loudness_swing,
    measure_pitch, measure_pitch_swing, measure_clarity;

#endif
