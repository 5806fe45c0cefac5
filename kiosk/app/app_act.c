/* What an action does. An action that would take the session from the worker waits for it
 * (app->pending); the wait is that of judging one reply. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/app/app_parts.h"

void app_awake(struct app *app)
{
    app->active_ms = app->now_ms;
}

void app_go(struct app *app, enum screen screen)
{
    app_hush(app);
    app->screen = screen;
    app->said[0] = '\0';
    app->overlay = OVERLAY_NONE;
    app->screen_ms = app->now_ms;
    input_reset(&app->input);
    app_awake(app);
    if (screen == SCREEN_ENTRY || screen == SCREEN_PAD)
        SDL_StartTextInput();
    else
        SDL_StopTextInput();
}

void app_close_talk(struct app *app)
{
    app_hush(app);
    observer_close(&app->observer);
    card_finish(&app->card);
    app->shown = NULL;
    app->item = -1;
    app_past_close(app);
    talk_close(&app->talk);
    recital_close(&app->recital);
}

/* The exam too, and whoever comes next is no trainer. */
static void app_close_all(struct app *app)
{
    app_close_talk(app);
    exam_close(&app->exam);
    app->trainer = false;
}

static void app_people(struct app *app)
{
    if (!app->records)
        return;
    enum status status = people_read(&app->people, app->records);
    if (status != STATUS_OK)
        app_fail_status(app, status, records_problem(app->records));
}

/* To the names, everything of the person put away. */
static void app_leave(struct app *app)
{
    app_close_all(app);
    app->person = (struct person){.id = 0};
    app->entry = (struct entry){.typed = ""};
    app->names_page = app->trainees_page = 0;
    app->fault = FAULT_NONE;
    app_go(app, SCREEN_NAMES);
    app_people(app);
    if (!app->booted)
        boot_start(app);
}

/* The person's figures as they are now: an attempt may have been added. */
static void app_person_again(struct app *app)
{
    for (size_t i = 0; i < app->people.count; i++) {
        if (app->people.list[i].id == app->person.id)
            app->person = app->people.list[i];
    }
}

void app_home(struct app *app)
{
    app_close_all(app);
    app_go(app, SCREEN_HOME);
    app_people(app);
    app_person_again(app);
    if (app->booted && app->records)
        history_read(&app->history, app->records, &app->person, &app->library, clock_unix_ms());
}

void app_choose_person(struct app *app, const struct person *person)
{
    app->person = *person;
    app_read_voice(app);
    app->history = (struct history){.view.greeting = person->name};
    app_home(app);
}

static void act_person(struct app *app, int arg)
{
    if (arg >= 0 && (size_t)arg < app->people.count) {
        struct person person = app->people.list[arg]; /* the list is read anew on the way */
        app_choose_person(app, &person);
    }
}

static void act_leave(struct app *app, int arg)
{
    (void)arg;
    app_leave(app);
}

static void act_new_name(struct app *app, int arg)
{
    (void)arg;
    app->entry = (struct entry){.typed = ""};
    app_go(app, SCREEN_ENTRY);
}

static void act_page(struct app *app, int arg)
{
    app->names_page = arg;
}

static void act_home(struct app *app, int arg)
{
    (void)arg;
    app_home(app);
}

static void act_plays(struct app *app, int arg)
{
    (void)arg;
    app_close_all(app);
    if (app->booted)
        app_go(app, SCREEN_PLAYS);
}

void app_brief(struct app *app, int play)
{
    if (!app->booted || play < 0 || play >= app->library.n_plays)
        return;
    if (app->play != play || app->exam.pack)
        app->standard = 0;
    app->play = play;
    app->trainer = false;
    app->ready = READY_QUIET;
    app->loud_bars = 0;
    app->meter = (struct meter_view){.bars = {0}};
    app->port.flush(app->port.self);
    app_go(app, SCREEN_BRIEF);
}

static void act_brief(struct app *app, int arg)
{
    if (!app->exam.pack)
        app_brief(app, arg);
}

static void act_standard(struct app *app, int arg)
{
    (void)arg;
    if (app->play >= 0 && !app->exam.pack)
        app->standard = (app->standard + 1) % (int)app->library.plays[app->play].play->n_standards;
}

static uint32_t talk_seed(const struct app *app)
{
    if (app->exam.pack)
        return app->exam.paper.plays[exam_next(&app->exam)].seed;
    return app->config.pilot.step ? 0 : (uint32_t)clock_monotonic_ms();
}

static void app_talk(struct app *app)
{
    const struct library_play *chosen = &app->library.plays[app->play];
    struct session_config config = {
        .pack = chosen->pack,
        .play = chosen->play,
        .hearing = app->hearing,
        .records = app->records,
        .person = app->person.id,
        .voice = app_hearing_voice(app),
        .recordings = app->config.recordings,
        .seed = talk_seed(app),
        .standard = pack_standard(chosen->pack, chosen->play->standards[app->standard]),
        .mode = app->exam.pack ? ATTEMPT_EXAM : ATTEMPT_PRACTICE,
        .started_unix_ms = clock_unix_ms()};
    app_close_talk(app);
    talk_begin(&app->talk, &config, app->port, &app->worker);
    app_go(app, talk_ringing(&app->talk) ? SCREEN_RING : SCREEN_TALK);
}

void app_start_play(struct app *app)
{
    if (app->sound_state != SOUND_OK)
        app_fail(app, fault_of_sound(app->sound_state), sound_detail(app->sound_state));
    else
        app_talk(app);
}

static void act_start(struct app *app, int arg)
{
    (void)arg;
    app_start_play(app);
}

static void act_pick_up(struct app *app, int arg)
{
    (void)arg;
    talk_pick_up(&app->talk);
}

static void act_hang_up(struct app *app, int arg)
{
    (void)arg;
    talk_hang_up(&app->talk);
}

static void act_reply_done(struct app *app, int arg)
{
    (void)arg;
    talk_reply_done(&app->talk);
}

static void act_hint(struct app *app, int arg)
{
    (void)arg;
    talk_hint(&app->talk);
}

static void act_redo(struct app *app, int arg)
{
    (void)arg;
    talk_redo(&app->talk);
}

static void act_go_on(struct app *app, int arg)
{
    (void)arg;
    talk_go_on(&app->talk);
}

/* An exam does not stand still: who could pause could think, and say it anew. */
static void act_pause(struct app *app, int arg)
{
    (void)arg;
    bool talks = app->talk.state == TALK_GOING && !app->talk.session.ended;
    if (!app->exam.pack && !talks)
        return;
    if (!app->exam.pack)
        talk_suspend(&app->talk);
    app->overlay = app->exam.pack ? OVERLAY_QUIT : OVERLAY_PAUSE;
    input_reset(&app->input);
}

static void act_resume(struct app *app, int arg)
{
    (void)arg;
    app->overlay = OVERLAY_NONE;
    talk_resume(&app->talk);
}

static void act_hear(struct app *app, int arg)
{
    app_hear(app, (struct action){ACTION_HEAR_MINE, arg});
}

static void act_hear_reply(struct app *app, int arg)
{
    app_hear(app, (struct action){ACTION_HEAR_REPLY, arg});
}

static void act_hear_model(struct app *app, int arg)
{
    app_hear(app, (struct action){ACTION_HEAR_MODEL, arg});
}

static void act_hush(struct app *app, int arg)
{
    (void)arg;
    app_hush(app);
}

static void act_again(struct app *app, int arg)
{
    (void)arg;
    app_close_talk(app);
    act_brief(app, app->play);
}

static void act_retry(struct app *app, int arg)
{
    (void)arg;
    app_fault_retry(app);
}

/* Over a conversation, the idle warning suspended it. */
static void act_stay(struct app *app, int arg)
{
    (void)arg;
    app->overlay = OVERLAY_NONE;
    if (app->screen == SCREEN_TALK && !app->exam.pack)
        talk_resume(&app->talk);
}

static void act_key(struct app *app, int arg)
{
    if (app->screen == SCREEN_PAD)
        pad_key(app, arg);
    else
        entry_key(app, arg);
}

static void act_erase(struct app *app, int arg)
{
    if (app->screen == SCREEN_PAD)
        pad_erase(app);
    else
        entry_erase(app, arg);
}

static const struct {
    void (*act)(struct app *app, int arg);
    bool takes_session; /* not while the worker is at it */
} acts[ACTION_COUNT] = {
    [ACTION_PERSON] = {act_person, false},
    [ACTION_LEAVE] = {act_leave, true},
    [ACTION_NEW_NAME] = {act_new_name, false},
    [ACTION_PAGE] = {act_page, false},
    [ACTION_KEY] = {act_key, false},
    [ACTION_ERASE] = {act_erase, false},
    [ACTION_KEYBOARD] = {entry_keyboard, false},
    [ACTION_NAME_DONE] = {entry_name_done, false},
    [ACTION_VOICE] = {app_offer_recital, true},
    [ACTION_VOICE_BEGIN] = {app_begin_recital, true},
    [ACTION_VOICE_FORGET] = {app_forget_voice, true},
    [ACTION_HOME] = {act_home, true},
    [ACTION_PLAYS] = {act_plays, true},
    [ACTION_BRIEF] = {act_brief, false},
    [ACTION_STANDARD] = {act_standard, false},
    [ACTION_START] = {act_start, true},
    [ACTION_PICK_UP] = {act_pick_up, true},
    [ACTION_HANG_UP] = {act_hang_up, true},
    [ACTION_REPLY_DONE] = {act_reply_done, true},
    [ACTION_HINT] = {act_hint, true},
    [ACTION_REDO] = {act_redo, true},
    [ACTION_GO_ON] = {act_go_on, true},
    [ACTION_PAUSE] = {act_pause, true},
    [ACTION_RESUME] = {act_resume, true},
    [ACTION_HEAR_REPLY] = {act_hear_reply, false},
    [ACTION_HEAR_MINE] = {act_hear, false},
    [ACTION_HEAR_MODEL] = {act_hear_model, false},
    [ACTION_HUSH] = {act_hush, false},
    [ACTION_AGAIN] = {act_again, true},
    [ACTION_CARD] = {app_card, false},
    [ACTION_TAB] = {app_tab, false},
    [ACTION_ITEM] = {app_item, false},
    [ACTION_REMARK] = {app_remark, true},
    [ACTION_CHECKLIST] = {app_checklist, false},
    [ACTION_WHO] = {app_who, false},
    [ACTION_SIGHT] = {app_sight, false},
    [ACTION_SIGHTS_DONE] = {app_sights_done, true},
    [ACTION_QUIZ] = {app_quiz, false},
    [ACTION_ANSWER] = {app_answer, false},
    [ACTION_QUESTION] = {app_question, false},
    [ACTION_EXAM] = {app_exam, false},
    [ACTION_EXAM_REDRAW] = {app_exam_redraw, false},
    [ACTION_EXAM_NUMBER] = {app_exam_number, false},
    [ACTION_EXAM_NEXT] = {app_exam_next, false},
    [ACTION_EXAM_CARD] = {app_exam_card, true},
    [ACTION_RESULT] = {app_result, true},
    [ACTION_PAST] = {app_past, true},
    [ACTION_ATTEMPTS] = {app_attempts, true},
    [ACTION_LIST] = {app_list, true},
    [ACTION_LISTED] = {app_listed, true},
    [ACTION_REVIEWS] = {app_reviews, true},
    [ACTION_TRAINEES] = {app_trainees, false},
    [ACTION_TRAINEE] = {app_trainee, false},
    [ACTION_TRAINER] = {app_trainer, false},
    [ACTION_STANDARDS] = {app_standards, false},
    [ACTION_PAD_DONE] = {app_pad_done, false},
    [ACTION_RETRY] = {act_retry, false},
    [ACTION_STAY] = {act_stay, true},
};

void app_act(struct app *app, struct action action)
{
    if (!acts[action.kind].act)
        return;
    if (acts[action.kind].takes_session && worker_busy(&app->worker) && app->booted)
        app->pending = action;
    else
        acts[action.kind].act(app, action.arg);
}
