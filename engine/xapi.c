#include "engine/xapi.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/durable.h"
#include "engine/json.h"

const char XAPI_HOME[] = "urn:yingda";

/* Verbs of ADL's vocabulary. */
static const char VERBS[] = "http://adlnet.gov/expapi/verbs/";

struct writer {
    FILE *file;
    size_t count;
    bool failed;
};

/* "2026-11-30T13:05:07.250Z" */
static void time_text(int64_t unix_ms, char out[40])
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm utc = {0};
    char whole[24];
    gmtime_r(&seconds, &utc);
    strftime(whole, sizeof whole, "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(out, 40, "%s.%03dZ", whole, (int)(unix_ms % 1000));
}

static void statement_put(struct writer *writer, cJSON *statement)
{
    char *text = statement ? cJSON_PrintUnformatted(statement) : NULL;
    writer->failed |= !text || fprintf(writer->file, "%s\n%s", writer->count ? "," : "", text) < 0;
    writer->count++;
    cJSON_free(text);
    cJSON_Delete(statement);
}

static void iri_add(cJSON *object, const char *key, const char *kind, const char *id)
{
    char iri[300];
    snprintf(iri, sizeof iri, "%s:%s:%s", XAPI_HOME, kind, id);
    cJSON_AddStringToObject(object, key, iri);
}

/* An id that hangs on nothing but the attempt and whose it is, what the statement is of, and when
 * that was. (Who was made one with somebody else has another account: other statements.) */
static void id_add(cJSON *statement, const struct attempt_outcome *outcome, const char *what,
                   const struct uuid *of, int64_t unix_ms)
{
    char attempt[UUID_TEXT_SIZE], person[UUID_TEXT_SIZE], other[UUID_TEXT_SIZE];
    char text[200], id[UUID_TEXT_SIZE];
    uuid_text(&outcome->attempt, attempt);
    uuid_text(&outcome->person, person);
    uuid_text(of, other);
    int n = snprintf(text, sizeof text, "xapi %s %s %s %s", attempt, person, what, other);
    struct uuid made = uuid_of(unix_ms, text, (size_t)n);
    uuid_text(&made, id);
    cJSON_AddStringToObject(statement, "id", id);
}

static void actor_add(cJSON *statement, const struct uuid *person)
{
    char name[UUID_TEXT_SIZE];
    uuid_text(person, name);
    cJSON *actor = cJSON_AddObjectToObject(statement, "actor");
    cJSON_AddStringToObject(actor, "objectType", "Agent");
    cJSON *account = cJSON_AddObjectToObject(actor, "account");
    cJSON_AddStringToObject(account, "homePage", XAPI_HOME);
    cJSON_AddStringToObject(account, "name", name);
}

static void verb_add(cJSON *statement, const char *verb)
{
    char iri[96];
    snprintf(iri, sizeof iri, "%s%s", VERBS, verb);
    cJSON *object = cJSON_AddObjectToObject(statement, "verb");
    cJSON_AddStringToObject(object, "id", iri);
    cJSON_AddStringToObject(cJSON_AddObjectToObject(object, "display"), "en", verb);
}

static void activity_add(cJSON *statement, const struct attempt_outcome *outcome)
{
    char place[160];
    snprintf(place, sizeof place, "%s/%s", outcome->pack, outcome->play);
    cJSON *object = cJSON_AddObjectToObject(statement, "object");
    cJSON_AddStringToObject(object, "objectType", "Activity");
    iri_add(object, "id", "play", place);
    cJSON *definition = cJSON_AddObjectToObject(object, "definition");
    cJSON_AddStringToObject(definition, "type",
                            outcome->mode == ATTEMPT_EXAM
                                ? "http://adlnet.gov/expapi/activities/assessment"
                                : "http://adlnet.gov/expapi/activities/simulation");
}

static void context_add(cJSON *statement, const struct attempt_outcome *outcome)
{
    char registration[UUID_TEXT_SIZE];
    uuid_text(&outcome->attempt, registration);
    cJSON *context = cJSON_AddObjectToObject(statement, "context");
    cJSON_AddStringToObject(context, "registration", registration);
    cJSON_AddStringToObject(context, "platform", "yingda");
    cJSON *extensions = cJSON_AddObjectToObject(context, "extensions");
    cJSON_AddStringToObject(extensions, "urn:yingda:extension:standard", outcome->standard);
    cJSON_AddStringToObject(extensions, "urn:yingda:extension:mode",
                            attempt_mode_text(outcome->mode));
    cJSON_AddNumberToObject(extensions, "urn:yingda:extension:seed", outcome->seed);
}

/* A statement of the attempt, but for what came of it. */
static cJSON *statement_of(const struct attempt_outcome *outcome, const char *verb)
{
    cJSON *statement = cJSON_CreateObject();
    actor_add(statement, &outcome->person);
    verb_add(statement, verb);
    activity_add(statement, outcome);
    context_add(statement, outcome);
    return statement;
}

static void timestamp_add(cJSON *statement, int64_t unix_ms)
{
    char text[40];
    time_text(unix_ms, text);
    cJSON_AddStringToObject(statement, "timestamp", text);
}

static void completed_put(struct writer *writer, const struct attempt_outcome *outcome)
{
    char duration[40];
    int64_t ms = outcome->finished_unix_ms - outcome->started_unix_ms;
    cJSON *statement = statement_of(outcome, "completed");
    id_add(statement, outcome, "completed", &outcome->attempt, outcome->finished_unix_ms);
    cJSON *result = cJSON_AddObjectToObject(statement, "result");
    cJSON_AddBoolToObject(result, "completion", true);
    snprintf(duration, sizeof duration, "PT%.2fS", (double)(ms > 0 ? ms : 0) / 1000);
    cJSON_AddStringToObject(result, "duration", duration);
    timestamp_add(statement, outcome->finished_unix_ms);
    statement_put(writer, statement);
}

/* "scored" where what is undecided can still turn it: then nothing is passed or failed. */
static const char *verb_of(const struct attempt_outcome *outcome, const struct stored_total *total)
{
    bool low = total->low >= outcome->pass, high = total->high >= outcome->pass;
    return low != high ? "scored" : low ? "passed" : "failed";
}

/* How the attempt stood after a change, or, where `change` is the attempt itself, as the machine
 * had it. */
static void stood_put(struct writer *writer, const struct attempt_outcome *outcome,
                      const struct stored_total *total, const struct outcome_change *change)
{
    const char *verb = verb_of(outcome, total);
    cJSON *statement = statement_of(outcome, verb);
    id_add(statement, outcome, "stood", &change->uid, change->unix_ms);
    cJSON *result = cJSON_AddObjectToObject(statement, "result");
    cJSON *score = cJSON_AddObjectToObject(result, "score");
    json_add_rounded(score, "scaled", total->total / 100, 4);
    json_add_rounded(score, "raw", total->total, 2);
    cJSON_AddNumberToObject(score, "min", 0);
    cJSON_AddNumberToObject(score, "max", 100);
    if (strcmp(verb, "scored") != 0)
        cJSON_AddBoolToObject(result, "success", strcmp(verb, "passed") == 0);
    cJSON *extensions = cJSON_AddObjectToObject(result, "extensions");
    json_add_rounded(extensions, "urn:yingda:extension:low", total->low, 2);
    json_add_rounded(extensions, "urn:yingda:extension:high", total->high, 2);
    cJSON_AddNumberToObject(extensions, "urn:yingda:extension:undecided", total->review);
    timestamp_add(statement, change->unix_ms);
    statement_put(writer, statement);
}

/* That what `before` left holds no more, since `change`. */
static void voided_put(struct writer *writer, const struct attempt_outcome *outcome,
                       const struct outcome_change *before, const struct outcome_change *change)
{
    cJSON *statement = cJSON_CreateObject();
    id_add(statement, outcome, "voided", &before->uid, change->unix_ms);
    cJSON *actor = cJSON_AddObjectToObject(statement, "actor");
    cJSON_AddStringToObject(actor, "objectType", "Agent");
    cJSON *account = cJSON_AddObjectToObject(actor, "account");
    cJSON_AddStringToObject(account, "homePage", XAPI_HOME);
    cJSON_AddStringToObject(account, "name", "yingda");
    verb_add(statement, "voided");
    cJSON *object = cJSON_AddObjectToObject(statement, "object");
    cJSON_AddStringToObject(object, "objectType", "StatementRef");
    id_add(object, outcome, "stood", &before->uid, before->unix_ms);
    timestamp_add(statement, change->unix_ms);
    statement_put(writer, statement);
}

static void outcome_put(struct writer *writer, const struct attempt_outcome *outcome,
                        const struct outcome_change *changes, size_t count)
{
    struct outcome_change before = {outcome->attempt, outcome->finished_unix_ms};
    completed_put(writer, outcome);
    stood_put(writer, outcome, &outcome->machine, &before);
    for (size_t i = 0; i < count; i++) {
        voided_put(writer, outcome, &before, &changes[i]);
        before = changes[i];
    }
    if (count)
        stood_put(writer, outcome, &outcome->stands, &before);
}

static enum status outcomes_put(struct writer *writer, struct records *records,
                                const struct attempt_outcome *outcomes, size_t count)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK && !writer->failed; i++) {
        struct outcome_change *changes = NULL;
        size_t n = 0;
        status = records_outcome_changes(records, outcomes[i].id, &changes, &n);
        if (status == STATUS_OK)
            outcome_put(writer, &outcomes[i], changes, n);
        free(changes);
    }
    return status;
}

enum status xapi_write(struct records *records, FILE *file, size_t *count)
{
    struct writer writer = {.file = file};
    struct attempt_outcome *outcomes = NULL;
    size_t n = 0;
    enum status status = records_outcomes(records, &outcomes, &n);
    fputc('[', file);
    if (status == STATUS_OK)
        status = outcomes_put(&writer, records, outcomes, n);
    fputs("\n]\n", file);
    free(outcomes);
    *count = writer.count;
    return status == STATUS_OK && (writer.failed || ferror(file)) ? STATUS_IO : status;
}

enum status xapi_write_file(struct records *records, const char *path, size_t *count)
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    if (!memory)
        return STATUS_NO_MEMORY;
    enum status status = xapi_write(records, memory, count);
    if (fclose(memory) != 0 && status == STATUS_OK)
        status = STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        status = durable_write(path, text, size);
    free(text);
    return status;
}
