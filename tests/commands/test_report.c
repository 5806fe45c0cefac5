/* `yingda report`: what is printed of an attempt and of a person, from the records alone. */
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands/command.h"
#include "records/stored_card.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

struct output {
    int exit;
    char text[32768], messages[4096];
};

static void slurp(const char *name, char *out, size_t size)
{
    char file_path[160];
    snprintf(file_path, sizeof file_path, "%s/%s", folder, name);
    FILE *file = fopen(file_path, "r");
    size_t n = file ? fread(out, 1, size - 1, file) : 0;
    out[n] = '\0';
    if (file)
        fclose(file);
}

static void run_in_child(char **argv, int argc)
{
    char out[160], err[160];
    snprintf(out, sizeof out, "%s/stdout", folder);
    snprintf(err, sizeof err, "%s/stderr", folder);
    if (!freopen(out, "w", stdout) || !freopen(err, "w", stderr))
        _exit(99);
    int result = command_run(&command_report, argc, argv);
    fflush(NULL);
    _exit(result);
}

static struct output report(const char *key, const char *value, const char *db)
{
    char *argv[] = {(char *)"report", (char *)key, (char *)value, (char *)"--db", (char *)db, NULL};
    struct output output = {.exit = -1};
    int state = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        run_in_child(argv, 5);
    waitpid(child, &state, 0);
    output.exit = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    slurp("stdout", output.text, sizeof output.text);
    slurp("stderr", output.messages, sizeof output.messages);
    return output;
}

static const cJSON *at(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    if (!item)
        fprintf(stderr, "no key %s\n", key);
    CHECK(item != NULL);
    return item;
}

static struct verdict items[] = {
    {.kind = VERDICT_MOVE,
     .value = VERDICT_NOT_MET,
     .id = "apologise",
     .name = "道歉",
     .clause = "G-4.4.2",
     .start_ms = -1,
     .end_ms = -1,
     .points = 3},
    {.kind = VERDICT_MOVE,
     .value = VERDICT_MET,
     .id = "greet",
     .name = "问好",
     .clause = "G-5",
     .start_ms = 100,
     .end_ms = 700,
     .heard = "您好",
     .points = 1},
    {.kind = VERDICT_RULE,
     .value = VERDICT_NOT_MET,
     .id = "no-insult",
     .name = "不说伤人的话",
     .clause = "K-3",
     .criterion = "conduct",
     .start_ms = -1,
     .end_ms = -1,
     .unit = "times",
     .measured = 1,
     .points = 1,
     .veto = true,
     .once = true},
};

static int64_t attempt_store(const char *db)
{
    struct records *records = NULL;
    struct pack pack = fixture;
    struct verdicts verdicts = {items, COUNT(items)};
    struct scorecard card;
    struct attempt_start start = {.pack = &pack, .play = "outage", .standard = "G", .seed = 7};
    struct turn_record turn = {.reply = 1, .turn = "vent", .next = "calmed", .verdicts = &verdicts};
    struct verdicts none = {0};
    struct turn_record last = {.reply = 2, .turn = "calmed", .verdicts = &none};
    struct attempt_end end = {"calmed", &card, 1700000100000, &last};
    int64_t attempt = 0;
    pack.rubric.veto_cap = 20;
    CHECK_INT(records_open(&records, db), STATUS_OK);
    CHECK_INT(records_person_add(records, "李敏", &start.person), STATUS_OK);
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    scorecard_total(&card, &pack.rubric, &verdicts, 1, 0);
    CHECK_INT(records_attempt_finish(records, attempt, &end), STATUS_OK);
    records_close(records);
    return attempt;
}

static void an_attempt_is_one_line_with_its_card_stored_and_added_up_again(void)
{
    const char *db = fresh_path();
    CHECK_INT(attempt_store(db), 1);
    struct output output = report("--attempt", "1", db);
    CHECK_INT(output.exit, EXIT_DONE);
    CHECK_TEXT(output.messages, "");
    cJSON *line = cJSON_Parse(output.text);
    CHECK_TEXT(at(line, "person")->valuestring, "李敏");
    CHECK_TEXT(at(line, "style")->valuestring, "shares");
    CHECK_TEXT(at(line, "state")->valuestring, "whole");
    CHECK(cJSON_IsTrue(at(line, "same")));
    CHECK(at(at(line, "stored"), "total")->valuedouble ==
          at(at(line, "recomputed"), "total")->valuedouble);
    CHECK_NEAR(at(at(line, "recomputed"), "total")->valuedouble, 100 * 15 / 80.0, 1e-9);
    CHECK_TEXT(at(at(line, "veto"), "rule")->valuestring, "no-insult");
    CHECK_TEXT(at(at(line, "veto"), "clause")->valuestring, "K-3");
    const cJSON *verdicts = at(cJSON_GetArrayItem(at(line, "replies"), 0), "verdicts");
    CHECK_INT(cJSON_GetArraySize(verdicts), 3);
    double lost = 0;
    for (int i = 0; i < 3; i++)
        lost += at(cJSON_GetArrayItem(verdicts, i), "lost")->valuedouble;
    CHECK_NEAR(lost, 100 - 100 * 15 / 80.0, 0.01);
    cJSON_Delete(line);
}

static void a_total_that_was_tampered_with_is_not_the_same(void)
{
    const char *db = fresh_path();
    attempt_store(db);
    query(db, "UPDATE attempts SET total = 100");
    struct output output = report("--attempt", "1", db);
    cJSON *line = cJSON_Parse(output.text);
    CHECK(cJSON_IsFalse(at(line, "same")));
    CHECK_NEAR(at(at(line, "stored"), "total")->valuedouble, 100, 0);
    CHECK_NEAR(at(at(line, "recomputed"), "total")->valuedouble, 100 * 15 / 80.0, 1e-9);
    cJSON_Delete(line);
}

static void a_person_is_a_line_for_each_attempt(void)
{
    const char *db = fresh_path();
    attempt_store(db);
    attempt_store(db);
    struct output output = report("--person", "李敏", db);
    CHECK_INT(output.exit, EXIT_DONE);
    const char *second = strchr(output.text, '\n');
    CHECK(second && strchr(second + 1, '\n') && !strchr(second + 1, '\n')[1]);
    cJSON *line = cJSON_Parse(second ? second + 1 : "");
    CHECK_NEAR(at(line, "attempt")->valuedouble, 1, 0);
    CHECK_TEXT(at(line, "play")->valuestring, "outage");
    cJSON_Delete(line);
}

static void enter(const char *db, const char *number)
{
    struct records *records = NULL;
    int64_t id = 0;
    CHECK_INT(records_open(&records, db), STATUS_OK);
    CHECK_INT(records_person_enter(records, &(struct person_who){number, "李敏", "", ""}, &id),
              STATUS_OK);
    records_close(records);
}

static void of_two_with_one_name_a_number_says_who_is_meant(void)
{
    const char *db = fresh_path();
    attempt_store(db); /* of one without a number */
    enter(db, "0001");
    struct output output = report("--person", "李敏", db);
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK_TEXT(output.messages, "yingda: 2 people are called '李敏'; give a number\n");
    CHECK_TEXT(output.text, "");
    output = report("--person", "０００１", db);
    CHECK_INT(output.exit, EXIT_DONE);
    CHECK_TEXT(output.text, "");
}

static void what_is_not_there_is_said_and_nothing_is_made(void)
{
    const char *db = fresh_path();
    struct output output = report("--attempt", "1", db);
    CHECK_INT(output.exit, EXIT_MACHINE);
    CHECK(access(db, F_OK) != 0);
    attempt_store(db);
    output = report("--attempt", "9", db);
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK_TEXT(output.messages, "yingda: The database holds no attempt 9.\n");
    CHECK_TEXT(output.text, "");
    CHECK_INT(report("--attempt", "one", db).exit, EXIT_CONTENT);
    CHECK_INT(report("--person", "别人", db).exit, EXIT_CONTENT);
    CHECK_INT(report("--team", "x", db).exit, EXIT_CONTENT);
    CHECK_NEAR(query(db, "SELECT count(*) FROM people"), 1, 0);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(an_attempt_is_one_line_with_its_card_stored_and_added_up_again);
    RUN(a_total_that_was_tampered_with_is_not_the_same);
    RUN(a_person_is_a_line_for_each_attempt);
    RUN(of_two_with_one_name_a_number_says_who_is_meant);
    RUN(what_is_not_there_is_said_and_nothing_is_made);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
