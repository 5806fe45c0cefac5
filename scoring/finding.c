#include "scoring/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

/* A score of more than this is not told from 1: a float holds no finer doubt. */
static const float SCORE_DOUBT = 1e-6f;

/* Listing */

const struct wording *finding_wording(const struct finding *finding, size_t i)
{
    const struct utterance *utterance = finding->utterance;
    return utterance && i == utterance->n_wordings ? utterance->model : &finding->wordings[i];
}

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

/* NULL when memory runs out: then `items` is NULL too, and stays it. */
static struct finding *findings_room(struct findings *findings)
{
    if (grow(&findings->items, &findings->capacity, findings->count + 1, sizeof *findings->items) ==
        STATUS_OK)
        return &findings->items[findings->count++];
    free(findings->items);
    findings->items = NULL;
    return NULL;
}

static void findings_add(struct findings *findings, struct finding finding)
{
    const struct network *networks[2];
    struct finding *room = findings->items ? findings_room(findings) : NULL;
    if (!room)
        return;
    finding.first_network = findings->n_networks;
    for (size_t i = 0; i < finding.n_wordings; i++)
        finding.n_networks += wording_networks(finding_wording(&finding, i), networks);
    findings->n_networks += finding.n_networks;
    *room = finding;
}

static void findings_add_utterance(struct findings *findings, const struct utterance *utterance)
{
    if (utterance && !findings_of(findings, utterance))
        findings_add(findings, (struct finding){.forbidden = utterance->kind == UTTERANCE_TABOO,
                                                .utterance = utterance,
                                                .wordings = utterance->wordings,
                                                .n_wordings = utterance->n_wordings +
                                                              (utterance->model != NULL)});
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

/* The networks that speak against something come behind all that is listened for. */
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
    *findings = (struct findings){
        .items = calloc(1, sizeof *findings->items), .capacity = 1, .stances = &pack->heard};
    for (size_t i = 0; i < turn->n_expects; i++)
        findings_add_utterance(findings, turn->expects[i].utterance);
    for (size_t i = 0; i < turn->n_owed; i++)
        findings_add_utterance(findings, turn->owed[i].expectation->utterance);
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

/* What is contradicted in its words or in a slot there explains nothing that is clear: a slot takes
 * any sound for its digits. */
static bool is_heard_there(const struct evidence *other, const struct evidence *forbidden)
{
    return evidence_is_contradicted(forbidden) ||
           (!evidence_is_contradicted(other) && evidence_slots_fit(other, forbidden));
}

/* Whether its odds are a hundredth of the other's at least. */
static bool is_nearly_as_likely(const struct evidence *other, const struct evidence *forbidden)
{
    float doubt = 1 - forbidden->score;
    return 1 - other->score <= OUTWEIGHED_NEARLY_ODDS * (doubt > SCORE_DOUBT ? doubt : SCORE_DOUBT);
}

static enum outweighed outweighs(const struct evidence *other, const struct evidence *forbidden)
{
    if (other->verdict == EVIDENCE_NOT_SAID || other->n_syllables < forbidden->n_syllables ||
        !evidence_overlaps(forbidden, other) || !is_heard_there(other, forbidden))
        return OUTWEIGHED_NOT;
    if (other->verdict == EVIDENCE_SAID && other->score >= forbidden->score)
        return OUTWEIGHED_FULLY;
    return is_nearly_as_likely(other, forbidden) ? OUTWEIGHED_NEARLY_SO : OUTWEIGHED_NOT;
}

enum outweighed findings_outweigh(const struct findings *findings, const struct evidence *forbidden)
{
    enum outweighed most = OUTWEIGHED_NOT;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *other = &findings->items[i];
        for (size_t k = 0; !other->forbidden && k < other->n_networks; k++) {
            enum outweighed by =
                outweighs(&findings->evidence[other->first_network + k], forbidden);
            most = by > most ? by : most;
        }
    }
    return most;
}
