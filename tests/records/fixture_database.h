/* Databases in a folder of the test's own, and a look into them past the module. */
#ifndef YINGDA_TESTS_RECORDS_FIXTURE_DATABASE_H
#define YINGDA_TESTS_RECORDS_FIXTURE_DATABASE_H

#include <sqlite3.h>
#include <stdio.h>

#include "tests/check.h"

extern char folder[]; /* a template: main makes it (mkdtemp) and removes it */

/* Makes it where nothing waits for a disk, for tests of hundreds of transactions; NULL: it cannot
 * be made anywhere. */
const char *folder_in_memory(void);

/* A path that no test used before; until the next one is asked for. */
const char *fresh_path(void);

/* One value by plain SQL, past the module: what any other program would read. */
double query(const char *at, const char *sql);

#endif
