#include "kiosk/learn/sitting.h"

static bool is_of_words(const struct pack *pack, const struct verdict *verdict)
{
    const struct rule *rule = verdict->kind == VERDICT_RULE ? pack_rule(pack, verdict->id) : NULL;
    return !rule || measure_info(rule->measure)->judged_by == JUDGED_BY_WORDS;
}

enum tried tried_of(const struct pack *pack, const struct verdicts *verdicts)
{
    bool open = false, missed = false;
    if (verdicts_unheard(verdicts))
        return TRIED_UNHEARD;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (!verdict_is_own(verdict))
            continue;
        missed |= verdict->value == VERDICT_NOT_MET && is_of_words(pack, verdict);
        open |= verdict->kind != VERDICT_RULE && verdict->value == VERDICT_UNDECIDED;
    }
    return missed ? TRIED_MISSED : open ? TRIED_UNCLEAR : TRIED_MET;
}

void sitting_take(struct sitting *sitting, enum tried tried)
{
    if (sitting->met)
        return;
    sitting->missed |= tried == TRIED_MISSED;
    sitting->met = tried == TRIED_MET;
}

bool sitting_grade(const struct sitting *sitting, enum recall_grade *out)
{
    if (!sitting->met && !sitting->missed)
        return false;
    *out = !sitting->met                        ? RECALL_AGAIN
           : sitting->helped || sitting->missed ? RECALL_HARD
                                                : RECALL_GOOD;
    return true;
}
