#include "scoring/verdict.h"

#include <stdlib.h>
#include <string.h>

#include "scoring/evidence.h"

static const char *const kind_texts[] = {
    [VERDICT_MOVE] = "move",
    [VERDICT_PHRASE] = "phrase",
    [VERDICT_RULE] = "rule",
};

static const char *const value_texts[] = {
    [VERDICT_MET] = "met",
    [VERDICT_NOT_MET] = "not_met",
    [VERDICT_UNDECIDED] = "undecided",
    [VERDICT_NOT_APPLICABLE] = "not_applicable",
};

static const char *const origin_texts[] = {
    [ORIGIN_REPLY] = "reply",     [ORIGIN_UNHEARD] = "unheard", [ORIGIN_BEFORE] = "before",
    [ORIGIN_MADE_UP] = "made_up", [ORIGIN_AHEAD] = "ahead",     [ORIGIN_LATER] = "later",
};

void verdicts_finish(struct verdicts *verdicts)
{
    if (!verdicts)
        return;
    free(verdicts->items);
    *verdicts = (struct verdicts){0};
}

struct verdict verdict_of_rule(const struct rule *rule)
{
    return (struct verdict){.kind = VERDICT_RULE,
                            .value = VERDICT_NOT_APPLICABLE,
                            .id = rule->id,
                            .name = rule->name,
                            .clause = rule->source,
                            .criterion = rule->criterion,
                            .start_ms = -1,
                            .end_ms = -1,
                            .points = rule->points,
                            .cost = rule->cost,
                            .cost_again = rule->cost_again,
                            .once = rule->measure == MEASURE_TABOO,
                            .all_back = rule->measure == MEASURE_DETAILS,
                            .veto = rule->veto};
}

struct verdict verdict_of_expectation(const struct expectation *expectation,
                                      enum verdict_value value)
{
    const struct utterance *utterance = expectation->utterance;
    return (struct verdict){.kind = utterance->kind == UTTERANCE_PHRASE ? VERDICT_PHRASE
                                                                        : VERDICT_MOVE,
                            .value = value,
                            .id = utterance->id,
                            .name = utterance->name,
                            .clause = utterance->source,
                            .start_ms = -1,
                            .end_ms = -1,
                            .points = expectation->points,
                            .key = expectation->key};
}

void verdict_show(struct verdict *verdict, const struct evidence *evidence)
{
    verdict->score = evidence ? evidence->score : 0;
    verdict->start_ms = evidence ? evidence->start_ms : -1;
    verdict->end_ms = evidence ? evidence->end_ms : -1;
    verdict->heard[0] = '\0';
    if (evidence)
        evidence_text(evidence, verdict->heard, sizeof verdict->heard);
}

int verdict_gravity(enum verdict_value value)
{
    static const int gravities[] = {
        [VERDICT_NOT_APPLICABLE] = 0,
        [VERDICT_MET] = 1,
        [VERDICT_UNDECIDED] = 2,
        [VERDICT_NOT_MET] = 3,
    };
    return gravities[value];
}

int verdicts_points(const struct verdicts *verdicts)
{
    int points = 0;
    for (size_t i = 0; i < verdicts->count; i++)
        points += verdicts->items[i].value == VERDICT_MET ? verdicts->items[i].points : 0;
    return points;
}

int verdicts_points_max(const struct verdicts *verdicts)
{
    int points = 0;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *item = &verdicts->items[i];
        bool decided = item->value == VERDICT_MET || item->value == VERDICT_NOT_MET;
        points += decided ? item->points : 0;
    }
    return points;
}

bool verdict_is_own(const struct verdict *verdict)
{
    return verdict->origin != ORIGIN_MADE_UP && verdict->origin != ORIGIN_AHEAD;
}

struct verdict *verdict_missed(const struct verdicts *before, const struct verdict *item)
{
    bool counts = item->origin == ORIGIN_MADE_UP && item->value == VERDICT_MET;
    for (size_t i = 0; counts && i < before->count; i++) {
        struct verdict *missed = &before->items[i];
        bool open = missed->value == VERDICT_NOT_MET || missed->value == VERDICT_UNDECIDED;
        if (open && verdict_is_own(missed) && missed->kind == item->kind &&
            strcmp(missed->id, item->id) == 0)
            return missed;
    }
    return NULL;
}

void verdict_make_good(struct verdict *missed, int reply)
{
    missed->value = VERDICT_MET;
    missed->origin = ORIGIN_LATER;
    missed->other = reply;
}

bool verdicts_unheard(const struct verdicts *verdicts)
{
    for (size_t i = 0; i < verdicts->count; i++) {
        if (verdicts->items[i].origin == ORIGIN_UNHEARD)
            return true;
    }
    return false;
}

const char *verdict_origin_text(enum verdict_origin origin)
{
    return origin_texts[origin];
}

const char *verdict_kind_text(enum verdict_kind kind)
{
    return kind_texts[kind];
}

const char *verdict_value_text(enum verdict_value value)
{
    return value_texts[value];
}
