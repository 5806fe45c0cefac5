/* The scorecard's list: every reply, verdict by verdict, in a scrolling panel. */
#ifndef YINGDA_KIOSK_SCREENS_CARD_LIST_H
#define YINGDA_KIOSK_SCREENS_CARD_LIST_H

#include "kiosk/widgets.h"

void card_list(const struct ui *ui, struct rect panel);

#endif
