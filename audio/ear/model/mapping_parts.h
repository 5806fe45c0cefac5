/* What the parts of the mapping's reader share; only mapping*.c include it. */
#ifndef YINGDA_AUDIO_EAR_MODEL_MAPPING_PARTS_H
#define YINGDA_AUDIO_EAR_MODEL_MAPPING_PARTS_H

#include <stdbool.h>

#include "audio/ear/model/mapping.h"
#include "base/yaml_tree.h"

/* One mapping while it is read. */
struct mapping_reading {
    struct mapping *mapping;
    const struct mdef *mdef;
    struct problems *problems;
    const char *dir; /* where the dictionary is looked for */
};

/* A problem at a node. */
#define MAPPING_PROBLEM(reading, node, ...)                                                        \
    problems_add((reading)->problems, (node)->file, (node)->line, __VA_ARGS__)

/* True for a mapping; every key of it that is not in the NULL-ended list is a problem, with the
 * nearest that is. `what` names the node for a reader. */
bool mapping_keys(struct mapping_reading *reading, const struct node *node, const char *what,
                  const char *const *known);

/* One way to say something, `length` bytes of phones with spaces between. False, with a problem:
 * a phone that the model has not or that is a noise, none or more than `most` of them. */
bool mapping_string(struct mapping_reading *reading, const struct node *node, const char *text,
                    size_t length, int most, struct phone_string *out);

/* Fills the map's syllables, the first of these that says how: `phones: syllables`, the dictionary,
 * `phones: initials` and `finals`. Either node may be NULL, not both. */
void mapping_phones(struct mapping_reading *reading, const struct node *phones,
                    const struct node *dictionary);

/* Adds the most frequent phone strings of every syllable in the dictionary that a node names.
 * Syllables that have strings already keep them. */
void mapping_dictionary(struct mapping_reading *reading, const struct node *node);

#endif
