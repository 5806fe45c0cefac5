/* Readiness: what a person's replies say about one competency. Competence is a Beta posterior over
 * the chance of doing it right, in which what was seen long ago counts for less (Jøsang and Ismail
 * 2002, "The Beta Reputation System": forgetting by a factor); somebody is ready while the lower
 * end of what is believed reaches the line. docs/readiness.md has the definition and its reasons.
 * Pure; any thread. */
#ifndef YINGDA_SCORING_READINESS_H
#define YINGDA_SCORING_READINESS_H

#include <stddef.h>
#include <stdint.h>

/* The formula's version: records kept by another one are calculated anew. */
enum { READINESS_VERSION = 1 };

enum { READINESS_HALF_LIFE_DAYS = 90, READINESS_PLAYS_LEAST = 2, READINESS_SOON_DAYS = 14 };

/* Bayes's and Laplace's uniform prior: nothing is known, and nothing is assumed. */
#define READINESS_PRIOR 1.0
/* The line, and how sure one has to be that it is reached: 80 %, one-sided. */
#define READINESS_LINE 0.7
#define READINESS_DOUBT 0.2
/* Fewer pieces of evidence than these are too few to say anything (docs/readiness.md). */
#define READINESS_EVIDENCE_LEAST 4.0

/* What one attempt showed. */
struct evidence_sum {
    double met, missed; /* what was met with help counts half */
    int64_t unix_ms;    /* when the attempt began */
    const char *play;
};

struct competence {
    double met, missed; /* as they count when the last evidence came */
    int plays;          /* different ones, 32 at most */
    int64_t last_unix_ms;
    int64_t until_unix_ms; /* ready until then, if nothing more is done; 0: not ready */
};

/* Adds up the evidence of one competency, in any order. Evidence that a wrong clock dated more than
 * a day behind `now_unix_ms` is left out. */
struct competence readiness_of(const struct evidence_sum *evidence, size_t n, int64_t now_unix_ms);

/* The lower end of the belief at some time at or after the last evidence. */
double readiness_lower(const struct competence *readiness, int64_t unix_ms);

/* Its middle: (met + 1) / (all + 2), likewise. */
double readiness_mean(const struct competence *readiness, int64_t unix_ms);

/* What is said of it. 逾期 is said of a person: a day was set, and has passed. */
enum readiness_word {
    READINESS_NOT_STARTED, /* 未开始 */
    READINESS_THIN,        /* 证据不足 */
    READINESS_PRACTISING,  /* 练习中 */
    READINESS_READY,       /* 达标 */
    READINESS_EXPIRING,    /* 临期: ready for a fortnight at most, if nothing more is done */
    READINESS_EXPIRED,     /* 过期: was ready, and only time has passed since */
    READINESS_OVERDUE,     /* 逾期 */
    READINESS_WORDS
};
enum readiness_word readiness_word(const struct competence *readiness, int64_t now_unix_ms);

/* "未开始" …, and "not_started" … for programs: static. */
const char *readiness_word_text(enum readiness_word word);
const char *readiness_word_id(enum readiness_word word);

/* How many of a person's competencies are what; from these the word for the person. */
struct readiness_counts {
    int wanted;   /* that the plays ask for */
    int seen;     /* with any evidence */
    int enough;   /* with enough to say something */
    int ready;    /* 达标 or 临期 */
    int expiring; /* 临期 */
    int expired;  /* 过期 */
};

/* A person is ready with four fifths of the competencies, as a play is passed with 80 points;
 * `due_unix_ms` is the day that was set, 0: none. */
enum readiness_word readiness_of_person(const struct readiness_counts *counts, int64_t due_unix_ms,
                                        int64_t now_unix_ms);

/* I_x(a, b), the regularised incomplete beta function, and its inverse in x. */
double beta_below(double a, double b, double x);
double beta_quantile(double a, double b, double p);

#endif
