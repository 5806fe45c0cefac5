/* The pilot looks at the app after each frame, as a person looks at the screen: it decides by the
 * screen shown, touches a hit of the frame drawn (an SDL finger event through the app's own queue),
 * and speaks when it is asked to. Time is virtual: each frame is 100 ms later than the one before,
 * and it stands still while the worker judges, so the session's sound is the same on any machine.
 */
#include "kiosk/demo/demo_pilot.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <string.h>

#include "engine/model_reply.h"
#include "kiosk/app/screens.h"
#include "kiosk/demo/demo_card.h"

enum {
    STEP_MS = 100,                /* ten frames a second of the session's own time */
    LOOK_MS = 600,                /* a person looks before touching */
    THINK_MS = 700,               /* and thinks before answering */
    DEMO_MOST_MS = 30 * 60 * 1000 /* of session time: longer than any play, so it ends anyway */
};

static void demo_picture(struct demo *demo, struct app *app, const char *name)
{
    char path[PATH_SIZE + 64];
    snprintf(path, sizeof path, "%s/%02d-%s.png", demo->folder, ++demo->pictures, name);
    if (renderer_screenshot(app->renderer, path) != STATUS_OK)
        demo->status = STATUS_IO;
}

/* Each screen once, the conversation once in each mood in which the trainee is asked. */
static void demo_look(struct demo *demo, struct app *app)
{
    static const char *const moods[DEMO_MOODS] = {"furious", "angry", "uneasy", "calm", "pleased"};
    const struct talk_view *talk = &app->talk.talk.view;
    enum screen screen = app->desk.screen;
    int mood = talk->mood / 20 >= DEMO_MOODS ? DEMO_MOODS - 1 : talk->mood / 20;
    char name[64];
    if (screen == SCREEN_TALK && app->desk.overlay == OVERLAY_NONE &&
        (talk->stage == TALK_ASKING || talk->stage == TALK_ENDING) && !demo->moods[mood]) {
        demo->moods[mood] = true;
        snprintf(name, sizeof name, "talk-%s", moods[mood]);
        demo_picture(demo, app, name);
    }
    if (screen == SCREEN_TALK && talk->stage == TALK_LISTENING && !demo->heard) {
        demo->heard = true;
        demo_picture(demo, app, "talk-listening");
    }
    if (screen != SCREEN_TALK && screen != SCREEN_CARD && !demo->pictured[screen]) {
        demo->pictured[screen] = true;
        demo_picture(demo, app, screen_rows[screen].name);
    }
}

static void demo_finger(Uint32 type, float x, float y)
{
    SDL_PushEvent(&(SDL_Event){.tfinger = {.type = type, .x = x, .y = y, .pressure = 1}});
}

bool demo_touch(struct app *app, struct action action)
{
    const struct hit *hit = hits_find(&app->hits, action);
    if (!hit)
        return false;
    float x = (hit->rect.x + hit->rect.w / 2) / app->desk.frame.width;
    float y = (hit->rect.y + hit->rect.h / 2) / app->desk.frame.height;
    demo_finger(SDL_FINGERDOWN, x, y);
    demo_finger(SDL_FINGERUP, x, y);
    return true;
}

static bool demo_touch_kind(struct app *app, enum action_kind kind)
{
    return demo_touch(app, (struct action){kind, 0});
}

/* Types a number, which the records know from the second time on; leaves no name. */
static void demo_entry(struct app *app)
{
    static const char number[] = "0307";
    const struct entry *entry = &app->people.entry;
    size_t typed = strlen(entry->typed);
    if (!*entry->number && typed < strlen(number))
        demo_touch(app, (struct action){ACTION_KEY, number[typed]});
    else
        demo_touch_kind(app, ACTION_NAME_DONE);
}

/* Without a choice the play whose figures README.md gives, or the first of other packs. */
static void demo_plays(struct demo *demo, struct app *app)
{
    const char *name = demo->config.play ? demo->config.play : "power-supply/complaint";
    int play = library_find(&app->desk.library, name);
    if (!demo_touch(app, (struct action){ACTION_BRIEF, play < 0 ? 0 : play})) /* further down */
        SDL_PushEvent(&(SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .y = -1}});
}

/* The turn whose model reply is spoken: this one, or for a shuffled session one half-way round the
 * play, which answers something else. */
static const struct turn *demo_turn(const struct demo *demo, const struct session *session)
{
    const struct play *play = session->config.play;
    size_t at = (size_t)(session->conversation.turn - play->turns);
    if (demo->config.replies == DEMO_SHUFFLED)
        at = (at + play->n_turns / 2) % play->n_turns;
    return &play->turns[at];
}

/* Makes the reply's sound. Called while the trainee is asked: the worker is idle, so the voice and
 * the pack's lexicon are the main thread's. */
static void demo_prepare(struct demo *demo, struct app *app)
{
    const struct session *session = &app->talk.talk.session;
    struct model_speaker speaker =
        model_reply_speaker(session->config.pack, MODEL_WOMAN, &session->config.play->customer);
    wav_finish(&demo->reply);
    if (demo->config.replies == DEMO_SILENT)
        return;
    demo->status = model_reply_of_turn(session->config.pack, demo_turn(demo, session), &speaker,
                                       THINK_MS, &demo->reply, NULL);
    virtual_port_say(&demo->port, demo->reply.samples, demo->reply.n_samples);
}

static void demo_talk(struct demo *demo, struct app *app)
{
    if (app->talk.talk.view.stage != TALK_ASKING && app->talk.talk.view.stage != TALK_LISTENING) {
        demo->answered = false;
        return;
    }
    if (!demo->answered && app->desk.overlay == OVERLAY_NONE && app->talk.talk.session.listening) {
        demo->answered = true;
        demo_prepare(demo, app);
    }
}

/* Looks at what was missing and goes on: a person who says nothing is there all the same, and left
 * to itself the kiosk would take him for gone. */
static void demo_feedback(struct app *app)
{
    if (app->talk.talk.view.stage == TALK_FEEDBACK &&
        app->talk.talk.now_ms - app->talk.talk.feedback_ms > LOOK_MS)
        demo_touch_kind(app, ACTION_GO_ON);
}

static void demo_card(struct demo *demo, struct app *app)
{
    static const char *const pages[CARD_TABS] = {"card", "card-losses", "card-turns"};
    if (demo->pages < CARD_TABS && (int)app->card.view.tab == demo->pages)
        demo_picture(demo, app, pages[demo->pages++]);
    if (demo->pages < CARD_TABS) {
        demo_touch(app, (struct action){ACTION_TAB, demo->pages});
        return;
    }
    demo->total = app->card.view.total;
    demo->ear_mb = demo_child_mb();
    demo->first_frame_ms = (int)app->figures.first_frame_ms;
    demo->frame_ms = (double)app->figures.frame_us / 1000 / (double)app->figures.frames;
    demo->frame_worst_ms = (double)app->figures.frame_worst_us / 1000;
    if (demo->status == STATUS_OK)
        demo->status = demo_card_write(&app->card.view, demo->folder);
    demo->done = true;
    app->quit = true;
}

static void demo_fault(struct demo *demo, struct app *app)
{
    fprintf(stderr, "yingda: the demo met a fault: %s\n", app->desk.fault_detail);
    demo->status = STATUS_DEVICE;
    app->quit = true;
}

/* One thing at a time, and not before a person would have looked. */
static void demo_act(struct demo *demo, struct app *app)
{
    switch (app->desk.screen) {
    case SCREEN_NAMES:
        demo_touch_kind(app, ACTION_NEW_NAME);
        break;
    case SCREEN_ENTRY:
        demo_entry(app);
        break;
    case SCREEN_VOICE:
        demo_touch_kind(app, ACTION_HOME);
        break;
    case SCREEN_HOME:
        demo_touch_kind(app, ACTION_PLAYS);
        break;
    case SCREEN_CONSENT: /* the first time */
        demo_touch_kind(app, ACTION_CONSENT_YES);
        break;
    case SCREEN_PLAYS:
        demo_plays(demo, app);
        break;
    case SCREEN_BRIEF:
        demo_touch_kind(app, ACTION_START);
        break;
    case SCREEN_RING:
        demo_touch_kind(app, ACTION_PICK_UP);
        break;
    case SCREEN_TALK:
        demo_feedback(app);
        break;
    case SCREEN_CARD:
        demo_card(demo, app);
        break;
    case SCREEN_FAULT:
        demo_fault(demo, app);
        break;
    default:
        break;
    }
}

static bool demo_waits(struct demo *demo, const struct app *app)
{
    if (demo->seen != app->desk.screen) {
        demo->seen = app->desk.screen;
        demo->seen_ms = demo->clock_ms;
    }
    /* The bell is let ring once; a key follows a key sooner than a screen a screen. */
    int64_t look = app->desk.screen == SCREEN_RING    ? 2 * LOOK_MS
                   : app->desk.screen == SCREEN_ENTRY ? STEP_MS
                                                      : LOOK_MS;
    return demo->clock_ms - demo->seen_ms < look;
}

void demo_step(void *self, struct app *app)
{
    struct demo *demo = self;
    if (worker_busy(&app->desk.worker) || clerk_busy(&app->desk.clerk))
        return;
    if (demo->status != STATUS_OK || demo->clock_ms > DEMO_MOST_MS) {
        app->quit = true;
        return;
    }
    demo->clock_ms += STEP_MS;
    if (!app->desk.booted && app->desk.screen != SCREEN_FAULT)
        return;
    if (app->desk.screen == SCREEN_TALK)
        demo_talk(demo, app);
    if (demo_waits(demo, app))
        return;
    demo_look(demo, app);
    if (app->desk.screen == SCREEN_ENTRY)
        demo->seen_ms = demo->clock_ms;
    demo_act(demo, app);
}
