/* Syllable nuclei: where the vowels of speech are, from its loudness and its voice alone. */
#ifndef YINGDA_AUDIO_NUCLEI_H
#define YINGDA_AUDIO_NUCLEI_H

#include <stddef.h>
#include <stdint.h>

struct nuclei_frame {  /* of 10 ms */
    float band_db;     /* level between 300 and 3300 Hz, where vowels are */
    float periodicity; /* 0..1 */
    float pitch_hz;    /* 0: not voiced */
};

/* Writes the frame numbers of the nuclei in frames [from, to), in order, to out[]; returns how
 * many. out holds (to - from) / 2 + 1. */
size_t nuclei_find(const struct nuclei_frame *frames, size_t from, size_t to, int32_t *out);

#endif
