/* kiosk/draw: the list keeps copies, survives growth and reset, and tells what changed. */
#include "kiosk/drawing/draw.h"
#include "tests/check.h"

static const struct color RED = {200, 30, 30, 255};

static struct draw_command *last(struct draw_list *list)
{
    return &list->commands[list->count - 1];
}

static void a_text_is_copied_when_it_is_drawn(void)
{
    struct draw_list list;
    draw_list_init(&list);
    draw_list_reset(&list, 1920, 1080);
    char text[] = "您好";
    draw_text(&list, (struct rect){0, 0, 100, 40}, (struct text_style){.size = 28}, text);
    text[0] = 'x';
    CHECK_TEXT(last(&list)->text, "您好");
    draw_list_finish(&list);
}

static void points_are_copied_when_they_are_drawn(void)
{
    struct draw_list list = {0};
    float points[] = {1, 2, 3, 4};
    draw_polyline(&list, points, 2, 3, RED);
    points[3] = 9;
    CHECK_INT(last(&list)->n_points, 2);
    CHECK_NEAR(last(&list)->points[3], 4, 0);
    draw_list_finish(&list);
}

static void texts_stay_where_they_are_while_the_list_grows(void)
{
    struct draw_list list = {0};
    draw_text(&list, (struct rect){0}, (struct text_style){.size = 20}, "first");
    const char *first = list.commands[0].text;
    char text[128];
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "line %d of a list that needs several chunks of memory", i);
        draw_text(&list, (struct rect){0}, (struct text_style){.size = 20}, text);
    }
    CHECK_INT(list.count, 5001);
    CHECK(list.commands[0].text == first);
    CHECK_TEXT(first, "first");
    CHECK_TEXT(last(&list)->text, text);
    draw_list_finish(&list);
}

static void a_text_longer_than_a_chunk_is_kept_whole(void)
{
    struct draw_list list = {0};
    static char text[100000];
    memset(text, 'a', sizeof text - 1);
    draw_text(&list, (struct rect){0}, (struct text_style){.size = 20}, text);
    CHECK_INT(strlen(last(&list)->text), sizeof text - 1);
    draw_list_finish(&list);
}

static void a_reset_empties_the_list_and_keeps_its_memory(void)
{
    struct draw_list list = {0};
    for (int i = 0; i < 300; i++)
        draw_rect(&list, (struct rect){0, 0, 10, 10}, 4, RED);
    size_t capacity = list.capacity;
    draw_list_reset(&list, 1080, 1920);
    CHECK_INT(list.count, 0);
    CHECK_INT(list.capacity, capacity);
    CHECK_NEAR(list.width, 1080, 0);
    CHECK_NEAR(list.height, 1920, 0);
    draw_list_finish(&list);
    draw_list_finish(&list);
    draw_list_finish(NULL);
}

static void nothing_to_draw_adds_no_command(void)
{
    struct draw_list list = {0};
    draw_text(&list, (struct rect){0}, (struct text_style){.size = 20}, "");
    draw_text(&list, (struct rect){0}, (struct text_style){.size = 20}, NULL);
    draw_polyline(&list, NULL, 0, 3, RED);
    draw_outline(&list, (struct rect){0, 0, 9, 9}, 0, 0, RED);
    CHECK_INT(list.count, 0);
    CHECK_INT(list.dropped, 0);
    draw_list_finish(&list);
}

static void draw_a_bit_of_everything(struct draw_list *list, float shift, const char *text)
{
    static const float points[] = {0, 0, 5, 9, 10, 0};
    draw_list_reset(list, 1920, 1080);
    draw_clip(list, (struct rect){0, 0, 500, 500});
    draw_rect(list, (struct rect){shift, 0, 10, 10}, 4, RED);
    draw_outline(list, (struct rect){0, 0, 10, 10}, 4, 2, RED);
    draw_text(list, (struct rect){0, 0, 100, 20}, (struct text_style){.size = 20}, text);
    draw_polyline(list, points, 3, 2, RED);
    draw_portrait(list, (struct rect){0, 0, 60, 80}, "art/x", 30, 1);
    draw_icon(list, (struct rect){0, 0, 48, 48}, "play", RED);
}

static void the_same_calls_give_the_same_list(void)
{
    struct draw_list a = {0}, b = {0};
    draw_a_bit_of_everything(&a, 1, "您好");
    draw_a_bit_of_everything(&b, 1, "您好");
    CHECK_INT(a.count, 7);
    CHECK_INT(a.count, b.count);
    for (size_t i = 0; i < a.count; i++)
        CHECK(draw_command_same(&a.commands[i], &b.commands[i]));
    draw_list_finish(&a);
    draw_list_finish(&b);
}

static void a_change_shows_in_the_one_command_it_is_in(void)
{
    struct draw_list a = {0}, b = {0};
    draw_a_bit_of_everything(&a, 1, "您好");
    draw_a_bit_of_everything(&b, 2, "再见");
    size_t changed = 0;
    for (size_t i = 0; i < a.count; i++)
        changed += !draw_command_same(&a.commands[i], &b.commands[i]);
    CHECK_INT(changed, 2);
    CHECK(!draw_command_same(&a.commands[1], &b.commands[1]));
    CHECK(!draw_command_same(&a.commands[3], &b.commands[3]));
    draw_list_finish(&a);
    draw_list_finish(&b);
}

int main(void)
{
    RUN(a_text_is_copied_when_it_is_drawn);
    RUN(points_are_copied_when_they_are_drawn);
    RUN(texts_stay_where_they_are_while_the_list_grows);
    RUN(a_text_longer_than_a_chunk_is_kept_whole);
    RUN(a_reset_empties_the_list_and_keeps_its_memory);
    RUN(nothing_to_draw_adds_no_command);
    RUN(the_same_calls_give_the_same_list);
    RUN(a_change_shows_in_the_one_command_it_is_in);
    return CHECK_RESULT();
}
