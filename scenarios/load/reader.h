/* The reader: one mapping of a pack's YAML into one struct, by a table of its keys. */
#ifndef YINGDA_SCENARIOS_LOAD_READER_H
#define YINGDA_SCENARIOS_LOAD_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/yaml_tree.h"

enum field_type {
    FIELD_ID,       /* const char *: letters, digits, - _ . ; at most 64 bytes */
    FIELD_SHOWN,    /* const char *: for the screen, in full-width punctuation; at most `high`
                       characters (0: 200) */
    FIELD_PLAIN,    /* const char *: as written; at most `high` characters (0: 200) */
    FIELD_INT,      /* int, low..high */
    FIELD_NUMBER,   /* double */
    FIELD_CHOICE,   /* int: the place in `choices`; an enum of the same order fits */
    FIELD_WORD,     /* const char *: one of `choices` */
    FIELD_MOODS,    /* int[2]: "0-39" or "50", both ends in 0..100 */
    FIELD_SEQUENCE, /* const struct node *, to be read by its own table */
    FIELD_MAPPING   /* const struct node * */
};

enum field_need { FIELD_OPTIONAL, FIELD_REQUIRED };

struct field {
    const char *key;
    enum field_type type;
    enum field_need need;
    size_t offset; /* of the target in the struct */
    int low, high;
    const char *const *choices; /* NULL-terminated */
};

struct reader {
    struct arena *arena;
    struct problems *problems;
};

/* Fills `out` from a mapping. Problems: no mapping, unknown keys (with the nearest known one),
 * missing or ill-formed values. Targets without a good value keep what they had, but a required
 * text becomes
 * "". False when there was any problem. */
bool reader_take(const struct reader *reader, const struct node *mapping,
                 const struct field *fields, size_t n_fields, void *out);

/* The same for one value without a mapping around it, e.g. an item of a list of ids. */
bool reader_take_value(const struct reader *reader, const struct node *node,
                       const struct field *field, void *target);

#endif
