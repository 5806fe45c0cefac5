/* Choices: what somebody has set for oneself, in the person's own row. Threads and errors as in
 * records.h; STATUS_NOT_FOUND: there is no such person. */
#ifndef YINGDA_RECORDS_CHOICES_H
#define YINGDA_RECORDS_CHOICES_H

#include "records/records.h"

enum { MODEL_VOICE_SIZE = 64, PIN_HASH_SIZE = 128 };

/* Which voice says model words: "woman" or "man"; "": nothing was chosen. */
MUST_USE enum status records_model_voice(struct records *records, int64_t person,
                                         char out[MODEL_VOICE_SIZE]);
/* "" or NULL: nothing. */
MUST_USE enum status records_model_voice_set(struct records *records, int64_t person,
                                             const char *voice);

/* The hash of the PIN of one's own; "": there is none. */
MUST_USE enum status records_pin(struct records *records, int64_t person, char out[PIN_HASH_SIZE]);
/* A hash, never a PIN; "" or NULL takes it away. */
MUST_USE enum status records_pin_set(struct records *records, int64_t person, const char *hash);

#endif
