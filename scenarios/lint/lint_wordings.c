/* Wordings: long enough to be heard, short enough to be kept in one breath, and met by the model
 * that the trainee is shown. */
#include <stdlib.h>

#include "base/text_file.h"
#include "scenarios/lint/lint.h"
#include "scenarios/utterance.h"

enum {
    SYLLABLES_BESIDE_GAP = 3, /* two, with anything between them, are found in many a reply */
    SYLLABLES_MIN = 2, /* one syllable is found by chance in any reply: too short for the decoder */
    SYLLABLES_GOOD = 12, /* people breathe and pause in longer ones: better cut in two */
    SYLLABLES_MAX = 20
};

/* The longest way through what the trainer wrote, open slots and gaps out: {time} alone can be
 * twelve syllables, and cannot be shortened. Arcs are sorted and lead forward: one pass is enough.
 */
static size_t longest_besides_slots(const struct loader *loader, const struct network *network)
{
    size_t *longest = arena_alloc(loader->arena, network->n_nodes, sizeof *longest);
    if (!longest)
        return 0;
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        size_t length = longest[arc->from] + (arc->slot == 0 && arc->syllable.final != FINAL_NONE &&
                                              arc->syllable.final != FINAL_ANY);
        if (length > longest[arc->to])
            longest[arc->to] = length;
    }
    return longest[network->n_nodes - 1];
}

static bool has_gap(const struct network *network)
{
    for (size_t i = 0; i < network->n_arcs; i++) {
        if (arc_is_gap(&network->arcs[i]))
            return true;
    }
    return false;
}

static void lint_length(struct loader *loader, const struct wording *wording)
{
    size_t shortest, unused, longest = longest_besides_slots(loader, &wording->network);
    network_lengths(&wording->network, &shortest, &unused);
    if (shortest < SYLLABLES_MIN)
        LOADER_PROBLEM(loader, wording->at,
                       "wording can be as short as %zu syllable: too short to be heard reliably",
                       shortest);
    else if (shortest < SYLLABLES_BESIDE_GAP && has_gap(&wording->network))
        LOADER_PROBLEM(loader, wording->at,
                       "wording can be as short as %zu syllables beside its gap: %d are needed",
                       shortest, SYLLABLES_BESIDE_GAP);
    if (longest > SYLLABLES_MAX)
        LOADER_PROBLEM(loader, wording->at, "wording can be %zu syllables long, more than %d",
                       longest, SYLLABLES_MAX);
    else if (longest > SYLLABLES_GOOD)
        LOADER_PROBLEM(loader, wording->at,
                       "note: wording can be %zu syllables long: up to %d are heard best", longest,
                       SYLLABLES_GOOD);
}

static bool all_compile(const struct utterance *utterance)
{
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        if (!utterance->wordings[i].network.n_arcs)
            return false;
    }
    return utterance->n_wordings > 0;
}

static bool accepts(const struct loader *loader, const struct utterance *utterance)
{
    return utterance_in_text(loader->pack, utterance, utterance->better, NULL);
}

static bool has_reading(const struct loader *loader, const char *text)
{
    struct reading *readings = NULL;
    size_t count = 0;
    enum status status = lexicon_read(loader->pack->lexicon, text, &readings, &count, NULL);
    free(readings);
    return status == STATUS_OK && count > 0;
}

/* A taboo's `better` is another utterance: there it must not be the taboo itself. A wording that
 * does not compile, or a model without a reading, has been said and may be all that is wrong. */
static void lint_model(struct loader *loader, const struct utterance *utterance)
{
    if (!utterance->better || !all_compile(utterance) || !has_reading(loader, utterance->better))
        return;
    bool taboo = utterance->kind == UTTERANCE_TABOO, met = accepts(loader, utterance);
    if (!taboo && !met)
        LOADER_PROBLEM(loader, utterance->at, "no wording of '%s' accepts its model '%.*s'",
                       utterance->id, TEXT_CUT(utterance->better));
    else if (taboo && met)
        LOADER_PROBLEM(loader, utterance->at, "taboo '%s' is in its own 'better'", utterance->id);
}

static void lint_denial(struct loader *loader, const struct utterance *utterance)
{
    struct denials denials;
    enum status status = utterance_denials_init(utterance, loader->pack->denials, &denials);
    if (status == STATUS_LIMIT)
        LOADER_PROBLEM(loader, utterance->at,
                       "a wording goes too many ways for its denials to be told; split it in two");
    if (status == STATUS_OK)
        denials_finish(&denials);
}

static void lint_utterance(struct loader *loader, const struct utterance *utterance)
{
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        if (utterance->wordings[i].network.n_arcs)
            lint_length(loader, &utterance->wordings[i]);
    }
    lint_denial(loader, utterance);
    lint_model(loader, utterance);
}

void lint_wordings(struct loader *loader)
{
    const struct pack *pack = loader->pack;
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (!pack->utterances[i].fitted)
            lint_utterance(loader, &pack->utterances[i]);
    }
    for (const struct fitted_utterance *fitted = pack->fitted; fitted; fitted = fitted->next)
        lint_utterance(loader, &fitted->utterance);
}
