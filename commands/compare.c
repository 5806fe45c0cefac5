/* `yingda compare`: what the machines of a house make of the same items, from the database of each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "records/kiosks.h"
#include "scoring/agreement.h"

static const struct option_row rows[] = {{0}};

static const struct command_form forms[] = {{{NULL}, "[DATABASE...]", OPERAND_ANY}};

struct gathered {
    struct kiosk_row *rows;
    size_t count, capacity;
};

/* A kiosk whose database was moved, or that has two, stands in several files. */
static enum status row_add(struct gathered *all, const struct kiosk_row *row)
{
    for (size_t i = 0; i < all->count; i++) {
        struct kiosk_row *at = &all->rows[i];
        if (memcmp(&at->kiosk.uid, &row->kiosk.uid, sizeof at->kiosk.uid) != 0)
            continue;
        at->people += row->people;
        at->tally.met += row->tally.met;
        at->tally.not_met += row->tally.not_met;
        at->tally.asked += row->tally.asked;
        at->tally.undecided += row->tally.undecided;
        return STATUS_OK;
    }
    enum status status = grow(&all->rows, &all->capacity, all->count + 1, sizeof *all->rows);
    if (status == STATUS_OK)
        all->rows[all->count++] = *row;
    return status;
}

static enum status gather(struct gathered *all, const char *path)
{
    struct records *records = NULL;
    struct kiosk_row *found = NULL;
    size_t count = 0;
    enum status status = records_open(&records, path);
    if (status == STATUS_OK)
        status =
            records_by_kiosk(records, &(struct kiosk_query){.paper = PAPERS_ALL}, &found, &count);
    if (status != STATUS_OK)
        scenario_records_fail(records, status);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = row_add(all, &found[i]);
    free(found);
    records_close(records);
    if (status == STATUS_OK)
        scenario_audit(path, AUDIT_EXPORT, "what each kiosk made of the items");
    return status;
}

static int row_print(const struct gathered *all, size_t at)
{
    static const char *const thans[] = {[TALLY_FEW] = "too few people",
                                        [TALLY_ALIKE] = "like the others",
                                        [TALLY_UNHEARD] = "hears worse than the others",
                                        [TALLY_HARDER] = "met less often than elsewhere"};
    const struct kiosk_row *row = &all->rows[at];
    const struct item_tally *tally = &row->tally;
    char uid[UUID_TEXT_SIZE];
    double low, high;
    cJSON *line = cJSON_CreateObject();
    uuid_text(&row->kiosk.uid, uid);
    cJSON_AddStringToObject(line, "kiosk", row->kiosk.name);
    cJSON_AddStringToObject(line, "id", *row->kiosk.name ? uid : "");
    cJSON_AddNumberToObject(line, "people", row->people);
    cJSON_AddNumberToObject(line, "met", tally->met);
    cJSON_AddNumberToObject(line, "not_met", tally->not_met);
    cJSON_AddNumberToObject(line, "asked", tally->asked);
    cJSON_AddNumberToObject(line, "undecided", tally->undecided);
    wilson_interval(tally->undecided, tally->asked, &low, &high);
    json_add_rounded(line, "undecided_low", low, 4);
    json_add_rounded(line, "undecided_high", high, 4);
    cJSON_AddStringToObject(line, "says", thans[kiosk_than(all->rows, all->count, at)]);
    return json_print_line(line);
}

static int compare_run(const void *options, char **operands, int n_operands)
{
    struct gathered all = {0};
    char own[PATH_SIZE];
    (void)options;
    enum status status = n_operands ? STATUS_OK : scenario_database_alone(NULL, own);
    if (status == STATUS_OK && n_operands == 0)
        status = gather(&all, own);
    for (int i = 0; i < n_operands && status == STATUS_OK; i++)
        status = gather(&all, operands[i]);
    int failed = status != STATUS_OK;
    for (size_t i = 0; i < all.count && !failed; i++)
        failed = row_print(&all, i);
    free(all.rows);
    return failed ? EXIT_MACHINE : EXIT_DONE;
}

const struct command command_compare = {
    .name = "compare",
    .does = "Compares machines: how much was met on each, and how much it could not tell",
    .more =
        "A line of JSON for each kiosk in the databases (copies of the backups of all machines;\n"
        "without one the kiosk's own): of all attempts with a card, practice too. From 30 people\n"
        "on either side it says which hears worse: look at its microphone, and at the room.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = 1,
    .run = compare_run,
};
