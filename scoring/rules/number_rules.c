/* Promises and figures: what was said in the place of a standard's number. */
#include "scenarios/fill/duration.h"
#include "scoring/rules/word_rules.h"

/* Promises */

/* A time of day says on which day, no more: within minutes or hours it cannot be judged. */
static bool time_promised(const struct heard_slot *slot, const char *unit, double *out)
{
    static const struct duration day = {24 * 60, false};
    struct duration duration;
    double in_unit;
    return duration_read_time(slot->value, &duration) && duration_in(&day, unit, &in_unit) &&
           in_unit <= 1 && duration_in(&duration, unit, out);
}

/* What was promised, in the standard's unit; false where it could not be read. */
static bool promised(const struct evidence *evidence, const char *unit, double *out)
{
    struct duration duration;
    const struct heard_slot *slot = evidence_slot(evidence, "duration");
    if (slot)
        return duration_read(slot->value, &duration) && duration_in(&duration, unit, out);
    slot = evidence_slot(evidence, "time");
    return slot && time_promised(slot, unit, out);
}

struct promise {
    const struct evidence *evidence; /* NULL: none */
    bool read;
    double amount;
};

/* Of two that were read in the same place the better one counts; else the longer promise, and any
 * that was read before one that was not. */
static bool promise_outweighs(const struct promise *a, const struct promise *b)
{
    if (!b->evidence || a->read != b->read)
        return !b->evidence || a->read;
    if (!a->read || evidence_overlaps(a->evidence, b->evidence))
        return a->evidence->score > b->evidence->score;
    return a->amount > b->amount;
}

/* Where no promise is asked for, it takes one that was surely made: an open duration finds
 * something in many a reply. */
static bool promise_expected(const struct rule *rule, const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        for (size_t k = 0; k < rule->n_moves; k++) {
            if (turn->expects[i].utterance->id == rule->moves[k]->id)
                return true;
        }
    }
    return false;
}

static struct promise promise_find(const struct findings *findings, const struct finding *finding,
                                   const char *unit)
{
    struct promise best = {0};
    for (size_t i = 0; finding && i < finding->n_networks; i++) {
        const struct evidence *evidence = &findings->evidence[finding->first_network + i];
        struct promise here = {.evidence = evidence};
        if (evidence->verdict == EVIDENCE_NOT_SAID || findings_excuse(findings, evidence, NULL))
            continue;
        here.read = evidence->verdict == EVIDENCE_SAID && promised(evidence, unit, &here.amount);
        if (promise_outweighs(&here, &best))
            best = here;
    }
    return best;
}

void promise_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
{
    const struct standard *standard = judging->scene->standard;
    const struct number *number =
        standard && rule->limit.number ? standard_number(standard, rule->limit.number) : NULL;
    verdict->value = VERDICT_NOT_APPLICABLE;
    if (!number)
        return;
    struct promise promise = promise_find(
        judging->findings, findings_of_words(judging->findings, rule->promises), number->unit);
    bool sure = promise.read && promise.evidence->score >= PROHIBITED_SAID_FROM;
    if (!promise.evidence || (!sure && !promise_expected(rule, judging->turn)))
        return;
    verdict_show(verdict, promise.evidence);
    verdict->value = VERDICT_UNDECIDED;
    if (!promise.read)
        return;
    verdict->unit = unit_code(number->unit);
    verdict->measured = promise.amount;
    verdict->value = promise.amount > number->value + 1e-9 ? VERDICT_NOT_MET : VERDICT_MET;
}

/* Figures */

static enum verdict_value figure_value(const struct finding *finding)
{
    switch (finding_verdict(finding)) {
    case EVIDENCE_SAID:
        return finding->readback == READBACK_RIGHT ? VERDICT_MET : VERDICT_UNDECIDED;
    case EVIDENCE_UNDECIDED:
        return VERDICT_UNDECIDED;
    default:
        return VERDICT_NOT_APPLICABLE;
    }
}

/* A rule may be about two numbers of one unit, 7 % above and 10 % below: one is not the other said
 * wrong. */
static bool figure_is_another(const struct rule *rule, const struct standard *standard,
                              const struct evidence *evidence)
{
    for (size_t i = 0; i < rule->n_numbers; i++) {
        const struct number *number = standard_number(standard, rule->numbers[i]);
        if (number && evidence_is_figure(evidence, number->value))
            return true;
    }
    return false;
}

/* The worst that was said of one number: a wrong figure before an unsure one before the right. */
static void figure_weigh(const struct rule *rule, const struct judging *judging,
                         const struct finding *finding, struct verdict *verdict)
{
    const struct evidence *evidence = finding->misread;
    enum verdict_value value = VERDICT_NOT_MET;
    if (!evidence || findings_excuse(judging->findings, evidence, NULL) ||
        figure_is_another(rule, judging->scene->standard, evidence)) {
        evidence = finding->evidence;
        value = figure_value(finding);
    }
    if (verdict_gravity(value) <= verdict_gravity(verdict->value))
        return;
    verdict->value = value;
    verdict_show(verdict, evidence);
}

/* Who speaks of the matter without its figure has not said it. */
static void figure_missing(const struct rule *rule, const struct judging *judging,
                           struct verdict *verdict)
{
    for (size_t i = 0; i < rule->n_moves; i++) {
        const struct finding *finding = findings_of(judging->findings, rule->moves[i]);
        if (finding_verdict(finding) == EVIDENCE_NOT_SAID || verdict->value == VERDICT_NOT_MET ||
            findings_excuse(judging->findings, finding->evidence, rule->moves[i]))
            continue;
        verdict->value =
            finding_verdict(finding) == EVIDENCE_SAID ? VERDICT_NOT_MET : VERDICT_UNDECIDED;
        verdict_show(verdict, finding->evidence);
    }
}

void figure_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
{
    const struct standard *standard = judging->scene->standard;
    bool given = false;
    verdict->value = VERDICT_NOT_APPLICABLE;
    for (size_t i = 0; standard && i < rule->n_numbers; i++) {
        const struct number *number = standard_number(standard, rule->numbers[i]);
        const struct finding *finding =
            number ? findings_of_words(judging->findings, number->said) : NULL;
        given |= finding != NULL;
        if (finding)
            figure_weigh(rule, judging, finding, verdict);
    }
    if (given && verdict->value == VERDICT_NOT_APPLICABLE)
        figure_missing(rule, judging, verdict);
}
