/* A training room's database: people with many attempts each, written past the module. */
#ifndef YINGDA_TESTS_RECORDS_FIXTURE_ROOM_H
#define YINGDA_TESTS_RECORDS_FIXTURE_ROOM_H

#include "records/records.h"
#include "tests/records/fixture_database.h"
#include "tests/records/run_sql.h"

struct records *open_good(const char *at);

/* `people` with `attempts` each, finished a minute apart in the order of their ids, three replies
 * in each and the row of its end. Every eighth is an exam, with something undecided in it that can
 * turn it either way; so it is with every eighth practice, which changes nothing. */
const char *room(int people, int attempts);

#endif
