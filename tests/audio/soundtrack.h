/* Sound made to order for the tests: voices at known times, noises by seed, rooms. */
#ifndef YINGDA_TESTS_AUDIO_SOUNDTRACK_H
#define YINGDA_TESTS_AUDIO_SOUNDTRACK_H

#include <stddef.h>
#include <stdint.h>

#include "audio/speech/wav.h"
#include "audio/voice/voice.h"

enum { SOUNDTRACK_RATE_HZ = 16000 };

struct soundtrack { /* 16 kHz mono, full scale = 32768 */
    float *samples; /* owned */
    size_t n_samples;
};

struct span {
    int start_ms, end_ms;
};

enum noise { NOISE_WHITE, NOISE_PINK, NOISE_BROWN };

/* Silence of this length. The tests end at once where memory does. */
void soundtrack_init(struct soundtrack *track, int duration_ms);
void soundtrack_finish(struct soundtrack *track);

/* Adds one line spoken by espeak-ng at `level_dbfs` RMS, cut off where the track ends; returns
 * where it is to be heard: within 30 dB of its loudest 10 ms. */
struct span soundtrack_speak(struct soundtrack *track, int at_ms, const char *pinyin,
                             const struct voice_style *style, float level_dbfs);
/* The same among noise: within depth_db of its loudest 10 ms. */
struct span soundtrack_speak_over(struct soundtrack *track, int at_ms, const char *pinyin,
                                  const struct voice_style *style, float level_dbfs,
                                  float depth_db);

/* Adds a sound of SOUNDTRACK_RATE_HZ as it is, cut off where the track ends; returns where it ends.
 */
int soundtrack_add(struct soundtrack *track, int at_ms, const struct wav_sound *sound);

/* All of these add, from at_ms for duration_ms, and draw from `seed` alone. */
void soundtrack_noise(struct soundtrack *track, int at_ms, int duration_ms, enum noise kind,
                      float level_dbfs, uint32_t seed);
void soundtrack_tone(struct soundtrack *track, int at_ms, int duration_ms, float hz,
                     float level_dbfs);
/* A click of 4 ms, as of a key or a pen. */
void soundtrack_click(struct soundtrack *track, int at_ms, float peak_dbfs, uint32_t seed);
/* A door: a thump at 70 Hz and noise, both dying away by 60 dB in decay_ms. */
void soundtrack_slam(struct soundtrack *track, int at_ms, int decay_ms, float peak_dbfs,
                     uint32_t seed);
/* A vowel held by a voice with a little vibrato and tremor. */
void soundtrack_vowel(struct soundtrack *track, int at_ms, int duration_ms, float hz,
                      float level_dbfs);
/* Six voices at once, without a pause. */
void soundtrack_babble(struct soundtrack *track, int at_ms, int duration_ms, float level_dbfs);

/* Adds `from`, delayed, scaled and sent through a room of unit energy: the direct sound and
 * reflections over decay_ms, in which they fall by 60 dB. */
void soundtrack_echo(struct soundtrack *track, const struct soundtrack *from, int delay_ms,
                     float gain_db, int decay_ms, uint32_t seed);

/* RMS of a stretch. */
float soundtrack_level_dbfs(const struct soundtrack *track, int from_ms, int to_ms);

/* The track as 16-bit samples, clipped like a sound card's; the caller frees it. */
int16_t *soundtrack_pcm(const struct soundtrack *track);

#endif
