#include "scoring/word_rules.h"

/* The same sound cannot be both: a taboo inside a longer wording that was said and scores better is
 * a part of that wording. Taboos do not excuse one another. */
static bool is_part(const struct evidence *taboo, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *other = &findings->items[i];
        bool forbidden = other->utterance && other->utterance->kind == UTTERANCE_TABOO;
        if (!forbidden && finding_verdict(other) == EVIDENCE_SAID &&
            other->evidence->n_syllables > taboo->n_syllables &&
            other->evidence->score > taboo->score && evidence_inside(taboo, other->evidence))
            return true;
    }
    return false;
}

static bool is_worse(const struct evidence *evidence, const struct evidence *worst)
{
    return !worst || evidence->verdict > worst->verdict ||
           (evidence->verdict == worst->verdict && evidence->score > worst->score);
}

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
            rule_forbids(judging->pack, rule, finding->utterance) && is_worse(evidence, worst) &&
            !is_part(evidence, findings) && !findings_excuse(findings, evidence, NULL))
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
