/* The count check: over what a network is made to have heard, a number with a digit left out and
 * one with a digit too many are open, and the right one is not. */
#include "audio/ear/verify/count_check.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/network/unit_file.h"
#include "audio/ear/senones.h"
#include "language/reading/lexicon.h"
#include "tests/check.h"

enum { SYLLABLES = 24, STEP_MS = 30, QUIET_ROWS = 8, UNIT_ROWS = 2 };

static const float UNLIKELY = -8;

static struct unit_net net;
static struct unit_names names;
static struct lexicon *lexicon;

/* A text's syllables. */
struct said {
    struct syllable syllables[SYLLABLES];
    size_t count;
};

static struct said said_of(const char *text)
{
    struct said said = {.count = 0};
    struct reading *readings;
    size_t count;
    CHECK_INT(lexicon_read(lexicon, text, &readings, &count, NULL), STATUS_OK);
    for (size_t i = 0; i < count && i < SYLLABLES; i++)
        said.syllables[said.count++] = readings[i].syllable;
    free(readings);
    return said;
}

static void rows_add(struct unit_rows *rows, uint8_t unit, int n)
{
    while (n-- > 0) {
        float *row = rows->values + rows->count++ * rows->n_units;
        for (size_t i = 0; i < rows->n_units; i++)
            row[i] = i == unit ? -0.01f : UNLIKELY;
    }
}

/* Each unit in two rows, a blank behind each syllable, and quiet around it all. */
static struct unit_rows rows_of(const char *text)
{
    struct said said = said_of(text);
    struct unit_rows rows = {.n_units = net.n_units, .step_ms = STEP_MS};
    rows.values =
        calloc((2 * QUIET_ROWS + SYLLABLES * (UNITS_PER_SYLLABLE * UNIT_ROWS + 1)) * net.n_units,
               sizeof *rows.values);
    CHECK(rows.values != NULL);
    rows_add(&rows, 0, QUIET_ROWS);
    for (size_t i = 0; i < said.count; i++) {
        uint8_t units[UNITS_PER_SYLLABLE];
        int n = unit_names_syllable(&names, said.syllables[i], units);
        for (int k = 0; k < n; k++)
            rows_add(&rows, units[k], UNIT_ROWS);
        rows_add(&rows, 0, 1);
    }
    rows_add(&rows, 0, QUIET_ROWS);
    return rows;
}

/* Whether the count is open where `heard` was said and `expected` is looked for. In both, what is
 * no digit stands beside the number: `before` and `after` are its syllables there, or "". */
static bool is_open(const char *heard, const char *before, const char *expected, const char *after)
{
    struct unit_rows rows = rows_of(heard);
    struct unit_sound second = {.names = &names, .rows = &rows}, first = second;
    struct said said = said_of(expected);
    struct spelled_number number = {.syllables = said.syllables,
                                    .count = said.count,
                                    .first_frame = 0,
                                    .last_frame = (int32_t)rows.count * STEP_MS / SENONES_FRAME_MS};
    struct count_check check;
    first.second = &second;
    if (before[0])
        number.before = said_of(before).syllables[0];
    if (after[0])
        number.after = said_of(after).syllables[0];
    CHECK(count_check_run(&first, &number, &check));
    unit_rows_finish(&rows);
    return count_is_open(&check);
}

static void the_right_number_is_not_open(void)
{
    CHECK(!is_open("幺三八零零二七幺四五六", "", "幺三八零零二七幺四五六", ""));
    CHECK(!is_open("零零零", "", "零零零", ""));
    CHECK(!is_open("话八八二三对", "话", "八八二三", "对"));
}

static void a_digit_left_out_is_open_wherever_it_was(void)
{
    static const char heard[] = "幺三八零零二七幺四五六";
    CHECK(is_open(heard, "", "三八零零二七幺四五六", ""));
    CHECK(is_open(heard, "", "幺三八零零二七幺四五", ""));
    CHECK(is_open(heard, "", "幺三八零零七幺四五六", ""));
}

static void one_of_several_that_are_the_same_is_missed(void)
{
    CHECK(is_open("幺三八零零零二", "", "幺三八零零二", ""));
    CHECK(is_open("幺三八零零二", "", "幺三八零零零二", ""));
    CHECK(is_open("话八八二三对", "话", "八二三", "对"));
}

static void a_digit_too_many_is_open(void)
{
    static const char heard[] = "幺三八零零二七幺四五六";
    CHECK(is_open(heard, "", "九幺三八零零二七幺四五六", ""));
    CHECK(is_open(heard, "", "幺三八零零二七九幺四五六", ""));
    CHECK(is_open(heard, "", "幺三八零零二七幺四五六九", ""));
}

/* What is said around a number that is all of the wording is none of its digits. */
static void other_words_beside_a_number_are_no_digits(void)
{
    CHECK(!is_open("电话八八二三对吗", "", "八八二三", ""));
    CHECK(is_open("电话八八二三九对吗", "", "八八二三", ""));
}

static void three_zeros_are_a_piece_that_counts(void)
{
    CHECK(!is_open("幺三八三个零二", "", "幺三八三个零二", ""));
    CHECK(is_open("幺三八三个零二五", "", "幺三八三个零二", ""));
}

static void what_is_not_said_digit_by_digit_is_not_checked(void)
{
    struct unit_rows rows = rows_of("二百七十三");
    struct unit_sound sound = {.names = &names, .rows = &rows};
    struct said said = said_of("二百七十三");
    struct spelled_number number = {.syllables = said.syllables, .count = said.count};
    struct count_check check;
    CHECK(!count_check_run(&sound, &number, &check));
    number.count = 0;
    CHECK(!count_check_run(&sound, &number, &check));
    unit_rows_finish(&rows);
}

int main(void)
{
    char reason[400];
    CHECK_INT(
        unit_file_read(&net, YINGDA_SOURCE_DIR "/audio/model/network.bin", reason, sizeof reason),
        STATUS_OK);
    CHECK_INT(unit_names_init(&names, &net), STATUS_OK);
    CHECK_INT(lexicon_open(&lexicon), STATUS_OK);
    RUN(the_right_number_is_not_open);
    RUN(a_digit_left_out_is_open_wherever_it_was);
    RUN(one_of_several_that_are_the_same_is_missed);
    RUN(a_digit_too_many_is_open);
    RUN(other_words_beside_a_number_are_no_digits);
    RUN(three_zeros_are_a_piece_that_counts);
    RUN(what_is_not_said_digit_by_digit_is_not_checked);
    lexicon_close(lexicon);
    unit_net_finish(&net);
    return CHECK_RESULT();
}
