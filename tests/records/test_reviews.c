/* records/reviews: the log of answers and what it adds up to. */
#include "records/reviews.h"

#include <stdlib.h>

#include "records/migrations.h"
#include "tests/records/fixture_database.h"
#include "tests/records/run_sql.h"

static const int64_t day_ms = 86400000, start_ms = 1700000000000;

static struct records *open_with_person(const char *at, int64_t *person)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_person_add(records, "李敏", person), STATUS_OK);
    return records;
}

static struct review review_of(int64_t person, enum review_kind kind, const char *item,
                               enum recall_grade grade, int64_t day)
{
    return (struct review){person, "power-supply", kind, item, grade, start_ms + day * day_ms};
}

static void answer(struct records *records, struct review review)
{
    CHECK_INT(records_review_add(records, &review), STATUS_OK);
}

static void the_state_is_what_the_log_adds_up_to(void)
{
    const char *at = fresh_path();
    int64_t person;
    struct records *records = open_with_person(at, &person);
    struct reviewed *all = NULL;
    size_t count = 0;
    answer(records, review_of(person, REVIEW_DRILL, "drill-greet", RECALL_GOOD, 0));
    answer(records, review_of(person, REVIEW_DRILL, "drill-greet", RECALL_AGAIN, 2));
    answer(records, review_of(person, REVIEW_DRILL, "drill-greet", RECALL_HARD, 5));
    struct recall recall = {0};
    recall = recall_review(&recall, RECALL_GOOD, start_ms);
    recall = recall_review(&recall, RECALL_AGAIN, start_ms + 2 * day_ms);
    recall = recall_review(&recall, RECALL_HARD, start_ms + 5 * day_ms);
    CHECK_INT(records_reviewed(records, person, &all, &count), STATUS_OK);
    CHECK_INT(count, 1);
    CHECK_TEXT(all[0].pack, "power-supply");
    CHECK_TEXT(all[0].item, "drill-greet");
    CHECK_INT(all[0].kind, REVIEW_DRILL);
    CHECK_INT(all[0].reviews, 3);
    CHECK_INT(all[0].last, RECALL_HARD);
    CHECK_NEAR(all[0].recall.stability_days, recall.stability_days, 0);
    CHECK_NEAR(all[0].recall.difficulty, recall.difficulty, 0);
    CHECK_INT(all[0].recall.reviewed_unix_ms, start_ms + 5 * day_ms);
    free(all);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM reviews"), 3, 0);
    CHECK_NEAR(query(at, "SELECT grade FROM reviews ORDER BY number LIMIT 1 OFFSET 1"), 1, 0);
}

static void things_of_the_same_name_are_told_apart_by_kind_and_person(void)
{
    int64_t person, other;
    struct records *records = open_with_person(fresh_path(), &person);
    struct reviewed *all = NULL;
    size_t count = 0;
    CHECK_INT(records_person_add(records, "王晓东", &other), STATUS_OK);
    answer(records, review_of(person, REVIEW_PHRASE, "one", RECALL_GOOD, 0));
    answer(records, review_of(person, REVIEW_QUESTION, "one", RECALL_AGAIN, 0));
    answer(records, review_of(other, REVIEW_DRILL, "one", RECALL_GOOD, 0));
    CHECK_INT(records_reviewed(records, person, &all, &count), STATUS_OK);
    CHECK_INT(count, 2);
    const struct reviewed *phrase = reviewed_find(all, count, "power-supply", REVIEW_PHRASE, "one");
    const struct reviewed *asked =
        reviewed_find(all, count, "power-supply", REVIEW_QUESTION, "one");
    CHECK(phrase && reviewed_is_known(phrase));
    CHECK(asked && !reviewed_is_known(asked));
    CHECK(!reviewed_find(all, count, "power-supply", REVIEW_DRILL, "one"));
    CHECK(!reviewed_find(all, count, "library", REVIEW_PHRASE, "one"));
    free(all);
    records_close(records);
}

static void who_was_never_asked_has_no_rows(void)
{
    int64_t person;
    struct records *records = open_with_person(fresh_path(), &person);
    struct reviewed *all = NULL;
    size_t count = 7;
    CHECK_INT(records_reviewed(records, person, &all, &count), STATUS_OK);
    CHECK(all == NULL && count == 0);
    records_close(records);
}

static void a_review_that_cannot_be_kept_leaves_nothing_behind(void)
{
    const char *at = fresh_path();
    int64_t person;
    struct records *records = open_with_person(at, &person);
    struct review nobody = review_of(person + 9, REVIEW_DRILL, "drill-greet", RECALL_GOOD, 0);
    struct review nothing = review_of(person, REVIEW_DRILL, "", RECALL_GOOD, 0);
    struct review grade = review_of(person, REVIEW_DRILL, "drill-greet", RECALL_GOOD, 0);
    char text[80];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    struct review longest = review_of(person, REVIEW_DRILL, text, RECALL_GOOD, 0);
    grade.reviewed_unix_ms = -1;
    CHECK_INT(records_review_add(records, &nobody), STATUS_DATABASE);
    CHECK(strstr(records_problem(records), "could not store a review") != NULL);
    CHECK_INT(records_review_add(records, &nothing), STATUS_INVALID);
    CHECK_INT(records_review_add(records, &longest), STATUS_INVALID);
    CHECK_INT(records_review_add(records, &grade), STATUS_DATABASE);
    answer(records, review_of(person, REVIEW_DRILL, "drill-greet", RECALL_GOOD, 0));
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM reviews"), 1, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM recalls"), 1, 0);
}

static void reviews_go_with_their_person(void)
{
    const char *at = fresh_path();
    int64_t person;
    struct records *records = open_with_person(at, &person);
    answer(records, review_of(person, REVIEW_PHRASE, "G-6.1", RECALL_GOOD, 0));
    records_close(records);
    query(at, "DELETE FROM people WHERE name = '李敏'");
    CHECK_NEAR(query(at, "SELECT count(*) FROM reviews"), 0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM recalls"), 0, 0);
}

static void a_database_that_could_not_be_opened_says_no(void)
{
    struct records *records = NULL;
    struct reviewed *all = NULL;
    size_t count = 0;
    struct review review = review_of(1, REVIEW_DRILL, "drill-greet", RECALL_GOOD, 0);
    CHECK(records_open(&records, "/proc/no/such/place.db") != STATUS_OK);
    CHECK_INT(records_review_add(records, &review), STATUS_DATABASE);
    CHECK_INT(records_reviewed(records, 1, &all, &count), STATUS_DATABASE);
    CHECK(all == NULL && count == 0);
    records_close(records);
}

/* As the version before them left it, then today's program. */
static void a_database_from_before_reviews_keeps_its_people(void)
{
    const char *at = fresh_path();
    int64_t before = 0;
    records_close(open_with_person(at, &before));
    back_to_version_10(at);
    int64_t person = 0;
    struct records *records = open_with_person(at, &person);
    CHECK_INT(person, before);
    answer(records, review_of(person, REVIEW_PHRASE, "G-6.1", RECALL_GOOD, 0));
    records_close(records);
    CHECK_NEAR(query(at, "PRAGMA user_version"), migrations_newest(), 0);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(the_state_is_what_the_log_adds_up_to);
    RUN(things_of_the_same_name_are_told_apart_by_kind_and_person);
    RUN(who_was_never_asked_has_no_rows);
    RUN(a_review_that_cannot_be_kept_leaves_nothing_behind);
    RUN(reviews_go_with_their_person);
    RUN(a_database_that_could_not_be_opened_says_no);
    RUN(a_database_from_before_reviews_keeps_its_people);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
