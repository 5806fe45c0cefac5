/* A text as it is read aloud, and where a network is found in it: what an ear would hear that
 * misses nothing. */
#ifndef YINGDA_LANGUAGE_WORDING_SPOKEN_TEXT_H
#define YINGDA_LANGUAGE_WORDING_SPOKEN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "language/reading/lexicon.h"
#include "language/wording/network.h"

struct spoken_text {
    struct reading *syllables; /* owned */
    size_t count;
};

/* Reads the text, without false starts (我，我们 is 我们). STATUS_INVALID: a word has no reading;
 * *bad (may be NULL) is its offset. */
enum status spoken_text_init(struct spoken_text *text, const char *written,
                             const struct lexicon *lexicon, size_t *bad);

/* Accepts NULL and being called twice. */
void spoken_text_finish(struct spoken_text *text);

/* Whether those characters are said from syllable `at` on. */
bool spoken_text_says(const struct spoken_text *text, size_t at, const char *words);

/* Whether one of `count` such lists of characters is said from one of the syllables [from, to) on.
 */
bool spoken_text_says_any(const struct spoken_text *text, size_t from, size_t to,
                          const char *const *list, size_t count);

enum { FOUND_STEPS_MAX = 400 };

struct found_step {
    uint16_t arc;      /* of the network */
    uint16_t syllable; /* of the text */
};

/* One place of a network in a text: syllables [start, end), with the arc that took each. What is
 * left out between two steps is a sound of hesitation (嗯, 那个). */
struct found {
    size_t start, end, n_steps;
    struct found_step steps[FOUND_STEPS_MAX];
};

/* Whether other digits may stand for those that the wording gives ({phone=13800138000}). */
enum found_digits { DIGITS_AS_GIVEN, DIGITS_ANY };

/* The longest place that begins with syllable `start`; of several the one through most of what is
 * expected. Characters count as the same when they are the same, or sound the same, tone and all.
 * False: there is none, or memory runs out. */
bool spoken_text_find(const struct spoken_text *text, const struct network *network, size_t start,
                      enum found_digits digits, struct found *out);

/* Bytes of a numeral's syllable: 一 to 九, 零, 〇, 十, 百, 千, 万, 两, 幺, 半. */
bool reading_is_numeral(const struct reading *reading);

#endif
