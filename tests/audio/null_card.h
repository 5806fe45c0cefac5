/* A sound card without a card, for tests of audio/device/sound: the private PulseAudio of
 * tests/tools/sound_server, whose null sinks are the microphone and the loudspeaker. */
#ifndef YINGDA_TESTS_AUDIO_NULL_CARD_H
#define YINGDA_TESTS_AUDIO_NULL_CARD_H

#include <stddef.h>
#include <stdint.h>

#include "audio/device/sound.h"

enum { CARD_RATE_HZ = 16000 /* what sound_read gives */ };

/* Where the server keeps its things; card_start makes it, card_remove takes it away. */
extern char card_folder[];

/* Starts or stops the server at that rate of its own; 0 where that went well. */
int card_start_at(int rate_hz);
int card_start(void); /* at 48 kHz */
int card_stop(void);
int card_remove(void);

/* False: this machine has no PulseAudio, the test is to be skipped. */
bool card_can_be(void);

/* Runs a command line of pactl's or paplay's, made as by printf; its exit status. */
__attribute__((format(printf, 1, 2))) int card_command(const char *format, ...);

void card_pause_ms(int ms);

/* Ticks until the state is the wanted one; how long that took, or -1. */
int64_t card_wait(struct sound *sound, enum sound_state wanted, int limit_ms);

/* Reads, and ticks, for so long; returns how many samples there were. */
size_t card_read(struct sound *sound, int ms, int16_t *out, size_t max);

/* Speaks a file of card_folder into the microphone: samples of 16 kHz, by and by, from now on. */
int card_speak(const char *file);

/* Plays the samples and returns what came out at the loudspeaker, at 16 kHz: up to `max` samples of
 * two seconds, of which the line has to be over by 1.5. */
size_t card_play(struct sound *sound, const int16_t *samples, size_t n, int16_t *out, size_t max);

/* What speech is to the loopback's eye: noise that is never twice the same. */
void card_noise(int16_t *out, size_t n);

/* Strength of one frequency in dBFS, at 16 kHz. */
double card_tone_dbfs(const int16_t *samples, size_t n, double hz);

#endif
