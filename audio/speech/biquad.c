#include "audio/speech/biquad.h"

#include <math.h>

/* b as they stand, over 1 + alpha. */
static struct biquad biquad_of(double hz, double q, const double b[3])
{
    double w = 2.0 * M_PI * hz / BIQUAD_RATE_HZ, alpha = sin(w) / (2.0 * q), a0 = 1.0 + alpha;
    return (struct biquad){.b0 = (float)(b[0] / a0),
                           .b1 = (float)(b[1] / a0),
                           .b2 = (float)(b[2] / a0),
                           .a1 = (float)(-2.0 * cos(w) / a0),
                           .a2 = (float)((1.0 - alpha) / a0)};
}

struct biquad biquad_low(double corner_hz, double q)
{
    double b = 1.0 - cos(2.0 * M_PI * corner_hz / BIQUAD_RATE_HZ);
    return biquad_of(corner_hz, q, (const double[]){b / 2.0, b, b / 2.0});
}

struct biquad biquad_high(double corner_hz, double q)
{
    double b = 1.0 + cos(2.0 * M_PI * corner_hz / BIQUAD_RATE_HZ);
    return biquad_of(corner_hz, q, (const double[]){b / 2.0, -b, b / 2.0});
}

struct biquad biquad_band(double centre_hz, double q)
{
    double alpha = sin(2.0 * M_PI * centre_hz / BIQUAD_RATE_HZ) / (2.0 * q);
    return biquad_of(centre_hz, q, (const double[]){alpha, 0.0, -alpha});
}
