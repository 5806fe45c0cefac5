/* The linter: what is wrong with a pack that can be played. One function a topic; each adds
 * problems to the loader's list. Private to scenarios/lint. */
#ifndef YINGDA_SCENARIOS_LINT_LINT_H
#define YINGDA_SCENARIOS_LINT_LINT_H

#include "scenarios/load/load.h"

void lint_readings(struct loader *loader); /* words without a reading, or with an unsure one */
void lint_wordings(struct loader *loader); /* lengths; a model that its wordings do not accept */
void lint_alike(struct loader *loader);    /* phrases of one turn too alike to tell apart by ear */
void lint_drills(struct loader *loader);   /* wordings enough, near misses that miss */
void lint_points(struct loader *loader);   /* deductions that cannot be taken, or take too little */
void lint_criteria(struct loader *loader); /* criteria for which nothing counts */
void lint_uses(struct loader *loader);     /* moves and rules that no play uses, or out of place */
void lint_files(struct loader *loader);    /* files that nothing reads, for a slip in a name */

#endif
