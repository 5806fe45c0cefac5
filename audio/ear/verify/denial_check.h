/* Whether what was found in a sound is denied in the same breath: 不 before it or inside it,
 * …是不可能的 behind it. The words of denials are the language's (language/wording/denial.h), and
 * they are looked for beside the place that was found, in what the unit network heard. */
#ifndef YINGDA_AUDIO_DENIAL_CHECK_H
#define YINGDA_AUDIO_DENIAL_CHECK_H

#include <stdbool.h>

#include "audio/ear/network/unit_graph.h"
#include "audio/ear/search/path_fit.h"
#include "audio/ear/verify/unit_fit.h"
#include "audio/hearing/heard.h"
#include "base/status.h"
#include "language/wording/denial.h"

struct denial_check {
    struct unit_graph ways[N_DENIALS_OF][N_DENIAL_WAYS]; /* owned */
    struct unit_graph work;                              /* owned; of the search under way */
};

/* Reads the words of denials and puts them into the network's units; 15 ms. STATUS_NO_MEMORY,
 * STATUS_LIMIT; the check is then empty and finds nothing. */
MUST_USE enum status denial_check_open(struct denial_check *check, const struct unit_names *names);

/* Zeroed memory is an empty one. Accepts NULL. */
void denial_check_close(struct denial_check *check);

/* How much worse than the phrase alone the phrase fits with the words that deny it, by the best way
 * of denying it: the more below 0, the less was it denied. Log-probability. `alike`: the same of
 * words that only look so. */
struct denial_gain {
    double denied, alike;
    double instead;    /* with such a word in place of one or two of its own syllables */
    int32_t denied_ms; /* where `denied` puts it: the start of the syllable behind it, or the end of
                          the last one; from the first row, as the path's times are */
    int32_t instead_ms; /* the same of `instead` */
    bool over_pause;    /* there is a pause between the two */
};

/* Looks beside the path of a phrase that was found. The network's `denial_of` says what would deny
 * it; DENIAL_OF_NOTHING: nothing. *at_ms is set where *denied is not DENIED_NO, as
 * denial_gain.denied_ms is. STATUS_NO_MEMORY only. */
MUST_USE enum status denial_check_look(struct denial_check *check, const struct unit_sound *sound,
                                       const struct path *path, enum evidence_denied *denied,
                                       int32_t *at_ms);

/* What denial_check_look decides by. */
MUST_USE enum status denial_check_measure(struct denial_check *check,
                                          const struct unit_sound *sound, const struct path *path,
                                          struct denial_gain *gain);

#endif
