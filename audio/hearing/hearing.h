/* Hearing: sound in, evidence for each network out; PocketSphinx runs in a child process. */
#ifndef YINGDA_AUDIO_HEARING_HEARING_H
#define YINGDA_AUDIO_HEARING_HEARING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/hearing/heard.h"
#include "audio/hearing/speaker.h"
#include "audio/hearing/speaker_fit.h"
#include "base/status.h"
#include "language/wording/network.h"

enum { HEARING_RATE_HZ = 16000, HEARING_FRAME_SAMPLES = 320 }; /* 20 ms */

struct hearing; /* hides the child process */

struct hearing_config {
    const char *model_dir; /* NULL: the built-in choice */
    const char *ear_path;  /* NULL: `yingda-ear` beside this program, else in its libexec folder */
    int patience_ms;       /* an ear that gives no sign for so long hangs; 0: 2 s, and 15 s while
                              it loads its model */
};

/* Starts the child and loads the model. STATUS_NOT_FOUND: no model or no child program there,
 * STATUS_INVALID/UNSUPPORTED: the model is not one for this program, STATUS_CLOSED: the child died.
 * *out is set even then (NULL only for STATUS_NO_MEMORY), so that hearing_problem can say what is
 * wrong: close it all the same. One thread at a time per hearing. */
MUST_USE enum status hearing_open(struct hearing **out, const struct hearing_config *config);
void hearing_close(struct hearing *hearing);

/* One English sentence on the last failure; "" when there was none. Owned by `hearing`. */
const char *hearing_problem(const struct hearing *hearing);

/* One English sentence on what the ear lacks and goes on without, such as a network that is
 * damaged;
 * "" when it has everything. Known after hearing_open. Owned by `hearing`. */
const char *hearing_notice(const struct hearing *hearing);

/* The voice of the replies that start from now on. The same sound, networks and voice give the same
 * evidence, whatever was heard before. STATUS_INVALID: out of range, nothing is changed. */
MUST_USE enum status hearing_set_speaker(struct hearing *hearing, const struct speaker *voice);

/* Begins a reply; whatever was under way is dropped. The networks are copied. A child that died
 * is started again, here and in the two below: once a reply, and told all of it again. */
MUST_USE enum status hearing_start(struct hearing *hearing, const struct network *const *networks,
                                   size_t n_networks);

/* Takes the next 16 kHz mono samples of the reply (any count) and decodes while they come.
 * Never waits for the child longer than its pipe takes to drain. */
MUST_USE enum status hearing_feed(struct hearing *hearing, const int16_t *samples,
                                  size_t n_samples);

struct hearing_progress {
    int32_t fed_ms;
    bool speaking;           /* the endpointer is inside speech */
    int32_t speech_start_ms; /* first speech of the reply, -1: none yet */
    int32_t speech_end_ms;   /* end of the last finished stretch, -1: none yet */
    int32_t spoken_ms;       /* all finished stretches together */
    float level_dbfs;        /* of the last 20 ms, for a meter */
};

/* Where the reply stands; no work, never fails. */
void hearing_progress(const struct hearing *hearing, struct hearing_progress *out);

/* Ends the reply: the last passes, then fills *out (the caller calls heard_finish). The result
 * depends on the samples, networks and voice alone. STATUS_CLOSED/TIMEOUT: the child died or hung
 * twice on the same sound; *out is then empty and the reply counts as not heard (undecided). */
MUST_USE enum status hearing_finish(struct hearing *hearing, struct heard *out);

/* For a voice check, after hearing_finish and before the next reply: how well the reply's first
 * network fits at each warp, where it was found. Takes a third of the sentence's own time.
 * STATUS_CLOSED/TIMEOUT as above; *out then holds no frames. */
MUST_USE enum status hearing_fit(struct hearing *hearing, struct speaker_fit *out);

#endif
