/* An exam being sat: the paper, the conversations that are over, the answers. Main thread. */
#ifndef YINGDA_KIOSK_EXAM_EXAM_H
#define YINGDA_KIOSK_EXAM_EXAM_H

#include "engine/attempt_card.h"
#include "engine/exam_sheet.h"
#include "kiosk/app/library.h"
#include "kiosk/exam/exam_view.h"
#include "kiosk/exam/quiz.h"
#include "records/sittings.h"

struct exam_sitting {         /* one play of the paper */
    int play;                 /* index in the library */
    struct attempt_card card; /* once `done`; the exam's. A trainer's marks are in it */
    bool done;
};

struct exam {
    const struct pack *pack; /* NULL: no exam */
    struct exam_paper paper;
    struct paper stored; /* the same as it stands in the records; id 0: it does not yet */
    int64_t sitting;     /* in the records; 0: not begun */
    int64_t deadline_ms; /* by the desk's clock; 0: none */
    bool time_over;      /* what was not sat or answered by then is not */
    bool not_stored;     /* something of the sitting could not be */
    struct exam_sitting sittings[EXAM_PLAYS];
    struct quiz quiz;
    char names[EXAM_PARTS_MAX][96];
};

/* A mock: a paper of the library's first pack with plays that the number draws, ready to begin.
 * False: there is no such pack. */
bool exam_open(struct exam *exam, const struct library *library, const char *number);

/* A paper from the records. False: no pack here has all of its plays and questions. */
bool exam_open_stored(struct exam *exam, const struct library *library, const struct paper *paper);

/* Goes on with a sitting of this stored paper that was broken off: its plays that are over, its
 * answers. Fails as attempt_card_read; nothing has been changed then that exam_close does not undo.
 */
MUST_USE enum status exam_resume(struct exam *exam, struct records *records,
                                 const struct sitting_resumed *resumed);

/* What is left of a limit in minutes, begun at that time, now; never more than all of it, whatever
 * the clock says. Less than 0: so long ago it was over. */
int64_t exam_left_ms(int minutes, int64_t began_unix_ms, int64_t now_unix_ms);

/* The paper as the records are to have it: a mock that was drawn. */
struct paper exam_mock_paper(const struct exam *exam, const char *who, int64_t unix_ms);

/* Which of its play's standards the next play is under. */
int exam_standard(const struct exam *exam, const struct library *library);

/* Nothing more is sat or answered. */
void exam_time_over(struct exam *exam);

/* Whether anything of it has been done. */
bool exam_begun(const struct exam *exam);

/* The part that comes next: a play, then the questions (paper.n_plays); one more: nothing. */
int exam_next(const struct exam *exam);

/* The next play is over: its card goes over to the exam. */
void exam_take(struct exam *exam, struct attempt_card *card);

/* Fills the views of the paper and of the result; without `person`. Texts are the exam's and the
 * library's. */
void exam_view_fill(struct exam *exam, const struct library *library, struct exam_view *out);

/* Accepts zeroed memory and being called twice. */
void exam_close(struct exam *exam);

#endif
