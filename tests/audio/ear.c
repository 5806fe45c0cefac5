#include "tests/audio/ear.h"

#include "tests/check.h"

struct lexicon *lexicon;
struct hearing *hearing;

void ear_close(void)
{
    hearing_close(hearing);
    lexicon_close(lexicon);
}

bool ear_open(void)
{
    CHECK_INT(lexicon_open(&lexicon), STATUS_OK);
    CHECK_INT(hearing_open(&hearing, &(struct hearing_config){.patience_ms = 60000}), STATUS_OK);
    if (check_failures && hearing)
        fprintf(stderr, "%s\n", hearing_problem(hearing));
    return !check_failures;
}
