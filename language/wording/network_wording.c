/* Accepted wordings become graphs. A text is read together with what stands beside it, since
 * (为|给)您办理 must read 为 as in 为您: a sentence is made up that runs through the text, with the
 * first branch of every other group. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "language/reading/numeral.h"
#include "language/slot/slot.h"
#include "language/wording/network_build.h"
#include "language/wording/wording_tree.h"

enum { MAX_SLOTS = 32, GAP_USUAL = 4, GAP_MAX = 8 };

struct compiler {
    const char *wording;
    const struct lexicon *lexicon;
    const struct slot_list *lists;
    size_t n_lists;
    const struct slot_expected *expected;
    size_t n_expected;
    struct network_error *error;
    struct wording_tree tree;
    char *sentence; /* made up for one text, with each byte's place in the wording */
    size_t *places, sentence_length, text_begin, text_end;
    struct graph graph;
    struct network_slot slots[MAX_SLOTS];
    uint16_t n_slots;
};

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

/* The branch of a group that `piece` lies in, or else the first. */
static int branch_towards(const struct compiler *c, int group, int piece)
{
    for (; piece != NO_PIECE; piece = c->tree.pieces[piece].parent) {
        if (c->tree.pieces[piece].parent == group)
            return piece;
    }
    return c->tree.pieces[group].first;
}

static void add_piece_to_sentence(struct compiler *c, int index, int text)
{
    const struct piece *piece = &c->tree.pieces[index];
    switch (piece->kind) {
    case PIECE_GROUP:
        add_piece_to_sentence(c, branch_towards(c, index, text), text);
        break;
    case PIECE_BRANCH:
        for (int i = piece->first; i != NO_PIECE; i = c->tree.pieces[i].next)
            add_piece_to_sentence(c, i, text);
        break;
    case PIECE_TEXT:
        c->text_begin = index == text ? c->sentence_length : c->text_begin;
        add_to_sentence(c, piece->begin, piece->end);
        c->text_end = index == text ? c->sentence_length : c->text_end;
        break;
    case PIECE_SLOT:
        c->places[c->sentence_length] = piece->begin;
        c->sentence[c->sentence_length++] = ','; /* no word goes on through a slot */
        break;
    }
}

static void make_sentence(struct compiler *c, int text)
{
    c->sentence_length = 0;
    add_piece_to_sentence(c, 0, text);
    c->sentence[c->sentence_length] = '\0';
}

static void make_sentence_of_text_alone(struct compiler *c, int text)
{
    c->sentence_length = c->text_begin = 0;
    add_to_sentence(c, c->tree.pieces[text].begin, c->tree.pieces[text].end);
    c->sentence[c->sentence_length] = '\0';
    c->text_end = c->sentence_length;
}

/* Compiling */

static bool is_digit_at(const struct compiler *c, size_t at)
{
    size_t size;
    return numeral_digit(c->sentence + at, c->sentence_length - at, &size) >= 0;
}

/* A numeral or an r-coloured syllable that reaches over the edge belongs to both sides at once. */
static bool is_cut(const struct compiler *c, const struct reading *readings, size_t count)
{
    size_t last = c->text_end > 0 ? utf8_cut(c->sentence, c->text_end - 1) : 0;
    if (is_digit_at(c, c->text_begin) || is_digit_at(c, last))
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
    /* Of silent signs alone there are no readings, and no array either. */
    graph_readings(&c->graph, from, to, count > 0 ? readings + first : NULL, n, 0);
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

static const struct slot_list *find_list(const struct compiler *c, const char *name)
{
    for (size_t i = 0; i < c->n_lists; i++) {
        if (strcmp(c->lists[i].name, name) == 0)
            return &c->lists[i];
    }
    return NULL;
}

/* The count after the colon of {number:4} or {phone:7-8}. */
static bool take_count(const char *text, size_t length, struct network_slot *slot)
{
    unsigned parts[2] = {0, 0};
    int part = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '-' && part == 0 && i > 0)
            part = 1;
        else if (text[i] >= '0' && text[i] <= '9' && parts[part] < 10)
            parts[part] = parts[part] * 10 + (unsigned)(text[i] - '0');
        else
            return false;
    }
    slot->low = (uint8_t)parts[0];
    slot->high = (uint8_t)parts[part];
    return slot->low >= 1 && slot->low <= slot->high && slot->high <= SLOT_MAX_DIGITS;
}

/* Reads what stands between the braces. */
static enum status read_slot(struct compiler *c, const struct piece *piece,
                             struct network_slot *slot, const struct slot_list **list)
{
    const char *name = c->wording + piece->begin;
    size_t whole = piece->end - piece->begin;
    const char *colon = memchr(name, ':', whole);
    size_t length = colon ? (size_t)(colon - name) : whole;
    *slot = (struct network_slot){.type = slot_type_of(name, length)};
    if (length < sizeof slot->name)
        memcpy(slot->name, name, length);
    *list = length < sizeof slot->name ? find_list(c, slot->name) : NULL;
    if (length >= sizeof slot->name || (slot->type == SLOT_LISTED && !*list))
        return network_refuse(c->error, piece->begin, "no slot is called {%.*s}",
                              (int)(length < 40 ? length : utf8_cut(name, 40)), name);
    if (*list)
        slot->type = SLOT_LISTED; /* {name} too may be limited to a list */
    if (!colon)
        return STATUS_OK;
    if (slot->type != SLOT_NUMBER && slot->type != SLOT_PHONE)
        return network_refuse(c->error, piece->begin,
                              "only number and phone have a count of digits");
    if (!take_count(colon + 1, whole - length - 1, slot))
        return network_refuse(
            c->error, piece->begin, "'%.*s' is no count of digits: write 4 or 4-8, at most %d",
            (int)utf8_cut(colon + 1, whole - length - 1 < 20 ? whole - length - 1 : 20), colon + 1,
            SLOT_MAX_DIGITS);
    return STATUS_OK;
}

/* Adds a way of its own for the value that is expected in the slot just compiled. */
static enum status compile_expected(struct compiler *c, const struct piece *piece, uint16_t from,
                                    uint16_t to)
{
    struct network_slot slot = c->slots[c->n_slots - 1];
    size_t i = 0;
    while (i < c->n_expected && strcmp(c->expected[i].name, slot.name) != 0)
        i++;
    if (i == c->n_expected || c->n_slots == MAX_SLOTS)
        return STATUS_OK;
    slot.expected = true;
    c->slots[c->n_slots++] = slot;
    enum status status = graph_slot_value(&c->graph, from, to, &slot, c->expected[i].value,
                                          c->lexicon, (uint8_t)c->n_slots);
    return status == STATUS_NOT_FOUND
               ? network_refuse(c->error, piece->begin, "'%.40s' cannot be said in {%s}",
                                c->expected[i].value, slot.name)
               : status;
}

/* {phone=13800138000}: `equals` stands before the digits. */
static enum status compile_literal(struct compiler *c, const struct piece *piece,
                                   const char *equals, uint16_t from, uint16_t to)
{
    const char *name = c->wording + piece->begin;
    size_t length = (size_t)(equals - name), n_digits = piece->end - piece->begin - length - 1;
    struct network_slot *slot = &c->slots[c->n_slots++];
    char value[SLOT_MAX_DIGITS + 1] = "";
    *slot = (struct network_slot){.type = SLOT_PHONE, .expected = true, .literal = true};
    if (length == 0 || length >= sizeof slot->name)
        return network_refuse(c->error, piece->begin, "a name of 1 to %d bytes goes before '='",
                              (int)sizeof slot->name - 1);
    if (n_digits == 0 || n_digits > SLOT_MAX_DIGITS || strspn(equals + 1, "0123456789") != n_digits)
        return network_refuse(c->error, piece->begin, "1 to %d digits go behind '='",
                              SLOT_MAX_DIGITS);
    memcpy(slot->name, name, length);
    memcpy(value, equals + 1, n_digits);
    return graph_slot_value(&c->graph, from, to, slot, value, c->lexicon, (uint8_t)c->n_slots);
}

/* Whether a slot is a gap: …, {gap} or {gap:2-6}. */
static bool is_gap(const struct compiler *c, const struct piece *piece)
{
    const char *name = c->wording + piece->begin;
    size_t length = piece->end - piece->begin;
    return strncmp(name, "…", strlen("…")) == 0 ||
           (length >= 3 && strncmp(name, "gap", 3) == 0 && (length == 3 || name[3] == ':'));
}

/* The count behind the colon: 6 is 0 to 6. */
static bool take_gap(const char *name, size_t length, size_t *low, size_t *high)
{
    *low = 0;
    *high = GAP_USUAL;
    if (name[0] != 'g' || length == 3)
        return true;
    bool range = length == 7 && name[5] == '-';
    if (length != 5 && !range)
        return false;
    *low = range ? (size_t)(name[4] - '0') : 0;
    *high = (size_t)(name[range ? 6 : 4] - '0');
    return *low <= *high && *high >= 1 && *high <= GAP_MAX;
}

/* A few free syllables. */
static enum status compile_gap(struct compiler *c, const struct piece *piece, uint16_t from,
                               uint16_t to)
{
    static const struct syllable any = {.final = FINAL_ANY};
    size_t low, high;
    if (!take_gap(c->wording + piece->begin, piece->end - piece->begin, &low, &high))
        return network_refuse(c->error, piece->begin,
                              "a gap is {gap}, {gap:6} or {gap:2-6}, at most %d syllables",
                              GAP_MAX);
    for (size_t i = 0; i < high; i++) {
        uint16_t next = graph_node(&c->graph);
        if (i >= low)
            graph_skip(&c->graph, from, to);
        graph_arc(&c->graph, from, next, any, "", 0);
        from = next;
    }
    graph_skip(&c->graph, from, to);
    return STATUS_OK;
}

static enum status compile_slot(struct compiler *c, const struct piece *piece, uint16_t from,
                                uint16_t to)
{
    const struct slot_list *list;
    if (is_gap(c, piece))
        return compile_gap(c, piece, from, to);
    const char *equals = memchr(c->wording + piece->begin, '=', piece->end - piece->begin);
    if (c->n_slots == MAX_SLOTS)
        return network_refuse(c->error, piece->begin, "more than %d slots", MAX_SLOTS);
    if (equals)
        return compile_literal(c, piece, equals, from, to);
    struct network_slot *slot = &c->slots[c->n_slots];
    enum status status = read_slot(c, piece, slot, &list);
    if (status != STATUS_OK)
        return status;
    c->n_slots++;
    if (list)
        status = compile_list(c, list, piece->begin, from, to);
    else
        graph_slot(&c->graph, from, to, slot, (uint8_t)c->n_slots);
    return status == STATUS_OK ? compile_expected(c, piece, from, to) : status;
}

static enum status compile_piece(struct compiler *c, int index, uint16_t from, uint16_t to);

static enum status compile_branch(struct compiler *c, int branch, uint16_t from, uint16_t to)
{
    enum status status = STATUS_OK;
    for (int i = c->tree.pieces[branch].first; status == STATUS_OK && i != NO_PIECE;) {
        int next = c->tree.pieces[i].next;
        uint16_t until = next == NO_PIECE ? to : graph_node(&c->graph);
        status = compile_piece(c, i, from, until);
        from = until;
        i = next;
    }
    return status;
}

static enum status compile_piece(struct compiler *c, int index, uint16_t from, uint16_t to)
{
    const struct piece *piece = &c->tree.pieces[index];
    enum status status = STATUS_OK;
    if (piece->optional)
        graph_skip(&c->graph, from, to);
    if (piece->kind == PIECE_TEXT)
        return compile_text(c, index, from, to);
    if (piece->kind == PIECE_SLOT)
        return compile_slot(c, piece, from, to);
    for (int i = piece->first; status == STATUS_OK && i != NO_PIECE; i = c->tree.pieces[i].next)
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

/* Refuses a gap at an end: it would stretch every place that is found by whatever stands there. */
static bool gap_at_edge(const struct network *network)
{
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (arc->syllable.final == FINAL_ANY && arc->slot == 0 &&
            (arc->from == 0 || arc->to + 1 == network->n_nodes))
            return true;
    }
    return false;
}

static enum status compile(struct compiler *c, struct network *network)
{
    uint16_t start = graph_node(&c->graph), end = graph_node(&c->graph);
    enum status status = compile_piece(c, 0, start, end);
    if (status == STATUS_OK)
        status = graph_to_network(&c->graph, start, end, network);
    if (status == STATUS_OK)
        status = take_slots(c, network);
    if (status == STATUS_OK && gap_at_edge(network))
        status = network_refuse(c->error, 0, "a gap stands between words, not at an end");
    if (status == STATUS_OK && network_may_be_silent(network))
        status = network_refuse(c->error, 0, "saying nothing at all would satisfy it");
    if (status == STATUS_LIMIT)
        network_refuse(c->error, 0, "more than %d ways to go on", NETWORK_MAX_ARCS);
    return status;
}

enum status network_init_expecting(struct network *network, const char *wording,
                                   const struct lexicon *lexicon, const struct slot_list *lists,
                                   size_t n_lists, const struct slot_expected *expected,
                                   size_t n_expected, struct network_error *error)
{
    struct compiler c = {.wording = wording,
                         .lexicon = lexicon,
                         .lists = lists,
                         .n_lists = n_lists,
                         .expected = expected,
                         .n_expected = n_expected,
                         .error = error};
    *network = (struct network){0};
    *error = (struct network_error){0};
    enum status status = wording_tree_init(&c.tree, wording, error);
    if (status != STATUS_OK)
        return status;
    c.sentence = malloc(strlen(wording) + 1);
    c.places = calloc(strlen(wording) + 1, sizeof *c.places);
    status = c.sentence && c.places ? compile(&c, network) : STATUS_NO_MEMORY;
    if (status != STATUS_OK)
        network_finish(network);
    graph_finish(&c.graph);
    wording_tree_finish(&c.tree);
    free(c.places);
    free(c.sentence);
    return status;
}

enum status network_init_wording(struct network *network, const char *wording,
                                 const struct lexicon *lexicon, const struct slot_list *lists,
                                 size_t n_lists, struct network_error *error)
{
    return network_init_expecting(network, wording, lexicon, lists, n_lists, NULL, 0, error);
}
