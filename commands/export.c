/* `yingda export`: the team's table as a file, for an office; what attempts came to, for a learning
 * record store. */
#include <stdio.h>
#include <string.h>

#include "commands/options.h"
#include "commands/scenario.h"
#include "commands/team_source.h"
#include "engine/json.h"
#include "engine/team_files.h"
#include "engine/xapi.h"

struct export_options {
    const char *to, *db;
};

#define PLACE(member) offsetof(struct export_options, member)

static const struct option_row rows[] = {
    {"to", "FILE", "the file; without it, 应答-DATE-TIME.xlsx, .csv, .pdf or .json in this folder",
     option_text, PLACE(to), NULL},
    {"db", "FILE", "the database; the kiosk's own unless given", option_text, PLACE(db), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, "xlsx|csv|pdf|xapi", OPERAND_ONE}};

static int result_print(const struct team_source *source, const char *path)
{
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "file", path);
    cJSON_AddNumberToObject(line, "people", (double)source->team.count);
    cJSON_AddNumberToObject(line, "competencies", (double)source->n_competencies);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int export_write(struct team_source *source, enum team_file kind, const char *to)
{
    char path[PATH_SIZE];
    enum status status =
        to ? path_format(path, "%s", to)
           : team_file_path(team_file_ending(kind), ".", source->team.now_unix_ms, path);
    if (status == STATUS_OK)
        status = team_file_write(kind, &source->team, source->records, source->competencies,
                                 source->n_competencies, path);
    if (status == STATUS_OK) {
        scenario_audit(source->db, AUDIT_EXPORT, "the team's table");
        return result_print(source, path);
    }
    fprintf(stderr, "yingda: %s cannot be written: %s\n", path, status_text(status));
    return EXIT_MACHINE;
}

static int statements_write(struct team_source *source, const char *to)
{
    char path[PATH_SIZE];
    size_t count = 0;
    enum status status = to ? path_format(path, "%s", to)
                            : team_file_path("json", ".", source->team.now_unix_ms, path);
    if (status == STATUS_OK)
        status = xapi_write_file(source->records, path, &count);
    if (status != STATUS_OK) {
        fprintf(stderr, "yingda: %s cannot be written: %s\n", path, status_text(status));
        return EXIT_MACHINE;
    }
    scenario_audit(source->db, AUDIT_EXPORT, "statements of what attempts came to");
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "file", path);
    cJSON_AddNumberToObject(line, "statements", (double)count);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* TEAM_FILES: it is not a file of the team. */
static enum team_file file_of(const char *name)
{
    enum team_file kind = TEAM_FILE_XLSX;
    while (kind < TEAM_FILES && strcmp(name, team_file_ending(kind)) != 0)
        kind++;
    return kind;
}

static int export_run(const void *from, char **operands, int n_operands)
{
    const struct export_options *options = from;
    struct team_source source;
    enum team_file kind = file_of(operands[0]);
    (void)n_operands; /* one: the form says so */
    if (kind == TEAM_FILES && strcmp(operands[0], "xapi") != 0) {
        fprintf(stderr, "yingda export: none of xlsx, csv, pdf, xapi: %s\n", operands[0]);
        return EXIT_CONTENT;
    }
    int result = team_source_open(&source, options->db);
    if (result == EXIT_DONE)
        result = kind == TEAM_FILES ? statements_write(&source, options->to)
                                    : export_write(&source, kind, options->to);
    team_source_close(&source);
    return result;
}

const struct command command_export = {
    .name = "export",
    .does = "Writes who is ready for what (xlsx, csv, pdf), or what attempts came to (xapi)",
    .more =
        "In the workbook (a sheet a person) each cell is the lower end of what is believed, in\n"
        "per cent, on the colour of its word; docs/readiness.md says what that means. Numbers of\n"
        "people (工号) are texts, and no text becomes a formula. pdf is a list to print and sign.\n"
        "xapi is a JSON array of statements (1.0.3) without names: who is who only this database\n"
        "knows; sent twice they are the same, and what a mark changes is voided and said anew.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct export_options),
    .run = export_run,
};
