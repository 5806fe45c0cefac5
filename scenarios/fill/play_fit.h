/* Fitting a play to details that were given: those that are parts of one, the surname of a name or
 * the estate of an address, follow it where they can be told. */
#ifndef YINGDA_SCENARIOS_FILL_PLAY_FIT_H
#define YINGDA_SCENARIOS_FILL_PLAY_FIT_H

#include "scenarios/pack.h"

/* The drawn play once more, with a customer who gave these details in place of the drawn person's
 * (ids that the customer has; what is not given stays, but parts of what is given follow it: the
 * surname of a name). *out is owned by the pack. STATUS_INVALID: a part cannot be told from the
 * whole, or a detail cannot be said (problems, by the place in the pack); *out is set all the same.
 * STATUS_NO_MEMORY. Not while another thread uses the pack. */
MUST_USE enum status play_fit(struct pack *pack, const struct play *play,
                              const struct detail *given, size_t n_given, struct problems *problems,
                              const struct play **out);

#endif
