/* Taking the evidence: what was heard of each wording, and what speaks against its being said. */
#include <stdlib.h>
#include <string.h>

#include "scoring/finding_parts.h"

/* Two wordings found in the same sound differ by so much in their times and in their scores. */
enum { EDGE_MS = 90 };
static const float SCORE_WITHIN = 0.005f;

/* A swallowed syllable: in so long a wording, between two so clear, with all others so clear. Of
 * some 250 polite replies near a taboo in which something forbidden scored 0.99999 and had one
 * contradicted syllable none was like that (docs/judging.md). */
enum { SWALLOWED_SYLLABLES = 6 };
static const float SWALLOWED_BESIDE_FROM = 0.8f, SWALLOWED_REST_FROM = 0.5f;

/* What was read in the slots */

static void finding_read(struct finding *finding, enum readback readback)
{
    if (finding->readback == READBACK_NONE || readback < finding->readback)
        finding->readback = readback;
}

/* Whether anything but a phone's digits was heard: digits alone prove nothing, as a slot that takes
 * any digits fits any speech. */
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
    enum readback readback = probe_readback(probe, probed, wording);
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

/* Reads the digits that the wording itself gives. The ear has held each against the other digits,
 * and does not call the wording said where one is clearly another. */
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

/* Joins two ways to look at the same digits: either may be sure where the other is not. */
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
        const struct wording *wording = finding_wording(finding, i);
        if (wording->network.n_arcs > 0)
            take(finding, evidence);
        evidence += wording_networks(wording, networks);
    }
}

static void finding_weigh(struct finding *finding, struct evidence *evidence)
{
    const struct network *networks[2];
    for (size_t i = 0; i < finding->n_wordings; i++) {
        const struct wording *wording = finding_wording(finding, i);
        size_t n = wording_networks(wording, networks);
        if (n > 0 && wording->network.n_arcs > 0)
            wording_weigh(finding, wording, evidence, n);
        evidence += n;
    }
}

/* A misread detail spoils whatever was said in the same place: the right house does not make good a
 * wrong street. */
static void finding_spoil(struct finding *finding, struct evidence *evidence)
{
    for (size_t i = 0; finding->misread && i < finding->n_networks; i++) {
        if (&evidence[i] != finding->misread && evidence_overlaps(&evidence[i], finding->misread))
            evidence[i].verdict = EVIDENCE_NOT_SAID;
    }
}

/* Denials */

static void take_back(struct finding *finding, struct evidence *wording, const struct evidence *by,
                      enum evidence_denied denied)
{
    if (denied == DENIED_NO || wording->verdict == EVIDENCE_NOT_SAID)
        return;
    if (denied == DENIED_YES)
        finding->denied = by;
    wording->verdict = denied == DENIED_YES ? EVIDENCE_NOT_SAID : EVIDENCE_UNDECIDED;
}

/* Whether what was denied, or likely so, is what was heard there: begun no later, as long and as
 * well heard at least. Then another wording's like sound is denied with it: 传给…部门 in
 * 不会马上转给相关部门处理. */
static bool denies_too(const struct evidence *denied, const struct evidence *other)
{
    return denied->denied >= DENIED_LIKELY && denied->verdict == EVIDENCE_SAID &&
           denied->start_ms <= other->start_ms && denied->n_syllables >= other->n_syllables &&
           denied->score >= other->score - SCORE_WITHIN && evidence_overlaps(denied, other);
}

/* How surely it is denied by what was heard in its place. */
static enum evidence_denied denied_beside(const struct finding *finding,
                                          const struct evidence *evidence,
                                          const struct evidence *other)
{
    enum evidence_denied most = other->denied;
    for (size_t i = 0; i < finding->n_networks; i++) {
        if (evidence[i].denied > most && denies_too(&evidence[i], other))
            most = evidence[i].denied;
    }
    return most;
}

/* In a gap anything may be said, 下班 too: it explains nothing. */
static bool has_gap(const struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        if (heard_in_gap(&evidence->syllables[i]))
            return true;
    }
    return false;
}

/* Whether what sounds like a denial in a gap is a word that another wording has there: 内 for 没 in
 * 五日…给您答复, where 五日内给您答复 was said and denied nowhere. */
static bool fills_gap(const struct evidence *whole, const struct evidence *gapped)
{
    return whole->verdict == EVIDENCE_SAID && whole->denied == DENIED_NO && !has_gap(whole) &&
           has_gap(gapped) && whole->score >= gapped->score - SCORE_WITHIN &&
           whole->start_ms + EDGE_MS < gapped->denied_ms &&
           gapped->denied_ms < whole->end_ms - EDGE_MS;
}

static bool gap_is_filled(const struct finding *finding, const struct evidence *evidence,
                          const struct evidence *gapped)
{
    for (size_t i = 0; i < finding->n_networks; i++) {
        if (fills_gap(&evidence[i], gapped))
            return true;
    }
    return false;
}

/* A wording that was denied where it stood was not said; if it may have been denied, it may have
 * been said. */
static void finding_deny(struct finding *finding, struct evidence *evidence)
{
    for (size_t i = 0; i < finding->n_networks; i++) {
        if (evidence[i].denied != DENIED_NO && gap_is_filled(finding, evidence, &evidence[i]))
            evidence[i].denied = DENIED_NO;
    }
    for (size_t i = 0; i < finding->n_networks; i++)
        evidence[i].denied = denied_beside(finding, evidence, &evidence[i]);
    for (size_t i = 0; i < finding->n_networks; i++)
        take_back(finding, &evidence[i], &evidence[i], evidence[i].denied);
}

/* How many syllables that the wording itself names were heard, of all or in the place of `where`.
 * In a gap anything may be said, 下班 too: it explains nothing. */
static size_t words_heard(const struct evidence *evidence, const struct evidence *where)
{
    size_t count = 0;
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        const struct heard_syllable *syllable = &evidence->syllables[i];
        int32_t middle = syllable->start_ms + (syllable->end_ms - syllable->start_ms) / 2;
        bool there = !where || (where->start_ms <= middle && middle < where->end_ms);
        count += there && !heard_in_gap(syllable);
    }
    return count;
}

/* Whether it was heard as surely, denied in the same breath or not: its words are there. */
static bool is_heard_as_well(const struct evidence *said, const struct evidence *against)
{
    bool doubted = said->denied == DENIED_UNCLEAR || said->denied == DENIED_LIKELY;
    return (said->verdict == EVIDENCE_SAID || doubted) && said->score >= against->score;
}

/* Whether the sound of words against something is that of something permitted, said and heard as
 * well: as long at least where they only may have been said (您看这样处理可以吗 begins a little
 * like 只能这么办), half as long again where they were (主任来了也 in 请值班主任来接待您). What has
 * a gap explains no more than its words that lie there: 晚上九点半送电 explains 上午…送电. */
static bool explains(const struct evidence *said, const struct evidence *against)
{
    size_t least = against->verdict == EVIDENCE_SAID ? 3 : 2;
    if (!is_heard_as_well(said, against) ||
        2 * words_heard(said, NULL) < least * words_heard(against, NULL))
        return false;
    return has_gap(said) ? words_heard(said, against) >= words_heard(against, NULL)
                         : evidence_overlaps(said, against);
}

static bool is_explained(const struct findings *findings, const struct evidence *against)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        for (size_t k = 0; !finding->forbidden && k < finding->n_networks; k++) {
            if (explains(&findings->evidence[finding->first_network + k], against))
                return true;
        }
    }
    return false;
}

static void findings_explain(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct evidence *against = &findings->evidence[findings->items[i].first_against];
        for (size_t k = 0; k < findings->items[i].n_against; k++) {
            bool unlikely = against[k].verdict == EVIDENCE_UNDECIDED &&
                            (findings->items[i].forbidden ? evidence_is_contradicted(&against[k])
                                                          : against[k].score < AGAINST_MAY_BE_FROM);
            if (unlikely || is_explained(findings, &against[k]))
                against[k].verdict = EVIDENCE_NOT_SAID;
        }
    }
}

/* Words against the utterance take all of it back wherever they were said; if they may have been
 * said, the utterance may have been. `against`: the evidence of their networks. */
static void finding_contradict(struct finding *finding, struct evidence *evidence,
                               const struct evidence *against)
{
    static const enum evidence_denied denied[] = {[EVIDENCE_NOT_SAID] = DENIED_NO,
                                                  [EVIDENCE_UNDECIDED] = DENIED_UNCLEAR,
                                                  [EVIDENCE_SAID] = DENIED_YES};
    for (size_t k = 0; k < finding->n_against; k++) {
        for (size_t i = 0; i < finding->n_networks; i++)
            take_back(finding, &evidence[i], &against[k], denied[against[k].verdict]);
    }
}

/* Fast speech swallows a syllable between two that are clear, 是 of 不是我办的: in a long wording
 * that is heard otherwise it contradicts nothing. At an end it does, where the words are others. */
static bool is_swallowed(const struct evidence *evidence, size_t i)
{
    const struct heard_syllable *syllable = &evidence->syllables[i];
    return i > 0 && i + 1 < evidence->n_syllables &&
           syllable[-1].clarity >= SWALLOWED_BESIDE_FROM &&
           syllable[1].clarity >= SWALLOWED_BESIDE_FROM;
}

static bool is_heard_but_one(const struct evidence *evidence)
{
    size_t unclear = 0, swallowed = 0;
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        if (evidence->syllables[i].clarity >= SWALLOWED_REST_FROM)
            continue;
        unclear++;
        swallowed += is_swallowed(evidence, i);
    }
    return evidence->n_syllables >= SWALLOWED_SYLLABLES && unclear == 1 && swallowed == 1;
}

static bool is_surely_said(const struct evidence *evidence)
{
    float weakest = evidence_weakest(evidence);
    float from =
        weakest >= PROHIBITED_CLEAR_FROM ? PROHIBITED_CLEARLY_SAID_FROM : PROHIBITED_SAID_FROM;
    return evidence->score >= from &&
           (weakest >= EVIDENCE_CLEAR_FROM || is_heard_but_one(evidence));
}

static void finding_be_strict(struct finding *finding, struct evidence *evidence)
{
    for (size_t i = 0; i < finding->n_networks; i++) {
        if (evidence[i].score < PROHIBITED_MAY_BE_FROM)
            evidence[i].verdict = EVIDENCE_NOT_SAID;
        else if (evidence[i].verdict == EVIDENCE_SAID && !is_surely_said(&evidence[i]))
            evidence[i].verdict = EVIDENCE_UNDECIDED;
    }
}

/* How many syllables of the reply lie outside the place. */
static size_t syllables_beside(const struct heard *heard, const struct evidence *evidence)
{
    size_t count = 0;
    for (size_t i = 0; i < heard->n_nuclei; i++)
        count +=
            heard->nuclei_ms[i] < evidence->start_ms || heard->nuclei_ms[i] >= evidence->end_ms;
    return count;
}

/* 不知道 is rude by itself, and the beginning of help in 不知道您什么时候方便. */
static void finding_be_alone(struct finding *finding, struct evidence *evidence,
                             const struct heard *heard)
{
    const struct network *networks[2];
    for (size_t i = 0; i < finding->n_wordings; i++) {
        const struct wording *wording = finding_wording(finding, i);
        size_t n = wording_networks(wording, networks);
        if (n > 0 && wording->alone && syllables_beside(heard, evidence) > ALONE_BESIDES_SYLLABLES)
            evidence->verdict = EVIDENCE_NOT_SAID;
        evidence += n;
    }
}

/* The best of it */

/* What a wording holds was said as it stands there; an ear may find a whole model in most of it. */
static bool is_needless(const struct finding *finding, const struct wording *wording,
                        const struct evidence *best)
{
    bool model = finding->utterance && wording == finding->utterance->model;
    return model && best && best->verdict == EVIDENCE_SAID;
}

/* The best of the wordings of one part; NULL: none was listened for. */
static const struct evidence *part_best(const struct finding *finding,
                                        const struct evidence *evidence, int part)
{
    const struct network *networks[2];
    const struct evidence *best = NULL;
    for (size_t i = 0; i < finding->n_wordings; i++) {
        const struct wording *wording = finding_wording(finding, i);
        if (wording->network.n_arcs > 0 && wording->part == part &&
            !is_needless(finding, wording, best) && evidence_better(evidence, best))
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

static void findings_weigh(struct findings *findings, const struct heard *heard)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        struct evidence *evidence = &findings->evidence[finding->first_network];
        finding_deny(finding, evidence);
        finding_be_alone(finding, evidence, heard);
        if (finding->forbidden)
            finding_be_strict(finding, evidence);
        finding_weigh(finding, evidence);
        finding_spoil(finding, evidence);
        finding_check_facts(finding, evidence);
    }
    findings_explain(findings);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        struct evidence *evidence = &findings->evidence[finding->first_network];
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
    findings->tone = heard->tone;
    enum status status = findings_doubt(findings, heard);
    if (status != STATUS_OK)
        return status;
    findings_weigh(findings, heard);
    for (size_t i = 0; i < findings->count; i++)
        finding_take(&findings->items[i], &findings->evidence[findings->items[i].first_network]);
    return STATUS_OK;
}
