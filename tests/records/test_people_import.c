/* records/people_import and people_change: lists of an office, looked at before anything is
 * written; people put in order, and nothing of theirs lost. */
#include "records/people_import.h"

#include <stdlib.h>

#include "records/people_change.h"
#include "records/reviews.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"

static const char *at;
static struct people_import list;
static struct problems problems;

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static const char *file_of(const char *text, size_t length)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/list.csv", folder);
    FILE *file = fopen(path, "wb");
    CHECK(file && fwrite(text, 1, length, file) == length && fclose(file) == 0);
    return path;
}

static enum status look(struct records *records, const char *text)
{
    people_import_finish(&list);
    problems_finish(&problems);
    return people_import_read(&list, records, file_of(text, strlen(text)), &problems);
}

static void store(struct records *records, const char *text)
{
    CHECK_INT(look(records, text), STATUS_OK);
    CHECK_INT(people_import_store(&list, records), STATUS_OK);
}

static void check_row(size_t i, enum import_kind kind, enum import_why why)
{
    CHECK(i < list.count);
    if (i >= list.count)
        return;
    CHECK_TEXT(import_kind_text(list.rows[i].kind), import_kind_text(kind));
    CHECK_TEXT(import_why_text(list.rows[i].why), import_why_text(why));
}

static int64_t find(struct records *records, const char *who)
{
    int64_t id = 0;
    CHECK_INT(records_person_find(records, who, &id), STATUS_OK);
    return id;
}

static const char three[] = "抢修中心人员名单,,\n班组,姓 名,工号\n抢修一班,李敏,0273\n"
                            "抢修二班,王强,0274\n\n,张伟,\n";

static void a_list_is_looked_at_before_anything_is_written(void)
{
    struct records *records = open_fresh();
    CHECK_INT(look(records, three), STATUS_OK);
    CHECK_INT(list.count, 3);
    CHECK_INT(list.n_kind[IMPORT_NEW], 3);
    CHECK_TEXT(list.rows[0].who.number, "0273");
    CHECK_TEXT(list.rows[0].who.team, "抢修一班");
    CHECK_INT(list.rows[2].line, 6);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 0, 0);
    CHECK_INT(people_import_store(&list, records), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people WHERE number = '0273' AND team = '抢修一班'"),
               1, 0);
    CHECK_INT(look(records, three), STATUS_OK); /* once more: nothing to do */
    CHECK_INT(list.n_kind[IMPORT_SAME], 3);
    records_close(records);
}

static void what_changed_and_what_is_unclear_is_told_apart(void)
{
    struct records *records = open_fresh();
    store(records, three);
    CHECK_INT(look(records, "工号,姓名,班组,岗位,电话\n"
                            "0273,李敏,抢修三班,抢修员,139\n" /* another team */
                            "0274,王芳,,,\n"                  /* somebody else's number */
                            "0275,张伟,,,\n"                  /* a number at last */
                            "0276,,营业班,,\n"                /* no name */
                            "0277,赵丽,,,\n0277,赵莉,,,\n"    /* twice */
                            "273,李敏,,,\n"),                 /* the zero is lost */
              STATUS_OK);
    check_row(0, IMPORT_CHANGED, IMPORT_FINE);
    CHECK_TEXT(list.rows[0].known.team, "抢修一班");
    check_row(1, IMPORT_UNCLEAR, IMPORT_OTHER_NAME);
    CHECK_TEXT(list.rows[1].known.name, "王强");
    check_row(2, IMPORT_CHANGED, IMPORT_FINE);
    check_row(3, IMPORT_UNCLEAR, IMPORT_NO_NAME);
    check_row(4, IMPORT_NEW, IMPORT_FINE);
    check_row(5, IMPORT_UNCLEAR, IMPORT_TWICE);
    check_row(6, IMPORT_UNCLEAR, IMPORT_ZERO_LOST);
    CHECK_INT(people_import_store(&list, records), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 4, 0); /* the unclear are left alone */
    CHECK_NEAR(query(at, "SELECT name = '王强' FROM people WHERE number = '0274'"), 1, 0);
    CHECK_NEAR(query(at, "SELECT team = '抢修三班' FROM people WHERE number = '0273'"), 1, 0);
    CHECK_NEAR(query(at, "SELECT name = '张伟' FROM people WHERE number = '0275'"), 1, 0);
    records_close(records);
}

static void two_of_one_name_need_numbers(void)
{
    struct records *records = open_fresh();
    store(records, "工号,姓名\n1,王敏\n2,王敏\n");
    CHECK_INT(look(records, "姓名,班组\n王敏,营业班\n"), STATUS_OK);
    check_row(0, IMPORT_UNCLEAR, IMPORT_NAMESAKES);
    records_close(records);
}

/* What became unclear between the look and the touch is not written. */
static void what_others_did_meanwhile_is_seen(void)
{
    struct records *records = open_fresh(), *other = NULL;
    int64_t id;
    CHECK_INT(records_open(&other, at), STATUS_OK);
    CHECK_INT(look(records, "工号,姓名\n9,钱进\n"), STATUS_OK);
    CHECK_INT(list.n_kind[IMPORT_NEW], 1);
    CHECK_INT(records_person_enter(other, &(struct person_who){"9", "孙立", "", ""}, &id),
              STATUS_OK);
    CHECK_INT(people_import_store(&list, records), STATUS_OK);
    CHECK_INT(list.n_kind[IMPORT_UNCLEAR], 1);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 1, 0);
    records_close(other);
    records_close(records);
}

static void a_list_that_cannot_be_read_changes_nothing_and_says_where(void)
{
    struct records *records = open_fresh();
    CHECK_INT(look(records, "工号,姓名\n1,李敏\n2,\"王强\n"), STATUS_INVALID);
    CHECK(problems.count == 1 && problems.items[0].line == 3);
    CHECK_INT(look(records, "0273,李敏\n0274,王强\n"), STATUS_INVALID);
    CHECK(problems.count == 1 && strstr(problems.items[0].reason, "姓名") != NULL);
    CHECK_INT(people_import_read(&list, records, "/nonexistent.csv", &problems), STATUS_NOT_FOUND);
    CHECK_INT(people_import_read(&list, records, folder, &problems), STATUS_IO);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 0, 0);
    records_close(records);
}

static void three_thousand_are_taken_at_once(void)
{
    enum { ROWS = 3000 };
    struct records *records = open_fresh();
    char *text = malloc(ROWS * 48 + 32);
    size_t used = (size_t)sprintf(text, "number,name,team\n");
    for (int i = 0; i < ROWS; i++)
        used += (size_t)sprintf(text + used, "%05d,N%05d,T%d\n", i, i, i % 40);
    store(records, text);
    CHECK_INT(list.n_kind[IMPORT_NEW], ROWS);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), ROWS, 0);
    free(text);
    records_close(records);
}

static void a_renamed_person_keeps_number_team_and_id(void)
{
    struct records *records = open_fresh();
    store(records, three);
    int64_t id = find(records, "0273");
    CHECK_INT(records_person_rename(records, id, " 李 敏 敏"), STATUS_OK);
    CHECK_INT(find(records, "李敏敏"), id);
    CHECK_NEAR(query(at, "SELECT number = '0273' AND team = '抢修一班' FROM people WHERE name = "
                         "'李敏敏'"),
               1, 0);
    CHECK_INT(records_person_rename(records, id, "  "), STATUS_INVALID);
    CHECK_INT(records_person_rename(records, 999, "某某"), STATUS_NOT_FOUND);
    records_close(records);
}

static void who_has_left_is_off_the_lists_and_can_come_back(void)
{
    struct records *records = open_fresh();
    struct person *people = NULL;
    size_t count = 0;
    int64_t id = 0;
    store(records, three);
    int64_t gone = find(records, "0273");
    CHECK_INT(records_person_retire(records, gone), STATUS_OK);
    CHECK_INT(records_people(records, &people, &count), STATUS_OK);
    CHECK_INT(count, 2);
    free(people);
    CHECK_INT(records_person_find(records, "李敏", &id), STATUS_NOT_FOUND);
    CHECK_INT(look(records, three), STATUS_OK);
    check_row(0, IMPORT_CHANGED, IMPORT_FINE); /* back by the list */
    CHECK_INT(records_person_enter(records, &(struct person_who){.number = "0273"}, &id),
              STATUS_OK);
    CHECK_INT(id, gone); /* back by the number typed */
    CHECK_INT(find(records, "李敏"), gone);
    records_close(records);
}

static void answer(struct records *records, int64_t person, const char *item, int64_t unix_ms)
{
    const struct review review = {person, "p", REVIEW_PHRASE, item, RECALL_GOOD, unix_ms};
    CHECK_INT(records_review_add(records, &review), STATUS_OK);
}

static void two_rows_of_one_person_become_one_and_nothing_is_lost(void)
{
    struct records *records = open_fresh();
    int64_t id = 0;
    store(records, three);
    int64_t from = find(records, "0273"), into = find(records, "张伟");
    answer(records, from, "a", 1000);
    answer(records, from, "b", 5000);
    answer(records, into, "b", 2000);
    char sql[400];
    sqlite3 *db = NULL;
    snprintf(
        sql, sizeof sql,
        "INSERT INTO attempts (person, pack, pack_version, pack_sha256, play, standard, seed,"
        " program_version, started_unix_ms) VALUES (%lld, 'p', '1', '%064d', 'x', 'G', 0, '1', "
        "1)",
        (long long)from, 0);
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    CHECK_INT(records_person_merge(records, from, into), STATUS_OK);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM attempts WHERE person = %lld", (long long)into);
    CHECK_NEAR(query(at, sql), 1, 0);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM reviews WHERE person = %lld", (long long)into);
    CHECK_NEAR(query(at, sql), 3, 0);
    CHECK_NEAR(query(at, "SELECT group_concat(item || reviewed_unix_ms, '') = 'a1000b5000' FROM "
                         "recalls"),
               1, 0);
    CHECK_INT(find(records, "0273"), into); /* with the number that was the other's */
    CHECK_INT(records_person_enter(records, &(struct person_who){.number = "0273"}, &id),
              STATUS_OK);
    CHECK_INT(id, into);
    CHECK_INT(records_person_merge(records, into, into), STATUS_INVALID);
    CHECK_INT(records_person_merge(records, 12345, into), STATUS_NOT_FOUND);
    CHECK_NEAR(query(at, "SELECT count(*) FROM pragma_foreign_key_check"), 0, 0);
    CHECK_INT(records_person_remove(records, into), STATUS_OK); /* the other row goes with it */
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 1, 0);
    records_close(records);
}

static void who_had_another_number_is_still_let_in_by_it(void)
{
    struct records *records = open_fresh();
    int64_t id = 0;
    store(records, three);
    int64_t from = find(records, "0273"), into = find(records, "0274");
    CHECK_INT(records_person_merge(records, from, into), STATUS_OK);
    CHECK_INT(records_person_enter(records, &(struct person_who){.number = "0273"}, &id),
              STATUS_OK);
    CHECK_INT(id, into);
    CHECK_INT(find(records, "王强"), into);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(a_list_is_looked_at_before_anything_is_written);
    RUN(what_changed_and_what_is_unclear_is_told_apart);
    RUN(two_of_one_name_need_numbers);
    RUN(what_others_did_meanwhile_is_seen);
    RUN(a_list_that_cannot_be_read_changes_nothing_and_says_where);
    RUN(three_thousand_are_taken_at_once);
    RUN(a_renamed_person_keeps_number_team_and_id);
    RUN(who_has_left_is_off_the_lists_and_can_come_back);
    RUN(two_rows_of_one_person_become_one_and_nothing_is_lost);
    RUN(who_had_another_number_is_still_let_in_by_it);
    people_import_finish(&list);
    problems_finish(&problems);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
