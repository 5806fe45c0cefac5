/* What the trainer's screen of posts and certificates reads. */
#ifndef YINGDA_KIOSK_CERTIFICATES_CERTIFICATES_VIEW_H
#define YINGDA_KIOSK_CERTIFICATES_CERTIFICATES_VIEW_H

#include "kiosk/ui/widgets.h"

enum { CERTIFIED_ROWS_MAX = 24, POST_SUBJECTS = 4 };

enum certified_look {
    CERTIFIED_GOOD,
    CERTIFIED_EARNED,
    CERTIFIED_SOON,
    CERTIFIED_BAD,
    CERTIFIED_OFF
};

struct certified_view {
    const char *name, *team, *says; /* says: "有效到 2026 年 12 月 1 日", "考过 1 门，共 2 门" */
    enum certified_look look;
};

struct certificates_view {
    const char *post; /* ""; nobody has one */
    int n_posts;
    bool asked[POST_SUBJECTS]; /* in the order of enum paper_subject */
    const char *months;        /* "12 个月"; "不要证" */
    struct certified_view rows[CERTIFIED_ROWS_MAX];
    int n_rows, first, page, pages;
    bool reading; /* the rows are being looked up */
    int chosen;   /* index among all; -1: nobody */
    const char *chosen_name;
    bool can_issue, can_print, renews, away; /* of the one chosen; renews: there is one already */
};

int certificates_per_page(const struct frame *frame);

void certificates_draw(const struct ui *ui); /* a struct certificates_view */

#endif
