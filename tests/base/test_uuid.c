/* base/uuid: laid out as RFC 9562 says, and growing whatever the clock does. */
#include "base/uuid.h"

#include <stdbool.h>
#include <string.h>

#include "tests/check.h"

static struct uuid next(struct uuid_source *source, int64_t unix_ms)
{
    struct uuid uuid = {{0}};
    CHECK_INT(uuid_next(source, unix_ms, &uuid), STATUS_OK);
    return uuid;
}

static int64_t time_of(const struct uuid *uuid)
{
    int64_t ms = 0;
    for (int i = 0; i < 6; i++)
        ms = ms << 8 | uuid->bytes[i];
    return ms;
}

static int order(const struct uuid *a, const struct uuid *b)
{
    return memcmp(a->bytes, b->bytes, UUID_SIZE);
}

static void check_layout(const struct uuid *uuid)
{
    CHECK_INT(uuid->bytes[6] >> 4, 7);
    CHECK_INT(uuid->bytes[8] >> 6, 2);
}

/* The example of RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC. */
static void time_version_and_variant_stand_where_the_rfc_has_them(void)
{
    char text[UUID_TEXT_SIZE];
    struct uuid_source source = {0};
    struct uuid uuid = next(&source, 0x017F22E279B0);
    check_layout(&uuid);
    uuid_text(&uuid, text);
    CHECK(strncmp(text, "017f22e2-79b0-7", 15) == 0);
    CHECK(strchr("89ab", text[19]) != NULL);
    CHECK_INT(strlen(text), 36);
    CHECK(text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-');
}

static void the_rfcs_example_is_written_as_the_rfc_writes_it(void)
{
    const struct uuid example = {{0x01, 0x7F, 0x22, 0xE2, 0x79, 0xB0, 0x7C, 0xC3, 0x98, 0xC4, 0xDC,
                                  0x0C, 0x0C, 0x07, 0x39, 0x8F}};
    char text[UUID_TEXT_SIZE];
    uuid_text(&example, text);
    CHECK_TEXT(text, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void they_grow_within_one_millisecond(void)
{
    struct uuid_source source = {0};
    struct uuid last = next(&source, 1700000000000);
    for (int i = 0; i < 100000; i++) {
        struct uuid uuid = next(&source, 1700000000000);
        check_layout(&uuid);
        if (order(&last, &uuid) >= 0 || time_of(&uuid) != 1700000000000) {
            CHECK(false);
            return;
        }
        last = uuid;
    }
}

static void they_grow_where_the_clock_is_nudged_back(void)
{
    struct uuid_source source = {0};
    struct uuid first = next(&source, 1700000000000);
    struct uuid second = next(&source, 1700000000000 - UUID_NUDGE_MS);
    struct uuid third = next(&source, 1700000000001);
    CHECK(order(&first, &second) < 0 && order(&second, &third) < 0);
    CHECK_INT(time_of(&second), 1700000000000);
    CHECK_INT(time_of(&third), 1700000000001);
}

static void a_clock_that_is_put_right_is_believed(void)
{
    struct uuid_source source = {0};
    next(&source, 1900000000000);
    struct uuid right = next(&source, 1700000000000);
    CHECK_INT(time_of(&right), 1700000000000);
}

static void what_overflows_is_carried_up_to_the_time(void)
{
    struct uuid_source source = {
        .unix_ms = 1700000000000, .high = (1 << 12) - 1, .low = (UINT64_C(1) << 62) - 1};
    struct uuid uuid = next(&source, 1700000000000);
    check_layout(&uuid);
    CHECK_INT(time_of(&uuid), 1700000000001);
    CHECK_INT((uuid.bytes[6] & 0x0F) << 8 | uuid.bytes[7], 0);
}

static void two_sources_do_not_make_the_same(void)
{
    struct uuid_source one = {0}, two = {0};
    struct uuid first = next(&one, 1700000000000), second = next(&two, 1700000000000);
    CHECK(order(&first, &second) != 0);
}

static void what_had_no_name_gets_the_same_every_time(void)
{
    struct uuid first = uuid_of(1700000000000, "a", 1), same = uuid_of(1700000000000, "a", 1);
    struct uuid other = uuid_of(1700000000000, "b", 1);
    check_layout(&first);
    CHECK_INT(time_of(&first), 1700000000000);
    CHECK(order(&first, &same) == 0 && order(&first, &other) != 0);
}

int main(void)
{
    RUN(time_version_and_variant_stand_where_the_rfc_has_them);
    RUN(the_rfcs_example_is_written_as_the_rfc_writes_it);
    RUN(they_grow_within_one_millisecond);
    RUN(they_grow_where_the_clock_is_nudged_back);
    RUN(a_clock_that_is_put_right_is_believed);
    RUN(what_overflows_is_carried_up_to_the_time);
    RUN(two_sources_do_not_make_the_same);
    RUN(what_had_no_name_gets_the_same_every_time);
    return CHECK_RESULT();
}
