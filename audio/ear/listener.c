/* Cepstra are normalised by the mean of the reply's speech so far, never by anything before the
 * reply. The mean of the first syllables is a poor one (after 1 s of a sentence 8.3 % equal error
 * on aishell-sample, after 2 s 7.5, after 3 s 7.0), so 3 s wait for each other. They are scored
 * earlier when the speaker pauses, perhaps for good, and again when he goes on. After that half a
 * second at a time is scored and searched as it comes. Where the scoring stands depends on the
 * samples and the pauses among them alone, not on when or in what pieces they came. A stretch
 * longer than 30 s is searched in windows that overlap, so that memory stays bounded. */
#include "audio/ear/listener.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/model/cepstra.h"
#include "audio/ear/verify/unit_fit.h"
#include "base/grow.h"

enum {
    FIRST_FRAMES = 300,
    SETTLED_FRAMES = 250, /* a mean good enough to keep: both at once made people wait 0.36 s */
    CHUNK_FRAMES = 50,
    WINDOW_FRAMES = 3000,  /* 30 s: 31 MB of costs with en-us */
    OVERLAP_FRAMES = 1000, /* a phrase of forty slow syllables still fits */
    MEMORY_FRAMES = 3000,  /* kept of the speech before the stretch, for the mean */
    MEAN_FRAMES = 6000,    /* that the mean is taken over, at most */
    FRAME_SAMPLES = 160
};

void listener_init(struct listener *listener, const struct acoustic_model *model,
                   struct senones *senones, struct cohort *cohort, const struct unit_ear *networks,
                   size_t n_networks, const struct syllable_model *syllables,
                   struct denial_check *denials)
{
    *listener = (struct listener){.model = model,
                                  .senones = senones,
                                  .cohort = cohort,
                                  .networks = networks,
                                  .n_networks = n_networks,
                                  .syllables = syllables,
                                  .denials = denials};
}

static void candidates_drop(struct listener *listener)
{
    for (size_t i = 0; i < listener->n_candidates; i++)
        candidate_finish(&listener->candidates[i]);
    free(listener->candidates);
    listener->candidates = NULL;
    listener->n_candidates = 0;
}

void listener_finish(struct listener *listener)
{
    if (!listener)
        return;
    candidates_drop(listener);
    free(listener->cepstra);
    free(listener->sound);
    unit_reading_finish(&listener->reading);
    trellis_finish(&listener->trellis);
    *listener = (struct listener){0};
}

static void searches_restart(struct listener *listener)
{
    for (int i = 0; i < COHORT_PHRASES; i++)
        search_restart(&listener->cohort->searches[i]);
    for (size_t i = 0; i < listener->n_candidates; i++)
        search_restart(&listener->candidates[i].search);
}

static enum status searches_run(struct listener *listener)
{
    if (listener->n_candidates == 0)
        return STATUS_OK;
    enum status status = trellis_loop(&listener->trellis, listener->model);
    for (int i = 0; i < COHORT_PHRASES && status == STATUS_OK; i++)
        search_run(&listener->cohort->searches[i], &listener->trellis);
    for (size_t i = 0; i < listener->n_candidates && status == STATUS_OK; i++) {
        if (listener->candidates[i].units.n_links == 0)
            search_run(&listener->candidates[i].search, &listener->trellis);
    }
    return status;
}

static void trellis_restart(struct listener *listener, size_t keep_frames)
{
    trellis_keep(&listener->trellis, keep_frames);
    searches_restart(listener);
}

void listener_start(struct listener *listener, struct candidate *candidates, size_t n_candidates)
{
    candidates_drop(listener);
    listener->candidates = candidates;
    listener->n_candidates = n_candidates;
    listener->n_cepstra = listener->stretch = listener->scored = 0;
    listener->reading.count = 0;
    trellis_restart(listener, 0);
}

enum status listener_stretch(struct listener *listener, int32_t start_ms)
{
    if (listener->n_cepstra > MEMORY_FRAMES) {
        size_t drop = listener->n_cepstra - MEMORY_FRAMES;
        memmove(listener->cepstra, listener->cepstra + drop,
                MEMORY_FRAMES * sizeof *listener->cepstra);
        listener->n_cepstra = MEMORY_FRAMES;
    }
    listener->stretch = listener->n_cepstra;
    listener->scored = 0;
    listener->trellis.n_frames = 0;
    listener->n_sound = 0;
    listener->start_ms = start_ms;
    senones_start(listener->senones);
    return STATUS_OK;
}

/* Scores frames [scored, until) of the stretch, with their neighbours as margins. */
static enum status frames_score(struct listener *listener, size_t until)
{
    size_t from = listener->scored, n_stretch = listener->n_cepstra - listener->stretch;
    size_t before = from < SENONES_MARGIN ? from : SENONES_MARGIN;
    size_t after = n_stretch - until < SENONES_MARGIN ? n_stretch - until : SENONES_MARGIN;
    size_t count = before + (until - from) + after;
    const struct cepstrum *first = listener->cepstra + listener->stretch + from - before;
    struct cepstrum *chunk = malloc(count * sizeof *chunk);
    struct trellis *trellis = &listener->trellis;
    enum status status =
        chunk ? trellis_reserve(trellis, until - from, listener->model) : STATUS_NO_MEMORY;
    if (status == STATUS_OK) {
        size_t upto = listener->stretch + until, span = upto < MEAN_FRAMES ? upto : MEAN_FRAMES;
        struct cepstrum mean = cepstra_speech_mean(listener->cepstra + upto - span, span);
        for (size_t i = 0; i < count; i++) {
            for (int k = 0; k < SENONES_CEPSTRA; k++)
                chunk[i].values[k] = first[i].values[k] - mean.values[k];
        }
        int16_t *rows = trellis->rows + trellis->n_frames * trellis->stride;
        status =
            senones_score(listener->senones, chunk, count, before, after, rows, trellis->stride);
    }
    free(chunk);
    if (status == STATUS_OK) {
        trellis->n_frames += until - from;
        listener->scored = until;
    }
    return status;
}

/* What each network hears in the window: in its frames, whatever has come in behind them. What the
 * last one hears, the larger, is read before any accent is forgiven. */
static enum status window_hear(struct listener *listener, struct unit_rows rows[UNIT_EARS_MAX])
{
    size_t n_samples = listener->trellis.n_frames * FRAME_SAMPLES;
    enum status status = STATUS_OK;
    n_samples = n_samples < listener->n_sound ? n_samples : listener->n_sound;
    for (size_t i = 0; i < listener->n_networks && status == STATUS_OK; i++) {
        const struct unit_ear *network = &listener->networks[i];
        status = unit_net_hear(&network->net, listener->sound, n_samples, &rows[i]);
        if (status == STATUS_OK && listener->syllables && i + 1 == listener->n_networks)
            status = unit_reading_add(&listener->reading, listener->syllables, &rows[i],
                                      listener->start_ms);
        if (status == STATUS_OK)
            unit_accents_forgive(&network->accents, &rows[i]);
    }
    return status;
}

static enum status candidates_look(struct listener *listener, struct stretch *stretch)
{
    enum status status =
        cohort_level(listener->cohort, &listener->trellis, listener->model, &stretch->level);
    for (size_t i = 0; i < listener->n_candidates && status == STATUS_OK; i++)
        status = candidate_look(&listener->candidates[i], stretch);
    return status;
}

/* What they heard, each seeing the next behind it; NULL: nothing. */
static const struct unit_sound *sounds_make(const struct listener *listener,
                                            const struct unit_rows rows[UNIT_EARS_MAX],
                                            struct unit_sound sounds[UNIT_EARS_MAX])
{
    const struct unit_sound *second = NULL;
    for (size_t i = listener->n_networks; i-- > 0;) {
        const struct unit_names *names = &listener->networks[i].names;
        if (rows[i].count == 0)
            return NULL;
        sounds[i] = (struct unit_sound){names, &rows[i],
                                        unit_level(listener->cohort, names, &rows[i]), second};
        second = &sounds[i];
    }
    return second;
}

/* Looks at what was found in the window. */
static enum status window_look(struct listener *listener)
{
    struct stretch stretch = {.trellis = &listener->trellis,
                              .model = listener->model,
                              .start_ms = listener->start_ms,
                              .denials = listener->denials};
    struct unit_rows rows[UNIT_EARS_MAX] = {{0}};
    struct unit_sound sounds[UNIT_EARS_MAX];
    if (listener->n_candidates == 0 || listener->trellis.n_frames == 0)
        return STATUS_OK;
    enum status status = window_hear(listener, rows);
    if (status == STATUS_OK) {
        stretch.units = sounds_make(listener, rows, sounds);
        status = candidates_look(listener, &stretch);
    }
    for (size_t i = 0; i < UNIT_EARS_MAX; i++)
        unit_rows_finish(&rows[i]);
    return status;
}

static void sound_drop(struct listener *listener, size_t n_samples)
{
    n_samples = n_samples < listener->n_sound ? n_samples : listener->n_sound;
    listener->n_sound -= n_samples;
    memmove(listener->sound, listener->sound + n_samples,
            listener->n_sound * sizeof *listener->sound);
}

/* Too long for one window: its end becomes the start of the next. */
static enum status window_slide(struct listener *listener)
{
    enum status status = window_look(listener);
    size_t gone = listener->trellis.n_frames - OVERLAP_FRAMES;
    listener->start_ms += (int32_t)gone * SENONES_FRAME_MS;
    sound_drop(listener, gone * FRAME_SAMPLES);
    trellis_restart(listener, OVERLAP_FRAMES);
    return status == STATUS_OK ? searches_run(listener) : status;
}

/* Scores and searches the stretch up to there; from its beginning, when it was scored by the mean
 * of too little speech. */
static enum status frames_hear(struct listener *listener, size_t until)
{
    if (listener->scored > 0 && listener->stretch + listener->scored < SETTLED_FRAMES) {
        listener->scored = 0;
        trellis_restart(listener, 0);
    }
    enum status status = frames_score(listener, until);
    if (status == STATUS_OK)
        status = searches_run(listener);
    if (status == STATUS_OK && listener->trellis.n_frames >= WINDOW_FRAMES)
        status = window_slide(listener);
    return status;
}

/* Up to where whole chunks are scored next. */
static size_t chunk_end(const struct listener *listener)
{
    if (listener->stretch + listener->scored < FIRST_FRAMES)
        return FIRST_FRAMES - listener->stretch;
    return listener->scored + CHUNK_FRAMES;
}

/* Hears what is due: whole chunks, whose last margin is there too. */
static enum status chunks_hear(struct listener *listener)
{
    enum status status = STATUS_OK;
    size_t n_stretch = listener->n_cepstra - listener->stretch;
    while (status == STATUS_OK && n_stretch >= chunk_end(listener) + SENONES_MARGIN)
        status = frames_hear(listener, chunk_end(listener));
    return status;
}

/* Keeps the sound for the network. */
static enum status sound_keep(struct listener *listener, const int16_t *samples, size_t n_samples)
{
    size_t wanted = listener->n_sound + n_samples;
    if (!listener->n_networks)
        return STATUS_OK;
    if (grow(&listener->sound, &listener->sound_capacity, wanted, sizeof *listener->sound) !=
        STATUS_OK)
        return STATUS_NO_MEMORY;
    memcpy(listener->sound + listener->n_sound, samples, n_samples * sizeof *samples);
    listener->n_sound = wanted;
    return STATUS_OK;
}

enum status listener_samples(struct listener *listener, const int16_t *samples, size_t n_samples)
{
    size_t wanted = listener->n_cepstra + n_samples / 160 + 32; /* as senones_feed asks */
    if (grow(&listener->cepstra, &listener->capacity, wanted, sizeof *listener->cepstra) !=
        STATUS_OK)
        return STATUS_NO_MEMORY;
    listener->n_cepstra += senones_feed(listener->senones, samples, n_samples,
                                        listener->cepstra + listener->n_cepstra);
    enum status status = sound_keep(listener, samples, n_samples);
    return status == STATUS_OK ? chunks_hear(listener) : status;
}

enum status listener_pause(struct listener *listener)
{
    size_t n_stretch = listener->n_cepstra - listener->stretch;
    if (n_stretch <= listener->scored + SENONES_MARGIN)
        return STATUS_OK;
    return frames_hear(listener, n_stretch - SENONES_MARGIN);
}

/* People are waiting: it is not worth it to score everything again for what is left. */
enum status listener_stretch_end(struct listener *listener)
{
    size_t n_stretch = listener->n_cepstra - listener->stretch;
    enum status status = STATUS_OK;
    if (listener->scored < n_stretch)
        status = frames_score(listener, n_stretch);
    if (status == STATUS_OK)
        status = searches_run(listener);
    if (status == STATUS_OK)
        status = window_look(listener);
    listener->stretch = listener->n_cepstra;
    listener->scored = 0;
    trellis_restart(listener, 0);
    return status;
}
