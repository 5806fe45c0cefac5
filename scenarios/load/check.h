/* Checks for whatever would stop a play halfway, or the window that draws it; they run whenever a
 * pack is opened. One function a topic; each adds problems to the loader's list. Whatever only
 * makes a pack worse is left to scenarios/lint. Private to scenarios/. */
#ifndef YINGDA_SCENARIOS_LOAD_CHECK_H
#define YINGDA_SCENARIOS_LOAD_CHECK_H

#include "scenarios/load/load.h"

void check_graph(struct loader *loader);  /* turns, exits, endings: where a play leads */
void check_lines(struct loader *loader);  /* the moods that the customer's lines cover */
void check_sounds(struct loader *loader); /* recordings: safe names, readable WAV */
void check_art(struct loader *loader);    /* portraits: layers there, and drawn by SDL2_image */

#endif
