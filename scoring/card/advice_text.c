/* The words of advice. Those of a rule are ours, what is to be said is the pack's. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scoring/card/advice.h"

/* What is said of a measure above and below its limit: {m} is what was measured, {l} the limit,
 * both without a sign, in the unit that is read out. Where the limit itself has the other sign (at
 * least 3 dB louder, at most 10 % slower than usual) it asks for a change: `other`. */
struct saying {
    double scale; /* from the rule's unit to the one that is read out; 0: no saying */
    int decimals;
    const char *high, *low, *other;
    const char *fact, *unit; /* around the figure: 每分钟约 … 个字 */
    const char *less;        /* against the person's own usual: in place of `fact` below it */
};

static const struct saying sayings[N_MEASURES] = {
    [MEASURE_RINGS] = {1, 0, "铃响{m}声才接，{l}声之内接起来更好。", NULL, NULL, "铃响", "声",
                       NULL},
    [MEASURE_ARRIVAL] = {0.001, 1, "客户过来{m}秒才招呼，{l}秒之内就要主动开口。", NULL, NULL,
                         "隔了", "秒", NULL},
    [MEASURE_OVERLAP] = {0.001, 1, "客户还在说，您插话了约{m}秒；等客户说完再开口。", NULL, NULL,
                         "插话约", "秒", NULL},
    [MEASURE_VENT_OVERLAP] = {0.001, 1, "客户正在气头上，您抢着说了约{m}秒；先听客户说完，再回应。",
                              NULL, NULL, "抢话约", "秒", NULL},
    [MEASURE_LISTENING_SOUNDS] = {1, 0, NULL,
                                  "客户停顿的时候，应一声“是”“对”“嗯”，让客户知道您在听。", NULL,
                                  "应声", "次", NULL},
    [MEASURE_SILENCE_BEFORE] = {0.001, 1,
                                "客户说完{m}秒才接话，{l}秒之内就要回应；要想一想，就先应一声。",
                                NULL, NULL, "隔了", "秒", NULL},
    [MEASURE_SILENCE_INSIDE] = {0.001, 1,
                                "中间停了{m}秒，停顿不要超过{l}秒；要查资料，先请客户稍等。", NULL,
                                NULL, "最长停了", "秒", NULL},
    [MEASURE_SPEECH_RATE] = {1, 0, "语速偏快：每分钟约{m}个字，控制在{l}个字以内会更清楚。",
                             "语速偏慢：每分钟约{m}个字，说到{l}个字以上，客户听着更顺。", NULL,
                             "每分钟约", "个字", NULL},
    [MEASURE_RATE_CHANGE] = {1, 0, "越说越快，比您平时快了{m}%；快不要超过{l}%。",
                             "越说越慢，比您平时慢了{m}%；慢不要超过{l}%。",
                             "语速要照顾客户：比您平时放慢{l}%以上，客户才跟得上。", "比平时快",
                             "%", "比平时慢"},
    [MEASURE_LOUDNESS] = {1, 0, "声音比您平时高了约{m}分贝，嗓门放低一些。",
                          "声音比您平时低了约{m}分贝，说响一些。",
                          "声音要比您平时响一些，高出{l}分贝，客户才听得清。", "比平时高约", "分贝",
                          "比平时低约"},
    [MEASURE_LOUDNESS_SWING] = {1, 0,
                                "声音忽大忽小，相差约{m}分贝；音量保持平稳，控制在{l}分贝以内。",
                                "声音太平，轻重只差约{m}分贝；要紧的词说重一点。", NULL,
                                "轻重相差约", "分贝", NULL},
    [MEASURE_PITCH] = {1, 0, "声调比您平时高了约{m}个半音；放松一点，把声音放低。",
                       "声调比您平时低了约{m}个半音；打起精神，声音提一提。", NULL, "比平时高约",
                       "个半音", "比平时低约"},
    [MEASURE_PITCH_SWING] = {1, 0, "语调起伏太大，约{m}个半音；说得平和一些。",
                             "语调太平，起伏只有约{m}个半音；有一点轻重缓急，听着更亲切。", NULL,
                             "起伏约", "个半音", NULL},
    [MEASURE_CLARITY] = {1, 0, NULL, "有些字没说清楚；放慢一点，把每个字说完整。", NULL, "清晰度",
                         "%", NULL},
    [MEASURE_CALL_LENGTH] = {1 / 60.0, 0, "通话用了约{m}分钟，争取{l}分钟之内把事情说清楚。", NULL,
                             NULL, "通话约", "分钟", NULL},
    [MEASURE_REPLY_LENGTH] = {1, 0, "一口气说了约{m}个字；{l}个字以内说完，让客户也有机会开口。",
                              NULL, NULL, "说了约", "个字", NULL},
};

/* Appends, cut at the end of the room. */
static void say(char out[ADVICE_SENTENCE_SIZE], const char *text)
{
    size_t length = strlen(out);
    snprintf(out + length, ADVICE_SENTENCE_SIZE - length, "%s", text);
}

static void say_number(char out[ADVICE_SENTENCE_SIZE], double value, int decimals)
{
    char text[32];
    double tenfold = pow(10, decimals), rounded = round(fabs(value) * tenfold) / tenfold;
    snprintf(text, sizeof text, "%.*f", rounded == floor(rounded) ? 0 : decimals, rounded);
    say(out, text);
}

static void say_filled(char out[ADVICE_SENTENCE_SIZE], const struct saying *saying,
                       const char *text, double measured, double limit)
{
    while (*text) {
        size_t plain = strcspn(text, "{");
        char part[ADVICE_SENTENCE_SIZE];
        snprintf(part, sizeof part, "%.*s", (int)plain, text);
        say(out, part);
        text += plain;
        if (!*text)
            return;
        say_number(out, (text[1] == 'm' ? measured : limit) * saying->scale, saying->decimals);
        text += strlen("{m}");
    }
}

/* Above or below, and by which end it is told; false where nothing was measured. */
static bool say_measured(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule,
                         const struct standard *standard, const struct verdict *verdict)
{
    const struct saying *saying = &sayings[rule->measure];
    struct limit limit = rule->limit;
    if (saying->scale <= 0 || !verdict->unit ||
        (limit.number && (!standard || !rule_limits(rule, standard, &limit))))
        return false;
    bool high = verdict->measured > limit.at_most;
    double end = high ? limit.at_most : limit.at_least;
    bool other = saying->other && (high ? end < 0 : end > 0);
    const char *text = other ? saying->other : high ? saying->high : saying->low;
    if (!text || isnan(end))
        return false;
    say_filled(out, saying, text, verdict->measured, end);
    return true;
}

/* "要求150–320个字", "要求不超过5声". What is held against the person's own usual has no figure
 * that would tell anybody anything. */
static void say_wanted(char out[ADVICE_SENTENCE_SIZE], const struct saying *saying,
                       const struct limit *limit)
{
    bool least = !isnan(limit->at_least), most = !isnan(limit->at_most);
    if (saying->less || (!least && !most))
        return;
    say(out, least && most ? "，要求" : least ? "，要求不少于" : "，要求不超过");
    if (least)
        say_number(out, limit->at_least * saying->scale, saying->decimals);
    if (least && most)
        say(out, "–");
    if (most)
        say_number(out, limit->at_most * saying->scale, saying->decimals);
    say(out, saying->unit);
}

void advice_measured(const struct pack *pack, const struct standard *standard,
                     const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE])
{
    const struct rule *rule = verdict->kind == VERDICT_RULE ? pack_rule(pack, verdict->id) : NULL;
    const struct saying *saying = rule ? &sayings[rule->measure] : NULL;
    struct limit limit;
    out[0] = '\0';
    if (!saying || saying->scale <= 0 || !verdict->unit)
        return;
    limit = rule->limit;
    if (limit.number && standard)
        rule_limits(rule, standard, &limit);
    say(out, saying->less && verdict->measured < 0 ? saying->less : saying->fact);
    say_number(out, verdict->measured * saying->scale, saying->decimals);
    say(out, saying->unit);
    say_wanted(out, saying, &limit);
}

static const char *name_of(const struct pack *pack, const char *id)
{
    const struct utterance *utterance = id ? pack_utterance(pack, id) : NULL;
    return utterance ? utterance->name : "";
}

static void say_number_of_standard(char out[ADVICE_SENTENCE_SIZE], const struct standard *standard,
                                   const char *id)
{
    const struct number *number = standard && id ? standard_number(standard, id) : NULL;
    if (!number)
        return;
    say_number(out, number->value, 2);
    say(out, number->unit);
}

static void say_moves(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule)
{
    say(out, rule->need == NEED_ANY ? "下面这些至少要做到一样：" : "这几样都要做到：");
    for (size_t i = 0; i < rule->n_moves; i++) {
        say(out, i ? "、" : "");
        say(out, rule->moves[i]->name);
    }
    say(out, "。");
}

static const struct term *term_heard(const struct rule *rule, const struct verdict *verdict)
{
    for (size_t i = 0; i < rule->n_terms; i++) {
        if (strstr(verdict->heard, rule->terms[i].text))
            return &rule->terms[i];
    }
    return rule->n_terms ? &rule->terms[0] : NULL;
}

static void say_vocabulary(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule,
                           const struct verdict *verdict)
{
    const struct term *term = term_heard(rule, verdict);
    say(out, "专业词用多了，客户听不明白");
    if (term) {
        say(out, "：“");
        say(out, term->text);
        say(out, "”可以说成“");
        say(out, term->better);
        say(out, "”");
    }
    say(out, "。");
}

static void say_promise(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule,
                        const struct standard *standard)
{
    say(out, "答应客户的时间要说出来，而且不超过规定的");
    say_number_of_standard(out, standard, rule->limit.number);
    say(out, "。");
}

static void say_figure(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule,
                       const struct standard *standard)
{
    say(out, "规定里的数要说准");
    if (rule->n_numbers && standard && standard_number(standard, rule->numbers[0])) {
        say(out, "：是");
        say_number_of_standard(out, standard, rule->numbers[0]);
    }
    say(out, "。");
}

static void say_order(char out[ADVICE_SENTENCE_SIZE], const struct pack *pack,
                      const struct rule *rule)
{
    say(out, "顺序换一下：先");
    say(out, name_of(pack, rule->first));
    say(out, "，再");
    say(out, name_of(pack, rule->then));
    say(out, "。");
}

static void say_taboo(char out[ADVICE_SENTENCE_SIZE], const struct verdict *verdict)
{
    say(out, "“");
    say(out, verdict->heard);
    say(out, "”这样的话不能对客户说。");
}

/* Where nothing more is known, the rule's own name says what to do. */
static void say_rule(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule)
{
    say(out, "要做到：");
    say(out, rule->look ? rule->look : rule->name);
    say(out, "。");
}

void advice_sentence(const struct pack *pack, const struct standard *standard,
                     const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE])
{
    const struct rule *rule = verdict->kind == VERDICT_RULE ? pack_rule(pack, verdict->id) : NULL;
    out[0] = '\0';
    if (!rule || say_measured(out, rule, standard, verdict))
        return;
    if (rule->measure == MEASURE_HANG_UP)
        say(out, "等客户先挂断，您再放下电话。");
    else if (rule->measure == MEASURE_DETAILS)
        say(out, "客户报的姓名、电话、地址要原样复述一遍，请客户核对。");
    else if (rule->measure == MEASURE_ORDER)
        say_order(out, pack, rule);
    else if (rule->measure == MEASURE_TABOO && *verdict->heard)
        say_taboo(out, verdict);
    else if (rule->measure == MEASURE_MOVES)
        say_moves(out, rule);
    else if (rule->measure == MEASURE_PROMISE && rule->limit.number && standard)
        say_promise(out, rule, standard);
    else if (rule->measure == MEASURE_FIGURE)
        say_figure(out, rule, standard);
    else if (rule->measure == MEASURE_VOCABULARY)
        say_vocabulary(out, rule, verdict);
    else
        say_rule(out, rule);
}

void advice_origin(const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE])
{
    static const char *const texts[] = {
        [ORIGIN_REPLY] = "",
        [ORIGIN_UNHEARD] = "没听到您说话，这一项先空着；请培训师听了录音再定。",
        [ORIGIN_BEFORE] = "在第{m}轮已经说过了，这里算数。",
        [ORIGIN_MADE_UP] = "第{m}轮没说，这一轮补上了。",
        [ORIGIN_AHEAD] = "提前说了，轮到的时候算数。",
        [ORIGIN_LATER] = "这一轮没说，在第{m}轮补上了。",
    };
    static const struct saying counted = {.scale = 1};
    bool decided = verdict->origin == ORIGIN_UNHEARD && verdict->value != VERDICT_UNDECIDED;
    out[0] = '\0';
    if (!decided)
        say_filled(out, &counted, texts[verdict->origin], verdict->other, 0);
}

/* The taboo that was heard, by its wordings: a taboo's name need not be in its words. */
static const struct utterance *taboo_heard(const struct pack *pack, const struct rule *rule,
                                           const char *heard)
{
    for (size_t i = 0; i < pack->n_utterances && *heard; i++) {
        const struct utterance *taboo = &pack->utterances[i];
        if (!rule_forbids(pack, rule, taboo))
            continue;
        for (size_t k = 0; k < taboo->n_wordings; k++) {
            if (taboo->wordings[k].network.n_arcs > 0 &&
                network_accepts(&taboo->wordings[k].network, heard, pack->lexicon, NETWORK_WITHIN))
                return taboo;
        }
    }
    return NULL;
}

static const char *rule_better(const struct pack *pack, const struct turn *turn,
                               const struct verdict *verdict)
{
    const struct rule *rule = pack_rule(pack, verdict->id);
    if (rule && rule->measure == MEASURE_TABOO) {
        const struct utterance *taboo = taboo_heard(pack, rule, verdict->heard);
        return taboo ? taboo->better : NULL;
    }
    if (rule && rule->measure == MEASURE_MOVES && rule->n_moves && !rule->moves[0]->fitted)
        return rule->moves[0]->better;
    return turn && turn->n_expects ? turn->expects[0].utterance->better : NULL;
}

const char *advice_better(const struct pack *pack, const struct turn *turn,
                          const struct verdict *verdict)
{
    if (verdict->kind == VERDICT_RULE)
        return rule_better(pack, turn, verdict);
    for (size_t i = 0; turn && i < turn->n_expects; i++) {
        if (strcmp(turn->expects[i].utterance->id, verdict->id) == 0)
            return turn->expects[i].utterance->better;
    }
    const struct utterance *utterance = pack_utterance(pack, verdict->id);
    return utterance && !utterance->fitted ? utterance->better : NULL;
}
