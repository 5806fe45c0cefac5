#include "scoring/item_analysis.h"

#include <math.h>

#include "scoring/agreement.h"

bool item_discrimination(const struct item_score *scores, size_t n, double *out)
{
    double item = 0, rest = 0, both = 0, items = 0, rests = 0;
    *out = 0;
    if (n < ITEM_PEOPLE)
        return false;
    for (size_t i = 0; i < n; i++) {
        item += scores[i].item / (double)n;
        rest += scores[i].rest / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        double a = scores[i].item - item, b = scores[i].rest - rest;
        both += a * b;
        items += a * a;
        rests += b * b;
    }
    if (items < 1e-12 || rests < 1e-12)
        return false;
    *out = both / sqrt(items * rests);
    return true;
}

enum item_band item_band(double discrimination)
{
    return discrimination < 0.2 ? ITEM_POOR : discrimination <= 0.4 ? ITEM_FAIR : ITEM_GOOD;
}

/* Whether a share is above another one beyond doubt. */
static bool is_above(int k, int n, int other_k, int other_n)
{
    double low, high, other_low, other_high;
    wilson_interval(k, n, &low, &high);
    wilson_interval(other_k, other_n, &other_low, &other_high);
    return low > other_high;
}

enum tally_than tally_compare(const struct item_tally *one, int people,
                              const struct item_tally *others, int other_people)
{
    int decided = one->met + one->not_met, other_decided = others->met + others->not_met;
    if (people < ITEM_PEOPLE || other_people < ITEM_PEOPLE)
        return TALLY_FEW;
    if (is_above(one->undecided, one->asked, others->undecided, others->asked))
        return TALLY_UNHEARD;
    return is_above(one->not_met, decided, others->not_met, other_decided) ? TALLY_HARDER
                                                                           : TALLY_ALIKE;
}
