/* kiosk/check: the voice check, with real ears and a voice of espeak-ng's. */
#include "kiosk/voice_check/voice_check.h"

#include <SDL2/SDL.h>
#include <stdlib.h>

#include "audio/voice/voice.h"
#include "tests/audio/ear.h"
#include "tests/check.h"

enum { STEP_MS = 100, MOST_MS = 120000 };

static struct worker worker;

/* Who reads: what is said when a sentence is shown, NULL for nothing. */
struct reader {
    struct voice_check check;
    struct virtual_port port;
    struct wav_sound sound;
    int said, shown; /* readings begun; sentence and try they were for */
    bool troubles[VOICE_CHECK_QUIET + 1];
    bool silent_while_heard; /* said to be silent while speech was heard */
    const char *(*words)(const struct reader *reader);
    int gain_pct;
};

static void reader_say(struct reader *reader, const char *text)
{
    static const struct voice_style style = {VOICE_FEMALE, 50, 60};
    char *pinyin = NULL;
    wav_finish(&reader->sound);
    CHECK_INT(lexicon_pinyin(lexicon, text, &pinyin), STATUS_OK);
    CHECK_INT(voice_speak(pinyin, &style, &reader->sound), STATUS_OK);
    for (size_t i = 0; i < reader->sound.n_samples; i++)
        reader->sound.samples[i] = (int16_t)(reader->sound.samples[i] * reader->gain_pct / 100);
    virtual_port_say(&reader->port, reader->sound.samples, reader->sound.n_samples);
    free(pinyin);
}

static void reader_look(struct reader *reader)
{
    const struct voice_check *check = &reader->check;
    bool silent = check->view.trouble == VOICE_CHECK_SILENT;
    int now = (check->view.sentence * 10 + check->tries + 1) * 2 + silent;
    reader->troubles[check->view.trouble] = true;
    reader->silent_while_heard |= silent && check->view.stage == VOICE_CHECK_LISTENING;
    if (check->view.stage != VOICE_CHECK_ASKING || reader->shown == now)
        return;
    reader->shown = now;
    const char *words = reader->words(reader);
    if (words) {
        reader->said++;
        reader_say(reader, words);
    }
}

/* Reads until the check is done or two minutes are over; the clock stands while the worker works.
 */
static void read_all(struct reader *reader)
{
    struct port port = port_of_virtual(&reader->port);
    voice_check_offer(&reader->check, hearing, port, &worker);
    CHECK_INT(reader->check.view.stage, VOICE_CHECK_OFFER);
    voice_check_begin(&reader->check);
    for (int64_t now_ms = 0; now_ms < MOST_MS && reader->check.view.stage != VOICE_CHECK_DONE;) {
        if (worker_busy(&worker) && !SDL_AtomicGet(&worker.done)) {
            SDL_Delay(5);
            continue;
        }
        port.tick(port.self, now_ms += STEP_MS);
        worker_tick(&worker);
        voice_check_listen(&reader->check);
        CHECK_INT(reader->check.status, STATUS_OK);
        reader_look(reader);
    }
}

static void reader_finish(struct reader *reader)
{
    voice_check_end(&reader->check);
    wav_finish(&reader->sound);
}

static const char *words_shown(const struct reader *reader)
{
    return reader->check.view.text;
}

static void three_sentences_read_make_the_voice_known(void)
{
    struct reader reader = {.words = words_shown, .gain_pct = 100};
    read_all(&reader);
    CHECK_INT(reader.check.view.stage, VOICE_CHECK_DONE);
    CHECK(reader.check.view.learnt);
    CHECK_INT(reader.check.n_fits, 3);
    CHECK_INT(reader.said, 3);
    CHECK(reader.check.voice.warp >= 0.88f && reader.check.voice.warp <= 1.12f);
    CHECK(reader.check.voice.mllr.model != 0); /* espeak-ng is far from the model's people */
    reader_finish(&reader);
}

static const char *words_other_at_first(const struct reader *reader)
{
    return reader->check.view.sentence == 1 && reader->check.tries == 0
               ? "今天天气真好，我们一起去公园走走吧。"
               : reader->check.view.text;
}

static void another_sentence_is_asked_for_again(void)
{
    struct reader reader = {.words = words_other_at_first, .gain_pct = 100};
    read_all(&reader);
    CHECK(reader.troubles[VOICE_CHECK_UNREAD]);
    CHECK(reader.check.view.learnt);
    CHECK_INT(reader.said, 4);
    reader_finish(&reader);
}

static const char *words_wrong(const struct reader *reader)
{
    (void)reader;
    return "今天天气真好，我们一起去公园走走吧。";
}

static void who_never_reads_them_is_let_go_and_nothing_is_learnt(void)
{
    struct reader reader = {.words = words_wrong, .gain_pct = 100};
    read_all(&reader);
    CHECK_INT(reader.check.view.stage, VOICE_CHECK_DONE);
    CHECK(!reader.check.view.learnt);
    CHECK_INT(reader.said, 9);
    reader_finish(&reader);
}

static const char *words_none(const struct reader *reader)
{
    (void)reader;
    return NULL;
}

static const char *words_after_silence(const struct reader *reader)
{
    const struct voice_check_view *view = &reader->check.view;
    return view->sentence == 0 && view->trouble != VOICE_CHECK_SILENT ? NULL : view->text;
}

static void who_begins_after_a_silence_is_not_told_to_be_silent(void)
{
    struct reader reader = {.words = words_after_silence, .gain_pct = 100};
    read_all(&reader);
    CHECK(reader.troubles[VOICE_CHECK_SILENT]);
    CHECK(!reader.silent_while_heard);
    CHECK(reader.check.view.learnt);
    CHECK_INT(reader.said, 3);
    reader_finish(&reader);
}

static void silence_is_said_to_be_silence_and_waited_out(void)
{
    struct reader reader = {.words = words_none, .gain_pct = 100};
    read_all(&reader); /* the kiosk goes home by itself */
    CHECK(reader.troubles[VOICE_CHECK_SILENT]);
    CHECK(!reader.troubles[VOICE_CHECK_UNREAD]);
    CHECK_INT(reader.check.view.stage, VOICE_CHECK_ASKING);
    CHECK_INT(reader.check.view.sentence, 0);
    reader_finish(&reader);
}

/* Marks the initials and finals of the three sentences; returns their syllables. */
static int sounds_mark(bool *initials, bool *finals)
{
    int count = 0;
    for (int i = 0; i < VOICE_CHECK_SENTENCES; i++) {
        struct network network;
        struct network_error error;
        CHECK_INT(network_init_phrase(&network, voice_check_sentences[i], lexicon, &error),
                  STATUS_OK);
        count += network.n_nodes - 1;
        for (int k = 0; k < network.n_arcs; k++) {
            initials[network.arcs[k].syllable.initial] = true;
            finals[network.arcs[k].syllable.final] = true;
        }
        network_finish(&network);
    }
    return count;
}

static int marks_count(const bool *marks, int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += marks[i];
    return count;
}

static void the_sentences_hold_most_sounds_and_take_less_than_a_minute(void)
{
    bool initials[INITIAL_COUNT] = {false}, finals[FINAL_COUNT] = {false};
    int syllables = sounds_mark(initials, finals);
    int n_initials = marks_count(initials, INITIAL_COUNT),
        n_finals = marks_count(finals, FINAL_COUNT);
    printf("     %d syllables, %d initials of %d, %d finals of %d\n", syllables, n_initials,
           INITIAL_COUNT, n_finals, FINAL_COUNT);
    CHECK(n_initials >= 21);
    CHECK(n_finals >= 28);
    CHECK(syllables <= 90); /* three a second, with a pause between: 45 s */
}

int main(void)
{
    if (!ear_open() || SDL_Init(0) != 0) {
        ear_close();
        return 1;
    }
    RUN(the_sentences_hold_most_sounds_and_take_less_than_a_minute);
    worker_init(&worker);
    RUN(three_sentences_read_make_the_voice_known);
    RUN(another_sentence_is_asked_for_again);
    RUN(who_never_reads_them_is_let_go_and_nothing_is_learnt);
    RUN(silence_is_said_to_be_silence_and_waited_out);
    RUN(who_begins_after_a_silence_is_not_told_to_be_silent);
    worker_finish(&worker);
    ear_close();
    SDL_Quit();
    return CHECK_RESULT();
}
