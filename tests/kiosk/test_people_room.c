/* kiosk/people: what the first page says of a thousand attempts, and of a database that fails. */
#include "tests/kiosk/fixture_month.h"
#include "tests/kiosk/walk.h"
#include "tests/records/run_sql.h"

enum { WANG = 1 }; /* 王小红 among the names */

static bool knows_what_comes_next(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->people.history.view.next;
}

static void check_best_and_next(struct visitor *visitor, struct app *app)
{
    const struct library *library = &app->desk.library;
    int outage = library_find(library, "power-supply/outage");
    int theft = library_find(library, "power-supply/theft");
    const struct home_view *home = &app->people.history.view;
    (void)visitor;
    CHECK_INT(home->n_all, 18 + 1000 + library->n_plays - 1);
    CHECK_NEAR(library->views[outage].best, 93, 0.001); /* of a year ago; 李敏's 99 is not hers */
    CHECK_NEAR(library->views[theft].best, 20, 0.001);
    CHECK_INT(home->next_index, theft);
    CHECK(home->next == &library->views[theft]);
}

/* Every play once, long ago, and since then a thousand times the one with which it began. */
static void practise_for_a_year(void)
{
    static const struct practice since = {2, "outage", 999, 40}, others = {1, "outage", 1, 99},
                                 best = {2, "outage", 1, 93};
    static const char *const plays[] = {"billing-dispute", "closing-time",  "complaint",
                                        "elderly",         "meter-reading", "planned-outage",
                                        "system-down",     "theft"};
    month_add(&since);
    month_add(&best);
    month_add(&others);
    for (size_t i = 0; i < sizeof plays / sizeof *plays; i++)
        month_add(&(struct practice){2, plays[i], 1, strcmp(plays[i], "theft") == 0 ? 20 : 95});
}

static void the_best_and_the_next_play_are_found_among_a_thousand_attempts(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, WANG}},
        {SCREEN_HOME, .when = knows_what_comes_next, .check = check_best_and_next},
    };
    WALK(rows);
}

/* The file is there and opens, but what is asked of it fails from now on. */
static void break_database(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    run_sql(database(), "ALTER TABLE attempts RENAME TO attempts_lost");
}

static bool was_tried_again(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) > FAULT_RETRY_MS + 1000;
}

static void check_fault(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_DATABASE);
    CHECK(strstr(app->desk.fault_detail, "attempts") != NULL);
}

static void mend_database(struct visitor *visitor, struct app *app)
{
    check_fault(visitor, app);
    run_sql(database(), "ALTER TABLE attempts_lost RENAME TO attempts");
}

/* Who is there is asked of another table than what somebody has done. */
static void break_names(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    run_sql(database(), "ALTER TABLE people RENAME TO people_lost");
}

static void check_names_fault(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_DATABASE);
    CHECK(strstr(app->desk.fault_detail, "people") != NULL);
}

static void mend_names(struct visitor *visitor, struct app *app)
{
    check_names_fault(visitor, app);
    run_sql(database(), "ALTER TABLE people_lost RENAME TO people");
}

static void check_attempts_are_back(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_NONE);
    CHECK_INT(app->people.history.view.n_recent, RECENT_MAX);
    CHECK_TEXT(app->desk.person.name, "王小红");
}

static void check_names_are_back(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_NONE);
    CHECK_INT(app->people.people.count, 2);
}

static void a_failing_database_is_a_fault_and_not_an_empty_page(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .check = break_database, .touch = {ACTION_PERSON, WANG}},
        {ANY_SCREEN, .check = check_fault},
        {SCREEN_FAULT, .when = was_tried_again, .check = mend_database},
        {SCREEN_HOME, .check = check_attempts_are_back},
        {SCREEN_HOME, .check = break_names, .touch = {ACTION_LEAVE, 0}},
        {ANY_SCREEN, .check = check_names_fault},
        {SCREEN_FAULT, .when = was_tried_again, .check = mend_names},
        {SCREEN_NAMES, .check = check_names_are_back},
    };
    WALK(rows);
}

int main(void)
{
    visitor_home();
    month_make();
    practise_for_a_year();
    RUN(the_best_and_the_next_play_are_found_among_a_thousand_attempts);
    RUN(a_failing_database_is_a_fault_and_not_an_empty_page);
    return visitor_leaves();
}
