/* kiosk_watched FOLDER: the real kiosk, full screen, with its real devices and clock, and somebody
 * who looks at its screen for a tester that has a pointer, keys and a voice but no eyes. After each
 * frame that differs FOLDER/now says what is on the screen: screen NAME        stage N overlay N
 *   easy N             a play for beginners
 *   say PATH           a WAV of what could be said now: a lesson's words, the turn's model reply
 *   pad N              what the number is that is asked for
 *   busy N             1: something is read or written, and the screen may change
 *   said TEXT          the sentence at its foot
 *   scroll X Y LEFT    the middle of what scrolls, and how far it still goes
 *   hit KIND ARG X Y   the middle of each place that can be touched, in pixels
 * Nothing is pushed into the app: whatever happens comes from outside. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/app/app.h"
#include "kiosk/app/router.h"

enum { NOW_SIZE = 32768 };

struct watcher {
    const char *folder;
    char before[NOW_SIZE], now[NOW_SIZE];
    size_t used;
    const void *said_of; /* the lesson or turn whose words lie in `say` */
    char say[PATH_SIZE];
    int n_said;
};

static void put(struct watcher *watcher, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void put(struct watcher *watcher, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int n = vsnprintf(watcher->now + watcher->used, NOW_SIZE - watcher->used, format, list);
    va_end(list);
    if (n > 0 && watcher->used + (size_t)n < NOW_SIZE)
        watcher->used += (size_t)n;
}

static void say_write(struct watcher *watcher, const void *of, struct wav_sound *sound)
{
    snprintf(watcher->say, sizeof watcher->say, "%s/say-%d.wav", watcher->folder,
             ++watcher->n_said);
    watcher->said_of = of;
    if (wav_write(watcher->say, sound) != STATUS_OK)
        watcher->say[0] = '\0';
    wav_finish(sound);
}

static void say_lesson(struct watcher *watcher, const struct app *app)
{
    const struct exercise *exercise = &app->learn.exercise;
    const struct pack *pack = exercise->lesson.pack;
    struct model_speaker speaker = model_reply_speaker(pack, MODEL_WOMAN, NULL);
    struct wav_sound sound = {0};
    const char *text = exercise->spelled.text;
    if (text && watcher->said_of != exercise->lesson.id &&
        model_reply_say(pack, text, &speaker, &sound, NULL) == STATUS_OK)
        say_write(watcher, exercise->lesson.id, &sound);
}

static void say_turn(struct watcher *watcher, const struct app *app)
{
    const struct session *session = &app->talk.talk.session;
    const struct turn *turn = session->conversation.turn;
    const struct pack *pack = session->config.pack;
    struct wav_sound sound = {0};
    if (app->talk.talk.moving || !turn || watcher->said_of == turn)
        return;
    struct model_speaker speaker =
        model_reply_speaker(pack, MODEL_WOMAN, &session->config.play->customer);
    if (model_reply_of_turn(pack, turn, &speaker, 0, &sound, NULL) == STATUS_OK)
        say_write(watcher, turn, &sound);
}

static int stage_of(const struct app *app)
{
    return app->desk.screen == SCREEN_LESSON ? (int)app->learn.exercise.stage
                                             : (int)app->talk.talk.view.stage;
}

static void hits_put(struct watcher *watcher, const struct app *app)
{
    float width, height, scale = 1;
    renderer_canvas(app->renderer, &width, &height, &scale);
    struct rect scroll = app->hits.scroll;
    if (scroll.w > 0)
        put(watcher, "scroll %d %d %d\n", (int)((scroll.x + scroll.w / 2) * scale),
            (int)((scroll.y + scroll.h / 2) * scale),
            (int)(app->hits.scroll_max - app->desk.input.scroll));
    for (int i = 0; i < app->hits.count; i++) {
        const struct hit *hit = &app->hits.items[i];
        put(watcher, "hit %d %d %d %d\n", (int)hit->action.kind, hit->action.arg,
            (int)((hit->rect.x + hit->rect.w / 2) * scale),
            (int)((hit->rect.y + hit->rect.h / 2) * scale));
    }
}

/* Written beside and renamed: whoever reads it reads all of it. */
static void now_write(struct watcher *watcher)
{
    char path[PATH_SIZE], beside[PATH_SIZE];
    snprintf(path, sizeof path, "%s/now", watcher->folder);
    snprintf(beside, sizeof beside, "%s/now.new", watcher->folder);
    FILE *file = fopen(beside, "w");
    if (!file)
        return;
    fputs(watcher->now, file);
    if (fclose(file) == 0 && rename(beside, path) == 0)
        memcpy(watcher->before, watcher->now, watcher->used + 1);
}

static void watch(void *self, struct app *app)
{
    struct watcher *watcher = self;
    watcher->used = 0;
    if (app->desk.screen == SCREEN_LESSON && !app->learn.exercise.moving)
        say_lesson(watcher, app);
    if (app->desk.screen == SCREEN_TALK)
        say_turn(watcher, app);
    put(watcher, "screen %s\nstage %d\noverlay %d\nsay %s\n", router_screen(app)->name,
        stage_of(app), (int)app->desk.overlay, watcher->say);
    for (int i = 0; i < app->desk.library.n_plays; i++) {
        if (app->desk.library.views[i].difficulty == 1)
            put(watcher, "easy %d\n", i);
    }
    put(watcher, "booted %d\nplaying %d\n", app->desk.booted, (int)app->desk.player.playing.kind);
    put(watcher, "pad %d\nbusy %d\nsaid %s\n", (int)app->desk.asked.pad,
        worker_busy(&app->desk.worker) || clerk_busy(&app->desk.clerk), app->desk.said);
    if (app->desk.screen == SCREEN_REPLY)
        put(watcher, "words %d\nplayed %d\n", app->card.view.strip.n_words,
            app->card.view.played_turn < 0 ? -1 : (int)app->card.view.played_ms / 500);
    hits_put(watcher, app);
    if (strcmp(watcher->now, watcher->before) != 0)
        now_write(watcher);
}

int main(int argc, char **argv)
{
    static struct watcher watcher;
    struct app *app = calloc(1, sizeof *app);
    char problem[256] = "";
    if (argc != 2 || !app)
        return 1;
    watcher.folder = argv[1];
    struct app_config config = {.pilot = {.self = &watcher, .step = watch}};
    enum status status = app_init(app, &config, problem);
    if (status == STATUS_OK)
        status = app_run(app);
    else
        fprintf(stderr, "kiosk_watched: %s\n", problem);
    printf("first frame %lld ms, %lld frames, mean %.2f ms, worst %.1f ms\n",
           (long long)app->figures.first_frame_ms, (long long)app->figures.frames,
           app->figures.frames ? (double)app->figures.frame_us / 1000 / (double)app->figures.frames
                               : 0.0,
           (double)app->figures.frame_worst_us / 1000);
    app_stop(app);
    free(app);
    return status == STATUS_OK ? 0 : 2;
}
