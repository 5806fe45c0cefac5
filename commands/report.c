/* `yingda report`: what the records hold of an attempt, its card added up again, or of a person. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/options.h"
#include "commands/reply_json.h"
#include "commands/report_team.h"
#include "commands/scenario.h"
#include "engine/card_sheet.h"
#include "engine/json.h"
#include "engine/paths.h"
#include "kiosk/app/library.h"
#include "language/name/fold.h"
#include "records/stored_card.h"

enum { MAX_ATTEMPTS = 10000 };

struct report_options {
    const char *person, *db, *pdf;
    int64_t attempt;
    bool team;
};

#define PLACE(member) offsetof(struct report_options, member)

static const struct option_row rows[] = {
    {"attempt", "N",
     "a line of JSON: the attempt's card as it is stored, and added up again from the stored "
     "verdicts alone, whatever has become of the pack",
     option_number, PLACE(attempt), NULL},
    {"pdf", "FILE", "with --attempt: the card as a page to print, instead", option_text, PLACE(pdf),
     NULL},
    {"person", "WHO",
     "a line of JSON for each finished attempt of a number or a name, the newest first",
     option_text, PLACE(person), NULL},
    {"team", NULL,
     "a line of JSON for each person by name: who is ready for what, in a word (docs/readiness.md)",
     option_switch, PLACE(team), NULL},
    {"db", "FILE", "the database; the kiosk's own unless given", option_text, PLACE(db), NULL},
    {0},
};

static const struct command_form forms[] = {{{"attempt"}, NULL, OPERAND_NONE},
                                            {{"person"}, NULL, OPERAND_NONE},
                                            {{"team"}, NULL, OPERAND_NONE}};

static cJSON *total_json(double total, double low, double high, int review)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "total", total);
    cJSON_AddNumberToObject(object, "total_low", low);
    cJSON_AddNumberToObject(object, "total_high", high);
    cJSON_AddNumberToObject(object, "review", review);
    return object;
}

static cJSON *stored_json(const struct stored_total *stored)
{
    return stored->total < 0 ? cJSON_CreateNull()
                             : total_json(stored->total, stored->low, stored->high, stored->review);
}

static cJSON *criteria_json(const struct stored_card *card)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i < card->card.n_criteria; i++) {
        const struct criterion *criterion = card->card.criteria[i].criterion;
        struct criterion_points points = scorecard_points(&card->card, i);
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "id", criterion->id);
        cJSON_AddStringToObject(object, "name", criterion->name);
        cJSON_AddNumberToObject(object, "weight", criterion->weight);
        json_add_rounded(object, "points", points.earned, 1); /* as the card shows them */
        json_add_rounded(object, "points_max", points.worth, 1);
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *mark_json(const struct stored_item *item)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "machine", verdict_value_text(item->machine));
    cJSON_AddStringToObject(object, "who", item->who);
    cJSON_AddStringToObject(object, "reason", item->reason);
    cJSON_AddNumberToObject(object, "marked_unix_ms", (double)item->marked_unix_ms);
    return object;
}

/* What one verdict cost, among the losses of the whole attempt. */
static const struct loss *loss_of(const struct loss *losses, size_t n, size_t reply, size_t item)
{
    for (size_t i = 0; i < n; i++) {
        if (losses[i].reply == reply && losses[i].item == item)
            return &losses[i];
    }
    return NULL;
}

struct losses {
    struct loss *items;
    size_t count;
};

static cJSON *verdicts_json(const struct stored_card *card, const struct losses *losses,
                            size_t reply)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i < card->verdicts[reply].count; i++) {
        const struct verdict *verdict = &card->verdicts[reply].items[i];
        const struct stored_item *item = &card->replies[reply].items[i];
        const struct loss *loss = loss_of(losses->items, losses->count, reply, i);
        cJSON *object = verdict_json(verdict);
        cJSON_AddStringToObject(object, "name", verdict->name);
        cJSON_AddNumberToObject(object, "points", verdict->points);
        json_add_rounded(object, "lost", loss ? loss->points : 0, 3);
        if (item->marked)
            cJSON_AddItemToObject(object, "mark", mark_json(item));
        if (item->look)
            cJSON_AddStringToObject(object, "look", item->look);
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *reply_of_card(const struct stored_card *card, const struct losses *losses, size_t i)
{
    const struct stored_reply *reply = &card->replies[i];
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "reply", reply->reply);
    cJSON_AddBoolToObject(object, "again", reply->again);
    cJSON_AddNumberToObject(object, "take", reply->take);
    cJSON_AddStringToObject(object, "turn", reply->turn);
    cJSON_AddItemToObject(object, "next",
                          reply->next ? cJSON_CreateString(reply->next) : cJSON_CreateNull());
    cJSON_AddNumberToObject(object, "mood", reply->mood_after);
    cJSON_AddBoolToObject(object, "hint", reply->hint);
    cJSON_AddItemToObject(object, "verdicts", verdicts_json(card, losses, i));
    return object;
}

static cJSON *replies_json(const struct stored_card *card, const struct losses *losses)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i + card->has_checklist < card->n_replies; i++)
        cJSON_AddItemToArray(array, reply_of_card(card, losses, i));
    return array;
}

static void attempt_json(cJSON *line, const struct stored_card *card)
{
    static const char *const states[] = {[STORED_WHOLE] = "whole",
                                         [STORED_UNFINISHED] = "unfinished",
                                         [STORED_OLD] = "old",
                                         [STORED_HOLED] = "holed"};
    cJSON_AddNumberToObject(line, "attempt", (double)card->id);
    cJSON_AddStringToObject(line, "person", card->person);
    cJSON_AddStringToObject(line, "pack", card->pack);
    cJSON_AddStringToObject(line, "pack_version", card->pack_version);
    cJSON_AddStringToObject(line, "pack_sha256", card->pack_sha256);
    cJSON_AddStringToObject(line, "play", card->play);
    cJSON_AddStringToObject(line, "standard", card->standard);
    cJSON_AddNumberToObject(line, "seed", card->seed);
    cJSON_AddStringToObject(line, "mode", attempt_mode_text(card->mode));
    cJSON_AddStringToObject(line, "style", rubric_style_text(card->rubric.style));
    cJSON_AddNumberToObject(line, "pass", card->rubric.pass);
    cJSON_AddNumberToObject(line, "started_unix_ms", (double)card->started_unix_ms);
    cJSON_AddNumberToObject(line, "finished_unix_ms", (double)card->finished_unix_ms);
    cJSON_AddStringToObject(line, "ending", card->ending);
    cJSON_AddStringToObject(line, "state", states[card->state]);
}

static void card_json(cJSON *line, const struct stored_card *card, const struct losses *losses)
{
    const struct scorecard *again = &card->card;
    bool same = card->stored.total == again->total && card->stored.low == again->total_low &&
                card->stored.high == again->total_high && card->stored.review == again->review;
    cJSON_AddItemToObject(line, "stored", stored_json(&card->stored));
    cJSON_AddItemToObject(
        line, "recomputed",
        total_json(again->total, again->total_low, again->total_high, again->review));
    cJSON_AddItemToObject(line, "same",
                          card->state == STORED_UNFINISHED ? cJSON_CreateNull()
                                                           : cJSON_CreateBool(same));
    cJSON_AddItemToObject(line, "machine", stored_json(&card->machine));
    cJSON_AddItemToObject(line, "veto", veto_json(&again->veto));
    json_add_rounded(line, "veto_lost", again->veto.lost, 3);
    cJSON_AddItemToObject(line, "key", veto_json(&again->key));
    json_add_rounded(line, "key_lost", again->key.lost, 3);
    cJSON_AddNumberToObject(line, "hints", again->hints);
    json_add_rounded(line, "hints_lost", again->hints_lost, 3);
    cJSON_AddItemToObject(line, "criteria", criteria_json(card));
    cJSON_AddItemToObject(line, "replies", replies_json(card, losses));
    cJSON_AddItemToObject(line, "checklist",
                          card->has_checklist ? verdicts_json(card, losses, card->n_replies - 1)
                                              : cJSON_CreateArray());
}

/* An old attempt's verdicts do not say what they counted for: nothing is said of what they cost. */
static int losses_find(const struct stored_card *card, struct losses *out)
{
    size_t most = 0;
    for (size_t i = 0; i < card->n_replies; i++)
        most += card->verdicts[i].count;
    out->items = calloc(most + 1, sizeof *out->items);
    if (!out->items)
        return EXIT_MACHINE;
    if (card->state != STORED_OLD)
        out->count = scorecard_losses(&card->card, &card->rubric, card->verdicts, card->n_replies,
                                      out->items, most);
    return EXIT_DONE;
}

static int card_print(const struct stored_card *card)
{
    struct losses losses = {NULL, 0};
    if (losses_find(card, &losses) != EXIT_DONE)
        return EXIT_MACHINE;
    cJSON *line = cJSON_CreateObject();
    attempt_json(line, card);
    card_json(line, card, &losses);
    free(losses.items);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int fail(struct records *records, enum status status)
{
    fprintf(stderr, "yingda: %s\n", records_problem(records));
    return status == STATUS_NOT_FOUND ? EXIT_CONTENT : EXIT_MACHINE;
}

/* What the packs call a play and a standard; their ids where no pack has them any more. */
static void titles_find(const struct library *library, struct card_sheet *sheet)
{
    sheet->play = sheet->card->play;
    sheet->standard = sheet->card->standard;
    for (size_t i = 0; i < library->n_packs; i++) {
        const struct pack *pack = library->packs[i];
        if (strcmp(pack->id, sheet->card->pack) != 0)
            continue;
        const struct play *play = pack_play(pack, sheet->card->play);
        const struct standard *standard = pack_standard(pack, sheet->card->standard);
        sheet->play = play ? play->title : sheet->play;
        sheet->standard = standard ? standard->title : sheet->standard;
    }
}

static int card_to_print(const struct stored_card *card, const char *path)
{
    struct card_sheet sheet = {.card = card};
    struct settings settings;
    struct library library = {0};
    scenario_settings(&settings, NULL);
    if (library_open(&library, &settings) != STATUS_OK)
        problems_print(&library.problems, stderr); /* it is printed with ids */
    titles_find(&library, &sheet);
    enum status status = card_sheet_write(&sheet, path);
    library_close(&library);
    settings_finish(&settings);
    if (status == STATUS_OK)
        return EXIT_DONE;
    fprintf(stderr, "yingda: %s cannot be written: %s\n", path,
            status == STATUS_INVALID ? "the attempt has no whole card" : status_text(status));
    return status == STATUS_INVALID ? EXIT_CONTENT : EXIT_MACHINE;
}

static int report_attempt(struct records *records, const struct report_options *options)
{
    struct stored_card card;
    enum status status = records_card(records, options->attempt, &card);
    int result = status != STATUS_OK ? fail(records, status)
                 : options->pdf      ? card_to_print(&card, options->pdf)
                                     : card_print(&card);
    stored_card_finish(&card);
    return result;
}

static int summary_print(const struct attempt_summary *summary)
{
    cJSON *line =
        total_json(summary->total, summary->total_low, summary->total_high, summary->review);
    cJSON_AddNumberToObject(line, "attempt", (double)summary->id);
    cJSON_AddStringToObject(line, "play", summary->play);
    cJSON_AddStringToObject(line, "mode", attempt_mode_text(summary->mode));
    cJSON_AddStringToObject(line, "ending", summary->ending);
    cJSON_AddNumberToObject(line, "finished_unix_ms", (double)summary->finished_unix_ms);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int attempts_print(struct records *records, int64_t person)
{
    struct attempt_summary *list = calloc(MAX_ATTEMPTS, sizeof *list);
    size_t count = 0;
    if (!list)
        return EXIT_MACHINE;
    struct attempts_query query = {
        .which = ATTEMPTS_FINISHED, .person = person, .max = MAX_ATTEMPTS};
    enum status status = records_attempts(records, &query, list, &count);
    int result = status == STATUS_OK ? EXIT_DONE : fail(records, status);
    for (size_t i = 0; result == EXIT_DONE && i < count; i++)
        result = summary_print(&list[i]);
    free(list);
    return result;
}

static bool is_meant(const struct person *person, const char *who)
{
    char key[NAME_SIZE], other[NAME_SIZE], number[NUMBER_SIZE];
    fold_key(who, key);
    fold_key(person->name, other);
    if (fold_number(who, number, sizeof number) != STATUS_OK)
        number[0] = '\0';
    return strcmp(key, other) == 0 || (*number && strcmp(number, person->number) == 0);
}

/* Looked for among the people, not added like records_person_add would. */
static int report_person(struct records *records, const char *who)
{
    struct person *people = NULL;
    size_t count = 0, meant = 0;
    int64_t id = 0;
    enum status status = records_people(records, &people, &count);
    if (status != STATUS_OK)
        return fail(records, status);
    for (size_t i = 0; i < count; i++) {
        meant += is_meant(&people[i], who);
        id = is_meant(&people[i], who) ? people[i].id : id;
    }
    free(people);
    if (meant == 1)
        return attempts_print(records, id);
    if (meant == 0)
        fprintf(stderr, "yingda: the database holds nobody called '%s'\n", who);
    else
        fprintf(stderr, "yingda: %zu people are called '%s'; give a number\n", meant, who);
    return EXIT_CONTENT;
}

/* Without the name: who is removed leaves nothing behind. */
static void export_note(const char *db, const struct report_options *options)
{
    char what[64] = "report of a person's attempts";
    if (!options->person)
        snprintf(what, sizeof what, "report of attempt %lld", (long long)options->attempt);
    scenario_audit(db, AUDIT_EXPORT, what);
}

static int database_report(const struct report_options *options, const char *db)
{
    struct records *records = NULL;
    if (access(db, F_OK) != 0) { /* opening it would make one */
        fprintf(stderr, "yingda: there is no database %s\n", db);
        return EXIT_MACHINE;
    }
    enum status status = records_open(&records, db);
    int result = status == STATUS_OK ? EXIT_DONE : fail(records, STATUS_DATABASE);
    if (result == EXIT_DONE)
        result = options->person ? report_person(records, options->person)
                                 : report_attempt(records, options);
    if (result == EXIT_DONE)
        export_note(db, options);
    records_close(records);
    return result;
}

static int report_run(const void *from, char **operands, int n_operands)
{
    const struct report_options *options = from;
    char db[PATH_SIZE];
    (void)operands, (void)n_operands; /* none: the forms say so */
    if (options->pdf && (options->team || options->person)) {
        fprintf(stderr, "yingda report: --pdf goes with --attempt\n");
        return EXIT_CONTENT;
    }
    if (options->team)
        return report_team(options->db);
    enum status status = scenario_database_alone(options->db, db);
    if (status == STATUS_OK)
        return database_report(options, db);
    fprintf(stderr, "yingda: no place for the database: %s\n", status_text(status));
    return EXIT_MACHINE;
}

const struct command command_report = {
    .name = "report",
    .does =
        "Prints an attempt's card, added up again, a person's attempts, or who is ready for what",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct report_options),
    .run = report_run,
};
