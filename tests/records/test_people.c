/* records/: people told apart by their numbers, and the trainer's list. */
#include "records/records.h"

#include <stdlib.h>

#include "base/clock.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

static const char *at;

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static int64_t enter(struct records *records, const char *number, const char *name)
{
    int64_t id = 0;
    CHECK_INT(
        records_person_enter(records, &(struct person_who){.number = number, .name = name}, &id),
        STATUS_OK);
    return id;
}

static size_t n_people(struct records *records)
{
    struct person *people = NULL;
    size_t count = 0;
    CHECK_INT(records_people(records, &people, &count), STATUS_OK);
    free(people);
    return count;
}

/* id 0: there is nobody of that id. */
static struct person person_of(struct records *records, int64_t id)
{
    struct person *people = NULL, found = {0};
    size_t count = 0;
    CHECK_INT(records_people(records, &people, &count), STATUS_OK);
    for (size_t i = 0; i < count; i++)
        found = people[i].id == id ? people[i] : found;
    free(people);
    if (found.id)
        CHECK_INT(records_standing(records, &found), STATUS_OK);
    return found;
}

static void check_person(const struct person *person, const char *number, const char *name,
                         const char *team)
{
    CHECK_TEXT(person->number, number);
    CHECK_TEXT(person->name, name);
    CHECK_TEXT(person->team, team);
}

static void roster(struct records *records, const struct person_who *list, size_t n)
{
    CHECK_INT(records_roster(records, list, n), STATUS_OK);
}

static void two_of_one_name_are_two_people(void)
{
    struct records *records = open_fresh();
    int64_t first = enter(records, "0001", "王敏"), second = enter(records, "0002", "王敏");
    int64_t without = enter(records, NULL, "王敏");
    CHECK(first != second && first != without && second != without);
    CHECK_INT(enter(records, "0001", "王敏"), first);
    CHECK_INT(enter(records, "0002", ""), second);
    CHECK_INT(enter(records, "", "王敏"), without);
    CHECK_INT(n_people(records), 3);
    records_close(records);
}

static void what_looks_the_same_is_the_same_person(void)
{
    struct records *records = open_fresh();
    int64_t numbered = enter(records, "0011", "王伟"), named = enter(records, NULL, "王芳");
    CHECK_INT(enter(records, "００１１", "王 伟"), numbered);
    CHECK_INT(enter(records,
                    "\xEF\xBB\xBF"
                    "0011\r\n",
                    "王伟"),
              numbered);
    CHECK_INT(enter(records, NULL, "王　芳"), named);
    CHECK_INT(enter(records, NULL, " 王芳\xE2\x80\x8B\n"), named);
    CHECK_INT(n_people(records), 2);
    struct person person = person_of(records, numbered);
    check_person(&person, "0011", "王伟", "");
    records_close(records);
}

static void a_number_alone_is_a_name_until_the_list_knows_better(void)
{
    struct records *records = open_fresh();
    int64_t id = enter(records, "0307", NULL);
    struct person person = person_of(records, id);
    check_person(&person, "0307", "工号 0307", "");
    roster(records, (struct person_who[]){{"0307", "李雪梅", "抢修一班", "抢修员"}}, 1);
    person = person_of(records, id);
    check_person(&person, "0307", "李雪梅", "抢修一班");
    CHECK_TEXT(person.post, "抢修员");
    CHECK_INT(n_people(records), 1);
    records_close(records);
}

static void the_list_changes_what_it_says_and_keeps_what_it_does_not(void)
{
    struct records *records = open_fresh();
    roster(records, (struct person_who[]){{"0001", "李敏", "一班", "班长"}}, 1);
    roster(records, (struct person_who[]){{"0001", "李民", NULL, NULL}}, 1); /* misspelt before */
    int64_t id = enter(records, "0001", NULL);
    struct person person = person_of(records, id);
    check_person(&person, "0001", "李民", "一班");
    roster(records, NULL, 0); /* nobody is removed */
    CHECK_INT(n_people(records), 1);
    records_close(records);
}

/* Who practised before numbers came has a row without one. */
static void the_list_gives_a_number_to_the_only_one_of_that_name(void)
{
    struct records *records = open_fresh();
    int64_t li = enter(records, NULL, "李敏"), wang = enter(records, NULL, "王敏");
    roster(records,
           (struct person_who[]){
               {"0001", "李敏", 0, 0}, {"0002", "王敏", 0, 0}, {"0003", "王敏", 0, 0}},
           3);
    struct person person = person_of(records, li);
    check_person(&person, "0001", "李敏", "");
    person = person_of(records, wang); /* hers, or the other's? nobody can tell */
    check_person(&person, "", "王敏", "");
    CHECK_INT(n_people(records), 4);
    CHECK(enter(records, "0002", NULL) != enter(records, "0003", NULL));
    records_close(records);
}

static void a_list_read_again_adds_nobody(void)
{
    const struct person_who list[] = {{"0001", "王敏", "一班", 0},
                                      {"0002", "王敏", 0, 0},
                                      {"", "张伟", 0, 0},
                                      {NULL, "张　伟", 0, 0},
                                      {"0009", "张伟", 0, 0}};
    struct records *records = open_fresh();
    roster(records, list, 5);
    size_t count = n_people(records);
    for (int i = 0; i < 3; i++)
        roster(records, list, 5);
    CHECK_INT(n_people(records), count);
    CHECK_INT(count, 4);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts"), 4, 0); /* nothing new happened */
}

static void a_list_without_numbers_means_the_one_who_has_one(void)
{
    struct records *records = open_fresh();
    int64_t id = enter(records, "0001", "李敏");
    roster(records, (struct person_who[]){{"", "李敏", "二班", 0}}, 1);
    struct person person = person_of(records, id);
    check_person(&person, "0001", "李敏", "二班");
    CHECK_INT(n_people(records), 1);
    records_close(records);
}

static void a_list_with_a_wrong_name_is_not_taken_at_all(void)
{
    struct records *records = open_fresh();
    const struct person_who list[] = {{"0001", "李敏", 0, 0}, {"0002", "\xE5\xBC", 0, 0}};
    CHECK_INT(records_roster(records, list, 2), STATUS_INVALID);
    CHECK_INT(n_people(records), 0);
    CHECK_INT(
        records_person_enter(records, &(struct person_who){.name = "\xE2\x80\x8B"}, &(int64_t){0}),
        STATUS_INVALID);
    records_close(records);
}

static void six_hundred_are_taken_at_once(void)
{
    enum { N = 600 };
    static char numbers[N][16], names[N][32];
    static struct person_who list[N];
    for (int i = 0; i < N; i++) {
        snprintf(numbers[i], sizeof numbers[i], "%04d", i);
        snprintf(names[i], sizeof names[i], "学员%d", i / 2); /* each name twice */
        list[i] = (struct person_who){numbers[i], names[i], "班组", "岗位"};
    }
    struct records *records = open_fresh();
    roster(records, list, N);
    roster(records, list, N);
    CHECK_INT(n_people(records), N);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(DISTINCT uid) FROM people"), N, 0);
}

/* As a kiosk's clock a year ahead leaves it, between two real ones. */
static void finish(struct records *records, int64_t person, double total, int64_t at_ms)
{
    int64_t attempt = 0;
    struct attempt_start start = {.person = person,
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .started_unix_ms = at_ms};
    struct scorecard card = {.total = total, .total_low = total, .total_high = total};
    struct verdicts none = {0};
    struct turn_record last = {.reply = 1, .turn = "calmed", .verdicts = &none};
    struct attempt_end end = {
        .ending = "calmed", .card = &card, .finished_unix_ms = at_ms, .last = &last};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    CHECK_INT(records_attempt_finish(records, attempt, &end), STATUS_OK);
}

static void a_clock_that_was_wrong_neither_wins_nor_breaks_a_streak(void)
{
    const int64_t day_ms = 24 * 3600 * 1000, now = clock_unix_ms();
    struct records *records = open_fresh();
    int64_t id = enter(records, "0001", "李敏");
    finish(records, id, 40, now - 2 * day_ms);
    finish(records, id, 90, now + 365 * day_ms);
    finish(records, id, 50, now - day_ms);
    finish(records, id, 60, now);
    struct person person = person_of(records, id);
    CHECK_INT(person.streak_days, 3);
    CHECK_NEAR(person.last_total, 60, 0);
    struct attempt_summary newest;
    size_t count = 0;
    struct attempts_query query_newest = {.which = ATTEMPTS_FINISHED, .person = id, .max = 1};
    CHECK_INT(records_attempts(records, &query_newest, &newest, &count), STATUS_OK);
    CHECK_NEAR(newest.total, 60, 0);
    struct play_best *bests = NULL;
    CHECK_INT(records_best_by_play(records, id, &bests, &count), STATUS_OK);
    CHECK(count == 1 && bests[0].last_total == 60 && bests[0].best_total == 90);
    free(bests);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(two_of_one_name_are_two_people);
    RUN(what_looks_the_same_is_the_same_person);
    RUN(a_number_alone_is_a_name_until_the_list_knows_better);
    RUN(the_list_changes_what_it_says_and_keeps_what_it_does_not);
    RUN(the_list_gives_a_number_to_the_only_one_of_that_name);
    RUN(a_list_read_again_adds_nobody);
    RUN(a_list_without_numbers_means_the_one_who_has_one);
    RUN(a_list_with_a_wrong_name_is_not_taken_at_all);
    RUN(six_hundred_are_taken_at_once);
    RUN(a_clock_that_was_wrong_neither_wins_nor_breaks_a_streak);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
