/* A stored session replays to the same card: from its verdicts, and from its recordings, which of
 * an exam are kept bit for bit. */
#include <string.h>

#include "audio/kept/sound_file.h"
#include "records/stored_card.h"
#include "tests/engine/engine.h"
#include "tests/engine/rehearsal.h"

enum { SEED = 4 };

static struct engine engine;
static struct stored_card stored; /* of an attempt that was sometimes not heard */
static char recordings[96];

/* Half a reply's worth: a woman whom the ear hears well, saying what a mediocre trainee says. */
static void attempt_store(struct records *records, int64_t *attempt)
{
    struct replies_fixture fixture;
    const struct play *play = pack_play(engine.pack, "theft");
    struct rehearsal rehearsal = {.pack = engine.pack,
                                  .play = play,
                                  .hearing = engine.hearing,
                                  .replies = &fixture,
                                  .trainee = "mediocre",
                                  .voice = model_reply_espeak(&play->customer),
                                  .seed = SEED,
                                  .records = records,
                                  .recordings = recordings,
                                  .mode = ATTEMPT_EXAM};
    struct rehearsal_result result = {0};
    CHECK_INT(records_person_add(records, "李敏", &rehearsal.person), STATUS_OK);
    CHECK(replies_fixture_open(&fixture, play));
    CHECK_INT(rehearsal_run(&rehearsal, &result), STATUS_OK);
    CHECK(result.total > 0 && result.total < 100);
    replies_fixture_close(&fixture);
    *attempt = result.attempt;
}

static void conversation_matches(const struct conversation *talk, const struct stored_reply *reply)
{
    CHECK_TEXT(talk->turn ? talk->turn->id : talk->ending->id, reply->next);
    CHECK_INT(talk->mood, reply->mood_after);
}

static void the_stored_verdicts_lead_through_the_same_conversation(void)
{
    struct conversation talk;
    conversation_init(&talk, engine.pack, pack_play(engine.pack, stored.play), stored.seed);
    for (size_t i = 0; i + 1 < stored.n_replies && stored.replies[i].next; i++) {
        CHECK_TEXT(talk.turn->id, stored.replies[i].turn);
        CHECK_INT(talk.mood, stored.replies[i].mood_before);
        talk.again = stored.replies[i].again; /* the try before it was not kept */
        conversation_advance(&talk, &stored.verdicts[i]);
        conversation_matches(&talk, &stored.replies[i]);
    }
    CHECK(talk.ending != NULL);
    if (talk.ending)
        CHECK_TEXT(talk.ending->id, stored.ending);
}

static void the_stored_card_adds_up_to_what_was_shown(void)
{
    CHECK_INT(stored.state, STORED_WHOLE);
    CHECK_NEAR(stored.card.total, stored.stored.total, 0);
    CHECK_NEAR(stored.card.total_low, stored.stored.low, 0);
    CHECK_NEAR(stored.card.total_high, stored.stored.high, 0);
}

/* Feeds the recording of the reply that the session is at, found by its name. */
static void recording_feed(struct session *session, const char *attempt_folder)
{
    char at[256], reason[160];
    struct wav_sound sound = {0};
    snprintf(at, sizeof at, "%s/%s/%d%s.flac", recordings, attempt_folder,
             session->conversation.replies + 1, session->conversation.again ? ".again" : "");
    CHECK_INT(sound_file_read(at, HEARING_RATE_HZ, &sound, reason), STATUS_OK);
    engine_feed(session, sound.samples, sound.n_samples);
    wav_finish(&sound);
}

static void verdicts_match(const struct verdicts *a, const struct verdicts *b)
{
    CHECK_INT(a->count, b->count);
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        CHECK_TEXT(a->items[i].id, b->items[i].id);
        CHECK_INT(a->items[i].value, b->items[i].value);
        CHECK_INT(a->items[i].start_ms, b->items[i].start_ms);
        CHECK_TEXT(a->items[i].heard, b->items[i].heard);
    }
}

static void the_recordings_are_judged_the_same_again(void)
{
    static struct session session;
    struct session_config config = {.pack = engine.pack,
                                    .play = pack_play(engine.pack, stored.play),
                                    .hearing = engine.hearing,
                                    .seed = stored.seed,
                                    .mode = stored.mode,
                                    .voice = speaker_any};
    char folder[64] = "";
    const char *first = stored.replies[0].recording;
    snprintf(folder, sizeof folder, "%.*s", (int)strcspn(first, "/"), first);
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    while (!session.ended && !check_failures) {
        CHECK_INT(session_turn_start(&session), STATUS_OK);
        recording_feed(&session, folder);
        CHECK_INT(session_reply_finish(&session), STATUS_OK);
    }
    size_t at = 0;
    for (int i = 0; i < session.n_replies; i++) {
        if (!session.replies[i].superseded)
            verdicts_match(&session.replies[i].verdicts, &stored.verdicts[at++]);
    }
    verdicts_match(&session.ending, &stored.verdicts[at]);
    CHECK_NEAR(session.card.total, stored.stored.total, 0);
    CHECK_NEAR(session.card.total_low, stored.stored.low, 0);
    CHECK_NEAR(session.card.total_high, stored.stored.high, 0);
    session_finish(&session);
}

int main(void)
{
    struct records *records = NULL;
    int64_t attempt = 0;
    if (engine_open(&engine)) {
        char at[96];
        snprintf(at, sizeof at, "%s/records.db", engine.folder);
        snprintf(recordings, sizeof recordings, "%s/recordings", engine.folder);
        CHECK_INT(records_open(&records, at), STATUS_OK);
        attempt_store(records, &attempt);
        CHECK_INT(records_card(records, attempt, &stored), STATUS_OK);
        if (!check_failures) {
            RUN(the_stored_card_adds_up_to_what_was_shown);
            RUN(the_stored_verdicts_lead_through_the_same_conversation);
            RUN(the_recordings_are_judged_the_same_again);
        }
        stored_card_finish(&stored);
        records_close(records);
    }
    engine_close(&engine);
    return CHECK_RESULT();
}
