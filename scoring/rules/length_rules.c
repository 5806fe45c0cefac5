/* How many terms were said, and how long the reply is. */
#include <math.h>

#include "scoring/rules/word_rules.h"

struct count {
    size_t said, unsure;
    const struct evidence *first, *first_unsure;
};

static void count_term(struct count *count, const struct findings *findings,
                       const struct finding *finding)
{
    enum evidence_verdict said = finding_verdict(finding);
    if (said == EVIDENCE_NOT_SAID || findings_excuse(findings, finding->evidence, NULL) ||
        findings_outweigh(findings, finding->evidence))
        return;
    const struct evidence **first = said == EVIDENCE_SAID ? &count->first : &count->first_unsure;
    *(said == EVIDENCE_SAID ? &count->said : &count->unsure) += 1;
    if (!*first || finding->earliest->start_ms < (*first)->start_ms)
        *first = finding->earliest;
}

void vocabulary_judge(const struct rule *rule, const struct judging *judging,
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

/* What a standard phrase takes is not counted against anybody. */
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

void reply_length_judge(const struct rule *rule, const struct judging *judging,
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
