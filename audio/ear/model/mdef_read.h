/* Reading a model definition: text, or the binary "BMDF". */
#ifndef YINGDA_AUDIO_EAR_MODEL_MDEF_READ_H
#define YINGDA_AUDIO_EAR_MODEL_MDEF_READ_H

#include "audio/ear/model/mdef.h"

/* Reads either form. STATUS_NOT_FOUND/IO: the file; STATUS_INVALID: not a model definition this
 * program can use, reason[] says why in English. */
MUST_USE enum status mdef_read(struct mdef *mdef, const char *path, char reason[160]);

#endif
