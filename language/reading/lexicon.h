/* The lexicon: how Chinese text is read aloud. ICU's reading of each character (put into C when the
 * program is built), a table of words that read otherwise, and a pack's own. */
#ifndef YINGDA_LANGUAGE_READING_LEXICON_H
#define YINGDA_LANGUAGE_READING_LEXICON_H

#include <stddef.h>

#include "base/problem.h"
#include "base/status.h"
#include "language/reading/syllable.h"

struct lexicon; /* hides the word table */

/* Opens with the built-in exceptions; takes 3 ms. Any number of threads may read with one lexicon,
 * as long as none adds words to it. */
MUST_USE enum status lexicon_open(struct lexicon **out);
void lexicon_close(struct lexicon *lexicon);

/* Adds a pack's words.tsv: `WORD<TAB>pin1 yin1` a line, # comments. `shei2/shui2` is said both
 * ways, `xing2|hang2` depends on the sentence (unsure), `r5` is a 儿 that colours the syllable
 * before it,
 * `~` at the end lets go of the last character where another word begins with it. In place of
 * pinyin Chinese characters may stand, to be read instead (`kV<TAB>千伏`). What is wrong goes to
 * `problems` with its line, named as `path`; the good lines are still taken and STATUS_INVALID says
 * that there were bad ones. STATUS_NOT_FOUND, STATUS_IO: no such file, or it broke off. */
MUST_USE enum status lexicon_add_words(struct lexicon *lexicon, const char *path,
                                       struct problems *problems);

/* From now on this name of a person is read with the surname's own reading (仇志强 qiu2), wherever
 * it stands. A name that the table of words has, a pack's own too, stays as it is there. Surnames
 * before 先生 and the like need nothing. STATUS_NO_MEMORY. */
MUST_USE enum status lexicon_add_name(struct lexicon *lexicon, const char *name);

/* One character (or spoken digit) with its reading. */
struct reading {
    char hanzi[8]; /* UTF-8; for "24" the spoken characters 二, 十, 四; with 儿 two characters;
                      for a Latin word with a reading its letters, as far as they go round */
    size_t offset; /* byte offset in the text that it came from; grows along the text */
    struct syllable syllable;
    struct syllable other; /* another reading to expect: a colloquial doublet (谁 shei2, shui2), the
                              plain form of an r-coloured syllable, the next best when unsure;
                              FINAL_NONE: there is none */
    unsigned char unsure;  /* 1: a character with several readings that no table settled */
    char pause;            /* the last of , . ? ! that follows, quotes and spaces apart; 0: none */
};

/* Reads text aloud: punctuation is skipped, digits are read as numbers (numbers of 5+ digits that
 * count nothing, those with a leading 0 and years digit by digit; 12,000 as 一万两千, 1.5, 7%, 8:30
 * and 5-10天 as they are said: numeral.h), longest match in the tables first, ICU for the rest.
 * *out is malloc'd, the caller frees it. STATUS_INVALID: a word without a reading (a Latin word, a
 * symbol, broken UTF-8, a sign between two digits that may mean this or that); *error_offset (may
 * be NULL) then is its byte offset. */
MUST_USE enum status lexicon_read(const struct lexicon *lexicon, const char *text,
                                  struct reading **out, size_t *out_count, size_t *error_offset);

/* The same as it is said: with tone sandhi of 3-3, 一 and 不, and numbers as on a telephone (幺, a
 * breath between groups). Fails as lexicon_read does. */
MUST_USE enum status lexicon_speak(const struct lexicon *lexicon, const char *text,
                                   struct reading **out, size_t *out_count);

/* What lexicon_speak says as toned pinyin for a speech synthesiser: syllables with spaces,
 * punctuation kept as , . ? !, tone sandhi of 3-3, 一 and 不 applied, r-coloured syllables as
 * espeak-ng's cmn-latn-pinyin voice says them best (wa2 r5). malloc'd, the caller frees it. */
MUST_USE enum status lexicon_pinyin(const struct lexicon *lexicon, const char *text, char **out);

#endif
