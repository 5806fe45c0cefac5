/* records/trainers: each has a PIN of their own, and wrong ones cost time, also after a restart. */
#include "records/trainers.h"

#include <stdlib.h>

#include "tests/check.h"
#include "tests/records/fixture_database.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND };

static const char *at;

static struct records *open_at(void)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static struct records *open_fresh(void)
{
    at = fresh_path();
    return open_at();
}

static int64_t add(struct records *records, const char *name)
{
    int64_t id = 0;
    CHECK_INT(records_trainer_add(records, name, "$hash", &id), STATUS_OK);
    CHECK(id > TRAINER_OF_SETTINGS);
    return id;
}

static size_t n_trainers(struct records *records)
{
    struct trainer *list = NULL;
    size_t count = 0;
    CHECK_INT(records_trainers(records, &list, &count), STATUS_OK);
    free(list);
    return count;
}

static void several_trainers_are_listed_as_they_came(void)
{
    struct records *records = open_fresh();
    struct trainer *list = NULL;
    size_t count = 0;
    CHECK_INT(n_trainers(records), 0);
    add(records, " 王 老师 ");
    add(records, "Li Lei");
    CHECK_INT(records_trainers(records, &list, &count), STATUS_OK);
    CHECK_INT(count, 2);
    if (count == 2) {
        CHECK_TEXT(list[0].name, "王老师");
        CHECK_TEXT(list[0].pin_hash, "$hash");
        CHECK_TEXT(list[1].name, "Li Lei");
    }
    free(list);
    records_close(records);
}

static void a_name_belongs_to_one_trainer(void)
{
    struct records *records = open_fresh();
    int64_t id = 0, first = add(records, "王老师");
    CHECK_INT(records_trainer_add(records, "王 老师", "$other", &id), STATUS_INVALID);
    CHECK_INT(records_trainer_add(records, "  ", "$other", &id), STATUS_INVALID);
    CHECK_INT(records_trainer_add(records, "\xFF", "$other", &id), STATUS_INVALID);
    CHECK_INT(n_trainers(records), 1);
    CHECK_INT(records_trainer_retire(records, first), STATUS_OK);
    CHECK_INT(n_trainers(records), 0);
    add(records, "王老师"); /* the name is free again */
    CHECK_INT(records_trainer_retire(records, first), STATUS_NOT_FOUND);
    CHECK_INT(records_trainer_pin(records, first, "$new"), STATUS_NOT_FOUND);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM trainers WHERE pin_hash = ''"), 1, 0);
}

static void another_pin_takes_the_place_of_the_first(void)
{
    struct records *records = open_fresh();
    int64_t id = add(records, "王老师");
    CHECK_INT(records_trainer_pin(records, id, "$new"), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT pin_hash = '$new' FROM trainers"), 1, 0);
}

static void tries_are_still_counted_after_a_restart(void)
{
    struct records *records = open_fresh();
    struct pin_tries tries;
    CHECK_INT(records_pin_tries(records, 7, &tries), STATUS_OK);
    CHECK_INT(tries.wrong, 0);
    for (int i = 1; i <= 5; i++)
        CHECK_INT(records_pin_try(records, 7, i * 1000), STATUS_OK);
    CHECK_INT(records_pin_try(records, TRAINER_OF_SETTINGS, 9), STATUS_OK);
    records_close(records);
    records = open_at();
    CHECK_INT(records_pin_tries(records, 7, &tries), STATUS_OK);
    CHECK_INT(tries.wrong, 5);
    CHECK_INT(tries.last_unix_ms, 5000);
    CHECK_INT(records_pin_right(records, 7), STATUS_OK);
    CHECK_INT(records_pin_tries(records, 7, &tries), STATUS_OK);
    CHECK_INT(tries.wrong, 0);
    CHECK_INT(records_pin_tries(records, TRAINER_OF_SETTINGS, &tries), STATUS_OK);
    CHECK_INT(tries.wrong, 1); /* another one's */
    records_close(records);
}

static void each_wrong_try_waits_longer_up_to_an_hour(void)
{
    int64_t last = 0, now = 1700000000000;
    for (int wrong = 0; wrong < 100; wrong++) {
        int64_t wait = pin_wait_ms(&(struct pin_tries){wrong, now}, now);
        CHECK(wrong < PIN_TRIES_FREE ? wait == 0 : wait >= 30 * SECOND);
        CHECK(wait >= last && wait <= 60 * MINUTE);
        last = wait;
    }
    CHECK_INT(pin_wait_ms(&(struct pin_tries){3, now}, now), 30 * SECOND);
    CHECK_INT(pin_wait_ms(&(struct pin_tries){5, now}, now), 120 * SECOND);
    CHECK_INT(last, 60 * MINUTE);
}

static void the_wait_runs_out_and_a_clock_turned_back_does_not_make_it_endless(void)
{
    int64_t now = 1700000000000;
    const struct pin_tries tries = {3, now};
    CHECK_INT(pin_wait_ms(&tries, now + 10 * SECOND), 20 * SECOND);
    CHECK_INT(pin_wait_ms(&tries, now + 30 * SECOND), 0);
    CHECK_INT(pin_wait_ms(&tries, now - 365LL * 24 * 60 * MINUTE), 30 * SECOND);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(several_trainers_are_listed_as_they_came);
    RUN(a_name_belongs_to_one_trainer);
    RUN(another_pin_takes_the_place_of_the_first);
    RUN(tries_are_still_counted_after_a_restart);
    RUN(each_wrong_try_waits_longer_up_to_an_hour);
    RUN(the_wait_runs_out_and_a_clock_turned_back_does_not_make_it_endless);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
