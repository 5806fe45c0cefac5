/* What weighs on the evidence of findings. Private to scoring/finding_*.c. */
#ifndef YINGDA_SCORING_FINDING_PARTS_H
#define YINGDA_SCORING_FINDING_PARTS_H

#include "scoring/finding.h"

/* Where what the ear read leans away from what was said, as findings.stances weigh it, moves and
 * phrases that were said besides other words may not have been meant; and where it read another
 * sentence in their place, they may not have been said: DENIED_UNCLEAR. What it read gives the tone
 * of the whole. Call it before anything is weighed. STATUS_NO_MEMORY only. */
MUST_USE enum status findings_doubt(struct findings *findings, const struct heard *heard);

/* Holds the values that were heard against those that the turn names as true: a wording with
 * another value in its slot was not said, one whose value could not be read is undecided.
 * `evidence`: of the finding's networks. */
void finding_check_facts(struct finding *finding, struct evidence *evidence);

/* To a wording that knows only five days, ten days sound much the same. So where a promise was
 * surely read, moves with another time in the same place were not said, and moves with another
 * figure are undecided. Call it after the findings were weighed. */
void findings_veto(struct findings *findings);

#endif
