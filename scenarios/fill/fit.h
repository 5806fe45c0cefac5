/* Fitting: texts with {customer.…} become one customer's. Private to scenarios/. */
#ifndef YINGDA_SCENARIOS_FILL_FIT_H
#define YINGDA_SCENARIOS_FILL_FIT_H

#include <stdio.h>

#include "scenarios/load/load.h"

struct fitting {
    struct loader *loader;
    const struct customer *customer;
    const struct customer *others; /* the people of the play, whose details are not this one's */
    size_t n_others;
    struct place_in_file at; /* where the text stands, for problems */
};

enum fit_kind {
    FIT_SPOKEN, /* as it is shown and spoken */
    FIT_WORDING /* as it is listened for: digits one by one, 一 or 幺 */
};

/* True when a text names a detail. Accepts NULL. */
bool fit_wanted(const char *text);

/* The text with every {customer.id} filled in, itself where there is none, in the loader's arena. A
 * detail that the customer does not have is a problem. Accepts NULL. */
const char *fit_text(const struct fitting *fitting, const char *text, enum fit_kind kind);

/* Adds to a fitted wording the probe of the details that it was written with. */
void fit_probe(const struct fitting *fitting, const char *written, struct wording *out);

/* The utterance fitted to the customer and to what a turn expects in its slots, made once for each;
 * itself where there is nothing to fit. */
const struct utterance *fit_utterance(const struct fitting *fitting,
                                      const struct expectation *expectation);

#endif
