/* slots_heard [--model DIR] | --pinyin: for each line WAV<TAB>WORDING[<TAB>SLOT=VALUE] on stdin, a
 * line for its first slot: verdict, score, hanzi, value, guess, rival, slot's score, margin, match,
 * margin of the expected value, all with tabs between. SLOT=VALUE is what is expected. --pinyin
 * instead reads texts and writes how espeak-ng is to say them. For tests/bench_slots. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/hearing.h"
#include "audio/wav.h"
#include "language/lexicon.h"

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

/* Says on stderr what is wrong with the line; false then. */
static bool line_hear(const char *wav, const char *wording, struct slot_expected *expected)
{
    struct network network;
    struct network_error error;
    struct wav_sound sound;
    struct heard heard;
    char reason[160] = "";
    size_t n_expected = expected->name ? 1 : 0;
    if (network_init_expecting(&network, wording, lexicon, NULL, 0, expected, n_expected, &error) !=
        STATUS_OK) {
        fprintf(stderr, "slots_heard: %s: %s\n", wording, error.reason);
        return false;
    }
    const struct network *list[] = {&network};
    bool done = wav_read(wav, HEARING_RATE_HZ, &sound, reason) == STATUS_OK;
    if (done) {
        done = hearing_start(hearing, list, 1) == STATUS_OK &&
               hearing_feed(hearing, sound.samples, sound.n_samples) == STATUS_OK &&
               hearing_finish(hearing, &heard) == STATUS_OK;
        wav_finish(&sound);
    }
    if (done) {
        evidence_print(&heard.evidence[0]);
        heard_finish(&heard);
    } else {
        fprintf(stderr, "slots_heard: %s: %s\n", wav,
                reason[0] ? reason : hearing_problem(hearing));
    }
    network_finish(&network);
    return done;
}

static bool hear_line(char *line)
{
    struct slot_expected expected = {NULL, NULL};
    char *rest = line;
    const char *wav = strsep(&rest, "\t"), *wording = strsep(&rest, "\t");
    if (rest) {
        expected.name = strsep(&rest, "=");
        expected.value = rest ? rest : "";
    }
    return wording && line_hear(wav, wording, &expected);
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
