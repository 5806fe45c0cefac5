#include "base/random.h"

uint64_t random_split(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

int random_draw(uint64_t *state, int n)
{
    return (int)(random_split(state) % (uint64_t)n);
}

uint32_t random_mix(uint32_t seed)
{
    seed += 0x9E3779B9u;
    seed = (seed ^ (seed >> 16)) * 0x21F0AAADu;
    seed = (seed ^ (seed >> 15)) * 0x735A2D97u;
    return seed ^ (seed >> 15);
}

uint32_t random_bits(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

float random_noise(uint32_t *state)
{
    return (float)random_bits(state) / 2147483648.0f - 1.0f;
}
