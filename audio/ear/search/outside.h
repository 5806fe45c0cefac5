/* The sound beside a phrase: silence, or speech that is left out. */
#ifndef YINGDA_AUDIO_EAR_SEARCH_OUTSIDE_H
#define YINGDA_AUDIO_EAR_SEARCH_OUTSIDE_H

#include <stdint.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/ear/search/trellis.h"

/* What a frame of speech costs that is left out beside a phrase, beyond what it costs the phone
 * loop: halfway between right and wrong phrases. */
enum { OUTSIDE_PENALTY = 15 };

/* What frame t costs outside a phrase; the loop has run over it. */
int32_t outside_cost(const struct trellis *trellis, const struct acoustic_model *model, int32_t t);

#endif
