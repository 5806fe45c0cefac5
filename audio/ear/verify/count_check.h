/* The count check: whether as many digits were said as are expected. A number with a digit left
 * out, or with one too many, fits the sound nearly as well as the right one, and each of its digits
 * fits best in its place: 380 in 1380, 3800 in 38000. So the unit networks are asked what they
 * would win by one digit more anywhere, and by each one less. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_COUNT_CHECK_H
#define YINGDA_AUDIO_EAR_VERIFY_COUNT_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/ear/verify/unit_fit.h"

/* A number as it may have been said. */
struct spelled_number {
    const struct syllable *syllables; /* borrowed; 三个零 among them */
    size_t count;
    struct syllable before,
        after; /* what is said beside it; FINAL_NONE: it begins, ends the phrase */
    int32_t first_frame,
        last_frame; /* of it all; where it begins or ends the phrase, a little more */
};

/* In nats, of two networks the mean: how much better than the number they hear the best one with a
 * digit more, and with one less. */
struct count_check {
    double more, less;
};

/* False: it is not a number said digit by digit, or too long; *check is not filled then. */
bool count_check_run(const struct unit_sound *units, const struct spelled_number *number,
                     struct count_check *check);

/* Whether another count of digits is about as likely. */
bool count_is_open(const struct count_check *check);

#endif
