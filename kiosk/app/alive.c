#include "kiosk/app/alive.h"

#include "base/clock.h"
#include "kiosk/app/app.h"
#include "kiosk/ui/theme.h"

/* A wait shorter than a second is not worth a sentence (Miller 1968: it does not break a thought).
 * After half a minute it is no longer waiting but hanging: then systemd shall hear nothing more,
 * and start the kiosk anew. */
enum { SAY_FROM_MS = 700, LIVES_UNTIL_MS = 30000 };

/* A finger that is lifted is still told: it went down before. */
static int is_kept(void *data, SDL_Event *event)
{
    (void)data;
    return event->type != SDL_FINGERDOWN && event->type != SDL_MOUSEBUTTONDOWN &&
           event->type != SDL_KEYDOWN && event->type != SDL_TEXTINPUT &&
           event->type != SDL_MOUSEWHEEL;
}

/* Over what was shown last, which the list still holds; before the first frame it holds nothing. */
static void say_wait(struct app *app)
{
    struct frame frame = {.notice = ""};
    renderer_canvas(app->renderer, &frame.width, &frame.height, &(float){0});
    struct ui ui = {&frame, NULL, &app->draw, NULL};
    if (app->draw.count == 0) {
        draw_list_reset(&app->draw, frame.width, frame.height);
        widget_ground(&ui, color_paper);
    }
    draw_clip(&app->draw, (struct rect){0});
    wait_draw(&ui);
    app->says_wait = true;
    app->figures.waits_said++;
}

/* The list, the renderer and the watchdog are this thread's; nothing else of the app may be looked
 * at here. */
static void alive(void *self, int64_t waited_ms)
{
    struct app *app = self;
    bool says = waited_ms >= SAY_FROM_MS;
    SDL_PumpEvents();
    if (says && !app->says_wait)
        say_wait(app);
    if (says)
        SDL_FilterEvents(is_kept, NULL);
    enum status status = renderer_draw(app->renderer, &app->draw);
    app->figures.waits++;
    if (status != STATUS_DEVICE && waited_ms < LIVES_UNTIL_MS)
        watchdog_frame(&app->watchdog, clock_monotonic_ms());
}

/* SDL has it on from the start. */
void alive_init(struct app *app)
{
    SDL_StopTextInput();
    apart_init(&app->apart, alive, app);
}

/* Whether text is typed is for SDL on the window's thread to know. */
static void typing_follow(struct app *app)
{
    if (app->types == app->typing)
        return;
    app->typing = app->types;
    if (app->typing)
        SDL_StartTextInput();
    else
        SDL_StopTextInput();
}

void alive_do(struct app *app, void (*run)(void *data), void *data)
{
    app->says_wait = false;
    apart_do(&app->apart, run, data);
    typing_follow(app);
}
