/* The room of what is to be heard: the moderation queue, an item at a time. */
#ifndef YINGDA_KIOSK_MODERATION_MODERATION_ROOM_H
#define YINGDA_KIOSK_MODERATION_MODERATION_ROOM_H

#include "engine/attempt_card.h"
#include "kiosk/app/room.h"
#include "kiosk/moderation/accept_job.h"
#include "kiosk/moderation/moderation_view.h"
#include "kiosk/moderation/queue_job.h"
#include "records/moderation.h"

enum { HEAR_SKIPPED_MAX = 64 };

struct heard_item {              /* that is shown, and where its sound lies */
    struct moderation_item item; /* verdict 0: none */
    size_t reply, verdict;       /* in the card */
    const int16_t *samples;      /* NULL: nothing was kept */
    size_t n_samples;
};

struct moderation_room {
    struct desk *desk;
    struct attempt_card card;   /* of the item's attempt; attempt 0: none is open */
    struct attempt_sounds kept; /* the worker's while `reading` */
    bool reading;
    struct queue_job queue;     /* the worker's while `counting` */
    bool counting, count_again; /* count_again: something was marked since it was begun */
    bool waiting;               /* nothing is shown until the queue is there */
    struct accept_job accept;   /* the clerk's while `accepting` */
    bool accepting;             /* nothing can be marked until it is over */
    char accepts[96];
    struct moderation_item *items; /* owned; the queue as it was read last, the first of it */
    size_t n_items;
    struct heard_item now;
    struct moderation_item before;     /* marked last; verdict 0: none */
    bool again;                        /* `now` is the one before */
    int64_t skipped[HEAR_SKIPPED_MAX]; /* verdicts that come last */
    int n_skipped, done;
    int counts[MODERATION_WHYS];
    bool asks_accept;
    char last[256], turn[512], title[128];
    struct hear_view view;
};

extern const struct room_kind moderation_kind;

const void *hear_show(void *room); /* a struct hear_view */

bool hear_waits(const void *room); /* the queue is being read: the screen will change */

/* After a fault: read again. */
void hear_take_up(void *room);

#endif
