/* kiosk/lines: the real app off screen, with a trainer who records what a customer says. */
#include <math.h>
#include <unistd.h>

#include "audio/speech/level.h"
#include "kiosk/app/router.h"
#include "tests/kiosk/walk.h"

enum { RATE_HZ = 16000, SPOKEN_S = 6, SAID = SPOKEN_S * RATE_HZ };

static int16_t voice[SAID];

/* Somebody who reads for six seconds, as far as a level and a clock can tell. */
static void reads(struct visitor *visitor, struct app *app)
{
    for (int i = 0; i < SAID; i++) {
        double at = (double)i / RATE_HZ;
        voice[i] = (int16_t)(3000 * sin(2 * M_PI * 200 * at) * (0.6 + 0.4 * sin(2 * M_PI * at)));
    }
    CHECK(app->lines.recording);
    virtual_port_say(&visitor->port, voice, SAID);
}

static bool has_read(const struct visitor *visitor, const struct app *app)
{
    return app->lines.sound.n_samples > SAID + RATE_HZ || visitor_waited_ms(visitor) > 15000;
}

static struct own_line own_of(const struct app *app, int index)
{
    const struct said *said = app->lines.lines[index];
    const struct library_play *play = &app->desk.library.plays[app->lines.play];
    return (struct own_line){app->desk.own_lines, play->pack->id, said->scene, said->text,
                             said->speaking};
}

static void check_nothing_recorded(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->lines.view.n_recorded, 0);
    CHECK(app->lines.view.n_all > 10);
    CHECK_TEXT(app->desk.own_lines, in_folder("yingda/lines"));
}

static void check_stored(struct visitor *visitor, struct app *app)
{
    struct own_line line = own_of(app, 0);
    struct wav_sound sound;
    (void)visitor;
    CHECK_INT(app->lines.view.n_recorded, 1);
    CHECK(app->lines.view.playing && !app->lines.view.trouble);
    CHECK_INT(own_line_read(&line, &sound), STATUS_OK);
    CHECK_NEAR((double)sound.n_samples / RATE_HZ, SPOKEN_S, 0.4);
    CHECK_NEAR(level_rms_dbfs(sound.samples, sound.n_samples), -20, 3); /* R 128 weighs */
    wav_finish(&sound);
}

static void check_not_taken(struct visitor *visitor, struct app *app)
{
    struct own_line line = own_of(app, 1);
    (void)visitor;
    CHECK(app->lines.view.trouble && *app->lines.view.says);
    CHECK_INT(app->lines.view.n_recorded, 1);
    CHECK(!own_line_is_there(&line));
}

static void check_forgotten(struct visitor *visitor, struct app *app)
{
    struct own_line line = own_of(app, 0);
    (void)visitor;
    CHECK_INT(app->lines.view.n_recorded, 0);
    CHECK(!own_line_is_there(&line));
}

static void a_line_is_recorded_heard_and_removed(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_LINES, 0}},
        {SCREEN_LINES, .check = check_nothing_recorded, .touch = {ACTION_LINE, 0}},
        {SCREEN_LINES, .touch = {ACTION_LINE_RECORD, 0}},
        {SCREEN_LINES, .check = reads},
        {SCREEN_LINES, .when = has_read, .touch = {ACTION_LINE_RECORD, 0}},
        {SCREEN_LINES, .check = check_stored, .touch = {ACTION_LINE, 1}},
        {SCREEN_LINES, .touch = {ACTION_LINE_RECORD, 0}}, /* and says nothing */
        {SCREEN_LINES, .touch = {ACTION_LINE_RECORD, 0}},
        {SCREEN_LINES, .check = check_not_taken, .touch = {ACTION_LINE, 0}},
        {SCREEN_LINES, .touch = {ACTION_LINE_FORGET, 0}},
        {SCREEN_LINES, .check = check_forgotten, .touch = {ACTION_LINES_PLAY, 0}},
        {SCREEN_LINES, .touch = {ACTION_LINE, 0}},
        {SCREEN_LINES, .touch = {ACTION_LINE_RECORD, 0}},
        {SCREEN_LINES, .key = SDLK_ESCAPE}, /* in the middle of it */
        {SCREEN_TRAINER, .touch = {ACTION_LEAVE, 0}},
        {.screen = SCREEN_NAMES},
    };
    write_settings("trainer_pin: \"2468\"\n");
    WALK(rows);
}

/* Whichever of the cast comes, and in whichever mood. */
static void all_are_recorded(struct visitor *visitor, struct app *app)
{
    struct wav_sound sound = {.samples = voice, .n_samples = SAID, .rate_hz = RATE_HZ};
    (void)visitor;
    while (strcmp(app->desk.library.plays[app->lines.play].play->id, "complaint") != 0)
        router_act(app, (struct action){ACTION_LINES_PLAY, 0});
    for (int i = 0; i < app->lines.n_lines; i++) {
        struct own_line line = own_of(app, i);
        CHECK_INT(own_line_store(&line, &sound), STATUS_OK);
    }
    router_act(app, (struct action){ACTION_LEAVE, 0});
}

static void check_said(struct visitor *visitor, struct app *app)
{
    const struct wav_sound *line = &app->talk.talk.session.line;
    (void)visitor;
    CHECK(line->n_samples >= SAID && line->n_samples < SAID + RATE_HZ); /* the room's tail */
    CHECK_INT(app->talk.talk.session.line_words.times.count, 0);
}

static void what_was_recorded_is_what_the_customer_says(void)
{
    static const struct walk_row record[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_LINES, 0}},
        {SCREEN_LINES, .check = all_are_recorded},
        {.screen = SCREEN_NAMES},
    };
    static const struct walk_row talk[] = {
        {SCREEN_TALK, .check = check_said},
    };
    WALK(record);
    WALK_IN(talk, .play = "power-supply/complaint", .person = "王小红");
}

int main(void)
{
    visitor_home();
    RUN(a_line_is_recorded_heard_and_removed);
    RUN(what_was_recorded_is_what_the_customer_says);
    return visitor_leaves();
}
