/* What wordings, phrases and slots share while a network is built. Internal to language/. */
#ifndef YINGDA_LANGUAGE_WORDING_NETWORK_BUILD_H
#define YINGDA_LANGUAGE_WORDING_NETWORK_BUILD_H

#include "language/reading/lexicon.h"
#include "language/wording/graph.h"
#include "language/wording/network.h"

/* Adds the readings one after the other from `from` to `to`, with an arc for each way to say one.
 */
void graph_readings(struct graph *graph, uint16_t from, uint16_t to, const struct reading *readings,
                    size_t count, uint8_t slot);

/* Says in `error` what is wrong at `offset`; returns STATUS_INVALID, unless the caller knows
 * better.
 */
enum status network_refuse(struct network_error *error, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a text without a reading: names the character at `offset`. */
enum status network_refuse_reading(struct network_error *error, const char *text, size_t at,
                                   size_t offset);

/* True when something without any sound leads from start to end. */
bool network_may_be_silent(const struct network *network);

#endif
