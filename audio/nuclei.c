/* De Jong and Wempe ("Praat script to detect syllable nuclei and measure speech rate
 * automatically", Behavior Research Methods 41, 2009): a nucleus is a voiced peak of the level with
 * a dip of 2 dB before it, not far under the loudest. */
#include "audio/nuclei.h"

#include <math.h>

static const float DIP_DB = 2.0f; /* theirs, without noise */
static const float DEPTH_DB =
    25.0f; /* under the loudest; theirs is 25 with the extremes left out */

static float smooth_db(const struct nuclei_frame *frames, size_t from, size_t to, size_t i)
{
    float sum = 0.0f, weight = 0.0f;
    for (int k = -3; k <= 3; k++) {
        if ((k < 0 && i < from + (size_t)-k) || i + (size_t)(k < 0 ? 0 : k) >= to)
            continue;
        float w = 4.0f - (float)(k < 0 ? -k : k);
        sum += w * frames[(size_t)((ptrdiff_t)i + k)].band_db;
        weight += w;
    }
    return sum / weight;
}

size_t nuclei_find(const struct nuclei_frame *frames, size_t from, size_t to, int32_t *out)
{
    float loudest_db = -INFINITY, low_db = INFINITY, peak_db = -INFINITY;
    size_t n = 0, peak = from;
    int rising = 1;
    for (size_t i = from; i < to; i++)
        loudest_db = fmaxf(loudest_db, frames[i].band_db);
    for (size_t i = from; i <= to; i++) {
        float db = i < to ? smooth_db(frames, from, to, i) : -INFINITY;
        if (rising && db > peak_db) {
            peak_db = db;
            peak = i;
        }
        if (rising && db < peak_db - DIP_DB) {
            if (peak_db > loudest_db - DEPTH_DB && frames[peak].pitch_hz > 0.0f)
                out[n++] = (int32_t)peak;
            rising = 0;
            low_db = db;
        }
        low_db = fminf(low_db, db);
        if (!rising && db > low_db + DIP_DB) {
            rising = 1;
            peak_db = db;
            peak = i;
        }
    }
    return n;
}
