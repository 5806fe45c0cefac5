/* The kiosk whose records are not to be had: what was said waits for them, and one may practise
 * without. */
#include <sqlite3.h>
#include <sys/stat.h>

#include "kiosk/app/router.h"
#include "kiosk/app/screens.h"
#include "records/backup.h"
#include "tests/kiosk/walk.h"
#include "tests/records/run_sql.h"

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

/* A database with 王小红 and a backup of it, in which 后来的 is not. */
static const char *with_backup(const char *name)
{
    static char at[160], folder[PATH_SIZE], backup[PATH_SIZE];
    struct records *records = NULL;
    struct backup_problem problem;
    int64_t id;
    snprintf(at, sizeof at, "%s", in_folder(name));
    shell("mkdir %s", at);
    strcat(at, "/yingda.db");
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_person_add(records, "王小红", &id), STATUS_OK);
    CHECK_INT(backup_folder(at, folder), STATUS_OK);
    CHECK_INT(path_format(backup, "%s/yingda-20251129-083000.db", folder), STATUS_OK);
    CHECK_INT(backup_make(at, backup, &problem), STATUS_OK);
    CHECK_INT(records_person_add(records, "后来的", &id), STATUS_OK);
    records_close(records);
    return at;
}

/* Pages behind the first: SQLite opens such a file without a word. */
static void spoil(const char *at)
{
    shell("for i in 4 5 6 7 8 9; do"
          " printf 'a page of something else' |"
          " dd of=%s bs=4096 seek=$i conv=notrunc status=none; done",
          at);
}

static bool notice_is_seen(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.booted && strstr(app->desk.notice, "备份") != NULL;
}

static void check_backup_is_back(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->people.people.count, 1);
    CHECK(strstr(app->desk.notice, "11 月 29 日") != NULL);
    CHECK_INT(app->desk.fault, FAULT_NONE);
    CHECK(!app->desk.damaged);
}

static void check_trainer_is_told(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->trainer.damaged, "yingda.db.damaged-") != NULL);
    CHECK(strstr(app->trainer.backup, "11 月 29 日") != NULL);
}

static const struct walk_row told[] = {
    {SCREEN_NAMES, .when = notice_is_seen, .check = check_backup_is_back,
     .touch = {ACTION_TRAINER, 0}},
    {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
    {SCREEN_TRAINER, .check = check_trainer_is_told},
};

static void a_damaged_database_gives_way_to_the_last_good_backup_and_the_trainer_is_told(void)
{
    const char *at = with_backup("deep");
    write_settings("trainer_pin: \"2468\"\n");
    spoil(at);
    WALK_IN(told, .database = at);
    at = with_backup("cut");
    shell("truncate -s 5000 %s", at);
    WALK_IN(told, .database = at);
    at = with_backup("empty");
    shell("truncate -s 0 %s", at);
    WALK_IN(told, .database = at);
    write_settings("");
}

static int backups_of(const char *at)
{
    char folder[PATH_SIZE], last[256];
    CHECK_INT(backup_folder(at, folder), STATUS_OK);
    return backup_last(folder, at, last);
}

static bool backup_is_there(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return backups_of(app->desk.database) > 0;
}

static bool log_is_empty(const struct visitor *visitor, const struct app *app)
{
    char log[PATH_SIZE];
    struct stat about;
    (void)visitor;
    CHECK_INT(path_format(log, "%s-wal", app->desk.database), STATUS_OK);
    return app->keeper.tidied && stat(log, &about) == 0 && about.st_size == 0;
}

static void check_no_backup_yet(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(backups_of(app->desk.database), 0);
}

static void left_alone_the_kiosk_tidies_its_database_and_backs_it_up_once_a_day(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .check = check_no_backup_yet},
        {SCREEN_NAMES, .when = log_is_empty, .check = check_no_backup_yet, .patience_s = 120},
        {SCREEN_NAMES, .when = backup_is_there, .patience_s = 600},
    };
    shell("mkdir %s", in_folder("alone"));
    write_settings("people: [王小红]\n");
    WALK_IN(rows, .database = in_folder("alone/yingda.db"));
    write_settings("");
}

static struct one_kiosk elsewhere;

static void check_second_is_told_and_end_the_first(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_SECOND_KIOSK);
    CHECK(!app->desk.records && app->fault.view.waits);
    CHECK(strstr(app->fault.view.detail, "another kiosk has the database") != NULL);
    one_kiosk_end(&elsewhere);
}

static void check_has_the_records(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->desk.records && app->desk.alone.held);
}

static void a_second_kiosk_on_one_database_waits_until_the_first_has_ended(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_FAULT, .check = check_second_is_told_and_end_the_first},
        {SCREEN_NAMES, .when = is_booted, .check = check_has_the_records},
    };
    static char at[160];
    int process;
    snprintf(at, sizeof at, "%s", in_folder("shared.db"));
    CHECK_INT(one_kiosk_begin(&elsewhere, at, &process), STATUS_OK);
    WALK_IN(rows, .database = at);
    CHECK_INT(one_kiosk_begin(&elsewhere, at, &process), STATUS_OK); /* who ended holds nothing */
    one_kiosk_end(&elsewhere);
}

static bool reply_is_stored(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return !app->talk.talk.moving && app->talk.talk.session.n_stored > 0;
}

static void check_offer(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->people.names.broken, "李敏");
    CHECK(app->desk.broken.attempt > 0);
}

static void check_same_customer(struct visitor *visitor, struct app *app)
{
    const struct session *session = &app->talk.talk.session;
    (void)visitor;
    CHECK_TEXT(app->desk.person.name, "李敏");
    CHECK_TEXT(session->config.play->id, "complaint");
    CHECK_INT(session->config.seed, 12345);
    CHECK_INT(app->desk.broken.attempt, 0); /* offered once */
}

/* The first kiosk ends in the middle of a conversation, as by a kill: what is in the records is the
 * same. */
static void after_a_kill_the_kiosk_offers_the_conversation_again(void)
{
    static const struct walk_row first[] = {
        {SCREEN_TALK, .when = reply_is_stored, .patience_s = 120},
    };
    static const struct walk_row second[] = {
        {SCREEN_NAMES, .when = is_booted, .check = check_offer, .touch = {ACTION_TAKE_UP, 0}},
        {SCREEN_TALK, .when = is_asking, .check = check_same_customer},
    };
    static char at[160];
    snprintf(at, sizeof at, "%s", in_folder("killed.db"));
    WALK_IN(first, .play = "power-supply/complaint", .person = "李敏", .database = at);
    run_sql(at, "UPDATE attempts SET seed = 12345");
    WALK_IN(second, .database = at);
}

static void check_says_which_line_and_mend(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_SETTINGS);
    CHECK(!app->desk.records && !*app->desk.database);
    CHECK(strstr(app->desk.fault_detail, "settings.yaml:2: ") != NULL);
    CHECK(app->fault.view.waits);
    write_settings("idle_s: 90\n");
}

static void check_records_are_open(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->desk.records && *app->desk.database && !*app->desk.notice);
}

static void settings_that_hide_the_database_open_no_other_until_they_are_mended(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_FAULT, .when = five_seconds_have_passed, .check = check_says_which_line_and_mend},
        {SCREEN_NAMES, .check = check_records_are_open},
    };
    write_settings("idle_s: 90\ndatabase: [/srv/yingda.db]\n");
    WALK(rows);
    write_settings("");
}

int main(void)
{
    visitor_home();
    RUN(a_second_kiosk_on_one_database_waits_until_the_first_has_ended);
    RUN(after_a_kill_the_kiosk_offers_the_conversation_again);
    RUN(a_damaged_database_gives_way_to_the_last_good_backup_and_the_trainer_is_told);
    RUN(left_alone_the_kiosk_tidies_its_database_and_backs_it_up_once_a_day);
    RUN(a_locked_database_is_waited_for_and_nothing_is_lost);
    RUN(settings_that_hide_the_database_open_no_other_until_they_are_mended);
    RUN(who_does_not_want_to_wait_has_the_card_and_is_told_that_it_is_not_stored);
    RUN(practice_works_without_records);
    return visitor_leaves();
}
