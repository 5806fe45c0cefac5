/* What the screens of 明察暗访 read: the list, one observation, a sheet that is being filled in. */
#ifndef YINGDA_KIOSK_OBSERVE_OBSERVE_VIEW_H
#define YINGDA_KIOSK_OBSERVE_OBSERVE_VIEW_H

#include "kiosk/ui/play_view.h"
#include "kiosk/ui/sights.h"

enum { OBSERVED_ROWS_MAX = 24 };

struct observed_row_view {
    const char *name, *about; /* name: "李敏（一班）"; about: "电话 · 12 月 1 日 · 王老师" */
    const char *says;         /* "看了 12 条，2 条没做到" */
    const char *step;         /* what is to be done about its worst slip; "": nothing */
    bool listed;              /* it stands on the list */
    int index;                /* among all */
};

struct observed_view {
    const char *title;
    bool of_one; /* of one person: another one is of that one */
    struct observed_row_view rows[OBSERVED_ROWS_MAX];
    int n_rows, page, pages;
    bool counts_slips, only_listed;
    int n_listed;
};

struct observed_item_view {
    const char *name, *clause, *step; /* step: "第二次，开整改通知单"; "" */
    bool good;
};

struct observation_view {
    const char *title, *about, *notes;
    struct observed_item_view rows[OBSERVED_ROWS_MAX];
    int n_rows, page, pages;
};

struct observe_view { /* a new one */
    const char *person, *notes;
    enum play_place place;
    const struct sight_view *lines;
    int n_lines;
};

int observed_per_page(const struct frame *frame);
int observation_per_page(const struct frame *frame);

void observed_draw(const struct ui *ui);    /* a struct observed_view */
void observation_draw(const struct ui *ui); /* a struct observation_view */
void observe_draw(const struct ui *ui);     /* a struct observe_view */

#endif
