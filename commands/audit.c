/* `yingda audit`: is the audit log whole, and where not. */
#include <stdio.h>

#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/audit_log.h"
#include "engine/json.h"

struct audit_options {
    const char *db, *known;
};

#define PLACE(member) offsetof(struct audit_options, member)

static const struct option_row rows[] = {
    {"db", "FILE", "the database beside which the log lies; the kiosk's own unless given",
     option_text, PLACE(db), NULL},
    {"known", "HASH",
     "a hash that this command printed once and somebody noted: whoever has made the whole log "
     "anew does not have it",
     option_text, PLACE(known), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, NULL, OPERAND_NONE}};

static int report_print(const char *log, const struct audit_report *report, const char *known)
{
    bool lost = known && !report->known && report->line == 0;
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "log", log);
    cJSON_AddBoolToObject(line, "ok", report->line == 0 && !lost);
    cJSON_AddNumberToObject(line, "lines", (double)report->lines);
    cJSON_AddStringToObject(line, "hash", report->hash);
    if (report->line > 0)
        cJSON_AddNumberToObject(line, "line", (double)report->line);
    cJSON_AddStringToObject(line, "reason",
                            lost ? "the hash that is known is not in it: the log was made anew"
                                 : report->reason);
    if (json_print_line(line) != 0)
        return EXIT_MACHINE;
    return report->line == 0 && !lost ? EXIT_DONE : EXIT_CONTENT;
}

static int log_check(const char *log, const char *known)
{
    struct audit_report report;
    enum status status = audit_check(log, known, &report);
    if (status == STATUS_OK || status == STATUS_DAMAGED)
        return report_print(log, &report, known);
    fprintf(stderr, "yingda: %s: %s\n", log,
            status == STATUS_NOT_FOUND ? "there is no audit log" : "cannot be read");
    return EXIT_MACHINE;
}

static int audit_run(const void *from, char **operands, int n_operands)
{
    const struct audit_options *options = from;
    char db[PATH_SIZE], log[PATH_SIZE];
    (void)operands, (void)n_operands; /* none: the form says so */
    enum status status = scenario_database_alone(options->db, db);
    if (status == STATUS_OK)
        status = audit_path(db, log);
    if (status == STATUS_OK)
        return log_check(log, options->known);
    fprintf(stderr, "yingda: no place for the audit log: %s\n", status_text(status));
    return EXIT_MACHINE;
}

const struct command command_audit = {
    .name = "audit",
    .does = "Checks that nobody has changed, taken out or cut off a line of the audit log",
    .more = "A line of JSON says how many lines are good and the hash of the last of them, and "
            "where\nand why it is broken (exit 1). docs/admin.md says what is in the log.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct audit_options),
    .run = audit_run,
};
