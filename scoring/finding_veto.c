/* What was said in the place of a number, against the moves that name the number. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "scenarios/fill/duration.h"
#include "scoring/finding_parts.h"

/* Promises */

/* The first duration in what was heard. */
static bool duration_heard(const struct evidence *evidence, struct duration *out)
{
    char text[256] = "";
    evidence_text(evidence, text, sizeof text);
    for (const char *at = text; *at; at++) {
        char *written = NULL;
        bool found = duration_written(at, &written) && written && duration_read(written, out);
        free(written);
        if (found)
            return true;
    }
    return false;
}

static void promise_veto(struct findings *findings, const struct finding *move,
                         const struct evidence *promise, const struct duration *promised)
{
    for (size_t i = 0; i < move->n_networks; i++) {
        struct evidence *evidence = &findings->evidence[move->first_network + i];
        struct duration named;
        if (evidence->verdict != EVIDENCE_NOT_SAID && evidence_overlaps(evidence, promise) &&
            duration_heard(evidence, &named) &&
            (named.workdays != promised->workdays || named.amount < promised->amount ||
             named.amount > promised->amount))
            evidence->verdict = EVIDENCE_NOT_SAID;
    }
}

static void promises_veto(struct findings *findings, const struct finding *promises)
{
    for (size_t i = 0; i < promises->n_networks; i++) {
        const struct evidence *evidence = &findings->evidence[promises->first_network + i];
        struct duration promised;
        if (evidence->verdict != EVIDENCE_SAID || evidence->n_slots == 0 ||
            !duration_read(evidence->slots[0].value, &promised))
            continue;
        for (size_t k = 0; k < promises->promise->n_moves; k++) {
            const struct finding *move = findings_of(findings, promises->promise->moves[k]);
            if (move)
                promise_veto(findings, move, evidence, &promised);
        }
    }
}

/* Figures */

static bool numeral_is(const char *text, size_t length, double value)
{
    char numeral[32] = "";
    if (length == 0 || length >= sizeof numeral)
        return false;
    memcpy(numeral, text, length);
    return fabs(numeral_value(numeral) - value) < 1e-9;
}

/* Whether the words that the ear took for heard hold the number. */
static bool names_figure(const struct evidence *evidence, double value)
{
    char text[256] = "";
    evidence_text(evidence, text, sizeof text);
    for (const char *at = text; *at;) {
        uint32_t code;
        size_t numeral = numeral_length(at);
        if (numeral_is(at, numeral, value))
            return true;
        at += numeral ? numeral : utf8_decode(at, strlen(at), &code);
    }
    return false;
}

/* A rule may be about two numbers, 7 % above and 10 % below: one is not the other said wrong. */
static bool figure_is_known(const struct findings *findings, const struct evidence *misread)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct number *number = findings->items[i].number;
        if (number && evidence_is_figure(misread, number->value))
            return true;
    }
    return false;
}

/* Such a move becomes undecided, so that it is asked for once more: of 258 accepted wordings of the
 * drills that state a figure (three of espeak-ng's voices) 6 were read as another one. */
static void figure_veto(struct findings *findings, const struct finding *move,
                        const struct finding *figure)
{
    for (size_t i = 0; i < move->n_networks; i++) {
        struct evidence *evidence = &findings->evidence[move->first_network + i];
        if (evidence->verdict == EVIDENCE_SAID && evidence_overlaps(evidence, figure->misread) &&
            names_figure(evidence, figure->number->value))
            evidence->verdict = EVIDENCE_UNDECIDED;
    }
}

static void figures_veto(struct findings *findings, const struct finding *figure)
{
    if (figure_is_known(findings, figure->misread))
        return;
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].utterance && !findings->items[i].forbidden)
            figure_veto(findings, &findings->items[i], figure);
    }
}

void findings_veto(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->promise)
            promises_veto(findings, finding);
        if (finding->number && finding->misread)
            figures_veto(findings, finding);
    }
}
