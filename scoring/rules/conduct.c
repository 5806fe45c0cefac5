#include "scoring/rules/conduct.h"

#include <math.h>

#include "scoring/rules/conduct_parts.h"

/* When it is not known when the customer spoke, any short word may have been a listening sound: the
 * truth lies between counting them all and none. */
static struct measurement measure_voice(measure_fn *measure, const struct heard *heard,
                                        const struct scene *scene)
{
    static const struct speech_span always = {0, INT32_MAX};
    struct measurement all = measure(heard, scene);
    if (customer_is_known(scene) || !all.known)
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
    const struct sound_measure *time = time_measure(measure), *voice = voice_measure(measure);
    if (voice->measure)
        return measure_voice(voice->measure, heard, scene);
    return time->measure ? time->measure(heard, scene) : measurement_none;
}

const struct saying *conduct_saying(enum measure measure)
{
    const struct sound_measure *time = time_measure(measure), *voice = voice_measure(measure);
    return voice->measure ? &voice->saying : &time->saying;
}

/* An end that is not there is NAN, and comparisons with it are false; they are written so that
 * false means kept. */
static enum verdict_value value_within(const struct limit *limit,
                                       const struct measurement *measurement)
{
    double most = measurement->value + measurement->error + measurement->more;
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
