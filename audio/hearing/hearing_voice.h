/* Whose voice is heard: what a voice check found of a person, and its text. Pure. */
#ifndef YINGDA_AUDIO_HEARING_HEARING_VOICE_H
#define YINGDA_AUDIO_HEARING_HEARING_VOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "audio/hearing/mllr.h"

#define HEARING_WARP_LEAST 0.8f
#define HEARING_WARP_MOST 1.25f

/* The front end moves all frequencies by the warp (inverse linear: above 1 for a shorter throat
 * than the model's people have on average); the model's means move by the transform, which an ear
 * with another model than the one it was made for leaves alone. */
struct hearing_voice {
    float warp;       /* HEARING_WARP_LEAST .. HEARING_WARP_MOST, counts in thousandths; 0: as 1 */
    struct mllr mllr; /* .model 0: none */
};

/* Nobody's in particular; what a hearing begins with. */
static const struct hearing_voice hearing_voice_any = {.warp = 1.0f};

enum { HEARING_VOICE_TEXT_SIZE = 8192 }; /* some 6,000 are taken */

/* Writes the voice as lines of text: "warp 1.000" and, with a transform, "mllr MODEL" and a line of
 * 14 numbers for each of its 39 rows. */
void hearing_voice_text(const struct hearing_voice *voice, char out[HEARING_VOICE_TEXT_SIZE]);

/* Reads it back: the very same voice, if its transform came from hearing_voice_round or a text.
 * False: it is no such text, or the warp is out of range; *out is then nobody's. */
bool hearing_voice_parse(const char *text, struct hearing_voice *out);

/* To the digits that a text keeps. */
void hearing_voice_round(struct hearing_voice *voice);

#endif
