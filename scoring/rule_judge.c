#include "scoring/rule_judge.h"

#include <string.h>

#include "scoring/conduct.h"

/* The same sound cannot be both: a taboo inside a longer wording that was said and scores better is
 * a part of that wording. Taboos do not excuse one another. */
static bool taboo_excused(const struct evidence *taboo, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *other = &findings->items[i];
        if (other->utterance->kind != UTTERANCE_TABOO && finding_verdict(other) == EVIDENCE_SAID &&
            other->evidence->n_syllables > taboo->n_syllables &&
            other->evidence->score > taboo->score && evidence_inside(taboo, other->evidence))
            return true;
    }
    return false;
}

static void verdict_show(struct verdict *verdict, const struct evidence *evidence)
{
    verdict->start_ms = evidence->start_ms;
    verdict->end_ms = evidence->end_ms;
    evidence_text(evidence, verdict->heard, sizeof verdict->heard);
}

/* The worst of the rule's taboos decides: one said breaks the rule, one that may have been said
 * leaves it open. */
static void taboo_judge(const struct rule *rule, const struct pack *pack,
                        const struct findings *findings, struct verdict *verdict)
{
    const struct evidence *worst = NULL;
    for (size_t i = 0; i < findings->count; i++) {
        const struct evidence *evidence = findings->items[i].evidence;
        if (!rule_forbids(pack, rule, findings->items[i].utterance) || !evidence ||
            taboo_excused(evidence, findings))
            continue;
        bool worse = !worst || evidence->verdict > worst->verdict ||
                     (evidence->verdict == worst->verdict && evidence->score > worst->score);
        worst = worse ? evidence : worst;
    }
    verdict->value = VERDICT_MET;
    if (!worst)
        return;
    verdict->score = worst->score;
    if (worst->verdict == EVIDENCE_NOT_SAID)
        return;
    verdict->value = worst->verdict == EVIDENCE_SAID ? VERDICT_NOT_MET : VERDICT_UNDECIDED;
    verdict_show(verdict, worst);
}

/* What comes too early is excused inside a standard phrase of this turn that was itself said: G-6.7
 * promises help before the questions of G-5.2.3 are put, and G-6.8 names the cause first. */
static bool order_excused(const struct finding *then, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *other = &findings->items[i];
        if (other != then && other->utterance->kind == UTTERANCE_PHRASE &&
            finding_verdict(other) == EVIDENCE_SAID &&
            evidence_inside(then->earliest, other->evidence))
            return true;
    }
    return false;
}

static void order_show(struct verdict *verdict, const struct evidence *a, const struct evidence *b)
{
    const struct evidence *early = a->start_ms <= b->start_ms ? a : b;
    const struct evidence *late = early == a ? b : a;
    verdict_show(verdict, early);
    size_t length = strlen(verdict->heard);
    static const char gap[] = "……";
    if (length + sizeof gap < sizeof verdict->heard)
        memcpy(verdict->heard + length, gap, sizeof gap);
    evidence_text(late, verdict->heard, sizeof verdict->heard);
    verdict->end_ms = late->end_ms > early->end_ms ? late->end_ms : early->end_ms;
}

static void order_judge(const struct rule *rule, const struct pack *pack,
                        const struct findings *findings, struct verdict *verdict)
{
    const struct finding *first = findings_of(findings, pack_utterance(pack, rule->first));
    const struct finding *then = findings_of(findings, pack_utterance(pack, rule->then));
    enum evidence_verdict said_first = finding_verdict(first), said_then = finding_verdict(then);
    verdict->value = VERDICT_NOT_APPLICABLE;
    if (said_first == EVIDENCE_NOT_SAID || said_then == EVIDENCE_NOT_SAID)
        return;
    const struct evidence *a = first->earliest, *b = then->earliest;
    bool sure = said_first == EVIDENCE_SAID && said_then == EVIDENCE_SAID;
    bool kept = a->start_ms <= b->start_ms || order_excused(then, findings);
    verdict->value = !sure ? VERDICT_UNDECIDED : kept ? VERDICT_MET : VERDICT_NOT_MET;
    verdict->score = a->score < b->score ? a->score : b->score;
    order_show(verdict, a, b);
}

bool rule_judged(const struct rule *rule, const struct scene *scene)
{
    bool under = rule->n_standards == 0 || (scene->standard && rule_under(rule, scene->standard));
    return under && measure_info(rule->measure)->moment != AT_THE_END;
}

void rule_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
{
    if (rule->measure == MEASURE_TABOO)
        taboo_judge(rule, judging->pack, judging->findings, verdict);
    else if (rule->measure == MEASURE_ORDER)
        order_judge(rule, judging->pack, judging->findings, verdict);
    else if (measure_info(rule->measure)->judged_by == JUDGED_BY_SOUND)
        conduct_judge(rule, judging, verdict);
    else
        verdict->value = VERDICT_NOT_APPLICABLE;
}
