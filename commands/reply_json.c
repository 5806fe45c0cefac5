#include "commands/reply_json.h"

#include <stdio.h>

#include "engine/json.h"

cJSON *verdict_json(const struct verdict *verdict)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "kind", verdict_kind_text(verdict->kind));
    cJSON_AddStringToObject(object, "id", verdict->id);
    cJSON_AddStringToObject(object, "clause", verdict->clause);
    cJSON_AddStringToObject(object, "verdict", verdict_value_text(verdict->value));
    json_add_rounded(object, "score", (double)verdict->score, 3);
    json_add_ms(object, "start_ms", verdict->start_ms);
    json_add_ms(object, "end_ms", verdict->end_ms);
    cJSON_AddStringToObject(object, "heard", verdict->heard);
    if (verdict->unit) {
        json_add_rounded(object, "measured", verdict->measured, 1);
        cJSON_AddStringToObject(object, "unit", verdict->unit);
    }
    if (verdict->origin != ORIGIN_REPLY)
        cJSON_AddStringToObject(object, "origin", verdict_origin_text(verdict->origin));
    if (verdict->other)
        cJSON_AddNumberToObject(object, "other_reply", verdict->other);
    if (verdict->in_first)
        cJSON_AddTrueToObject(object, "in_first");
    return object;
}

cJSON *points_json(const struct scorecard *card)
{
    cJSON *object = cJSON_CreateObject();
    for (size_t i = 0; i < card->n_criteria; i++) {
        struct criterion_points points = scorecard_points(card, i);
        cJSON *one = cJSON_AddObjectToObject(object, card->criteria[i].criterion->id);
        json_add_rounded(one, "earned", points.earned, 2);
        json_add_rounded(one, "worth", points.worth, 2);
    }
    return object;
}

cJSON *veto_json(const struct scorecard_veto *veto)
{
    if (!veto->id)
        return cJSON_CreateNull();
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "rule", veto->id);
    cJSON_AddStringToObject(object, "clause", veto->clause);
    return object;
}

static cJSON *segments_json(const struct heard *heard)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i < heard->n_segments; i++) {
        int ends[] = {heard->segments[i].start_ms, heard->segments[i].end_ms};
        cJSON_AddItemToArray(array, cJSON_CreateIntArray(ends, 2));
    }
    return array;
}

static cJSON *speech_json(const struct heard *heard)
{
    cJSON *object = cJSON_CreateObject();
    int32_t speech_ms = 0;
    for (size_t i = 0; i < heard->n_segments; i++)
        speech_ms += heard->segments[i].end_ms - heard->segments[i].start_ms;
    cJSON_AddNumberToObject(object, "duration_ms", heard->duration_ms);
    cJSON_AddNumberToObject(object, "speech_ms", speech_ms);
    cJSON_AddItemToObject(object, "segments_ms", segments_json(heard));
    json_add_rounded(object, "level_dbfs", (double)heard->level_dbfs, 1);
    json_add_rounded(object, "peak_dbfs", (double)heard->peak_dbfs, 1);
    json_add_rounded(object, "clipped_pct", (double)heard->clipped_pct, 2);
    return object;
}

cJSON *reply_json(const struct pack *pack, const struct play *play, const struct turn *turn,
                  const struct verdicts *verdicts, const struct heard *heard)
{
    cJSON *object = cJSON_CreateObject();
    char scenario[256];
    snprintf(scenario, sizeof scenario, "%s/%s", pack->id, play->id);
    cJSON_AddStringToObject(object, "scenario", scenario);
    cJSON_AddStringToObject(object, "turn", turn->id);
    cJSON *items = cJSON_AddArrayToObject(object, "verdicts");
    for (size_t i = 0; i < verdicts->count; i++)
        cJSON_AddItemToArray(items, verdict_json(&verdicts->items[i]));
    cJSON_AddItemToObject(object, "speech",
                          heard && heard->duration_ms > 0 ? speech_json(heard)
                                                          : cJSON_CreateNull());
    cJSON_AddNumberToObject(object, "points", verdicts_points(verdicts));
    cJSON_AddNumberToObject(object, "points_max", verdicts_points_max(verdicts));
    return object;
}
