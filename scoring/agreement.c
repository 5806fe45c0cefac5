#include "scoring/agreement.h"

#include <math.h>

static const double z = 1.959963984540054; /* 97.5 % of the normal distribution */

void wilson_interval(int k, int n, double *low, double *high)
{
    double p = n ? (double)k / n : 0, m = n;
    *low = 0;
    *high = 1;
    if (n == 0)
        return;
    double middle = (p + z * z / (2 * m)) / (1 + z * z / m);
    double half = z / (1 + z * z / m) * sqrt(p * (1 - p) / m + z * z / (4 * m * m));
    *low = k == 0 ? 0 : middle - half;
    *high = k == n ? 1 : middle + half;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static void kappa_add(const struct agreement_table *table, struct agreement *out)
{
    double n = out->n;
    int first = table->met_met + table->met_not, second = table->met_met + table->not_met;
    int rarer = least(least(first, out->n - first), least(second, out->n - second));
    if (out->n < KAPPA_ITEMS || rarer < KAPPA_RARER)
        return;
    double by_chance = first / n * (second / n) + (1 - first / n) * (1 - second / n);
    double error = sqrt(out->share * (1 - out->share) / (n * (1 - by_chance) * (1 - by_chance)));
    out->has_kappa = true;
    out->kappa = (out->share - by_chance) / (1 - by_chance);
    out->kappa_low = out->kappa - z * error;
    out->kappa_high = fmin(1, out->kappa + z * error);
}

struct agreement agreement_of(const struct agreement_table *table)
{
    struct agreement out = {.agreed = table->met_met + table->not_not};
    out.n = out.agreed + table->met_not + table->not_met;
    out.share = out.n ? (double)out.agreed / out.n : 0;
    wilson_interval(out.agreed, out.n, &out.share_low, &out.share_high);
    kappa_add(table, &out);
    return out;
}
