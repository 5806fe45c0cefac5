/* What the ear reads, with no wording in mind, may doubt what it found. Who refuses, puts off or
 * mocks in words that nobody listens for may say right words on the way (手机号过些日子再登记吧):
 * what is read besides tells how the reply leans. And a wording is found by chance in another
 * sentence. */
#include <stdlib.h>

#include "scenarios/utterance.h"
#include "scoring/finding_parts.h"
#include "scoring/leaning.h"

/* A reading that the network itself is hardly sure of says nothing: below this mean clarity. With
 * it 1.6 % of 193 right replies that nothing was learnt from lean away, and 22 % of 117 wrong ones;
 * before five voices 1 % and 16 %. Without it 3.1 % and 27 % do (docs/judging.md). */
static const float CLARITY_LEAST = 0.4f;

static float clarity_of(const struct heard_syllable *read, size_t count)
{
    float sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += read[i].clarity;
    return count ? sum / (float)count : 0;
}

/* Leans nowhere where the reading is not clear enough. */
static enum status reading_weigh(const struct stances *stances, const struct heard *heard,
                                 struct leaning *leaning)
{
    struct stance_words words = {0};
    *leaning = (struct leaning){0};
    if (clarity_of(heard->read, heard->n_read) < CLARITY_LEAST)
        return STATUS_OK;
    struct syllable *syllables = calloc(heard->n_read, sizeof *syllables);
    if (!syllables)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < heard->n_read; i++)
        syllables[i] = heard->read[i].syllable;
    enum status status = stance_words_read(&words, syllables, heard->n_read);
    if (status == STATUS_OK)
        status = leaning_weigh(stances, &words, leaning);
    stance_words_finish(&words);
    free(syllables);
    return status;
}

static size_t read_besides(const struct heard *heard, const struct evidence *evidence)
{
    size_t count = 0;
    for (size_t i = 0; i < heard->n_read; i++) {
        const struct heard_syllable *read = &heard->read[i];
        int32_t middle = read->start_ms + (read->end_ms - read->start_ms) / 2;
        count += middle < evidence->start_ms || middle >= evidence->end_ms;
    }
    return count;
}

/* Another sentence */

/* A wording of which no more than this share of the syllables is read in its place, in their order,
 * was likely another sentence: 几点停的 in 一家停还是一片停. Chosen on 142 right moves and phrases
 * by ear, of which none is doubted by it, and 80 that nobody said, of which 12 are
 * (docs/judging.md). */
static const float SHARE_READ_MOST = 0.25f;

/* The two ears set a syllable's edges so far apart. */
enum { BEFORE_MS = 150, BEHIND_MS = 30, SYLLABLES_MOST = 48 };

/* What was read in the evidence's place, as [*first, *first + the result) of heard->read. */
static size_t read_within(const struct heard *heard, const struct evidence *evidence, size_t *first)
{
    size_t i = 0, count = 0;
    while (i < heard->n_read && heard->read[i].start_ms < evidence->start_ms - BEFORE_MS)
        i++;
    *first = i;
    for (; i < heard->n_read && heard->read[i].end_ms <= evidence->end_ms + BEHIND_MS; i++)
        count++;
    return count;
}

/* Those that the wording itself names. */
static size_t words_of(const struct evidence *evidence, struct syllable out[SYLLABLES_MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < evidence->n_syllables && count < SYLLABLES_MOST; i++) {
        if (!heard_in_gap(&evidence->syllables[i]))
            out[count++] = evidence->syllables[i].syllable;
    }
    return count;
}

static bool is_same(struct syllable said, struct syllable read)
{
    return said.initial == read.initial && said.final == read.final;
}

/* How many of them were read, in their order: the longest common subsequence. */
static size_t common(const struct syllable *said, size_t n_said, const struct heard_syllable *read,
                     size_t n_read)
{
    size_t longest[SYLLABLES_MOST + 1] = {0};
    for (size_t k = 0; k < n_read; k++) {
        size_t before = 0; /* longest[i] of the syllable read before */
        for (size_t i = 0; i < n_said; i++) {
            size_t here = longest[i + 1];
            if (is_same(said[i], read[k].syllable))
                longest[i + 1] = before + 1;
            else if (longest[i] > here)
                longest[i + 1] = longest[i];
            before = here;
        }
    }
    return longest[n_said];
}

static bool is_another_sentence(const struct evidence *evidence, const struct heard *heard)
{
    struct syllable said[SYLLABLES_MOST];
    size_t n_said = words_of(evidence, said), first;
    size_t n_read = read_within(heard, evidence, &first);
    const struct heard_syllable *read = heard->read + first;
    if (n_said == 0 || n_read == 0 || clarity_of(read, n_read) < CLARITY_LEAST)
        return false;
    return (float)common(said, n_said, read, n_read) <= SHARE_READ_MOST * (float)n_said;
}

static void evidence_doubt(struct evidence *evidence, const struct heard *heard, bool leans)
{
    if (evidence->verdict != EVIDENCE_SAID || evidence->denied != DENIED_NO || heard->n_read == 0)
        return;
    if (!(leans && read_besides(heard, evidence) >= FINDING_BESIDES_LEAST) &&
        !is_another_sentence(evidence, heard))
        return;
    evidence->denied = DENIED_UNCLEAR;
    evidence->denied_ms = -1;
}

enum status findings_doubt(struct findings *findings, const struct heard *heard)
{
    struct leaning leaning;
    enum status status = reading_weigh(findings->stances, heard, &leaning);
    if (status == STATUS_OK && heard->n_read > 0)
        findings->tone = leaning_tone(&leaning);
    for (size_t i = 0; i < findings->count && status == STATUS_OK; i++) {
        struct finding *finding = &findings->items[i];
        if (!finding->utterance || finding->forbidden)
            continue;
        bool leans =
            leaning.meant_not.lean != LEANS_NOT && utterance_may_be_unmeant(finding->utterance);
        for (size_t k = 0; k < finding->n_networks; k++)
            evidence_doubt(&findings->evidence[finding->first_network + k], heard, leans);
    }
    return status;
}
