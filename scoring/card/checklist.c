#include "scoring/card/checklist.h"

static bool fits(const struct rule *rule, enum play_place place, const struct standard *standard)
{
    return rule->measure == MEASURE_EYE && rule_under(rule, standard) &&
           rule_fits_place(rule, place);
}

size_t checklist_rules(const struct pack *pack, enum play_place place,
                       const struct standard *standard, const struct rule **out, size_t max)
{
    size_t n = 0;
    for (size_t group = 0; group <= pack->n_groups; group++) { /* the last: those of none */
        const struct rule_group *of = group < pack->n_groups ? &pack->groups[group] : NULL;
        for (size_t i = 0; i < pack->n_rules; i++) {
            const struct rule *rule = &pack->rules[i];
            if (rule->group != of || !fits(rule, place, standard))
                continue;
            if (n < max)
                out[n] = rule;
            n++;
        }
    }
    return n;
}
