/* bench_start [DATABASE [ROUNDS]]: how long the kiosk's window takes with a large database (one
 * that bench_readiness has kept; none: an empty one), off screen at 1920x1080. From the start to
 * the first frame, and from a touch to the frame that it leads to, which a real screen shows up to
 * a refresh later. A line of TSV each, of 10 rounds: name, median and worst by the clock, median of
 * the thread's processor time, in milliseconds. Not a test; what else the machine does counts. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/kiosk/visitor.h"

enum { ROUNDS_MOST = 100, SETTLED_FRAMES = 30, FRAME_STEP_MS = 50 };

struct touched {
    const char *name;
    struct action action;
};

static const struct touched touches[] = {
    {"first frame", {ACTION_NONE, 0}},  {"names: page 2", {ACTION_PAGE, 1}},
    {"newcomer", {ACTION_NEW_NAME, 0}}, {"names", {ACTION_LEAVE, 0}},
    {"trainer", {ACTION_TRAINER, 0}},   {"names again", {ACTION_LEAVE, 0}},
    {"about", {ACTION_ABOUT, 0}},       {"names once more", {ACTION_LEAVE, 0}},
    {"somebody", {ACTION_PERSON, 0}},
};

enum { TOUCHES = sizeof touches / sizeof *touches };

struct lap {
    double wall_ms, cpu_ms;
};

/* A visitor's hand, who touches when all is still. */
struct hand {
    struct virtual_port port;
    int64_t clock_ms;
    int at, frames; /* of touches[]; since the last picture */
    bool touched;
    struct lap since;
};

static struct lap laps[TOUCHES][ROUNDS_MOST];
static int n_laps[TOUCHES];

static double clock_of(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct lap now(void)
{
    return (struct lap){clock_of(CLOCK_MONOTONIC), clock_of(CLOCK_THREAD_CPUTIME_ID)};
}

static void lap_add(int at, struct lap since)
{
    struct lap end = now();
    laps[at][n_laps[at]++] = (struct lap){end.wall_ms - since.wall_ms, end.cpu_ms - since.cpu_ms};
}

/* Once a frame, when it is drawn. */
static void step(void *self, struct app *app)
{
    struct hand *hand = self;
    hand->clock_ms += FRAME_STEP_MS;
    if (hand->touched)
        lap_add(hand->at, hand->since);
    hand->frames = hand->touched ? 0 : hand->frames + 1;
    hand->touched = false;
    if (hand->frames < SETTLED_FRAMES || worker_busy(&app->desk.worker))
        return;
    if (++hand->at == TOUCHES) {
        app->quit = true;
        return;
    }
    hand->since = now();
    hand->touched = demo_touch(app, touches[hand->at].action);
}

static bool round_run(void)
{
    struct hand hand = {.at = 0};
    struct app_config config = {.renderer.offscreen = true};
    struct app *app = calloc(1, sizeof *app);
    char problem[256] = "";
    config.pilot = (struct pilot){&hand, step, &hand.port, &hand.clock_ms};
    struct lap since = now();
    enum status status = app ? app_init(app, &config, problem) : STATUS_NO_MEMORY;
    if (status == STATUS_OK) {
        lap_add(0, since);
        status = app_run(app);
        app_stop(app);
    }
    if (status != STATUS_OK)
        fprintf(stderr, "bench_start: %s\n", problem[0] ? problem : status_text(status));
    free(app);
    return status == STATUS_OK;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(int at)
{
    double wall[ROUNDS_MOST], cpu[ROUNDS_MOST];
    size_t n = (size_t)n_laps[at];
    for (size_t i = 0; i < n; i++) {
        wall[i] = laps[at][i].wall_ms;
        cpu[i] = laps[at][i].cpu_ms;
    }
    qsort(wall, n, sizeof *wall, by_size);
    qsort(cpu, n, sizeof *cpu, by_size);
    if (n)
        printf("%s\t%.1f\t%.1f\t%.1f\n", touches[at].name, wall[n / 2], wall[n - 1], cpu[n / 2]);
}

int main(int argc, char **argv)
{
    int rounds = argc > 2 ? atoi(argv[2]) : 10;
    rounds = rounds < 1 ? 1 : rounds > ROUNDS_MOST ? ROUNDS_MOST : rounds;
    visitor_home();
    if (argc > 1)
        shell("cp '%s' '%s'", argv[1], database()); /* the kiosk writes into its database */
    bool good = true;
    for (int i = 0; good && i < rounds; i++)
        good = round_run();
    for (int at = 0; at < TOUCHES; at++)
        print(at);
    return visitor_leaves() == 0 && good ? 0 : 2;
}
