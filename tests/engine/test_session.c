/* engine/session: one attempt on the real ear, voice and database. */
#include "engine/session.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/kept/sound_file.h"
#include "engine/own_line.h"
#include "engine/scene_json.h"
#include "records/stored_card.h"
#include "tests/engine/engine.h"

static struct engine engine;
static struct session session;

/* The play's first turn, opened by whom. */
static void opened_by(const char *play, enum turn_opens opens)
{
    struct play *opened = (struct play *)pack_play(engine.pack, play);
    opened->turns[0].opens = opens;
}

/* The customer speaks first, as in most turns. */
static void begin(const char *play, struct records *records, const char *recordings)
{
    struct session_config config = {.pack = engine.pack,
                                    .play = pack_play(engine.pack, play),
                                    .hearing = engine.hearing,
                                    .records = records,
                                    .recordings = recordings,
                                    .started_unix_ms = 1700000000000};
    if (records)
        CHECK_INT(records_person_add(records, "李敏", &config.person), STATUS_OK);
    opened_by(play, OPENS_CUSTOMER);
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
}

static void silence_is_over_at_the_turns_time_out_and_stays_open(void)
{
    begin("complaint", NULL, NULL);
    const struct turn *turn = session.conversation.turn;
    CHECK(session.line_ms > 1000);
    engine_feed_silence(&session, session.line_ms + turn->end.time_out_ms - 200);
    CHECK(!session_reply_over(&session));
    engine_feed_silence(&session, 300);
    CHECK(session_reply_over(&session));
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK_INT(session.n_replies, 1);
    CHECK(verdicts_unheard(&session.replies[0].verdicts));
    CHECK_INT(verdicts_points_max(&session.replies[0].verdicts), 0);
    CHECK_INT(session.replies[0].mood_after, session.replies[0].mood_before);
    CHECK(!session.listening);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    CHECK_TEXT(conversation_line(&session.conversation)->text, session.config.play->not_heard);
    engine_feed_silence(&session, session.line_ms + turn->end.time_out_ms + 100);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK(session.replies[1].mood_after < session.replies[1].mood_before);
    CHECK_TEXT(session.problem, "");
    session_finish(&session);
    session_finish(&session);
}

static void a_reply_is_over_when_silence_has_followed_it(void)
{
    begin("complaint", NULL, NULL);
    struct wav_sound model = engine_model(&session);
    int end_silence_ms = session.conversation.turn->end.silence_ms;
    int words_end_ms = (int)(model.n_samples / MS) - MODEL_REPLY_TAIL_MS;
    engine_feed(&session, model.samples, model.n_samples);
    CHECK(!session_reply_over(&session));
    while (!session_reply_over(&session) && session_fed_ms(&session) < words_end_ms + 20000)
        engine_feed_silence(&session, 100);
    CHECK_NEAR(session_fed_ms(&session) - words_end_ms, end_silence_ms, 500);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK(verdicts_points(&session.replies[0].verdicts) > 0);
    CHECK_INT(session.replies[0].sound.n_samples / MS, session.replies[0].heard.duration_ms);
    wav_finish(&model);
    session_finish(&session);
}

static void a_hard_customer_cuts_in_and_the_scene_knows(void)
{
    begin("complaint", NULL, NULL);
    struct turn *turn = (struct turn *)session.conversation.turn;
    struct wav_sound model = engine_model(&session);
    turn->end.interrupt_ms = 1000;
    size_t fed = 0;
    while (fed < model.n_samples && !session_reply_over(&session)) {
        engine_feed(&session, model.samples + fed, 100 * MS);
        fed += 100 * MS;
    }
    CHECK(session_cuts_off(&session));
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    turn->end.interrupt_ms = 0;
    CHECK(session.replies[0].cut_off);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    engine_feed_silence(&session, 500);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK(strstr(session.replies[1].scene, "\"cut_off\":true") != NULL);
    CHECK(strstr(session.replies[0].scene, "cut_off") == NULL);
    wav_finish(&model);
    session_finish(&session);
}

/* The shipped pack's customers all have their sounds. */
static void who_listens_nods_in_practice_and_keeps_still_in_an_exam(void)
{
    begin("complaint", NULL, NULL);
    size_t nod_ms = session.nod.n_samples / MS;
    CHECK(nod_ms > 150 && nod_ms < 1500);
    session_finish(&session);
    session.config.mode = ATTEMPT_EXAM;
    struct session_config config = session.config;
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    CHECK_INT(session.nod.n_samples, 0);
    session_finish(&session);
}

/* A line of the pack's, taken for one that a person has recorded. */
static void the_words_of_a_recorded_line_come_as_they_are_said(void)
{
    char folder[] = "/tmp/yingda-test-lines-XXXXXX", path[PATH_SIZE];
    CHECK(mkdtemp(folder) != NULL);
    begin("complaint", NULL, NULL);
    struct spoken_words known = session.line_words;
    struct session_config config = session.config;
    const struct line *line = conversation_line(&session.conversation);
    struct own_line own = {folder, engine.pack->id, config.play->id, line->text,
                           said_by(config.play, line, session.conversation.mood)};
    CHECK(known.times.count > 10);
    CHECK_INT(own_line_store(&own, &session.line), STATUS_OK);
    CHECK_INT(own_line_path(&own, path), STATUS_OK);
    session_finish(&session);
    config.own_lines = folder;
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    CHECK_INT(session.line_words.times.count, known.times.count);
    int near = 0, opened = 0;
    for (size_t i = 0; i < session.line_words.times.count; i++)
        near += abs(session.line_words.times.start_ms[i] - known.times.start_ms[i]) < 200;
    for (int at_ms = 0; at_ms < session.line_ms; at_ms += 20)
        opened += spoken_mouth_open(&session.line, &session.line_words, at_ms) &&
                  !spoken_mouth_open(&session.line, &session.line_words, at_ms - 20);
    CHECK(near * 10 >= (int)known.times.count * 8);
    CHECK(opened * 10 >= (int)known.times.count * 7);
    session_finish(&session);
    remove(path);
    *strrchr(path, '/') = '\0';
    CHECK_INT(rmdir(path), 0);
    CHECK_INT(rmdir(folder), 0);
}

/* As somebody nervous says it: 您好，请坐 -- and after two seconds the rest. */
static void a_pause_in_an_unfinished_thought_does_not_end_the_reply(void)
{
    struct wav_sound begun = {0};
    struct model_speaker style;
    begin("complaint", NULL, NULL);
    style = model_reply_espeak(&session.config.play->customer);
    CHECK_INT(model_reply_speak(session.config.pack, "您好，请坐。", &style,
                                session.line_ms + MODEL_REPLY_PAUSE_MS, &begun),
              STATUS_OK);
    size_t words = begun.n_samples - MODEL_REPLY_TAIL_MS * MS;
    engine_feed(&session, begun.samples, words);
    engine_feed_silence(&session, 3000);
    CHECK(!session_reply_over(&session));
    CHECK(session_reply_left(&session) > 0 && session_reply_left(&session) < 0.5);
    engine_feed_silence(&session, 1000);
    CHECK(session_reply_over(&session));
    wav_finish(&begun);
    session_finish(&session);
}

static void words_into_the_customers_line_are_no_reply_yet(void)
{
    begin("complaint", NULL, NULL);
    struct wav_sound model = engine_model(&session);
    size_t start = (size_t)(session.line_ms + MODEL_REPLY_PAUSE_MS) * MS;
    engine_feed(&session, model.samples + start, 700 * MS); /* an interruption */
    engine_feed_silence(&session,
                        session.line_ms + session.conversation.turn->end.silence_ms + 1500);
    CHECK(!session_reply_over(&session));
    wav_finish(&model);
    session_finish(&session);
}

static void a_turn_can_be_started_over(void)
{
    begin("complaint", NULL, NULL);
    engine_feed_silence(&session, 1000);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    CHECK_INT(session_fed_ms(&session), 0);
    CHECK(session.listening);
    CHECK_INT(session.n_replies, 0);
    session_finish(&session);
}

static void the_line_begins_where_the_call_is_taken(void)
{
    begin("outage", NULL, NULL);
    session_ring(&session);
    engine_feed_silence(&session, 4000);
    CHECK(!session_reply_over(&session));
    CHECK(!session_rang_out(&session));
    session_pick_up(&session);
    CHECK_INT(session.line_start_ms, 4000);
    engine_feed_silence(&session,
                        session.line_ms + session.conversation.turn->end.time_out_ms - 200);
    CHECK(!session_reply_over(&session));
    engine_feed_silence(&session, 300);
    CHECK(session_reply_over(&session));
    session_finish(&session);
}

static void a_caller_gives_up_after_so_many_rings(void)
{
    begin("outage", NULL, NULL);
    const struct play *play = session.config.play;
    session_ring(&session);
    engine_feed_silence(&session, play->rings * 3000 - 200);
    CHECK(!session_rang_out(&session));
    engine_feed_silence(&session, 200);
    CHECK(session_rang_out(&session));
    CHECK_INT(session_hang_up(&session), STATUS_OK);
    CHECK(session.ended);
    CHECK_INT(session.n_replies, 0);
    CHECK_NEAR(session.card.total, 0, 0);
    CHECK_TEXT(session.conversation.ending->id, play->on_ring_out);
    CHECK_TEXT(session.conversation.ending->name, "没有人接电话");
    session_finish(&session);
}

static void hanging_up_is_no_way_around_what_was_to_be_said(void)
{
    begin("outage", NULL, NULL);
    engine_feed_silence(&session, 1000);
    CHECK_INT(session_hang_up(&session), STATUS_OK);
    CHECK(session.ended);
    CHECK_INT(session.n_replies, 1);
    CHECK_TEXT(session.replies[0].next, session.config.play->on_hang_up);
    CHECK(verdicts_unheard(&session.replies[0].verdicts));
    CHECK_NEAR(session.card.total, 0, 0);
    CHECK(session.card.total_high > 0);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    CHECK(!session.listening);
    session_finish(&session);
}

static void nobody_hangs_up_at_the_counter(void)
{
    begin("complaint", NULL, NULL);
    CHECK_INT(session_hang_up(&session), STATUS_OK);
    CHECK(!session.ended && session.listening);
    session_finish(&session);
}

static struct records *open_records(char path[128], const char *name)
{
    struct records *records = NULL;
    snprintf(path, 128, "%s/%s", engine.folder, name);
    CHECK_INT(records_open(&records, path), STATUS_OK);
    return records;
}

static int database(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    CHECK_INT(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    int value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

static void each_reply_leaves_a_recording_and_a_turn(void)
{
    char path[128], recordings[128];
    struct records *records = open_records(path, "kept.db");
    snprintf(recordings, sizeof recordings, "%s/kept", engine.folder);
    begin("outage", records, recordings);
    engine_feed_silence(&session, 1500);
    CHECK_INT(session_hang_up(&session), STATUS_OK);
    CHECK_TEXT(session.problem, "");
    CHECK(session_is_stored(&session));
    char wav[256], reason[160];
    struct wav_sound sound = {0};
    snprintf(wav, sizeof wav, "%s/20231114-221320-%lld/1.flac", recordings, /* undecided */
             (long long)session.attempt);
    CHECK_INT(sound_file_read(wav, HEARING_RATE_HZ, &sound, reason), STATUS_OK);
    CHECK_INT(sound.n_samples, 1500 * MS);
    wav_finish(&sound);
    session_finish(&session);
    records_close(records);
    CHECK_INT(database(path, "SELECT count(*) FROM turns WHERE recording LIKE '%/1.flac'"
                             " AND duration_ms = 1500"),
              1);
    CHECK(database(path, "SELECT count(*) FROM verdicts WHERE value = 'undecided'"
                         " AND origin = 'unheard'") > 0);
    CHECK_INT(database(path, "SELECT total FROM attempts WHERE ending IS NOT NULL"), 0);
}

static void a_broken_database_does_not_stop_the_conversation(void)
{
    char path[128];
    struct records *records = open_records(path, "broken.db");
    begin("outage", records, NULL);
    CHECK_INT(database(path, "DROP TABLE verdicts"), -1);
    engine_feed_silence(&session, 500);
    CHECK_INT(session_hang_up(&session), STATUS_OK);
    CHECK(session.ended && session_held(&session) == 2); /* the reply and the end */
    CHECK(strstr(session.problem, "The database could not") != NULL);
    session_finish(&session);
    records_close(records);
}

static void a_recording_that_cannot_be_written_does_not_stop_the_conversation(void)
{
    char path[128];
    struct records *records = open_records(path, "mute.db");
    begin("outage", records, "/proc/nowhere");
    engine_feed_silence(&session, 500);
    CHECK_INT(session_hang_up(&session), STATUS_OK);
    CHECK(session.ended && session_held(&session) == 2);
    CHECK(strstr(session.problem, "/proc/nowhere") != NULL);
    session_finish(&session);
    records_close(records);
    CHECK_INT(database(path, "SELECT count(*) FROM turns"), 0);
}

static void say(int ms)
{
    engine_feed_silence(&session, ms);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
}

static void a_reply_taken_back_is_as_if_it_had_not_been_said(void)
{
    char path[128], recordings[128];
    struct records *records = open_records(path, "takes.db");
    snprintf(recordings, sizeof recordings, "%s/takes", engine.folder);
    begin("complaint", records, recordings);
    int mood = session.conversation.mood;
    CHECK(!session_can_redo(&session));
    say(500);
    CHECK(!session_can_redo(&session)); /* it is asked for once more first */
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    say(500);
    CHECK(session.conversation.mood < mood);
    CHECK(session_can_redo(&session));
    session_redo(&session);
    CHECK(!session_can_redo(&session)); /* once back is enough */
    CHECK_INT(session.conversation.mood, mood);
    CHECK(session.conversation.turn == &session.config.play->turns[0]);
    CHECK(session.replies[0].superseded && session.replies[0].taken_back);
    CHECK(session.replies[1].superseded && session.replies[1].taken_back);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    say(700);
    CHECK_INT(session.replies[2].number, 1);
    CHECK_INT(session.replies[2].take, 2);
    CHECK_TEXT(session.problem, "");
    session_finish(&session);
    records_close(records);
    CHECK_INT(database(path, "SELECT count(*) FROM turns"), 3);
    CHECK_INT(database(path, "SELECT count(*) FROM counted_turns WHERE take = 2 AND reply = 1"), 1);
    CHECK_INT(database(path, "SELECT count(*) FROM counted_turns"), 1);
    CHECK_INT(database(path, "SELECT count(*) FROM turns WHERE recording LIKE '%/1.take2.%'"), 1);
}

/* Silence is asked for once more. */
static void say_nothing(void)
{
    say(300);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    say(300);
}

static void play_silently(void)
{
    while (!session.ended) {
        say(300);
        CHECK_INT(session_turn_start(&session), STATUS_OK);
    }
}

static void a_hint_costs_once_a_turn_however_often_it_is_tried(void)
{
    char path[128];
    struct records *records = open_records(path, "hints.db");
    begin("complaint", records, NULL);
    session_hint(&session);
    session_hint(&session);
    CHECK(session_hint_is_paid(&session));
    say_nothing();
    session_redo(&session);
    CHECK(session_hint_is_paid(&session));
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    session_hint(&session);
    say_nothing();
    CHECK(!session_hint_is_paid(&session));
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    play_silently();
    CHECK_INT(session.hints, 1);
    CHECK_INT(session.card.hints, 1);
    session_finish(&session);
    records_close(records);
    CHECK_INT(database(path, "SELECT count(DISTINCT turn) FROM turns WHERE hint = 1"), 1);
}

static void the_first_hints_are_free_and_leave_no_mark(void)
{
    char path[128];
    struct records *records = open_records(path, "free-hints.db");
    begin("complaint", records, NULL);
    session.config.free_hints = 1;
    CHECK_INT(session_free_hints_left(&session), 1);
    session_hint(&session);
    CHECK(session_hint_is_paid(&session)); /* nothing more is to be paid */
    CHECK_INT(session_free_hints_left(&session), 0);
    say_nothing();
    session_redo(&session);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    session_hint(&session);
    CHECK_INT(session.hints, 0);
    say_nothing();
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    session_hint(&session);
    CHECK_INT(session.hints, 1);
    play_silently();
    CHECK_INT(session.card.hints, 1);
    session_finish(&session);
    records_close(records);
    CHECK_INT(database(path, "SELECT count(DISTINCT turn) FROM turns WHERE hint = 1"), 1);
}

static void an_exam_has_no_hints_and_takes_nothing_back(void)
{
    char path[128];
    struct records *records = open_records(path, "exam.db");
    struct session_config config = {.pack = engine.pack,
                                    .play = pack_play(engine.pack, "complaint"),
                                    .hearing = engine.hearing,
                                    .records = records,
                                    .mode = ATTEMPT_EXAM,
                                    .standard = pack_standard(engine.pack, "A"),
                                    .started_unix_ms = 1700000000000};
    CHECK_INT(records_person_add(records, "李敏", &config.person), STATUS_OK);
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    session_hint(&session);
    CHECK_INT(session.hints, 0);
    say_nothing();
    CHECK(!session_can_redo(&session));
    session_redo(&session);
    CHECK_INT(session.conversation.replies, 1);
    session_finish(&session);
    records_close(records);
    CHECK_INT(database(path, "SELECT count(*) FROM attempts WHERE mode = 'exam'"
                             " AND standard = 'A'"),
              1);
}

static void a_model_reply_is_the_better_words_after_the_line(void)
{
    begin("complaint", NULL, NULL);
    char *text = NULL;
    CHECK_INT(model_reply_text(session.conversation.turn, &text), STATUS_OK);
    for (size_t i = 0; text && i < session.conversation.turn->n_expects; i++)
        CHECK(strstr(text, session.conversation.turn->expects[i].utterance->better) != NULL);
    free(text);
    struct wav_sound model = engine_model(&session);
    size_t start = (size_t)(session.line_ms + MODEL_REPLY_PAUSE_MS) * MS, loud = 0;
    for (size_t i = 0; i < model.n_samples; i++) {
        CHECK(i >= start || model.samples[i] == 0);
        loud += model.samples[i] > 1000;
    }
    CHECK(loud > 1000);
    CHECK_INT(model.rate_hz, HEARING_RATE_HZ);
    wav_finish(&model);
    session_finish(&session);
}

/* Speaks these words as the reply to the turn under way, and goes on to the next. */
static void reply_with(const char *words)
{
    struct wav_sound sound = {0};
    struct model_speaker style = model_reply_espeak(&session.config.play->customer);
    CHECK_INT(model_reply_speak(session.config.pack, words, &style,
                                session.line_ms + MODEL_REPLY_PAUSE_MS, &sound),
              STATUS_OK);
    engine_feed(&session, sound.samples, sound.n_samples);
    wav_finish(&sound);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
}

static struct expectation *expected(const char *turn, const char *id)
{
    struct turn *in = (struct turn *)play_turn(session.config.play, turn);
    for (size_t i = 0; in && i < in->n_expects; i++) {
        if (strcmp(in->expects[i].utterance->id, id) == 0)
            return &in->expects[i];
    }
    CHECK(!"the play expects it");
    return NULL;
}

static const struct verdict *last_verdict(const char *id)
{
    static const struct verdict none = {.id = "", .value = VERDICT_NOT_APPLICABLE};
    const struct verdicts *verdicts = &session.replies[session.n_replies - 1].verdicts;
    for (size_t i = 0; i < verdicts->count; i++) {
        if (strcmp(verdicts->items[i].id, id) == 0)
            return &verdicts->items[i];
    }
    return &none;
}

/* The words of a turn's model reply with more behind them. */
static void reply_with_model_and(const char *more)
{
    char *model = NULL, words[1024];
    CHECK_INT(model_reply_text(session.conversation.turn, &model), STATUS_OK);
    snprintf(words, sizeof words, "%s%s", model, more);
    free(model);
    reply_with(words);
}

static void what_was_forgotten_is_made_up_for_in_the_next_reply(void)
{
    char path[128];
    struct records *records = open_records(path, "made_up.db");
    struct stored_card card;
    begin("complaint", records, NULL);
    struct expectation *tell = expected("arrive", "invite-tell");
    if (!tell)
        return;
    tell->made_up = 1;
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    reply_with("您好，上午好。");
    CHECK_INT(last_verdict("invite-tell")->value, VERDICT_NOT_MET);
    reply_with_model_and(tell->utterance->better);
    CHECK_INT(last_verdict("invite-tell")->origin, ORIGIN_MADE_UP);
    CHECK_INT(last_verdict("invite-tell")->other, 1);
    int64_t attempt = session.attempt;
    play_silently();
    CHECK_INT(session.replies[0].verdicts.items[1].origin, ORIGIN_LATER);
    CHECK_INT(session.replies[0].verdicts.items[1].value, VERDICT_MET);
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    CHECK_NEAR(card.card.total, session.card.total, 0.001);
    CHECK_INT(card.verdicts[0].items[1].origin, ORIGIN_LATER);
    stored_card_finish(&card);
    session_finish(&session);
    records_close(records);
    tell->made_up = 0;
}

static void what_is_said_early_counts_when_it_is_due(void)
{
    begin("complaint", NULL, NULL);
    struct expectation *again = expected("cause", "show-bill");
    if (!again)
        return;
    again->early = 1;
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    reply_with_model_and("");
    CHECK_TEXT(session.conversation.turn->id, "vent");
    reply_with_model_and(again->utterance->better);
    CHECK_INT(last_verdict("show-bill")->origin, ORIGIN_AHEAD);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    for (int i = 0; i < 8 && strcmp(session.conversation.turn->id, "cause") != 0; i++)
        reply_with_model_and("");
    CHECK_TEXT(session.conversation.turn->id, "cause");
    CHECK_INT(session.n_said, 1);
    reply_with(expected("cause", "admit-mistake")->utterance->better);
    CHECK_INT(last_verdict("show-bill")->value, VERDICT_MET);
    CHECK_INT(last_verdict("show-bill")->origin, ORIGIN_BEFORE);
    CHECK_INT(last_verdict("show-bill")->other, 2);
    session_finish(&session);
    again->early = 0;
}

static int count_of(enum verdict_value value)
{
    const struct verdicts *verdicts = &session.replies[session.n_replies - 1].verdicts;
    int n = 0;
    for (size_t i = 0; i < verdicts->count; i++)
        n += verdicts->items[i].value == value;
    return n;
}

/* Most of the words are lost. */
static void what_was_lost_where_the_sound_broke_off_is_open_and_the_record_says_so(void)
{
    char path[128];
    struct records *records = open_records(path, "broke_off.db");
    struct stored_card card;
    begin("complaint", records, NULL);
    struct wav_sound model = engine_model(&session);
    size_t line = (size_t)session.line_ms * MS;
    engine_feed(&session, model.samples, line + (model.n_samples - line) / 4);
    int32_t at_ms = session_fed_ms(&session);
    session_sound_broke(&session);
    session_sound_broke(&session);
    engine_feed_silence(&session, 3000);
    CHECK_INT(session.n_breaks, 1);
    CHECK_INT(session.breaks[0].start_ms, at_ms);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK(session.replies[0].broke_off);
    CHECK(scene_broke_off(session.replies[0].scene));
    CHECK_INT(count_of(VERDICT_NOT_MET), 0);
    CHECK(count_of(VERDICT_UNDECIDED) > 0);
    int64_t attempt = session.attempt;
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    reply_with("您好，上午好。");
    CHECK(!session.replies[1].broke_off);
    CHECK(!scene_broke_off(session.replies[1].scene));
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    CHECK(session.replies[1].again); /* asked for once more, so that it is not lost */
    CHECK_INT(card.replies[0].again, 1);
    CHECK(!scene_broke_off(card.replies[0].scene) && scene_broke_off(card.replies[0].first_scene));
    stored_card_finish(&card);
    wav_finish(&model);
    session_finish(&session);
    records_close(records);
}

static void a_scene_is_read_with_where_the_sound_broke_off(void)
{
    struct given_scene *given = malloc(sizeof *given);
    struct problems problems;
    struct speech_span breaks[] = {{5200, 5200}, {9000, 19000}};
    struct scene scene = {.breaks = breaks, .n_breaks = 2};
    char path[128];
    begin("complaint", NULL, NULL);
    problems_init(&problems);
    scene.standard = session_standard(&session);
    snprintf(path, sizeof path, "%s/scene.json", engine.folder);
    char *text = scene_text(&session.config, &session.asked, &scene);
    FILE *file = fopen(path, "w");
    CHECK(given && text && file && fputs(text, file) >= 0);
    if (file)
        fclose(file);
    CHECK_INT(scene_read(path, engine.pack, given, &problems), STATUS_OK);
    CHECK_INT(given->scene.n_breaks, 2);
    CHECK_INT(given->scene.breaks[0].start_ms, 5200);
    CHECK_INT(given->scene.breaks[1].end_ms, 19000);
    problems_finish(&problems);
    free(text);
    free(given);
    session_finish(&session);
}

static void who_speaks_first_hears_no_line_and_is_heard_to_the_end(void)
{
    begin("outage", NULL, NULL);
    opened_by("outage", OPENS_TRAINEE);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    session_ring(&session);
    engine_feed_silence(&session, 4000);
    CHECK_INT(session.opening, OPENING_WAITS);
    session_pick_up(&session);
    CHECK_INT(session.opening, OPENING_WAITS);
    CHECK_INT(session.line_ms, 0);
    struct wav_sound model = engine_model(&session);
    engine_feed(&session, model.samples, model.n_samples);
    CHECK_INT(session.opening, OPENING_BY_TRAINEE);
    while (!session_reply_over(&session) && session_fed_ms(&session) < 60000)
        engine_feed_silence(&session, 100);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK_TEXT(last_verdict("greet")->heard, "您好城东"); /* met or open, as the ear finds it */
    CHECK_INT(last_verdict("no-interrupting")->value, VERDICT_MET);
    CHECK(strstr(session.replies[0].scene, "\"opens_ms\":4000") != NULL);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    CHECK_INT(session.opening, OPENING_NONE); /* the next turn, or the question to say it again */
    CHECK(session.line_ms > 0);
    wav_finish(&model);
    session_finish(&session);
}

static void after_three_seconds_of_silence_the_customer_begins(void)
{
    begin("complaint", NULL, NULL);
    opened_by("complaint", OPENS_TRAINEE);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    engine_feed_silence(&session, OPENING_WAIT_MS - 100);
    CHECK_INT(session.opening, OPENING_WAITS);
    engine_feed_silence(&session, 500);
    CHECK_INT(session.opening, OPENING_BY_CUSTOMER);
    CHECK_INT(session.line_start_ms, OPENING_WAIT_MS);
    CHECK(session.line_ms > 1000 && session.customer_speech[0].start_ms >= OPENING_WAIT_MS);
    CHECK(!session_reply_over(&session));
    session_finish(&session);
}

int main(void)
{
    if (!engine_open(&engine))
        return 1;
    RUN(silence_is_over_at_the_turns_time_out_and_stays_open);
    RUN(a_reply_is_over_when_silence_has_followed_it);
    RUN(a_hard_customer_cuts_in_and_the_scene_knows);
    RUN(who_listens_nods_in_practice_and_keeps_still_in_an_exam);
    RUN(the_words_of_a_recorded_line_come_as_they_are_said);
    RUN(a_pause_in_an_unfinished_thought_does_not_end_the_reply);
    RUN(words_into_the_customers_line_are_no_reply_yet);
    RUN(a_turn_can_be_started_over);
    RUN(the_line_begins_where_the_call_is_taken);
    RUN(a_caller_gives_up_after_so_many_rings);
    RUN(hanging_up_is_no_way_around_what_was_to_be_said);
    RUN(nobody_hangs_up_at_the_counter);
    RUN(each_reply_leaves_a_recording_and_a_turn);
    RUN(a_broken_database_does_not_stop_the_conversation);
    RUN(a_recording_that_cannot_be_written_does_not_stop_the_conversation);
    RUN(a_reply_taken_back_is_as_if_it_had_not_been_said);
    RUN(a_hint_costs_once_a_turn_however_often_it_is_tried);
    RUN(the_first_hints_are_free_and_leave_no_mark);
    RUN(an_exam_has_no_hints_and_takes_nothing_back);
    RUN(a_model_reply_is_the_better_words_after_the_line);
    RUN(what_was_lost_where_the_sound_broke_off_is_open_and_the_record_says_so);
    RUN(a_scene_is_read_with_where_the_sound_broke_off);
    RUN(who_speaks_first_hears_no_line_and_is_heard_to_the_end);
    RUN(after_three_seconds_of_silence_the_customer_begins);
    RUN(what_was_forgotten_is_made_up_for_in_the_next_reply);
    RUN(what_is_said_early_counts_when_it_is_due);
    engine_close(&engine);
    return CHECK_RESULT();
}
