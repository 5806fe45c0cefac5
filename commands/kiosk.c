/* `yingda kiosk`: the full-screen app, a window of a given size for tests, or the demo. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log_file.h"
#include "commands/options.h"
#include "engine/paths.h"
#include "kiosk/app/app.h"
#include "kiosk/demo/demo.h"

struct window_size { /* 0: full screen, or the demo's own */
    int width_px, height_px;
};

struct kiosk_options {
    struct window_size size;
    const char *play, *person, *model, *turn;
    bool demo;
    enum demo_replies replies;
};

static bool option_size(const char *value, void *out, char reason[OPTION_REASON_SIZE])
{
    struct window_size *size = out;
    char end;
    snprintf(reason, OPTION_REASON_SIZE, "is not WxH, from 320x240 to 16384x16384");
    return sscanf(value, "%dx%d%c", &size->width_px, &size->height_px, &end) == 2 &&
           size->width_px >= 320 && size->height_px >= 240 && size->width_px <= 16384 &&
           size->height_px <= 16384;
}

static bool option_replies(const char *value, void *out, char reason[OPTION_REASON_SIZE])
{
    static const char *const names[] = {
        [DEMO_GOOD] = "good", [DEMO_SHUFFLED] = "shuffled", [DEMO_SILENT] = "silent"};
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
        if (strcmp(value, names[i]) == 0) {
            *(enum demo_replies *)out = (enum demo_replies)i;
            return true;
        }
    }
    snprintf(reason, OPTION_REASON_SIZE, "is neither good nor shuffled nor silent");
    return false;
}

#define PLACE(member) offsetof(struct kiosk_options, member)

static const struct option_row rows[] = {
    {"windowed", "WxH", "a window of that size; --demo: the size of its pictures", option_size,
     PLACE(size), NULL},
    {"play", "PACK/PLAY", "goes straight to this conversation; --demo: the play that it plays",
     option_text, PLACE(play), NULL},
    {"person", "NAME", "who has it (访客); added where nobody has this name yet", option_text,
     PLACE(person), "play"},
    {"turn", "ID",
     "a window for whoever writes plays: begins with this turn, and stores nothing of it; F5 reads "
     "the pack anew and comes back to the turn, F7 and F8 go to the one before and behind",
     option_text, PLACE(turn), "play"},
    {"model", "DIR", "the acoustic model's folder; that of the settings unless given", option_text,
     PLACE(model), NULL},
    {"demo", NULL,
     "plays one session off screen, with replies spoken by espeak-ng, and says where its pictures, "
     "scorecard and database are",
     option_switch, PLACE(demo), NULL},
    {"replies", "good|shuffled|silent", "what the trainee of the demo says (good)", option_replies,
     PLACE(replies), "demo"},
    {0},
};

static const struct command_form forms[] = {{{NULL}, NULL, OPERAND_NONE}};

/* Without it the kiosk goes on: what it says is on stderr. */
static void log_begin(void)
{
    char log[PATH_SIZE];
    if (paths_log(log) != STATUS_OK || log_file_open(log) != STATUS_OK)
        fprintf(stderr, "yingda: no log file can be written\n");
}

/* This program once more, in this process: whatever was read is read again. Comes back only where
 * that fails. */
static void run_anew(const struct app_config *config, const char *turn)
{
    char size[32];
    const char *arguments[16] = {"yingda", "kiosk", "--windowed", size};
    size_t n = 4;
    const char *const pairs[][2] = {{"--play", config->play},
                                    {"--person", config->person},
                                    {"--model", config->model},
                                    {"--turn", config->play && *turn ? turn : NULL}};
    snprintf(size, sizeof size, "%dx%d", config->renderer.width_px, config->renderer.height_px);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!pairs[i][1])
            continue;
        arguments[n++] = pairs[i][0];
        arguments[n++] = pairs[i][1];
    }
    execv("/proc/self/exe", (char *const *)(uintptr_t)arguments);
    fprintf(stderr, "yingda: it cannot be started anew: %s\n", strerror(errno));
}

static int app_start(const struct app_config *config)
{
    struct app *app = calloc(1, sizeof *app);
    char problem[256] = "";
    if (!app)
        return EXIT_MACHINE;
    log_begin();
    enum status status = app_init(app, config, problem);
    if (status == STATUS_OK)
        status = app_run(app);
    else
        fprintf(stderr, "yingda: %s\n", *problem ? problem : status_text(status));
    bool left = app->desk.left, reload = app->reload;
    char turn[sizeof app->desk.from_turn];
    memcpy(turn, app->desk.from_turn, sizeof turn);
    app_stop(app);
    log_file_close();
    free(app);
    if (reload)
        run_anew(config, turn);
    return status != STATUS_OK ? EXIT_MACHINE : left ? EXIT_LEFT : EXIT_DONE;
}

static int kiosk_run(const void *from, char **operands, int n_operands)
{
    const struct kiosk_options *options = from;
    const struct window_size *size = &options->size;
    bool windowed = size->width_px > 0;
    struct app_config app = {.renderer = {.windowed = windowed,
                                          .width_px = size->width_px,
                                          .height_px = size->height_px},
                             .windowed = windowed,
                             .play = options->play,
                             .person = options->person,
                             .turn = options->turn,
                             .model = options->model};
    struct demo_config demo = {.replies = options->replies,
                               .play = options->play,
                               .model = options->model,
                               .width_px = size->width_px,
                               .height_px = size->height_px};
    (void)operands, (void)n_operands; /* none: the form says so */
    if (!options->demo)
        return app_start(&app);
    return demo_run(&demo) == STATUS_OK ? EXIT_DONE : EXIT_MACHINE;
}

const struct command command_kiosk = {
    .name = "kiosk",
    .does = "Starts the full-screen kiosk, as `yingda` alone does, or plays one session off screen",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct kiosk_options),
    .run = kiosk_run,
};
