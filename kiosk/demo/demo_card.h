/* The demo's scorecard as JSON and as text. */
#ifndef YINGDA_KIOSK_DEMO_DEMO_CARD_H
#define YINGDA_KIOSK_DEMO_DEMO_CARD_H

#include "base/status.h"
#include "kiosk/card/card_view.h"

/* Writes FOLDER/scorecard.json and FOLDER/scorecard.txt. STATUS_IO. */
MUST_USE enum status demo_card_write(const struct card_view *card, const char *folder);

#endif
