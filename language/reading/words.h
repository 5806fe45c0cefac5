/* The table of words whose reading is known: found by longest match. Internal to language/. */
#ifndef YINGDA_LANGUAGE_READING_WORDS_H
#define YINGDA_LANGUAGE_READING_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "language/reading/syllable.h"

enum { WORD_MAX_BYTES = 64, WORD_MAX_SYLLABLES = 24, WORD_REASON_SIZE = 120 };

struct word_syllable {
    struct syllable said, other; /* other: a second reading (FINAL_NONE: there is none) */
    unsigned char characters;    /* that it covers: 2 where 儿 colours the one before it */
    unsigned char unsure;        /* 1: the table lists the readings but cannot tell which */
};

struct word {
    char *text;                      /* UTF-8, owned */
    size_t length;                   /* in bytes */
    char *read_as;                   /* owned: Chinese characters to read instead, or NULL */
    struct word_syllable *syllables; /* owned; NULL with read_as */
    size_t n_syllables;
    bool weak;    /* yields to a word that begins with its last character: 我得 before 得到 */
    size_t added; /* which of all the table's words it was, counted as they came */
};

struct words {
    struct word *items; /* owned; sorted by text after words_sort */
    size_t count, capacity;
    size_t added;    /* words ever added */
    size_t longest;  /* in bytes */
    uint32_t *first; /* owned; where the words of each first character begin, one more than there
                        are of these; NULL: not known */
};

/* Zeroed memory is an empty table. Accepts NULL and being called twice. */
void words_finish(struct words *words);

/* Adds a line `WORD<TAB>READING`. A reading is a syllable of numbered pinyin for each character:
 * `a/b` is said both ways, `a|b` is one or the other depending on the sentence, `r5` for 儿 colours
 * the syllable before it, `~` at the end makes the word yield to one that begins with its last
 * character; or it is Chinese characters, to be read in the word's place.
 * STATUS_INVALID: `reason` says why, in English. */
MUST_USE enum status words_add_line(struct words *words, const char *line, size_t length,
                                    char reason[WORD_REASON_SIZE]);

/* To be called after adding and before finding; of equal words the one added last stays. */
void words_sort(struct words *words);

/* The longest word that text[0..length) begins with, or NULL. */
const struct word *words_find(const struct words *words, const char *text, size_t length);

#endif
