#include "audio/verifier.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/senones.h"

/* The gain of each phone per frame against the phone loop, averaged over the phones, goes through
 * a logistic. Fitted on tests/make_list's lists of the two people of aishell-sample. */
static const double SCORE_MIDDLE = -12.0, SCORE_SLOPE = 0.35;
static const double SAID_FROM = 0.65, NOT_SAID_BELOW = 0.35;
static const double CLARITY_MIDDLE = -16.0, CLARITY_SLOPE = 0.2;

enum status candidate_init(struct candidate *candidate, struct network *network,
                           const struct acoustic_model *model)
{
    *candidate = (struct candidate){.network = *network, .best = {.start_ms = -1, .end_ms = -1}};
    *network = (struct network){0};
    return hmm_graph_init(&candidate->graph, &candidate->network, model);
}

static void evidence_clear(struct evidence *evidence)
{
    free(evidence->syllables);
    free(evidence->slots);
    *evidence = (struct evidence){.start_ms = -1, .end_ms = -1};
}

void candidate_finish(struct candidate *candidate)
{
    if (!candidate)
        return;
    free(candidate->network.arcs);
    free(candidate->network.slots);
    hmm_graph_finish(&candidate->graph);
    evidence_clear(&candidate->best);
    *candidate = (struct candidate){0};
}

/* One look: the path found, and where it stands in the reply. */
struct look {
    const struct candidate *candidate;
    const struct segment *path;
    size_t count;
    int32_t start_ms;
};

static const struct hmm *look_hmm(const struct look *look, size_t i)
{
    return &look->candidate->graph.nodes[look->path[i].node];
}

/* Says nothing about the phrase: a pause, or a wildcard that fits everything. */
static bool silent(const struct look *look, size_t i)
{
    uint16_t arc = look_hmm(look, i)->arc;
    return arc == HMM_PAUSE || look->candidate->network.arcs[arc].syllable.final == FINAL_ANY;
}

static double logistic(double x, double middle, double slope)
{
    return 1.0 / (1.0 + exp(-slope * (x - middle)));
}

/* Mean gain per frame of the phones in path[first, last). */
static double phones_rate(const struct look *look, size_t first, size_t last)
{
    double sum = 0;
    int count = 0;
    for (size_t i = first; i < last; i++) {
        if (silent(look, i))
            continue;
        const struct segment *segment = &look->path[i];
        sum += (double)segment->gain / (segment->end - segment->start);
        count++;
    }
    return count ? sum / count : 0;
}

static int32_t frame_ms(const struct look *look, int32_t frame)
{
    return look->start_ms + frame * SENONES_FRAME_MS;
}

static void syllable_fill(const struct look *look, size_t first, size_t last,
                          struct heard_syllable *out)
{
    const struct network_arc *arc = &look->candidate->network.arcs[look_hmm(look, first)->arc];
    *out = (struct heard_syllable){.syllable = arc->syllable, .slot = arc->slot};
    memcpy(out->hanzi, arc->hanzi, sizeof out->hanzi);
    out->start_ms = frame_ms(look, look->path[first].start);
    out->end_ms = frame_ms(look, look->path[last - 1].end);
    out->clarity = (float)logistic(phones_rate(look, first, last), CLARITY_MIDDLE, CLARITY_SLOPE);
}

static enum status syllables_fill(const struct look *look, struct evidence *evidence)
{
    evidence->syllables = calloc(look->count + 1, sizeof *evidence->syllables);
    if (!evidence->syllables)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < look->count;) {
        uint16_t arc = look_hmm(look, i)->arc;
        size_t last = i + 1;
        while (last < look->count && look_hmm(look, last)->arc == arc &&
               look_hmm(look, last)->phone > 0)
            last++;
        if (arc != HMM_PAUSE)
            syllable_fill(look, i, last, &evidence->syllables[evidence->n_syllables++]);
        i = last;
    }
    return STATUS_OK;
}

static void slot_add(struct heard_slot *slot, const struct heard_syllable *syllable)
{
    size_t used = strlen(slot->hanzi), more = strlen(syllable->hanzi);
    if (used + more < sizeof slot->hanzi)
        memcpy(slot->hanzi + used, syllable->hanzi, more + 1);
    slot->end_ms = syllable->end_ms;
    slot->score += syllable->clarity;
}

/* A run of syllables of one slot is one slot heard. */
static enum status slots_fill(const struct network *network, struct evidence *evidence)
{
    evidence->slots = calloc(evidence->n_syllables + 1, sizeof *evidence->slots);
    if (!evidence->slots)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < evidence->n_syllables;) {
        uint8_t slot = evidence->syllables[i].slot;
        size_t last = i;
        struct heard_slot heard = {.start_ms = evidence->syllables[i].start_ms};
        do
            slot_add(&heard, &evidence->syllables[last++]);
        while (last < evidence->n_syllables && evidence->syllables[last].slot == slot);
        if (slot > 0 && slot <= network->n_slots) {
            const struct network_slot *kind = &network->slots[slot - 1];
            memcpy(heard.name, kind->name, sizeof heard.name);
            heard.score /= (float)(last - i);
            if (slot_value(kind->type, heard.hanzi, heard.value, sizeof heard.value) != STATUS_OK)
                heard.value[0] = '\0';
            for (size_t k = i; k < last; k++)
                evidence->syllables[k].slot = (uint8_t)(evidence->n_slots + 1);
            evidence->slots[evidence->n_slots++] = heard;
        }
        i = last;
    }
    return STATUS_OK;
}

static void verdict_fill(const struct look *look, struct evidence *evidence)
{
    double rate = phones_rate(look, 0, look->count);
    evidence->score = (float)logistic(rate, SCORE_MIDDLE, SCORE_SLOPE);
    evidence->verdict = evidence->score >= SAID_FROM       ? EVIDENCE_SAID
                        : evidence->score < NOT_SAID_BELOW ? EVIDENCE_NOT_SAID
                                                           : EVIDENCE_UNDECIDED;
    evidence->start_ms = frame_ms(look, look->path[0].start);
    evidence->end_ms = frame_ms(look, look->path[look->count - 1].end);
}

static enum status evidence_fill(const struct look *look, struct evidence *evidence)
{
    verdict_fill(look, evidence);
    enum status status = syllables_fill(look, evidence);
    if (status == STATUS_OK)
        status = slots_fill(&look->candidate->network, evidence);
    return status;
}

enum status candidate_look(struct candidate *candidate, const struct trellis *trellis,
                           const struct acoustic_model *model, int32_t start_ms)
{
    struct place place;
    enum status status = trellis_search(trellis, &candidate->graph, model, &place);
    if (status != STATUS_OK || place.start < 0)
        return status;
    struct segment *path;
    struct look look = {.candidate = candidate, .start_ms = start_ms};
    struct evidence evidence = {.start_ms = -1, .end_ms = -1};
    status = trellis_align(trellis, &candidate->graph, model, &place, &path, &look.count);
    look.path = path;
    if (status == STATUS_OK)
        status = evidence_fill(&look, &evidence);
    free(path);
    if (status == STATUS_OK &&
        (candidate->best.start_ms < 0 || evidence.score > candidate->best.score)) {
        struct evidence worse = candidate->best;
        candidate->best = evidence;
        evidence = worse;
    }
    evidence_clear(&evidence);
    return status == STATUS_INVALID ? STATUS_OK : status; /* too short a place is no place */
}
