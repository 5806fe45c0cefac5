/* Who refuses, puts off or mocks in words that nobody listens for may say right words on the way:
 * 手机号过些日子再登记吧. What the ear reads besides tells how the reply leans. */
#include <stdlib.h>

#include "language/stance/stance.h"
#include "scenarios/utterance.h"
#include "scoring/finding_parts.h"

/* Fewer syllables besides a wording say nothing: the rest may be a word of address. As for words
 * without sound (scoring/text_ear.c). */
enum { BESIDES_LEAST = 3 };

/* A reading that the network itself is hardly sure of says nothing: below this mean clarity. With
 * it 1.6 % of 193 right replies that nothing was learnt from lean away, and 22 % of 117 wrong ones;
 * before five voices 1 % and 16 %. Without it 3.1 % and 27 % do (docs/judging.md). */
static const float CLARITY_LEAST = 0.4f;

static float clarity_of(const struct heard *heard)
{
    float sum = 0;
    for (size_t i = 0; i < heard->n_read; i++)
        sum += heard->read[i].clarity;
    return heard->n_read ? sum / (float)heard->n_read : 0;
}

static enum status read_lean(const struct stance *stance, const struct heard *heard,
                             enum stance_lean *lean)
{
    *lean = LEANS_NOT;
    if (clarity_of(heard) < CLARITY_LEAST)
        return STATUS_OK;
    struct syllable *syllables = calloc(heard->n_read, sizeof *syllables);
    if (!syllables)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < heard->n_read; i++)
        syllables[i] = heard->read[i].syllable;
    enum status status = stance_lean_read(stance, syllables, heard->n_read, lean);
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

static void evidence_doubt(struct evidence *evidence, const struct heard *heard)
{
    if (evidence->verdict != EVIDENCE_SAID || evidence->denied != DENIED_NO ||
        read_besides(heard, evidence) < BESIDES_LEAST)
        return;
    evidence->denied = DENIED_UNCLEAR;
    evidence->denied_ms = -1;
}

enum status findings_doubt(struct findings *findings, const struct stance *stance,
                           const struct heard *heard)
{
    enum stance_lean lean;
    enum status status = read_lean(stance, heard, &lean);
    for (size_t i = 0; i < findings->count && status == STATUS_OK && lean != LEANS_NOT; i++) {
        struct finding *finding = &findings->items[i];
        if (!finding->utterance || !utterance_may_be_unmeant(finding->utterance))
            continue;
        for (size_t k = 0; k < finding->n_networks; k++)
            evidence_doubt(&findings->evidence[finding->first_network + k], heard);
    }
    return status;
}
