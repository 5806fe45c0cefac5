/* pick_voice LIST [MODEL_DIR]: what a voice check would find. LIST holds lines WAV<TAB>sentence
 * read by one person; says for each on stderr whether it was read, and prints the voice that all of
 * them speak for, which `yingda spot --voice FILE` then hears with. tests/bench_voice asks it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/hearing/hearing.h"
#include "audio/speech/wav.h"
#include "language/reading/lexicon.h"

enum { MOST = 64 };

struct picker {
    struct hearing *hearing;
    struct lexicon *lexicon;
    struct speaker_fit fits[MOST];
    size_t n_fits;
};

/* As the kiosk does it: only what was read counts. */
static enum status sound_fit(struct picker *picker, const struct network *network,
                             const struct wav_sound *sound, const char *name)
{
    struct heard heard = {0};
    struct speaker_fit *fit = &picker->fits[picker->n_fits];
    enum status status = hearing_start(picker->hearing, &network, 1);
    if (status == STATUS_OK)
        status = hearing_feed(picker->hearing, sound->samples, sound->n_samples);
    if (status == STATUS_OK)
        status = hearing_finish(picker->hearing, &heard);
    bool read = status == STATUS_OK && heard.evidence[0].verdict == EVIDENCE_SAID;
    if (read)
        status = hearing_fit(picker->hearing, fit);
    picker->n_fits += read && status == STATUS_OK && fit->frames > 0;
    if (status == STATUS_OK)
        fprintf(stderr, "%s %s\n", read ? "read    " : "not read", name);
    heard_finish(&heard);
    return status;
}

static int line_fit(struct picker *picker, char *line)
{
    struct wav_sound sound;
    struct network network;
    struct network_error error;
    char reason[160] = "", *tab = strchr(line, '\t');
    line[strcspn(line, "\r\n")] = '\0';
    if (!tab || picker->n_fits == MOST)
        return EXIT_FAILURE;
    *tab = '\0';
    if (wav_read(line, HEARING_RATE_HZ, &sound, reason) != STATUS_OK)
        return EXIT_FAILURE;
    enum status status = network_init_phrase(&network, tab + 1, picker->lexicon, &error);
    if (status == STATUS_OK) {
        status = sound_fit(picker, &network, &sound, line);
        network_finish(&network);
    }
    wav_finish(&sound);
    return status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void voice_print(const struct picker *picker)
{
    struct speaker voice;
    char text[SPEAKER_TEXT_SIZE];
    speaker_fit_choose(picker->fits, picker->n_fits, &voice);
    speaker_text(&voice, text);
    printf("%s", text);
}

int main(int argc, char **argv)
{
    static struct picker picker; /* megabytes */
    struct hearing_config config = {.model_dir = argc > 2 ? argv[2] : NULL, .patience_ms = 120000};
    FILE *list = argc > 1 ? fopen(argv[1], "r") : NULL;
    char line[4096];
    int code = EXIT_FAILURE;
    if (!list)
        fprintf(stderr, "usage: pick_voice LIST [MODEL_DIR]\n");
    else if (lexicon_open(&picker.lexicon) == STATUS_OK &&
             hearing_open(&picker.hearing, &config) == STATUS_OK)
        code = EXIT_SUCCESS;
    for (int n = 1; code == EXIT_SUCCESS && fgets(line, sizeof line, list); n++) {
        code = line_fit(&picker, line);
        if (code != EXIT_SUCCESS)
            fprintf(stderr, "%s:%d: %s\n", argv[1], n, hearing_problem(picker.hearing));
    }
    if (code == EXIT_SUCCESS)
        voice_print(&picker);
    hearing_close(picker.hearing);
    lexicon_close(picker.lexicon);
    if (list)
        fclose(list);
    return code;
}
