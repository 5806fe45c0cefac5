#include "records/kiosks.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/facts.h"

void records_kiosk(struct records *records, const struct kiosk *kiosk)
{
    records->here = kiosk->uid;
    memcpy(records->here_name, kiosk->name, sizeof records->here_name);
}

static void row_read(sqlite3_stmt *row, void *into)
{
    struct kiosk_row *out = into;
    *out = (struct kiosk_row){.kiosk.uid = fact_column(row, 0),
                              .people = sqlite3_column_int(row, 2),
                              .tally = {.met = sqlite3_column_int(row, 3),
                                        .not_met = sqlite3_column_int(row, 4),
                                        .asked = sqlite3_column_int(row, 5),
                                        .undecided = sqlite3_column_int(row, 6)}};
    column_text(row, 1, out->kiosk.name, sizeof out->kiosk.name);
}

enum status records_by_kiosk(struct records *records, const struct kiosk_query *query,
                             struct kiosk_row **out, size_t *count)
{
    bool all = query->paper == PAPERS_ALL;
    enum statement statement = all ? STATEMENT_KIOSKS : STATEMENT_PAPER_KIOSKS;
    sqlite3_stmt *list = database_statement(records, statement);
    void *rows = NULL;
    if (!all) {
        sqlite3_bind_int64(list, 1, query->paper);
        sqlite3_bind_text(list, 2, query->play, -1, SQLITE_STATIC);
        sqlite3_bind_text(list, 3, verdict_kind_text(query->kind), -1, SQLITE_STATIC);
        sqlite3_bind_text(list, 4, query->id, -1, SQLITE_STATIC);
    }
    enum status status = database_rows(records, statement, &rows, count, sizeof **out, row_read);
    *out = rows;
    return status;
}

enum tally_than kiosk_than(const struct kiosk_row *rows, size_t count, size_t one)
{
    struct item_tally others = {.met = 0};
    int people = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == one)
            continue;
        others.met += rows[i].tally.met;
        others.not_met += rows[i].tally.not_met;
        others.asked += rows[i].tally.asked;
        others.undecided += rows[i].tally.undecided;
        people += rows[i].people;
    }
    return tally_compare(&rows[one].tally, rows[one].people, &others, people);
}
