/* What somebody decides for oneself: consents, choices, kept sound, disputes. */
#include <stdlib.h>

#include "records/choices.h"
#include "records/consents.h"
#include "records/kept.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

enum { DAY_MS = 86400000 };

#define consent_of(yes, version, when)                                                             \
    (struct consent)                                                                               \
    {                                                                                              \
        .agreed = yes, .notice = version, .decided_unix_ms = when, .practice_days = 30,            \
        .exam_days = 400                                                                           \
    }

static const char *at;
static struct records *records;
static int64_t person, other;

static void open_fresh(void)
{
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_person_add(records, "李敏", &person), STATUS_OK);
    CHECK_INT(records_person_add(records, "王芳", &other), STATUS_OK);
}

/* An attempt with one reply, recorded or not, which met nothing. Returns its id. */
static int64_t practise(int64_t who, enum attempt_mode mode, const char *recording)
{
    int64_t attempt = 0;
    struct attempt_start start = {.person = who,
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .mode = mode,
                                  .started_unix_ms = 1700000000000};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    struct verdict item = {.id = "a",
                           .name = "",
                           .clause = "",
                           .points = 2,
                           .start_ms = -1,
                           .end_ms = -1,
                           .value = VERDICT_NOT_MET};
    struct verdicts verdicts = {&item, 1}, none = {0};
    struct turn_record turn = {.reply = 1,
                               .turn = "vent",
                               .next = "calmed",
                               .recording = recording,
                               .duration_ms = 2000,
                               .verdicts = &verdicts},
                       ending = {.reply = 2, .turn = "calmed", .verdicts = &none};
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    struct scorecard card = {.total = 50, .total_low = 50, .total_high = 50};
    struct attempt_end end = {
        .ending = "calmed", .card = &card, .last = &ending, .finished_unix_ms = 1700000100000};
    CHECK_INT(records_attempt_finish(records, attempt, &end), STATUS_OK);
    return attempt;
}

static void whoever_was_never_asked_has_not_agreed(void)
{
    struct consent consent = {.agreed = true, .notice = 9};
    open_fresh();
    CHECK_INT(records_consent(records, person, &consent), STATUS_NOT_FOUND);
    CHECK(!consent.agreed && consent.notice == 0);
    CHECK_INT(records_consent_add(records, 99, &consent_of(true, 1, 5)), STATUS_DATABASE);
    records_close(records);
}

static void the_last_decision_counts_and_all_stay(void)
{
    struct consent consent;
    open_fresh();
    CHECK_INT(records_consent_add(records, person, &consent_of(true, 1, 1700000000000)), STATUS_OK);
    /* A clock that went back: the later decision counts all the same. */
    CHECK_INT(records_consent_add(records, person, &consent_of(false, 2, 1600000000000)),
              STATUS_OK);
    CHECK_INT(records_consent(records, person, &consent), STATUS_OK);
    CHECK(!consent.agreed);
    CHECK_INT(consent.notice, 2);
    CHECK(consent.practice_days == 30 && consent.exam_days == 400);
    CHECK_NEAR(consent.decided_unix_ms, 1600000000000, 0);
    CHECK_INT(records_consent(records, other, &consent), STATUS_NOT_FOUND);
    CHECK_INT(records_person_remove(records, person), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'consent'"), 2, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM consents"), 0, 0); /* gone with their person */
}

static void a_choice_is_there_until_it_is_taken_back(void)
{
    char voice[MODEL_VOICE_SIZE], hash[PIN_HASH_SIZE];
    open_fresh();
    CHECK_INT(records_model_voice(records, person, voice), STATUS_OK);
    CHECK_TEXT(voice, "");
    CHECK_INT(records_model_voice_set(records, person, "woman-2"), STATUS_OK);
    CHECK_INT(records_pin_set(records, person, "$argon2id$v=19$…"), STATUS_OK);
    CHECK_INT(records_model_voice(records, person, voice), STATUS_OK);
    CHECK_TEXT(voice, "woman-2");
    CHECK_INT(records_pin(records, person, hash), STATUS_OK);
    CHECK_TEXT(hash, "$argon2id$v=19$…");
    CHECK_INT(records_pin(records, other, hash), STATUS_OK);
    CHECK_TEXT(hash, "");
    records_close(records); /* and is stored, not only seen */
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_pin(records, person, hash), STATUS_OK);
    CHECK_TEXT(hash, "$argon2id$v=19$…");
    CHECK_INT(records_pin_set(records, person, NULL), STATUS_OK);
    CHECK_INT(records_model_voice_set(records, person, ""), STATUS_OK);
    CHECK_INT(records_pin(records, person, hash), STATUS_OK);
    CHECK_TEXT(hash, "");
    CHECK_INT(records_model_voice(records, person, voice), STATUS_OK);
    CHECK_TEXT(voice, "");
    CHECK_INT(records_pin_set(records, 99, "x"), STATUS_NOT_FOUND);
    CHECK_INT(records_pin(records, 99, hash), STATUS_NOT_FOUND);
    records_close(records);
}

static void kept_sound_is_counted_for_one_and_for_all(void)
{
    struct kept_sounds kept;
    open_fresh();
    practise(person, ATTEMPT_PRACTICE, "1/1.opus");
    practise(person, ATTEMPT_EXAM, "2/1.flac");
    practise(person, ATTEMPT_PRACTICE, NULL);
    practise(other, ATTEMPT_PRACTICE, "4/1.opus");
    CHECK_INT(records_kept(records, person, &kept), STATUS_OK);
    CHECK_INT(kept.recordings, 2);
    CHECK_INT(kept.exams, 1);
    CHECK_NEAR(kept.duration_ms, 4000, 0);
    CHECK_NEAR(kept.oldest_unix_ms, 1700000000000, 0);
    CHECK_INT(records_kept(records, 0, &kept), STATUS_OK);
    CHECK_INT(kept.recordings, 3);
    CHECK_INT(records_kept(records, 99, &kept), STATUS_OK);
    CHECK(kept.recordings == 0 && kept.oldest_unix_ms == 0);
    records_close(records);
}

static size_t due(int64_t unix_ms, int practice_days, int exam_days, int64_t *first)
{
    int64_t *ids = NULL;
    size_t count = 0;
    CHECK_INT(records_kept_due(records, unix_ms, practice_days, exam_days, &ids, &count),
              STATUS_OK);
    *first = count ? ids[0] : 0;
    free(ids);
    return count;
}

static void sound_is_due_by_when_the_keeper_first_saw_it(void)
{
    int64_t first = 0, now = 1800000000000, day = DAY_MS;
    open_fresh();
    int64_t practice = practise(person, ATTEMPT_PRACTICE, "1/1.opus");
    int64_t exam = practise(person, ATTEMPT_EXAM, "2/1.flac");
    practise(person, ATTEMPT_PRACTICE, NULL);
    CHECK_INT(due(now, 1, 1, &first), 0); /* whatever the dates of the attempts say */
    CHECK_INT(records_kept_stamp(records, now), STATUS_OK);
    CHECK_INT(records_kept_stamp(records, now + day), STATUS_OK); /* stamps stay */
    CHECK_INT(due(now + 10 * day - 1, 10, 10, &first), 0);
    CHECK_INT(due(now + 10 * day, 10, 11, &first), 1);
    CHECK_INT(first, practice);
    CHECK_INT(due(now + 10 * day, 11, 10, &first), 1);
    CHECK_INT(first, exam);
    /* What was stamped by a clock that ran ahead counts from now. */
    CHECK_INT(records_kept_stamp(records, now - 5 * day), STATUS_OK);
    CHECK_INT(due(now + 5 * day, 10, 100, &first), 1);
    records_close(records);
}

/* Who was promised thirty days is not kept for ninety when somebody changes the settings. */
static void nobodys_sound_is_kept_longer_than_was_promised(void)
{
    int64_t first = 0, now = 1800000000000, day = DAY_MS;
    open_fresh();
    CHECK_INT(records_consent_add(records, person, &consent_of(true, 1, 5)), STATUS_OK);
    int64_t promised = practise(person, ATTEMPT_PRACTICE, "1/1.opus");
    practise(other, ATTEMPT_PRACTICE, "2/1.opus");
    CHECK_INT(records_kept_stamp(records, now), STATUS_OK);
    CHECK_INT(due(now + 30 * day, 90, 365, &first), 1);
    CHECK_INT(first, promised);
    CHECK_INT(due(now + 20 * day, 20, 365, &first), 2); /* the settings' days are fewer */
    struct consent longer = consent_of(true, 1, 6);
    longer.practice_days = 90;
    CHECK_INT(records_consent_add(records, person, &longer), STATUS_OK);
    CHECK_INT(due(now + 30 * day, 90, 365, &first), 0); /* who has agreed to that since */
    records_close(records);
}

static void what_is_gone_says_so_and_names_no_file(void)
{
    int64_t first = 0, now = 1800000000000;
    struct stored_card card;
    char **list = NULL;
    size_t count = 0;
    open_fresh();
    int64_t attempt = practise(person, ATTEMPT_PRACTICE, "1/1.opus");
    CHECK_INT(records_kept_stamp(records, now), STATUS_OK);
    CHECK_INT(records_attempt_recordings(records, attempt, &list, &count), STATUS_OK);
    CHECK(count == 1 && strcmp(list[0], "1/1.opus") == 0);
    records_recordings_free(list, count);
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    CHECK_INT(card.sound_gone, SOUND_NOT_GONE);
    stored_card_finish(&card);
    CHECK_INT(records_sound_gone(records, attempt, SOUND_GONE_BY_RULE, now), STATUS_OK);
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    CHECK_INT(card.sound_gone, SOUND_GONE_BY_RULE);
    CHECK(!card.replies[0].recording);
    stored_card_finish(&card);
    CHECK_INT(records_sound_gone(records, attempt, SOUND_GONE_BY_PERSON, now), STATUS_OK);
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    CHECK_INT(card.sound_gone, SOUND_GONE_BY_PERSON);
    stored_card_finish(&card);
    CHECK_INT(due(now + 1000 * (int64_t)DAY_MS, 1, 1, &first), 0);
    CHECK_INT(records_sound_gone(records, 99, SOUND_GONE_BY_RULE, now), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'sound'"), 2, 0);
}

static size_t to_review(void)
{
    size_t count = 0;
    struct attempts_query query = {.which = ATTEMPTS_TO_REVIEW, .mode = ATTEMPT_PRACTICE};
    CHECK_INT(records_attempts_count(records, &query, &count), STATUS_OK);
    return count;
}

static int64_t first_verdict(int64_t attempt, enum dispute *dispute)
{
    struct stored_card card;
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    int64_t number = card.n_replies ? card.replies[0].items[0].ref.number : 0;
    *dispute = card.n_replies ? card.replies[0].items[0].dispute : DISPUTE_NONE;
    stored_card_finish(&card);
    return number;
}

static void a_dispute_brings_an_attempt_before_the_trainer_until_it_is_marked(void)
{
    enum dispute dispute;
    open_fresh();
    int64_t attempt = practise(person, ATTEMPT_PRACTICE, NULL);
    int64_t another = practise(person, ATTEMPT_PRACTICE, NULL);
    int64_t verdict = first_verdict(attempt, &dispute);
    CHECK_INT(dispute, DISPUTE_NONE);
    CHECK_INT(to_review(), 0);
    CHECK_INT(records_dispute(records, another, verdict, 5), STATUS_OK); /* not its own: nothing */
    CHECK_INT(to_review(), 0);
    CHECK_INT(records_dispute(records, attempt, verdict, 5), STATUS_OK);
    CHECK_INT(records_dispute(records, attempt, verdict, 6), STATUS_OK); /* impatient: once */
    CHECK_INT(to_review(), 1);
    first_verdict(attempt, &dispute);
    CHECK_INT(dispute, DISPUTE_OPEN);
    struct mark mark = {.item = {ITEM_VERDICT, verdict},
                        .value = VERDICT_MET,
                        .who = "培训师",
                        .reason = "听过录音，说到了",
                        .marked_unix_ms = 7};
    CHECK_INT(records_mark(records, attempt, &mark), STATUS_OK);
    CHECK_INT(to_review(), 0);
    first_verdict(attempt, &dispute);
    CHECK_INT(dispute, DISPUTE_SETTLED);
    CHECK_INT(records_dispute(records, attempt, verdict, 8), STATUS_OK); /* settled is settled */
    CHECK_INT(to_review(), 0);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'dispute'"), 1, 0);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(whoever_was_never_asked_has_not_agreed);
    RUN(the_last_decision_counts_and_all_stay);
    RUN(a_choice_is_there_until_it_is_taken_back);
    RUN(kept_sound_is_counted_for_one_and_for_all);
    RUN(sound_is_due_by_when_the_keeper_first_saw_it);
    RUN(nobodys_sound_is_kept_longer_than_was_promised);
    RUN(what_is_gone_says_so_and_names_no_file);
    RUN(a_dispute_brings_an_attempt_before_the_trainer_until_it_is_marked);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
