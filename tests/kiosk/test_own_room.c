/* kiosk/own: the notice before the first recording, what follows of either answer, and the mind
 * that is changed later. The trainee says nothing: what is tested is what is kept, and silence is
 * kept as speech is. */
#include <dirent.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "kiosk/app/router.h"
#include "tests/kiosk/walk.h"
#include "tests/records/run_sql.h"

enum { LI = 0 };

/* Sounds below the recordings folder. */
static int sounds_on_disk(void)
{
    FILE *found = NULL;
    char command[400];
    int count = -1;
    snprintf(command, sizeof command, "find %s -type f 2>/dev/null | wc -l",
             in_folder("yingda/recordings"));
    found = popen(command, "r");
    CHECK(found && fscanf(found, "%d", &count) == 1);
    if (found)
        pclose(found);
    return count;
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

static bool is_home(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->people.history.view.next != NULL;
}

static void open_outage(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    int play = library_find(&app->desk.library, "power-supply/outage");
    router_act(app, (struct action){ACTION_BRIEF, play});
}

/* How somebody gets in whose number ends so, calls, and hangs up. */
#define COMES_IN                                                                                   \
    {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, LI}},                               \
    {                                                                                              \
        SCREEN_PAD, .keys = "027", .touch = { ACTION_KEY, '3' }                                    \
    }
#define CALLS                                                                                      \
    {SCREEN_HOME, .when = is_home, .check = open_outage},                                          \
    {                                                                                              \
        SCREEN_BRIEF, .touch = { ACTION_START, 0 }                                                 \
    }
#define HANGS_UP                                                                                   \
    {SCREEN_RING, .when = rings, .touch = {ACTION_PICK_UP, 0}},                                    \
    {                                                                                              \
        SCREEN_TALK, .when = a_second_has_passed, .touch = { ACTION_HANG_UP, 0 }                   \
    }

/* Two buttons of one size, none of which Enter presses. */
static void check_the_answers_are_equally_easy(struct visitor *visitor, struct app *app)
{
    const struct hit *yes = hits_find(&app->hits, (struct action){ACTION_CONSENT_YES, 0});
    const struct hit *no = hits_find(&app->hits, (struct action){ACTION_CONSENT_NO, 0});
    (void)visitor;
    CHECK(yes && no);
    if (!yes || !no)
        return;
    CHECK_NEAR(yes->rect.w, no->rect.w, 0.5);
    CHECK_NEAR(yes->rect.h, no->rect.h, 0.5);
    CHECK_INT(app->hits.primary.kind, ACTION_NONE);
}

static void check_heard_from_memory_and_not_kept(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->talk.card.attempt > 0 && !app->card.view.not_stored);
    CHECK(app->talk.card.sounds[0].sound.n_samples > 0 && !app->card.view.silent);
    CHECK_INT(sounds_on_disk(), 0);
}

static void check_says_that_none_was_kept(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->card.view.silent && strstr(app->card.view.silent, "没有存录音"));
}

static void who_refuses_practises_and_nothing_is_kept(void)
{
    static const struct walk_row rows[] = {
        COMES_IN,
        CALLS,
        {SCREEN_CONSENT, .check = check_the_answers_are_equally_easy,
         .touch = {ACTION_CONSENT_NO, 0}},
        HANGS_UP,
        {SCREEN_CARD, .check = check_heard_from_memory_and_not_kept, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_PAST, 0}}, /* from the records */
        {SCREEN_CARD, .check = check_says_that_none_was_kept},
    };
    WALK(rows);
}

static void check_was_not_asked(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.screen, SCREEN_RING);
}

static void check_refused(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->own.own_view.decision, DECISION_REFUSED);
    CHECK_INT(app->own.own_view.recordings, 0);
}

static void check_agreed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->own.own_view.decision, DECISION_AGREED);
    CHECK_INT(sounds_on_disk(), 0); /* what was said before stays unkept */
}

static void check_kept(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(sounds_on_disk() > 0);
    CHECK(!app->card.view.silent);
}

/* Not asked again; and from one's own page the mind is changed. */
static void who_changes_the_mind_is_kept_from_then_on(void)
{
    static const struct walk_row rows[] = {
        COMES_IN,
        CALLS,
        {SCREEN_RING, .when = rings, .check = check_was_not_asked, .touch = {ACTION_PICK_UP, 0}},
        {SCREEN_TALK, .when = a_second_has_passed, .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_CARD, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_OWN, 0}},
        {SCREEN_OWN, .check = check_refused, .touch = {ACTION_CONSENT, 0}},
        {SCREEN_CONSENT, .touch = {ACTION_CONSENT_YES, 0}},
        {SCREEN_OWN, .check = check_agreed, .touch = {ACTION_HOME, 0}},
        CALLS,
        HANGS_UP,
        {SCREEN_CARD, .check = check_kept, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_PAST, 0}},
        {SCREEN_CARD, .check = check_kept},
    };
    WALK(rows);
}

static void check_sound_is_still_there(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "录音都还在") != NULL);
    CHECK(sounds_on_disk() > 0);
    CHECK(app->desk.consent.agreed);
}

static void check_sound_is_gone(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->own.own_view.decision, DECISION_REFUSED);
    CHECK_INT(app->own.own_view.recordings, 0);
    CHECK_INT(sounds_on_disk(), 0);
}

static void check_says_that_it_was_removed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->card.view.silent && strstr(app->card.view.silent, "本人要求删除"));
}

static void check_kept_sound_is_told(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->own.own_view.recordings > 0);
    CHECK_INT(app->own.own_view.practice_days, SOUND_DAYS_PRACTICE);
}

static void who_takes_consent_back_shows_to_be_the_owner_and_it_is_gone(void)
{
    static const struct walk_row rows[] = {
        COMES_IN,
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_OWN, 0}},
        {SCREEN_OWN, .check = check_kept_sound_is_told, .touch = {ACTION_CONSENT, 0}},
        {SCREEN_CONSENT, .touch = {ACTION_CONSENT_NO, 0}},
        {SCREEN_PAD, .keys = "9999"},
        {SCREEN_PAD, .check = check_sound_is_still_there},
        {SCREEN_PAD, .keys = "027", .touch = {ACTION_KEY, '3'}},
        {SCREEN_OWN, .check = check_sound_is_gone, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_PAST, 0}},
        {SCREEN_CARD, .check = check_says_that_it_was_removed},
    };
    WALK(rows);
}

static void check_undecided(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.consent.notice, 0);
    CHECK_INT(sounds_on_disk(), 0);
}

/* The way back is no answer: the next time it is asked again. */
static void who_goes_back_has_not_decided(void)
{
    static const struct walk_row rows[] = {
        COMES_IN,
        CALLS,
        {SCREEN_CONSENT, .key = SDLK_ESCAPE},
        {SCREEN_HOME, .when = is_home, .check = check_undecided},
        CALLS,
        {SCREEN_CONSENT, .check = check_undecided, .touch = {ACTION_CONSENT_YES, 0}},
        {SCREEN_RING, .when = rings},
    };
    run_sql(database(), "DELETE FROM consents");
    WALK(rows);
}

/* The settings keep sound longer than was agreed to. */
static void who_agreed_to_fewer_days_is_asked_again(void)
{
    static const struct walk_row rows[] = {
        COMES_IN,
        CALLS,
        {SCREEN_CONSENT, .touch = {ACTION_CONSENT_NO, 0}},
        {SCREEN_RING, .when = rings},
    };
    write_settings("trainer_pin: \"2468\"\nkeep_practice_days: 180\n"
                   "people:\n  - {number: \"00070273\", name: 李敏}\n");
    WALK(rows);
}

static void check_nothing_is_kept_of_a_guest(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.person.name, "访客");
    CHECK_INT(sounds_on_disk(), 0);
}

static void a_guest_is_not_asked_and_nothing_is_kept(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_RING, .when = rings, .touch = {ACTION_PICK_UP, 0}},
        {SCREEN_TALK, .when = a_second_has_passed, .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_CARD, .check = check_nothing_is_kept_of_a_guest},
    };
    WALK_IN(rows, .play = "power-supply/outage");
}

static void check_has_pin(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->desk.person.has_pin && app->own.own_view.has_pin);
    CHECK_TEXT(app->own.pin, "");
}

static void check_too_easy(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "太好猜") != NULL);
}

static void check_too_short(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "太短") != NULL);
}

static void check_not_the_same(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "不一样") != NULL);
    CHECK(!app->desk.person.has_pin);
}

static bool complains(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.asked.complaint && *app->desk.asked.complaint;
}

static void check_wrong_pin(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.asked.pad, PAD_OWN_PIN);
    CHECK(strstr(app->desk.asked.complaint, "密码不对") != NULL);
    CHECK_INT(app->desk.person.id, 0);
}

static void check_the_pin_is_hashed(struct visitor *visitor, struct app *app)
{
    char hash[PIN_HASH_SIZE];
    (void)visitor;
    CHECK_INT(records_pin(app->desk.records, app->desk.person.id, hash), STATUS_OK);
    CHECK(strncmp(hash, "$argon2id$", 10) == 0 && !strstr(hash, "2748"));
}

static void a_pin_of_ones_own_stands_in_the_place_of_the_number(void)
{
    static const struct walk_row rows[] = {
        COMES_IN,
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_OWN, 0}},
        {SCREEN_OWN, .touch = {ACTION_OWN_PIN, 0}},
        {SCREEN_PAD, .keys = "027", .touch = {ACTION_KEY, '3'}}, /* is it the owner? */
        {SCREEN_PAD, .keys = "0273", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = complains, .check = check_too_easy},
        {SCREEN_PAD, .keys = "274", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = complains, .check = check_too_short},
        {SCREEN_PAD, .keys = "2748", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .keys = "2749", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = complains, .check = check_not_the_same},
        {SCREEN_PAD, .keys = "2748", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_OWN, .check = check_the_pin_is_hashed},
        {SCREEN_OWN, .check = check_has_pin, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_LEAVE, 0}},
        {SCREEN_NAMES, .touch = {ACTION_PERSON, LI}},
        {SCREEN_PAD, .keys = "0273", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = complains, .check = check_wrong_pin},
        {SCREEN_PAD, .key = SDLK_ESCAPE},
        {SCREEN_NAMES, .touch = {ACTION_NEW_NAME, 0}}, /* the whole number is not enough */
        {SCREEN_ENTRY, .keys = "00070273", .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_PAD, .keys = "2748", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_HOME, .when = is_home},
    };
    WALK(rows);
}

static void check_shut(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.person.id, 0);
    CHECK(strstr(app->desk.said, "过一分钟") != NULL);
}

#define WRONG_PIN                                                                                  \
    {SCREEN_PAD, .keys = "1357", .touch = {ACTION_PAD_DONE, 0}},                                   \
    {                                                                                              \
        SCREEN_PAD, .when = complains, .check = check_wrong_pin                                    \
    }

static void who_guesses_waits_a_minute_even_for_the_right_one(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, LI}},
        WRONG_PIN,
        WRONG_PIN,
        WRONG_PIN,
        WRONG_PIN,
        {SCREEN_PAD, .keys = "1357", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_NAMES, .check = check_shut, .touch = {ACTION_PERSON, LI}},
        {SCREEN_NAMES, .when = a_second_has_passed, .check = check_shut},
    };
    WALK(rows);
}

static void check_trainees_pin_is_gone(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->desk.trainee.has_pin && !app->people.people.list[LI].has_pin);
}

static void a_trainer_takes_a_forgotten_pin_away(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_TRAINEES, 0}},
        {SCREEN_TRAINEES, .touch = {ACTION_TRAINEE, LI}},
        {SCREEN_ATTEMPTS, .touch = {ACTION_OWN_PIN_LOST, 0}},
        {SCREEN_ATTEMPTS, .when = a_second_has_passed, .check = check_trainees_pin_is_gone},
    };
    WALK(rows);
}

static void open_what_was_missed(struct visitor *visitor, struct app *app)
{
    const struct card_view *card = &app->card.view;
    (void)visitor;
    for (int i = 0; i < card->n_items; i++) {
        if (card->items[i].disputable) {
            router_act(app, (struct action){ACTION_ITEM, i});
            return;
        }
    }
    CHECK(!"nothing can be disputed");
}

static void check_disputed(struct visitor *visitor, struct app *app)
{
    const struct item_view *item = &app->card.view.items[app->card.view.item];
    (void)visitor;
    CHECK(!item->disputable);
    CHECK_INT(item->dispute, ITEM_DISPUTED);
}

static void who_holds_a_verdict_to_be_wrong_says_so(void)
{
    static const struct walk_row rows[] = {
        COMES_IN,
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_PAST, 0}},
        {SCREEN_CARD, .check = open_what_was_missed},
        {SCREEN_ITEM, .touch = {ACTION_DISPUTE, 0}},
        {SCREEN_ITEM, .when = a_second_has_passed, .check = check_disputed},
    };
    WALK(rows);
}

static void check_clock_is_doubted(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(*app->trainer.kept_view.doubted);
}

static void check_clock_is_believed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->trainer.kept_view.doubted, "");
}

/* The keeper was round a year ago; only where no time server vouches for the clock. */
static void a_trainer_vouches_for_a_clock_that_leapt(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_KEPT, 0}},
        {SCREEN_KEPT, .check = check_clock_is_doubted, .touch = {ACTION_CLOCK_RIGHT, 0}},
        {SCREEN_KEPT, .when = a_second_has_passed, .check = check_clock_is_believed},
    };
    run_sql(database(),
            "INSERT OR REPLACE INTO keeper VALUES (1, 1000 * (unixepoch() - 31536000))");
    if (!clock_is_set())
        WALK(rows);
}

static bool the_keeper_was_round(const struct visitor *visitor, const struct app *app)
{
    return visitor_waited_ms(visitor) > KEEPER_DAILY_MS + 2000 && !worker_busy(&app->keeper.worker);
}

static void check_old_sound_is_gone(struct visitor *visitor, struct app *app)
{
    struct kept_sounds kept;
    (void)visitor;
    CHECK_INT(app->keeper.job.round, ROUND_DAILY);
    CHECK_INT(records_kept(app->desk.records, 0, &kept), STATUS_OK);
    CHECK_INT(kept.recordings, 0);
    CHECK_INT(sounds_on_disk(), 0);
}

/* A sound that the keeper has known for a hundred days, on a machine that was on yesterday. */
static void the_keeper_removes_what_is_over_when_nobody_is_there(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = the_keeper_was_round, .check = check_old_sound_is_gone,
         .patience_s = 300},
    };
    shell("mkdir -p %s/20200101-080000-1", in_folder("yingda/recordings"));
    write_file(in_folder("yingda/recordings/20200101-080000-1/1.opus"), "sound");
    run_sql(database(),
            "INSERT OR REPLACE INTO keeper VALUES (1, 1000 * (unixepoch() - 86400));"
            "UPDATE attempts SET sound_seen_unix_ms = 1000 * (unixepoch() - 8640000),"
            " sound_gone_unix_ms = NULL, sound_gone_by = NULL WHERE id = 1;"
            "UPDATE turns SET recording = '20200101-080000-1/1.opus' WHERE attempt = 1");
    CHECK_INT(sounds_on_disk(), 1);
    WALK(rows);
}

int main(void)
{
    visitor_home();
    write_settings("trainer_pin: \"2468\"\npeople:\n  - {number: \"00070273\", name: 李敏}\n");
    RUN(who_refuses_practises_and_nothing_is_kept);
    RUN(who_changes_the_mind_is_kept_from_then_on);
    RUN(who_takes_consent_back_shows_to_be_the_owner_and_it_is_gone);
    RUN(who_holds_a_verdict_to_be_wrong_says_so);
    RUN(a_pin_of_ones_own_stands_in_the_place_of_the_number);
    RUN(who_guesses_waits_a_minute_even_for_the_right_one);
    RUN(a_trainer_takes_a_forgotten_pin_away);
    RUN(a_trainer_vouches_for_a_clock_that_leapt);
    RUN(the_keeper_removes_what_is_over_when_nobody_is_there);
    RUN(who_goes_back_has_not_decided);
    RUN(who_agreed_to_fewer_days_is_asked_again);
    RUN(a_guest_is_not_asked_and_nothing_is_kept); /* last: a name more */
    return visitor_leaves();
}
