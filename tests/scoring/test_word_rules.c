/* The rules judged by words, on the shipped pack: replies as the ear for written words hears them. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/fill/play_fit.h"
#include "scenarios/load/pack_open.h"
#include "scoring/finding.h"
#include "scoring/judge.h"
#include "scoring/text_ear.h"
#include "tests/check.h"

#define PACK YINGDA_SOURCE_DIR "/scenarios/packs/power-supply"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct pack *pack;

enum { RULES_MAX = 8 };

/* A turn, with other rules in place of its own where `rules` are given. */
struct place {
    const char *play, *turn, *standard;
    const char *rules[RULES_MAX]; /* none: the turn's own */
};

static const struct place details = {"outage", "details", "G", {"repeat-details"}};
static const struct place complaint = {"outage", "complain", "G", {"complaint-term"}};
static const struct place arrival = {"outage", "collect", "S", {"arrival-promise"}};
static const struct place figures = {"outage", "collect", "S", {"outage-notice"}};
static const struct place words = {"outage", "collect", "G", {"plain-words"}};
static const struct place phone = {
    "outage", "answer", "G", {"greet-before-unit", "unit-before-number"}};
static const struct place cause = {"complaint", "cause", "G", {"apology-before-cause"}};

static const struct rule **place_rules(const struct place *place, struct turn *turn)
{
    static const struct rule *rules[RULES_MAX];
    for (turn->n_rules = 0; turn->n_rules < RULES_MAX && place->rules[turn->n_rules];
         turn->n_rules++) {
        rules[turn->n_rules] = pack_rule(pack, place->rules[turn->n_rules]);
        CHECK(rules[turn->n_rules] != NULL);
    }
    return rules;
}

static void hear(const struct turn *turn, const struct standard *standard, const char *text,
                 struct heard *heard)
{
    CHECK_INT(text_ear_hear(pack, turn, standard, text, heard, NULL), STATUS_OK);
}

/* Judges the text as a reply; the verdict of an id. */
static struct verdict judge_of(const struct place *place, const struct play *play, const char *text,
                               const char *id)
{
    struct turn turn = *play_turn(play, place->turn);
    struct verdict found = {.value = VERDICT_NOT_APPLICABLE, .id = "(none)"};
    struct verdicts verdicts;
    struct heard heard;
    struct scene scene = {.standard = pack_standard(pack, place->standard),
                          .customer = &play->customer};
    if (place->rules[0])
        turn.rules = place_rules(place, &turn);
    hear(&turn, scene.standard, text, &heard);
    CHECK_INT(judge_reply(pack, &turn, &heard, &scene, &verdicts), STATUS_OK);
    for (size_t i = 0; i < verdicts.count; i++) {
        if (strcmp(verdicts.items[i].id, id) == 0)
            found = verdicts.items[i];
    }
    CHECK_TEXT(found.id, id);
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    return found;
}

static struct verdict judge(const struct place *place, const char *text, const char *id)
{
    return judge_of(place, pack_play(pack, place->play), text, id);
}

/* Details. The first of outage's people is 李婷, 13512346789, 滨河小区六号楼三单元四零二. */

static void details_said_back_right_keep_the_rule(void)
{
    static const char text[] =
        "您是李婷，对吗？电话是幺三五一二三四六七八九。地址是滨河小区六号楼三单元四零二。";
    CHECK_INT(judge(&details, text, "repeat-details").value, VERDICT_MET);
    CHECK_INT(judge(&details, text, "repeat-phone").value, VERDICT_MET);
    CHECK_INT(judge(&details, text, "repeat-address").value, VERDICT_MET);
}

static void one_wrong_digit_breaks_the_rule_and_the_move(void)
{
    static const char text[] =
        "您是李婷，对吗？电话是一三五一二三四六七七九。地址是滨河小区六号楼三单元四零二。";
    struct verdict verdict = judge(&details, text, "repeat-details");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict.heard, "一三五一二三四六七七九");
    CHECK_INT(judge(&details, text, "repeat-phone").value, VERDICT_NOT_MET);
    CHECK_INT(judge(&details, text, "repeat-name").value, VERDICT_MET);
    CHECK_INT(judge(&details, text, "repeat-address").value, VERDICT_MET);
}

static void the_last_digits_of_a_phone_stand_for_it(void)
{
    static const char right[] = "您是李婷，对吗？尾号是六七八九。滨河小区六号楼三单元。";
    static const char wrong[] = "您是李婷，对吗？尾号是六七八七。滨河小区六号楼三单元。";
    CHECK_INT(judge(&details, right, "repeat-details").value, VERDICT_MET);
    struct verdict verdict = judge(&details, wrong, "repeat-details");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict.heard, "尾号是六七八七");
}

static void a_house_may_be_called_otherwise(void)
{
    static const char *const right[] = {
        "您是李婷，对吗？尾号是六七八九。滨河小区六栋三单元。",
        "您是李婷，对吗？尾号是六七八九。滨河小区六幢三单元。",
        "您是李婷，对吗？尾号是六七八九。滨河小区六栋楼三单元四零二，没错吧？",
    };
    static const char wrong[] = "您是李婷，对吗？尾号是六七八九。滨河小区八栋三单元四零二。";
    for (size_t i = 0; i < COUNT(right); i++)
        CHECK_INT(judge(&details, right[i], "repeat-details").value, VERDICT_MET);
    CHECK_INT(judge(&details, wrong, "repeat-details").value, VERDICT_NOT_MET);
}

static void another_persons_street_is_not_the_customers(void)
{
    static const char *const wrong[] = {
        "您是李婷，对吗？电话是一三五一二三四六七八九。地址是长虹花园六号楼三单元四零二。",
        "您是李婷，对吗？电话是一三五一二三四六七八九。地址是滨河小区八号楼三单元四零三。",
        "您是孙晓燕，对吗？电话是一三五一二三四六七八九。地址是滨河小区六号楼三单元四零二。",
    };
    static const char *const heard[] = {"长虹花园六号楼三单元", "滨河小区八号楼三单元",
                                        "孙晓燕对吗电话"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct verdict verdict = judge(&details, wrong[i], "repeat-details");
        CHECK_INT(verdict.value, VERDICT_NOT_MET);
        CHECK_TEXT(verdict.heard, heard[i]);
    }
    CHECK_INT(judge(&details, wrong[2], "repeat-name").value, VERDICT_NOT_MET);
}

static void details_not_said_back_break_the_rule_where_they_are_asked(void)
{
    static const struct place elsewhere = {"outage", "collect", "G", {"repeat-details"}};
    CHECK_INT(judge(&details, "好的，我记下了。", "repeat-details").value, VERDICT_NOT_MET);
    CHECK_INT(judge(&elsewhere, "请问您怎么称呼？", "repeat-details").value,
              VERDICT_NOT_APPLICABLE);
}

static void each_drawn_person_has_their_own_details(void)
{
    const struct play *play = pack_play(pack, "outage");
    size_t others = 0;
    for (size_t i = 0; i < play->n_drawn; i++) {
        const struct play *drawn = &play->drawn[i];
        const char *name = drawn->customer.name;
        char text[200];
        snprintf(text, sizeof text, "您是%s，对吗？", name);
        CHECK_INT(judge_of(&details, drawn, text, "repeat-name").value, VERDICT_MET);
        if (strcmp(name, play->customer.name) == 0)
            continue;
        others++;
        CHECK_INT(judge_of(&details, drawn, "您是李婷，对吗？", "repeat-name").value,
                  VERDICT_NOT_MET);
    }
    CHECK(others > 0);
}

/* What the ear is not sure of: the slots in which `hanzi` was heard. */
struct doubt {
    const char *hanzi, *move;
    int32_t margin;
    enum verdict_value value; /* of the move */
};

static void doubt_slots(const struct doubt *doubt, struct heard *heard)
{
    for (size_t i = 0; i < heard->n_evidence; i++) {
        for (size_t k = 0; k < heard->evidence[i].n_slots; k++) {
            struct heard_slot *slot = &heard->evidence[i].slots[k];
            if (slot->match != SLOT_MATCHES || strcmp(slot->hanzi, doubt->hanzi) != 0)
                continue;
            slot->match = SLOT_UNSURE;
            slot->expected_margin = doubt->margin;
            slot->value[0] = '\0';
        }
    }
}

static void check_doubt(const struct doubt *doubt)
{
    const struct play *play = pack_play(pack, "outage");
    const struct turn *turn = play_turn(play, "details");
    struct scene scene = {.standard = pack_standard(pack, "G"), .customer = &play->customer};
    struct heard heard;
    struct verdicts verdicts;
    hear(turn, scene.standard,
         "您是李婷，对吗？电话是一三五一二三四六七八九。地址是滨河小区六号楼三单元四零二。",
         &heard);
    doubt_slots(doubt, &heard);
    CHECK_INT(judge_reply(pack, turn, &heard, &scene, &verdicts), STATUS_OK);
    for (size_t i = 0; i < verdicts.count; i++) {
        if (strcmp(verdicts.items[i].id, doubt->move) == 0)
            CHECK_INT(verdicts.items[i].value, doubt->value);
        if (strcmp(verdicts.items[i].id, "repeat-details") == 0)
            CHECK_INT(verdicts.items[i].value, VERDICT_UNDECIDED);
    }
    verdicts_finish(&verdicts);
    heard_finish(&heard);
}

static void a_detail_that_is_not_sure_leaves_the_rule_open(void)
{
    static const struct doubt doubts[] = {
        {"一三五一二三四六七八九", "repeat-phone", -100, VERDICT_MET}, /* the ear has decided */
        {"六号楼三单元", "repeat-address", 5, VERDICT_MET}, /* nothing else fits better */
        {"六号楼三单元", "repeat-address", -5, VERDICT_UNDECIDED},
    };
    for (size_t i = 0; i < COUNT(doubts); i++)
        check_doubt(&doubts[i]);
}

/* Promises */

static void a_promise_keeps_within_the_standard(void)
{
    static const struct {
        const char *text;
        enum verdict_value value;
        double days;
    } cases[] = {
        {"五日内给您答复。", VERDICT_MET, 5},
        {"三天内给您答复。", VERDICT_MET, 3},
        {"十天内给您答复。", VERDICT_NOT_MET, 10},
        {"最晚一个星期。", VERDICT_NOT_MET, 7},
        {"最晚两天。", VERDICT_MET, 2},
        {"五个工作日内给您答复。", VERDICT_NOT_MET, 7}, /* five working days can be seven */
        {"三个工作日内给您答复。", VERDICT_MET, 5},
        {"二十四小时内给您答复。", VERDICT_MET, 1},
        {"半个月内有结果。", VERDICT_NOT_MET, 15},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct verdict verdict = judge(&complaint, cases[i].text, "complaint-term");
        if (verdict.value != cases[i].value)
            fprintf(stderr, "%s\n", cases[i].text);
        CHECK_INT(verdict.value, cases[i].value);
        CHECK_NEAR(verdict.measured, cases[i].days, 1e-9);
        CHECK_TEXT(verdict.unit, "days");
    }
}

static void a_promise_is_measured_by_the_standard_that_is_followed(void)
{
    struct place here = arrival;
    struct verdict verdict = judge(&here, "师傅最晚一个小时赶到。", "arrival-promise");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_NEAR(verdict.measured, 60, 1e-9);
    CHECK_TEXT(verdict.unit, "min");
    CHECK_INT(judge(&here, "四十五分钟内赶到。", "arrival-promise").value, VERDICT_MET);
    CHECK_INT(judge(&here, "师傅最晚半小时。", "arrival-promise").value, VERDICT_MET);
    here.standard = "G"; /* says nothing of it */
    CHECK_INT(judge(&here, "师傅最晚一个小时赶到。", "arrival-promise").value,
              VERDICT_NOT_APPLICABLE);
}

static void without_a_promise_there_is_nothing_to_judge(void)
{
    CHECK_INT(judge(&complaint, "我马上转给相关部门处理。", "complaint-term").value,
              VERDICT_NOT_APPLICABLE);
    CHECK_INT(judge(&complaint, "我五天前说过了。", "complaint-term").value,
              VERDICT_NOT_APPLICABLE);
}

static void of_two_promises_the_longer_counts(void)
{
    struct verdict verdict =
        judge(&complaint, "最晚三天，不对，十天内给您答复。", "complaint-term");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict.heard, "十天内给您答复");
}

/* Figures */

static void the_standards_figure_is_said_and_no_other(void)
{
    static const struct {
        const char *text;
        enum verdict_value value;
    } cases[] = {
        {"我们提前七天通知。", VERDICT_MET},
        {"我们提前一周公告。", VERDICT_MET},
        {"我们提前三天通知。", VERDICT_NOT_MET},
        {"我们提前十天通知。", VERDICT_NOT_MET},
        {"停电给您带来不便。", VERDICT_NOT_APPLICABLE},
        {"报纸登过公告，短信也发了。", VERDICT_NOT_MET}, /* the matter, without the figure */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct verdict verdict = judge(&figures, cases[i].text, "outage-notice");
        if (verdict.value != cases[i].value)
            fprintf(stderr, "%s\n", cases[i].text);
        CHECK_INT(verdict.value, cases[i].value);
    }
    struct place here = figures;
    here.standard = "G";
    CHECK_INT(judge(&here, "我们提前三天通知。", "outage-notice").value, VERDICT_NOT_APPLICABLE);
}

/* The ear takes `said` for the move that it would have heard in `model`: what is left of it. */
static enum verdict_value misheard(const char *play, const char *model, const char *said)
{
    const struct turn *turn = play_turn(pack_play(pack, play), "reply");
    struct scene scene = {.standard = pack_standard(pack, "S")};
    struct heard heard, taken;
    struct findings findings;
    struct verdicts verdicts;
    hear(turn, scene.standard, said, &heard);
    hear(turn, scene.standard, model, &taken);
    CHECK_INT(findings_init(&findings, pack, turn, scene.standard), STATUS_OK);
    const struct finding *move = findings_of(&findings, turn->expects[0].utterance);
    for (size_t i = move->first_network; i < move->first_network + move->n_networks; i++) {
        struct evidence own = heard.evidence[i];
        heard.evidence[i] = taken.evidence[i];
        taken.evidence[i] = own;
    }
    CHECK_INT(judge_reply(pack, turn, &heard, &scene, &verdicts), STATUS_OK);
    enum verdict_value value = verdicts.items[0].value;
    verdicts_finish(&verdicts);
    findings_finish(&findings);
    heard_finish(&taken);
    heard_finish(&heard);
    return value;
}

static void another_figure_in_its_place_leaves_the_move_open(void)
{
    CHECK_INT(misheard("drill-queue", "五分钟之内办好。", "五分钟之内办好。"), VERDICT_MET);
    CHECK_INT(misheard("drill-queue", "五分钟之内办好。", "十分钟之内办好。"), VERDICT_UNDECIDED);
    CHECK_INT(misheard("drill-dead-meter", "两个工作日之内修好。", "五个工作日之内修好。"),
              VERDICT_UNDECIDED);
    static const char both[] = "正百分之七到负百分之十。";
    CHECK_INT(misheard("drill-voltage-home", both, both), VERDICT_MET);
}

/* Every number that some rule asks for, under every standard that gives it. */
static void each_figure_tells_itself_from_the_next(void)
{
    size_t tried = 0;
    for (size_t r = 0; r < pack->n_rules; r++) {
        const struct rule *rule = &pack->rules[r];
        if (rule->measure != MEASURE_FIGURE)
            continue;
        for (size_t s = 0; s < pack->n_standards; s++) {
            const struct number *number = standard_number(&pack->standards[s], rule->numbers[0]);
            if (!number)
                continue;
            struct place here = {"outage", "collect", pack->standards[s].id, {rule->id}};
            char right[200];
            CHECK(number->n_said > 0);
            CHECK_INT(network_sample(&number->said[0].network, right, sizeof right), STATUS_OK);
            CHECK_INT(judge(&here, right, rule->id).value, VERDICT_MET);
            tried++;
        }
    }
    CHECK(tried >= 19);
}

/* Terms */

static void terms_are_counted_against_the_limit(void)
{
    struct verdict verdict = judge(&words, "您家的计量装置坏了。", "plain-words");
    CHECK_INT(verdict.value, VERDICT_MET); /* one is allowed */
    CHECK_NEAR(verdict.measured, 1, 1e-9);
    CHECK_TEXT(verdict.unit, "times");
    verdict = judge(&words, "线损率高，功率因数低，计量装置坏了。", "plain-words");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_NEAR(verdict.measured, 3, 1e-9);
    CHECK_TEXT(verdict.heard, "线损率");
    CHECK_INT(verdict.start_ms, 0);
    CHECK_INT(judge(&words, "您家的电表坏了。", "plain-words").value, VERDICT_MET);
}

/* Length */

static void a_reply_of_too_many_syllables_is_not_brief(void)
{
    static const struct place brief = {"outage", "collect", "G", {"brief"}};
    char text[4000] = "";
    for (int i = 0; i < 30; i++)
        strcat(text, "我们来查");
    struct verdict verdict = judge(&brief, text, "brief");
    CHECK_INT(verdict.value, VERDICT_MET);
    CHECK_NEAR(verdict.measured, 120, 1e-9);
    CHECK_TEXT(verdict.unit, "syllables");
    strcat(text, "啊");
    verdict = judge(&brief, text, "brief");
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_NEAR(verdict.measured, 121, 1e-9);
    CHECK_INT(verdict.start_ms, 0);
    CHECK_INT(verdict.end_ms, 121 * TEXT_SYLLABLE_MS);
}

/* Order */

static void the_greeting_comes_before_the_unit_and_the_unit_before_the_number(void)
{
    static const char good[] = "您好，城东供电公司，三零七号为您服务。";
    static const char late[] = "城东供电公司，您好，请问您有什么事？";
    static const char turned[] = "三零七号为您服务，您好，这里是城东供电公司。";
    CHECK_INT(judge(&phone, good, "greet-before-unit").value, VERDICT_MET);
    CHECK_INT(judge(&phone, good, "unit-before-number").value, VERDICT_MET);
    CHECK_INT(judge(&phone, late, "greet-before-unit").value, VERDICT_NOT_MET);
    CHECK_INT(judge(&phone, turned, "unit-before-number").value, VERDICT_NOT_MET);
    CHECK_INT(judge(&phone, turned, "greet-before-unit").value, VERDICT_MET);
}

static void the_apology_comes_before_the_explanation(void)
{
    static const char good[] = "这是我们的失误，向您赔礼道歉。上个月没采集到您家的数，按往月估了一个，少算的这个月补上了。";
    static const char turned[] = "上个月没采集到您家的数，按往月估了一个，少算的这个月补上了。是我们的失误。";
    CHECK_INT(judge(&cause, good, "apology-before-cause").value, VERDICT_MET);
    CHECK_INT(judge(&cause, turned, "apology-before-cause").value, VERDICT_NOT_MET);
}

/* Prohibitions */

static void arguing_insulting_and_promising_are_covered_by_rules(void)
{
    static const struct {
        const char *text, *rule;
    } cases[] = {
        {"少废话快点说。", "no-arguing"},
        {"您这是什么态度！", "no-arguing"},
        {"你懂什么呀！", "no-insult"},
        {"这是规定，没办法。", "no-flat-refusal"},
        {"那是抄表员弄错的。", "no-blame-shift"},
        {"你问我我问谁？", "no-taboo"},
        {"信不信我马上就停你的电！", "no-threat"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct place here = {"outage", "collect", "G", {cases[i].rule}};
        CHECK_INT(judge(&here, cases[i].text, cases[i].rule).value, VERDICT_NOT_MET);
        CHECK_INT(judge(&here, "您慢慢说，我听着。", cases[i].rule).value, VERDICT_MET);
    }
}

static void some_words_are_rude_only_by_themselves(void)
{
    struct place here = {"outage", "collect", "G", {"no-taboo", "no-flat-refusal"}};
    CHECK_INT(judge(&here, "不知道。", "no-taboo").value, VERDICT_NOT_MET);
    CHECK_INT(judge(&here, "我不知道具体几点，我帮您问抢修班。", "no-taboo").value, VERDICT_MET);
    CHECK_INT(judge(&here, "办不了。", "no-flat-refusal").value, VERDICT_NOT_MET);
    CHECK_INT(judge(&here, "这个我们这儿办不了，我帮您问一下。", "no-flat-refusal").value, VERDICT_MET);
}

/* Standard phrases */

static bool is_word_rule(const struct rule *rule)
{
    const struct measure_info *info = measure_info(rule->measure);
    return info->judged_by == JUDGED_BY_WORDS && info->moment == AT_EACH_REPLY &&
           rule->measure != MEASURE_DETAILS; /* of what a turn asks: no words break it */
}

/* Everything the rule listens for surely said, inside the phrase and in the worst order; what would
 * take the phrase back is left as it was heard. */
static void spoil(const struct findings *findings, const struct utterance *phrase,
                  const struct rule *rule, struct heard *heard)
{
    const struct finding *own = findings_of(findings, phrase);
    for (size_t i = 0; i < heard->n_evidence; i++) {
        struct evidence *evidence = &heard->evidence[i];
        bool phrases = i >= own->first_network && i < own->first_network + own->n_networks;
        if (i >= own->first_against && i < own->first_against + own->n_against)
            continue;
        evidence->verdict = EVIDENCE_SAID;
        evidence->score = 0.999f;
        evidence->start_ms = phrases ? 1000 : 2000;
        evidence->end_ms = phrases ? 6000 : 2400;
    }
    const struct finding *first =
        rule->first ? findings_of(findings, pack_utterance(pack, rule->first)) : NULL;
    for (size_t i = 0; first && first != own && i < first->n_networks; i++) {
        heard->evidence[first->first_network + i].start_ms = 7000;
        heard->evidence[first->first_network + i].end_ms = 7400;
    }
}

static void check_phrase(const struct utterance *phrase, const struct rule *rule,
                         const struct standard *standard)
{
    struct expectation expectation = {.utterance = phrase, .points = 1};
    struct turn turn = {
        .id = "phrase", .expects = &expectation, .n_expects = 1, .rules = &rule, .n_rules = 1};
    struct scene scene = {.standard = standard};
    struct findings findings;
    struct verdicts verdicts;
    struct heard heard;
    for (int spoiled = 0; spoiled < 2; spoiled++) {
        hear(&turn, standard, phrase->better, &heard);
        CHECK_INT(findings_init(&findings, pack, &turn, standard), STATUS_OK);
        if (spoiled)
            spoil(&findings, phrase, rule, &heard);
        CHECK_INT(judge_reply(pack, &turn, &heard, &scene, &verdicts), STATUS_OK);
        enum verdict_value value = verdicts.items[1].value;
        if (value != VERDICT_MET && value != VERDICT_NOT_APPLICABLE)
            fprintf(stderr, "%s, %s, %s, %s\n", phrase->id, rule->id, standard->id,
                    verdicts.items[1].heard);
        CHECK_INT(verdicts.items[0].value, VERDICT_MET);
        CHECK(value == VERDICT_MET || value == VERDICT_NOT_APPLICABLE);
        verdicts_finish(&verdicts);
        findings_finish(&findings);
        heard_finish(&heard);
    }
}

static void a_standard_phrase_in_its_place_breaks_no_rule_of_words(void)
{
    size_t n_phrases = 0, n_rules = 0;
    for (int number = 1; number <= 9; number++) {
        char id[20];
        snprintf(id, sizeof id, "G-6.%d", number);
        const struct utterance *phrase = pack_utterance(pack, id);
        CHECK(phrase != NULL);
        n_phrases += phrase != NULL;
        for (size_t i = 0; phrase && i < pack->n_rules; i++) {
            for (size_t k = 0; is_word_rule(&pack->rules[i]) && k < pack->n_standards; k++) {
                check_phrase(phrase, &pack->rules[i], &pack->standards[k]);
                n_rules++;
            }
        }
    }
    CHECK_INT(n_phrases, 9);
    CHECK(n_rules >= 9 * 3 * 38);
}

/* What the turn's other expectations say, with the phrase before, behind or not at all. */
enum phrase_at { PHRASE_NOWHERE, PHRASE_BEFORE, PHRASE_BEHIND, PHRASE_ALONE };

static void reply_text(const struct turn *turn, const struct utterance *phrase, enum phrase_at at,
                       char *out, size_t size)
{
    FILE *stream = fmemopen(out, size, "w");
    if (at == PHRASE_BEFORE || at == PHRASE_ALONE)
        fprintf(stream, "%s。", phrase->better);
    for (size_t i = 0; at != PHRASE_ALONE && i < turn->n_expects; i++) {
        if (turn->expects[i].utterance != phrase)
            fprintf(stream, "%s。", turn->expects[i].utterance->better);
    }
    if (at == PHRASE_BEHIND)
        fprintf(stream, "%s。", phrase->better);
    fclose(stream);
}

static struct verdicts judge_phrase_at(const struct play *play, const struct turn *turn,
                                       const struct standard *standard,
                                       const struct utterance *phrase, enum phrase_at at)
{
    char text[2000] = ""; /* of a turn that expects nothing else */
    struct heard heard;
    struct verdicts verdicts;
    struct scene scene = {.standard = standard, .customer = &play->customer};
    reply_text(turn, phrase, at, text, sizeof text);
    hear(turn, standard, text, &heard);
    CHECK_INT(judge_reply(pack, turn, &heard, &scene, &verdicts), STATUS_OK);
    heard_finish(&heard);
    return verdicts;
}

/* By its words: how it was spoken is no matter of the phrase, and the ideal ear hears no voice. */
static bool is_broken(const struct verdict *verdict)
{
    const struct rule *rule = verdict->kind == VERDICT_RULE ? pack_rule(pack, verdict->id) : NULL;
    return rule && measure_info(rule->measure)->judged_by == JUDGED_BY_WORDS &&
           (verdict->value == VERDICT_NOT_MET || verdict->value == VERDICT_UNDECIDED);
}

/* Details are asked for by the turn's other moves: the phrase alone leaves them out, and is not
 * what costs them. */
static bool is_of_details(const struct verdict *verdict)
{
    return pack_rule(pack, verdict->id)->measure == MEASURE_DETAILS;
}

static void check_phrase_in_turn(const struct play *play, const struct turn *turn,
                                 const struct standard *standard, const struct utterance *phrase)
{
    struct verdicts without = judge_phrase_at(play, turn, standard, phrase, PHRASE_NOWHERE);
    for (enum phrase_at at = PHRASE_BEFORE; at <= PHRASE_ALONE; at++) {
        struct verdicts with = judge_phrase_at(play, turn, standard, phrase, at);
        for (size_t i = 0; i < with.count; i++) {
            const struct verdict *verdict = &with.items[i];
            bool said = strcmp(verdict->id, phrase->id) == 0;
            bool costs = at == PHRASE_ALONE ? is_broken(verdict) && !is_of_details(verdict)
                                            : is_broken(verdict) && !is_broken(&without.items[i]);
            if ((said && verdict->value != VERDICT_MET) || costs)
                fprintf(stderr, "%s/%s, %s, %s: %s %s\n", play->id, turn->id, standard->id,
                        phrase->id, verdict->id, verdict->heard);
            CHECK(!said || verdict->value == VERDICT_MET);
            CHECK(!costs);
        }
        verdicts_finish(&with);
    }
    verdicts_finish(&without);
}

/* Returns where a standard phrase of clause G-6 stands in this turn. */
static unsigned check_phrases_of(const struct play *play, const struct turn *turn)
{
    unsigned found = 0;
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *phrase = turn->expects[i].utterance;
        if (strncmp(phrase->id, "G-6.", 4) != 0)
            continue;
        found |= 1u << (phrase->id[4] - '0');
        for (size_t k = 0; k < pack->n_standards; k++)
            check_phrase_in_turn(play, turn, &pack->standards[k], phrase);
    }
    return found;
}

static void wherever_a_play_or_drill_wants_a_standard_phrase_it_costs_nothing(void)
{
    unsigned found = 0;
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        const struct play *play = play_draw(pack_scene(pack, i), 0);
        for (size_t k = 0; k < play->n_turns; k++)
            found |= check_phrases_of(play, &play->turns[k]);
    }
    CHECK_INT(found, 0x3FE); /* all nine stand somewhere */
    CHECK_INT(pack->n_standards, 4);
}

static void outside_a_standard_phrase_nothing_is_excused(void)
{
    static const char text[] = "请稍等，我们马上为您办理！少废话快点说。";
    static const struct place here = {"billing-dispute", "receipt", "G", {"no-arguing"}};
    CHECK_INT(judge(&here, text, "G-6.2").value, VERDICT_MET);
    CHECK_INT(judge(&here, text, "no-arguing").value, VERDICT_NOT_MET);
}

/* The details that the customer gave */

static void a_play_is_fitted_to_the_details_that_were_given(void)
{
    static const struct detail given[] = {{"phone", "18912345678"}, {"name", "欧阳明"}};
    const struct play *play = pack_play(pack, "outage"), *fitted = NULL;
    struct problems problems = {0};
    CHECK_INT(play_fit(pack, play, given, COUNT(given), &problems, &fitted), STATUS_OK);
    CHECK_INT(problems.count, 0);
    CHECK_TEXT(fitted->customer.name, "欧阳明");
    CHECK_TEXT(customer_detail(&fitted->customer, "phone"), "18912345678");
    CHECK_TEXT(customer_detail(&fitted->customer, "room"), "四零二");
    static const char text[] =
        "您是欧阳明，对吗？电话是幺八九幺二三四五六七八。滨河小区六号楼三单元。";
    CHECK_INT(judge_of(&details, fitted, text, "repeat-details").value, VERDICT_MET);
    CHECK_INT(judge_of(&details, play, text, "repeat-details").value, VERDICT_NOT_MET);
    CHECK_INT(judge_of(&details, fitted, "电话是幺三五一二三四六七八九。", "repeat-phone").value,
              VERDICT_NOT_MET);
    CHECK_TEXT(play->customer.name, "李婷");
}

static void parts_follow_the_whole_that_was_given(void)
{
    static const struct {
        const char *id, *value, *part, *now;
    } cases[] = {
        {"name", "欧阳明", "surname", "欧阳"},
        {"name", "赵敏", "surname", "赵"},
        {"address", "人民新村十二号楼一单元三零八", "estate", "人民新村"},
        {"address", "人民新村十二号楼一单元三零八", "block", "十二号楼一单元"},
        {"address", "人民新村十二号楼一单元三零八", "room", "三零八"},
    };
    const struct play *play = pack_play(pack, "outage"), *fitted = NULL;
    struct problems problems = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct detail given = {cases[i].id, cases[i].value};
        CHECK_INT(play_fit(pack, play, &given, 1, &problems, &fitted), STATUS_OK);
        CHECK_TEXT(customer_detail(&fitted->customer, cases[i].part), cases[i].now);
    }
    struct detail untold = {"address", "人民公园"};
    CHECK_INT(play_fit(pack, play, &untold, 1, &problems, &fitted), STATUS_INVALID);
    CHECK(problems.count > 0);
    problems_finish(&problems);
}

int main(void)
{
    struct problems problems = {0};
    CHECK_INT(pack_open(&pack, PACK, &problems), STATUS_OK);
    problems_finish(&problems);
    if (!pack)
        return CHECK_RESULT();
    RUN(details_said_back_right_keep_the_rule);
    RUN(one_wrong_digit_breaks_the_rule_and_the_move);
    RUN(the_last_digits_of_a_phone_stand_for_it);
    RUN(a_house_may_be_called_otherwise);
    RUN(another_persons_street_is_not_the_customers);
    RUN(details_not_said_back_break_the_rule_where_they_are_asked);
    RUN(each_drawn_person_has_their_own_details);
    RUN(a_detail_that_is_not_sure_leaves_the_rule_open);
    RUN(a_promise_keeps_within_the_standard);
    RUN(a_promise_is_measured_by_the_standard_that_is_followed);
    RUN(without_a_promise_there_is_nothing_to_judge);
    RUN(of_two_promises_the_longer_counts);
    RUN(the_standards_figure_is_said_and_no_other);
    RUN(another_figure_in_its_place_leaves_the_move_open);
    RUN(each_figure_tells_itself_from_the_next);
    RUN(terms_are_counted_against_the_limit);
    RUN(a_reply_of_too_many_syllables_is_not_brief);
    RUN(the_greeting_comes_before_the_unit_and_the_unit_before_the_number);
    RUN(the_apology_comes_before_the_explanation);
    RUN(arguing_insulting_and_promising_are_covered_by_rules);
    RUN(some_words_are_rude_only_by_themselves);
    RUN(a_standard_phrase_in_its_place_breaks_no_rule_of_words);
    RUN(wherever_a_play_or_drill_wants_a_standard_phrase_it_costs_nothing);
    RUN(outside_a_standard_phrase_nothing_is_excused);
    RUN(a_play_is_fitted_to_the_details_that_were_given);
    RUN(parts_follow_the_whole_that_was_given);
    pack_close(pack);
    return CHECK_RESULT();
}
