/* The trainer's room: what is there for trainers, the observer's checklist, the standards. */
#ifndef YINGDA_KIOSK_TRAINER_TRAINER_ROOM_H
#define YINGDA_KIOSK_TRAINER_TRAINER_ROOM_H

#include "base/path.h"
#include "kiosk/app/room.h"
#include "kiosk/trainer/checklist.h"
#include "kiosk/trainer/standards.h"
#include "records/kept.h"
#include "records/moderation.h"

struct to_hear_job { /* the worker's while it runs */
    char database[PATH_SIZE];
    int counts[MODERATION_WHYS];
    enum status status;
};

struct trainer_room {
    struct desk *desk;
    struct checklist observer; /* of the card that is shown */
    struct standards_table standards;
    int to_hear; /* items; as of the trainer's page */
    struct to_hear_job count;
    bool counting, count_wanted;   /* it is the worker's; it waits for it */
    char backup[64], damaged[256]; /* as of then, for the view */
    struct kept_sounds kept;
    char kept_length[48], clock_doubted[64]; /* when the clock was right last; "": it is believed */
    struct kept_view kept_view;
    struct trainer_view view;
    struct checklist_view checklist;
};

extern const struct room_kind trainer_kind;

const void *trainer_show(void *room);   /* a struct trainer_view */
const void *kept_show(void *room);      /* a struct kept_view */
const void *checklist_show(void *room); /* a struct checklist_view */
const void *standards_show(void *room); /* a struct standards_view */

bool trainer_counts(const void *room); /* how much is to be heard: the page will change */

#endif
