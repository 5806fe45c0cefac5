/* kiosk/attempts: the real app off screen, with the list of all attempts, one's own and as the
 * trainer sees it. */
#include "kiosk/app/router.h"
#include "tests/kiosk/fixture_month.h"
#include "tests/kiosk/walk.h"
#include "tests/records/run_sql.h"

static int64_t opened;

static int64_t row_attempt(const struct app *app, int row)
{
    return app->attempts.list.rows[row].summary.id;
}

static void check_all_are_counted(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->people.history.view.n_all, 18);
}

static void check_first_page(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    (void)visitor;
    CHECK_INT(list->of, LIST_OWN);
    CHECK_INT(list->n_all, 18);
    CHECK_INT(list->n_rows, app->attempts.list.per_page);
    CHECK_INT(list->n_pages, (18 + app->attempts.list.per_page - 1) / app->attempts.list.per_page);
    CHECK(list->n_pages > 2);
    CHECK_INT(row_attempt(app, 0), 1); /* the newest */
    CHECK_INT(row_attempt(app, 1), COPIES + 2);
    CHECK(!is_there(app, ACTION_LIST, -1)); /* there is none before */
}

static void note_third_row(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->attempts.view.page, 1);
    opened = row_attempt(app, 2);
}

static void check_own_card(struct visitor *visitor, struct app *app)
{
    const struct card_view *card = &app->card.view;
    (void)visitor;
    CHECK_INT(app->desk.card->attempt, opened);
    CHECK(!card->silent);
    CHECK(card->turns[0].playable); /* the whole of its sound */
    CHECK(card->again && !card->reviewing);
}

static void check_same_page(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->card.past.attempt && !app->desk.card);
    CHECK_INT(app->attempts.view.page, 1);
    CHECK_INT(row_attempt(app, 2), opened);
}

static void check_last_page(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    (void)visitor;
    CHECK_INT(list->page, 2);
    CHECK_INT(list->n_rows, 18 - 2 * app->attempts.list.per_page);
    CHECK_INT(row_attempt(app, list->n_rows - 1), BROKEN_OFF);
    CHECK_INT(list->rows[list->n_rows - 1].card, ATTEMPT_BROKEN_OFF);
    CHECK(!is_there(app, ACTION_LISTED, list->n_rows - 1)); /* it has no card */
    CHECK(!is_there(app, ACTION_LIST, 3));
}

static void check_page_left(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->attempts.view.page, 2);
}

static void all_of_ones_own_attempts_can_be_opened_page_by_page(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 1}},
        {SCREEN_HOME, .check = check_all_are_counted, .touch = {ACTION_ATTEMPTS, 0}},
        {SCREEN_ATTEMPTS, .check = check_first_page, .touch = {ACTION_LIST, 1}},
        {SCREEN_ATTEMPTS, .check = note_third_row, .touch = {ACTION_LISTED, 2}},
        {SCREEN_CARD, .check = check_own_card, .touch = {ACTION_LIST, 1}},
        {SCREEN_ATTEMPTS, .check = check_same_page, .touch = {ACTION_LIST, 2}},
        {SCREEN_ATTEMPTS, .check = check_last_page, .touch = {ACTION_LISTED, 0}},
        {SCREEN_CARD, .key = SDLK_ESCAPE},
        {SCREEN_ATTEMPTS, .check = check_page_left, .key = SDLK_ESCAPE},
        {.screen = SCREEN_HOME},
    };
    WALK(rows);
}

static int open_item(const struct app *app)
{
    for (int i = 0; i < app->card.card.view.n_items; i++) {
        if (app->card.card.items[i].value == VERDICT_UNDECIDED)
            return i;
    }
    return -1;
}

static void decide_item(struct app *app, int item)
{
    router_act(app, (struct action){ACTION_ITEM, item});
    router_act(app, (struct action){ACTION_MARK, MARK_SAID});
    CHECK_INT(app->desk.screen, SCREEN_ITEM);
    CHECK_INT(app->card.card.items[item].value, VERDICT_MET);
    router_act(app, (struct action){ACTION_CARD, 0});
}

/* Nobody was heard, so all of it is open, and all is decided; the PIN is asked for once, at the
 * door. */
static void decide(struct visitor *visitor, struct app *app)
{
    int n_items = app->card.card.view.n_items;
    (void)visitor;
    CHECK(app->card.view.review > 0);
    for (int i = 0; i < n_items && open_item(app) >= 0 && !check_failures; i++)
        decide_item(app, open_item(app));
    CHECK_INT(open_item(app), -1);
}

static void check_two_exams_wait(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->trainer.view.to_hear, 2); /* the fixture says one of each exam */
}

/* The oldest first, whoever's it is. */
static void check_oldest_first(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    (void)visitor;
    CHECK_INT(list->n_all, 2);
    CHECK_INT(list->n_pages, 1);
    CHECK_INT(row_attempt(app, 0), EXAM_SECOND);
    CHECK_TEXT(list->rows[0].person, "李敏");
    CHECK_TEXT(list->rows[1].person, "王小红");
}

static void decide_limins(struct visitor *visitor, struct app *app)
{
    CHECK_TEXT(app->card.view.person, "李敏");
    CHECK(!is_there(app, ACTION_AGAIN, 0));
    CHECK(app->card.view.reviewing);
    decide(visitor, app);
}

static void check_decided(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->card.view.review, 0);
}

static void check_one_is_left(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->attempts.view.n_all, 1);
    CHECK_INT(row_attempt(app, 0), EXAM_FIRST);
}

static void check_none_is_left(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->attempts.view.n_all, 0);
    CHECK_INT(app->attempts.view.n_rows, 0);
}

static void check_practice(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->attempts.view.mode, MODE_PRACTICE);
}

static void check_no_exam_waits(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->trainer.view.to_hear, 0);
}

static void a_trainer_finds_what_wants_a_review_and_decides_it(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .check = check_two_exams_wait, .touch = {ACTION_HEAR, 0}},
        {SCREEN_HEAR, .touch = {ACTION_REVIEWS, MODE_EXAM}},
        {SCREEN_ATTEMPTS, .check = check_oldest_first, .touch = {ACTION_LISTED, 0}},
        {SCREEN_CARD, .check = decide_limins},
        {SCREEN_CARD, .check = check_decided, .touch = {ACTION_LIST, 0}},
        {SCREEN_ATTEMPTS, .check = check_one_is_left, .touch = {ACTION_LISTED, 0}},
        {SCREEN_CARD, .check = decide},
        {SCREEN_CARD, .touch = {ACTION_LIST, 0}},
        {SCREEN_ATTEMPTS, .check = check_none_is_left, .touch = {ACTION_REVIEWS, MODE_PRACTICE}},
        {SCREEN_ATTEMPTS, .check = check_practice, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .check = check_no_exam_waits},
    };
    WALK(rows);
}

static void check_limins_list(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    (void)visitor;
    CHECK_INT(list->of, LIST_TRAINEE);
    CHECK_TEXT(list->person, "李敏");
    CHECK_INT(list->n_all, 1);
}

static void check_card_without_sound(struct visitor *visitor, struct app *app)
{
    const struct card_view *card = &app->card.view;
    (void)visitor;
    CHECK_TEXT(card->person, "李敏");
    CHECK(card->silent != NULL);
    CHECK(!card->turns[0].playable);
    for (int i = 0; i < app->card.card.view.n_items; i++)
        CHECK(!card->items[i].playable);
}

static void check_still_a_trainer(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->desk.trainer);
}

static bool has_said(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return *app->desk.said != '\0';
}

/* A sheet to print, in the folder beside the database; nobody's own card has that button. */
static void check_sheet_is_written(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "成绩单写") != NULL);
    shell("ls %s/成绩单-%lld-*.pdf > /dev/null", in_folder("yingda/exchange"),
          (long long)app->desk.card->attempt);
}

static void check_pin_is_asked_for(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->desk.trainer);
    router_act(app, (struct action){ACTION_REVIEWS, MODE_EXAM});
    CHECK_INT(app->desk.screen, SCREEN_PAD);
}

/* The card has the trainer's mark of the test before; its sound was removed since. */
static void a_trainer_sees_one_persons_attempts_with_or_without_their_sound(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_TRAINEES, 0}},
        {SCREEN_TRAINEES, .touch = {ACTION_TRAINEE, 0}},
        {SCREEN_ATTEMPTS, .check = check_limins_list, .touch = {ACTION_LISTED, 0}},
        {SCREEN_CARD, .check = check_card_without_sound, .touch = {ACTION_CARD_SHEET, 0}},
        {SCREEN_CARD, .when = has_said, .check = check_sheet_is_written, .key = SDLK_ESCAPE},
        {SCREEN_ATTEMPTS, .check = check_still_a_trainer, .key = SDLK_ESCAPE},
        {SCREEN_TRAINEES, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .key = SDLK_ESCAPE},
        {SCREEN_NAMES, .check = check_pin_is_asked_for},
    };
    shell("rm -r %s", in_folder("yingda/recordings"));
    WALK(rows);
}

static int markable_item(const struct app *app)
{
    for (int i = 0; i < app->card.card.view.n_items; i++) {
        if (app->card.card.items[i].markable)
            return i;
    }
    return -1;
}

static void delete_second_row(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    run_sql(database(), "DELETE FROM attempts WHERE id = %lld", (long long)row_attempt(app, 1));
}

static void check_second_row_is_gone(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->attempts.view.rows[1].card, ATTEMPT_DELETED);
    CHECK(!app->card.past.attempt);
    CHECK(!is_there(app, ACTION_LISTED, 1));
}

/* The person, while a trainer has the card open. */
static void delete_the_person(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    router_act(app, (struct action){ACTION_ITEM, markable_item(app)});
    run_sql(database(), "DELETE FROM people WHERE id = 2");
    router_act(app, (struct action){ACTION_MARK, MARK_SAID});
}

static void check_empty_list(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(*app->desk.frame.notice);
    CHECK_INT(app->desk.fault, FAULT_NONE);
    CHECK_INT(app->attempts.view.n_all, 0);
    CHECK_INT(app->attempts.view.n_rows, 0);
}

static void check_empty_home(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->people.history.view.n_recent, 0);
    CHECK(!*app->desk.frame.notice);
}

static void who_is_deleted_meanwhile_leaves_an_empty_list(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 1}},
        {SCREEN_HOME, .touch = {ACTION_ATTEMPTS, 0}},
        {SCREEN_ATTEMPTS, .check = delete_second_row, .touch = {ACTION_LISTED, 1}},
        {SCREEN_ATTEMPTS, .check = check_second_row_is_gone, .touch = {ACTION_LISTED, 0}},
        {SCREEN_CARD, .check = delete_the_person},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_ATTEMPTS, .check = check_empty_list, .key = SDLK_ESCAPE},
        {SCREEN_HOME, .check = check_empty_home},
    };
    WALK(rows);
}

int main(void)
{
    visitor_home();
    month_make();
    RUN(all_of_ones_own_attempts_can_be_opened_page_by_page);
    RUN(a_trainer_finds_what_wants_a_review_and_decides_it);
    RUN(a_trainer_sees_one_persons_attempts_with_or_without_their_sound);
    RUN(who_is_deleted_meanwhile_leaves_an_empty_list);
    return visitor_leaves();
}
