/* What was heard in the slots of a wording: from the syllables of a path to values. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_HEARD_SLOTS_H
#define YINGDA_AUDIO_EAR_VERIFY_HEARD_SLOTS_H

#include "audio/ear/search/path_fit.h"
#include "audio/ear/verify/verifier.h"
#include "audio/hearing/heard.h"
#include "base/status.h"

/* Fills evidence->slots from its syllables, which the caller took from `path`, found in `stretch`.
 * The verdict must be there: where the phrase was not said, values are left empty. A run of
 * syllables of one slot is one slot heard; each syllable's `slot`, an index into the network's
 * slots so far, becomes one into evidence->slots. STATUS_NO_MEMORY. */
MUST_USE enum status heard_slots_fill(const struct path *path, const struct stretch *stretch,
                                      struct evidence *evidence);

#endif
