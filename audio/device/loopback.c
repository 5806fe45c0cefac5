#include "audio/device/loopback.h"

#include <string.h>

#include "audio/device/echo_delay.h"

/* Of 100 frames of speech with which something was to be heard, so many are copies where it is a
 * wire: some are too soft or lie where the delay is being found. Both are house values; docs/
 * reliability.md has what rooms and wires come to. */
enum { FRAMES_LOOKED_AT = 100, COPIES_LEAST = 50, FREE_FRAMES = 50 };

/* The echo's delay is that of its strongest part at 4 kHz, has been seen 20 ms beside a wire's, and
 * is kept while it covers the echo. */
enum { LAG_SLACK = 400, LAG_AFTER = LAG_SLACK + ECHO_DELAY_COVERED, SEARCH_EVERY = 4 };
static const float COPY = 0.95f;
static const float LOUD_POWER = 100.0f * 100.0f; /* -50 dBFS, mean square */

void loopback_init(struct loopback *loopback)
{
    *loopback = (struct loopback){.lag = -1};
}

static float product(const int16_t *a, const int16_t *b)
{
    float sum = 0;
    for (int i = 0; i < LOOPBACK_FRAME; i++)
        sum += (float)a[i] * (float)b[i];
    return sum;
}

/* What was played `lag` samples before the newest frame ended. */
static const int16_t *far_at(const struct loopback *loopback, int lag)
{
    return loopback->far + LOOPBACK_REACH - lag;
}

/* How much of the frame's energy two neighbouring samples of what was played explain, 0..1. Two,
 * because a wire that resamples may put ours between them. */
static float explained(const struct loopback *loopback, const int16_t *near, float near_energy,
                       int lag)
{
    if (lag < 1 || lag > LOOPBACK_REACH)
        return 0;
    const int16_t *a = far_at(loopback, lag), *b = far_at(loopback, lag - 1);
    float aa = product(a, a), bb = product(b, b), ab = product(a, b);
    float na = product(near, a), nb = product(near, b), det = aa * bb - ab * ab;
    if (det <= 1e-6f * aa * bb)
        return 0;
    return (na * na * bb - 2 * na * nb * ab + nb * nb * aa) / (det * near_energy);
}

static bool is_copy(struct loopback *loopback, const int16_t *near, float near_energy, int delay)
{
    if (explained(loopback, near, near_energy, loopback->lag) >= COPY)
        return true;
    if (loopback->frames % SEARCH_EVERY != 0)
        return false;
    for (int lag = delay - LAG_SLACK; lag <= delay + LAG_AFTER; lag += 2) {
        if (explained(loopback, near, near_energy, lag) >= COPY) {
            loopback->lag = lag;
            return true;
        }
    }
    return false;
}

bool loopback_step(struct loopback *loopback, const int16_t *far, const int16_t *near, int delay)
{
    memmove(loopback->far, loopback->far + LOOPBACK_FRAME, LOOPBACK_REACH * sizeof *loopback->far);
    memcpy(loopback->far + LOOPBACK_REACH, far, LOOPBACK_FRAME * sizeof *far);
    if (delay < 0 || delay > LOOPBACK_REACH)
        return loopback->looped;
    const int16_t *played = far_at(loopback, delay);
    float near_energy = product(near, near);
    if (product(played, played) < LOUD_POWER * LOOPBACK_FRAME)
        return loopback->looped;
    bool copy = near_energy > 0 && is_copy(loopback, near, near_energy, delay);
    loopback->copies += copy;
    loopback->frames++;
    if (loopback->frames - loopback->copies > FREE_FRAMES)
        loopback->looped = false;
    if (loopback->frames >= FRAMES_LOOKED_AT) {
        loopback->looped = loopback->copies >= COPIES_LEAST;
        loopback->copies = loopback->frames = 0;
    }
    return loopback->looped;
}
