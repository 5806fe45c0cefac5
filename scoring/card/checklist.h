/* The observer's checklist: the rules that only a trainer who watches can judge. */
#ifndef YINGDA_SCORING_CARD_CHECKLIST_H
#define YINGDA_SCORING_CARD_CHECKLIST_H

#include <stddef.h>

#include "scenarios/pack.h"

/* The rules by eye that fit a place and a standard (NULL: only those of no particular standard), by
 * rule group in the pack's order; those for men or women alone are among them. Returns how many
 * there are and fills at most `max` of them: the pack's, which must outlive them. Pure. */
size_t checklist_rules(const struct pack *pack, enum play_place place,
                       const struct standard *standard, const struct rule **out, size_t max);

#endif
