/* Competencies: what a pack's plays ask of people again and again. Each move that at least two
 * plays expect is one; so are the standard phrases as a whole, and each criterion of the rubric
 * that rules count for. What a single play asks for can never be shown twice, and is none. Any
 * thread. */
#ifndef YINGDA_SCENARIOS_COMPETENCY_H
#define YINGDA_SCENARIOS_COMPETENCY_H

#include "scenarios/pack.h"

enum { COMPETENCIES_MAX = 96, COMPETENCY_ID_SIZE = 64 };

struct competency {
    const char *id;   /* a move's, a criterion's, or COMPETENCY_PHRASES */
    const char *name; /* "道歉": owned by the pack, as the id */
};

/* The id of the standard phrases'. */
extern const char competency_phrases[];

/* Adds those of a pack behind the `n` that are there, without what is there already (packs may
 * share ids); returns how many there are then, at most COMPETENCIES_MAX: criteria first, then the
 * moves, what most plays ask for first. */
size_t competencies_add(const struct pack *pack, struct competency *out, size_t n);

#endif
