/* kiosk/app/events: "are you still there?" is answered by whatever a person does, and what answers
 * it does nothing else; and an author's keys in a window, which a locked kiosk does not know. */
#include "tests/kiosk/walk.h"

static bool is_asked(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.overlay == OVERLAY_IDLE;
}

static void check_warning(struct visitor *visitor, struct app *app)
{
    CHECK_NEAR(visitor_waited_ms(visitor), 20000, 500); /* idle_s 30, warned 10 s before */
    CHECK(app->overlay.idle_left_s <= 10 && app->overlay.idle_left_s >= 9);
    touch_a_corner();
}

static bool a_second_has_passed(const struct visitor *visitor, const struct app *app)
{
    (void)app;
    return visitor_waited_ms(visitor) > 1000;
}

static void check_still_at_home(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.overlay, OVERLAY_NONE); /* any touch says: still here */
    CHECK_INT(app->desk.screen, SCREEN_HOME);
}

static void check_nobody_is_chosen(struct visitor *visitor, struct app *app)
{
    CHECK_NEAR(visitor_waited_ms(visitor), 29000, 1000);
    CHECK_INT(app->desk.person.id, 0);
}

static void nobody_there_means_back_to_the_names_after_a_warning(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {ANY_SCREEN, .when = is_asked, .check = check_warning, .patience_s = 30},
        {ANY_SCREEN, .when = a_second_has_passed, .check = check_still_at_home},
        {SCREEN_NAMES, .check = check_nobody_is_chosen, .patience_s = 40},
    };
    WALK(rows);
}

/* As a keyboard sends it: the key, and what it types right behind. */
static void type_a_letter(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    key(SDLK_a);
    type_text("a");
}

static void type_a_digit(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    key(SDLK_7);
    type_text("7");
}

/* As an input method sends it: no key is seen. */
static void type_a_word(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    type_text("王");
}

static void begin_a_word(struct visitor *visitor, struct app *app)
{
    SDL_Event event = {.type = SDL_TEXTEDITING};
    (void)visitor, (void)app;
    snprintf(event.edit.text, sizeof event.edit.text, "wang");
    SDL_PushEvent(&event);
}

static void check_only_answered(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.overlay, OVERLAY_NONE);
    CHECK_INT(app->desk.screen, SCREEN_ENTRY);
    CHECK_TEXT(app->people.entry.typed, "");
    CHECK_TEXT(app->desk.composing, "");
}

static void check_letter_is_typed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->people.entry.typed, "a");
    CHECK_INT(app->desk.screen, SCREEN_ENTRY);
}

static void the_question_is_answered_by_whatever_is_typed_and_types_nothing(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_NEW_NAME, 0}},
        {SCREEN_ENTRY, .when = is_asked, .check = type_a_letter, .patience_s = 30},
        {ANY_SCREEN, .check = check_only_answered},
        {SCREEN_ENTRY, .when = is_asked, .check = type_a_digit, .patience_s = 30},
        {ANY_SCREEN, .check = check_only_answered},
        {SCREEN_ENTRY, .when = is_asked, .check = type_a_word, .patience_s = 30},
        {ANY_SCREEN, .check = check_only_answered},
        {SCREEN_ENTRY, .when = is_asked, .check = begin_a_word, .patience_s = 30},
        {ANY_SCREEN, .check = check_only_answered},
        {SCREEN_ENTRY, .check = type_a_letter}, /* unasked it is a letter again */
        {ANY_SCREEN, .check = check_letter_is_typed},
    };
    WALK(rows);
}

static void press_enter(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    key(SDLK_RETURN);
}

static void the_question_is_answered_where_nothing_is_typed(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .when = is_asked, .check = type_a_digit, .patience_s = 30},
        {ANY_SCREEN, .check = check_still_at_home},
        {SCREEN_HOME, .when = is_asked, .check = press_enter, .patience_s = 30},
        {ANY_SCREEN, .check = check_still_at_home}, /* Enter alone would open the next play */
    };
    WALK(rows);
}

static char turn_before[64];

static const char *turn_of(const struct app *app)
{
    const struct talk *talk = &app->talk.talk;
    bool talks = talk->state == TALK_GOING && !talk->moving && talk->begun;
    return talks && talk->session.conversation.turn ? talk->session.conversation.turn->id : "";
}

static void press_in_vain(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    snprintf(turn_before, sizeof turn_before, "%s", turn_of(app));
    CHECK(*turn_before);
    key(SDLK_F8);
    key(SDLK_F5);
}

static void check_locked_then_open_a_window(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(turn_of(app), turn_before);
    CHECK(!app->reload && !app->quit);
    app->config.windowed = true;
    key(SDLK_F8);
}

static bool is_elsewhere(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return *turn_of(app) && strcmp(turn_of(app), turn_before) != 0;
}

static void press_reload(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    snprintf(turn_before, sizeof turn_before, "%s", turn_of(app));
    key(SDLK_F5);
}

static bool is_to_be_run_anew(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->reload;
}

static void check_from_that_turn(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->quit);
    CHECK_TEXT(app->desk.from_turn, turn_before);
}

static void an_author_in_a_window_reads_the_pack_anew_and_goes_from_turn_to_turn(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_TALK, .when = is_asking, .check = press_in_vain},
        {SCREEN_TALK, .when = a_second_has_passed, .check = check_locked_then_open_a_window},
        {SCREEN_TALK, .when = is_elsewhere, .check = press_reload},
        {ANY_SCREEN, .when = is_to_be_run_anew, .check = check_from_that_turn},
    };
    WALK_IN(rows, .play = "power-supply/complaint", .person = "王小红");
}

int main(void)
{
    visitor_home();
    write_settings("idle_s: 30\npeople: [王小红]\n");
    RUN(nobody_there_means_back_to_the_names_after_a_warning);
    RUN(the_question_is_answered_by_whatever_is_typed_and_types_nothing);
    RUN(the_question_is_answered_where_nothing_is_typed);
    RUN(an_author_in_a_window_reads_the_pack_anew_and_goes_from_turn_to_turn);
    return visitor_leaves();
}
