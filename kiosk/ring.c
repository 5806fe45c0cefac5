#include "kiosk/ring.h"

#include <math.h>
#include <stdlib.h>

enum { RATE_HZ = 16000, RINGS_UNLESS_SAID = 8, ON_MS_HOUSE = 1000, OFF_MS_HOUSE = 2000 };

/* A two-tone electronic bell: 25 strokes a second between two tones a third apart, as desk
 * telephones have, each stroke decaying; quiet harmonics make it metal rather than a whistle. */
static float bell_sample(double seconds)
{
    static const double tones_hz[] = {1040, 1300};
    double stroke = fmod(seconds * 25, 1.0), tone = tones_hz[(int)(seconds * 25) % 2];
    double phase = 2 * 3.14159265358979 * tone * seconds;
    double wave = sin(phase) + 0.4 * sin(2.76 * phase) + 0.15 * sin(5.4 * phase);
    return (float)(0.22 * wave * exp(-2.2 * stroke));
}

/* 8 ms of fade at both ends of a ring: a bell that is cut off clicks. */
static float bell_edge(double seconds, double whole)
{
    return (float)fmin(fmin(seconds, whole - seconds) / 0.008, 1);
}

static void bell_write(int16_t *out, size_t n)
{
    double whole = (double)n / RATE_HZ;
    for (size_t i = 0; i < n; i++) {
        double seconds = (double)i / RATE_HZ;
        out[i] = (int16_t)(32767 * bell_sample(seconds) * bell_edge(seconds, whole));
    }
}

enum status ring_init(struct ring *ring, const struct pack *pack, const struct play *play)
{
    const struct standard *standard = pack_standard(pack, play->standard);
    *ring = (struct ring){.on_ms = ON_MS_HOUSE, .off_ms = OFF_MS_HOUSE, .rings = play->rings};
    if (standard && standard->ring_on_ms > 0)
        ring->on_ms = standard->ring_on_ms;
    if (standard && standard->ring_off_ms > 0)
        ring->off_ms = standard->ring_off_ms;
    if (ring->rings <= 0)
        ring->rings = RINGS_UNLESS_SAID;
    size_t period = (size_t)(ring->on_ms + ring->off_ms) * RATE_HZ / 1000;
    ring->sound = (struct wav_sound){.n_samples = period * (size_t)ring->rings, .rate_hz = RATE_HZ};
    ring->sound.samples = calloc(ring->sound.n_samples, sizeof *ring->sound.samples);
    if (!ring->sound.samples)
        return STATUS_NO_MEMORY;
    for (int i = 0; i < ring->rings; i++)
        bell_write(ring->sound.samples + period * (size_t)i, (size_t)ring->on_ms * RATE_HZ / 1000);
    return STATUS_OK;
}

void ring_finish(struct ring *ring)
{
    if (!ring)
        return;
    free(ring->sound.samples);
    *ring = (struct ring){.rings = 0};
}

struct ring_state ring_at(const struct ring *ring, int64_t spent_ms)
{
    int64_t period = ring->on_ms + ring->off_ms, into = spent_ms % period;
    int at = (int)(spent_ms / period) + 1;
    return (struct ring_state){.ring = at > ring->rings ? ring->rings : at,
                               .beat = (float)into / (float)period,
                               .sounding = into < ring->on_ms && at <= ring->rings,
                               .over = at > ring->rings};
}
