/* Accents: who says 四 where others say 十, 拿 for 拉 or 新 for 星 has said the word. A unit is heard
 * where its neighbour in some part of China is. */
#ifndef YINGDA_AUDIO_UNIT_ACCENTS_H
#define YINGDA_AUDIO_UNIT_ACCENTS_H

#include "audio/ear/network/unit_net.h"

enum { ACCENT_NEIGHBOURS = 2 };

/* The units that a unit is said as; 0: no more. */
struct unit_accents {
    uint8_t neighbours[UNIT_NET_UNITS_MAX][ACCENT_NEIGHBOURS];
};

/* A net that lacks one of the units does without that neighbour. */
void unit_accents_init(struct unit_accents *accents, const struct unit_net *net);

/* Adds to each unit's probability in each row what its neighbours have. A row's sum is 1 no more. */
void unit_accents_forgive(const struct unit_accents *accents, struct unit_rows *rows);

#endif
