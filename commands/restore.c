/* `yingda restore`: a backup takes the database's place; what was there is kept under another name.
 */
#include <stdio.h>

#include "commands/options.h"
#include "commands/recordings.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "records/mend.h"

struct restore_options {
    const char *db;
};

static const struct option_row rows[] = {
    {"db", "FILE",
     "the database that is replaced, with its recordings in a folder beside it; the kiosk's own "
     "unless given",
     option_text, offsetof(struct restore_options, db), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, "BACKUP", OPERAND_ONE}};

/* A folder stands for the newest good backup in it. */
static enum status backup_choose(const char *named, const char *db, char out[PATH_SIZE])
{
    return path_is_folder(named) ? backup_newest(named, db, out) : path_format(out, "%s", named);
}

/* Recordings lie beside a backup that took them along. */
static enum status sounds_restore(const char *backup, const char *to,
                                  struct recordings_copied *sounds)
{
    char from[PATH_SIZE];
    enum status status =
        path_format(from, "%.*srecordings", (int)(path_name(backup) - backup), backup);
    return status == STATUS_OK ? recordings_copy(from, to, sounds) : status;
}

static int result_print(const char *db, const struct mending *mending,
                        const struct recordings_copied *sounds)
{
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "restored", mending->backup);
    cJSON_AddStringToObject(line, "db", db);
    cJSON_AddItemToObject(line, "set_aside",
                          *mending->aside ? cJSON_CreateString(mending->aside)
                                          : cJSON_CreateNull());
    cJSON_AddNumberToObject(line, "recordings_copied", sounds->copied);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int restore(const char *db, const char *recordings, const char *backup)
{
    struct mending mending;
    struct backup_problem problem;
    struct recordings_copied sounds = {0};
    enum status status = mend_restore(db, backup, &mending, &problem);
    if (status != STATUS_OK) {
        fprintf(stderr, "yingda: %s\n", problem.text);
        return status == STATUS_BUSY || status == STATUS_IO ? EXIT_MACHINE : EXIT_CONTENT;
    }
    scenario_audit(db, AUDIT_RESTORE, backup);
    status = sounds_restore(backup, recordings, &sounds);
    if (status != STATUS_OK)
        fprintf(stderr, "yingda: not all recordings were copied: %s\n", sounds.problem);
    int result = result_print(db, &mending, &sounds);
    return status == STATUS_OK ? result : EXIT_MACHINE;
}

static int restore_run(const void *from, char **operands, int n_operands)
{
    const struct restore_options *options = from;
    char db[PATH_SIZE], recordings[PATH_SIZE], backup[PATH_SIZE];
    (void)n_operands; /* one: the form says so */
    enum status status = scenario_database_alone(options->db, db);
    if (status == STATUS_OK)
        status = scenario_recordings(options->db, recordings);
    if (status != STATUS_OK) {
        fprintf(stderr, "yingda: no place for the database: %s\n", status_text(status));
        return EXIT_MACHINE;
    }
    if (backup_choose(operands[0], db, backup) == STATUS_OK)
        return restore(db, recordings, backup);
    fprintf(stderr, "yingda: %s holds no good backup of %s\n", operands[0], path_name(db));
    return EXIT_CONTENT;
}

const struct command command_restore = {
    .name = "restore",
    .does = "Brings a backup back in the database's place; what was there is kept beside it",
    .more =
        "BACKUP is a file that `yingda backup` or the kiosk made, or a folder of them: then the "
        "newest\ngood one. The kiosk must not run meanwhile. Recordings beside the backup that "
        "are missing are\ncopied back. A line of JSON says what was done.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct restore_options),
    .run = restore_run,
};
