#include "engine/reply_strip.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/grow.h"

enum { LEAD_MS = 700, TAIL_MS = 500 };

/* Shorter than this both at once are an edge that the two clocks do not agree on. */
enum { BOTH_LEAST_MS = 150 };

/* docs/hearing.md, What is read: from there on two of three syllables are right where nobody says
 * what people say at a counter, and six of seven where they do. */
static const float read_from = 0.3f;

/* docs/hearing.md, Clarity: a syllable below it contradicts the words. */
static const float contradicts_below = 0.15f;

struct words { /* while they are gathered */
    struct strip_word *items;
    size_t count, capacity;
};

void reply_strip_finish(struct reply_strip *strip)
{
    if (!strip)
        return;
    free(strip->words);
    free(strip->both);
    *strip = (struct reply_strip){0};
}

static enum status word_add(struct words *words, enum strip_word_kind kind, const char *text,
                            const struct heard_syllable *syllable)
{
    if (grow(&words->items, &words->capacity, words->count + 1, sizeof *words->items) != STATUS_OK)
        return STATUS_NO_MEMORY;
    struct strip_word *word = &words->items[words->count++];
    *word = (struct strip_word){.kind = kind,
                                .start_ms = syllable->start_ms,
                                .end_ms = syllable->end_ms,
                                .clarity = syllable->clarity};
    snprintf(word->text, sizeof word->text, "%s", text);
    return STATUS_OK;
}

/* Whether more than half of a syllable is taken. */
static bool words_cover(const struct words *words, const struct heard_syllable *syllable)
{
    int32_t middle_ms = syllable->start_ms + (syllable->end_ms - syllable->start_ms) / 2;
    for (size_t i = 0; i < words->count; i++) {
        if (words->items[i].start_ms <= middle_ms && middle_ms < words->items[i].end_ms)
            return true;
    }
    return false;
}

/* Whether a verdict says that words were said. */
static bool verdict_has_words(const struct verdict *verdict)
{
    enum verdict_value said = verdict->kind == VERDICT_RULE ? VERDICT_NOT_MET : VERDICT_MET;
    return verdict->value == said && verdict->start_ms >= 0 && *verdict->heard &&
           !verdict->in_first && verdict->origin != ORIGIN_BEFORE;
}

/* A sound that was kept as Opus is aligned some frames otherwise when it is heard again. */
enum { PLACE_OFF_MS = 80 };

/* The evidence that it rests on: its place is where the verdict says to listen. */
static const struct evidence *verdict_evidence(const struct verdict *verdict,
                                               const struct heard *heard)
{
    const struct evidence *best = NULL;
    int32_t least_ms = PLACE_OFF_MS;
    for (size_t i = 0; i < heard->n_evidence; i++) {
        const struct evidence *evidence = &heard->evidence[i];
        int32_t off_ms =
            abs(evidence->start_ms - verdict->start_ms) + abs(evidence->end_ms - verdict->end_ms);
        bool better =
            off_ms < least_ms || (off_ms == least_ms && (!best || evidence->score > best->score));
        if (evidence->verdict == EVIDENCE_SAID && better) {
            best = evidence;
            least_ms = off_ms;
        }
    }
    return best;
}

/* A syllable that contradicts its character was not that character. */
static enum status evidence_add(struct words *words, const struct evidence *evidence)
{
    enum status status = STATUS_OK;
    size_t before = words->count;
    for (size_t i = 0; i < evidence->n_syllables && status == STATUS_OK; i++) {
        const struct heard_syllable *syllable = &evidence->syllables[i];
        struct words others = {words->items, before, before};
        if (*syllable->hanzi && syllable->clarity >= contradicts_below &&
            syllable->end_ms > syllable->start_ms && !words_cover(&others, syllable))
            status = word_add(words, STRIP_RECOGNISED, syllable->hanzi, syllable);
    }
    return status;
}

static enum status recognised_add(struct words *words, const struct heard *heard,
                                  const struct verdicts *verdicts)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < verdicts->count && status == STATUS_OK; i++) {
        const struct evidence *evidence = NULL;
        if (verdict_has_words(&verdicts->items[i]))
            evidence = verdict_evidence(&verdicts->items[i], heard);
        if (evidence)
            status = evidence_add(words, evidence);
    }
    return status;
}

static enum status read_add(struct words *words, const struct heard *heard)
{
    enum status status = STATUS_OK;
    size_t recognised = words->count;
    for (size_t i = 0; i < heard->n_read && status == STATUS_OK; i++) {
        const struct heard_syllable *read = &heard->read[i];
        struct words before = {words->items, recognised, recognised};
        bool sure = read->clarity >= read_from;
        char pinyin[SYLLABLE_TEXT_SIZE];
        syllable_format(read->syllable, pinyin);
        if (!words_cover(&before, read))
            status = word_add(words, sure ? STRIP_READ : STRIP_UNREAD, sure ? pinyin : "·", read);
    }
    return status;
}

static int by_start(const void *a, const void *b)
{
    const struct strip_word *x = a, *y = b;
    return (x->start_ms > y->start_ms) - (x->start_ms < y->start_ms);
}

/* Two ways of finding places do not agree to the last frame. */
static void words_order(struct words *words)
{
    if (words->count > 0)
        qsort(words->items, words->count, sizeof *words->items, by_start);
    for (size_t i = 1; i < words->count; i++) {
        if (words->items[i - 1].end_ms > words->items[i].start_ms)
            words->items[i - 1].end_ms = words->items[i].start_ms;
    }
}

static enum status both_add(struct reply_strip *strip, size_t *capacity, struct speech_span both)
{
    if (both.end_ms - both.start_ms < BOTH_LEAST_MS)
        return STATUS_OK;
    if (grow(&strip->both, capacity, strip->n_both + 1, sizeof *strip->both) != STATUS_OK)
        return STATUS_NO_MEMORY;
    strip->both[strip->n_both++] = both;
    return STATUS_OK;
}

static enum status both_find(struct reply_strip *strip, const struct heard *heard,
                             const struct speech_span *customer, size_t n_customer)
{
    enum status status = STATUS_OK;
    size_t capacity = 0;
    for (size_t s = 0; s < heard->n_segments; s++) {
        const struct heard_segment *own = &heard->segments[s];
        for (size_t c = 0; c < n_customer && status == STATUS_OK; c++) {
            struct speech_span both = {
                own->start_ms > customer[c].start_ms ? own->start_ms : customer[c].start_ms,
                own->end_ms < customer[c].end_ms ? own->end_ms : customer[c].end_ms};
            status = both_add(strip, &capacity, both);
        }
    }
    return status;
}

static void strip_bounds(struct reply_strip *strip, const struct heard *heard)
{
    if (heard->n_segments == 0)
        return;
    int32_t from_ms = heard->segments[0].start_ms - LEAD_MS;
    int32_t to_ms = heard->segments[heard->n_segments - 1].end_ms + TAIL_MS;
    strip->from_ms = from_ms > 0 ? from_ms : 0;
    strip->to_ms = to_ms < heard->duration_ms ? to_ms : heard->duration_ms;
}

enum status reply_strip_init(struct reply_strip *strip, const struct heard *heard,
                             const struct verdicts *verdicts, const struct speech_span *customer,
                             size_t n_customer)
{
    struct words words = {0};
    *strip = (struct reply_strip){0};
    strip_bounds(strip, heard);
    enum status status = recognised_add(&words, heard, verdicts);
    if (status == STATUS_OK)
        status = read_add(&words, heard);
    words_order(&words);
    strip->words = words.items;
    strip->n_words = words.count;
    return status == STATUS_OK ? both_find(strip, heard, customer, n_customer) : status;
}
