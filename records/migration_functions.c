#include "records/migration_functions.h"

#include <string.h>

#include "base/uuid.h"
#include "language/name/fold.h"

/* Each value with its NUL, so that 1, 23 is not 12, 3. */
static void values_write(sqlite3_str *text, sqlite3_value **values, int n)
{
    for (int i = 0; i < n; i++) {
        const char *value = (const char *)sqlite3_value_text(values[i]);
        sqlite3_str_appendall(text, value ? value : "");
        sqlite3_str_appendchar(text, 1, '\0');
    }
}

static void call_uuid_of(sqlite3_context *context, int n, sqlite3_value **values)
{
    sqlite3_str *text = sqlite3_str_new(sqlite3_context_db_handle(context));
    if (n > 0)
        values_write(text, values + 1, n - 1);
    if (n < 1 || sqlite3_str_errcode(text) != SQLITE_OK) {
        sqlite3_result_error_nomem(context);
    } else {
        struct uuid uuid = uuid_of(sqlite3_value_int64(values[0]), sqlite3_str_value(text),
                                   (size_t)sqlite3_str_length(text));
        sqlite3_result_blob(context, uuid.bytes, UUID_SIZE, SQLITE_TRANSIENT);
    }
    sqlite3_free(sqlite3_str_finish(text));
}

static void call_name_key(sqlite3_context *context, int n, sqlite3_value **values)
{
    const char *name = n == 1 ? (const char *)sqlite3_value_text(values[0]) : NULL;
    char key[NAME_SIZE];
    fold_key(name ? name : "", key);
    sqlite3_result_text(context, key, -1, SQLITE_TRANSIENT);
}

int migration_functions(sqlite3 *db)
{
    enum { FLAGS = SQLITE_UTF8 | SQLITE_DETERMINISTIC };
    int code = sqlite3_create_function(db, "uuid_of", -1, FLAGS, NULL, call_uuid_of, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(db, "name_key", 1, FLAGS, NULL, call_name_key, NULL, NULL);
    return code;
}
