/* kiosk/app: the tables of screens, rooms and actions fit together. */
#include "kiosk/app/router.h"
#include "tests/check.h"

static bool room_does(const struct room_kind *kind, enum action_kind wanted)
{
    for (size_t i = 0; i < kind->n_acts; i++) {
        if (kind->acts[i].kind == wanted)
            return true;
    }
    return false;
}

static int rooms_that_do(enum action_kind wanted)
{
    int count = 0;
    for (size_t i = 0; i < n_room_rows; i++)
        count += room_does(room_rows[i].kind, wanted);
    return count;
}

static void every_screen_has_a_name_of_its_own(void)
{
    for (int i = 0; i < SCREEN_COUNT; i++) {
        CHECK(screen_rows[i].name && *screen_rows[i].name);
        for (int k = 0; k < i && screen_rows[i].name; k++)
            CHECK(strcmp(screen_rows[i].name, screen_rows[k].name) != 0);
    }
}

static void every_screen_is_shown_and_drawn_by_a_room_of_the_table(void)
{
    for (int i = 0; i < SCREEN_COUNT; i++) {
        int rooms = 0;
        for (size_t k = 0; k < n_room_rows; k++)
            rooms += room_rows[k].at == screen_rows[i].room;
        CHECK_INT(rooms, 1);
        CHECK(screen_rows[i].show && screen_rows[i].draw);
    }
}

static bool is_the_routers(enum action_kind kind)
{
    return kind == ACTION_BOOT || kind == ACTION_RECORDS;
}

static void every_action_is_done_by_a_room_or_by_the_router(void)
{
    for (int kind = ACTION_NONE + 1; kind < ACTION_COUNT; kind++) {
        bool done = rooms_that_do((enum action_kind)kind) > 0;
        CHECK(done != is_the_routers((enum action_kind)kind));
        if (!done && !is_the_routers((enum action_kind)kind))
            fprintf(stderr, "nobody does action %d\n", kind);
    }
}

static void a_room_says_each_of_its_actions_once(void)
{
    for (size_t i = 0; i < n_room_rows; i++) {
        const struct room_kind *kind = room_rows[i].kind;
        for (size_t k = 0; k < kind->n_acts; k++) {
            CHECK(kind->acts[k].act != NULL);
            for (size_t j = 0; j < k; j++)
                CHECK(kind->acts[k].kind != kind->acts[j].kind);
        }
    }
}

static bool has_a_screen_for_typing(const struct room_row *row)
{
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (screen_rows[i].room == row->at && screen_rows[i].types)
            return true;
    }
    return false;
}

/* Keys typed go to the room of the screen that is shown; all else has one address. */
static void only_keys_are_done_by_two_rooms_and_each_has_a_screen_for_them(void)
{
    for (int kind = ACTION_NONE + 1; kind < ACTION_COUNT; kind++) {
        bool typed = kind == ACTION_KEY || kind == ACTION_ERASE;
        CHECK(rooms_that_do((enum action_kind)kind) <= 1 || typed);
        for (size_t i = 0; typed && i < n_room_rows; i++)
            CHECK(!room_does(room_rows[i].kind, (enum action_kind)kind) ||
                  has_a_screen_for_typing(&room_rows[i]));
    }
}

static void what_is_typed_goes_to_the_screen_that_is_shown(void)
{
    static struct app app;
    router_init(&app);
    app.desk.asked.pad = PAD_PIN;
    app.desk.screen = SCREEN_PAD;
    router_act(&app, (struct action){ACTION_KEY, '4'});
    app.desk.screen = SCREEN_ENTRY;
    router_act(&app, (struct action){ACTION_KEY, '2'});
    router_act(&app, (struct action){ACTION_KEY, '7'});
    router_act(&app, (struct action){ACTION_ERASE, 0});
    CHECK_TEXT(app.desk.asked.typed, "4");
    CHECK_TEXT(app.people.entry.typed, "2");
}

int main(void)
{
    RUN(every_screen_has_a_name_of_its_own);
    RUN(every_screen_is_shown_and_drawn_by_a_room_of_the_table);
    RUN(every_action_is_done_by_a_room_or_by_the_router);
    RUN(a_room_says_each_of_its_actions_once);
    RUN(only_keys_are_done_by_two_rooms_and_each_has_a_screen_for_them);
    RUN(what_is_typed_goes_to_the_screen_that_is_shown);
    return CHECK_RESULT();
}
