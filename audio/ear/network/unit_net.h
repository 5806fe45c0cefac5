/* The unit network: a small convolutional network that hears, every 30 ms, which of Mandarin's
 * initials and finals sounds, beside PocketSphinx and without knowing of it. Batch: a whole stretch
 * of sound at a time. */
#ifndef YINGDA_AUDIO_UNIT_NET_H
#define YINGDA_AUDIO_UNIT_NET_H

#include <stddef.h>
#include <stdint.h>

#include "audio/ear/network/log_mel.h"
#include "audio/ear/network/matrix.h"
#include "base/status.h"

enum {
    UNIT_NET_BLOCKS_MAX = 24,
    UNIT_NET_UNITS_MAX = 128,
    UNIT_NAME_SIZE = 8 /* "iang" and a NUL, with room */
};

/* One that looks along time in each channel, then mixes the channels and adds what it found. */
struct unit_block {
    float *along; /* owned; [taps][channels] */
    size_t taps;
    struct matrix mix;
};

struct unit_net {
    struct log_mel *mel; /* owned */
    struct matrix stem, wide, last;
    struct unit_block blocks[UNIT_NET_BLOCKS_MAX];
    size_t n_blocks;
    size_t step, stem_frames; /* frames from row to row, and frames that the stem sees */
    size_t channels, n_units;
    char names[UNIT_NET_UNITS_MAX][UNIT_NAME_SIZE]; /* names[0] is "_", no unit */
};

/* Zeroed memory is an empty one. */
void unit_net_finish(struct unit_net *net);

/* The number of the unit of that name; 0: the net has none such. */
uint8_t unit_net_unit(const struct unit_net *net, const char *name);

/* What was heard: row t has the log-probability of each unit around t * step_ms. */
struct unit_rows {
    float *values; /* owned; [count][n_units] */
    size_t count, n_units;
    int32_t step_ms;
};

void unit_rows_finish(struct unit_rows *rows);

/* Rows [first, end), as far as they are there. Borrows from `all`. */
struct unit_rows unit_rows_part(const struct unit_rows *all, size_t first, size_t end);

/* The log-probability of a row's likeliest unit, from which searches count the others. */
float unit_rows_best(const struct unit_rows *rows, size_t row);

/* Hears 16 kHz samples, all that the verdict is about: the same samples give the same rows.
 * STATUS_NO_MEMORY. Too few samples give no rows. The caller finishes `rows` in any case. */
MUST_USE enum status unit_net_hear(const struct unit_net *net, const int16_t *samples,
                                   size_t n_samples, struct unit_rows *rows);

#endif
