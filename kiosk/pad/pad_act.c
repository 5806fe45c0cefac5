/* A number typed on the pad: what it was asked for is done once it is right. The last digits of
 * one's own number are looked at as soon as all are there. */
#include <string.h>

#include "kiosk/pad/pad_room.h"

enum { PIN_MOST = 8, PAPER_MOST = 12 };

static struct asked_number *asked(void *self)
{
    return &((struct pad_room *)self)->desk->asked;
}

static size_t most_digits(const struct asked_number *number)
{
    return number->pad == PAD_PAPER    ? PAPER_MOST
           : number->pad == PAD_PERSON ? (size_t)number->digits
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

static void act_done(void *self, int arg)
{
    struct desk *desk = ((struct pad_room *)self)->desk;
    (void)arg;
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

const struct room_kind pad_kind = {.acts = acts, .n_acts = sizeof acts / sizeof *acts};
