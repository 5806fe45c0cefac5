/* An attempt of another day: its card once more, from the records, so that it can be heard, marked
 * and reviewed when there is time. */
#include <stdlib.h>

#include "kiosk/app/app_parts.h"

void app_past_close(struct app *app)
{
    if (!app->past)
        return;
    session_finish(&app->past->session);
    stored_card_finish(&app->past->stored);
    free(app->past);
    app->past = NULL;
}

static enum status past_open(struct app *app, int64_t attempt)
{
    enum status status = records_card(app->records, attempt, &app->past->stored);
    if (status != STATUS_OK)
        return status;
    int play = library_find(&app->library, app->past->stored.play);
    if (play < 0)
        return STATUS_NOT_FOUND;
    struct session_config config = {.pack = app->library.plays[play].pack,
                                    .play = app->library.plays[play].play,
                                    .records = app->records,
                                    .recordings = app->config.recordings,
                                    .person = app->person.id};
    app->play = play;
    status = session_restore(&app->past->session, &config, &app->past->stored);
    app->past->session.config.mode =
        ATTEMPT_PRACTICE; /* no paper lies open: one goes home from it */
    return status;
}

void app_past(struct app *app, int arg)
{
    if (!app->booted || !app->records || app->exam.pack || arg < 0 ||
        arg >= app->history.view.n_recent)
        return;
    app_past_close(app);
    app->past = calloc(1, sizeof *app->past);
    enum status status = app->past ? past_open(app, app->history.attempts[arg]) : STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        app_show_card(app, &app->past->session);
    else
        app_past_close(app); /* a play or turn of then that is no more: the row stays a row */
}
