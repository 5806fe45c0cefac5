/* Accepted wordings: parsed into a tree of groups, branches, texts and slots, then into a graph.
 * A text is read together with what stands beside it, since (为|给)您办理 must read 为 as in 为您:
 * one sentence is made up that runs through the text, with the first branch of every other group.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "language/network_build.h"

enum piece_kind { PIECE_GROUP, PIECE_BRANCH, PIECE_TEXT, PIECE_SLOT };

enum { MAX_PIECES = 1000, MAX_SLOTS = 32, NOTHING = -1 };

struct piece {
    enum piece_kind kind;
    bool optional;
    bool chosen;       /* the branch that the made-up sentence takes */
    size_t begin, end; /* in the wording; of a slot: its name */
    int first, last;   /* children: a group's branches, a branch's parts */
    int next, parent;
};

struct compiler {
    const char *wording;
    const struct lexicon *lexicon;
    const struct slot_list *lists;
    size_t n_lists;
    struct network_error *error;
    struct piece *pieces;
    int n_pieces;
    size_t at;      /* the parser's place in the wording */
    char *sentence; /* made up for one text, with each byte's place in the wording */
    size_t *places, sentence_length, text_begin, text_end;
    struct graph graph;
    struct network_slot slots[MAX_SLOTS];
    uint16_t n_slots;
};

static int add_piece(struct compiler *c, enum piece_kind kind, int parent)
{
    if (c->n_pieces == MAX_PIECES) {
        network_refuse(c->error, c->at, "more than %d parts in one wording", MAX_PIECES);
        return NOTHING;
    }
    int index = c->n_pieces++;
    c->pieces[index] = (struct piece){.kind = kind,
                                      .begin = c->at,
                                      .end = c->at,
                                      .first = NOTHING,
                                      .last = NOTHING,
                                      .next = NOTHING,
                                      .parent = parent};
    struct piece *owner = parent == NOTHING ? NULL : &c->pieces[parent];
    if (owner && owner->first == NOTHING)
        owner->first = index;
    else if (owner)
        c->pieces[owner->last].next = index;
    if (owner)
        owner->last = index;
    return index;
}

/* Parsing */

static bool is_special(char byte)
{
    return byte != '\0' && strchr("()|?{}", byte) != NULL;
}

/* Brackets of the full width are silent punctuation to the lexicon, but here a slip of the hand. */
static bool is_wide_special(const char *text)
{
    static const char *const all[] = {"\uFF08", "\uFF09", "\uFF5C", "\uFF5B", "\uFF5D"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strncmp(text, all[i], 3) == 0)
            return true;
    }
    return false;
}

static enum status parse_text(struct compiler *c, int parent)
{
    const char *text = c->wording;
    int index = add_piece(c, PIECE_TEXT, parent);
    if (index == NOTHING)
        return STATUS_LIMIT;
    while (text[c->at] && !is_special(text[c->at])) {
        if (is_wide_special(text + c->at))
            return network_refuse(c->error, c->at,
                                  "write '%.3s' as ( ) | { } of the keyboard's "
                                  "own width, or leave it out",
                                  text + c->at);
        if (text[c->at] == '\\' && text[c->at + 1])
            c->at++;
        c->at++;
    }
    c->pieces[index].end = c->at;
    return STATUS_OK;
}

static void parse_question_mark(struct compiler *c, int index)
{
    if (c->wording[c->at] != '?')
        return;
    c->pieces[index].optional = true;
    c->at++;
}

static enum status parse_slot(struct compiler *c, int parent)
{
    size_t open = c->at++;
    int index = add_piece(c, PIECE_SLOT, parent);
    if (index == NOTHING)
        return STATUS_LIMIT;
    size_t length = strcspn(c->wording + c->at, "()|?{}");
    if (c->wording[c->at + length] != '}')
        return network_refuse(c->error, open, "'{' without a '}'");
    if (length == 0)
        return network_refuse(c->error, open, "a slot without a name");
    c->pieces[index].end = c->at + length;
    c->at += length + 1;
    parse_question_mark(c, index);
    return STATUS_OK;
}

static enum status parse_branches(struct compiler *c, int group, int depth);

static enum status parse_group(struct compiler *c, int parent, int depth)
{
    size_t open = c->at++;
    int index = add_piece(c, PIECE_GROUP, parent);
    if (index == NOTHING)
        return STATUS_LIMIT;
    if (depth > WORDING_MAX_DEPTH)
        return network_refuse(c->error, open, "brackets nested more than %d deep",
                              WORDING_MAX_DEPTH);
    enum status status = parse_branches(c, index, depth);
    if (status != STATUS_OK)
        return status;
    if (c->wording[c->at] != ')')
        return network_refuse(c->error, open, "'(' without a ')'");
    c->at++;
    parse_question_mark(c, index);
    return STATUS_OK;
}

static enum status parse_part(struct compiler *c, int branch, int depth)
{
    switch (c->wording[c->at]) {
    case '(':
        return parse_group(c, branch, depth + 1);
    case '{':
        return parse_slot(c, branch);
    case '}':
        return network_refuse(c->error, c->at, "'}' without a '{'");
    case '?':
        return network_refuse(c->error, c->at,
                              "'?' must follow ')' or '}'; a question takes \\? or none");
    default:
        return parse_text(c, branch);
    }
}

static enum status parse_branches(struct compiler *c, int group, int depth)
{
    for (;;) {
        int branch = add_piece(c, PIECE_BRANCH, group);
        enum status status = branch == NOTHING ? STATUS_LIMIT : STATUS_OK;
        while (status == STATUS_OK && c->wording[c->at] && !strchr("|)", c->wording[c->at]))
            status = parse_part(c, branch, depth);
        if (status != STATUS_OK)
            return status;
        if (c->pieces[branch].first == NOTHING)
            return network_refuse(c->error, c->at,
                                  depth ? "an empty choice; for one or none write (…)?"
                                        : "there is nothing to say in it");
        if (c->wording[c->at] != '|')
            return STATUS_OK;
        c->at++;
    }
}

static enum status parse(struct compiler *c)
{
    size_t bad;
    if (!utf8_valid(c->wording, strlen(c->wording), &bad))
        return network_refuse(c->error, bad, "not valid UTF-8");
    enum status status = parse_branches(c, add_piece(c, PIECE_GROUP, NOTHING), 0);
    if (status == STATUS_OK && c->wording[c->at])
        return network_refuse(c->error, c->at, "')' without a '('");
    return status;
}

/* The sentence around one text */

static void add_to_sentence(struct compiler *c, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (c->wording[i] == '\\' && i + 1 < end)
            i++;
        c->places[c->sentence_length] = i;
        c->sentence[c->sentence_length++] = c->wording[i];
    }
}

static void make_sentence_of(struct compiler *c, int index, int text)
{
    const struct piece *piece = &c->pieces[index];
    if (piece->kind == PIECE_SLOT) {
        c->places[c->sentence_length] = piece->begin;
        c->sentence[c->sentence_length++] = ','; /* no word goes on through a slot */
    } else if (piece->kind == PIECE_TEXT) {
        c->text_begin = index == text ? c->sentence_length : c->text_begin;
        add_to_sentence(c, piece->begin, piece->end);
        c->text_end = index == text ? c->sentence_length : c->text_end;
    }
    int child = piece->first;
    for (int i = child; piece->kind == PIECE_GROUP && i != NOTHING; i = c->pieces[i].next)
        child = c->pieces[i].chosen ? i : child;
    for (; child != NOTHING; child = c->pieces[child].next) {
        make_sentence_of(c, child, text);
        if (piece->kind == PIECE_GROUP)
            return;
    }
}

static void make_sentence(struct compiler *c, int text)
{
    for (int i = 0; i < c->n_pieces; i++)
        c->pieces[i].chosen = false;
    for (int i = text; i != NOTHING; i = c->pieces[i].parent)
        c->pieces[i].chosen = true;
    c->sentence_length = 0;
    make_sentence_of(c, 0, text);
    c->sentence[c->sentence_length] = '\0';
}

static void make_sentence_of_text_alone(struct compiler *c, int text)
{
    c->sentence_length = c->text_begin = 0;
    add_to_sentence(c, c->pieces[text].begin, c->pieces[text].end);
    c->sentence[c->sentence_length] = '\0';
    c->text_end = c->sentence_length;
}

/* Compiling */

static bool is_digit_at(const char *text, size_t at)
{
    return (text[at] >= '0' && text[at] <= '9') || (unsigned char)text[at] == 0xEF;
}

/* A numeral or an r-coloured syllable that reaches over the edge belongs to both sides at once. */
static bool is_cut(const struct compiler *c, const struct reading *readings, size_t count)
{
    size_t last = c->text_end > c->text_begin ? c->text_end - 1 : c->text_begin;
    if (is_digit_at(c->sentence, c->text_begin) || is_digit_at(c->sentence, last))
        return true;
    for (size_t i = 0; i < count; i++) {
        size_t begin = readings[i].offset, end = begin + strlen(readings[i].hanzi);
        if ((begin < c->text_begin && end > c->text_begin) ||
            (begin < c->text_end && end > c->text_end))
            return true;
    }
    return false;
}

static enum status read_sentence(struct compiler *c, struct reading **readings, size_t *count)
{
    size_t bad = 0;
    enum status status = lexicon_read(c->lexicon, c->sentence, readings, count, &bad);
    if (status == STATUS_INVALID)
        network_refuse_reading(c->error, c->sentence, bad, c->places[bad]);
    return status;
}

static enum status compile_text(struct compiler *c, int text, uint16_t from, uint16_t to)
{
    struct reading *readings;
    size_t count, first = 0, n = 0;
    make_sentence(c, text);
    enum status status = read_sentence(c, &readings, &count);
    if (status == STATUS_OK && is_cut(c, readings, count)) {
        free(readings);
        make_sentence_of_text_alone(c, text);
        status = read_sentence(c, &readings, &count);
    }
    if (status != STATUS_OK)
        return status;
    while (first < count && readings[first].offset < c->text_begin)
        first++;
    while (first + n < count && readings[first + n].offset < c->text_end)
        n++;
    graph_readings(&c->graph, from, to, readings + first, n, 0);
    free(readings);
    return STATUS_OK;
}

static enum status compile_list(struct compiler *c, const struct slot_list *list, size_t place,
                                uint16_t from, uint16_t to)
{
    for (size_t i = 0; i < list->count; i++) {
        struct reading *readings;
        size_t count;
        enum status status = lexicon_read(c->lexicon, list->texts[i], &readings, &count, NULL);
        if (status == STATUS_INVALID || (status == STATUS_OK && count == 0))
            network_refuse(c->error, place, "'%s' of the list {%s} has no reading", list->texts[i],
                           list->name);
        if (status == STATUS_OK && count == 0) {
            free(readings);
            status = STATUS_INVALID;
        }
        if (status != STATUS_OK)
            return status;
        graph_readings(&c->graph, from, to, readings, count, (uint8_t)c->n_slots);
        free(readings);
    }
    return list->count ? STATUS_OK
                       : network_refuse(c->error, place, "the list {%s} is empty", list->name);
}

static const struct slot_list *find_list(const struct compiler *c, const char *name, size_t length)
{
    for (size_t i = 0; i < c->n_lists; i++) {
        if (strlen(c->lists[i].name) == length && memcmp(c->lists[i].name, name, length) == 0)
            return &c->lists[i];
    }
    return NULL;
}

static enum status compile_slot(struct compiler *c, const struct piece *piece, uint16_t from,
                                uint16_t to)
{
    const char *name = c->wording + piece->begin;
    size_t length = piece->end - piece->begin;
    enum slot_type type = slot_type_of(name, length);
    const struct slot_list *list = find_list(c, name, length);
    if (length >= sizeof c->slots->name || (type == SLOT_LISTED && !list))
        return network_refuse(c->error, piece->begin, "no slot is called {%.*s}",
                              (int)(length < 40 ? length : utf8_cut(name, 40)), name);
    if (c->n_slots == MAX_SLOTS)
        return network_refuse(c->error, piece->begin, "more than %d slots", MAX_SLOTS);
    struct network_slot *slot = &c->slots[c->n_slots++];
    *slot = (struct network_slot){.type = type};
    memcpy(slot->name, name, length);
    if (type == SLOT_LISTED)
        return compile_list(c, list, piece->begin, from, to);
    graph_slot(&c->graph, from, to, type, (uint8_t)c->n_slots);
    return STATUS_OK;
}

static enum status compile_piece(struct compiler *c, int index, uint16_t from, uint16_t to);

static enum status compile_branch(struct compiler *c, int branch, uint16_t from, uint16_t to)
{
    enum status status = STATUS_OK;
    for (int i = c->pieces[branch].first; status == STATUS_OK && i != NOTHING;) {
        int next = c->pieces[i].next;
        uint16_t until = next == NOTHING ? to : graph_node(&c->graph);
        status = compile_piece(c, i, from, until);
        from = until;
        i = next;
    }
    return status;
}

static enum status compile_piece(struct compiler *c, int index, uint16_t from, uint16_t to)
{
    const struct piece *piece = &c->pieces[index];
    enum status status = STATUS_OK;
    if (piece->optional)
        graph_skip(&c->graph, from, to);
    if (piece->kind == PIECE_TEXT)
        return compile_text(c, index, from, to);
    if (piece->kind == PIECE_SLOT)
        return compile_slot(c, piece, from, to);
    for (int i = piece->first; status == STATUS_OK && i != NOTHING; i = c->pieces[i].next)
        status = compile_branch(c, i, from, to);
    return status;
}

static enum status take_slots(struct compiler *c, struct network *network)
{
    if (c->n_slots == 0)
        return STATUS_OK;
    network->slots = malloc(c->n_slots * sizeof *network->slots);
    if (!network->slots)
        return STATUS_NO_MEMORY;
    memcpy(network->slots, c->slots, c->n_slots * sizeof *network->slots);
    network->n_slots = c->n_slots;
    return STATUS_OK;
}

static enum status compile(struct compiler *c, struct network *network)
{
    uint16_t start = graph_node(&c->graph), end = graph_node(&c->graph);
    enum status status = compile_piece(c, 0, start, end);
    if (status == STATUS_OK)
        status = graph_to_network(&c->graph, start, end, network);
    if (status == STATUS_OK)
        status = take_slots(c, network);
    if (status == STATUS_OK && network_may_be_silent(network))
        status = network_refuse(c->error, 0, "saying nothing at all would satisfy it");
    if (status == STATUS_LIMIT)
        network_refuse(c->error, 0, "more than %d ways to go on", NETWORK_MAX_ARCS);
    return status;
}

enum status network_init_wording(struct network *network, const char *wording,
                                 const struct lexicon *lexicon, const struct slot_list *lists,
                                 size_t n_lists, struct network_error *error)
{
    size_t length = strnlen(wording, WORDING_MAX_BYTES + 1);
    *network = (struct network){0};
    *error = (struct network_error){0};
    if (length > WORDING_MAX_BYTES) {
        network_refuse(error, WORDING_MAX_BYTES, "longer than %d bytes", WORDING_MAX_BYTES);
        return STATUS_LIMIT;
    }
    struct compiler c = {
        .wording = wording, .lexicon = lexicon, .lists = lists, .n_lists = n_lists, .error = error};
    c.pieces = malloc(MAX_PIECES * sizeof *c.pieces);
    c.sentence = malloc(length + 1);
    c.places = calloc(length + 1, sizeof *c.places);
    enum status status = c.pieces && c.sentence && c.places ? parse(&c) : STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        status = compile(&c, network);
    if (status != STATUS_OK)
        network_finish(network);
    graph_finish(&c.graph);
    free(c.places);
    free(c.sentence);
    free(c.pieces);
    return status;
}
