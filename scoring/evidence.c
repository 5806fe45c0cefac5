#include "scoring/evidence.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scenarios/fill/duration.h"

/* Reading slots */

/* 幺 is 一 and 两 is 二: the same value said otherwise. */
static void value_plain(char *value)
{
    static const char *const same[][2] = {{"幺", "一"}, {"两", "二"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        for (char *at = value; (at = strstr(at, same[i][0])) != NULL;)
            memcpy(at, same[i][1], strlen(same[i][1]));
    }
}

/* The ear may take the end of a figure for the whole: 五 of 四十五. That is no other figure. */
static enum readback slot_readback(const struct heard_slot *slot, const char *expected)
{
    char value[sizeof slot->value], wanted[sizeof slot->value] = "";
    if (slot->match == SLOT_MATCHES)
        return READBACK_RIGHT;
    memcpy(value, slot->value, sizeof value);
    strncat(wanted, expected, sizeof wanted - 1);
    value_plain(value);
    value_plain(wanted);
    if (!value[0] || utf8_ends_with(wanted, value))
        return READBACK_UNSURE;
    if (strcmp(value, wanted) == 0)
        return READBACK_RIGHT;
    return slot->match == SLOT_DIFFERS ? READBACK_WRONG : READBACK_UNSURE;
}

/* An open slot for a phone fits any speech, so nothing can be learnt from it unless it is sure. */
static enum readback slot_state(const struct heard_slot *slot, const char *expected)
{
    enum readback readback = slot_readback(slot, expected);
    if (readback == READBACK_UNSURE && strcmp(slot->name, "phone") == 0)
        return READBACK_LIKELY;
    bool best = slot->match == SLOT_UNSURE && slot->expected_margin >= 0;
    return readback == READBACK_UNSURE && best ? READBACK_LIKELY : readback;
}

static const struct probe_slot *probe_slot(const struct probe *probe, const char *name)
{
    for (size_t i = 0; i < probe->n_slots; i++) {
        if (probe->slots[i].name && strcmp(probe->slots[i].name, name) == 0)
            return &probe->slots[i];
    }
    return NULL;
}

static bool digits_settled(const struct heard_slot *open, const struct evidence *probed,
                           const struct evidence *wording)
{
    const struct heard_slot *given = evidence_slot(wording, open->name);
    return given && given->literal && given->match == SLOT_MATCHES &&
           strlen(open->guess) == strlen(given->guess) && evidence_overlaps(wording, probed);
}

enum readback probe_readback(const struct probe *probe, const struct evidence *evidence,
                             const struct evidence *wording)
{
    enum readback worst = READBACK_RIGHT;
    if (evidence->verdict == EVIDENCE_NOT_SAID)
        return READBACK_NONE;
    for (size_t i = 0; i < evidence->n_slots; i++) {
        const struct heard_slot *heard = &evidence->slots[i];
        const struct probe_slot *slot = probe_slot(probe, heard->name);
        enum readback readback = slot && !digits_settled(heard, evidence, wording)
                                     ? slot_state(heard, slot->expected)
                                     : READBACK_RIGHT;
        worst = readback > worst ? readback : worst;
    }
    return worst;
}

const struct heard_slot *evidence_slot(const struct evidence *evidence, const char *name)
{
    for (size_t i = 0; i < evidence->n_slots; i++) {
        if (strcmp(evidence->slots[i].name, name) == 0)
            return &evidence->slots[i];
    }
    return NULL;
}

bool evidence_is_figure(const struct evidence *evidence, double value)
{
    const struct heard_slot *slot = evidence_slot(evidence, "figure");
    return slot && fabs(numeral_value(slot->value) - value) < 1e-9;
}

/* Places and words */

bool evidence_better(const struct evidence *a, const struct evidence *b)
{
    if (!b)
        return true;
    return a->verdict != b->verdict ? a->verdict > b->verdict : a->score > b->score;
}

bool evidence_inside(const struct evidence *inner, const struct evidence *outer)
{
    int32_t middle = inner->start_ms + (inner->end_ms - inner->start_ms) / 2;
    return inner->start_ms >= 0 && outer->start_ms <= middle && middle < outer->end_ms;
}

bool evidence_overlaps(const struct evidence *a, const struct evidence *b)
{
    int32_t start = a->start_ms > b->start_ms ? a->start_ms : b->start_ms;
    int32_t end = a->end_ms < b->end_ms ? a->end_ms : b->end_ms;
    int32_t length_a = a->end_ms - a->start_ms, length_b = b->end_ms - b->start_ms;
    return 2 * (end - start) > (length_a < length_b ? length_a : length_b);
}

static bool syllable_lies_in(const struct heard_syllable *syllable, const struct evidence *where)
{
    int32_t middle = syllable->start_ms + (syllable->end_ms - syllable->start_ms) / 2;
    return where->start_ms <= middle && middle < where->end_ms;
}

bool evidence_slots_fit(const struct evidence *evidence, const struct evidence *where)
{
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        const struct heard_syllable *syllable = &evidence->syllables[i];
        if (syllable->slot && syllable->clarity < EVIDENCE_CLEAR_FROM &&
            syllable_lies_in(syllable, where))
            return false;
    }
    return true;
}

float evidence_weakest(const struct evidence *evidence)
{
    float weakest = 1;
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        const struct heard_syllable *syllable = &evidence->syllables[i];
        if (syllable->hanzi[0] && !syllable->slot && !heard_in_gap(syllable) &&
            syllable->clarity < weakest)
            weakest = syllable->clarity;
    }
    return weakest;
}

bool evidence_is_contradicted(const struct evidence *evidence)
{
    return evidence_weakest(evidence) < EVIDENCE_CLEAR_FROM;
}

static const char PIECE[] = "个";

/* 三 of 三个零. */
static bool is_count(const struct evidence *evidence, size_t i)
{
    return i + 1 < evidence->n_syllables &&
           evidence->syllables[i + 1].slot == evidence->syllables[i].slot &&
           strcmp(evidence->syllables[i + 1].hanzi, PIECE) == 0;
}

/* How many digits a syllable of a number stands for: 三 of 三个零 for two, as
 * 零 itself is the third, 个 for none. */
static size_t digits_of(const struct evidence *evidence, size_t i)
{
    static const char *const counts[] = {"两", "三", "四", "五", "六", "七", "八", "九"};
    const struct heard_syllable *syllables = evidence->syllables;
    if (strcmp(syllables[i].hanzi, PIECE) == 0)
        return 0;
    for (size_t n = 0; is_count(evidence, i) && n < sizeof counts / sizeof *counts; n++) {
        if (strcmp(syllables[i].hanzi, counts[n]) == 0)
            return n + 1;
    }
    return 1;
}

/* Which digit of its slot a syllable says. */
static size_t digit_place(const struct evidence *evidence, size_t i)
{
    uint8_t slot = evidence->syllables[i].slot;
    size_t place = 0;
    while (i > 0 && evidence->syllables[i - 1].slot == slot)
        place += digits_of(evidence, --i);
    return place;
}

/* A digit that was heard in place of the wording's own; NULL: it was not another. */
static const char *digit_instead(const struct evidence *evidence, size_t i)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    uint8_t index = evidence->syllables[i].slot;
    if (!index || index > evidence->n_slots)
        return NULL;
    const struct heard_slot *slot = &evidence->slots[index - 1];
    if (!slot->literal || slot->match != SLOT_DIFFERS || is_count(evidence, i) ||
        strcmp(evidence->syllables[i].hanzi, PIECE) == 0)
        return NULL;
    size_t at = digit_place(evidence, i);
    if (at >= strlen(slot->guess))
        return NULL;
    const char *digit = digits[slot->guess[at] - '0'];
    char said[sizeof evidence->syllables[i].hanzi];
    memcpy(said, evidence->syllables[i].hanzi, sizeof said);
    value_plain(said);
    return strcmp(said, digit) != 0 ? digit : NULL;
}

static const char *syllable_text(const struct evidence *evidence, size_t i)
{
    const char *instead = digit_instead(evidence, i);
    const char *hanzi = evidence->syllables[i].hanzi;
    return instead ? instead : hanzi[0] ? hanzi : "×";
}

void evidence_text(const struct evidence *evidence, char *out, size_t out_size)
{
    size_t length = strlen(out);
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        const char *hanzi = syllable_text(evidence, i);
        size_t bytes = utf8_cut(hanzi, out_size - length - 1);
        memcpy(out + length, hanzi, bytes);
        length += bytes;
        out[length] = '\0';
        if (hanzi[bytes])
            return;
    }
}
