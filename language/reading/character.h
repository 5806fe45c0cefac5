/* Single characters: the everyday reading of a Chinese one, the silence of any other. Internal to
 * language/. */
#ifndef YINGDA_LANGUAGE_READING_CHARACTER_H
#define YINGDA_LANGUAGE_READING_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

#include "language/reading/syllable.h"

/* The table of readings covers the CJK Unified Ideographs and their extension A: ICU's readings,
 * put into C at build time by make_characters.c. What lies beyond, some 70,000 characters that no
 * one has met, has no reading unless a pack gives one. */
enum {
    CHARACTERS_FIRST = 0x3400,
    CHARACTERS_LAST = 0x9FFF,
    CHARACTERS_COUNT = CHARACTERS_LAST - CHARACTERS_FIRST + 1
};
extern const struct syllable character_readings[CHARACTERS_COUNT]; /* FINAL_NONE: none */

/* False: it has no reading. Any thread. */
bool character_reading(uint32_t code, struct syllable *out);

enum text_kind {
    TEXT_SPOKEN, /* must have a reading */
    TEXT_SILENT, /* spaces, brackets, quotes */
    TEXT_COMMA,
    TEXT_STOP,
    TEXT_QUESTION,
    TEXT_EXCLAMATION
};

/* What a character that is no digit and no Chinese character does to the voice. Any thread. */
enum text_kind text_kind(uint32_t code);

#endif
