/* Every row of a transform is a linear regression of its own, because the Gaussians' covariances
 * are diagonal: with x the mean and a 1, o the feature, v the variance and p the probability,
 * (sum p x x' / v) row = sum p o x / v. The ridge (Hoerl and Kennard 1970) is laid on the
 * difference to "none", in proportion to the diagonal, so that scales do not matter. */
#include "audio/hearing/mllr.h"

#include <math.h>
#include <string.h>

/* Of 30 to 3,000 tried on 16 times three sentences of two people left out of the model, 300 to
 * 1,000 made the third sentence likeliest by the transform of the other two, and of those phrases
 * were told apart better with 300; by a shift alone the gain was a tenth. Three sentences are 700
 * to 1,500 frames. */
static const double MLLR_RIDGE_FRAMES = 300;

/* Far beyond what voices do; and texts of five decimals are exact below it (speaker.c). */
static const double MOST = 64;

void mllr_count(struct mllr_counts *counts, int stream, float probability,
                const float features[MLLR_DIMENSIONS], const float mean[MLLR_DIMENSIONS],
                const float precisions[MLLR_DIMENSIONS])
{
    float x[MLLR_COLUMNS], xx[MLLR_PRODUCTS];
    memcpy(x, mean, MLLR_DIMENSIONS * sizeof *x);
    x[MLLR_DIMENSIONS] = 1;
    for (int a = 0, k = 0; a < MLLR_COLUMNS; a++)
        for (int b = a; b < MLLR_COLUMNS; b++)
            xx[k++] = x[a] * x[b];
    for (int i = 0; i < MLLR_DIMENSIONS; i++) {
        float weight = probability * precisions[i];
        for (int k = 0; k < MLLR_PRODUCTS; k++)
            counts->products[stream][i][k] += weight * xx[k];
        for (int k = 0; k < MLLR_COLUMNS; k++)
            counts->moments[stream][i][k] += weight * features[i] * x[k];
    }
}

void mllr_counts_add(struct mllr_counts *counts, const struct mllr_counts *more)
{
    float *to = &counts->products[0][0][0];
    const float *from = &more->products[0][0][0];
    for (size_t i = 0; i < sizeof more->products / sizeof *from; i++)
        to[i] += from[i];
    to = &counts->moments[0][0][0];
    from = &more->moments[0][0][0];
    for (size_t i = 0; i < sizeof more->moments / sizeof *from; i++)
        to[i] += from[i];
    counts->frames += more->frames;
    counts->model = more->model;
}

/* One row's normal equations for its difference to "none". */
struct equations {
    double matrix[MLLR_COLUMNS][MLLR_COLUMNS], right[MLLR_COLUMNS];
};

static struct equations equations_of(const struct mllr_counts *counts, int stream, int row)
{
    struct equations e;
    const float *product = counts->products[stream][row];
    for (int a = 0; a < MLLR_COLUMNS; a++)
        for (int b = a; b < MLLR_COLUMNS; b++)
            e.matrix[a][b] = e.matrix[b][a] = (double)*product++;
    for (int a = 0; a < MLLR_COLUMNS; a++)
        e.right[a] = (double)counts->moments[stream][row][a] - e.matrix[a][row];
    return e;
}

/* Gaussian elimination with pivots; the solution is left in `right`. */
static bool equations_solve(struct equations *e)
{
    for (int at = 0; at < MLLR_COLUMNS; at++) {
        int pivot = at;
        for (int i = at + 1; i < MLLR_COLUMNS; i++)
            pivot = fabs(e->matrix[i][at]) > fabs(e->matrix[pivot][at]) ? i : pivot;
        if (fabs(e->matrix[pivot][at]) < 1e-9)
            return false;
        for (int k = 0; k < MLLR_COLUMNS; k++) {
            double swap = e->matrix[at][k];
            e->matrix[at][k] = e->matrix[pivot][k];
            e->matrix[pivot][k] = swap;
        }
        double swap = e->right[at];
        e->right[at] = e->right[pivot];
        e->right[pivot] = swap;
        for (int i = 0; i < MLLR_COLUMNS; i++) {
            double share = i == at ? 0 : e->matrix[i][at] / e->matrix[at][at];
            for (int k = at; k < MLLR_COLUMNS && share != 0; k++)
                e->matrix[i][k] -= share * e->matrix[at][k];
            e->right[i] -= share * e->right[at];
        }
    }
    for (int i = 0; i < MLLR_COLUMNS; i++)
        e->right[i] /= e->matrix[i][i];
    return true;
}

static bool row_solve(const struct mllr_counts *counts, int stream, int row, float *out)
{
    struct equations e = equations_of(counts, stream, row);
    for (int k = 0; k < MLLR_COLUMNS; k++)
        e.matrix[k][k] *= 1 + MLLR_RIDGE_FRAMES / (double)counts->frames;
    if (!equations_solve(&e))
        return false;
    for (int k = 0; k < MLLR_COLUMNS; k++) {
        double value = e.right[k] + (k == row);
        if (!(fabs(value) < MOST))
            return false;
        out[k] = (float)value;
    }
    return true;
}

bool mllr_solve(const struct mllr_counts *counts, struct mllr *out)
{
    bool fine = counts->model != 0 && counts->frames > 0;
    *out = (struct mllr){.model = counts->model};
    for (int stream = 0; stream < MLLR_STREAMS && fine; stream++)
        for (int row = 0; row < MLLR_DIMENSIONS && fine; row++)
            fine = row_solve(counts, stream, row, out->rows[stream][row]);
    if (!fine)
        *out = (struct mllr){.model = 0};
    return fine;
}

static double row_gain(const struct mllr_counts *counts, int stream, int row, const float *values)
{
    struct equations e = equations_of(counts, stream, row);
    double gain = 0, moved[MLLR_COLUMNS];
    for (int k = 0; k < MLLR_COLUMNS; k++)
        moved[k] = (double)values[k] - (k == row);
    for (int a = 0; a < MLLR_COLUMNS; a++) {
        gain += moved[a] * e.right[a];
        for (int b = 0; b < MLLR_COLUMNS; b++)
            gain -= moved[a] * moved[b] * e.matrix[a][b] / 2;
    }
    return gain;
}

double mllr_gain(const struct mllr_counts *counts, const struct mllr *mllr)
{
    double gain = 0;
    if (mllr->model == 0 || counts->frames <= 0)
        return 0;
    for (int stream = 0; stream < MLLR_STREAMS; stream++)
        for (int row = 0; row < MLLR_DIMENSIONS; row++)
            gain += row_gain(counts, stream, row, mllr->rows[stream][row]);
    return gain / (double)counts->frames;
}

static bool solve_without(const struct mllr_counts *const *counts, size_t n_counts, size_t left_out,
                          struct mllr *out)
{
    struct mllr_counts sum = {.frames = 0};
    for (size_t i = 0; i < n_counts; i++)
        if (i != left_out)
            mllr_counts_add(&sum, counts[i]);
    return mllr_solve(&sum, out);
}

bool mllr_choose(const struct mllr_counts *const *counts, size_t n_counts, struct mllr *out)
{
    double gain = 0;
    bool solved = n_counts >= 2;
    for (size_t i = 0; i < n_counts && solved; i++) {
        solved = solve_without(counts, n_counts, i, out);
        gain += mllr_gain(counts[i], out) * (double)counts[i]->frames;
    }
    if (solved && gain > 0 && solve_without(counts, n_counts, n_counts, out))
        return true;
    *out = (struct mllr){.model = 0};
    return false;
}
