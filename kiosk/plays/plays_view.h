/* What is read before a conversation: the customers to choose from, the situation of the one
 * chosen. */
#ifndef YINGDA_KIOSK_PLAYS_PLAYS_VIEW_H
#define YINGDA_KIOSK_PLAYS_PLAYS_VIEW_H

#include "kiosk/ui/meter.h"
#include "kiosk/ui/play_view.h"

struct plays_view {
    const struct play_view *plays;
    int n_plays;
};

enum readiness {
    READY_NO_SOUND, /* no device */
    READY_QUIET,    /* nothing said yet */
    READY_FAINT,    /* somebody speaks, but too softly */
    READY_MUTED,    /* not even a room's noise for a while: its switch is off */
    READY_HEARD     /* it picked up a voice */
};

struct brief_view {
    const struct play_view *play;
    enum readiness ready;
    struct meter_view meter;
    enum mode mode;
    enum play_level level; /* LEVEL_ANY: it is not chosen here */
    bool trainee_opens;
    const char *standard; /* the title of the one that is followed */
    int n_standards;      /* that the play can be played under */
    int part, n_parts;    /* MODE_EXAM: which play of the paper, from 1 */
};

void plays_draw(const struct ui *ui); /* a struct plays_view */
void brief_draw(const struct ui *ui); /* a struct brief_view */

#endif
