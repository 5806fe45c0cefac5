/* rubric.yaml: how points add up, from day to day and in contests. */
#include "scenarios/load/load.h"

enum { CRITERIA_MAX = 16 }; /* what a scorecard has room for */

struct raw_rubric {
    const struct node *criteria;
    const char *source;
    int style, pass, veto_cap, hint_cost, per_point;
};

struct raw_criterion {
    struct criterion criterion;
    int of;
};

static const char *const criterion_of[] = {"moves", "phrases", "rules", NULL};
static const char *const styles[] = {"shares", "deductions", NULL};

static const struct field rubric_fields[] = {
    {"source", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct raw_rubric, source), 0, 60, NULL},
    {"pass", FIELD_INT, FIELD_REQUIRED, offsetof(struct raw_rubric, pass), 1, 100, NULL},
    {"style", FIELD_CHOICE, FIELD_OPTIONAL, offsetof(struct raw_rubric, style), 0, 0, styles},
    {"hint_cost", FIELD_INT, FIELD_OPTIONAL, offsetof(struct raw_rubric, hint_cost), 0, 10, NULL},
    {"per_point", FIELD_INT, FIELD_OPTIONAL, offsetof(struct raw_rubric, per_point), 1, 20, NULL},
    {"veto_cap", FIELD_INT, FIELD_OPTIONAL, offsetof(struct raw_rubric, veto_cap), 1, 99, NULL},
    {"criteria", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_rubric, criteria), 0, 0, NULL},
};

#define CRITERION_FIELD(member) offsetof(struct raw_criterion, criterion.member)

static const struct field criterion_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, CRITERION_FIELD(id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, CRITERION_FIELD(name), 0, 20, NULL},
    {"of", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_criterion, of), 0, 0, criterion_of},
    {"weight", FIELD_INT, FIELD_REQUIRED, CRITERION_FIELD(weight), 1, 100, NULL},
    {"most_each", FIELD_INT, FIELD_OPTIONAL, CRITERION_FIELD(most_each), 1, 100, NULL},
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
        if (raw.criterion.of != CRITERION_RULES) /* rules say which of theirs they belong to */
            claim_id(loader, &kinds, criterion_of[raw.of], raw.criterion.at);
        rubric->criteria[i] = raw.criterion;
    }
    return good && rubric->n_criteria > 0;
}

static void check_cap(struct loader *loader, const struct rubric *rubric, const struct node *body)
{
    if (rubric->veto_cap && rubric->pass && rubric->veto_cap >= rubric->pass)
        LOADER_PROBLEM(loader, node_place(body),
                       "'veto_cap' %d is not below 'pass' %d: a veto would let a trainee pass",
                       rubric->veto_cap, rubric->pass);
}

static void load_way(struct loader *loader, const struct node *body, struct rubric *rubric)
{
    struct raw_rubric raw = {.source = "", .hint_cost = HINT_COST_HOUSE, .per_point = 1};
    reader_take(&loader->reader, body, rubric_fields, COUNT(rubric_fields), &raw);
    rubric->source = raw.source;
    rubric->style = (enum rubric_style)raw.style;
    rubric->pass = raw.pass;
    rubric->hint_cost = raw.hint_cost;
    rubric->per_point = raw.per_point;
    rubric->veto_cap = raw.veto_cap;
    rubric->at = node_place(body);
    check_source(loader, rubric->source, rubric->at);
    check_cap(loader, rubric, body);
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

/* Rules name criteria of the rubric: what a contest has none for would cost nothing there. */
static void check_contest_counts_all(struct loader *loader)
{
    const struct rubric *daily = &loader->pack->rubric, *contest = &loader->pack->contest;
    for (size_t i = 0; i < daily->n_criteria; i++) {
        if (!rubric_criterion(contest, daily->criteria[i].id))
            LOADER_PROBLEM(loader, contest->at, "'contest' has no criterion '%s'",
                           daily->criteria[i].id);
    }
}

void load_rubric(struct loader *loader)
{
    struct raw_ways {
        const struct node *rubric, *contest;
    } raw = {NULL, NULL};
    static const struct field fields[] = {
        {"rubric", FIELD_MAPPING, FIELD_REQUIRED, offsetof(struct raw_ways, rubric), 0, 0, NULL},
        {"contest", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(struct raw_ways, contest), 0, 0, NULL},
    };
    const struct node *root = loader_tree(loader, "rubric.yaml");
    if (root)
        reader_take(&loader->reader, root, fields, COUNT(fields), &raw);
    loader->pack->rubric.at = (struct place_in_file){"rubric.yaml", 0};
    if (raw.rubric)
        load_way(loader, raw.rubric, &loader->pack->rubric);
    if (raw.contest)
        load_way(loader, raw.contest, &loader->pack->contest);
    if (raw.rubric && raw.contest)
        check_contest_counts_all(loader);
}
