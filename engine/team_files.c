#include "engine/team_files.h"

#include <stdlib.h>

#include "base/clock.h"
#include "engine/team_sheet.h"

const char *team_file_ending(enum team_file kind)
{
    static const char *const endings[TEAM_FILES] = {
        [TEAM_FILE_XLSX] = "xlsx", [TEAM_FILE_CSV] = "csv", [TEAM_FILE_PDF] = "pdf"};
    return endings[kind];
}

enum status team_file_write(enum team_file kind, const struct team *team, struct records *records,
                            const struct competency *competencies, size_t n_competencies,
                            const char *path)
{
    static enum status (*const writers[TEAM_FILES])(const struct team_export *, const char *) = {
        [TEAM_FILE_XLSX] = team_export_xlsx,
        [TEAM_FILE_CSV] = team_export_csv,
        [TEAM_FILE_PDF] = team_sheet_write};
    struct person_readiness *rows = NULL;
    struct export_person *people = calloc(team->count + 1, sizeof *people);
    size_t n_rows = 0;
    enum status status = people ? records_readiness(records, 0, &rows, &n_rows) : STATUS_NO_MEMORY;
    for (size_t i = 0; people && i < team->count; i++)
        people[i] = (struct export_person){&team->members[i].row, team->members[i].word};
    const struct team_export tables = {people, team->count, competencies,     n_competencies,
                                       rows,   n_rows,      team->now_unix_ms};
    if (status == STATUS_OK)
        status = writers[kind](&tables, path);
    free(people);
    free(rows);
    return status;
}

enum status team_file_path(const char *ending, const char *folder, int64_t unix_ms,
                           char out[PATH_SIZE])
{
    char when[CLOCK_STAMP_SIZE];
    clock_stamp(unix_ms, when);
    return path_format(out, "%s/应答-%s.%s", folder, when, ending);
}
