/* scoring/advice: what to work on, in words made from the shipped rulebook. */
#include "scoring/card/advice.h"

#include <stdlib.h>

#include "scenarios/load/pack_open.h"
#include "scoring/end_judge.h"
#include "scoring/rules/rule_judge.h"
#include "tests/check.h"

static struct pack *pack;

static struct verdict broken(const char *rule_id)
{
    const struct rule *rule = pack_rule(pack, rule_id);
    CHECK(rule != NULL);
    struct verdict verdict = verdict_of_rule(rule);
    verdict.value = VERDICT_NOT_MET;
    return verdict;
}

static const struct rule *rule_of_measure(enum measure measure, enum rule_applies applies)
{
    for (size_t i = 0; i < pack->n_rules; i++) {
        if (pack->rules[i].measure == measure && pack->rules[i].applies == applies)
            return &pack->rules[i];
    }
    return NULL;
}

static void check_sentence_of(const struct rule *rule, double measured, const char *expected)
{
    char said[ADVICE_SENTENCE_SIZE] = "";
    if (rule) {
        struct verdict verdict = broken(rule->id);
        verdict.measured = measured;
        verdict.unit = measure_info(rule->measure)->unit;
        advice_sentence(pack, pack_standard(pack, "G"), &verdict, said);
    }
    CHECK_TEXT(said, expected);
}

static void check_sentence(enum measure measure, double measured, const char *expected)
{
    check_sentence_of(rule_of_measure(measure, APPLIES_ALWAYS), measured, expected);
}

static void a_measured_rule_says_what_was_measured_and_the_limit(void)
{
    check_sentence(MEASURE_SPEECH_RATE, 380.4,
                   "语速偏快：每分钟约380个字，控制在360个字以内会更清楚。");
    check_sentence(MEASURE_SPEECH_RATE, 92,
                   "语速偏慢：每分钟约92个字，说到130个字以上，客户听着更顺。");
    check_sentence(MEASURE_RINGS, 6, "铃响6声才接，5声之内接起来更好。");
    check_sentence(MEASURE_OVERLAP, 900, "客户还在说，您插话了约0.9秒；等客户说完再开口。");
    check_sentence(MEASURE_SILENCE_BEFORE, 6000,
                   "客户说完6秒才接话，4秒之内就要回应；要想一想，就先应一声。");
    check_sentence(MEASURE_CALL_LENGTH, 1150, "通话用了约19分钟，争取15分钟之内把事情说清楚。");
    check_sentence(MEASURE_LOUDNESS, 11.6, "声音比您平时高了约12分贝，嗓门放低一些。");
}

static void check_measured(enum measure measure, double measured, const char *expected)
{
    char said[ADVICE_SENTENCE_SIZE];
    const struct rule *rule = rule_of_measure(measure, APPLIES_ALWAYS);
    struct verdict verdict = broken(rule->id);
    verdict.measured = measured;
    verdict.unit = measure_info(measure)->unit;
    advice_measured(pack, pack_standard(pack, "G"), &verdict, said);
    CHECK_TEXT(said, expected);
}

static void what_was_measured_stands_beside_what_is_asked_for(void)
{
    check_measured(MEASURE_SPEECH_RATE, 261.7, "每分钟约262个字，要求130–360个字");
    check_measured(MEASURE_RINGS, 2, "铃响2声，要求不超过5声");
    check_measured(MEASURE_LISTENING_SOUNDS, 0, "应声0次，要求不少于1次");
    check_measured(MEASURE_SILENCE_INSIDE, 1240, "最长停了1.2秒，要求不超过3秒");
    check_measured(MEASURE_PITCH, -2, "比平时低约2个半音");
    check_measured(MEASURE_HANG_UP, 1, "");
}

/* "At most -10 %" and "at least 3 dB" ask for a change: that is what is said. */
static void a_limit_that_asks_for_a_change_says_which(void)
{
    check_sentence_of(rule_of_measure(MEASURE_RATE_CHANGE, APPLIES_NAMED), 5,
                      "语速要照顾客户：比您平时放慢10%以上，客户才跟得上。");
    check_sentence_of(rule_of_measure(MEASURE_LOUDNESS, APPLIES_NAMED), 1,
                      "声音要比您平时响一些，高出3分贝，客户才听得清。");
}

static void each_standard_has_its_own_limit(void)
{
    struct verdict verdict = broken(rule_of_measure(MEASURE_RINGS, APPLIES_ALWAYS)->id);
    char said[ADVICE_SENTENCE_SIZE];
    verdict.measured = 6;
    verdict.unit = "rings";
    advice_sentence(pack, pack_standard(pack, "A"), &verdict, said);
    CHECK_TEXT(said, "铃响6声才接，3声之内接起来更好。");
}

static void a_rule_of_words_says_what_to_do(void)
{
    check_sentence(MEASURE_HANG_UP, 0, "等客户先挂断，您再放下电话。");
    check_sentence(MEASURE_DETAILS, 0, "客户报的姓名、电话、地址要原样复述一遍，请客户核对。");
    check_sentence(MEASURE_PROMISE, 0, "答应客户的时间要说出来，而且不超过规定的5日。");
}

/* Whatever rule of the rulebook is broken, there is a whole sentence about it that fits its room.
 */
static void every_rule_has_a_sentence(void)
{
    char said[ADVICE_SENTENCE_SIZE];
    for (size_t i = 0; i < 3 * pack->n_rules; i++) {
        const struct rule *rule = &pack->rules[i / 3];
        struct verdict verdict = broken(rule->id);
        const double values[] = {-1000, 1e6, 0};
        verdict.measured = values[i % 3];
        verdict.unit = i % 3 < 2 ? measure_info(rule->measure)->unit : NULL;
        advice_sentence(pack, pack_standard(pack, "G"), &verdict, said);
        bool whole = strlen(said) > 6 && strlen(said) < sizeof said - 1 && !strchr(said, '{') &&
                     strcmp(said + strlen(said) - strlen("。"), "。") == 0;
        if (!whole)
            fprintf(stderr, "%s: %s\n", rule->id, said);
        CHECK(whole);
    }
}

/* A measure by sound is told with its figure: whoever adds one finds its words missing here. */
static void every_measure_by_sound_has_its_words(void)
{
    for (int i = 0; i < N_MEASURES; i++) {
        const struct measure_info *info = measure_info((enum measure)i);
        if (info->judged_by != JUDGED_BY_SOUND || !info->unit)
            continue;
        const struct saying *saying = info->moment == AT_THE_END ? end_saying((enum measure)i)
                                                                 : rule_saying((enum measure)i);
        CHECK(saying->scale > 0 && (saying->high || saying->low));
        CHECK(saying->fact && saying->unit);
    }
}

static void a_taboo_is_replaced_by_its_own_better_wording_however_it_was_said(void)
{
    struct verdict verdict = broken("no-insult");
    char said[ADVICE_SENTENCE_SIZE];
    const struct utterance *taboo = pack_utterance(pack, "taboo-deaf");
    size_t found = 0;
    for (size_t i = 0; i < taboo->n_wordings; i++) {
        CHECK_INT(network_sample(&taboo->wordings[i].network, verdict.heard, sizeof verdict.heard),
                  STATUS_OK);
        const char *better = advice_better(pack, NULL, &verdict);
        CHECK_TEXT(better, taboo->better);
        found += better != NULL;
    }
    CHECK(found > 0);
    advice_sentence(pack, NULL, &verdict, said);
    CHECK(strstr(said, verdict.heard) != NULL && strstr(said, "不能对客户说") != NULL);
}

static void a_wording_is_the_customers_own(void)
{
    const struct play *play = pack_play(pack, "complaint");
    size_t fitted = 0;
    for (size_t i = 0; i < play->n_turns; i++) {
        for (size_t k = 0; k < play->turns[i].n_expects; k++) {
            const struct utterance *utterance = play->turns[i].expects[k].utterance;
            struct verdict verdict = {.kind = VERDICT_MOVE, .id = utterance->id};
            const char *better = advice_better(pack, &play->turns[i], &verdict);
            CHECK(better == utterance->better && !strchr(better ? better : "", '{'));
            fitted += utterance->fitted;
        }
    }
    CHECK(fitted > 0);
}

/* Two replies of the same turn; the items are filled by the tests. */
struct attempt {
    struct verdict items[2][6];
    struct verdicts replies[2];
    const struct turn *turns[2];
    struct scorecard card;
    struct loss losses[12];
    struct advised advised;
};

static void attempt_card(struct attempt *attempt)
{
    const struct play *play = pack_play(pack, "complaint");
    attempt->turns[0] = attempt->turns[1] = &play->turns[0];
    for (int i = 0; i < 2; i++) {
        attempt->replies[i] = (struct verdicts){attempt->items[i], 0};
        while (attempt->replies[i].count < 6 && attempt->items[i][attempt->replies[i].count].id)
            attempt->replies[i].count++;
    }
    scorecard_total(&attempt->card, &pack->rubric, attempt->replies, 2, 0);
    attempt->advised = (struct advised){.pack = pack,
                                        .standard = pack_standard(pack, "G"),
                                        .replies = attempt->replies,
                                        .turns = attempt->turns,
                                        .losses = attempt->losses};
    attempt->advised.n_losses =
        scorecard_losses(&attempt->card, &pack->rubric, attempt->replies, 2, attempt->losses, 12);
}

static struct verdict missed(const char *id, int points)
{
    const struct utterance *utterance = pack_utterance(pack, id);
    CHECK(utterance != NULL);
    return (struct verdict){.kind = VERDICT_MOVE,
                            .value = VERDICT_NOT_MET,
                            .id = id,
                            .name = utterance ? utterance->name : "",
                            .clause = utterance ? utterance->source : "",
                            .points = points};
}

static void the_three_dearest_come_first_and_the_same_move_is_one(void)
{
    struct attempt attempt = {.items = {{missed("greet", 3), missed("apologise", 2),
                                         missed("say-unit", 1), broken("moderate-rate")},
                                        {missed("apologise", 2), missed("ask-wait", 1)}}};
    struct advice advice[ADVICE_MAX];
    attempt.items[1][1].value = VERDICT_MET;
    attempt_card(&attempt);
    CHECK_INT(scorecard_advice(&attempt.advised, advice), 3);
    CHECK_TEXT(advice[0].name, pack_utterance(pack, "apologise")->name);
    CHECK_INT(advice[0].times, 2);
    CHECK_INT(advice[0].reply, 0);
    CHECK_INT(advice[0].item, 1);
    CHECK_TEXT(advice[0].sentence, "");
    CHECK_TEXT(advice[0].better, pack_utterance(pack, "apologise")->better);
    CHECK_TEXT(advice[0].clause, pack_utterance(pack, "apologise")->source);
    CHECK_NEAR(advice[0].lost / advice[1].lost, 4.0 / 3, 1e-9);
    CHECK_TEXT(advice[1].name, pack_utterance(pack, "greet")->name);
    CHECK_TEXT(advice[2].name, pack_rule(pack, "moderate-rate")->name);
    CHECK(advice[2].sentence[0] && advice[2].better); /* what the turn expects, at a good rate */
}

static void what_vetoed_is_first_whatever_it_cost(void)
{
    struct attempt attempt = {
        .items = {{missed("greet", 9), missed("apologise", 5)}, {broken("no-insult")}}};
    struct advice advice[ADVICE_MAX];
    attempt_card(&attempt);
    CHECK_INT(scorecard_advice(&attempt.advised, advice), 3);
    CHECK(advice[0].veto);
    CHECK_TEXT(advice[0].name, "不说伤人自尊的话");
    CHECK(!advice[1].veto);
    CHECK_TEXT(advice[1].name, pack_utterance(pack, "greet")->name);
}

static void who_missed_nothing_is_told_nothing(void)
{
    struct attempt attempt = {.items = {{missed("greet", 9), missed("apologise", 5)}}};
    struct advice advice[ADVICE_MAX];
    attempt.items[0][0].value = VERDICT_MET;
    attempt.items[0][1].value = VERDICT_UNDECIDED; /* nobody knows yet */
    attempt_card(&attempt);
    CHECK_INT(scorecard_advice(&attempt.advised, advice), 0);
}

int main(void)
{
    struct problems problems = {0};
    if (pack_open(&pack, YINGDA_SOURCE_DIR "/scenarios/packs/power-supply", &problems) != STATUS_OK)
        return 1;
    problems_finish(&problems);
    RUN(a_measured_rule_says_what_was_measured_and_the_limit);
    RUN(what_was_measured_stands_beside_what_is_asked_for);
    RUN(a_limit_that_asks_for_a_change_says_which);
    RUN(each_standard_has_its_own_limit);
    RUN(a_rule_of_words_says_what_to_do);
    RUN(every_rule_has_a_sentence);
    RUN(every_measure_by_sound_has_its_words);
    RUN(a_taboo_is_replaced_by_its_own_better_wording_however_it_was_said);
    RUN(a_wording_is_the_customers_own);
    RUN(the_three_dearest_come_first_and_the_same_move_is_one);
    RUN(what_vetoed_is_first_whatever_it_cost);
    RUN(who_missed_nothing_is_told_nothing);
    pack_close(pack);
    return CHECK_RESULT();
}
