#include "scoring/item_analysis.h"

#include <math.h>

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
