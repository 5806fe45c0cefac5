/* The sentence is aligned to the same frames at every warp. Senone costs are relative to the best
 * senone of their frame, so a warp cannot win by making the sound merely likelier: it wins when the
 * sentence's own states come nearer to the best ones. Of four measures tried on AISHELL sentences
 * (this one, the gain over the phone loop, path_fit, the loop's own cost) this one ran smoothest
 * over the warps. */
#include "audio/ear/verify/voice_check.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/model/cepstra.h"
#include "base/grow.h"

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
    if (grow(&check->samples, &check->capacity, wanted, sizeof *check->samples) != STATUS_OK)
        return STATUS_NO_MEMORY;
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

/* Without frames, the place is not in the sound that was kept. */
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

static void mean_subtract(struct cepstrum *cepstra, size_t n)
{
    struct cepstrum mean = cepstra_speech_mean(cepstra, n);
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < SENONES_CEPSTRA; k++)
            cepstra[i].values[k] -= mean.values[k];
}

/* A cut, in cepstra and in costs. */
struct scored {
    struct cepstrum *cepstra; /* owned */
    size_t n_cepstra, before; /* frames, those before the sentence among them */
    struct trellis trellis;
};

static void scored_finish(struct scored *scored)
{
    trellis_finish(&scored->trellis);
    free(scored->cepstra);
}

/* Fills the trellis with the cut's frames. Finish it all the same. */
static enum status cut_score(const struct cut *cut, struct senones *senones,
                             const struct acoustic_model *model, struct scored *out)
{
    struct trellis *trellis = &out->trellis;
    *out = (struct scored){.before = cut->before};
    out->cepstra = malloc((cut->n_samples / 160 + 32) * sizeof *out->cepstra);
    if (!out->cepstra)
        return STATUS_NO_MEMORY;
    senones_start(senones);
    size_t n = out->n_cepstra = senones_feed(senones, cut->samples, cut->n_samples, out->cepstra);
    if (n < cut->before + cut->frames)
        return STATUS_NOT_FOUND; /* its end is not in the sound kept */
    mean_subtract(out->cepstra, n);
    enum status status = trellis_reserve(trellis, cut->frames, model);
    if (status == STATUS_OK)
        status = senones_score(senones, out->cepstra, n, cut->before, n - cut->before - cut->frames,
                               trellis->rows, trellis->stride);
    trellis->n_frames = cut->frames;
    return status == STATUS_OK ? trellis_loop(trellis, model) : status;
}

/* The best path of the sentence through all the frames. */
struct aligned {
    struct segment *segments; /* owned */
    size_t count;
};

/* What the sentence costs a frame. */
static float aligned_cost(const struct aligned *path, const struct trellis *trellis)
{
    double total = (double)trellis->loop[trellis->n_frames] - (double)trellis->loop[0];
    for (size_t i = 0; i < path->count; i++)
        total -= path->segments[i].gain;
    return (float)(total / (double)trellis->n_frames);
}

/* The state of the phone that the frame belongs to. */
static int segment_state(const struct segment *segment, int32_t frame)
{
    int state = 0;
    for (int i = 0; i < MDEF_MAX_STATES; i++)
        if (segment->entered[i] >= 0 && segment->entered[i] <= frame)
            state = i;
    return state;
}

/* Pauses say nothing of the voice. */
static void segment_count(const struct segment *segment, const struct hmm *hmm,
                          const struct scored *scored, const struct gaussians *gaussians,
                          struct mllr_counts *counts)
{
    for (int32_t frame = segment->start; frame < segment->end && hmm->arc != HMM_PAUSE; frame++) {
        int32_t senone = hmm->senones[segment_state(segment, frame)];
        if (senone >= gaussians->n_senones)
            continue; /* any speech */
        struct mllr_features features =
            cepstra_features(scored->cepstra, scored->n_cepstra, scored->before + (size_t)frame);
        gaussians_count(gaussians, senone, &features, counts);
    }
}

/* STATUS_NOT_FOUND, STATUS_INVALID: the sentence does not fit into the frames. */
static enum status cut_fit(const struct cut *cut, const struct candidate *sentence,
                           const struct voice_check_ear *ear, float *cost,
                           struct mllr_counts *counts)
{
    struct scored scored;
    struct aligned path = {0};
    struct place place = {0, (int32_t)cut->frames, 0};
    enum status status = cut_score(cut, ear->senones, ear->model, &scored);
    if (status == STATUS_OK)
        status = trellis_align(&scored.trellis, &sentence->graph, ear->model, &place,
                               &path.segments, &path.count);
    if (status == STATUS_OK)
        *cost = aligned_cost(&path, &scored.trellis);
    for (size_t i = 0; status == STATUS_OK && i < path.count && ear->gaussians->model; i++)
        segment_count(&path.segments[i], &sentence->graph.nodes[path.segments[i].node], &scored,
                      ear->gaussians, counts);
    free(path.segments);
    scored_finish(&scored);
    return status;
}

enum status voice_check_fit(const struct voice_check *check, const struct candidate *sentence,
                            const struct voice_check_ear *ear, float warp,
                            struct voice_check_found *out)
{
    struct cut cut = cut_of(check, &sentence->best);
    enum status status = STATUS_NOT_FOUND;
    *out = (struct voice_check_found){.frames = 0};
    if (cut.frames > 0)
        status = senones_set_warp(ear->senones, warp);
    if (cut.frames > 0 && status == STATUS_OK)
        status = cut_fit(&cut, sentence, ear, &out->cost, &out->counts);
    bool nowhere = status == STATUS_NOT_FOUND || status == STATUS_INVALID;
    out->frames = nowhere ? 0 : (int32_t)cut.frames;
    return nowhere ? STATUS_OK : status;
}
