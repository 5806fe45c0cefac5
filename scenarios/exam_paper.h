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
    char number[24]; /* "20261121-00428" */
    struct exam_play plays[EXAM_PLAYS];
    int n_plays; /* fewer where the pack has fewer */
    struct drawn_question questions[EXAM_QUESTIONS];
    int n_questions;
};

/* Writes the number of the paper `serial` (0 to EXAM_SERIALS - 1) of a day: "20261121-00428". The
 * last digit checks the others (Damm 2004: every wrong digit and every two that changed places are
 * found), so that nobody sits another paper by a slip of the finger. */
void exam_paper_number(int year, int month, int day, int serial, char out[24]);

enum paper_number { PAPER_NUMBER_FINE, PAPER_NUMBER_SHORT, PAPER_NUMBER_WRONG };

/* Whether a text is the number of a paper, with or without its dash; *out is then the number as
 * papers have it. SHORT: it has not thirteen digits; WRONG: the last does not fit the others. */
enum paper_number exam_paper_number_read(const char *text, char out[24]);

/* Draws a paper. No play and no question comes twice; the plays are of different places as far as
 * the pack has them, and each paper has its own order. Any text will do as a number. Pure; points
 * into the pack. */
void exam_paper_draw(const struct pack *pack, const char *number, struct exam_paper *out);

/* What a paper is about: plays of every place, or of one. */
enum paper_subject { SUBJECT_ALL, SUBJECT_COUNTER, SUBJECT_PHONE, SUBJECT_SITE, PAPER_SUBJECTS };

struct paper_wish {
    enum paper_subject subject;
    enum play_level level; /* of the customers, where the plays know any */
    int n_plays, n_questions;
};

/* Draws a paper as a trainer wants it, from any seed; `out->number` is "". Fewer plays where the
 * pack has fewer of the subject. Pure; points into the pack. */
void exam_paper_plan(const struct pack *pack, uint64_t seed, const struct paper_wish *wish,
                     struct exam_paper *out);

/* The next play of the subject, in the pack's order, that the paper does not have yet, in the place
 * of that one, with another seed. Changes nothing where there is none. Pure. */
void exam_paper_replace(const struct pack *pack, const struct paper_wish *wish, uint64_t seed,
                        int at, struct exam_paper *paper);

/* Draws up to `most` questions, none twice, answers in any order. Returns how many. Pure. */
int questions_draw(const struct pack *pack, uint64_t seed, struct drawn_question *out, int most);

/* The answer at a place, and the place of the right one. */
const char *drawn_question_answer(const struct drawn_question *drawn, int place);
int drawn_question_right(const struct drawn_question *drawn);

#endif
