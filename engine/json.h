/* JSON: the few helpers with which one object a line is printed (cJSON's owner). */
#ifndef YINGDA_ENGINE_JSON_H
#define YINGDA_ENGINE_JSON_H

#include <stdint.h>

#include <cjson/cJSON.h>

/* Adds a number rounded to `decimals` (0 to 6), so that 0.93f prints as 0.93. */
void json_add_rounded(cJSON *object, const char *key, double value, int decimals);

/* Adds a time in milliseconds; a negative one (nowhere) is null. */
void json_add_ms(cJSON *object, const char *key, int32_t ms);

/* Prints the object as one line on stdout, flushes, and deletes it. Strings are written byte for
 * byte. Nonzero when it could not be printed. */
int json_print_line(cJSON *object);

#endif
