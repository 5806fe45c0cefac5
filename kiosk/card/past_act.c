/* An attempt of another day: its card once more, from the records, so that it can be heard, marked
 * and reviewed when there is time. */
#include <stdlib.h>

#include "kiosk/app/app_parts.h"

bool app_past_there(const struct app *app)
{
    return app->booted && app->records && !app->exam.pack;
}

void app_past_close(struct app *app)
{
    session_finish(app->past);
    free(app->past);
    app->past = NULL;
}

static enum status past_restore(struct app *app, const struct attempt_row *row)
{
    const struct library_play *play = &app->library.plays[row->play];
    struct session_config config = {
        .pack = play->pack,
        .play = play->play,
        .records = app->records,
        .recordings = app->config.recordings,
        .person = app->person.id,
    };
    if (app->play != row->play)
        app->standard = 0; /* it was one of another play's list */
    app->play = row->play;
    app->past = calloc(1, sizeof *app->past);
    return app->past ? session_restore(app->past, &config, row->summary.id) : STATUS_NO_MEMORY;
}

/* A row whose card does not open says from then on why. */
static void past_failed(struct app *app, enum status status, struct attempt_view *view)
{
    bool gone = app->past && !app->past->stored.pack;
    app_past_close(app);
    if (status == STATUS_NOT_FOUND || status == STATUS_INVALID || status == STATUS_LIMIT)
        view->card = gone ? ATTEMPT_DELETED : ATTEMPT_CHANGED;
    else
        app_fail_status(app, status, records_problem(app->records));
}

void app_past_open(struct app *app, const struct attempt_row *row, struct attempt_view *view,
                   struct action back)
{
    if (!app_past_there(app) || view->card != ATTEMPT_OPENS)
        return;
    app_past_close(app);
    enum status status = past_restore(app, row);
    app->past_back = back;
    if (status == STATUS_OK)
        app_show_card(app, app->past);
    else
        past_failed(app, status, view);
}

void app_past(struct app *app, int arg)
{
    struct history *history = &app->history;
    if (arg >= 0 && arg < history->view.n_recent)
        app_past_open(app, &history->rows[arg], &history->recent[arg],
                      (struct action){ACTION_HOME, 0});
}
