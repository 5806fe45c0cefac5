/* The demo: one whole session through the real app without a display. A pilot touches what a person
 * would touch and answers with the model reply's voice; the clock goes as fast as hearing allows.
 */
#ifndef YINGDA_KIOSK_DEMO_DEMO_H
#define YINGDA_KIOSK_DEMO_DEMO_H

#include "kiosk/app/app.h"

enum demo_replies {
    DEMO_GOOD,     /* to each turn its own model reply */
    DEMO_SHUFFLED, /* the model reply of another turn */
    DEMO_SILENT
};

struct demo_config {
    enum demo_replies replies;
    const char *play;  /* PACK/PLAY; NULL: power-supply/complaint */
    const char *model; /* the acoustic model; NULL: the settings' */
    int width_px, height_px;
};

/* Plays it and says on stdout where pictures, card and database are; on stderr why it did not come
 * to its end. */
MUST_USE enum status demo_run(const struct demo_config *config);

#endif
