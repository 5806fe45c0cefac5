/* The mapping: what a model's folder says, in mapping.yaml, that PocketSphinx's own files do not:
 * rate, phones of every Mandarin syllable, calibration. The format is in docs/hearing.md. */
#ifndef YINGDA_AUDIO_EAR_MODEL_MAPPING_H
#define YINGDA_AUDIO_EAR_MODEL_MAPPING_H

#include <stdbool.h>

#include "audio/ear/model/calibration.h"
#include "audio/ear/model/mdef.h"
#include "audio/ear/model/phone_map.h"
#include "base/problem.h"
#include "base/status.h"

struct mapping {
    int rate_hz; /* 8000 or 16000; 0: not said */
    int rate_line;
    struct calibration calibration;  /* calibration_en_us where nothing is said */
    struct calibration with_network; /* the same together with the unit network's */
    bool has_with_network;
    struct phone_map map;
};

/* Reads DIR/mapping.yaml, and the dictionary that it may name, for a model with these phones; where
 * it says nothing about phones, the built-in map is taken that fits. STATUS_NOT_FOUND: there is no
 * such file, nothing is wrong with that; STATUS_INVALID, IO, LIMIT, NO_MEMORY: at least one problem
 * was added, with file and line. */
MUST_USE enum status mapping_read(struct mapping *mapping, const char *dir, const struct mdef *mdef,
                                  struct problems *problems);

/* The built-in map whose phones the model has. STATUS_UNSUPPORTED: none; one problem, named after
 * `dir`, says which phone is missing for each. */
MUST_USE enum status mapping_builtin(struct mapping *mapping, const char *dir,
                                     const struct mdef *mdef, struct problems *problems);

#endif
