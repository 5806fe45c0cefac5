/* engine/sound_keeping: sound goes when its days are over, and no clock has all of it removed. */
#include "engine/sound_keeping.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

static const int64_t day_ms = 86400000, today = 1796083200000; /* 2026-12-01 */
static const struct sound_days days = {90, 365};

static char at[128], sounds[160];
static struct records *records;
static int64_t person;

static void path_of(const char *name, char out[300])
{
    snprintf(out, 300, "%s/%s", sounds, name);
}

static void write_sound(const char *name)
{
    char path[300], *slash;
    path_of(name, path);
    slash = strrchr(path, '/');
    *slash = '\0';
    mkdir(path, 0700);
    *slash = '/';
    FILE *file = fopen(path, "w");
    CHECK(file && fputs("sound", file) >= 0);
    if (file)
        fclose(file);
}

static bool is_there(const char *name)
{
    char path[300];
    path_of(name, path);
    return access(path, F_OK) == 0;
}

static void file_dated(const char *name, int64_t unix_ms)
{
    char path[300];
    struct timespec times[2] = {{.tv_sec = unix_ms / 1000}, {.tv_sec = unix_ms / 1000}};
    path_of(name, path);
    CHECK_INT(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void open_fresh(void)
{
    snprintf(at, sizeof at, "%s", fresh_path());
    snprintf(sounds, sizeof sounds, "%s.sounds", at);
    CHECK_INT(mkdir(sounds, 0700), 0);
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_person_add(records, "李敏", &person), STATUS_OK);
}

/* An attempt of that day with the one recording. */
static int64_t practise(enum attempt_mode mode, const char *recording, int64_t unix_ms)
{
    int64_t attempt = 0;
    struct verdicts none = {0};
    struct attempt_start start = {.person = person,
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .mode = mode,
                                  .started_unix_ms = unix_ms};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    struct turn_record turn = {
        .reply = 1, .turn = "vent", .next = "calmed", .recording = recording, .verdicts = &none};
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    write_sound(recording);
    return attempt;
}

static struct sound_round go_round(int64_t unix_ms)
{
    struct sound_round round;
    CHECK_INT(sound_round(records, sounds, days, (struct sound_time){unix_ms, false}, &round),
              STATUS_OK);
    return round;
}

/* As a kiosk does that is on: every few days, so that no step is a leap. */
static struct sound_round go_on_until(int64_t from, int64_t to)
{
    for (int64_t now = from; now < to; now += 7 * day_ms)
        go_round(now);
    return go_round(to);
}

static int sounds_gone(const char *by)
{
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM attempts WHERE sound_gone_by = '%s'", by);
    return (int)query(at, sql);
}

static void sound_goes_when_its_days_are_over_and_not_before(void)
{
    open_fresh();
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/1.opus", today);
    practise(ATTEMPT_EXAM, "20261201-090000-2/1.flac", today);
    CHECK_INT(go_on_until(today, today + 89 * day_ms).attempts, 0);
    CHECK(is_there("20261201-080000-1/1.opus"));
    CHECK_INT(go_round(today + 90 * day_ms).attempts, 1);
    CHECK(!is_there("20261201-080000-1") && is_there("20261201-090000-2/1.flac"));
    CHECK_INT(sounds_gone("rule"), 1);
    CHECK_INT(go_on_until(today + 91 * day_ms, today + 364 * day_ms).attempts, 0);
    CHECK_INT(go_round(today + 365 * day_ms).attempts, 1);
    CHECK(!is_there("20261201-090000-2"));
    CHECK_INT(go_round(today + 366 * day_ms).attempts, 0); /* once */
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM attempts"), 2, 0); /* the rest of them stays */
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns WHERE recording IS NOT NULL"), 0, 0);
}

/* Whatever the date in an old row, or on a machine whose battery was dead that morning. */
static void what_is_dated_wrong_is_kept_as_long_as_all(void)
{
    open_fresh();
    practise(ATTEMPT_PRACTICE, "19700101-000500-1/1.opus", 300000);
    practise(ATTEMPT_PRACTICE, "20991201-080000-2/1.opus", today + 73 * 365 * day_ms);
    CHECK_INT(go_on_until(today, today + 89 * day_ms).attempts, 0);
    CHECK_INT(go_round(today + 90 * day_ms).attempts, 2);
    records_close(records);
}

static void a_clock_years_ahead_removes_nothing(void)
{
    open_fresh();
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/1.opus", today);
    practise(ATTEMPT_EXAM, "20261201-090000-2/1.flac", today);
    go_round(today);
    for (int64_t day = 0; day < 40; day++) { /* for weeks, day after day */
        struct sound_round round = go_round(today + (10 * 365 + day) * day_ms);
        CHECK_INT(round.clock, SOUND_CLOCK_DOUBTED);
        CHECK_INT(round.attempts, 0);
    }
    practise(ATTEMPT_PRACTICE, "20361201-080000-3/1.opus", today + 3650 * day_ms);
    /* The clock is right again: as if nothing had been. */
    CHECK_INT(go_on_until(today + day_ms, today + 89 * day_ms).clock, SOUND_CLOCK_RIGHT);
    CHECK(is_there("20261201-080000-1/1.opus") && is_there("20361201-080000-3/1.opus"));
    CHECK_INT(go_round(today + 90 * day_ms).attempts, 1);
    CHECK_INT(go_round(today + 91 * day_ms).attempts, 1);
    records_close(records);
}

static void a_clock_that_goes_back_removes_nothing_and_dates_nothing_ahead(void)
{
    open_fresh();
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/1.opus", today);
    go_round(today);
    CHECK_INT(go_round(today - 5 * day_ms).clock, SOUND_CLOCK_BACK);
    CHECK_INT(go_round(today - 20 * 365 * day_ms).clock, SOUND_CLOCK_DOUBTED);
    CHECK_INT(go_round(300000).clock, SOUND_CLOCK_DOUBTED);
    CHECK(is_there("20261201-080000-1/1.opus"));
    CHECK_INT(go_on_until(today, today + 84 * day_ms).attempts, 0);
    CHECK_INT(go_round(today + 90 * day_ms).attempts, 1);
    records_close(records);
}

/* In the store room for half a year: a time server, or somebody, says that it is true. */
static void a_leap_is_believed_when_somebody_vouches_for_it(void)
{
    struct sound_round round;
    int64_t later = today + 200 * day_ms;
    open_fresh();
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/1.opus", today);
    go_round(today);
    CHECK_INT(go_round(later).clock, SOUND_CLOCK_DOUBTED);
    CHECK_INT(sound_clock_trust(records, later), STATUS_OK);
    CHECK_INT(go_round(later).attempts, 1);
    practise(ATTEMPT_PRACTICE, "20270619-080000-2/1.opus", later);
    go_round(later);
    CHECK_INT(
        sound_round(records, sounds, days, (struct sound_time){later + 200 * day_ms, true}, &round),
        STATUS_OK);
    CHECK(round.clock == SOUND_CLOCK_RIGHT && round.attempts == 1);
    records_close(records);
}

/* The first time that the keeper comes round there is nothing to compare a clock with, and nothing
 * that could be due. */
static void the_first_round_removes_nothing_whatever_the_clock_says(void)
{
    open_fresh();
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/1.opus", today);
    CHECK_INT(go_round(today + 70 * 365 * day_ms).attempts, 0);
    CHECK_INT(go_round(today).clock, SOUND_CLOCK_DOUBTED);
    CHECK_INT(sound_clock_trust(records, today), STATUS_OK);
    CHECK_INT(go_on_until(today, today + 89 * day_ms).attempts, 0);
    CHECK_INT(go_round(today + 90 * day_ms).attempts, 1);
    records_close(records);
}

static void a_file_that_cannot_be_removed_keeps_its_attempt_and_no_other(void)
{
    struct sound_round round;
    open_fresh();
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/x.opus", today);
    practise(ATTEMPT_PRACTICE, "20261201-080000-2/1.opus", today);
    char path[300], inner[320];
    path_of("20261201-080000-1/x.opus", path);
    CHECK_INT(unlink(path), 0);
    CHECK_INT(mkdir(path, 0700), 0); /* a folder is in the way */
    snprintf(inner, sizeof inner, "%s/in-the-way", path);
    CHECK_INT(mkdir(inner, 0700), 0);
    go_on_until(today, today + 84 * day_ms);
    CHECK_INT(
        sound_round(records, sounds, days, (struct sound_time){today + 90 * day_ms, false}, &round),
        STATUS_IO);
    CHECK(strstr(round.left, "20261201-080000-1/x.opus") != NULL);
    CHECK_INT(round.attempts, 1);
    CHECK(!is_there("20261201-080000-2"));
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns WHERE recording IS NOT NULL"), 1, 0);
    CHECK_INT(rmdir(inner), 0);
    CHECK_INT(rmdir(path), 0);
    CHECK_INT(go_round(today + 91 * day_ms).attempts, 1); /* the next day */
    records_close(records);
}

static void what_no_row_names_goes_by_the_date_of_its_file(void)
{
    open_fresh();
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/1.opus", today);
    write_sound("20261201-080000-1/2.opus"); /* written, and the power went */
    write_sound("20251101-080000-77/1.flac");
    write_sound("notes/mine.wav"); /* somebody's own */
    file_dated("20261201-080000-1/1.opus", today - 400 * day_ms);
    file_dated("20261201-080000-1/2.opus", today - 400 * day_ms);
    file_dated("20251101-080000-77/1.flac", today - 364 * day_ms);
    file_dated("notes/mine.wav", today - 4000 * day_ms);
    CHECK_INT(go_round(today).strays, 1);
    CHECK(!is_there("20261201-080000-1/2.opus") && is_there("20261201-080000-1/1.opus"));
    CHECK(is_there("20251101-080000-77/1.flac") && is_there("notes/mine.wav"));
    CHECK_INT(go_round(today + 2 * day_ms).strays, 1);
    CHECK(!is_there("20251101-080000-77"));
    records_close(records);
}

static void who_takes_consent_back_takes_all_the_sound_along(void)
{
    char left[PATH_SIZE];
    struct kept_sounds kept;
    open_fresh();
    int64_t li = person;
    practise(ATTEMPT_PRACTICE, "20261201-080000-1/1.opus", today);
    practise(ATTEMPT_EXAM, "20261201-090000-2/1.wav", today); /* of an older Yingda */
    CHECK_INT(records_person_add(records, "王芳", &person), STATUS_OK);
    practise(ATTEMPT_PRACTICE, "20261201-100000-3/1.opus", today);
    CHECK_INT(sound_remove_of(records, sounds, li, today, left), STATUS_OK);
    CHECK_TEXT(left, "");
    CHECK(!is_there("20261201-080000-1") && !is_there("20261201-090000-2"));
    CHECK(is_there("20261201-100000-3/1.opus"));
    CHECK_INT(records_kept(records, li, &kept), STATUS_OK);
    CHECK_INT(kept.recordings, 0);
    CHECK_INT(sounds_gone("person"), 2);
    CHECK_INT(sound_remove_of(records, sounds, li, today, left), STATUS_OK); /* nothing more */
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM attempts"), 3, 0);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(sound_goes_when_its_days_are_over_and_not_before);
    RUN(what_is_dated_wrong_is_kept_as_long_as_all);
    RUN(a_clock_years_ahead_removes_nothing);
    RUN(a_clock_that_goes_back_removes_nothing_and_dates_nothing_ahead);
    RUN(a_leap_is_believed_when_somebody_vouches_for_it);
    RUN(the_first_round_removes_nothing_whatever_the_clock_says);
    RUN(a_file_that_cannot_be_removed_keeps_its_attempt_and_no_other);
    RUN(what_no_row_names_goes_by_the_date_of_its_file);
    RUN(who_takes_consent_back_takes_all_the_sound_along);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
