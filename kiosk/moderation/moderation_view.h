/* What the screen reads on which a trainer hears items, one at a time, the machine's word hidden.
 */
#ifndef YINGDA_KIOSK_MODERATION_MODERATION_VIEW_H
#define YINGDA_KIOSK_MODERATION_MODERATION_VIEW_H

#include "kiosk/ui/widgets.h"

enum hear_mark { HEAR_MET, HEAR_NOT_MET, HEAR_UNCLEAR, HEAR_MARKS };

struct hear_view {
    bool none;             /* nothing is to be heard any more */
    bool waiting;          /* what there is, is being looked up, or the samples are let stand */
    const char *accepting; /* how far that is: a sentence; "" */
    int left, done;        /* items; done: since this was opened */
    int appeals, exams,
        spots;               /* of those left: said to be wrong; can turn an exam; to be sampled */
    const char *why;         /* "学员说判错了" */
    const char *item, *kind; /* its name; kind: "该说的话" or "行为" */
    const char *words;       /* how it can be said; "" where it is no wording */
    const char *turn;        /* what the customer said before; "" */
    const char *clause;
    const char *play; /* title */
    bool says;        /* words, not conduct: 说了 rather than 做到了 */
    bool has_sound, playing;
    bool reading;     /* the sound is being fetched */
    const char *last; /* "刚才：问好 · 您判说了，机器判没听准"; "" */
    bool can_go_back; /* the one before can be marked otherwise */
    bool again;       /* it is the one before that is shown */
    bool asks_accept; /* whether the rest is let stand is asked */
};

void hear_draw(const struct ui *ui); /* a struct hear_view */

#endif
