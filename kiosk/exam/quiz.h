/* Knowledge questions being answered: a round of practice, or those of an exam paper. Pure. */
#ifndef YINGDA_KIOSK_EXAM_QUIZ_H
#define YINGDA_KIOSK_EXAM_QUIZ_H

#include "kiosk/exam/exam_view.h"
#include "kiosk/exam/quiz_known.h"
#include "scenarios/exam_paper.h"

enum { QUIZ_ROUND = 10, QUIZ_CLAUSES = 96 };

struct quiz {
    const struct pack *pack; /* a round's */
    struct drawn_question questions[QUIZ_ROUND];
    int chosen[QUIZ_ROUND]; /* place; -1: not answered */
    int n, at;
    enum mode mode;
    bool over;                  /* a round: its end is shown; a paper's: handed in */
    char clauses[QUIZ_CLAUSES]; /* of the question at hand, for the view */
};

/* A round of practice: QUIZ_ROUND of the pack's questions, drawn by the seed from what somebody
 * does not know yet, at this wall-clock time. */
void quiz_begin(struct quiz *quiz, const struct pack *pack, uint64_t seed,
                const struct quiz_known *known, int64_t unix_ms);

/* The paper's questions. */
void quiz_begin_paper(struct quiz *quiz, const struct exam_paper *paper);

/* In practice the first answer stands; in an exam it may be changed until the paper is handed in.
 */
void quiz_answer(struct quiz *quiz, int place);

/* A paper's question was answered so before it was broken off (0 the right one, 1..3 the wrong
 * ones, -1 not at all); the first that was not is at hand. */
void quiz_answered_before(struct quiz *quiz, int question, int answer);

/* The question at hand, where it is a round's and was answered; NULL: it is not. *right says how.
 */
const struct question *quiz_answered(const struct quiz *quiz, bool *right);

/* On or back by so many questions, where that is allowed: on only past an answered question, back
 * only in an exam. Past the last one it is over. Once a paper is handed in, freely within it. */
void quiz_step(struct quiz *quiz, int by);

int quiz_right(const struct quiz *quiz);

/* What the screen shows of it; texts are the pack's and the quiz's. */
void quiz_view_fill(struct quiz *quiz, struct quiz_view *out);

#endif
