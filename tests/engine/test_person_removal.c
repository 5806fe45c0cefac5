/* engine/person_removal: nothing of somebody stays behind but counts of nobody's. */
#include "engine/person_removal.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

static char at[128], sounds[160];

static void write_sound(const char *name)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", sounds, name);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs("sound", file) >= 0);
    if (file)
        fclose(file);
}

static bool is_there(const char *name)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", sounds, name);
    return access(path, F_OK) == 0;
}

static void make_folder(const char *name)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", sounds, name);
    CHECK_INT(mkdir(path, 0700), 0);
}

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    snprintf(at, sizeof at, "%s", fresh_path());
    snprintf(sounds, sizeof sounds, "%s.sounds", at);
    CHECK_INT(mkdir(sounds, 0700), 0);
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

/* An attempt of 2023 with one reply of that recording, a mark, and a voice. */
static int64_t practise(struct records *records, const char *number, const char *name,
                        const char *recording)
{
    int64_t person = 0, attempt = 0;
    CHECK_INT(records_person_enter(records, &(struct person_who){number, name, "", ""}, &person),
              STATUS_OK);
    struct attempt_start start = {.person = person,
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .started_unix_ms = 1700000000000};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    struct verdict item = {.id = "a", .name = "", .clause = "", .start_ms = -1, .end_ms = -1};
    struct verdicts verdicts = {&item, 1}, none = {0};
    struct turn_record turn = {.reply = 1,
                               .turn = "vent",
                               .next = "calmed",
                               .recording = recording,
                               .verdicts = &verdicts};
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    struct turn_record ending = {.reply = 2, .turn = "calmed", .verdicts = &none};
    CHECK_INT(records_turn_add(records, attempt, &ending), STATUS_OK);
    struct scorecard card = {.total = 50, .total_low = 50, .total_high = 50};
    struct attempt_end end = {.ending = "calmed", .card = &card, .finished_unix_ms = 1700000100000};
    CHECK_INT(records_attempt_finish(records, attempt, &end), STATUS_OK);
    struct person_voice voice = {.warp = 1.04f, .text = "voice"};
    CHECK_INT(records_voice_set(records, person, &voice), STATUS_OK);
    return person;
}

static double rows_of_all(void)
{
    return query(at, "SELECT (SELECT count(*) FROM attempts) + (SELECT count(*) FROM turns) +"
                     " (SELECT count(*) FROM verdicts) + (SELECT count(*) FROM voices) +"
                     " (SELECT count(*) FROM people)");
}

static void a_person_goes_with_sound_and_voice_and_the_others_stay(void)
{
    char left[PATH_SIZE];
    struct records *records = open_fresh();
    make_folder("1");
    make_folder("2");
    write_sound("1/1.flac");
    write_sound("1/2.opus"); /* written, and never stored */
    write_sound("1/3.flac.part");
    write_sound("2/1.opus");
    int64_t li = practise(records, "0001", "李敏", "1/1.flac");
    practise(records, "0002", "李敏", "2/1.opus");
    double before = rows_of_all();
    CHECK_INT(person_remove(records, sounds, li, left), STATUS_OK);
    CHECK_TEXT(left, "");
    CHECK(!is_there("1/1.flac") && !is_there("1") && is_there("2/1.opus"));
    CHECK_NEAR(rows_of_all(), before / 2, 0);
    CHECK_INT(person_remove(records, sounds, li, left), STATUS_NOT_FOUND);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people WHERE number = '0001'"), 0, 0);
}

static void counts_of_nobody_stay(void)
{
    char left[PATH_SIZE];
    struct records *records = open_fresh();
    int64_t li = practise(records, "0001", "李敏", NULL),
            wang = practise(records, "2", "王芳", NULL);
    CHECK_INT(person_remove(records, sounds, li, left), STATUS_OK);
    CHECK_INT(person_remove(records, sounds, wang, left), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT attempts FROM departed WHERE year = 2023 AND play = 'outage'"
                         " AND mode = 'practice' AND pack = 'fixture'"),
               2, 0);
    CHECK_NEAR(query(at, "SELECT replies FROM departed"), 2, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'removal'"), 2, 0);
    CHECK_NEAR(query(at, "SELECT count(*) = max(seq) FROM facts"), 1, 0);
}

static bool file_holds(const char *path, const char *text)
{
    char command[400];
    snprintf(command, sizeof command, "grep -q -a -F '%s' '%s' 2>/dev/null", text, path);
    return system(command) == 0;
}

/* Neither in the file nor in its log, while the kiosk goes on. */
static void the_name_is_wiped_from_the_file(void)
{
    static const char name[] = "欧阳雪梅";
    char left[PATH_SIZE], log[140];
    struct records *records = open_fresh();
    snprintf(log, sizeof log, "%s-wal", at);
    int64_t person = practise(records, "98765432", name, NULL);
    CHECK(file_holds(at, name) || file_holds(log, name));
    CHECK_INT(person_remove(records, sounds, person, left), STATUS_OK);
    CHECK(!file_holds(at, name) && !file_holds(log, name));
    CHECK(!file_holds(at, "98765432") && !file_holds(log, "98765432"));
    records_close(records);
    CHECK(!file_holds(at, name));
}

/* A folder stands where the sound should be, so that it cannot be removed. */
static void a_sound_that_cannot_be_removed_is_named_and_nothing_else_goes(void)
{
    char left[PATH_SIZE];
    struct records *records = open_fresh();
    make_folder("1.wav");
    write_sound("1.wav/in-the-way");
    int64_t person = practise(records, "0001", "李敏", "1.wav");
    double before = rows_of_all();
    CHECK_INT(person_remove(records, sounds, person, left), STATUS_IO);
    CHECK(strstr(left, "1.wav") != NULL);
    CHECK_NEAR(rows_of_all(), before, 0);
    records_close(records);
}

static void a_path_that_leads_out_of_the_folder_is_left_alone(void)
{
    char left[PATH_SIZE];
    struct records *records = open_fresh();
    make_folder("inner");
    write_sound("precious");
    int64_t person = practise(records, "0001", "李敏", "../precious");
    char inner[200];
    snprintf(inner, sizeof inner, "%s/inner", sounds);
    CHECK_INT(person_remove(records, inner, person, left), STATUS_OK);
    CHECK(is_there("precious"));
    records_close(records);
}

static void rehearsals_cannot_be_removed(void)
{
    char left[PATH_SIZE];
    struct records *records = open_fresh();
    int64_t id = 0;
    CHECK_INT(records_rehearser(records, &id), STATUS_OK);
    CHECK_INT(person_remove(records, sounds, id, left), STATUS_NOT_FOUND);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(a_person_goes_with_sound_and_voice_and_the_others_stay);
    RUN(counts_of_nobody_stay);
    RUN(the_name_is_wiped_from_the_file);
    RUN(a_sound_that_cannot_be_removed_is_named_and_nothing_else_goes);
    RUN(a_path_that_leads_out_of_the_folder_is_left_alone);
    RUN(rehearsals_cannot_be_removed);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
