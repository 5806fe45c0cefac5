/* Drawing: a play as it is written becomes one play for each of its people with each of its
 * personalities, all made when the pack is loaded. The seed then only chooses: the engine knows
 * nothing of people and personalities, and the same seed is the same play bit for bit. */
#ifndef YINGDA_SCENARIOS_FILL_DRAW_H
#define YINGDA_SCENARIOS_FILL_DRAW_H

#include "scenarios/load/load.h"

/* Fills a play as written with its cast: it becomes the first that can be drawn, and holds all. */
void draw_play(struct loader *loader, struct play *play, const struct cast *cast);

/* Makes a play, as it is written, one person's with one personality (or NULL). */
void draw_one(struct loader *loader, struct play *play, const struct cast *cast,
              const struct customer *person, const struct personality *personality);

#endif
