/* The parts of finding.c. Private to scoring/finding.c and veto.c. */
#ifndef YINGDA_SCORING_FINDING_PARTS_H
#define YINGDA_SCORING_FINDING_PARTS_H

#include "scoring/finding.h"

/* Ten days hardly sound otherwise than five to a wording that knows five alone: moves with another
 * time in them than the promise that was surely read in the same place were not said, those with
 * another figure are undecided. After the findings were weighed. */
void findings_veto(struct findings *findings);

#endif
