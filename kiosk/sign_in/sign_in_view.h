/* What the choice of trainers reads. */
#ifndef YINGDA_KIOSK_SIGN_IN_SIGN_IN_VIEW_H
#define YINGDA_KIOSK_SIGN_IN_SIGN_IN_VIEW_H

#include "kiosk/ui/widgets.h"

enum { SIGN_IN_NAMES_MAX = 24 };

struct sign_in_view {
    const char *names[SIGN_IN_NAMES_MAX];
    int n_names;
    struct action back;
};

void sign_in_draw(const struct ui *ui); /* a struct sign_in_view */

#endif
