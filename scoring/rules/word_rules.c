/* Each measure reads the findings of its reply, and shows the evidence that decides. */
#include "scoring/rules/word_rules.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scenarios/fill/duration.h"

/* Order */

static void order_show(struct verdict *verdict, const struct evidence *a, const struct evidence *b)
{
    const struct evidence *early = a->start_ms <= b->start_ms ? a : b;
    const struct evidence *late = early == a ? b : a;
    verdict_show(verdict, early);
    verdict->score = a->score < b->score ? a->score : b->score;
    size_t length = strlen(verdict->heard);
    static const char gap[] = "……";
    if (length + sizeof gap < sizeof verdict->heard)
        memcpy(verdict->heard + length, gap, sizeof gap);
    evidence_text(late, verdict->heard, sizeof verdict->heard);
    verdict->end_ms = late->end_ms > early->end_ms ? late->end_ms : early->end_ms;
}

/* Standard phrases excuse what comes too early in them: G-6.7 promises help before the questions of
 * G-5.2.3 are put, and G-6.8 names the cause first. */
static void order_judge(const struct rule *rule, const struct judging *judging,
                        struct verdict *verdict)
{
    const struct findings *findings = judging->findings;
    const struct finding *first = findings_of(findings, pack_utterance(judging->pack, rule->first));
    const struct finding *then = findings_of(findings, pack_utterance(judging->pack, rule->then));
    enum evidence_verdict said_first = finding_verdict(first), said_then = finding_verdict(then);
    verdict->value = VERDICT_NOT_APPLICABLE;
    if (said_first == EVIDENCE_NOT_SAID || said_then == EVIDENCE_NOT_SAID)
        return;
    const struct evidence *a = first->earliest, *b = then->earliest;
    bool sure = said_first == EVIDENCE_SAID && said_then == EVIDENCE_SAID;
    bool kept = a->start_ms <= b->start_ms || findings_excuse(findings, b, then->utterance);
    verdict->value = !sure ? VERDICT_UNDECIDED : kept ? VERDICT_MET : VERDICT_NOT_MET;
    order_show(verdict, a, b);
}

/* Taboos */

enum { BREACHES_MAX = 8 }; /* told apart in one reply; more make it no worse */

struct breaches {                              /* of one rule, in one reply */
    const struct evidence *said[BREACHES_MAX]; /* in places of their own */
    size_t n_said;
    const struct evidence *unsure; /* the best of what may have been said */
    float score;                   /* the best of all */
};

/* Two wordings found in one place are one breach, the one that is heard better. */
static void breach_add(struct breaches *breaches, const struct evidence *evidence)
{
    for (size_t i = 0; i < breaches->n_said; i++) {
        if (!evidence_overlaps(breaches->said[i], evidence))
            continue;
        if (evidence_better(evidence, breaches->said[i]))
            breaches->said[i] = evidence;
        return;
    }
    if (breaches->n_said < BREACHES_MAX)
        breaches->said[breaches->n_said++] = evidence;
}

static void breach_take(struct breaches *breaches, const struct findings *findings,
                        const struct evidence *evidence)
{
    if (evidence->verdict == EVIDENCE_NOT_SAID) {
        breaches->score = evidence->score > breaches->score ? evidence->score : breaches->score;
        return;
    }
    enum outweighed outweighed = findings_outweigh(findings, evidence);
    if (outweighed == OUTWEIGHED_FULLY || findings_excuse(findings, evidence, NULL))
        return;
    if (evidence->verdict == EVIDENCE_SAID && outweighed == OUTWEIGHED_NOT)
        breach_add(breaches, evidence);
    else if (!breaches->unsure || evidence->score > breaches->unsure->score)
        breaches->unsure = evidence;
}

static const struct evidence *breach_first(const struct breaches *breaches)
{
    const struct evidence *first = NULL;
    for (size_t i = 0; i < breaches->n_said; i++) {
        if (!first || breaches->said[i]->start_ms < first->start_ms)
            first = breaches->said[i];
    }
    return first;
}

/* What only one rule says: that of all taboos that no other rule names. */
static bool is_of_the_rest(const struct rule *rule)
{
    return rule->n_taboos == 0;
}

/* Whether a taboo was said or anything that a reply may be given for: a move, a phrase. */
static bool anything_said(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].utterance && finding_verdict(&findings->items[i]) == EVIDENCE_SAID)
            return true;
    }
    return false;
}

/* Words that are rude, or a sin of the trade, in ways that no list holds: none of them is to be
 * shown, it is the whole reply. Where anything that is listed was said, the list decides, unless
 * the words leave no doubt (docs/judging.md says how often that wrongs anybody). */
static void tone_judge(const struct judging *judging, struct verdict *verdict)
{
    const struct heard_tone *tone = &judging->findings->tone;
    if (tone->tone == TONE_FINE ||
        (tone->tone != TONE_CERTAINLY_FORBIDDEN && anything_said(judging->findings)))
        return;
    bool broken = tone->tone != TONE_PERHAPS_FORBIDDEN, named = tone->kind && tone->kind[0];
    if (!broken && verdict->value == VERDICT_UNDECIDED)
        return; /* what may have been said is shown */
    verdict->value = broken ? VERDICT_NOT_MET : VERDICT_UNDECIDED;
    verdict->times = broken;
    snprintf(verdict->heard, sizeof verdict->heard, "整句话%s%s%s", named ? "（" : "",
             named ? tone->kind : "", named ? "）" : "");
}

/* Each place where one of the rule's taboos was said is a breach, and the first is shown; where
 * there is none, a taboo that may have been said leaves the rule open. */
static void taboo_judge(const struct rule *rule, const struct judging *judging,
                        struct verdict *verdict)
{
    const struct findings *findings = judging->findings;
    struct breaches breaches = {0};
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        bool forbids = finding->utterance && rule_forbids(judging->pack, rule, finding->utterance);
        for (size_t k = 0; forbids && k < finding->n_networks; k++)
            breach_take(&breaches, findings, &findings->evidence[finding->first_network + k]);
    }
    const struct evidence *shown = breaches.n_said ? breach_first(&breaches) : breaches.unsure;
    verdict->value = breaches.n_said   ? VERDICT_NOT_MET
                     : breaches.unsure ? VERDICT_UNDECIDED
                                       : VERDICT_MET;
    verdict->score = breaches.score;
    if (shown)
        verdict_show(verdict, shown);
    verdict->times = (int)breaches.n_said;
    if (verdict->value != VERDICT_NOT_MET && is_of_the_rest(rule))
        tone_judge(judging, verdict);
}

/* Details. Which of them the turn asks back is held in the probes of the moves that it expects. One
 * said wrong, or not said back at all, breaks the rule: silence must not be worth more than a slip.
 */

/* Whether this is the detail or a part of it: the surname of a name, the estate of an address, the
 * last digits of a phone. */
static bool detail_belongs(const struct customer *customer, const char *id, const char *whole)
{
    size_t length = strlen(whole);
    if (strcmp(id, whole) == 0 || (strncmp(id, whole, length) == 0 && id[length] == '_'))
        return true;
    const char *part = customer ? customer_detail(customer, id) : NULL;
    const char *all = customer ? customer_detail(customer, whole) : NULL;
    return part && part[0] && all && strstr(all, part) != NULL;
}

static bool probe_asks(const struct probe *probe, const struct rule *rule,
                       const struct customer *customer)
{
    for (size_t i = 0; probe && i < probe->n_slots; i++) {
        for (size_t k = 0; probe->slots[i].detail && k < rule->n_details; k++) {
            if (detail_belongs(customer, probe->slots[i].detail, rule->details[k]))
                return true;
        }
    }
    return false;
}

static bool utterance_asks(const struct utterance *utterance, const struct rule *rule,
                           const struct customer *customer)
{
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        if (probe_asks(utterance->wordings[i].probe, rule, customer))
            return true;
    }
    return false;
}

static enum verdict_value details_value(const struct finding *finding)
{
    switch (finding_verdict(finding)) {
    case EVIDENCE_SAID:
        return finding->readback == READBACK_RIGHT ? VERDICT_MET : VERDICT_UNDECIDED;
    case EVIDENCE_UNDECIDED:
        return finding->misread ? VERDICT_NOT_MET : VERDICT_UNDECIDED;
    default:
        return VERDICT_NOT_MET;
    }
}

/* The worst of what was asked back decides. */
static void details_judge(const struct rule *rule, const struct judging *judging,
                          struct verdict *verdict)
{
    const struct turn *turn = judging->turn;
    verdict->value = VERDICT_NOT_APPLICABLE;
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *utterance = turn->expects[i].utterance;
        if (!utterance_asks(utterance, rule, judging->scene->customer))
            continue;
        const struct finding *finding = findings_of(judging->findings, utterance);
        enum verdict_value value = details_value(finding);
        if (verdict_gravity(value) <= verdict_gravity(verdict->value))
            continue;
        verdict->value = value;
        if (value == VERDICT_NOT_MET && finding->misread)
            verdict_show(verdict, finding->misread);
        else if (value != VERDICT_NOT_MET)
            verdict_show(verdict, finding->evidence);
        else
            verdict_show(verdict, NULL);
    }
}

/* Promises */

/* A time of day only tells the day, so it cannot be held against a limit of minutes or hours. */
static bool time_promised(const struct heard_slot *slot, const char *unit, double *out)
{
    static const struct duration day = {24 * 60, false};
    struct duration duration;
    double in_unit;
    return duration_read_time(slot->value, &duration) && duration_in(&day, unit, &in_unit) &&
           in_unit <= 1 && duration_in(&duration, unit, out);
}

/* What was promised, in the standard's unit; false where it could not be read. */
static bool promised(const struct evidence *evidence, const char *unit, double *out)
{
    struct duration duration;
    const struct heard_slot *slot = evidence_slot(evidence, "duration");
    if (slot)
        return duration_read(slot->value, &duration) && duration_in(&duration, unit, out);
    slot = evidence_slot(evidence, "time");
    return slot && time_promised(slot, unit, out);
}

struct promise {
    const struct evidence *evidence; /* NULL: none */
    bool read;
    double amount;
};

/* Of two that were read in the same place the better one counts; else the longer promise, and any
 * that was read before one that was not. */
static bool promise_outweighs(const struct promise *a, const struct promise *b)
{
    if (!b->evidence || a->read != b->read)
        return !b->evidence || a->read;
    if (!a->read || evidence_overlaps(a->evidence, b->evidence))
        return a->evidence->score > b->evidence->score;
    return a->amount > b->amount;
}

/* Whether the turn asks for a promise. If not, only one that was surely made counts: an open
 * duration finds something in many a reply. */
static bool promise_expected(const struct rule *rule, const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        for (size_t k = 0; k < rule->n_moves; k++) {
            if (turn->expects[i].utterance->id == rule->moves[k]->id)
                return true;
        }
    }
    return false;
}

static struct promise promise_find(const struct findings *findings, const struct finding *finding,
                                   const char *unit)
{
    struct promise best = {0};
    for (size_t i = 0; finding && i < finding->n_networks; i++) {
        const struct evidence *evidence = &findings->evidence[finding->first_network + i];
        struct promise here = {.evidence = evidence};
        if (evidence->verdict == EVIDENCE_NOT_SAID || findings_excuse(findings, evidence, NULL))
            continue;
        here.read = evidence->verdict == EVIDENCE_SAID && promised(evidence, unit, &here.amount);
        if (promise_outweighs(&here, &best))
            best = here;
    }
    return best;
}

static void promise_judge(const struct rule *rule, const struct judging *judging,
                          struct verdict *verdict)
{
    const struct standard *standard = judging->scene->standard;
    const struct number *number =
        standard && rule->limit.number ? standard_number(standard, rule->limit.number) : NULL;
    verdict->value = VERDICT_NOT_APPLICABLE;
    if (!number)
        return;
    struct promise promise = promise_find(
        judging->findings, findings_of_words(judging->findings, rule->promises), number->unit);
    bool sure = promise.read && promise.evidence->score >= PROHIBITED_SAID_FROM;
    if (!promise.evidence || (!sure && !promise_expected(rule, judging->turn)))
        return;
    verdict_show(verdict, promise.evidence);
    verdict->value = VERDICT_UNDECIDED;
    if (!promise.read)
        return;
    verdict->unit = unit_code(number->unit);
    verdict->measured = promise.amount;
    verdict->value = promise.amount > number->value + 1e-9 ? VERDICT_NOT_MET : VERDICT_MET;
}

/* Figures */

static enum verdict_value figure_value(const struct finding *finding)
{
    switch (finding_verdict(finding)) {
    case EVIDENCE_SAID:
        return finding->readback == READBACK_RIGHT ? VERDICT_MET : VERDICT_UNDECIDED;
    case EVIDENCE_UNDECIDED:
        return VERDICT_UNDECIDED;
    default:
        return VERDICT_NOT_APPLICABLE;
    }
}

/* A rule may be about two numbers of one unit, 7 % above and 10 % below: one is not the other said
 * wrong. */
static bool figure_is_another(const struct rule *rule, const struct standard *standard,
                              const struct evidence *evidence)
{
    for (size_t i = 0; i < rule->n_numbers; i++) {
        const struct number *number = standard_number(standard, rule->numbers[i]);
        if (number && evidence_is_figure(evidence, number->value))
            return true;
    }
    return false;
}

/* The worst that was said of one number: a wrong figure before an unsure one before the right. */
static void figure_weigh(const struct rule *rule, const struct judging *judging,
                         const struct finding *finding, struct verdict *verdict)
{
    const struct evidence *evidence = finding->misread;
    enum verdict_value value = VERDICT_NOT_MET;
    if (!evidence || findings_excuse(judging->findings, evidence, NULL) ||
        figure_is_another(rule, judging->scene->standard, evidence)) {
        evidence = finding->evidence;
        value = figure_value(finding);
    }
    if (verdict_gravity(value) <= verdict_gravity(verdict->value))
        return;
    verdict->value = value;
    verdict_show(verdict, evidence);
}

/* Speaking of the matter without its figure breaks the rule too. */
static void figure_missing(const struct rule *rule, const struct judging *judging,
                           struct verdict *verdict)
{
    for (size_t i = 0; i < rule->n_moves; i++) {
        const struct finding *finding = findings_of(judging->findings, rule->moves[i]);
        if (finding_verdict(finding) == EVIDENCE_NOT_SAID || verdict->value == VERDICT_NOT_MET ||
            findings_excuse(judging->findings, finding->evidence, rule->moves[i]))
            continue;
        verdict->value =
            finding_verdict(finding) == EVIDENCE_SAID ? VERDICT_NOT_MET : VERDICT_UNDECIDED;
        verdict_show(verdict, finding->evidence);
    }
}

static void figure_judge(const struct rule *rule, const struct judging *judging,
                         struct verdict *verdict)
{
    const struct standard *standard = judging->scene->standard;
    bool given = false;
    verdict->value = VERDICT_NOT_APPLICABLE;
    for (size_t i = 0; standard && i < rule->n_numbers; i++) {
        const struct number *number = standard_number(standard, rule->numbers[i]);
        const struct finding *finding =
            number ? findings_of_words(judging->findings, number->said) : NULL;
        given |= finding != NULL;
        if (finding)
            figure_weigh(rule, judging, finding, verdict);
    }
    if (given && verdict->value == VERDICT_NOT_APPLICABLE)
        figure_missing(rule, judging, verdict);
}

/* Lengths: how many terms were said, how long the reply is. */

struct count {
    size_t said, unsure;
    const struct evidence *first, *first_unsure;
};

static void count_term(struct count *count, const struct findings *findings,
                       const struct finding *finding)
{
    enum evidence_verdict said = finding_verdict(finding);
    if (said == EVIDENCE_NOT_SAID || findings_excuse(findings, finding->evidence, NULL))
        return;
    enum outweighed outweighed = findings_outweigh(findings, finding->evidence);
    if (outweighed == OUTWEIGHED_FULLY)
        return;
    if (outweighed == OUTWEIGHED_NEARLY_SO)
        said = EVIDENCE_UNDECIDED;
    const struct evidence **first = said == EVIDENCE_SAID ? &count->first : &count->first_unsure;
    *(said == EVIDENCE_SAID ? &count->said : &count->unsure) += 1;
    if (!*first || finding->earliest->start_ms < (*first)->start_ms)
        *first = finding->earliest;
}

static void vocabulary_judge(const struct rule *rule, const struct judging *judging,
                             struct verdict *verdict)
{
    struct count count = {0};
    for (size_t i = 0; i < rule->n_terms; i++)
        count_term(&count, judging->findings,
                   findings_of_words(judging->findings, rule->terms[i].wordings));
    double most = rule->limit.at_most;
    verdict->unit = "times";
    verdict->measured = (double)count.said;
    verdict->value = (double)count.said > most                    ? VERDICT_NOT_MET
                     : (double)(count.said + count.unsure) > most ? VERDICT_UNDECIDED
                                                                  : VERDICT_MET;
    if (count.first)
        verdict_show(verdict, count.first);
    else if (verdict->value == VERDICT_UNDECIDED)
        verdict_show(verdict, count.first_unsure);
}

/* The syllables of a standard phrase are not counted against anybody. */
static size_t syllables_counted(const struct judging *judging)
{
    const struct heard *heard = judging->heard;
    size_t count = 0;
    for (size_t i = 0; i < heard->n_nuclei; i++) {
        struct evidence nucleus = {.start_ms = heard->nuclei_ms[i], .end_ms = heard->nuclei_ms[i]};
        count += !findings_excuse(judging->findings, &nucleus, NULL);
    }
    return count;
}

static void reply_length_judge(const struct rule *rule, const struct judging *judging,
                               struct verdict *verdict)
{
    const struct heard *heard = judging->heard;
    double most = rule->limit.at_most, all = (double)heard->n_nuclei;
    verdict->unit = "syllables";
    verdict->measured = all;
    verdict->value =
        all > most && (double)syllables_counted(judging) > most ? VERDICT_NOT_MET : VERDICT_MET;
    verdict->score = 1;
    if (verdict->value == VERDICT_NOT_MET) {
        verdict->start_ms = heard->segments[0].start_ms;
        verdict->end_ms = heard->segments[heard->n_segments - 1].end_ms;
    }
}

/* What is said of them */

static const char *name_of(const struct pack *pack, const char *id)
{
    const struct utterance *utterance = id ? pack_utterance(pack, id) : NULL;
    return utterance ? utterance->name : "";
}

static bool order_say(const struct broken *broken, char out[SAYING_SIZE])
{
    sentence_add(out, "顺序换一下：先");
    sentence_add(out, name_of(broken->pack, broken->rule->first));
    sentence_add(out, "，再");
    sentence_add(out, name_of(broken->pack, broken->rule->then));
    sentence_add(out, "。");
    return true;
}

static bool taboo_say(const struct broken *broken, char out[SAYING_SIZE])
{
    if (!*broken->verdict->heard)
        return false;
    sentence_add(out, "“");
    sentence_add(out, broken->verdict->heard);
    sentence_add(out, "”这样的话不能对客户说。");
    return true;
}

static bool details_say(const struct broken *broken, char out[SAYING_SIZE])
{
    (void)broken;
    sentence_add(out, "客户报的姓名、电话、地址要原样复述一遍，请客户核对。");
    return true;
}

static void say_number_of_standard(char out[SAYING_SIZE], const struct standard *standard,
                                   const char *id)
{
    const struct number *number = standard && id ? standard_number(standard, id) : NULL;
    if (!number)
        return;
    sentence_add_number(out, number->value, 2);
    sentence_add(out, number->unit);
}

static bool promise_say(const struct broken *broken, char out[SAYING_SIZE])
{
    const char *number = broken->rule->limit.number;
    if (!number || !broken->standard)
        return false;
    sentence_add(out, "答应客户的时间要说出来，而且不超过规定的");
    say_number_of_standard(out, broken->standard, number);
    sentence_add(out, "。");
    return true;
}

static bool figure_say(const struct broken *broken, char out[SAYING_SIZE])
{
    const struct rule *rule = broken->rule;
    const struct standard *standard = broken->standard;
    sentence_add(out, "规定里的数要说准");
    if (rule->n_numbers && standard && standard_number(standard, rule->numbers[0])) {
        sentence_add(out, "：是");
        say_number_of_standard(out, standard, rule->numbers[0]);
    }
    sentence_add(out, "。");
    return true;
}

static const struct term *term_heard(const struct rule *rule, const struct verdict *verdict)
{
    for (size_t i = 0; i < rule->n_terms; i++) {
        if (strstr(verdict->heard, rule->terms[i].text))
            return &rule->terms[i];
    }
    return rule->n_terms ? &rule->terms[0] : NULL;
}

static bool vocabulary_say(const struct broken *broken, char out[SAYING_SIZE])
{
    const struct term *term = term_heard(broken->rule, broken->verdict);
    sentence_add(out, "专业词用多了，客户听不明白");
    if (term) {
        sentence_add(out, "：“");
        sentence_add(out, term->text);
        sentence_add(out, "”可以说成“");
        sentence_add(out, term->better);
        sentence_add(out, "”");
    }
    sentence_add(out, "。");
    return true;
}

/* The measures by words that are judged at a reply: a row each. */
static const struct {
    void (*judge)(const struct rule *, const struct judging *, struct verdict *);
    struct saying saying;
} measures[N_MEASURES] = {
    [MEASURE_ORDER] = {order_judge, {.sentence = order_say}},
    [MEASURE_TABOO] = {taboo_judge, {.sentence = taboo_say}},
    [MEASURE_DETAILS] = {details_judge, {.sentence = details_say}},
    [MEASURE_PROMISE] = {promise_judge, {.sentence = promise_say}},
    [MEASURE_FIGURE] = {figure_judge, {.sentence = figure_say}},
    [MEASURE_VOCABULARY] = {vocabulary_judge, {.sentence = vocabulary_say}},
    [MEASURE_REPLY_LENGTH] = {reply_length_judge,
                              {.scale = 1,
                               .high = "一口气说了约{m}个字；{l}个字以内说完，让客户也有机会开口。",
                               .fact = "说了约",
                               .unit = "个字"}},
};

void words_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
{
    if (measures[rule->measure].judge)
        measures[rule->measure].judge(rule, judging, verdict);
}

const struct saying *words_saying(enum measure measure)
{
    return &measures[measure].saying;
}
