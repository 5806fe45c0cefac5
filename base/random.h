/* Numbers by chance that are the same every day: what a seed drew once it must draw for ever, as
 * old attempts are shown again by their seeds. So none of these may change. */
#ifndef YINGDA_BASE_RANDOM_H
#define YINGDA_BASE_RANDOM_H

#include <stdint.h>

/* SplitMix64 (Steele, Lea, Flood 2014): any state will do. Draws 0 .. n-1; the error of the modulo
 * is n / 2^64. */
uint64_t random_split(uint64_t *state);
int random_draw(uint64_t *state, int n);

/* One step of SplitMix32, for a seed that is used once: near seeds, as of a clock, must not draw
 * the same. */
uint32_t random_mix(uint32_t seed);

/* Marsaglia's xorshift32, of any state but 0, for noise by the sample; random_noise: -1 .. 1. */
uint32_t random_bits(uint32_t *state);
float random_noise(uint32_t *state);

#endif
