/* kiosk/people: who taps a name shows to be its owner, and a newcomer never opens somebody else's.
 */
#include "tests/kiosk/walk.h"

enum { LI, WANG_FIRST, WANG_SECOND, ZHAO }; /* as the names stand: by pinyin, then by number */

static const char roster[] = "people:\n"
                             "  - {number: \"00070273\", name: 李敏, team: 抢修一班}\n"
                             "  - {number: \"00070002\", name: 王敏, team: 营业厅}\n"
                             "  - {number: \"00070001\", name: 王敏, team: 抢修一班}\n"
                             "  - 赵强\n";

static bool is_home(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.screen == SCREEN_HOME && app->desk.person.id != 0;
}

static void check_names(struct visitor *visitor, struct app *app)
{
    const struct people *people = &app->people.people;
    (void)visitor;
    CHECK_INT(people->count, 4);
    CHECK_TEXT(people->list[WANG_FIRST].number, "00070001");
    CHECK_TEXT(people->views[WANG_SECOND].team, "营业厅");
    CHECK_TEXT(people->views[ZHAO].team, "");
}

static void check_wrong(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(*app->desk.asked.complaint != '\0');
    CHECK_TEXT(app->desk.asked.typed, "");
    CHECK_INT(app->desk.person.id, 0);
}

static void check_li(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.person.name, "李敏");
}

static void the_last_digits_of_the_number_let_its_owner_in(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .check = check_names, .touch = {ACTION_PERSON, LI}},
        {SCREEN_PAD, .keys = "0274"},
        {SCREEN_PAD, .check = check_wrong},
        {SCREEN_PAD, .keys = "027", .touch = {ACTION_KEY, '3'}},
        {SCREEN_HOME, .when = is_home, .check = check_li},
    };
    WALK(rows);
}

/* As somebody who has typed a new name. */
static void who_stands_on_the_trainers_list_is_led_to_the_voice_check_the_first_time(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, LI}},
        {SCREEN_PAD, .keys = "027", .touch = {ACTION_KEY, '3'}},
        {SCREEN_VOICE, .check = check_li, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .check = check_li, .touch = {ACTION_LEAVE, 0}},
        {SCREEN_NAMES, .touch = {ACTION_PERSON, ZHAO}}, /* without a number */
        {SCREEN_VOICE, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home},
    };
    WALK(rows);
}

static void check_second(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.person.number, "00070002");
}

static void of_two_of_one_name_the_digits_tell_who_it_is(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, WANG_FIRST}},
        {SCREEN_PAD, .keys = "000", .touch = {ACTION_KEY, '2'}},
        {SCREEN_HOME, .when = is_home, .check = check_second},
    };
    WALK(rows);
}

static void check_nobody(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.person.id, 0);
    CHECK(*app->desk.said != '\0');
}

static void who_guesses_is_sent_back_to_the_names(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, LI}},
        {SCREEN_PAD, .keys = "1111222233334444555"},
        {SCREEN_PAD, .touch = {ACTION_KEY, '5'}},
        {SCREEN_NAMES, .check = check_nobody},
    };
    WALK(rows);
}

static void who_has_no_number_simply_goes_in(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, ZHAO}},
        {SCREEN_HOME, .when = is_home},
    };
    WALK(rows);
}

static void write_zhao(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    type_text("赵　强");
}

static void check_namesake(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->people.entry.complaint, "已经有一位") != NULL);
    CHECK_INT(app->desk.person.id, 0);
}

static void check_asks_name(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->people.entry.number, "0308");
    CHECK_TEXT(app->people.entry.typed, "");
    type_text("赵强");
}

static void check_new_zhao(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->desk.person.name, "赵强");
    CHECK_TEXT(app->desk.person.number, "0308");
    CHECK_INT(app->people.people.count, 5);
}

/* An input method's digits are full width. */
static void write_number(struct visitor *visitor, struct app *app)
{
    (void)visitor, (void)app;
    type_text("０３０８");
}

static void a_newcomer_with_somebodys_name_gives_a_number_first(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_NEW_NAME, 0}},
        {SCREEN_ENTRY, .check = write_zhao},
        {SCREEN_ENTRY, .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_ENTRY, .check = check_namesake, .touch = {ACTION_ERASE, 0}},
        {SCREEN_ENTRY, .touch = {ACTION_ERASE, 0}},
        {SCREEN_ENTRY, .touch = {ACTION_ERASE, 0}},
        {SCREEN_ENTRY, .check = write_number},
        {SCREEN_ENTRY, .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_ENTRY, .check = check_asks_name},
        {SCREEN_ENTRY, .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_VOICE, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .check = check_new_zhao},
    };
    WALK(rows);
}

static void check_choices(struct visitor *visitor, struct app *app)
{
    const struct entry *entry = &app->people.entry;
    (void)visitor;
    CHECK_INT(entry->keyboard, KEYBOARD_PINYIN);
    CHECK_TEXT(entry->letters, "shan");
    CHECK_TEXT(entry->choices[0].text, "单");
}

static void check_given_name(struct visitor *visitor, struct app *app)
{
    const struct entry *entry = &app->people.entry;
    (void)visitor;
    CHECK_TEXT(entry->typed, "单");
    CHECK_TEXT(entry->letters, "fang");
    CHECK(entry->n_choices > 3);
}

static void check_letters_left(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->people.entry.complaint, "拼音") != NULL);
    CHECK_INT(app->desk.person.id, 0);
}

static void check_typed_whole(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(strlen(app->people.entry.typed), strlen("单芳"));
    CHECK_TEXT(app->people.entry.letters, "");
}

static void check_stored(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strncmp(app->desk.person.name, "单", strlen("单")) == 0);
    CHECK_TEXT(app->desk.person.number, "0309");
}

/* One finger, no keyboard: a number that nobody has, then the name in pinyin. */
static void a_chinese_name_is_written_with_a_finger(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_NEW_NAME, 0}},
        {SCREEN_ENTRY, .keys = "0309", .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_ENTRY, .keys = "SHAN"},
        {SCREEN_ENTRY, .check = check_choices, .touch = {ACTION_CHOICE, 0}},
        {SCREEN_ENTRY, .keys = "FANG"},
        {SCREEN_ENTRY, .check = check_given_name, .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_ENTRY, .check = check_letters_left, .key = SDLK_RETURN}, /* the first one */
        {SCREEN_ENTRY, .check = check_typed_whole, .key = SDLK_RETURN},
        {SCREEN_VOICE, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .when = is_home, .check = check_stored},
    };
    WALK(rows);
}

static void check_nothing_removed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "什么也没有删") != NULL);
    CHECK(people_by_number(&app->people.people, "00070273") != NULL);
}

static void check_removed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.person.id, 0);
    CHECK(strstr(app->desk.said, "都删掉了") != NULL);
    CHECK(!people_by_number(&app->people.people, "00070273"));
}

static void who_wants_to_go_is_asked_twice_and_then_gone(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, LI}},
        {SCREEN_PAD, .keys = "027", .touch = {ACTION_KEY, '3'}},
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_OWN, 0}},
        {SCREEN_OWN, .touch = {ACTION_REMOVE, 0}},
        {SCREEN_REMOVE, .touch = {ACTION_OWN, 0}}, /* not yet */
        {SCREEN_OWN, .touch = {ACTION_REMOVE, 0}},
        {SCREEN_REMOVE, .touch = {ACTION_REMOVE_SURE, 0}},
        {SCREEN_PAD, .keys = "9999"},
        {SCREEN_PAD, .check = check_nothing_removed},
        {SCREEN_PAD, .keys = "027", .touch = {ACTION_KEY, '3'}},
        {SCREEN_NAMES, .check = check_removed},
    };
    WALK(rows);
}

static void check_one_found(struct visitor *visitor, struct app *app)
{
    const struct people *people = &app->people.people;
    (void)visitor;
    CHECK_INT(people->n_found, 1);
    CHECK_TEXT(people->list[people->found[0]].name, "李敏");
}

static void add_class(void)
{
    char text[40000];
    int used = snprintf(text, sizeof text, "%s", roster);
    for (int i = 0; i < 600; i++)
        used +=
            snprintf(text + used, sizeof text - (size_t)used, "  - %06d 学员%d\n", i + 100000, i);
    write_settings(text);
}

static void check_all_are_back(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->people.people.n_found, app->people.people.count);
    CHECK_TEXT(app->people.search, "");
}

/* Of six hundred, by the first letters of the name and by a part of the number. */
static void a_name_among_six_hundred_is_found_by_letters_and_by_number(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .keys = "LM"},
        {SCREEN_NAMES, .check = check_one_found, .touch = {ACTION_ERASE, 0}},
        {SCREEN_NAMES, .touch = {ACTION_ERASE, 0}},
        {SCREEN_NAMES, .keys = "70273"},
        {SCREEN_NAMES, .check = check_one_found, .key = SDLK_RETURN},
        {SCREEN_PAD, .keys = "027", .touch = {ACTION_KEY, '3'}},
        {SCREEN_HOME, .when = is_home, .touch = {ACTION_LEAVE, 0}},
        {SCREEN_NAMES, .check = check_all_are_back},
    };
    add_class();
    WALK(rows);
}

int main(void)
{
    visitor_home();
    write_settings(roster);
    RUN(the_last_digits_of_the_number_let_its_owner_in);
    RUN(who_stands_on_the_trainers_list_is_led_to_the_voice_check_the_first_time);
    RUN(of_two_of_one_name_the_digits_tell_who_it_is);
    RUN(who_guesses_is_sent_back_to_the_names);
    RUN(who_has_no_number_simply_goes_in);
    RUN(a_newcomer_with_somebodys_name_gives_a_number_first);
    RUN(a_chinese_name_is_written_with_a_finger);
    RUN(who_wants_to_go_is_asked_twice_and_then_gone);
    RUN(a_name_among_six_hundred_is_found_by_letters_and_by_number);
    return visitor_leaves();
}
