/* What the fault screen reads. */
#ifndef YINGDA_KIOSK_FAULT_FAULT_VIEW_H
#define YINGDA_KIOSK_FAULT_FAULT_VIEW_H

#include "kiosk/ui/widgets.h"

struct fault_view {
    const char *title, *happened;
    const char *todo[3]; /* steps; NULL ends them early */
    const char *detail;  /* for whoever is called to help: the part's own words; "" for none */
    bool unrecorded;     /* one may practise all the same, and nothing is stored */
    bool waits;          /* goes on by itself when the cause is gone */
};

void fault_draw(const struct ui *ui); /* a struct fault_view */

#endif
