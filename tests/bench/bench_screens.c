/* The time of a frame at 1920x1080 with SDL's software renderer while something moves, screen by
 * screen, and of a face's first appearance: processor time of the window's thread, median, 99th
 * percentile and worst, in milliseconds. Not a test. usage: bench_screens [SCREEN] */
#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kiosk/app/screens.h"
#include "kiosk/drawing/renderer.h"
#include "tests/kiosk/screen_views.h"

enum { FRAMES = 400, FIRST_FRAMES = 60 };

static struct renderer *renderer;
static struct draw_list list;
static struct hits hits;
static double times[FRAMES];

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double frame(struct sample *view)
{
    double begun = cpu_ms();
    struct frame *shown = &view->frame;
    renderer_canvas(renderer, &shown->width, &shown->height, &(float){0});
    struct ui ui = {shown, &view->talk, &list, &hits};
    screen_draw(&ui, screen_rows[view->screen].draw);
    if (renderer_draw(renderer, &list) != STATUS_OK)
        fprintf(stderr, "%s\n", renderer_problem(renderer));
    return cpu_ms() - begun;
}

static void say(const char *name, int n)
{
    qsort(times, (size_t)n, sizeof *times, by_size);
    printf("%-28s median %5.2f   p99 %5.2f   worst %5.2f\n", name, times[n / 2],
           times[n * 99 / 100], times[n - 1]);
}

static void listens(struct sample *view, int i)
{
    memmove(view->talk.meter.bars, view->talk.meter.bars + 1,
            (METER_BARS - 1) * sizeof *view->talk.meter.bars);
    if (i % 3 == 0)
        view->talk.meter.bars[METER_BARS - 1] = (float)(i * 7 % 40) / 40;
    view->talk.reply_left = 1 - (float)(i % 100) / 100;
}

static void speaks(struct sample *view, int i)
{
    int length = (int)strlen(view->talk.line);
    view->talk.talking = i / 6 % 2;
    view->talk.line_shown = i / 4 * 3 % (length + 1);
}

static void plays(struct sample *view, int i)
{
    view->card.played_ms = 300 + i * 16;
}

static void scrolls(struct sample *view, int i)
{
    view->frame.scroll = (float)(i * 9 % 600);
}

static void rings(struct sample *view, int i)
{
    view->ring.beat = (float)(i % 60) / 60;
}

static const char *only; /* the one screen that was asked for; NULL: all */

static void moving(const char *name, void (*move)(struct sample *view, int i))
{
    if (only && strcmp(only, name) != 0)
        return;
    static struct sample_view views[SAMPLE_VIEWS_MAX];
    int n = sample_views(views);
    for (int v = 0; v < n; v++) {
        if (strcmp(views[v].name, name) != 0)
            continue;
        for (int i = 0; i < 100; i++) /* what is made once is made */
            move(&views[v].view, i), frame(&views[v].view);
        for (int i = 0; i < FRAMES; i++) {
            move(&views[v].view, i);
            times[i] = frame(&views[v].view);
        }
        say(name, FRAMES);
    }
}

/* A screen in a renderer that has never drawn it: the slowest of its first frames. */
static void first_appearance(const char *after, const char *name)
{
    static struct sample_view views[SAMPLE_VIEWS_MAX];
    int n = sample_views(views);
    for (int v = 0; v < n; v++) {
        if (strcmp(views[v].name, name) != 0)
            continue;
        for (int i = 0; i < FIRST_FRAMES; i++) {
            if (views[v].view.screen == SCREEN_TALK)
                speaks(&views[v].view, i);
            times[i] = frame(&views[v].view);
            SDL_Delay(8);
        }
        char text[64];
        snprintf(text, sizeof text, "%s %s", after, name);
        say(text, FIRST_FRAMES);
    }
}

int main(int argc, char **argv)
{
    static const char *const faces[] = {"talk-furious", "talk-angry", "talk-uneasy", "talk-calm",
                                        "talk-pleased"};
    struct renderer_config config = {.offscreen = true,
                                     .hurried = true,
                                     .width_px = 1920,
                                     .height_px = 1080,
                                     .icons = YINGDA_SOURCE_DIR "/kiosk/drawing/icons"};
    only = argc > 1 ? argv[1] : NULL;
    for (size_t i = 0; !only && i < sizeof faces / sizeof *faces; i++) {
        if (renderer_open(&renderer, &config) != STATUS_OK)
            return 2;
        /* as people come to it: the window has shown other screens by then */
        static const char *const before[] = {"names-many", "home", "plays", "brief"};
        for (size_t k = 0; k < sizeof before / sizeof *before; k++)
            first_appearance("first of", before[k]);
        first_appearance("then the first of", faces[i]);
        renderer_close(renderer);
    }
    if (renderer_open(&renderer, &config) != STATUS_OK)
        return 2;
    moving("talk-uneasy", listens);
    moving("talk-furious", speaks);
    moving("reply", plays);
    moving("card-turns-sound", plays);
    moving("card-turns-sound", scrolls);
    moving("ring", rings);
    moving("card-todo", scrolls);
    moving("learn", scrolls);
    draw_list_finish(&list);
    renderer_close(renderer);
    return 0;
}
