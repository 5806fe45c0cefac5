/* Set by its owner, typed twice; taken away by the owner, or, when it was forgotten, by a trainer.
 */
#include "kiosk/own/own_pin.h"

#include <string.h>

#include "kiosk/app/owner.h"

static bool may(const struct desk *desk)
{
    return desk_knows_person(desk) && !desk->exam.on;
}

static void complain(struct desk *desk, const char *text)
{
    desk->asked.typed[0] = '\0';
    desk->asked.complaint = text;
}

void own_pin_new(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!may(desk) || !owner_is(desk, &desk->person, "对不上。再输一遍，或者返回。"))
        return;
    desk_ask_number(desk, PAD_OWN_PIN_NEW, (struct action){ACTION_OWN_PIN_SET, 0},
                    (struct action){ACTION_OWN, 0});
}

/* Somebody else may stand before a page that was left open. */
void own_pin_ask(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    struct action sure = {ACTION_OWN_PIN_NEW, 0}, once = {ACTION_OWN_PIN_SET, 0},
                  back = {ACTION_OWN, 0};
    (void)arg;
    if (may(desk) && desk->screen == SCREEN_OWN && !owner_ask(desk, &desk->person, sure, back))
        desk_ask_number(desk, PAD_OWN_PIN_NEW, once, back);
}

/* The end of the number stands on the badge. */
static bool is_easy(const char *pin, const struct person *person)
{
    char digits[OWNER_DIGITS + 1];
    owner_digits(person, digits);
    return password_is_easy(pin) || strcmp(pin, digits) == 0;
}

void own_pin_once(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!may(desk) || desk->screen != SCREEN_PAD || desk->asked.pad != PAD_OWN_PIN_NEW)
        return;
    if (strlen(desk->asked.typed) < PIN_LEAST) {
        complain(desk, "太短了，要四到六位数字。");
    } else if (is_easy(desk->asked.typed, &desk->person)) {
        complain(desk, "这个太好猜了，换一个。");
    } else {
        memcpy(room->pin, desk->asked.typed, sizeof desk->asked.typed);
        desk_ask_number(desk, PAD_OWN_PIN_AGAIN, (struct action){ACTION_OWN_PIN_SAME, 0},
                        (struct action){ACTION_OWN, 0});
    }
}

static void make_run(void *data)
{
    struct pin_making *making = data;
    making->status = password_hash_make(making->pin, making->hash);
}

static void pin_store(struct desk *desk, const char *hash, const char *says)
{
    enum status status = records_pin_set(desk->records, desk->person.id, hash);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    desk->person.has_pin = hash != NULL;
    desk_do(desk, (struct action){ACTION_PEOPLE_AGAIN, 0});
    desk_say_next(desk, says);
    desk_do(desk, (struct action){ACTION_OWN, 0});
}

/* Whoever has gone meanwhile has not set it. */
static void make_over(void *data)
{
    struct pin_making *making = data;
    struct desk *desk = making->room->desk;
    memset(making->pin, 0, sizeof making->pin);
    memset(making->room->pin, 0, sizeof making->room->pin);
    if (!may(desk) || desk->person.id != making->person || desk->screen != SCREEN_PAD ||
        desk->asked.pad != PAD_OWN_PIN_AGAIN)
        return;
    if (making->status != STATUS_OK)
        desk_fail_status(desk, making->status, "");
    else
        pin_store(desk, making->hash, "密码设好了，下次进来用它。");
}

void own_pin_twice(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!may(desk) || desk->screen != SCREEN_PAD || desk->asked.pad != PAD_OWN_PIN_AGAIN)
        return;
    if (strcmp(desk->asked.typed, room->pin) != 0) {
        complain(desk, "和刚才的不一样。再输一遍，或者返回重来。");
        return;
    }
    if (!room->ready)
        worker_init(&room->maker);
    room->ready = true;
    if (worker_busy(&room->maker))
        return; /* impatience */
    room->making = (struct pin_making){.room = room, .person = desk->person.id};
    memcpy(room->making.pin, room->pin, sizeof room->pin);
    worker_start(&room->maker, (struct job){make_run, make_over, &room->making});
}

void own_pin_gone(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (may(desk) && owner_is(desk, &desk->person, "密码不对，没有取消。再输一遍，或者返回。"))
        pin_store(desk, NULL, "密码取消了，下次进来问工号的末几位。");
}

void own_pin_off(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (may(desk) && desk->person.has_pin && desk->screen == SCREEN_OWN)
        owner_ask(desk, &desk->person, (struct action){ACTION_OWN_PIN_GONE, 0},
                  (struct action){ACTION_OWN, 0});
}

void own_pin_forgotten(void *self, int arg)
{
    struct own_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->records || !desk->trainee.id || desk->screen != SCREEN_ATTEMPTS ||
        !desk_trainer_may(desk, (struct action){ACTION_OWN_PIN_LOST, 0},
                          (struct action){ACTION_LEAVE, 0}))
        return;
    enum status status = records_pin_set(desk->records, desk->trainee.id, NULL);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    desk->trainee.has_pin = false;
    desk_do(desk, (struct action){ACTION_PEOPLE_AGAIN, 0});
    desk_say_next(desk, "密码取消了。请他下次进来，再设一个。");
    desk_do(desk, (struct action){ACTION_LIST_TRAINEE, 0});
}

void own_pin_tick(void *self)
{
    struct own_room *room = self;
    if (room->ready)
        worker_tick(&room->maker);
}

void own_pin_close(void *self)
{
    struct own_room *room = self;
    if (room->ready)
        worker_finish(&room->maker);
}
