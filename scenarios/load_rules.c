/* rules.yaml and rubric.yaml: how a reply is judged besides what is said, and how points add up. */
#include <string.h>

#include "scenarios/load.h"

struct raw_rule {
    struct rule rule;
    int kind;
};

#define RULE_FIELD(member) offsetof(struct raw_rule, rule.member)

static const char *const rule_kinds[] = {"taboo", "order", NULL};

static const struct field rule_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, RULE_FIELD(id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, RULE_FIELD(name), 0, 30, NULL},
    {"source", FIELD_PLAIN, FIELD_REQUIRED, RULE_FIELD(source), 0, 60, NULL},
    {"kind", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_rule, kind), 0, 0, rule_kinds},
    {"first", FIELD_ID, FIELD_OPTIONAL, RULE_FIELD(first), 0, 0, NULL},
    {"then", FIELD_ID, FIELD_OPTIONAL, RULE_FIELD(then), 0, 0, NULL},
    {"points", FIELD_INT, FIELD_REQUIRED, RULE_FIELD(points), 1, 100, NULL},
    {"mood", FIELD_INT, FIELD_REQUIRED, RULE_FIELD(mood_broken), -100, 0, NULL},
};

static bool pack_has_taboos(const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_TABOO)
            return true;
    }
    return false;
}

static void check_taboo_rule(struct loader *loader, const struct rule *rule)
{
    if (rule->first || rule->then)
        LOADER_PROBLEM(loader, rule->at, "'first' and 'then' belong to a rule of kind order");
    if (loader->utterances_known && !pack_has_taboos(loader->pack))
        LOADER_PROBLEM(loader, rule->at, "a taboo rule, but phrases.yaml has no taboos");
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
}

static void check_order_rule(struct loader *loader, const struct rule *rule)
{
    check_order_end(loader, rule, rule->first, "first");
    check_order_end(loader, rule, rule->then, "then");
    if (rule->first && rule->then && strcmp(rule->first, rule->then) == 0)
        LOADER_PROBLEM(loader, rule->at, "'first' and 'then' are the same");
}

void load_rules(struct loader *loader)
{
    struct pack *pack = loader->pack;
    if (!pack_files_has(&loader->files, "rules.yaml")) {
        loader->rules_known = true;
        return;
    }
    const struct node *list = loader_only_list(loader, "rules.yaml", "rules");
    loader->rules_known = list != NULL;
    pack->rules = loader_items(loader, list, sizeof *pack->rules, &pack->n_rules);
    const struct node *node = list ? list->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < pack->n_rules; i++, node = node->next) {
        struct raw_rule raw = {.rule = {.points = 1, .at = node_place(node)}, .kind = -1};
        reader_take(&loader->reader, node, rule_fields, COUNT(rule_fields), &raw);
        check_source(loader, raw.rule.source, raw.rule.at);
        claim_id(loader, &ids, raw.rule.id, raw.rule.at);
        raw.rule.kind = raw.kind == 1 ? RULE_ORDER : RULE_TABOO;
        if (raw.kind >= 0)
            (raw.kind == RULE_ORDER ? check_order_rule : check_taboo_rule)(loader, &raw.rule);
        pack->rules[i] = raw.rule;
    }
}

enum { CRITERIA_MAX = 16 }; /* what a scorecard has room for */

struct raw_rubric {
    const struct node *criteria;
    const char *source;
    int pass;
};

struct raw_criterion {
    struct criterion criterion;
    int of;
};

static const char *const criterion_of[] = {"moves", "phrases", "rules", NULL};

static const struct field rubric_fields[] = {
    {"source", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct raw_rubric, source), 0, 60, NULL},
    {"pass", FIELD_INT, FIELD_REQUIRED, offsetof(struct raw_rubric, pass), 1, 100, NULL},
    {"criteria", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_rubric, criteria), 0, 0, NULL},
};

#define CRITERION_FIELD(member) offsetof(struct raw_criterion, criterion.member)

static const struct field criterion_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, CRITERION_FIELD(id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, CRITERION_FIELD(name), 0, 20, NULL},
    {"of", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_criterion, of), 0, 0, criterion_of},
    {"weight", FIELD_INT, FIELD_REQUIRED, CRITERION_FIELD(weight), 1, 100, NULL},
    {"source", FIELD_PLAIN, FIELD_REQUIRED, CRITERION_FIELD(source), 0, 60, NULL},
};

/* True when every weight could be read: else their sum means nothing. */
static bool load_criteria(struct loader *loader, struct rubric *rubric, const struct node *list)
{
    bool good = true;
    struct id_scope ids = {0}, kinds = {0};
    rubric->criteria = loader_items(loader, list, sizeof *rubric->criteria, &rubric->n_criteria);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < rubric->n_criteria; i++, node = node->next) {
        struct raw_criterion raw = {.criterion = {.at = node_place(node)}};
        good &= reader_take(&loader->reader, node, criterion_fields, COUNT(criterion_fields), &raw);
        raw.criterion.of = (enum criterion_of)raw.of;
        check_source(loader, raw.criterion.source, raw.criterion.at);
        claim_id(loader, &ids, raw.criterion.id, raw.criterion.at);
        claim_id(loader, &kinds, criterion_of[raw.of], raw.criterion.at);
        rubric->criteria[i] = raw.criterion;
    }
    return good && rubric->n_criteria > 0;
}

void load_rubric(struct loader *loader)
{
    struct rubric *rubric = &loader->pack->rubric;
    struct raw_rubric raw = {NULL, "", 0};
    const struct node *root = loader_tree(loader, "rubric.yaml"), *body = NULL;
    const struct field field = {"rubric", FIELD_MAPPING, FIELD_REQUIRED, 0, 0, 0, NULL};
    if (root)
        reader_take(&loader->reader, root, &field, 1, &body);
    if (body)
        reader_take(&loader->reader, body, rubric_fields, COUNT(rubric_fields), &raw);
    rubric->source = raw.source;
    rubric->pass = raw.pass;
    rubric->at = root ? node_place(root) : (struct place_in_file){"rubric.yaml", 0};
    check_source(loader, rubric->source, rubric->at);
    if (!load_criteria(loader, rubric, raw.criteria))
        return;
    int sum = 0;
    for (size_t i = 0; i < rubric->n_criteria; i++)
        sum += rubric->criteria[i].weight;
    if (sum != 100)
        LOADER_PROBLEM(loader, node_place(raw.criteria), "the weights add up to %d, not 100", sum);
    if (rubric->n_criteria > CRITERIA_MAX)
        LOADER_PROBLEM(loader, node_place(raw.criteria), "more than %d criteria", CRITERIA_MAX);
}
