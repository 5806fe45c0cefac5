/* language/syllable: numbered pinyin, there and back. */
#include "language/reading/syllable.h"
#include "tests/check.h"

static bool parses(const char *pinyin, struct syllable *out)
{
    return syllable_parse(pinyin, strlen(pinyin), out);
}

static void check_is(const char *pinyin, enum initial initial, enum final final, int tone,
                     int erhua)
{
    struct syllable s = {.final = FINAL_ANY};
    if (!parses(pinyin, &s))
        fprintf(stderr, "%s is not parsed\n", pinyin);
    CHECK_INT(s.initial, initial);
    CHECK_INT(s.final, final);
    CHECK_INT(s.tone, tone);
    CHECK_INT(s.erhua, erhua);
}

static void every_syllable_survives_writing_and_parsing_in_every_tone(void)
{
    int count = 0;
    for (int i = 0; i < INITIAL_COUNT; i++) {
        for (int f = 0; f < FINAL_COUNT; f++) {
            if (!syllable_exists((enum initial)i, (enum final)f))
                continue;
            count++;
            for (int t = 0; t <= 5; t++) {
                struct syllable s = {(uint8_t)i, (uint8_t)f, (uint8_t)t, 0};
                char text[SYLLABLE_TEXT_SIZE];
                CHECK_INT(syllable_format(s, text), strlen(text));
                check_is(text, (enum initial)i, (enum final)f, t, 0);
            }
        }
    }
    CHECK(count >= 400 && count <= 412);
}

static void no_two_syllables_are_written_alike(void)
{
    static char seen[512][SYLLABLE_TEXT_SIZE];
    int count = 0;
    for (int i = 0; i < INITIAL_COUNT; i++) {
        for (int f = 0; f < FINAL_COUNT; f++) {
            struct syllable s = {(uint8_t)i, (uint8_t)f, 0, 0};
            if (syllable_exists((enum initial)i, (enum final)f))
                syllable_format(s, seen[count++]);
        }
    }
    for (int a = 0; a < count; a++)
        for (int b = 0; b < a; b++)
            CHECK(strcmp(seen[a], seen[b]) != 0);
}

static void y_and_w_are_spelling_not_initials(void)
{
    check_is("yi1", INITIAL_NONE, FINAL_I, 1, 0);
    check_is("wang2", INITIAL_NONE, FINAL_UANG, 2, 0);
    check_is("yuan2", INITIAL_NONE, FINAL_VAN, 2, 0);
    check_is("you3", INITIAL_NONE, FINAL_IU, 3, 0);
    check_is("wen4", INITIAL_NONE, FINAL_UN, 4, 0);
    check_is("wei4", INITIAL_NONE, FINAL_UI, 4, 0);
    check_is("yong4", INITIAL_NONE, FINAL_IONG, 4, 0);
    check_is("weng1", INITIAL_NONE, FINAL_UENG, 1, 0);
}

static void u_umlaut_is_written_in_four_ways(void)
{
    check_is("lv4", INITIAL_L, FINAL_V, 4, 0);
    check_is("lü4", INITIAL_L, FINAL_V, 4, 0);
    check_is("lu:4", INITIAL_L, FINAL_V, 4, 0);
    check_is("lu4", INITIAL_L, FINAL_U, 4, 0);
    check_is("ju4", INITIAL_J, FINAL_V, 4, 0);
    check_is("quan2", INITIAL_Q, FINAL_VAN, 2, 0);
    check_is("xun4", INITIAL_X, FINAL_VN, 4, 0);
    check_is("lve4", INITIAL_L, FINAL_VE, 4, 0);
    check_is("nu:e4", INITIAL_N, FINAL_VE, 4, 0);
    check_is("nue4", INITIAL_N, FINAL_VE, 4, 0);
    check_is("lun4", INITIAL_L, FINAL_UN, 4, 0);
}

static void an_r_coloured_ending_is_told_from_er(void)
{
    check_is("wanr4", INITIAL_NONE, FINAL_UAN, 4, 1);
    check_is("nar3", INITIAL_N, FINAL_A, 3, 1);
    check_is("zhuangr4", INITIAL_ZH, FINAL_UANG, 4, 1);
    check_is("her4", INITIAL_H, FINAL_E, 4, 1);
    check_is("er2", INITIAL_NONE, FINAL_ER, 2, 0);
    char text[SYLLABLE_TEXT_SIZE];
    struct syllable s;
    CHECK(parses("zhuangr4", &s));
    CHECK_INT(syllable_format(s, text), 8);
    CHECK_TEXT(text, "zhuangr4");
}

static void interjections_read_as_the_nearest_syllable(void)
{
    check_is("ng4", INITIAL_NONE, FINAL_EN, 4, 0);
    check_is("m2", INITIAL_NONE, FINAL_EN, 2, 0);
    check_is("hm5", INITIAL_NONE, FINAL_EN, 5, 0);
    check_is("yo1", INITIAL_NONE, FINAL_IU, 1, 0);
    check_is("ê4", INITIAL_NONE, FINAL_EI, 4, 0);
}

static void what_is_not_mandarin_is_refused_and_leaves_the_output_alone(void)
{
    static const char *const bad[] = {
        "",      "4",     "bing4x", "fuai1",         "nr",     "r5",     "zh",
        "bing6", "bing0", "Bing4",  "bi4ng",         "err2",   "wu:4",   "lü",
        "jong1", "tsing", "hsin1",  "qing34",        "ting 1", "biang2", "vn",
        "u",     "gi4",   "wv",     "zhuangrrrrrr4", "ngr4",   "-",      "sv4",
        ":",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct syllable s = {9, 9, 9, 9};
        if (strcmp(bad[i], "lü") == 0)
            CHECK(!syllable_parse(bad[i], 2, &s)); /* half of ü */
        else if (parses(bad[i], &s))
            fprintf(stderr, "%s is parsed\n", bad[i]), check_failures++;
        CHECK(s.initial == 9 && s.final == 9 && s.tone == 9 && s.erhua == 9);
    }
}

static void only_length_bytes_are_read(void)
{
    struct syllable s;
    CHECK(syllable_parse("qing3ci2", 5, &s));
    CHECK_INT(s.final, FINAL_ING);
}

static void special_arcs_are_written_without_pinyin(void)
{
    char text[SYLLABLE_TEXT_SIZE];
    CHECK_INT(syllable_format((struct syllable){.final = FINAL_NONE}, text), 0);
    CHECK_TEXT(text, "");
    CHECK_INT(syllable_format((struct syllable){.final = FINAL_ANY}, text), 1);
    CHECK_TEXT(text, "*");
}

static struct syllable parsed(const char *pinyin)
{
    struct syllable syllable = {.final = FINAL_NONE};
    CHECK(parses(pinyin, &syllable));
    return syllable;
}

static float distance(const char *a, const char *b)
{
    return syllable_distance(parsed(a), parsed(b));
}

static void tones_are_not_compared_but_r_endings_are(void)
{
    CHECK(syllable_sounds_like(parsed("na3"), parsed("na4")));
    CHECK(!syllable_sounds_like(parsed("na3"), parsed("nar3")));
}

static void distance_counts_initial_and_final_by_halves(void)
{
    CHECK_NEAR(distance("ma1", "ma3"), 0, 0);
    CHECK_NEAR(distance("ma1", "pa1"), 0.5, 1e-6);
    CHECK_NEAR(distance("ma1", "pi1"), 1, 1e-6);
    CHECK_NEAR(distance("zhi1", "zi1"), 0.25, 1e-6);
    CHECK_NEAR(distance("xin1", "xing1"), 0.25, 1e-6);
    CHECK_NEAR(distance("lin1", "ning1"), 0.5, 1e-6);
    struct syllable any = {.final = FINAL_ANY}, none = {.final = FINAL_NONE}, ma = parsed("ma1");
    CHECK_NEAR(syllable_distance(any, ma), 0, 0);
    CHECK_NEAR(syllable_distance(none, ma), 1, 0);
    CHECK_NEAR(syllable_distance(none, none), 0, 0);
}

static struct syllable made(int initial, int final)
{
    return (struct syllable){.initial = (uint8_t)initial, .final = (uint8_t) final};
}

/* What a search for look-alikes leaves out must not be one. */
static void sounds_of_different_classes_are_half_a_syllable_apart(void)
{
    for (int a = 0; a < INITIAL_COUNT; a++) {
        for (int b = 0; b < INITIAL_COUNT; b++) {
            if (syllable_class(made(a, FINAL_A)) != syllable_class(made(b, FINAL_A)))
                CHECK_NEAR(syllable_distance(made(a, FINAL_A), made(b, FINAL_A)), 0.5, 1e-6);
        }
    }
    for (int a = FINAL_A; a < FINAL_ANY; a++) {
        for (int b = FINAL_A; b < FINAL_ANY; b++) {
            CHECK(syllable_class(made(1, a)) < SYLLABLE_CLASSES);
            if (syllable_class(made(1, a)) != syllable_class(made(1, b)))
                CHECK_NEAR(syllable_distance(made(1, a), made(1, b)), 0.5, 1e-6);
        }
    }
    CHECK_INT(syllable_class(made(INITIAL_R, FINAL_UENG)),
              syllable_class(made(INITIAL_N, FINAL_ONG)));
    CHECK(syllable_class(made(INITIAL_G, FINAL_A)) != syllable_class(made(INITIAL_K, FINAL_A)));
}

int main(void)
{
    RUN(every_syllable_survives_writing_and_parsing_in_every_tone);
    RUN(no_two_syllables_are_written_alike);
    RUN(y_and_w_are_spelling_not_initials);
    RUN(u_umlaut_is_written_in_four_ways);
    RUN(an_r_coloured_ending_is_told_from_er);
    RUN(interjections_read_as_the_nearest_syllable);
    RUN(what_is_not_mandarin_is_refused_and_leaves_the_output_alone);
    RUN(only_length_bytes_are_read);
    RUN(special_arcs_are_written_without_pinyin);
    RUN(tones_are_not_compared_but_r_endings_are);
    RUN(distance_counts_initial_and_final_by_halves);
    RUN(sounds_of_different_classes_are_half_a_syllable_apart);
    return CHECK_RESULT();
}
