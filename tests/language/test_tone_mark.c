/* language/reading/tone_mark: where the mark stands. */
#include "language/reading/tone_mark.h"

#include "tests/check.h"

static const char *marked(const char *pinyin)
{
    static char out[MARKED_SIZE];
    struct syllable syllable = {0};
    CHECK(syllable_parse(pinyin, strlen(pinyin), &syllable));
    syllable_mark(syllable, out);
    return out;
}

static void the_mark_stands_on_the_vowel_that_the_rule_names(void)
{
    static const char *const pairs[][2] = {
        {"qing3", "qǐng"}, {"hao3", "hǎo"},   {"xie4", "xiè"},       {"dou1", "dōu"},
        {"gui4", "guì"},   {"jiu3", "jiǔ"},   {"zhuang1", "zhuāng"}, {"xiong2", "xióng"},
        {"guo2", "guó"},   {"yuan2", "yuán"}, {"wai4", "wài"},       {"er2", "ér"},
        {"shi4", "shì"},   {"n", "en"},       {"ying4", "yìng"},     {"hun1", "hūn"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        CHECK_TEXT(marked(pairs[i][0]), pairs[i][1]);
}

static void u_umlaut_keeps_its_dots_where_it_is_written_with_them(void)
{
    CHECK_TEXT(marked("lv4"), "lǜ");
    CHECK_TEXT(marked("nv3"), "nǚ");
    CHECK_TEXT(marked("lve4"), "lüè");
    CHECK_TEXT(marked("ju2"), "jú");
}

static void a_neutral_tone_has_no_mark_and_an_r_stays_behind(void)
{
    CHECK_TEXT(marked("ma5"), "ma");
    CHECK_TEXT(marked("de"), "de");
    CHECK_TEXT(marked("wanr4"), "wànr");
    CHECK_TEXT(marked("huar1"), "huār");
}

static void what_is_no_syllable_is_written_as_nothing(void)
{
    char out[MARKED_SIZE] = "x";
    syllable_mark((struct syllable){.final = FINAL_ANY, .tone = 3}, out);
    CHECK_TEXT(out, "");
    syllable_mark((struct syllable){.final = FINAL_NONE}, out);
    CHECK_TEXT(out, "");
}

/* Each of the syllables that Mandarin has, in each tone: one mark at most, and it fits. */
static void every_syllable_has_room(void)
{
    for (int initial = 0; initial < INITIAL_COUNT; initial++) {
        for (int final = 1; final < FINAL_ANY; final++) {
            char out[MARKED_SIZE];
            if (!syllable_exists((enum initial)initial, (enum final) final))
                continue;
            syllable_mark((struct syllable){(uint8_t)initial, (uint8_t) final, 3, 1}, out);
            CHECK(strlen(out) > 1 && strlen(out) < MARKED_SIZE - 1);
            CHECK(out[strlen(out) - 1] == 'r');
        }
    }
}

int main(void)
{
    RUN(the_mark_stands_on_the_vowel_that_the_rule_names);
    RUN(u_umlaut_keeps_its_dots_where_it_is_written_with_them);
    RUN(a_neutral_tone_has_no_mark_and_an_r_stays_behind);
    RUN(what_is_no_syllable_is_written_as_nothing);
    RUN(every_syllable_has_room);
    return CHECK_RESULT();
}
