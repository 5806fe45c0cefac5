#include "scoring/rules/rule_judge.h"

#include "scoring/rules/conduct.h"
#include "scoring/rules/word_rules.h"

/* A standard that does not give the number has nothing to say of it. */
static bool number_given(const struct rule *rule, const struct standard *standard)
{
    struct limit limit;
    bool given = rule->n_numbers == 0;
    for (size_t i = 0; standard && i < rule->n_numbers; i++)
        given |= standard_number(standard, rule->numbers[i]) != NULL;
    return given && (!rule->limit.number || (standard && rule_limits(rule, standard, &limit)));
}

bool rule_judged(const struct rule *rule, const struct scene *scene)
{
    const struct measure_info *info = measure_info(rule->measure);
    bool by_words = info->judged_by == JUDGED_BY_WORDS;
    return rule_under(rule, scene->standard) && info->moment != AT_THE_END &&
           (!by_words || number_given(rule, scene->standard));
}

void rule_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
{
    verdict->value = VERDICT_NOT_APPLICABLE;
    if (measure_info(rule->measure)->judged_by == JUDGED_BY_SOUND)
        conduct_judge(rule, judging, verdict);
    else
        words_judge(rule, judging, verdict);
}

const struct saying *rule_saying(enum measure measure)
{
    bool by_sound = measure_info(measure)->judged_by == JUDGED_BY_SOUND;
    return by_sound ? conduct_saying(measure) : words_saying(measure);
}
