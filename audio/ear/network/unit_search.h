/* How well a row of units fits what the unit network heard: the best stretch of it, every row less
 * its best unit, by the number of units. 0 is as well as can be: there the network heard just that;
 * what is not there comes to -2 and less. */
#ifndef YINGDA_AUDIO_UNIT_SEARCH_H
#define YINGDA_AUDIO_UNIT_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/ear/network/unit_net.h"

enum {
    UNIT_SEARCH_MAX = 192, /* units of a phrase; the rest of a longer one is not looked at */
    UNIT_GAP = UINT8_MAX   /* in a phrase: anything at all, for as long as it likes */
};

/* Where it was found and how well it fits, log-odds a unit. */
struct unit_place {
    double fit;
    size_t start, end; /* rows */
};

/* Units of a phrase in order, UNIT_GAPs among them. A phrase without units, or longer than there
 * are rows, fits nowhere: fit is UNIT_FIT_NONE. */
struct unit_place unit_search(const struct unit_rows *rows, const uint8_t *units, size_t count);

extern const double UNIT_FIT_NONE;

/* How much, in nats, is lost where all of the rows are these units in order, and before, behind and in
 * their gaps something else, of which a row costs what a blank would and `other` at most. Two rows of
 * units for the same sound, one with a syllable more than the other, can be held against each other
 * so. UNIT_LOSS_MAX: they do not fit in, or there are none or too many. */
double unit_loss(const struct unit_rows *rows, const uint8_t *units, size_t count, double other);

extern const double UNIT_LOSS_MAX;

/* What each unit of a phrase gains where it was found: gains[count], log-odds, the blanks behind a
 * unit with it; a gap gains 0. False: it fits nowhere there, or memory ran out. */
bool unit_align(const struct unit_rows *rows, const struct unit_place *place, const uint8_t *units,
                size_t count, float *gains);

#endif
