/* The scene of a reply: what happened around it, by which its conduct is judged. Times are those of
 * the reply's sound. Of a zeroed scene nothing is known: whatever depends on it is then not
 * applicable, or undecided where it would have made the difference. */
#ifndef YINGDA_SCORING_SCENE_H
#define YINGDA_SCORING_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scenarios/pack.h"

struct speech_span {
    int32_t start_ms, end_ms;
};

/* The person's own voice in the replies before, the mean of each. */
struct usual {
    int n_replies; /* that were long enough to tell; 0: nothing is known */
    double level_dbfs, pitch_hz, rate_per_min;
};

/* A move or phrase that an earlier reply has said ahead of its turn. */
struct said_before {
    const char *id; /* of the utterance */
    int reply;      /* its number, from 1 */
};

enum reply_order { REPLY_LATER, REPLY_FIRST };

struct scene {
    const struct standard *standard; /* that is followed; NULL: none of those that name numbers */
    const struct customer *customer; /* whose details are asked for; NULL: nobody's */
    enum reply_order order;
    const struct speech_span *customer_speech; /* in order; borrowed */
    size_t n_customer_speech;
    bool cut_off;       /* the reply before: its last words may run into the customer's line */
    bool trainee_opens; /* the trainee was to speak first, from opens_ms on; who speaks for the
                           customer then, speaks only because nobody did */
    int32_t opens_ms;
    int rings; /* until the call was taken, counting from 1; 0: no telephone rang */
    struct usual usual;
    const struct said_before *said_before; /* borrowed */
    size_t n_said_before;
    const struct speech_span *breaks; /* where sound of the reply was lost, which nobody can have
                                         heard: between two samples, or somewhere in a stretch;
                                         in order, borrowed */
    size_t n_breaks;
    bool words_alone; /* the reply was written, not spoken: what hangs on sound does not apply */
};

#endif
