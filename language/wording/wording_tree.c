#include "language/wording/wording_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "language/wording/network_build.h"

enum { MAX_PIECES = 1000 };

struct parser {
    const char *wording;
    size_t at;
    struct wording_tree *tree;
    struct network_error *error;
};

static int add_piece(struct parser *p, enum piece_kind kind, int parent)
{
    if (p->tree->count == MAX_PIECES) {
        network_refuse(p->error, p->at, "more than %d parts in one wording", MAX_PIECES);
        return NO_PIECE;
    }
    int index = p->tree->count++;
    p->tree->pieces[index] = (struct piece){.kind = kind,
                                            .begin = p->at,
                                            .end = p->at,
                                            .first = NO_PIECE,
                                            .last = NO_PIECE,
                                            .next = NO_PIECE,
                                            .parent = parent};
    struct piece *owner = parent == NO_PIECE ? NULL : &p->tree->pieces[parent];
    if (owner && owner->first == NO_PIECE)
        owner->first = index;
    else if (owner)
        p->tree->pieces[owner->last].next = index;
    if (owner)
        owner->last = index;
    return index;
}

static bool is_special(char byte)
{
    return byte != '\0' && strchr("()|?{}", byte) != NULL;
}

/* To the lexicon full-width brackets are silent punctuation, but in a wording they are a slip of
 * the hand. */
static bool is_wide_special(const char *text)
{
    static const char *const all[] = {"\uFF08", "\uFF09", "\uFF5C", "\uFF5B", "\uFF5D"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strncmp(text, all[i], 3) == 0)
            return true;
    }
    return false;
}

static const char gap_sign[] = "…";

static bool is_gap(const char *text)
{
    return strncmp(text, gap_sign, strlen(gap_sign)) == 0;
}

/* … or ……: a slot that is called so. */
static enum status parse_gap(struct parser *p, int parent)
{
    int index = add_piece(p, PIECE_SLOT, parent);
    if (index == NO_PIECE)
        return STATUS_LIMIT;
    while (is_gap(p->wording + p->at))
        p->at += strlen(gap_sign);
    p->tree->pieces[index].end = p->at;
    return STATUS_OK;
}

static enum status parse_text(struct parser *p, int parent)
{
    const char *text = p->wording;
    int index = add_piece(p, PIECE_TEXT, parent);
    if (index == NO_PIECE)
        return STATUS_LIMIT;
    while (text[p->at] && !is_special(text[p->at]) && !is_gap(text + p->at)) {
        if (is_wide_special(text + p->at))
            return network_refuse(p->error, p->at,
                                  "write '%.3s' as ( ) | { } of the keyboard's "
                                  "own width, or leave it out",
                                  text + p->at);
        if (text[p->at] == '\\' && text[p->at + 1])
            p->at++;
        p->at++;
    }
    p->tree->pieces[index].end = p->at;
    return STATUS_OK;
}

static void parse_question_mark(struct parser *p, int index)
{
    if (p->wording[p->at] != '?')
        return;
    p->tree->pieces[index].optional = true;
    p->at++;
}

static enum status parse_slot(struct parser *p, int parent)
{
    size_t open = p->at++;
    int index = add_piece(p, PIECE_SLOT, parent);
    if (index == NO_PIECE)
        return STATUS_LIMIT;
    size_t length = strcspn(p->wording + p->at, "()|?{}");
    if (p->wording[p->at + length] != '}')
        return network_refuse(p->error, open, "'{' without a '}'");
    if (length == 0)
        return network_refuse(p->error, open, "a slot without a name");
    p->tree->pieces[index].end = p->at + length;
    p->at += length + 1;
    parse_question_mark(p, index);
    return STATUS_OK;
}

static enum status parse_branches(struct parser *p, int group, int depth);

static enum status parse_group(struct parser *p, int parent, int depth)
{
    size_t open = p->at++;
    int index = add_piece(p, PIECE_GROUP, parent);
    if (index == NO_PIECE)
        return STATUS_LIMIT;
    if (depth > WORDING_MAX_DEPTH)
        return network_refuse(p->error, open, "brackets nested more than %d deep",
                              WORDING_MAX_DEPTH);
    enum status status = parse_branches(p, index, depth);
    if (status != STATUS_OK)
        return status;
    if (p->wording[p->at] != ')')
        return network_refuse(p->error, open, "'(' without a ')'");
    p->at++;
    parse_question_mark(p, index);
    return STATUS_OK;
}

static enum status parse_part(struct parser *p, int branch, int depth)
{
    switch (p->wording[p->at]) {
    case '(':
        return parse_group(p, branch, depth + 1);
    case '{':
        return parse_slot(p, branch);
    case '}':
        return network_refuse(p->error, p->at, "'}' without a '{'");
    case '?':
        return network_refuse(p->error, p->at,
                              "'?' must follow ')' or '}'; a question takes \\? or none");
    default:
        return is_gap(p->wording + p->at) ? parse_gap(p, branch) : parse_text(p, branch);
    }
}

static enum status parse_branches(struct parser *p, int group, int depth)
{
    for (;;) {
        int branch = add_piece(p, PIECE_BRANCH, group);
        enum status status = branch == NO_PIECE ? STATUS_LIMIT : STATUS_OK;
        while (status == STATUS_OK && p->wording[p->at] && !strchr("|)", p->wording[p->at]))
            status = parse_part(p, branch, depth);
        if (status != STATUS_OK)
            return status;
        if (p->tree->pieces[branch].first == NO_PIECE)
            return network_refuse(p->error, p->at,
                                  depth ? "an empty choice; for one or none write (…)?"
                                        : "there is nothing to say in it");
        if (p->wording[p->at] != '|')
            return STATUS_OK;
        p->at++;
    }
}

static enum status parse(struct parser *p)
{
    size_t bad;
    if (!utf8_valid(p->wording, strlen(p->wording), &bad))
        return network_refuse(p->error, bad, "not valid UTF-8");
    enum status status = parse_branches(p, add_piece(p, PIECE_GROUP, NO_PIECE), 0);
    if (status == STATUS_OK && p->wording[p->at])
        return network_refuse(p->error, p->at, "')' without a '('");
    return status;
}

enum status wording_tree_init(struct wording_tree *tree, const char *wording,
                              struct network_error *error)
{
    struct parser parser = {.wording = wording, .tree = tree, .error = error};
    tree->count = 0;
    tree->pieces = malloc(MAX_PIECES * sizeof *tree->pieces);
    enum status status = STATUS_NO_MEMORY;
    if (tree->pieces && strnlen(wording, WORDING_MAX_BYTES + 1) > WORDING_MAX_BYTES) {
        network_refuse(error, WORDING_MAX_BYTES, "longer than %d bytes", WORDING_MAX_BYTES);
        status = STATUS_LIMIT;
    } else if (tree->pieces) {
        status = parse(&parser);
    }
    if (status != STATUS_OK)
        wording_tree_finish(tree);
    return status;
}

void wording_tree_finish(struct wording_tree *tree)
{
    if (!tree)
        return;
    free(tree->pieces);
    *tree = (struct wording_tree){0};
}
