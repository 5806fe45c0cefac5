#include "tests/scenarios/mistake.h"

#include <stdlib.h>

#include "tests/check.h"

void check_said(struct pack_fixture *fixture, const char *expected)
{
    char *said = pack_fixture_problems(fixture);
    CHECK_TEXT(said, expected);
    free(said);
    pack_fixture_finish(fixture);
}

void check_mistake(const struct mistake *mistake, void (*init)(struct pack_fixture *))
{
    struct pack_fixture fixture;
    init(&fixture);
    CHECK(pack_fixture_replace(&fixture, mistake->file, mistake->text, mistake->made));
    char *said = pack_fixture_problems(&fixture);
    if (!mistake->said || strcmp(said, mistake->said) != 0) {
        check_failures++;
        fprintf(stderr, "%s: said\n%sexpected\n%s\n", mistake->what, said,
                mistake->said ? mistake->said : "?\n");
    }
    free(said);
    pack_fixture_finish(&fixture);
}
