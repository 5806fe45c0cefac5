/* UTF-8: decoding, checking and measuring text. */
#ifndef YINGDA_BASE_UTF8_H
#define YINGDA_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at text[0..length). Returns its bytes (1 to 4) and *code, or 0 at the end
 * or where the bytes are not UTF-8 (overlong forms, surrogates and values past U+10FFFF too). */
size_t utf8_decode(const char *text, size_t length, uint32_t *code);

/* Writes the character (1 to 4 bytes, no NUL); returns how many, 0 for an invalid code. */
size_t utf8_encode(uint32_t code, char out[4]);

/* True when all of it is UTF-8; otherwise *bad (may be NULL) is the offset of the first byte that
 * is not. */
bool utf8_valid(const char *text, size_t length, size_t *bad);

/* Characters in a NUL-terminated text; bytes that are not UTF-8 count one each. */
size_t utf8_count(const char *text);

/* The offset, at or before `limit`, where a NUL-terminated text may be cut between characters. */
size_t utf8_cut(const char *text, size_t limit);

/* A sign that is not seen and turns the order of what follows it (U+202A to 202E, U+2066 to 2069):
 * a text that holds one reads otherwise than it is written. */
bool utf8_turns_order(uint32_t code);

/* Whether a text ends with `end` and has something before it. */
bool utf8_ends_with(const char *text, const char *end);

/* The text behind a byte-order mark, if it begins with one (NUL-terminated). */
const char *utf8_after_mark(const char *text);

/* A Chinese character: the CJK Unified Ideographs and their extensions, and 〇. */
bool utf8_is_han(uint32_t code);

#endif
