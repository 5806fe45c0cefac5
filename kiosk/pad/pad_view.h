/* What the pad reads: a number is asked for, the trainer's PIN, a paper's, or the end of one's own.
 */
#ifndef YINGDA_KIOSK_PAD_PAD_VIEW_H
#define YINGDA_KIOSK_PAD_PAD_VIEW_H

#include "kiosk/ui/widgets.h"

struct pad_view {
    enum pad pad;
    const char *typed;
    const char *complaint; /* "" for none */
    int digits;            /* of one's own number */
    struct action back;
    const char *who; /* whose PIN; "" mostly */
};

void pad_draw(const struct ui *ui); /* a struct pad_view */

#endif
