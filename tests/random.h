/* The generator of the tests besides those of base/random.h: figures that were measured hang on
 * what it gives. */
#ifndef YINGDA_TESTS_RANDOM_H
#define YINGDA_TESTS_RANDOM_H

#include <stdint.h>

#include "base/random.h"

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

#endif
