/* Columns of a row that several reads understand alike; private to records/. */
#ifndef YINGDA_RECORDS_COLUMNS_H
#define YINGDA_RECORDS_COLUMNS_H

#include <sqlite3.h>
#include <stddef.h>

#include "records/records.h"

/* The text, cut between characters; NULL is "". */
void column_text(sqlite3_stmt *row, int column, char *out, size_t out_size);

/* Points, -1 for NULL. */
double column_total(sqlite3_stmt *row, int column);

/* How much there is of an attempt, from when it ended, its rubric's pass mark, which older programs
 * did not keep, and whether all its replies are there. */
struct state_columns {
    int finished, pass, whole;
};
enum stored_state column_state(sqlite3_stmt *row, struct state_columns columns);

#endif
