/* The text form of a model definition, as SphinxTrain writes it. Used by mdef.c alone. */
#ifndef YINGDA_AUDIO_EAR_MODEL_MDEF_TEXT_H
#define YINGDA_AUDIO_EAR_MODEL_MDEF_TEXT_H

#include "audio/ear/model/mdef.h"

/* Parses NUL-terminated text into an empty mdef; STATUS_INVALID: not such a text. */
enum status mdef_parse_text(struct mdef *mdef, const char *text);

/* Gives an empty mdef its arrays, zeroed. */
enum status mdef_allocate(struct mdef *mdef, int n_base, int n_triphones, int n_sequences,
                          int n_states);

/* A triphone's key: sorted by it, found by it. */
uint32_t mdef_key(unsigned position, unsigned phone, unsigned left, unsigned right);

#endif
