#include "scoring/card/scorecard.h"

#include <stdlib.h>
#include <string.h>

struct tally { /* what the scorecard is made from */
    const struct rubric *rubric;
    const struct verdicts *replies;
    size_t n_replies;
};

static enum criterion_of criterion_of(enum verdict_kind kind)
{
    static const enum criterion_of of[] = {
        [VERDICT_MOVE] = CRITERION_MOVES,
        [VERDICT_PHRASE] = CRITERION_PHRASES,
        [VERDICT_RULE] = CRITERION_RULES,
    };
    return of[kind];
}

/* Each rule may have a criterion of its own; all moves share one, and so do all phrases. */
static bool belongs(const struct criterion *criterion, const struct verdict *verdict)
{
    return criterion->of == criterion_of(verdict->kind) &&
           (!verdict->criterion || strcmp(verdict->criterion, criterion->id) == 0);
}

const struct criterion *scorecard_criterion(const struct rubric *rubric,
                                            const struct verdict *verdict)
{
    for (size_t i = 0; i < rubric->n_criteria; i++) {
        if (belongs(&rubric->criteria[i], verdict))
            return &rubric->criteria[i];
    }
    return NULL;
}

/* Whether `verdict` is the one that stands for its prohibition: the first of the worst. */
static bool stands_for_all(const struct tally *tally, const struct verdict *verdict)
{
    bool before = true;
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *other = &tally->replies[i].items[k];
            if (other == verdict)
                before = false;
            else if (other->once && strcmp(other->id, verdict->id) == 0 &&
                     verdict_gravity(other->value) >= verdict_gravity(verdict->value) + !before)
                return false;
        }
    }
    return true;
}

static bool counts(const struct tally *tally, const struct verdict *verdict)
{
    if (verdict->value == VERDICT_NOT_APPLICABLE || !verdict_is_own(verdict))
        return false;
    return !verdict->once || verdict->cost || tally->rubric->style == STYLE_DEDUCTIONS ||
           stands_for_all(tally, verdict);
}

static int times_of(const struct verdict *verdict)
{
    return verdict->times > 1 ? verdict->times : 1;
}

/* Whether the same item was broken, or may have been, before this verdict. */
static bool came_before(const struct tally *tally, const struct verdict *verdict, bool open)
{
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *other = &tally->replies[i].items[k];
            if (other == verdict)
                return false;
            if (other->kind == verdict->kind && strcmp(other->id, verdict->id) == 0 &&
                (other->value == VERDICT_NOT_MET || (open && other->value == VERDICT_UNDECIDED)))
                return true;
        }
    }
    return false;
}

/* What a broken item takes off: its price, each later time another; without one its points. `open`:
 * what is undecided counts as broken. */
static int price_of(const struct tally *tally, const struct verdict *verdict, bool open)
{
    if (!verdict->cost)
        return rubric_takes(tally->rubric, verdict->points);
    int again = verdict->cost_again ? verdict->cost_again : verdict->cost;
    int first = came_before(tally, verdict, open) ? again : verdict->cost;
    return first + again * (times_of(verdict) - 1);
}

/* Silence earns nothing before somebody decides otherwise, or it would be the best answer to every
 * hard question. */
static bool is_unheard(const struct verdict *verdict)
{
    return verdict->value == VERDICT_UNDECIDED && verdict->origin == ORIGIN_UNHEARD;
}

static void share_take(struct criterion_score *score, const struct verdict *verdict)
{
    double met = verdict->value == VERDICT_MET ? verdict->points : 0;
    double open = verdict->value == VERDICT_UNDECIDED ? verdict->points : 0;
    score->points += met;
    score->points_max += verdict->points - (is_unheard(verdict) ? 0 : open);
    score->points_low += met;
    score->points_high += met + open;
    score->points_max_all += verdict->points;
}

static double taken_off(double left, int points)
{
    return left > points ? left - points : 0;
}

static void price_take(struct criterion_score *score, const struct tally *tally,
                       const struct verdict *verdict)
{
    int price = price_of(tally, verdict, false);
    if (verdict->value == VERDICT_NOT_MET || is_unheard(verdict))
        score->points = taken_off(score->points, price);
    if (verdict->value == VERDICT_NOT_MET)
        score->points_high = taken_off(score->points_high, price);
    if (verdict->value == VERDICT_NOT_MET || verdict->value == VERDICT_UNDECIDED)
        score->points_low = taken_off(score->points_low, price_of(tally, verdict, true));
}

static void deduction_take(struct criterion_score *score, const struct tally *tally,
                           const struct verdict *verdict)
{
    double weight = score->criterion->weight;
    if (score->points_max <= 0) { /* its first item */
        score->points = score->points_max = score->points_max_all = weight;
        score->points_low = score->points_high = weight;
    }
    price_take(score, tally, verdict);
}

/* The verdicts that count and belong to a criterion, one by one; NULL behind the last. */
struct walk {
    size_t reply, item;
};

static const struct verdict *walk_next(struct walk *walk, const struct tally *tally,
                                       const struct criterion *criterion)
{
    for (; walk->reply < tally->n_replies; walk->reply++, walk->item = 0) {
        while (walk->item < tally->replies[walk->reply].count) {
            const struct verdict *verdict = &tally->replies[walk->reply].items[walk->item++];
            if (counts(tally, verdict) && belongs(criterion, verdict))
                return verdict;
        }
    }
    return NULL;
}

/* What a share of nothing is worth: all of it, where only what has a price was asked. */
static double fraction(double points, double points_max)
{
    return points_max > 0 ? points / points_max : 1;
}

/* From shares to points of the criterion's weight, off which prices are taken. */
static void score_price(struct criterion_score *score, bool decided)
{
    score->points = score->weight * fraction(score->points, score->points_max);
    score->points_low = score->weight * fraction(score->points_low, score->points_max_all);
    score->points_high = score->weight * fraction(score->points_high, score->points_max_all);
    score->points_max_all = score->weight;
    score->points_max = decided ? score->weight : 0;
    score->points = decided ? score->points : 0;
}

/* No item costs more than `most_each`: with few items the whole criterion weighs less. */
static double weight_of(const struct criterion *criterion, double points_all, int largest)
{
    double most = largest > 0 ? criterion->most_each * points_all / largest : 0;
    return criterion->most_each && largest > 0 && most < criterion->weight ? most
                                                                           : criterion->weight;
}

static bool anything_met(const struct tally *tally)
{
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            if (tally->replies[i].items[k].value == VERDICT_MET)
                return true;
        }
    }
    return false;
}

static void score_share(struct criterion_score *score, const struct tally *tally)
{
    const struct verdict *verdict;
    int largest = 0;
    bool priced = false, decided = false;
    for (struct walk walk = {0}; (verdict = walk_next(&walk, tally, score->criterion)) != NULL;) {
        priced |= verdict->cost > 0;
        decided |= verdict->value != VERDICT_UNDECIDED;
        if (verdict->cost)
            continue;
        share_take(score, verdict);
        largest = verdict->points > largest ? verdict->points : largest;
    }
    score->weight = weight_of(score->criterion, score->points_max_all, largest);
    score->shared_max = score->points_max;
    score->shared_max_all = score->points_max_all;
    if (!priced)
        return;
    score_price(score, decided);
    for (struct walk walk = {0}; (verdict = walk_next(&walk, tally, score->criterion)) != NULL;) {
        if (verdict->cost)
            price_take(score, tally, verdict);
    }
    if (!anything_met(tally)) /* a call that nobody took: where nothing was done, nothing was kept */
        score->points = score->points_low = 0;
}

static void score_deductions(struct criterion_score *score, const struct tally *tally)
{
    const struct verdict *verdict;
    score->weight = score->criterion->weight;
    for (struct walk walk = {0}; (verdict = walk_next(&walk, tally, score->criterion)) != NULL;)
        deduction_take(score, tally, verdict);
}

static void scorecard_take_all(struct scorecard *scorecard, const struct tally *tally)
{
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++)
            scorecard->review += tally->replies[i].items[k].value == VERDICT_UNDECIDED;
    }
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        if (tally->rubric->style == STYLE_DEDUCTIONS)
            score_deductions(&scorecard->criteria[i], tally);
        else
            score_share(&scorecard->criteria[i], tally);
    }
}

/* Where nothing was decided, undecided items cost their points; else they do so in the low end
 * only. */
static bool nothing_decided(const struct tally *tally)
{
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            enum verdict_value value = tally->replies[i].items[k].value;
            if (value == VERDICT_MET || value == VERDICT_NOT_MET)
                return false;
        }
    }
    return true;
}

struct share { /* the weighted mean of the criteria that have anything to show */
    double sum, weights;
};

static double score_weight(const struct criterion_score *score)
{
    return score->weight > 0 ? score->weight : score->criterion->weight;
}

static void share_add(struct share *share, double weight, double points, double points_max)
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

void scorecard_add_up(struct scorecard *scorecard)
{
    struct share total = {0}, low = {0}, high = {0};
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        const struct criterion_score *score = &scorecard->criteria[i];
        double weight = score_weight(score);
        share_add(&total, weight, score->points, score->points_max);
        share_add(&low, weight, score->points_low, score->points_max_all);
        share_add(&high, weight, score->points_high, score->points_max_all);
    }
    scorecard->total = share_total(total);
    scorecard->total_low = share_total(low);
    scorecard->total_high = share_total(high);
}

struct criterion_points scorecard_points(const struct scorecard *scorecard, size_t criterion)
{
    const struct criterion_score *score = &scorecard->criteria[criterion];
    double weights = 0;
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        if (scorecard->criteria[i].points_max > 0)
            weights += score_weight(&scorecard->criteria[i]);
    }
    if (score->points_max <= 0 || weights <= 0)
        return (struct criterion_points){0, 0};
    double worth = 100 * score_weight(score) / weights;
    return (struct criterion_points){worth * score->points / score->points_max, worth};
}

/* The first rule that vetoes with this verdict; NULL: none. */
static const struct verdict *find_veto(const struct tally *tally, enum verdict_value value)
{
    for (size_t i = 0; tally->rubric->veto_cap > 0 && i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *verdict = &tally->replies[i].items[k];
            if (verdict->veto && verdict->value == value)
                return verdict;
        }
    }
    return NULL;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

/* Caps the low end, and where `by` is there the whole. */
static struct scorecard_veto scorecard_cap(struct scorecard *scorecard, const struct verdict *by,
                                           double cap)
{
    scorecard->total_low = least(scorecard->total_low, cap);
    if (!by)
        return (struct scorecard_veto){0};
    double total = least(scorecard->total, cap);
    struct scorecard_veto veto = {by->id, by->name, by->clause, scorecard->total - total};
    scorecard->total = total;
    scorecard->total_high = least(scorecard->total_high, cap);
    return veto;
}

static void scorecard_veto(struct scorecard *scorecard, const struct tally *tally)
{
    const struct verdict *broken = find_veto(tally, VERDICT_NOT_MET);
    if (broken || find_veto(tally, VERDICT_UNDECIDED))
        scorecard->veto = scorecard_cap(scorecard, broken, tally->rubric->veto_cap);
}

/* Of a key move, the best of what the replies made of it. */
static enum verdict_value key_value(const struct tally *tally, const struct verdict *key)
{
    enum verdict_value best = VERDICT_NOT_MET;
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *verdict = &tally->replies[i].items[k];
            if (verdict->kind == VERDICT_RULE || !verdict_is_own(verdict) ||
                strcmp(verdict->id, key->id) != 0)
                continue;
            if (verdict->value == VERDICT_MET)
                return VERDICT_MET;
            if (verdict->value == VERDICT_UNDECIDED)
                best = VERDICT_UNDECIDED;
        }
    }
    return best;
}

/* The first key move of such a value; NULL: there is none. */
static const struct verdict *find_key(const struct tally *tally, enum verdict_value value)
{
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *verdict = &tally->replies[i].items[k];
            if (verdict->key && verdict_is_own(verdict) && key_value(tally, verdict) == value)
                return verdict;
        }
    }
    return NULL;
}

static void scorecard_key(struct scorecard *scorecard, const struct tally *tally)
{
    const struct verdict *missed = find_key(tally, VERDICT_NOT_MET);
    if (tally->rubric->pass > 0 && (missed || find_key(tally, VERDICT_UNDECIDED)))
        scorecard->key = scorecard_cap(scorecard, missed, tally->rubric->pass - 1);
}

static double less(double total, double cost)
{
    return total > cost ? total - cost : 0;
}

static void scorecard_hints(struct scorecard *scorecard, const struct rubric *rubric, int n_hints)
{
    double cost = (double)rubric->hint_cost * n_hints, total = less(scorecard->total, cost);
    scorecard->hints = n_hints;
    scorecard->hints_lost = scorecard->total - total;
    scorecard->total = total;
    scorecard->total_low = less(scorecard->total_low, cost);
    scorecard->total_high = less(scorecard->total_high, cost);
}

void scorecard_total(struct scorecard *scorecard, const struct rubric *rubric,
                     const struct verdicts *replies, size_t n_replies, int n_hints)
{
    struct tally tally = {rubric, replies, n_replies};
    *scorecard = (struct scorecard){0};
    for (size_t i = 0; i < rubric->n_criteria && i < SCORECARD_MAX_CRITERIA; i++)
        scorecard->criteria[scorecard->n_criteria++].criterion = &rubric->criteria[i];
    scorecard_take_all(scorecard, &tally);
    for (size_t i = 0; i < scorecard->n_criteria && nothing_decided(&tally); i++)
        scorecard->criteria[i].points = scorecard->criteria[i].points_low;
    scorecard_add_up(scorecard);
    scorecard_veto(scorecard, &tally);
    scorecard_key(scorecard, &tally);
    scorecard_hints(scorecard, rubric, n_hints);
}

/* Points of 100 in what an item took off its criterion. */
struct losing {
    const struct scorecard *card;
    const struct tally *tally;
    double left[SCORECARD_MAX_CRITERIA]; /* of each criterion's weight, for prices to be taken off */
};

static double share_lost(const struct criterion_score *score, int points, double points_max)
{
    return points_max > 0 ? score_weight(score) * points / points_max : 0;
}

static double taken_from(double *left, int points)
{
    double before = *left;
    *left = taken_off(before, points);
    return before - *left;
}

static bool is_share(const struct losing *losing, const struct verdict *verdict)
{
    return losing->tally->rubric->style == STYLE_SHARES && !verdict->cost;
}

/* What an undecided item may cost is a share of all items, as the low end is. */
static double loss_of(struct losing *losing, const struct verdict *verdict)
{
    bool undecided = verdict->value == VERDICT_UNDECIDED;
    bool open = undecided && !is_unheard(verdict) && losing->tally->rubric->style == STYLE_SHARES;
    double lost = 0, weights = 0;
    for (size_t i = 0; i < losing->card->n_criteria; i++) {
        const struct criterion_score *score = &losing->card->criteria[i];
        weights += (open ? score->points_max_all : score->points_max) > 0 ? score_weight(score) : 0;
        if (!belongs(score->criterion, verdict))
            continue;
        if (is_share(losing, verdict))
            lost += share_lost(score, verdict->points,
                               open ? score->shared_max_all : score->shared_max);
        else
            lost += taken_from(&losing->left[i], price_of(losing->tally, verdict, undecided));
    }
    return weights > 0 ? 100.0 * lost / weights : 0;
}

/* What prices can be taken from: in shares, what the shares leave. */
static void losing_init(struct losing *losing)
{
    for (size_t i = 0; i < losing->card->n_criteria; i++) {
        const struct criterion_score *score = &losing->card->criteria[i];
        const struct verdict *verdict;
        losing->left[i] = score_weight(score);
        for (struct walk walk = {0};
             (verdict = walk_next(&walk, losing->tally, score->criterion)) != NULL;) {
            if (is_share(losing, verdict) &&
                (verdict->value == VERDICT_NOT_MET || is_unheard(verdict)))
                losing->left[i] -= share_lost(score, verdict->points, score->shared_max);
        }
    }
}

enum losing_kind { LOST_NOTHING, LOST_MISSED, LOST_UNHEARD, LOST_OPEN };

static enum losing_kind losing_kind(const struct verdict *verdict)
{
    if (is_unheard(verdict))
        return LOST_UNHEARD;
    return verdict->value == VERDICT_NOT_MET     ? LOST_MISSED
           : verdict->value == VERDICT_UNDECIDED ? LOST_OPEN
                                                 : LOST_NOTHING;
}

/* Adds the losses of one kind, after those that are there. */
static size_t losses_of(struct losing *losing, const struct tally *tally, enum losing_kind kind,
                        struct loss *out, size_t n, size_t max)
{
    bool costs = kind != LOST_OPEN ||
                 (tally->rubric->style == STYLE_DEDUCTIONS && nothing_decided(tally));
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count && n < max; k++) {
            const struct verdict *verdict = &tally->replies[i].items[k];
            if (losing_kind(verdict) != kind || !counts(tally, verdict))
                continue;
            double lost = loss_of(losing, verdict);
            out[n++] = (struct loss){i, k, costs ? lost : 0, kind == LOST_MISSED ? 0 : lost};
        }
    }
    return n;
}

static int loss_order(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;
    if (a->reply != b->reply)
        return a->reply < b->reply ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

/* Broken items come first: open ones can only take from what is left after them. */
size_t scorecard_losses(const struct scorecard *card, const struct rubric *rubric,
                        const struct verdicts *replies, size_t n_replies, struct loss *out,
                        size_t max)
{
    struct tally tally = {rubric, replies, n_replies};
    struct losing losing = {.card = card, .tally = &tally};
    losing_init(&losing);
    size_t n = losses_of(&losing, &tally, LOST_MISSED, out, 0, max);
    n = losses_of(&losing, &tally, LOST_UNHEARD, out, n, max);
    n = losses_of(&losing, &tally, LOST_OPEN, out, n, max);
    if (n > 0)
        qsort(out, n, sizeof *out, loss_order);
    return n;
}
