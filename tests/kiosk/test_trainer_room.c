/* kiosk/trainer: the real app off screen, with the trainer's PIN, checklist, second opinion and
 * pages, and the card of another day. */
#include "kiosk/app/router.h"
#include "records/stored_card.h"
#include "tests/kiosk/walk.h"

static double total_before;
static int marked;

static const struct criterion_view *criterion(const struct app *app, const char *name)
{
    for (int i = 0; i < app->card.view.n_criteria; i++) {
        if (strcmp(app->card.view.criteria[i].name, name) == 0)
            return &app->card.view.criteria[i];
    }
    return NULL;
}

static int unheard_item(const struct app *app)
{
    for (int i = 0; i < app->card.card.view.n_items; i++) {
        const struct item_view *item = &app->card.card.items[i];
        if (item->value == VERDICT_UNDECIDED && item->kind == VERDICT_MOVE && item->markable)
            return i;
    }
    return -1;
}

static void check_nothing_seen(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->card.view.not_seen > 0 && app->card.view.seen == 0);
    CHECK_NEAR(criterion(app, "仪容举止")->points_max, 0, 0);
}

static void check_wrong_pin(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.screen, SCREEN_PAD);
    CHECK(*app->pad.view.complaint);
    CHECK_TEXT(app->pad.view.typed, "");
}

static void check_two_seen(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->card.view.seen, 2);
    CHECK(criterion(app, "仪容举止")->points_max > 0);
    CHECK(criterion(app, "仪容举止")->points > 0);
    total_before = app->card.view.total;
}

static bool is_on_turns(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->card.view.tab == CARD_TURNS;
}

/* Further down, most likely: scrolled to. */
static void reach_for_unheard_item(struct app *app)
{
    if (app->card.view.tab == CARD_TURNS && !is_there(app, ACTION_ITEM, unheard_item(app)))
        SDL_PushEvent(&(SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .y = -1}});
}

static bool unheard_item_is_in_sight(const struct visitor *visitor, const struct app *app)
{
    return is_on_turns(visitor, app) && is_there(app, ACTION_ITEM, unheard_item(app));
}

static void open_unheard_item(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    marked = unheard_item(app);
    CHECK(marked >= 0);
    CHECK(touch(app, ACTION_ITEM, marked));
}

static void check_stored(struct app *app)
{
    struct stored_card stored;
    CHECK_INT(records_card(app->desk.records, app->desk.card->attempt, &stored), STATUS_OK);
    CHECK_NEAR(stored.stored.total, app->card.view.total, 0.001);
    CHECK_NEAR(stored.card.total, app->card.view.total, 0.001);
    stored_card_finish(&stored);
}

static void check_marked(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.screen, SCREEN_ITEM); /* the PIN is not asked for twice */
    CHECK_INT(app->card.card.items[marked].value, VERDICT_MET);
    CHECK_TEXT(app->card.card.items[marked].mark, "听录音，确认说了");
    CHECK(app->card.view.total > total_before);
    check_stored(app);
}

static void check_mark_taken_back(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->card.card.items[marked].value, VERDICT_UNDECIDED);
    CHECK(!app->card.card.items[marked].mark);
    CHECK_NEAR(app->card.view.total, total_before, 0.001);
}

/* And goes by a play whose third standard many another play does not have. */
static void check_no_trainer_no_card(struct visitor *visitor, struct app *app)
{
    int other = library_find(&app->desk.library, "power-supply/billing-dispute");
    (void)visitor;
    CHECK(!app->desk.trainer); /* whoever comes next is no trainer */
    CHECK(!app->desk.card && !app->card.past.attempt);
    router_act(app, (struct action){ACTION_BRIEF, other});
    router_act(app, (struct action){ACTION_STANDARD, 0});
    router_act(app, (struct action){ACTION_STANDARD, 0});
    CHECK_INT(app->desk.standard, 2);
    router_act(app, (struct action){ACTION_HOME, 0});
}

static void check_card_from_records(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_NEAR(app->card.view.total, total_before, 0.001);
    CHECK_INT(app->card.view.seen, 2);
    CHECK_INT(app->card.card.items[marked].value, VERDICT_UNDECIDED);
    CHECK(app->desk.card == &app->card.past && app->desk.card->n_sounds > 0);
    CHECK(app->desk.card->sounds[0].sound.n_samples > 0);
    CHECK_INT(app->desk.standard, 0);
    router_act(app, (struct action){ACTION_ITEM, marked});
}

static void check_marked_again(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->card.card.items[marked].value, VERDICT_MET);
    CHECK(app->card.view.total > total_before);
    total_before = app->card.view.total;
    router_act(app, (struct action){ACTION_HOME, 0});
}

static void check_home_has_the_mark(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_NEAR(app->people.history.recent[0].total, total_before, 0.001);
    CHECK(!app->card.past.attempt);
}

static void a_trainer_with_the_pin_marks_what_the_ear_cannot_know(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_RING, .touch = {ACTION_PICK_UP, 0}}, /* the shortest way to a card */
        {SCREEN_TALK, .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_CARD, .check = check_nothing_seen, .touch = {ACTION_CHECKLIST, 0}},
        {SCREEN_PAD, .keys = "1111", .touch = {ACTION_PAD_DONE, 0}},
        {ANY_SCREEN, .check = check_wrong_pin},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_CHECKLIST, .touch = {ACTION_SIGHT, 3 * 0 + SIGHT_GOOD}},
        {SCREEN_CHECKLIST, .touch = {ACTION_SIGHT, 3 * 1 + SIGHT_BAD}},
        {SCREEN_CHECKLIST, .touch = {ACTION_SIGHTS_DONE, 0}},
        {SCREEN_CARD, .check = check_two_seen, .touch = {ACTION_TAB, CARD_TURNS}},
        {SCREEN_CARD, .when = unheard_item_is_in_sight, .meanwhile = reach_for_unheard_item,
         .check = open_unheard_item},
        {SCREEN_ITEM, .touch = {ACTION_MARK, MARK_SAID}},
        {ANY_SCREEN, .check = check_marked, .touch = {ACTION_MARK, MARK_NONE}},
        {ANY_SCREEN, .check = check_mark_taken_back, .key = SDLK_ESCAPE},
        {SCREEN_CARD, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .check = check_no_trainer_no_card},
        {SCREEN_HOME, .touch = {ACTION_PAST, 0}},
        {SCREEN_CARD, .check = check_card_from_records}, /* from the records alone */
        {SCREEN_ITEM, .touch = {ACTION_MARK, MARK_SAID}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_ITEM, .check = check_marked_again},
        {SCREEN_HOME, .check = check_home_has_the_mark},
    };
    write_settings("trainer_pin: \"2468\"\n");
    WALK_IN(rows, .play = "power-supply/outage", .person = "王小红");
    write_settings("");
}

/* On another day, with another app: what is open when the kiosk ends is freed and closed. Without
 * that ASan ends this program with a leak. */
static void leaving_with_the_card_of_another_day_open_leaks_nothing(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .touch = {ACTION_PAST, 0}},
        {SCREEN_CARD, .touch = {ACTION_CHECKLIST, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_CHECKLIST, .touch = {ACTION_SIGHT, 3 * 0 + SIGHT_GOOD}},
        {.screen = SCREEN_CHECKLIST},
    };
    write_settings("trainer_pin: \"2468\"\n");
    WALK(rows);
    write_settings("");
}

static void check_standards(struct visitor *visitor, struct app *app)
{
    const struct standards_view *standards = &app->trainer.standards.view;
    (void)visitor;
    CHECK_INT(standards->n_titles, 4);
    CHECK_INT(standards->n_rows, app->desk.library.packs[0]->n_disagreements);
    CHECK(standards->n_rows >= 14);
    CHECK_TEXT(standards->rows[0].name, "电话几声内接听");
    CHECK(standards->rows[0].texts[0] && standards->rows[0].texts[1]);
}

static bool a_minute_has_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) > 61000;
}

static void check_names(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.screen, SCREEN_NAMES); /* nobody reads it any more */
}

static void the_trainers_pages_decay_home(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_STANDARDS, 0}},
        {SCREEN_STANDARDS, .check = check_standards},
        {ANY_SCREEN, .when = a_minute_has_passed, .check = check_names, .patience_s = 62},
    };
    write_settings("idle_s: 30\ntrainer_pin: \"2468\"\n");
    WALK(rows);
    write_settings("");
}

static const char *fresh_database(void)
{
    const char *at = in_folder("first.db");
    shell("rm -rf %s*", at);
    return at;
}

static void check_only_a_pin_can_be_set(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->desk.trainer);
    for (int kind = ACTION_CHECKLIST; kind <= ACTION_STANDARDS; kind++)
        CHECK(!is_there(app, (enum action_kind)kind, 0));
    router_act(app, (struct action){ACTION_TRAINEES, 0}); /* nor by another way */
    CHECK_INT(app->desk.screen, SCREEN_ENTRY);
    router_act(app, (struct action){ACTION_REVIEWS, MODE_EXAM});
    CHECK_INT(app->desk.screen, SCREEN_ENTRY);
    router_act(app, (struct action){ACTION_TRAINER, 0});
}

static void check_guessed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "太好猜") != NULL);
    CHECK(!app->desk.trainer);
}

static void check_unlike(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.asked.pad, PAD_PIN_NEW);
    CHECK(strstr(app->desk.asked.complaint, "两次不一样") != NULL);
}

static bool is_signed_in(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.trainer && app->desk.screen == SCREEN_TRAINER;
}

static void check_li_stands_here(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.trainer_name, "LI");
    CHECK(app->trainer.view.own_pin);
}

static bool asks_once_more(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.asked.pad == PAD_PIN_AGAIN;
}

static bool asks_for_new(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.asked.pad == PAD_PIN_NEW;
}

static bool is_complaining(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return !worker_busy(&app->desk.worker) && strstr(app->desk.asked.complaint, "不对") != NULL;
}

static void check_has_to_wait(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "秒再试") != NULL);
    CHECK(!app->desk.trainer);
}

static void check_right_one_waits_too(struct visitor *visitor, struct app *app)
{
    check_has_to_wait(visitor, app);
    CHECK_INT(app->desk.screen, SCREEN_PAD);
}

/* From the first start: a name and a PIN; a weak one and a slip; then it is asked for, and whoever
 * guesses has to wait, also after the machine was switched off. */
static void without_a_pin_the_desk_offers_nothing_but_setting_one(void)
{
    static const struct walk_row first[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_ENTRY, .check = check_only_a_pin_can_be_set,
         .touch = {ACTION_KEYBOARD, KEYBOARD_LETTERS}},
        {SCREEN_ENTRY, .keys = "LI", .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_PAD, .when = asks_for_new, .keys = "2345", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .check = check_guessed},
        {SCREEN_PAD, .when = asks_for_new, .keys = "2580", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = asks_once_more, .keys = "2581", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .check = check_unlike},
        {SCREEN_PAD, .when = asks_for_new, .keys = "2580", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = asks_once_more, .keys = "2580", .touch = {ACTION_PAD_DONE, 0}},
        {ANY_SCREEN, .when = is_signed_in, .check = check_li_stands_here},
    };
    static const struct walk_row guesses[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "1111", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining},
        {SCREEN_PAD, .keys = "2222", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining},
        {SCREEN_PAD, .keys = "3333", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining, .check = check_has_to_wait},
    };
    static const struct walk_row later[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2580", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining, .check = check_right_one_waits_too},
    };
    static const struct walk_row right[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2580", .touch = {ACTION_PAD_DONE, 0}},
        {ANY_SCREEN, .when = is_signed_in, .check = check_li_stands_here},
    };
    const char *at = fresh_database();
    WALK_IN(first, .database = at);
    WALK_IN(right, .database = at);
    WALK_IN(guesses, .database = at);
    WALK_IN(later, .database = at);
}

static void check_is_the_settings_own(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.trainer_name, "培训师");
    CHECK(!app->trainer.view.own_pin);
}

static void check_pin_is_shown(struct visitor *visitor, struct app *app)
{
    check_is_the_settings_own(visitor, app);
    CHECK(app->trainer.view.pin_shown);
}

static void check_two_to_choose_from(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->sign_in.view.n_names, 2);
    CHECK_TEXT(app->sign_in.view.names[0], "培训师");
    CHECK_TEXT(app->sign_in.view.names[1], "WU");
}

static void check_wu_stands_here(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.trainer_name, "WU");
}

/* The PIN of the settings goes on working, as the first trainer's; a second one has his own. */
static void a_second_trainer_comes_by_a_name_and_a_pin_of_his_own(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {ANY_SCREEN, .when = is_signed_in, .check = check_pin_is_shown,
         .touch = {ACTION_TRAINER_NEW, 0}},
        {SCREEN_ENTRY, .touch = {ACTION_KEYBOARD, KEYBOARD_LETTERS}},
        {SCREEN_ENTRY, .keys = "WU", .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_PAD, .when = asks_for_new, .keys = "1379", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = asks_once_more, .keys = "1379", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .key = SDLK_ESCAPE},
        {SCREEN_NAMES, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_SIGN_IN, .check = check_two_to_choose_from, .touch = {ACTION_SIGN_IN_AS, 1}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}}, /* another one's */
        {SCREEN_PAD, .when = is_complaining},
        {SCREEN_PAD, .keys = "1379", .touch = {ACTION_PAD_DONE, 0}},
        {ANY_SCREEN, .when = is_signed_in, .check = check_wu_stands_here},
    };
    const char *at = fresh_database();
    write_settings("trainer_pin: \"2468\"\n");
    WALK_IN(rows, .database = at);
    write_settings("");
}

static void check_nobody_is_a_trainer(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->desk.trainer);
}

static void the_pin_opens_the_trainers_pages_once_and_until_they_are_left(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_STANDARDS, 0}},
        {SCREEN_STANDARDS, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .key = SDLK_ESCAPE},
        {SCREEN_NAMES, .check = check_nobody_is_a_trainer},
    };
    write_settings("trainer_pin: \"2468\"\n");
    WALK(rows);
    write_settings("");
}

static void check_nobody_leaves(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    router_act(app, (struct action){ACTION_QUIT, 0});
    CHECK(!app->desk.left && app->desk.screen == SCREEN_ENTRY);
}

static void without_a_pin_nobody_leaves_the_kiosk(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .check = check_nobody_leaves},
        {.screen = SCREEN_ENTRY},
    };
    WALK(rows);
}

static void check_leaves(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(is_there(app, ACTION_QUIT, 0));
    router_act(app, (struct action){ACTION_QUIT, 0});
    CHECK(app->desk.left);
}

/* Whoever looks later sees that somebody tried the PIN, and that the trainer left. */
static void whoever_knows_the_pin_leaves_and_the_audit_log_tells(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "1111", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .check = check_leaves},
    };
    struct audit_report report;
    shell("mkdir %s", in_folder("left"));
    write_settings("trainer_pin: \"2468\"\n");
    WALK_IN(rows, .database = in_folder("left/yingda.db"));
    write_settings("");
    CHECK_INT(audit_check(in_folder("left/audit.log"), NULL, &report), STATUS_OK);
    shell("test \"$(cut -f3,4 %s | tr '\\t\\n' '  ')\" = 'kiosk start kiosk settings somebody "
          "wrong-pin trainer pin trainer leave '",
          in_folder("left/audit.log"));
    shell("! grep -q '2468\\|1111' %s", in_folder("left/audit.log"));
}

static void check_still_shut(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->desk.trainer);
    CHECK_INT(app->desk.screen, SCREEN_PAD);
    CHECK(strstr(app->desk.asked.complaint, "设置文件") != NULL);
    CHECK(strstr(app->desk.notice, "锁着") != NULL);
}

/* A slip in the PIN's line, and whatever is typed is wrong. */
static void a_pin_that_could_not_be_read_opens_nothing(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .check = check_still_shut},
    };
    write_settings("trainer_pin：\"2468\"\nidle_s: 30\n");
    WALK(rows);
    write_settings("");
}

/* As `yingda pin` prints it. */
static void write_hashed_pin(const char *pin, size_t length)
{
    char hash[PASSWORD_HASH_SIZE], text[2 * PASSWORD_HASH_SIZE];
    CHECK_INT(password_hash_make(pin, hash), STATUS_OK);
    snprintf(text, sizeof text, "idle_s: 90\ntrainer_pin: \"%.*s\"\n", (int)length, hash);
    write_settings(text);
}

static void check_pin_is_not_shown(struct visitor *visitor, struct app *app)
{
    check_is_the_settings_own(visitor, app);
    CHECK(!app->trainer.view.pin_shown);
}

static void a_hashed_pin_of_the_settings_opens_as_its_digits_did(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "1111", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining, .check = check_nobody_is_a_trainer},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {ANY_SCREEN, .when = is_signed_in, .check = check_pin_is_not_shown},
    };
    write_hashed_pin("2468", PASSWORD_HASH_SIZE);
    WALK_IN(rows, .database = fresh_database());
    write_settings("");
}

static void whoever_guesses_a_hashed_pin_has_to_wait(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "1111", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining},
        {SCREEN_PAD, .keys = "2222", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining},
        {SCREEN_PAD, .keys = "3333", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining, .check = check_has_to_wait},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .when = is_complaining, .check = check_right_one_waits_too},
    };
    write_hashed_pin("2468", PASSWORD_HASH_SIZE);
    WALK_IN(rows, .database = fresh_database());
    write_settings("");
}

static void check_line_is_named(struct visitor *visitor, struct app *app)
{
    check_still_shut(visitor, app);
    CHECK(strstr(app->desk.notice, "第 2 行（trainer_pin）") != NULL);
}

/* Four letters are missing at its end, and nobody sets a first PIN instead. */
static void a_hashed_pin_that_is_damaged_opens_nothing(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .check = check_line_is_named},
    };
    char hash[PASSWORD_HASH_SIZE];
    CHECK_INT(password_hash_make("2468", hash), STATUS_OK);
    write_hashed_pin("2468", strlen(hash) - 4);
    WALK_IN(rows, .database = fresh_database());
    write_settings("");
}

static void check_named(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.notice, "设置文件第 2 行（idle_s）有误，这一项先按默认的来。");
}

static void a_setting_that_could_not_be_read_is_named(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .check = check_named, .touch = {ACTION_ABOUT, 0}},
        {SCREEN_ABOUT, .when = NULL},
    };
    write_settings("large_text: false\nidle_s: soon\n");
    WALK(rows);
    write_settings("");
}

int main(void)
{
    visitor_home();
    RUN(a_trainer_with_the_pin_marks_what_the_ear_cannot_know);
    RUN(leaving_with_the_card_of_another_day_open_leaks_nothing);
    RUN(the_trainers_pages_decay_home);
    RUN(without_a_pin_the_desk_offers_nothing_but_setting_one);
    RUN(a_second_trainer_comes_by_a_name_and_a_pin_of_his_own);
    RUN(the_pin_opens_the_trainers_pages_once_and_until_they_are_left);
    RUN(a_pin_that_could_not_be_read_opens_nothing);
    RUN(a_hashed_pin_of_the_settings_opens_as_its_digits_did);
    RUN(whoever_guesses_a_hashed_pin_has_to_wait);
    RUN(a_hashed_pin_that_is_damaged_opens_nothing);
    RUN(a_setting_that_could_not_be_read_is_named);
    RUN(without_a_pin_nobody_leaves_the_kiosk);
    RUN(whoever_knows_the_pin_leaves_and_the_audit_log_tells);
    return visitor_leaves();
}
