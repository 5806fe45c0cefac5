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

/* What a screen asks of its own room only, so that several may do it: what is typed; one's own voice
 * and the model's beside a lesson or an item of the card; in a lesson as in a conversation "I have
 * finished" and the hint. */
static bool is_asked_of_ones_own_room(enum action_kind kind)
{
    return kind == ACTION_KEY || kind == ACTION_ERASE || kind == ACTION_HEAR_MODEL ||
           kind == ACTION_HEAR_MINE || kind == ACTION_REPLY_DONE || kind == ACTION_HINT;
}

static bool has_a_screen(const struct room_row *row)
{
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (screen_rows[i].room == row->at)
            return true;
    }
    return false;
}

static void two_rooms_do_only_what_each_is_asked_for_by_its_own_screen(void)
{
    for (int kind = ACTION_NONE + 1; kind < ACTION_COUNT; kind++) {
        bool own = is_asked_of_ones_own_room((enum action_kind)kind);
        int rooms = rooms_that_do((enum action_kind)kind);
        CHECK(own ? rooms > 1 : rooms <= 1);
        if (own ? rooms <= 1 : rooms > 1)
            fprintf(stderr, "%d rooms do action %d\n", rooms, kind);
        for (size_t i = 0; own && i < n_room_rows; i++)
            CHECK(!room_does(room_rows[i].kind, (enum action_kind)kind) ||
                  has_a_screen(&room_rows[i]));
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
    RUN(two_rooms_do_only_what_each_is_asked_for_by_its_own_screen);
    RUN(what_is_typed_goes_to_the_screen_that_is_shown);
    return CHECK_RESULT();
}
