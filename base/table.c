#include "base/table.h"

#include <stdlib.h>

#include "base/grow.h"

enum status table_row_begin(struct table *table, int line)
{
    if (table->count == TABLE_ROWS_MAX)
        return STATUS_LIMIT;
    enum status status =
        grow(&table->rows, &table->capacity, table->count + 1, sizeof *table->rows);
    if (status == STATUS_OK)
        table->rows[table->count++] = (struct table_row){.line = line};
    return status;
}

/* Room for cells is made by doubling, in the arena: what was outgrown stays there. */
static enum status cells_grow(struct table *table, struct table_row *row)
{
    if (row->count & (row->count - 1) || row->count == 1) /* no power of two: there is room */
        return STATUS_OK;
    size_t room = row->count ? 2 * row->count : 2;
    const char **cells = arena_alloc(&table->arena, room, sizeof *cells);
    if (!cells)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < row->count; i++)
        cells[i] = row->cells[i];
    row->cells = cells;
    return STATUS_OK;
}

enum status table_cell_add(struct table *table, const char *bytes, size_t length)
{
    struct table_row *row = &table->rows[table->count - 1];
    if (row->count == TABLE_CELLS_MAX || length > TABLE_CELL_BYTES_MAX)
        return STATUS_LIMIT;
    enum status status = cells_grow(table, row);
    const char *kept = status == STATUS_OK ? arena_text(&table->arena, bytes, length) : NULL;
    if (!kept)
        return STATUS_NO_MEMORY;
    row->cells[row->count++] = kept;
    return STATUS_OK;
}

const char *table_cell(const struct table_row *row, size_t column)
{
    return column < row->count ? row->cells[column] : "";
}

void table_finish(struct table *table)
{
    if (!table)
        return;
    free(table->rows);
    arena_finish(&table->arena);
    *table = (struct table){0};
}
