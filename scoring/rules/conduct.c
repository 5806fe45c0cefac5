#include "scoring/rules/conduct.h"

#include <math.h>

#include "scoring/rules/conduct_parts.h"

/* Rings before the call was taken, counting from one. */
static struct measurement measure_rings(const struct scene *scene)
{
    struct measurement rings = measurement_none;
    rings.known = scene->order == REPLY_FIRST && scene->rings > 0;
    rings.value = scene->rings;
    return rings;
}

/* When it is not known when the customer spoke, any short word may have been a listening sound: the
 * truth lies between counting them all and none. */
static struct measurement measure_voice(measure_fn *measure, const struct heard *heard,
                                        const struct scene *scene)
{
    static const struct speech_span always = {0, INT32_MAX};
    struct measurement all = measure(heard, scene);
    if (scene->n_customer_speech > 0 || !all.known)
        return all;
    struct scene listens = *scene;
    listens.customer_speech = &always;
    listens.n_customer_speech = 1;
    struct measurement none = measure(heard, &listens);
    all.error += none.known ? fabs(all.value - none.value) : (double)INFINITY;
    return all;
}

struct measurement conduct_measure(enum measure measure, const struct heard *heard,
                                   const struct scene *scene)
{
    static measure_fn *const measures[N_MEASURES] = {
        [MEASURE_ARRIVAL] = measure_arrival,
        [MEASURE_OVERLAP] = measure_overlap,
        [MEASURE_VENT_OVERLAP] = measure_vent_overlap,
        [MEASURE_LISTENING_SOUNDS] = measure_listening_sounds,
        [MEASURE_SILENCE_BEFORE] = measure_silence_before,
        [MEASURE_SILENCE_INSIDE] = measure_silence_inside,
    };
    static measure_fn *const voices[N_MEASURES] = {
        [MEASURE_SPEECH_RATE] = measure_rate,  [MEASURE_RATE_CHANGE] = measure_rate_change,
        [MEASURE_LOUDNESS] = measure_loudness, [MEASURE_LOUDNESS_SWING] = measure_loudness_swing,
        [MEASURE_PITCH] = measure_pitch,       [MEASURE_PITCH_SWING] = measure_pitch_swing,
        [MEASURE_CLARITY] = measure_clarity,
    };
    if (measure == MEASURE_RINGS)
        return measure_rings(scene);
    if (voices[measure])
        return measure_voice(voices[measure], heard, scene);
    return measures[measure] ? measures[measure](heard, scene) : measurement_none;
}

/* Comparisons with an end that is not there (NAN) are false: written so that false means kept. */
static enum verdict_value value_within(const struct limit *limit,
                                       const struct measurement *measurement)
{
    double most = measurement->value + measurement->error;
    double least = measurement->value - measurement->error - measurement->less;
    if (least > limit->at_most || most < limit->at_least)
        return VERDICT_NOT_MET;
    if (most > limit->at_most || least < limit->at_least)
        return VERDICT_UNDECIDED;
    return VERDICT_MET;
}

void limit_judge(const struct rule *rule, const struct standard *standard,
                 const struct measurement *measurement, struct verdict *verdict)
{
    struct limit limit;
    verdict->value = VERDICT_NOT_APPLICABLE;
    if (!measurement->known || (rule->limit.number && !standard) ||
        !rule_limits(rule, standard, &limit))
        return;
    verdict->value = value_within(&limit, measurement);
    verdict->measured = measurement->value;
    verdict->unit = measure_info(rule->measure)->unit;
    verdict->score = 1;
    verdict->start_ms = measurement->start_ms;
    verdict->end_ms = measurement->end_ms;
}

void conduct_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict)
{
    struct measurement measurement = conduct_measure(rule->measure, judging->heard, judging->scene);
    limit_judge(rule, judging->scene->standard, &measurement, verdict);
}
