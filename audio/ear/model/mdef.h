/* The model definition: phones, triphones and the states they share. mdef_read.h reads it. */
#ifndef YINGDA_AUDIO_EAR_MODEL_MDEF_H
#define YINGDA_AUDIO_EAR_MODEL_MDEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { MDEF_MAX_STATES = 5, MDEF_MAX_PHONES = 255 };

enum word_position { POSITION_INTERNAL, POSITION_BEGIN, POSITION_END, POSITION_SINGLE };

/* One context-independent or context-dependent phone: which senones its states are. */
struct mdef_phone {
    uint32_t key;        /* position, phone, left, right: one byte each, see mdef_key */
    int32_t sequence;    /* into mdef.senones, a row of n_states; equal rows have equal numbers */
    int32_t transitions; /* row of the transition matrices */
};

struct mdef {
    char (*names)[16];            /* of the context-independent phones */
    bool *fillers;                /* silence and noises */
    struct mdef_phone *base;      /* n_base, in the order of names */
    struct mdef_phone *triphones; /* n_triphones, sorted by key */
    uint16_t *senones;            /* n_sequences rows of n_states */
    int32_t n_base, n_triphones, n_sequences, n_states, n_senones, n_transitions;
    int32_t silence; /* the phone SIL */
};

/* Gives an empty one (zeroed memory) its arrays, zeroed. STATUS_NO_MEMORY; finish it all the same.
 */
MUST_USE enum status mdef_allocate(struct mdef *mdef, int n_base, int n_triphones, int n_sequences,
                                   int n_states);
void mdef_finish(struct mdef *mdef);

/* A triphone's key: sorted by it, found by it. */
uint32_t mdef_key(unsigned position, unsigned phone, unsigned left, unsigned right);

/* Sorts the triphones, once they all have their keys. */
void mdef_sort(struct mdef *mdef);

/* The phone of that name, -1: none. */
int mdef_phone_named(const struct mdef *mdef, const char *name);

/* The triphone, or the nearest there is: the same at another place in the word, the same beside
 * silence at a word's edge, else the phone without context. Never NULL. */
const struct mdef_phone *mdef_triphone(const struct mdef *mdef, int phone, int left, int right,
                                       enum word_position position);

#endif
