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
    CHECK_INT(stance_words_init(&words, &text, 0, text.count), STATUS_OK);
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

static struct stance_opinion weigh(const struct stance *stance, const char *written)
{
    struct spoken_text text;
    struct stance_words words;
    struct stance_opinion opinion = {.log_odds = NAN};
    CHECK_INT(spoken_text_init(&text, written, lexicon, NULL), STATUS_OK);
    CHECK_INT(stance_words_init(&words, &text, 0, text.count), STATUS_OK);
    CHECK_INT(stance_weigh(stance, &words, &opinion), STATUS_OK);
    stance_words_finish(&words);
    spoken_text_finish(&text);
    return opinion;
}

static void weighs(const struct stance *stance, const char *written, double log_odds,
                   enum stance_lean lean, const char *kind)
{
    struct stance_opinion opinion = weigh(stance, written);
    CHECK_NEAR(opinion.log_odds, log_odds, 1e-6);
    CHECK_INT(opinion.lean, lean);
    CHECK_TEXT(opinion.kind, kind);
}

static void words_pairs_and_triples_count_once(void)
{
    struct stance *stance;
    char problem[200];
    CHECK_INT(open_text(&stance,
                        "// weights\nbias\t-1\ndoubt\t0.5\nsure\t4\n不\t0.25\n不办\t2\n办,\t0.5\r\n"
                        ",您\t-4\n偏不办\t3\n",
                        problem),
              STATUS_OK);
    weighs(stance, "这事不办", -1 + 0.25 + 2 + 0.5, LEANS_PERHAPS, "");
    weighs(stance, "这事不办，就是不办", 1.75, LEANS_PERHAPS, "");
    weighs(stance, "您说不办", -2.25, LEANS_NOT, "");
    weighs(stance, "我偏不办", 4.75, LEANS_SURELY, "");
    weighs(stance, "", -1, LEANS_NOT, "");
    stance_close(stance);
    stance_close(NULL);
    weighs(NULL, "我偏不办", 0, LEANS_NOT, "");
}

static void the_kind_that_weighs_most_is_added(void)
{
    struct stance *stance;
    char problem[200];
    CHECK_INT(open_text(&stance,
                        "doubt\t0\nsure\t2\ncertain\t4\nbias\t-1\n放\t0.5\n烟\t0.5\nkind\t收礼\n"
                        "bias\t-0.5\n放\t1\n烟\t3\nkind\t吓唬人\nbias\t-0.25\n停\t2\n",
                        problem),
              STATUS_OK);
    weighs(stance, "烟您放这儿", -1 + 0.5 + 0.5 - 0.5 + 1 + 3, LEANS_SURELY, "收礼");
    weighs(stance, "我给您停了", -1 - 0.25 + 2, LEANS_PERHAPS, "吓唬人");
    weighs(stance, "您请坐", -1.25, LEANS_NOT, "吓唬人");
    stance_close(stance);
}

static void both_the_whole_and_the_clause_have_to_be_fine(void)
{
    struct stance *stance;
    char problem[200];
    CHECK_INT(
        open_text(&stance, "bias\t0\ndoubt\t9\nfine\t-2\nfine_clause\t1\n请\t-3\n滚\t3\n", problem),
        STATUS_OK);
    struct stance_opinion polite = weigh(stance, "您请"), rude = weigh(stance, "滚"),
                          neither = weigh(stance, "好");
    CHECK(stance_finds_fine(stance, &polite, &neither));
    CHECK(!stance_finds_fine(stance, &polite, &rude));
    CHECK(!stance_finds_fine(stance, &neither, &neither));
    CHECK(stance_finds_fine(NULL, &rude, &rude));
    stance_close(stance);
    CHECK_INT(open_text(&stance, "bias\t0\ndoubt\t9\n请\t-3\n", problem), STATUS_OK);
    CHECK(!stance_finds_fine(stance, &polite, &polite)); /* it does not say from where on */
    stance_close(stance);
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

static enum stance_lean read_lean(const struct stance *stance, const struct syllable *syllables,
                                  size_t count)
{
    struct stance_words words;
    struct stance_opinion opinion = {.log_odds = NAN};
    CHECK_INT(stance_words_read(&words, syllables, count), STATUS_OK);
    CHECK_INT(stance_weigh(stance, &words, &opinion), STATUS_OK);
    stance_words_finish(&words);
    return opinion.lean;
}

static void syllables_that_were_read_are_words_without_tones(void)
{
    struct stance *stance;
    struct stance_words words;
    char problem[200];
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
    CHECK_INT(read_lean(stance, said, count), LEANS_PERHAPS);
    CHECK_INT(read_lean(stance, said, count - 1), LEANS_NOT);
    count = syllables_of("xi1 an1", said); /* 西安 is not 先 */
    CHECK_INT(read_lean(stance, said, count), LEANS_NOT);
    CHECK_INT(read_lean(stance, NULL, 0), LEANS_NOT);
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
        {"bias\t1\ndoubt\t1\nkind\t收礼\n不\t1\n", "0: without a line 'bias'"},
        {"kind\t收礼\nbias\t1\ndoubt\t1\n", "1: without a line 'bias' before this kind"},
        {"bias\t1\ndoubt\t1\nkind\t\nbias\t1\n", "3: no name of a kind, or too many kinds"},
        {"bias\t1\ndoubt\t1\nkind\t收礼\nbias\t1\n不\t1\n不\t1\n",
         "6: these words come a second time"},
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
    RUN(the_kind_that_weighs_most_is_added);
    RUN(both_the_whole_and_the_clause_have_to_be_fine);
    RUN(syllables_that_were_read_are_words_without_tones);
    RUN(a_damaged_file_is_refused_with_its_line);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}
