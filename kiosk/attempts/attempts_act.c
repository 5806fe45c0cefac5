/* The list of attempts: one's own, and for the trainer what wants a review and anybody's. */
#include <stdio.h>

#include "base/clock.h"
#include "kiosk/app/app_parts.h"

/* The page of the list as the records have it now. */
static void list_read(struct app *app)
{
    if (app->attempts.per_page == 0)
        app->attempts.per_page = attempts_per_page(&app->view);
    enum status status =
        attempts_read(&app->attempts, app->records, &app->library, clock_unix_ms());
    if (status == STATUS_OK)
        return;
    app->attempts.per_page = 0; /* app_attempts_tick reads it again, once the fault is over */
    app_fail_status(app, status, records_problem(app->records));
}

static void list_open(struct app *app, struct attempts list)
{
    app->attempts = list;
    app_go(app, SCREEN_ATTEMPTS);
    list_read(app);
}

/* A window of another size, or with a notice, has room for more or fewer; what stood first stays on
 * the page. The frame that is shown must be the list's: a card has no notice. */
void app_attempts_tick(struct app *app)
{
    struct attempts *list = &app->attempts;
    int fits = attempts_per_page(&app->view);
    fits = fits < ATTEMPTS_ROWS_MAX ? fits : ATTEMPTS_ROWS_MAX;
    if (fits == list->per_page || !app->records || app->view.screen != SCREEN_ATTEMPTS)
        return;
    if (list->per_page)
        list->page = list->page * list->per_page / fits;
    list_read(app);
}

/* Lists of others are the trainer's: the PIN first, then what was wanted. */
static bool others_may(struct app *app, struct action wanted)
{
    return app_past_there(app) && app_trainer_may(app, wanted, (struct action){ACTION_LEAVE, 0});
}

void app_attempts(struct app *app, int arg)
{
    struct attempts list = {.of = LIST_OWN, .person = app->person.id};
    (void)arg;
    if (app_past_there(app) && app->person.id)
        list_open(app, list);
}

void app_list(struct app *app, int arg)
{
    bool own = app->attempts.of == LIST_OWN;
    if (own ? !app_past_there(app) : !others_may(app, (struct action){ACTION_LIST, arg}))
        return;
    app_close_talk(app);
    if (own)
        app->trainer = false; /* who marked a card of it has gone */
    app->attempts.page = arg;
    app_go(app, SCREEN_ATTEMPTS);
    list_read(app);
}

void app_listed(struct app *app, int arg)
{
    struct attempts *list = &app->attempts;
    if (arg >= 0 && arg < list->n_rows)
        app_past_open(app, &list->rows[arg], &list->views[arg],
                      (struct action){ACTION_LIST, list->page});
}

void app_reviews(struct app *app, int arg)
{
    struct attempts list = {.of = LIST_REVIEWS,
                            .mode = arg == MODE_EXAM ? MODE_EXAM : MODE_PRACTICE};
    if (others_may(app, (struct action){ACTION_REVIEWS, arg}))
        list_open(app, list);
}

void app_trainees(struct app *app, int arg)
{
    if (!others_may(app, (struct action){ACTION_TRAINEES, arg}))
        return;
    app->trainees_page = arg;
    app_go(app, SCREEN_TRAINEES);
    enum status status = people_read(&app->people, app->records);
    if (status != STATUS_OK)
        app_fail_status(app, status, records_problem(app->records));
}

void app_trainee(struct app *app, int arg)
{
    if (!app_past_there(app) || app->screen != SCREEN_TRAINEES || arg < 0 ||
        (size_t)arg >= app->people.count)
        return;
    const struct person *person = &app->people.list[arg];
    struct attempts list = {.of = LIST_TRAINEE, .person = person->id};
    snprintf(list.name, sizeof list.name, "%s", person->name);
    list_open(app, list);
}
