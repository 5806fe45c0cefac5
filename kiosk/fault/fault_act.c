/* Out of the fault screen. What goes away by itself (a cable put back, a disk with room again) is
 * looked for every three seconds; the person need not touch anything. */
#include "kiosk/fault/fault_room.h"
#include "kiosk/fault/fault_texts.h"

static void retry_boot(struct desk *desk)
{
    if (desk->booted)
        desk_recover(desk);
    else
        desk_do(desk, (struct action){ACTION_BOOT, 0});
}

/* Not before a row could be stored: else the screens would change to and fro while the disk is
 * full. */
static void retry_records(struct desk *desk)
{
    bool talks = desk->fault_from == SCREEN_TALK || desk->fault_from == SCREEN_RING;
    if (!desk->records || (desk->damaged && !talks))
        desk_do(desk, (struct action){ACTION_RECORDS, 0});
    else if (records_try(desk->records) != STATUS_OK)
        return;
    if (desk->records)
        desk_recover(desk);
}

static bool is_of_records(enum fault fault)
{
    return fault >= FAULT_DATABASE && fault <= FAULT_SETTINGS;
}

/* An exam that is not stored is none. */
static bool may_go_unrecorded(const struct desk *desk)
{
    return is_of_records(desk->fault) && !desk->exam.on;
}

/* A conversation goes on; who was somewhere else, or nobody, practises as a guest. */
static void act_unrecorded(void *self, int arg)
{
    struct desk *desk = ((struct fault_room *)self)->desk;
    bool talks = desk->fault_from == SCREEN_TALK || desk->fault_from == SCREEN_RING;
    (void)arg;
    if (!may_go_unrecorded(desk))
        return;
    desk_do(desk, (struct action){talks ? ACTION_STORE_NO_MORE : ACTION_GUEST, 0});
    if (talks)
        desk_recover(desk);
}

static void act_retry(void *self, int arg)
{
    struct desk *desk = ((struct fault_room *)self)->desk;
    (void)arg;
    desk->fault_retry_ms = desk->now_ms + FAULT_RETRY_MS;
    if (worker_busy(&desk->worker))
        return;
    switch (desk->fault) {
    case FAULT_MICROPHONE:
    case FAULT_LOUDSPEAKER:
    case FAULT_SOUND_BUSY:
    case FAULT_SOUND_UNFIT:
    case FAULT_MUTED:
    case FAULT_LOOPED:
    case FAULT_SOUND_LOST:
        if (desk->sound_state == SOUND_OK)
            desk_recover(desk);
        break;
    case FAULT_MODEL:
    case FAULT_PACK:
        retry_boot(desk);
        break;
    case FAULT_DATABASE:
    case FAULT_DATABASE_BUSY:
    case FAULT_SECOND_KIOSK:
    case FAULT_DATABASE_NEWER:
    case FAULT_SETTINGS:
        retry_records(desk);
        break;
    default:
        desk_recover(desk);
        break;
    }
}

void fault_tick(void *self)
{
    const struct desk *desk = ((struct fault_room *)self)->desk;
    bool sound = desk->fault >= FAULT_MICROPHONE && desk->fault <= FAULT_SOUND_LOST;
    bool waits = fault_words(desk->fault, "").waits && desk->now_ms >= desk->fault_retry_ms;
    if (sound ? desk->sound_state == SOUND_OK || waits : waits)
        act_retry(self, 0);
}

bool fault_idles(const void *self)
{
    return ((const struct fault_room *)self)->desk->person.id == 0;
}

const void *fault_show(void *self)
{
    struct fault_room *room = self;
    room->view = fault_words(room->desk->fault, room->desk->fault_detail);
    room->view.unrecorded = may_go_unrecorded(room->desk);
    return &room->view;
}

static const struct room_act acts[] = {{ACTION_RETRY, act_retry, false},
                                       {ACTION_UNRECORDED, act_unrecorded, true}};

const struct room_kind fault_kind = {.acts = acts, .n_acts = sizeof acts / sizeof *acts};
