#include "audio/ear/model/cepstra.h"

/* Frames louder than this part of the range between the quietest and the loudest are speech;
 * loudness is the first coefficient. */
static const float SPEECH_PART = 0.4f;

struct cepstrum cepstra_speech_mean(const struct cepstrum *cepstra, size_t count)
{
    double sums[SENONES_CEPSTRA] = {0};
    float low = cepstra[0].values[0], high = low;
    for (size_t i = 1; i < count; i++) {
        low = cepstra[i].values[0] < low ? cepstra[i].values[0] : low;
        high = cepstra[i].values[0] > high ? cepstra[i].values[0] : high;
    }
    size_t loud = 0;
    for (size_t i = 0; i < count; i++) {
        if (cepstra[i].values[0] < low + SPEECH_PART * (high - low))
            continue;
        loud++;
        for (int k = 0; k < SENONES_CEPSTRA; k++)
            sums[k] += (double)cepstra[i].values[k];
    }
    struct cepstrum mean;
    for (int k = 0; k < SENONES_CEPSTRA; k++)
        mean.values[k] = (float)(sums[k] / (double)loud);
    return mean;
}

static const float *frame_near(const struct cepstrum *cepstra, size_t count, size_t at, int by)
{
    long i = (long)at + by;
    return cepstra[i < 0 ? 0 : i < (long)count ? (size_t)i : count - 1].values;
}

struct mllr_features cepstra_features(const struct cepstrum *cepstra, size_t count, size_t at)
{
    struct mllr_features out;
    const float *near[7];
    for (int by = -3; by <= 3; by++)
        near[by + 3] = frame_near(cepstra, count, at, by);
    for (int k = 0; k < MLLR_DIMENSIONS; k++) {
        out.values[0][k] = near[3][k];
        out.values[1][k] = near[5][k] - near[1][k];
        out.values[2][k] = (near[6][k] - near[2][k]) - (near[4][k] - near[0][k]);
    }
    return out;
}
