/* The frame: the app's state as the view that the screens read. */
#include "kiosk/app/app_parts.h"

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

/* A trainer sees cards of others. */
static const char *card_person(const struct app *app)
{
    return app->past ? app->past->stored.person : app->person.name;
}

static void view_card(const struct app *app, struct card_view *view)
{
    *view = app->card.view;
    view->play = view_play(app);
    view->person = card_person(app);
    view->playing = app->playing;
    view->tab = app->tab;
    view->reviewing = app->past && !app->person.id;
    view->again = app->person.id && !app->exam.pack;
    view->back = app->exam.pack ? (struct action){ACTION_RESULT, 0}
                 : app->past    ? app->past_back
                                : (struct action){ACTION_HOME, 0};
}

static void view_brief(const struct app *app, struct brief_view *view)
{
    *view = (struct brief_view){.play = view_play(app),
                                .ready = app->sound_state == SOUND_OK ? app->ready : READY_NO_SOUND,
                                .meter = app->meter,
                                .mode = app->exam.pack ? MODE_EXAM : MODE_PRACTICE,
                                .standard = ""};
    if (!view->play)
        return;
    const struct library_play *chosen = &app->library.plays[app->play];
    const struct standard *standard =
        pack_standard(chosen->pack, chosen->play->standards[app->standard]);
    view->standard = standard ? standard->title : "";
    view->n_standards = (int)chosen->play->n_standards;
    view->part = exam_next(&app->exam) + 1;
    view->n_parts = app->exam.paper.n_plays;
}

static void view_talk(const struct app *app, struct talk_view *view)
{
    *view = app->talk.view;
    view->play = view_play(app);
    view->part = exam_next(&app->exam) + 1;
    view->n_parts = app->exam.paper.n_plays;
}

/* What only one screen needs is made for that screen alone. */
static void view_exam(struct app *app, struct view *view)
{
    if (app->screen == SCREEN_QUIZ)
        quiz_show(app_quiz_at(app), &view->quiz);
    if (app->screen == SCREEN_EXAM || app->screen == SCREEN_RESULT) {
        exam_show(&app->exam, &app->library, &view->exam);
        view->exam.person = app->person.name;
    }
}

static void view_trainer(struct app *app, struct view *view)
{
    observer_show(&app->observer, &view->checklist);
    view->checklist.person = card_person(app);
    view->item = app->item;
    view->standards = app->standards.view;
    view->trainer = (struct trainer_view){app->settings.trainer_pin != NULL,
                                          {app->to_review[0], app->to_review[1]},
                                          app->settings_path};
    view->pad = (struct pad_view){app->pad.pad, app->pad.typed,
                                  app->pad.complaint ? app->pad.complaint : "", app->pad.back};
}

static int idle_left_s(const struct app *app)
{
    int64_t left = app_idle_limit_ms(app) - (app->now_ms - app->active_ms);
    return left > 0 ? (int)((left + 999) / 1000) : 0;
}

static const char *view_notice(const struct app *app)
{
    if (*app->said)
        return app->said;
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
    attempts_show(&app->attempts, &view->attempts);
    view->trainees_page = app->trainees_page;
    if (app->booted)
        view->plays = (struct plays_view){app->library.views, app->library.n_plays};
    view_brief(app, &view->brief);
    if (app->screen == SCREEN_RING)
        view_ring(app, &view->ring);
    view_talk(app, &view->talk);
    view_card(app, &view->card);
    view_exam(app, view);
    view_trainer(app, view);
    view->fault = fault_view(app->fault, app->fault_detail);
}
