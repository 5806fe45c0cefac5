/* Where words end in Chinese text, by ICU's dictionary: for synthesisers, which join the syllables
 * of a word and part words. */
#ifndef YINGDA_LANGUAGE_READING_WORD_ENDS_H
#define YINGDA_LANGUAGE_READING_WORD_ENDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

/* For each byte of a UTF-8 text and the end behind it whether a word ends before it: malloc'd,
 * strlen(text) + 1 of them, the caller frees it. STATUS_UNSUPPORTED: ICU has no dictionary here.
 * Any thread. */
MUST_USE enum status word_ends(const char *text, bool **out);

#endif
