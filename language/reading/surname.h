/* Surnames that are read otherwise than the same characters elsewhere: 仇 qiu2, 解 xie4, 尉迟 yu4
 * chi2. Internal to language/. */
#ifndef YINGDA_LANGUAGE_READING_SURNAME_H
#define YINGDA_LANGUAGE_READING_SURNAME_H

#include <stdbool.h>
#include <stddef.h>

struct surname {
    const char *hanzi;
    const char *reading; /* as in words.tsv: a syllable of numbered pinyin for each character */
    bool everyday; /* a word of its own, so that only 先生 and the like make it a name, not a title:
                      城区主任 */
};

extern const struct surname surnames[];
extern const size_t n_surnames;

/* The one that a name begins with and goes on behind, or NULL. Two characters go before one. */
const struct surname *surname_of(const char *name);

#endif
