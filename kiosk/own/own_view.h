/* What the screens of what is one's own read: the notice before the first recording, and what is
 * kept of somebody. */
#ifndef YINGDA_KIOSK_OWN_OWN_VIEW_H
#define YINGDA_KIOSK_OWN_OWN_VIEW_H

#include "kiosk/ui/widgets.h"

struct consent_view {
    int practice_days, exam_days;
    int kept;           /* recordings that go where the answer is no */
    bool again;         /* somebody has decided before */
    struct action back; /* without deciding */
};

enum decision { DECISION_NONE, DECISION_AGREED, DECISION_REFUSED };

struct own_view {
    enum decision decision;
    const char *when; /* it was made: "11 月 3 日 16:40" */
    int practice_days, exam_days;
    int recordings, exams; /* kept; exams: of them */
    const char *length;    /* of all together: "3 分 20 秒" */
    const char *oldest;    /* when the first of them was made */
    const char *failed;    /* why something could not be removed, else "" */
    bool has_pin;          /* of one's own */
    bool guest;            /* nothing is kept anyway, nothing can be decided */
};

void consent_draw(const struct ui *ui); /* a struct consent_view */
void own_draw(const struct ui *ui);     /* a struct own_view */

#endif
