/* The sentence is aligned to the same frames at every warp. Senone costs are relative to the best
 * senone of their frame, so a warp cannot win by making the sound merely likelier: it wins when the
 * sentence's own states come nearer to the best ones. Of four measures tried on AISHELL sentences
 * (this one, the gain over the phone loop, path_fit, the loop's own cost) this one ran smoothest
 * over the warps. */
#include "audio/voice_check.h"

#include <stdlib.h>
#include <string.h>

enum { RATE_KHZ = 16, MOST_SAMPLES = 20000 * RATE_KHZ };

void voice_check_start(struct voice_check *check)
{
    check->n_samples = 0;
    check->n_stretches = 0;
}

void voice_check_finish(struct voice_check *check)
{
    if (!check)
        return;
    free(check->samples);
    *check = (struct voice_check){0};
}

void voice_check_stretch(struct voice_check *check, int32_t start_ms)
{
    if (check->n_stretches == VOICE_CHECK_STRETCHES)
        return;
    check->stretches[check->n_stretches].start_ms = start_ms;
    check->stretches[check->n_stretches++].first = check->n_samples;
}

enum status voice_check_take(struct voice_check *check, const int16_t *samples, size_t n_samples)
{
    size_t room = MOST_SAMPLES - check->n_samples, take = n_samples < room ? n_samples : room;
    size_t wanted = check->n_samples + take;
    if (wanted > check->capacity) {
        int16_t *grown = realloc(check->samples, 2 * wanted * sizeof *grown);
        if (!grown)
            return STATUS_NO_MEMORY;
        check->samples = grown;
        check->capacity = 2 * wanted;
    }
    if (take)
        memcpy(check->samples + check->n_samples, samples, take * sizeof *samples);
    check->n_samples = wanted;
    return STATUS_OK;
}

/* The sentence's frames, and the margin before them, cut out of a stretch. */
struct cut {
    const int16_t *samples;
    size_t n_samples, before, frames;
};

/* frames 0: the place is not in the sound kept. */
static struct cut cut_of(const struct voice_check *check, const struct evidence *best)
{
    int i = check->n_stretches - 1;
    while (i >= 0 && check->stretches[i].start_ms > best->start_ms)
        i--;
    if (i < 0 || best->start_ms < 0)
        return (struct cut){.frames = 0};
    size_t first_frame = (size_t)(best->start_ms - check->stretches[i].start_ms) / SENONES_FRAME_MS;
    size_t before = first_frame < SENONES_MARGIN ? first_frame : SENONES_MARGIN;
    size_t frames = (size_t)(best->end_ms - best->start_ms) / SENONES_FRAME_MS;
    size_t frame_samples = SENONES_FRAME_MS * RATE_KHZ;
    size_t from = check->stretches[i].first + (first_frame - before) * frame_samples;
    size_t until = from + (before + frames + 2 * SENONES_MARGIN) * frame_samples;
    until = until < check->n_samples ? until : check->n_samples;
    return (struct cut){.samples = check->samples + from,
                        .n_samples = until > from ? until - from : 0,
                        .before = before,
                        .frames = until > from ? frames : 0};
}

/* Nothing but the sentence is in these frames, so their mean is the speech's. */
static void mean_subtract(struct cepstrum *cepstra, size_t n)
{
    for (int k = 0; k < SENONES_CEPSTRA; k++) {
        double sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += (double)cepstra[i].values[k];
        for (size_t i = 0; i < n; i++)
            cepstra[i].values[k] -= (float)(sum / (double)n);
    }
}

/* Fills the trellis with the cut's frames. */
static enum status cut_score(const struct cut *cut, struct senones *senones,
                             const struct acoustic_model *model, struct cepstrum *cepstra,
                             struct trellis *trellis)
{
    senones_start(senones);
    size_t n = senones_feed(senones, cut->samples, cut->n_samples, cepstra);
    if (n < cut->before + cut->frames)
        return STATUS_NOT_FOUND; /* its end is not in the sound kept */
    mean_subtract(cepstra, n);
    trellis->n_frames = 0;
    enum status status = trellis_reserve(trellis, cut->frames, model);
    if (status == STATUS_OK)
        status = senones_score(senones, cepstra, n, cut->before, n - cut->before - cut->frames,
                               trellis->rows, trellis->stride);
    trellis->n_frames = cut->frames;
    return status == STATUS_OK ? trellis_loop(trellis, model) : status;
}

/* What the sentence costs a frame. STATUS_INVALID: the frames are too few for it. */
static enum status sentence_cost(const struct trellis *trellis, const struct candidate *sentence,
                                 const struct acoustic_model *model, float *cost)
{
    struct place place = {0, (int32_t)trellis->n_frames, 0};
    struct segment *segments = NULL;
    size_t count = 0;
    enum status status = trellis_align(trellis, &sentence->graph, model, &place, &segments, &count);
    double total = (double)trellis->loop[trellis->n_frames] - (double)trellis->loop[0];
    for (size_t i = 0; i < count; i++)
        total -= segments[i].gain;
    *cost = (float)(total / (double)trellis->n_frames);
    free(segments);
    return status;
}

/* STATUS_NOT_FOUND, STATUS_INVALID: the sentence does not fit into the frames. */
static enum status cut_cost(const struct cut *cut, const struct candidate *sentence,
                            const struct acoustic_model *model, struct senones *senones,
                            float *cost)
{
    struct trellis trellis = {0};
    struct cepstrum *cepstra = malloc((cut->n_samples / 160 + 32) * sizeof *cepstra);
    enum status status = STATUS_NO_MEMORY;
    if (cepstra)
        status = cut_score(cut, senones, model, cepstra, &trellis);
    if (status == STATUS_OK)
        status = sentence_cost(&trellis, sentence, model, cost);
    trellis_finish(&trellis);
    free(cepstra);
    return status;
}

enum status voice_check_fit(const struct voice_check *check, const struct candidate *sentence,
                            const struct acoustic_model *model, struct senones *senones, float warp,
                            float *cost, int32_t *frames)
{
    struct cut cut = cut_of(check, &sentence->best);
    enum status status = STATUS_NOT_FOUND;
    if (cut.frames > 0)
        status = senones_set_warp(senones, warp);
    if (cut.frames > 0 && status == STATUS_OK)
        status = cut_cost(&cut, sentence, model, senones, cost);
    bool nowhere = status == STATUS_NOT_FOUND || status == STATUS_INVALID;
    *frames = nowhere ? 0 : (int32_t)cut.frames;
    return nowhere ? STATUS_OK : status;
}
