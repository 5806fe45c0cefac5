/* `yingda trainers`: who may come to the desk; and the way back for who has forgotten the PIN. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "records/trainers.h"

struct trainers_options {
    const char *retire, *db;
};

#define PLACE(member) offsetof(struct trainers_options, member)

static const struct option_row rows[] = {
    {"retire", "NAME",
     "takes a trainer and the PIN away, so that the name is free for a new one; the marks stay "
     "under it. Where it was the last one, the desk has the first PIN set again",
     option_text, PLACE(retire), NULL},
    {"db", "FILE", "the database; the kiosk's own unless given", option_text, PLACE(db), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, NULL, OPERAND_NONE}};

static int failed(const struct records *records, enum status status)
{
    scenario_records_fail(records, status);
    return EXIT_MACHINE;
}

static int trainer_print(const struct trainer *trainer, const char *retired)
{
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "name", trainer->name);
    cJSON_AddBoolToObject(line, "retired", retired != NULL);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int retire(struct records *records, const struct trainer *list, size_t count,
                  const char *name)
{
    char key[NAME_SIZE], other[NAME_SIZE];
    fold_key(name, key);
    for (size_t i = 0; i < count; i++) {
        fold_key(list[i].name, other);
        if (strcmp(key, other) != 0)
            continue;
        enum status status = records_trainer_retire(records, list[i].id);
        return status == STATUS_OK ? trainer_print(&list[i], name) : failed(records, status);
    }
    fprintf(stderr, "yingda: no trainer is called %s\n", name);
    return EXIT_CONTENT;
}

static int trainers_do(struct records *records, const struct trainers_options *options)
{
    struct trainer *list = NULL;
    size_t count = 0;
    enum status status = records_trainers(records, &list, &count);
    int result = status == STATUS_OK ? EXIT_DONE : failed(records, status);
    if (result == EXIT_DONE && options->retire)
        result = retire(records, list, count, options->retire);
    for (size_t i = 0; result == EXIT_DONE && !options->retire && i < count; i++)
        result = trainer_print(&list[i], NULL);
    free(list);
    return result;
}

static int trainers_run(const void *from, char **operands, int n_operands)
{
    const struct trainers_options *options = from;
    struct records *records = NULL;
    char path[PATH_SIZE];
    (void)operands, (void)n_operands; /* none: the form says so */
    enum status status = scenario_database_alone(options->db, path);
    if (status == STATUS_OK)
        status = records_open(&records, path);
    int result = status == STATUS_OK ? trainers_do(records, options) : failed(records, status);
    records_close(records);
    return result;
}

const struct command command_trainers = {
    .name = "trainers",
    .does = "Lists the trainers who have set a PIN at the desk, or takes one away",
    .more = "The PIN itself is nowhere to be read. One in the settings (trainer_pin) is changed\n"
            "there, and is not listed.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct trainers_options),
    .run = trainers_run,
};
