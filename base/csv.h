/* CSV (RFC 4180), as offices write it: commas, semicolons or tabs, quoted cells with line breaks
 * and doubled quotes in them. Any thread. */
#ifndef YINGDA_BASE_CSV_H
#define YINGDA_BASE_CSV_H

#include <stdbool.h>
#include <stdio.h>

#include "base/table.h"

/* Reads UTF-8 text without a byte-order mark into an empty table. What parts the cells is what
 * there is most of, outside quotes, in the first line that has any (a line `sep=;` of Excel's says
 * it). Lines without anything in them are left out. STATUS_INVALID: a quote that is never closed,
 * or something behind a closing one; STATUS_LIMIT: too many rows, cells or bytes; each with a
 * problem that has the line. The table is then to be finished all the same. */
MUST_USE enum status csv_read(struct table *table, const char *name, const char *text,
                              size_t length, struct problems *problems);

/* Writes a cell, and what parts it from the next or ends the line. A text that an office would take
 * for a formula (it begins with = + - @, a tab or a break) gets an apostrophe before it, which
 * csv_read leaves there. Whether it was written the file knows (ferror). */
void csv_cell(FILE *file, const char *text, bool last);

#endif
