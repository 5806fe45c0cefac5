#include "records/observations.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/facts.h"

/* As the tables have them. */
static const char *const places[] = {
    [PLACE_COUNTER] = "counter", [PLACE_PHONE] = "phone", [PLACE_ON_SITE] = "on_site"};

static const int64_t day_ms = 24LL * 60 * 60 * 1000;

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

enum slip_step slip_step(int nth)
{
    return nth <= 0 ? SLIP_NONE : nth >= SLIP_LIST ? SLIP_LIST : (enum slip_step)nth;
}

static enum status items_add(struct records *records, int64_t number,
                             const struct observation *observation)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < observation->n_items && status == STATUS_OK; i++) {
        const struct observed_item *item = &observation->items[i];
        sqlite3_stmt *add = database_statement(records, STATEMENT_OBSERVATION_ITEM_ADD);
        sqlite3_bind_int64(add, 1, number);
        bind_text(add, 2, item->rule);
        bind_text(add, 3, item->name);
        bind_text(add, 4, item->clause);
        sqlite3_bind_int(add, 5, item->good);
        status = database_run(records, STATEMENT_OBSERVATION_ITEM_ADD);
    }
    return status;
}

static enum status observe(struct records *records, const struct observation *observation,
                           int64_t *number)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_OBSERVATION_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, observation->person);
    bind_text(add, 3, places[observation->place]);
    bind_text(add, 4, observation->notes);
    bind_text(add, 5, observation->who);
    sqlite3_bind_int64(add, 6, observation->seen_unix_ms);
    status = database_run(records, STATEMENT_OBSERVATION_ADD);
    if (status != STATUS_OK)
        return status;
    *number = sqlite3_last_insert_rowid(records->db);
    status = items_add(records, *number, observation);
    return status == STATUS_OK ? fact_add(records, FACT_OBSERVATION, &uid) : status;
}

enum status records_observe(struct records *records, const struct observation *observation,
                            int64_t *number)
{
    if (!observation->person || !*observation->who ||
        (observation->n_items == 0 && !*observation->notes))
        return database_fail(records, STATUS_INVALID,
                             "An observation is of somebody, by somebody, and of something.");
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, observe(records, observation, number))
                               : status;
}

static enum play_place place_of(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    int place = PLACE_ON_SITE;
    while (place > PLACE_COUNTER && (!text || strcmp(places[place], text) != 0))
        place--;
    return (enum play_place)place;
}

static void row_read(sqlite3_stmt *row, void *into)
{
    struct observation_row *out = into;
    *out = (struct observation_row){.number = sqlite3_column_int64(row, 0),
                                    .person = sqlite3_column_int64(row, 1),
                                    .place = place_of(row, 4),
                                    .seen_unix_ms = sqlite3_column_int64(row, 7),
                                    .good = sqlite3_column_int(row, 8),
                                    .slips = sqlite3_column_int(row, 9),
                                    .worst = slip_step(sqlite3_column_int(row, 10))};
    column_text(row, 2, out->name, sizeof out->name);
    column_text(row, 3, out->team, sizeof out->team);
    column_text(row, 5, out->who, sizeof out->who);
    column_text(row, 6, out->notes, sizeof out->notes);
}

enum status records_observations(struct records *records, int64_t person, int slip_days, size_t max,
                                 struct observation_row **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_OBSERVATIONS);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, person);
    sqlite3_bind_int64(list, 2, slip_days * day_ms);
    sqlite3_bind_int64(list, 3, (int64_t)max);
    enum status status =
        database_rows(records, STATEMENT_OBSERVATIONS, &rows, count, sizeof **out, row_read);
    *out = rows;
    return status;
}

static void item_read(sqlite3_stmt *row, void *into)
{
    struct observed_row *out = into;
    *out = (struct observed_row){.item.good = sqlite3_column_int(row, 3),
                                 .nth = sqlite3_column_int(row, 4)};
    column_text(row, 0, out->item.rule, sizeof out->item.rule);
    column_text(row, 1, out->item.name, sizeof out->item.name);
    column_text(row, 2, out->item.clause, sizeof out->item.clause);
}

enum status records_observed(struct records *records, int64_t number, int slip_days,
                             struct observed_row **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_OBSERVED);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, number);
    sqlite3_bind_int64(list, 2, slip_days * day_ms);
    enum status status =
        database_rows(records, STATEMENT_OBSERVED, &rows, count, sizeof **out, item_read);
    *out = rows;
    return status;
}

enum status records_observed_count(struct records *records, int64_t person,
                                   struct observed_count *out)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_OBSERVED_COUNT);
    int row = 0;
    *out = (struct observed_count){0};
    sqlite3_bind_int64(ask, 1, person);
    enum status status = database_row(records, STATEMENT_OBSERVED_COUNT, &row);
    if (status == STATUS_OK && row)
        *out = (struct observed_count){sqlite3_column_int(ask, 0), sqlite3_column_int(ask, 1),
                                       sqlite3_column_int(ask, 2), sqlite3_column_int64(ask, 3)};
    sqlite3_reset(ask);
    return status;
}
