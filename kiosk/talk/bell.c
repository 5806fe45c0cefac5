#include "kiosk/talk/bell.h"

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

enum status bell_init(struct bell *bell, const struct pack *pack, const struct play *play)
{
    const struct standard *standard = pack_standard(pack, play->standard);
    *bell = (struct bell){.on_ms = ON_MS_HOUSE, .off_ms = OFF_MS_HOUSE, .rings = play->rings};
    if (standard && standard->ring_on_ms > 0)
        bell->on_ms = standard->ring_on_ms;
    if (standard && standard->ring_off_ms > 0)
        bell->off_ms = standard->ring_off_ms;
    if (bell->rings <= 0)
        bell->rings = RINGS_UNLESS_SAID;
    size_t period = (size_t)(bell->on_ms + bell->off_ms) * RATE_HZ / 1000;
    bell->sound = (struct wav_sound){.n_samples = period * (size_t)bell->rings, .rate_hz = RATE_HZ};
    bell->sound.samples = calloc(bell->sound.n_samples, sizeof *bell->sound.samples);
    if (!bell->sound.samples)
        return STATUS_NO_MEMORY;
    for (int i = 0; i < bell->rings; i++)
        bell_write(bell->sound.samples + period * (size_t)i, (size_t)bell->on_ms * RATE_HZ / 1000);
    return STATUS_OK;
}

void bell_finish(struct bell *bell)
{
    if (!bell)
        return;
    free(bell->sound.samples);
    *bell = (struct bell){.rings = 0};
}

struct bell_state bell_at(const struct bell *bell, int64_t spent_ms)
{
    int64_t period = bell->on_ms + bell->off_ms, into = spent_ms % period;
    int at = (int)(spent_ms / period) + 1;
    return (struct bell_state){.ring = at > bell->rings ? bell->rings : at,
                               .beat = (float)into / (float)period,
                               .sounding = into < bell->on_ms && at <= bell->rings,
                               .over = at > bell->rings};
}
