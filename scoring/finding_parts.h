/* The parts of finding.c. Private to scoring/finding.c and veto.c. */
#ifndef YINGDA_SCORING_FINDING_PARTS_H
#define YINGDA_SCORING_FINDING_PARTS_H

#include "scoring/finding.h"

/* Moves with another time or figure in them than the one that was surely read in the same place are
 * not said: ten days hardly sound otherwise than five to a wording that knows five alone. After the
 * findings were weighed. */
void findings_veto(struct findings *findings);

#endif
