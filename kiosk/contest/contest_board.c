#include "kiosk/contest/contest_board.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/contest/contest_reach.h"
#include "kiosk/ui/day.h"

static enum status board_read(struct contest_room *room)
{
    struct records *records = room->desk->records;
    int season =
        room->contest.id ? room->contest.season : day_local(clock_unix_ms()).tm_year + 1900;
    int64_t contest = room->contest.id;
    contest_board_forget(room);
    switch (room->board) {
    case BOARD_TEAMS:
        return records_board_teams(records, contest, &room->board_rows, &room->n_board);
    case BOARD_SEASON_PEOPLE:
        return records_season_people(records, season, &room->board_rows, &room->n_board);
    case BOARD_SEASON_TEAMS:
        return records_season_teams(records, season, &room->board_rows, &room->n_board);
    default:
        return records_board_people(records, contest, &room->board_rows, &room->n_board);
    }
}

void contest_board_open(struct contest_room *room, enum board board)
{
    room->board = board;
    room->board_page = 0;
    enum status status = board_read(room);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        desk_go(room->desk, SCREEN_BOARD);
}

static bool may_look(const struct contest_room *room)
{
    const struct desk *desk = room->desk;
    return desk->records && (desk->trainer || (room->own && desk_knows_person(desk)));
}

/* From the list of contests there is the season alone. */
void board_choose(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    if (!may_look(room) || arg < 0 || arg >= BOARDS)
        return;
    if (desk->screen == SCREEN_CONTESTS)
        room->contest = (struct contest){.id = 0};
    if (!room->contest.id && arg < BOARD_SEASON_PEOPLE)
        return;
    if (desk->screen == SCREEN_CARD)
        desk_put_away(desk, PUT_AWAY_TALK);
    contest_board_open(room, (enum board)arg);
}

void board_page(void *self, int arg)
{
    ((struct contest_room *)self)->board_page = arg;
}

void board_row(void *self, int arg)
{
    struct contest_room *room = self;
    room->heard = (struct sitting_score){0};
    room->board_chosen =
        arg == room->board_chosen || arg < 0 || (size_t)arg >= room->n_board ? -1 : arg;
    if (!room->desk->trainer || room->board_chosen < 0 || room->board != BOARD_PEOPLE)
        return;
    const struct board_row *row = &room->board_rows[room->board_chosen];
    if (row->agreed && row->sitting &&
        records_sitting_score(room->desk->records, row->sitting, &room->heard) != STATUS_OK)
        room->heard = (struct sitting_score){0};
}

/* Only where that one has agreed: what was read when the row was touched. */
void board_hear(void *self, int arg)
{
    struct contest_room *room = self;
    struct paper paper;
    if (!contest_is_drawn(room) || room->board_chosen < 0 || arg < 0 ||
        arg >= room->heard.n_plays || !room->board_rows[room->board_chosen].agreed ||
        !room->heard.attempts[arg])
        return;
    enum status status = records_paper(room->desk->records, room->contest.paper, &paper);
    if (status != STATUS_OK) {
        contest_failed(room, status);
        return;
    }
    int play = library_find(&room->desk->library, paper.plays[arg].play);
    room->desk->wanted = (struct wanted_attempt){
        room->heard.attempts[arg], play, {ACTION_BOARD, BOARD_PEOPLE}, ATTEMPT_OPENS};
    if (play >= 0)
        desk_do(room->desk, (struct action){ACTION_OPEN_ATTEMPT, 0});
}

/* desk.contest, for who stands here. */
void board_places(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->records || !desk_knows_person(desk) || !desk->contest)
        return;
    contest_all_forget(room);
    enum status status = records_contest(desk->records, desk->contest, &room->contest);
    room->own = true;
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        contest_board_open(room, BOARD_PEOPLE);
}

void board_replay(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    if (!room->own || !desk->records || !desk_knows_person(desk) || !room->contest.id)
        return;
    enum status status = records_replay_decide(desk->records, room->contest.id, desk->person.id,
                                               arg == 1, clock_unix_ms());
    if (status != STATUS_OK) {
        contest_failed(room, status);
        return;
    }
    contest_board_open(room, BOARD_PEOPLE);
    contest_said(room, arg == 1 ? "记下了，可以放给大家听。" : "记下了，不放给别人听。");
}
