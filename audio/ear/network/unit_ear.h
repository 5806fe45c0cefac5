/* The unit networks of a model's folder, ready to hear beside PocketSphinx: one, or two whose word
 * counts the same. Two that were taught apart err in different places: before five voices at 10 dB
 * the mean of their fits has a tenth less errors than the better one (docs/hearing.md). */
#ifndef YINGDA_AUDIO_UNIT_EAR_H
#define YINGDA_AUDIO_UNIT_EAR_H

#include "audio/ear/network/unit_accents.h"
#include "audio/ear/network/unit_names.h"
#include "audio/ear/network/unit_net.h"
#include "base/status.h"

enum { UNIT_EARS_MAX = 2 };

struct unit_ear {
    struct unit_net net;
    struct unit_names names;
    struct unit_accents accents;
};

/* Reads `count` of them: DIR/network.bin and DIR/network-2.bin. STATUS_NOT_FOUND: there is none;
 * STATUS_IO, INVALID, UNSUPPORTED, NO_MEMORY. In all these `reason` is one English sentence, and
 * `ears` are empty. */
MUST_USE enum status unit_ears_open(struct unit_ear ears[UNIT_EARS_MAX], size_t count,
                                    const char *dir, char *reason, size_t size);

/* From now on the `count` of them hear a voice of that throat (log_mel_set_warp). */
void unit_ears_set_warp(struct unit_ear ears[UNIT_EARS_MAX], size_t count, float warp);

/* Accepts zeroed memory and NULL. */
void unit_ears_close(struct unit_ear ears[UNIT_EARS_MAX]);

#endif
