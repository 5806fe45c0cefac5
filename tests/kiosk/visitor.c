#include "tests/kiosk/visitor.h"

#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEP_MS = 100, FRAMES_MOST = 6000 };

static char folder[64] = "/tmp/yingda-kiosk-XXXXXX";

const char *in_folder(const char *name)
{
    static char path[4][256];
    static int at;
    at = (at + 1) % 4;
    snprintf(path[at], sizeof path[at], "%s/%s", folder, name);
    return path[at];
}

const char *database(void)
{
    return in_folder("yingda/yingda.db");
}

void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0);
    if (file)
        fclose(file);
}

void write_settings(const char *text)
{
    write_file(in_folder("yingda/settings.yaml"), text);
}

void shell(const char *format, ...)
{
    char command[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    CHECK_INT(system(command), 0);
}

void visitor_home(void)
{
    CHECK(mkdtemp(folder) != NULL);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
    mkdir(in_folder("yingda"), 0700);
}

int visitor_leaves(void)
{
    if (!check_failures)
        shell("rm -r %s", folder);
    return CHECK_RESULT();
}

/* The clock stands still while a worker works: what it takes depends on the machine. */
static void visit(void *self, struct app *app)
{
    struct visitor *visitor = self;
    if (worker_busy(&app->desk.worker) || clerk_busy(&app->desk.clerk))
        return;
    if (worker_busy(&app->keeper.worker) || worker_busy(&app->pad.checker) ||
        worker_busy(&app->own.maker)) {
        SDL_Delay(1);
        return;
    }
    visitor->clock_ms += STEP_MS;
    if (visitor->frames++ > FRAMES_MOST)
        app->quit = true;
    else
        visitor->look(visitor, app);
}

enum status visitor_run(struct visitor *visitor, struct app_config config)
{
    struct app *app = calloc(1, sizeof *app);
    char problem[256] = "";
    config.renderer.offscreen = true;
    config.pilot = (struct pilot){visitor, visit, visitor->real_sound ? NULL : &visitor->port,
                                  &visitor->clock_ms};
    CHECK_INT(app_init(app, &config, problem), STATUS_OK);
    enum status status = app_run(app);
    app_stop(app);
    free(app);
    CHECK(visitor->done);
    return status;
}

void visitor_done(struct visitor *visitor, struct app *app)
{
    visitor->done = true;
    app->quit = true;
}

void visitor_next(struct visitor *visitor)
{
    visitor->step++;
    visitor->since_ms = visitor->clock_ms;
}

int64_t visitor_waited_ms(const struct visitor *visitor)
{
    return visitor->clock_ms - visitor->since_ms;
}

bool touch(struct app *app, enum action_kind kind, int arg)
{
    return demo_touch(app, (struct action){kind, arg});
}

bool is_there(const struct app *app, enum action_kind kind, int arg)
{
    return hits_find(&app->hits, (struct action){kind, arg}) != NULL;
}

void touch_a_corner(void)
{
    SDL_Event event = {.tfinger = {.type = SDL_FINGERDOWN, .x = 0.01f, .y = 0.01f, .pressure = 1}};
    SDL_PushEvent(&event);
    event.type = SDL_FINGERUP;
    SDL_PushEvent(&event);
}

void key(SDL_Keycode code)
{
    SDL_PushEvent(&(SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = code}}});
}

void type_text(const char *text)
{
    SDL_Event event = {.type = SDL_TEXTINPUT};
    snprintf(event.text.text, sizeof event.text.text, "%s", text);
    SDL_PushEvent(&event);
}
