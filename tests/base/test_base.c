/* base/: status texts, problems, arrays, UTF-8, clocks. */
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/grow.h"
#include "base/path.h"
#include "base/problem.h"
#include "base/random.h"
#include "base/status.h"
#include "base/utf8.h"
#include "tests/check.h"

static void every_status_has_a_text(void)
{
    for (int i = 0; i < STATUS_COUNT; i++)
        CHECK(strcmp(status_text((enum status)i), "unknown status") != 0);
    CHECK_TEXT(status_text((enum status)999), "unknown status");
}

static void a_problem_prints_as_file_line_reason(void)
{
    struct problems problems = {0};
    problems_add(&problems, "plays/a.yaml", 12, "unknown phrase id '%s'", "G-9");
    char text[64] = "";
    FILE *stream = fmemopen(text, sizeof text, "w");
    problems_print(&problems, stream);
    fclose(stream);
    CHECK_TEXT(text, "plays/a.yaml:12: unknown phrase id 'G-9'\n");
    problems_finish(&problems);
    problems_finish(&problems);
    CHECK_INT(problems.count, 0);
}

static void a_thousand_problems_are_all_kept(void)
{
    struct problems problems = {0};
    for (int i = 0; i < 1000; i++)
        problems_add(&problems, "f", i, "r");
    CHECK_INT(problems.count, 1000);
    CHECK_INT(problems.items[999].line, 999);
    problems_finish(&problems);
}

static void what_comes_after_a_thousand_problems_is_counted(void)
{
    struct problems problems = {0};
    char text[200] = "";
    for (int i = 0; i < 1500; i++)
        problems_add(&problems, "f", i, "r");
    CHECK_INT(problems.count, 1000);
    CHECK_INT(problems.more, 500);
    FILE *stream = tmpfile();
    problems_print(&problems, stream);
    fseek(stream, -40, SEEK_END);
    text[fread(text, 1, 40, stream)] = '\0';
    CHECK(strstr(text, "\nf:0: 500 more problems are not said\n"));
    fclose(stream);
    problems_finish(&problems);
    CHECK_INT(problems.more, 0);
}

static void an_array_grows_and_keeps_what_it_holds(void)
{
    int *numbers = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(grow(&numbers, &capacity, (size_t)i + 1, sizeof *numbers), STATUS_OK);
        numbers[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        CHECK_INT(numbers[i], i);
    CHECK(capacity >= 1000 && capacity < 2048);
    CHECK_INT(grow(&numbers, &capacity, 5000, sizeof *numbers), STATUS_OK); /* many at once */
    CHECK_INT(capacity, 5000);
    CHECK_INT(numbers[999], 999);
    free(numbers);
}

static void an_array_that_cannot_be_is_refused_and_the_old_one_kept(void)
{
    int *numbers = NULL;
    size_t capacity = 0;
    CHECK_INT(grow(&numbers, &capacity, 3, sizeof *numbers), STATUS_OK);
    int *before = numbers;
    CHECK_INT(grow(&numbers, &capacity, SIZE_MAX / 2, sizeof *numbers), STATUS_NO_MEMORY);
    CHECK(numbers == before);
    CHECK_INT(capacity, 16);
    free(numbers);
}

/* Old attempts are shown again by their seeds: these figures are those of the first day. */
static void a_seed_draws_what_it_always_drew(void)
{
    uint64_t split = 0;
    uint32_t bits = 1;
    CHECK(random_split(&split) == 0xE220A8397B1DCDAFu); /* as SplitMix64 is published */
    CHECK(random_mix(0) == 0x64625032u);
    CHECK(random_mix(1) == 0x5e2d1772u);
    CHECK_INT(random_bits(&bits), 270369);
    for (int i = 0; i < 1000; i++) {
        int drawn = random_draw(&split, 7);
        float noise = random_noise(&bits);
        CHECK(drawn >= 0 && drawn < 7 && noise >= -1 && noise <= 1);
    }
}

static void a_folder_is_made_with_those_above_it(void)
{
    char root[] = "/tmp/yingda-base-XXXXXX", path[PATH_SIZE], file[PATH_SIZE];
    CHECK(mkdtemp(root) != NULL);
    CHECK_INT(path_format(path, "%s/a/b", root), STATUS_OK);
    CHECK_INT(path_make_folder(path), STATUS_OK);
    CHECK_INT(path_make_folder(path), STATUS_OK); /* it is there */
    CHECK(path_is_folder(path));
    CHECK_TEXT(path_name(path), "b");
    CHECK_INT(path_format(file, "%s/c", path), STATUS_OK);
    fclose(fopen(file, "w"));
    CHECK_INT(path_make_folder(file), STATUS_IO); /* a file has its name */
    CHECK_INT(unlink(file), 0);
    CHECK_INT(rmdir(path), 0);
    CHECK(path_up(path));
    CHECK_TEXT(path_name(path), "a");
    CHECK_INT(rmdir(path), 0);
    CHECK_INT(rmdir(root), 0);
}

static void a_path_that_does_not_fit_is_said_so(void)
{
    char path[PATH_SIZE], name[] = "name";
    CHECK_INT(path_format(path, "/%*s", PATH_SIZE - 2, ""), STATUS_OK);
    CHECK_INT(path_format(path, "/%*s", PATH_SIZE - 1, ""), STATUS_LIMIT);
    CHECK(!path_up(name));
    CHECK_INT(path_program(path), STATUS_OK);
    CHECK_TEXT(path_name(path), "test_base");
}

static void characters_survive_decoding_and_encoding(void)
{
    static const uint32_t codes[] = {0x24,   0x7F,   0x80,    0x7FF,   0x800,
                                     0x4E00, 0xFFFD, 0x1F600, 0x10FFFF};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char bytes[4];
        uint32_t code = 0;
        size_t n = utf8_encode(codes[i], bytes);
        CHECK_INT(utf8_decode(bytes, n, &code), n);
        CHECK_INT(code, codes[i]);
    }
}

static void bytes_that_are_not_utf8_are_refused_where_they_stand(void)
{
    static const char *const bad[] = {"ab\xC0\x80", "ab\xED\xA0\x80", "ab\xF5\x80\x80\x80",
                                      "ab\x80",     "ab\xE4\xB8",     "ab\xE0\x80\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t offset = 99;
        CHECK(!utf8_valid(bad[i], strlen(bad[i]), &offset));
        CHECK_INT(offset, 2);
    }
    CHECK(utf8_valid("您好", 6, NULL));
}

static void text_is_cut_between_characters(void)
{
    CHECK_INT(utf8_cut("您好", 5), 3);
    CHECK_INT(utf8_cut("您好", 6), 6);
    CHECK_INT(utf8_cut("a", 6), 1);
    CHECK_INT(utf8_count("您好a\xFF"), 4);
}

static void han_characters_are_told_from_punctuation(void)
{
    CHECK(utf8_is_han(0x60A8) && utf8_is_han(0x3007));
    CHECK(!utf8_is_han(0x3002) && !utf8_is_han('a') && !utf8_is_han(0xFF0C));
}

static void monotonic_time_does_not_go_back(void)
{
    int64_t before = clock_monotonic_ms();
    CHECK(clock_monotonic_ms() >= before);
    CHECK(clock_unix_ms() > 1600000000000);
}

int main(void)
{
    RUN(every_status_has_a_text);
    RUN(a_problem_prints_as_file_line_reason);
    RUN(a_thousand_problems_are_all_kept);
    RUN(what_comes_after_a_thousand_problems_is_counted);
    RUN(an_array_grows_and_keeps_what_it_holds);
    RUN(an_array_that_cannot_be_is_refused_and_the_old_one_kept);
    RUN(a_seed_draws_what_it_always_drew);
    RUN(a_folder_is_made_with_those_above_it);
    RUN(a_path_that_does_not_fit_is_said_so);
    RUN(characters_survive_decoding_and_encoding);
    RUN(bytes_that_are_not_utf8_are_refused_where_they_stand);
    RUN(text_is_cut_between_characters);
    RUN(han_characters_are_told_from_punctuation);
    RUN(monotonic_time_does_not_go_back);
    return CHECK_RESULT();
}
