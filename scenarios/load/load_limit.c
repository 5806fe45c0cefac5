/* The limit of a rule: figures with their unit and source, or a number of the standard. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/spelling.h"
#include "base/text_file.h"
#include "scenarios/load/load_rule.h"

struct raw_limit {
    const char *at_least, *at_most, *unit, *source;
};

#define LIMIT_FIELD(member) offsetof(struct raw_limit, member)

static const struct field limit_fields[] = {
    {"at_least", FIELD_PLAIN, FIELD_OPTIONAL, LIMIT_FIELD(at_least), 0, 64, NULL},
    {"at_most", FIELD_PLAIN, FIELD_OPTIONAL, LIMIT_FIELD(at_most), 0, 64, NULL},
    {"unit", FIELD_PLAIN, FIELD_OPTIONAL, LIMIT_FIELD(unit), 0, 20, NULL},
    {"source", FIELD_PLAIN, FIELD_OPTIONAL, LIMIT_FIELD(source), 0, 60, NULL},
};

static bool number_is_known(const struct pack *pack, const char *id, struct spelling *spelling)
{
    bool known = false;
    for (size_t i = 0; i < pack->n_standards; i++) {
        for (size_t k = 0; k < pack->standards[i].n_numbers; k++) {
            known |= strcmp(pack->standards[i].numbers[k].id, id) == 0;
            spelling_try(spelling, pack->standards[i].numbers[k].id);
        }
    }
    return known;
}

bool check_number(struct loader *loader, const char *id, struct place_in_file at)
{
    struct spelling spelling;
    spelling_init(&spelling, id);
    bool known = number_is_known(loader->pack, id, &spelling);
    if (!known && loader->standards_known)
        LOADER_PROBLEM(loader, at, "no standard gives a number '%s'%s%s%s", id,
                       spelling.nearest ? "; did you mean '" : "",
                       spelling.nearest ? spelling.nearest : "", spelling.nearest ? "'?" : "");
    return known;
}

/* In every standard that gives it, the number must be in a unit that the measure can compare. */
static void check_number_unit(struct loader *loader, const struct rule *rule,
                              struct place_in_file at)
{
    const char *wanted = measure_info(rule->measure)->unit;
    for (size_t i = 0; i < loader->pack->n_standards; i++) {
        const struct standard *standard = &loader->pack->standards[i];
        const struct number *number = standard_number(standard, rule->limit.number);
        const char *code = number ? unit_code(number->unit) : NULL;
        bool fits = wanted ? code && strcmp(code, wanted) == 0 : unit_is_time(code);
        if (number && !fits)
            LOADER_PROBLEM(loader, at,
                           "number '%s' of standard '%s' is in %s, measure '%s' needs %s",
                           number->id, standard->id, number->unit, measure_info(rule->measure)->id,
                           wanted ? wanted : "a time");
    }
}

static bool parse_number(const char *text, double *value)
{
    char *end;
    *value = strtod(text, &end);
    return end != text && !*end && !text[strspn(text, "+-.0123456789")] && isfinite(*value);
}

static void take_end(struct loader *loader, const struct node *node, const struct rule *rule,
                     const char *key, const char *text, double *value)
{
    const struct measure_info *info = measure_info(rule->measure);
    if (!parse_number(text, value)) {
        LOADER_PROBLEM(loader, node_place(node), "'%s' must be a number, not '%.*s'", key,
                       TEXT_CUT(text));
        *value = NAN;
    } else if (*value < info->low || *value > info->high) {
        LOADER_PROBLEM(loader, node_place(node), "'%s' of measure '%s' must be %g to %g, not %g",
                       key, info->id, info->low, info->high, *value);
    }
}

/* A figure is written with its unit and its source: writing 0.3 for 300 ms is an easy slip, and
 * nobody answers for a threshold without a source. */
static void check_literal(struct loader *loader, const struct node *node, const struct rule *rule,
                          const struct raw_limit *raw)
{
    const struct measure_info *info = measure_info(rule->measure);
    struct place_in_file at = node_place(node);
    if (!info->unit)
        LOADER_PROBLEM(loader, at, "measure '%s' takes its limit from a standard's number",
                       info->id);
    else if (!raw->unit)
        LOADER_PROBLEM(loader, at, "'unit' is missing: measure '%s' is in %s", info->id,
                       info->unit);
    else if (strcmp(raw->unit, info->unit) != 0)
        LOADER_PROBLEM(loader, at, "'unit' of measure '%s' is %s, not '%.*s'", info->id, info->unit,
                       TEXT_CUT(raw->unit));
    if (!raw->source)
        LOADER_PROBLEM(loader, at, "'source' is missing: a clause, or house for our own value");
    else
        check_source(loader, raw->source, at);
}

static bool is_number_id(const char *text)
{
    return text[0] >= 'a' && text[0] <= 'z';
}

void load_limit(struct loader *loader, const struct node *node, struct rule *rule)
{
    struct raw_limit raw = {NULL, NULL, NULL, NULL};
    struct limit *limit = &rule->limit;
    if (!reader_take(&loader->reader, node, limit_fields, COUNT(limit_fields), &raw))
        return;
    if (raw.at_most && is_number_id(raw.at_most)) {
        if (raw.unit || raw.source || raw.at_least)
            LOADER_PROBLEM(loader, node_place(node),
                           "number '%s' brings its own unit and source: 'at_most' stands alone",
                           raw.at_most);
        limit->number = raw.at_most;
        if (check_number(loader, limit->number, node_place(node)))
            check_number_unit(loader, rule, node_place(node));
        return;
    }
    limit->source = raw.source;
    if (raw.at_least)
        take_end(loader, node, rule, "at_least", raw.at_least, &limit->at_least);
    if (raw.at_most)
        take_end(loader, node, rule, "at_most", raw.at_most, &limit->at_most);
    if (limit->at_least > limit->at_most)
        LOADER_PROBLEM(loader, node_place(node), "'at_least' %g is more than 'at_most' %g",
                       limit->at_least, limit->at_most);
    check_literal(loader, node, rule, &raw);
}
