/* Second-order filters for sound of 16 kHz, transposed direct form II; the coefficients are those
 * of Bristow-Johnson's cookbook for audio equaliser filters. */
#ifndef YINGDA_AUDIO_BIQUAD_H
#define YINGDA_AUDIO_BIQUAD_H

enum { BIQUAD_RATE_HZ = 16000 };

struct biquad {
    float b0, b1, b2, a1, a2, z1, z2;
};

/* Two with Q 0.541 and 1.307 make a fourth-order Butterworth. */
struct biquad biquad_low(double corner_hz, double q);
struct biquad biquad_high(double corner_hz, double q);
/* Unit gain at the centre. */
struct biquad biquad_band(double centre_hz, double q);

static inline float biquad_step(struct biquad *f, float x)
{
    float y = f->b0 * x + f->z1;
    f->z1 = f->b1 * x - f->a1 * y + f->z2;
    f->z2 = f->b2 * x - f->a2 * y;
    return y;
}

#endif
