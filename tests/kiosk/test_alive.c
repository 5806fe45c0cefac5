/* kiosk/app/alive, kiosk/app/apart: whatever the disk does, the window lives. */
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "kiosk/app/apart.h"
#include "kiosk/app/screens.h"
#include "tests/kiosk/walk.h"
#include "tests/records/failing_disk.h"

enum { SLOW_MS = 2500 };

static SDL_threadID window_thread;

struct slow_work {
    SDL_threadID by;
    int signs; /* of the window's life, counted while it was done */
    int64_t last_ms;
};

static void work_slowly(void *data)
{
    struct slow_work *work = data;
    SDL_Delay(350);
    work->by = SDL_ThreadID();
}

static void count_sign(void *self, int64_t waited_ms)
{
    struct slow_work *work = self;
    CHECK(SDL_ThreadID() == window_thread);
    CHECK(waited_ms >= work->last_ms + APART_ALIVE_MS - 10);
    work->last_ms = waited_ms;
    work->signs++;
}

static void what_is_slow_runs_on_another_thread_and_the_window_shows_that_it_lives(void)
{
    struct apart apart;
    struct slow_work work = {.signs = 0};
    apart_init(&apart, count_sign, &work);
    apart_do(&apart, work_slowly, &work);
    CHECK(work.by != 0 && work.by != window_thread);
    CHECK(work.signs >= 1);
    apart_finish(&apart);
    apart_finish(&apart);
}

static void without_a_thread_it_is_done_all_the_same(void)
{
    struct apart apart = {.thread = NULL};
    struct slow_work work = {.signs = 0};
    apart_do(&apart, work_slowly, &work);
    CHECK(work.by == window_thread && work.signs == 0);
    apart_finish(&apart);
}

static bool rings(const struct visitor *visitor, const struct app *app)
{
    return app->talk.ring.ring == 1 && visitor_waited_ms(visitor) > 300;
}

static bool a_second_has_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) >= 1000;
}

static void write_name(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    type_text("王小红");
}

/* What is reached by telephone stands below what comes to the counter. */
static void scroll_to_the_end(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    SDL_PushEvent(&(SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .y = -20}});
}

static void choose_the_telephone(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(touch(app, ACTION_BRIEF, library_find(&app->desk.library, "power-supply/outage")));
}

/* A new person, consent, a conversation, its card, all attempts, the own page, and away again. */
static void the_windows_thread_never_asks_the_disk(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_NEW_NAME, 0}},
        {SCREEN_ENTRY, .check = write_name},
        {SCREEN_ENTRY, .key = SDLK_RETURN},
        {SCREEN_HOME, .touch = {ACTION_LEARN, 0}},
        {SCREEN_LEARN, .key = SDLK_ESCAPE},
        {SCREEN_HOME, .touch = {ACTION_PLAYS, 0}},
        {SCREEN_PLAYS, .check = scroll_to_the_end},
        {SCREEN_PLAYS, .check = choose_the_telephone},
        {SCREEN_BRIEF, .touch = {ACTION_START, 0}},
        {SCREEN_RING, .when = rings, .touch = {ACTION_PICK_UP, 0}},
        {SCREEN_TALK, .when = a_second_has_passed, .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_CARD, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .touch = {ACTION_OWN, 0}},
        {SCREEN_OWN, .key = SDLK_ESCAPE},
        {SCREEN_HOME, .touch = {ACTION_LEAVE, 0}},
        {.screen = SCREEN_NAMES},
    };
    int own = failing_disk_own(), others = failing_disk_others();
    WALK(rows);
    CHECK_INT(failing_disk_own() - own, 0);
    CHECK(failing_disk_others() - others > 100); /* else nothing was looked at */
}

static int manager; /* a service manager's socket */

static int signs_of_life(void)
{
    char text[64];
    int signs = 0;
    for (ssize_t n; (n = recv(manager, text, sizeof text - 1, 0)) > 0;) {
        text[n] = '\0';
        signs += strcmp(text, "WATCHDOG=1") == 0;
    }
    return signs;
}

static int signs_before_the_end;
static int64_t said_before, waits_before;

/* Somebody who cannot wait, while the disk lets everybody wait. */
static void tap_and_type(void)
{
    CHECK(SDL_ThreadID() != window_thread);
    signs_of_life(); /* those of before */
    for (int i = 0; i < 3; i++)
        type_text("9");
    key(SDLK_RETURN);
    key(SDLK_ESCAPE);
}

static void make_the_disk_slow(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    said_before = app->figures.waits_said; /* a busy machine may have made it wait, too */
    waits_before = app->figures.waits;
    failing_disk_plan((struct disk_plan){.slow_ms = SLOW_MS, .meanwhile = tap_and_type});
}

static bool has_waited(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->figures.waits_said > said_before;
}

static void check_waited(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    signs_before_the_end = signs_of_life();
    CHECK(app->figures.waits - waits_before >= 3);
    CHECK(!app->says_wait);
    CHECK_TEXT(app->desk.person.name, "王小红");
    CHECK(app->desk.person.id > 0);
    failing_disk_plan((struct disk_plan){.slow_ms = 0});
}

/* Escape, tapped while the disk was busy, would have led back to the names. */
static void a_slow_disk_is_a_sentence_on_a_window_that_lives(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_NEW_NAME, 0}},
        {SCREEN_ENTRY, .check = write_name},
        {SCREEN_ENTRY, .check = make_the_disk_slow, .key = SDLK_RETURN},
        {SCREEN_HOME, .when = has_waited, .check = check_waited},
        {SCREEN_HOME, .when = a_second_has_passed},
    };
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", in_folder("notify"));
    manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    CHECK_INT(bind(manager, (struct sockaddr *)&address, sizeof address), 0);
    setenv("NOTIFY_SOCKET", address.sun_path, 1);
    setenv("WATCHDOG_USEC", "600000", 1);
    WALK_IN(rows, .database = in_folder("slow.db"));
    CHECK(signs_before_the_end >= 1); /* of the second half of the wait */
    close(manager);
}

int main(void)
{
    visitor_home();
    failing_disk_install();
    window_thread = SDL_ThreadID();
    RUN(what_is_slow_runs_on_another_thread_and_the_window_shows_that_it_lives);
    RUN(without_a_thread_it_is_done_all_the_same);
    RUN(the_windows_thread_never_asks_the_disk);
    RUN(a_slow_disk_is_a_sentence_on_a_window_that_lives);
    return visitor_leaves();
}
