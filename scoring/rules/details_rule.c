/* Details: what the turn asks back is held in the probes of the moves it expects. Said wrong, or
 * not said back at all, breaks the rule: silence must not be worth more than a slip. */
#include <string.h>

#include "scoring/rules/word_rules.h"

/* A part of a detail is that detail: the surname of the name, the estate of the address, the last
 * digits of the phone. */
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
void details_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
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
