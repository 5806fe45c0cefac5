/* A reply made by hand for the tests of conduct, so that its times and its voice are known. */
#ifndef YINGDA_TESTS_SCORING_MADE_REPLY_H
#define YINGDA_TESTS_SCORING_MADE_REPLY_H

#include "scoring/rules/conduct.h"

enum { MAX_SEGMENTS = 8, MAX_SYLLABLES = 400, MAX_FRAMES = 6000 };

/* Segments with syllables evenly spread, one level and one pitch each. */
struct made {
    struct heard heard;
    struct scene scene;
    struct heard_segment segments[MAX_SEGMENTS];
    struct heard_frame frames[MAX_FRAMES];
    int32_t nuclei[MAX_SYLLABLES];
    struct speech_span customer[MAX_SEGMENTS];
};
extern struct made made;

/* Nobody has spoken yet, in a quiet room. */
void made_init(void);

void customer_speaks(int start_ms, int end_ms);
void trainee_speaks_so(int start_ms, int end_ms, int syllables, float level_dbfs, float pitch_hz);
/* Four syllables a second at -25 dBFS and 200 Hz. */
void trainee_speaks(int start_ms, int end_ms);

struct measurement measured(enum measure measure);
void check_measured(enum measure measure, double expected);

#endif
