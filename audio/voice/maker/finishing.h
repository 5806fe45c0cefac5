/* Finishing: a synthesised sound made ready to be kept. Trimmed, faded, at one loudness. */
#ifndef YINGDA_AUDIO_VOICE_MAKER_FINISHING_H
#define YINGDA_AUDIO_VOICE_MAKER_FINISHING_H

#include <stddef.h>

#include "base/status.h"

/* What is left of the silence at the ends. */
enum { FINISHING_BEFORE_MS = 40, FINISHING_BEHIND_MS = 120 };

/* The loudness of even speech (EBU R 128), to which presence_give adds the mood's. 20 below full
 * scale leave room for a shout. */
#define FINISHING_LUFS (-20.0)

struct finishing {
    float *samples; /* changed in place; not owned */
    size_t n_samples;
    int rate_hz;
};

/* Cuts the silence at both ends down to that, fades 10 ms in and out, sets the loudness
 * to FINISHING_LUFS and bends the peaks so that they stay below -3 dBTP. *cut_ms (may be NULL) is
 * what was cut off the beginning. STATUS_INVALID: there is nothing but silence. */
MUST_USE enum status finish_sound(struct finishing *sound, int *cut_ms);

/* Integrated loudness in LUFS and the true peak in dBTP of a sound of any length: it is heard over
 * and over for three seconds at least, because R 128 measures blocks of 400 ms and calls what is
 * shorter silent. */
struct loudness {
    double lufs, peak_dbtp;
};
MUST_USE enum status loudness_measure(const float *samples, size_t n_samples, int rate_hz,
                                      struct loudness *out);

#endif
