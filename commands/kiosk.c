/* `yingda kiosk`: the full-screen app, a window of a given size for tests, or the demo. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "kiosk/app/app.h"
#include "kiosk/demo/demo.h"

struct options {
    struct app_config app;
    struct demo_config demo;
    bool is_demo;
};

static bool option_size(const char *value, int *width, int *height)
{
    char end;
    return value && sscanf(value, "%dx%d%c", width, height, &end) == 2 && *width >= 320 &&
           *height >= 240 && *width <= 16384 && *height <= 16384;
}

static bool option_replies(const char *value, enum demo_replies *out)
{
    static const char *const names[] = {"good", "shuffled", "silent"};
    for (int i = 0; value && i < 3; i++) {
        if (strcmp(value, names[i]) == 0) {
            *out = (enum demo_replies)i;
            return true;
        }
    }
    return false;
}

/* Reads one option that takes a value; false: it is none, or its value is wrong. */
static bool option_value(struct options *options, const char *name, const char *value)
{
    struct renderer_config *renderer = &options->app.renderer;
    if (strcmp(name, "--windowed") == 0) {
        renderer->windowed = options->app.windowed = true;
        if (!option_size(value, &renderer->width_px, &renderer->height_px))
            return false;
        options->demo.width_px = renderer->width_px;
        options->demo.height_px = renderer->height_px;
        return true;
    }
    if (strcmp(name, "--replies") == 0)
        return option_replies(value, &options->demo.replies);
    if (strcmp(name, "--play") == 0)
        options->app.play = options->demo.play = value;
    else if (strcmp(name, "--person") == 0)
        options->app.person = value;
    else if (strcmp(name, "--model") == 0)
        options->app.model = options->demo.model = value;
    else
        return false;
    return value != NULL;
}

static bool options_read(struct options *options, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--demo") == 0) {
            options->is_demo = true;
        } else if (option_value(options, argv[i], i + 1 < argc ? argv[i + 1] : NULL)) {
            i++;
        } else {
            fprintf(stderr, "yingda kiosk: not understood: %s\n", argv[i]);
            return false;
        }
    }
    return true;
}

static int kiosk_run(const struct app_config *config)
{
    struct app *app = calloc(1, sizeof *app);
    char problem[256] = "";
    if (!app)
        return EXIT_MACHINE;
    enum status status = app_init(app, config, problem);
    if (status == STATUS_OK)
        status = app_run(app);
    else
        fprintf(stderr, "yingda: %s\n", *problem ? problem : status_text(status));
    app_stop(app);
    free(app);
    return status == STATUS_OK ? EXIT_DONE : EXIT_MACHINE;
}

int command_kiosk(int argc, char **argv)
{
    struct options options = {.is_demo = false};
    if (!options_read(&options, argc, argv)) {
        fputs("usage: yingda kiosk [--windowed WxH] [--play PACK/PLAY [--person NAME]] [--model "
              "DIR]\n"
              "       yingda kiosk --demo [--replies good|shuffled|silent] [--play PACK/PLAY] "
              "[--windowed WxH]\n"
              "                    [--model DIR]\n",
              stderr);
        return EXIT_CONTENT;
    }
    if (!options.is_demo)
        return kiosk_run(&options.app);
    return demo_run(&options.demo) == STATUS_OK ? EXIT_DONE : EXIT_MACHINE;
}
