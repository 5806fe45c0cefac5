/* Numerals: how digits in a text are said. Internal to language/. */
#ifndef YINGDA_LANGUAGE_READING_NUMERAL_H
#define YINGDA_LANGUAGE_READING_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NUMERAL_MAX = 32 }; /* "百分之" and a number of eight digits with its decimals fit */

struct numeral {
    struct {
        char hanzi[4];
        size_t offset; /* in bytes, from the numeral's first digit */
    } spoken[NUMERAL_MAX];
    size_t n_spoken;
    size_t length; /* bytes of text that were read */
};

/* The value of the ASCII or full-width digit at text[0..length), or -1; *size is its bytes. */
int numeral_digit(const char *text, size_t length, size_t *size);

/* 0 to 99,999,999 as a number: 二百七十三, 一万零五百. */
void numeral_say(uint32_t value, struct numeral *out);

/* Reads the digits at text + at (there must be one there) as people say them: 24 二十四, 95598 and
 * 0273 singly, 2024年 singly, 1.5 一点五, 7% 百分之七, 8:30 八点三十, 12,000 一万两千, 2个 两个,
 * 12000元 一万两千元, 2-3天 两到三天 (the 到 belongs to the first numeral), 2024-05-06
 * 二零二四年五月六日, 138-0013-8000 and 3·15 singly, 3:5 三比五. A long run of digits comes in
 * several numerals. Needs the whole text: what stands before counts too. */
void numeral_read(const char *text, size_t length, size_t at, struct numeral *out);

/* The word for a sign of `size` bytes at text + at, before a number and not behind one: 8点-10点
 * 到, -5元 负, -5度 零下. NULL: it has none there. */
const char *numeral_sign_word(const char *text, size_t length, size_t at, size_t size);

/* Whether a sign that numeral_read left stands between two digits and is no pause: what is said for
 * it nobody knows, and without it the numbers would run together. */
bool numeral_sign_binds(const char *text, size_t length, size_t at, size_t size);

#endif
