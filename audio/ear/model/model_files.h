/* The files of an acoustic model, looked at before PocketSphinx sees them: it ends the program over
 * a size that does not fit, and reads beyond the end of a file that was cut off. */
#ifndef YINGDA_AUDIO_EAR_MODEL_MODEL_FILES_H
#define YINGDA_AUDIO_EAR_MODEL_MODEL_FILES_H

#include "audio/ear/model/mdef.h"
#include "base/status.h"

/* Checks means, variances and sendump (or mixture_weights) of the folder: whole, undamaged as far
 * as they carry a checksum, and of sizes that fit each other and the model definition.
 * STATUS_NOT_FOUND, IO, INVALID: reason[] names the file and says what is wrong. */
MUST_USE enum status model_files_check(const char *dir, const struct mdef *mdef, char *reason,
                                       size_t size);

#endif
