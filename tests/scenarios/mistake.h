/* One mistake in the good pack, and what check says of it. */
#ifndef YINGDA_TESTS_SCENARIOS_MISTAKE_H
#define YINGDA_TESTS_SCENARIOS_MISTAKE_H

#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

struct mistake {
    const char *what;               /* the name in a failing test's output */
    const char *file, *text, *made; /* `text` in that file of the pack becomes `made` */
    const char *said;               /* all that check says, line by line */
};

#define COUNTER "plays/counter.yaml"
#define PHONE "plays/phone.yaml"
#define PACK "pack.yaml"
#define PHRASES "phrases.yaml"
#define RULES "rules.yaml"
#define RUBRIC "rubric.yaml"
#define STANDARDS "standards.yaml"
#define CLAUSES "clauses.tsv"
#define QUESTIONS "questions.yaml"
#define SITUATIONS "situations.yaml"
#define DRILL "drills/sorry.yaml"

/* Compares all that check says of the pack, and removes the pack. */
void check_said(struct pack_fixture *fixture, const char *expected);

/* One good pack, as `init` makes it, spoilt by one mistake: what is said is compared whole, so that
 * a second problem that only follows from the first fails the test too. */
void check_mistake(const struct mistake *mistake, void (*init)(struct pack_fixture *));

#define CHECK_MISTAKES(list, init)                                                                 \
    for (size_t i = 0; i < sizeof(list) / sizeof *(list); i++)                                     \
    check_mistake(&(list)[i], init)

#endif
