/* An attempt of another day: its card once more, from the records, so that it can be heard, marked
 * and reviewed when there is time. */
#include <stdlib.h>

#include "kiosk/app/app_parts.h"

void app_past_close(struct app *app)
{
    session_finish(app->past);
    free(app->past);
    app->past = NULL;
}

static enum status past_open(struct app *app, int recent)
{
    const struct library_play *play = &app->library.plays[app->history.plays[recent]];
    struct session_config config = {
        .pack = play->pack,
        .play = play->play,
        .records = app->records,
        .recordings = app->config.recordings,
        .person = app->person.id,
        .mode = ATTEMPT_PRACTICE /* no paper lies open: one goes home from it */
    };
    if (app->play != app->history.plays[recent])
        app->standard = 0; /* it was one of another play's list */
    app->play = app->history.plays[recent];
    app->past = calloc(1, sizeof *app->past);
    return app->past ? session_restore(app->past, &config, app->history.attempts[recent])
                     : STATUS_NO_MEMORY;
}

void app_past(struct app *app, int arg)
{
    if (!app->booted || !app->records || app->exam.pack || arg < 0 ||
        arg >= app->history.view.n_recent || app->history.plays[arg] < 0)
        return;
    app_past_close(app);
    if (past_open(app, arg) == STATUS_OK)
        app_show_card(app, app->past);
    else
        app_past_close(app); /* a turn of then that is no more: the row stays a row */
}
