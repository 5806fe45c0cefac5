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
    int left_minutes;   /* of a paper under way; -1: no limit */
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
    int next;   /* the part that comes next; n_parts: all are done */
    bool begun; /* whoever leaves hands it in */
    int pass;
    enum exam_verdict verdict; /* of the whole, once all are done */
    bool not_stored;
    int minutes;      /* that there are for all of it; 0: as many as it takes */
    int left_minutes; /* of them, begun ones counted whole; -1: not begun, or no limit */
    bool withheld;    /* a trainer's paper: no figure is shown before the result is released */
    bool time_over;   /* it was handed in by the clock */
};

/* A paper that somebody has been given, or has sat. */
struct own_paper_view {
    const char *number, *about; /* about: "电话 · 2 场对话，5 道题，30 分钟" */
    const char *says;           /* "还没考", "交卷了，等公布", "通过，92 分" */
    const char *verb;           /* on its button, where it can be sat: "去考" */
    enum own_paper_look {
        OWN_PAPER_OPEN,
        OWN_PAPER_WAITS,
        OWN_PAPER_PASSED,
        OWN_PAPER_FAILED
    } look;
    struct action opens; /* ACTION_NONE: nothing is to be done */
};

enum { OWN_PAPERS_MAX = 12, OWN_CERTIFICATES_MAX = 2 };

struct own_papers_view {
    struct own_paper_view rows[OWN_PAPERS_MAX];
    int n_rows, page, pages;
    const char
        *certificate; /* "营业员上岗证，到 2027 年 6 月 1 日", or what is missing; "": none */
};

int own_papers_per_page(const struct frame *frame);

void own_papers_draw(const struct ui *ui); /* a struct own_papers_view */
void exam_draw(const struct ui *ui);       /* a struct exam_view */
void result_draw(const struct ui *ui);     /* the same, once all is done */
void quiz_draw(const struct ui *ui);       /* a struct quiz_view */

#endif
