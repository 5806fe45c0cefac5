/* `yingda calibrate`: the machine against people who marked without seeing its word. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "records/calibration.h"

struct calibrate_options {
    const char *db;
    int64_t gate;
    bool summary;
};

#define PLACE(member) offsetof(struct calibrate_options, member)

static const struct option_row rows[] = {
    {"gate", "PCT",
     "exit 1 unless people agree with so many of a hundred of the machine's verdicts, by the lower "
     "end of the interval",
     option_number, PLACE(gate), NULL},
    {"summary", NULL, "the figures alone, without the items on which they disagree", option_switch,
     PLACE(summary), NULL},
    {"db", "FILE", "the database; the kiosk's own unless given", option_text, PLACE(db), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, NULL, OPERAND_NONE}};

/* "all", "move", "phrase", "rule". */
enum { GROUPS = VERDICT_RULE + 2 };

static int row_print(const struct blind_row *row)
{
    cJSON *line = cJSON_CreateObject();
    cJSON_AddNumberToObject(line, "attempt", (double)row->attempt);
    cJSON_AddNumberToObject(line, "verdict", (double)row->verdict);
    cJSON_AddStringToObject(line, "play", row->play);
    cJSON_AddStringToObject(line, "kind", verdict_kind_text(row->kind));
    cJSON_AddStringToObject(line, "id", row->id);
    cJSON_AddStringToObject(line, "name", row->name);
    cJSON_AddStringToObject(line, "machine", verdict_value_text(row->machine));
    cJSON_AddStringToObject(line, "person", verdict_value_text(row->person));
    cJSON_AddStringToObject(line, "who", row->who);
    json_add_rounded(line, "score", row->score, 3);
    return json_print_line(line);
}

static int figures_print(const char *group, const struct blind_figures *figures)
{
    struct agreement agreement = agreement_of(&figures->table);
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "of", group);
    cJSON_AddNumberToObject(line, "n", agreement.n);
    cJSON_AddNumberToObject(line, "agreed", agreement.agreed);
    json_add_rounded(line, "agreement", agreement.share, 4);
    json_add_rounded(line, "low", agreement.share_low, 4);
    json_add_rounded(line, "high", agreement.share_high, 4);
    cJSON_AddNumberToObject(line, "machine_met_person_not", figures->table.met_not);
    cJSON_AddNumberToObject(line, "machine_not_person_met", figures->table.not_met);
    cJSON_AddNumberToObject(line, "undecided", figures->undecided);
    cJSON_AddNumberToObject(line, "undecided_met", figures->undecided_met);
    if (agreement.has_kappa) {
        json_add_rounded(line, "kappa", agreement.kappa, 4);
        json_add_rounded(line, "kappa_low", agreement.kappa_low, 4);
        json_add_rounded(line, "kappa_high", agreement.kappa_high, 4);
    } else {
        cJSON_AddNullToObject(line, "kappa"); /* too little for it: scoring/agreement.h */
    }
    return json_print_line(line);
}

static int calibrate(const struct blind_row *all, size_t count,
                     const struct calibrate_options *options)
{
    static const char *const groups[GROUPS] = {"all", "move", "phrase", "rule"};
    struct blind_figures figures[GROUPS] = {0};
    int failed = 0;
    for (size_t i = 0; i < count; i++) {
        bool differ = all[i].machine != VERDICT_UNDECIDED && all[i].machine != all[i].person;
        blind_figures_add(&figures[0], &all[i]);
        blind_figures_add(&figures[1 + (int)all[i].kind], &all[i]);
        if (differ && !options->summary)
            failed |= row_print(&all[i]);
    }
    for (int i = 0; i < GROUPS; i++)
        failed |= figures_print(groups[i], &figures[i]);
    if (failed)
        return EXIT_MACHINE;
    struct agreement agreement = agreement_of(&figures[0].table);
    if (options->gate > 0 && 100 * agreement.share_low < (double)options->gate) {
        fprintf(stderr,
                "yingda calibrate: %d of %d agree, at least %.1f of a hundred: under the gate\n",
                agreement.agreed, agreement.n, 100 * agreement.share_low);
        return EXIT_CONTENT;
    }
    return EXIT_DONE;
}

static int calibrate_run(const void *from, char **operands, int n_operands)
{
    const struct calibrate_options *options = from;
    struct records *records = NULL;
    struct blind_row *all = NULL;
    size_t count = 0;
    char path[PATH_SIZE];
    (void)operands, (void)n_operands; /* none: the form says so */
    enum status status = scenario_database_alone(options->db, path);
    if (status == STATUS_OK)
        status = records_open(&records, path);
    if (status == STATUS_OK)
        status = records_blind_marks(records, &all, &count);
    int result = EXIT_MACHINE;
    if (status == STATUS_OK) {
        result = calibrate(all, count, options);
        scenario_audit(path, AUDIT_EXPORT, "marks of people beside the machine's");
    } else {
        scenario_records_fail(records, status);
    }
    free(all);
    records_close(records);
    return result;
}

const struct command command_calibrate = {
    .name = "calibrate",
    .does = "Measures the machine's verdicts by people who marked without seeing them",
    .more = "First a line of JSON for each item on which they disagree, then one for all, moves,\n"
            "phrases and rules: how many, how many agree, the 95 % interval (Wilson), and Cohen's\n"
            "kappa from 100 items with 20 of the rarer verdict. People mark so in 听录音.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct calibrate_options),
    .run = calibrate_run,
};
