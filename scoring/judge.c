#include "scoring/judge.h"

#include <stdlib.h>
#include <string.h>

#include "scoring/finding.h"
#include "scoring/rules/conduct.h"
#include "scoring/rules/rule_judge.h"
#include "scoring/rules/word_rules.h"

/* REPLY_EMPTY: written, without a word in it. */
enum reply_kind { REPLY_HEARD, REPLY_SILENT, REPLY_EMPTY, REPLY_FAILED };

enum status judge_networks(const struct pack *pack, const struct turn *turn,
                           const struct standard *standard, const struct network ***networks,
                           size_t *n_networks)
{
    struct findings findings;
    if (findings_init(&findings, pack, turn, standard) != STATUS_OK)
        return STATUS_NO_MEMORY;
    size_t count = 0;
    const struct network **list = calloc(findings.n_networks + 2, sizeof *list);
    for (size_t i = 0; list && i < findings.count; i++) {
        const struct finding *finding = &findings.items[i];
        for (size_t k = 0; k < finding->n_wordings; k++)
            count += wording_networks(finding_wording(finding, k), &list[count]);
    }
    for (size_t i = 0; list && i < findings.count; i++) {
        for (size_t k = 0; k < findings.items[i].n_against; k++)
            list[count++] = utterance_against(findings.items[i].utterance, k);
    }
    findings_finish(&findings);
    *networks = list;
    *n_networks = count;
    return list ? STATUS_OK : STATUS_NO_MEMORY;
}

static enum reply_kind reply_kind(const struct heard *heard, const struct scene *scene,
                                  size_t n_networks)
{
    if (!heard)
        return REPLY_FAILED;
    if (heard->n_segments == 0)
        return scene->words_alone ? REPLY_EMPTY : scene->n_breaks ? REPLY_FAILED : REPLY_SILENT;
    return heard->n_evidence == n_networks ? REPLY_HEARD : REPLY_FAILED;
}

/* Shows what was said in place of the expectation: another value, or that it is not so. */
static void expectation_missed(struct verdict *verdict, const struct finding *finding)
{
    static const char instead[] = "说成了“", end[] = "”";
    const struct evidence *said = finding->misread ? finding->misread : finding->denied;
    float score = verdict->score;
    if (!said)
        return;
    verdict_show(verdict, said);
    verdict->score = score;
    if (!finding->misread ||
        strlen(verdict->heard) + sizeof instead + sizeof end > sizeof verdict->heard)
        return;
    memmove(verdict->heard + strlen(instead), verdict->heard, strlen(verdict->heard) + 1);
    memcpy(verdict->heard, instead, strlen(instead));
    strcat(verdict->heard, end);
}

/* From the first part to the last, in the order in which they are wanted. */
static void expectation_parts(struct verdict *verdict, const struct finding *finding)
{
    verdict_show(verdict, finding->parts[0]);
    verdict->score = finding->evidence->score;
    for (size_t i = 1; i < finding->n_parts; i++) {
        const struct evidence *part = finding->parts[i];
        if (strlen(verdict->heard) + sizeof "……" < sizeof verdict->heard)
            strcat(verdict->heard, "……");
        evidence_text(part, verdict->heard, sizeof verdict->heard);
        if (part->start_ms < verdict->start_ms)
            verdict->start_ms = part->start_ms;
        if (part->end_ms > verdict->end_ms)
            verdict->end_ms = part->end_ms;
    }
}

/* Shows times and words only where something counts: nobody learns from a place where a phrase was
 * not said. */
static void expectation_take(struct verdict *verdict, const struct finding *finding)
{
    static const enum verdict_value values[] = {
        [EVIDENCE_NOT_SAID] = VERDICT_NOT_MET,
        [EVIDENCE_UNDECIDED] = VERDICT_UNDECIDED,
        [EVIDENCE_SAID] = VERDICT_MET,
    };
    verdict->value = values[finding_verdict(finding)];
    if (!finding || !finding->evidence)
        return;
    verdict->score = finding->evidence->score;
    if (verdict->value == VERDICT_NOT_MET)
        expectation_missed(verdict, finding);
    else if (finding->n_parts)
        expectation_parts(verdict, finding);
    else
        verdict_show(verdict, finding->evidence);
}

static struct verdict expectation_judge(const struct expectation *expectation,
                                        const struct findings *findings, enum reply_kind kind)
{
    struct verdict verdict = verdict_of_expectation(expectation, VERDICT_UNDECIDED);
    if (kind == REPLY_SILENT)
        verdict.origin = ORIGIN_UNHEARD;
    else if (kind == REPLY_EMPTY)
        verdict.value = VERDICT_NOT_MET;
    else if (kind == REPLY_HEARD)
        expectation_take(&verdict, findings_of(findings, expectation->utterance));
    return verdict;
}

/* What was said before counts, unless it is now said wrong or taken back. */
static void expectation_was_said(struct verdict *verdict, const struct scene *scene)
{
    if (verdict->value == VERDICT_MET || (verdict->value == VERDICT_NOT_MET && *verdict->heard))
        return;
    for (size_t i = 0; i < scene->n_said_before; i++) {
        if (strcmp(scene->said_before[i].id, verdict->id) != 0)
            continue;
        verdict->value = VERDICT_MET;
        verdict->origin = ORIGIN_BEFORE;
        verdict->other = scene->said_before[i].reply;
        verdict->start_ms = verdict->end_ms = -1; /* it lies in another sound */
        verdict->heard[0] = '\0';
    }
}

/* Whether what is owed was said: then it is one more verdict, which earns nothing by itself. */
static bool owed_judge(const struct owed *owed, const struct findings *findings,
                       enum reply_kind kind, struct verdict *verdict)
{
    *verdict = expectation_judge(owed->expectation, findings, kind);
    verdict->origin = owed->reply > 0 ? ORIGIN_MADE_UP : ORIGIN_AHEAD;
    verdict->other = owed->reply;
    verdict->points = 0;
    return verdict->value == VERDICT_MET;
}

static struct verdict rule_verdict(const struct rule *rule, const struct judging *judging,
                                   enum reply_kind kind)
{
    struct verdict verdict = verdict_of_rule(rule);
    verdict.value = VERDICT_UNDECIDED;
    bool by_sound = measure_info(rule->measure)->judged_by == JUDGED_BY_SOUND;
    if (judging->scene->words_alone && by_sound)
        verdict.value = VERDICT_NOT_APPLICABLE;
    else if (rule->measure == MEASURE_RINGS) /* silent or not, it was answered late */
        conduct_judge(rule, judging, &verdict);
    else if (kind == REPLY_SILENT || kind == REPLY_EMPTY || !rule_judged(rule, judging->scene))
        verdict.value = VERDICT_NOT_APPLICABLE;
    else if (kind == REPLY_HEARD)
        rule_judge(rule, judging, &verdict);
    return verdict;
}

/* Two seconds hold what could take a word back: some eight syllables. */
enum { CLEAR_OF_BREAK_MS = 2000 };

static bool clear_of_breaks(const struct verdict *verdict, const struct scene *scene)
{
    for (size_t i = 0; i < scene->n_breaks; i++) {
        if (verdict->end_ms > scene->breaks[i].start_ms - CLEAR_OF_BREAK_MS &&
            verdict->start_ms < scene->breaks[i].end_ms + CLEAR_OF_BREAK_MS)
            return false;
    }
    return verdict->start_ms >= 0;
}

/* Whoever lost a part of what was said cannot say what was missing in it. */
static void broken_open(struct verdict *verdict, const struct scene *scene)
{
    bool stands = verdict->once && clear_of_breaks(verdict, scene);
    if (scene->n_breaks && verdict->value == VERDICT_NOT_MET && !stands)
        verdict->value = VERDICT_UNDECIDED;
}

enum status judge_reply(const struct pack *pack, const struct turn *turn, const struct heard *heard,
                        const struct scene *scene, struct verdicts *out)
{
    *out = (struct verdicts){0};
    struct findings findings;
    if (findings_init(&findings, pack, turn, scene->standard) != STATUS_OK)
        return STATUS_NO_MEMORY;
    enum reply_kind kind = reply_kind(heard, scene, findings.n_networks);
    if (kind == REPLY_HEARD && findings_take(&findings, heard) != STATUS_OK) {
        findings_finish(&findings);
        return STATUS_NO_MEMORY;
    }
    struct judging judging = {pack, turn, heard, &findings, scene};
    size_t most = turn->n_expects + turn->n_rules + turn->n_owed + 1;
    out->items = calloc(most, sizeof *out->items);
    for (size_t i = 0; out->items && i < turn->n_expects; i++) {
        struct verdict *verdict = &out->items[out->count++];
        *verdict = expectation_judge(&turn->expects[i], &findings, kind);
        expectation_was_said(verdict, scene);
    }
    for (size_t i = 0; out->items && i < turn->n_rules; i++)
        out->items[out->count++] = rule_verdict(turn->rules[i], &judging, kind);
    for (size_t i = 0; out->items && i < out->count; i++)
        broken_open(&out->items[i], scene);
    for (size_t i = 0; out->items && i < turn->n_owed; i++)
        out->count += owed_judge(&turn->owed[i], &findings, kind, &out->items[out->count]);
    findings_finish(&findings);
    return out->items ? STATUS_OK : STATUS_NO_MEMORY;
}

/* Whether the repeat misses what the first try may have had: whoever says the same words again must
 * not lose by it. Another forbidden word than the first time is another word. */
static bool stays_open(const struct verdict *first, const struct verdict *repeat)
{
    return first->value == VERDICT_UNDECIDED && repeat->value == VERDICT_NOT_MET &&
           first->origin != ORIGIN_UNHEARD &&
           !(repeat->once && strcmp(first->heard, repeat->heard) != 0);
}

/* Whether the repeat settles what the first try left open: it says back all that was asked for, and
 * all of it right. */
static bool said_back_now(const struct verdict *first, const struct verdict *repeat)
{
    return repeat->all_back && first->value == VERDICT_UNDECIDED && repeat->value == VERDICT_MET;
}

/* Whether the first try's verdict counts: good for what was to be said, bad for what was not to. */
static bool first_counts(const struct verdict *first, const struct verdict *repeat)
{
    if (stays_open(first, repeat) ||
        (repeat->origin == ORIGIN_UNHEARD && first->origin != ORIGIN_UNHEARD))
        return true;
    if (said_back_now(first, repeat))
        return false;
    if (first->kind != VERDICT_RULE)
        return first->value == VERDICT_MET && repeat->value != VERDICT_MET;
    return verdict_gravity(first->value) > verdict_gravity(repeat->value);
}

static bool says(const struct verdicts *verdicts, const struct verdict *item)
{
    for (size_t i = 0; i < verdicts->count; i++) {
        if (verdicts->items[i].kind == item->kind && strcmp(verdicts->items[i].id, item->id) == 0)
            return true;
    }
    return false;
}

/* What was owed and said in the first try alone stays said. */
static enum status owed_keep(const struct verdicts *first, struct verdicts *repeat)
{
    struct verdict *items =
        realloc(repeat->items, (repeat->count + first->count + 1) * sizeof *items);
    if (!items)
        return STATUS_NO_MEMORY;
    repeat->items = items;
    for (size_t i = 0; i < first->count; i++) {
        if (verdict_is_own(&first->items[i]) || says(repeat, &first->items[i]))
            continue;
        items[repeat->count] = first->items[i];
        items[repeat->count++].in_first = true;
    }
    return STATUS_OK;
}

enum status judge_repeat(const struct verdicts *first, struct verdicts *repeat)
{
    for (size_t i = 0; i < repeat->count && i < first->count; i++) {
        if (!verdict_is_own(&first->items[i]) || !verdict_is_own(&repeat->items[i]))
            break; /* behind what both have in the same order */
        if (!first_counts(&first->items[i], &repeat->items[i]))
            continue;
        repeat->items[i] = first->items[i];
        repeat->items[i].in_first = true;
    }
    return owed_keep(first, repeat);
}
