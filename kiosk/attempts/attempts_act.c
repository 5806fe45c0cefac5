/* The list of attempts: one's own, and for the trainer what wants a review and anybody's. */
#include <stdio.h>

#include "base/clock.h"
#include "kiosk/attempts/attempts_room.h"

/* The page of the list as the records have it now. */
static void list_read(struct attempts_room *room)
{
    struct desk *desk = room->desk;
    if (room->list.per_page == 0)
        room->list.per_page = attempts_per_page(&desk->frame);
    enum status status = attempts_read(&room->list, desk->records, &desk->library, clock_unix_ms());
    if (status == STATUS_OK)
        return;
    room->list.per_page = 0; /* attempts_tick reads it again, once the fault is over */
    desk_fail_records(desk, status);
}

static void list_open(struct attempts_room *room, struct attempts list)
{
    room->list = list;
    desk_go(room->desk, SCREEN_ATTEMPTS);
    list_read(room);
}

/* A window of another size, or with a notice, has room for more or fewer; what stood first stays on
 * the page. The frame that is shown must be the list's: a card has no notice. */
void attempts_tick(void *self)
{
    struct attempts_room *room = self;
    struct attempts *list = &room->list;
    const struct desk *desk = room->desk;
    int fits = attempts_per_page(&desk->frame);
    fits = fits < ATTEMPTS_ROWS_MAX ? fits : ATTEMPTS_ROWS_MAX;
    if (fits == list->per_page || !desk->records || desk->framed != SCREEN_ATTEMPTS)
        return;
    if (list->per_page)
        list->page = list->page * list->per_page / fits;
    list_read(room);
}

/* Lists of others are the trainer's: the PIN first, then what was wanted. */
static bool others_may(struct desk *desk, struct action wanted)
{
    return desk_has_past(desk) && desk_trainer_may(desk, wanted, (struct action){ACTION_LEAVE, 0});
}

static void act_attempts(void *self, int arg)
{
    struct attempts_room *room = self;
    struct attempts list = {.of = LIST_OWN, .person = room->desk->person.id};
    (void)arg;
    if (desk_has_past(room->desk) && list.person)
        list_open(room, list);
}

static void act_list(void *self, int arg)
{
    struct attempts_room *room = self;
    struct desk *desk = room->desk;
    bool own = room->list.of == LIST_OWN;
    if (own ? !desk_has_past(desk) : !others_may(desk, (struct action){ACTION_LIST, arg}))
        return;
    desk_put_away(desk, PUT_AWAY_TALK);
    if (own)
        desk->trainer = false; /* who marked a card of it has gone */
    room->list.page = arg;
    desk_go(desk, SCREEN_ATTEMPTS);
    list_read(room);
}

static void act_listed(void *self, int arg)
{
    struct attempts_room *room = self;
    struct attempts *list = &room->list;
    if (arg < 0 || arg >= list->n_rows)
        return;
    const struct attempt_row *row = &list->rows[arg];
    room->desk->wanted = (struct wanted_attempt){
        row->summary.id, row->play, {ACTION_LIST, list->page}, list->views[arg].card};
    desk_do(room->desk, (struct action){ACTION_OPEN_ATTEMPT, 0});
    list->views[arg].card = room->desk->wanted.why;
}

static void act_reviews(void *self, int arg)
{
    struct attempts_room *room = self;
    struct attempts list = {.of = LIST_REVIEWS,
                            .mode = arg == MODE_EXAM ? MODE_EXAM : MODE_PRACTICE};
    if (others_may(room->desk, (struct action){ACTION_REVIEWS, arg}))
        list_open(room, list);
}

static void act_list_trainee(void *self, int arg)
{
    struct attempts_room *room = self;
    const struct person *trainee = &room->desk->trainee;
    struct attempts list = {.of = LIST_TRAINEE, .person = trainee->id, .trainees_page = arg};
    snprintf(list.name, sizeof list.name, "%s", trainee->name);
    list_open(room, list);
}

const void *attempts_show(void *self)
{
    struct attempts_room *room = self;
    attempts_view_fill(&room->list, &room->view);
    room->view.has_pin = room->desk->trainee.has_pin;
    return &room->view;
}

static const struct room_act acts[] = {
    {ACTION_ATTEMPTS, act_attempts, true},
    {ACTION_LIST, act_list, true},
    {ACTION_LISTED, act_listed, true},
    {ACTION_REVIEWS, act_reviews, true},
    {ACTION_LIST_TRAINEE, act_list_trainee, false},
};

const struct room_kind attempts_kind = {.acts = acts, .n_acts = sizeof acts / sizeof *acts};
