/* The common surnames, to offer first where one is typed. How those are read that are read
 * otherwise than their characters says language/reading/surname.h. Any thread. */
#ifndef YINGDA_LANGUAGE_NAME_COMMON_SURNAME_H
#define YINGDA_LANGUAGE_NAME_COMMON_SURNAME_H

#include <stddef.h>

enum { SURNAME_SIZE = 8, SURNAME_PINYIN_SIZE = 16 };

/* The common surnames, the commonest first, those of two characters after them; out of the list:
 * "". */
const char *surname_common(size_t index, char out[SURNAME_SIZE]);

/* A surname's pinyin without tones, "ouyang"; "" where a character has no reading. */
void surname_pinyin(const char *surname, char out[SURNAME_PINYIN_SIZE]);

#endif
