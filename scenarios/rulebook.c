#include "scenarios/rulebook.h"

#include <math.h>
#include <string.h>

#include "scenarios/pack.h"

const char *criterion_of_text(enum criterion_of of)
{
    static const char *const texts[] = {"moves", "phrases", "rules"};
    return texts[of];
}

const char *rubric_style_text(enum rubric_style style)
{
    static const char *const texts[] = {"shares", "deductions"};
    return texts[style];
}

const struct criterion *rubric_criterion(const struct rubric *rubric, const char *id)
{
    for (size_t i = 0; i < rubric->n_criteria; i++) {
        if (strcmp(rubric->criteria[i].id, id) == 0)
            return &rubric->criteria[i];
    }
    return NULL;
}

int rubric_takes(const struct rubric *rubric, int points)
{
    return points * (rubric->per_point > 1 ? rubric->per_point : 1);
}

const struct number *standard_number(const struct standard *standard, const char *id)
{
    for (size_t i = 0; i < standard->n_numbers; i++) {
        if (strcmp(standard->numbers[i].id, id) == 0)
            return &standard->numbers[i];
    }
    return NULL;
}

bool rule_under(const struct rule *rule, const struct standard *standard)
{
    for (size_t i = 0; i < rule->n_standards; i++) {
        if (rule->standards[i] == standard)
            return true;
    }
    return rule->n_standards == 0;
}

bool rule_fits_place(const struct rule *rule, enum play_place place)
{
    static const char *const places[] = {"counter", "phone", "on_site"};
    return strcmp(rule->where, "any") == 0 || strcmp(rule->where, places[place]) == 0;
}

bool rule_limits(const struct rule *rule, const struct standard *standard, struct limit *out)
{
    *out = rule->limit;
    if (!rule->limit.number)
        return true;
    const struct number *number = standard_number(standard, rule->limit.number);
    if (!number)
        return false;
    out->at_most = number->value;
    out->source = number->source;
    return true;
}

static bool rule_names(const struct rule *rule, const struct utterance *taboo)
{
    for (size_t i = 0; i < rule->n_taboos; i++) {
        if (rule->taboos[i] == taboo)
            return true;
    }
    return false;
}

bool rule_forbids(const struct pack *pack, const struct rule *rule, const struct utterance *taboo)
{
    if (rule->measure != MEASURE_TABOO || taboo->kind != UTTERANCE_TABOO)
        return false;
    if (rule->n_taboos)
        return rule_names(rule, taboo);
    for (size_t i = 0; i < pack->n_rules; i++) {
        if (rule_names(&pack->rules[i], taboo))
            return false;
    }
    return true;
}
