/* kiosk/roster and kiosk/team: the real app off screen. A trainer takes in a list, looks who is
 * ready for what, asks why, and takes the table along. */
#include "engine/exchange.h"
#include "kiosk/app/router.h"
#include "tests/kiosk/walk.h"

static char at[PATH_SIZE];

/* A database of its own, and beside it the folder that lists are put in. */
static void morning(const char *list)
{
    snprintf(at, sizeof at, "%s", in_folder("morning/yingda.db"));
    shell("rm -rf '%s' && mkdir -p '%s/exchange'", in_folder("morning"), in_folder("morning"));
    write_file(in_folder("morning/exchange/list.csv"), list);
    write_settings("trainer_pin: \"2468\"\n");
}

static void check_is_listed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->roster.files_view.n_files, 1);
    CHECK_TEXT(app->roster.files_view.files[0].name, "list.csv");
}

static void check_nothing_is_written(struct visitor *visitor, struct app *app)
{
    const struct roster_view *view = &app->roster.view;
    (void)visitor;
    CHECK_INT(view->counts[IMPORT_NEW], 3);
    CHECK_INT(view->counts[IMPORT_UNCLEAR], 1);
    CHECK_INT(view->kind, IMPORT_UNCLEAR);
    CHECK(view->n_rows == 1 && view->rows[0].line == 4);
    CHECK_TEXT(view->rows[0].note, "没有名字");
    CHECK_INT(app->people.people.count, 0);
}

static void check_new_ones_are_shown(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->roster.view.n_rows, 3);
    CHECK_TEXT(app->roster.view.rows[0].name, "李敏");
}

static void check_three_came(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->people.people.count, 3);
    CHECK(strstr(app->desk.said, "新来的 3 人") != NULL);
}

static void check_all_not_started(struct visitor *visitor, struct app *app)
{
    const struct team_view *view = &app->team.view;
    (void)visitor;
    CHECK_INT(view->n_rows, 3);
    CHECK_INT(view->counts[READINESS_NOT_STARTED], 3);
    CHECK(view->wanted >= 30); /* of the pack that ships */
    CHECK_TEXT(view->rows[0].name, "李敏");
    CHECK_INT(view->rows[0].word, READINESS_NOT_STARTED);
}

static void check_one_group(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->team.view.group, "一班");
    CHECK_INT(app->team.view.n_found, 2);
}

static void check_none_is_ready(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->team.view.n_rows, 0);
}

static void check_found_by_initials(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->team.view.n_rows, 1);
    CHECK_TEXT(app->team.view.rows[0].name, "王强");
}

static void check_reasons(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->team.reason.name, "王强");
    CHECK(app->team.reason.n_rows > 3 && app->team.reason.pages > 1);
    CHECK_TEXT(app->team.reason.rows[0].evidence, "还没练到");
}

static void check_as_it_was_left(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->team.view.searching && app->team.view.n_rows == 1);
}

/* Where it lies is said, on a stick or beside the database. */
static bool is_written(const struct app *app, const char *what)
{
    return strstr(app->desk.said, what) &&
           (strstr(app->desk.said, "写好了，在 U 盘里") || strstr(app->desk.said, "写在本机的"));
}

static void check_files_are_there(struct visitor *visitor, struct app *app)
{
    struct exchange_file files[8];
    (void)visitor;
    CHECK(is_written(app, "表格"));
    CHECK_INT(exchange_files(at, files, 8), 3); /* the list, a workbook, a CSV */
}

/* Nobody has practised: an empty list of statements, and a line in the log that it was taken. */
static void check_statements_are_there(struct visitor *visitor, struct app *app)
{
    char log[PATH_SIZE], detail[AUDIT_DETAIL_SIZE], text[16] = "";
    (void)visitor;
    CHECK(is_written(app, "xAPI"));
    FILE *file = fopen(app->desk.taking.result.path, "r");
    CHECK(file && fread(text, 1, sizeof text - 1, file) > 0);
    if (file)
        fclose(file);
    CHECK_INT(text[0], '[');
    CHECK(strstr(app->desk.taking.result.path, "/exchange/") ||
          strstr(app->desk.taking.result.path, "/media/"));
    CHECK_INT(audit_path(at, log), STATUS_OK);
    audit_newest(log, AUDIT_EXPORT, detail);
    CHECK_TEXT(detail, "0 xAPI statements");
}

static void a_trainers_morning(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_ROSTER, 0}},
        {SCREEN_ROSTER_FILES, .check = check_is_listed, .touch = {ACTION_ROSTER_FILE, 0}},
        {SCREEN_ROSTER, .check = check_nothing_is_written,
         .touch = {ACTION_ROSTER_KIND, IMPORT_NEW}},
        {SCREEN_ROSTER, .check = check_new_ones_are_shown, .touch = {ACTION_ROSTER_STORE, 0}},
        {SCREEN_TRAINER, .check = check_three_came, .touch = {ACTION_TEAM, 0}},
        {SCREEN_TEAM, .check = check_all_not_started, .touch = {ACTION_TEAM_GROUP, 0}},
        {SCREEN_TEAM, .check = check_one_group, .touch = {ACTION_TEAM_WORD, READINESS_READY}},
        {SCREEN_TEAM, .check = check_none_is_ready, .touch = {ACTION_TEAM_WORD, -1}},
        {SCREEN_TEAM, .touch = {ACTION_TEAM_SEARCH, 1}},
        {SCREEN_TEAM, .keys = "WQ"},
        {SCREEN_TEAM, .touch = {ACTION_TEAM_SORT, TEAM_BY_NAME}},
        {SCREEN_TEAM, .check = check_found_by_initials, .touch = {ACTION_TEAM_PERSON, 0}},
        {SCREEN_REASON, .check = check_reasons, .touch = {ACTION_REASON_PAGE, 1}},
        {SCREEN_REASON, .key = SDLK_ESCAPE},
        {SCREEN_TEAM, .check = check_as_it_was_left, .touch = {ACTION_TEAM_PERSON, 0}},
        {SCREEN_REASON, .touch = {ACTION_TEAM_ATTEMPTS, 0}},
        {SCREEN_ATTEMPTS, .key = SDLK_ESCAPE},
        {SCREEN_TRAINEES, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_EXPORT, 0}},
        {SCREEN_TRAINER, .check = check_files_are_there, .touch = {ACTION_TEAM, 0}},
        {SCREEN_TEAM, .touch = {ACTION_EXPORT_XAPI, 0}},
        {SCREEN_TEAM, .check = check_statements_are_there},
    };
    morning("工号,姓名,班组\n0273,李敏,一班\n0274,王强,一班\n0275,,二班\n0276,赵丽,二班\n");
    WALK_IN(rows, .database = at);
    write_settings("");
}

static void check_complaint(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->roster.files_view.complaint, "第 2 行") != NULL);
    CHECK_INT(app->people.people.count, 0);
}

static void a_broken_list_is_refused_with_its_line(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_ROSTER, 0}},
        {SCREEN_ROSTER_FILES, .touch = {ACTION_ROSTER_FILE, 0}},
        {SCREEN_ROSTER_FILES, .check = check_complaint},
    };
    morning("工号,姓名\n0273,\"李敏\n0274,王强\n");
    WALK_IN(rows, .database = at);
    write_settings("");
}

static void check_pin_first(struct visitor *visitor, struct app *app)
{
    static const enum action_kind wanted[] = {ACTION_TEAM, ACTION_EXPORT, ACTION_ROSTER};
    (void)visitor;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        router_act(app, (struct action){wanted[i], 0});
        CHECK_INT(app->desk.screen, SCREEN_PAD);
        router_act(app, (struct action){ACTION_TEAM_PERSON, 0});
        router_act(app, (struct action){ACTION_ROSTER_STORE, 0});
        CHECK_INT(app->desk.screen, SCREEN_PAD);
    }
}

static void nobody_gets_there_without_the_pin(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .check = check_pin_first},
    };
    morning("工号,姓名\n0273,李敏\n");
    WALK_IN(rows, .database = at);
    write_settings("");
}

/* Two rows of one person; a plan that whoever comes in sees. */
static void two_of_one_name(void)
{
    struct records *records = NULL;
    struct person_who people[] = {{.number = "0301", .name = "李敏", .team = "一班"},
                                  {.number = "0309", .name = "李闵", .team = "一班"},
                                  {.number = "0302", .name = "王强", .team = "二班"}};
    snprintf(at, sizeof at, "%s", in_folder("order/yingda.db"));
    shell("rm -rf '%s' && mkdir -p '%s'", in_folder("order"), in_folder("order"));
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_roster(records, people, 3), STATUS_OK);
    records_close(records);
    write_settings("trainer_pin: \"2468\"\n");
}

static void check_like(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->team.row_view.name, "李敏");
    CHECK_INT(app->team.row_view.n_like, 1);
    CHECK(strstr(app->team.row_view.like[0], "李闵 · 0309") != NULL);
    CHECK(!is_there(app, ACTION_PERSON_MERGE_SURE, 0)); /* not without being asked */
    router_act(app, (struct action){ACTION_PERSON_MERGE_SURE, 0});
    CHECK_INT(app->people.people.count, 3);
}

static void check_day(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->team.row_view.due, "以前要达标") != NULL);
}

static void check_merged(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->team.row_view.n_like, 0);
    CHECK_INT(app->people.people.count, 2);
}

static void check_renamed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->team.row_view.name, "MIN");
}

static void check_planned(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->team.plan_view.rows[0].planned);
    CHECK_INT(app->team.plan_view.n_planned, 1);
    CHECK_TEXT(app->team.plan_view.group, "一班");
    CHECK(app->team.week_unix_ms > 0);
}

static void check_left(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->people.people.count, 1);
    CHECK_TEXT(app->people.people.list[0].name, "王强");
    CHECK(strstr(app->desk.said, "不在名单上了") != NULL);
}

static void check_week_is_told(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->people.history.view.week, "本周练兵：") != NULL);
}

static void a_trainer_puts_rows_in_order_and_plans_the_week(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_TEAM, 0}},
        {SCREEN_TEAM, .touch = {ACTION_TEAM_GROUP, 0}},
        {SCREEN_TEAM, .touch = {ACTION_PLAN, 0}},
        {SCREEN_PLAN, .touch = {ACTION_PLAN_ITEM, 0}},
        {SCREEN_PLAN, .check = check_planned, .key = SDLK_ESCAPE},
        {SCREEN_TEAM, .touch = {ACTION_TEAM_PERSON, 0}},
        {SCREEN_REASON, .touch = {ACTION_PERSON_ROW, 0}},
        {SCREEN_PERSON, .check = check_like, .touch = {ACTION_PERSON_DUE, DUE_SUNDAY}},
        {SCREEN_PERSON, .check = check_day, .touch = {ACTION_PERSON_MERGE, 0}},
        {SCREEN_PERSON, .touch = {ACTION_PERSON_MERGE_SURE, 0}},
        {SCREEN_PERSON, .check = check_merged, .touch = {ACTION_PERSON_RENAME, 0}},
        {SCREEN_ENTRY, .touch = {ACTION_KEYBOARD, KEYBOARD_LETTERS}},
        {SCREEN_ENTRY, .keys = "MIN", .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_PERSON, .check = check_renamed, .key = SDLK_ESCAPE},
        {.screen = SCREEN_TEAM},
    };
    two_of_one_name();
    WALK_IN(rows, .database = at);
}

static void who_comes_in_sees_the_week_and_who_left_is_off_the_list(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1'}},
        {SCREEN_HOME, .check = check_week_is_told, .touch = {ACTION_LEAVE, 0}},
        {SCREEN_NAMES, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_TEAM, 0}},
        {SCREEN_TEAM, .touch = {ACTION_TEAM_PERSON, 0}},
        {SCREEN_REASON, .touch = {ACTION_PERSON_ROW, 0}},
        {SCREEN_PERSON, .touch = {ACTION_PERSON_RETIRE, 0}},
        {SCREEN_PERSON, .touch = {ACTION_PERSON_RETIRE_SURE, 0}},
        {SCREEN_TEAM, .check = check_left},
    };
    WALK_IN(rows, .database = at);
}

int main(void)
{
    visitor_home();
    RUN(a_trainers_morning);
    RUN(a_broken_list_is_refused_with_its_line);
    RUN(nobody_gets_there_without_the_pin);
    RUN(a_trainer_puts_rows_in_order_and_plans_the_week);
    RUN(who_comes_in_sees_the_week_and_who_left_is_off_the_list);
    return visitor_leaves();
}
