/* Numbers by chance that are the same every day. Two generators, for figures that were measured
 * hang on what each gives. */
#ifndef YINGDA_TESTS_RANDOM_H
#define YINGDA_TESTS_RANDOM_H

#include <stdint.h>

/* The LCG of Numerical Recipes, of any state. Its low bits repeat soon: use the high ones. */
static inline uint32_t random_next(uint32_t *state)
{
    return *state = *state * 1664525u + 1013904223u;
}

/* By it, 0 .. n-1. */
static inline uint32_t random_below(uint32_t *state, uint32_t n)
{
    return (random_next(state) >> 16) % n;
}

/* Marsaglia's xorshift32, of any state but 0; all bits are as good. */
static inline uint32_t random_bits(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

/* By it, -1 .. 1: white noise. */
static inline float random_noise(uint32_t *state)
{
    return (float)random_bits(state) / 2147483648.0f - 1.0f;
}

#endif
