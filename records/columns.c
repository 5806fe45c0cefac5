#include "records/columns.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

void column_text(sqlite3_stmt *row, int column, char *out, size_t out_size)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    size_t length = text ? utf8_cut(text, out_size - 1) : 0;
    memcpy(out, text ? text : "", length);
    out[length] = '\0';
}

static bool is_null(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL;
}

double column_total(sqlite3_stmt *row, int column)
{
    return is_null(row, column) ? -1 : sqlite3_column_double(row, column);
}

enum stored_state column_state(sqlite3_stmt *row, struct state_columns columns)
{
    if (is_null(row, columns.finished))
        return STORED_UNFINISHED;
    if (is_null(row, columns.pass))
        return STORED_OLD;
    return sqlite3_column_int(row, columns.whole) ? STORED_WHOLE : STORED_HOLED;
}
