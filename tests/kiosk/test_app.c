/* kiosk/app: the real app off screen, with its real records, pack and ear, on a clock of the test's
 * own. Each test is someone who walks through it and touches, types, waits or pulls a plug. */
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/app/router.h"
#include "kiosk/drawing/renderer_parts.h"
#include "tests/kiosk/walk.h"

static void check_number(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->people.entry_view.typed, "0273");
    CHECK_TEXT(app->people.entry_view.match, "李敏");
}

static bool knows_what_comes_next(const struct visitor *visitor, const struct app *app)
{
    return is_booted(visitor, app) && app->people.history.view.next;
}

static void check_greeting(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->people.history.view.greeting, "李敏") != NULL);
}

static void a_newcomer_types_a_number_and_is_greeted_by_name(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .touch = {ACTION_NEW_NAME, 0}},
        {SCREEN_ENTRY, .keys = "02739", .touch = {ACTION_ERASE, 0}},
        {SCREEN_ENTRY, .check = check_number, .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_VOICE, .touch = {ACTION_HOME, 0}}, /* skips the voice check */
        {SCREEN_HOME, .when = knows_what_comes_next, .check = check_greeting},
    };
    write_settings("people:\n  - {number: \"0273\", name: 李敏}\n");
    WALK(rows);
}

static void write_name(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    type_text("王小红");
}

static void check_typed_name(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->people.entry_view.typed, "王小红");
}

static void check_name(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.person.name, "王小红");
}

static void an_input_method_writes_a_chinese_name(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .touch = {ACTION_NEW_NAME, 0}},
        {SCREEN_ENTRY, .check = write_name},
        {SCREEN_ENTRY, .check = check_typed_name, .key = SDLK_RETURN},
        {SCREEN_VOICE, .key = SDLK_ESCAPE}, /* skips the voice check */
        {SCREEN_HOME, .check = check_name},
    };
    WALK(rows);
}

static void write_number(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    type_text("0273");
}

/* Names, one's number, home, what comes next, the brief and all the way back, with the keyboard
 * alone. The first Tab focuses the first thing: the first name, or the back arrow. */
static void keys_alone_lead_there_and_back(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .key = SDLK_TAB}, /* 我是新来的, 关于, the number */
        {SCREEN_NAMES, .key = SDLK_TAB},
        {SCREEN_NAMES, .key = SDLK_TAB},
        {SCREEN_NAMES, .key = SDLK_RETURN},
        {SCREEN_PAD, .check = write_number},
        {SCREEN_HOME, .key = SDLK_RETURN}, /* a newcomer's next step */
        {SCREEN_LEARN, .key = SDLK_ESCAPE},
        {SCREEN_HOME, .touch = {ACTION_PLAYS, 0}},
        {SCREEN_PLAYS, .key = SDLK_TAB},
        {SCREEN_PLAYS, .key = SDLK_TAB},
        {SCREEN_PLAYS, .key = SDLK_RETURN},
        {SCREEN_BRIEF, .key = SDLK_ESCAPE},
        {SCREEN_PLAYS, .key = SDLK_ESCAPE},
        {SCREEN_HOME, .key = SDLK_ESCAPE},
        {.screen = SCREEN_NAMES},
    };
    WALK(rows);
}

static void check_model_fault(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_MODEL);
    CHECK(*app->fault.view.detail != '\0');
    CHECK_INT(symlink("/usr/share/pocketsphinx/model/en-us/en-us", in_folder("model")), 0);
}

static void check_healed_soon(struct visitor *visitor, struct app *app)
{
    CHECK(app->desk.booted);
    CHECK(visitor_waited_ms(visitor) <= 3500);
}

static void a_missing_model_is_a_fault_that_heals_by_itself(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_FAULT, .check = check_model_fault},
        {SCREEN_NAMES, .check = check_healed_soon},
    };
    char text[300];
    snprintf(text, sizeof text, "model: %s\n", in_folder("model"));
    write_settings(text);
    WALK(rows);
    write_settings("");
}

static void check_database_fault(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_DATABASE);
    unlink(in_folder("broken.db"));
}

static void check_records(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->desk.records != NULL);
}

static void a_broken_database_is_a_fault_that_heals_by_itself(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_FAULT, .check = check_database_fault},
        {SCREEN_NAMES, .check = check_records},
    };
    write_file(in_folder("broken.db"),
               "this is no database, but it is long enough to be read as one"
               "................................................");
    WALK_IN(rows, .database = in_folder("broken.db"));
}

static void check_pack_fault(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.fault, FAULT_PACK);
    CHECK(strstr(app->fault.view.detail, "pack.yaml:1") != NULL);
}

static void a_pack_written_wrong_is_a_fault_that_says_where(void)
{
    static const struct walk_row rows[] = {{SCREEN_FAULT, .check = check_pack_fault}};
    setenv("YINGDA_PACKS", in_folder("packs"), 1);
    mkdir(in_folder("packs"), 0700);
    mkdir(in_folder("packs/wrong"), 0700);
    write_file(in_folder("packs/wrong/pack.yaml"), "nonsense: [\n");
    write_settings("packs: [wrong]\n");
    WALK(rows);
    write_settings("");
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
}

static bool two_seconds_have_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) >= 2000;
}

static void pull_the_plug(struct visitor *visitor, struct app *app)
{
    const struct talk_view *talk = &app->talk.talk.view;
    CHECK(*talk->line && talk->line_shown == (int)strlen(talk->line));
    snprintf(visitor->note, sizeof visitor->note, "%s", talk->line);
    visitor->port.state = SOUND_LOST;
}

static void put_the_plug_back(struct visitor *visitor, struct app *app)
{
    CHECK_INT(app->desk.screen, SCREEN_FAULT);
    CHECK_INT(app->desk.fault, FAULT_SOUND_LOST);
    visitor->port.state = SOUND_OK;
}

static void check_same_line(struct visitor *visitor, struct app *app)
{
    CHECK_TEXT(app->talk.talk.view.line, visitor->note);
    CHECK_INT(app->talk.talk.session.n_replies, 0);
}

static void check_pause(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.overlay, OVERLAY_PAUSE);
}

static void check_line_after_pause(struct visitor *visitor, struct app *app)
{
    CHECK_TEXT(app->talk.talk.view.line, visitor->note);
    CHECK_INT(app->desk.overlay, OVERLAY_NONE);
}

static void after_a_pulled_plug_and_after_a_pause_the_line_is_said_again(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_TALK, .when = is_asking, .check = pull_the_plug},
        {ANY_SCREEN, .when = two_seconds_have_passed, .check = put_the_plug_back},
        {SCREEN_TALK, .when = is_speaking, .check = check_same_line, .touch = {ACTION_PAUSE, 0}},
        {ANY_SCREEN, .when = two_seconds_have_passed, .check = check_pause,
         .touch = {ACTION_RESUME, 0}},
        {ANY_SCREEN, .when = is_speaking, .check = check_line_after_pause},
    };
    WALK_IN(rows, .play = "power-supply/closing-time", .person = "王小红");
}

static void let_the_stream_stand_still(struct visitor *visitor, struct app *app)
{
    (void)app;
    visitor->port.broke_off = true;
}

/* Nothing was said that could be heard, and yet that is no silence. */
static void check_says_that_it_broke_off(struct visitor *visitor, struct app *app)
{
    const struct session *session = &app->talk.talk.session;
    (void)visitor;
    CHECK_INT(session->n_replies, 1);
    CHECK(session->replies[0].broke_off && !verdicts_unheard(&session->replies[0].verdicts));
    CHECK_INT(app->talk.talk.view.trouble, TROUBLE_BROKE_OFF);
    CHECK(app->talk.talk.session.conversation.again);
}

static void a_reply_in_which_the_stream_stood_still_is_asked_for_again(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_TALK, .when = is_asking, .check = let_the_stream_stand_still},
        {SCREEN_TALK, .when = two_seconds_have_passed, .touch = {ACTION_REPLY_DONE, 0}},
        {SCREEN_TALK, .when = is_speaking, .check = check_says_that_it_broke_off},
    };
    WALK_IN(rows, .play = "power-supply/closing-time", .person = "王小红");
}

static void mute_the_microphone(struct visitor *visitor, struct app *app)
{
    pull_the_plug(visitor, app);
    visitor->port.state = SOUND_MUTED;
}

static void check_says_muted_and_give_sound(struct visitor *visitor, struct app *app)
{
    CHECK_INT(app->desk.screen, SCREEN_FAULT);
    CHECK_INT(app->desk.fault, FAULT_MUTED);
    CHECK(strstr(app->fault.view.happened, "静音") != NULL);
    visitor->port.state = SOUND_OK;
}

/* Nobody is said to have been silent because of a switch. */
static void a_muted_microphone_is_said_and_the_line_is_said_again(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_TALK, .when = is_asking, .check = mute_the_microphone},
        {ANY_SCREEN, .when = two_seconds_have_passed, .check = check_says_muted_and_give_sound},
        {SCREEN_TALK, .when = is_speaking, .check = check_same_line},
    };
    WALK_IN(rows, .play = "power-supply/closing-time", .person = "王小红");
}

static void check_waits_to_be_greeted(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->talk.talk.view.opening);
    CHECK_TEXT(app->talk.talk.view.line, app->talk.talk.session.conversation.turn->prompt);
    CHECK(!app->talk.talk.view.talking);
}

static void check_customer_has_begun(struct visitor *visitor, struct app *app)
{
    const struct session *session = &app->talk.talk.session;
    (void)visitor;
    CHECK(!app->talk.talk.view.opening);
    CHECK_INT(session->line_start_ms, OPENING_WAIT_MS);
    CHECK_TEXT(app->talk.talk.view.line, conversation_line(&session->conversation)->text);
}

static void a_customer_at_the_counter_waits_to_be_greeted_and_then_begins(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_TALK, .when = is_asking, .check = check_waits_to_be_greeted},
        {SCREEN_TALK, .when = is_speaking, .check = check_customer_has_begun},
    };
    WALK_IN(rows, .play = "power-supply/complaint", .person = "王小红");
}

static bool rings_twice(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->talk.ring.ring == 2;
}

static void check_no_line_yet(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->talk.talk.session.line_start_ms, 0);
}

static bool half_a_second_has_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) > 500;
}

static void check_line_after_ring(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    /* one cadence of 1 s and 2 s */
    CHECK_NEAR(app->talk.talk.session.line_start_ms, 3100, 300);
}

static void check_ended_by_hanging_up(struct visitor *visitor, struct app *app)
{
    const struct session *session = &app->talk.talk.session;
    (void)visitor;
    CHECK_TEXT(session->conversation.ending->id, session->config.play->on_hang_up);
}

static void a_phone_rings_is_taken_and_hung_up(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_RING, .when = rings_twice, .check = check_no_line_yet,
         .touch = {ACTION_PICK_UP, 0}},
        {SCREEN_TALK, .when = half_a_second_has_passed, .check = check_line_after_ring,
         .touch = {ACTION_HANG_UP, 0}},
        {SCREEN_CARD, .check = check_ended_by_hanging_up},
    };
    WALK_IN(rows, .play = "power-supply/outage", .person = "王小红");
}

static void check_card_of_no_reply(struct visitor *visitor, struct app *app)
{
    const struct play *play = app->talk.talk.session.config.play;
    CHECK(visitor_waited_ms(visitor) >= play->rings * 3000);
    CHECK_INT(app->card.view.n_turns, 1); /* no reply, but what it rang */
    CHECK_INT(app->card.view.turns[0].number, 0);
    CHECK_NEAR(app->card.view.total, 0, 0.001);
}

static void a_caller_whom_nobody_answers_gives_up(void)
{
    static const struct walk_row rows[] = {
        {.screen = SCREEN_RING},
        {SCREEN_CARD, .check = check_card_of_no_reply, .patience_s = 60},
    };
    WALK_IN(rows, .play = "power-supply/outage", .person = "王小红");
}

static void say_i_am_here(struct app *app)
{
    if (app->desk.screen == SCREEN_TALK && app->desk.overlay == OVERLAY_IDLE)
        touch(app, ACTION_STAY, 0);
}

static void check_no_move_met(struct visitor *visitor, struct app *app)
{
    const struct card_view *card = &app->card.view;
    (void)visitor;
    for (int i = 0; i < card->n_turns; i++) {
        const struct card_turn_view *turn = &card->turns[i];
        for (int k = 0; k < turn->n_items; k++)
            CHECK(card->items[turn->first_item + k].value != VERDICT_MET);
    }
    CHECK(card->n_turns > 0);
}

/* Says nothing at all: the turns time out, and what comes must be a card without a move met. */
static void silence_meets_no_move(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_CARD, .meanwhile = say_i_am_here, .check = check_no_move_met, .patience_s = 600},
    };
    WALK_IN(rows, .play = "power-supply/complaint", .person = "王小红");
}

/* The loop must end by itself, without app->quit from here. */
static void look_signal(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.screen == SCREEN_TALK && is_speaking(visitor, app)) {
        visitor->done = true;
        visitor_next(visitor);
        raise(SIGTERM);
    } else if (visitor->step == 1) {
        CHECK(visitor_waited_ms(visitor) < 2000);
    }
}

static void a_termination_signal_ends_the_loop_in_mid_conversation(void)
{
    struct visitor visitor = {.look = look_signal};
    struct app_config config = {.play = "power-supply/theft", .person = "王小红"};
    CHECK_INT(visitor_run(&visitor, config), STATUS_OK);
    CHECK(visitor.frames < 6000);
}

/* What is said on stderr goes to a file; returns what it went to before. */
static int stderr_into(const char *path)
{
    int kept = dup(STDERR_FILENO);
    fflush(stderr);
    CHECK(freopen(path, "w", stderr) != NULL);
    return kept;
}

static void stderr_back(int kept)
{
    fflush(stderr);
    CHECK(dup2(kept, STDERR_FILENO) == STDERR_FILENO);
    close(kept);
}

static int lines_that_say(const char *path, const char *words)
{
    FILE *file = fopen(path, "r");
    char line[512];
    int count = 0;
    while (file && fgets(line, sizeof line, file))
        count += strstr(line, words) != NULL;
    if (file)
        fclose(file);
    return count;
}

static SDL_Renderer *device;

/* The graphics are reset and do not come back: whatever SDL is asked for from now on fails. They
 * are given back for the closing. */
static void look_black(struct visitor *visitor, struct app *app)
{
    if (visitor->step++ == 0) {
        device = app->renderer->sdl;
        app->renderer->sdl = NULL;
        SDL_PushEvent(&(SDL_Event){.type = SDL_RENDER_DEVICE_RESET});
    }
    if (app->frames_failed == 40)
        app->renderer->sdl = device;
    visitor->done = true;
}

static void a_window_that_stays_black_ends_the_program_and_says_so_once(void)
{
    struct visitor visitor = {.look = look_black};
    int kept = stderr_into(in_folder("said"));
    enum status status = visitor_run(&visitor, (struct app_config){.play = NULL});
    stderr_back(kept);
    CHECK_INT(status, STATUS_DEVICE);
    CHECK_INT(visitor.step, 41); /* ten seconds at rest */
    CHECK_INT(lines_that_say(in_folder("said"), "a frame could not be drawn: no canvas"), 1);
}

/* A copy of the pack loses a layer of its portraits once it is loaded: until then it is looked for.
 */
static void copy_pack(void)
{
    shell("mkdir -p %s", in_folder("packs"));
    shell("cp -r %s/scenarios/packs/power-supply %s", YINGDA_SOURCE_DIR, in_folder("packs"));
    setenv("YINGDA_PACKS", in_folder("packs"), 1);
    write_settings("packs: [power-supply]\npeople: [王小红]\n");
}

static void take_the_hair(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    shell("rm %s/power-supply/art/*/hair.svg", in_folder("packs"));
}

static void open_complaint(struct visitor *visitor, struct app *app)
{
    int play = library_find(&app->desk.library, "power-supply/complaint");
    (void)visitor;
    router_act(app, (struct action){ACTION_BRIEF, play});
}

static bool ten_seconds_have_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) >= 10000;
}

static void check_talk_goes_on(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.screen, SCREEN_TALK);
    CHECK(strstr(renderer_problem(app->renderer), "no picture") != NULL);
}

/* All else of the frame is drawn, and the log has one line for it. */
static void a_picture_that_is_missing_is_said_once_and_ends_no_conversation(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .check = take_the_hair, .touch = {ACTION_PERSON, 1}},
        {SCREEN_HOME, .check = open_complaint},
        {SCREEN_BRIEF, .touch = {ACTION_START, 0}},
        {SCREEN_TALK, .when = is_asking},
        {SCREEN_TALK, .when = ten_seconds_have_passed, .check = check_talk_goes_on},
    };
    copy_pack();
    int kept = stderr_into(in_folder("said"));
    WALK(rows);
    stderr_back(kept);
    CHECK_INT(lines_that_say(in_folder("said"), "man-middle-aged/hair.svg"), 1);
    write_settings("");
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
}

static int16_t murmur[2 * 16000];

static void speak_at(struct visitor *visitor, int size)
{
    for (int i = 0; i < 2 * 16000; i++)
        murmur[i] = (int16_t)(i / 40 % 2 ? size : -size);
    virtual_port_say(&visitor->port, murmur, 2 * 16000);
}

static void check_quiet(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->plays.brief.ready, READY_QUIET);
}

static bool four_seconds_later(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) > 4000;
}

static void check_muted(struct visitor *visitor, struct app *app)
{
    CHECK_INT(app->plays.brief.ready, READY_MUTED);
    speak_at(visitor, 90); /* -51 dBFS */
}

static void check_faint(struct visitor *visitor, struct app *app)
{
    CHECK_INT(app->plays.brief.ready, READY_FAINT);
    speak_at(visitor, 2000); /* -24 dBFS */
}

static void check_heard(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->plays.brief.ready, READY_HEARD);
}

static bool two_seconds_later(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) > 1950;
}

static bool is_faint(const struct visitor *visitor, const struct app *app)
{
    return app->plays.brief.ready == READY_FAINT || visitor_waited_ms(visitor) > 5000;
}

static void the_brief_tells_a_microphone_that_is_off_from_one_that_is_far(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_PAD, .check = write_number},
        {SCREEN_HOME, .touch = {ACTION_PLAYS, 0}},
        {SCREEN_PLAYS, .touch = {ACTION_BRIEF, 0}},
        {SCREEN_BRIEF, .check = check_quiet},
        {SCREEN_BRIEF, .when = four_seconds_later, .check = check_muted},
        {SCREEN_BRIEF, .when = is_faint, .check = check_faint},
        {SCREEN_BRIEF, .when = two_seconds_later, .check = check_heard},
    };
    WALK(rows);
}

int main(void)
{
    visitor_home();
    RUN(a_newcomer_types_a_number_and_is_greeted_by_name);
    RUN(an_input_method_writes_a_chinese_name);
    RUN(keys_alone_lead_there_and_back);
    RUN(a_missing_model_is_a_fault_that_heals_by_itself);
    RUN(a_broken_database_is_a_fault_that_heals_by_itself);
    RUN(a_pack_written_wrong_is_a_fault_that_says_where);
    RUN(a_reply_in_which_the_stream_stood_still_is_asked_for_again);
    RUN(after_a_pulled_plug_and_after_a_pause_the_line_is_said_again);
    RUN(a_muted_microphone_is_said_and_the_line_is_said_again);
    RUN(a_customer_at_the_counter_waits_to_be_greeted_and_then_begins);
    RUN(a_phone_rings_is_taken_and_hung_up);
    RUN(a_caller_whom_nobody_answers_gives_up);
    RUN(silence_meets_no_move);
    RUN(a_termination_signal_ends_the_loop_in_mid_conversation);
    RUN(a_window_that_stays_black_ends_the_program_and_says_so_once);
    RUN(a_picture_that_is_missing_is_said_once_and_ends_no_conversation);
    RUN(the_brief_tells_a_microphone_that_is_off_from_one_that_is_far);
    return visitor_leaves();
}
