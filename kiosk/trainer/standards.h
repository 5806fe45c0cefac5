/* Where a pack's standards disagree, as the screen shows it. */
#ifndef YINGDA_KIOSK_TRAINER_STANDARDS_H
#define YINGDA_KIOSK_TRAINER_STANDARDS_H

#include "kiosk/app/library.h"
#include "kiosk/trainer/trainer_view.h"

struct standards_table {
    struct standards_view view;
    struct disagreement_view *rows; /* owned */
};

/* Of the first pack that has any; an empty table where none has. Texts are the pack's.
 * STATUS_NO_MEMORY. */
MUST_USE enum status standards_init(struct standards_table *table, const struct library *library);
void standards_finish(struct standards_table *table);

#endif
