/* kiosk/ui/input: touches, drags and keys against the hits of a frame. */
#include "kiosk/ui/input.h"
#include "tests/check.h"

/* Two buttons side by side, one below, in a screen that scrolls by 500. */
static struct hits three_buttons(void)
{
    struct hits hits;
    hits_reset(&hits);
    hits_add(&hits, (struct rect){0, 0, 100, 100}, (struct action){ACTION_HOME, 0});
    hits_add(&hits, (struct rect){200, 0, 100, 100}, (struct action){ACTION_PLAYS, 0});
    hits_add(&hits, (struct rect){0, 200, 100, 100}, (struct action){ACTION_BRIEF, 2});
    hits.primary = (struct action){ACTION_BRIEF, 2};
    hits.back = (struct action){ACTION_LEAVE, 0};
    hits.scroll = (struct rect){0, 0, 400, 400};
    hits.scroll_max = 500;
    return hits;
}

static enum action_kind point(struct input *input, const struct hits *hits, enum input_kind kind,
                              float x, float y)
{
    struct input_event event = {.kind = kind, .x = x, .y = y};
    return input_take(input, &event, hits).kind;
}

static enum action_kind press(struct input *input, const struct hits *hits, enum input_key key)
{
    struct input_event event = {.kind = INPUT_KEY, .key = key};
    return input_take(input, &event, hits).kind;
}

static void a_press_counts_when_it_is_let_go_where_it_began(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    CHECK_INT(point(&input, &hits, INPUT_DOWN, 50, 50), ACTION_NONE);
    CHECK_INT(input.pressed.kind, ACTION_HOME);
    CHECK_INT(point(&input, &hits, INPUT_UP, 60, 55), ACTION_HOME);
    CHECK_INT(input.pressed.kind, ACTION_NONE);
    point(&input, &hits, INPUT_DOWN, 50, 50);
    CHECK_INT(point(&input, &hits, INPUT_UP, 250, 50), ACTION_NONE);
    point(&input, &hits, INPUT_DOWN, 150, 50);
    CHECK_INT(point(&input, &hits, INPUT_UP, 50, 50), ACTION_NONE);
}

static void a_drag_scrolls_and_presses_nothing(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    point(&input, &hits, INPUT_DOWN, 50, 90);
    point(&input, &hits, INPUT_MOVE, 50, 85);
    CHECK_INT(input.pressed.kind, ACTION_HOME); /* a finger trembles */
    point(&input, &hits, INPUT_MOVE, 50, 30);
    CHECK_NEAR(input.scroll, 60, 0.01);
    CHECK_INT(point(&input, &hits, INPUT_UP, 50, 30), ACTION_NONE);
    CHECK_NEAR(input.scroll, 60, 0.01);
}

static void scrolling_stays_within_the_screen(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    for (int i = 0; i < 20; i++)
        press(&input, &hits, INPUT_PAGE_DOWN);
    CHECK_NEAR(input.scroll, 500, 0.01);
    hits.scroll_max = 100;
    input_follow(&input, &hits);
    CHECK_NEAR(input.scroll, 100, 0.01);
    input_take(&input, &(struct input_event){.kind = INPUT_WHEEL, .y = -4000}, &hits);
    CHECK_NEAR(input.scroll, 0, 0.01);
}

static void tab_goes_round_and_enter_presses_what_is_focused(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    CHECK_INT(press(&input, &hits, INPUT_ENTER), ACTION_BRIEF); /* the primary one */
    press(&input, &hits, INPUT_NEXT);
    CHECK_INT(press(&input, &hits, INPUT_ENTER), ACTION_HOME);
    press(&input, &hits, INPUT_NEXT);
    CHECK_INT(press(&input, &hits, INPUT_ENTER), ACTION_PLAYS);
    press(&input, &hits, INPUT_NEXT);
    press(&input, &hits, INPUT_NEXT);
    CHECK_INT(press(&input, &hits, INPUT_ENTER), ACTION_HOME);
    press(&input, &hits, INPUT_PREVIOUS);
    CHECK_INT(press(&input, &hits, INPUT_ENTER), ACTION_BRIEF);
}

static void arrows_go_to_the_nearest_in_their_direction(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    press(&input, &hits, INPUT_NEXT);
    press(&input, &hits, INPUT_RIGHT);
    CHECK_INT(input.focus.kind, ACTION_PLAYS);
    press(&input, &hits, INPUT_RIGHT);
    CHECK_INT(input.focus.kind, ACTION_PLAYS); /* nothing lies further */
    press(&input, &hits, INPUT_LEFT);
    press(&input, &hits, INPUT_BELOW);
    CHECK_INT(input.focus.kind, ACTION_BRIEF);
    press(&input, &hits, INPUT_ABOVE);
    CHECK_INT(input.focus.kind, ACTION_HOME);
}

static void escape_goes_back_and_a_touch_drops_the_focus(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    CHECK_INT(press(&input, &hits, INPUT_BACK), ACTION_LEAVE);
    press(&input, &hits, INPUT_NEXT);
    point(&input, &hits, INPUT_DOWN, 350, 350);
    CHECK_INT(input.focus.kind, ACTION_NONE);
}

static void backspace_erases_only_where_one_types(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    CHECK_INT(press(&input, &hits, INPUT_ERASE), ACTION_NONE);
    hits.typing = true;
    CHECK_INT(press(&input, &hits, INPUT_ERASE), ACTION_ERASE);
}

static void what_is_scrolled_nearly_out_of_sight_cannot_be_touched(void)
{
    struct hits hits;
    hits_reset(&hits);
    hits.clip = (struct rect){0, 100, 400, 300};
    hits_add(&hits, (struct rect){0, 40, 200, 100}, (struct action){ACTION_HOME, 0});
    CHECK_INT(hits.count, 0); /* 40 units left, a finger needs 64 */
    hits_add(&hits, (struct rect){0, 70, 200, 100}, (struct action){ACTION_HOME, 0});
    CHECK_INT(hits.count, 1);
    CHECK(!hits_at(&hits, 10, 90));
    CHECK(hits_at(&hits, 10, 110) != NULL);
}

static void along_a_strip_the_finger_chooses(void)
{
    struct hits hits = three_buttons();
    struct input input = {0};
    struct input_event down = {.kind = INPUT_DOWN, .x = 155, .y = 350};
    struct input_event up = {.kind = INPUT_UP, .x = 205, .y = 352};
    hits_add_along(&hits, (struct rect){100, 300, 200, 100}, (struct action){ACTION_HEAR_FROM, 7},
                   10);
    input_take(&input, &down, &hits);
    CHECK_INT(input.pressed.arg, 7 + 5);
    struct action taken = input_take(&input, &up, &hits);
    CHECK_INT(taken.kind, ACTION_HEAR_FROM);
    CHECK_INT(taken.arg, 7 + 10); /* where it is let go */
    down.x = 50;                  /* from beside the strip onto it is no touch of it */
    input_take(&input, &down, &hits);
    CHECK_INT(input_take(&input, &up, &hits).kind, ACTION_NONE);
}

int main(void)
{
    RUN(a_press_counts_when_it_is_let_go_where_it_began);
    RUN(a_drag_scrolls_and_presses_nothing);
    RUN(scrolling_stays_within_the_screen);
    RUN(tab_goes_round_and_enter_presses_what_is_focused);
    RUN(arrows_go_to_the_nearest_in_their_direction);
    RUN(escape_goes_back_and_a_touch_drops_the_focus);
    RUN(backspace_erases_only_where_one_types);
    RUN(what_is_scrolled_nearly_out_of_sight_cannot_be_touched);
    RUN(along_a_strip_the_finger_chooses);
    return CHECK_RESULT();
}
