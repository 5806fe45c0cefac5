/* scoring/: what is denied, contradicted, half said or said with another value was not said; on the
 * fixture's pack, by the ear for written words. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/load/pack_open.h"
#include "scoring/finding.h"
#include "scoring/judge.h"
#include "scoring/text_ear.h"
#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

#define PHRASES "phrases.yaml"
#define COUNTER "plays/counter.yaml"

static struct pack *pack;

/* ask-number becomes a move of two parts, apologise one that names a time. */
static void pack_make(struct pack_fixture *fixture)
{
    pack_fixture_init(fixture);
    CHECK(pack_fixture_replace(fixture, PHRASES,
                               "    better: 请问您的单号是多少？\n    wordings:\n"
                               "      - (请问)?您的单号是多少\n",
                               "    better: 请先断开总开关，再开窗通风。\n    all:\n"
                               "      - [断开…总(开关|闸), 拉下总闸]\n"
                               "      - 开窗通风\n"
                               "    against: [别的没什么, 电器照样用]\n"));
    CHECK(pack_fixture_replace(fixture, PHRASES,
                               "    better: 非常抱歉，给您添麻烦了。\n    wordings:\n"
                               "      - (非常|十分|真的)?(抱歉|对不起)\n",
                               "    better: 预计晚上九点半恢复供电。\n    wordings:\n"
                               "      - 预计{time}(来电|恢复供电)\n      - 我们马上派人抢修\n"));
    CHECK(pack_fixture_replace(fixture, COUNTER, "{move: apologise, points: 3,",
                               "{move: apologise, facts: {time: \"21:30\"}, points: 3,"));
    static const char stance[] = "bias\t-1\ndoubt\t0\n再说\t2\n";
    pack_fixture_write(fixture, "stance.tsv", stance, strlen(stance));
    static const char heard[] = "bias\t-1\ndoubt\t0\nzai'shuo'\t2\n";
    pack_fixture_write(fixture, "stance-heard.tsv", heard, strlen(heard));
    static const char rude[] = "bias\t-1\ndoubt\t0\nsure\t2\ncertain\t4\nai'za'\t1.5\nza'za'\t2\n"
                               "gun'\t3\n";
    pack_fixture_write(fixture, "rudeness-heard.tsv", rude, strlen(rude));
    static const char rudeness[] = "bias\t-1\ndoubt\t0\nsure\t2\nfine\t-2\nfine_clause\t0\n"
                                   "爱咋\t1.5\n咋咋\t2\n麻烦您\t-3\n,就\t1.5\n";
    pack_fixture_write(fixture, "rudeness.tsv", rudeness, strlen(rudeness));
    static const char sins[] = "bias\t-1\ndoubt\t0\nsure\t2\ncertain\t4\nfine\t0\nfine_clause\t0\n"
                               "偷偷\t1.5\n塞钱\t2\nkind\t收礼\nbias\t0\n都归我\t3\n";
    pack_fixture_write(fixture, "sins.tsv", sins, strlen(sins));
    char *said = pack_fixture_problems(fixture);
    CHECK_TEXT(said, "");
    free(said);
}

/* What was heard besides, with a doubtful ear: ask-number's second `against`, over some syllables
 * of the text. */
static struct besides {
    enum evidence_verdict verdict;
    int first, end;
    float score;
} besides;

static void hear_besides(struct heard *heard, const struct turn *turn,
                         const struct standard *standard)
{
    struct findings findings;
    CHECK_INT(findings_init(&findings, pack, turn, standard), STATUS_OK);
    const struct finding *asked = findings_of(&findings, pack_utterance(pack, "ask-number"));
    CHECK(asked && asked->n_against == 2);
    struct evidence *evidence = &heard->evidence[asked->first_against + 1];
    evidence->verdict = besides.verdict;
    evidence->score = besides.score;
    evidence->start_ms = besides.first * TEXT_SYLLABLE_MS;
    evidence->end_ms = besides.end * TEXT_SYLLABLE_MS;
    evidence->n_syllables = 5; /* 电器照样用 */
    evidence->syllables = calloc(5, sizeof *evidence->syllables);
    findings_finish(&findings);
}

/* Another wording of apologise, heard in the place of the one that was denied; how well (0: none),
 * and how surely the one was. */
static float alike;
static enum evidence_denied alike_denied;

static void hear_alike(struct heard *heard, const struct turn *turn,
                       const struct standard *standard)
{
    struct findings findings;
    CHECK_INT(findings_init(&findings, pack, turn, standard), STATUS_OK);
    const struct finding *finding = findings_of(&findings, pack_utterance(pack, "apologise"));
    struct evidence *evidence = heard->evidence + finding->first_network, *denied = NULL;
    for (size_t i = 0; i < finding->n_networks; i++)
        denied = evidence[i].denied == DENIED_YES ? &evidence[i] : denied;
    CHECK(denied && denied != evidence);
    evidence->verdict = EVIDENCE_SAID;
    evidence->score = alike;
    evidence->start_ms = denied ? denied->start_ms : 0;
    evidence->end_ms = denied ? denied->end_ms : 0;
    if (denied)
        denied->denied = alike_denied;
    findings_finish(&findings);
}

/* What the ear read beside what it looked for: 200 ms a syllable, from read_from_ms on. */
static const char *read_pinyin;
static int32_t read_from_ms;
static float read_clarity;

static void hear_read(struct heard *heard)
{
    heard->read = calloc(16, sizeof *heard->read);
    for (const char *at = read_pinyin; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        struct heard_syllable *read = &heard->read[heard->n_read];
        CHECK(syllable_parse(at, length, &read->syllable));
        read->start_ms = read_from_ms + (int32_t)heard->n_read++ * 200;
        read->end_ms = read->start_ms + 200;
        read->clarity = read_clarity;
        at += length;
    }
}

static struct verdict judge(const char *text, const char *id)
{
    const struct play *play = pack_play(pack, "lost-parcel");
    const struct turn *turn = play_turn(play, "start");
    struct scene scene = {.standard = pack_standard(pack, play->standard),
                          .customer = &play->customer,
                          .words_alone = true};
    struct verdict found = {.id = "(none)"};
    struct verdicts verdicts = {0};
    struct heard heard;
    CHECK_INT(text_ear_hear(pack, turn, scene.standard, text, &heard, NULL), STATUS_OK);
    if (besides.end)
        hear_besides(&heard, turn, scene.standard);
    if (alike > 0)
        hear_alike(&heard, turn, scene.standard);
    if (read_pinyin)
        hear_read(&heard);
    CHECK_INT(judge_reply(pack, turn, &heard, &scene, &verdicts), STATUS_OK);
    for (size_t i = 0; i < verdicts.count; i++) {
        if (strcmp(verdicts.items[i].id, id) == 0)
            found = verdicts.items[i];
    }
    CHECK_TEXT(found.id, id);
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    return found;
}

static int parts(const char *text)
{
    return judge(text, "ask-number").value;
}

static int fact(const char *text)
{
    return judge(text, "apologise").value;
}

static void several_parts_are_all_wanted_in_any_order(void)
{
    CHECK_INT(parts("您先断开家里的总开关，再开窗通风。"), VERDICT_MET);
    CHECK_INT(parts("开窗通风，然后拉下总闸。"), VERDICT_MET);
    CHECK_INT(parts("您先断开总开关。"), VERDICT_NOT_MET);
    CHECK_INT(parts("开窗通风就行了。"), VERDICT_NOT_MET);
    CHECK_TEXT(judge("开窗通风，再拉下总闸。", "ask-number").heard, "拉下总闸……开窗通风");
}

static void a_part_that_is_denied_is_missing(void)
{
    CHECK_INT(parts("不用断开总开关，开窗通风就行。"), VERDICT_NOT_MET);
    CHECK_INT(parts("断开总开关，没必要开窗通风。"), VERDICT_NOT_MET);
}

static void what_is_against_it_cancels_it_wherever_it_stands(void)
{
    CHECK_INT(parts("电器照样用，断开总开关，开窗通风。"), VERDICT_NOT_MET);
    CHECK_INT(parts("断开总开关，开窗通风，别的没什么。"), VERDICT_NOT_MET);
    CHECK_INT(fact("我们马上派人抢修，别的没什么。"), VERDICT_MET); /* it is against the other */
}

static void what_is_denied_was_not_said_and_is_shown(void)
{
    CHECK_INT(fact("我们马上派人抢修。"), VERDICT_MET);
    struct verdict verdict = judge("没法再拖，我们马上派人抢修，您等着。", "apologise");
    CHECK_INT(verdict.value, VERDICT_MET); /* 没法 belongs to 拖 */
    verdict = judge("没法保证我们马上派人抢修，您等着。", "apologise");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    verdict = judge("谁说我们马上派人抢修。", "apologise");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict.heard, "谁说我们马上派人抢修");
    CHECK_INT(fact("我们马上派人抢修是不可能的。"), VERDICT_NOT_MET);
    CHECK_INT(fact("谁说我们马上派人抢修？好吧，我们马上派人抢修。"), VERDICT_MET);
}

static int read_besides(const char *pinyin, int32_t from_ms, float clarity)
{
    read_pinyin = pinyin;
    read_from_ms = from_ms;
    read_clarity = clarity;
    int value = fact("我们马上派人抢修。");
    read_pinyin = NULL;
    return value;
}

static void what_the_ear_reads_besides_may_doubt_it(void)
{
    CHECK_INT(read_besides("guo liang tian zai shuo", 5000, 0.6f), VERDICT_UNDECIDED);
    CHECK_INT(read_besides("jin tian jiu lai", 5000, 0.6f), VERDICT_MET);
    CHECK_INT(read_besides("", 5000, 0.6f), VERDICT_MET);
    CHECK_INT(read_besides("zai shuo", 5000, 0.6f), VERDICT_MET);                /* too few */
    CHECK_INT(read_besides("guo liang tian zai shuo", 5000, 0.3f), VERDICT_MET); /* too unclear */
}

static void another_sentence_read_in_its_place_may_have_been_said(void)
{
    CHECK_INT(read_besides("wo men mei shang pai leng qiang xiu", 0, 0.6f), VERDICT_MET);
    CHECK_INT(read_besides("ma shang zuo wan", 400, 0.6f), VERDICT_UNDECIDED); /* 2 of 8 */
    CHECK_INT(read_besides("ma shang pai wan", 400, 0.6f), VERDICT_MET);       /* 3 of 8 */
    CHECK_INT(read_besides("ren pai shang ma", 400, 0.6f), VERDICT_UNDECIDED); /* turned round */
    CHECK_INT(read_besides("jia li ting dian le ma", 0, 0.6f), VERDICT_UNDECIDED);
    CHECK_INT(read_besides("jia li ting dian le ma", 0, 0.3f), VERDICT_MET); /* too unclear */
    CHECK_INT(read_besides("jia li ting dian le ma", 5000, 0.6f), VERDICT_MET);
}

static void what_sounds_like_it_is_denied_with_it(void)
{
    alike = 0.99f;
    alike_denied = DENIED_YES;
    CHECK_INT(fact("我们马上派人抢修是不可能的。"), VERDICT_NOT_MET);
    alike_denied = DENIED_LIKELY;
    CHECK_INT(fact("我们马上派人抢修是不可能的。"), VERDICT_UNDECIDED);
    alike_denied = DENIED_UNCLEAR; /* a doubt of that wording alone */
    CHECK_INT(fact("我们马上派人抢修是不可能的。"), VERDICT_MET);
    alike = 1.01f; /* better than what was denied */
    alike_denied = DENIED_YES;
    CHECK_INT(fact("我们马上派人抢修是不可能的。"), VERDICT_MET);
    alike = 0;
}

static void a_fact_holds_in_any_way_of_saying_it(void)
{
    CHECK_INT(fact("预计晚上九点半来电。"), VERDICT_MET);
    CHECK_INT(fact("预计二十一点三十分恢复供电。"), VERDICT_MET);
    CHECK_INT(fact("预计九点半来电。"), VERDICT_MET);
}

static void another_value_is_not_met_and_shown(void)
{
    struct verdict verdict = judge("预计晚上十点半来电。", "apologise");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict.heard, "说成了“预计晚上十点半来电”");
    CHECK_INT(fact("预计晚上九点来电。"), VERDICT_NOT_MET);
    CHECK_INT(fact("预计明天九点半来电。"), VERDICT_NOT_MET);
}

/* Beside 我们马上派人抢修, said, another wording with a gap in its middle, as well heard and denied
 * at denied_ms. */
static int beside_a_gap(int32_t denied_ms)
{
    const struct play *play = pack_play(pack, "lost-parcel");
    const struct turn *turn = play_turn(play, "start");
    struct scene scene = {.standard = pack_standard(pack, play->standard),
                          .customer = &play->customer,
                          .words_alone = true};
    struct verdicts verdicts = {0};
    struct heard heard;
    struct evidence *said = NULL, *gapped = NULL;
    CHECK_INT(text_ear_hear(pack, turn, scene.standard, "我们马上派人抢修", &heard, NULL),
              STATUS_OK);
    struct findings findings;
    CHECK_INT(findings_init(&findings, pack, turn, scene.standard), STATUS_OK);
    const struct finding *finding = findings_of(&findings, pack_utterance(pack, "apologise"));
    for (size_t i = 0; i < finding->n_networks; i++) {
        struct evidence *evidence = &heard.evidence[finding->first_network + i];
        if (evidence->verdict == EVIDENCE_SAID)
            said = evidence;
        else
            gapped = evidence;
    }
    findings_finish(&findings);
    CHECK(said && gapped);
    if (said && gapped) {
        gapped->verdict = EVIDENCE_SAID;
        gapped->score = said->score;
        gapped->denied = DENIED_YES;
        gapped->denied_ms = denied_ms;
        gapped->start_ms = said->start_ms;
        gapped->end_ms = said->end_ms;
        free(gapped->syllables);
        gapped->n_syllables = said->n_syllables;
        gapped->syllables = calloc(said->n_syllables, sizeof *gapped->syllables);
        gapped->syllables[0].syllable.final = FINAL_ANY;
    }
    CHECK_INT(judge_reply(pack, turn, &heard, &scene, &verdicts), STATUS_OK);
    int value = verdicts.items[0].value;
    CHECK_TEXT(verdicts.items[0].id, "apologise");
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    return value;
}

/* 五日…给您答复 sounds denied in its gap, where 五日内给您答复 was said. */
static void a_word_that_fills_a_gap_denies_nothing(void)
{
    CHECK_INT(beside_a_gap(700), VERDICT_MET);
    CHECK_INT(beside_a_gap(60000), VERDICT_NOT_MET); /* behind all of it: …是不可能的 */
}

static struct verdict hear(enum evidence_verdict said, enum evidence_denied denied)
{
    const struct play *play = pack_play(pack, "lost-parcel");
    const struct turn *turn = play_turn(play, "start");
    struct scene scene = {.standard = pack_standard(pack, play->standard),
                          .customer = &play->customer,
                          .words_alone = true};
    struct verdicts verdicts = {0};
    struct heard heard;
    CHECK_INT(text_ear_hear(pack, turn, scene.standard, "我们马上派人抢修", &heard, NULL),
              STATUS_OK);
    for (size_t i = 0; i < heard.n_evidence; i++) {
        if (heard.evidence[i].verdict == EVIDENCE_SAID) {
            heard.evidence[i].verdict = said;
            heard.evidence[i].denied = denied;
        }
    }
    CHECK_INT(judge_reply(pack, turn, &heard, &scene, &verdicts), STATUS_OK);
    struct verdict verdict = verdicts.items[0];
    CHECK_TEXT(verdict.id, "apologise");
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    return verdict;
}

static void where_an_ear_cannot_tell_it_is_undecided_and_never_met(void)
{
    CHECK_INT(hear(EVIDENCE_SAID, DENIED_NO).value, VERDICT_MET);
    CHECK_INT(hear(EVIDENCE_SAID, DENIED_UNCLEAR).value, VERDICT_UNDECIDED);
    CHECK_INT(hear(EVIDENCE_SAID, DENIED_LIKELY).value, VERDICT_UNDECIDED);
    CHECK_INT(hear(EVIDENCE_SAID, DENIED_YES).value, VERDICT_NOT_MET);
    CHECK_INT(hear(EVIDENCE_UNDECIDED, DENIED_UNCLEAR).value, VERDICT_UNDECIDED);
}

static int parts_besides(const char *text, struct besides heard)
{
    besides = heard;
    int value = parts(text);
    besides = (struct besides){EVIDENCE_NOT_SAID, 0, 0, 0};
    return value;
}

/* Twelve syllables of the model answer, word for word; 拉下总闸 has four. */
static void words_against_it_in_the_sound_of_what_was_said_are_none(void)
{
    static const char model[] = "请先断开总开关，再开窗通风。",
                      short_one[] = "开窗通风，拉下总闸。", gap[] = "断开家里电总闸，开窗通风。",
                      more[] = "请先断开总开关，再开窗通风。行了行了。";
    CHECK_INT(parts_besides(model, (struct besides){EVIDENCE_UNDECIDED, 2, 7, 0.95f}), VERDICT_MET);
    CHECK_INT(parts_besides(model, (struct besides){EVIDENCE_SAID, 2, 7, 0.95f}), VERDICT_MET);
    CHECK_INT(parts_besides(more, (struct besides){EVIDENCE_UNDECIDED, 11, 16, 0.95f}),
              VERDICT_UNDECIDED);
    CHECK_INT(parts_besides(more, (struct besides){EVIDENCE_SAID, 11, 16, 0.95f}), VERDICT_NOT_MET);
    CHECK_INT(parts_besides(more, (struct besides){EVIDENCE_UNDECIDED, 11, 16, 0.8f}), VERDICT_MET);
    CHECK_INT(parts_besides(short_one, (struct besides){EVIDENCE_UNDECIDED, 4, 8, 0.95f}),
              VERDICT_UNDECIDED);
    CHECK_INT(parts_besides(gap, (struct besides){EVIDENCE_UNDECIDED, 1, 6, 0.95f}),
              VERDICT_UNDECIDED);
}

/* 再说 leans away in this pack; a part of two, a fact. */
static void what_is_said_by_somebody_who_leans_away_stays_open(void)
{
    CHECK_INT(fact("我们马上派人抢修。"), VERDICT_MET);
    CHECK_INT(fact("我们马上派人抢修，别的再说。"), VERDICT_UNDECIDED);
    CHECK_INT(fact("回头再说。"), VERDICT_NOT_MET);
    CHECK_INT(parts("开窗通风，拉下总闸，别的再说。"), VERDICT_UNDECIDED);
    CHECK_INT(parts("开窗通风，别的再说。"), VERDICT_NOT_MET);
    CHECK_INT(fact("预计晚上八点恢复供电，到时再说。"), VERDICT_NOT_MET); /* another value */
}

static void what_is_a_sin_as_a_whole_breaks_the_rule_likewise(void)
{
    CHECK_INT(judge("您偷偷来一趟。", "no-taboo").value, VERDICT_UNDECIDED);
    struct verdict verdict = judge("您偷偷塞钱就行。", "no-taboo");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict.heard, "整句话（收礼）");
    CHECK_INT(judge("我们马上派人抢修，您偷偷塞钱就行。", "no-taboo").value, VERDICT_MET);
    /* What is certain counts whatever is said besides. */
    CHECK_INT(judge("我们马上派人抢修，您偷偷塞钱，都归我。", "no-taboo").value, VERDICT_NOT_MET);
}

static struct verdict tone_read(const char *said, const char *pinyin, float clarity)
{
    read_pinyin = pinyin;
    read_from_ms = 0;
    read_clarity = clarity;
    struct verdict verdict = judge(said, "no-taboo");
    read_pinyin = NULL;
    return verdict;
}

/* What is judged here is what was read; the text stands for what the ear was asked for. */
static void what_the_ear_reads_tells_whether_it_is_rude(void)
{
    struct verdict verdict = tone_read("您慢慢说。", "ai4 za2 za2 di4", 0.9f);
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict.heard, "整句话");
    CHECK_INT(tone_read("您慢慢说。", "ai4 za2 ban4", 0.9f).value, VERDICT_UNDECIDED);
    CHECK_INT(tone_read("您慢慢说。", "nin2 man4 man4 shuo1", 0.9f).value, VERDICT_MET);
    CHECK_INT(tone_read("您慢慢说。", "ai4 za2 za2 di4", 0.3f).value, VERDICT_MET);
    /* Of right words the list knows better, but for what is certain. */
    static const char right[] = "wo3 men2 ma3 shang4 pai4 ren2 qiang3 xiu1 ai4 za2 za2";
    static const char certain[] = "wo3 men2 ma3 shang4 pai4 ren2 qiang3 xiu1 gun3 ai4 za2 za2";
    CHECK_INT(tone_read("我们马上派人抢修。", right, 0.9f).value, VERDICT_MET);
    CHECK_INT(tone_read("我们马上派人抢修。", certain, 0.9f).value, VERDICT_NOT_MET);
}

/* 等着吧 is a taboo of the list. */
static void what_sounds_fine_all_around_a_taboo_leaves_it_open(void)
{
    CHECK_INT(judge("等着吧。", "no-taboo").value, VERDICT_NOT_MET);
    CHECK_INT(judge("麻烦您，等着吧。", "no-taboo").value, VERDICT_UNDECIDED);
    CHECK_INT(judge("麻烦您，就等着吧。", "no-taboo").value, VERDICT_NOT_MET);
    CHECK_INT(judge("麻烦您，等着吧，就等着吧。", "no-taboo").value, VERDICT_NOT_MET);
}

static void what_is_rude_as_a_whole_breaks_the_rule_unless_a_list_knows_better(void)
{
    CHECK_INT(judge("您爱咋办就咋办呗。", "no-taboo").value, VERDICT_UNDECIDED);
    struct verdict verdict = judge("爱咋咋地呗。", "no-taboo");
    CHECK_TEXT(verdict.heard, "整句话");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_INT(verdict.times, 1);
    CHECK_INT(judge("我们马上派人抢修，别人爱咋咋地。", "no-taboo").value, VERDICT_MET);
    verdict = judge("等着吧，爱咋咋地。", "no-taboo");
    CHECK_INT(verdict.value, VERDICT_NOT_MET); /* of the list, once */
    CHECK_INT(verdict.times, 1);
    CHECK_INT(judge("您慢慢说。", "no-taboo").value, VERDICT_MET);
}

int main(void)
{
    struct pack_fixture fixture;
    struct problems problems = {0};
    pack_make(&fixture);
    CHECK_INT(pack_open(&pack, fixture.folder, &problems), STATUS_OK);
    problems_finish(&problems);
    if (pack) {
        RUN(several_parts_are_all_wanted_in_any_order);
        RUN(a_part_that_is_denied_is_missing);
        RUN(what_is_against_it_cancels_it_wherever_it_stands);
        RUN(words_against_it_in_the_sound_of_what_was_said_are_none);
        RUN(what_is_denied_was_not_said_and_is_shown);
        RUN(what_the_ear_reads_besides_may_doubt_it);
        RUN(another_sentence_read_in_its_place_may_have_been_said);
        RUN(what_sounds_like_it_is_denied_with_it);
        RUN(a_word_that_fills_a_gap_denies_nothing);
        RUN(a_fact_holds_in_any_way_of_saying_it);
        RUN(another_value_is_not_met_and_shown);
        RUN(where_an_ear_cannot_tell_it_is_undecided_and_never_met);
        RUN(what_is_said_by_somebody_who_leans_away_stays_open);
        RUN(what_is_rude_as_a_whole_breaks_the_rule_unless_a_list_knows_better);
        RUN(what_is_a_sin_as_a_whole_breaks_the_rule_likewise);
        RUN(what_sounds_fine_all_around_a_taboo_leaves_it_open);
        RUN(what_the_ear_reads_tells_whether_it_is_rude);
    }
    pack_close(pack);
    pack_fixture_finish(&fixture);
    return CHECK_RESULT();
}
