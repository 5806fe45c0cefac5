/* The team's table on a stick, or beside the database where none is plugged in; for the desk and
 * for `yingda export`. */
#ifndef YINGDA_ENGINE_TEAM_FILES_H
#define YINGDA_ENGINE_TEAM_FILES_H

#include "base/path.h"
#include "engine/team.h"
#include "records/team_export.h"

enum team_file { TEAM_FILE_XLSX, TEAM_FILE_CSV, TEAM_FILE_PDF, TEAM_FILES };

/* "xlsx", "csv", "pdf": static. */
const char *team_file_ending(enum team_file kind);

/* Writes everybody, in the order of their names. Fails as the records, or STATUS_IO. */
MUST_USE enum status team_file_write(enum team_file kind, const struct team *team,
                                     struct records *records, const struct competency *competencies,
                                     size_t n_competencies, const char *path);

/* "应答-20261130-213000.xlsx" in a folder, for that ending. */
MUST_USE enum status team_file_path(const char *ending, const char *folder, int64_t unix_ms,
                                    char out[PATH_SIZE]);

#endif
