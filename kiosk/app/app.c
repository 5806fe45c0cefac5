#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "kiosk/app/app_parts.h"

enum {
    FRAME_MS = 33,   /* thirty frames a second while something moves */
    BREATH_MS = 250, /* otherwise: often enough to notice a lost device, rare enough to sleep */
    SETTLE_MS = 400  /* after a touch the screen may still be changing */
};

static int64_t app_clock(const struct app *app)
{
    return app->config.pilot.clock_ms ? *app->config.pilot.clock_ms : clock_monotonic_ms();
}

static void app_settings(struct app *app)
{
    settings_init(&app->settings);
    problems_init(&app->problems);
    if (paths_settings(app->settings_path) == STATUS_OK)
        settings_read(&app->settings, app->settings_path, &app->problems);
    problems_print(&app->problems, stderr);
    if (app->problems.count)
        snprintf(app->notice, sizeof app->notice, "设置文件第 %d 行有误，这一项先按默认的来。",
                 app->problems.items[0].line);
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
    if (!app->settings.fullscreen && !config.offscreen)
        config.windowed = true;
    enum status status = renderer_open(&app->renderer, &config);
    if (status != STATUS_OK)
        snprintf(problem, 256, "%s", renderer_problem(app->renderer));
    return status;
}

static enum status app_sound(struct app *app)
{
    struct sound_config config = {app->settings.microphone, app->settings.loudspeaker};
    if (app->config.pilot.port) {
        app->port = port_of_virtual(app->config.pilot.port);
        return STATUS_OK;
    }
    enum status status = sound_open(&app->sound, &config);
    app->port = port_of_sound(app->sound);
    return status;
}

static void app_draw(struct app *app)
{
    Uint64 start = SDL_GetPerformanceCounter();
    renderer_draw(app->renderer, &app->draw);
    int64_t us =
        (int64_t)((SDL_GetPerformanceCounter() - start) * 1000000 / SDL_GetPerformanceFrequency());
    app->figures.frames++;
    app->figures.frame_us += us;
    if (us > app->figures.frame_worst_us)
        app->figures.frame_worst_us = us;
}

static void app_frame(struct app *app)
{
    renderer_canvas(app->renderer, &app->view.width, &app->view.height, &(float){0});
    app_view(app);
    screen_draw(&app->view, &app->draw, &app->hits);
    input_follow(&app->input, &app->hits);
    app_draw(app);
}

enum status app_init(struct app *app, const struct app_config *config, char problem[256])
{
    int64_t start_ms = clock_monotonic_ms();
    memset(app, 0, sizeof *app);
    app->config = *config;
    app->play = app->item = -1;
    app->boot_library = app->boot_hearing = STATUS_NOT_FOUND;
    draw_list_init(&app->draw);
    app_settings(app);
    enum status status = app_window(app, problem);
    if (status != STATUS_OK)
        return status;
    worker_init(&app->worker);
    SDL_StopTextInput();
    app->now_ms = app->active_ms = app_clock(app);
    boot_records(app);
    app_frame(app);
    app->figures.first_frame_ms = clock_monotonic_ms() - start_ms;
    app->figures.frames = app->figures.frame_us = app->figures.frame_worst_us = 0;
    status = app_sound(app);
    if (status == STATUS_OK)
        boot_start(app);
    return status;
}

static bool app_moves(const struct app *app)
{
    bool lively = app->screen == SCREEN_BRIEF || app->screen == SCREEN_RING ||
                  (app->screen == SCREEN_VOICE && recital_listens(&app->recital)) ||
                  (app->screen == SCREEN_TALK && app->overlay == OVERLAY_NONE);
    return lively || app->playing.kind != ACTION_NONE || app->input.down ||
           app->now_ms - app->active_ms < SETTLE_MS;
}

/* A pilot's clock stands still while the worker is at work, so the wait is for the worker. */
static int app_patience_ms(const struct app *app)
{
    if (app->config.pilot.clock_ms)
        return worker_busy(&app->worker) ? BREATH_MS : 0;
    return app_moves(app) ? FRAME_MS : BREATH_MS;
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

void app_run(struct app *app)
{
    while (!app->quit) {
        app_events(app);
        app->now_ms = app_clock(app);
        app_tick(app);
        app_frame(app);
        if (app->config.pilot.step)
            app->config.pilot.step(app->config.pilot.self, app);
    }
}

void app_stop(struct app *app)
{
    worker_finish(&app->worker);
    talk_close(&app->talk);
    exam_close(&app->exam);
    recital_close(&app->recital);
    card_finish(&app->card);
    observer_close(&app->observer);
    standards_finish(&app->standards);
    wav_finish(&app->model_voice);
    sound_close(app->sound);
    hearing_close(app->hearing);
    people_finish(&app->people);
    records_close(app->records);
    library_close(&app->library);
    renderer_close(app->renderer);
    draw_list_finish(&app->draw);
    problems_finish(&app->problems);
    settings_finish(&app->settings);
}
