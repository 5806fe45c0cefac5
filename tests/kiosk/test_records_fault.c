/* The kiosk whose records are not to be had: what was said waits for them, and one may practise
 * without. */
#include <sqlite3.h>

#include "kiosk/app/router.h"
#include "kiosk/app/screens.h"
#include "tests/kiosk/walk.h"

static sqlite3 *other; /* another program, which holds the database */

static void hold_the_database(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(sqlite3_open(app->desk.database, &other), SQLITE_OK);
    CHECK_INT(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
}

static void let_it_go(void)
{
    sqlite3_close(other);
    other = NULL;
}

static bool five_seconds_have_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) >= 5000;
}

static void check_waits_and_let_go(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.screen, SCREEN_FAULT);
    CHECK_INT(app->desk.fault, FAULT_DATABASE_BUSY);
    CHECK(app->fault.view.waits && app->fault.view.unrecorded);
    CHECK(session_held(&app->talk.talk.session) > 0);
    let_it_go();
}

static void check_stored_card(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->talk.card.attempt > 0 && !app->talk.card.not_stored);
    CHECK(!app->card.view.not_stored);
    CHECK(app->talk.card.stored.started_unix_ms > 0); /* read from the records */
}

static bool rings(const struct visitor *visitor, const struct app *app)
{
    return app->talk.ring.ring == 1 && visitor_waited_ms(visitor) > 300;
}

static bool a_second_has_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) >= 1000;
}

static void a_locked_database_is_waited_for_and_nothing_is_lost(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_RING, .when = rings, .touch = {ACTION_PICK_UP, 0}},
        {SCREEN_TALK, .when = a_second_has_passed, .check = hold_the_database,
         .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_FAULT, .when = five_seconds_have_passed, .check = check_waits_and_let_go},
        {SCREEN_CARD, .check = check_stored_card},
    };
    WALK_IN(rows, .play = "power-supply/outage", .person = "王小红");
}

static void check_card_is_not_stored(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    let_it_go();
    CHECK(app->card.view.not_stored);
    CHECK(app->desk.records != NULL);
}

static void who_does_not_want_to_wait_has_the_card_and_is_told_that_it_is_not_stored(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_RING, .when = rings, .touch = {ACTION_PICK_UP, 0}},
        {SCREEN_TALK, .when = a_second_has_passed, .check = hold_the_database,
         .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_FAULT, .touch = {ACTION_UNRECORDED, 0}},
        {SCREEN_CARD, .check = check_card_is_not_stored},
    };
    WALK_IN(rows, .play = "power-supply/outage", .person = "李敏");
}

static void check_guest(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.person.id, GUEST);
    CHECK(!app->desk.records);
    CHECK(strstr(app->desk.frame.notice, "不存成绩") != NULL);
    router_act(app, (struct action){ACTION_EXAM, 0});
    CHECK_INT(app->desk.screen, SCREEN_HOME); /* an exam that is not stored is none */
    int play = library_find(&app->desk.library, "power-supply/outage");
    router_act(app, (struct action){ACTION_BRIEF, play});
}

static bool is_home(const struct visitor *visitor, const struct app *app)
{
    return is_booted(visitor, app) && app->desk.frame.notice && *app->desk.frame.notice;
}

static void check_guest_card(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->card.view.not_stored && app->card.view.n_turns > 0);
    router_act(app, (struct action){ACTION_LEAVE, 0});
}

static void check_fault_again(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.person.id, 0);
    CHECK_INT(app->desk.fault, FAULT_DATABASE);
}

static void practice_works_without_records(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_FAULT, .when = is_booted, .touch = {ACTION_UNRECORDED, 0}},
        {SCREEN_HOME, .when = is_home, .check = check_guest},
        {SCREEN_BRIEF, .touch = {ACTION_START, 0}},
        {SCREEN_RING, .when = rings, .touch = {ACTION_PICK_UP, 0}},
        {SCREEN_TALK, .when = a_second_has_passed, .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_CARD, .check = check_guest_card},
        {SCREEN_FAULT, .check = check_fault_again},
    };
    WALK_IN(rows, .database = in_folder("nowhere/yingda.db"));
}

int main(void)
{
    visitor_home();
    RUN(a_locked_database_is_waited_for_and_nothing_is_lost);
    RUN(who_does_not_want_to_wait_has_the_card_and_is_told_that_it_is_not_stored);
    RUN(practice_works_without_records);
    return visitor_leaves();
}
