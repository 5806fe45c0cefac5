#include "kiosk/app/events.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "kiosk/app/alive.h"
#include "kiosk/app/router.h"

/* "Are you still there?" is answered by any touch, key or typed text, an input method's too; it
 * does nothing else. What the same key types comes right behind it, at the same time of the loop.
 */
static bool event_answers_idle(struct app *app, const SDL_Event *event)
{
    struct desk *desk = &app->desk;
    bool text = event->type == SDL_TEXTINPUT || event->type == SDL_TEXTEDITING;
    if (text && app->idle_answered_ms == desk->now_ms)
        return true;
    if (desk->overlay != OVERLAY_IDLE ||
        !(text || event->type == SDL_FINGERDOWN || event->type == SDL_MOUSEBUTTONDOWN ||
          event->type == SDL_KEYDOWN))
        return false;
    app->idle_answered_ms = desk->now_ms;
    desk_awake(desk);
    router_act(app, (struct action){ACTION_STAY, 0});
    return true;
}

static void event_give(struct app *app, struct input_event event)
{
    desk_awake(&app->desk);
    router_act(app, input_take(&app->desk.input, &event, &app->hits));
}

/* What has happened to the window, as the rooms take it. */
struct happening {
    struct app *app;
    const SDL_Event *event;
    float x, y; /* of a pointer or a finger, on the canvas */
};

static void event_point(const struct happening *now, enum input_kind kind)
{
    event_give(now->app, (struct input_event){.kind = kind, .x = now->x, .y = now->y});
}

static const struct {
    SDL_Keycode key;
    enum input_key as;
} keys[] = {
    {SDLK_LEFT, INPUT_LEFT},      {SDLK_RIGHT, INPUT_RIGHT},        {SDLK_UP, INPUT_ABOVE},
    {SDLK_DOWN, INPUT_BELOW},     {SDLK_RETURN, INPUT_ENTER},       {SDLK_KP_ENTER, INPUT_ENTER},
    {SDLK_ESCAPE, INPUT_BACK},    {SDLK_AC_BACK, INPUT_BACK},       {SDLK_BACKSPACE, INPUT_ERASE},
    {SDLK_PAGEUP, INPUT_PAGE_UP}, {SDLK_PAGEDOWN, INPUT_PAGE_DOWN},
};

/* What a key means; false: nothing, or it belongs to the typed text. */
static bool key_meaning(const SDL_KeyboardEvent *key, bool typing, enum input_key *out)
{
    if (key->keysym.sym == SDLK_TAB) {
        *out = key->keysym.mod & KMOD_SHIFT ? INPUT_PREVIOUS : INPUT_NEXT;
        return true;
    }
    if (key->keysym.sym == SDLK_SPACE && !typing) {
        *out = INPUT_ENTER;
        return true;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        *out = keys[i].as;
        if (keys[i].key == key->keysym.sym)
            return true;
    }
    return false;
}

/* The turn of the conversation under way; NULL: there is none. */
static const struct turn *author_turn(const struct app *app)
{
    const struct talk *talk = &app->talk.talk;
    bool talks = talk->state == TALK_GOING && !talk->moving && talk->begun;
    return talks ? talk->session.conversation.turn : NULL;
}

static void author_note(struct app *app, const struct turn *turn)
{
    snprintf(app->desk.from_turn, sizeof app->desk.from_turn, "%s", turn ? turn->id : "");
}

/* To the turn before or behind, whatever the play would have come to. */
static void author_jump(struct app *app, int step)
{
    const struct turn *turn = author_turn(app);
    const struct play *play = turn ? app->talk.talk.session.config.play : NULL;
    ptrdiff_t at = turn ? turn - play->turns + step : -1;
    if (at < 0 || at >= (ptrdiff_t)play->n_turns)
        return;
    author_note(app, &play->turns[at]);
    router_act(app, (struct action){ACTION_START, 0});
}

/* For who writes a play and has it in a window beside the editor. */
static void event_author(struct app *app, SDL_Keycode key)
{
    if (key == SDLK_F5) {
        author_note(app, author_turn(app));
        app->reload = app->quit = true;
    } else if (key == SDLK_F7 || key == SDLK_F8) {
        author_jump(app, key == SDLK_F7 ? -1 : 1);
    }
}

/* A key held down moves on and on, but presses once; one that an input method is using is its own.
 */
static void event_key(struct app *app, const SDL_KeyboardEvent *key)
{
    struct input_event event = {.kind = INPUT_KEY};
    desk_awake(&app->desk);
    if (key->keysym.sym == SDLK_q && (key->keysym.mod & KMOD_CTRL) && app->config.windowed)
        app->quit = true;
    if (app->config.windowed && !key->repeat)
        event_author(app, key->keysym.sym);
    if (*app->desk.composing || !key_meaning(key, app->hits.typing, &event.key))
        return;
    if (!key->repeat || (event.key != INPUT_ENTER && event.key != INPUT_BACK))
        event_give(app, event);
}

static void event_text(struct app *app, const char *text)
{
    uint32_t code;
    desk_awake(&app->desk);
    app->desk.composing[0] = '\0';
    for (size_t n; app->hits.typing && (n = utf8_decode(text, 4, &code)) > 0 && code; text += n)
        router_act(app, (struct action){ACTION_KEY, (int)code});
}

static void event_composing(struct app *app, const char *text)
{
    snprintf(app->desk.composing, sizeof app->desk.composing, "%.*s", (int)utf8_cut(text, 63),
             text);
    desk_awake(&app->desk);
}

/* Apart: the rooms' part of it. */
static void event_do(void *data)
{
    const struct happening *now = data;
    struct app *app = now->app;
    const SDL_Event *event = now->event;
    if (event_answers_idle(app, event))
        return;
    switch (event->type) {
    case SDL_QUIT: /* a window manager asks; who stops the service sends a signal */
        app->quit |= !app->locked;
        break;
    case SDL_FINGERDOWN:
    case SDL_MOUSEBUTTONDOWN:
        event_point(now, INPUT_DOWN);
        break;
    case SDL_FINGERMOTION:
    case SDL_MOUSEMOTION:
        event_point(now, INPUT_MOVE);
        break;
    case SDL_FINGERUP:
    case SDL_MOUSEBUTTONUP:
        event_point(now, INPUT_UP);
        break;
    case SDL_MOUSEWHEEL:
        event_give(app,
                   (struct input_event){.kind = INPUT_WHEEL, .y = (float)-event->wheel.y * 96});
        break;
    case SDL_KEYDOWN:
        event_key(app, &event->key);
        break;
    case SDL_TEXTINPUT:
        event_text(app, event->text.text);
        break;
    case SDL_TEXTEDITING:
        event_composing(app, event->edit.text);
        break;
    default:
        break;
    }
}

/* SDL makes mouse events of touches too; those are left to the touch itself. */
static bool mouse_is_at(struct happening *now, Uint32 which, int x, int y)
{
    if (which == SDL_TOUCH_MOUSEID)
        return false;
    renderer_point(now->app->renderer, x, y, &now->x, &now->y);
    return true;
}

/* The window's part of it. False: there is none for the rooms. */
static bool event_window(struct happening *now)
{
    const SDL_Event *event = now->event;
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        SDL_ShowCursor(SDL_DISABLE); /* where there is touch, an arrow only covers things */
        now->x = event->tfinger.x * now->app->desk.frame.width;
        now->y = event->tfinger.y * now->app->desk.frame.height;
        return true;
    case SDL_MOUSEMOTION:
        if (event->motion.which != SDL_TOUCH_MOUSEID)
            SDL_ShowCursor(SDL_ENABLE);
        return now->app->desk.input.down &&
               mouse_is_at(now, event->motion.which, event->motion.x, event->motion.y);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return mouse_is_at(now, event->button.which, event->button.x, event->button.y);
    case SDL_QUIT:
    case SDL_MOUSEWHEEL:
    case SDL_KEYDOWN:
    case SDL_TEXTINPUT:
    case SDL_TEXTEDITING:
        return true;
    default:
        return false;
    }
}

void app_event(struct app *app, const SDL_Event *event)
{
    struct happening now = {.app = app, .event = event};
    if (event_window(&now))
        alive_do(app, event_do, &now);
}
