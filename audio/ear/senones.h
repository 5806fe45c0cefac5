/* Senones: the score of every shared state of the acoustic model in every frame of sound.
 * The only file that knows PocketSphinx; it runs in the child process, because PocketSphinx ends
 * the program over what it calls fatal. */
#ifndef YINGDA_AUDIO_SENONES_H
#define YINGDA_AUDIO_SENONES_H

#include <stddef.h>
#include <stdint.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/hearing/mllr.h"
#include "base/status.h"

enum {
    SENONES_CEPSTRA = 13,  /* values in a frame of cepstra */
    SENONES_FRAME_MS = 10, /* a frame begins every 10 ms and is 25 ms long */
    SENONES_MARGIN = 3     /* frames on either side that the differences of a frame reach */
};

struct cepstrum {
    float values[SENONES_CEPSTRA];
};

struct senones; /* hides the decoder and the front end */

/* From now on PocketSphinx's first complaint is kept for senones_complaint, and when it ends the
 * program `last_words` is called with it before. One watch a process; NULL ends it. */
void senones_watch(void (*last_words)(const char *complaint));

/* "" when there was none. */
const char *senones_complaint(void);

/* Loads the model (one already checked by acoustic_model_open, which must outlive this). */
MUST_USE enum status senones_open(struct senones **out, const struct acoustic_model *model);
void senones_close(struct senones *senones);

/* From the next start on sound is taken in with its frequencies warped by this factor (inverse
 * linear: 1 changes nothing), so that a voice of another throat lands where the model expects it.
 * Only the front end is made anew, and only when the factor differs by a thousandth.
 * STATUS_INVALID: PocketSphinx refused; it is as before then. */
MUST_USE enum status senones_set_warp(struct senones *senones, float warp);

/* Moves the model's means by the transform from the next frames on; with none they are as in its
 * files. Takes some milliseconds, or no time where the transform is the same as before. STATUS_IO:
 * the scratch folder is full or gone, or PocketSphinx refused; the next call tries again. */
MUST_USE enum status senones_set_mllr(struct senones *senones, const struct mllr *mllr);

/* The front end starts afresh: nothing of what was heard before remains. */
void senones_start(struct senones *senones);

/* Takes 16 kHz samples and writes the frames they complete; returns how many. `out` has room for
 * n_samples / 160 + 32. */
size_t senones_feed(struct senones *senones, const int16_t *samples, size_t n_samples,
                    struct cepstrum *out);

/* Scores frames [margin_before, n - margin_after) of normalised cepstra to rows of n_senones
 * costs each, the best of a frame 0; a row begins every `stride` costs, what lies between them
 * stays as it was. The margins are frames that only lend their differences. STATUS_IO: the scratch
 * folder is full or gone. */
MUST_USE enum status senones_score(struct senones *senones, const struct cepstrum *cepstra,
                                   size_t n, size_t margin_before, size_t margin_after,
                                   int16_t *rows, size_t stride);

#endif
