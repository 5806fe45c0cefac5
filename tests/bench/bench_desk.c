/* How long the trainer's screens hold up the window: bench_desk DATABASE SETTINGS-HOME is run by
 * hand on a database of bench_readiness (which keeps it where a file is named). The real kiosk off
 * screen, as somebody goes through the desk; for each step the milliseconds of the window's thread
 * at its longest, of the action itself and of each turn of the loop until the clerk is done. What
 * is drawn is left out: bench_screens has that. Prints a line of JSON a step, and the worst. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "kiosk/app/app.h"
#include "kiosk/app/router.h"
#include "kiosk/app/tick.h"
#include "scoring/readiness.h"

struct errand {
    const char *name;
    struct action action;
};

static const struct errand errands[] = {
    {"the names", {ACTION_LEAVE, 0}},
    {"the trainer's page", {ACTION_TRAINER, 0}},
    {"who is ready", {ACTION_TEAM, 0}},
    {"sorted by what is ready", {ACTION_TEAM_SORT, 3}},
    {"sorted by name", {ACTION_TEAM_SORT, 0}},
    {"filtered by word", {ACTION_TEAM_WORD, READINESS_PRACTISING}},
    {"all words", {ACTION_TEAM_WORD, -1}},
    {"the next page", {ACTION_TEAM_PAGE, 1}},
    {"one team", {ACTION_TEAM_GROUP, 0}},
    {"search", {ACTION_TEAM_SEARCH, 1}},
    {"a letter", {ACTION_KEY, 'W'}},
    {"the week's plan", {ACTION_PLAN, 0}},
    {"back from it", {ACTION_TEAM_BACK, 0}},
    {"search is over", {ACTION_TEAM_SEARCH, 0}},
    {"why", {ACTION_TEAM_PERSON, 0}},
    {"the person's row", {ACTION_PERSON_ROW, 0}},
    {"back to the table", {ACTION_TEAM_BACK, 0}},
    {"the tables are exported", {ACTION_EXPORT, 0}},
    {"papers", {ACTION_PAPERS, 0}},
    {"a paper", {ACTION_PAPER_OPEN, 0}},
    {"its items", {ACTION_PAPER_ITEMS, 0}},
    {"what a drop turns", {ACTION_PAPER_ITEM, 1}},
    {"its kiosks", {ACTION_PAPER_KIOSKS, 0}},
    {"back to the items", {ACTION_PAPER_KIOSKS, 0}},
    {"back to the paper", {ACTION_PAPER_BACK, 0}},
    {"what is to be heard", {ACTION_HEAR, 0}},
    {"certificates", {ACTION_CERTIFICATES, 0}},
    {"contests", {ACTION_CONTESTS, 0}},
    {"somebody's attempts", {ACTION_TRAINEES, 0}},
    {"what was not heard", {ACTION_QUALITY, 0}},
    {"risks", {ACTION_QUALITY, 1}},
    {"the trainer's page again", {ACTION_TRAINER, 0}},
};

enum { ERRANDS = sizeof errands / sizeof *errands, LIMIT_MS = 600000 };

struct bench {
    int step;
    double act_ms, worst_ms, all_worst_ms;
    int64_t began_ms;
    const char *all_worst;
};

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* A turn of the loop without its picture: what is over is taken, and the screen's view is made. */
static double turn_ms(struct app *app)
{
    double start = now_ms();
    app->desk.now_ms = app->desk.active_ms = clock_monotonic_ms();
    app_tick(app);
    const struct screen_row *row = router_screen(app);
    row->show(router_room(app, row->room));
    return now_ms() - start;
}

static bool is_still(const struct app *app)
{
    return !clerk_busy(&app->desk.clerk) && !worker_busy(&app->desk.worker) &&
           !worker_busy(&app->keeper.worker);
}

static void errand_do(struct bench *bench, struct app *app, const struct errand *errand)
{
    int64_t began = clock_monotonic_ms();
    double start = now_ms();
    router_act(app, errand->action);
    double act = now_ms() - start, worst = act;
    do {
        double turn = turn_ms(app);
        worst = turn > worst ? turn : worst;
        SDL_Delay(2);
    } while (!is_still(app) && clock_monotonic_ms() - began < LIMIT_MS);
    double last = turn_ms(app);
    worst = last > worst ? last : worst;
    printf("{\"step\":\"%s\",\"screen\":\"%s\",\"act_ms\":%.1f,\"longest_ms\":%.1f,"
           "\"until_done_ms\":%lld}\n",
           errand->name, router_screen(app)->name, act, worst,
           (long long)(clock_monotonic_ms() - began));
    fflush(stdout);
    if (worst > bench->all_worst_ms) {
        bench->all_worst_ms = worst;
        bench->all_worst = errand->name;
    }
}

static void step(void *self, struct app *app)
{
    struct bench *bench = self;
    app->desk.active_ms = app->desk.now_ms;
    if (!app->desk.booted || !is_still(app))
        return;
    app->desk.trainer = true; /* the PIN is another bench's */
    for (int i = 0; i < ERRANDS; i++) {
        errand_do(bench, app, &errands[i]);
        app->desk.trainer = true;
    }
    printf("{\"worst_ms\":%.1f,\"at\":\"%s\"}\n", bench->all_worst_ms, bench->all_worst);
    app->quit = true;
}

int main(int argc, char **argv)
{
    static struct bench bench;
    static struct virtual_port port;
    struct app *app = calloc(1, sizeof *app);
    char problem[256] = "";
    if (argc != 2 || !app) {
        fprintf(stderr, "usage: bench_desk DATABASE\n");
        return 2;
    }
    struct app_config config = {
        .database = argv[1], .renderer.offscreen = true, .pilot = {&bench, step, &port, NULL}};
    if (app_init(app, &config, problem) != STATUS_OK) {
        fprintf(stderr, "bench_desk: %s\n", problem);
        return 2;
    }
    enum status status = app_run(app);
    app_stop(app);
    free(app);
    return status == STATUS_OK ? 0 : 1;
}
