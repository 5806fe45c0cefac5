#include "kiosk/trainer/standards.h"

#include <stdlib.h>

enum { COLUMNS = STANDARD_COLUMNS };

static void row_fill(struct disagreement_view *row, const struct disagreement *from,
                     const struct pack *pack)
{
    row->name = from->name;
    for (size_t i = 0; i < from->n_positions; i++) {
        ptrdiff_t column = from->positions[i].standard - pack->standards;
        if (column >= 0 && column < COLUMNS) {
            row->texts[column] = from->positions[i].text;
            row->sources[column] = from->positions[i].source;
        }
    }
}

static enum status table_fill(struct standards_table *table, const struct pack *pack)
{
    table->rows = calloc(pack->n_disagreements, sizeof *table->rows);
    if (!table->rows)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < pack->n_disagreements; i++)
        row_fill(&table->rows[i], &pack->disagreements[i], pack);
    table->view.rows = table->rows;
    table->view.n_rows = (int)pack->n_disagreements;
    for (size_t i = 0; i < pack->n_standards && i < COLUMNS; i++)
        table->view.titles[table->view.n_titles++] = pack->standards[i].title;
    return STATUS_OK;
}

enum status standards_init(struct standards_table *table, const struct library *library)
{
    standards_finish(table);
    for (size_t i = 0; i < library->n_packs; i++) {
        if (library->packs[i]->n_disagreements > 0)
            return table_fill(table, library->packs[i]);
    }
    return STATUS_OK;
}

void standards_finish(struct standards_table *table)
{
    free(table->rows);
    *table = (struct standards_table){.rows = NULL};
}
