/* Contests at the trainer's desk: made, drawn by lots, judged, published; and a contest's places as
 * whoever competed sees them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/contest/contest_room.h"
#include "kiosk/contest/contest_text.h"
#include "kiosk/ui/day.h"

static const struct action leave = {ACTION_LEAVE, 0};

static void failed(struct contest_room *room, enum status status)
{
    desk_fail_records(room->desk, status);
}

static void said(struct contest_room *room, const char *text)
{
    snprintf(room->desk->said, sizeof room->desk->said, "%s", text);
}

static void turns_forget(struct contest_room *room)
{
    free(room->turns);
    room->turns = NULL;
    room->n_turns = 0;
    room->chosen = -1;
}

static void board_forget(struct contest_room *room)
{
    free(room->board_rows);
    room->board_rows = NULL;
    room->n_board = 0;
    room->board_chosen = -1;
}

static void people_forget(struct contest_room *room)
{
    free(room->people);
    room->people = NULL;
    room->n_people = 0;
}

static void all_forget(struct contest_room *room)
{
    free(room->rows);
    free(room->trainers);
    room->rows = NULL;
    room->trainers = NULL;
    room->n_rows = room->n_trainers = 0;
    turns_forget(room);
    board_forget(room);
    people_forget(room);
    room->contest.id = 0;
    room->own = false;
}

static bool is_open(const struct contest_room *room)
{
    return room->desk->trainer && room->desk->records && room->contest.id;
}

static bool is_draft(const struct contest_room *room)
{
    return is_open(room) && !room->contest.drawn_unix_ms;
}

static bool is_drawn(const struct contest_room *room)
{
    return is_open(room) && room->contest.drawn_unix_ms;
}

static void act_contests(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    if (!desk_has_past(desk) ||
        !desk_trainer_may(desk, (struct action){ACTION_CONTESTS, arg}, leave))
        return;
    all_forget(room);
    room->page = arg > 0 ? arg : 0;
    enum status status = records_contests(desk->records, &room->rows, &room->n_rows);
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(desk, SCREEN_CONTESTS);
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

static enum status contest_read(struct contest_room *room, int64_t id)
{
    struct records *records = room->desk->records;
    const char *why_not;
    enum status status = records_contest(records, id, &room->contest);
    free(room->trainers);
    room->trainers = NULL;
    room->n_trainers = 0;
    turns_forget(room);
    if (status == STATUS_OK)
        status = records_trainers(records, &room->trainers, &room->n_trainers);
    if (status == STATUS_OK)
        status = records_contest_turns(
            records, id, contest_judges(room, &why_not) ? room->desk->trainer_name : "",
            &room->turns, &room->n_turns);
    return status;
}

static void contest_open(struct contest_room *room, int64_t id)
{
    room->shows_judges = false;
    room->leaving = -1;
    enum status status = contest_read(room, id);
    room->own = false;
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(room->desk, SCREEN_CONTEST);
}

/* The same as it was left: the page, and who was chosen. */
static void contest_again(struct contest_room *room)
{
    int page = room->turns_page, chosen = room->chosen;
    contest_open(room, room->contest.id);
    room->turns_page = page;
    room->chosen = chosen < (int)room->n_turns ? chosen : -1;
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
    if (!is_open(room))
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
        said(room, "先在“考卷”里锁定一份没人考过的卷，再来办竞赛。");
        return;
    }
    if (status == STATUS_OK)
        status = records_contest_add(desk->records, &contest, &id);
    room->turns_page = 0;
    if (status != STATUS_OK)
        failed(room, status);
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
        said(room, "这份卷有人考过了，或者另一场竞赛在用，换一份。");
    else if (status != STATUS_OK)
        failed(room, status);
    if (status == STATUS_OK || status == STATUS_INVALID)
        contest_again(room);
}

static void paper_change(struct contest_room *room)
{
    int64_t id = 0;
    enum status status = paper_next(room, room->contest.paper, &id);
    if (status != STATUS_OK)
        failed(room, status);
    else if (id)
        room->contest.paper = id;
    else
        said(room, "没有别的卷可换：锁定的、没人考过的才行。");
}

static void act_term(void *self, int arg)
{
    static const int weights[] = {20, 30, 40, 50, 60, 70}, teams[] = {0, 2, 3, 4};
    struct contest_room *room = self;
    struct contest *contest = &room->contest;
    int year = day_local(clock_unix_ms()).tm_year + 1900;
    if (!is_draft(room))
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
    if (!is_draft(room))
        return;
    memcpy(room->contest.name, room->desk->sign_in.name, sizeof room->contest.name);
    terms_store(room);
}

/* Of a drawn one there is only the way out, and it is asked first. */
static void act_judges(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!is_drawn(room))
        return;
    room->shows_judges = !room->shows_judges;
    room->chosen = room->leaving = -1;
}

static void act_judge_leaves(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!is_drawn(room) || room->leaving < 0 || room->leaving >= room->contest.n_judges)
        return;
    const char *judge = room->contest.judges[room->leaving];
    enum status status =
        records_contest_judge_leaves(desk->records, room->contest.id, judge, clock_unix_ms());
    if (status == STATUS_INVALID) {
        room->leaving = -1;
        said(room, "只剩这一位评委了，不能再少。");
        return;
    }
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "contest %lld: %s judges no more",
               (long long)room->contest.id, judge);
    contest_again(room);
    said(room, "改好了，不再等这一位的分。");
}

static void act_judge(void *self, int arg)
{
    struct contest_room *room = self;
    if (is_drawn(room) && room->shows_judges && arg >= 0 && arg < room->contest.n_judges)
        room->leaving = arg == room->leaving ? -1 : arg;
    if (!is_draft(room) || arg < 0 || (size_t)arg >= room->n_trainers)
        return;
    const char *name = room->trainers[arg].name;
    bool judges = false;
    for (int i = 0; i < room->contest.n_judges; i++)
        judges = judges || strcmp(room->contest.judges[i], name) == 0;
    enum status status =
        records_contest_judge(room->desk->records, room->contest.id, name, !judges);
    if (status != STATUS_OK)
        failed(room, status);
    else
        contest_again(room);
}

static void act_discard(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!is_draft(room))
        return;
    enum status status = records_contest_discard(room->desk->records, room->contest.id);
    if (status != STATUS_OK)
        failed(room, status);
    else
        act_contests(room, 0);
}

static void act_draw(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!is_draft(room))
        return;
    enum status status = records_contest_draw(desk->records, room->contest.id, contest_team_names,
                                              desk->trainer_name, clock_unix_ms());
    if (status == STATUS_INVALID) {
        said(room, "还抽不了：至少两个人、一位评委，卷子没人考过。");
        return;
    }
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    contest_open(room, room->contest.id);
    desk_audit(desk, AUDIT_EXAM, "trainer", "contest %lld: lots drawn by %lld",
               (long long)room->contest.id, (long long)room->contest.seed);
    said(room, room->contest.second == SECOND_PLAYS
                   ? "抽好了。轮到谁，谁和演客户的人到台前来。"
                   : "抽好了，卷也发了。轮到的人在“考试”里点“去考”。");
}

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
    people_forget(room);
    enum status status = records_contest_people(room->desk->records, room->contest.id,
                                                &room->people, &room->n_people);
    groups_find(room);
    return status;
}

static void act_entrants(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    if (!is_draft(room))
        return;
    room->group = -1;
    room->people_page = 0;
    enum status status = people_read(room);
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(room->desk, SCREEN_ENTRANTS);
}

static void act_entrants_page(void *self, int arg)
{
    ((struct contest_room *)self)->people_page = arg;
}

static void act_entrants_group(void *self, int arg)
{
    struct contest_room *room = self;
    (void)arg;
    room->group = room->group + 1 < room->n_groups ? room->group + 1 : -1;
    room->people_page = 0;
}

static void act_entrant(void *self, int arg)
{
    struct contest_room *room = self;
    if (!is_draft(room) || arg < 0 || (size_t)arg >= room->n_people)
        return;
    struct contest_person *person = &room->people[arg];
    enum status status =
        records_contest_enter(room->desk->records, room->contest.id, person->id, !person->entered);
    if (status != STATUS_OK)
        failed(room, status);
    else
        person->entered = !person->entered;
}

static void act_entrants_all(void *self, int arg)
{
    struct contest_room *room = self;
    enum status status = STATUS_OK;
    if (!is_draft(room))
        return;
    for (size_t i = 0; i < room->n_people && status == STATUS_OK; i++) {
        struct contest_person *person = &room->people[i];
        if (!in_group(room, person) || person->entered == (arg == 1))
            continue;
        status = records_contest_enter(room->desk->records, room->contest.id, person->id, arg == 1);
        person->entered = status == STATUS_OK ? arg == 1 : person->entered;
    }
    if (status != STATUS_OK)
        failed(room, status);
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

static const struct contest_turn *chosen_of(const struct contest_room *room)
{
    bool fine = is_drawn(room) && room->chosen >= 0 && (size_t)room->chosen < room->n_turns;
    return fine ? &room->turns[room->chosen] : NULL;
}

static void act_absent(void *self, int arg)
{
    struct contest_room *room = self;
    const struct contest_turn *turn = chosen_of(room);
    (void)arg;
    if (!turn)
        return;
    bool absent = turn->state != TURN_ABSENT;
    enum status status = records_contest_absent(room->desk->records, room->contest.id, turn->person,
                                                absent, clock_unix_ms());
    if (status == STATUS_INVALID)
        said(room, "已经开考，或者评委已经打过分，不能记缺席。");
    else if (status != STATUS_OK)
        failed(room, status);
    if (status == STATUS_OK) {
        desk_audit(room->desk, AUDIT_EXAM, "trainer", "contest %lld: person %lld %s",
                   (long long)room->contest.id, (long long)turn->person,
                   absent ? "absent" : "there after all");
        contest_again(room);
    }
}

static enum status sheet_read(struct contest_room *room, const struct contest_turn *turn)
{
    const char *judge = room->desk->trainer_name;
    enum status status =
        records_contest_sheets(room->desk->records, room->contest.id, turn->person, room->sheet_of,
                               judge, room->sheets, &room->n_sheets);
    memset(room->taken, 0, sizeof room->taken);
    for (size_t i = 0; i < room->n_sheets; i++) {
        if (strcmp(room->sheets[i].judge, judge) == 0)
            memcpy(room->taken, room->sheets[i].taken, sizeof room->taken);
    }
    return status;
}

static void act_sheet(void *self, int arg)
{
    struct contest_room *room = self;
    const struct contest_turn *turn = chosen_of(room);
    const char *why_not;
    if (!turn || !contest_judges(room, &why_not))
        return;
    room->sheet_of = arg == 1 && turn->second ? SHEET_SECOND : SHEET_CONTESTANT;
    enum status status = sheet_read(room, turn);
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(room->desk, SCREEN_SHEET);
}

static void take(struct contest_room *room, int at, int more)
{
    const struct contest_criteria *criteria = &room->contest.criteria;
    if (!chosen_of(room) || at < 0 || at >= criteria->n[room->sheet_of])
        return;
    int taken = room->taken[at] + more, most = criteria->of[room->sheet_of][at].weight;
    room->taken[at] = taken < 0 ? 0 : taken > most ? most : taken;
}

static void act_more(void *self, int arg)
{
    take(self, arg % 8, arg / 8);
}

static void act_less(void *self, int arg)
{
    take(self, arg, -1);
}

static void act_give(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    const struct contest_turn *turn = chosen_of(room);
    const char *why_not;
    if (!turn || !contest_judges(room, &why_not) || arg < 0 || arg > SHEET_REASONS)
        return;
    enum status status = records_contest_mark(desk->records, room->contest.id, turn->person,
                                              room->sheet_of, desk->trainer_name, room->taken,
                                              arg ? sheet_reasons[arg - 1] : "", clock_unix_ms());
    bool refused = status == STATUS_INVALID || status == STATUS_NOT_FOUND ||
                   (status == STATUS_BUSY && contest_read(room, room->contest.id) == STATUS_OK);
    if (refused) {
        contest_again(room);
        said(room, "这张分交不了：没交卷、缺席的不打；都交齐以后要改，得说原因。");
        return;
    }
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_MARK, "trainer", "contest %lld: %s's sheet on person %lld",
               (long long)room->contest.id, desk->trainer_name, (long long)turn->person);
    contest_again(room);
    turn = chosen_of(room);
    bool more = turn && turn->second && !turn->own_in;
    said(room, more ? "交了。还有搭档的一张没打。" : "交了。评委都交齐，分数才出来。");
}

static enum status board_read(struct contest_room *room)
{
    struct records *records = room->desk->records;
    int season =
        room->contest.id ? room->contest.season : day_local(clock_unix_ms()).tm_year + 1900;
    int64_t contest = room->contest.id;
    board_forget(room);
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

static void board_open(struct contest_room *room, enum board board)
{
    room->board = board;
    room->board_page = 0;
    enum status status = board_read(room);
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(room->desk, SCREEN_BOARD);
}

static bool may_look(const struct contest_room *room)
{
    const struct desk *desk = room->desk;
    return desk->records && (desk->trainer || (room->own && desk_knows_person(desk)));
}

/* From the list of contests there is the season alone. */
static void act_board(void *self, int arg)
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
    board_open(room, (enum board)arg);
}

static void act_publish(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!is_drawn(room))
        return;
    enum status status = records_contest_publish(desk->records, room->contest.id,
                                                 desk->trainer_name, clock_unix_ms());
    if (status == STATUS_BUSY && contest_read(room, room->contest.id) == STATUS_OK) {
        said(room, "还公布不了：有人没考完，有评委没交，或者还有要听的。");
        return;
    }
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "contest %lld published", (long long)room->contest.id);
    if (contest_read(room, room->contest.id) == STATUS_OK)
        board_open(room, BOARD_PEOPLE);
    said(room, "公布了。参赛的人在“考试”里能看到名次。");
}

static void act_board_page(void *self, int arg)
{
    ((struct contest_room *)self)->board_page = arg;
}

static void act_board_row(void *self, int arg)
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
static void act_hear(void *self, int arg)
{
    struct contest_room *room = self;
    struct paper paper;
    if (!is_drawn(room) || room->board_chosen < 0 || arg < 0 || arg >= room->heard.n_plays ||
        !room->board_rows[room->board_chosen].agreed || !room->heard.attempts[arg])
        return;
    enum status status = records_paper(room->desk->records, room->contest.paper, &paper);
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    int play = library_find(&room->desk->library, paper.plays[arg].play);
    room->desk->wanted = (struct wanted_attempt){
        room->heard.attempts[arg], play, {ACTION_BOARD, BOARD_PEOPLE}, ATTEMPT_OPENS};
    if (play >= 0)
        desk_do(room->desk, (struct action){ACTION_OPEN_ATTEMPT, 0});
}

/* desk.contest, for who stands here. */
static void act_places(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->records || !desk_knows_person(desk) || !desk->contest)
        return;
    all_forget(room);
    enum status status = records_contest(desk->records, desk->contest, &room->contest);
    room->own = true;
    if (status != STATUS_OK)
        failed(room, status);
    else
        board_open(room, BOARD_PEOPLE);
}

static void act_replay(void *self, int arg)
{
    struct contest_room *room = self;
    struct desk *desk = room->desk;
    if (!room->own || !desk->records || !desk_knows_person(desk) || !room->contest.id)
        return;
    enum status status = records_replay_decide(desk->records, room->contest.id, desk->person.id,
                                               arg == 1, clock_unix_ms());
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    board_open(room, BOARD_PEOPLE);
    said(room, arg == 1 ? "记下了，可以放给大家听。" : "记下了，不放给别人听。");
}

static void act_role(void *self, int arg)
{
    struct contest_room *room = self;
    if (!chosen_of(room) || room->contest.second != SECOND_PLAYS)
        return;
    enum status status = records_paper(room->desk->records, room->contest.paper, &room->paper);
    room->role_page = arg > 0 ? arg : 0;
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(room->desk, SCREEN_ROLE);
}

static void contest_put_away(void *self, enum put_away what)
{
    if (what >= PUT_AWAY_EXAM)
        all_forget(self);
}

static void contest_close(void *self)
{
    all_forget(self);
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
    {ACTION_CONTEST_JUDGE, act_judge, false},
    {ACTION_CONTEST_JUDGES, act_judges, false},
    {ACTION_CONTEST_JUDGE_LEAVES, act_judge_leaves, false},
    {ACTION_CONTEST_DISCARD, act_discard, false},
    {ACTION_CONTEST_DRAW, act_draw, false},
    {ACTION_CONTEST_PUBLISH, act_publish, false},
    {ACTION_ENTRANTS, act_entrants, false},
    {ACTION_ENTRANTS_PAGE, act_entrants_page, false},
    {ACTION_ENTRANTS_GROUP, act_entrants_group, false},
    {ACTION_ENTRANTS_ALL, act_entrants_all, false},
    {ACTION_ENTRANT, act_entrant, false},
    {ACTION_TURN_PAGE, act_turn_page, false},
    {ACTION_TURN, act_turn, false},
    {ACTION_TURN_ABSENT, act_absent, false},
    {ACTION_SHEET, act_sheet, false},
    {ACTION_SHEET_MORE, act_more, false},
    {ACTION_SHEET_LESS, act_less, false},
    {ACTION_SHEET_GIVE, act_give, false},
    {ACTION_BOARD, act_board, true},
    {ACTION_BOARD_PAGE, act_board_page, false},
    {ACTION_BOARD_ROW, act_board_row, false},
    {ACTION_BOARD_HEAR, act_hear, true},
    {ACTION_PLACES, act_places, false},
    {ACTION_REPLAY, act_replay, false},
    {ACTION_ROLE, act_role, false},
};

const struct room_kind contest_kind = {.acts = acts,
                                       .n_acts = sizeof acts / sizeof *acts,
                                       .put_away = contest_put_away,
                                       .close = contest_close};
