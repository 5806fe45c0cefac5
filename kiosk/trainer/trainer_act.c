/* What is the trainer's: the PIN, the checklist, a verdict decided otherwise, the standards. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/app/app_parts.h"
#include "kiosk/card/remark.h"

/* Marks are stored under this name: a kiosk knows that it was a trainer, not which. */
static const char trainer_name[] = "培训师";

void app_ask(struct app *app, enum pad pad, struct action then, struct action back)
{
    app->pad = (struct app_pad){.pad = pad, .then = then, .back = back};
    app_go(app, SCREEN_PAD);
}

bool app_trainer_may(struct app *app, struct action then, struct action back)
{
    if (app->trainer || !app->settings.trainer_pin)
        return true;
    app_ask(app, PAD_PIN, then, back);
    return false;
}

void pad_key(struct app *app, int arg)
{
    size_t used = strlen(app->pad.typed), most = app->pad.pad == PAD_PIN ? 8 : 12;
    app->pad.complaint = "";
    if (arg >= '0' && arg <= '9' && used < most) {
        app->pad.typed[used] = (char)arg;
        app->pad.typed[used + 1] = '\0';
    }
}

void pad_erase(struct app *app)
{
    size_t used = strlen(app->pad.typed);
    app->pad.complaint = "";
    if (used)
        app->pad.typed[used - 1] = '\0';
}

static void pad_paper(struct app *app)
{
    char number[24];
    if (exam_number_read(app->pad.typed, number))
        app_exam_open(app, number);
    else
        app->pad.complaint = "卷号是十二位数字，请再看一遍。";
}

static void pad_pin(struct app *app)
{
    const char *pin = app->settings.trainer_pin;
    struct action then = app->pad.then, back = app->pad.back;
    if (pin && strcmp(app->pad.typed, pin) != 0) {
        app->pad.typed[0] = '\0';
        app->pad.complaint = "口令不对，请再输一遍。";
        return;
    }
    app_act(app, back);  /* where it was asked for, then what it was asked for */
    app->trainer = true; /* now: on the choice of names nobody is one */
    app_act(app, then);
}

void app_pad_done(struct app *app, int arg)
{
    (void)arg;
    if (app->pad.pad == PAD_PAPER)
        pad_paper(app);
    else
        pad_pin(app);
}

static void trainer_open(struct app *app)
{
    app_go(app, SCREEN_TRAINER);
    enum status status =
        app->records ? attempts_to_review(app->records, app->to_review) : STATUS_OK;
    if (status != STATUS_OK)
        app_fail_status(app, status, records_problem(app->records));
}

void app_trainer(struct app *app, int arg)
{
    (void)arg;
    if (app_trainer_may(app, (struct action){ACTION_TRAINER, 0}, (struct action){ACTION_LEAVE, 0}))
        trainer_open(app);
}

void app_standards(struct app *app, int arg)
{
    (void)arg;
    if (!app->booted)
        return;
    if (standards_init(&app->standards, &app->library) != STATUS_OK)
        app_fail_status(app, STATUS_NO_MEMORY, "");
    else
        app_go(app, SCREEN_STANDARDS);
}

void app_show_card(struct app *app, const struct session *session)
{
    card_finish(&app->card);
    app->shown = session;
    app->tab = CARD_TODO;
    app->item = -1;
    if (card_init(&app->card, session) != STATUS_OK)
        app_fail_status(app, STATUS_NO_MEMORY, "");
    else
        app_go(app, SCREEN_CARD);
}

void app_card(struct app *app, int arg)
{
    (void)arg;
    observer_close(&app->observer);
    app->item = -1;
    if (app->shown)
        app_go(app, SCREEN_CARD);
}

void app_tab(struct app *app, int arg)
{
    app_hush(app);
    app->tab = arg >= 0 && arg < CARD_TABS ? (enum card_tab)arg : CARD_TODO;
    input_reset(&app->input);
}

void app_item(struct app *app, int arg)
{
    if (arg < 0 || arg >= app->card.view.n_items)
        return;
    app->item = arg;
    app_go(app, SCREEN_ITEM);
}

/* The card as the marks have made it; the screen stays. */
static void card_again(struct app *app)
{
    card_finish(&app->card);
    if (card_init(&app->card, app->shown) != STATUS_OK)
        app_fail_status(app, STATUS_NO_MEMORY, "");
    else
        exam_mark(&app->exam, app->shown, app->card.source.card);
}

/* What a trainer has decided could not be stored: where the attempt was deleted meanwhile, there is
 * no card any more to stay at. */
static void mark_failed(struct app *app, enum status status)
{
    if (status != STATUS_NOT_FOUND) {
        app_fail_status(app, status, records_problem(app->records));
        return;
    }
    app_act(app, app->view.card.back);
    snprintf(app->said, sizeof app->said, "这次的记录已经被删掉了，刚才改的没有存下。");
}

static enum status remark_store(struct app *app, enum remark remark)
{
    const struct item_view *item = &app->card.items[app->item];
    struct mark mark = {.item = app->card.item_parts[app->item].ref,
                        .kind = remark == REMARK_NONE ? MARK_TAKEN_BACK : MARK_DECIDES,
                        .value = remark_value(remark),
                        .who = trainer_name,
                        .reason = remark_text(remark, item->kind),
                        .marked_unix_ms = clock_unix_ms()};
    return records_mark(app->records, app->shown->attempt, &mark);
}

void app_remark(struct app *app, int arg)
{
    struct action here = {ACTION_ITEM, app->item};
    if (app->item < 0 || !app->card.items[app->item].remarkable || arg < 0 || arg >= REMARKS ||
        !app_trainer_may(app, (struct action){ACTION_REMARK, arg}, here))
        return;
    app_hush(app);
    enum status status = remark_store(app, (enum remark)arg);
    if (status != STATUS_OK)
        mark_failed(app, status);
    else
        card_again(app);
}

void app_checklist(struct app *app, int arg)
{
    (void)arg;
    if (!app->shown || !app->shown->attempt ||
        !app_trainer_may(app, (struct action){ACTION_CHECKLIST, 0},
                         (struct action){ACTION_CARD, 0}))
        return;
    enum status status = observer_open(&app->observer, app->records, app->shown->attempt);
    if (status != STATUS_OK)
        mark_failed(app, status);
    else
        app_go(app, SCREEN_CHECKLIST);
}

void app_who(struct app *app, int arg)
{
    enum rule_who who = (enum rule_who)arg;
    observer_set_who(&app->observer, app->observer.who == who ? WHO_ALL : who);
}

void app_sight(struct app *app, int arg)
{
    observer_tick(&app->observer, arg / 3, (enum sight)(arg % 3));
}

void app_sights_done(struct app *app, int arg)
{
    (void)arg;
    enum status status = observer_save(&app->observer, app->records, trainer_name, clock_unix_ms());
    observer_close(&app->observer);
    if (status != STATUS_OK) {
        mark_failed(app, status);
        return;
    }
    card_again(app);
    app_go(app, SCREEN_CARD);
}
