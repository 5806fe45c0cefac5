/* Papers being sat, and what came of it. One sitting a paper and person; a trainer who voids one
 * says why, and it can be sat again. A result is what was released: before that nobody who sat the
 * paper sees a point of it. A mock is released as soon as it is handed in. Threads and failures as
 * records.h says. */
#ifndef YINGDA_RECORDS_SITTINGS_H
#define YINGDA_RECORDS_SITTINGS_H

#include "records/papers.h"
#include "scoring/card/exam_result.h"

enum sitting_end { SITTING_DONE, SITTING_TIME, SITTING_LEFT };

/* STATUS_NOT_FOUND: the paper was not handed to the person; STATUS_LIMIT: the person has sat it;
 * STATUS_INVALID: it is not locked, or withdrawn; STATUS_UNSUPPORTED: it is a contest's, and it is
 * not the person's turn. */
MUST_USE enum status records_sitting_begin(struct records *records, int64_t paper, int64_t person,
                                           int64_t unix_ms, int64_t *sitting);

/* A play of it is over: its attempt belongs to the sitting, and what a trainer shall hear of it is
 * chosen (moderation.h): of what was decided a tenth by chance, and near the line what was least
 * certain. */
MUST_USE enum status records_sitting_part(struct records *records, int64_t sitting, int position,
                                          int64_t attempt);

/* The answer to a question, in place of an earlier one: 0 the right one, 1..3 the wrong ones.
 * STATUS_INVALID: the paper was handed in. */
MUST_USE enum status records_sitting_answer(struct records *records, int64_t sitting, int position,
                                            const char *question, int chosen, int64_t unix_ms);

/* A sitting that a kill or a power cut broke off, and what stands of it. */
struct sitting_resumed {
    int64_t sitting, began_unix_ms; /* the clock of its limit has run on since */
    int64_t attempts[EXAM_PLAYS];   /* of the plays that are over; 0: not sat */
    int answers[EXAM_QUESTIONS];    /* as records_sitting_answers has them */
};

/* For the person to go on with the paper. A play whose attempt had ended before the sitting took it
 * is its part now; one that was broken off is not. STATUS_NOT_FOUND: nothing is under way: not
 * begun, handed in, or void. */
MUST_USE enum status records_sitting_resume(struct records *records, int64_t paper, int64_t person,
                                            struct sitting_resumed *out);

/* Who was last in the middle of a paper. */
struct broken_sitting {
    int64_t sitting, person; /* sitting 0: nobody */
    char name[NAME_SIZE];
};
/* A trainee's sitting under way in which something happened since then. STATUS_NOT_FOUND: none. */
MUST_USE enum status records_broken_sitting(struct records *records, int64_t since_unix_ms,
                                            struct broken_sitting *out);

/* Handed in; of a mock the result is released at once. Once more changes nothing. */
MUST_USE enum status records_sitting_end(struct records *records, int64_t sitting,
                                         enum sitting_end how, int64_t unix_ms);

/* As if it had not been: the result is kept, and shown to nobody. STATUS_INVALID: no reason;
 * STATUS_NOT_FOUND: no such sitting, or voided already. */
MUST_USE enum status records_sitting_void(struct records *records, int64_t sitting, const char *who,
                                          const char *reason, int64_t unix_ms);

struct sitting_score { /* as the marks are now */
    enum exam_verdict verdict, plays, questions;
    double total, low, high; /* mean of the plays, 0..100; one that was not sat counts 0 */
    int n_plays, n_played, right, n_questions, n_answered;
    int64_t attempts[EXAM_PLAYS]; /* 0: not sat */
    double totals[EXAM_PLAYS], lows[EXAM_PLAYS], highs[EXAM_PLAYS];
    int reviews[EXAM_PLAYS];
};

enum sitting_state {
    SITTING_NOT_BEGUN,
    SITTING_UNDER_WAY, /* or broken off */
    SITTING_TO_REVIEW, /* handed in; something of it is to be heard by a trainer */
    SITTING_REVIEWED,  /* nothing is: it can be released */
    SITTING_RELEASED
};

struct sitting_row {
    int64_t sitting, paper, person; /* sitting 0: not begun */
    char number[PAPER_NUMBER_SIZE]; /* of the paper */
    char name[NAME_SIZE], person_number[NUMBER_SIZE], team[NAME_SIZE];
    enum paper_subject subject;
    bool mock;
    int minutes;
    int64_t began_unix_ms, ended_unix_ms, released_unix_ms;
    enum sitting_end how;
    enum sitting_state state;
    int to_review;              /* items that a trainer shall hear first */
    struct sitting_score score; /* of a sitting that has ended */
    bool passed;                /* as released */
    double total;               /* as released */
};

/* Of a paper: everybody who has it or has sat it, by team and name; of a person: every paper, the
 * newest first, mocks only where they were sat (malloc'd, the caller frees; NULL: none). A sitting
 * that was voided is not among them. */
MUST_USE enum status records_sittings_of_paper(struct records *records, int64_t paper,
                                               struct sitting_row **out, size_t *count);
MUST_USE enum status records_sittings_of_person(struct records *records, int64_t person,
                                                struct sitting_row **out, size_t *count);

MUST_USE enum status records_sitting_score(struct records *records, int64_t sitting,
                                           struct sitting_score *out);

/* What was answered to each question of the paper: 0..3 as above, -1 not at all. */
MUST_USE enum status records_sitting_answers(struct records *records, int64_t sitting,
                                             int out[EXAM_QUESTIONS]);

/* Releases what came of a sitting. Once more, after marks have changed it, makes a result that
 * supersedes the one before; where nothing is new, changes nothing. STATUS_BUSY: something of it is
 * still to be heard, or it is under way; STATUS_NOT_FOUND: no such sitting. */
MUST_USE enum status records_result_release(struct records *records, int64_t sitting,
                                            const char *who, const char *reason, int64_t unix_ms);

#endif
