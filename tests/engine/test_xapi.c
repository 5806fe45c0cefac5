/* engine/xapi: statements that keep their ids and bodies, name nobody, and void what no longer
 * holds. */
#include "engine/xapi.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "tests/check.h"
#include "tests/records/fixture_exam.h"

static const char *text_of(const cJSON *object, const char *a, const char *b)
{
    const cJSON *inner =
        b ? cJSON_GetObjectItem(cJSON_GetObjectItem(object, a), b) : cJSON_GetObjectItem(object, a);
    return cJSON_IsString(inner) ? inner->valuestring : "";
}

static bool verb_is(const cJSON *statement, const char *verb)
{
    const char *id = text_of(statement, "verb", "id");
    size_t n = strlen(id), m = strlen(verb);
    return n > m && strcmp(id + n - m, verb) == 0 && id[n - m - 1] == '/';
}

static double score_of(const cJSON *statement)
{
    const cJSON *score = cJSON_GetObjectItem(cJSON_GetObjectItem(statement, "result"), "score");
    const cJSON *raw = cJSON_GetObjectItem(score, "raw");
    return cJSON_IsNumber(raw) ? raw->valuedouble : -1;
}

/* The statements, and in *text what they were read from. */
static cJSON *written(struct records *records, char **text)
{
    char path[96];
    size_t count = 0, size = 0;
    snprintf(path, sizeof path, "%s/out.json", folder);
    CHECK_INT(xapi_write_file(records, path, &count), STATUS_OK);
    FILE *file = fopen(path, "rb");
    *text = calloc(1, 65536);
    size = file ? fread(*text, 1, 65535, file) : 0;
    CHECK(size > 0);
    if (file)
        fclose(file);
    cJSON *array = cJSON_Parse(*text);
    CHECK_INT(cJSON_GetArraySize(array), (int)count);
    return array;
}

static int64_t practised(struct records **records, const char *items)
{
    CHECK_INT(records_open(records, fresh_path()), STATUS_OK);
    int64_t li = exam_person(*records, "0307", "李敏", "一班", "营业员");
    return exam_attempt(*records, li, "p0", ATTEMPT_PRACTICE, items);
}

static void an_attempt_is_completed_and_passed_once_and_nobody_is_named(void)
{
    struct records *records = NULL;
    char *text = NULL, *again = NULL;
    practised(&records, "+++++++++-");
    cJSON *array = written(records, &text);
    CHECK_INT(cJSON_GetArraySize(array), 2);
    const cJSON *completed = cJSON_GetArrayItem(array, 0), *passed = cJSON_GetArrayItem(array, 1);
    CHECK(verb_is(completed, "completed"));
    CHECK(verb_is(passed, "passed"));
    CHECK_NEAR(score_of(passed), 90, 0.01);
    CHECK_TEXT(text_of(passed, "object", "id"), "urn:yingda:play:fixture/p0");
    CHECK(strcmp(text_of(completed, "id", NULL), text_of(passed, "id", NULL)) != 0);
    CHECK(strlen(text_of(passed, "id", NULL)) == 36);
    CHECK(!strstr(text, "李敏") && !strstr(text, "0307"));
    cJSON_Delete(array);
    array = written(records, &again); /* what is sent twice is the same to the byte */
    CHECK_TEXT(again, text);
    cJSON_Delete(array);
    free(text);
    free(again);
    records_close(records);
}

static void what_a_mark_changes_is_voided_and_said_anew(void)
{
    struct records *records = NULL;
    char *text = NULL, *later = NULL;
    int64_t attempt = practised(&records, "+++++++---");
    cJSON *before = written(records, &text), *after = NULL;
    const cJSON *failed = cJSON_GetArrayItem(before, 1);
    CHECK(verb_is(failed, "failed"));
    CHECK_INT(exam_mark(records, attempt, 7, VERDICT_MET, "王老师", "她说了"), STATUS_OK);
    after = written(records, &later);
    CHECK_INT(cJSON_GetArraySize(after), 4);
    CHECK(cJSON_Compare(cJSON_GetArrayItem(after, 0), cJSON_GetArrayItem(before, 0), true));
    CHECK(cJSON_Compare(cJSON_GetArrayItem(after, 1), failed, true));
    const cJSON *voided = cJSON_GetArrayItem(after, 2), *passed = cJSON_GetArrayItem(after, 3);
    CHECK(verb_is(voided, "voided"));
    CHECK_TEXT(text_of(voided, "object", "id"), text_of(failed, "id", NULL));
    CHECK(verb_is(passed, "passed"));
    CHECK_NEAR(score_of(passed), 80, 0.01);
    cJSON_Delete(after);
    free(later);
    CHECK_INT(exam_mark(records, attempt, 8, VERDICT_MET, "王老师", "也说了"), STATUS_OK);
    after = written(records, &later);
    CHECK_INT(cJSON_GetArraySize(after), 5); /* two are voided, one stands */
    CHECK(verb_is(cJSON_GetArrayItem(after, 3), "voided"));
    CHECK_NEAR(score_of(cJSON_GetArrayItem(after, 4)), 90, 0.01);
    cJSON_Delete(after);
    cJSON_Delete(before);
    free(text);
    free(later);
    records_close(records);
}

static void what_review_can_still_turn_is_neither_passed_nor_failed(void)
{
    struct records *records = NULL;
    char *text = NULL;
    practised(&records, "+++++++-??");
    cJSON *array = written(records, &text);
    CHECK(verb_is(cJSON_GetArrayItem(array, 1), "scored"));
    const cJSON *result = cJSON_GetObjectItem(cJSON_GetArrayItem(array, 1), "result");
    CHECK(!cJSON_GetObjectItem(result, "success"));
    cJSON_Delete(array);
    free(text);
    records_close(records);
}

static void what_cannot_be_written_leaves_nothing(void)
{
    struct records *records = NULL;
    size_t count = 0;
    practised(&records, "++++++++++");
    CHECK_INT(xapi_write_file(records, "/no/such/folder/a.json", &count), STATUS_IO);
    CHECK_INT(xapi_write_file(records, "/dev/full/a.json", &count), STATUS_IO);
    records_close(records);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(an_attempt_is_completed_and_passed_once_and_nobody_is_named);
    RUN(what_a_mark_changes_is_voided_and_said_anew);
    RUN(what_review_can_still_turn_is_neither_passed_nor_failed);
    RUN(what_cannot_be_written_leaves_nothing);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    CHECK(system(remove) == 0);
    return CHECK_RESULT();
}
