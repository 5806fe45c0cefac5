/* The trainer's list of people, taken into the records. */
#include "records/person.h"

#include <stdlib.h>
#include <string.h>

/* How many on the list have that name. */
static int listed(const struct person_row *rows, size_t n, const char *key)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += strcmp(rows[i].key, key) == 0;
    return count;
}

/* Whom the records may know already by the name alone: one who had no number before the list gave
 * one, or the one whom a list without numbers means. Where the list has the name twice, or several
 * of that name have none, nobody can tell whose the history is: it stays with whom it was. */
static int64_t known_by_name(const struct person_row *row, const struct namesakes *namesakes,
                             int times_listed)
{
    bool one_listed = times_listed == 1;
    if (*row->number)
        return one_listed && namesakes->without == 1 ? namesakes->id_without : 0;
    if (namesakes->without > 0)
        return namesakes->id_without;
    return one_listed && namesakes->with == 1 ? namesakes->id_with : 0;
}

static enum status row_find(struct records *records, const struct person_row *row, int times_listed,
                            int64_t *id)
{
    struct namesakes namesakes;
    enum status status = person_by_number(records, row->number, id);
    if (status != STATUS_NOT_FOUND)
        return status;
    status = person_namesakes(records, row->key, &namesakes);
    if (status == STATUS_OK)
        *id = known_by_name(row, &namesakes, times_listed);
    return status == STATUS_OK && !*id ? STATUS_NOT_FOUND : status;
}

static enum status row_take(struct records *records, const struct person_row *row, int times_listed)
{
    int64_t id = 0;
    enum status status = row_find(records, row, times_listed, &id);
    if (status == STATUS_OK)
        return person_change(records, id, row);
    return status == STATUS_NOT_FOUND ? person_insert(records, row, &id) : status;
}

static enum status rows_take(struct records *records, const struct person_row *rows, size_t n)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; status == STATUS_OK && i < n; i++)
        status = row_take(records, &rows[i], listed(rows, n, rows[i].key));
    return database_end(records, status);
}

enum status records_roster(struct records *records, const struct person_who *list, size_t n)
{
    struct person_row *rows = calloc(n + 1, sizeof *rows);
    enum status status = rows ? STATUS_OK : STATUS_NO_MEMORY;
    for (size_t i = 0; status == STATUS_OK && i < n; i++)
        status = person_fold(records, &list[i], &rows[i]);
    if (status == STATUS_OK)
        status = rows_take(records, rows, n);
    free(rows);
    return status;
}
