/* What the card plays: one's own moment, one's whole reply, the model wording. */
#include "engine/model_reply.h"
#include "kiosk/app/app_parts.h"

void app_hush(struct app *app)
{
    if (app->playing.kind != ACTION_NONE)
        app->port.stop(app->port.self);
    app->playing = (struct action){ACTION_NONE, 0};
}

static void model_work(void *arg)
{
    struct app *app = arg;
    const struct library_play *chosen = &app->library.plays[app->play];
    struct voice_style style = model_reply_style(&chosen->play->customer);
    app->model_status =
        model_reply_speak(chosen->pack, app->model_text, &style, 0, &app->model_voice);
}

static void hear_model(struct app *app, struct action action)
{
    if (worker_busy(&app->worker))
        return;
    wav_finish(&app->model_voice);
    app->model_text = app->card.items[action.arg].better;
    app->playing = action;
    app->job = APP_MODEL_VOICE;
    worker_start(&app->worker, model_work, app);
}

void app_model_over(struct app *app)
{
    if (app->playing.kind != ACTION_HEAR_MODEL)
        return;
    if (app->model_status == STATUS_OK && app->model_voice.n_samples)
        app->port.play(app->port.self, app->model_voice.samples, app->model_voice.n_samples);
    else
        app_hush(app);
}

void app_hear(struct app *app, struct action action)
{
    const int16_t *samples = NULL;
    size_t n = 0;
    app_hush(app);
    if (action.kind == ACTION_HEAR_MODEL) {
        hear_model(app, action);
    } else if (app->shown && card_sound(&app->card, app->shown, action, &samples, &n)) {
        app->playing = action;
        app->port.play(app->port.self, samples, n);
    }
}

void app_hear_tick(struct app *app)
{
    if (app->playing.kind == ACTION_NONE || worker_busy(&app->worker))
        return;
    app_awake(app);
    if (!app->port.playing(app->port.self))
        app_hush(app);
}
