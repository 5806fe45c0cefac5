/* The recording sheet: everything the customers of a pack say, as a page to print, for whoever reads it
 * into a microphone. */
#ifndef YINGDA_COMMANDS_RECORDING_SHEET_H
#define YINGDA_COMMANDS_RECORDING_SHEET_H

#include "scenarios/pack.h"

/* Writes an HTML page: a table a play, a row a line, with the mood in which it is said and the name
 * that the file is to have below the pack's sound/ (docs/pack-format.md, `sound`). STATUS_IO. */
MUST_USE enum status recording_sheet_write(const struct pack *pack, const char *path);

#endif
