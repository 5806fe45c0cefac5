/* engine/: a pack's text as sound, and which sounds a pack wants. */
#include "engine/spoken.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/speech/level.h"
#include "engine/model_reply.h"
#include "engine/pack_voices.h"
#include "scenarios/load/pack_open.h"
#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

enum { TONE_SAMPLES = OPUS_SOUND_HZ };

static const char voices[] = "voices:\n"
                             "  - {id: woman, timbre: af_bella, way: zf_xiaoxiao}\n"
                             "  - {id: teacher, timbre: zf_xiaobei, way: zf_xiaobei}\n"
                             "  - {id: coach, timbre: zm_yunxi, way: zm_yunxi}\n"
                             "models: {woman: teacher, man: coach}\n";

static struct pack_fixture files;
static struct pack *pack;

static struct pack *pack_read(void)
{
    struct pack *read = NULL;
    struct problems problems = {0};
    CHECK_INT(pack_open(&read, files.folder, &problems), STATUS_OK);
    problems_finish(&problems);
    return read;
}

static void pack_make(void)
{
    char folder[PATH_SIZE];
    pack_fixture_init(&files);
    pack_fixture_write(&files, "voices.yaml", voices, sizeof voices - 1);
    CHECK_INT(path_format(folder, "%s/" SPOKEN_FOLDER, files.folder), STATUS_OK);
    CHECK_INT(path_make_folder(folder), STATUS_OK);
    pack = pack_read();
}

/* A tone in place of speech, with as many syllables as are wanted. */
static void sound_put(const char *path, size_t syllables)
{
    static float tone[TONE_SAMPLES];
    struct syllable_times times = {.count = syllables, .end_ms = 900};
    for (int i = 0; i < TONE_SAMPLES; i++)
        tone[i] = 0.1f * (float)sin(2 * 3.14159265358979 * 500 * i / OPUS_SOUND_HZ);
    for (size_t i = 0; i < syllables; i++)
        times.start_ms[i] = (int32_t)(50 + i * 100);
    CHECK_INT(opus_sound_write(path, tone, TONE_SAMPLES, &times), STATUS_OK);
}

static struct speaking woman(int mood)
{
    return (struct speaking){pack_voice(pack, "woman"), TEMPER_HOT, mood};
}

static void path_of(const char *text, struct speaking speaking, char out[PATH_SIZE])
{
    CHECK_INT(spoken_path(pack, text, &speaking, out), STATUS_OK);
}

static void what_is_read_alike_is_one_sound(void)
{
    char first[PATH_SIZE], second[PATH_SIZE];
    path_of("电话13800138000。", woman(50), first);
    path_of("电话幺三八，零零幺三，八零零零。", woman(50), second);
    CHECK_TEXT(first, second);
}

static void another_word_mood_temper_or_voice_is_another_sound(void)
{
    char first[PATH_SIZE], other[PATH_SIZE];
    struct speaking cold = woman(20);
    path_of("您好。", woman(20), first);
    path_of("您好？", woman(20), other);
    CHECK(strcmp(first, other) != 0);
    path_of("您好。", woman(21), other);
    CHECK(strcmp(first, other) != 0);
    cold.temper = TEMPER_COLD;
    path_of("您好。", cold, other);
    CHECK(strcmp(first, other) != 0);
    path_of("您好。", (struct speaking){pack_voice(pack, "coach"), TEMPER_HOT, 20}, other);
    CHECK(strcmp(first, other) != 0);
}

static void nobody_has_no_sound(void)
{
    char path[PATH_SIZE];
    struct speaking nobody = {NULL, TEMPER_HOT, 50};
    CHECK_INT(spoken_path(pack, "您好。", &nobody, path), STATUS_NOT_FOUND);
}

static struct wav_sound line_said(const struct line *line, int mood, double louder_db,
                                  struct spoken_words *words)
{
    struct spoken_line spoken = {
        .play = &pack->plays[0], .line = line, .mood = mood, .louder_db = louder_db};
    struct wav_sound sound = {0};
    CHECK_INT(spoken_line_read(pack, &spoken, &sound, words), STATUS_OK);
    return sound;
}

static double level(const struct wav_sound *sound)
{
    return level_rms_dbfs(sound->samples + 1600, 12800);
}

static void a_line_is_read_from_the_pack_and_louder_the_angrier(void)
{
    struct line line = {.mood_low = 0, .mood_high = 20, .text = "你好你好。"};
    struct spoken_words words;
    char path[PATH_SIZE];
    path_of(line.text, said_by(&pack->plays[0], &line, 10), path);
    sound_put(path, 4);
    struct wav_sound angry = line_said(&line, 0, 0, &words), less = line_said(&line, 20, 0, &words);
    struct wav_sound over = line_said(&line, 20, 3, &words);
    CHECK_INT(words.times.count, 4);
    CHECK_NEAR(level(&angry) - level(&less),
               manner_of(0, VOICE_HOT).level_db - manner_of(20, VOICE_HOT).level_db, 0.3);
    CHECK_NEAR(level(&over) - level(&less), 3, 0.3); /* who cuts in */
    wav_finish(&angry);
    wav_finish(&less);
    wav_finish(&over);
    remove(path);
}

static void without_a_sound_espeak_speaks_and_nobody_knows_the_times(void)
{
    struct line line = {.mood_low = 0, .mood_high = 100, .text = "你好你好。"};
    struct spoken_words words;
    struct wav_sound sound = line_said(&line, 50, 0, &words);
    CHECK(sound.n_samples > 8000);
    CHECK_INT(words.times.count, 0);
    wav_finish(&sound);
}

static void a_damaged_sound_is_as_if_it_were_not_there(void)
{
    struct line line = {.mood_low = 0, .mood_high = 20, .text = "你好你好。"};
    struct spoken_words words;
    char path[PATH_SIZE];
    path_of(line.text, said_by(&pack->plays[0], &line, 10), path);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs("not a sound", file) >= 0 && fclose(file) == 0);
    struct wav_sound sound = line_said(&line, 10, 0, &words);
    CHECK(sound.n_samples > 8000);
    wav_finish(&sound);
    remove(path);
}

static void the_words_are_shown_as_they_are_said(void)
{
    struct spoken_words words = {.times = {.start_ms = {50, 150, 250, 350}, .count = 4}};
    spoken_words_place(pack->lexicon, "你，好24", &words); /* ni3, hao3 er4 shi2 si4: five */
    CHECK_INT(words.times.count, 0);
    words.times.count = 4;
    spoken_words_place(pack->lexicon, "你，好吗？啊", &words);
    CHECK_INT(words.times.count, 4);
    CHECK_INT(words.shown[0], 6); /* 你 and the comma behind it */
    CHECK_INT(words.shown[3], 18);
    CHECK_INT(syllable_times_at(&words.times, 0), -1);
    CHECK_INT(syllable_times_at(&words.times, 200), 1);
    CHECK_INT(syllable_times_at(&words.times, 9000), 3);
}

static void a_model_reply_is_joined_of_its_wordings(void)
{
    struct model_speaker teacher = model_reply_speaker(pack, MODEL_WOMAN, NULL);
    const struct turn *turn = &pack->plays[0].turns[0];
    struct syllable_times times;
    struct wav_sound sound;
    char paths[2][PATH_SIZE];
    for (int i = 0; i < 2; i++) {
        path_of(turn->expects[i].utterance->better,
                (struct speaking){teacher.voice, TEMPER_HOT, SPEAKING_MOOD_MODEL}, paths[i]);
        sound_put(paths[i], 1);
    }
    CHECK_INT(model_reply_of_turn(pack, turn, &teacher, 1000, &sound, &times), STATUS_OK);
    CHECK_NEAR(sound.n_samples / 16, 1000 + 1000 + 250 + 1000 + MODEL_REPLY_TAIL_MS, 20);
    CHECK_INT(times.count, 2);
    CHECK_NEAR(times.start_ms[0], 1000 + 50, 2);
    CHECK_NEAR(times.start_ms[1], 1000 + 1000 + 250 + 50, 20);
    wav_finish(&sound);
    remove(paths[0]);
    remove(paths[1]);
}

static void what_a_pack_lacks_and_what_is_left_over_is_known(void)
{
    struct pack_voices wanted;
    char left[PATH_SIZE];
    CHECK_INT(pack_voices_init(&wanted, pack), STATUS_OK);
    size_t all = wanted.n_wanted;
    CHECK(all > 10);
    CHECK_INT(wanted.n_missing, all);
    sound_put(wanted.wanted[3].path, 1);
    CHECK_INT(path_format(left, "%s/" SPOKEN_FOLDER "/0123456789abcdef0123.opus", files.folder),
              STATUS_OK);
    sound_put(left, 1);
    struct pack_voices again;
    CHECK_INT(pack_voices_init(&again, pack), STATUS_OK);
    CHECK_INT(again.n_missing, all - 1);
    CHECK_INT(again.wanted[3].need, VOICE_THERE);
    CHECK_INT(again.n_left, 1);
    CHECK_TEXT(path_name(again.left[0]), "0123456789abcdef0123.opus");
    remove(left);
    remove(wanted.wanted[3].path);
    pack_voices_finish(&again);
    pack_voices_finish(&wanted);
}

static size_t notes_in(const struct problems *problems)
{
    size_t notes = 0;
    for (size_t i = 0; i < problems->count; i++)
        notes += problem_is_note(&problems->items[i]);
    return notes;
}

static void each_text_that_espeak_has_to_speak_is_named_where_it_is_written(void)
{
    struct pack_voices wanted;
    struct problems problems = {0};
    size_t mine = 0;
    CHECK_INT(pack_voices_init(&wanted, pack), STATUS_OK);
    pack_voices_check(&wanted, pack, &problems);
    CHECK_INT(problems.count, wanted.n_wanted);
    CHECK_INT(notes_in(&problems), wanted.n_wanted);
    for (size_t i = 0; i < problems.count; i++) {
        CHECK_TEXT(problems.items[i].file, wanted.wanted[i].said->at.file);
        CHECK_INT(problems.items[i].line, wanted.wanted[i].said->at.line);
        mine += strstr(problems.items[i].reason, "voice 'teacher' has no sounds yet") != NULL;
    }
    CHECK(mine > 0);
    problems_finish(&problems);
    pack_voices_finish(&wanted);
}

static void who_has_begun_to_speak_lacks_what_is_missing(void)
{
    struct pack_voices wanted, begun;
    struct problems problems = {0};
    size_t first = 0, of_first = 0;
    CHECK_INT(pack_voices_init(&wanted, pack), STATUS_OK);
    while (first < wanted.n_wanted && wanted.wanted[first].need != VOICE_MISSING)
        first++;
    const struct speaking_voice *voice = wanted.wanted[first].said->speaking.voice;
    sound_put(wanted.wanted[first].path, 1);
    CHECK_INT(pack_voices_init(&begun, pack), STATUS_OK);
    CHECK(pack_voices_begun(&begun, voice));
    pack_voices_check(&begun, pack, &problems);
    for (size_t i = 0; i < wanted.n_wanted; i++)
        of_first += wanted.wanted[i].said->speaking.voice == voice;
    CHECK(of_first > 1);
    CHECK_INT(problems.count, begun.n_wanted - 1);
    CHECK_INT(problems.count - notes_in(&problems), of_first - 1);
    remove(wanted.wanted[first].path);
    problems_finish(&problems);
    pack_voices_finish(&begun);
    pack_voices_finish(&wanted);
}

static void a_pack_without_voices_wants_none(void)
{
    struct pack_voices wanted;
    struct problems problems = {0};
    pack_fixture_remove(&files, "voices.yaml");
    struct pack *silent = pack_read();
    CHECK_INT(pack_voices_init(&wanted, silent), STATUS_OK);
    CHECK_INT(wanted.n_missing, 0);
    for (size_t i = 0; i < wanted.n_wanted; i++)
        CHECK_INT(wanted.wanted[i].need, VOICE_NOBODY);
    pack_voices_check(&wanted, silent, &problems);
    CHECK_INT(notes_in(&problems), wanted.n_wanted);
    problems_finish(&problems);
    pack_voices_finish(&wanted);
    pack_close(silent);
}

int main(void)
{
    pack_make();
    RUN(what_is_read_alike_is_one_sound);
    RUN(another_word_mood_temper_or_voice_is_another_sound);
    RUN(nobody_has_no_sound);
    RUN(a_line_is_read_from_the_pack_and_louder_the_angrier);
    RUN(without_a_sound_espeak_speaks_and_nobody_knows_the_times);
    RUN(a_damaged_sound_is_as_if_it_were_not_there);
    RUN(the_words_are_shown_as_they_are_said);
    RUN(a_model_reply_is_joined_of_its_wordings);
    RUN(what_a_pack_lacks_and_what_is_left_over_is_known);
    RUN(each_text_that_espeak_has_to_speak_is_named_where_it_is_written);
    RUN(who_has_begun_to_speak_lacks_what_is_missing);
    RUN(a_pack_without_voices_wants_none);
    pack_close(pack);
    pack_fixture_finish(&files);
    return CHECK_RESULT();
}
