/* The rules judged by words, one function a measure; judge.h says what they mean. Each fills value,
 * score, measured, times and heard of a rule's verdict. Pure. */
#ifndef YINGDA_SCORING_RULES_WORD_RULES_H
#define YINGDA_SCORING_RULES_WORD_RULES_H

#include "scoring/rules/rule_judge.h"

void taboo_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);
void order_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);
void details_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);
void promise_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);
void figure_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);
void vocabulary_judge(const struct rule *rule, const struct judging *judging,
                      struct verdict *verdict);
void reply_length_judge(const struct rule *rule, const struct judging *judging,
                        struct verdict *verdict);

#endif
