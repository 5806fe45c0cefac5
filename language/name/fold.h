/* Names and numbers of people, folded: what looks the same on the screen is the same. */
#ifndef YINGDA_LANGUAGE_NAME_FOLD_H
#define YINGDA_LANGUAGE_NAME_FOLD_H

#include <stddef.h>

#include "base/status.h"

/* As bytes, with their NUL. */
enum { NAME_SIZE = 64, NUMBER_SIZE = 32 };

/* All of these take NUL-terminated UTF-8 as a list, an input method or a spreadsheet gives it, and
 * write it as it is stored and shown: full-width signs become plain ones, characters of
 * compatibility their own (NFKC), and what cannot be seen goes (byte order marks, U+200B, marks of
 * direction, control characters). What is empty afterwards is "". STATUS_INVALID: not UTF-8;
 * STATUS_LIMIT: it does not fit; out is then "". Any thread. */

/* A name: blanks and line breaks around it go, one plain blank stands between Latin words, none
 * beside a Chinese character; all dots between the parts of a name are U+00B7. A team or a post is
 * folded like a name. */
MUST_USE enum status fold_name(const char *text, char *out, size_t out_size);

/* A number (工号): no blanks at all, capital letters, all dashes are '-'. */
MUST_USE enum status fold_number(const char *text, char *out, size_t out_size);

/* What a name is compared by: folded, and its letters small. Who cannot be folded is compared as he
 * is written. */
void fold_key(const char *text, char out[NAME_SIZE]);

#endif
