#include <string.h>

#include "scoring/rules/word_rules.h"

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

/* What comes too early is excused inside a standard phrase: G-6.7 promises help before the
 * questions of G-5.2.3 are put, and G-6.8 names the cause first. */
void order_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
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
