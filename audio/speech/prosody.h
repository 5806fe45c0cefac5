/* Prosody: what a reply's sound tells besides words: level, pitch and syllables. */
#ifndef YINGDA_AUDIO_PROSODY_H
#define YINGDA_AUDIO_PROSODY_H

#include <stddef.h>
#include <stdint.h>

#include "audio/hearing/heard.h"
#include "audio/speech/nuclei.h"
#include "audio/speech/pitch.h"
#include "base/status.h"

/* Nobody else reads its fields. */
struct prosody {
    struct pitch_tracker pitch;
    struct nuclei_counter nuclei;
    int16_t pending[PITCH_FRAME_SAMPLES]; /* the frame under way */
    size_t n_pending;
    struct heard_frame *frames; /* owned */
    size_t n_frames, capacity;
};

/* Zeroed memory may be started, again and again; finish accepts NULL and being called twice. */
void prosody_start(struct prosody *prosody);
void prosody_finish(struct prosody *prosody);

/* Takes 16 kHz mono samples, any count; the report does not depend on the counts. Any thread, one
 * at a time. STATUS_NO_MEMORY. */
MUST_USE enum status prosody_feed(struct prosody *prosody, const int16_t *samples,
                                  size_t n_samples);

/* The reply is over: fills the frames and the nuclei of `out`, whose segments are filled already.
 * Once a reply. STATUS_NO_MEMORY: they stay empty. */
MUST_USE enum status prosody_report(struct prosody *prosody, struct heard *out);

#endif
