/* The parts of conduct.c: time and voice. Private to scoring/rules/conduct*.c. */
#ifndef YINGDA_SCORING_RULES_CONDUCT_PARTS_H
#define YINGDA_SCORING_RULES_CONDUCT_PARTS_H

#include "scoring/rules/conduct.h"

static const struct measurement measurement_none = {.start_ms = -1, .end_ms = -1};

/* 是, 对, 嗯, 好的 while the customer speaks or pauses: at most two syllables and 700 ms, begun
 * before the last of the customer's words. */
bool is_listening_sound(const struct heard *heard, size_t segment, const struct scene *scene);

/* Syllables counted inside a segment. */
/* Whether it is known when the customer spoke, be it never. */
bool customer_is_known(const struct scene *scene);

size_t segment_syllables(const struct heard *heard, const struct heard_segment *segment);

typedef struct measurement measure_fn(const struct heard *heard, const struct scene *scene);

/* A measure by sound: what it finds, and what is said of it. */
struct sound_measure {
    measure_fn *measure; /* NULL: it is not one of these */
    struct saying saying;
};

/* Of time (conduct_time.c) and of voice (conduct_voice.c). Never NULL. */
const struct sound_measure *time_measure(enum measure measure);
const struct sound_measure *voice_measure(enum measure measure);

#endif
