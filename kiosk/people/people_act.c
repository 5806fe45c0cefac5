/* Who is it? Names chosen or typed, and everybody's first page. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "kiosk/people/people_room.h"

static void people_again(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->records)
        return;
    enum status status = people_read(&room->people, desk->records);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
}

/* To the names, everything of the person put away. */
static void act_leave(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk_put_away(desk, PUT_AWAY_PERSON);
    desk->person = (struct person){.id = 0};
    desk->composing[0] = '\0';
    room->entry = (struct entry){.typed = ""};
    room->names_page = room->trainees_page = 0;
    desk->fault = FAULT_NONE;
    desk_go(desk, SCREEN_NAMES);
    if (!desk->records || desk->damaged)
        desk_do(desk, (struct action){ACTION_RECORDS, 0});
    else
        people_again(room, 0);
    if (!desk->booted)
        desk_do(desk, (struct action){ACTION_BOOT, 0});
}

/* The person's figures as they are now: an attempt may have been added. */
static void person_again(struct people_room *room)
{
    struct person *person = &room->desk->person;
    for (size_t i = 0; i < room->people.count; i++) {
        if (room->people.list[i].id == person->id)
            *person = room->people.list[i];
    }
}

static void act_home(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk_put_away(desk, PUT_AWAY_EXAM);
    desk_go(desk, SCREEN_HOME);
    people_again(room, 0);
    person_again(room);
    if (!desk->booted || !desk->records)
        return;
    enum status status =
        history_read(&room->history, desk->records, &desk->person, &desk->library, clock_unix_ms());
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
}

static void person_choose(struct people_room *room, struct person person)
{
    room->desk->person = person;
    room->desk->broken.attempt = 0;
    desk_read_voice(room->desk);
    room->history = (struct history){.view.greeting = room->desk->person.name};
    act_home(room, 0);
}

/* From its beginning, with the same customer: what was said up to then stays in the records as it
 * is. */
static void act_take_up(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    struct broken_off broken = desk->broken;
    int play = library_find(&desk->library, broken.play);
    (void)arg;
    for (size_t i = 0; i < room->people.count; i++) {
        if (broken.attempt && room->people.list[i].id == broken.person)
            person_choose(room, room->people.list[i]);
    }
    if (!desk->booted || play < 0 || desk->person.id != broken.person)
        return;
    desk_do(desk, (struct action){ACTION_BRIEF, play});
    const struct play *chosen = desk->library.plays[play].play;
    for (size_t i = 0; i < chosen->n_standards; i++)
        desk->standard =
            strcmp(chosen->standards[i], broken.standard) == 0 ? (int)i : desk->standard;
    desk->broken = broken;
    desk->same_customer = true;
    desk_do(desk, (struct action){ACTION_START, 0});
}

/* The records are not to be had. They are closed until this person leaves: nothing of a guest's is
 * stored under anybody's name. */
static void act_guest(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk_put_away(desk, PUT_AWAY_PERSON);
    records_close(desk->records);
    desk->records = NULL;
    desk->fault = FAULT_NONE;
    person_choose(room,
                  (struct person){.id = GUEST, .name = "访客", .last_total = -1, .best_total = -1});
}

static void act_person(void *self, int arg)
{
    struct people_room *room = self;
    if (arg >= 0 && (size_t)arg < room->people.count)
        person_choose(room, room->people.list[arg]);
}

static void act_straight(void *self, int arg)
{
    struct people_room *room = self;
    (void)arg;
    person_choose(room, room->desk->person);
    desk_do(room->desk, (struct action){ACTION_START, 0});
}

static void act_new_name(void *self, int arg)
{
    struct people_room *room = self;
    (void)arg;
    room->entry = (struct entry){.typed = ""};
    room->desk->composing[0] = '\0';
    desk_go(room->desk, SCREEN_ENTRY);
}

static void act_page(void *self, int arg)
{
    struct people_room *room = self;
    room->names_page = arg;
}

/* A name is at most 63 bytes in the records; a number typed is shown with its 工号 before it. */
static void act_key(void *self, int arg)
{
    struct entry *entry = &((struct people_room *)self)->entry;
    char bytes[4];
    size_t n = utf8_encode((uint32_t)arg, bytes), used = strlen(entry->typed);
    entry->complaint[0] = '\0';
    if (n && arg >= 0x20 && used + n <= 54) {
        memcpy(entry->typed + used, bytes, n);
        entry->typed[used + n] = '\0';
    }
}

static void act_erase(void *self, int arg)
{
    struct entry *entry = &((struct people_room *)self)->entry;
    size_t used = strlen(entry->typed);
    (void)arg;
    entry->complaint[0] = '\0';
    if (used)
        entry->typed[utf8_cut(entry->typed, used - 1)] = '\0';
}

static void act_keyboard(void *self, int arg)
{
    struct people_room *room = self;
    room->entry.keyboard = arg == KEYBOARD_LETTERS ? KEYBOARD_LETTERS : KEYBOARD_DIGITS;
}

/* The name that stands for what was typed: the trainer's for a known number, "工号 0273" for an
 * unknown one, else the words themselves without spaces around them. */
static void entry_name(const struct people_room *room, char name[64])
{
    const char *typed = room->entry.typed, *known = settings_name(&room->desk->settings, typed);
    size_t start = strspn(typed, " "), length = strlen(typed);
    while (length > start && typed[length - 1] == ' ')
        length--;
    if (known)
        snprintf(name, 64, "%s", known);
    else if (strspn(typed, "0123456789") == strlen(typed))
        snprintf(name, 64, "工号 %.50s", typed);
    else
        snprintf(name, 64, "%.*s", (int)(length - start), typed + start);
}

/* Whoever has never practised may let the ear know the voice first; all others find that at home.
 */
static void entry_welcome(struct people_room *room, struct person person)
{
    struct desk *desk = room->desk;
    person_choose(room, person);
    if (desk->person.attempts == 0 && desk->voice.taken_unix_ms == 0)
        desk_do(desk, (struct action){ACTION_VOICE, 0});
}

static void act_name_done(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    struct person person = {0};
    (void)arg;
    entry_name(room, person.name);
    enum status status = desk->records ? records_person_add(desk->records, person.name, &person.id)
                                       : STATUS_DATABASE;
    if (status == STATUS_INVALID)
        snprintf(room->entry.complaint, sizeof room->entry.complaint,
                 "这个名字存不了：空着，或者太长了。");
    else if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else
        entry_welcome(room, person);
}

static void act_past(void *self, int arg)
{
    struct people_room *room = self;
    struct history *history = &room->history;
    if (arg < 0 || arg >= history->view.n_recent)
        return;
    const struct attempt_row *row = &history->rows[arg];
    room->desk->wanted = (struct wanted_attempt){
        row->summary.id, row->play, {ACTION_HOME, 0}, history->recent[arg].card};
    desk_do(room->desk, (struct action){ACTION_OPEN_ATTEMPT, 0});
    history->recent[arg].card = room->desk->wanted.why;
}

/* Whose attempts? The trainer's: the PIN first, then what was wanted. */
static void act_trainees(void *self, int arg)
{
    struct people_room *room = self;
    struct action wanted = {ACTION_TRAINEES, arg}, back = {ACTION_LEAVE, 0};
    if (!desk_has_past(room->desk) || !desk_trainer_may(room->desk, wanted, back))
        return;
    room->trainees_page = arg;
    desk_go(room->desk, SCREEN_TRAINEES);
    people_again(room, 0);
}

static void act_trainee(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    if (!desk_has_past(desk) || desk->screen != SCREEN_TRAINEES || arg < 0 ||
        (size_t)arg >= room->people.count)
        return;
    desk->trainee = room->people.list[arg];
    desk_do(desk, (struct action){ACTION_LIST_TRAINEE, room->trainees_page});
}

void names_left_alone(void *self)
{
    struct people_room *room = self;
    room->names_page = 0;
}

/* After a fault: what the records could not say before is asked for again. */
void names_take_up(void *self)
{
    struct people_room *room = self;
    desk_go(room->desk, SCREEN_NAMES);
    people_again(room, 0);
}

void trainees_take_up(void *self)
{
    struct people_room *room = self;
    desk_go(room->desk, SCREEN_TRAINEES);
    people_again(room, 0);
}

void home_take_up(void *self)
{
    act_home(self, 0);
}

static const void *list_show(struct people_room *room, int page)
{
    const struct people *people = &room->people;
    const struct broken_off *broken = &room->desk->broken;
    room->names = (struct names_view){people->views, (int)people->count, page,
                                      broken->attempt ? broken->name : NULL};
    return &room->names;
}

const void *names_show(void *self)
{
    struct people_room *room = self;
    return list_show(room, room->names_page);
}

const void *trainees_show(void *self)
{
    struct people_room *room = self;
    return list_show(room, room->trainees_page);
}

const void *entry_show(void *self)
{
    struct people_room *room = self;
    const char *match = settings_name(&room->desk->settings, room->entry.typed);
    room->entry_view =
        (struct entry_view){room->entry.typed, room->desk->composing, match ? match : "",
                            room->entry.complaint, room->entry.keyboard};
    return &room->entry_view;
}

const void *home_show(void *self)
{
    return &((struct people_room *)self)->history.view;
}

static void people_close(void *self)
{
    struct people_room *room = self;
    people_finish(&room->people);
}

static const struct room_act acts[] = {
    {ACTION_PERSON, act_person, false},     {ACTION_LEAVE, act_leave, true},
    {ACTION_NEW_NAME, act_new_name, false}, {ACTION_PAGE, act_page, false},
    {ACTION_KEY, act_key, false},           {ACTION_ERASE, act_erase, false},
    {ACTION_KEYBOARD, act_keyboard, false}, {ACTION_NAME_DONE, act_name_done, false},
    {ACTION_HOME, act_home, true},          {ACTION_PAST, act_past, true},
    {ACTION_TRAINEES, act_trainees, false}, {ACTION_TRAINEE, act_trainee, false},
    {ACTION_GUEST, act_guest, true},        {ACTION_TAKE_UP, act_take_up, true},
    {ACTION_STRAIGHT, act_straight, false}, {ACTION_PEOPLE_AGAIN, people_again, false},
};

const struct room_kind people_kind = {
    .acts = acts, .n_acts = sizeof acts / sizeof *acts, .close = people_close};
