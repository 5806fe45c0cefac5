/* What the trainer's table of readiness reads: everybody a line, and one person's reasons. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_VIEW_H
#define YINGDA_KIOSK_TEAM_TEAM_VIEW_H

#include "kiosk/ui/widgets.h"
#include "scoring/readiness.h"

enum { TEAM_ROWS_MAX = 24, TEAM_CELLS_MAX = 96, TEAM_COLUMNS = 5 };

struct team_row_view {
    const char *name, *number, *team, *last; /* last: "今天", "3 天前", "还没练过" */
    enum readiness_word word;
    int ready;                  /* competencies */
    const unsigned char *cells; /* enum readiness_word of each competency */
};

struct team_view {
    struct team_row_view rows[TEAM_ROWS_MAX];
    int n_rows, page, pages, first; /* first: index of the first row among those found */
    int n_found, n_all, wanted;     /* wanted: competencies */
    int counts[READINESS_WORDS];
    int word;          /* whom alone is shown; -1: everybody */
    const char *group; /* of whom alone; "": all */
    int sort;          /* which column's heading is on: name, team, word, ready, last */
    const char *typed; /* what is looked for */
    bool searching;    /* keys stand beside the table */
    bool reading;      /* it is being looked up */
};

struct reason_row_view {
    const char *name, *evidence; /* "做到 12 次，没做到 3 次 · 4 个情景 · 3 天前" */
    enum readiness_word word;
    double lower, mean; /* 0..1; of READINESS_NOT_STARTED nothing */
};

struct reason_view {
    const char *name, *note; /* "0273 · 抢修一班 · 23/40 项达标" */
    enum readiness_word word;
    int observed; /* how often observers came */
    struct reason_row_view rows[TEAM_ROWS_MAX];
    int n_rows, page, pages;
};

enum due_step { DUE_NONE, DUE_SUNDAY, DUE_TWO_WEEKS, DUE_MONTH, DUE_STEPS };

enum { LIKE_MAX = 4 };

struct person_row_view {
    const char *name, *number, *team, *post; /* "" where not known */
    const char *due;                         /* "12 月 6 日以前要达标"; "没有期限" */
    const char *like[LIKE_MAX]; /* others who may be the same person: "李敏 · 0307 · 一班" */
    int n_like;
    int asks; /* -1: nothing; 0: whether to retire; 1 + i: whether to make like[i] one with this */
};

struct plan_row_view {
    const char *name, *says; /* says: "达标 12 人 · 本周练了 5 人，共 60 人" */
    bool planned;
};

struct plan_view {
    const char *group, *until; /* group: "全部班组"; until: "到 12 月 6 日" */
    struct plan_row_view rows[TEAM_ROWS_MAX];
    int n_rows, first, page, pages, n_planned;
};

int plan_per_page(const struct frame *frame);
void person_row_draw(const struct ui *ui); /* a struct person_row_view */
void plan_draw(const struct ui *ui);       /* a struct plan_view */

int team_per_page(const struct frame *frame, bool searching);
int reason_per_page(const struct frame *frame);

void team_draw(const struct ui *ui);   /* a struct team_view */
void reason_draw(const struct ui *ui); /* a struct reason_view */

#endif
