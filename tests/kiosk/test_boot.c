/* kiosk/app/boot: the window lives while the devices are being opened. ALSA reads its configuration
 * from a pipe here, so that the devices take as long as the test wants. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/kiosk/walk.h"

enum { FRAMES_SEEN = 20 };

static const char *const devices =
    "pcm.nothing { type hw card 99 }\nctl.nothing { type hw card 99 }\n";

/* Whoever opens the pipe to read waits for this; whoever comes later finds a file. */
static void let_devices_open(void)
{
    int pipe = open(in_folder("asound.conf"), O_WRONLY);
    write_file(in_folder("devices.conf"), devices);
    CHECK_INT(rename(in_folder("devices.conf"), in_folder("asound.conf")), 0);
    CHECK(pipe >= 0 && write(pipe, devices, strlen(devices)) == (ssize_t)strlen(devices));
    close(pipe);
}

static void look_first(struct visitor *visitor, struct app *app)
{
    CHECK(boot_opens_sound(&app->boot));
    CHECK(!app->desk.port.self);
    if (visitor->frames < FRAMES_SEEN)
        return;
    CHECK(app->figures.frames >= FRAMES_SEEN);
    CHECK(app->desk.booted);
    CHECK_INT(app->desk.screen, SCREEN_NAMES);
    CHECK_TEXT(app->desk.frame.notice, ""); /* nothing is missing yet */
    visitor_done(visitor, app);
    let_devices_open();
}

static void frames_are_drawn_and_packs_loaded_while_the_devices_are_opened(void)
{
    struct visitor visitor = {.look = look_first, .real_sound = true};
    CHECK_INT(visitor_run(&visitor, (struct app_config){.play = NULL}), STATUS_OK);
}

static bool knows_what_comes_next(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->people.history.view.next;
}

static void open_what_comes_next(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(touch(app, ACTION_BRIEF, app->people.history.view.next_index));
}

static bool a_second_has_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) > 1000;
}

static void check_it_waits(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(boot_opens_sound(&app->boot));
    CHECK_INT(app->desk.screen, SCREEN_BRIEF);
    CHECK_INT(app->desk.fault, FAULT_NONE);
    let_devices_open();
}

static bool devices_are_open(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.port.self != NULL;
}

/* Devices take their own time, not the visitor's. */
static void give_them_time(struct app *app)
{
    (void)app;
    SDL_Delay(50);
}

/* It is done now; as no device was found, the fault screen says so. */
static void check_start_was_done(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_MICROPHONE);
    CHECK_INT(app->pending.kind, ACTION_NONE);
}

static void a_play_that_is_started_meanwhile_waits_for_them(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .when = knows_what_comes_next, .check = open_what_comes_next},
        {SCREEN_BRIEF, .touch = {ACTION_START, 0}},
        {SCREEN_BRIEF, .when = a_second_has_passed, .check = check_it_waits},
        {ANY_SCREEN, .when = devices_are_open, .meanwhile = give_them_time, .patience_s = 60},
        {SCREEN_FAULT, .check = check_start_was_done},
    };
    walk_with_devices(rows, sizeof rows / sizeof *rows);
}

static void check_start_is_forgotten(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.screen, SCREEN_PLAYS);
    CHECK_INT(app->desk.fault, FAULT_NONE);
}

static void let_devices_open_now(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    let_devices_open();
}

static void who_goes_elsewhere_meanwhile_is_not_fetched_back(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .when = knows_what_comes_next, .check = open_what_comes_next},
        {SCREEN_BRIEF, .touch = {ACTION_START, 0}},
        {SCREEN_BRIEF, .key = SDLK_ESCAPE},
        {SCREEN_PLAYS, .check = let_devices_open_now},
        {ANY_SCREEN, .when = devices_are_open, .meanwhile = give_them_time, .patience_s = 60},
        {ANY_SCREEN, .when = a_second_has_passed, .check = check_start_is_forgotten},
    };
    walk_with_devices(rows, sizeof rows / sizeof *rows);
}

static void wait_for_devices(void)
{
    unlink(in_folder("asound.conf"));
    CHECK_INT(mkfifo(in_folder("asound.conf"), 0600), 0);
}

int main(void)
{
    visitor_home();
    write_settings("people: [王小红]\n");
    setenv("ALSA_CONFIG_PATH", in_folder("asound.conf"), 1);
    wait_for_devices();
    RUN(frames_are_drawn_and_packs_loaded_while_the_devices_are_opened);
    wait_for_devices();
    RUN(a_play_that_is_started_meanwhile_waits_for_them);
    wait_for_devices();
    RUN(who_goes_elsewhere_meanwhile_is_not_fetched_back);
    return visitor_leaves();
}
