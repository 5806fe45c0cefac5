#include "scenarios/measure.h"

#include <stddef.h>
#include <string.h>

#include "base/spelling.h"

#define WORDS JUDGED_BY_WORDS, AT_EACH_REPLY
#define SOUND JUDGED_BY_SOUND, AT_EACH_REPLY

/* Ranges: what a person can do at all, not what is good; that is the rule's own limit. */
static const struct measure_info infos[N_MEASURES] = {
    [MEASURE_RINGS] = {"rings", JUDGED_BY_SOUND, AT_FIRST_REPLY, "rings", 1, 20, PART_AT_MOST, 0},
    [MEASURE_ARRIVAL] = {"arrival", JUDGED_BY_SOUND, AT_FIRST_REPLY, "ms", 500, 60000, PART_AT_MOST,
                         0},
    [MEASURE_OVERLAP] = {"overlap", SOUND, "ms", 50, 10000, PART_AT_MOST, 0},
    [MEASURE_VENT_OVERLAP] = {"vent_overlap", SOUND, "ms", 50, 10000, PART_AT_MOST, 0},
    [MEASURE_LISTENING_SOUNDS] = {"listening_sounds", SOUND, "times", 1, 20, PART_AT_LEAST, 0},
    [MEASURE_SILENCE_BEFORE] = {"silence_before", SOUND, "ms", 300, 20000, PART_AT_MOST, 0},
    [MEASURE_SILENCE_INSIDE] = {"silence_inside", SOUND, "ms", 300, 20000, PART_AT_MOST, 0},
    [MEASURE_SPEECH_RATE] = {"speech_rate", SOUND, "per_min", 30, 600, 0,
                             PART_AT_LEAST | PART_AT_MOST},
    [MEASURE_RATE_CHANGE] = {"rate_change", SOUND, "pct", -80, 200, 0,
                             PART_AT_LEAST | PART_AT_MOST},
    [MEASURE_LOUDNESS] = {"loudness", SOUND, "db", -40, 40, 0, PART_AT_LEAST | PART_AT_MOST},
    [MEASURE_LOUDNESS_SWING] = {"loudness_swing", SOUND, "db", 0, 60, 0,
                                PART_AT_LEAST | PART_AT_MOST},
    [MEASURE_PITCH] = {"pitch", SOUND, "semitones", -24, 24, 0, PART_AT_LEAST | PART_AT_MOST},
    [MEASURE_PITCH_SWING] = {"pitch_swing", SOUND, "semitones", 0, 36, 0,
                             PART_AT_LEAST | PART_AT_MOST},
    [MEASURE_CLARITY] = {"clarity", SOUND, "pct", 1, 100, PART_AT_LEAST, 0},
    [MEASURE_HANG_UP] = {"hang_up", JUDGED_BY_SOUND, AT_THE_END, NULL, 0, 0, 0, 0},
    [MEASURE_CALL_LENGTH] = {"call_length", JUDGED_BY_SOUND, AT_THE_END, "s", 30, 3600,
                             PART_AT_MOST, 0},
    [MEASURE_MOVES] = {"moves", JUDGED_BY_WORDS, AT_THE_END, NULL, 0, 0, PART_MOVES, 0},
    [MEASURE_ORDER] = {"order", WORDS, NULL, 0, 0, PART_ORDER, 0},
    [MEASURE_TABOO] = {"taboo", WORDS, NULL, 0, 0, 0, PART_TABOOS},
    [MEASURE_DETAILS] = {"details", WORDS, NULL, 0, 0, PART_DETAILS, 0},
    [MEASURE_PROMISE] = {"promise", WORDS, NULL, 0, 1000, PART_MOVES | PART_AT_MOST, 0},
    [MEASURE_FIGURE] = {"figure", WORDS, NULL, 0, 0, PART_NUMBERS, PART_MOVES},
    [MEASURE_VOCABULARY] = {"vocabulary", WORDS, "times", 0, 50, PART_TERMS | PART_AT_MOST, 0},
    [MEASURE_REPLY_LENGTH] = {"reply_length", WORDS, "syllables", 5, 500, PART_AT_MOST, 0},
    [MEASURE_EYE] = {"eye", JUDGED_BY_EYE, AT_THE_END, NULL, 0, 0, PART_LOOK, 0},
};

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
