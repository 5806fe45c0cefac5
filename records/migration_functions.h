/* What migrations call from their SQL; private to records/. Nothing that stays in the database may
 * call it (no trigger, view, index or default): other programs would no longer read it. */
#ifndef YINGDA_RECORDS_MIGRATION_FUNCTIONS_H
#define YINGDA_RECORDS_MIGRATION_FUNCTIONS_H

#include <sqlite3.h>

/* Gives the connection
 *   uuid_of(UNIX_MS, ...): a UUID by that time and all that follows, always the same (base/uuid.h);
 *   name_key(NAME): what a name is compared by (language/name/fold.h).
 * SQLite's code. */
int migration_functions(sqlite3 *db);

#endif
