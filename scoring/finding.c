#include "scoring/finding_parts.h"

#include <stdlib.h>
#include <string.h>

/* Listing */

size_t wording_networks(const struct wording *wording, const struct network *out[2])
{
    size_t count = 0;
    if (wording->network.n_arcs > 0)
        out[count++] = &wording->network;
    if (wording->probe && wording->probe->network.n_arcs > 0)
        out[count++] = &wording->probe->network;
    return count;
}

const struct network *utterance_against(const struct utterance *utterance, size_t k)
{
    for (size_t i = 0; utterance && i < utterance->n_against; i++) {
        if (utterance->against[i].network.n_arcs > 0 && k-- == 0)
            return &utterance->against[i].network;
    }
    return NULL;
}

/* Room grows by doubling; `items` stays NULL when memory runs out. */
static struct finding *findings_room(struct findings *findings)
{
    size_t count = findings->count;
    if (count && (count & (count - 1)) == 0) {
        struct finding *items = realloc(findings->items, 2 * count * sizeof *items);
        if (!items)
            free(findings->items);
        findings->items = items;
    }
    return findings->items ? &findings->items[findings->count++] : NULL;
}

static void findings_add(struct findings *findings, struct finding finding)
{
    const struct network *networks[2];
    struct finding *room = findings->items ? findings_room(findings) : NULL;
    if (!room)
        return;
    finding.first_network = findings->n_networks;
    for (size_t i = 0; i < finding.n_wordings; i++)
        finding.n_networks += wording_networks(&finding.wordings[i], networks);
    findings->n_networks += finding.n_networks;
    *room = finding;
}

static void findings_add_utterance(struct findings *findings, const struct utterance *utterance)
{
    if (utterance && !findings_of(findings, utterance))
        findings_add(findings, (struct finding){.forbidden = utterance->kind == UTTERANCE_TABOO,
                                                .utterance = utterance,
                                                .wordings = utterance->wordings,
                                                .n_wordings = utterance->n_wordings});
}

static void findings_add_number(struct findings *findings, const struct number *number)
{
    if (number->n_said && !findings_of_words(findings, number->said))
        findings_add(findings, (struct finding){.number = number,
                                                .wordings = number->said,
                                                .n_wordings = number->n_said});
}

static void findings_add_promises(struct findings *findings, const struct rule *rule)
{
    if (rule->n_promises)
        findings_add(findings, (struct finding){.promise = rule,
                                                .wordings = rule->promises,
                                                .n_wordings = rule->n_promises});
}

static void findings_add_terms(struct findings *findings, const struct rule *rule)
{
    for (size_t i = 0; i < rule->n_terms; i++) {
        const struct term *term = &rule->terms[i];
        if (term->n_wordings && !findings_of_words(findings, term->wordings))
            findings_add(findings, (struct finding){.forbidden = true,
                                                    .wordings = term->wordings,
                                                    .n_wordings = term->n_wordings});
    }
}

static void findings_add_taboos(struct findings *findings, const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_TABOO)
            findings_add_utterance(findings, &pack->utterances[i]);
    }
}

static void findings_add_numbers(struct findings *findings, const struct rule *rule,
                                 const struct standard *standard)
{
    for (size_t i = 0; standard && i < rule->n_numbers; i++) {
        const struct number *number = standard_number(standard, rule->numbers[i]);
        if (number)
            findings_add_number(findings, number);
    }
    for (size_t i = 0; i < rule->n_moves; i++)
        findings_add_utterance(findings, rule->moves[i]);
}

static void findings_add_rule(struct findings *findings, const struct pack *pack,
                              const struct rule *rule, const struct standard *standard)
{
    if (!rule_under(rule, standard))
        return;
    switch (rule->measure) {
    case MEASURE_ORDER:
        findings_add_utterance(findings, pack_utterance(pack, rule->first));
        findings_add_utterance(findings, pack_utterance(pack, rule->then));
        break;
    case MEASURE_TABOO:
        findings_add_taboos(findings, pack);
        break;
    case MEASURE_VOCABULARY:
        findings_add_terms(findings, rule);
        break;
    case MEASURE_FIGURE:
        findings_add_numbers(findings, rule, standard);
        break;
    case MEASURE_PROMISE:
        if (standard && rule->limit.number && standard_number(standard, rule->limit.number))
            findings_add_promises(findings, rule);
        break;
    default: /* by sound, at the end, or from what is listened for anyway */
        break;
    }
}

/* Behind everything that is listened for stands what speaks against it. */
static void findings_add_against(struct findings *findings)
{
    for (size_t i = 0; findings->items && i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        finding->first_against = findings->n_networks;
        while (utterance_against(finding->utterance, finding->n_against))
            finding->n_against++;
        findings->n_networks += finding->n_against;
    }
}

enum status findings_init(struct findings *findings, const struct pack *pack,
                          const struct turn *turn, const struct standard *standard)
{
    static const enum measure order[] = {MEASURE_ORDER, MEASURE_TABOO, MEASURE_FIGURE,
                                         MEASURE_PROMISE, MEASURE_VOCABULARY};
    *findings = (struct findings){.items = calloc(1, sizeof *findings->items)};
    for (size_t i = 0; i < turn->n_expects; i++)
        findings_add_utterance(findings, turn->expects[i].utterance);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t i = 0; i < turn->n_rules; i++) {
            if (turn->rules[i]->measure == order[k])
                findings_add_rule(findings, pack, turn->rules[i], standard);
        }
    }
    findings_add_against(findings);
    return findings->items ? STATUS_OK : STATUS_NO_MEMORY;
}

void findings_finish(struct findings *findings)
{
    if (!findings)
        return;
    free(findings->items);
    free(findings->evidence);
    *findings = (struct findings){0};
}

/* Taking the evidence */

static void finding_read(struct finding *finding, enum readback readback)
{
    if (finding->readback == READBACK_NONE || readback < finding->readback)
        finding->readback = readback;
}

/* Something was said besides a phone's digits: a slot that takes any digits fits any speech. */
static bool evidence_has_words(const struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        uint8_t slot = evidence->syllables[i].slot;
        if (!slot || slot > evidence->n_slots ||
            strcmp(evidence->slots[slot - 1].name, "phone") != 0)
            return true;
    }
    return false;
}

static void finding_misread(struct finding *finding, const struct evidence *evidence)
{
    if (evidence_better(evidence, finding->misread))
        finding->misread = evidence;
}

/* A wording counts no more than its probe allows, where both were heard in the same place. */
static enum readback probe_weigh(struct finding *finding, struct evidence *wording,
                                 const struct probe *probe, const struct evidence *probed)
{
    enum readback readback = probe_readback(probe, probed);
    bool here = wording->verdict != EVIDENCE_NOT_SAID && evidence_overlaps(wording, probed);
    if (readback == READBACK_WRONG &&
        (here || (probed->verdict == EVIDENCE_SAID && evidence_has_words(probed))))
        finding_misread(finding, probed);
    if (here && readback == READBACK_WRONG)
        wording->verdict = EVIDENCE_NOT_SAID;
    else if (here && readback == READBACK_UNSURE && wording->verdict == EVIDENCE_SAID)
        wording->verdict = EVIDENCE_UNDECIDED;
    return here ? readback : READBACK_UNSURE;
}

/* Digits that the wording itself gives: the ear has held each against the others, and does not call
 * the wording said where one is clearly another. */
static enum readback digits_readback(const struct evidence *wording)
{
    enum readback worst = READBACK_RIGHT;
    for (size_t i = 0; i < wording->n_slots; i++) {
        const struct heard_slot *slot = &wording->slots[i];
        enum readback readback = slot->match == SLOT_MATCHES   ? READBACK_RIGHT
                                 : slot->match == SLOT_DIFFERS ? READBACK_WRONG
                                                               : READBACK_LIKELY;
        if (slot->literal && readback > worst)
            worst = readback;
    }
    return worst;
}

/* Two ways to look at the same digits: either may be sure where the other is not. */
static enum readback readback_both(enum readback digits, enum readback probed)
{
    if (digits == READBACK_LIKELY && probed == READBACK_RIGHT)
        return READBACK_RIGHT;
    return probed > digits ? probed : digits;
}

static void wording_weigh(struct finding *finding, const struct wording *wording,
                          struct evidence *evidence, size_t n_networks)
{
    enum readback readback = digits_readback(evidence);
    if (readback == READBACK_WRONG)
        finding_misread(finding, evidence);
    if (n_networks == 2)
        readback = readback_both(readback,
                                 probe_weigh(finding, &evidence[0], wording->probe, &evidence[1]));
    if (evidence->verdict == EVIDENCE_SAID)
        finding_read(finding, readback);
}

static void finding_take_earliest(struct finding *finding, const struct evidence *evidence)
{
    if (evidence->verdict == finding->evidence->verdict &&
        (!finding->earliest || evidence->start_ms < finding->earliest->start_ms))
        finding->earliest = evidence;
}

/* Probes stand behind their wordings; of their own evidence only the slots count. */
static void finding_each(struct finding *finding, struct evidence *evidence,
                         void (*take)(struct finding *, const struct evidence *))
{
    const struct network *networks[2];
    for (size_t i = 0; i < finding->n_wordings; i++) {
        if (finding->wordings[i].network.n_arcs > 0)
            take(finding, evidence);
        evidence += wording_networks(&finding->wordings[i], networks);
    }
}

static void finding_weigh(struct finding *finding, struct evidence *evidence)
{
    const struct network *networks[2];
    for (size_t i = 0; i < finding->n_wordings; i++) {
        size_t n = wording_networks(&finding->wordings[i], networks);
        if (n > 0 && finding->wordings[i].network.n_arcs > 0)
            wording_weigh(finding, &finding->wordings[i], evidence, n);
        evidence += n;
    }
}

/* A wrong street is not made good by the right house: what was misread spoils what is said with it.
 */
static void finding_spoil(struct finding *finding, struct evidence *evidence)
{
    for (size_t i = 0; finding->misread && i < finding->n_networks; i++) {
        if (&evidence[i] != finding->misread && evidence_overlaps(&evidence[i], finding->misread))
            evidence[i].verdict = EVIDENCE_NOT_SAID;
    }
}

static void finding_be_strict(struct finding *finding, struct evidence *evidence)
{
    for (size_t i = 0; i < finding->n_networks; i++) {
        if (evidence[i].verdict == EVIDENCE_SAID && evidence[i].score < PROHIBITED_SAID_FROM)
            evidence[i].verdict = EVIDENCE_UNDECIDED;
    }
}

/* The best of the wordings of one part; NULL: none was listened for. */
static const struct evidence *part_best(const struct finding *finding,
                                        const struct evidence *evidence, int part)
{
    const struct network *networks[2];
    const struct evidence *best = NULL;
    for (size_t i = 0; i < finding->n_wordings; i++) {
        const struct wording *wording = &finding->wordings[i];
        if (wording->network.n_arcs > 0 && wording->part == part &&
            evidence_better(evidence, best))
            best = evidence;
        evidence += wording_networks(wording, networks);
    }
    return best;
}

/* Where all parts are wanted, the poorest of them is as good as it gets. */
static void finding_take_parts(struct finding *finding, const struct evidence *evidence)
{
    size_t n_parts = finding->utterance ? finding->utterance->n_parts : 0;
    const struct evidence *poorest = NULL;
    for (size_t i = 0; i < n_parts && i < FINDING_PARTS_MAX; i++) {
        const struct evidence *best = part_best(finding, evidence, (int)i + 1);
        if (!best)
            return;
        if (!poorest || evidence_better(poorest, best))
            poorest = best;
        finding->parts[i] = best;
    }
    if (!poorest || (finding->evidence && !evidence_better(poorest, finding->evidence)))
        return;
    finding->evidence = poorest;
    finding->n_parts = n_parts < FINDING_PARTS_MAX ? n_parts : FINDING_PARTS_MAX;
}

static void finding_take(struct finding *finding, struct evidence *evidence)
{
    finding->evidence = part_best(finding, evidence, 0);
    finding_take_parts(finding, evidence);
    if (finding->evidence)
        finding_each(finding, evidence, finding_take_earliest);
}

static void findings_weigh(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        struct evidence *evidence = &findings->evidence[finding->first_network];
        finding_deny(finding, evidence);
        if (finding->forbidden)
            finding_be_strict(finding, evidence);
        finding_weigh(finding, evidence);
        finding_spoil(finding, evidence);
        finding_check_facts(finding, evidence);
        finding_contradict(finding, evidence, &findings->evidence[finding->first_against]);
    }
    findings_veto(findings);
}

enum status findings_take(struct findings *findings, const struct heard *heard)
{
    free(findings->evidence);
    findings->evidence = calloc(findings->n_networks + 1, sizeof *findings->evidence);
    if (!findings->evidence)
        return STATUS_NO_MEMORY;
    if (findings->n_networks)
        memcpy(findings->evidence, heard->evidence,
               findings->n_networks * sizeof *findings->evidence);
    findings_weigh(findings);
    for (size_t i = 0; i < findings->count; i++)
        finding_take(&findings->items[i], &findings->evidence[findings->items[i].first_network]);
    return STATUS_OK;
}

/* Asking */

const struct finding *findings_of(const struct findings *findings,
                                  const struct utterance *utterance)
{
    for (size_t i = 0; findings->items && i < findings->count; i++) {
        const struct utterance *own = findings->items[i].utterance;
        if (own && utterance && own->id == utterance->id)
            return &findings->items[i];
    }
    return NULL;
}

const struct finding *findings_of_words(const struct findings *findings,
                                        const struct wording *wordings)
{
    for (size_t i = 0; findings->items && i < findings->count; i++) {
        if (!findings->items[i].utterance && findings->items[i].wordings == wordings)
            return &findings->items[i];
    }
    return NULL;
}

enum evidence_verdict finding_verdict(const struct finding *finding)
{
    return finding && finding->evidence ? finding->evidence->verdict : EVIDENCE_NOT_SAID;
}

static bool phrase_holds(const struct findings *findings, const struct finding *phrase,
                         const struct evidence *evidence)
{
    for (size_t i = 0; i < phrase->n_networks; i++) {
        const struct evidence *said = &findings->evidence[phrase->first_network + i];
        if (said->verdict == EVIDENCE_SAID && evidence_inside(evidence, said))
            return true;
    }
    return false;
}

bool findings_excuse(const struct findings *findings, const struct evidence *evidence,
                     const struct utterance *own)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->utterance && finding->utterance != own &&
            finding->utterance->kind == UTTERANCE_PHRASE &&
            phrase_holds(findings, finding, evidence))
            return true;
    }
    return false;
}

bool findings_outweigh(const struct findings *findings, const struct evidence *forbidden)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *other = &findings->items[i];
        if (!other->forbidden && finding_verdict(other) == EVIDENCE_SAID &&
            other->evidence->n_syllables >= forbidden->n_syllables &&
            other->evidence->score > forbidden->score &&
            evidence_overlaps(forbidden, other->evidence))
            return true;
    }
    return false;
}
