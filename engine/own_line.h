/* A customer's line that a person has recorded: it goes before the pack's sound and the synthetic
 * voice. It lies beside the database, not in the pack, which may be read-only and is replaced by
 * the next version of it. */
#ifndef YINGDA_ENGINE_OWN_LINE_H
#define YINGDA_ENGINE_OWN_LINE_H

#include <stdbool.h>

#include "audio/speech/wav.h"
#include "base/path.h"
#include "scenarios/said.h"

/* Of whom, what and in which mood: a recording of other words, or for another person of the cast,
 * is never found. All is the pack's. */
struct own_line {
    const char *folder;      /* with the recordings of all packs */
    const char *pack, *play; /* ids */
    const char *text;
    struct speaking speaking; /* voice NULL: nobody of the pack's own */
};

/* Why a recording is not taken. */
enum own_line_fault {
    OWN_LINE_FINE,
    OWN_LINE_SILENT,  /* nobody speaks in it */
    OWN_LINE_QUIET,   /* below -45 LUFS: the room's noise would be raised with the voice */
    OWN_LINE_CLIPPED, /* cut off at full scale more often than a click is */
    OWN_LINE_NOISY,   /* less than 20 dB between the voice and what is heard in its pauses */
    OWN_LINE_SHORT,   /* faster than anybody reads so many characters: not to the end */
    OWN_LINE_LONG     /* so slow that something else must be in it */
};

/* Checks a recording of `text` (mono, 16 kHz, not empty), cuts the silence off both ends and sets
 * its loudness to FINISHING_LUFS, in place. Where *fault is another than OWN_LINE_FINE the sound is
 * as it was. STATUS_NO_MEMORY. */
MUST_USE enum status own_line_finish(const char *text, struct wav_sound *sound,
                                     enum own_line_fault *fault);

/* Where it lies, whether it is there or not. STATUS_LIMIT. */
MUST_USE enum status own_line_path(const struct own_line *line, char out[PATH_SIZE]);
bool own_line_is_there(const struct own_line *line);

/* Stores it in place of another; whole or not at all. STATUS_IO: it cannot be written. */
MUST_USE enum status own_line_store(const struct own_line *line, const struct wav_sound *sound);

/* To 16 kHz; the caller calls wav_finish. STATUS_NOT_FOUND: nobody has recorded it. STATUS_IO,
 * STATUS_INVALID: it cannot be read. */
MUST_USE enum status own_line_read(const struct own_line *line, struct wav_sound *out);

/* The synthetic voice says it again. STATUS_IO. */
MUST_USE enum status own_line_forget(const struct own_line *line);

#endif
