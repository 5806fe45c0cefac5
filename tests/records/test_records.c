/* records/: what SQLite keeps of people and attempts, and what it survives. */
#include "records/records.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

static struct records *open_good(const char *at)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_TEXT(records_problem(records), "");
    return records;
}

static int64_t start_attempt(struct records *records, const char *name)
{
    int64_t person = 0, attempt = 0;
    CHECK_INT(records_person_add(records, name, &person), STATUS_OK);
    struct attempt_start start = {.person = person,
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .seed = 4000000000u,
                                  .started_unix_ms = 1700000000000};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    return attempt;
}

static enum status finish_attempt(struct records *records, int64_t attempt, double total,
                                  int64_t finished_unix_ms)
{
    struct scorecard card = {
        .n_criteria = 1, .total = total, .total_low = total, .total_high = total};
    card.criteria[0] = (struct criterion_score){.criterion = &fixture_criteria[0],
                                                .points = 1,
                                                .points_max = 2,
                                                .points_low = 1,
                                                .points_high = 1,
                                                .points_max_all = 2};
    struct attempt_end end = {
        .ending = "calmed", .card = &card, .finished_unix_ms = finished_unix_ms};
    return records_attempt_finish(records, attempt, &end);
}

static struct verdict a_verdict(void)
{
    return (struct verdict){.kind = VERDICT_MOVE,
                            .value = VERDICT_MET,
                            .id = "apologise",
                            .name = "道歉",
                            .clause = "G-4.4.2",
                            .score = 0.75f,
                            .start_ms = 900,
                            .end_ms = 1700,
                            .heard = "非常抱歉",
                            .points = 3};
}

static struct turn_record a_turn(const struct verdicts *verdicts)
{
    return (struct turn_record){.reply = 1,
                                .turn = "vent",
                                .next = "details",
                                .mood_before = 25,
                                .mood_after = 35,
                                .recording = "7/1.wav",
                                .duration_ms = 4200,
                                .verdicts = verdicts};
}

static void a_turn_is_stored_with_its_verdicts(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    int64_t attempt = start_attempt(records, "李敏");
    struct verdict items[] = {a_verdict(), a_verdict()};
    items[1].kind = VERDICT_RULE;
    items[1].value = VERDICT_NOT_APPLICABLE;
    items[1].start_ms = items[1].end_ms = -1;
    struct verdicts verdicts = {items, 2};
    struct turn_record turn = a_turn(&verdicts);
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    CHECK_INT(finish_attempt(records, attempt, 81.5, 1700000100000), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at,
                     "SELECT count(*) FROM attempts a JOIN people p ON p.id = a.person JOIN turns"
                     " t ON t.attempt = a.id WHERE p.name = '李敏' AND a.pack = 'fixture' AND"
                     " a.pack_version = '1.0' AND a.pack_sha256 LIKE '0123456789abcdef%' AND"
                     " a.seed = 4000000000 AND a.total = 81.5 AND t.recording = '7/1.wav'"),
               1, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM verdicts WHERE kind = 'move' AND value = 'met' AND"
                         " heard = '非常抱歉' AND start_ms = 900 AND end_ms = 1700 AND score = 0.75"
                         " AND clause = 'G-4.4.2' AND points = 3"),
               1, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM verdicts WHERE kind = 'rule' AND start_ms IS NULL"
                         " AND end_ms IS NULL AND value = 'not_applicable'"),
               1, 0);
    CHECK_NEAR(query(at, "SELECT points_max FROM criteria WHERE criterion = 'content'"), 2, 0);
}

static void the_database_is_in_wal_mode_and_keeps_foreign_keys(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    struct attempt_start start = {.person = 12345, .pack = &fixture, .play = "p", .standard = "G"};
    int64_t attempt = 0;
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_DATABASE);
    CHECK(strstr(records_problem(records), "could not start an attempt") != NULL);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1, 0);
}

static void a_turn_that_cannot_be_stored_whole_is_not_stored(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    int64_t attempt = start_attempt(records, "李敏");
    struct verdict items[] = {a_verdict(), a_verdict()};
    items[1].score = 2; /* no score */
    struct verdicts verdicts = {items, 2};
    struct turn_record turn = a_turn(&verdicts);
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_DATABASE);
    CHECK(strstr(records_problem(records), "could not store a verdict: CHECK") != NULL);
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns"), 0, 0);
    items[1].score = 1;
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    CHECK_INT(records_turn_add(records, attempt, &turn),
              STATUS_DATABASE); /* the same reply twice */
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM verdicts"), 2, 0);
}

static void a_repeat_stands_for_the_try_before_it(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    int64_t attempt = start_attempt(records, "李敏");
    struct verdicts none = {0};
    struct turn_record turn = a_turn(&none);
    turn.next = NULL;
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    turn.again = 1;
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    turn.reply = 2;
    turn.again = 0;
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT group_concat(reply * 10 + again, '') = '1120' FROM counted_turns"),
               1, 0);
}

static void an_attempt_is_finished_once(void)
{
    struct records *records = open_good(fresh_path());
    int64_t attempt = start_attempt(records, "李敏");
    CHECK_INT(finish_attempt(records, attempt, 50, 1), STATUS_OK);
    CHECK_INT(finish_attempt(records, attempt, 60, 2), STATUS_NOT_FOUND);
    CHECK_INT(finish_attempt(records, attempt + 1, 60, 2), STATUS_NOT_FOUND);
    CHECK(records_problem(records)[0] != '\0');
    records_close(records);
}

static void deleting_a_person_deletes_all_of_theirs(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    int64_t attempt = start_attempt(records, "李敏");
    struct verdict item = a_verdict();
    struct verdicts verdicts = {&item, 1};
    struct turn_record turn = a_turn(&verdicts);
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    CHECK_INT(finish_attempt(records, attempt, 50, 1), STATUS_OK);
    records_close(records);
    query(at, "DELETE FROM people");
    CHECK_NEAR(query(at, "SELECT (SELECT count(*) FROM attempts) + (SELECT count(*) FROM turns) +"
                         " (SELECT count(*) FROM verdicts) + (SELECT count(*) FROM criteria)"),
               0, 0);
}

static void people_are_unique_by_name(void)
{
    struct records *records = open_good(fresh_path());
    int64_t first = 0, second = 0, third = 0;
    CHECK_INT(records_person_add(records, "张伟", &first), STATUS_OK);
    CHECK_INT(records_person_add(records, "王芳", &second), STATUS_OK);
    CHECK_INT(records_person_add(records, "张伟", &third), STATUS_OK);
    CHECK(first == third && first != second);
    struct person *people = NULL;
    size_t count = 0;
    CHECK_INT(records_people(records, &people, &count), STATUS_OK);
    CHECK_INT(count, 2);
    if (count == 2) {
        CHECK_INT(records_standing(records, &people[0]), STATUS_OK);
        CHECK_NEAR(people[0].last_total, -1, 0);
        CHECK_NEAR(people[0].best_total, -1, 0);
        CHECK_INT(people[0].attempts + people[0].streak_days, 0);
    }
    free(people);
    records_close(records);
}

static void a_name_must_be_short_text(void)
{
    struct records *records = open_good(fresh_path());
    int64_t id = 0;
    char name[65];
    memset(name, 'a', 64);
    name[64] = '\0';
    CHECK_INT(records_person_add(records, name, &id), STATUS_INVALID);
    name[63] = '\0';
    CHECK_INT(records_person_add(records, name, &id), STATUS_OK);
    CHECK_INT(records_person_add(records, "", &id), STATUS_INVALID);
    CHECK_INT(records_person_add(records, "\xE5\xBC", &id), STATUS_INVALID);
    CHECK(strstr(records_problem(records), "63 bytes") != NULL);
    records_close(records);
}

static void rehearsals_are_nobodys(void)
{
    struct records *records = open_good(fresh_path());
    int64_t one = 0, two = 0;
    CHECK_INT(records_rehearser(records, &one), STATUS_OK);
    CHECK_INT(records_rehearser(records, &two), STATUS_OK);
    CHECK(one > 0 && one == two);
    struct person *people = NULL;
    size_t count = 9;
    CHECK_INT(records_people(records, &people, &count), STATUS_OK);
    CHECK_INT(count, 0);
    free(people);
    records_close(records);
}

/* Noon of the local day `days` ago: calendar days, whatever the hour at which the test runs. */
static int64_t noon_ms(int days)
{
    time_t now = (time_t)(clock_unix_ms() / 1000);
    struct tm local;
    localtime_r(&now, &local);
    local.tm_hour = 12;
    local.tm_mday -= days;
    local.tm_isdst = -1;
    return (int64_t)mktime(&local) * 1000;
}

static struct person person_after(const int *days_ago, size_t count)
{
    struct records *records = open_good(fresh_path());
    for (size_t i = 0; i < count; i++)
        finish_attempt(records, start_attempt(records, "李敏"), 40 + 10.0 * (double)i,
                       noon_ms(days_ago[i]) + (int64_t)i);
    int64_t unfinished = start_attempt(records, "李敏");
    CHECK(unfinished > 0);
    struct person *people = NULL, person = {0};
    size_t n = 0;
    CHECK_INT(records_people(records, &people, &n), STATUS_OK);
    CHECK_INT(n, 1);
    if (n == 1)
        person = people[0];
    free(people);
    CHECK_INT(person.attempts, 0);
    CHECK_NEAR(person.last_total, -1, 0);
    CHECK_INT(records_standing(records, &person), STATUS_OK);
    records_close(records);
    return person;
}

static void a_streak_counts_days_in_a_row_up_to_today_or_yesterday(void)
{
    CHECK_INT(person_after((int[]){0, 0, 1, 2, 4}, 5).streak_days, 3);
    CHECK_INT(person_after((int[]){1, 2}, 2).streak_days, 2);
    CHECK_INT(person_after((int[]){2, 3}, 2).streak_days, 0);
    CHECK_INT(person_after((int[]){0}, 1).streak_days, 1);
}

static void a_person_shows_the_last_and_the_best_total_of_finished_attempts(void)
{
    struct person person = person_after((int[]){3, 1, 2}, 3); /* totals 40, 50, 60 */
    CHECK_INT(person.attempts, 3);
    CHECK_NEAR(person.last_total, 50, 0);
    CHECK_NEAR(person.best_total, 60, 0);
}

/* Reads a whole file; *size -1 when it is not there. */
static unsigned char *file_bytes(const char *at, long *size)
{
    *size = -1;
    FILE *file = fopen(at, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    *size = ftell(file);
    rewind(file);
    unsigned char *bytes = calloc(1, (size_t)*size + 1);
    CHECK_INT(fread(bytes, 1, (size_t)*size, file), *size);
    fclose(file);
    return bytes;
}

static void a_newer_database_is_refused_and_stays_as_it_was_byte_for_byte(void)
{
    const char *at = fresh_path();
    records_close(open_good(at));
    query(at, "PRAGMA user_version = 99");
    long before_size, after_size;
    unsigned char *before = file_bytes(at, &before_size);
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_NEWER);
    CHECK(strstr(records_problem(records), "written by a newer Yingda") != NULL);
    int64_t id;
    CHECK_INT(records_person_add(records, "李敏", &id), STATUS_DATABASE);
    records_close(records);
    unsigned char *after = file_bytes(at, &after_size);
    CHECK(before_size == after_size && memcmp(before, after, (size_t)before_size) == 0);
    free(before);
    free(after);
    char beside[160];
    snprintf(beside, sizeof beside, "%s-wal", at);
    CHECK(access(beside, F_OK) != 0);
}

static void another_programs_database_is_left_alone(void)
{
    const char *at = fresh_path();
    query(at, "CREATE TABLE theirs (x)");
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_INVALID);
    CHECK(strstr(records_problem(records), "another program") != NULL);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM sqlite_schema"), 1, 0);
    CHECK_NEAR(query(at, "SELECT journal_mode = 'delete' FROM pragma_journal_mode"), 1, 0);
}

static void a_file_that_is_no_database_is_named_in_a_sentence(void)
{
    const char *at = fresh_path();
    FILE *file = fopen(at, "w");
    for (int i = 0; i < 1000; i++)
        fputs("this is not a database\n", file);
    fclose(file);
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_DAMAGED);
    CHECK(strstr(records_problem(records), "not a database") != NULL);
    records_close(records);
    long size;
    free(file_bytes(at, &size));
    CHECK_INT(size, 23000);
}

static void a_cut_off_database_is_named_in_a_sentence(void)
{
    const char *at = fresh_path();
    struct records *good = open_good(at);
    start_attempt(good, "李敏");
    records_close(good);
    CHECK_INT(truncate(at, 6000), 0);
    struct records *records = NULL;
    int64_t id = 0;
    enum status status = records_open(&records, at);
    if (status == STATUS_OK)
        status = records_person_add(records, "王芳", &id);
    CHECK_INT(status, STATUS_DAMAGED);
    CHECK(strstr(records_problem(records), "malformed") != NULL);
    records_close(records);
}

static void a_folder_that_is_not_there_is_named_in_a_sentence(void)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, "/proc/nobody-may-write-here.db"), STATUS_DATABASE);
    CHECK(strstr(records_problem(records), "/proc/nobody-may-write-here.db") != NULL);
    records_close(records);
    records_close(NULL);
}

/* Runs `part` in a child process; true when it returned 0. */
static int in_child(int (*part)(const char *at), const char *at)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(part(at));
    int result = -1;
    waitpid(child, &result, 0);
    return WIFEXITED(result) && WEXITSTATUS(result) == 0;
}

static int cannot_write(const char *at)
{
    if (geteuid() == 0 && setuid(65534) != 0) /* root may write anything */
        return 2;
    struct records *records = NULL;
    enum status status = records_open(&records, at);
    int told = strstr(records_problem(records), "may not be written") != NULL;
    records_close(records);
    return status == STATUS_DATABASE && told ? 0 : 1;
}

static void a_read_only_folder_is_named_in_a_sentence(void)
{
    char closed[96], at[128];
    snprintf(closed, sizeof closed, "%s/closed", folder);
    snprintf(at, sizeof at, "%s/yingda.db", closed);
    CHECK_INT(mkdir(closed, 0755), 0);
    CHECK_INT(chmod(folder, 0755), 0);
    records_close(open_good(at));
    CHECK_INT(chmod(at, 0444), 0);
    CHECK_INT(chmod(closed, 0555), 0);
    CHECK(in_child(cannot_write, at));
    CHECK_INT(chmod(closed, 0755), 0);
}

/* A disk that is full, as the kernel says it: no file may grow past the limit. */
static int fills_the_disk(const char *at)
{
    struct records *records = NULL;
    if (records_open(&records, at) != STATUS_OK)
        return 2;
    int64_t attempt = start_attempt(records, "李敏");
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){900000, 900000});
    struct verdict items[100];
    for (size_t i = 0; i < COUNT(items); i++)
        items[i] = a_verdict();
    struct verdicts verdicts = {items, COUNT(items)};
    struct turn_record turn = a_turn(&verdicts);
    enum status status = STATUS_OK;
    for (turn.reply = 1; status == STATUS_OK && turn.reply < 1000; turn.reply++)
        status = records_turn_add(records, attempt, &turn);
    int told = strstr(records_problem(records), "The database could not ") != NULL;
    int stays = records_turn_add(records, attempt, &turn) == STATUS_DATABASE;
    records_close(records);
    return status == STATUS_DATABASE && told && stays ? 0 : 1;
}

static void a_full_disk_loses_the_turn_and_nothing_else(void)
{
    const char *at = fresh_path();
    CHECK(in_child(fills_the_disk, at));
    CHECK(query(at, "SELECT count(*) FROM turns") >= 1);
    CHECK_NEAR(query(at, "SELECT count(*) FROM verdicts"),
               100 * query(at, "SELECT count(*) FROM turns"), 0);
    CHECK_NEAR(query(at, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1, 0);
    records_close(open_good(at));
}

/* Stores turn after turn and says so, a byte a turn, until somebody ends it. */
static int writes_until_killed(const char *at, int progress)
{
    struct records *records = NULL;
    if (records_open(&records, at) != STATUS_OK)
        return 2;
    int64_t attempt = start_attempt(records, "李敏");
    struct verdict items[300];
    for (size_t i = 0; i < COUNT(items); i++)
        items[i] = a_verdict();
    struct verdicts verdicts = {items, COUNT(items)};
    struct turn_record turn = a_turn(&verdicts);
    for (turn.reply = 1;; turn.reply++) {
        if (records_turn_add(records, attempt, &turn) != STATUS_OK || write(progress, "", 1) != 1)
            return 1;
    }
}

/* Kills a writer `delay_us` into its third turn. */
static void write_and_kill(const char *at, unsigned delay_us)
{
    int ends[2], result = 0;
    char turns[2];
    CHECK_INT(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(writes_until_killed(at, ends[1]));
    close(ends[1]);
    for (size_t n = 0; n < sizeof turns; n++)
        CHECK_INT(read(ends[0], turns, 1), 1);
    usleep(delay_us);
    kill(child, SIGKILL);
    waitpid(child, &result, 0);
    close(ends[0]);
    CHECK(WIFSIGNALED(result)); /* it was still writing */
}

static void killed_in_the_middle_of_a_turn_leaves_the_whole_turn_or_nothing(void)
{
    const char *at = fresh_path();
    for (unsigned run = 0; run < 8; run++)
        write_and_kill(at, 700 * run);
    CHECK(query(at, "SELECT count(*) FROM turns") >= 16);
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns t WHERE"
                         " (SELECT count(*) FROM verdicts v WHERE v.turn = t.id) <> 300"),
               0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM verdicts WHERE turn NOT IN (SELECT id FROM turns)"),
               0, 0);
    records_close(open_good(at));
}

static void two_programs_may_open_a_new_database_at_once(void)
{
    const char *at = fresh_path();
    struct records *one = open_good(at), *two = open_good(at);
    int64_t id = 0;
    CHECK_INT(records_person_add(one, "李敏", &id), STATUS_OK);
    CHECK_INT(records_person_add(two, "王芳", &id), STATUS_OK);
    records_close(one);
    records_close(two);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 2, 0);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(a_turn_is_stored_with_its_verdicts);
    RUN(the_database_is_in_wal_mode_and_keeps_foreign_keys);
    RUN(a_turn_that_cannot_be_stored_whole_is_not_stored);
    RUN(a_repeat_stands_for_the_try_before_it);
    RUN(an_attempt_is_finished_once);
    RUN(deleting_a_person_deletes_all_of_theirs);
    RUN(people_are_unique_by_name);
    RUN(a_name_must_be_short_text);
    RUN(rehearsals_are_nobodys);
    RUN(a_streak_counts_days_in_a_row_up_to_today_or_yesterday);
    RUN(a_person_shows_the_last_and_the_best_total_of_finished_attempts);
    RUN(a_newer_database_is_refused_and_stays_as_it_was_byte_for_byte);
    RUN(another_programs_database_is_left_alone);
    RUN(a_file_that_is_no_database_is_named_in_a_sentence);
    RUN(a_cut_off_database_is_named_in_a_sentence);
    RUN(a_folder_that_is_not_there_is_named_in_a_sentence);
    RUN(a_read_only_folder_is_named_in_a_sentence);
    RUN(a_full_disk_loses_the_turn_and_nothing_else);
    RUN(killed_in_the_middle_of_a_turn_leaves_the_whole_turn_or_nothing);
    RUN(two_programs_may_open_a_new_database_at_once);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
