/* The unit network of a model's folder, ready to hear beside PocketSphinx. */
#ifndef YINGDA_AUDIO_UNIT_EAR_H
#define YINGDA_AUDIO_UNIT_EAR_H

#include "audio/ear/network/unit_accents.h"
#include "audio/ear/network/unit_names.h"
#include "audio/ear/network/unit_net.h"
#include "base/status.h"

struct unit_ear {
    struct unit_net net;
    struct unit_names names;
    struct unit_accents accents;
};

/* Reads DIR/network.bin. STATUS_NOT_FOUND: there is none; STATUS_IO, INVALID, UNSUPPORTED,
 * NO_MEMORY. In all these `reason` is one English sentence, and `ear` is empty. */
MUST_USE enum status unit_ear_open(struct unit_ear *ear, const char *dir, char *reason,
                                   size_t size);

void unit_ear_close(struct unit_ear *ear);

#endif
