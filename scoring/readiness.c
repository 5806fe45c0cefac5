#include "scoring/readiness.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static const double day_ms = 24.0 * 60 * 60 * 1000;

/* Lentz's continued fraction (Numerical Recipes 6.4; DLMF 8.17.22): for x below the mean it is done
 * in a few dozen steps. */
static double fraction(double a, double b, double x)
{
    enum { STEPS = 300 };
    const double tiny = 1e-300;
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m <= STEPS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        for (int k = 0; k < 2; k++) {
            double term = k ? odd : even, change;
            d = 1 + term * d;
            d = 1 / (fabs(d) < tiny ? tiny : d);
            c = 1 + term / c;
            c = fabs(c) < tiny ? tiny : c;
            change = d * c;
            h *= change;
            if (k && fabs(change - 1) < 1e-14)
                return h;
        }
    }
    return h;
}

static double ln_gamma(double x)
{
    int sign;
    return lgamma_r(x, &sign);
}

double beta_below(double a, double b, double x)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    double front = exp(ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * log(x) + b * log1p(-x));
    if (x < (a + 1) / (a + b + 2))
        return front * fraction(a, b, x) / a;
    return 1 - front * fraction(b, a, 1 - x) / b;
}

double beta_quantile(double a, double b, double p)
{
    double low = 0, high = 1;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (beta_below(a, b, middle) < p)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

/* What is left of a piece of evidence after so long. */
static double left_after(int64_t ms)
{
    return exp2(-(double)ms / (READINESS_HALF_LIFE_DAYS * day_ms));
}

static bool is_future(const struct evidence_sum *evidence, int64_t now_unix_ms)
{
    return evidence->unix_ms > now_unix_ms + (int64_t)day_ms;
}

/* Plays that were seen so far; more than there is room for are as good as so many. */
struct plays_seen {
    const char *names[32];
    int n;
};

static void play_see(struct plays_seen *seen, const char *play)
{
    for (int i = 0; i < seen->n; i++) {
        if (strcmp(seen->names[i], play) == 0)
            return;
    }
    if (seen->n < (int)(sizeof seen->names / sizeof *seen->names))
        seen->names[seen->n++] = play;
}

/* Whether the belief, when so much of the evidence is left, reaches the line. */
static bool reaches(const struct competence *readiness, double left)
{
    return beta_below(READINESS_PRIOR + left * readiness->met,
                      READINESS_PRIOR + left * readiness->missed,
                      READINESS_LINE) <= READINESS_DOUBT;
}

/* As time passes the belief goes back to the prior, which does not reach the line: somewhere in
 * between it crosses it. */
static int64_t until(const struct competence *readiness)
{
    double low = 0, high = 1;
    bool enough = readiness->met + readiness->missed >= READINESS_EVIDENCE_LEAST &&
                  readiness->plays >= READINESS_PLAYS_LEAST;
    if (!enough || !reaches(readiness, 1))
        return 0;
    for (int i = 0; i < 40; i++) {
        double middle = (low + high) / 2;
        if (reaches(readiness, middle))
            high = middle;
        else
            low = middle;
    }
    return readiness->last_unix_ms + (int64_t)(-log2(high) * READINESS_HALF_LIFE_DAYS * day_ms);
}

struct competence readiness_of(const struct evidence_sum *evidence, size_t n, int64_t now_unix_ms)
{
    struct competence out = {0};
    struct plays_seen seen = {.n = 0};
    for (size_t i = 0; i < n; i++) {
        if (!is_future(&evidence[i], now_unix_ms) && evidence[i].unix_ms > out.last_unix_ms)
            out.last_unix_ms = evidence[i].unix_ms;
    }
    for (size_t i = 0; i < n; i++) {
        if (is_future(&evidence[i], now_unix_ms))
            continue;
        double left = left_after(out.last_unix_ms - evidence[i].unix_ms);
        out.met += left * evidence[i].met;
        out.missed += left * evidence[i].missed;
        play_see(&seen, evidence[i].play);
    }
    out.plays = seen.n;
    out.until_unix_ms = until(&out);
    return out;
}

static double left_at(const struct competence *readiness, int64_t unix_ms)
{
    int64_t gone = unix_ms - readiness->last_unix_ms;
    return left_after(gone > 0 ? gone : 0);
}

double readiness_lower(const struct competence *readiness, int64_t unix_ms)
{
    double left = left_at(readiness, unix_ms);
    return beta_quantile(READINESS_PRIOR + left * readiness->met,
                         READINESS_PRIOR + left * readiness->missed, READINESS_DOUBT);
}

double readiness_mean(const struct competence *readiness, int64_t unix_ms)
{
    double left = left_at(readiness, unix_ms);
    return (READINESS_PRIOR + left * readiness->met) /
           (2 * READINESS_PRIOR + left * (readiness->met + readiness->missed));
}

enum readiness_word readiness_word(const struct competence *readiness, int64_t now_unix_ms)
{
    double all = readiness->met + readiness->missed;
    if (all <= 0)
        return READINESS_NOT_STARTED;
    if (all < READINESS_EVIDENCE_LEAST || readiness->plays < READINESS_PLAYS_LEAST)
        return READINESS_THIN;
    if (!readiness->until_unix_ms)
        return READINESS_PRACTISING;
    if (readiness->until_unix_ms <= now_unix_ms)
        return READINESS_EXPIRED;
    bool soon = (double)(readiness->until_unix_ms - now_unix_ms) <= READINESS_SOON_DAYS * day_ms;
    return soon ? READINESS_EXPIRING : READINESS_READY;
}

static bool is_enough(int n, const struct readiness_counts *counts)
{
    return counts->wanted > 0 && 5 * n >= 4 * counts->wanted;
}

enum readiness_word readiness_of_person(const struct readiness_counts *counts, int64_t due_unix_ms,
                                        int64_t now_unix_ms)
{
    bool ready = is_enough(counts->ready, counts);
    if (!ready && due_unix_ms && due_unix_ms <= now_unix_ms)
        return READINESS_OVERDUE;
    if (!counts->seen)
        return READINESS_NOT_STARTED;
    if (ready)
        return is_enough(counts->ready - counts->expiring, counts) ? READINESS_READY
                                                                   : READINESS_EXPIRING;
    if (is_enough(counts->ready + counts->expired, counts))
        return READINESS_EXPIRED;
    return counts->enough ? READINESS_PRACTISING : READINESS_THIN;
}

static const struct {
    const char *text, *id;
} words[READINESS_WORDS] = {
    [READINESS_NOT_STARTED] = {"未开始", "not_started"}, [READINESS_THIN] = {"证据不足", "thin"},
    [READINESS_PRACTISING] = {"练习中", "practising"},   [READINESS_READY] = {"达标", "ready"},
    [READINESS_EXPIRING] = {"临期", "expiring"},         [READINESS_EXPIRED] = {"过期", "expired"},
    [READINESS_OVERDUE] = {"逾期", "overdue"},
};

const char *readiness_word_text(enum readiness_word word)
{
    return words[word].text;
}

const char *readiness_word_id(enum readiness_word word)
{
    return words[word].id;
}
