/* The exam paper: plays and knowledge questions drawn by the paper's number. The same number always
 * draws the same paper from the same pack, so that everybody of a class can sit the same one. */
#ifndef YINGDA_SCENARIOS_EXAM_PAPER_H
#define YINGDA_SCENARIOS_EXAM_PAPER_H

#include "scenarios/pack.h"

/* House values: three plays of a minute or three each and ten questions are a quarter of an hour,
 * and of three plays one can be of each place (counter, telephone, on site). */
enum { EXAM_PLAYS = 3, EXAM_QUESTIONS = 10, ANSWERS = 4, EXAM_SERIALS = 10000 };

/* A question with its answers in the order of this paper. */
struct drawn_question {
    const struct question *question;
    int order[ANSWERS]; /* what stands at each place: 0 the right answer, 1..3 the wrong ones */
};

struct exam_play {
    const struct play *play;
    uint32_t seed; /* of the session: draws the customer; never 0 */
};

struct exam_paper {
    char number[24]; /* "20261121-0042" */
    struct exam_play plays[EXAM_PLAYS];
    int n_plays; /* fewer where the pack has fewer */
    struct drawn_question questions[EXAM_QUESTIONS];
    int n_questions;
};

/* Writes the number of the paper `serial` (0 to EXAM_SERIALS - 1) of a day: "20261121-0042". */
void exam_paper_number(int year, int month, int day, int serial, char out[24]);

/* Draws a paper. No play and no question comes twice; the plays are of different places as far as
 * the pack has them, and each paper has its own order. Any text will do as a number. Pure; points
 * into the pack. */
void exam_paper_draw(const struct pack *pack, const char *number, struct exam_paper *out);

/* Draws up to `most` questions, none twice, answers in any order. Returns how many. Pure. */
int questions_draw(const struct pack *pack, uint64_t seed, struct drawn_question *out, int most);

/* The answer at a place, and the place of the right one. */
const char *drawn_question_answer(const struct drawn_question *drawn, int place);
int drawn_question_right(const struct drawn_question *drawn);

#endif
