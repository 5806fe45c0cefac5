/* The unit network's file, as audio/training/network writes it. All numbers are little-endian.
 *   16 bytes    "YINGDA UNITS v1\n"
 *   7 uint32    bands, frames a step, frames that the stem sees, channels, wide, units, blocks
 *   uint32      of each block: taps
 *   8 bytes     of each unit: its name, filled up with NULs
 *   layers      stem, of each block along and mix, wide, units; of each output: float scale, float
 *               bias, an int8 for each input (the weight is scale * int8)
 *   32 bytes    SHA-256 of all the bytes before */
#ifndef YINGDA_AUDIO_UNIT_FILE_H
#define YINGDA_AUDIO_UNIT_FILE_H

#include <stddef.h>

#include "audio/ear/network/unit_net.h"
#include "base/status.h"

/* Reads it, every byte checked before it is believed. STATUS_NOT_FOUND: there is none; STATUS_IO,
 * INVALID, NO_MEMORY; then `reason` says what is wrong, one English sentence with the path, and
 * `net` is empty. */
MUST_USE enum status unit_file_read(struct unit_net *net, const char *path, char *reason,
                                    size_t size);

#endif
