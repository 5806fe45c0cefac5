/* Judging the rules of conduct of one reply; judge.h says what they mean. */
#ifndef YINGDA_SCORING_RULE_JUDGE_H
#define YINGDA_SCORING_RULE_JUDGE_H

#include "scoring/finding.h"
#include "scoring/verdict.h"

/* Fills value, score, times and heard of a rule's verdict. `findings` hold their evidence. Pure. */
void rule_judge(const struct rule *rule, const struct pack *pack, const struct findings *findings,
                struct verdict *verdict);

#endif
