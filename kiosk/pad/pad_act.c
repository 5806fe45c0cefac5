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
    return number->pad == PAD_PIN     ? PIN_MOST
           : number->pad == PAD_PAPER ? PAPER_MOST
                                      : (size_t)number->digits;
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

static void pin_done(struct desk *desk)
{
    const char *pin = desk->settings.trainer_pin;
    struct action then = desk->asked.then, back = desk->asked.back;
    if (!pin || strcmp(desk->asked.typed, pin) != 0) {
        desk->asked.typed[0] = '\0';
        desk_audit(desk, AUDIT_NO_PIN, "somebody", "%s",
                   pin ? "at the kiosk" : "the settings hide it");
        desk->asked.complaint =
            pin ? "口令不对，请再输一遍。" : "设置文件有误，口令没读出来。请管理员先改好文件。";
        return;
    }
    desk_audit(desk, AUDIT_PIN, "trainer", "at the kiosk");
    desk_do(desk, back);  /* where it was asked for, then what it was asked for */
    desk->trainer = true; /* now: on the choice of names nobody is one */
    desk_do(desk, then);
}

static void act_done(void *self, int arg)
{
    struct desk *desk = ((struct pad_room *)self)->desk;
    (void)arg;
    if (desk->asked.pad != PAD_PIN)
        desk_do(desk, desk->asked.then);
    else
        pin_done(desk);
}

const void *pad_show(void *self)
{
    struct pad_room *room = self;
    const struct asked_number *number = &room->desk->asked;
    room->view =
        (struct pad_view){number->pad, number->typed, number->complaint ? number->complaint : "",
                          number->digits, number->back};
    return &room->view;
}

static const struct room_act acts[] = {
    {ACTION_KEY, act_key, false},
    {ACTION_ERASE, act_erase, false},
    {ACTION_PAD_DONE, act_done, false},
};

const struct room_kind pad_kind = {.acts = acts, .n_acts = sizeof acts / sizeof *acts};
