/* The speaker: what a voice check found of the person who is heard, and its text. Pure. */
#ifndef YINGDA_AUDIO_HEARING_SPEAKER_H
#define YINGDA_AUDIO_HEARING_SPEAKER_H

#include <stdbool.h>
#include <stddef.h>

#include "audio/hearing/mllr.h"

#define SPEAKER_WARP_LEAST 0.8f
#define SPEAKER_WARP_MOST 1.25f

/* The front end moves all frequencies by the warp (inverse linear: above 1 for a shorter throat
 * than the model's people have on average); the model's means move by the transform, which an ear
 * with another model than the one it was made for leaves alone. */
struct speaker {
    float warp;       /* SPEAKER_WARP_LEAST .. SPEAKER_WARP_MOST, counts in thousandths; 0: as 1 */
    struct mllr mllr; /* .model 0: none */
};

/* Nobody's in particular; what a hearing begins with. */
static const struct speaker speaker_any = {.warp = 1.0f};

enum { SPEAKER_TEXT_SIZE = 8192 }; /* some 6,000 are taken */

/* Writes the speaker as lines of text: "warp 1.000" and, with a transform, "mllr MODEL" and a line
 * of 14 numbers for each of its 39 rows. */
void speaker_text(const struct speaker *speaker, char out[SPEAKER_TEXT_SIZE]);

/* Reads it back: the very same speaker, if the transform came from speaker_round or a text.
 * False: it is no such text, or the warp is out of range; *out is then nobody's. */
bool speaker_parse(const char *text, struct speaker *out);

/* To the digits that a text keeps. */
void speaker_round(struct speaker *speaker);

#endif
