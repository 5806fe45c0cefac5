/* What the screens of contests show. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/contest/contest_room.h"
#include "kiosk/contest/contest_text.h"
#include "kiosk/ui/day.h"
#include "kiosk/ui/mood.h"
#include "scoring/contest.h"

const void *contests_show(void *self)
{
    struct contest_room *room = self;
    struct contests_view *view = &room->contests_view;
    int per_page = contests_per_page(&room->desk->frame), n = (int)room->n_rows;
    *view = (struct contests_view){.pages = (n + per_page - 1) / per_page};
    view->page = room->page < view->pages ? room->page : 0;
    view->first = view->page * per_page;
    for (int i = view->first; i < n && view->n_rows < per_page; i++) {
        const struct contest_row *row = &room->rows[i];
        int at = view->n_rows++;
        snprintf(room->abouts[at], sizeof room->abouts[at], "%d 赛季 · %d 个队 · %d 人 · %d 位评委",
                 row->season, row->teams, row->entries, row->judges);
        snprintf(room->says[at], sizeof room->says[at], "%s",
                 !row->drawn_unix_ms      ? "还没抽签"
                 : row->published_unix_ms ? "公布了"
                                          : "正在比");
        view->rows[at] =
            (struct contest_row_view){row->name, room->abouts[at], room->says[at],
                                      !row->drawn_unix_ms, row->published_unix_ms != 0};
    }
    return view;
}

static bool is_judge(const struct contest *contest, const char *name)
{
    for (int i = 0; i < contest->n_judges; i++) {
        if (strcmp(contest->judges[i], name) == 0)
            return true;
    }
    return false;
}

static void draft_fill(struct contest_room *room, struct contest_view *view)
{
    const struct contest *contest = &room->contest;
    snprintf(room->terms[CONTEST_NAME], 64, "%s", contest->name);
    snprintf(room->terms[CONTEST_PAPER], 64, "%s", contest->number);
    contest_weight_text(contest, room->terms[CONTEST_WEIGHT]);
    contest_teams_text(contest->drawn_teams, room->terms[CONTEST_TEAMS]);
    snprintf(room->terms[CONTEST_SECOND], 64, "%s", contest_second_text(contest->second));
    snprintf(room->terms[CONTEST_SEASON], 64, "%d 赛季", contest->season);
    for (int i = 0; i < CONTEST_TERMS; i++)
        view->terms[i] = room->terms[i];
    for (size_t i = 0; i < room->n_trainers && view->n_judges < SHEET_JUDGES_MAX; i++)
        view->judges[view->n_judges++] = (struct contest_judge_view){
            room->trainers[i].name, is_judge(contest, room->trainers[i].name)};
    view->n_entries = (int)room->n_turns;
    view->can_draw = room->n_turns >= 2 && contest->n_judges > 0;
    snprintf(room->wants, sizeof room->wants, "%s",
             room->n_turns < 2        ? "先选参赛的人"
             : contest->n_judges == 0 ? "还要请评委"
                                      : "");
}

static enum turn_look look_of(enum turn_state state)
{
    static const enum turn_look looks[] = {
        [TURN_WAITS] = TURN_LOOK_WAITS,   [TURN_NEXT] = TURN_LOOK_NOW,
        [TURN_UNDER_WAY] = TURN_LOOK_NOW, [TURN_JUDGED] = TURN_LOOK_OPEN,
        [TURN_TO_HEAR] = TURN_LOOK_OPEN,  [TURN_DONE] = TURN_LOOK_DONE,
        [TURN_ABSENT] = TURN_LOOK_OFF};
    return looks[state];
}

static void turns_fill(struct contest_room *room, struct contest_view *view)
{
    int per_page = turns_per_page(&room->desk->frame), n = (int)room->n_turns;
    bool plays = room->contest.second == SECOND_PLAYS;
    view->pages = (n + per_page - 1) / per_page;
    view->page = room->turns_page < view->pages ? room->turns_page : 0;
    view->first = view->page * per_page;
    for (int i = 0; i < n; i++)
        view->n_open += room->turns[i].state != TURN_DONE && room->turns[i].state != TURN_ABSENT;
    for (int i = view->first; i < n && view->n_rows < per_page; i++) {
        const struct contest_turn *turn = &room->turns[i];
        int at = view->n_rows++;
        contest_turn_text(turn, room->says[at], room->figures[at]);
        room->seconds[at][0] = '\0';
        if (turn->second)
            snprintf(room->seconds[at], sizeof room->seconds[at], "%s%s", turn->second_name,
                     plays ? "演客户" : "观察");
        view->rows[at] = (struct contest_turn_view){
            turn->lot,      turn->name,        turn->team,          room->seconds[at],
            room->says[at], room->figures[at], look_of(turn->state)};
    }
}

static void chosen_fill(struct contest_room *room, struct contest_view *view)
{
    bool plays = room->contest.second == SECOND_PLAYS;
    bool judges = contest_judges(room, &view->judge);
    if (room->chosen < 0 || (size_t)room->chosen >= room->n_turns)
        return;
    const struct contest_turn *turn = &room->turns[room->chosen];
    bool handed_in = turn->state == TURN_JUDGED || turn->state == TURN_TO_HEAR ||
                     turn->state == TURN_DONE || (plays && turn->state != TURN_ABSENT);
    view->chosen = room->chosen;
    view->chosen_name = turn->name;
    view->second_name = turn->second_name;
    view->can_judge = judges && handed_in;
    view->can_judge_second = view->can_judge && turn->second;
    view->is_absent = turn->state == TURN_ABSENT;
    view->can_absent = view->is_absent || turn->state == TURN_WAITS || turn->state == TURN_NEXT;
    view->can_play = plays && !view->is_absent;
    if (judges && !handed_in)
        view->judge = view->is_absent ? "缺席的不打分。" : "交了卷再打分。";
}

const void *contest_show(void *self)
{
    struct contest_room *room = self;
    struct contest_view *view = &room->view;
    contest_about(&room->contest, room->about);
    *view = (struct contest_view){.name = room->contest.name,
                                  .about = room->about,
                                  .draft = !room->contest.drawn_unix_ms,
                                  .wants = room->wants,
                                  .chosen = -1,
                                  .shows_judges = room->shows_judges,
                                  .leaving = room->leaving,
                                  .published = room->contest.published_unix_ms != 0};
    if (view->draft) {
        draft_fill(room, view);
        return view;
    }
    turns_fill(room, view);
    chosen_fill(room, view);
    for (int i = 0; i < room->contest.n_judges && room->shows_judges; i++)
        view->judges[view->n_judges++] =
            (struct contest_judge_view){room->contest.judges[i], i != room->leaving};
    return view;
}

static void entrant_fill(struct contest_room *room, struct entrants_view *view, int index)
{
    const struct contest_person *person = &room->people[index];
    view->rows[view->n_rows++] =
        (struct entrant_view){person->name, person->number, person->team, person->entered, index};
}

const void *entrants_show(void *self)
{
    struct contest_room *room = self;
    struct entrants_view *view = &room->entrants_view;
    const char *group = room->group < 0 ? NULL : room->groups[room->group];
    int per_page = entrants_per_page(&room->desk->frame), n = 0;
    *view = (struct entrants_view){
        .contest = room->contest.name, .group = group ? group : "全部人", .all_entered = true};
    for (size_t i = 0; i < room->n_people; i++) {
        const struct contest_person *person = &room->people[i];
        view->n_entered += person->entered;
        if (group && strcmp(person->team, group) != 0)
            continue;
        view->all_entered = view->all_entered && person->entered;
        if (n / per_page == room->people_page)
            entrant_fill(room, view, (int)i);
        n++;
    }
    view->all_entered = view->all_entered && n > 0;
    view->pages = (n + per_page - 1) / per_page;
    view->page = room->people_page;
    return view;
}

static void judges_fill(struct contest_room *room, struct sheet_view *view)
{
    double totals[CONTEST_JUDGES_MAX];
    int low, high;
    for (size_t i = 0; i < room->n_sheets; i++)
        totals[i] = room->sheets[i].total;
    contest_dropped(totals, (int)room->n_sheets, &low, &high);
    for (size_t i = 0; i < room->n_sheets && i < SHEET_JUDGES_MAX; i++) {
        const struct contest_sheet *sheet = &room->sheets[i];
        snprintf(room->judges_says[i], sizeof room->judges_says[i], "%.0f 分%s%s", sheet->total,
                 (int)i == low    ? "，最低去掉"
                 : (int)i == high ? "，最高去掉"
                                  : "",
                 *sheet->reason ? "，改过" : "");
        view->judges[view->n_judges++] =
            (struct sheet_judge_view){sheet->judge, room->judges_says[i], sheet->dropped};
    }
    snprintf(room->sheet_total, sizeof room->sheet_total, "评委分 %.2f",
             contest_judges_total(totals, (int)room->n_sheets));
}

static void sheet_about(struct contest_room *room, const struct contest_turn *turn)
{
    char *about = room->sheet_about;
    bool given = false;
    for (size_t i = 0; i < room->n_sheets; i++)
        given = given || strcmp(room->sheets[i].judge, room->desk->trainer_name) == 0;
    snprintf(about, sizeof room->sheet_about, "%s%s",
             turn->all_in ? "评委都交齐了。"
             : given ? "您交过一张；再交一张就按新的算，原来那张也留着。"
                     : "一百分起，看到什么扣什么。",
             turn->all_in ? "" : "都交齐以前，别的评委看不到您的，您也看不到他们的。");
    for (size_t i = 0; i < room->n_sheets && turn->all_in; i++) {
        size_t used = strlen(about);
        if (*room->sheets[i].reason)
            snprintf(about + used, sizeof room->sheet_about - used, "%s改过：%s。",
                     room->sheets[i].judge, room->sheets[i].reason);
    }
}

const void *sheet_show(void *self)
{
    struct contest_room *room = self;
    struct sheet_view *view = &room->sheet_view;
    const struct contest_criteria *criteria = &room->contest.criteria;
    *view = (struct sheet_view){.title = room->sheet_title,
                                .about = room->sheet_about,
                                .total = room->sheet_total,
                                .left = 100};
    room->sheet_total[0] = '\0';
    if (room->chosen < 0 || (size_t)room->chosen >= room->n_turns)
        return view;
    const struct contest_turn *turn = &room->turns[room->chosen];
    bool second = room->sheet_of == SHEET_SECOND;
    snprintf(room->sheet_title, sizeof room->sheet_title, "%s · %d 号%s", room->desk->trainer_name,
             turn->lot, second ? "的搭档 " : " ");
    size_t used = strlen(room->sheet_title);
    snprintf(room->sheet_title + used, sizeof room->sheet_title - used, "%s",
             second ? turn->second_name : turn->name);
    sheet_about(room, turn);
    for (int i = 0; i < criteria->n[room->sheet_of]; i++) {
        const struct contest_criterion *criterion = &criteria->of[room->sheet_of][i];
        snprintf(room->sheet_says[i], sizeof room->sheet_says[i], "最多扣 %d 分",
                 criterion->weight);
        view->rows[view->n_rows++] = (struct sheet_row_view){criterion->name, room->sheet_says[i],
                                                             room->taken[i], criterion->weight};
        view->left -= room->taken[i];
    }
    view->all_in = turn->all_in;
    if (view->all_in)
        judges_fill(room, view);
    return view;
}

/* 服务标兵: the first three; 金牌服务班组: the first. */
static const char *honour_of(enum board board, const struct board_row *row)
{
    bool season = board == BOARD_SEASON_PEOPLE || board == BOARD_SEASON_TEAMS;
    int place = season && !row->points ? 0 : row->place;
    if (board == BOARD_PEOPLE || board == BOARD_SEASON_PEOPLE)
        return place >= 1 && place <= 3 ? "服务标兵" : "";
    return place == 1 ? "金牌班组" : "";
}

static void board_row_fill(struct contest_room *room, const struct board_row *row, int at)
{
    char *figures = room->figures[at], *total = room->says[at];
    enum board board = room->board;
    figures[0] = '\0';
    if (board == BOARD_PEOPLE)
        board_figures(&room->contest, row, figures);
    else if (board == BOARD_TEAMS)
        snprintf(figures, 96, "%d 个人的平均 · 积分 %d", row->n, row->points);
    else
        snprintf(figures, 96, "%d 场", row->n);
    if (board == BOARD_PEOPLE && !row->place)
        snprintf(total, 96, "缺席");
    else if (board == BOARD_PEOPLE || board == BOARD_TEAMS)
        snprintf(total, 96, "%.2f", row->total);
    else
        snprintf(total, 96, "%d 分", row->points);
    room->board_view.rows[at] = (struct board_row_view){
        row->place,
        *row->name ? row->name : "没分班组的",
        board == BOARD_PEOPLE || board == BOARD_SEASON_PEOPLE ? row->team : "",
        figures,
        total,
        honour_of(board, row)};
}

static void board_chosen_fill(struct contest_room *room, struct board_view *view)
{
    if (room->own || room->board != BOARD_PEOPLE || room->board_chosen < 0 ||
        (size_t)room->board_chosen >= room->n_board)
        return;
    const struct board_row *row = &room->board_rows[room->board_chosen];
    view->chosen = room->board_chosen;
    view->n_hears = row->agreed ? room->heard.n_played : 0;
    view->chosen_says = view->n_hears ? "本人同意放给大家听。"
                        : row->agreed ? "本人同意，可这场没有录下来的对话。"
                                      : "本人还没同意，不能放给别人听。";
}

static const char *board_note(enum board board)
{
    static const char *const notes[BOARDS] = {
        [BOARD_PEOPLE] = "总分一样看评委分，还一样就并列。前三名是服务标兵。",
        [BOARD_TEAMS] = "班组分是参赛的人的平均，缺席的算零分。第一名是金牌服务班组。",
        [BOARD_SEASON_PEOPLE] =
            "每场前八名得 10、8、6、5、4、3、2、1 分，并列的同样多，全年加起来。",
        [BOARD_SEASON_TEAMS] = "班组里每个人得的积分，全年加起来。"};
    return notes[board];
}

const void *board_show(void *self)
{
    struct contest_room *room = self;
    struct board_view *view = &room->board_view;
    int per_page = board_per_page(&room->desk->frame), n = (int)room->n_board;
    int year = day_local(clock_unix_ms()).tm_year + 1900;
    if (room->contest.id)
        snprintf(room->board_title, sizeof room->board_title, "%s", room->contest.name);
    else
        snprintf(room->board_title, sizeof room->board_title, "%d 赛季", year);
    *view = (struct board_view){.title = room->board_title,
                                .note = board_note(room->board),
                                .board = room->board,
                                .has_contest = room->contest.id != 0,
                                .own = room->own,
                                .chosen = -1,
                                .pages = (n + per_page - 1) / per_page,
                                .back = {room->own          ? ACTION_EXAM
                                         : room->contest.id ? ACTION_CONTEST_BACK
                                                            : ACTION_CONTESTS,
                                         0}};
    view->page = room->board_page < view->pages ? room->board_page : 0;
    view->first = view->page * per_page;
    for (int i = view->first; i < n && view->n_rows < per_page; i++)
        board_row_fill(room, &room->board_rows[i], view->n_rows++);
    for (int i = 0; i < n && room->own && room->board == BOARD_PEOPLE; i++) {
        const struct board_row *row = &room->board_rows[i];
        if (row->person != room->desk->person.id)
            continue;
        view->placed = row->place > 0;
        view->agreed = row->agreed;
    }
    board_chosen_fill(room, view);
    return view;
}

/* The pack's play as everybody meets it in this contest; NULL: it is not here. */
static const struct play *play_at(const struct contest_room *room, const struct paper *paper,
                                  int at)
{
    const struct library *library = &room->desk->library;
    for (size_t i = 0; i < library->n_packs; i++) {
        const struct play *play = strcmp(library->packs[i]->id, paper->pack) == 0
                                      ? pack_play(library->packs[i], paper->plays[at].play)
                                      : NULL;
        if (play)
            return play_draw(play, paper->plays[at].seed);
    }
    return NULL;
}

static void fact_add(struct contest_room *room, struct role_view *view, const char *label,
                     const char *value)
{
    if (view->n_facts == ROLE_FACTS_MAX)
        return;
    snprintf(room->facts[view->n_facts], sizeof room->facts[0], "%s：%s", label, value);
    view->facts[view->n_facts] = room->facts[view->n_facts];
    view->n_facts++;
}

static void facts_fill(struct contest_room *room, struct role_view *view,
                       const struct customer *customer)
{
    static const struct {
        const char *id, *label;
    } labels[] = {
        {"name", "您叫"}, {"spelling", "名字写作"}, {"phone", "电话"}, {"address", "地址"}};
    for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
        for (size_t i = 0; i < customer->n_details; i++) {
            if (strcmp(customer->details[i].id, labels[k].id) == 0)
                fact_add(room, view, labels[k].label, customer->details[i].value);
        }
    }
}

static bool says_it(const struct line *line, const struct customer *customer)
{
    if (line->n_by == 0)
        return true;
    for (size_t i = 0; i < line->n_by && customer->personality; i++) {
        if (strcmp(line->by[i], customer->personality->id) == 0)
            return true;
    }
    return false;
}

static void turn_fill(struct role_view *view, const struct play *play, const struct turn *turn)
{
    view->waits = turn->opens == OPENS_TRAINEE && turn == &play->turns[0];
    for (size_t i = 0; i < turn->n_says && view->n_lines < ROLE_LINES_MAX; i++) {
        const struct line *line = &turn->says[i];
        if (says_it(line, &play->customer))
            view->lines[view->n_lines++] = (struct role_line_view){
                mood_look((line->mood_low + line->mood_high) / 2).word, line->text};
    }
    for (size_t i = 0; i < turn->n_expects && view->n_wants < ROLE_WANTS_MAX; i++) {
        const struct expectation *expected = &turn->expects[i];
        if (expected->mood_met > 0)
            view->wants[view->n_wants++] = expected->utterance->name;
    }
}

static void page_fill(struct contest_room *room, struct role_view *view, const struct play *play,
                      const struct turn *turn)
{
    const struct customer *customer = &play->customer;
    view->play = play->title;
    snprintf(room->summary, sizeof room->summary, "接待您的人知道的：%s", play->summary);
    view->summary = room->summary;
    snprintf(room->role_who, sizeof room->role_who, "%s%s%s", customer->called,
             customer->personality ? " · " : "",
             customer->personality ? customer->personality->name : "");
    facts_fill(room, view, customer);
    turn_fill(view, play, turn);
}

const void *role_show(void *self)
{
    struct contest_room *room = self;
    struct role_view *view = &room->role_view;
    const struct paper *paper = &room->paper;
    *view = (struct role_view){.title = room->role_title,
                               .play = "这台机器上没有的情景",
                               .who = room->role_who,
                               .summary = ""};
    room->role_who[0] = '\0';
    if (room->chosen < 0 || (size_t)room->chosen >= room->n_turns)
        return view;
    snprintf(room->role_title, sizeof room->role_title, "客户卡片 · %s演，%s接待",
             room->turns[room->chosen].second_name, room->turns[room->chosen].name);
    view->page = room->role_page;
    for (int i = 0; i < paper->n_plays; i++) {
        const struct play *play = play_at(room, paper, i);
        for (size_t k = 0; play && k < play->n_turns; k++, view->pages++) {
            if (view->pages == room->role_page)
                page_fill(room, view, play, &play->turns[k]);
        }
    }
    return view;
}
