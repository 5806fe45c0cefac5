/* What a rule's measure needs and takes, and the criterion it counts for. */
#include <string.h>

#include "scenarios/load/load_rule.h"

static bool pack_has_taboos(const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_TABOO)
            return true;
    }
    return false;
}

static void check_order_end(struct loader *loader, const struct rule *rule, const char *id,
                            const char *key)
{
    if (!id) {
        LOADER_PROBLEM(loader, rule->at, "'%s' is missing: an order rule has two ends", key);
        return;
    }
    const struct utterance *utterance = find_utterance(loader, id, rule->at, "phrase or move");
    if (utterance && utterance->kind == UTTERANCE_TABOO)
        LOADER_PROBLEM(loader, rule->at, "'%s' is a taboo: an order rule needs phrases or moves",
                       id);
    if (utterance && utterance->fitted)
        LOADER_PROBLEM(loader, rule->at,
                       "'%s' is fitted to each customer: an order rule cannot name it", id);
}

static void check_order(struct loader *loader, const struct rule *rule)
{
    check_order_end(loader, rule, rule->first, "first");
    check_order_end(loader, rule, rule->then, "then");
    if (rule->first && rule->then && strcmp(rule->first, rule->then) == 0)
        LOADER_PROBLEM(loader, rule->at, "'first' and 'then' are the same");
}

/* A key and the bit of the measures that take it. `limit` stands for both of its ends. */
static void check_part(struct loader *loader, const struct raw_rule *raw, const char *key,
                       bool given, unsigned part)
{
    const struct measure_info *info = measure_info(raw->rule.measure);
    if (given && !((info->needs | info->takes) & part))
        LOADER_PROBLEM(loader, raw->rule.at, "'%s' does not belong to measure '%s'", key, info->id);
    else if (!given && (info->needs & part) && part != PART_ORDER)
        LOADER_PROBLEM(loader, raw->rule.at, "'%s' is missing: measure '%s' needs it", key,
                       info->id);
}

static void check_limit_ends(struct loader *loader, const struct raw_rule *raw)
{
    const struct measure_info *info = measure_info(raw->rule.measure);
    unsigned parts = info->needs | info->takes;
    bool least = node_get(raw->limit, "at_least"), most = node_get(raw->limit, "at_most");
    struct place_in_file at = node_place(raw->limit);
    if (least && !(parts & PART_AT_LEAST))
        LOADER_PROBLEM(loader, at, "measure '%s' has no 'at_least'", info->id);
    if (most && !(parts & PART_AT_MOST))
        LOADER_PROBLEM(loader, at, "measure '%s' has no 'at_most'", info->id);
    if (!least && !most)
        LOADER_PROBLEM(loader, at, "'at_least' or 'at_most' is wanted");
}

/* A rule earns a share of its criterion, or has a price each time it is broken. */
static void check_price(struct loader *loader, const struct raw_rule *raw)
{
    const struct rule *rule = &raw->rule;
    bool prohibits = rule->measure != MEASURE_MOVES && rule->measure != MEASURE_EYE;
    if (!raw->shares && !rule->cost)
        LOADER_PROBLEM(loader, rule->at, "'points' is missing");
    else if (raw->shares && rule->cost)
        LOADER_PROBLEM(loader, rule->at, "'points' and 'cost' do not go together: a share, or a price");
    else if (rule->cost && !prohibits)
        LOADER_PROBLEM(loader, rule->at, "'cost' does not belong to measure '%s'",
                       measure_info(rule->measure)->id);
    if (rule->cost_again && !rule->cost)
        LOADER_PROBLEM(loader, rule->at, "'cost_again' without 'cost'");
}

void check_rule_parts(struct loader *loader, const struct raw_rule *raw)
{
    const struct rule *rule = &raw->rule;
    const unsigned ends = PART_AT_LEAST | PART_AT_MOST;
    const struct measure_info *info = measure_info(rule->measure);
    check_part(loader, raw, "limit", raw->limit, ends);
    if (!raw->limit && !(info->needs & ends) && (info->takes & ends))
        LOADER_PROBLEM(loader, rule->at, "'limit' is missing: measure '%s' needs it", info->id);
    if (raw->limit && ((info->needs | info->takes) & ends))
        check_limit_ends(loader, raw);
    check_part(loader, raw, "first", rule->first, PART_ORDER);
    check_part(loader, raw, "then", rule->then, PART_ORDER);
    check_part(loader, raw, "moves", raw->moves, PART_MOVES);
    check_part(loader, raw, "taboos", raw->taboos, PART_TABOOS);
    check_part(loader, raw, "details", raw->details, PART_DETAILS);
    check_part(loader, raw, "numbers", raw->numbers, PART_NUMBERS);
    check_part(loader, raw, "terms", raw->terms, PART_TERMS);
    check_part(loader, raw, "look", rule->look, PART_LOOK);
    check_part(loader, raw, "endings", raw->endings, PART_ENDINGS);
    check_price(loader, raw);
    if (rule->measure == MEASURE_ORDER)
        check_order(loader, rule);
    if (rule->measure == MEASURE_TABOO && loader->utterances_known &&
        !pack_has_taboos(loader->pack))
        LOADER_PROBLEM(loader, rule->at, "a taboo rule, but phrases.yaml has no taboos");
}

/* Where a rule counts that names no criterion: rules of moves by their expectations' points, all
 * others in the rubric's only criterion of rules. */
static const char *default_criterion(struct loader *loader, const struct rule *rule)
{
    const struct rubric *rubric = &loader->pack->rubric;
    enum criterion_of of = rule->measure == MEASURE_MOVES ? CRITERION_MOVES : CRITERION_RULES;
    const char *found = NULL;
    for (size_t i = 0; i < rubric->n_criteria; i++) {
        if (rubric->criteria[i].of != of)
            continue;
        if (found) {
            LOADER_PROBLEM(loader, rule->at,
                           "'criterion' is missing: the rubric has more than one of rules");
            return NULL;
        }
        found = rubric->criteria[i].id;
    }
    return found;
}

void check_rule_criterion(struct loader *loader, struct rule *rule)
{
    const struct rubric *rubric = &loader->pack->rubric;
    enum criterion_of of = rule->measure == MEASURE_MOVES ? CRITERION_MOVES : CRITERION_RULES;
    if (!rule->criterion) {
        rule->criterion = default_criterion(loader, rule);
        return;
    }
    const struct criterion *criterion = rubric_criterion(rubric, rule->criterion);
    if (criterion && criterion->of != of)
        LOADER_PROBLEM(loader, rule->at, "criterion '%s' is not one of %s", rule->criterion,
                       of == CRITERION_MOVES ? "moves" : "rules");
    if (!criterion && rubric->n_criteria)
        LOADER_PROBLEM(loader, rule->at, "the rubric has no criterion '%s'", rule->criterion);
}
