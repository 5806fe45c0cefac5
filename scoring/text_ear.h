/* An ear for written words: it finds in a text whatever an ear that misses nothing would hear in
 * its sound. */
#ifndef YINGDA_SCORING_TEXT_EAR_H
#define YINGDA_SCORING_TEXT_EAR_H

#include "audio/hearing/heard.h"
#include "base/status.h"
#include "scenarios/pack.h"

enum { TEXT_SYLLABLE_MS = 200 }; /* how long each syllable is taken to last */

/* Fills *out from the text, with evidence in judge_networks' order: of each wording the first place
 * where it is not denied (where a fact belongs in it the last one: whoever corrects himself means
 * that), surely said. What is only found denied is not said, and its denial is. There is a nucleus
 * for each syllable and one segment, none for a text without any. The caller calls heard_finish.
 * STATUS_INVALID: a word has no reading, *bad (may be NULL) is where. STATUS_NO_MEMORY. */
enum status text_ear_hear(const struct pack *pack, const struct turn *turn,
                          const struct standard *standard, const char *text, struct heard *out,
                          size_t *bad);

#endif
