/* records/observations: what an observer saw is kept as it was written, counted in somebody's
 * history, and slips of one kind climb three steps where the house counts them. */
#include "records/observations.h"

#include <stdlib.h>
#include <string.h>

#include "records/people_change.h"
#include "tests/check.h"
#include "tests/random.h"
#include "tests/records/fixture_exam.h"

static const char *at;
static const int64_t now = 1764580000000, day_ms = 86400000;

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static enum status see(struct records *records, int64_t person, const char *items, int day)
{
    static const char *const rules[] = {"badge", "posture", "uniform", "both-hands"};
    struct observed_item all[4];
    int64_t number = 0;
    size_t n = 0;
    for (size_t i = 0; items[i]; i++) {
        if (items[i] == '.')
            continue;
        all[n] = (struct observed_item){.good = items[i] == '+'};
        snprintf(all[n].rule, sizeof all[n].rule, "%s", rules[i]);
        snprintf(all[n].name, sizeof all[n].name, "%s", rules[i]);
        snprintf(all[n++].clause, sizeof all[0].clause, "G-3.1");
    }
    struct observation observation = {.person = person,
                                      .place = PLACE_COUNTER,
                                      .notes = "柜台二号窗口",
                                      .who = "王老师",
                                      .seen_unix_ms = now + day * day_ms,
                                      .items = all,
                                      .n_items = n};
    return records_observe(records, &observation, &number);
}

static void an_observation_is_kept_as_it_was_written(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "一班", "");
    struct observation_row *rows = NULL;
    struct observed_row *items = NULL;
    size_t n = 0;
    CHECK_INT(see(records, li, "+-.+", 0), STATUS_OK);
    CHECK_INT(records_observations(records, li, 0, 10, &rows, &n), STATUS_OK);
    CHECK(n == 1 && rows[0].good == 2 && rows[0].slips == 1 && rows[0].worst == SLIP_NONE);
    CHECK(rows[0].place == PLACE_COUNTER && rows[0].seen_unix_ms == now);
    CHECK_TEXT(rows[0].notes, "柜台二号窗口");
    CHECK_TEXT(rows[0].who, "王老师");
    CHECK_TEXT(rows[0].name, "李敏");
    CHECK_INT(records_observed(records, rows[0].number, 0, &items, &n), STATUS_OK);
    CHECK(n == 3 && !items[0].item.good && items[0].nth == 0); /* slips first */
    CHECK_TEXT(items[0].item.rule, "posture");
    CHECK_TEXT(items[0].item.clause, "G-3.1");
    free(items);
    free(rows);
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE observation_items SET good = 1", NULL, NULL, NULL) != SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE observations SET notes = ''", NULL, NULL, NULL) != SQLITE_OK);
    sqlite3_close(db);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'observation'"), 1, 0);
    records_close(records);
}

static void nothing_seen_and_nothing_noted_is_no_observation(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "一班", ""), number = 0;
    struct observation empty = {.person = li, .who = "王老师", .seen_unix_ms = now};
    CHECK_INT(records_observe(records, &empty, &number), STATUS_INVALID);
    strcpy(empty.notes, "没在岗");
    CHECK_INT(records_observe(records, &empty, &number), STATUS_OK);
    struct observation nobody = {.who = "王老师", .notes = "谁", .seen_unix_ms = now};
    CHECK_INT(records_observe(records, &nobody, &number), STATUS_INVALID);
    struct observation unsigned_one = {.person = li, .notes = "谁", .seen_unix_ms = now};
    CHECK_INT(records_observe(records, &unsigned_one, &number), STATUS_INVALID);
    nobody.person = 99; /* not there */
    CHECK_INT(records_observe(records, &nobody, &number), STATUS_DATABASE);
    CHECK_NEAR(query(at, "SELECT count(*) FROM observations"), 1, 0);
    records_close(records);
}

static enum slip_step worst(struct records *records, int64_t person, int days)
{
    struct observation_row *rows = NULL;
    size_t n = 0;
    CHECK_INT(records_observations(records, person, days, 1, &rows, &n), STATUS_OK);
    enum slip_step step = n ? rows[0].worst : SLIP_NONE;
    free(rows);
    return step;
}

static void the_first_is_corrected_the_second_noted_the_third_listed(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "一班", "");
    int64_t wang = exam_person(records, "0302", "王强", "一班", "");
    CHECK_INT(see(records, li, "-", 0), STATUS_OK);
    CHECK_INT(worst(records, li, 90), SLIP_CORRECT);
    CHECK_INT(see(records, li, "+-", 1), STATUS_OK); /* another rule: its own first */
    CHECK_INT(worst(records, li, 90), SLIP_CORRECT);
    CHECK_INT(see(records, wang, "-", 1), STATUS_OK); /* another person's are not counted */
    CHECK_INT(see(records, li, "-", 2), STATUS_OK);
    CHECK_INT(worst(records, li, 90), SLIP_NOTE);
    CHECK_INT(see(records, li, "-+", 3), STATUS_OK);
    CHECK_INT(worst(records, li, 90), SLIP_LIST);
    CHECK_INT(worst(records, li, 0), SLIP_NONE); /* where the house does not count them */
    CHECK_INT(worst(records, wang, 90), SLIP_CORRECT);
    CHECK_INT(see(records, li, "-", 95), STATUS_OK); /* the old ones no longer count */
    CHECK_INT(worst(records, li, 90), SLIP_CORRECT);
    CHECK(slip_step(0) == SLIP_NONE && slip_step(7) == SLIP_LIST);
    records_close(records);
}

/* Against counting it out by hand. */
static void the_steps_are_those_of_a_plain_count(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "一班", "");
    uint32_t state = 21;
    int days[60], n = 0, day = 0;
    bool slips[60];
    for (; n < 60; n++) {
        day += (int)random_below(&state, 9);
        days[n] = day;
        slips[n] = random_below(&state, 2);
        CHECK_INT(see(records, li, slips[n] ? "-" : "+", day), STATUS_OK);
        int count = 0;
        for (int k = 0; k <= n && slips[n]; k++)
            count += slips[k] && days[k] > day - 30;
        CHECK_INT(worst(records, li, 30), slip_step(count));
    }
    struct observed_count counted;
    int all = 0;
    for (int i = 0; i < n; i++)
        all += slips[i];
    CHECK_INT(records_observed_count(records, li, &counted), STATUS_OK);
    CHECK(counted.times == n && counted.slips == all && counted.good == n - all);
    CHECK(counted.last_unix_ms == now + day * day_ms);
    records_close(records);
}

static void it_goes_with_the_person(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "一班", "");
    int64_t same = exam_person(records, "0302", "李闽", "一班", "");
    struct observed_count counted;
    CHECK_INT(see(records, li, "+-", 0), STATUS_OK);
    CHECK_INT(records_person_merge(records, li, same), STATUS_OK);
    CHECK_INT(records_observed_count(records, same, &counted), STATUS_OK);
    CHECK(counted.times == 1 && counted.good == 1 && counted.slips == 1);
    CHECK_INT(records_person_remove(records, same), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM observation_items"), 0, 0);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(an_observation_is_kept_as_it_was_written);
    RUN(nothing_seen_and_nothing_noted_is_no_observation);
    RUN(the_first_is_corrected_the_second_noted_the_third_listed);
    RUN(the_steps_are_those_of_a_plain_count);
    RUN(it_goes_with_the_person);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
