/* Single Chinese characters: their everyday reading, from ICU. Internal to language/. */
#ifndef YINGDA_LANGUAGE_HAN_H
#define YINGDA_LANGUAGE_HAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "language/syllable.h"

struct han; /* hides ICU's transliterator */

/* Cheap: ICU's rules (140 ms on a laptop) are loaded with the first character looked up. */
enum status han_open(struct han **out);
void han_close(struct han *han);

/* False: ICU knows no reading, or has no rules installed. Not thread-safe. */
bool han_reading(struct han *han, uint32_t code, struct syllable *out);

enum text_kind {
    TEXT_SPOKEN, /* must have a reading */
    TEXT_SILENT, /* spaces, brackets, quotes */
    TEXT_COMMA,
    TEXT_STOP,
    TEXT_QUESTION,
    TEXT_EXCLAMATION
};

/* What a character that is no digit and no Chinese character does to the voice. */
enum text_kind text_kind(uint32_t code);

#endif
