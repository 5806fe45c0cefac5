#include "records/calibration.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/database.h"

static int place_among(const char *text, const char *(*name)(int), int n)
{
    int at = n - 1;
    while (at > 0 && (!text || strcmp(name(at), text) != 0))
        at--;
    return at;
}

static const char *kind_name(int at)
{
    return verdict_kind_text((enum verdict_kind)at);
}

static const char *value_name(int at)
{
    return verdict_value_text((enum verdict_value)at);
}

static void row_read(sqlite3_stmt *row, void *into)
{
    struct blind_row *out = into;
    const char *kind = (const char *)sqlite3_column_text(row, 3);
    const char *machine = (const char *)sqlite3_column_text(row, 6);
    const char *person = (const char *)sqlite3_column_text(row, 7);
    *out = (struct blind_row){
        .verdict = sqlite3_column_int64(row, 0),
        .attempt = sqlite3_column_int64(row, 1),
        .kind = (enum verdict_kind)place_among(kind, kind_name, VERDICT_RULE + 1),
        .machine = (enum verdict_value)place_among(machine, value_name, VERDICT_NOT_APPLICABLE + 1),
        .person = (enum verdict_value)place_among(person, value_name, VERDICT_NOT_APPLICABLE + 1),
        .score = sqlite3_column_double(row, 9),
        .marked_unix_ms = sqlite3_column_int64(row, 10)};
    column_text(row, 2, out->play, sizeof out->play);
    column_text(row, 4, out->id, sizeof out->id);
    column_text(row, 5, out->name, sizeof out->name);
    column_text(row, 8, out->who, sizeof out->who);
}

enum status records_blind_marks(struct records *records, struct blind_row **out, size_t *count)
{
    void *rows = NULL;
    enum status status =
        database_rows(records, STATEMENT_BLIND_MARKS, &rows, count, sizeof **out, row_read);
    *out = rows;
    return status;
}

void blind_figures_add(struct blind_figures *figures, const struct blind_row *row)
{
    bool person = row->person == VERDICT_MET;
    int *cells[2][2] = {{&figures->table.not_not, &figures->table.not_met},
                        {&figures->table.met_not, &figures->table.met_met}};
    if (row->machine == VERDICT_UNDECIDED) {
        figures->undecided++;
        figures->undecided_met += person;
        return;
    }
    (*cells[row->machine == VERDICT_MET][person])++;
}
