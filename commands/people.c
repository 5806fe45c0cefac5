/* `yingda people`: who is on the lists, a list of an office taken in, and people put in order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "records/people_change.h"
#include "records/people_import.h"
#include "records/readiness.h"

struct people_options {
    bool preview, skip_unclear;
    const char *team, *who, *db;
};

#define PLACE(member) offsetof(struct people_options, member)

static const struct option_row rows[] = {
    {"preview", NULL, "import: says what would become of each row, and writes nothing",
     option_switch, PLACE(preview), NULL},
    {"skip-unclear", NULL,
     "import: takes the others although some rows are unclear; without it nothing is taken then",
     option_switch, PLACE(skip_unclear), NULL},
    {"team", "TEAM", "due: of this 班组 alone", option_text, PLACE(team), NULL},
    {"who", "WHO", "due: of this person alone", option_text, PLACE(who), NULL},
    {"db", "FILE", "the database; the kiosk's own unless given", option_text, PLACE(db), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, "VERB...", OPERAND_SOME}};

static void who_add(cJSON *object, const struct person_who *who)
{
    cJSON_AddStringToObject(object, "number", who->number);
    cJSON_AddStringToObject(object, "name", who->name);
    cJSON_AddStringToObject(object, "team", who->team);
    cJSON_AddStringToObject(object, "post", who->post);
}

static int problem_said(const struct records *records, enum status status)
{
    scenario_records_fail(records, status);
    bool content = status == STATUS_NOT_FOUND || status == STATUS_INVALID || status == STATUS_LIMIT;
    return content ? EXIT_CONTENT : EXIT_MACHINE;
}

static int people_list(struct records *records)
{
    struct person *people = NULL;
    size_t count = 0;
    enum status status = records_people(records, &people, &count);
    int failed = 0;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        struct person *person = &people[i];
        status = records_standing(records, person);
        cJSON *object = cJSON_CreateObject();
        who_add(object,
                &(struct person_who){person->number, person->name, person->team, person->post});
        cJSON_AddNumberToObject(object, "attempts", person->attempts);
        failed |= json_print_line(object);
    }
    free(people);
    if (status != STATUS_OK)
        return problem_said(records, status);
    return failed ? EXIT_MACHINE : EXIT_DONE;
}

static int row_print(const struct import_row *row)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "line", row->line);
    cJSON_AddStringToObject(object, "kind", import_kind_text(row->kind));
    who_add(object, &row->who);
    if (row->kind == IMPORT_UNCLEAR)
        cJSON_AddStringToObject(object, "why", import_why_text(row->why));
    if (row->known.name && row->kind != IMPORT_SAME) {
        cJSON *known = cJSON_CreateObject();
        who_add(known, &row->known);
        cJSON_AddItemToObject(object, "known", known);
    }
    return json_print_line(object);
}

static int sums_print(const struct people_import *import, bool stored)
{
    cJSON *object = cJSON_CreateObject();
    for (int i = 0; i < IMPORT_KINDS; i++)
        cJSON_AddNumberToObject(object, import_kind_text((enum import_kind)i),
                                (double)import->n_kind[i]);
    cJSON_AddBoolToObject(object, "stored", stored);
    return json_print_line(object);
}

static int unclear_said(const struct people_import *import, const char *path)
{
    for (size_t i = 0; i < import->count; i++) {
        if (import->rows[i].kind == IMPORT_UNCLEAR)
            fprintf(stderr, "%s:%d: %s\n", path, import->rows[i].line,
                    import_why_text(import->rows[i].why));
    }
    fprintf(stderr, "yingda: nothing was taken: mend the list, or take the other rows with "
                    "--skip-unclear\n");
    return EXIT_CONTENT;
}

/* The preview comes first, whatever is done then. */
static int import_done(struct people_import *import, struct records *records, const char *path,
                       const struct people_options *options)
{
    bool unclear = import->n_kind[IMPORT_UNCLEAR] > 0 && !options->skip_unclear;
    bool stores = !options->preview && !unclear;
    for (size_t i = 0; i < import->count; i++) {
        if (row_print(&import->rows[i]) != 0)
            return EXIT_MACHINE;
    }
    enum status status = stores ? people_import_store(import, records) : STATUS_OK;
    if (status != STATUS_OK)
        return problem_said(records, status);
    if (sums_print(import, stores) != 0)
        return EXIT_MACHINE;
    return unclear && !options->preview ? unclear_said(import, path) : EXIT_DONE;
}

static int people_import(struct records *records, char **operands,
                         const struct people_options *options)
{
    struct people_import import;
    struct problems problems = {0};
    enum status status = people_import_read(&import, records, operands[0], &problems);
    int result;
    problems_print(&problems, stderr);
    if (status == STATUS_OK)
        result = import_done(&import, records, operands[0], options);
    else
        result = problems.count ? EXIT_CONTENT : problem_said(records, status);
    problems_finish(&problems);
    people_import_finish(&import);
    return result;
}

static int people_change(struct records *records, const char *verb, char **operands)
{
    int64_t id = 0, into = 0;
    enum status status = records_person_find(records, operands[0], &id);
    if (status == STATUS_OK && strcmp(verb, "merge") == 0)
        status = records_person_find(records, operands[1], &into);
    if (status == STATUS_OK)
        status = strcmp(verb, "rename") == 0  ? records_person_rename(records, id, operands[1])
                 : strcmp(verb, "merge") == 0 ? records_person_merge(records, id, into)
                                              : records_person_retire(records, id);
    if (status != STATUS_OK)
        return problem_said(records, status);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "done", verb);
    cJSON_AddStringToObject(object, "person", operands[0]);
    return json_print_line(object) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* The end of that day here; 0: "none". False: it is no day. */
static bool day_read(const char *text, int64_t *unix_ms)
{
    struct tm day = {.tm_hour = 23, .tm_min = 59, .tm_sec = 59, .tm_isdst = -1};
    int read = 0;
    *unix_ms = 0;
    if (strcmp(text, "none") == 0)
        return true;
    if (sscanf(text, "%4d-%2d-%2d%n", &day.tm_year, &day.tm_mon, &day.tm_mday, &read) != 3 ||
        text[read] || day.tm_mon < 1 || day.tm_mon > 12 || day.tm_mday < 1 || day.tm_mday > 31)
        return false;
    day.tm_year -= 1900;
    day.tm_mon -= 1;
    *unix_ms = (int64_t)mktime(&day) * 1000;
    return *unix_ms > 0;
}

static int people_due(struct records *records, const char *text,
                      const struct people_options *options)
{
    int64_t due = 0, id = 0;
    size_t changed = 1;
    day_read(text, &due); /* it is one: looked at before */
    enum status status = STATUS_OK;
    if (options->who) {
        status = records_person_find(records, options->who, &id);
        status = status == STATUS_OK ? records_due_person(records, id, due) : status;
    } else {
        char team[NAME_SIZE] = "";
        status = fold_name(options->team ? options->team : "", team, sizeof team);
        if (status == STATUS_OK)
            status = records_due_team(records, team, due, &changed);
    }
    if (status != STATUS_OK)
        return problem_said(records, status);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "due", text);
    cJSON_AddNumberToObject(object, "people", (double)changed);
    return json_print_line(object) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static const struct {
    const char *verb;
    int n_operands; /* behind it */
} verbs[] = {{"list", 0}, {"import", 1}, {"rename", 2}, {"merge", 2}, {"retire", 1}, {"due", 1}};

static bool verb_is_fine(char **operands, int n_operands)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(verbs[i].verb, operands[0]) != 0)
            continue;
        int64_t due;
        if (n_operands - 1 == verbs[i].n_operands) {
            bool fine = strcmp(operands[0], "due") != 0 || day_read(operands[1], &due);
            if (!fine)
                fprintf(stderr, "yingda people: not a day, as in 2026-12-31, nor none: %s\n",
                        operands[1]);
            return fine;
        }
        fprintf(stderr, "yingda people: %s wants %d more, and has %d\n", operands[0],
                verbs[i].n_operands, n_operands - 1);
        return false;
    }
    fprintf(stderr, "yingda people: neither list, import, rename, merge, retire nor due: %s\n",
            operands[0]);
    return false;
}

static int people_run(const void *from, char **operands, int n_operands)
{
    const struct people_options *options = from;
    struct records *records = NULL;
    char path[PATH_SIZE];
    if (!verb_is_fine(operands, n_operands))
        return EXIT_CONTENT;
    enum status status = scenario_database_alone(options->db, path);
    if (status == STATUS_OK)
        status = records_open(&records, path);
    int result;
    if (status != STATUS_OK)
        problem_said(records, status), result = EXIT_MACHINE;
    else if (strcmp(operands[0], "list") == 0)
        result = people_list(records);
    else if (strcmp(operands[0], "due") == 0)
        result = people_due(records, operands[1], options);
    else if (strcmp(operands[0], "import") == 0)
        result = people_import(records, operands + 1, options);
    else
        result = people_change(records, operands[0], operands + 1);
    records_close(records);
    bool reads = strcmp(operands[0], "list") == 0 || options->preview;
    if (result == EXIT_DONE && !reads)
        scenario_audit(path, AUDIT_PEOPLE, operands[0]);
    return result;
}

const struct command command_people = {
    .name = "people",
    .does =
        "Lists the people, takes in a list of an office (CSV or XLSX), renames, merges, retires",
    .more =
        "WHO is a number (工号), or a name that one person alone has. `import` prints a line of\n"
        "JSON for each row, what would become of it (new, changed, same, unclear), and only\n"
        "then writes all of it or nothing. `merge` gives all that FROM has done to INTO.\n"
        "`retire` takes somebody off the lists and keeps what was done; who types the number\n"
        "again, or is in the next list, is back.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct people_options),
    .run = people_run,
};
