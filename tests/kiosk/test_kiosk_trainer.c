/* The real app off screen: the trainer's PIN, checklist, second opinion and pages, and the card of
 * another day. */
#include "kiosk/app/router.h"
#include "records/stored_card.h"
#include "tests/kiosk/visitor.h"

static const struct criterion_view *criterion(const struct app *app, const char *name)
{
    for (int i = 0; i < app->card.view.n_criteria; i++) {
        if (strcmp(app->card.view.criteria[i].name, name) == 0)
            return &app->card.view.criteria[i];
    }
    return NULL;
}

static void type_pin(struct visitor *visitor, struct app *app, const char *pin)
{
    size_t typed = strlen(app->desk.asked.typed);
    if (app->desk.screen != SCREEN_PAD)
        return;
    if (typed < strlen(pin))
        touch(app, ACTION_KEY, pin[typed]);
    else
        pressed(visitor, app, ACTION_PAD_DONE, 0);
}

static int missed_item(const struct app *app)
{
    for (int i = 0; i < app->card.card.view.n_items; i++) {
        const struct item_view *item = &app->card.card.items[i];
        if (item->value == VERDICT_NOT_MET && item->kind == VERDICT_MOVE && item->markable)
            return i;
    }
    return -1;
}

static double total_before;
static int marked;

static void look_trainer(struct visitor *visitor, struct app *app)
{
    switch (visitor->step) {
    case 0: /* the telephone rings out: the shortest way to a card */
        if (app->desk.screen == SCREEN_RING)
            pressed(visitor, app, ACTION_PICK_UP, 0);
        break;
    case 1:
        if (app->desk.screen == SCREEN_TALK)
            pressed(visitor, app, ACTION_HANG_UP, 0);
        break;
    case 2:
        if (app->desk.screen == SCREEN_CARD) {
            CHECK(app->card.view.not_seen > 0 && app->card.view.seen == 0);
            CHECK_NEAR(criterion(app, "仪容举止")->points_max, 0, 0);
            pressed(visitor, app, ACTION_CHECKLIST, 0);
        }
        break;
    case 3:
        type_pin(visitor, app, "1111");
        break;
    case 4:
        CHECK_INT(app->desk.screen, SCREEN_PAD);
        CHECK(*app->pad.view.complaint);
        CHECK_TEXT(app->pad.view.typed, "");
        next(visitor);
        break;
    case 5:
        type_pin(visitor, app, "2468");
        break;
    case 6:
        if (app->desk.screen == SCREEN_CHECKLIST)
            pressed(visitor, app, ACTION_SIGHT, 3 * 0 + SIGHT_GOOD);
        break;
    case 7:
        pressed(visitor, app, ACTION_SIGHT, 3 * 1 + SIGHT_BAD);
        break;
    case 8:
        pressed(visitor, app, ACTION_SIGHTS_DONE, 0);
        break;
    case 9:
        if (app->desk.screen == SCREEN_CARD) {
            CHECK_INT(app->card.view.seen, 2);
            CHECK(criterion(app, "仪容举止")->points_max > 0);
            CHECK(criterion(app, "仪容举止")->points > 0);
            total_before = app->card.view.total;
            pressed(visitor, app, ACTION_TAB, CARD_TURNS);
        }
        break;
    case 10:
        marked = missed_item(app);
        CHECK(marked >= 0);
        if (app->card.view.tab == CARD_TURNS && !touch(app, ACTION_ITEM, marked))
            SDL_PushEvent(&(SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .y = -1}});
        if (app->desk.screen == SCREEN_ITEM ||
            hits_find(&app->hits, (struct action){ACTION_ITEM, marked}))
            next(visitor);
        break;
    case 11:
        if (app->desk.screen == SCREEN_ITEM)
            pressed(visitor, app, ACTION_MARK, MARK_SAID);
        break;
    case 12: {
        struct stored_card stored;
        CHECK_INT(app->desk.screen, SCREEN_ITEM); /* the PIN is not asked for twice */
        CHECK_INT(app->card.card.items[marked].value, VERDICT_MET);
        CHECK_TEXT(app->card.card.items[marked].mark, "听录音，确认说了");
        CHECK(app->card.view.total > total_before);
        CHECK_INT(records_card(app->desk.records, app->desk.card->attempt, &stored), STATUS_OK);
        CHECK_NEAR(stored.stored.total, app->card.view.total, 0.001);
        CHECK_NEAR(stored.card.total, app->card.view.total, 0.001);
        stored_card_finish(&stored);
        pressed(visitor, app, ACTION_MARK, MARK_NONE);
        break;
    }
    case 13:
        CHECK_INT(app->card.card.items[marked].value, VERDICT_NOT_MET);
        CHECK(!app->card.card.items[marked].mark);
        CHECK_NEAR(app->card.view.total, total_before, 0.001);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    case 14:
        if (app->desk.screen == SCREEN_CARD)
            pressed(visitor, app, ACTION_HOME, 0);
        break;
    case 15:
        if (app->desk.screen == SCREEN_HOME) {
            CHECK(!app->desk.trainer); /* whoever comes next is no trainer */
            CHECK(!app->desk.card && !app->card.past.attempt);
            int other = library_find(&app->desk.library, "power-supply/billing-dispute");
            if (app->desk.play != other) { /* whose third standard many a play does not have */
                router_act(app, (struct action){ACTION_BRIEF, other});
                router_act(app, (struct action){ACTION_STANDARD, 0});
                router_act(app, (struct action){ACTION_STANDARD, 0});
                CHECK_INT(app->desk.standard, 2);
                router_act(app, (struct action){ACTION_HOME, 0});
            } else {
                pressed(visitor, app, ACTION_PAST, 0);
            }
        }
        break;
    case 16: /* the same card, from the records alone */
        if (app->desk.screen == SCREEN_CARD) {
            CHECK_NEAR(app->card.view.total, total_before, 0.001);
            CHECK_INT(app->card.view.seen, 2);
            CHECK_INT(app->card.card.items[marked].value, VERDICT_NOT_MET);
            CHECK(app->desk.card == &app->card.past && app->desk.card->n_sounds > 0);
            CHECK(app->desk.card->sounds[0].sound.n_samples > 0);
            CHECK_INT(app->desk.standard, 0);
            router_act(app, (struct action){ACTION_ITEM, marked});
            next(visitor);
        }
        break;
    case 17:
        if (app->desk.screen == SCREEN_ITEM)
            pressed(visitor, app, ACTION_MARK, MARK_SAID);
        break;
    case 18:
        type_pin(visitor, app, "2468");
        break;
    case 19:
        if (app->desk.screen == SCREEN_ITEM) {
            CHECK_INT(app->card.card.items[marked].value, VERDICT_MET);
            CHECK(app->card.view.total > total_before);
            total_before = app->card.view.total;
            router_act(app, (struct action){ACTION_HOME, 0});
            next(visitor);
        }
        break;
    default:
        if (app->desk.screen == SCREEN_HOME) {
            CHECK_NEAR(app->people.history.recent[0].total, total_before, 0.001);
            CHECK(!app->card.past.attempt);
            done(visitor, app);
        }
    }
}

static void a_trainer_with_the_pin_marks_what_the_ear_cannot_know(void)
{
    struct visitor visitor = {.look = look_trainer};
    write_settings("trainer_pin: \"2468\"\n");
    run_config(&visitor, (struct app_config){.play = "power-supply/outage", .person = "王小红"});
    write_settings("");
}

static void look_pages(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.booted)
        pressed(visitor, app, ACTION_TRAINER, 0);
    else if (visitor->step == 1 && app->desk.screen == SCREEN_TRAINER)
        pressed(visitor, app, ACTION_STANDARDS, 0);
    else if (visitor->step == 2 && app->desk.screen == SCREEN_STANDARDS) {
        const struct standards_view *standards = &app->trainer.standards.view;
        CHECK_INT(standards->n_titles, 3);
        CHECK_INT(standards->n_rows, app->desk.library.packs[0]->n_disagreements);
        CHECK(standards->n_rows >= 14);
        CHECK_TEXT(standards->rows[0].name, "电话几声内接听");
        CHECK(standards->rows[0].texts[0] && standards->rows[0].texts[1]);
        next(visitor);
    } else if (visitor->step == 3 && visitor->clock_ms - visitor->since_ms > 61000) {
        CHECK_INT(app->desk.screen, SCREEN_NAMES); /* nobody reads it any more */
        done(visitor, app);
    }
}

static void the_trainers_pages_are_open_without_a_pin_and_decay_home(void)
{
    write_settings("idle_s: 30\n");
    run(look_pages);
    write_settings("");
}

static void look_behind_pin(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.booted)
        pressed(visitor, app, ACTION_TRAINER, 0);
    else if (visitor->step == 1)
        type_pin(visitor, app, "2468");
    else if (visitor->step == 2 && app->desk.screen == SCREEN_TRAINER)
        pressed(visitor, app, ACTION_STANDARDS, 0);
    else if (visitor->step == 3 && app->desk.screen == SCREEN_STANDARDS) {
        key(SDLK_ESCAPE);
        next(visitor);
    } else if (visitor->step == 4 && app->desk.screen == SCREEN_TRAINER) {
        key(SDLK_ESCAPE);
        next(visitor);
    } else if (visitor->step == 5 && app->desk.screen == SCREEN_NAMES) {
        CHECK(!app->desk.trainer);
        done(visitor, app);
    }
}

static void the_pin_opens_the_trainers_pages_once_and_until_they_are_left(void)
{
    write_settings("trainer_pin: \"2468\"\n");
    run(look_behind_pin);
    write_settings("");
}

int main(void)
{
    visitor_home();
    RUN(a_trainer_with_the_pin_marks_what_the_ear_cannot_know);
    RUN(the_trainers_pages_are_open_without_a_pin_and_decay_home);
    RUN(the_pin_opens_the_trainers_pages_once_and_until_they_are_left);
    return visitor_leaves();
}
