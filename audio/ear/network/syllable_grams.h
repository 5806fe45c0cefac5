/* A model of which syllable follows which two, read from a file in ARPA's form, as the tools of the
 * field write it. sphinxbase reads such files too, but ends the program over 15 of 71 damaged ones.
 */
#ifndef YINGDA_AUDIO_EAR_NETWORK_SYLLABLE_GRAMS_H
#define YINGDA_AUDIO_EAR_NETWORK_SYLLABLE_GRAMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "language/reading/syllable.h"

enum {
    GRAM_LONGEST = 3,
    GRAM_START = SYLLABLE_CLASSES, /* <s>, before a sentence's first syllable */
    GRAM_END                       /* </s>, behind its last */
};

/* A syllable without its tone as a word of the model, 0 .. SYLLABLE_CLASSES - 1. */
uint16_t gram_word(struct syllable syllable);

struct gram {
    uint32_t words;      /* up to three, the last in the lowest bits */
    float log, back_off; /* natural; of its last word behind the others, of what is not here */
};

/* Zeroed memory knows nothing: each word is as unlikely as any. */
struct syllable_grams {
    struct gram *items[GRAM_LONGEST]; /* owned; by length, sorted by words */
    size_t counts[GRAM_LONGEST];
};

/* Accepts being called twice. */
void syllable_grams_finish(struct syllable_grams *grams);

/* Words are toneless pinyin, <s> and </s>; there are up to three together, each n-gram once and as
 * many as the head says. STATUS_NOT_FOUND, IO, LIMIT, INVALID: `reason` says why in English, with
 * the line; STATUS_NO_MEMORY. *grams needs no finishing then. */
MUST_USE enum status syllable_grams_read(struct syllable_grams *grams, const char *path,
                                         char *reason, size_t size);

/* The log-probability (natural) of a word by itself. */
float syllable_grams_alone(const struct syllable_grams *grams, uint16_t word);

/* The log-probability (natural) of a word after two others, of which `before` is the nearer; behind
 * GRAM_START `far` does not count. */
float syllable_grams_log(const struct syllable_grams *grams, uint16_t far, uint16_t before,
                         uint16_t word);

#endif
