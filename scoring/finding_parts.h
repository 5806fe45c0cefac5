/* The parts of finding.c. Private to scoring/finding.c, veto.c, denied.c and facts.c. */
#ifndef YINGDA_SCORING_FINDING_PARTS_H
#define YINGDA_SCORING_FINDING_PARTS_H

#include "scoring/finding.h"

/* What a turn names as true: a wording with another value in its slot was not said, one whose value
 * could not be read is undecided. `evidence`: of the finding's networks. */
void finding_check_facts(struct finding *finding, struct evidence *evidence);

/* What was denied where it was said was not said, and what may have been denied may have been said.
 */
void finding_deny(struct finding *finding, struct evidence *evidence);

/* What is against the utterance takes all of it back wherever it was said; where that may have been,
 * the utterance may have been said. `against`: of the networks that speak against it. */
void finding_contradict(struct finding *finding, struct evidence *evidence,
                        const struct evidence *against);

/* Ten days hardly sound otherwise than five to a wording that knows five alone: moves with another
 * time in them than the promise that was surely read in the same place were not said, those with
 * another figure are undecided. After the findings were weighed. */
void findings_veto(struct findings *findings);

#endif
