/* Reading values out of characters, piece by piece. Internal to language/. */
#ifndef YINGDA_LANGUAGE_SLOT_VALUE_READER_H
#define YINGDA_LANGUAGE_SLOT_VALUE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

struct cursor {
    const char *text;
};

/* Each moves the cursor behind what it takes, and leaves it when there is no such thing. */
bool take(struct cursor *cursor, const char *text);

/* A digit said singly: 0 to 9, or -1. */
int take_single(struct cursor *cursor);

/* A digit that counts: 1 to 9, 两 too, no 幺 nor zero; or -1. */
int take_count(struct cursor *cursor);

/* Arabic digits as a number: up to seven of them, or -1. */
long take_arabic(struct cursor *cursor);

/* 1 to 9999 as a number, or -1. Without its unit a last digit counts the next smaller one: 一百五
 * is 150, 一百零五 105. */
long take_section(struct cursor *cursor);

/* 0 to 99,999,999, Arabic or Chinese, or -1. 一万二 is 12,000. */
long take_whole(struct cursor *cursor);

/* value_reader_time.c: the value of a {time}. */
MUST_USE enum status time_value(const char *hanzi, char *out, size_t out_size);

/* Copies the text; STATUS_LIMIT when it does not fit. */
MUST_USE enum status value_put(char *out, size_t out_size, const char *text);

#endif
