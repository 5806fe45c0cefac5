/* An accepted wording as a tree of groups, branches, texts and slots. Internal to language/. */
#ifndef YINGDA_LANGUAGE_WORDING_WORDING_TREE_H
#define YINGDA_LANGUAGE_WORDING_WORDING_TREE_H

#include "language/wording/network.h"

enum piece_kind { PIECE_GROUP, PIECE_BRANCH, PIECE_TEXT, PIECE_SLOT };

enum { NO_PIECE = -1 };

struct piece {
    enum piece_kind kind;
    bool optional;
    size_t begin, end; /* in the wording: a text with its backslashes, a slot's name */
    int first, last;   /* children: a group's branches, a branch's parts; or NO_PIECE */
    int next, parent;  /* or NO_PIECE */
};

struct wording_tree {
    struct piece *pieces; /* owned; the first is a group that holds it all */
    int count;
};

/* Parses. STATUS_INVALID and STATUS_LIMIT fill *error; no finishing is needed then. */
MUST_USE enum status wording_tree_init(struct wording_tree *tree, const char *wording,
                                       struct network_error *error);

/* Accepts NULL and being called twice. */
void wording_tree_finish(struct wording_tree *tree);

#endif
