/* What the screens of an exam read: the paper, a question, the result. */
#ifndef YINGDA_KIOSK_EXAM_EXAM_VIEW_H
#define YINGDA_KIOSK_EXAM_EXAM_VIEW_H

#include "kiosk/ui/play_view.h"
#include "scoring/card/exam_result.h"

struct quiz_view {
    enum mode mode;
    bool over;        /* practice: all were answered; `right_so_far` of them right */
    bool revealed;    /* right and wrong are shown, and why */
    bool reviewing;   /* of an exam that is over */
    int number, n;    /* which question, from 1 */
    int right_so_far; /* practice */
    int n_known,
        n_all; /* practice: of the pack's questions, right the last time; n_all 0: not kept */
    const char *text, *answers[4], *why;
    const char *clause; /* ids of its clauses */
    int chosen, right;  /* places; chosen -1: none yet; right: while revealed */
};

struct exam_part_view {
    const char *name;
    bool done;
    double total, low, high; /* once done; of questions: right, right, of how many */
    int review;
    enum exam_verdict verdict;
};

enum { EXAM_PARTS_MAX = 4 }; /* plays and the questions */

struct exam_view {
    const char *number; /* of the paper */
    const char *person;
    struct exam_part_view parts[EXAM_PARTS_MAX]; /* the questions last */
    int n_parts, n_plays;
    int next; /* the part that comes next; n_parts: all are done */
    int pass;
    enum exam_verdict verdict; /* of the whole, once all are done */
    bool not_stored;
};

void exam_draw(const struct ui *ui);   /* a struct exam_view */
void result_draw(const struct ui *ui); /* the same, once all is done */
void quiz_draw(const struct ui *ui);   /* a struct quiz_view */

#endif
