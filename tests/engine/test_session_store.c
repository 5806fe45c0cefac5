/* engine/session_store: what happens to a session when the disk does not take it. Whole talks in
 * written words on the shipped pack; no ear. */
#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "audio/kept/sound_file.h"
#include "engine/session.h"
#include "records/stored_card.h"
#include "scenarios/load/pack_open.h"
#include "scenarios/one_turn.h"
#include "tests/check.h"
#include "tests/records/failing_disk.h"
#include "tests/records/fixture_database.h"

static struct pack *pack;
static struct session session;
static struct records *records;
static int64_t person;
static char recordings[160];
static const char *at;

static enum attempt_mode mode;

static void begin(void)
{
    struct session_config config = {.pack = pack,
                                    .play = pack_play(pack, "complaint"),
                                    .records = records,
                                    .person = person,
                                    .recordings = *recordings ? recordings : NULL,
                                    .mode = mode,
                                    .started_unix_ms = 1700000000000};
    CHECK_INT(session_init(&session, &config), STATUS_OK);
}

static void open_all(void)
{
    at = fresh_path();
    snprintf(recordings, sizeof recordings, "%s.recordings", at);
    failing_disk_plan((struct disk_plan){0});
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_person_add(records, "李敏", &person), STATUS_OK);
    begin();
}

static void close_all(void)
{
    failing_disk_plan((struct disk_plan){0});
    session_finish(&session);
    records_close(records);
}

/* One reply in words, with a second of sound as if it had been said. */
static void say(const char *words)
{
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    free(session.kept.samples);
    session.kept = (struct wav_sound){calloc(16000, sizeof(int16_t)), 16000, HEARING_RATE_HZ};
    CHECK_INT(session_write(&session, words), STATUS_OK);
}

static void say_all(void)
{
    while (!session.ended && session.n_replies < SESSION_MAX_REPLIES)
        say("好的，请您稍等。");
    CHECK(session.ended);
}

/* Of the attempt in the database, past the module. */
static int number(const char *of)
{
    char sql[400];
    snprintf(sql, sizeof sql,
             "SELECT %s FROM turns t JOIN attempts a ON a.id = t.attempt"
             " WHERE a.id = (SELECT max(id) FROM attempts)",
             of);
    return (int)query(at, sql);
}

static int finished(void)
{
    return number("max(a.finished_unix_ms IS NOT NULL)");
}

static bool is_whole(void)
{
    struct stored_card card;
    CHECK_INT(records_card(records, session.attempt, &card), STATUS_OK);
    bool whole = card.state == STORED_WHOLE && card.stored.total == session.card.total;
    stored_card_finish(&card);
    return whole && number("count(*)") == session.n_replies + 1;
}

static void what_the_disk_did_not_take_is_held_and_stored_before_anything_later(void)
{
    open_all();
    say("您好，请坐。");
    CHECK_INT(session_held(&session), 0);
    failing_disk_plan((struct disk_plan){.write_at = 1, .times = -1, .code = SQLITE_FULL});
    say("您别着急，慢慢说。");
    CHECK(!session.ended);
    CHECK_INT(session_held(&session), 1);
    CHECK(strstr(session.problem, "full") != NULL);
    CHECK_INT(number("count(*)"), 1);
    CHECK_INT(session_store(&session), STATUS_DATABASE);
    failing_disk_plan((struct disk_plan){0});
    say_all();
    CHECK(session.n_replies > 2 && session_is_stored(&session) && is_whole());
    CHECK_INT(number("(SELECT group_concat(reply * 10 + again) FROM (SELECT * FROM turns ORDER BY"
                     " id)) = (SELECT group_concat(reply * 10 + again) FROM (SELECT * FROM turns"
                     " ORDER BY reply, again))"),
              1);
    close_all();
}

static void an_attempt_is_not_finished_while_a_reply_is_held(void)
{
    open_all();
    say("您好，请坐。");
    failing_disk_plan((struct disk_plan){.sync_at = 1, .times = -1, .code = SQLITE_IOERR_FSYNC});
    say_all();
    CHECK_INT(session_held(&session), session.n_replies); /* all but the first, and the end */
    CHECK(!session_is_stored(&session));
    CHECK_INT(finished(), 0);
    failing_disk_plan((struct disk_plan){0});
    CHECK_INT(session_store(&session), STATUS_OK);
    CHECK(session_is_stored(&session) && is_whole());
    CHECK_INT(session_store(&session), STATUS_OK); /* nothing is stored twice */
    CHECK(is_whole());
    close_all();
}

static void an_attempt_whose_beginning_failed_is_begun_later(void)
{
    open_all();
    session_finish(&session);
    failing_disk_plan((struct disk_plan){.write_at = 1, .times = 1, .code = SQLITE_IOERR_WRITE});
    begin();
    CHECK_INT(session.attempt, 0);
    say_all();
    CHECK(session.attempt > 0 && session_is_stored(&session) && is_whole());
    close_all();
}

static void what_is_given_up_leaves_the_attempt_unfinished(void)
{
    open_all();
    say("您好，请坐。");
    failing_disk_plan((struct disk_plan){.write_at = 1, .times = -1, .code = SQLITE_FULL});
    say("您别着急。");
    session_store_no_more(&session);
    CHECK_INT(session_held(&session), 0);
    failing_disk_plan((struct disk_plan){0});
    say_all();
    CHECK(!session_is_stored(&session));
    CHECK_INT(number("count(*)"), 1);
    CHECK_INT(finished(), 0);
    close_all();
}

static void a_recording_that_cannot_be_written_holds_its_reply(void)
{
    open_all();
    CHECK_INT(close(open(recordings, O_CREAT | O_WRONLY | O_CLOEXEC, 0600)), 0); /* no folder */
    say("您好，请坐。");
    CHECK_INT(session_held(&session), 1);
    CHECK(strstr(session.problem, "could not be written") != NULL);
    CHECK_INT(number("count(*)"), 0);
    CHECK_INT(unlink(recordings), 0);
    say_all();
    CHECK(is_whole());
    CHECK_INT(number("sum(t.recording IS NOT NULL)"), session.n_replies);
    close_all();
}

/* Files in the attempt's folder whose name ends so; 0 where there is no folder at all. */
static int files_kept(const char *ending)
{
    char path[240];
    int count = 0;
    snprintf(path, sizeof path, "%s/20231114-221320-%lld", recordings, (long long)session.attempt);
    DIR *kept = opendir(path);
    for (const struct dirent *entry; kept && (entry = readdir(kept));) {
        size_t n = strlen(entry->d_name), m = strlen(ending);
        count += n > m && strcmp(entry->d_name + n - m, ending) == 0;
    }
    if (kept)
        closedir(kept);
    return count;
}

/* Whoever has not agreed has no folder: the talk goes on, and is judged and stored, from memory. */
static void without_consent_nothing_of_the_sound_is_on_the_disk(void)
{
    open_all();
    session_finish(&session);
    char folder_asked[160];
    strcpy(folder_asked, recordings);
    recordings[0] = '\0';
    begin();
    say_all();
    CHECK(session_is_stored(&session) && is_whole());
    CHECK_TEXT(session.problem, "");
    CHECK(access(folder_asked, F_OK) != 0);
    CHECK_INT(number("sum(t.recording IS NOT NULL)"), 0);
    for (int i = 0; i < session.n_replies; i++) /* the card right after can still be listened to */
        CHECK_INT(session.replies[i].sound.n_samples, 16000);
    close_all();
}

static int undecided_replies(void)
{
    return number("(SELECT count(*) FROM turns u WHERE u.attempt = a.id AND u.next IS NOT NULL AND"
                  " EXISTS (SELECT 1 FROM verdicts v WHERE v.turn = u.id AND v.value ="
                  " 'undecided'))");
}

/* As words every verdict is decided, so the reply is left undecided by hand before it is stored. */
static void with_consent_what_is_undecided_is_kept_bit_for_bit_and_the_rest_as_opus(void)
{
    open_all();
    CHECK_INT(close(open(recordings, O_CREAT | O_WRONLY | O_CLOEXEC, 0600)), 0); /* no folder */
    say("您好，请坐。");
    CHECK_INT(session_held(&session), 1);
    session.replies[0].verdicts.items[0].value = VERDICT_UNDECIDED;
    CHECK_INT(unlink(recordings), 0);
    say_all();
    CHECK(is_whole());
    CHECK_INT(undecided_replies(), 1);
    CHECK_INT(files_kept(".flac"), 1);
    CHECK_INT(files_kept(".opus"), session.n_replies - 1);
    CHECK_INT(number("sum(t.recording LIKE '%/1.flac')"), 1);
    CHECK_INT(files_kept(".part"), 0);
    close_all();
}

static void an_exam_is_kept_bit_for_bit(void)
{
    char path[240], reason[160];
    struct wav_sound sound;
    mode = ATTEMPT_EXAM;
    open_all();
    say_all();
    mode = ATTEMPT_PRACTICE;
    CHECK(is_whole());
    CHECK_INT(files_kept(".flac"), session.n_replies);
    CHECK_INT(files_kept(".opus"), 0);
    snprintf(path, sizeof path, "%s/20231114-221320-%lld/1.flac", recordings,
             (long long)session.attempt);
    CHECK_INT(sound_file_read(path, HEARING_RATE_HZ, &sound, reason), STATUS_OK);
    CHECK_INT(sound.n_samples, 16000);
    wav_finish(&sound);
    close_all();
}

/* Once more on the same disk and database, which fails as planned. What stands in the records is
 * all or a beginning, and becomes all of it when the disk is well again. */
static void play_with(struct disk_plan plan)
{
    session_finish(&session);
    begin();
    failing_disk_plan(plan);
    say_all();
    int stored = number("count(*)");
    CHECK_INT(finished(), session_held(&session) == 0);
    CHECK(stored == session.n_replies - session_held(&session) + 1 || session_held(&session) == 0);
    failing_disk_plan((struct disk_plan){0});
    CHECK_INT(session_store(&session), STATUS_OK);
    CHECK(is_whole());
}

static void wherever_a_write_or_a_sync_fails_nothing_is_lost_in_the_end(void)
{
    open_all();
    session_finish(&session);
    recordings[0] = '\0'; /* none are kept: they are not on the failing disk */
    begin();
    failing_disk_plan((struct disk_plan){0});
    say_all();
    int writes = failing_disk_writes(), syncs = failing_disk_syncs();
    CHECK(writes > 20 && syncs >= 4);
    for (int i = 1; i <= writes; i += 1 + writes / 8)
        play_with((struct disk_plan){.write_at = i, .times = 1, .code = SQLITE_IOERR_WRITE});
    for (int i = 1; i <= writes; i += 1 + writes / 6)
        play_with((struct disk_plan){.write_at = i, .times = -1, .code = SQLITE_FULL});
    for (int i = 1; i <= syncs; i++)
        play_with((struct disk_plan){.sync_at = i, .times = 1, .code = SQLITE_IOERR_FSYNC});
    CHECK_NEAR(query(at, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1, 0);
    close_all();
}

/* For who writes it: a play that begins in its middle, as it goes on from there. */
static void a_session_begins_with_the_turn_that_was_asked_for(void)
{
    struct session_config config = {
        .pack = pack, .play = pack_play(pack, "complaint"), .from = "offer"};
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_TEXT(session.conversation.turn->id, "offer");
    say("我们今天就派人上门核表，多退少补。");
    CHECK(session.conversation.turn && strcmp(session.conversation.turn->id, "offer") != 0);
    session_finish(&session);
    config.from = "no-such-turn";
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK(session.conversation.turn == session.conversation.play->turns);
    session_finish(&session);
}

/* A turn tried again from its card: in the mood of then, over after its one reply, and nothing is
 * stored without records. */
static void one_turn_is_over_after_its_reply(void)
{
    struct one_turn once;
    const struct play *play = pack_play(pack, "outage");
    const struct turn *turn = &play->turns[2];
    struct session_config config = {
        .pack = pack, .play = one_turn_play(&once, play, turn, 23), .seed = 7};
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_TEXT(session.conversation.turn->id, turn->id);
    CHECK_INT(session.conversation.mood, 23);
    say("对不起，让您久等了，我马上为您查。");
    if (!session.ended) /* not understood: asked once more, as in the talk itself */
        say("对不起，让您久等了，我马上为您查。");
    CHECK(session.ended && session.attempt == 0);
    CHECK(session.replies[0].verdicts.count > 0);
    CHECK(play->turns[2].n_exits == turn->n_exits &&
          play->n_endings > 1); /* the pack's is untouched */
    session_finish(&session);
}

int main(void)
{
    struct problems problems = {0};
    char command[200];
    if (access("/dev/shm", W_OK) == 0) /* the disk that fails is made here: a real one only slows */
        strcpy(folder, "/dev/shm/yingda-XXXXXX");
    if (!mkdtemp(folder))
        return 1;
    failing_disk_install();
    CHECK_INT(pack_open(&pack, YINGDA_SOURCE_DIR "/scenarios/packs/power-supply", &problems),
              STATUS_OK);
    problems_finish(&problems);
    if (!pack)
        return 1;
    RUN(what_the_disk_did_not_take_is_held_and_stored_before_anything_later);
    RUN(an_attempt_is_not_finished_while_a_reply_is_held);
    RUN(an_attempt_whose_beginning_failed_is_begun_later);
    RUN(what_is_given_up_leaves_the_attempt_unfinished);
    RUN(a_recording_that_cannot_be_written_holds_its_reply);
    RUN(without_consent_nothing_of_the_sound_is_on_the_disk);
    RUN(with_consent_what_is_undecided_is_kept_bit_for_bit_and_the_rest_as_opus);
    RUN(an_exam_is_kept_bit_for_bit);
    RUN(a_session_begins_with_the_turn_that_was_asked_for);
    RUN(one_turn_is_over_after_its_reply);
    RUN(wherever_a_write_or_a_sync_fails_nothing_is_lost_in_the_end);
    pack_close(pack);
    snprintf(command, sizeof command, "rm -r %s", folder);
    CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}
