#include "scoring/scorecard.h"

#include <string.h>

static enum criterion_of criterion_of(enum verdict_kind kind)
{
    static const enum criterion_of of[] = {
        [VERDICT_MOVE] = CRITERION_MOVES,
        [VERDICT_PHRASE] = CRITERION_PHRASES,
        [VERDICT_RULE] = CRITERION_RULES,
    };
    return of[kind];
}

static void score_add(struct criterion_score *score, const struct verdict *verdict)
{
    if (verdict->value == VERDICT_NOT_APPLICABLE)
        return;
    double met = verdict->value == VERDICT_MET ? verdict->points : 0;
    double open = verdict->value == VERDICT_UNDECIDED ? verdict->points : 0;
    score->points += met;
    score->points_max += verdict->points - open;
    score->points_low += met;
    score->points_high += met + open;
    score->points_max_all += verdict->points;
}

/* Rules can be of several criteria, each of its own; moves and phrases are of one. */
static bool belongs(const struct criterion *criterion, const struct verdict *verdict)
{
    return criterion->of == criterion_of(verdict->kind) &&
           (!verdict->criterion || strcmp(verdict->criterion, criterion->id) == 0);
}

static void scorecard_add(struct scorecard *scorecard, const struct verdict *verdict)
{
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        if (belongs(scorecard->criteria[i].criterion, verdict))
            score_add(&scorecard->criteria[i], verdict);
    }
}

static bool same_prohibition(const struct verdict *a, const struct verdict *b)
{
    return a->once && b->once && strcmp(a->id, b->id) == 0;
}

/* A prohibition over all replies, at its first mention: broken in one it is broken. False where it
 * was counted before. */
static bool merge_prohibition(const struct verdicts *replies, size_t n_replies,
                              const struct verdict *verdict, enum verdict_value *value)
{
    static const int gravity[] = {[VERDICT_NOT_APPLICABLE] = 0,
                                  [VERDICT_MET] = 1,
                                  [VERDICT_UNDECIDED] = 2,
                                  [VERDICT_NOT_MET] = 3};
    bool seen = false;
    for (size_t i = 0; i < n_replies; i++) {
        for (size_t k = 0; k < replies[i].count; k++) {
            const struct verdict *other = &replies[i].items[k];
            if (!same_prohibition(verdict, other))
                continue;
            if (!seen && other != verdict)
                return false;
            seen = true;
            *value = gravity[other->value] > gravity[*value] ? other->value : *value;
        }
    }
    return true;
}

static void scorecard_take(struct scorecard *scorecard, const struct verdicts *replies,
                           size_t n_replies, const struct verdict *verdict)
{
    struct verdict counted = *verdict;
    scorecard->review += verdict->value == VERDICT_UNDECIDED;
    if (!verdict->once || merge_prohibition(replies, n_replies, verdict, &counted.value))
        scorecard_add(scorecard, &counted);
}

struct share { /* the weighted mean of the criteria that have anything to show */
    double sum, weights;
};

static void share_add(struct share *share, int weight, double points, double points_max)
{
    if (points_max <= 0)
        return;
    share->sum += weight * points / points_max;
    share->weights += weight;
}

static double share_total(struct share share)
{
    return share.weights > 0 ? 100.0 * share.sum / share.weights : 0.0;
}

void scorecard_total(struct scorecard *scorecard, const struct rubric *rubric,
                     const struct verdicts *replies, size_t n_replies)
{
    *scorecard = (struct scorecard){0};
    for (size_t i = 0; i < rubric->n_criteria && i < SCORECARD_MAX_CRITERIA; i++)
        scorecard->criteria[scorecard->n_criteria++].criterion = &rubric->criteria[i];
    for (size_t i = 0; i < n_replies; i++) {
        for (size_t k = 0; k < replies[i].count; k++)
            scorecard_take(scorecard, replies, n_replies, &replies[i].items[k]);
    }
    struct share total = {0}, low = {0}, high = {0};
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        const struct criterion_score *score = &scorecard->criteria[i];
        share_add(&total, score->criterion->weight, score->points, score->points_max);
        share_add(&low, score->criterion->weight, score->points_low, score->points_max_all);
        share_add(&high, score->criterion->weight, score->points_high, score->points_max_all);
    }
    scorecard->total = share_total(total);
    scorecard->total_low = share_total(low);
    scorecard->total_high = share_total(high);
}
