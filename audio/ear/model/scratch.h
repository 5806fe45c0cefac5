/* The scratch folder: private, in memory where possible, gone with the process that made it. */
#ifndef YINGDA_AUDIO_EAR_MODEL_SCRATCH_H
#define YINGDA_AUDIO_EAR_MODEL_SCRATCH_H

#include "base/status.h"

struct scratch {
    char path[256];
    int lock; /* held as long as the process lives */
};

/* Makes one, and removes those left behind by processes that were killed. STATUS_IO: nowhere to
 * make one. */
MUST_USE enum status scratch_open(struct scratch *scratch);

/* Removes it and what is in it. Accepts one that was never made. */
void scratch_close(struct scratch *scratch);

#endif
