#include "kiosk/contest/contest_reach.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void contest_failed(struct contest_room *room, enum status status)
{
    desk_fail_records(room->desk, status);
}

void contest_said(struct contest_room *room, const char *text)
{
    snprintf(room->desk->said, sizeof room->desk->said, "%s", text);
}

void contest_turns_forget(struct contest_room *room)
{
    free(room->turns);
    room->turns = NULL;
    room->n_turns = 0;
    room->chosen = -1;
}

void contest_board_forget(struct contest_room *room)
{
    free(room->board_rows);
    room->board_rows = NULL;
    room->n_board = 0;
    room->board_chosen = -1;
}

void contest_people_forget(struct contest_room *room)
{
    free(room->people);
    room->people = NULL;
    room->n_people = 0;
}

void contest_all_forget(struct contest_room *room)
{
    free(room->rows);
    free(room->trainers);
    room->rows = NULL;
    room->trainers = NULL;
    room->n_rows = room->n_trainers = 0;
    contest_turns_forget(room);
    contest_board_forget(room);
    contest_people_forget(room);
    room->contest.id = 0;
    room->own = false;
}

bool contest_is_open(const struct contest_room *room)
{
    return room->desk->trainer && room->desk->records && room->contest.id;
}

bool contest_is_draft(const struct contest_room *room)
{
    return contest_is_open(room) && !room->contest.drawn_unix_ms;
}

bool contest_is_drawn(const struct contest_room *room)
{
    return contest_is_open(room) && room->contest.drawn_unix_ms;
}

/* The PIN of the settings is nobody's name: several people may know it. */
bool contest_judges(const struct contest_room *room, const char **why_not)
{
    const struct contest *contest = &room->contest;
    *why_not = "";
    if (!room->desk->trainer_has_row) {
        *why_not = "打分要用评委自己的名字和口令登录。";
        return false;
    }
    for (int i = 0; i < contest->n_judges; i++) {
        if (strcmp(contest->judges[i], room->desk->trainer_name) == 0)
            return true;
    }
    *why_not = "您不是这场的评委。";
    return false;
}

enum status contest_read(struct contest_room *room, int64_t id)
{
    struct records *records = room->desk->records;
    const char *why_not;
    enum status status = records_contest(records, id, &room->contest);
    free(room->trainers);
    room->trainers = NULL;
    room->n_trainers = 0;
    contest_turns_forget(room);
    if (status == STATUS_OK)
        status = records_trainers(records, &room->trainers, &room->n_trainers);
    if (status == STATUS_OK)
        status = records_contest_turns(
            records, id, contest_judges(room, &why_not) ? room->desk->trainer_name : "",
            &room->turns, &room->n_turns);
    return status;
}

void contest_open(struct contest_room *room, int64_t id)
{
    room->shows_judges = false;
    room->leaving = -1;
    enum status status = contest_read(room, id);
    room->own = false;
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        desk_go(room->desk, SCREEN_CONTEST);
}

/* The same as it was left: the page, and who was chosen. */
void contest_again(struct contest_room *room)
{
    int page = room->turns_page, chosen = room->chosen;
    contest_open(room, room->contest.id);
    room->turns_page = page;
    room->chosen = chosen < (int)room->n_turns ? chosen : -1;
}

const struct contest_turn *contest_turn_chosen(const struct contest_room *room)
{
    bool fine = contest_is_drawn(room) && room->chosen >= 0 && (size_t)room->chosen < room->n_turns;
    return fine ? &room->turns[room->chosen] : NULL;
}
