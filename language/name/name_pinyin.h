/* How names are put in order and found: by the pinyin that people give their own names. */
#ifndef YINGDA_LANGUAGE_NAME_NAME_PINYIN_H
#define YINGDA_LANGUAGE_NAME_NAME_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

/* What names sort by with strcmp: syllables with their tones, 单 at the beginning as shan4, then
 * the name itself, so that those who sound alike stand together. Cut off where it does not fit. Any
 * thread, as all here. */
enum { NAME_ORDER_SIZE = 224 };
void name_order(const char *name, char out[NAME_ORDER_SIZE]);

/* Whether somebody may be meant by what was typed so far: letters are the beginnings of the name's
 * syllables one after the other ("lm", "lim", "limin" for 李敏), digits a part of the number,
 * Chinese characters a part of the name; "" is anybody. Folded (fold.h) first. */
bool name_matches(const char *name, const char *number, const char *typed);

#endif
