#include "scoring/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static size_t utterance_networks(const struct utterance *utterance)
{
    size_t count = 0;
    for (size_t i = 0; i < utterance->n_wordings; i++)
        count += utterance->wordings[i].network.n_arcs > 0;
    return count;
}

static void findings_add(struct findings *findings, const struct utterance *utterance)
{
    if (!utterance || findings_of(findings, utterance))
        return;
    struct finding *finding = &findings->items[findings->count++];
    *finding = (struct finding){.utterance = utterance,
                                .first_network = findings->n_networks,
                                .n_networks = utterance_networks(utterance)};
    findings->n_networks += finding->n_networks;
}

static void findings_add_order(struct findings *findings, const struct pack *pack,
                               const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_rules; i++) {
        if (turn->rules[i]->measure != MEASURE_ORDER)
            continue;
        findings_add(findings, pack_utterance(pack, turn->rules[i]->first));
        findings_add(findings, pack_utterance(pack, turn->rules[i]->then));
    }
}

static void findings_add_taboos(struct findings *findings, const struct pack *pack,
                                const struct turn *turn)
{
    bool wanted = false;
    for (size_t i = 0; i < turn->n_rules; i++)
        wanted |= turn->rules[i]->measure == MEASURE_TABOO;
    for (size_t i = 0; wanted && i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_TABOO)
            findings_add(findings, &pack->utterances[i]);
    }
}

enum status findings_init(struct findings *findings, const struct pack *pack,
                          const struct turn *turn)
{
    size_t most = turn->n_expects + 2 * turn->n_rules + pack->n_utterances;
    *findings = (struct findings){.items = calloc(most + 1, sizeof *findings->items)};
    if (!findings->items)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < turn->n_expects; i++)
        findings_add(findings, turn->expects[i].utterance);
    findings_add_order(findings, pack, turn);
    findings_add_taboos(findings, pack, turn);
    return STATUS_OK;
}

void findings_finish(struct findings *findings)
{
    if (!findings)
        return;
    free(findings->items);
    *findings = (struct findings){0};
}

static bool evidence_better(const struct evidence *a, const struct evidence *b)
{
    return a->verdict != b->verdict ? a->verdict > b->verdict : a->score > b->score;
}

static void finding_take(struct finding *finding, const struct evidence *evidence)
{
    for (size_t i = 0; i < finding->n_networks; i++) {
        if (!finding->evidence || evidence_better(&evidence[i], finding->evidence))
            finding->evidence = &evidence[i];
    }
    finding->earliest = finding->evidence;
    for (size_t i = 0; i < finding->n_networks; i++) {
        if (evidence[i].verdict == finding->evidence->verdict &&
            evidence[i].start_ms < finding->earliest->start_ms)
            finding->earliest = &evidence[i];
    }
}

void findings_take(struct findings *findings, const struct heard *heard)
{
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].n_networks > 0)
            finding_take(&findings->items[i], &heard->evidence[findings->items[i].first_network]);
    }
}

const struct finding *findings_of(const struct findings *findings,
                                  const struct utterance *utterance)
{
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].utterance == utterance)
            return &findings->items[i];
    }
    return NULL;
}

enum evidence_verdict finding_verdict(const struct finding *finding)
{
    return finding && finding->evidence ? finding->evidence->verdict : EVIDENCE_NOT_SAID;
}

bool evidence_inside(const struct evidence *inner, const struct evidence *outer)
{
    int32_t middle = inner->start_ms + (inner->end_ms - inner->start_ms) / 2;
    return inner->start_ms >= 0 && outer->start_ms <= middle && middle < outer->end_ms;
}

void evidence_text(const struct evidence *evidence, char *out, size_t out_size)
{
    size_t length = strlen(out);
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        const char *hanzi = evidence->syllables[i].hanzi[0] ? evidence->syllables[i].hanzi : "×";
        size_t bytes = utf8_cut(hanzi, out_size - length - 1);
        memcpy(out + length, hanzi, bytes);
        length += bytes;
        out[length] = '\0';
        if (hanzi[bytes])
            return;
    }
}
