/* The first sheet of an XLSX workbook as a table (libzip's and expat's owner). A file is a zip of
 * XML (ECMA-376): whatever is not asked for is not looked at. Formulas are not calculated: what the
 * program that saved the file found is taken. Any thread. */
#ifndef YINGDA_BASE_XLSX_H
#define YINGDA_BASE_XLSX_H

#include "base/table.h"

/* Reads into an empty table; a row's line is its number in the sheet, and a number is written as
 * briefly as it can be ("273", not "273.0"). STATUS_NOT_FOUND: no such file; STATUS_UNSUPPORTED: an
 * old .xls, or protected by a password; STATUS_INVALID: no workbook, or a broken one; STATUS_LIMIT:
 * too large, also of what unpacks to too much. Each with a problem. */
MUST_USE enum status xlsx_read(struct table *table, const char *path, const char *name,
                               struct problems *problems);

/* The same of bytes in memory. */
MUST_USE enum status xlsx_read_bytes(struct table *table, const char *name, const void *bytes,
                                     size_t length, struct problems *problems);

#endif
