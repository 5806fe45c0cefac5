/* The YAML of one file as a tree of nodes that remember their lines (libyaml's owner).
 * The subset that trainers need: scalars, sequences and mappings with plain keys, one document. */
#ifndef YINGDA_BASE_YAML_TREE_H
#define YINGDA_BASE_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/status.h"

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node { /* all of it lives in the arena */
    enum node_kind kind;
    const char *file; /* as the parser was told */
    int line;         /* from 1; in a mapping that of the key */
    int column;       /* from 1, in characters; of a quoted scalar its first one */
    const char *key;  /* in a mapping: its key; else NULL */
    const char *text; /* a scalar's text, never NULL there; YAML's null is "" */
    bool cut;     /* a '#' with no blank behind it follows: perhaps more of the text was meant */
    size_t count; /* children */
    struct node *first; /* child; mappings keep the order written */
    struct node *next;  /* sibling */
};

enum {
    YAML_DEPTH_MAX = 16,     /* the format nests six deep */
    YAML_NODES_MAX = 100000, /* fifty times the largest file planned */
    YAML_KEYS_MAX = 256      /* keys of one mapping, so that looking for duplicates stays cheap */
};

/* Parses NUL-terminated bytes that text_check accepted (not kept). STATUS_INVALID: the file could
 * not be read to its end, one problem says where and why, *root is NULL. Duplicate keys are
 * problems too, but the first of each is kept and the status is STATUS_OK. `file` must live as long
 * as the arena. */
MUST_USE enum status yaml_tree_parse(struct node **root, struct arena *arena, const char *file,
                                     const char *bytes, size_t length, struct problems *problems);

/* The value of a key; NULL when the node is no mapping or has no such key. */
const struct node *node_get(const struct node *mapping, const char *key);

#endif
