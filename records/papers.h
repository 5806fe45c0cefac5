/* Exam papers: drawn by a trainer, locked, handed out; or drawn for itself by who practises an
 * exam. What is on a paper stands in the database, so that it is the same paper for all although a
 * later pack would draw another one. Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_PAPERS_H
#define YINGDA_RECORDS_PAPERS_H

#include "records/records.h"
#include "scenarios/exam_paper.h"

enum { PAPER_NUMBER_SIZE = 24, PAPER_ID_SIZE = 64 };

struct paper_play {
    char play[PAPER_ID_SIZE];
    uint32_t seed; /* draws the customer: it is the same one for all */
};

struct paper_question {
    char question[PAPER_ID_SIZE];
    int order[ANSWERS]; /* what stands at each place: 0 the right answer, 1..3 the wrong ones */
};

struct paper {
    int64_t id;
    char number[PAPER_NUMBER_SIZE];
    bool mock; /* drawn by who sits it: no trainer releases it */
    enum paper_subject subject;
    char pack[PAPER_ID_SIZE], pack_sha256[65];
    char standard[PAPER_ID_SIZE]; /* "": each play's own */
    enum play_level level;
    int minutes, pass; /* minutes 0: no limit */
    int64_t seed;
    char who[NAME_SIZE];                                     /* made it */
    int64_t made_unix_ms, locked_unix_ms, withdrawn_unix_ms; /* 0: not so */
    struct paper_play plays[EXAM_PLAYS];
    int n_plays;
    struct paper_question questions[EXAM_QUESTIONS];
    int n_questions;
};

/* "all", "counter", "phone", "site": static. */
const char *paper_subject_text(enum paper_subject subject);

/* Adds a draft, or a mock's, which is locked at once. STATUS_INVALID: the number is taken, or there
 * is nothing on it. */
MUST_USE enum status records_paper_add(struct records *records, const struct paper *paper,
                                       int64_t *id);

/* What is on a draft, and how it is to be sat; number and maker stay. STATUS_INVALID: it is locked.
 */
MUST_USE enum status records_paper_change(struct records *records, const struct paper *paper);

/* From now on nothing of it can be changed: the database refuses it. Withdrawn: nobody can begin it
 * any more. STATUS_NOT_FOUND: no such paper, or it is so already. */
MUST_USE enum status records_paper_lock(struct records *records, int64_t id, int64_t unix_ms);
MUST_USE enum status records_paper_withdraw(struct records *records, int64_t id, int64_t unix_ms);

/* A draft goes for good. STATUS_NOT_FOUND: it is none. */
MUST_USE enum status records_paper_discard(struct records *records, int64_t id);

MUST_USE enum status records_paper(struct records *records, int64_t id, struct paper *out);
MUST_USE enum status records_paper_find(struct records *records, const char *number, int64_t *id);

struct paper_row { /* of the list */
    int64_t id;
    char number[PAPER_NUMBER_SIZE];
    enum paper_subject subject;
    int n_plays, n_questions, minutes;
    int64_t made_unix_ms, locked_unix_ms, withdrawn_unix_ms;
    int handed, begun, ended, released; /* people */
};

/* A trainer's papers, the newest first (malloc'd, the caller frees; NULL: none). */
MUST_USE enum status records_papers(struct records *records, struct paper_row **out, size_t *count);

/* Hands a locked paper to a team ("": everybody on the lists), or to one person. *changed: how many
 * have it now who did not. STATUS_INVALID: it is not locked, or withdrawn. */
MUST_USE enum status records_paper_hand_out(struct records *records, int64_t id, const char *team,
                                            const char *who, int64_t unix_ms, size_t *changed);
MUST_USE enum status records_paper_hand_to(struct records *records, int64_t id, int64_t person,
                                           const char *who, int64_t unix_ms);

#endif
