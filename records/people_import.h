/* A list of people from a file of an office, CSV or XLSX: looked at first, then taken. Threads and
 * failures as records.h says. */
#ifndef YINGDA_RECORDS_PEOPLE_IMPORT_H
#define YINGDA_RECORDS_PEOPLE_IMPORT_H

#include "base/table.h"
#include "records/records.h"

enum import_kind {
    IMPORT_NEW,
    IMPORT_CHANGED, /* known, with another team or post, a number at last, or back after leaving */
    IMPORT_SAME,
    IMPORT_UNCLEAR, /* nothing is done with it until a person has looked */
    IMPORT_KINDS
};

enum import_why { /* why a row is unclear, and what has changed */
                  IMPORT_FINE,
                  IMPORT_NO_NAME,
                  IMPORT_TOO_LONG, /* a cell, or not text at all */
                  IMPORT_TWICE,    /* an earlier row of the file has the number, or the name without
                                      one */
                  IMPORT_OTHER_NAME, /* the number is somebody's of another name */
                  IMPORT_NAMESAKES,  /* no number, and several people have the name */
                  IMPORT_ZERO_LOST,  /* a number that is known with zeros before it, as Excel drops
                                        them */
                  IMPORT_WHYS
};

struct import_row {
    int line; /* in the file, or the row in the sheet */
    enum import_kind kind;
    enum import_why why;
    struct person_who who;   /* as it would be stored */
    struct person_who known; /* who is meant, as the records have it; NULLs where nobody is */
};

struct people_import {
    struct import_row *rows; /* owned, as their texts are */
    size_t count;
    size_t n_kind[IMPORT_KINDS];
    struct arena arena;
};

/* "new", "changed", "same", "unclear": static. */
const char *import_kind_text(enum import_kind kind);

/* One English phrase, "" for IMPORT_FINE: static. */
const char *import_why_text(enum import_why why);

/* Reads a file and says what would become of each row; writes nothing. The columns are found by
 * their heads (工号 or number, 姓名 or name, 班组 or team, 岗位 or post, and what else offices call
 * them) in one of the first ten rows; other columns are left alone. STATUS_INVALID and others as
 * the readers say, with a problem that has the line: then nothing of the file is to be taken. */
MUST_USE enum status people_import_read(struct people_import *import, struct records *records,
                                        const char *path, struct problems *problems);

/* Stores what is new and changed, in one transaction, each looked at once more in it: what has
 * become unclear meanwhile is not touched. `import` then says what was done. */
MUST_USE enum status people_import_store(struct people_import *import, struct records *records);

/* Accepts zeroed memory and being called twice. */
void people_import_finish(struct people_import *import);

#endif
