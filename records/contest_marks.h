/* What judges give in a contest, each alone: a sheet says for each criterion how much was taken
 * off a hundred. Sheets are events: another one of the same judge supersedes the one before and
 * leaves it as it was, and so does a sitting that is made void: its sheets stay and count no more.
 * Nobody sees another judge's sheet of somebody before all of them are in.
 * Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_CONTEST_MARKS_H
#define YINGDA_RECORDS_CONTEST_MARKS_H

#include "records/contests.h"
#include "records/sittings.h"

enum sheet_of { SHEET_CONTESTANT, SHEET_SECOND };

struct contest_sheet {
    char judge[NAME_SIZE], reason[NAME_SIZE]; /* reason: why it was changed after all were in */
    int taken[CONTEST_CRITERIA_MAX];
    double total; /* what is left of a hundred */
    int64_t given_unix_ms;
    bool dropped; /* the lowest or the highest (scoring/contest.h) */
};

/* Stores a judge's sheet on whose turn it was, or on the second one of that turn; `taken` has one
 * for each criterion. STATUS_INVALID: more is taken than a criterion weighs, or less than nothing,
 * the one is absent, there is no second one, or all are in and no reason is given;
 * STATUS_NOT_FOUND: the lots are not drawn, that one does not compete, or the judge does not judge;
 * STATUS_BUSY: that one's paper is not handed in yet. */
MUST_USE enum status records_contest_mark(struct records *records, int64_t contest, int64_t person,
                                          enum sheet_of of, const char *judge, const int taken[],
                                          const char *reason, int64_t unix_ms);

/* The sheets that count, by judge: all of them once all are in, of the contestant and the second
 * one; before that the judge's own alone. At most CONTEST_JUDGES_MAX. */
MUST_USE enum status records_contest_sheets(struct records *records, int64_t contest,
                                            int64_t person, enum sheet_of of, const char *judge,
                                            struct contest_sheet out[CONTEST_JUDGES_MAX],
                                            size_t *count);

enum turn_state {
    TURN_WAITS,     /* others are before */
    TURN_NEXT,      /* it is that one's turn */
    TURN_UNDER_WAY, /* the paper is begun */
    TURN_JUDGED,    /* by some, or none: sheets are missing */
    TURN_TO_HEAR,   /* all are in; something the machine could not tell is to be heard first */
    TURN_DONE,
    TURN_ABSENT
};

struct contest_turn { /* one who competes, in the order of the lots */
    int64_t person, second, sitting;
    char name[NAME_SIZE], team[NAME_SIZE], second_name[NAME_SIZE];
    int lot;
    enum turn_state state;
    int n_judges, n_in; /* n_in: judges whose sheets are all there */
    bool own_in;        /* the judge's who asks */
    bool all_in;
    int to_hear;
    struct sitting_score score;
    double machine;                     /* once the paper is handed in */
    double judges, second_total, total; /* once all are in */
};

/* Everybody who competes (malloc'd, the caller frees; NULL: none), by lot, before the lots are
 * drawn by name; `judge` is who asks, "" nobody. */
MUST_USE enum status records_contest_turns(struct records *records, int64_t contest,
                                           const char *judge, struct contest_turn **out,
                                           size_t *count);

#endif
