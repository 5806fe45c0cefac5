/* What goes on by itself: sound, the worker, the conversation, the bell, and the way home of a
 * kiosk that nobody stands at. */
#include <stdio.h>

#include "kiosk/app/app_parts.h"
#include "kiosk/talk/talk_show.h"

enum { WARNING_MS = 10000, LOUD_BARS_HEARD = 5 };

/* A microphone is taken to work once five bars (0.2 s) were as loud as speech at arm's length. */
#define LOUD_BAR 0.35f

static void tick_pending(struct app *app)
{
    struct action action = app->pending;
    app->pending = (struct action){ACTION_NONE, 0};
    app_act(app, action);
}

/* Returns what the conversation should know of it. */
static enum worker_news tick_worker(struct app *app)
{
    enum app_job job = app->job;
    if (!worker_take(&app->worker))
        return WORKER_NOTHING;
    app->job = APP_TALK;
    if (job == APP_BOOT)
        boot_over(app);
    else if (job == APP_MODEL_VOICE)
        app_model_over(app);
    return job == APP_TALK ? WORKER_JOB_OVER : WORKER_NOTHING;
}

static bool app_needs_sound(const struct app *app)
{
    bool talks = app->screen == SCREEN_TALK || app->screen == SCREEN_RING;
    return (talks && !app->talk.moving) ||
           (app->screen == SCREEN_VOICE && recital_listens(&app->recital));
}

static void tick_sound(struct app *app)
{
    app->sound_state = app->port.tick(app->port.self, app->now_ms);
    if (app->sound_state != SOUND_OK && app_needs_sound(app))
        app_fail(app, fault_of_sound(app->sound_state), sound_detail(app->sound_state));
}

static void tick_over(struct app *app)
{
    if (app->exam.pack)
        app_exam_play_over(app);
    else
        app_show_card(app, &app->talk.session);
}

static void tick_talk(struct app *app, enum worker_news news)
{
    talk_tick(&app->talk, app->now_ms, news);
    if (app->talk.spoke)
        app_awake(app);
    if (app->screen == SCREEN_RING && !talk_ringing(&app->talk))
        app_go(app, SCREEN_TALK);
    if (app->screen != SCREEN_TALK)
        return;
    if (app->talk.state == TALK_OVER)
        tick_over(app);
    else if (app->talk.state == TALK_FAILED)
        app_fail_status(app, app->talk.status, app->talk.session.problem);
}

/* Before the conversation the microphone only moves its meter. */
static void tick_brief(struct app *app)
{
    int16_t samples[1600];
    size_t n;
    while ((n = app->port.read(app->port.self, samples, 1600)) > 0) {
        meter_take(&app->meter, &app->meter_power, &app->meter_samples, samples, n);
        app->loud_bars += app->meter.bars[METER_BARS - 1] > LOUD_BAR;
    }
    if (app->loud_bars >= LOUD_BARS_HEARD)
        app->ready = READY_HEARD;
}

/* There is much to read there. */
static bool screen_is_read(enum screen screen)
{
    return screen == SCREEN_CARD || screen == SCREEN_ITEM || screen == SCREEN_CHECKLIST ||
           screen == SCREEN_RESULT || screen == SCREEN_STANDARDS || screen == SCREEN_ATTEMPTS;
}

int64_t app_idle_limit_ms(const struct app *app)
{
    int64_t limit = (int64_t)app->settings.idle_s * 1000;
    return screen_is_read(app->screen) ? 2 * limit : limit;
}

static bool idle_matters(const struct app *app)
{
    return app->screen != SCREEN_NAMES && !(app->screen == SCREEN_FAULT && app->person.id == 0);
}

static void tick_idle(struct app *app)
{
    int64_t left = app_idle_limit_ms(app) - (app->now_ms - app->active_ms);
    if (!idle_matters(app)) {
        if (left <= 0)
            app->names_page = 0;
        return;
    }
    if (left <= 0) {
        app_act(app, (struct action){ACTION_LEAVE, 0});
    } else if (left <= WARNING_MS && app->overlay != OVERLAY_IDLE && !app->talk.moving) {
        if (app->screen == SCREEN_TALK && !app->exam.pack)
            talk_suspend(&app->talk);
        app->overlay = OVERLAY_IDLE;
    }
}

/* Under an overlay a conversation stands still, but not an exam's. */
static bool talk_stands(const struct app *app)
{
    return app->overlay != OVERLAY_NONE && !app->exam.pack;
}

void app_tick(struct app *app)
{
    enum worker_news news = tick_worker(app);
    tick_sound(app);
    if (!talk_stands(app) || news == WORKER_JOB_OVER)
        tick_talk(app, news);
    if (app->overlay == OVERLAY_NONE || news == WORKER_JOB_OVER)
        app_recital_tick(app, news);
    if (app->screen == SCREEN_BRIEF)
        tick_brief(app);
    if (app->screen == SCREEN_ATTEMPTS)
        app_attempts_tick(app);
    if (app->screen == SCREEN_FAULT)
        app_fault_tick(app);
    app_hear_tick(app);
    tick_idle(app);
    if (app->pending.kind != ACTION_NONE && !worker_busy(&app->worker))
        tick_pending(app);
}
