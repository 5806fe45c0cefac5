/* Judging the rules of conduct of one reply; judge.h says what they mean. */
#ifndef YINGDA_SCORING_RULE_JUDGE_H
#define YINGDA_SCORING_RULE_JUDGE_H

#include "scoring/finding.h"
#include "scoring/verdict.h"

/* Whether this rule can be judged from one reply at all; where not, it is not applicable even to a
 * reply that could not be heard. */
bool rule_judged(const struct rule *rule);

/* Fills value, score, times and heard of a rule's verdict. `findings` hold their evidence. Pure. */
void rule_judge(const struct rule *rule, const struct pack *pack, const struct findings *findings,
                struct verdict *verdict);

#endif
