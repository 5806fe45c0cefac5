#include "tests/scoring/ideal_ear.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { TEXT_MAX = 400, PATH_MAX_ARCS = 200 };

struct ear {
    char characters[TEXT_MAX][8];
    size_t count;
    const struct network *network;
    bool lenient; /* another digit may stand for one that the wording gives */
    const struct network_arc *path[PATH_MAX_ARCS], *best[PATH_MAX_ARCS];
    size_t n_best;
};

static void ear_read(struct ear *ear, const char *text)
{
    while (*text && ear->count < TEXT_MAX) {
        uint32_t code;
        size_t n = utf8_decode(text, strlen(text), &code);
        if (code >= 0x4E00 && code <= 0x9FFF) { /* a character, no punctuation */
            memcpy(ear->characters[ear->count], text, n);
            ear->characters[ear->count++][n] = '\0';
        }
        text += n;
    }
}

static bool is_expected(const struct ear *ear, const struct network_arc *arc)
{
    return arc->slot > 0 && ear->network->slots[arc->slot - 1].expected;
}

static size_t count_expected(const struct ear *ear, const struct network_arc *const *path, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += is_expected(ear, path[i]);
    return count;
}

static int digit_of(const char *character)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", "幺"};
    for (int i = 0; i < 11; i++) {
        if (strcmp(digits[i], character) == 0)
            return i == 10 ? 1 : i;
    }
    return -1;
}

/* The longest path, and of those the one through most of what is expected. */
static void ear_keep(struct ear *ear, size_t n)
{
    if (n < ear->n_best || (n == ear->n_best &&
                            count_expected(ear, ear->path, n) <= count_expected(ear, ear->best, n)))
        return;
    memcpy(ear->best, ear->path, n * sizeof *ear->path);
    ear->n_best = n;
}

static bool is_literal(const struct ear *ear, const struct network_arc *arc)
{
    return arc->slot > 0 && ear->network->slots[arc->slot - 1].literal;
}

static bool ear_takes(const struct ear *ear, const struct network_arc *arc, const char *character)
{
    return arc->syllable.final == FINAL_ANY || strcmp(arc->hanzi, character) == 0 ||
           (ear->lenient && is_literal(ear, arc) && digit_of(character) >= 0);
}

static void ear_walk(struct ear *ear, uint16_t node, size_t at, size_t n)
{
    if (node + 1 == ear->network->n_nodes)
        ear_keep(ear, n);
    for (size_t i = 0; i < ear->network->n_arcs && n < PATH_MAX_ARCS; i++) {
        const struct network_arc *arc = &ear->network->arcs[i];
        if (arc->from != node)
            continue;
        if (arc->syllable.final == FINAL_NONE) {
            ear_walk(ear, arc->to, at, n);
        } else if (at < ear->count && ear_takes(ear, arc, ear->characters[at])) {
            ear->path[n] = arc;
            ear_walk(ear, arc->to, at + 1, n + 1);
        }
    }
}

/* The open slot stands right before the way of its expected value. */
static uint8_t slot_open(const struct ear *ear, uint8_t slot)
{
    const struct network_slot *kind = &ear->network->slots[slot - 1];
    return slot > 1 && kind->expected && !kind->literal ? (uint8_t)(slot - 1) : slot;
}

/* A digit of a number that the wording gives. */
static void literal_add(const struct ear *ear, struct heard_slot *slot, size_t i, size_t at)
{
    slot->literal = true;
    slot->guess[strlen(slot->guess)] = (char)('0' + digit_of(ear->characters[at]));
    bool right = digit_of(ear->best[i]->hanzi) == digit_of(ear->characters[at]);
    if (slot->match != SLOT_DIFFERS)
        slot->match = right ? SLOT_MATCHES : SLOT_DIFFERS;
}

static void slot_add(const struct ear *ear, struct evidence *evidence, size_t i, int32_t start_ms)
{
    const struct network_arc *arc = ear->best[i];
    uint8_t before = i > 0 ? ear->best[i - 1]->slot : 0;
    if (arc->slot == 0)
        return;
    if (arc->slot != before)
        evidence->n_slots++;
    struct heard_slot *slot = &evidence->slots[evidence->n_slots - 1];
    uint8_t open = slot_open(ear, arc->slot);
    const struct network_slot *kind = &ear->network->slots[open - 1];
    bool asked = open < ear->network->n_slots && ear->network->slots[open].expected;
    memcpy(slot->name, kind->name, sizeof slot->name);
    strcat(slot->hanzi, arc->hanzi);
    slot->start_ms = slot->start_ms ? slot->start_ms : start_ms;
    slot->end_ms = start_ms + IDEAL_CHARACTER_MS;
    if (kind->literal) {
        literal_add(ear, slot, i, (size_t)(start_ms / IDEAL_CHARACTER_MS));
        return;
    }
    slot->match = is_expected(ear, arc) ? SLOT_MATCHES
                  : asked               ? SLOT_DIFFERS
                                        : SLOT_NOTHING_EXPECTED;
    if (slot_value(kind, slot->hanzi, slot->value, sizeof slot->value) != STATUS_OK)
        slot->value[0] = '\0';
}

static void evidence_fill(struct ear *ear, size_t start, struct evidence *evidence)
{
    int32_t start_ms = (int32_t)start * IDEAL_CHARACTER_MS;
    *evidence = (struct evidence){.verdict = ear->lenient ? EVIDENCE_NOT_SAID : EVIDENCE_SAID,
                                  .score = 1,
                                  .start_ms = start_ms,
                                  .end_ms = start_ms + (int32_t)ear->n_best * IDEAL_CHARACTER_MS,
                                  .syllables = calloc(ear->n_best + 1, sizeof *evidence->syllables),
                                  .slots = calloc(ear->n_best + 1, sizeof *evidence->slots)};
    for (size_t i = 0; i < ear->n_best; i++, start_ms += IDEAL_CHARACTER_MS) {
        struct heard_syllable *syllable = &evidence->syllables[evidence->n_syllables++];
        memcpy(syllable->hanzi, ear->best[i]->hanzi, sizeof syllable->hanzi);
        syllable->clarity = 1;
        syllable->start_ms = start_ms;
        syllable->end_ms = start_ms + IDEAL_CHARACTER_MS;
        slot_add(ear, evidence, i, start_ms);
        syllable->slot = ear->best[i]->slot ? (uint8_t)evidence->n_slots : 0;
    }
}

static bool ear_find(struct ear *ear, struct evidence *evidence)
{
    for (size_t start = 0; start < ear->count; start++) {
        ear->n_best = 0;
        ear_walk(ear, 0, start, 0);
        if (ear->n_best > 0) {
            evidence_fill(ear, start, evidence);
            return true;
        }
    }
    return false;
}

static bool has_literals(const struct network *network)
{
    for (size_t i = 0; i < network->n_slots; i++) {
        if (network->slots[i].literal)
            return true;
    }
    return false;
}

static void ear_hear(struct ear *ear, const struct network *network, struct evidence *evidence)
{
    *evidence = (struct evidence){.start_ms = 0, .end_ms = IDEAL_CHARACTER_MS};
    ear->network = network;
    ear->lenient = false;
    if (ear_find(ear, evidence) || !has_literals(network))
        return;
    ear->lenient = true;
    ear_find(ear, evidence);
}

void ideal_ear_hear(const char *text, const struct network *const *networks, size_t n_networks,
                    struct heard *out)
{
    static struct ear ear;
    ear = (struct ear){0};
    ear_read(&ear, text);
    int32_t end_ms = (int32_t)ear.count * IDEAL_CHARACTER_MS;
    *out = (struct heard){.duration_ms = end_ms,
                          .segments = calloc(1, sizeof *out->segments),
                          .n_segments = ear.count > 0,
                          .evidence = calloc(n_networks + 1, sizeof *out->evidence),
                          .n_evidence = n_networks,
                          .nuclei_ms = calloc(ear.count + 1, sizeof *out->nuclei_ms),
                          .n_nuclei = ear.count};
    out->segments[0].end_ms = end_ms;
    for (size_t i = 0; i < ear.count; i++)
        out->nuclei_ms[i] = (int32_t)i * IDEAL_CHARACTER_MS + IDEAL_CHARACTER_MS / 2;
    for (size_t i = 0; i < n_networks; i++)
        ear_hear(&ear, networks[i], &out->evidence[i]);
}
