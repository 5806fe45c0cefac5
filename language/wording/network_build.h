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

/* Adds everything that a built-in slot may hold. */
void graph_slot(struct graph *graph, uint16_t from, uint16_t to, const struct network_slot *kind,
                uint8_t slot);

/* Adds the ways to say the value of a slot, and nothing else. STATUS_NOT_FOUND: there is none. */
MUST_USE enum status graph_slot_value(struct graph *graph, uint16_t from, uint16_t to,
                                      const struct network_slot *kind, const char *value,
                                      const struct lexicon *lexicon, uint8_t slot);

/* The built-in slot called name[0..length), or SLOT_LISTED. */
enum slot_type slot_type_of(const char *name, size_t length);

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
