/* An ear and a lexicon, for tests that hear. The model lies in the repository, so that an ear which
 * does not open is a failure and no reason to skip. */
#ifndef YINGDA_TESTS_AUDIO_EAR_H
#define YINGDA_TESTS_AUDIO_EAR_H

#include <stdbool.h>

#include "audio/hearing/hearing.h"
#include "language/reading/lexicon.h"
#include "tests/check.h"

extern struct lexicon *lexicon;
extern struct hearing *hearing;

/* False, and said why: close all the same. Patient: other tests may have the processors to
 * themselves for a while. */
bool ear_open(void);
void ear_close(void);

#endif
