/* The lexicon: how Chinese text is read aloud. ICU plus a table of exceptions plus a pack's own. */
#ifndef YINGDA_LANGUAGE_LEXICON_H
#define YINGDA_LANGUAGE_LEXICON_H

#include <stddef.h>

#include "base/problem.h"
#include "base/status.h"
#include "language/syllable.h"

struct lexicon; /* hides ICU's transliterator and the word tables */

/* Opens with the built-in exceptions. Not thread-safe: one thread at a time per lexicon. */
enum status lexicon_open(struct lexicon **out);
void lexicon_close(struct lexicon *lexicon);

/* Adds a pack's words.tsv: `WORD<TAB>pin1 yin1` a line, # comments. What is wrong goes to
 * `problems` with its line; the good lines are still taken. */
enum status lexicon_add_words(struct lexicon *lexicon, const char *path, struct problems *problems);

/* One character (or spoken digit) with its reading. */
struct reading {
    char hanzi[8];         /* UTF-8; for "24" the spoken characters 二, 十, 四 */
    size_t offset;         /* byte offset in the text that it came from */
    struct syllable syllable;
    unsigned char unsure;  /* 1: a character with several readings that no table settled */
};

/* Reads text aloud: punctuation is skipped, digits are read as numbers (numbers of 5+ digits and
 * those with a leading 0 digit by digit), longest match in the tables first, ICU for the rest.
 * *out is malloc'd, the caller frees it. STATUS_INVALID: a word without a reading (a Latin word,
 * a symbol, broken UTF-8); *error_offset (may be NULL) then is its byte offset. */
enum status lexicon_read(const struct lexicon *lexicon, const char *text, struct reading **out,
                         size_t *out_count, size_t *error_offset);

/* The same as toned pinyin for a speech synthesiser: syllables with spaces, punctuation kept as
 * , . ? !, tone sandhi of 3-3, 一 and 不 applied. malloc'd, the caller frees it. */
enum status lexicon_pinyin(const struct lexicon *lexicon, const char *text, char **out);

#endif
