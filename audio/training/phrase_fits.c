/* phrase_fits: how well each phrase fits each recording, before any calibration.
 * usage: phrase_fits MODEL_DIR < LIST     LIST as of `yingda spot`: WAV<TAB>phrase|phrase...
 * Prints for every phrase that is found somewhere
 *   wav<TAB>phrase<TAB>syllables<TAB>fit<TAB>cohort level<TAB>fit of each syllable, spaces between
 *   <TAB>unit fit<TAB>its cohort level          where MODEL_DIR has a network.bin
 * (struct measure of audio/ear/verify/verifier.h). recipe/calibration.py fits a model's calibration
 * on it.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/listener.h"
#include "audio/speech/wav.h"

enum { PHRASES_MAX = 256, SAMPLES_AT_ONCE = 16000 };

struct fitter {
    struct acoustic_model model;
    struct senones *senones;
    struct cohort cohort;
    struct unit_ear networks[UNIT_EARS_MAX];
    struct lexicon *lexicon;
    struct listener listener;
};

/* The phrases of a line as candidates, which the listener owns from then on. */
static size_t candidates_make(struct fitter *fitter, char *phrases, const char **texts)
{
    struct candidate *candidates = calloc(PHRASES_MAX, sizeof *candidates);
    size_t count = 0;
    char *rest = NULL;
    for (char *text = strtok_r(phrases, "|", &rest); candidates && text && count < PHRASES_MAX;
         text = strtok_r(NULL, "|", &rest)) {
        struct network network;
        struct network_error error;
        if (network_init_phrase(&network, text, fitter->lexicon, &error) != STATUS_OK)
            continue;
        texts[count] = text;
        candidate_init(&candidates[count], &network);
        if (candidate_listen(&candidates[count], &fitter->model) == STATUS_OK)
            count++;
    }
    listener_start(&fitter->listener, candidates, count);
    return count;
}

static enum status sound_hear(struct listener *listener, const struct wav_sound *sound)
{
    enum status status = listener_stretch(listener, 0);
    for (size_t at = 0; at < sound->n_samples && status == STATUS_OK; at += SAMPLES_AT_ONCE) {
        size_t left = sound->n_samples - at;
        status = listener_samples(listener, sound->samples + at,
                                  left < SAMPLES_AT_ONCE ? left : SAMPLES_AT_ONCE);
    }
    return status == STATUS_OK ? listener_stretch_end(listener) : status;
}

static void measure_print(const struct fitter *fitter, const char *wav, const char *text,
                          const struct candidate *candidate)
{
    const struct calibration *calibration = &fitter->model.calibration;
    const struct measure *measure = &candidate->measure;
    printf("%s\t%s\t%d\t%.2f\t%.2f\t", wav, text, measure->syllables, measure->fit, measure->level);
    for (size_t i = 0; i < candidate->best.n_syllables; i++) {
        double clarity = fmin(fmax((double)candidate->best.syllables[i].clarity, 1e-6), 1 - 1e-6);
        double fit =
            (log(clarity / (1 - clarity)) - calibration->clarity_lift) / calibration->clarity_slope;
        printf("%s%.2f", i ? " " : "", fit + calibration->cohort_part * measure->level);
    }
    if (measure->in_units)
        printf("\t%.4f\t%.4f", measure->unit_fit, measure->unit_level);
    putchar('\n');
}

static void line_fit(struct fitter *fitter, char *line)
{
    const char *texts[PHRASES_MAX];
    char *tab = strchr(line, '\t'), reason[160];
    struct wav_sound sound = {0};
    if (!tab)
        return;
    *tab = '\0';
    size_t count = candidates_make(fitter, tab + 1, texts);
    if (wav_read(line, 16000, &sound, reason) != STATUS_OK)
        fprintf(stderr, "phrase_fits: %s: %s\n", line, reason);
    else if (sound_hear(&fitter->listener, &sound) == STATUS_OK)
        for (size_t i = 0; i < count; i++) {
            if (fitter->listener.candidates[i].best.n_syllables > 0)
                measure_print(fitter, line, texts[i], &fitter->listener.candidates[i]);
        }
    wav_finish(&sound);
}

int main(int argc, char **argv)
{
    struct fitter fitter = {0};
    char reason[512] = "usage: phrase_fits MODEL_DIR", *line = NULL;
    size_t capacity = 0;
    if (argc != 2 || acoustic_model_open(&fitter.model, argv[1], reason) != STATUS_OK ||
        senones_open(&fitter.senones, &fitter.model) != STATUS_OK ||
        cohort_open(&fitter.cohort, &fitter.model) != STATUS_OK ||
        lexicon_open(&fitter.lexicon) != STATUS_OK) {
        fprintf(stderr, "phrase_fits: %s\n", reason);
        return EXIT_FAILURE;
    }
    size_t count = fitter.model.has_with_network ? (size_t)fitter.model.with_network.networks : 1;
    bool heard =
        unit_ears_open(fitter.networks, count, argv[1], reason, sizeof reason) == STATUS_OK;
    listener_init(&fitter.listener, &fitter.model, fitter.senones, &fitter.cohort, fitter.networks,
                  heard ? count : 0, NULL, NULL);
    while (getline(&line, &capacity, stdin) >= 0) {
        line[strcspn(line, "\r\n")] = '\0';
        line_fit(&fitter, line);
    }
    free(line);
    listener_finish(&fitter.listener);
    lexicon_close(fitter.lexicon);
    cohort_close(&fitter.cohort);
    senones_close(fitter.senones);
    acoustic_model_close(&fitter.model);
    unit_ears_close(fitter.networks);
    return EXIT_SUCCESS;
}
