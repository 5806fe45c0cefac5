/* scenarios/fill: what is listened for in the place of a customer's details. */
#include "scenarios/fill/probe.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/fill/detail.h"
#include "tests/check.h"

static struct arena arena;

static bool is_among(const char *const *texts, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i], text) == 0)
            return true;
    }
    return false;
}

static void another_room_is_a_numeral_exchanged_or_two_digits_swapped(void)
{
    size_t count;
    const char *const *rooms = probe_variants(&arena, "五零一", &count);
    CHECK(is_among(rooms, count, "五零一"));
    CHECK(is_among(rooms, count, "五零二"));
    CHECK(is_among(rooms, count, "五一零"));
    CHECK(is_among(rooms, count, "一零五"));
    CHECK(!is_among(rooms, count, "五零一一"));
}

static void what_is_the_same_twice_has_nothing_to_swap(void)
{
    size_t count;
    const char *const *rooms = probe_variants(&arena, "一一", &count);
    for (size_t i = 1; i < count; i++)
        CHECK(strcmp(rooms[i], "一一") != 0);
    (void)probe_variants(&arena, "小军超市", &count);
    CHECK_INT(count, 1);
}

static void another_place_has_one_of_its_words_exchanged(void)
{
    size_t count;
    const char *const *places = probe_places(&arena, "城东花园", &count);
    CHECK(is_among(places, count, "城西花园"));
    CHECK(is_among(places, count, "城东小区"));
    CHECK(!is_among(places, count, "城东花园"));
    places = probe_places(&arena, "滨河路", &count);
    CHECK(is_among(places, count, "滨江路"));
    (void)probe_places(&arena, "王建国", &count);
    CHECK_INT(count, 0);
}

static void nobody_calls_a_man_miss(void)
{
    static const struct customer man = {.male = true}, woman = {.male = false};
    CHECK(strstr(detail_titles(&man), "先生") && !strstr(detail_titles(&man), "小姐"));
    CHECK(strstr(detail_titles(&woman), "小姐") && !strstr(detail_titles(&woman), "先生"));
    CHECK_TEXT(detail_title(&man), "先生");
    CHECK_TEXT(detail_title(&woman), "女士");
}

int main(void)
{
    RUN(another_room_is_a_numeral_exchanged_or_two_digits_swapped);
    RUN(what_is_the_same_twice_has_nothing_to_swap);
    RUN(another_place_has_one_of_its_words_exchanged);
    RUN(nobody_calls_a_man_miss);
    arena_finish(&arena);
    return check_failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
