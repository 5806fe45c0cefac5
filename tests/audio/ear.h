/* An ear and a lexicon, for tests that hear. The model lies in the repository, so that an ear which
 * does not open is a failure and no reason to skip. */
#ifndef YINGDA_TESTS_AUDIO_EAR_H
#define YINGDA_TESTS_AUDIO_EAR_H

#include "audio/hearing/hearing.h"
#include "language/reading/lexicon.h"
#include "tests/check.h"

static struct lexicon *lexicon;
static struct hearing *hearing;

static inline void ear_close(void)
{
    hearing_close(hearing);
    lexicon_close(lexicon);
}

/* False, and said why: close all the same. Patient: other tests may have the processors to
 * themselves for a while. */
static inline int ear_open(void)
{
    CHECK_INT(lexicon_open(&lexicon), STATUS_OK);
    CHECK_INT(hearing_open(&hearing, &(struct hearing_config){.patience_ms = 60000}), STATUS_OK);
    if (check_failures && hearing)
        fprintf(stderr, "%s\n", hearing_problem(hearing));
    return !check_failures;
}

#endif
