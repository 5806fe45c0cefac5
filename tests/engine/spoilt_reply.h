/* Replies made worse on purpose: what is said and how, before it is spoken. */
#ifndef YINGDA_TESTS_ENGINE_SPOILT_REPLY_H
#define YINGDA_TESTS_ENGINE_SPOILT_REPLY_H

#include <stdbool.h>
#include <stdint.h>

#include "scenarios/pack.h"

enum { SENTENCES_MAX = 8 };

struct reply_made {
    const struct play *play;
    const struct turn *turn;
    char sentences[SENTENCES_MAX][256];
    int n_sentences;
    int n_own;           /* of them still the good reply's; what was put in stands behind */
    bool turned_round;   /* then nothing more is taken out: half of a wrong order is none */
    int rate_wpm, pitch; /* of espeak-ng */
    float gain_db;       /* above the usual level; clipped as a sound card does */
    float noise_db;      /* below the speech; 0: none */
};

enum spoiling {
    SPOIL_DROP,
    SPOIL_SWAP,
    SPOIL_TURN_ROUND,
    SPOIL_TABOO,
    SPOIL_HURRY,
    SPOIL_SHOUT,
    SPOIL_NOISE,
    N_SPOILINGS
};

/* As it stands in a table: "a move dropped". */
const char *spoiling_text(enum spoiling spoiling);

/* The sentences of a text, all of them the reply's own. */
void reply_split(struct reply_made *made, const char *text);

/* Whether there was something to spoil. What is spoiled already is not spoiled again: a taboo that
 * is dropped, or an order turned round twice, is no worse. `state`: see random_below. */
bool reply_spoil(struct reply_made *made, enum spoiling spoiling, uint32_t *state);

#endif
