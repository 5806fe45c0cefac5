/* What the screens read on which a trainer looks over everybody's replies: what nothing was heard
 * for, move by move; forbidden words by team and month; the replies behind either, each to be
 * heard; and where people and the machine differ. */
#ifndef YINGDA_KIOSK_QUALITY_QUALITY_VIEW_H
#define YINGDA_KIOSK_QUALITY_QUALITY_VIEW_H

#include "kiosk/ui/widgets.h"

enum quality_tab { QUALITY_UNMET, QUALITY_RISKS, QUALITY_MACHINE, QUALITY_TABS };
enum { QUALITY_ROWS_MAX = 16, QUALITY_MONTHS = 6 };

struct unmet_view {          /* a move in a turn */
    const char *name, *play; /* play: the play's title */
    int unmet, asked;        /* nothing was heard for it in so many of so many replies */
};

struct risk_view {
    const char *team;
    int broken[QUALITY_MONTHS], replies[QUALITY_MONTHS]; /* the oldest month first */
};

struct differing_view {       /* an item on which a person, marking blind, and the machine differ */
    const char *name, *where; /* where: "半夜停电 · 李老师 · 今天 8:30" */
    const char *says;         /* "机器：没说 · 人：说了" */
};

struct quality_view {
    enum quality_tab tab;
    bool reading; /* it is being counted */
    struct unmet_view unmet[QUALITY_ROWS_MAX];
    struct risk_view risks[QUALITY_ROWS_MAX];
    struct differing_view differing[QUALITY_ROWS_MAX];
    int n_rows, first, page, pages; /* of the tab that is shown */
    int days;                       /* QUALITY_UNMET: of so many days */
    const char *months[QUALITY_MONTHS];
    const char *agreement; /* QUALITY_MACHINE: how far both agree, with what that is worth */
    double most;           /* QUALITY_RISKS: the largest rate of all, broken by replies; 0: none */
};

struct occurrence_view {
    const char *who, *where; /* "李敏 · 抢修一班", "今天 8:30 · 半夜停电" */
    const char *heard;       /* "等着吧"; "": nothing */
    bool has_sound, playing;
};

struct occurrences_view {
    enum quality_tab tab;
    const char *title; /* the move, or the team */
    const char *turn;  /* QUALITY_UNMET: what the customer says there */
    const char *words; /* how it can be said */
    const char *own;   /* what the house has added; "" */
    bool can_add;      /* wordings can be added to it */
    bool reading;
    struct occurrence_view rows[QUALITY_ROWS_MAX];
    int n_rows, first, page, pages;
};

int quality_per_page(const struct frame *frame, enum quality_tab tab);
int occurrences_per_page(const struct frame *frame, enum quality_tab tab);

void quality_draw(const struct ui *ui);     /* a struct quality_view */
void occurrences_draw(const struct ui *ui); /* a struct occurrences_view */

#endif
