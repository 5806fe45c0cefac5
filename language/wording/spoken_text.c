/* The search walks along the text and keeps, after each syllable, the nodes that can be reached.
 * Arcs go up, so the skips of a node are followed by looking at the nodes in order. Most walks end
 * after a syllable or two, and a network may have thousands of nodes: a row of them is made when
 * the first of them is reached. */
#include "language/wording/spoken_text.h"
#include "language/wording/denial.h"

#include <stdlib.h>
#include <string.h>

enum { NOWHERE = UINT16_MAX, HESITATION = UINT16_MAX - 1, FALSE_START_MAX = 3 };

void spoken_text_finish(struct spoken_text *text)
{
    if (!text)
        return;
    free(text->syllables);
    *text = (struct spoken_text){0};
}

bool spoken_text_says(const struct spoken_text *text, size_t at, const char *words)
{
    for (; *words && at < text->count; at++) {
        size_t length = strlen(text->syllables[at].hanzi);
        if (strncmp(text->syllables[at].hanzi, words, length) != 0)
            return false;
        words += length;
    }
    return *words == '\0';
}

bool spoken_text_says_any(const struct spoken_text *text, size_t from, size_t to,
                          const char *const *list, size_t count)
{
    for (size_t at = from; at < to; at++) {
        for (size_t i = 0; i < count; i++) {
            if (spoken_text_says(text, at, list[i]))
                return true;
        }
    }
    return false;
}

/* Figures */

static int digit_of(const char *hanzi)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", "幺", "两"};
    for (int i = 0; i < 12; i++) {
        if (strcmp(digits[i], hanzi) == 0)
            return i == 10 ? 1 : i == 11 ? 2 : i;
    }
    return -1;
}

bool reading_is_numeral(const struct reading *reading)
{
    static const char *const others[] = {"十", "百", "千", "万", "半", "〇"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(reading->hanzi, others[i]) == 0)
            return true;
    }
    return digit_of(reading->hanzi) >= 0;
}

/* Reading */

/* The syllables of a false start: up to three that are said again behind a break (我，我们). A
 * figure said twice is no such thing. */
static size_t false_start_at(const struct spoken_text *text, size_t at)
{
    for (size_t n = 1; n <= FALSE_START_MAX && at + 2 * n <= text->count; n++) {
        const struct reading *first = text->syllables + at, *again = first + n;
        size_t same = 0;
        while (same < n && !reading_is_numeral(&first[same]) &&
               strcmp(first[same].hanzi, again[same].hanzi) == 0)
            same++;
        bool asked_back = n > 1 && first[n - 1].pause == '?'; /* 请示领导？领导走了 */
        if (same == n && first[n - 1].pause && !asked_back)
            return n;
    }
    return 0;
}

/* Whoever begins again means what he says the second time: 不，不用谢 is no 不不. */
static void drop_false_starts(struct spoken_text *text)
{
    size_t kept = 0;
    for (size_t at = 0; at < text->count;) {
        size_t n = false_start_at(text, at);
        if (n == 0)
            text->syllables[kept++] = text->syllables[at++];
        at += n;
    }
    text->count = kept;
}

enum status spoken_text_init(struct spoken_text *text, const char *written,
                             const struct lexicon *lexicon, size_t *bad)
{
    *text = (struct spoken_text){0};
    enum status status = lexicon_read(lexicon, written, &text->syllables, &text->count, bad);
    if (status == STATUS_OK)
        drop_false_starts(text);
    return status;
}

/* What takes what */

static bool tones_agree(struct syllable a, struct syllable b)
{
    return a.tone == b.tone || a.tone == 0 || b.tone == 0;
}

static bool sounds_the_same(struct syllable a, struct syllable b)
{
    return b.final != FINAL_NONE && syllable_sounds_like(a, b) && tones_agree(a, b);
}

/* 部 sounds like 不, and denies nothing: words that deny are taken as they are written. */
static bool is_denial(const struct network *network, const struct network_arc *arc)
{
    return arc->slot > 0 && strcmp(network->slots[arc->slot - 1].name, DENIAL_SLOT) == 0;
}

static bool arc_takes(const struct network *network, const struct network_arc *arc,
                      const struct reading *reading, enum found_digits digits)
{
    bool literal = arc->slot > 0 && network->slots[arc->slot - 1].literal;
    if (literal && digits == DIGITS_ANY && digit_of(arc->hanzi) >= 0 &&
        digit_of(reading->hanzi) >= 0)
        return true;
    if (arc->syllable.final == FINAL_ANY || strcmp(arc->hanzi, reading->hanzi) == 0)
        return true;
    return !is_denial(network, arc) && (sounds_the_same(arc->syllable, reading->syllable) ||
                                        sounds_the_same(arc->syllable, reading->other));
}

/* Sounds that people make while they think. 这个 and 那个 may be words, but then the network
 * itself takes them, on a way that is as long. */
static size_t hesitation_at(const struct spoken_text *text, size_t at)
{
    static const char *const one[] = {"嗯", "呃", "额", "啊", "哦", "噢", "唉",
                                      "哎", "诶", "呀", "嘛", "哈", "欸"};
    static const char *const more[][3] = {
        {"那", "个", NULL}, {"这", "个", NULL}, {"就", "是", "说"}, {"您", "看", NULL}};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        size_t n = 0;
        while (n < 3 && more[i][n] && at + n < text->count &&
               strcmp(text->syllables[at + n].hanzi, more[i][n]) == 0)
            n++;
        if (n == 3 || (n == 2 && !more[i][2]))
            return n;
    }
    for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
        if (strcmp(text->syllables[at].hanzi, one[i]) == 0)
            return 1;
    }
    return 0;
}

/* Walking */

enum taker { TAKEN_BY_TEXT, TAKEN_BY_GAP, TAKEN_BY_SLOT };

static enum taker taker_of(const struct network_arc *arc)
{
    return arc_is_gap(arc) ? TAKEN_BY_GAP : arc->slot > 0 ? TAKEN_BY_SLOT : TAKEN_BY_TEXT;
}

struct cell {                       /* how a node is reached after some syllables */
    uint16_t arc, expected, before; /* expected: arcs so far of what is expected; NOWHERE: never */
    uint16_t from;                  /* syllables before */
    uint8_t taken;                  /* enum taker: what took the last of them */
};

struct row {            /* all nodes, after so many syllables */
    struct cell *cells; /* NULL: none is reached */
    uint16_t first;     /* the lowest that is reached */
};

struct walk {
    const struct spoken_text *text;
    const struct network *network;
    enum found_digits digits;
    size_t start, width, reached; /* width: nodes; reached: the last row that is made */
    struct row *rows;             /* one for each count of syllables from start on */
};

static size_t first_arc(const struct network *network, uint16_t from)
{
    size_t low = 0, high = network->n_arcs;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (network->arcs[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether anything begins with this syllable: most places end here. */
static bool begins(const struct walk *walk, uint16_t node, const struct reading *reading)
{
    const struct network *network = walk->network;
    for (size_t i = first_arc(network, node); i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (arc->from != node)
            break;
        bool skip = arc->syllable.final == FINAL_NONE;
        if (skip ? begins(walk, arc->to, reading) : arc_takes(network, arc, reading, walk->digits))
            return true;
    }
    return false;
}

static struct row *row_at(const struct walk *walk, size_t at)
{
    return &walk->rows[at - walk->start];
}

static bool row_make(struct walk *walk, size_t at)
{
    struct row *row = row_at(walk, at);
    row->cells = malloc(walk->width * sizeof *row->cells);
    if (!row->cells)
        return false;
    for (size_t i = 0; i < walk->width; i++)
        row->cells[i].expected = NOWHERE;
    row->first = (uint16_t)(walk->width - 1);
    if (at > walk->reached)
        walk->reached = at;
    return true;
}

/* Without memory for a row the way is not found. */
static void reach(struct walk *walk, size_t at, uint16_t node, struct cell how)
{
    struct row *row = row_at(walk, at);
    if (!row->cells && !row_make(walk, at))
        return;
    struct cell *cell = &row->cells[node];
    if (cell->expected == NOWHERE || how.expected > cell->expected)
        *cell = how;
    if (node < row->first)
        row->first = node;
}

/* A gap takes no part of a slot's figure: 二百 is not said in 二百五十元. */
static bool cuts_figure(const struct walk *walk, size_t at, enum taker before, enum taker now)
{
    return before != now && before != TAKEN_BY_TEXT && now != TAKEN_BY_TEXT && at > walk->start &&
           reading_is_numeral(&walk->text->syllables[at - 1]) &&
           reading_is_numeral(&walk->text->syllables[at]);
}

static void follow(struct walk *walk, size_t at, uint16_t node)
{
    const struct network *network = walk->network;
    const struct cell *here = &row_at(walk, at)->cells[node];
    for (size_t i = first_arc(network, node); i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (arc->from != node)
            break;
        bool expected = arc->slot > 0 && network->slots[arc->slot - 1].expected;
        bool silent = arc->syllable.final == FINAL_NONE;
        enum taker taken = silent ? here->taken : taker_of(arc);
        struct cell how = {(uint16_t)i, (uint16_t)(here->expected + expected), node, (uint16_t)at,
                           (uint8_t)taken};
        if (silent)
            reach(walk, at, arc->to, how);
        else if (at < walk->text->count && !cuts_figure(walk, at, here->taken, taken) &&
                 arc_takes(network, arc, &walk->text->syllables[at], walk->digits))
            reach(walk, at + 1, arc->to, how);
    }
    size_t pause =
        node > 0 && at > walk->start && at < walk->text->count ? hesitation_at(walk->text, at) : 0;
    if (pause)
        reach(walk, at + pause, node,
              (struct cell){HESITATION, here->expected, node, (uint16_t)at, here->taken});
}

/* The end that is reached last; 0: none. */
static size_t walk_all(struct walk *walk)
{
    uint16_t last = (uint16_t)(walk->width - 1);
    size_t end = 0;
    reach(walk, walk->start, 0, (struct cell){0});
    for (size_t at = walk->start; at <= walk->reached; at++) {
        const struct row *row = row_at(walk, at);
        if (!row->cells)
            continue;
        for (uint16_t node = row->first; node < last; node++) {
            if (row->cells[node].expected != NOWHERE)
                follow(walk, at, node);
        }
        if (row->cells[last].expected != NOWHERE)
            end = at;
    }
    return end;
}

static void walk_back(const struct walk *walk, size_t end, struct found *out)
{
    size_t at = end, n = 0;
    uint16_t node = (uint16_t)(walk->width - 1);
    while (node != 0 && n < FOUND_STEPS_MAX) {
        const struct cell *cell = &row_at(walk, at)->cells[node];
        if (cell->from != at && cell->arc != HESITATION)
            out->steps[n++] = (struct found_step){cell->arc, cell->from};
        at = cell->from;
        node = cell->before;
    }
    out->start = walk->start;
    out->end = end;
    out->n_steps = n;
    for (size_t i = 0; i < n / 2; i++) {
        struct found_step step = out->steps[i];
        out->steps[i] = out->steps[n - 1 - i];
        out->steps[n - 1 - i] = step;
    }
}

bool spoken_text_find(const struct spoken_text *text, const struct network *network, size_t start,
                      enum found_digits digits, struct found *out)
{
    struct walk walk = {text, network, digits, start, network->n_nodes, start, NULL};
    if (network->n_nodes == 0 || start >= text->count || !begins(&walk, 0, &text->syllables[start]))
        return false;
    walk.rows = calloc(text->count - start + 1, sizeof *walk.rows);
    if (!walk.rows)
        return false;
    size_t end = walk_all(&walk);
    if (end > start)
        walk_back(&walk, end, out);
    for (size_t at = start; at <= walk.reached; at++)
        free(row_at(&walk, at)->cells);
    free(walk.rows);
    return end > start;
}
