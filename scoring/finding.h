/* Findings: the utterances one turn is listened for, each once, and the best evidence for each. */
#ifndef YINGDA_SCORING_FINDING_H
#define YINGDA_SCORING_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "audio/heard.h"
#include "base/status.h"
#include "scenarios/pack.h"

struct finding {
    const struct utterance *utterance;
    size_t first_network; /* of its compiled wordings, in judge_networks' order */
    size_t n_networks;
    const struct evidence *evidence; /* the best of them; NULL: none was listened for */
    const struct evidence *earliest; /* of those with the best one's verdict: the first mention */
};

struct findings {
    struct finding *items; /* owned */
    size_t count;
    size_t n_networks; /* of all items */
};

/* Lists what a turn is listened for, without evidence. STATUS_NO_MEMORY only. */
enum status findings_init(struct findings *findings, const struct pack *pack,
                          const struct turn *turn);
void findings_finish(struct findings *findings);

/* Gives each finding its evidence. Best is the surest verdict, then the highest score. `heard` must
 * hold n_networks pieces and outlive the findings. */
void findings_take(struct findings *findings, const struct heard *heard);

/* NULL when the turn is not listened for it. */
const struct finding *findings_of(const struct findings *findings,
                                  const struct utterance *utterance);

/* EVIDENCE_NOT_SAID without evidence. */
enum evidence_verdict finding_verdict(const struct finding *finding);

/* True when the middle of `inner` lies between start and end of `outer`. The middle, because two
 * alignments of the same sound differ by some frames at their edges. */
bool evidence_inside(const struct evidence *inner, const struct evidence *outer);

/* Appends the characters heard, × for a syllable without any, cut between characters. */
void evidence_text(const struct evidence *evidence, char *out, size_t out_size);

#endif
