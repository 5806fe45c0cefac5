/* Citations: every place of a pack that names a source, by clause. */
#ifndef YINGDA_SCENARIOS_CITATIONS_H
#define YINGDA_SCENARIOS_CITATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "scenarios/pack.h"

struct citation {
    const char *clause; /* as written: "G-6.2", "house" */
    const char *kind;   /* "phrase", "move", "taboo", "rule", "check" (a line of the observer's
                           list), "question", "drill", "turn", "number", "ring", "standard",
                           "criterion",   "rubric" */
    const char *id;     /* of what cites it; a number's with its standard: "G/rings_max", a turn's
                           with its play: "outage/answer" */
    struct place_in_file at;
};

struct citations {
    struct citation *items; /* owned; sorted by clause, then file and line. Texts are the pack's */
    size_t count, capacity;
    bool failed; /* out of memory while adding */
};

/* STATUS_NO_MEMORY leaves an empty list. Finish before the pack is closed. */
MUST_USE enum status citations_init(struct citations *citations, const struct pack *pack);

/* Where the citations of a clause begin, and how many they are. */
size_t citations_of(const struct citations *citations, const char *clause, size_t *count);

/* Whether what can judge a clause holds it: a rule by sound, by words or by eye, or a question. */
bool clause_is_held(const struct pack *pack, const struct clause *clause);

/* Accepts NULL and being called twice. */
void citations_finish(struct citations *citations);

#endif
