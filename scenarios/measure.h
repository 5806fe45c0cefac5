/* Measures: the closed list of how a rule can be judged, who judges it, in which unit, and when.
 * What a rule of each measure says in rules.yaml is in docs/pack-format.md, "Measures". A new one
 * is a row here, and a row with its judge and its words in scoring/rules (or scoring/end_judge.c).
 */
#ifndef YINGDA_SCENARIOS_MEASURE_H
#define YINGDA_SCENARIOS_MEASURE_H

#include <stdbool.h>

enum judged_by { JUDGED_BY_SOUND, JUDGED_BY_WORDS, JUDGED_BY_EYE };

enum moment { AT_EACH_REPLY, AT_FIRST_REPLY, AT_THE_END };

enum measure_parts { /* keys of a rule, as bits */
                     PART_AT_LEAST = 1,
                     PART_AT_MOST = 2,
                     PART_MOVES = 4,
                     PART_ORDER = 8,
                     PART_TABOOS = 16,
                     PART_DETAILS = 32,
                     PART_TERMS = 64,
                     PART_NUMBERS = 128,
                     PART_LOOK = 256,
                     PART_ENDINGS = 512
};

/* Every measure, a row each: its name, its id in rules.yaml, who judges it and when, the unit of
 * its limit ("ms", "rings" …; NULL: no limit, or any unit of time), the range outside which a limit
 * is a slip of the pen (what a person can do at all, not what is good), and the keys of a rule that
 * it needs and those that it takes besides. */
#define MEASURES(ROW)                                                                              \
    /* From sound and time alone. */                                                               \
    /* rings before the answer */                                                                  \
    ROW(RINGS, "rings", JUDGED_BY_SOUND, AT_FIRST_REPLY, "rings", 1, 20, PART_AT_MOST, 0)          \
    /* from the customer's first word to the trainee's */                                          \
    ROW(ARRIVAL, "arrival", JUDGED_BY_SOUND, AT_FIRST_REPLY, "ms", 500, 60000, PART_AT_MOST, 0)    \
    /* the longest speech over the customer's, 是 对 嗯 好的 excepted */                      \
    ROW(OVERLAP, "overlap", JUDGED_BY_SOUND, AT_EACH_REPLY, "ms", 50, 10000, PART_AT_MOST, 0)      \
    /* the same, nothing excepted: silence while the customer vents */                             \
    ROW(VENT_OVERLAP, "vent_overlap", JUDGED_BY_SOUND, AT_EACH_REPLY, "ms", 50, 10000,             \
        PART_AT_MOST, 0)                                                                           \
    /* 是 对 嗯 好的 in the customer's pauses */                                              \
    ROW(LISTENING_SOUNDS, "listening_sounds", JUDGED_BY_SOUND, AT_EACH_REPLY, "times", 1, 20,      \
        PART_AT_LEAST, 0)                                                                          \
    /* between the customer's last word and the reply's first */                                   \
    ROW(SILENCE_BEFORE, "silence_before", JUDGED_BY_SOUND, AT_EACH_REPLY, "ms", 300, 20000,        \
        PART_AT_MOST, 0)                                                                           \
    /* the longest pause inside the reply */                                                       \
    ROW(SILENCE_INSIDE, "silence_inside", JUDGED_BY_SOUND, AT_EACH_REPLY, "ms", 300, 20000,        \
        PART_AT_MOST, 0)                                                                           \
    /* syllables of the reply over its speech, pauses left out */                                  \
    ROW(SPEECH_RATE, "speech_rate", JUDGED_BY_SOUND, AT_EACH_REPLY, "per_min", 30, 600, 0,         \
        PART_AT_LEAST | PART_AT_MOST)                                                              \
    /* that rate, against the person's own in the turns before */                                  \
    ROW(RATE_CHANGE, "rate_change", JUDGED_BY_SOUND, AT_EACH_REPLY, "pct", -80, 200, 0,            \
        PART_AT_LEAST | PART_AT_MOST)                                                              \
    /* the reply's level, against the person's own in the turns before */                          \
    ROW(LOUDNESS, "loudness", JUDGED_BY_SOUND, AT_EACH_REPLY, "db", -40, 40, 0,                    \
        PART_AT_LEAST | PART_AT_MOST)                                                              \
    /* from the 5th to the 95th percentile of the reply's level */                                 \
    ROW(LOUDNESS_SWING, "loudness_swing", JUDGED_BY_SOUND, AT_EACH_REPLY, "db", 0, 60, 0,          \
        PART_AT_LEAST | PART_AT_MOST)                                                              \
    /* the median, against the person's own in the turns before */                                 \
    ROW(PITCH, "pitch", JUDGED_BY_SOUND, AT_EACH_REPLY, "semitones", -24, 24, 0,                   \
        PART_AT_LEAST | PART_AT_MOST)                                                              \
    /* from the 5th to the 95th percentile of the reply's pitch */                                 \
    ROW(PITCH_SWING, "pitch_swing", JUDGED_BY_SOUND, AT_EACH_REPLY, "semitones", 0, 36, 0,         \
        PART_AT_LEAST | PART_AT_MOST)                                                              \
    /* the mean clarity of the syllables that were recognised */                                   \
    ROW(CLARITY, "clarity", JUDGED_BY_SOUND, AT_EACH_REPLY, "pct", 1, 100, PART_AT_LEAST, 0)       \
    /* the customer hangs up first */                                                              \
    ROW(HANG_UP, "hang_up", JUDGED_BY_SOUND, AT_THE_END, NULL, 0, 0, 0, 0)                         \
    /* from the answer to the hang-up */                                                           \
    ROW(CALL_LENGTH, "call_length", JUDGED_BY_SOUND, AT_THE_END, "s", 30, 3600, PART_AT_MOST, 0)   \
    /* From words. */                                                                              \
    /* what is expected of `moves`: through the expectations of the turns */                       \
    ROW(MOVES, "moves", JUDGED_BY_WORDS, AT_THE_END, NULL, 0, 0, PART_MOVES, 0)                    \
    /* `first` is heard before `then`, when both are */                                            \
    ROW(ORDER, "order", JUDGED_BY_WORDS, AT_EACH_REPLY, NULL, 0, 0, PART_ORDER, 0)                 \
    /* none of `taboos` is said; without it: none that no other rule names */                      \
    ROW(TABOO, "taboo", JUDGED_BY_WORDS, AT_EACH_REPLY, NULL, 0, 0, 0, PART_TABOOS)                \
    /* the customer's details are said back, and right */                                          \
    ROW(DETAILS, "details", JUDGED_BY_WORDS, AT_EACH_REPLY, NULL, 0, 0, PART_DETAILS, 0)           \
    /* one of `moves` carries a time, and it keeps within the limit */                             \
    ROW(PROMISE, "promise", JUDGED_BY_WORDS, AT_EACH_REPLY, NULL, 0, 1000,                         \
        PART_MOVES | PART_AT_MOST, 0)                                                              \
    /* the standard's own number is said, and no other of its unit */                              \
    ROW(FIGURE, "figure", JUDGED_BY_WORDS, AT_EACH_REPLY, NULL, 0, 0, PART_NUMBERS, PART_MOVES)    \
    /* how many of `terms` are said */                                                             \
    ROW(VOCABULARY, "vocabulary", JUDGED_BY_WORDS, AT_EACH_REPLY, "times", 0, 50,                  \
        PART_TERMS | PART_AT_MOST, 0)                                                              \
    /* syllables of the whole reply */                                                             \
    ROW(REPLY_LENGTH, "reply_length", JUDGED_BY_WORDS, AT_EACH_REPLY, "syllables", 5, 500,         \
        PART_AT_MOST, 0)                                                                           \
    /* how the play ends: one of `endings` */                                                      \
    ROW(OUTCOME, "outcome", JUDGED_BY_WORDS, AT_THE_END, NULL, 0, 0, PART_ENDINGS, 0)              \
    /* By a trainer who watches. */                                                                \
    ROW(EYE, "eye", JUDGED_BY_EYE, AT_THE_END, NULL, 0, 0, PART_LOOK, 0)

#define MEASURE_NAME(name, ...) MEASURE_##name,
enum measure { MEASURES(MEASURE_NAME) N_MEASURES };
#undef MEASURE_NAME

struct measure_info {
    const char *id;
    enum judged_by judged_by;
    enum moment moment;
    const char *unit;
    double low, high;
    unsigned needs, takes; /* measure_parts */
};

/* Never NULL; static. */
const struct measure_info *measure_info(enum measure measure);

/* The measure of an id; N_MEASURES when there is none, and the nearest id in *nearest (or NULL). */
enum measure measure_find(const char *id, const char **nearest);

/* The code of a unit as standards write it: 声 rings, 秒 s, 分钟 min, 小时 h, 日 天 个工作日 days
 * …; NULL when it is none of them. */
const char *unit_code(const char *shown);
bool unit_is_time(const char *code);

#endif
