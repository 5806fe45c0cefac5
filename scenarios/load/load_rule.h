/* One rule on its way into the pack. Private to scenarios/. */
#ifndef YINGDA_SCENARIOS_LOAD_LOAD_RULE_H
#define YINGDA_SCENARIOS_LOAD_LOAD_RULE_H

#include "scenarios/load/load.h"

struct raw_rule {
    struct rule rule;
    const char *measure, *group;
    int veto, need, applies, who;
    bool shares; /* `points` is given */
    const struct node *clauses, *limit, *moves, *taboos, *details, *numbers, *terms, *standards, *endings;
};

/* Fills rule->limit from its mapping (load_limit.c). */
void load_limit(struct loader *loader, const struct node *node, struct rule *rule);

/* False, and said: no standard gives a number of this id. */
bool check_number(struct loader *loader, const char *id, struct place_in_file at);

/* Keys that its measure needs and lacks, or has and does not take (load_rule_check.c). */
void check_rule_parts(struct loader *loader, const struct raw_rule *raw);

/* Sets the rule's criterion where it is not given; says where it is none of the rubric's. */
void check_rule_criterion(struct loader *loader, struct rule *rule);

#endif
