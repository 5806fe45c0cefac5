/* kiosk/app: the real app off screen, with its real records, pack and ear, on a clock of the test's
 * own. Each test is someone who looks at every frame and touches, types, waits or pulls a plug. */
#include <signal.h>
#include <sys/stat.h>

#include "tests/kiosk/visitor.h"

/* The steps of one who types a number; each frame one touch. */
static void look_number(struct visitor *visitor, struct app *app)
{
    static const enum action_kind keys[] = {ACTION_NEW_NAME, ACTION_KEY, ACTION_KEY,  ACTION_KEY,
                                            ACTION_KEY,      ACTION_KEY, ACTION_ERASE};
    static const int args[] = {0, '0', '2', '7', '3', '9', 0};
    if (visitor->step < 7) {
        CHECK(touch(app, keys[visitor->step], args[visitor->step]));
        next(visitor);
    } else if (visitor->step == 7) {
        CHECK_TEXT(app->people.entry_view.typed, "0273");
        CHECK_TEXT(app->people.entry_view.match, "李敏");
        CHECK(touch(app, ACTION_NAME_DONE, 0));
        next(visitor);
    } else if (app->desk.screen == SCREEN_VOICE) {
        touch(app, ACTION_HOME, 0); /* skips the voice check */
    } else if (app->desk.screen == SCREEN_HOME && app->desk.booted &&
               app->people.history.view.next) {
        CHECK(strstr(app->people.history.view.greeting, "李敏") != NULL);
        done(visitor, app);
    }
}

static void a_newcomer_types_a_number_and_is_greeted_by_name(void)
{
    write_settings("people:\n  - {number: \"0273\", name: 李敏}\n");
    run(look_number);
}

static void look_input_method(struct visitor *visitor, struct app *app)
{
    SDL_Event text = {.text = {.type = SDL_TEXTINPUT, .text = "王小红"}};
    if (visitor->step == 0) {
        CHECK(touch(app, ACTION_NEW_NAME, 0));
        next(visitor);
    } else if (visitor->step == 1 && app->desk.screen == SCREEN_ENTRY) {
        SDL_PushEvent(&text);
        next(visitor);
    } else if (visitor->step == 2) {
        CHECK_TEXT(app->people.entry_view.typed, "王小红");
        key(SDLK_RETURN);
        next(visitor);
    } else if (app->desk.screen == SCREEN_VOICE) {
        key(SDLK_ESCAPE); /* skips the voice check */
    } else if (app->desk.screen == SCREEN_HOME) {
        CHECK_TEXT(app->desk.person.name, "王小红");
        done(visitor, app);
    }
}

static void an_input_method_writes_a_chinese_name(void)
{
    run(look_input_method);
}

/* Names, home, plays, the brief and all the way back, with Tab, Enter and Esc alone. */
static void look_keys(struct visitor *visitor, struct app *app)
{
    static const struct {
        enum screen screen;
        SDL_Keycode key;
    } way[] = {
        {SCREEN_NAMES, SDLK_TAB},    {SCREEN_NAMES, SDLK_RETURN}, {SCREEN_HOME, SDLK_RETURN},
        {SCREEN_BRIEF, SDLK_ESCAPE}, {SCREEN_PLAYS, SDLK_TAB},    {SCREEN_PLAYS, SDLK_TAB},
        {SCREEN_PLAYS, SDLK_RETURN}, {SCREEN_BRIEF, SDLK_ESCAPE}, {SCREEN_PLAYS, SDLK_ESCAPE},
        {SCREEN_HOME, SDLK_ESCAPE},  {SCREEN_NAMES, SDLK_ESCAPE}};
    int n = (int)(sizeof way / sizeof *way);
    if (!app->desk.booted)
        return;
    if (visitor->step == n) {
        CHECK_INT(app->desk.screen, SCREEN_NAMES);
        done(visitor, app);
        return;
    }
    CHECK_INT(app->desk.screen, way[visitor->step].screen);
    key(way[visitor->step].key);
    next(visitor);
}

static void keys_alone_lead_there_and_back(void)
{
    /* The first Tab focuses the first thing: the button for newcomers, or the back arrow. */
    run(look_keys);
}

static void touch_a_corner(void)
{
    SDL_Event event = {.tfinger = {.type = SDL_FINGERDOWN, .x = 0.01f, .y = 0.01f, .pressure = 1}};
    SDL_PushEvent(&event);
    event.type = SDL_FINGERUP;
    SDL_PushEvent(&event);
}

static void look_idle(struct visitor *visitor, struct app *app)
{
    int64_t waited = visitor->clock_ms - visitor->since_ms;
    if (visitor->step == 0 && app->desk.booted && touch(app, ACTION_PERSON, 0)) {
        next(visitor);
    } else if (visitor->step == 1 && app->desk.overlay == OVERLAY_IDLE) {
        CHECK_NEAR(waited, 20000, 500); /* idle_s 30, warned 10 s before */
        CHECK(app->overlay.idle_left_s <= 10 && app->overlay.idle_left_s >= 9);
        touch_a_corner();
        next(visitor);
    } else if (visitor->step == 2 && waited > 1000) {
        CHECK_INT(app->desk.overlay, OVERLAY_NONE); /* any touch says: still here */
        CHECK_INT(app->desk.screen, SCREEN_HOME);
        next(visitor);
    } else if (visitor->step == 3 && app->desk.screen == SCREEN_NAMES) {
        CHECK_NEAR(waited, 29000, 1000);
        CHECK_INT(app->desk.person.id, 0);
        done(visitor, app);
    }
}

static void nobody_there_means_back_to_the_names_after_a_warning(void)
{
    write_settings("idle_s: 30\n");
    run(look_idle);
}

static void look_model(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.screen == SCREEN_FAULT) {
        CHECK_INT(app->desk.fault, FAULT_MODEL);
        CHECK(*app->fault.view.detail != '\0');
        CHECK_INT(symlink("/usr/share/pocketsphinx/model/en-us/en-us", in_folder("model")), 0);
        next(visitor);
    } else if (visitor->step == 1 && app->desk.screen == SCREEN_NAMES) {
        CHECK(app->desk.booted);
        CHECK(visitor->clock_ms - visitor->since_ms <= 3500);
        done(visitor, app);
    }
}

static void a_missing_model_is_a_fault_that_heals_by_itself(void)
{
    char text[300];
    snprintf(text, sizeof text, "model: %s\n", in_folder("model"));
    write_settings(text);
    run(look_model);
    write_settings("");
}

static void look_database(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.screen == SCREEN_FAULT) {
        CHECK_INT(app->desk.fault, FAULT_DATABASE);
        unlink(in_folder("broken.db"));
        next(visitor);
    } else if (visitor->step == 1 && app->desk.screen == SCREEN_NAMES) {
        CHECK(app->desk.records != NULL);
        done(visitor, app);
    }
}

static void a_broken_database_is_a_fault_that_heals_by_itself(void)
{
    struct visitor visitor = {.look = look_database};
    write_file(in_folder("broken.db"),
               "this is no database, but it is long enough to be read as one"
               "................................................");
    run_config(&visitor, (struct app_config){.database = in_folder("broken.db")});
}

static void look_pack(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.screen == SCREEN_FAULT) {
        CHECK_INT(app->desk.fault, FAULT_PACK);
        CHECK(strstr(app->fault.view.detail, "pack.yaml:1") != NULL);
        done(visitor, app);
    }
}

static void a_pack_written_wrong_is_a_fault_that_says_where(void)
{
    setenv("YINGDA_PACKS", in_folder("packs"), 1);
    mkdir(in_folder("packs"), 0700);
    mkdir(in_folder("packs/wrong"), 0700);
    write_file(in_folder("packs/wrong/pack.yaml"), "nonsense: [\n");
    write_settings("packs: [wrong]\n");
    run(look_pack);
    write_settings("");
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
}

static void look_plug(struct visitor *visitor, struct app *app)
{
    const struct talk_view *talk = &app->talk.talk.view;
    int64_t waited = visitor->clock_ms - visitor->since_ms;
    if (visitor->step == 0 && app->desk.screen == SCREEN_TALK && talk->stage == TALK_ASKING) {
        CHECK(*talk->line && talk->line_shown == (int)strlen(talk->line));
        snprintf(visitor->note, sizeof visitor->note, "%s", talk->line);
        visitor->port.state = SOUND_LOST;
        next(visitor);
    } else if (visitor->step == 1 && waited >= 2000) {
        CHECK_INT(app->desk.screen, SCREEN_FAULT);
        CHECK_INT(app->desk.fault, FAULT_SOUND_LOST);
        visitor->port.state = SOUND_OK;
        next(visitor);
    } else if (visitor->step == 2 && talk->stage == TALK_SPEAKING &&
               app->desk.screen == SCREEN_TALK) {
        CHECK_TEXT(talk->line, visitor->note);
        CHECK_INT(app->talk.talk.session.n_replies, 0);
        CHECK(touch(app, ACTION_PAUSE, 0));
        next(visitor);
    } else if (visitor->step == 3 && waited > 1000) {
        CHECK_INT(app->desk.overlay, OVERLAY_PAUSE);
        CHECK(touch(app, ACTION_RESUME, 0));
        next(visitor);
    } else if (visitor->step == 4 && talk->stage == TALK_SPEAKING) {
        CHECK_TEXT(talk->line, visitor->note);
        CHECK_INT(app->desk.overlay, OVERLAY_NONE);
        done(visitor, app);
    }
}

static void after_a_pulled_plug_and_after_a_pause_the_line_is_said_again(void)
{
    struct visitor visitor = {.look = look_plug};
    run_config(&visitor, (struct app_config){.play = "power-supply/complaint", .person = "王小红"});
}

static void look_phone(struct visitor *visitor, struct app *app)
{
    int64_t waited = visitor->clock_ms - visitor->since_ms;
    if (visitor->step == 0 && app->desk.screen == SCREEN_RING && app->talk.ring.ring == 2) {
        CHECK_INT(app->talk.talk.session.line_start_ms, 0);
        CHECK(touch(app, ACTION_PICK_UP, 0));
        next(visitor);
    } else if (visitor->step == 1 && app->desk.screen == SCREEN_TALK && waited > 500) {
        CHECK_NEAR(app->talk.talk.session.line_start_ms, 3100,
                   300); /* one cadence of 1 s and 2 s */
        CHECK(touch(app, ACTION_HANG_UP, 0));
        next(visitor);
    } else if (visitor->step == 2 && app->desk.screen == SCREEN_CARD) {
        CHECK_TEXT(app->talk.talk.session.conversation.ending->id,
                   app->talk.talk.session.config.play->on_hang_up);
        done(visitor, app);
    }
}

static void a_phone_rings_is_taken_and_hung_up(void)
{
    struct visitor visitor = {.look = look_phone};
    run_config(&visitor, (struct app_config){.play = "power-supply/outage", .person = "王小红"});
}

static void look_rings(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.screen == SCREEN_RING)
        next(visitor);
    if (visitor->step == 1 && app->desk.screen == SCREEN_CARD) {
        const struct play *play = app->talk.talk.session.config.play;
        CHECK(visitor->clock_ms - visitor->since_ms >= play->rings * 3000);
        CHECK_INT(app->card.view.n_turns, 1); /* no reply, but what it rang */
        CHECK_INT(app->card.view.turns[0].number, 0);
        CHECK_NEAR(app->card.view.total, 0, 0.001);
        done(visitor, app);
    }
}

static void a_caller_whom_nobody_answers_gives_up(void)
{
    struct visitor visitor = {.look = look_rings};
    run_config(&visitor, (struct app_config){.play = "power-supply/outage", .person = "王小红"});
}

/* Says nothing at all: the turns time out, and what comes must be a card without a move met. */
static void look_silence(struct visitor *visitor, struct app *app)
{
    if (app->desk.screen == SCREEN_TALK && app->desk.overlay == OVERLAY_IDLE)
        touch(app, ACTION_STAY, 0);
    if (app->desk.screen != SCREEN_CARD)
        return;
    for (int i = 0; i < app->card.view.n_turns; i++) {
        const struct card_turn_view *turn = &app->card.view.turns[i];
        for (int k = 0; k < turn->n_items; k++)
            CHECK(app->card.view.items[turn->first_item + k].value != VERDICT_MET);
    }
    CHECK(app->card.view.n_turns > 0);
    done(visitor, app);
}

static void silence_meets_no_move(void)
{
    struct visitor visitor = {.look = look_silence};
    run_config(&visitor, (struct app_config){.play = "power-supply/complaint", .person = "王小红"});
}

static void look_signal(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.screen == SCREEN_TALK &&
        app->talk.talk.view.stage == TALK_SPEAKING) {
        visitor->done = true; /* the loop must end without app->quit from here */
        next(visitor);
        raise(SIGTERM);
    } else if (visitor->step == 1) {
        CHECK(visitor->clock_ms - visitor->since_ms < 2000);
    }
}

static void a_termination_signal_ends_the_loop_in_mid_conversation(void)
{
    struct visitor visitor = {.look = look_signal};
    run_config(&visitor, (struct app_config){.play = "power-supply/theft", .person = "王小红"});
    CHECK(visitor.frames < FRAMES_MOST);
}

int main(void)
{
    visitor_home();
    RUN(a_newcomer_types_a_number_and_is_greeted_by_name);
    RUN(an_input_method_writes_a_chinese_name);
    RUN(keys_alone_lead_there_and_back);
    RUN(nobody_there_means_back_to_the_names_after_a_warning);
    RUN(a_missing_model_is_a_fault_that_heals_by_itself);
    RUN(a_broken_database_is_a_fault_that_heals_by_itself);
    RUN(a_pack_written_wrong_is_a_fault_that_says_where);
    RUN(after_a_pulled_plug_and_after_a_pause_the_line_is_said_again);
    RUN(a_phone_rings_is_taken_and_hung_up);
    RUN(a_caller_whom_nobody_answers_gives_up);
    RUN(silence_meets_no_move);
    RUN(a_termination_signal_ends_the_loop_in_mid_conversation);
    return visitor_leaves();
}
