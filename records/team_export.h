/* The team's table as files for an office: XLSX first (libxlsxwriter's owner), CSV beside it. Any
 * thread. */
#ifndef YINGDA_RECORDS_TEAM_EXPORT_H
#define YINGDA_RECORDS_TEAM_EXPORT_H

#include "records/readiness.h"
#include "scenarios/competency.h"

struct export_person {
    const struct team_row *row;
    enum readiness_word word;
};

struct team_export {
    const struct export_person *people; /* in the order of the table */
    size_t n_people;
    const struct competency *competencies;
    size_t n_competencies;
    const struct person_readiness *rows; /* as records_readiness gives them: by person's id */
    size_t n_rows;
    int64_t now_unix_ms;
};

/* More sheets make a workbook that nobody opens. */
enum { EXPORT_SHEETS_MAX = 300 };

/* A workbook: everybody against every competency, each cell the lower end of the belief in per cent
 * on the word's colour; then a sheet for each person that has practised, where there are at most
 * EXPORT_SHEETS_MAX. Numbers of people are texts, and no text is a formula. The file has its name
 * once it is whole and on the disk. STATUS_IO: it cannot be written. */
MUST_USE enum status team_export_xlsx(const struct team_export *team, const char *path);

/* CSV with a byte-order mark, as Excel and WPS want it: the words instead of numbers. A text that
 * would be a formula (it begins with = + - @, a tab or a break) gets an apostrophe before it. */
MUST_USE enum status team_export_csv(const struct team_export *team, const char *path);

#endif
