/* The frame: the app's state as the view that the screens read. */
#include "kiosk/app_parts.h"

static void view_names(const struct app *app, struct names_view *view)
{
    *view = (struct names_view){app->people.views, (int)app->people.count, app->names_page};
}

static void view_entry(const struct app *app, struct entry_view *view)
{
    const char *match = settings_name(&app->settings, app->entry.typed);
    *view = (struct entry_view){app->entry.typed, app->entry.composing, match ? match : "",
                                app->entry.complaint, app->entry.keyboard};
}

static const struct play_view *view_play(const struct app *app)
{
    return app->play >= 0 && app->play < app->library.n_plays ? &app->library.views[app->play]
                                                              : NULL;
}

static void view_ring(const struct app *app, struct ring_view *view)
{
    struct bell_state state = talk_ring(&app->talk);
    *view = (struct ring_view){view_play(app), state.ring, state.beat, state.sounding};
}

static void view_card(const struct app *app, struct card_view *view)
{
    *view = app->card.view;
    view->play = view_play(app);
    view->person = app->person.name;
    view->playing = app->playing;
}

static int idle_left_s(const struct app *app)
{
    int64_t limit = (int64_t)app->settings.idle_s * (app->screen == SCREEN_CARD ? 2000 : 1000);
    int64_t left = limit - (app->now_ms - app->active_ms);
    return left > 0 ? (int)((left + 999) / 1000) : 0;
}

static const char *view_notice(const struct app *app)
{
    bool sound = app->sound_state == SOUND_OK || !app->port.self;
    return sound ? app->notice : "没有接好麦克风或扬声器：插好以后才能开始练习。";
}

void app_view(struct app *app)
{
    struct view *view = &app->view;
    view->screen = app->screen;
    view->overlay = app->overlay;
    view->scroll = app->input.scroll;
    view->focus = app->input.focus;
    view->pressed = app->input.pressed;
    view->notice = view_notice(app);
    view->idle_left_s = idle_left_s(app);
    view_names(app, &view->names);
    view_entry(app, &view->entry);
    view->recital = app->recital.view;
    view->home = app->history.view;
    if (app->booted)
        view->plays = (struct plays_view){app->library.views, app->library.n_plays};
    view->brief =
        (struct brief_view){.play = view_play(app),
                            .ready = app->sound_state == SOUND_OK ? app->ready : READY_NO_SOUND,
                            .meter = app->meter};
    if (app->screen == SCREEN_RING)
        view_ring(app, &view->ring);
    view->talk = app->talk.view;
    view->talk.play = view_play(app);
    view_card(app, &view->card);
    view->fault = fault_view(app->fault, app->fault_detail);
}
