/* Facts: the time, the number or the days that a turn expects in a wording's slots. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/finding_parts.h"

/* 今天九点半 and 晚上九点半 are both 21:30: a time of day that was said without its half of the day
 * is twelve hours less. */
static bool is_same_time(const char *value, const char *fact)
{
    char *rest;
    long hour = strtol(fact, &rest, 10);
    char twelve[32];
    snprintf(twelve, sizeof twelve, "%ld%s", hour - 12, rest);
    return *rest == ':' && hour > 12 && strcmp(value, twelve) == 0;
}

static bool is_figure(const char *text)
{
    return text[0] && strspn(text, "0123456789") == strlen(text);
}

/* 0307 and 307 are one number. */
static bool is_same_number(const char *value, const char *fact)
{
    return is_figure(value) && is_figure(fact) &&
           strcmp(value + strspn(value, "0"), fact + strspn(fact, "0")) == 0;
}

static bool fact_holds(const struct fact *fact, const char *value)
{
    for (size_t i = 0; i < fact->n_values; i++) {
        if (strcmp(value, fact->values[i]) == 0 || is_same_time(value, fact->values[i]) ||
            is_same_number(value, fact->values[i]))
            return true;
    }
    return false;
}

static enum readback fact_readback(const struct fact *fact, const struct heard_slot *slot)
{
    if (slot->value[0] && fact_holds(fact, slot->value))
        return READBACK_RIGHT;
    if (slot->match == SLOT_MATCHES)
        return READBACK_RIGHT;
    return slot->value[0] && slot->match == SLOT_DIFFERS ? READBACK_WRONG : READBACK_UNSURE;
}

static const struct fact *fact_of(const struct utterance *utterance, const char *slot)
{
    for (size_t i = 0; i < utterance->n_facts; i++) {
        if (strcmp(utterance->facts[i].slot, slot) == 0)
            return &utterance->facts[i];
    }
    return NULL;
}

static enum readback facts_readback(const struct utterance *utterance,
                                    const struct evidence *evidence)
{
    enum readback worst = READBACK_RIGHT;
    for (size_t i = 0; i < evidence->n_slots; i++) {
        const struct fact *fact = fact_of(utterance, evidence->slots[i].name);
        enum readback readback = fact ? fact_readback(fact, &evidence->slots[i]) : READBACK_RIGHT;
        worst = readback > worst ? readback : worst;
    }
    return worst;
}

void finding_check_facts(struct finding *finding, struct evidence *evidence)
{
    for (size_t i = 0; finding->utterance && finding->utterance->n_facts && i < finding->n_networks;
         i++) {
        enum readback readback = facts_readback(finding->utterance, &evidence[i]);
        if (evidence[i].verdict == EVIDENCE_NOT_SAID || readback <= READBACK_LIKELY)
            continue;
        if (readback == READBACK_WRONG && evidence_better(&evidence[i], finding->misread))
            finding->misread = &evidence[i];
        evidence[i].verdict = readback == READBACK_WRONG ? EVIDENCE_NOT_SAID : EVIDENCE_UNDECIDED;
    }
}
