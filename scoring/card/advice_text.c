/* The words of advice. The sentences about rules are ours; what to say instead comes from the pack.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scoring/card/advice.h"
#include "scoring/end_judge.h"
#include "scoring/rules/rule_judge.h"

/* The judge of a measure gives its words. */
static const struct saying *saying_of(enum measure measure)
{
    return measure_info(measure)->moment == AT_THE_END ? end_saying(measure) : rule_saying(measure);
}

static void say_filled(char out[ADVICE_SENTENCE_SIZE], const struct saying *saying,
                       const char *text, double measured, double limit)
{
    while (*text) {
        size_t plain = strcspn(text, "{");
        char part[ADVICE_SENTENCE_SIZE];
        snprintf(part, sizeof part, "%.*s", (int)plain, text);
        sentence_add(out, part);
        text += plain;
        if (!*text)
            return;
        sentence_add_number(out, (text[1] == 'm' ? measured : limit) * saying->scale,
                            saying->decimals);
        text += strlen("{m}");
    }
}

/* Above or below, and by which end it is told; false where nothing was measured. */
static bool say_measured(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule,
                         const struct standard *standard, const struct verdict *verdict)
{
    const struct saying *saying = saying_of(rule->measure);
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

/* "要求150–320个字", "要求不超过5声". A limit against the person's own usual is left out: its
 * figure would tell nobody anything. */
static void say_wanted(char out[ADVICE_SENTENCE_SIZE], const struct saying *saying,
                       const struct limit *limit)
{
    bool least = !isnan(limit->at_least), most = !isnan(limit->at_most);
    if (saying->less || (!least && !most))
        return;
    sentence_add(out, least && most ? "，要求" : least ? "，要求不少于" : "，要求不超过");
    if (least)
        sentence_add_number(out, limit->at_least * saying->scale, saying->decimals);
    if (least && most)
        sentence_add(out, "–");
    if (most)
        sentence_add_number(out, limit->at_most * saying->scale, saying->decimals);
    sentence_add(out, saying->unit);
}

void advice_measured(const struct pack *pack, const struct standard *standard,
                     const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE])
{
    const struct rule *rule = verdict->kind == VERDICT_RULE ? pack_rule(pack, verdict->id) : NULL;
    const struct saying *saying = rule ? saying_of(rule->measure) : NULL;
    struct limit limit;
    out[0] = '\0';
    if (!saying || saying->scale <= 0 || !verdict->unit)
        return;
    limit = rule->limit;
    if (limit.number && standard)
        rule_limits(rule, standard, &limit);
    sentence_add(out, saying->less && verdict->measured < 0 ? saying->less : saying->fact);
    sentence_add_number(out, verdict->measured * saying->scale, saying->decimals);
    sentence_add(out, saying->unit);
    say_wanted(out, saying, &limit);
}

/* Where nothing more is known, the rule's own name says what to do. */
static void say_rule(char out[ADVICE_SENTENCE_SIZE], const struct rule *rule)
{
    sentence_add(out, "要做到：");
    sentence_add(out, rule->look ? rule->look : rule->name);
    sentence_add(out, "。");
}

void advice_sentence(const struct pack *pack, const struct standard *standard,
                     const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE])
{
    const struct rule *rule = verdict->kind == VERDICT_RULE ? pack_rule(pack, verdict->id) : NULL;
    struct broken broken = {pack, standard, rule, verdict};
    out[0] = '\0';
    if (!rule || say_measured(out, rule, standard, verdict))
        return;
    saying_fn *sentence = saying_of(rule->measure)->sentence;
    if (!sentence || !sentence(&broken, out))
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
