/* What lies over a screen and takes all touches. */
#ifndef YINGDA_KIOSK_APP_OVERLAY_VIEW_H
#define YINGDA_KIOSK_APP_OVERLAY_VIEW_H

#include "kiosk/ui/widgets.h"

struct overlay_view {
    int idle_left_s; /* OVERLAY_IDLE: seconds until the kiosk leaves */
    bool once;       /* OVERLAY_PAUSE: of one turn that is tried again from its card */
};

void pause_draw(const struct ui *ui); /* these three: a struct overlay_view */
void quit_draw(const struct ui *ui);
void idle_draw(const struct ui *ui);

/* Over what was shown last, while a disk lets everybody wait; no view. */
void wait_draw(const struct ui *ui);

#endif
