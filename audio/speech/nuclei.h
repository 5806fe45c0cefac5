/* Syllable nuclei: where the vowels of speech are, from the sound alone. Twelve bands, how periodic
 * the sound is and how its pitch moves go through a small network of convolutions in time, trained
 * on recordings whose syllables are known (audio/training/nuclei_train). */
#ifndef YINGDA_AUDIO_NUCLEI_H
#define YINGDA_AUDIO_NUCLEI_H

#include <stddef.h>
#include <stdint.h>

#include "audio/speech/pitch.h"
#include "base/status.h"

enum {
    NUCLEI_BANDS = 12,
    NUCLEI_FEATURES = NUCLEI_BANDS + 2,
    NUCLEI_WIDTH = 24,  /* of a hidden layer */
    NUCLEI_TAPS = 5,    /* frames that a unit sees of the layer below */
    NUCLEI_LAYERS = 3,  /* hidden; the taps lie 1, 4 and 10 frames apart */
    NUCLEI_REACH = 30,  /* frames to each side that decide on one */
    NUCLEI_MEMORY = 64, /* frames of a layer kept */
    NUCLEI_WAITING = 8  /* frames of bands whose pitch is not known yet */
};

/* Nobody else reads its fields. */
struct nuclei_counter {
    struct biquad bank[NUCLEI_BANDS][2];
    float bands_db[NUCLEI_WAITING][NUCLEI_BANDS]; /* ring, by frame number */
    int32_t n_sounded, n_frames; /* frames whose bands are known; and whose pitch is, too */
    float reference_db, previous_hz;
    float features[NUCLEI_FEATURES]; /* of the frame last told; what the training reads */

    float layers[NUCLEI_LAYERS][NUCLEI_MEMORY][NUCLEI_WIDTH]; /* inputs of each; rings */
    int32_t n_pushed;
    float *scores; /* owned; syllables in each frame, adding up to their number */
    size_t n_scores, capacity;
};

/* Zeroed memory may be started, again and again; finish accepts NULL and being called twice. */
void nuclei_start(struct nuclei_counter *counter);
void nuclei_finish(struct nuclei_counter *counter);

/* The next PITCH_FRAME_SAMPLES of 16 kHz sound. */
void nuclei_sound(struct nuclei_counter *counter, const int16_t *frame);

/* What pitch_tracker says of the next frame, which nuclei_sound was told up to NUCLEI_WAITING
 * frames before. STATUS_NO_MEMORY. */
MUST_USE enum status nuclei_frame(struct nuclei_counter *counter, float periodicity,
                                  float pitch_hz);

/* The sound ends; all frames were told. Once, before nuclei_find. */
MUST_USE enum status nuclei_end(struct nuclei_counter *counter);

/* Writes the frame numbers of the nuclei in frames [from, to), in order, to out[], which holds
 * to - from; returns how many. Each is the middle of its syllable's share of the scores. */
size_t nuclei_find(const struct nuclei_counter *counter, size_t from, size_t to, int32_t *out);

#endif
