/* Chinese names typed in pinyin on the screen: letters go in, characters to choose from come out
 * (libgooglepinyin's owner). Whole names are rarely in any dictionary, so they are chosen character
 * by character, surnames first as surnames: 单 is the 20th of the dictionary's dan and no shan. */
#ifndef YINGDA_LANGUAGE_NAME_PINYIN_INPUT_H
#define YINGDA_LANGUAGE_NAME_PINYIN_INPUT_H

#include <stddef.h>

#include "base/path.h"
#include "base/status.h"

/* The library has one dictionary a process, and so one thread: the main one. Learns nothing and
 * writes nothing. STATUS_NOT_FOUND: the dictionary is not where the library's package puts it, or
 * cannot be read; `dictionary` (may be NULL) says where it was looked for. Opening twice is fine.
 */
MUST_USE enum status pinyin_input_open(char dictionary[PATH_SIZE]);

/* Also fine when it was not opened. */
void pinyin_input_close(void);

enum name_part { NAME_SURNAME, NAME_GIVEN };

struct pinyin_choice {
    char text[16];  /* one character, a surname of two, or a word that all the letters are of */
    size_t letters; /* how many of the letters it takes; the rest is what comes after it */
};

enum { PINYIN_LETTERS_MAX = 30 };

/* Fills at most `max` choices for letters a to z; returns how many. A choice is there once. Nothing
 * where it was not opened. */
size_t pinyin_input_choices(enum name_part part, const char *letters, struct pinyin_choice *out,
                            size_t max);

#endif
