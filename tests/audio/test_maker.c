/* The maker of voices: the spelling of its model, the finish of a sound, and a child that fails. */
#include "audio/voice/maker/maker.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/voice/maker/finishing.h"
#include "base/path.h"
#include "tests/check.h"

enum { HZ = SYNTHESIZER_HZ };

static char folder[] = "/tmp/yingda-maker-XXXXXX";
static struct lexicon *lexicon;

static void file_write(const char *name, const char *text)
{
    char path[PATH_SIZE];
    CHECK_INT(path_format(path, "%s/%s", folder, name), STATUS_OK);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void file_remove(const char *name)
{
    char path[PATH_SIZE];
    CHECK_INT(path_format(path, "%s/%s", folder, name), STATUS_OK);
    remove(path);
}

static void tables_write(void)
{
    file_write("symbols.tsv",
               ",\t3\n.\t4\n \t16\nn\t56\ni\t51\nx\t66\na\t43\nu\t63\nɚ\t85\n→\t171\n↗\t172\n"
               "↓\t169\n↘\t170\n");
    file_write("pinyin-phonemes.tsv", "ni\tni0\nhao\txau0\nna\tna0\n");
}

static enum status spell(const char *text, struct phoneme_run *run)
{
    struct phonemes phonemes;
    struct problems problems = {0};
    struct reading *readings = NULL;
    size_t count = 0;
    static const bool ends[600] = {[1] = true};
    CHECK_INT(phonemes_open(&phonemes, folder, &problems), STATUS_OK);
    CHECK_INT(lexicon_speak(lexicon, text, &readings, &count), STATUS_OK);
    enum status status = phonemes_spell(&phonemes, readings, ends, count, run);
    free(readings);
    phonemes_close(&phonemes);
    problems_finish(&problems);
    return status;
}

static void syllables_are_spelt_with_their_tones_words_parted(void)
{
    static const int wanted[] = {56, 51, 172, 66, 43, 63, 169, 3, 16, 56, 43, 170, 85, 4, 16};
    struct phoneme_run run;
    CHECK_INT(spell("你好，那儿。", &run), STATUS_OK); /* ni2 hao3, nar4. */
    CHECK_INT(run.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < run.count && i < sizeof wanted / sizeof *wanted; i++)
        CHECK_INT(run.numbers[i], wanted[i]);
    CHECK_INT(run.n_readings, 3);
    CHECK_INT(run.first[1], 3);
}

static void a_syllable_that_the_model_lacks_is_refused(void)
{
    struct phoneme_run run;
    CHECK_INT(spell("电费", &run), STATUS_INVALID);
}

static void a_text_too_long_ends_with_its_last_whole_sentence(void)
{
    static char text[4000];
    struct phoneme_run run;
    text[0] = '\0';
    for (int i = 0; i < 40; i++)
        strcat(text, "你好你好，你好。");
    CHECK_INT(spell(text, &run), STATUS_OK);
    CHECK(run.count > PHONEMES_MOST / 2 && run.count < PHONEMES_MOST);
    CHECK_INT(run.n_readings % 6, 0);
}

static void a_broken_table_is_said_with_its_line(void)
{
    struct phonemes phonemes;
    struct problems problems = {0};
    file_write("symbols.tsv", "a\t1\nno tab here\n");
    CHECK_INT(phonemes_open(&phonemes, folder, &problems), STATUS_INVALID);
    CHECK_INT(problems.count, 1);
    CHECK_INT(problems.items[0].line, 2);
    problems_finish(&problems);
    tables_write();
}

/* A tone with silence around it, as a model gives speech. */
static struct finishing sound_make(double peak, int tone_ms)
{
    size_t before = HZ / 2, n = (size_t)tone_ms * HZ / 1000, all = before + n + HZ / 2;
    struct finishing sound = {calloc(all, sizeof(float)), all, HZ};
    for (size_t i = 0; i < n; i++)
        sound.samples[before + i] =
            (float)(peak * sin(2 * 3.14159265358979 * 400 * (double)i / HZ));
    return sound;
}

static double rms_db(const float *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (double)x[i] * x[i];
    return 10 * log10(sum / (double)n + 1e-12);
}

static void every_sound_is_as_loud_as_the_next_without_clicks(void)
{
    static const double peaks[] = {0.02, 0.3, 1.4};
    static const int lengths_ms[] = {200, 900, 5000};
    for (int i = 0; i < 3; i++) {
        struct finishing sound = sound_make(peaks[i], lengths_ms[i]);
        struct loudness loudness;
        int cut_ms = 0;
        CHECK_INT(finish_sound(&sound, &cut_ms), STATUS_OK);
        CHECK_INT(loudness_measure(sound.samples, sound.n_samples, HZ, &loudness), STATUS_OK);
        CHECK_NEAR(loudness.lufs, FINISHING_LUFS, 0.3);
        CHECK(loudness.peak_dbtp <= -3);
        CHECK_NEAR(cut_ms, 500 - FINISHING_BEFORE_MS, 6);
        CHECK(rms_db(sound.samples, HZ / 200) < -50);
        CHECK(rms_db(sound.samples + sound.n_samples - HZ / 200, HZ / 200) < -50);
        CHECK_NEAR(sound.n_samples * 1000.0 / HZ,
                   lengths_ms[i] + FINISHING_BEFORE_MS + FINISHING_BEHIND_MS, 12);
        free(sound.samples);
    }
}

static void silence_is_refused(void)
{
    struct finishing sound = sound_make(0, 500);
    CHECK_INT(finish_sound(&sound, NULL), STATUS_INVALID);
    free(sound.samples);
}

static void without_a_model_the_maker_says_what_is_missing(void)
{
    struct maker maker;
    CHECK_INT(maker_open(&maker, "kokoro.js", folder, 1), STATUS_NOT_FOUND);
    CHECK(strstr(maker.reason, ".onnx") != NULL);
}

static void another_model_is_refused(void)
{
    struct maker maker;
    file_write("kokoro-82m-int8-pitch.onnx", "not it");
    CHECK_INT(maker_open(&maker, "kokoro.js", folder, 1), STATUS_INVALID);
    CHECK(strstr(maker.reason, "damaged") != NULL);
    file_remove("kokoro-82m-int8-pitch.onnx");
}

/* In place of nodejs a shell that answers as a child might that has gone wrong. */
static enum status child(const char *script, enum status *spoken, char *reason)
{
    static const struct phoneme_run run = {.numbers = {56, 51}, .count = 2, .n_readings = 1};
    struct synthesis synthesis = {"a", "b", 1, 220, 1, 1, &run};
    struct synthesizer synthesizer;
    struct synthesized out = {0};
    char path[PATH_SIZE];
    file_write("node", script);
    CHECK_INT(path_format(path, "%s/node", folder), STATUS_OK);
    chmod(path, 0755);
    enum status status = synthesizer_open(&synthesizer, "kokoro.js", folder, 1);
    if (status == STATUS_OK)
        *spoken = synthesizer_speak(&synthesizer, &synthesis, &out);
    strcpy(reason, synthesizer.reason);
    free(out.samples);
    synthesizer_close(&synthesizer);
    return status;
}

static void a_child_that_cannot_start_says_why(void)
{
    enum status spoken = STATUS_OK;
    char reason[SYNTHESIZER_REASON_SIZE];
    CHECK_INT(child("#!/bin/sh\nprintf 'error\\tno runtime\\n'\n", &spoken, reason),
              STATUS_NOT_FOUND);
    CHECK_TEXT(reason, "no runtime");
    CHECK_INT(child("#!/bin/sh\nexit 1\n", &spoken, reason), STATUS_CLOSED);
}

static void a_child_that_goes_wrong_is_told_from_a_refusal(void)
{
    enum status spoken = STATUS_OK;
    char reason[SYNTHESIZER_REASON_SIZE];
    CHECK_INT(child("#!/bin/sh\necho ready\nread a\nprintf 'error\\tno such voice\\n'\nread b\n",
                    &spoken, reason),
              STATUS_OK);
    CHECK_INT(spoken, STATUS_INVALID);
    CHECK_TEXT(reason, "no such voice");
    CHECK_INT(
        child("#!/bin/sh\necho ready\nread a\nprintf '100\\t1 2 3 4\\nabc'\n", &spoken, reason),
        STATUS_OK);
    CHECK_INT(spoken, STATUS_CLOSED); /* fewer samples than it promised */
    CHECK_INT(child("#!/bin/sh\necho ready\nread a\necho nonsense\nread b\n", &spoken, reason),
              STATUS_OK);
    CHECK_INT(spoken, STATUS_INVALID);
    CHECK_INT(child("#!/bin/sh\necho ready\n", &spoken, reason), STATUS_OK);
    CHECK_INT(spoken, STATUS_CLOSED);
}

static void a_sound_and_its_times_come_through(void)
{
    enum status spoken = STATUS_CLOSED;
    char reason[SYNTHESIZER_REASON_SIZE];
    CHECK_INT(child("#!/bin/sh\necho ready\nread a\nprintf '2\\t4 3 2 5\\nabcdefgh'\nread b\n",
                    &spoken, reason),
              STATUS_OK);
    CHECK_INT(spoken, STATUS_OK);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN); /* as the command does: a child that is gone is said, not died of */
    char path[PATH_SIZE];
    if (!mkdtemp(folder) || lexicon_open(&lexicon) != STATUS_OK)
        return 1;
    snprintf(path, sizeof path, "%s:%s", folder, getenv("PATH"));
    setenv("PATH", path, 1);
    tables_write();
    RUN(syllables_are_spelt_with_their_tones_words_parted);
    RUN(a_syllable_that_the_model_lacks_is_refused);
    RUN(a_text_too_long_ends_with_its_last_whole_sentence);
    RUN(a_broken_table_is_said_with_its_line);
    RUN(every_sound_is_as_loud_as_the_next_without_clicks);
    RUN(silence_is_refused);
    RUN(without_a_model_the_maker_says_what_is_missing);
    RUN(another_model_is_refused);
    RUN(a_child_that_cannot_start_says_why);
    RUN(a_child_that_goes_wrong_is_told_from_a_refusal);
    RUN(a_sound_and_its_times_come_through);
    file_remove("node");
    file_remove("symbols.tsv");
    file_remove("pinyin-phonemes.tsv");
    rmdir(folder);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}
