/* What the trainer's screens of exam papers read: the list, one paper, what was judged in it. */
#ifndef YINGDA_KIOSK_PAPERS_PAPERS_VIEW_H
#define YINGDA_KIOSK_PAPERS_PAPERS_VIEW_H

#include "kiosk/ui/widgets.h"

enum { PAPER_ROWS_MAX = 24, PAPER_PLAYS_MAX = 3 };

struct paper_row_view {
    const char *number, *about; /* about: "电话 · 2 场，5 题 · 30 分钟" */
    const char *says;           /* "草稿", "发给 12 人，交卷 8，公布 5" */
    bool draft, withdrawn;
};

struct papers_view {
    struct paper_row_view rows[PAPER_ROWS_MAX];
    int n_rows, first, page, pages; /* first: index of the first row among all */
};

/* How a draft is to be sat: what a tap on it changes, and what it is now. */
enum paper_term {
    TERM_SUBJECT,
    TERM_LEVEL,
    TERM_STANDARD,
    TERM_PLAYS,
    TERM_QUESTIONS,
    TERM_MINUTES,
    PAPER_TERMS
};

enum sat_look { SAT_NOT_YET, SAT_UNDER_WAY, SAT_TO_REVIEW, SAT_READY, SAT_PASSED, SAT_FAILED };

struct sat_row_view {
    const char *name, *team, *says, *figure; /* says: "3 项待听", "可以公布"; figure: "86 · 9/10" */
    enum sat_look look;
};

struct paper_view {
    const char *number, *about;
    bool draft, withdrawn;
    const char *terms[PAPER_TERMS];      /* of a draft: "电话" */
    const char *plays[PAPER_PLAYS_MAX];  /* titles */
    const char *places[PAPER_PLAYS_MAX]; /* "电话 · 急脾气" */
    int n_plays, n_questions;

    /* Of a locked one: */
    const char *group; /* whom it goes to next: "全部", a team */
    struct sat_row_view rows[PAPER_ROWS_MAX];
    int n_rows, first, page, pages;
    bool reading;        /* who has it is being looked up */
    int n_ready, chosen; /* chosen: index among all; -1: nobody */
    const char *chosen_name, *chosen_says;
    bool can_void, can_open[PAPER_PLAYS_MAX]; /* of the one chosen */
    bool can_release, asks_void;              /* asks_void: the reasons stand there */
};

struct paper_item_view {
    const char *name, *play, *figures; /* "12 做到，3 没做到，1 没听准" */
    double facility;                   /* share that met it, 0..1 */
    bool dropped;
};

struct paper_items_view {
    const char *number;
    struct paper_item_view rows[PAPER_ROWS_MAX];
    int n_rows, first, page, pages;
    int chosen;          /* index among all; -1: none */
    const char *preview; /* what dropping it would turn: a sentence */
    const char *turned;  /* the names of those whom it turns; "" */
    bool dropped;        /* the one chosen is: it can be had back */
    bool reading;        /* the rows are being looked up, or the preview */
    bool by_kiosk;       /* the rows are kiosks: name, what is to be said of it as `play` */
    const char *of;      /* by_kiosk: of which item; "": of all */
};

int papers_per_page(const struct frame *frame);
int paper_rows_per_page(const struct frame *frame);
int paper_items_per_page(const struct frame *frame);

void papers_draw(const struct ui *ui);      /* a struct papers_view */
void paper_draw(const struct ui *ui);       /* a struct paper_view */
void paper_items_draw(const struct ui *ui); /* a struct paper_items_view */

#endif
