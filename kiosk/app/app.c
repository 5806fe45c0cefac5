#include "kiosk/app/app.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "kiosk/app/alive.h"
#include "kiosk/app/events.h"
#include "kiosk/app/router.h"
#include "kiosk/app/tick.h"

enum {
    FRAME_MS = 33,   /* thirty frames a second while something moves */
    BREATH_MS = 250, /* otherwise: often enough to notice a lost device, rare enough to sleep */
    SLEEP_MS = 1000, /* while nobody is there at all; an event wakes it at once */
    SETTLE_MS = 400, /* after a touch the screen may still be changing */
    FAILED_FRAMES_MOST = 40 /* ten seconds at rest: then the window is given up */
};

/* The service is stopped, or the terminal's Ctrl+C: SDL would tell neither from a closed window. */
static volatile sig_atomic_t ended;

static void end(int number)
{
    (void)number;
    ended = 1;
}

static void signals_take(void)
{
    const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
    struct sigaction action = {.sa_handler = end};
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    sigemptyset(&action.sa_mask);
    ended = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaction(numbers[i], &action, NULL);
}

static int64_t app_clock(const struct app *app)
{
    return app->config.pilot.clock_ms ? *app->config.pilot.clock_ms : clock_monotonic_ms();
}

/* The symbols lie beside the program's folder in a build, below share/ when installed. */
static void app_icons(char out[PATH_SIZE])
{
    static const char *const places[] = {"../icons", "../share/yingda/icons"};
    char *base = SDL_GetBasePath();
    snprintf(out, PATH_SIZE, "/usr/share/yingda/icons");
    for (size_t i = 0; base && i < sizeof places / sizeof *places; i++) {
        char path[PATH_SIZE];
        int length = snprintf(path, sizeof path, "%s%s", base, places[i]);
        if (length < PATH_SIZE && access(path, R_OK) == 0) {
            memcpy(out, path, (size_t)length + 1);
            break;
        }
    }
    SDL_free(base);
}

static enum status app_window(struct app *app, char problem[256])
{
    struct renderer_config config = app->config.renderer;
    char icons[PATH_SIZE];
    app_icons(icons);
    config.icons = icons;
    if (!app->desk.settings.fullscreen && !config.offscreen)
        config.windowed = true;
    enum status status = renderer_open(&app->renderer, &config);
    if (status != STATUS_OK)
        snprintf(problem, 256, "%s", renderer_problem(app->renderer));
    return status;
}

/* Each trouble is said once: a picture that is missing fails anew in every frame that it is in. */
static void frame_says(struct app *app, const char *problem)
{
    if (strcmp(problem, app->frame_problem) == 0)
        return;
    snprintf(app->frame_problem, sizeof app->frame_problem, "%s", problem);
    fprintf(stderr, "yingda: a frame could not be drawn: %s\n", problem);
}

/* The next frame may go again (a screen switched off), but a window that stays black is no kiosk.
 * One that lacks a picture is not black. */
static void app_draw(struct app *app)
{
    Uint64 start = SDL_GetPerformanceCounter();
    enum status status = renderer_draw(app->renderer, &app->draw);
    int64_t us =
        (int64_t)((SDL_GetPerformanceCounter() - start) * 1000000 / SDL_GetPerformanceFrequency());
    if (status != STATUS_OK)
        frame_says(app, renderer_problem(app->renderer));
    app->frames_failed = status == STATUS_DEVICE ? app->frames_failed + 1 : 0;
    app->figures.frames++;
    app->figures.frame_us += us;
    if (us > app->figures.frame_worst_us)
        app->figures.frame_worst_us = us;
}

static const char *sound_notice(enum sound_state state)
{
    switch (state) {
    case SOUND_MUTED:
        return "麦克风没有声音传进来：看看是不是静音了。";
    case SOUND_LOOPED:
        return "录到的是扬声器自己的声音：看看麦克风插好没有。";
    case SOUND_BUSY:
        return "麦克风或扬声器正被另一个程序用着：关掉它才能开始练习。";
    case SOUND_UNFIT:
        return "这个麦克风或扬声器用不了：换一个插上才能开始练习。";
    default:
        return "没有接好麦克风或扬声器：插好以后才能开始练习。";
    }
}

static const char *frame_notice(struct app *app)
{
    const struct desk *desk = &app->desk;
    if (!router_screen(app)->has_notice)
        return "";
    if (*desk->said)
        return desk->said;
    if (desk->person.id == GUEST)
        return "成绩库用不了：现在练的不存成绩，也不算次数。";
    if (desk->sound_state == SOUND_OK || !desk->port.self)
        return desk->notice;
    snprintf(app->notice, sizeof app->notice, "%s%s", sound_notice(desk->sound_state),
             desk->notice);
    return app->notice;
}

static void draw_overlay(struct app *app, const struct ui *screen)
{
    static void (*const overlays[])(const struct ui *) = {
        [OVERLAY_PAUSE] = pause_draw, [OVERLAY_QUIT] = quit_draw, [OVERLAY_IDLE] = idle_draw};
    int64_t left = app_idle_left_ms(app);
    app->overlay.once = app->desk.once.on;
    app->overlay.idle_left_s = left > 0 ? (int)((left + 999) / 1000) : 0;
    struct ui ui = {screen->frame, &app->overlay, screen->draw, screen->hits};
    if (app->desk.overlay != OVERLAY_NONE)
        overlays[app->desk.overlay](&ui);
}

struct showing {
    struct app *app;
    const void *view; /* of the screen that is shown */
};

/* Apart: a screen may read what it shows. */
static void show(void *data)
{
    struct showing *showing = data;
    const struct screen_row *row = router_screen(showing->app);
    showing->view = row->show(router_room(showing->app, row->room));
}

static void app_frame(struct app *app)
{
    struct desk *desk = &app->desk;
    struct showing showing = {.app = app};
    const struct screen_row *row = router_screen(app);
    struct frame *frame = &desk->frame;
    renderer_enlarge(app->renderer, desk->settings.large_text);
    renderer_canvas(app->renderer, &frame->width, &frame->height, &(float){0});
    frame->scroll = desk->input.scroll;
    frame->focus = desk->input.focus;
    frame->pressed = desk->input.pressed;
    frame->notice = frame_notice(app);
    desk->framed = desk->screen;
    alive_do(app, show, &showing);
    struct ui ui = {frame, showing.view, &app->draw, &app->hits};
    screen_draw(&ui, row->draw);
    draw_overlay(app, &ui);
    input_follow(&desk->input, &app->hits);
    app_draw(app);
}

/* The service manager hears of frames that were drawn: a window that stays black is neither ready
 * nor alive. */
static void frame_tell(struct app *app)
{
    if (app->frames_failed > 0)
        return;
    watchdog_ready(&app->watchdog);
    watchdog_frame(&app->watchdog, clock_monotonic_ms());
}

static void app_fields(struct app *app, const struct app_config *config)
{
    memset(app, 0, sizeof *app);
    app->config = *config;
    app->idle_answered_ms = -1;
    app->card.item = app->desk.play = -1;
    app->desk.piloted = config->pilot.step != NULL;
    app->desk.port = config->pilot.port ? port_of_virtual(config->pilot.port) : port_of_nothing();
    app->boot = (struct boot){.desk = &app->desk,
                              .database = config->database,
                              .recordings = config->recordings,
                              .model = config->model,
                              .play = config->play,
                              .person = config->person};
    if (config->windowed && config->turn)
        snprintf(app->desk.from_turn, sizeof app->desk.from_turn, "%s", config->turn);
    draw_list_init(&app->draw);
    router_init(app);
}

/* Apart: a database may have to be migrated, or another one put in its place. */
static void records_open_first(void *data)
{
    struct app *app = data;
    boot_records(&app->boot);
    boot_audit(&app->desk);
}

enum status app_init(struct app *app, const struct app_config *config, char problem[256])
{
    int64_t start_ms = clock_monotonic_ms();
    struct desk *desk = &app->desk;
    app_fields(app, config);
    signals_take();
    watchdog_init(&app->watchdog);
    boot_settings(&app->boot);
    app->locked = !config->pilot.step && !config->windowed && desk->settings.fullscreen;
    enum status status = app_window(app, problem);
    if (status != STATUS_OK)
        return status;
    worker_init(&desk->worker);
    clerk_init(&desk->clerk);
    desk->taking.desk = desk;
    worker_init(&app->boot.opener);
    keeper_init(&app->keeper, desk);
    player_init(&desk->player, &desk->port, &desk->worker, &desk->now_ms);
    alive_init(app);
    desk->now_ms = desk->active_ms = app_clock(app);
    alive_do(app, records_open_first, app);
    app_frame(app);
    frame_tell(app);
    app->figures.first_frame_ms = clock_monotonic_ms() - start_ms;
    app->figures.frames = app->figures.frame_us = app->figures.frame_worst_us = 0;
    boot_start(&app->boot);
    if (!app->config.pilot.port)
        boot_sound(&app->boot);
    return STATUS_OK;
}

static bool app_moves(const struct app *app)
{
    const struct desk *desk = &app->desk;
    const struct screen_row *row = router_screen(app);
    bool lively = row->moves && row->moves(router_room(app, row->room));
    return lively || renderer_is_waiting(app->renderer) ||
           desk->player.playing.kind != ACTION_NONE || desk->input.down ||
           desk->now_ms - desk->active_ms < SETTLE_MS;
}

/* A pilot's clock stands still while the worker is at work, so the wait is for the worker. */
static int app_patience_ms(const struct app *app)
{
    if (app->config.pilot.clock_ms)
        return worker_busy(&app->desk.worker) || clerk_busy(&app->desk.clerk) ? BREATH_MS : 0;
    if (app->desk.screen == SCREEN_ATTRACT && !app_moves(app))
        return SLEEP_MS;
    return app_moves(app) ? FRAME_MS : BREATH_MS;
}

/* Apart. */
static void tick(void *data)
{
    app_tick(data);
}

static void app_events(struct app *app)
{
    SDL_Event event;
    if (!SDL_WaitEventTimeout(&event, app_patience_ms(app)))
        return;
    do {
        app_event(app, &event);
    } while (SDL_PollEvent(&event));
}

enum status app_run(struct app *app)
{
    while (!app->quit && app->frames_failed < FAILED_FRAMES_MOST) {
        app_events(app);
        app->desk.now_ms = app_clock(app);
        alive_do(app, tick, app);
        app_frame(app);
        frame_tell(app);
        app->quit |= ended || app->desk.left;
        if (app->config.pilot.step)
            app->config.pilot.step(app->config.pilot.self, app);
    }
    return app->quit ? STATUS_OK : STATUS_DEVICE;
}

/* Apart: what is still to be stored is stored. */
static void close_all(void *data)
{
    struct app *app = data;
    struct desk *desk = &app->desk;
    if (app->quit && !desk->left)
        desk_audit(desk, AUDIT_STOP, "kiosk", "%s",
                   ended ? "by a signal" : "its window was closed");
    for (size_t i = 0; i < n_room_rows; i++) {
        if (room_rows[i].kind->stop)
            room_rows[i].kind->stop(router_room(app, room_rows[i].at));
    }
    clerk_finish(&desk->clerk); /* first: what it ends may ask the worker */
    worker_finish(&desk->worker);
    for (size_t i = n_room_rows; i-- > 0;) {
        if (room_rows[i].kind->close)
            room_rows[i].kind->close(router_room(app, room_rows[i].at));
    }
    player_finish(&desk->player);
    keeper_close(&app->keeper);
    boot_close(&app->boot);
}

void app_stop(struct app *app)
{
    watchdog_close(&app->watchdog);
    alive_do(app, close_all, app);
    apart_finish(&app->apart);
    renderer_close(app->renderer);
    draw_list_finish(&app->draw);
    problems_finish(&app->desk.problems);
    settings_finish(&app->desk.settings);
}
