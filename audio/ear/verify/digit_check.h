/* The digit check: a number that is written out in a wording is found by how well all of it fits,
 * and one wrong digit in eleven hardly shows there. So each digit is held against the nine others
 * in its own place, between the neighbours that were found. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_DIGIT_CHECK_H
#define YINGDA_AUDIO_EAR_VERIFY_DIGIT_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "audio/ear/search/path_fit.h"
#include "audio/ear/verify/verifier.h"
#include "base/status.h"

enum { DIGITS = 10, DIGIT_IMPOSSIBLE = INT32_MIN };

/* One digit of the path: segments [first, last) say it. `counts`: it says how often the next one
 * comes, as 三 in 三个零. */
struct digit_place {
    size_t first, last;
    bool counts;
};

/* How well each digit fits in that place: gains over the phone loop, in cost units, of the best
 * alignment of the syllable before, the digit and the syllable behind. DIGIT_IMPOSSIBLE where it
 * does not fit into the frames. STATUS_NO_MEMORY. */
MUST_USE enum status digit_gains(const struct path *path, const struct stretch *stretch,
                                 const struct digit_place *place, int32_t gains[DIGITS]);

/* What a slot of digits sounds like, digit by digit. */
struct digit_check {
    char heard[SLOT_MAX_DIGITS + 1]; /* the digit that fits best in each place; of 三个零 000 */
    /* How much better than any other the path's digit fits where it fits worst, over the root of
     * its frames: of six such measures this one told wrong digits from right ones best. */
    double margin;
};

/* Checks the digits that the path says in `slot` (index of network->slots, from 1). */
MUST_USE enum status digit_check_run(const struct path *path, const struct stretch *stretch,
                                     uint8_t slot, struct digit_check *check);

#endif
