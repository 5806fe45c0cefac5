/* What weighs on the evidence of findings. Private to scoring/finding_*.c. */
#ifndef YINGDA_SCORING_FINDING_PARTS_H
#define YINGDA_SCORING_FINDING_PARTS_H

#include "scoring/finding.h"

/* What a turn names as true: a wording with another value in its slot was not said, one whose value
 * could not be read is undecided. `evidence`: of the finding's networks. */
void finding_check_facts(struct finding *finding, struct evidence *evidence);

/* Ten days hardly sound otherwise than five to a wording that knows five alone: moves with another
 * time in them than the promise that was surely read in the same place were not said, those with
 * another figure are undecided. After the findings were weighed. */
void findings_veto(struct findings *findings);

#endif
