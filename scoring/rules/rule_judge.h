/* Judging the rules of conduct of one reply; judge.h says what they mean. */
#ifndef YINGDA_SCORING_RULES_RULE_JUDGE_H
#define YINGDA_SCORING_RULES_RULE_JUDGE_H

#include "scoring/finding.h"
#include "scoring/rules/saying.h"
#include "scoring/scene.h"
#include "scoring/verdict.h"

/* What a reply's rules are judged by. All of it is borrowed. */
struct judging {
    const struct pack *pack;
    const struct turn *turn;
    const struct heard *heard;       /* speech, with the evidence asked for */
    const struct findings *findings; /* hold their evidence */
    const struct scene *scene;
};

/* Whether this rule is judged at a reply at all, under the scene's standard; where not, it is not
 * applicable even to a reply that could not be heard. */
bool rule_judged(const struct rule *rule, const struct scene *scene);

/* Fills value, score, what was measured, times and heard of a rule's verdict. Pure. */
void rule_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);

/* What is said of a measure that is judged at a reply. Never NULL; zeroed: nothing of its own. */
const struct saying *rule_saying(enum measure measure);

#endif
