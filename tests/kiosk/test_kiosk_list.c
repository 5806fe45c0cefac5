/* The real app off screen: the list of all attempts, one's own and as the trainer sees it. */
#include "kiosk/app/router.h"
#include "tests/kiosk/fixture_month.h"

static int64_t row_attempt(const struct app *app, int row)
{
    return app->attempts.list.rows[row].summary.id;
}

static void type_pin(struct visitor *visitor, struct app *app)
{
    static const char pin[] = "2468";
    size_t typed = strlen(app->desk.asked.typed);
    if (app->desk.screen == SCREEN_PAD && typed < strlen(pin))
        touch(app, ACTION_KEY, pin[typed]);
    else if (app->desk.screen == SCREEN_PAD)
        pressed(visitor, app, ACTION_PAD_DONE, 0);
}

static void look_own_list(const struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    CHECK_INT(list->of, LIST_OWN);
    CHECK_INT(list->n_all, 18);
    CHECK_INT(list->n_rows, app->attempts.list.per_page);
    CHECK_INT(list->n_pages, (18 + app->attempts.list.per_page - 1) / app->attempts.list.per_page);
    CHECK(list->n_pages > 2);
    CHECK_INT(row_attempt(app, 0), 1); /* the newest */
    CHECK_INT(row_attempt(app, 1), COPIES + 2);
}

static int64_t opened;

static void look_own(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    switch (visitor->step) {
    case 0:
        if (app->desk.booted)
            pressed(visitor, app, ACTION_PERSON, 1);
        break;
    case 1:
        if (app->desk.screen == SCREEN_HOME) {
            CHECK_INT(app->people.history.view.n_all, 18);
            pressed(visitor, app, ACTION_ATTEMPTS, 0);
        }
        break;
    case 2:
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        look_own_list(app);
        CHECK(!touch(app, ACTION_LIST, -1)); /* there is none before */
        pressed(visitor, app, ACTION_LIST, 1);
        break;
    case 3:
        CHECK_INT(list->page, 1);
        opened = row_attempt(app, 2);
        pressed(visitor, app, ACTION_LISTED, 2);
        break;
    case 4:
        CHECK_INT(app->desk.screen, SCREEN_CARD);
        CHECK_INT(app->desk.card->attempt, opened);
        CHECK(!app->card.view.no_sound);
        CHECK(app->card.view.turns[0].playable); /* the whole of its sound */
        CHECK(app->card.view.again && !app->card.view.reviewing);
        pressed(visitor, app, ACTION_LIST, 1);
        break;
    case 5: /* the same page again */
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        CHECK(!app->card.past.attempt && !app->desk.card);
        CHECK_INT(list->page, 1);
        CHECK_INT(row_attempt(app, 2), opened);
        pressed(visitor, app, ACTION_LIST, list->n_pages - 1 > 1 ? 2 : 1);
        break;
    case 6: /* the last: what was broken off has no card */
        CHECK_INT(list->page, 2);
        CHECK_INT(list->n_rows, 18 - 2 * app->attempts.list.per_page);
        CHECK_INT(row_attempt(app, list->n_rows - 1), BROKEN_OFF);
        CHECK_INT(list->rows[list->n_rows - 1].card, ATTEMPT_BROKEN_OFF);
        CHECK(!touch(app, ACTION_LISTED, list->n_rows - 1));
        CHECK(!touch(app, ACTION_LIST, 3));
        pressed(visitor, app, ACTION_LISTED, 0);
        break;
    case 7:
        CHECK_INT(app->desk.screen, SCREEN_CARD);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    case 8:
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        CHECK_INT(list->page, 2);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    default:
        CHECK_INT(app->desk.screen, SCREEN_HOME);
        done(visitor, app);
    }
}

static void all_of_ones_own_attempts_can_be_opened_page_by_page(void)
{
    run(look_own);
}

static int open_item(const struct app *app)
{
    for (int i = 0; i < app->card.card.view.n_items; i++) {
        if (app->card.card.items[i].value == VERDICT_UNDECIDED)
            return i;
    }
    return -1;
}

/* The item that is open, decided; the PIN is asked for once, at the door. */
static void decide(struct visitor *visitor, struct app *app)
{
    int item = open_item(app);
    CHECK_INT(app->desk.screen, SCREEN_CARD);
    CHECK(item >= 0);
    CHECK_INT(app->card.view.review, 1);
    router_act(app, (struct action){ACTION_ITEM, item});
    router_act(app, (struct action){ACTION_MARK, MARK_SAID});
    CHECK_INT(app->desk.screen, SCREEN_ITEM);
    CHECK_INT(app->card.card.items[item].value, VERDICT_MET);
    router_act(app, (struct action){ACTION_CARD, 0});
    next(visitor);
}

static void look_reviews(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    switch (visitor->step) {
    case 0:
        if (app->desk.booted)
            pressed(visitor, app, ACTION_TRAINER, 0);
        break;
    case 1:
        type_pin(visitor, app);
        break;
    case 2:
        if (app->desk.screen == SCREEN_TRAINER) {
            CHECK_INT(app->trainer.view.to_review[MODE_EXAM], 2);
            pressed(visitor, app, ACTION_REVIEWS, MODE_EXAM);
        }
        break;
    case 3: /* the oldest first, whoever's it is */
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        CHECK_INT(list->n_all, 2);
        CHECK_INT(list->n_pages, 1);
        CHECK_INT(row_attempt(app, 0), EXAM_SECOND);
        CHECK_TEXT(list->rows[0].person, "李敏");
        CHECK_TEXT(list->rows[1].person, "王小红");
        pressed(visitor, app, ACTION_LISTED, 0);
        break;
    case 4:
        CHECK_TEXT(app->card.view.person, "李敏");
        CHECK(!hits_find(&app->hits, (struct action){ACTION_AGAIN, 0}));
        CHECK(app->card.view.reviewing);
        decide(visitor, app);
        break;
    case 5:
        CHECK_INT(app->card.view.review, 0);
        pressed(visitor, app, ACTION_LIST, 0);
        break;
    case 6: /* it waits no longer */
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        CHECK_INT(list->n_all, 1);
        CHECK_INT(row_attempt(app, 0), EXAM_FIRST);
        pressed(visitor, app, ACTION_LISTED, 0);
        break;
    case 7:
        decide(visitor, app);
        break;
    case 8:
        pressed(visitor, app, ACTION_LIST, 0);
        break;
    case 9:
        CHECK_INT(list->n_all, 0);
        CHECK_INT(list->n_rows, 0);
        pressed(visitor, app, ACTION_REVIEWS, MODE_PRACTICE);
        break;
    case 10:
        CHECK_INT(list->mode, MODE_PRACTICE);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    default:
        CHECK_INT(app->desk.screen, SCREEN_TRAINER);
        CHECK_INT(app->trainer.view.to_review[MODE_EXAM], 0);
        done(visitor, app);
    }
}

static void a_trainer_finds_what_wants_a_review_and_decides_it(void)
{
    run(look_reviews);
}

static void look_trainee(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    switch (visitor->step) {
    case 0:
        if (app->desk.booted)
            pressed(visitor, app, ACTION_TRAINER, 0);
        break;
    case 1:
        type_pin(visitor, app);
        break;
    case 2:
        if (app->desk.screen == SCREEN_TRAINER)
            pressed(visitor, app, ACTION_TRAINEES, 0);
        break;
    case 3:
        CHECK_INT(app->desk.screen, SCREEN_TRAINEES);
        pressed(visitor, app, ACTION_TRAINEE, 0);
        break;
    case 4:
        CHECK_INT(list->of, LIST_TRAINEE);
        CHECK_TEXT(list->person, "李敏");
        CHECK_INT(list->n_all, 1);
        pressed(visitor, app, ACTION_LISTED, 0);
        break;
    case 5: /* the trainer's mark of the test before; the sound was removed since */
        CHECK_INT(app->desk.screen, SCREEN_CARD);
        CHECK_TEXT(app->card.view.person, "李敏");
        CHECK(app->card.view.no_sound);
        CHECK(!app->card.view.turns[0].playable);
        for (int i = 0; i < app->card.card.view.n_items; i++)
            CHECK(!app->card.view.items[i].playable);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    case 6:
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        CHECK(app->desk.trainer);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    case 7:
        CHECK_INT(app->desk.screen, SCREEN_TRAINEES);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    case 8:
        CHECK_INT(app->desk.screen, SCREEN_TRAINER);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    default:
        CHECK_INT(app->desk.screen, SCREEN_NAMES);
        CHECK(!app->desk.trainer);
        router_act(app, (struct action){ACTION_REVIEWS, MODE_EXAM});
        CHECK_INT(app->desk.screen, SCREEN_PAD); /* not without the PIN */
        done(visitor, app);
    }
}

static void a_trainer_sees_one_persons_attempts_with_or_without_their_sound(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s/yingda/recordings", folder);
    CHECK_INT(system(command), 0);
    run(look_trainee);
}

static int card_left(const struct app *app)
{
    for (int i = 0; i < app->card.card.view.n_items; i++) {
        if (app->card.card.items[i].markable)
            return i;
    }
    return -1;
}

static void look_deleted(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    switch (visitor->step) {
    case 0:
        if (app->desk.booted)
            pressed(visitor, app, ACTION_PERSON, 1);
        break;
    case 1:
        if (app->desk.screen == SCREEN_HOME)
            pressed(visitor, app, ACTION_ATTEMPTS, 0);
        break;
    case 2:
        run_sql(database(), "DELETE FROM attempts WHERE id = %lld", (long long)row_attempt(app, 1));
        pressed(visitor, app, ACTION_LISTED, 1);
        break;
    case 3:
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        CHECK_INT(list->rows[1].card, ATTEMPT_DELETED);
        CHECK(!app->card.past.attempt);
        CHECK(!touch(app, ACTION_LISTED, 1));
        pressed(visitor, app, ACTION_LISTED, 0);
        break;
    case 4: /* the person, while a trainer has the card open */
        CHECK_INT(app->desk.screen, SCREEN_CARD);
        router_act(app, (struct action){ACTION_ITEM, card_left(app)});
        run_sql(database(), "DELETE FROM people WHERE id = 2");
        router_act(app, (struct action){ACTION_MARK, MARK_SAID});
        next(visitor);
        break;
    case 5:
        type_pin(visitor, app);
        break;
    case 6:
        CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
        CHECK(*app->desk.frame.notice);
        CHECK_INT(app->desk.fault, FAULT_NONE);
        CHECK_INT(list->n_all, 0);
        CHECK_INT(list->n_rows, 0);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    default:
        CHECK_INT(app->desk.screen, SCREEN_HOME);
        CHECK_INT(app->people.history.view.n_recent, 0);
        CHECK(!*app->desk.frame.notice);
        done(visitor, app);
    }
}

static void who_is_deleted_meanwhile_leaves_an_empty_list(void)
{
    run(look_deleted);
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
