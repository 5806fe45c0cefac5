/* kiosk/contest, observe: the real app off screen. A contest of three teams, from the paper to the
 * board: lots are drawn, who comes too early is sent back, three judges mark alone, it is
 * published, and the best is heard by others only once that one lets them. Then somebody is watched
 * at work. */
#include <stdlib.h>

#include "base/password_hash.h"
#include "kiosk/app/router.h"
#include "records/trainers.h"
#include "tests/kiosk/walk.h"
#include "tests/records/run_sql.h"

enum { PEOPLE = 3, JUDGES = 3 };

static const char *const pins[JUDGES] = {"1357", "2648", "8531"};
static char at[PATH_SIZE];
static int by_lot[PEOPLE]; /* whose name stands where on the page of names */

static void judge_add(struct records *records, const char *name, const char *pin)
{
    char hash[PASSWORD_HASH_SIZE];
    int64_t id = 0;
    CHECK_INT(password_hash_make(pin, hash), STATUS_OK);
    CHECK_INT(records_trainer_add(records, name, hash, &id), STATUS_OK);
}

/* A database of its own with three people of three teams, and three trainers. */
static void morning(void)
{
    struct records *records = NULL;
    struct person_who people[PEOPLE] = {{.number = "0301", .name = "李敏", .team = "一班"},
                                        {.number = "0302", .name = "王强", .team = "二班"},
                                        {.number = "0303", .name = "赵云", .team = "三班"}};
    snprintf(at, sizeof at, "%s", in_folder("contest/yingda.db"));
    shell("rm -rf '%s' && mkdir -p '%s'", in_folder("contest"), in_folder("contest"));
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_roster(records, people, PEOPLE), STATUS_OK);
    judge_add(records, "王老师", pins[0]);
    judge_add(records, "李老师", pins[1]);
    judge_add(records, "张老师", pins[2]);
    records_close(records);
    write_settings("slip_days: 30\n");
}

/* One play, no questions: what is tested is the way, and silence takes long enough. */
static void make_it_short(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_QUESTIONS}); /* 10 */
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_QUESTIONS}); /* none */
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_PLAYS});     /* 3 */
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_PLAYS});     /* 1 */
    CHECK(app->papers.paper.n_plays == 1 && app->papers.paper.n_questions == 0);
}

static void check_needs_a_paper(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "锁定一份没人考过的卷") != NULL);
    CHECK_INT(app->contest.contest.id, 0);
}

static void check_draft(struct visitor *visitor, struct app *app)
{
    const struct contest_view *view = &app->contest.view;
    (void)visitor;
    CHECK(view->draft && view->n_judges == JUDGES && view->n_entries == 0 && !view->can_draw);
    CHECK(!is_there(app, ACTION_CONTEST_DRAW, 0));
    CHECK_TEXT(view->terms[CONTEST_WEIGHT], "评委 4 成，机器 6 成");
    CHECK_INT(app->contest.contest.criteria.n[0], 6); /* the pack's deductions */
    CHECK_TEXT(app->contest.contest.criteria.of[0][0].name, "应对内容");
    router_act(app, (struct action){ACTION_CONTEST_DRAW, 0}); /* nor by another way */
    CHECK(app->contest.view.draft && strstr(app->desk.said, "还抽不了") != NULL);
}

static void check_weight(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->contest.view.terms[CONTEST_WEIGHT], "评委 5 成，机器 5 成");
}

static void check_all_enter(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->contest.entrants_view.n_entered, PEOPLE);
    CHECK(app->contest.entrants_view.all_entered);
}

static void check_drawn(struct visitor *visitor, struct app *app)
{
    static const char *const names[PEOPLE] = {"李敏", "王强", "赵云"};
    const struct contest_view *view = &app->contest.view;
    (void)visitor;
    CHECK(!view->draft && view->n_rows == PEOPLE && view->n_open == PEOPLE);
    CHECK(!is_there(app, ACTION_CONTEST_TERM, CONTEST_PAPER));
    CHECK_INT(view->rows[0].look, TURN_LOOK_NOW);
    for (int i = 0; i < PEOPLE; i++) {
        CHECK_INT(view->rows[i].lot, i + 1);
        for (int k = 0; k < PEOPLE; k++)
            by_lot[i] = strcmp(view->rows[i].name, names[k]) == 0 ? k : by_lot[i];
    }
    CHECK_INT(number_sql(at, "SELECT count(*) FROM contests WHERE seed IS NOT NULL"), 1);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM handouts"), PEOPLE);
}

#define SIGNED_IN(judge)                                                                           \
    {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},                               \
        {SCREEN_SIGN_IN, .touch = {ACTION_SIGN_IN_AS, judge}},                                     \
    {                                                                                              \
        SCREEN_PAD, .keys = pins[judge], .touch = { ACTION_PAD_DONE, 0 }                           \
    }

static void a_contest_is_made_and_the_lots_are_drawn(void)
{
    const struct walk_row rows[] = {
        SIGNED_IN(0),
        {SCREEN_TRAINER, .touch = {ACTION_CONTESTS, 0}},
        {SCREEN_CONTESTS, .touch = {ACTION_CONTEST_NEW, 0}},
        {SCREEN_CONTESTS, .check = check_needs_a_paper, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_PAPERS, 0}},
        {SCREEN_PAPERS, .touch = {ACTION_PAPER_NEW, 0}},
        {SCREEN_PAPER, .check = make_it_short, .touch = {ACTION_PAPER_LOCK, 0}},
        {SCREEN_PAPER, .key = SDLK_ESCAPE},
        {SCREEN_PAPERS, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_CONTESTS, 0}},
        {SCREEN_CONTESTS, .touch = {ACTION_CONTEST_NEW, 0}},
        {SCREEN_CONTEST, .check = check_draft, .touch = {ACTION_CONTEST_TERM, CONTEST_WEIGHT}},
        {SCREEN_CONTEST, .check = check_weight, .touch = {ACTION_CONTEST_JUDGE, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_JUDGE, 1}},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_JUDGE, 2}},
        {SCREEN_CONTEST, .touch = {ACTION_ENTRANTS, 0}},
        {SCREEN_ENTRANTS, .touch = {ACTION_ENTRANT, 1}},
        {SCREEN_ENTRANTS, .touch = {ACTION_ENTRANTS_ALL, 1}},
        {SCREEN_ENTRANTS, .check = check_all_enter, .key = SDLK_ESCAPE},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_DRAW, 0}},
        {SCREEN_CONTEST, .check = check_drawn},
    };
    WALK_IN(rows, .database = at);
}

static void check_has_a_lot(struct visitor *visitor, struct app *app)
{
    const struct own_papers_view *view = &app->exam.own_view;
    (void)visitor;
    CHECK_INT(view->n_rows, 1);
    CHECK(strstr(view->rows[0].about, "服务竞赛 · 抽到 2 号") != NULL);
    CHECK_TEXT(view->rows[0].says, "轮到 2 号再考");
}

static void check_too_early(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "还没轮到您") != NULL);
    CHECK_INT(app->exam.exam.sitting, 0);
}

static void who_comes_too_early_is_sent_back(void)
{
    const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, by_lot[1]}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1' + by_lot[1]}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_OWN_PAPERS, .check = check_has_a_lot, .touch = {ACTION_EXAM_SIT, 0}},
        {SCREEN_EXAM, .touch = {ACTION_EXAM_NEXT, 0}},
        {SCREEN_EXAM, .check = check_too_early},
    };
    WALK_IN(rows, .database = at);
}

static void check_withheld(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->exam.exam_view.withheld && !app->exam.exam.not_stored);
}

static void each_sits_the_paper_in_turn(void)
{
    for (int i = 0; i < PEOPLE; i++) {
        const struct walk_row rows[] = {
            {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, by_lot[i]}},
            {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1' + by_lot[i]}},
            {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
            {SCREEN_OWN_PAPERS, .touch = {ACTION_EXAM_SIT, 0}},
            {SCREEN_EXAM, .touch = {ACTION_EXAM_NEXT, 0}},
            {SCREEN_RESULT, .meanwhile = say_nothing, .check = check_withheld,
             .touch = {ACTION_HOME, 0}, .patience_s = 900},
            {.screen = SCREEN_HOME},
        };
        WALK_IN(rows, .database = at);
    }
    CHECK_INT(number_sql(at, "SELECT count(*) FROM sittings WHERE ended_by = 'done'"), PEOPLE);
}

static void check_sheet_is_empty(struct visitor *visitor, struct app *app)
{
    const struct sheet_view *view = &app->contest.sheet_view;
    (void)visitor;
    CHECK(view->n_rows == 6 && view->left == 100 && view->n_judges == 0 && !view->all_in);
    CHECK(!is_there(app, ACTION_SHEET_LESS, 0)); /* nothing is taken off yet */
}

static void check_taken(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->contest.sheet_view.left, 95);
    CHECK_INT(app->contest.sheet_view.rows[0].taken, 5);
}

/* Whoever judges sees how many are in, and nobody's points. */
static void check_no_total_yet(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    for (int i = 0; i < app->contest.view.n_rows; i++) {
        CHECK_TEXT(app->contest.view.rows[i].figure, "");
        CHECK(strstr(app->contest.view.rows[i].says, "评委交了") != NULL);
    }
    CHECK(!is_there(app, ACTION_CONTEST_PUBLISH, 0));
    router_act(app, (struct action){ACTION_CONTEST_PUBLISH, 0}); /* nor by another way */
    CHECK_INT(app->desk.screen, SCREEN_CONTEST);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM contest_publications"), 0);
}

static void check_is_touched(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->contest.view.can_judge);
}

/* The first takes nothing off anybody; the second one five points off all but the first in the
 * order; the third as many again. */
static void judge_all(int judge)
{
    const struct walk_row rows[] = {
        SIGNED_IN(judge),
        {SCREEN_TRAINER, .touch = {ACTION_CONTESTS, 0}},
        {SCREEN_CONTESTS, .touch = {ACTION_CONTEST_OPEN, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_TURN, 0}},
        {SCREEN_CONTEST, .check = check_is_touched, .touch = {ACTION_SHEET, 0}},
        {SCREEN_SHEET, .check = check_sheet_is_empty, .touch = {ACTION_SHEET_GIVE, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_TURN, 1}},
        {SCREEN_CONTEST, .touch = {ACTION_SHEET, 0}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_MORE, 8 * 5}},
        {SCREEN_SHEET, .check = check_taken, .touch = {ACTION_SHEET_GIVE, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_TURN, 2}},
        {SCREEN_CONTEST, .touch = {ACTION_SHEET, 0}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_MORE, 8 * 5}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_MORE, 8}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_MORE, 8}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_LESS, 0}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_GIVE, 0}},
        {SCREEN_CONTEST, .check = judge < JUDGES - 1 ? check_no_total_yet : NULL},
    };
    WALK_IN(rows, .database = at);
}

static void judges_mark_alone(void)
{
    for (int i = 0; i < JUDGES; i++)
        judge_all(i);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM contest_sheets"), JUDGES * PEOPLE);
    CHECK_INT(number_sql(at, "SELECT sum(taken) FROM contest_deductions"), JUDGES * (5 + 6));
}

static void hear_the_rest(struct app *app)
{
    if (app->desk.screen == SCREEN_HEAR && !app->moderation.view.none)
        touch(app, ACTION_HEAR_MARK, HEAR_MET);
}

static bool nothing_is_left(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->moderation.view.none;
}

static void check_board(struct visitor *visitor, struct app *app)
{
    const struct board_view *view = &app->contest.board_view;
    (void)visitor;
    CHECK(view->n_rows == PEOPLE && view->rows[0].place == 1);
    CHECK_TEXT(view->rows[0].honour, "服务标兵");
    CHECK_INT(number_sql(at, "SELECT count(*) FROM results"), PEOPLE); /* they are released too */
    CHECK(strstr(view->rows[0].figures, "评委 100") != NULL);
    CHECK(strstr(app->desk.said, "公布了") != NULL);
}

static void check_not_heard(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->contest.board_view.chosen_says, "本人还没同意，不能放给别人听。");
    CHECK(!is_there(app, ACTION_BOARD_HEAR, 0));
    router_act(app, (struct action){ACTION_BOARD_HEAR, 0}); /* nor by another way */
    CHECK_INT(app->desk.screen, SCREEN_BOARD);
}

static void check_teams(struct visitor *visitor, struct app *app)
{
    const struct board_view *view = &app->contest.board_view;
    (void)visitor;
    CHECK(view->n_rows == PEOPLE && view->board == BOARD_TEAMS);
    CHECK_TEXT(view->rows[0].honour, "金牌班组");
}

static void check_season(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->contest.board_view.rows[0].total, "10 分");
}

static void it_is_heard_and_published(void)
{
    const struct walk_row rows[] = {
        SIGNED_IN(0),
        {SCREEN_TRAINER, .touch = {ACTION_HEAR, 0}},
        {SCREEN_HEAR, .when = nothing_is_left, .meanwhile = hear_the_rest, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_CONTESTS, 0}},
        {SCREEN_CONTESTS, .touch = {ACTION_CONTEST_OPEN, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_PUBLISH, 0}},
        {SCREEN_BOARD, .check = check_board, .touch = {ACTION_BOARD_ROW, 0}},
        {SCREEN_BOARD, .check = check_not_heard, .touch = {ACTION_BOARD, BOARD_TEAMS}},
        {SCREEN_BOARD, .check = check_teams, .touch = {ACTION_BOARD, BOARD_SEASON_PEOPLE}},
        {SCREEN_BOARD, .check = check_season, .key = SDLK_ESCAPE},
        {SCREEN_CONTEST, .key = SDLK_ESCAPE},
        {.screen = SCREEN_CONTESTS},
    };
    WALK_IN(rows, .database = at);
}

static void check_own_place(struct visitor *visitor, struct app *app)
{
    const struct board_view *view = &app->contest.board_view;
    (void)visitor;
    CHECK(view->own && view->placed && !view->agreed);
    CHECK(!is_there(app, ACTION_BOARD_ROW, 0) && !app->desk.trainer);
}

static void check_agreed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->contest.board_view.agreed);
    CHECK_INT(number_sql(at, "SELECT agreed FROM contest_replays"), 1);
}

static void the_first_lets_others_hear_it(void)
{
    int first = number_sql(at, "SELECT person FROM contest_places WHERE place = 1");
    int name = number_sql(at, "SELECT number - 301 FROM people WHERE id = (SELECT person"
                              " FROM contest_places WHERE place = 1)");
    const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, name}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1' + name}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_OWN_PAPERS, .touch = {ACTION_OWN_BOARD, 0}},
        {SCREEN_BOARD, .check = check_own_place, .touch = {ACTION_REPLAY, 1}},
        {SCREEN_BOARD, .check = check_agreed, .key = SDLK_ESCAPE},
        {.screen = SCREEN_OWN_PAPERS},
    };
    CHECK(first > 0 && name >= 0 && name < PEOPLE);
    WALK_IN(rows, .database = at);
}

static void check_can_be_heard(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->contest.board_view.chosen_says, "本人同意放给大家听。");
}

static void then_it_can_be_heard(void)
{
    const struct walk_row rows[] = {
        SIGNED_IN(1),
        {SCREEN_TRAINER, .touch = {ACTION_CONTESTS, 0}},
        {SCREEN_CONTESTS, .touch = {ACTION_CONTEST_OPEN, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_BOARD, BOARD_PEOPLE}},
        {SCREEN_BOARD, .touch = {ACTION_BOARD_ROW, 0}},
        {SCREEN_BOARD, .check = check_can_be_heard, .touch = {ACTION_BOARD_HEAR, 0}},
        {SCREEN_CARD, .key = SDLK_ESCAPE},
        {.screen = SCREEN_BOARD},
    };
    WALK_IN(rows, .database = at);
}

static void check_nobody_chosen(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "先点这个人") != NULL);
}

static void check_criteria(struct visitor *visitor, struct app *app)
{
    const struct observe_view *view = &app->observe.sheet_view;
    (void)visitor;
    CHECK(view->n_lines > 15 && view->place == PLACE_COUNTER);
    CHECK(!is_there(app, ACTION_OBSERVE_DONE, 0)); /* nothing is ticked */
    CHECK(is_there(app, ACTION_OBSERVE_TICK, SIGHT_BAD));
}

static void check_first_slip(struct visitor *visitor, struct app *app)
{
    const struct observation_view *view = &app->observe.one_view;
    (void)visitor;
    CHECK_INT(view->n_rows, 2);
    CHECK(!view->rows[0].good && view->rows[1].good); /* slips first */
    CHECK_TEXT(view->rows[0].step, "第一次，当面纠正");
    CHECK_TEXT(view->rows[1].step, "");
    CHECK(strstr(view->about, "王老师看的") != NULL);
}

/* What was ticked of a rule stays with it, whichever place is shown. */
static void check_note_and_tick(struct visitor *visitor, struct app *app)
{
    const struct observe_view *view = &app->observe.sheet_view;
    (void)visitor;
    CHECK_TEXT(view->notes, "OK");
    CHECK_INT(view->place, PLACE_ON_SITE);
    CHECK(is_there(app, ACTION_OBSERVE_DONE, 0));
}

static void check_second_slip(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->observe.one_view.notes, "OK");
    CHECK_TEXT(app->observe.one_view.rows[0].step, "第二次，开整改通知单");
}

static void check_counted(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->team.reason.observed, 2);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM observation_items WHERE good = 0"), 2);
}

static void an_observer_writes_down_what_was_seen(void)
{
    const struct walk_row rows[] = {
        SIGNED_IN(0),
        {SCREEN_TRAINER, .touch = {ACTION_OBSERVED, 0}},
        {SCREEN_OBSERVED, .touch = {ACTION_OBSERVE, 0}},
        {SCREEN_TEAM, .check = check_nobody_chosen, .touch = {ACTION_TEAM_PERSON, 0}},
        {SCREEN_REASON, .touch = {ACTION_TEAM_OBSERVED, 0}},
        {SCREEN_OBSERVED, .touch = {ACTION_OBSERVE, 0}},
        {SCREEN_OBSERVE, .check = check_criteria, .touch = {ACTION_OBSERVE_TICK, SIGHT_BAD}},
        {SCREEN_OBSERVE, .touch = {ACTION_OBSERVE_TICK, 3 + SIGHT_GOOD}},
        {SCREEN_OBSERVE, .touch = {ACTION_OBSERVE_DONE, 0}},
        {SCREEN_OBSERVATION, .check = check_first_slip, .key = SDLK_ESCAPE},
        {SCREEN_OBSERVED, .touch = {ACTION_OBSERVE, 0}},
        {SCREEN_OBSERVE, .touch = {ACTION_OBSERVE_TICK, SIGHT_BAD}},
        {SCREEN_OBSERVE, .touch = {ACTION_OBSERVE_NOTE, 0}},
        {SCREEN_ENTRY, .touch = {ACTION_KEYBOARD, KEYBOARD_LETTERS}},
        {SCREEN_ENTRY, .keys = "OK", .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_OBSERVE, .touch = {ACTION_OBSERVE_PLACE, PLACE_ON_SITE}},
        {SCREEN_OBSERVE, .check = check_note_and_tick, .touch = {ACTION_OBSERVE_PLACE, 0}},
        {SCREEN_OBSERVE, .touch = {ACTION_OBSERVE_DONE, 0}},
        {SCREEN_OBSERVATION, .check = check_second_slip, .key = SDLK_ESCAPE},
        {SCREEN_OBSERVED, .key = SDLK_ESCAPE},
        {SCREEN_TEAM, .touch = {ACTION_TEAM_PERSON, 0}},
        {SCREEN_REASON, .check = check_counted},
    };
    WALK_IN(rows, .database = at);
}

static void check_card(struct visitor *visitor, struct app *app)
{
    const struct role_view *view = &app->contest.role_view;
    (void)visitor;
    CHECK(view->n_lines > 0 && view->pages > 3 && *view->summary && view->n_facts > 0);
    CHECK(strstr(view->title, "客户卡片") != NULL);
}

static void check_next_turn(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->contest.role_view.page, 1);
}

static void check_person_plays(struct visitor *visitor, struct app *app)
{
    const struct contest_view *view = &app->contest.view;
    (void)visitor;
    CHECK_TEXT(view->terms[CONTEST_SECOND], "下一号演客户");
    CHECK_TEXT(view->terms[CONTEST_WEIGHT], "全由评委打分");
    CHECK_INT(app->contest.contest.criteria.n[1], 4);
}

static void check_named(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->contest.view.name, "BIWU");
    CHECK_INT(app->contest.contest.second, SECOND_PLAYS);
}

static void check_the_last_stays(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "只剩这一位评委") != NULL);
    CHECK_INT(app->contest.contest.n_judges, 1);
}

/* Without a machine that listens the card lies on the screen, and both are marked. */
static void a_person_plays_the_customer_from_a_card(void)
{
    const struct walk_row rows[] = {
        SIGNED_IN(0),
        {SCREEN_TRAINER, .touch = {ACTION_PAPERS, 0}},
        {SCREEN_PAPERS, .touch = {ACTION_PAPER_NEW, 0}},
        {SCREEN_PAPER, .check = make_it_short, .touch = {ACTION_PAPER_LOCK, 0}},
        {SCREEN_PAPER, .key = SDLK_ESCAPE},
        {SCREEN_PAPERS, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_CONTESTS, 0}},
        {SCREEN_CONTESTS, .touch = {ACTION_CONTEST_NEW, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_TERM, CONTEST_SECOND}},
        {SCREEN_CONTEST, .check = check_person_plays, .touch = {ACTION_CONTEST_TERM, CONTEST_NAME}},
        {SCREEN_ENTRY, .touch = {ACTION_KEYBOARD, KEYBOARD_LETTERS}},
        {SCREEN_ENTRY, .keys = "BIWU", .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_CONTEST, .check = check_named, .touch = {ACTION_CONTEST_JUDGE, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_ENTRANTS, 0}},
        {SCREEN_ENTRANTS, .touch = {ACTION_ENTRANTS_ALL, 1}},
        {SCREEN_ENTRANTS, .key = SDLK_ESCAPE},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_DRAW, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_JUDGES, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_JUDGE, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_CONTEST_JUDGE_LEAVES, 0}},
        {SCREEN_CONTEST, .check = check_the_last_stays, .touch = {ACTION_CONTEST_JUDGES, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_TURN, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_ROLE, 0}},
        {SCREEN_ROLE, .check = check_card, .touch = {ACTION_ROLE, 1}},
        {SCREEN_ROLE, .check = check_next_turn, .key = SDLK_ESCAPE},
        {SCREEN_CONTEST, .touch = {ACTION_SHEET, 1}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_MORE, 8}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_GIVE, 0}},
        {SCREEN_CONTEST, .touch = {ACTION_SHEET, 0}},
        {SCREEN_SHEET, .touch = {ACTION_SHEET_GIVE, 0}},
        {.screen = SCREEN_CONTEST},
    };
    WALK_IN(rows, .database = at);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM contest_sheets WHERE of_second = 1"), 1);
}

int main(void)
{
    visitor_home();
    morning();
    RUN(a_contest_is_made_and_the_lots_are_drawn);
    RUN(who_comes_too_early_is_sent_back);
    RUN(each_sits_the_paper_in_turn);
    RUN(judges_mark_alone);
    RUN(it_is_heard_and_published);
    RUN(the_first_lets_others_hear_it);
    RUN(then_it_can_be_heard);
    RUN(an_observer_writes_down_what_was_seen);
    RUN(a_person_plays_the_customer_from_a_card);
    return visitor_leaves();
}
