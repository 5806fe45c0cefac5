/* Someone who stands before the kiosk: looks at every frame of the real app, off screen and on a
 * clock of the test's own, and touches, types, waits or pulls a plug. */
#ifndef YINGDA_TESTS_KIOSK_VISITOR_H
#define YINGDA_TESTS_KIOSK_VISITOR_H

#include <SDL2/SDL.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/demo/demo_pilot.h"
#include "tests/check.h"

enum { STEP_MS = 100, FRAMES_MOST = 6000 };

struct visitor {
    void (*look)(struct visitor *visitor, struct app *app);
    int64_t clock_ms, since_ms;
    struct virtual_port port;
    int step, frames;
    bool done;
    char note[256]; /* the test's own memory */
};

static char folder[64] = "/tmp/yingda-kiosk-XXXXXX";

static inline const char *in_folder(const char *name)
{
    static char path[4][256];
    static int at;
    at = (at + 1) % 4;
    snprintf(path[at], sizeof path[at], "%s/%s", folder, name);
    return path[at];
}

static inline void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0);
    if (file)
        fclose(file);
}

static inline void write_settings(const char *text)
{
    write_file(in_folder("yingda/settings.yaml"), text);
}

static inline void visit(void *self, struct app *app)
{
    struct visitor *visitor = self;
    if (worker_busy(&app->desk.worker))
        return;
    visitor->clock_ms += STEP_MS;
    if (visitor->frames++ > FRAMES_MOST)
        app->quit = true;
    else
        visitor->look(visitor, app);
}

static inline void run_config(struct visitor *visitor, struct app_config config)
{
    struct app *app = calloc(1, sizeof *app);
    char problem[256] = "";
    config.renderer.offscreen = true;
    config.pilot = (struct pilot){visitor, visit, &visitor->port, &visitor->clock_ms};
    CHECK_INT(app_init(app, &config, problem), STATUS_OK);
    CHECK_INT(app_run(app), STATUS_OK);
    app_stop(app);
    free(app);
    CHECK(visitor->done);
}

static inline void run(void (*look)(struct visitor *visitor, struct app *app))
{
    struct visitor visitor = {.look = look};
    run_config(&visitor, (struct app_config){.play = NULL});
}

static inline void done(struct visitor *visitor, struct app *app)
{
    visitor->done = true;
    app->quit = true;
}

static inline void next(struct visitor *visitor)
{
    visitor->step++;
    visitor->since_ms = visitor->clock_ms;
}

static inline bool touch(struct app *app, enum action_kind kind, int arg)
{
    return demo_touch(app, (struct action){kind, arg});
}

/* Touches, and goes on to the next step once that was possible. */
static inline bool pressed(struct visitor *visitor, struct app *app, enum action_kind kind, int arg)
{
    bool there = touch(app, kind, arg);
    if (there)
        next(visitor);
    return there;
}

static inline void key(SDL_Keycode code)
{
    SDL_PushEvent(&(SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = code}}});
}

/* A home of the tests' own: nobody's records and settings are touched. */
static inline void visitor_home(void)
{
    CHECK(mkdtemp(folder) != NULL);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
    mkdir(in_folder("yingda"), 0700);
}

/* The program's exit; what failed stays to be looked at. */
static inline int visitor_leaves(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -r %s", folder);
    if (!check_failures)
        CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}

#endif
