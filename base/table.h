/* A table of texts, as a spreadsheet or a list of an office holds it: rows of cells, each row with
 * the line that it stands in. Zeroed memory is an empty table. Any thread. */
#ifndef YINGDA_BASE_TABLE_H
#define YINGDA_BASE_TABLE_H

#include "base/arena.h"
#include "base/problem.h"
#include "base/status.h"

enum {
    TABLE_ROWS_MAX = 100000, /* a province's staff; what is more is not a list of people */
    TABLE_CELLS_MAX = 256,   /* of a row */
    TABLE_CELL_BYTES_MAX = 16 * 1024,
    TABLE_FILE_BYTES_MAX = 16 * 1024 * 1024
};

struct table_row {
    const char **cells; /* never NULL each; empty ones are "" */
    size_t count;
    int line; /* from 1: of a text, or the row's number in a spreadsheet */
};

struct table {
    struct table_row *rows; /* owned; the cells live in the arena */
    size_t count, capacity;
    struct arena arena;
};

/* Begins a row; its cells follow, each copied. STATUS_LIMIT: more than the table takes. */
MUST_USE enum status table_row_begin(struct table *table, int line);
MUST_USE enum status table_cell_add(struct table *table, const char *bytes, size_t length);

/* The cell of a row, "" where the row is shorter. */
const char *table_cell(const struct table_row *row, size_t column);

/* Accepts NULL and being called twice. */
void table_finish(struct table *table);

#endif
