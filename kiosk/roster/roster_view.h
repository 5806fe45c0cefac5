/* What the import of people reads: the files that there are, and what would become of the rows of
 * one. */
#ifndef YINGDA_KIOSK_ROSTER_ROSTER_VIEW_H
#define YINGDA_KIOSK_ROSTER_ROSTER_VIEW_H

#include "kiosk/ui/widgets.h"

enum { ROSTER_FILES_MAX = 12, ROSTER_KINDS = 4, ROSTER_ROWS_MAX = 40 };

struct roster_file_view {
    const char *name, *note; /* "U 盘 · 今天 9:20" */
};

struct roster_files_view {
    struct roster_file_view files[ROSTER_FILES_MAX];
    int n_files;
    const char *folder;    /* where lists may be put, besides a stick */
    const char *complaint; /* why the one touched cannot be read; "" for none */
};

struct roster_row_view {
    const char *number, *name, *team, *note; /* note: what is new, or why it is unclear */
    int line;
};

struct roster_view {
    const char *file;
    int counts[ROSTER_KINDS]; /* new, changed, the same, unclear */
    int kind;                 /* whose rows are shown */
    struct roster_row_view rows[ROSTER_ROWS_MAX];
    int n_rows, page, pages;
};

/* How many rows a page holds. */
int roster_per_page(const struct frame *frame);

void roster_files_draw(const struct ui *ui); /* a struct roster_files_view */
void roster_draw(const struct ui *ui);       /* a struct roster_view */

#endif
