/* `yingda backup`: a dated copy of the database, also while the kiosk is in use; into a folder of
 * one's own, another disk or another machine's, with the recordings. */
#include <stdio.h>

#include "commands/options.h"
#include "commands/recordings.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "records/backup.h"

struct backup_options {
    const char *to, *db;
    int64_t keep;
};

#define PLACE(member) offsetof(struct backup_options, member)

static const struct option_row rows[] = {
    {"to", "DIR",
     "the folder for the backup, made where it is missing; recordings that it lacks are copied "
     "into "
     "DIR/recordings. Without it: the folder backups beside the database, as the kiosk does every "
     "day, and the recordings stay where they are",
     option_text, PLACE(to), NULL},
    {"keep", "N", "so many of this database's backups are left in that folder (14)", option_number,
     PLACE(keep), NULL},
    {"db", "FILE",
     "the database, with its recordings in a folder beside it; the kiosk's own unless given",
     option_text, PLACE(db), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, NULL, OPERAND_NONE}};

struct backing_up { /* where from and where to */
    char db[PATH_SIZE], folder[PATH_SIZE], backup[PATH_SIZE];
    char recordings[PATH_SIZE], copies[PATH_SIZE]; /* copies "": they stay */
};

static enum status places_find(struct backing_up *places, const struct backup_options *options)
{
    enum status status = scenario_database_alone(options->db, places->db);
    if (status == STATUS_OK)
        status = scenario_recordings(options->db, places->recordings);
    if (status == STATUS_OK)
        status = options->to ? path_format(places->folder, "%s", options->to)
                             : backup_folder(places->db, places->folder);
    if (status == STATUS_OK)
        status = backup_path(places->folder, places->db, "", places->backup);
    places->copies[0] = '\0';
    return status == STATUS_OK && options->to
               ? path_format(places->copies, "%s/recordings", options->to)
               : status;
}

static int result_print(const struct backing_up *places, const struct recordings_copied *sounds,
                        int removed)
{
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "backup", places->backup);
    cJSON_AddStringToObject(line, "db", places->db);
    cJSON_AddNumberToObject(line, "removed", removed);
    cJSON_AddStringToObject(line, "recordings",
                            *places->copies ? places->copies : places->recordings);
    cJSON_AddNumberToObject(line, "recordings_copied", sounds->copied);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* The database first: recordings that come in meanwhile are then too many, never too few. */
static int back_up(const struct backing_up *places, int64_t keep)
{
    struct backup_problem problem;
    struct recordings_copied sounds = {0};
    if (backup_make(places->db, places->backup, &problem) != STATUS_OK) {
        fprintf(stderr, "yingda: %s\n", problem.text);
        return EXIT_MACHINE;
    }
    scenario_audit(places->db, AUDIT_BACKUP, places->backup);
    enum status status = STATUS_OK;
    if (*places->copies)
        status = recordings_copy(places->recordings, places->copies, &sounds);
    if (status != STATUS_OK)
        fprintf(stderr, "yingda: not all recordings were copied: %s\n", sounds.problem);
    int removed = backup_prune(places->folder, places->db, (int)keep);
    int result = result_print(places, &sounds, removed);
    return status == STATUS_OK ? result : EXIT_MACHINE;
}

static int backup_run(const void *from, char **operands, int n_operands)
{
    const struct backup_options *options = from;
    struct backing_up places;
    (void)operands, (void)n_operands; /* none: the form says so */
    if (options->keep < 1 || options->keep > 100000) {
        fprintf(stderr, "yingda: --keep is from 1 to 100000: the backup itself is one\n");
        return EXIT_CONTENT;
    }
    enum status status = places_find(&places, options);
    if (status == STATUS_OK)
        return back_up(&places, options->keep);
    fprintf(stderr, "yingda: no place for the backup: %s\n", status_text(status));
    return EXIT_MACHINE;
}

static const struct backup_options defaults = {.keep = BACKUPS_KEPT};

const struct command command_backup = {
    .name = "backup",
    .does = "Makes a dated, checked copy of the database, also while the kiosk is in use",
    .more =
        "A line of JSON says where it is. `yingda restore` brings one back; docs/backup.md says "
        "more.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct backup_options),
    .defaults = &defaults,
    .run = backup_run,
};
