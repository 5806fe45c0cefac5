#include "scoring/recall.h"

#include <math.h>

/* The default parameters of FSRS-6, as published, w0 to w20. */
static const double w[21] = {0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                             0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                             1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};

static const double stability_least = 0.001, difficulty_least = 1, difficulty_most = 10;
static const double retention = 0.9; /* what the algorithm's authors recommend */
enum { INTERVAL_MOST_DAYS = 36500 };

static const int64_t day_ms = 86400000;

/* Chosen so that the chance after `stability` days is 0.9, whatever the decay w20. */
static double forgetting_factor(void)
{
    return pow(0.9, -1 / w[20]) - 1;
}

static double chance_after(double stability, double days)
{
    return pow(1 + forgetting_factor() * days / stability, -w[20]);
}

/* Whole days, as the reference counts them. */
static int64_t days_since(const struct recall *recall, int64_t unix_ms)
{
    return unix_ms > recall->reviewed_unix_ms ? (unix_ms - recall->reviewed_unix_ms) / day_ms : 0;
}

static double difficulty_at_first(int grade)
{
    return w[4] - exp(w[5] * (grade - 1)) + 1;
}

static double difficulty_kept(double difficulty)
{
    return fmin(fmax(difficulty, difficulty_least), difficulty_most);
}

/* Moves the less the nearer it is to 10, and a little back to where "easy" begins. */
static double difficulty_next(double difficulty, int grade)
{
    double moved = difficulty + (10 - difficulty) * -w[6] * (grade - 3) / 9;
    return difficulty_kept(w[7] * difficulty_at_first(RECALL_EASY) + (1 - w[7]) * moved);
}

/* Answered again on the same day. */
static double stability_same_day(double stability, int grade)
{
    double grows = exp(w[17] * (grade - 3 + w[18])) * pow(stability, -w[19]);
    return stability * (grade >= RECALL_GOOD ? fmax(grows, 1) : grows);
}

static double stability_forgotten(const struct recall *recall, double chance)
{
    double stability = recall->stability_days;
    double after = w[11] * pow(recall->difficulty, -w[12]) * (pow(stability + 1, w[13]) - 1) *
                   exp((1 - chance) * w[14]);
    return fmin(after, stability / exp(w[17] * w[18]));
}

static double stability_recalled(const struct recall *recall, double chance, int grade)
{
    double stability = recall->stability_days;
    double penalty = grade == RECALL_HARD ? w[15] : 1, bonus = grade == RECALL_EASY ? w[16] : 1;
    return stability * (1 + exp(w[8]) * (11 - recall->difficulty) * pow(stability, -w[9]) *
                                (exp((1 - chance) * w[10]) - 1) * penalty * bonus);
}

static double stability_next(const struct recall *recall, int grade, int64_t days)
{
    if (days < 1)
        return stability_same_day(recall->stability_days, grade);
    double chance = chance_after(recall->stability_days, (double)days);
    return grade == RECALL_AGAIN ? stability_forgotten(recall, chance)
                                 : stability_recalled(recall, chance, grade);
}

struct recall recall_review(const struct recall *recall, enum recall_grade grade, int64_t unix_ms)
{
    struct recall next = {.stability_days = w[grade - 1],
                          .difficulty = difficulty_kept(difficulty_at_first((int)grade)),
                          .reviewed_unix_ms = unix_ms};
    if (recall->stability_days > 0) {
        next.stability_days = stability_next(recall, (int)grade, days_since(recall, unix_ms));
        next.difficulty = difficulty_next(recall->difficulty, (int)grade);
    }
    next.stability_days = fmax(next.stability_days, stability_least);
    return next;
}

double recall_chance(const struct recall *recall, int64_t unix_ms)
{
    if (recall->stability_days <= 0)
        return 0;
    return chance_after(recall->stability_days, (double)days_since(recall, unix_ms));
}

/* Half a day is rounded to the even number, as the reference does. */
int recall_interval_days(const struct recall *recall)
{
    double days = recall->stability_days / forgetting_factor() * (pow(retention, -1 / w[20]) - 1);
    return (int)fmin(fmax(nearbyint(days), 1), INTERVAL_MOST_DAYS);
}

int64_t recall_due_unix_ms(const struct recall *recall)
{
    return recall->reviewed_unix_ms + recall_interval_days(recall) * day_ms;
}

bool recall_is_due(const struct recall *recall, int64_t unix_ms)
{
    return recall_due_unix_ms(recall) <= unix_ms || recall->reviewed_unix_ms > unix_ms + day_ms;
}
