/* language/stance: how a reply leans, by the weights of its words. */
#include "language/stance/stance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/check.h"

static struct lexicon *lexicon;

static void words_are(const char *written, const char *expected)
{
    struct spoken_text text;
    struct stance_words words;
    char all[200] = "";
    CHECK_INT(spoken_text_init(&text, written, lexicon, NULL), STATUS_OK);
    CHECK_INT(stance_words_init(&words, &text), STATUS_OK);
    for (size_t i = 0; i < words.count; i++) {
        strcat(all, i ? " " : "");
        strcat(all, words.items[i]);
    }
    CHECK_TEXT(all, expected);
    stance_words_finish(&words);
    stance_words_finish(&words);
    spoken_text_finish(&text);
}

static void figures_are_one_word_and_pauses_are_words(void)
{
    words_are("电话13800138000，对吗？好", ", 电 话 0 , 对 吗 ? 好 ,");
    words_are("", ",");
}

/* The status of opening such a file, and the problem it has. */
static enum status open_text(struct stance **stance, const char *text, char problem[200])
{
    struct problems problems = {0};
    char path[] = "/tmp/yingda-stance-XXXXXX";
    int file = mkstemp(path);
    CHECK(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    enum status status = stance_open(stance, path, "stance.tsv", &problems);
    problem[0] = '\0';
    if (problems.count)
        snprintf(problem, 200, "%d: %s", problems.items[0].line, problems.items[0].reason);
    problems_finish(&problems);
    close(file);
    unlink(path);
    return status;
}

static double weigh(const struct stance *stance, const char *written, enum stance_lean *lean)
{
    struct spoken_text text;
    double log_odds = NAN;
    CHECK_INT(spoken_text_init(&text, written, lexicon, NULL), STATUS_OK);
    CHECK_INT(stance_weigh(stance, &text, &log_odds), STATUS_OK);
    CHECK_INT(stance_lean(stance, &text, lean), STATUS_OK);
    spoken_text_finish(&text);
    return log_odds;
}

static void words_pairs_and_triples_count_once(void)
{
    struct stance *stance;
    char problem[200];
    enum stance_lean lean;
    CHECK_INT(open_text(&stance,
                        "// weights\nbias\t-1\ndoubt\t0.5\nsure\t4\n不\t0.25\n不办\t2\n办,\t0.5\r\n"
                        ",您\t-4\n偏不办\t3\n",
                        problem),
              STATUS_OK);
    CHECK_NEAR(weigh(stance, "这事不办", &lean), -1 + 0.25 + 2 + 0.5, 1e-9);
    CHECK_INT(lean, LEANS_PERHAPS);
    CHECK_NEAR(weigh(stance, "这事不办，就是不办", &lean), 1.75, 1e-9);
    CHECK_NEAR(weigh(stance, "您说不办", &lean), -2.25, 1e-9);
    CHECK_INT(lean, LEANS_NOT);
    CHECK_NEAR(weigh(stance, "我偏不办", &lean), 4.75, 1e-9);
    CHECK_INT(lean, LEANS_SURELY);
    CHECK_NEAR(weigh(stance, "", &lean), -1, 1e-9);
    CHECK_INT(lean, LEANS_NOT);
    stance_close(stance);
    stance_close(NULL);
}

static size_t syllables_of(const char *pinyin, struct syllable out[16])
{
    size_t count = 0;
    for (const char *at = pinyin; *at && count < 16; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        CHECK(syllable_parse(at, length, &out[count++]));
        at += length;
    }
    return count;
}

static void syllables_that_were_read_are_words_without_tones(void)
{
    struct stance *stance;
    struct stance_words words;
    char problem[200];
    enum stance_lean lean;
    struct syllable said[16];
    size_t count = syllables_of("wo3 bu2 zhuang4 lv4", said);
    CHECK_INT(stance_words_read(&words, said, count), STATUS_OK);
    static const char *const expected[] = {",", "wo'", "bu'", "zhuang'", "lv'", ","};
    CHECK_INT(words.count, 6);
    for (size_t i = 0; i < words.count && i < 6; i++)
        CHECK_TEXT(words.items[i], expected[i]);
    stance_words_finish(&words);
    CHECK_INT(open_text(&stance, "bias\t-1\ndoubt\t0.5\nbu'zhuang'lv'\t1\nxian'\t9\nlv',\t0.6\n",
                        problem),
              STATUS_OK);
    CHECK_INT(stance_lean_read(stance, said, count, &lean), STATUS_OK);
    CHECK_INT(lean, LEANS_PERHAPS);
    CHECK_INT(stance_lean_read(stance, said, count - 1, &lean), STATUS_OK);
    CHECK_INT(lean, LEANS_NOT);
    count = syllables_of("xi1 an1", said); /* 西安 is not 先 */
    CHECK_INT(stance_lean_read(stance, said, count, &lean), STATUS_OK);
    CHECK_INT(lean, LEANS_NOT);
    CHECK_INT(stance_lean_read(stance, NULL, 0, &lean), STATUS_OK);
    CHECK_INT(lean, LEANS_NOT);
    CHECK_INT(stance_lean_read(NULL, said, count, &lean), STATUS_OK);
    CHECK_INT(lean, LEANS_NOT);
    stance_close(stance);
}

static void a_damaged_file_is_refused_with_its_line(void)
{
    static const struct {
        const char *text, *problem;
    } list[] = {
        {"bias\t1\n不\t1\n", "0: without a line 'doubt'"},
        {"bias\t1\nbias\t1\ndoubt\t1\n", "2: this comes a second time"},
        {"bias\t1\ndoubt\t1\n不\t1\n办\t1\n不\t2\n", "5: these words come a second time"},
        {"bias\t1\ndoubt\t1\n不 1\n", "3: not one to three words, a tab and a number"},
        {"bias\t1\ndoubt\t1\n不\tinf\n", "3: not one to three words, a tab and a number"},
        {"bias\t1\ndoubt\t1\n不\t\n", "3: not one to three words, a tab and a number"},
        {"bias\t1\ndoubt\t1\n不办不办不办不办不办不办\t1\n",
         "3: not one to three words, a tab and a number"},
        {"", "0: without a line 'bias'"},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct stance *stance;
        char problem[200];
        CHECK_INT(open_text(&stance, list[i].text, problem), STATUS_INVALID);
        CHECK(stance == NULL);
        CHECK_TEXT(problem, list[i].problem);
    }
}

int main(void)
{
    if (lexicon_open(&lexicon) != STATUS_OK)
        return EXIT_FAILURE;
    RUN(figures_are_one_word_and_pauses_are_words);
    RUN(words_pairs_and_triples_count_once);
    RUN(syllables_that_were_read_are_words_without_tones);
    RUN(a_damaged_file_is_refused_with_its_line);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}
