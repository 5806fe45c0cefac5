/* slots_heard [--model DIR] | --pinyin: for each line WAV<TAB>WORDING[<TAB>SLOT=VALUE]... on stdin,
 * one line for the wording's first slot, and one more for each VALUE expected in it (or, where a
 * brace begins what would be SLOT=VALUE, for that wording, {phone=138...} among others): verdict,
 * score, hanzi, value, guess, rival, slot's score, margin, match, margin of the expected value, all
 * with tabs between. --pinyin instead reads texts and writes how espeak-ng is to say them. For
 * tests/bench_slots. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/hearing/hearing.h"
#include "audio/speech/wav.h"
#include "language/reading/lexicon.h"

enum { VALUES_MAX = 40 };

static struct lexicon *lexicon;
static struct hearing *hearing;

static void pinyin_line(char *text)
{
    char *pinyin = NULL;
    if (lexicon_pinyin(lexicon, text, &pinyin) == STATUS_OK)
        puts(pinyin);
    else
        puts("");
    free(pinyin);
}

static void evidence_print(const struct evidence *evidence)
{
    static const struct heard_slot none = {.name = ""};
    const struct heard_slot *slot = evidence->n_slots ? &evidence->slots[0] : &none;
    printf("%d\t%.4f\t%s\t%s\t%s\t%s\t%.4f\t%d\t%d\t%d\n", (int)evidence->verdict,
           (double)evidence->score, slot->hanzi, slot->value, slot->guess, slot->rival,
           (double)slot->score, slot->margin, (int)slot->match, slot->expected_margin);
}

/* One wording, open and with each of the values expected. */
struct question {
    struct network networks[VALUES_MAX + 1];
    size_t count;
};

static void question_finish(struct question *question)
{
    for (size_t i = 0; i < question->count; i++)
        network_finish(&question->networks[i]);
}

static bool question_add(struct question *question, const char *wording, char *value)
{
    struct network_error error;
    struct slot_expected expected = {value ? strsep(&value, "=") : NULL, NULL};
    expected.value = value ? value : "";
    if (question->count > VALUES_MAX ||
        network_init_expecting(&question->networks[question->count], wording, lexicon, NULL, 0,
                               &expected, expected.name ? 1 : 0, &error) != STATUS_OK) {
        fprintf(stderr, "slots_heard: %s: %s\n", wording, error.reason);
        return false;
    }
    question->count++;
    return true;
}

/* Says on stderr what is wrong with the recording; false then. */
static bool question_hear(const struct question *question, const char *wav)
{
    const struct network *list[VALUES_MAX + 1];
    struct wav_sound sound;
    struct heard heard;
    char reason[160] = "";
    for (size_t i = 0; i < question->count; i++)
        list[i] = &question->networks[i];
    bool done = wav_read(wav, HEARING_RATE_HZ, &sound, reason) == STATUS_OK;
    if (done) {
        done = hearing_start(hearing, list, question->count) == STATUS_OK &&
               hearing_feed(hearing, sound.samples, sound.n_samples) == STATUS_OK &&
               hearing_finish(hearing, &heard) == STATUS_OK;
        wav_finish(&sound);
    }
    for (size_t i = 0; done && i < question->count; i++)
        evidence_print(&heard.evidence[i]);
    if (done)
        heard_finish(&heard);
    else
        fprintf(stderr, "slots_heard: %s: %s\n", wav,
                reason[0] ? reason : hearing_problem(hearing));
    return done;
}

static bool hear_line(char *line)
{
    struct question question = {.count = 0};
    const char *wav = strsep(&line, "\t"), *wording = strsep(&line, "\t");
    bool done = wording && question_add(&question, wording, NULL);
    while (done && line) {
        char *next = strsep(&line, "\t");
        done = strchr(next, '{') ? question_add(&question, next, NULL)
                                 : question_add(&question, wording, next);
    }
    done = done && question_hear(&question, wav);
    question_finish(&question);
    return done;
}

int main(int count, char **arguments)
{
    bool pinyin = count == 2 && strcmp(arguments[1], "--pinyin") == 0;
    struct hearing_config config = {.patience_ms = 120000}; /* a busy machine measures too */
    char *line = NULL;
    size_t capacity = 0;
    bool done = lexicon_open(&lexicon) == STATUS_OK;
    if (count == 3 && strcmp(arguments[1], "--model") == 0)
        config.model_dir = arguments[2];
    if (done && !pinyin && hearing_open(&hearing, &config) != STATUS_OK) {
        fprintf(stderr, "slots_heard: %s\n", hearing_problem(hearing));
        done = false;
    }
    while (done && getline(&line, &capacity, stdin) >= 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (pinyin)
            pinyin_line(line);
        else
            done = hear_line(line);
        fflush(stdout);
    }
    free(line);
    hearing_close(hearing);
    lexicon_close(lexicon);
    return done ? 0 : 1;
}
