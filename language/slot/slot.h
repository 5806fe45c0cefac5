/* The built-in slots: which there are, and what may be said in each. Their graphs accept a little
 * more than people say (两十) where leaving it out would cost arcs; slot_value judges what was
 * heard. */
#ifndef YINGDA_LANGUAGE_SLOT_SLOT_H
#define YINGDA_LANGUAGE_SLOT_SLOT_H

#include "language/reading/lexicon.h"
#include "language/wording/graph.h"
#include "language/wording/network.h"

/* The built-in slot called name[0..length), or SLOT_LISTED. */
enum slot_type slot_type_of(const char *name, size_t length);

/* Adds everything that a built-in slot may hold. */
void graph_slot(struct graph *graph, uint16_t from, uint16_t to, const struct network_slot *kind,
                uint8_t slot);

/* Adds the ways to say the value of a slot, and nothing else. STATUS_NOT_FOUND: there is none. */
MUST_USE enum status graph_slot_value(struct graph *graph, uint16_t from, uint16_t to,
                                      const struct network_slot *kind, const char *value,
                                      const struct lexicon *lexicon, uint8_t slot);

/* The value of a slot from the characters heard in it: number "0273" (at least `low` digits: said
 * as a number, 二百七十三 is 0273 where there are four), time "15:30" (24 h when 上午/下午/晚上 or
 * an hour > 12 said, else as said "3:30"; "明天 9:00"), phone "13800138000", amount "128.50", name
 * and list: the characters. Hours have no leading zero; 中午 stays between 11:00 and 14:59,
 * 晚上十二点 is "24:00", 凌晨十二点 "0:00". Arabic digits may stand among the characters.
 * STATUS_INVALID when they do not form such a value, STATUS_LIMIT when it does not fit. */
MUST_USE enum status slot_value(const struct network_slot *slot, const char *hanzi, char *out,
                                size_t out_size);

#endif
