#include "kiosk/contest/contest_entrants.h"

#include <stdlib.h>
#include <string.h>

#include "kiosk/contest/contest_reach.h"

static bool in_group(const struct contest_room *room, const struct contest_person *person)
{
    return room->group < 0 || strcmp(person->team, room->groups[room->group]) == 0;
}

static void groups_find(struct contest_room *room)
{
    room->n_groups = 0;
    for (size_t i = 0; i < room->n_people && room->n_groups < CONTEST_GROUPS_MAX; i++) {
        int at = 0;
        while (at < room->n_groups && strcmp(room->groups[at], room->people[i].team) != 0)
            at++;
        if (*room->people[i].team && at == room->n_groups)
            memcpy(room->groups[room->n_groups++], room->people[i].team, NAME_SIZE);
    }
    if (room->group >= room->n_groups)
        room->group = -1;
}

static enum status people_read(struct contest_room *room)
{
    contest_people_forget(room);
    enum status status = records_contest_people(room->desk->records, room->contest.id,
                                                &room->people, &room->n_people);
    groups_find(room);
    return status;
}

void entrants_open(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!contest_is_draft(room))
        return;
    room->group = -1;
    room->people_page = 0;
    enum status status = people_read(room);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        desk_go(room->desk, SCREEN_ENTRANTS);
}

void entrants_page(void *self, int arg)
{
    ((struct contest_room *)self)->people_page = arg;
}

void entrants_group(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    room->group = room->group + 1 < room->n_groups ? room->group + 1 : -1;
    room->people_page = 0;
}

void entrants_enter(void *self, int arg)
{
    struct contest_room *room = self;
    if (!contest_is_draft(room) || arg < 0 || (size_t)arg >= room->n_people)
        return;
    struct contest_person *person = &room->people[arg];
    enum status status =
        records_contest_enter(room->desk->records, room->contest.id, person->id, !person->entered);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        person->entered = !person->entered;
}

void entrants_all(void *self, int arg)
{
    struct contest_room *room = self;
    const char *team = room->group < 0 ? "" : room->groups[room->group];
    if (!contest_is_draft(room))
        return;
    enum status status =
        records_contest_enter_team(room->desk->records, room->contest.id, team, arg == 1);
    for (size_t i = 0; i < room->n_people && status == STATUS_OK; i++) {
        if (in_group(room, &room->people[i]))
            room->people[i].entered = arg == 1;
    }
    if (status != STATUS_OK)
        contest_failed(room, status);
}
