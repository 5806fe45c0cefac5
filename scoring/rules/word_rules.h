/* The rules judged by words; judge.h says what they mean. A new measure by words is a function and
 * a row in word_rules.c, with what is said of it. */
#ifndef YINGDA_SCORING_RULES_WORD_RULES_H
#define YINGDA_SCORING_RULES_WORD_RULES_H

#include "scoring/rules/rule_judge.h"

/* Fills value, score, measured, times and heard of a rule's verdict; leaves it alone where the
 * measure is not by words at a reply. Pure. */
void words_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);

/* What is said of such a measure. Never NULL; zeroed of any other. */
const struct saying *words_saying(enum measure measure);

#endif
