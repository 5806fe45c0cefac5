/* Probes: a wording once more, with a slot wherever something in it may be said wrong, so that the
 * ear can hold what belongs there against what else people say. Private to scenarios/. */
#ifndef YINGDA_SCENARIOS_FILL_PROBE_H
#define YINGDA_SCENARIOS_FILL_PROBE_H

#include "scenarios/load/load.h"

/* A probe under construction: its wording, and the lists that its slots take. */
struct probe_draft {
    const struct pack *pack;
    struct slot_list lists[PROBE_SLOTS];
    size_t n_lists;
    struct slot_expected expected[PROBE_SLOTS];
    size_t n_expected;
};

/* A list slot for the draft; NULL when there is no room. `texts` are not copied. */
struct slot_list *probe_list(struct probe_draft *draft, const char *name, const char *const *texts,
                             size_t count);

/* Compiles the draft's wording. A probe that does not compile has n_arcs 0: the wording is then
 * listened for as it stands. */
void probe_compile(const struct probe_draft *draft, const char *text, struct network *network);

/* The wordings of a rule's moves that carry a duration, with {duration} or {time} in its place. */
void probe_promises(struct loader *loader, struct rule *rule);

/* Probes of the wordings of the standards' numbers, each with {figure} where its numeral stands. */
void probe_figures(struct loader *loader);

/* A text, and it with one numeral exchanged (三号楼, 四号楼 …) or two digits in each other's place
 * (五零一, 五一零); in the arena. NULL: out of memory. */
const char *const *probe_variants(struct arena *arena, const char *text, size_t *count);

/* The name of a place with one of its words exchanged: 城西花园, 城东小区 for 城东花园; in the
 * arena. None for what names no place. NULL: out of memory. */
const char *const *probe_places(struct arena *arena, const char *text, size_t *count);

#endif
