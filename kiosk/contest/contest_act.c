/* Contests at the trainer's desk: made, drawn by lots, published. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/contest/contest_board.h"
#include "kiosk/contest/contest_entrants.h"
#include "kiosk/contest/contest_judges.h"
#include "kiosk/contest/contest_reach.h"
#include "kiosk/contest/contest_text.h"
#include "kiosk/ui/day.h"

static const struct action leave = {ACTION_LEAVE, 0};

static void act_contests(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    if (!desk_has_past(desk) ||
        !desk_trainer_may(desk, (struct action){ACTION_CONTESTS, arg}, leave))
        return;
    contest_all_forget(room);
    room->page = arg > 0 ? arg : 0;
    enum status status = records_contests(desk->records, &room->rows, &room->n_rows);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        desk_go(desk, SCREEN_CONTESTS);
}

static void act_open(void *self, int arg)
{
    struct contest_room *room = self;
    if (!room->desk->trainer || !room->desk->records || arg < 0 || (size_t)arg >= room->n_rows)
        return;
    room->turns_page = 0;
    contest_open(room, room->rows[arg].id);
}

static void act_back(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!contest_is_open(room))
        return;
    desk_put_away(room->desk, PUT_AWAY_TALK);
    contest_again(room);
}

static const struct pack *pack_of(const struct contest_room *room)
{
    const struct library *library = &room->desk->library;
    for (size_t i = 0; i < library->n_packs; i++) {
        if (library->packs[i]->n_plays > 0)
            return library->packs[i];
    }
    return NULL;
}

/* The next paper that a contest could have, after that id; the newest after the last. 0: none. */
static enum status paper_next(struct contest_room *room, int64_t after, int64_t *id)
{
    struct contest_paper *papers = NULL;
    size_t n = 0;
    enum status status = records_contest_papers(room->desk->records, &papers, &n);
    *id = n ? papers[0].id : 0;
    for (size_t i = 0; i < n; i++) {
        if (papers[i].id < after) {
            *id = papers[i].id;
            break;
        }
    }
    free(papers);
    return status;
}

static void act_new(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    const struct pack *pack = pack_of(room);
    int64_t now = clock_unix_ms(), id = 0;
    struct tm day = day_local(now);
    struct contest contest = {.season = day.tm_year + 1900, .judges_pct = 40, .made_unix_ms = now};
    (void)arg;
    if (!desk->trainer || !desk->records || !pack)
        return;
    snprintf(contest.who, sizeof contest.who, "%s", desk->trainer_name);
    snprintf(contest.name, sizeof contest.name, "%d 月 %d 日服务竞赛", day.tm_mon + 1, day.tm_mday);
    contest_criteria_of(pack, contest.second, &contest.criteria);
    enum status status = paper_next(room, INT64_MAX, &contest.paper);
    if (status == STATUS_OK && !contest.paper) {
        contest_said(room, "先在“考卷”里锁定一份没人考过的卷，再来办竞赛。");
        return;
    }
    if (status == STATUS_OK)
        status = records_contest_add(desk->records, &contest, &id);
    room->turns_page = 0;
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        contest_open(room, id);
}

static int next_of(const int *steps, int n, int now)
{
    int at = 0;
    while (at < n && steps[at] != now)
        at++;
    return steps[(at + 1) % n];
}

static void terms_store(struct contest_room *room)
{
    enum status status = records_contest_change(room->desk->records, &room->contest);
    if (status == STATUS_INVALID)
        contest_said(room, "这份卷有人考过了，或者另一场竞赛在用，换一份。");
    else if (status != STATUS_OK)
        contest_failed(room, status);
    if (status == STATUS_OK || status == STATUS_INVALID)
        contest_again(room);
}

static void paper_change(struct contest_room *room)
{
    int64_t id = 0;
    enum status status = paper_next(room, room->contest.paper, &id);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else if (id)
        room->contest.paper = id;
    else
        contest_said(room, "没有别的卷可换：锁定的、没人考过的才行。");
}

static void act_term(void *self, int arg)
{
    static const int weights[] = {20, 30, 40, 50, 60, 70}, teams[] = {0, 2, 3, 4};
    struct contest_room *room = self;
    struct contest *contest = &room->contest;
    int year = day_local(clock_unix_ms()).tm_year + 1900;
    if (!contest_is_draft(room))
        return;
    if (arg == CONTEST_NAME) {
        desk_do(room->desk, (struct action){ACTION_TRAINER_NAME, TYPED_CONTEST});
        return;
    }
    if (arg == CONTEST_PAPER)
        paper_change(room);
    else if (arg == CONTEST_WEIGHT)
        contest->judges_pct = next_of(weights, 6, contest->judges_pct);
    else if (arg == CONTEST_TEAMS)
        contest->drawn_teams = next_of(teams, 4, contest->drawn_teams);
    else if (arg == CONTEST_SECOND)
        contest->second = contest->second == SECOND_OBSERVES ? SECOND_NONE : contest->second + 1;
    else if (arg == CONTEST_SEASON)
        contest->season = contest->season == year ? year + 1 : year;
    if (arg == CONTEST_SECOND && pack_of(room))
        contest_criteria_of(pack_of(room), contest->second, &contest->criteria);
    terms_store(room);
}

static void act_named(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!contest_is_draft(room))
        return;
    memcpy(room->contest.name, room->desk->sign_in.name, sizeof room->contest.name);
    terms_store(room);
}

static void act_discard(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!contest_is_draft(room))
        return;
    enum status status = records_contest_discard(room->desk->records, room->contest.id);
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        act_contests(room, 0);
}

static void act_draw(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!contest_is_draft(room))
        return;
    enum status status = records_contest_draw(desk->records, room->contest.id, contest_team_names,
                                              desk->trainer_name, clock_unix_ms());
    if (status == STATUS_INVALID) {
        contest_said(room, "还抽不了：至少两个人、一位评委，卷子没人考过。");
        return;
    }
    if (status != STATUS_OK) {
        contest_failed(room, status);
        return;
    }
    contest_open(room, room->contest.id);
    desk_audit(desk, AUDIT_EXAM, "trainer", "contest %lld: lots drawn by %lld",
               (long long)room->contest.id, (long long)room->contest.seed);
    contest_said(room, room->contest.second == SECOND_PLAYS
                           ? "抽好了。轮到谁，谁和演客户的人到台前来。"
                           : "抽好了，卷也发了。轮到的人在“考试”里点“去考”。");
}

static void act_turn_page(void *self, int arg)
{
    ((struct contest_room *)self)->turns_page = arg;
}

static void act_turn(void *self, int arg)
{
    struct contest_room *room = self;
    room->chosen = arg == room->chosen || arg < 0 || (size_t)arg >= room->n_turns ? -1 : arg;
}

static void act_absent(void *self, int arg)
{
    struct contest_room *room = self;
    const struct contest_turn *turn = contest_turn_chosen(room);
    (void)arg;
    if (!turn)
        return;
    bool absent = turn->state != TURN_ABSENT;
    enum status status = records_contest_absent(room->desk->records, room->contest.id, turn->person,
                                                absent, clock_unix_ms());
    if (status == STATUS_INVALID)
        contest_said(room, "已经开考，或者评委已经打过分，不能记缺席。");
    else if (status != STATUS_OK)
        contest_failed(room, status);
    if (status == STATUS_OK) {
        desk_audit(room->desk, AUDIT_EXAM, "trainer", "contest %lld: person %lld %s",
                   (long long)room->contest.id, (long long)turn->person,
                   absent ? "absent" : "there after all");
        contest_again(room);
    }
}

static void act_publish(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!contest_is_drawn(room))
        return;
    enum status status = records_contest_publish(desk->records, room->contest.id,
                                                 desk->trainer_name, clock_unix_ms());
    if (status == STATUS_BUSY && contest_read(room, room->contest.id) == STATUS_OK) {
        contest_said(room, "还公布不了：有人没考完，有评委没交，或者还有要听的。");
        return;
    }
    if (status != STATUS_OK) {
        contest_failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "contest %lld published", (long long)room->contest.id);
    if (contest_read(room, room->contest.id) == STATUS_OK)
        contest_board_open(room, BOARD_PEOPLE);
    contest_said(room, "公布了。参赛的人在“考试”里能看到名次。");
}

static void act_role(void *self, int arg)
{
    struct contest_room *room = self;
    if (!contest_turn_chosen(room) || room->contest.second != SECOND_PLAYS)
        return;
    enum status status = records_paper(room->desk->records, room->contest.paper, &room->paper);
    room->role_page = arg > 0 ? arg : 0;
    if (status != STATUS_OK)
        contest_failed(room, status);
    else
        desk_go(room->desk, SCREEN_ROLE);
}

static void contest_put_away(void *self, enum put_away what)
{
    if (what >= PUT_AWAY_EXAM)
        contest_all_forget(self);
}

static void contest_close(void *self)
{
    contest_all_forget(self);
}

void contests_take_up(void *self)
{
    act_contests(self, 0);
}

static const struct room_act acts[] = {
    {ACTION_CONTESTS, act_contests, false},
    {ACTION_CONTEST_OPEN, act_open, false},
    {ACTION_CONTEST_BACK, act_back, true},
    {ACTION_CONTEST_NEW, act_new, false},
    {ACTION_CONTEST_TERM, act_term, false},
    {ACTION_CONTEST_NAMED, act_named, false},
    {ACTION_CONTEST_JUDGE, judge_choose, false},
    {ACTION_CONTEST_JUDGES, judges_show, false},
    {ACTION_CONTEST_JUDGE_LEAVES, judge_leaves, false},
    {ACTION_CONTEST_DISCARD, act_discard, false},
    {ACTION_CONTEST_DRAW, act_draw, false},
    {ACTION_CONTEST_PUBLISH, act_publish, false},
    {ACTION_ENTRANTS, entrants_open, false},
    {ACTION_ENTRANTS_PAGE, entrants_page, false},
    {ACTION_ENTRANTS_GROUP, entrants_group, false},
    {ACTION_ENTRANTS_ALL, entrants_all, false},
    {ACTION_ENTRANT, entrants_enter, false},
    {ACTION_TURN_PAGE, act_turn_page, false},
    {ACTION_TURN, act_turn, false},
    {ACTION_TURN_ABSENT, act_absent, false},
    {ACTION_SHEET, sheet_open, false},
    {ACTION_SHEET_MORE, sheet_more, false},
    {ACTION_SHEET_LESS, sheet_less, false},
    {ACTION_SHEET_GIVE, sheet_give, false},
    {ACTION_BOARD, board_choose, true},
    {ACTION_BOARD_PAGE, board_page, false},
    {ACTION_BOARD_ROW, board_row, false},
    {ACTION_BOARD_HEAR, board_hear, true},
    {ACTION_PLACES, board_places, false},
    {ACTION_REPLAY, board_replay, false},
    {ACTION_ROLE, act_role, false},
};

const struct room_kind contest_kind = {.acts = acts,
                                       .n_acts = sizeof acts / sizeof *acts,
                                       .put_away = contest_put_away,
                                       .close = contest_close};
