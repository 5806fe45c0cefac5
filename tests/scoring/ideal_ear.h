/* An ear that hears a text as it is written: for tests of the judge, without sound. */
#ifndef YINGDA_TESTS_SCORING_IDEAL_EAR_H
#define YINGDA_TESTS_SCORING_IDEAL_EAR_H

#include "audio/hearing/heard.h"
#include "language/wording/network.h"

enum { IDEAL_CHARACTER_MS = 200 };

/* Hears `text` (Chinese characters; punctuation is silent) with the networks: the first and longest
 * place where one is found is surely said, with what stands in its slots; nothing else is. Each
 * character takes IDEAL_CHARACTER_MS. The caller calls heard_finish. */
void ideal_ear_hear(const char *text, const struct network *const *networks, size_t n_networks,
                    struct heard *out);

#endif
