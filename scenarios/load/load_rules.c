/* rules.yaml: the rules of conduct, how each is judged, and what is wrong with that. */
#include <math.h>
#include <string.h>

#include "base/spelling.h"
#include "base/text_file.h"
#include "scenarios/fill/probe.h"
#include "scenarios/load/load_rule.h"

#define RULE_FIELD(member) offsetof(struct raw_rule, rule.member)
#define RAW_FIELD(member) offsetof(struct raw_rule, member)

static const char *const places[] = {"counter", "phone", "on_site", "any", NULL};
static const char *const no_yes[] = {"no", "yes", NULL};
static const char *const needs[] = {"all", "any", NULL};
static const char *const scopes[] = {"named", "always", NULL};
static const char *const people[] = {"all", "men", "women", NULL};

static const struct field rule_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, RULE_FIELD(id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, RULE_FIELD(name), 0, 30, NULL},
    {"source", FIELD_PLAIN, FIELD_OPTIONAL, RULE_FIELD(source), 0, 60, NULL},
    {"clauses", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(clauses), 0, 0, NULL},
    {"measure", FIELD_PLAIN, FIELD_REQUIRED, RAW_FIELD(measure), 0, 40, NULL},
    {"limit", FIELD_MAPPING, FIELD_OPTIONAL, RAW_FIELD(limit), 0, 0, NULL},
    {"first", FIELD_ID, FIELD_OPTIONAL, RULE_FIELD(first), 0, 0, NULL},
    {"then", FIELD_ID, FIELD_OPTIONAL, RULE_FIELD(then), 0, 0, NULL},
    {"moves", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(moves), 0, 0, NULL},
    {"need", FIELD_CHOICE, FIELD_OPTIONAL, RAW_FIELD(need), 0, 0, needs},
    {"taboos", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(taboos), 0, 0, NULL},
    {"details", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(details), 0, 0, NULL},
    {"numbers", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(numbers), 0, 0, NULL},
    {"terms", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(terms), 0, 0, NULL},
    {"standards", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(standards), 0, 0, NULL},
    {"endings", FIELD_SEQUENCE, FIELD_OPTIONAL, RAW_FIELD(endings), 0, 0, NULL},
    {"look", FIELD_SHOWN, FIELD_OPTIONAL, RULE_FIELD(look), 0, 80, NULL},
    {"where", FIELD_WORD, FIELD_OPTIONAL, RULE_FIELD(where), 0, 0, places},
    {"who", FIELD_CHOICE, FIELD_OPTIONAL, RAW_FIELD(who), 0, 0, people},
    {"group", FIELD_ID, FIELD_OPTIONAL, RAW_FIELD(group), 0, 0, NULL},
    {"criterion", FIELD_ID, FIELD_OPTIONAL, RULE_FIELD(criterion), 0, 0, NULL},
    {"applies", FIELD_CHOICE, FIELD_OPTIONAL, RAW_FIELD(applies), 0, 0, scopes},
    {"veto", FIELD_CHOICE, FIELD_OPTIONAL, RAW_FIELD(veto), 0, 0, no_yes},
    {"points", FIELD_INT, FIELD_OPTIONAL, RULE_FIELD(points), 0, 100, NULL},
    {"cost", FIELD_INT, FIELD_OPTIONAL, RULE_FIELD(cost), 1, 100, NULL},
    {"cost_again", FIELD_INT, FIELD_OPTIONAL, RULE_FIELD(cost_again), 1, 100, NULL},
    {"mood", FIELD_INT, FIELD_OPTIONAL, RULE_FIELD(mood_broken), -100, 0, NULL},
};

struct raw_term {
    const char *text, *better;
    const struct node *wordings;
};

static const struct field term_fields[] = {
    {"text", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_term, text), 0, 20, NULL},
    {"better", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_term, better), 0, 60, NULL},
    {"wordings", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_term, wordings), 0, 0, NULL},
};

static const struct field group_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(struct rule_group, id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct rule_group, name), 0, 12, NULL},
};

const char **load_ids(struct loader *loader, const struct node *list, const char *what,
                      size_t *n_ids)
{
    const struct field item = {what, FIELD_PLAIN, FIELD_REQUIRED, 0, 0, 60, NULL};
    size_t count, n = 0;
    const char **ids = loader_items(loader, list, sizeof *ids, &count);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        if (!reader_take_value(&loader->reader, node, &item, &ids[n]))
            continue;
        bool twice = false;
        for (size_t k = 0; k < n; k++)
            twice |= strcmp(ids[k], ids[n]) == 0;
        if (twice)
            LOADER_PROBLEM(loader, node_place(node), "'%s' stands twice in this list", ids[n]);
        n += !twice;
    }
    *n_ids = n;
    return ids;
}

/* Moves and phrases, or taboos. One of the wrong kind is reported and left out. */
static const struct utterance **load_utterance_ids(struct loader *loader, const struct node *list,
                                                   enum utterance_kind kind, size_t *n_found)
{
    bool taboos = kind == UTTERANCE_TABOO;
    const char *what = taboos ? "taboo" : "phrase or move";
    size_t n_ids, n = 0;
    const char **ids = load_ids(loader, list, what, &n_ids);
    const struct utterance **found = arena_alloc(loader->arena, n_ids, sizeof *found);
    for (size_t i = 0; found && i < n_ids; i++) {
        const struct utterance *utterance = find_utterance(loader, ids[i], node_place(list), what);
        if (!utterance)
            continue;
        if ((utterance->kind == UTTERANCE_TABOO) != taboos)
            LOADER_PROBLEM(loader, node_place(list), "'%s' is a %s, not a %s", ids[i],
                           taboos ? "phrase or move" : "taboo", what);
        else
            found[n++] = utterance;
    }
    *n_found = n;
    return found;
}

static void load_terms(struct loader *loader, const struct node *list, struct rule *rule)
{
    rule->terms = loader_items(loader, list, sizeof *rule->terms, &rule->n_terms);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < rule->n_terms; i++, node = node->next) {
        struct raw_term raw = {"", "", NULL};
        reader_take(&loader->reader, node, term_fields, COUNT(term_fields), &raw);
        rule->terms[i] = (struct term){.text = raw.text, .better = raw.better};
        load_wordings(loader, raw.wordings, &rule->terms[i].wordings, &rule->terms[i].n_wordings);
    }
}

static void load_clauses_of(struct loader *loader, const struct node *list, struct rule *rule)
{
    if (list && rule->source)
        LOADER_PROBLEM(loader, rule->at, "either 'source' or 'clauses', not both");
    if (!list && !rule->source)
        LOADER_PROBLEM(loader, rule->at, "'source' is missing");
    if (list) {
        rule->clauses = load_ids(loader, list, "clause", &rule->n_clauses);
    } else {
        rule->clauses = arena_alloc(loader->arena, 1, sizeof *rule->clauses);
        rule->n_clauses = rule->clauses && rule->source;
        if (rule->n_clauses)
            rule->clauses[0] = rule->source;
    }
    rule->source = rule->n_clauses ? rule->clauses[0] : "";
    for (size_t i = 0; i < rule->n_clauses; i++)
        check_source(loader, rule->clauses[i], list ? node_place(list) : rule->at);
}

static void load_standards_of(struct loader *loader, const struct node *list, struct rule *rule)
{
    size_t n_ids;
    const char **ids = load_ids(loader, list, "standard", &n_ids);
    rule->standards = arena_alloc(loader->arena, n_ids, sizeof *rule->standards);
    for (size_t i = 0; rule->standards && i < n_ids; i++) {
        const struct standard *standard = find_standard(loader, ids[i], node_place(list));
        if (standard)
            rule->standards[rule->n_standards++] = standard;
    }
}

static const struct rule_group *find_group(struct loader *loader, const struct rule *rule,
                                           const char *id)
{
    struct spelling spelling;
    const struct pack *pack = loader->pack;
    if (!id && pack->n_groups)
        LOADER_PROBLEM(loader, rule->at, "'group' is missing: this file has groups");
    spelling_init(&spelling, id ? id : "");
    for (size_t i = 0; id && i < pack->n_groups; i++) {
        if (strcmp(pack->groups[i].id, id) == 0)
            return &pack->groups[i];
        spelling_try(&spelling, pack->groups[i].id);
    }
    if (id)
        LOADER_PROBLEM(loader, rule->at, "unknown group id '%s'%s%s%s", id,
                       spelling.nearest ? "; did you mean '" : "",
                       spelling.nearest ? spelling.nearest : "", spelling.nearest ? "'?" : "");
    return NULL;
}

static bool take_measure(struct loader *loader, const struct raw_rule *raw, struct rule *rule)
{
    const char *nearest = NULL;
    if (!raw->measure || !raw->measure[0]) /* missing, which has been said */
        return false;
    rule->measure = measure_find(raw->measure, &nearest);
    if (rule->measure != N_MEASURES)
        return true;
    rule->measure = MEASURE_EYE; /* a part of nothing: what it lacks is not said too */
    LOADER_PROBLEM(loader, rule->at, "unknown measure '%.*s'%s%s%s", TEXT_CUT(raw->measure),
                   nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
    return false;
}

/* The outcomes that keep a rule. */
static void load_endings(struct loader *loader, const struct node *list, struct rule *rule)
{
    static const struct field item = {"ending", FIELD_CHOICE, FIELD_REQUIRED, 0, 0, 0,
                                      outcome_names};
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        int outcome = 0;
        if (reader_take_value(&loader->reader, node, &item, &outcome))
            rule->endings |= 1u << outcome;
    }
}

/* Only the turns that name the rule listen for what its order or its taboos are about. */
static void load_parts(struct loader *loader, struct raw_rule *raw)
{
    struct rule *rule = &raw->rule;
    check_rule_parts(loader, raw);
    const struct measure_info *info = measure_info(rule->measure);
    if (raw->limit && ((info->needs | info->takes) & (PART_AT_LEAST | PART_AT_MOST)))
        load_limit(loader, raw->limit, rule);
    rule->moves = load_utterance_ids(loader, raw->moves, UTTERANCE_MOVE, &rule->n_moves);
    rule->taboos = load_utterance_ids(loader, raw->taboos, UTTERANCE_TABOO, &rule->n_taboos);
    rule->details = load_ids(loader, raw->details, "detail", &rule->n_details);
    rule->numbers = load_ids(loader, raw->numbers, "number", &rule->n_numbers);
    for (size_t i = 0; i < rule->n_numbers; i++)
        check_number(loader, rule->numbers[i], node_place(raw->numbers));
    load_terms(loader, raw->terms, rule);
    load_endings(loader, raw->endings, rule);
    if (rule->measure == MEASURE_PROMISE)
        probe_promises(loader, rule);
    load_standards_of(loader, raw->standards, rule);
    check_rule_criterion(loader, rule);
    if (rule->veto && !loader->pack->rubric.veto_cap && loader->pack->rubric.n_criteria)
        LOADER_PROBLEM(loader, rule->at, "a rule that vetoes, but rubric.yaml has no 'veto_cap'");
}

static void load_rule(struct loader *loader, const struct node *node, struct rule *rule)
{
    struct raw_rule raw = {.rule = {.points = 1,
                                    .measure = MEASURE_EYE,
                                    .limit = {.at_least = NAN, .at_most = NAN},
                                    .where = "any",
                                    .at = node_place(node)}};
    reader_take(&loader->reader, node, rule_fields, COUNT(rule_fields), &raw);
    raw.rule.veto = raw.veto == 1;
    raw.shares = node_get(node, "points") != NULL;
    raw.rule.points = raw.rule.cost ? 0 : raw.rule.points;
    raw.rule.need = (enum rule_need)raw.need;
    raw.rule.applies = (enum rule_applies)raw.applies;
    raw.rule.who = (enum rule_who)raw.who;
    load_clauses_of(loader, raw.clauses, &raw.rule);
    raw.rule.group = find_group(loader, &raw.rule, raw.group);
    if (take_measure(loader, &raw, &raw.rule))
        load_parts(loader, &raw);
    *rule = raw.rule;
}

static void load_groups(struct loader *loader, const struct node *list)
{
    struct pack *pack = loader->pack;
    struct id_scope ids = {0};
    pack->groups = loader_items(loader, list, sizeof *pack->groups, &pack->n_groups);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < pack->n_groups; i++, node = node->next) {
        struct rule_group *group = &pack->groups[i];
        group->at = node_place(node);
        reader_take(&loader->reader, node, group_fields, COUNT(group_fields), group);
        claim_id(loader, &ids, group->id, group->at);
    }
}

void load_rules(struct loader *loader)
{
    struct pack *pack = loader->pack;
    const struct node *lists[2] = {NULL, NULL};
    static const struct field fields[] = {
        {"groups", FIELD_SEQUENCE, FIELD_OPTIONAL, 0, 0, 0, NULL},
        {"rules", FIELD_SEQUENCE, FIELD_REQUIRED, sizeof *lists, 0, 0, NULL},
    };
    loader->rules_known = !pack_files_has(&loader->files, "rules.yaml");
    const struct node *root = loader->rules_known ? NULL : loader_tree(loader, "rules.yaml");
    if (!root)
        return;
    loader->rules_known = reader_take(&loader->reader, root, fields, COUNT(fields), lists);
    load_groups(loader, lists[0]);
    pack->rules = loader_items(loader, lists[1], sizeof *pack->rules, &pack->n_rules);
    const struct node *node = lists[1] ? lists[1]->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < pack->n_rules; i++, node = node->next) {
        load_rule(loader, node, &pack->rules[i]);
        claim_id(loader, &ids, pack->rules[i].id, pack->rules[i].at);
    }
}
