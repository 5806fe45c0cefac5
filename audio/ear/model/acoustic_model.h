/* The acoustic model: a folder in PocketSphinx's form, checked before PocketSphinx sees it
 * (which ends the program over a file it does not like), and the parts that token passing needs. */
#ifndef YINGDA_AUDIO_EAR_MODEL_ACOUSTIC_MODEL_H
#define YINGDA_AUDIO_EAR_MODEL_ACOUSTIC_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "audio/ear/model/calibration.h"
#include "audio/ear/model/mdef.h"
#include "audio/ear/model/phone_map.h"
#include "base/status.h"

/* Costs are negated logs in PocketSphinx's senone unit: 1024 steps of base 1.0001, 0.1024 nat. */
enum { COST_NONE = 1 << 26 }; /* a transition that cannot be taken */

enum { MODEL_REASON_SIZE = 512, MODEL_DIR_SIZE = 3072 };

struct acoustic_model {
    char dir[MODEL_DIR_SIZE];
    int rate_hz; /* 16000, or 8000 for a telephone model */
    struct mdef mdef;
    struct phone_map map;
    struct calibration calibration;
    struct calibration with_network; /* together with the unit network beside the model */
    bool has_with_network;           /* the model's mapping says how */
    int32_t *transitions;            /* [n_transitions][n_states][n_states + 1] costs */
};

/* Opens the model in `dir`; NULL: the project's own, as it lies in the checkout or is installed.
 * What mapping.h reads beside it comes first; without it -samprate in feat.params, or else an
 * -upperf up to 4000, tells the rate, and the built-in phone map is taken that fits.
 * STATUS_NOT_FOUND, STATUS_INVALID, STATUS_UNSUPPORTED: reason[] says what, in English, of a
 * mapping the first mistake as `file:line: reason`. */
MUST_USE enum status acoustic_model_open(struct acoustic_model *model, const char *dir,
                                         char reason[MODEL_REASON_SIZE]);
void acoustic_model_close(struct acoustic_model *model);

/* The cost of going from state to state of one phone. */
static inline const int32_t *acoustic_model_transitions(const struct acoustic_model *model,
                                                        int32_t row)
{
    return model->transitions + row * model->mdef.n_states * (model->mdef.n_states + 1);
}

#endif
