/* Packs for tests: a copy of tests/fixtures/packs/good in a folder of its own, to be spoilt. */
#ifndef YINGDA_TESTS_SCENARIOS_PACK_FIXTURE_H
#define YINGDA_TESTS_SCENARIOS_PACK_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>

struct pack_fixture {
    char parent[64]; /* made by mkdtemp, removed by pack_fixture_finish */
    char folder[80]; /* parent/good */
};

/* Copies the good pack and draws its portrait's layers and its recording. Aborts the test program
 * when the disk does not let it: nothing could be tested. */
void pack_fixture_init(struct pack_fixture *fixture);
void pack_fixture_finish(struct pack_fixture *fixture);

/* Writes a file of the pack anew. */
void pack_fixture_write(const struct pack_fixture *fixture, const char *name, const void *bytes,
                        size_t length);

/* Puts `new_text` where `old_text` stands in a file of the pack (once). False: it does not stand
 * there. */
bool pack_fixture_replace(const struct pack_fixture *fixture, const char *name,
                          const char *old_text, const char *new_text);

void pack_fixture_remove(const struct pack_fixture *fixture, const char *name);

/* What pack_check says of it: "file:line: reason\n" for each problem, files relative to the pack;
 * malloc'd. */
char *pack_fixture_problems(const struct pack_fixture *fixture);

#endif
