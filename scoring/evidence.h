/* Pieces of evidence: where they lie and what was heard in them. All of it is pure. */
#ifndef YINGDA_SCORING_EVIDENCE_H
#define YINGDA_SCORING_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "audio/hearing/heard.h"
#include "scenarios/pack.h"

/* How what was said in a wording's slots stands to what belongs there; LIKELY: nothing else fits
 * better, but others fit nearly as well. */
enum readback { READBACK_NONE, READBACK_RIGHT, READBACK_LIKELY, READBACK_UNSURE, READBACK_WRONG };

/* What stands in the slots of a probe that was heard. READBACK_NONE: it was not heard at all.
 * `wording`: what was heard of the wording itself. Digits that it gives and that all fit their
 * places best are right, although the open reading of as many in the same sound has others. */
enum readback probe_readback(const struct probe *probe, const struct evidence *evidence,
                             const struct evidence *wording);

/* The first slot of that name; NULL: none. */
const struct heard_slot *evidence_slot(const struct evidence *evidence, const char *name);

/* Whether what stands in its figure slot is this number; without one it is none. */
bool evidence_is_figure(const struct evidence *evidence, double value);

/* Whether `a` is the surer of two (`b` NULL: none yet): by its verdict, then by its score. */
bool evidence_better(const struct evidence *a, const struct evidence *b);

/* True when the middle of `inner` lies between start and end of `outer`. The middle, because two
 * alignments of the same sound differ by some frames at their edges. */
bool evidence_inside(const struct evidence *inner, const struct evidence *outer);

/* Whether the two share more than half of the shorter one's time. */
bool evidence_overlaps(const struct evidence *a, const struct evidence *b);

/* Whether no syllable in a slot of it is contradicted in that place. */
bool evidence_slots_fit(const struct evidence *evidence, const struct evidence *where);

/* The clarity of the weakest syllable that the wording names, in no slot and no gap; 1 without any.
 */
float evidence_weakest(const struct evidence *evidence);

/* A syllable below this contradicts that the words were said (docs/hearing.md, Clarity). Of four
 * taboos found in 97 polite replies of four people two had such a syllable, 疼 and 得. */
#define EVIDENCE_CLEAR_FROM 0.15f

bool evidence_is_contradicted(const struct evidence *evidence);

/* Appends the characters heard, × for a syllable without any, cut between characters. */
void evidence_text(const struct evidence *evidence, char *out, size_t out_size);

#endif
