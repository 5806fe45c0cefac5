/* Citations: every place of a pack that names a source, by clause. */
#ifndef YINGDA_SCENARIOS_CITATIONS_H
#define YINGDA_SCENARIOS_CITATIONS_H

#include <stddef.h>

#include "base/status.h"
#include "scenarios/pack.h"

struct citation {
    const char *clause; /* as written: "G-6.2", "house" */
    const char *kind;   /* "phrase", "move", "taboo", "rule", "number", "ring", "standard",
                           "criterion", "rubric", "drill" */
    const char *id;     /* of what cites it; a number's with its standard: "G/rings_max" */
    struct place_in_file at;
};

struct citations {
    struct citation *items; /* owned; sorted by clause, then file and line. Texts are the pack's */
    size_t count;
};

/* STATUS_NO_MEMORY leaves an empty list. Finish before the pack is closed. */
enum status citations_init(struct citations *citations, const struct pack *pack);

/* Accepts NULL and being called twice. */
void citations_finish(struct citations *citations);

#endif
