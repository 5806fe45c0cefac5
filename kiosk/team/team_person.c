#include "kiosk/team/team_person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/team/team_due.h"
#include "kiosk/team/team_room.h"
#include "kiosk/ui/day.h"
#include "language/name/name_pinyin.h"
#include "records/people_change.h"

/* The syllables stand before the name itself in what names sort by. */
static bool sounds_alike(const char *one, const char *other)
{
    char first[NAME_ORDER_SIZE], second[NAME_ORDER_SIZE];
    name_order(one, first);
    name_order(other, second);
    size_t n = strlen(first), m = strlen(second), a = strlen(one), b = strlen(other);
    return n > a && m > b && n - a == m - b && memcmp(first, second, n - a) == 0;
}

/* Who may be the same person: the same name, else one that sounds the same (李敏 and 李闽). */
static void like_find(struct team_room *room, const struct person *people, size_t count)
{
    room->n_like = 0;
    for (size_t i = 0; i < count && room->n_like < LIKE_MAX; i++) {
        const struct person *person = &people[i];
        if (person->id == room->row.id || !sounds_alike(room->row.name, person->name))
            continue;
        struct person standing = *person;
        if (records_standing(room->desk->records, &standing) != STATUS_OK)
            continue;
        snprintf(room->likes[room->n_like], sizeof room->likes[0], "%s%s%s%s%s · %d 次",
                 person->name, *person->number ? " · " : "", person->number,
                 *person->team ? " · " : "", person->team, standing.attempts);
        room->like[room->n_like++] = *person;
    }
}

static bool row_read(struct team_room *room)
{
    struct desk *desk = room->desk;
    struct person *people = NULL;
    size_t count = 0;
    bool found = false;
    enum status status = records_people(desk->records, &people, &count);
    for (size_t i = 0; i < count; i++) {
        if (people[i].id != room->person)
            continue;
        room->row = people[i];
        found = true;
    }
    if (found)
        like_find(room, people, count);
    free(people);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    return found;
}

static int64_t due_of(const struct team_room *room)
{
    for (size_t i = 0; i < room->team.count; i++) {
        if (room->team.members[i].row.id == room->person)
            return room->team.members[i].row.due_unix_ms;
    }
    return 0;
}

void team_person_open(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk->records || !room->person || !row_read(room))
        return;
    room->asks = -1;
    due_text(due_of(room), room->due);
    desk->trainee = room->row;
    desk_go(desk, SCREEN_PERSON);
}

void team_person_rename(void *self, int arg)
{
    struct team_room *room = self;
    (void)arg;
    if (room->desk->trainer && room->person)
        desk_do(room->desk, (struct action){ACTION_TRAINER_NAME, TYPED_RENAME});
}

/* The table, as it is now, stays below: who was changed is found in it again. */
static void changed(struct team_room *room, const char *what)
{
    struct desk *desk = room->desk;
    desk_audit(desk, AUDIT_PEOPLE, "trainer", "person %lld %s", (long long)room->person, what);
    desk_do(desk, (struct action){ACTION_PEOPLE_AGAIN, 0});
}

void team_person_named(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk->records || !room->person)
        return;
    enum status status = records_person_rename(desk->records, room->person, desk->sign_in.name);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    memcpy(room->person_name, desk->sign_in.name, sizeof room->person_name);
    changed(room, "renamed");
    team_person_open(room, 0);
    snprintf(desk->said, sizeof desk->said, "名字改好了。");
}

void team_person_ask(void *self, int arg)
{
    struct team_room *room = self;
    (void)arg;
    room->asks = room->asks >= 0 ? -1 : 0;
}

void team_person_ask_merge(void *self, int arg)
{
    struct team_room *room = self;
    if (arg >= 0 && arg < room->n_like)
        room->asks = 1 + arg;
}

void team_person_retire(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk->records || room->asks != 0)
        return;
    enum status status = records_person_retire(desk->records, room->person);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    changed(room, "retired");
    desk_do(desk, (struct action){ACTION_TEAM, 0});
    snprintf(desk->said, sizeof desk->said, "%.40s不在名单上了。练过的都留着，再输工号就回来。",
             room->person_name);
}

/* The other row becomes one with the one that is shown. */
void team_person_merge(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    int at = room->asks - 1;
    (void)arg;
    if (!desk->trainer || !desk->records || at < 0 || at >= room->n_like)
        return;
    enum status status = records_person_merge(desk->records, room->like[at].id, room->person);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    changed(room, "made one with another row");
    team_person_open(room, 0);
    snprintf(desk->said, sizeof desk->said, "合并好了，两边练过的都在这一个人名下。");
}

void team_person_due(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    if (!desk->trainer || !desk->records || arg < 0 || arg >= DUE_STEPS)
        return;
    int64_t due = due_at((enum due_step)arg, clock_unix_ms());
    enum status status = records_due_person(desk->records, room->person, due);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    due_text(due, room->due);
    for (size_t i = 0; i < room->team.count; i++) {
        if (room->team.members[i].row.id == room->person)
            room->team.members[i].row.due_unix_ms = due;
    }
}

const void *person_row_show(void *self)
{
    struct team_room *room = self;
    struct person_row_view *view = &room->row_view;
    *view = (struct person_row_view){.name = room->row.name,
                                     .number = room->row.number,
                                     .team = room->row.team,
                                     .post = room->row.post,
                                     .due = room->due,
                                     .n_like = room->n_like,
                                     .asks = room->asks};
    for (int i = 0; i < room->n_like; i++)
        view->like[i] = room->likes[i];
    return view;
}
