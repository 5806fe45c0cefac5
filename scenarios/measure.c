#include "scenarios/measure.h"

#include <stddef.h>
#include <string.h>

#include "base/spelling.h"

#define MEASURE_INFO(name, ...) [MEASURE_##name] = {__VA_ARGS__},
static const struct measure_info infos[N_MEASURES] = {MEASURES(MEASURE_INFO)};

const struct measure_info *measure_info(enum measure measure)
{
    return &infos[measure];
}

enum measure measure_find(const char *id, const char **nearest)
{
    struct spelling spelling;
    spelling_init(&spelling, id);
    for (int i = 0; i < N_MEASURES; i++) {
        if (strcmp(infos[i].id, id) == 0)
            return (enum measure)i;
        spelling_try(&spelling, infos[i].id);
    }
    *nearest = spelling.nearest;
    return N_MEASURES;
}

const char *unit_code(const char *shown)
{
    static const char *const units[][2] = {
        {"声", "rings"}, {"次", "times"}, {"秒", "s"},          {"分钟", "min"},    {"小时", "h"},
        {"日", "days"},  {"天", "days"},  {"个工作日", "days"}, {"个月", "months"}, {"%", "pct"},
        {"％", "pct"},   {"步", "steps"}, {"种", "kinds"},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i][0], shown) == 0)
            return units[i][1];
    }
    return NULL;
}

bool unit_is_time(const char *code)
{
    static const char *const times[] = {"s", "min", "h", "days", "months"};
    for (size_t i = 0; code && i < sizeof times / sizeof *times; i++) {
        if (strcmp(times[i], code) == 0)
            return true;
    }
    return false;
}
