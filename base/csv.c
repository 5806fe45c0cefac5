#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    struct table *table;
    struct problems *problems;
    const char *name, *at, *end;
    char parts; /* what stands between cells */
    int line;
    char *cell; /* room for the one being read: TABLE_CELL_BYTES_MAX + 1 */
    size_t used;
};

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* Steps over one byte or one end of a line. */
static void step(struct reader *reader)
{
    bool two = *reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n';
    reader->line += is_break(*reader->at);
    reader->at += two ? 2 : 1;
}

/* How often each of the three stands in the first line outside quotes. */
static char parts_guess(const char *at, const char *end)
{
    static const char candidates[] = {',', '\t', ';'};
    size_t counts[3] = {0}, best = 0;
    bool quoted = false;
    for (; at < end && (quoted || !is_break(*at)); at++) {
        quoted ^= *at == '"';
        for (int i = 0; i < 3 && !quoted; i++)
            counts[i] += *at == candidates[i];
    }
    for (size_t i = 1; i < 3; i++)
        best = counts[i] > counts[best] ? i : best;
    return candidates[best];
}

/* Excel's own line, `sep=;`, which is no row. */
static bool parts_said(struct reader *reader)
{
    if (reader->end - reader->at < 5 || strncasecmp(reader->at, "sep=", 4) != 0 ||
        is_break(reader->at[4]))
        return false;
    if (reader->end - reader->at > 5 && !is_break(reader->at[5]))
        return false;
    reader->parts = reader->at[4];
    reader->at += 5;
    if (reader->at < reader->end)
        step(reader);
    return true;
}

static enum status fail(struct reader *reader, enum status status, int line, const char *reason)
{
    problems_add(reader->problems, reader->name, line, "%s", reason);
    return status;
}

static enum status cell_put(struct reader *reader, char c)
{
    if (reader->used == TABLE_CELL_BYTES_MAX)
        return fail(reader, STATUS_LIMIT, reader->line, "a cell holds more than 16 KiB");
    reader->cell[reader->used++] = c;
    return STATUS_OK;
}

/* From the opening quote to behind the closing one; a break inside is a plain \n. */
static enum status quoted_read(struct reader *reader)
{
    int opened = reader->line;
    enum status status = STATUS_OK;
    step(reader);
    while (status == STATUS_OK && reader->at < reader->end) {
        bool quote = *reader->at == '"';
        bool doubled = quote && reader->at + 1 < reader->end && reader->at[1] == '"';
        if (quote && !doubled) {
            step(reader);
            return STATUS_OK;
        }
        status = cell_put(reader, is_break(*reader->at) ? '\n' : *reader->at);
        if (doubled)
            reader->at++;
        step(reader);
    }
    return status == STATUS_OK
               ? fail(reader, STATUS_INVALID, opened, "the quote is opened and never closed")
               : status;
}

static bool ends_cell(const struct reader *reader)
{
    return reader->at >= reader->end || *reader->at == reader->parts || is_break(*reader->at);
}

static enum status cell_read(struct reader *reader)
{
    enum status status = STATUS_OK;
    reader->used = 0;
    if (reader->at < reader->end && *reader->at == '"') {
        status = quoted_read(reader);
        if (status == STATUS_OK && !ends_cell(reader))
            return fail(reader, STATUS_INVALID, reader->line,
                        "something stands behind a closing quote");
    }
    while (status == STATUS_OK && !ends_cell(reader)) {
        status = cell_put(reader, *reader->at);
        step(reader);
    }
    return status;
}

static enum status cell_keep(struct reader *reader)
{
    enum status status = table_cell_add(reader->table, reader->cell, reader->used);
    return status == STATUS_LIMIT
               ? fail(reader, status, reader->line, "the row has more than 256 cells")
               : status;
}

static enum status row_begin(struct reader *reader)
{
    enum status status = table_row_begin(reader->table, reader->line);
    return status == STATUS_LIMIT
               ? fail(reader, status, reader->line, "the table has more than 100000 rows")
               : status;
}

/* Stands at the next row, or at the end. */
static enum status row_read(struct reader *reader)
{
    enum status status = row_begin(reader);
    for (bool more = true; status == STATUS_OK && more;) {
        status = cell_read(reader);
        if (status == STATUS_OK)
            status = cell_keep(reader);
        more = reader->at < reader->end && *reader->at == reader->parts;
        if (reader->at < reader->end && status == STATUS_OK)
            step(reader);
    }
    return status;
}

static void breaks_skip(struct reader *reader)
{
    while (reader->at < reader->end && is_break(*reader->at))
        step(reader);
}

static enum status rows_read(struct reader *reader)
{
    enum status status = STATUS_OK;
    breaks_skip(reader);
    if (!parts_said(reader))
        reader->parts = parts_guess(reader->at, reader->end);
    breaks_skip(reader);
    while (status == STATUS_OK && reader->at < reader->end) {
        status = row_read(reader);
        breaks_skip(reader);
    }
    return status;
}

enum status csv_read(struct table *table, const char *name, const char *text, size_t length,
                     struct problems *problems)
{
    struct reader reader = {table, problems, name, text, text + length, ',', 1, NULL, 0};
    if (length > TABLE_FILE_BYTES_MAX)
        return fail(&reader, STATUS_LIMIT, 0, "the file is larger than 16 MiB");
    reader.cell = malloc(TABLE_CELL_BYTES_MAX);
    if (!reader.cell)
        return STATUS_NO_MEMORY;
    enum status status = rows_read(&reader);
    free(reader.cell);
    return status;
}

static bool is_formula(const char *text)
{
    return *text && strchr("=+-@\t\r\n", *text);
}

void csv_cell(FILE *file, const char *text, bool last)
{
    bool quotes = strpbrk(text, ",\"\r\n;\t") || is_formula(text);
    if (quotes)
        fputc('"', file);
    if (is_formula(text))
        fputc('\'', file);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', file);
        fputc(*text, file);
    }
    if (quotes)
        fputc('"', file);
    fputs(last ? "\r\n" : ",", file);
}
