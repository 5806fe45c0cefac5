#include "scoring/contest.h"

#include <math.h>

#include "base/random.h"

void contest_lots(uint64_t seed, int n, int order[])
{
    uint64_t state = seed;
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int at = random_draw(&state, i + 1), moved = order[i];
        order[i] = order[at];
        order[at] = moved;
    }
}

bool contest_dropped(const double *totals, int n, int *low, int *high)
{
    *low = *high = -1;
    if (n < CONTEST_DROP_FROM)
        return false;
    *low = *high = 0;
    for (int i = 1; i < n; i++) {
        if (totals[i] < totals[*low])
            *low = i;
        if (totals[i] >= totals[*high])
            *high = i;
    }
    return true;
}

double contest_judges_total(const double *totals, int n)
{
    int low, high, counted = 0;
    double sum = 0;
    contest_dropped(totals, n, &low, &high);
    for (int i = 0; i < n; i++) {
        if (i == low || i == high)
            continue;
        sum += totals[i];
        counted++;
    }
    return counted ? sum / counted : 0;
}

double contest_machine_total(double plays, int n_plays, int right, int n_questions)
{
    double questions = n_questions ? 100.0 * right / n_questions : 0;
    if (!n_plays)
        return questions;
    if (!n_questions)
        return plays;
    return (plays * (100 - CONTEST_QUESTIONS_PCT) + questions * CONTEST_QUESTIONS_PCT) / 100;
}

double contest_total(double machine, double judges, int judges_pct)
{
    return (machine * (100 - judges_pct) + judges * judges_pct) / 100;
}

static long hundredths(double points)
{
    return lround(points * 100);
}

static bool is_before(const struct contest_score *one, const struct contest_score *other)
{
    long a = hundredths(one->total), b = hundredths(other->total);
    return a != b ? a > b : hundredths(one->judges) > hundredths(other->judges);
}

void contest_places(const struct contest_score *scores, int n, int places[])
{
    for (int i = 0; i < n; i++) {
        places[i] = scores[i].absent ? 0 : 1;
        for (int k = 0; k < n && !scores[i].absent; k++)
            places[i] += !scores[k].absent && is_before(&scores[k], &scores[i]);
    }
}

int contest_points(int place)
{
    static const int points[] = {0, 10, 8, 6, 5, 4, 3, 2, 1};
    return place > 0 && place < (int)(sizeof points / sizeof *points) ? points[place] : 0;
}
