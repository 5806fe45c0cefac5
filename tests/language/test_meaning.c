/* language/wording: what is meant by a wording that stands in a text. */
#include "language/wording/meaning.h"

#include <stdlib.h>

#include "tests/check.h"

static struct lexicon *lexicon;
static struct denial_words *words;

/* Whether the text means the wording, as something of that kind. */
static bool means(enum denial_of of, const char *wording, const char *text)
{
    struct network network;
    struct denials denials;
    struct network_error error;
    struct spoken_text spoken;
    const struct network *networks[] = {&network};
    CHECK_INT(network_init_wording(&network, wording, lexicon, NULL, 0, &error), STATUS_OK);
    CHECK_INT(denials_init(&denials, networks, 1, words, of), STATUS_OK);
    CHECK_INT(spoken_text_init(&spoken, text, lexicon, NULL), STATUS_OK);
    bool meant = text_means(&spoken, &network, &denials);
    spoken_text_finish(&spoken);
    denials_finish(&denials);
    network_finish(&network);
    return meant;
}

/* Whether the wording stands in the text as the customer's own word, asked back. */
static bool is_echo(const char *wording, const char *text)
{
    struct network network;
    struct network_error error;
    struct spoken_text spoken;
    struct found found;
    CHECK_INT(network_init_wording(&network, wording, lexicon, NULL, 0, &error), STATUS_OK);
    CHECK_INT(spoken_text_init(&spoken, text, lexicon, NULL), STATUS_OK);
    CHECK(spoken_text_find(&spoken, &network, 0, DIGITS_AS_GIVEN, &found));
    bool echo = text_is_echo(&spoken, &found);
    spoken_text_finish(&spoken);
    network_finish(&network);
    return echo;
}

struct sentence {
    const char *wording, *text;
};

#define CHECK_MEANS(of, list, meant)                                                               \
    for (size_t i = 0; i < sizeof(list) / sizeof *(list); i++) {                                   \
        if (means(of, (list)[i].wording, (list)[i].text) != (meant)) {                             \
            fprintf(stderr, "%s in %s\n", (list)[i].wording, (list)[i].text);                      \
            check_failures++;                                                                      \
        }                                                                                          \
    }

static void what_is_said_plainly_is_meant(void)
{
    static const struct sentence list[] = {
        {"是我们的(责任|失误)", "这确实是我们的失误，对不起。"},
        {"给您添麻烦了", "不好意思，给您添麻烦了。"},
        {"五日内给您答复", "不会忘的，五日内给您答复。"},
        {"多收{gap:8}退", "不管多收多少，我们都全部退给您。"},
        {"违约金{gap:8}退", "违约金不该收，我们退。"},
        {"用手机交", "您要是等不了，可以用手机交。"},
        {"不(会)?多收您一分钱", "您放心，我们不会多收您一分钱。"},
        {"给您打电话", "您不用来回跑，有结果我给您打电话。"},
        {"登记下来", "您别着急，我都给您登记下来。"},
    };
    CHECK_MEANS(DENIAL_OF_STATEMENT, list, true);
}

static void what_is_refused_or_doubted_is_not(void)
{
    static const struct sentence list[] = {
        {"是我们的(责任|失误)", "这不是我们的责任。"},
        {"责任在我们", "责任不在我们。"},
        {"给您打电话", "我可没空给您打电话。"},
        {"全额退给您", "不可能全额退给您。"},
        {"四十五分钟之内到", "四十五分钟之内到不了。"},
        {"明天上门", "明天上门是不可能的。"},
        {"是我们(抄错|弄错)了", "谁说是我们抄错了？"},
        {"向您道歉", "别指望我向您道歉。"},
        {"是我们的(责任|失误)", "难道是我们的责任？"},
        {"是我们的(责任|失误)", "就算是我们的责任，又怎么样。"},
        {"派人上门", "我们不打算马上派人上门。"},
        {"五日内…答复", "五日内没人给您答复。"},
        {"请示领导", "我不会去请示领导的。"},
        {"核对电表", "我们不派人上门核对电表。"},
        {"核对电表", "哪有人手给您核对电表。"},
        {"上门核对", "没功夫派师傅给您上门核对。"},
        {"理解您的心情", "我不理解您的心情。"},
        {"退给您", "一分都不退给您。"},
        {"是我们的(责任|失误)", "您先别急着说是我们的失误。"},
        {"九点半来电", "隔壁小区九点半来电，您那儿我不清楚。"},
        {"四十五分钟…到", "要是不堵车，四十五分钟内能到。"},
        {"退给您", "要是领导同意，兴许退给您。"},
        {"给您办", "您要是早来五分钟我就给您办了。"},
        {"现金{gap:2}收", "现金我们收是收，就是您得自备零钱。"},
        {"五天内答复", "五天内答复是别的营业厅的规定。"},
        {"多退少补", "多退少补那是以前的政策。"},
        {"违约金…退", "违约金退不退得看领导。"},
        {"照片…办", "照片能不能办我不清楚。"},
        {"五个工作日…接电", "要是领导同意，手续齐全，五个工作日之内接电。"},
        {"给您登记", "隔壁的客户说，您放心，给您登记。"},
    };
    CHECK_MEANS(DENIAL_OF_STATEMENT, list, false);
}

static void what_only_looks_like_a_denial_is_none(void)
{
    static const struct sentence list[] = {
        {"退给您", "我们不仅退给您，还要向您道歉。"},
        {"请主任过来", "您看能不能请主任过来？"},
        {"理解您的心情", "我不是不理解您的心情。"},
        {"给您打电话", "要不我给您打电话？"},
        {"是我们的(责任|失误)", "不是您的责任，是我们的责任。"},
        {"(能)?理解您的心情", "我特别能理解您的心情。"},
        {"说明情况", "我给您分别说明情况。"},
        {"退给您", "多收的钱全部退给您。"},
        {"核实", "我们会进一步核实。"},
        {"生气", "谁不生气呢，我完全明白。"},
        {"着急", "摊上这事谁能不着急。"},
        {"给您答复", "不久就给您答复。"},
        {"麻烦您", "不好意思，麻烦您了。"},
        {"给您登记", "没问题，给您登记上了。"},
        {"退给您", "不少退给您一分。"},
        {"跳闸", "请您看看是否跳闸。"},
        {"给您办", "门不关，给您办完再走。"},
        {"给您打电话", "有没有结果，我都给您打电话。"},
        {"退给您", "要是核实多收了，退给您。"},
        {"拨九五五九八", "如果您不放心，可以拨九五五九八。"},
        {"看…账单", "您看一下账单，不清楚的地方我讲给您听。"},
        {"明天{gap:6}上门", "您要是有空，明天上午九点我们上门。"},
        {"给您办", "别的客户我先请他们等等，给您办。"},
        {"给您登记", "别的客户也说过这个情况，您反映的我一条一条都给您登记。"},
    };
    CHECK_MEANS(DENIAL_OF_STATEMENT, list, true);
}

static void to_ask_a_question_is_no_denial_of_it(void)
{
    CHECK(means(DENIAL_OF_QUESTION, "您是王建国", "您是王建国吗？"));
    CHECK(!means(DENIAL_OF_STATEMENT, "是我们的错", "是我们的错吗？"));
}

static void what_nobody_may_say_is_excused_by_a_polite_denial_alone(void)
{
    static const char fine[] = "要罚您的款";
    CHECK(!means(DENIAL_OF_FORBIDDEN, fine, "并不是要罚您的款。"));
    CHECK(!means(DENIAL_OF_FORBIDDEN, fine, "没有人说要罚您的款。"));
    CHECK(means(DENIAL_OF_FORBIDDEN, fine, "谁说不要罚您的款？"));
    CHECK(means(DENIAL_OF_FORBIDDEN, fine, "要罚您的款，怎么了？"));
    CHECK(means(DENIAL_OF_FORBIDDEN, "你自己想办法", "我不会，你自己想办法。"));
    CHECK(!means(DENIAL_OF_FORBIDDEN, "罚您的款", "我们不罚您的款，您放心。"));
    CHECK(!means(DENIAL_OF_FORBIDDEN, "赖您家", "这事不赖您家，是我们查得慢了。"));
    CHECK(!means(DENIAL_OF_FORBIDDEN, "怪您", "实在不怪您。"));
    CHECK(means(DENIAL_OF_FORBIDDEN, "闭嘴", "还不闭嘴？"));
    CHECK(means(DENIAL_OF_FORBIDDEN, "闭嘴", "再不闭嘴我叫人了。"));
    CHECK(means(DENIAL_OF_FORBIDDEN, "罚您的款", "要不罚您的款吧。"));
}

static void the_end_of_a_figure_is_not_the_figure(void)
{
    CHECK(means(DENIAL_OF_STATEMENT, "五日内答复", "五日内答复。"));
    CHECK(!means(DENIAL_OF_STATEMENT, "五日内答复", "十五日内答复。"));
    CHECK(means(DENIAL_OF_STATEMENT, "五日内答复", "十日，不对，五日内答复。"));
}

/* Each wording takes some thousand ways to deny it, and a network ends at NETWORK_MAX_BUILT_ARCS.
 */
static void any_number_of_wordings_can_be_denied(void)
{
    enum { COUNT = 60 };
    struct network network, first;
    struct network_error error;
    struct denials denials;
    struct spoken_text spoken;
    const struct network *networks[COUNT];
    CHECK_INT(network_init_wording(&first, "四十五分钟…赶到", lexicon, NULL, 0, &error), STATUS_OK);
    CHECK_INT(network_init_wording(&network, "有{gap:3}结果{gap:6}给您{gap:4}打电话{gap:2}说明",
                                   lexicon, NULL, 0, &error),
              STATUS_OK);
    for (size_t i = 0; i < COUNT; i++)
        networks[i] = i ? &network : &first;
    CHECK_INT(denials_init(&denials, networks, COUNT, words, DENIAL_OF_STATEMENT), STATUS_OK);
    CHECK(denials.count > 1);
    CHECK_INT(spoken_text_init(&spoken, "四十五分钟不一定能赶到。", lexicon, NULL), STATUS_OK);
    CHECK(!text_means(&spoken, &first, &denials));
    spoken_text_finish(&spoken);
    CHECK_INT(spoken_text_init(&spoken, "有结果我不会给您打电话说明。", lexicon, NULL), STATUS_OK);
    CHECK(!text_means(&spoken, &network, &denials));
    spoken_text_finish(&spoken);
    denials_finish(&denials);
    network_finish(&network);
    network_finish(&first);
}

static void a_gap_takes_a_few_syllables_and_hesitation_takes_none(void)
{
    CHECK(means(DENIAL_OF_STATEMENT, "五日内…答复", "五日内一定给您答复。"));
    CHECK(!means(DENIAL_OF_STATEMENT, "五日内{gap:2}答复", "五日内一定给您答复。"));
    CHECK(means(DENIAL_OF_STATEMENT, "给您添麻烦了", "给您，嗯，那个，添麻烦了。"));
    CHECK(means(DENIAL_OF_STATEMENT, "给您添麻烦了", "给您，给您添，添麻烦了。"));
    CHECK(means(DENIAL_OF_STATEMENT, "不用谢", "不，不用谢。"));
    CHECK(means(DENIAL_OF_STATEMENT, "心情…理解", "您的心情我特别理解。"));
    CHECK(!means(DENIAL_OF_STATEMENT, "心情…理解", "您的心情我别想理解。"));
    CHECK(means(DENIAL_OF_STATEMENT, "再说一次", "您可以再说一次吗？"));
    CHECK(!means(DENIAL_OF_STATEMENT, "再说一次", "还要再说一次吗？"));
    CHECK(is_echo("五天答复", "五天答复？哪有那么快。"));
    CHECK(!is_echo("五天答复", "五天答复您，行吗？"));
    CHECK(!means(DENIAL_OF_STATEMENT, "给您添麻烦了", "给您给您添麻烦")); /* no break, no end */
    CHECK(!means(DENIAL_OF_STATEMENT, "一三八八", "一三，三八八。"));     /* figures count */
}

static void what_governs_from_afar_in_a_text_denies(void)
{
    static const struct sentence denied[] = {
        {"多收的…退给您", "多收的钱不可能全额退给您。"},
        {"请您放心", "这种事我可没法拍着胸脯请您放心。"},
        {"给您派人", "我上哪儿给您派人去。"},
        {"师傅…出发", "师傅本来要出发的，车坏了。"},
        {"再给您打电话", "等我想起来了再给您打电话吧。"},
        {"转给相关部门", "转给相关部门这种事，轮不着我。"},
        {"转给相关部门", "转给相关部门？带不了这个话。"},
        {"一分钱不多收", "一分钱不多收，这话我可不敢讲。"},
        {"上门核表", "上门核表您就甭想了。"},
        {"是我们的失误", "超市的人说是我们的失误，我不这么看。"},
        {"五日内…答复", "五日内肯定答复那是以前。"},
        {"坐下来慢慢说", "您坐下来慢慢说我也帮不上您。"},
    };
    CHECK_MEANS(DENIAL_OF_STATEMENT, denied, false);
}

static void what_is_polite_beside_it_takes_nothing_back(void)
{
    static const struct sentence meant[] = {
        {"五日内…答复", "用不了多久，五日内一定答复您。"},
        {"五日内…答复", "五日内给您答复，不会让您久等。"},
        {"给您添麻烦了", "给您添麻烦了，我也没想到会这样。"},
        {"如数退给您", "不会让您吃亏，如数退给您。"},
        {"我来汇报", "您不用再说一遍了，情况我来汇报。"},
        {"五日内…答复", "五日内答复？没问题，五日内一定答复您。"},
        {"有结果…打电话", "有结果我打电话，您就不用跑了。"},
    };
    CHECK_MEANS(DENIAL_OF_STATEMENT, meant, true);
}

static void a_gap_stands_between_words(void)
{
    struct network network;
    struct network_error error;
    static const char *const wrong[] = {"…答复您", "五日内…", "五日{gap:9}答复", "五日{gap:x}答复"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_INT(network_init_wording(&network, wrong[i], lexicon, NULL, 0, &error),
                  STATUS_INVALID);
}

/* Whoever asks the customer's word back has refused, unless he then agrees or helps. */
static void a_word_asked_back_is_meant_by_whoever_then_helps(void)
{
    CHECK(is_echo("请示领导", "请示领导？领导早下班了。"));
    CHECK(is_echo("派人上门核表", "派人上门核表？我上哪儿给您派人去。"));
    CHECK(is_echo("修好(了)?回访", "修好了回访您？我们又不是卖保险的。"));
    CHECK(!is_echo("电费多了一倍", "电费多了一倍？您别急，我马上帮您查。"));
    CHECK(means(DENIAL_OF_STATEMENT, "再说一遍", "您能再说一遍吗？我记一下。"));
    CHECK(means(DENIAL_OF_STATEMENT, "进去", "我戴上鞋套进去行不？两分钟就好。"));
}

static void what_is_put_off_excused_or_handed_over_is_not_meant(void)
{
    static const struct sentence not_meant[] = {
        {"答复", "答复您那是文件上写的。"},
        {"向您道歉", "等您态度好了，我们再向您道歉。"},
        {"全额退给您", "领导同意的话全额退给您。"},
        {"(向|跟)主任(汇报|讲)", "情况您自己跟主任讲。"},
        {"申请校表", "申请校表要排半年队，我劝您算了。"},
        {"为您办理", "为您办理恐怕有困难。"},
        {"转给部门", "转给部门那是班长的事，我不管。"},
        {"核对明细", "核对明细请您自行到网上去。"},
        {"答复时限五日", "答复时限五日，那是对有效投诉讲的。"},
        {"道歉", "道歉嘛，大可不必。"}};
    CHECK_MEANS(DENIAL_OF_STATEMENT, not_meant, false);
    static const struct sentence meant[] = {
        {"全额退给您", "领导已经同意了，全额退给您。"},
        {"(向|跟)主任(汇报|讲)", "您不用再讲，我去跟主任汇报。"},
        {"马上为您办理", "您有困难，我马上为您办理。"},
        {"签(个)?字", "您看看单子，没问题就签个字。"},
        {"免了", "违约金我给您申请免了。"}};
    CHECK_MEANS(DENIAL_OF_STATEMENT, meant, true);
}

int main(void)
{
    if (lexicon_open(&lexicon) != STATUS_OK)
        return EXIT_FAILURE;
    words = denial_words_open(lexicon);
    CHECK(words != NULL);
    RUN(what_is_said_plainly_is_meant);
    RUN(what_is_refused_or_doubted_is_not);
    RUN(what_only_looks_like_a_denial_is_none);
    RUN(to_ask_a_question_is_no_denial_of_it);
    RUN(what_nobody_may_say_is_excused_by_a_polite_denial_alone);
    RUN(the_end_of_a_figure_is_not_the_figure);
    RUN(any_number_of_wordings_can_be_denied);
    RUN(a_gap_takes_a_few_syllables_and_hesitation_takes_none);
    RUN(what_governs_from_afar_in_a_text_denies);
    RUN(what_is_polite_beside_it_takes_nothing_back);
    RUN(a_word_asked_back_is_meant_by_whoever_then_helps);
    RUN(what_is_put_off_excused_or_handed_over_is_not_meant);
    RUN(a_gap_stands_between_words);
    denial_words_close(words);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}
