/* Surnames: how they are read, and the common ones to offer first. */
#ifndef YINGDA_LANGUAGE_NAME_SURNAME_H
#define YINGDA_LANGUAGE_NAME_SURNAME_H

#include <stddef.h>

/* Bytes of the surname at the beginning of a name that is read otherwise than its characters are
 * elsewhere (单 shan4, 尉迟 yu4 chi2), and its syllables; 0: none is. Any thread, as all here. */
size_t surname_reading(const char *name, const char *pinyin[2]);

enum { SURNAME_SIZE = 8, SURNAME_PINYIN_SIZE = 16 };

/* The common surnames, the commonest first, those of two characters after them; out of the list:
 * "". */
const char *surname_common(size_t index, char out[SURNAME_SIZE]);

/* A surname's pinyin without tones, "ouyang"; "" where a character has no reading. */
void surname_pinyin(const char *surname, char out[SURNAME_PINYIN_SIZE]);

#endif
