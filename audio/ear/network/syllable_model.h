/* Which syllable follows which where people serve the public, three at a time and without tones
 * (audio/training/syllables): a model's folder may have one, SYLLABLE_MODEL_FILE. A sound in which
 * the unit network is in doubt is read as what people say rather than as what nobody does. */
#ifndef YINGDA_AUDIO_EAR_NETWORK_SYLLABLE_MODEL_H
#define YINGDA_AUDIO_EAR_NETWORK_SYLLABLE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/ear/network/unit_names.h"
#include "base/status.h"
#include "language/reading/syllable.h"

#define SYLLABLE_MODEL_FILE "syllables.lm"

struct syllable_model; /* hides its n-grams */

/* Mandarin's syllables as a network's units tell them apart are numbered from 1. 0 is none, and in
 * a sentence what lies before its first and behind its last. */
enum { SYLLABLE_NUMBERS_MAX = 512, SYLLABLE_EDGE = 0 };

/* Reads DIR/syllables.lm, in ARPA's form. Where there is none, each syllable is as likely as any
 * other. STATUS_INVALID: sphinxbase does not read it, or it knows no sentence's edges; `reason`
 * says so in English, and *out is NULL. STATUS_NO_MEMORY. */
MUST_USE enum status syllable_model_open(struct syllable_model **out, const char *dir,
                                         const struct unit_names *names, char *reason, size_t size);

/* Accepts NULL. */
void syllable_model_close(struct syllable_model *model);

/* Whether there is a file. */
bool syllable_model_knows(const struct syllable_model *model);

/* Whether a unit is an initial. */
bool syllable_model_is_initial(const struct syllable_model *model, uint8_t unit);

/* The number of the syllable that an initial's unit (0: it has none) and a final's unit are; 0:
 * none in Mandarin. Of those that sound alike the one that is said more often. */
uint16_t syllable_model_number(const struct syllable_model *model, uint8_t initial, uint8_t final);

/* The syllable of a number. */
struct syllable syllable_model_syllable(const struct syllable_model *model, uint16_t number);

/* The log-probability (natural) of a syllable, or SYLLABLE_EDGE for the sentence's end, after two
 * others, of which `before` is the nearer; SYLLABLE_EDGE: the sentence's start. 0 without a file.
 */
float syllable_model_log(const struct syllable_model *model, uint16_t far, uint16_t before,
                         uint16_t number);

#endif
