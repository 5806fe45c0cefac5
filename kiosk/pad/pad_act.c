/* A number typed on the pad: what it was asked for is done once it is right. The last digits of
 * one's own number are looked at as soon as all are there. */
#include <string.h>

#include "base/password_hash.h"
#include "kiosk/pad/pad_room.h"

enum { OWN_PIN_MOST = 6, PAPER_MOST = 13 };

static struct asked_number *asked(void *self)
{
    return &((struct pad_room *)self)->desk->asked;
}

static size_t most_digits(const struct asked_number *number)
{
    return number->pad == PAD_PAPER     ? PAPER_MOST
           : number->pad == PAD_PERSON  ? (size_t)number->digits
           : number->pad >= PAD_OWN_PIN ? OWN_PIN_MOST
                                        : PIN_MOST;
}

static void act_key(void *self, int arg)
{
    struct desk *desk = ((struct pad_room *)self)->desk;
    struct asked_number *number = &desk->asked;
    size_t used = strlen(number->typed), most = most_digits(number);
    number->complaint = "";
    if (arg < '0' || arg > '9' || used >= most)
        return;
    number->typed[used] = (char)arg;
    number->typed[used + 1] = '\0';
    if (number->pad == PAD_PERSON && used + 1 == most)
        desk_do(desk, number->then);
}

static void act_erase(void *self, int arg)
{
    struct asked_number *number = asked(self);
    size_t used = strlen(number->typed);
    (void)arg;
    number->complaint = "";
    if (used)
        number->typed[used - 1] = '\0';
}

static void check_run(void *data)
{
    struct pin_check *check = data;
    check->status = password_hash_check(check->hash, check->pin);
}

/* Whoever has gone elsewhere meanwhile has not typed it. A hash that is damaged lets nobody in. */
static void check_over(void *data)
{
    struct pin_check *check = data;
    struct asked_number *number = &check->desk->asked;
    memset(check->pin, 0, sizeof check->pin);
    if (check->desk->screen != SCREEN_PAD || number->pad != PAD_OWN_PIN ||
        strcmp(number->hash, check->hash) != 0)
        return;
    number->checked = true;
    number->right = check->status == STATUS_OK;
    desk_do(check->desk, number->then);
}

static void own_pin_done(struct pad_room *room)
{
    const struct asked_number *number = &room->desk->asked;
    if (!room->ready)
        worker_init(&room->checker);
    room->ready = true;
    if (worker_busy(&room->checker))
        return; /* impatience */
    room->check = (struct pin_check){.desk = room->desk};
    memcpy(room->check.pin, number->typed, sizeof number->typed);
    memcpy(room->check.hash, number->hash, sizeof number->hash);
    worker_start(&room->checker, (struct job){check_run, check_over, &room->check});
}

static void pad_tick(void *self)
{
    struct pad_room *room = self;
    if (room->ready)
        worker_tick(&room->checker);
}

static void pad_close(void *self)
{
    struct pad_room *room = self;
    if (room->ready)
        worker_finish(&room->checker);
}

static void act_done(void *self, int arg)
{
    struct desk *desk = ((struct pad_room *)self)->desk;
    (void)arg;
    if (desk->asked.pad == PAD_OWN_PIN)
        own_pin_done(self);
    else
        desk_do(desk, desk->asked.then);
}

const void *pad_show(void *self)
{
    struct pad_room *room = self;
    const struct asked_number *number = &room->desk->asked;
    room->view =
        (struct pad_view){number->pad,    number->typed, number->complaint ? number->complaint : "",
                          number->digits, number->back,  number->who ? number->who : ""};
    return &room->view;
}

static const struct room_act acts[] = {
    {ACTION_KEY, act_key, false},
    {ACTION_ERASE, act_erase, false},
    {ACTION_PAD_DONE, act_done, false},
};

const struct room_kind pad_kind = {
    .acts = acts, .n_acts = sizeof acts / sizeof *acts, .tick = pad_tick, .close = pad_close};
