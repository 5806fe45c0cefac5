/* What the page about this program reads. */
#ifndef YINGDA_KIOSK_ABOUT_ABOUT_VIEW_H
#define YINGDA_KIOSK_ABOUT_ABOUT_VIEW_H

#include "kiosk/ui/widgets.h"

enum { ABOUT_PARTS = 8 };

struct about_part {
    const char *head, *text;
};

struct about_view {
    struct about_part parts[ABOUT_PARTS];
    int n_parts;
};

void about_draw(const struct ui *ui); /* a struct about_view */

#endif
