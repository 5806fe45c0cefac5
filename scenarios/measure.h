/* Measures: the closed list of how a rule can be judged, who judges it, in which unit, and when.
 * What a rule of each measure says in rules.yaml is in docs/pack-format.md, "Measures". */
#ifndef YINGDA_SCENARIOS_MEASURE_H
#define YINGDA_SCENARIOS_MEASURE_H

#include <stdbool.h>

enum judged_by { JUDGED_BY_SOUND, JUDGED_BY_WORDS, JUDGED_BY_EYE };

enum measure {
    /* From sound and time alone. */
    MEASURE_RINGS,        /* rings before the answer */
    MEASURE_ARRIVAL,      /* from the customer's first word to the trainee's */
    MEASURE_OVERLAP,      /* the longest speech over the customer's, 是 对 嗯 好的 excepted */
    MEASURE_VENT_OVERLAP, /* the same, nothing excepted: silence while the customer vents */
    MEASURE_LISTENING_SOUNDS, /* 是 对 嗯 好的 in the customer's pauses */
    MEASURE_SILENCE_BEFORE,   /* between the customer's last word and the reply's first */
    MEASURE_SILENCE_INSIDE,   /* the longest pause inside the reply */
    MEASURE_SPEECH_RATE,      /* syllables of the reply over its speech, pauses left out */
    MEASURE_RATE_CHANGE,      /* that rate, against the person's own in the turns before */
    MEASURE_LOUDNESS,         /* the reply's level, against the person's own in the turns before */
    MEASURE_LOUDNESS_SWING,   /* from the 5th to the 95th percentile of the reply's level */
    MEASURE_PITCH,            /* the median, against the person's own in the turns before */
    MEASURE_PITCH_SWING,      /* from the 5th to the 95th percentile of the reply's pitch */
    MEASURE_CLARITY,          /* the mean clarity of the syllables that were recognised */
    MEASURE_HANG_UP,          /* the customer hangs up first */
    MEASURE_CALL_LENGTH,      /* from the answer to the hang-up */
    /* From words. */
    MEASURE_MOVES,        /* what is expected of `moves`: through the expectations of the turns */
    MEASURE_ORDER,        /* `first` is heard before `then`, when both are */
    MEASURE_TABOO,        /* none of `taboos` is said; without it: none that no other rule names */
    MEASURE_DETAILS,      /* the customer's details are said back, and right */
    MEASURE_PROMISE,      /* one of `moves` carries a time, and it keeps within the limit */
    MEASURE_FIGURE,       /* the standard's own number is said, and no other of its unit */
    MEASURE_VOCABULARY,   /* how many of `terms` are said */
    MEASURE_REPLY_LENGTH, /* syllables of the whole reply */
    /* By a trainer who watches. */
    MEASURE_EYE,
    N_MEASURES
};

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
                     PART_LOOK = 256
};

struct measure_info {
    const char *id;
    enum judged_by judged_by;
    enum moment moment;
    const char *unit; /* of its limit: "ms", "rings" …; NULL: no limit, or any unit of time */
    double low, high; /* a limit outside them is a slip of the pen */
    unsigned needs, takes; /* measure_parts: must be there; may be there besides */
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
