/* The linter: what is wrong with a pack that could be read. One function a topic; each adds
 * problems to the loader's list. Private to scenarios/, but for pack_check and its kin in pack.h.
 */
#ifndef YINGDA_SCENARIOS_LINT_LINT_H
#define YINGDA_SCENARIOS_LINT_LINT_H

#include "scenarios/load/load.h"

void lint_graph(struct loader *loader);    /* turns, exits, endings: where a play leads */
void lint_lines(struct loader *loader);    /* the moods that the customer's lines cover */
void lint_readings(struct loader *loader); /* words without a reading, or with an unsure one */
void lint_wordings(struct loader *loader); /* lengths; a model that its wordings do not accept */
void lint_alike(struct loader *loader);    /* phrases of one turn too alike to tell apart by ear */
void lint_drills(struct loader *loader);   /* wordings enough, near misses that miss */
void lint_points(struct loader *loader);   /* deductions that cannot be taken, or take too little */
void lint_criteria(struct loader *loader); /* criteria for which nothing counts */
void lint_uses(struct loader *loader);     /* moves and rules that no play uses, or out of place */
void lint_files(struct loader *loader);    /* files that nothing reads, for a slip in a name */
void lint_sounds(struct loader *loader);   /* recordings: safe names, readable WAV */
void lint_art(struct loader *loader);      /* portraits: layers there, and drawn by SDL2_image */

#endif
