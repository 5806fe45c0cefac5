/* Pinyin as a schoolbook has it: the tone as a mark over a vowel, "qǐng". For people to read; what
 * programs read is written by syllable_format. */
#ifndef YINGDA_LANGUAGE_READING_TONE_MARK_H
#define YINGDA_LANGUAGE_READING_TONE_MARK_H

#include "language/reading/syllable.h"

enum { MARKED_SIZE = 16 }; /* "zhuāngr" and a NUL, with room */

/* Writes "qǐng"; without a mark where the tone is neutral or unknown, "" for what is no syllable.
 * The mark stands on a, else on e, else on the o of ou, else on the last vowel (GB/T 16159-2012,
 * 7.2). Pure. */
void syllable_mark(struct syllable syllable, char out[MARKED_SIZE]);

#endif
