/* A list of what an observer looks at: each line is good, bad, or was not looked at. */
#ifndef YINGDA_KIOSK_UI_SIGHTS_H
#define YINGDA_KIOSK_UI_SIGHTS_H

#include "kiosk/ui/widgets.h"

enum sight { SIGHT_NOT_SEEN, SIGHT_GOOD, SIGHT_BAD };

struct sight_view {
    const char *group; /* the heading before it; NULL: the one above */
    const char *name, *look;
    enum sight sight;
};

/* The list in a panel that scrolls; a tick asks for `tick` with 3 times the line's index plus the
 * enum sight. */
void widget_sights(const struct ui *ui, struct rect panel, const struct sight_view *lines, int n,
                   enum action_kind tick);

/* How many were looked at: "看了 3 条，共 24 条". */
void widget_sights_count(const struct ui *ui, struct rect rect, const struct sight_view *lines,
                         int n);

#endif
