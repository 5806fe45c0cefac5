/* The room of learning in the real app: a phrase is read aloud, a drill is answered, a round is
 * played, and what is kept of it. */
#include <stdlib.h>

#include "audio/voice/voice.h"
#include "engine/model_reply.h"
#include "tests/kiosk/walk.h"
#include "tests/records/fixture_database.h"
#include "tests/records/run_sql.h"

static struct wav_sound sound;

static void add_person(const char *name)
{
    struct records *records = NULL;
    int64_t id;
    CHECK_INT(records_open(&records, database()), STATUS_OK);
    CHECK_INT(records_person_add(records, name, &id), STATUS_OK);
    records_close(records);
}

static bool is_at(const struct app *app, enum exercise_stage stage)
{
    return app->learn.exercise.stage == stage && !app->learn.exercise.moving;
}

static bool is_ready(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return is_at(app, EXERCISE_READY);
}

static bool is_asked(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return is_at(app, EXERCISE_ASKING);
}

static bool is_done(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return is_at(app, EXERCISE_DONE);
}

static bool is_silent(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.player.playing.kind == ACTION_NONE;
}

/* The third character of the words is being said. */
static bool is_lit(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->learn.lesson_view.words.said == 2;
}

static void say(struct visitor *visitor, const struct app *app, const char *words)
{
    struct model_speaker style = model_reply_espeak(NULL);
    wav_finish(&sound);
    CHECK_INT(model_reply_speak(app->learn.exercise.lesson.pack, words, &style, 0, &sound),
              STATUS_OK);
    virtual_port_say(&visitor->port, sound.samples, sound.n_samples);
}

/* The model's own words. */
static void say_right(struct visitor *visitor, struct app *app)
{
    say(visitor, app, app->learn.exercise.spelled.text);
}

static void say_wrong(struct visitor *visitor, struct app *app)
{
    say(visitor, app, "今天天气真好，我们一起去公园走走吧。");
}

static void check_met(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->learn.exercise.tried, TRIED_MET);
    CHECK(app->learn.lesson_view.marked);
    CHECK(is_there(app, ACTION_HEAR_MINE, app->learn.lesson));
}

static void check_missed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->learn.exercise.tried, TRIED_MISSED);
    CHECK(app->learn.lesson_view.words_shown);
}

static void check_unheard(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->learn.exercise.tried, TRIED_UNHEARD);
}

static void check_first_is_known(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->learn.list.rows[0].standing, STANDING_KNOWN);
    CHECK_INT(app->learn.list.rows[1].standing, STANDING_NEW);
}

static int reviews(const char *where)
{
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM reviews WHERE %s", where);
    return (int)query(database(), sql);
}

/* The first phrase is G-6.1: heard, said, listened to, and left; reading it once more says nothing
 * of how it is remembered. Of the first drill silence and other words, of the second silence alone:
 * only what was heard counts, and that once. */
static void what_was_said_is_kept_once_and_silence_is_not(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .touch = {ACTION_LEARN, 0}},
        {SCREEN_LEARN, .touch = {ACTION_HEAR_MODEL, 0}},
        {SCREEN_LEARN, .when = is_silent, .touch = {ACTION_LESSON, 0}},
        {SCREEN_LESSON, .when = is_ready, .touch = {ACTION_SAY, 0}},
        {SCREEN_LESSON, .when = is_asked, .check = say_right},
        {SCREEN_LESSON, .when = is_done, .check = check_met, .touch = {ACTION_HEAR_MINE, 0}},
        {SCREEN_LESSON, .when = is_silent, .touch = {ACTION_HEAR_MODEL, 0}},
        {SCREEN_LESSON, .when = is_lit, .touch = {ACTION_MODEL_VOICE, MODEL_MAN}},
        {SCREEN_LESSON, .when = is_silent, .touch = {ACTION_HEAR_MODEL, 0}},
        {SCREEN_LESSON, .when = is_lit},
        {SCREEN_LESSON, .when = is_silent, .touch = {ACTION_LEARN, 0}},
        {SCREEN_LEARN, .check = check_first_is_known, .touch = {ACTION_LESSON, 0}},
        {SCREEN_LESSON, .when = is_ready, .touch = {ACTION_SAY, 0}},
        {SCREEN_LESSON, .when = is_asked, .check = say_right},
        {SCREEN_LESSON, .when = is_done, .check = check_met, .touch = {ACTION_LEARN, 0}},
        {SCREEN_LEARN, .touch = {ACTION_LEARN, LEARN_DRILLS}},
        {SCREEN_LEARN, .touch = {ACTION_LESSON, 15}},
        {SCREEN_LESSON, .when = is_ready, .touch = {ACTION_SAY, 0}},
        {SCREEN_LESSON, .when = is_done, .check = check_unheard, .touch = {ACTION_SAY, 0},
         .patience_s = 60},
        {SCREEN_LESSON, .when = is_asked, .check = say_wrong},
        {SCREEN_LESSON, .when = is_done, .check = check_missed, .touch = {ACTION_LESSON_NEXT, 0}},
        {SCREEN_LESSON, .when = is_ready, .touch = {ACTION_SAY, 0}},
        {SCREEN_LESSON, .when = is_done, .check = check_unheard,
         .touch = {ACTION_LEARN, LEARN_DRILLS}, .patience_s = 60},
        {SCREEN_LEARN, .touch = {ACTION_HOME, 0}},
        {.screen = SCREEN_HOME},
    };
    WALK(rows);
    CHECK_INT(reviews("kind = 'phrase' AND item = 'G-6.1' AND grade = 2"), 1);
    CHECK_INT(reviews("kind = 'drill' AND grade = 1"), 1);
    CHECK_INT(reviews("1"), 2);
    CHECK_INT(query(database(), "SELECT count(*) FROM people WHERE model_voice = 'man'"), 1);
}

static void let_time_pass(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    app->learn.round.started_ms -= ROUND_MS;
}

static void check_round(struct visitor *visitor, struct app *app)
{
    const struct round_view *round = &app->learn.round_view;
    (void)visitor;
    CHECK_INT(round->n_rows, 1);
    CHECK_INT(round->n_met, 1);
    CHECK(!round->all_done);
    CHECK(round->n_tomorrow >= 1);
}

static void check_words_are_hidden(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->learn.lesson_view.words_shown);
    CHECK(app->learn.lesson_view.in_round);
}

/* The first that is new is G-6.2 (G-6.1 was read before, and is not due). */
static void a_round_asks_without_words_and_ends_when_the_time_is_up(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .touch = {ACTION_LEARN, 0}},
        {SCREEN_LEARN, .touch = {ACTION_ROUND, 0}},
        {SCREEN_LESSON, .when = is_ready, .check = check_words_are_hidden,
         .touch = {ACTION_SAY, 0}},
        {SCREEN_LESSON, .when = is_asked, .check = say_right},
        {SCREEN_LESSON, .when = is_done, .check = check_met, .touch = {ACTION_LESSON_NEXT, 0}},
        {SCREEN_LESSON, .when = is_ready, .check = let_time_pass, .touch = {ACTION_LESSON_NEXT, 0}},
        {SCREEN_ROUND, .check = check_round, .touch = {ACTION_ROUND, 0}},
        {SCREEN_LESSON, .when = is_ready, .touch = {ACTION_ROUND_OVER, 0}},
        {SCREEN_ROUND, .touch = {ACTION_HOME, 0}},
        {.screen = SCREEN_HOME},
    };
    WALK(rows);
    CHECK_INT(reviews("kind = 'phrase' AND item = 'G-6.2' AND grade = 3"), 1);
}

static void pull_plug(struct visitor *visitor, struct app *app)
{
    (void)app;
    visitor->port.state = SOUND_LOST;
}

static void plug_in(struct visitor *visitor, struct app *app)
{
    (void)app;
    visitor->port.state = SOUND_OK;
}

static void check_can_read(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!is_there(app, ACTION_SAY, 0));
    CHECK(is_there(app, ACTION_LESSON_NEXT, 0));
}

static void break_reviews(struct visitor *visitor, struct app *app)
{
    plug_in(visitor, app);
    run_sql(database(), "ALTER TABLE reviews RENAME TO reviews_lost");
}

static void check_is_said(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "没能存下来") != NULL);
}

/* Under way a lost microphone is a fault that goes by itself; before, one can read on. What could
 * not be kept is said, and practice goes on. */
static void a_lost_microphone_or_a_broken_database_is_no_miss(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .touch = {ACTION_LEARN, 0}},
        {SCREEN_LEARN, .touch = {ACTION_LESSON, 2}},
        {SCREEN_LESSON, .when = is_ready, .touch = {ACTION_SAY, 0}},
        {SCREEN_LESSON, .when = is_asked, .check = pull_plug},
        {SCREEN_FAULT, .check = plug_in},
        {SCREEN_LESSON, .when = is_ready, .check = pull_plug},
        {.screen = SCREEN_LESSON},
        {SCREEN_LESSON, .check = check_can_read, .touch = {ACTION_LESSON_NEXT, 0}},
        {SCREEN_LESSON, .check = break_reviews},
        {SCREEN_LESSON, .when = is_ready, .touch = {ACTION_SAY, 0}},
        {SCREEN_LESSON, .when = is_asked, .check = say_right},
        {SCREEN_LESSON, .when = is_done, .check = check_met, .touch = {ACTION_LESSON_NEXT, 0}},
        {SCREEN_LESSON, .when = is_ready, .check = check_is_said},
    };
    int before = reviews("1");
    WALK(rows);
    run_sql(database(), "ALTER TABLE reviews_lost RENAME TO reviews");
    CHECK_INT(reviews("1"), before);
}

int main(void)
{
    visitor_home();
    add_person("李敏");
    RUN(what_was_said_is_kept_once_and_silence_is_not);
    RUN(a_round_asks_without_words_and_ends_when_the_time_is_up);
    RUN(a_lost_microphone_or_a_broken_database_is_no_miss);
    wav_finish(&sound);
    return visitor_leaves();
}
