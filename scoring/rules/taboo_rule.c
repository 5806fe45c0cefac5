#include "scoring/rules/word_rules.h"

/* The worst of the rule's taboos decides: one said breaks the rule, one that may have been said
 * leaves it open. */
void taboo_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
{
    const struct findings *findings = judging->findings;
    const struct evidence *worst = NULL;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        const struct evidence *evidence = finding->evidence;
        if (evidence && finding->utterance &&
            rule_forbids(judging->pack, rule, finding->utterance) &&
            evidence_better(evidence, worst) && !findings_outweigh(findings, evidence) &&
            !findings_excuse(findings, evidence, NULL))
            worst = evidence;
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
