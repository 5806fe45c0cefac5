#include "audio/hearing/speaker_fit.h"

#include <math.h>

/* In cost units for a warp of 1 + 1. People's warps spread by about 0.06, which alone would be
 * 1,360; but neighbouring frames say the same thing over and over. At 10,850 (one frame in eight
 * counts) one speaker's picks from four times three sentences still lay up to 0.17 apart; at this,
 * mostly within 0.06 (docs/hearing.md). */
static const double PRIOR = 60000;

float speaker_fit_warp(int index)
{
    return (float)(SPEAKER_FIT_FIRST_PCT + index * SPEAKER_FIT_STEP_PCT) / 100;
}

static double cost_total(const struct speaker_fit *fits, size_t n_fits, int index)
{
    double away = (double)speaker_fit_warp(index) - 1, total = PRIOR * away * away;
    for (size_t i = 0; i < n_fits; i++)
        total += (double)fits[i].cost[index] * fits[i].frames;
    return total;
}

/* How far from the middle one of three neighbours the bottom of their parabola lies, in steps. */
static double bottom_between(double before, double here, double after)
{
    double curve = before - 2 * here + after;
    double at = curve > 0 ? (before - after) / (2 * curve) : 0;
    return fmin(fmax(at, -0.5), 0.5);
}

float speaker_fit_choose_warp(const struct speaker_fit *fits, size_t n_fits)
{
    double totals[SPEAKER_FIT_WARPS], bottom = 0;
    int best = 0;
    for (int i = 0; i < SPEAKER_FIT_WARPS; i++) {
        totals[i] = cost_total(fits, n_fits, i);
        best = totals[i] < totals[best] ? i : best;
    }
    if (best > 0 && best < SPEAKER_FIT_WARPS - 1)
        bottom = bottom_between(totals[best - 1], totals[best], totals[best + 1]);
    double pct = SPEAKER_FIT_FIRST_PCT + SPEAKER_FIT_STEP_PCT * (best + bottom);
    return (float)(round(pct) / 100);
}

static bool transform_choose(const struct speaker_fit *fits, size_t n_fits, int index,
                             struct mllr *out)
{
    const struct mllr_counts *counts[SPEAKER_FIT_SENTENCES];
    size_t n = n_fits < SPEAKER_FIT_SENTENCES ? n_fits : SPEAKER_FIT_SENTENCES;
    for (size_t i = 0; i < n; i++)
        counts[i] = &fits[i].counts[index];
    return mllr_choose(counts, n, out);
}

void speaker_fit_choose(const struct speaker_fit *fits, size_t n_fits, struct speaker *out)
{
    *out = (struct speaker){.warp = speaker_fit_choose_warp(fits, n_fits)};
    int index = (int)lroundf((100 * out->warp - SPEAKER_FIT_FIRST_PCT) / SPEAKER_FIT_STEP_PCT);
    if (transform_choose(fits, n_fits, index, &out->mllr))
        out->warp = speaker_fit_warp(index);
    speaker_round(out);
}
