/* An attempt as a row of a list: at home and among all of them; private to kiosk/screens/. */
#ifndef YINGDA_KIOSK_UI_ATTEMPT_ROW_H
#define YINGDA_KIOSK_UI_ATTEMPT_ROW_H

#include "kiosk/ui/widgets.h"

enum { ATTEMPT_ROW_HEIGHT = 104 };

/* A row of two lines: title and points, a note and what came of it ("2 项待复核", "合格",
 * "客户满意离开", or why there is no card). `opens` is done where the card can be seen again. */
struct attempt_row_text {
    const char *title, *note;
};
void attempt_row(const struct ui *ui, struct rect row, const struct attempt_view *attempt,
                 struct attempt_row_text text, struct action opens);

/* The same where there is room, in columns: with whose it is where all are of one mode, else
 * (`person` "") with the mode. */
void attempt_row_wide(const struct ui *ui, struct rect row, const struct attempt_view *attempt,
                      const char *person, struct action opens);

#endif
