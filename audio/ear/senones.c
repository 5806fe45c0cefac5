/* Debian's PocketSphinx has no call that returns senone scores, but it writes them all to
 * -senlogdir/<utterance>.sen while it decodes with -compallsen. So every chunk of cepstra is one
 * "utterance" of a search for a keyphrase that is nothing but silence (the cheapest there is), in a
 * private folder in memory, read back and removed. The front end is driven by hand: the mean that
 * is subtracted from the cepstra is the caller's business, and PocketSphinx never sees raw sound.
 */
#include "audio/ear/senones.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/ear/model/s3_file.h"
#include "audio/ear/model/scratch.h"

#include <pocketsphinx.h>
#include <speex/speex_resampler.h>
#include <sphinxbase/err.h>
#include <sphinxbase/fe.h>

struct senones {
    const struct acoustic_model *model;
    ps_decoder_t *decoder;
    fe_t *front_end;
    SpeexResamplerState *resampler; /* for an 8 kHz model */
    struct scratch scratch;
    int warp_thousandths;
    struct mllr mllr;    /* by which the means are moved now */
    unsigned utterances; /* begun so far: the next file's name */
};

enum { RESAMPLE_QUALITY = 5, CHUNK_SAMPLES = 1600 };

/* PocketSphinx's messages have no other way to a program; they come on the thread that calls it. */
static struct {
    void (*last_words)(const char *complaint);
    char complaint[160];
} watch;

/* "ERROR: "acmod.c", line 83: text\n" becomes the text. */
static void complaint_keep(const char *message)
{
    const char *line = strstr(message, "\", line "), *text = line ? strstr(line, ": ") : NULL;
    text = text ? text + 2 : message;
    snprintf(watch.complaint, sizeof watch.complaint, "%.*s", (int)strcspn(text, "\n"), text);
}

/* What PocketSphinx calls with its messages. */
__attribute__((format(printf, 3, 4))) static void complaint_hear(void *user, err_lvl_t level,
                                                                 const char *format, ...)
{
    char message[1024];
    va_list arguments;
    (void)user;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    fputs(message, stderr);
    if (level == ERR_FATAL || (level == ERR_ERROR && !*watch.complaint))
        complaint_keep(message);
    if (level == ERR_FATAL && watch.last_words)
        watch.last_words(watch.complaint);
}

void senones_watch(void (*last_words)(const char *complaint))
{
    watch.last_words = last_words;
    watch.complaint[0] = '\0';
    err_set_callback(last_words ? complaint_hear : err_logfp_cb, NULL);
}

const char *senones_complaint(void)
{
    return watch.complaint;
}

/* The model's own feat.params win over what a program asks for, so PocketSphinx gets a copy of
 * them in which silence is not removed nor the first frames held back (frames must keep their place
 * in time), and no mean subtracted. */
static bool params_write(const struct senones *senones, const char *path)
{
    char from[4096], name[64], value[256];
    snprintf(from, sizeof from, "%s/feat.params", senones->model->dir);
    FILE *in = fopen(from, "r"), *out = in ? fopen(path, "w") : NULL;
    while (out && fscanf(in, "%63s %255s", name, value) == 2) {
        if (strncmp(name, "-cmn", 4) != 0 && strcmp(name, "-remove_silence") != 0 &&
            strncmp(name, "-vad_", 5) != 0)
            fprintf(out, "%s %s\n", name, value);
    }
    if (out)
        fputs("-cmn none\n-remove_silence no\n-vad_startspeech 1\n", out);
    if (in)
        fclose(in);
    return out && fclose(out) == 0;
}

static ps_decoder_t *decoder_load(const struct senones *senones, const char *params)
{
    bool telephone = senones->model->rate_hz == 8000;
    cmd_ln_t *config = cmd_ln_init(
        NULL, ps_args(), TRUE, "-hmm", senones->model->dir, "-featparams", params, "-topn", "8",
        "-compallsen", "yes", "-senlogdir", senones->scratch.path, "-pl_window", "0", "-samprate",
        telephone ? "8000" : "16000", "-nfft", telephone ? "256" : "512", NULL);
    ps_decoder_t *decoder = config ? ps_init(config) : NULL;
    cmd_ln_free_r(config);
    return decoder;
}

/* The warp is never taken back to "none": PocketSphinx keeps the last one in a global and takes the
 * same one after "none" for no change. A factor of 1 gives the same filters, bit for bit. */
static fe_t *front_end_new(const struct senones *senones, int warp_thousandths)
{
    char warp[16];
    cmd_ln_t *config = ps_get_config(senones->decoder);
    snprintf(warp, sizeof warp, "%d.%03d", warp_thousandths / 1000, warp_thousandths % 1000);
    cmd_ln_set_str_r(config, "-warp_type", "inverse_linear");
    cmd_ln_set_str_r(config, "-warp_params", warp);
    return fe_init_auto_r(config); /* retains it */
}

static enum status decoder_open(struct senones *senones)
{
    char params[320];
    snprintf(params, sizeof params, "%s/feat.params", senones->scratch.path);
    if (params_write(senones, params))
        senones->decoder = decoder_load(senones, params);
    unlink(params);
    if (!senones->decoder)
        return STATUS_INVALID;
    senones->warp_thousandths = 1000;
    senones->front_end = front_end_new(senones, senones->warp_thousandths);
    if (!senones->front_end || fe_get_output_size(senones->front_end) != SENONES_CEPSTRA)
        return STATUS_INVALID;
    if (ps_set_keyphrase(senones->decoder, "silence", "<sil>") != 0 ||
        ps_set_search(senones->decoder, "silence") != 0)
        return STATUS_INVALID;
    return STATUS_OK;
}

enum status senones_open(struct senones **out, const struct acoustic_model *model)
{
    struct senones *senones = calloc(1, sizeof *senones);
    enum status status = senones ? STATUS_OK : STATUS_NO_MEMORY;
    *out = NULL;
    if (senones) {
        senones->model = model;
        status = scratch_open(&senones->scratch);
    }
    if (status == STATUS_OK) {
        status = decoder_open(senones);
    }
    if (status == STATUS_OK && model->rate_hz != 16000) {
        int error;
        senones->resampler =
            speex_resampler_init(1, 16000, (unsigned)model->rate_hz, RESAMPLE_QUALITY, &error);
        status = senones->resampler ? STATUS_OK : STATUS_NO_MEMORY;
    }
    if (status == STATUS_OK) {
        senones_start(senones);
        *out = senones;
        return STATUS_OK;
    }
    senones_close(senones);
    return status;
}

void senones_close(struct senones *senones)
{
    if (!senones)
        return;
    fe_free(senones->front_end);
    ps_free(senones->decoder);
    if (senones->resampler)
        speex_resampler_destroy(senones->resampler);
    scratch_close(&senones->scratch);
    free(senones);
}

enum status senones_set_warp(struct senones *senones, float warp)
{
    int thousandths = (int)lroundf(warp * 1000);
    if (thousandths == senones->warp_thousandths)
        return STATUS_OK;
    fe_t *front_end = front_end_new(senones, thousandths);
    if (!front_end)
        return STATUS_INVALID;
    fe_free(senones->front_end);
    senones->front_end = front_end;
    senones->warp_thousandths = thousandths;
    return STATUS_OK;
}

/* As ps_mllr_read takes it: classes, streams, then of each stream its length, the matrix, the shift
 * and factors of the variances. */
static void stream_write(FILE *out, const struct mllr *mllr, int stream)
{
    fprintf(out, "%d\n", MLLR_DIMENSIONS);
    for (int i = 0; i < MLLR_DIMENSIONS; i++)
        for (int k = 0; k < MLLR_DIMENSIONS; k++)
            fprintf(out, "%.9g%c",
                    mllr->model ? (double)mllr->rows[stream][i][k] : (double)(i == k),
                    k + 1 < MLLR_DIMENSIONS ? ' ' : '\n');
    for (int i = 0; i < MLLR_DIMENSIONS; i++)
        fprintf(out, "%.9g ", mllr->model ? (double)mllr->rows[stream][i][MLLR_DIMENSIONS] : 0.0);
    for (int i = 0; i < MLLR_DIMENSIONS; i++)
        fputs("1 ", out);
    fputc('\n', out);
}

static bool transform_write(const struct mllr *mllr, const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out)
        return false;
    fprintf(out, "1\n%d\n", MLLR_STREAMS);
    for (int stream = 0; stream < MLLR_STREAMS; stream++)
        stream_write(out, mllr, stream);
    return fclose(out) == 0;
}

/* PocketSphinx reads means and variances from their files again, then moves them: what the one
 * before did is gone, and after "none" they are, bit for bit, what they were at first. */
enum status senones_set_mllr(struct senones *senones, const struct mllr *mllr)
{
    char path[320];
    if (mllr->model == senones->mllr.model &&
        (mllr->model == 0 || memcmp(mllr, &senones->mllr, sizeof *mllr) == 0))
        return STATUS_OK;
    snprintf(path, sizeof path, "%s/mllr", senones->scratch.path);
    ps_mllr_t *transform = transform_write(mllr, path) ? ps_mllr_read(path) : NULL;
    unlink(path);
    if (!transform || !ps_update_mllr(senones->decoder, transform)) /* which owns it */
        return STATUS_IO;
    senones->mllr = *mllr;
    return STATUS_OK;
}

void senones_start(struct senones *senones)
{
    fe_start_stream(senones->front_end);
    fe_start_utt(senones->front_end);
    if (senones->resampler) {
        speex_resampler_reset_mem(senones->resampler);
        speex_resampler_skip_zeros(senones->resampler);
    }
}

/* At most CHUNK_SAMPLES of sound, at the model's rate. */
static size_t frames_feed(struct senones *senones, const int16_t *samples, size_t n,
                          struct cepstrum *out)
{
    mfcc_t
        *rows[CHUNK_SAMPLES / 80 + 2]; /* a frame every 80 samples at 8 kHz, and what was begun */
    int32 frames = sizeof rows / sizeof *rows;
    for (int32 i = 0; i < frames; i++)
        rows[i] = out[i].values;
    if (fe_process_frames(senones->front_end, &samples, &n, rows, &frames, NULL) < 0)
        return 0;
    return (size_t)frames;
}

size_t senones_feed(struct senones *senones, const int16_t *samples, size_t n_samples,
                    struct cepstrum *out)
{
    size_t count = 0;
    while (n_samples > 0) {
        spx_uint32_t take = n_samples < CHUNK_SAMPLES ? (spx_uint32_t)n_samples : CHUNK_SAMPLES;
        int16_t slow[CHUNK_SAMPLES];
        spx_uint32_t in = take, made = CHUNK_SAMPLES;
        if (senones->resampler)
            speex_resampler_process_int(senones->resampler, 0, samples, &in, slow, &made);
        count += senones->resampler ? frames_feed(senones, slow, made, out + count)
                                    : frames_feed(senones, samples, take, out + count);
        samples += take;
        n_samples -= take;
    }
    return count;
}

/* PocketSphinx's log of scores has the head of a parameter file; then per frame a count and the
 * scores, 16 bits each. */
static enum status rows_read(const struct senones *senones, FILE *file, size_t before, size_t count,
                             int16_t *rows, size_t stride)
{
    size_t n_senones = (size_t)senones->model->mdef.n_senones, frame_bytes = (n_senones + 1) * 2;
    if (fseek(file, (long)(before * frame_bytes), SEEK_CUR) != 0)
        return STATUS_IO;
    for (size_t i = 0; i < count; i++, rows += stride) {
        int16_t n_active;
        if (fread(&n_active, sizeof n_active, 1, file) != 1 || (size_t)n_active != n_senones ||
            fread(rows, sizeof *rows, n_senones, file) != n_senones)
            return STATUS_IO;
    }
    return STATUS_OK;
}

static int utterance_decode(struct senones *senones, const struct cepstrum *cepstra, size_t n)
{
    /* PocketSphinx takes rows that are not const; it works on copies. */
    mfcc_t **rows = malloc(n * sizeof *rows);
    for (size_t i = 0; rows && i < n; i++)
        rows[i] = (mfcc_t *)(uintptr_t)cepstra[i].values;
    int done = rows && ps_start_utt(senones->decoder) == 0 ? 0 : -1;
    if (done == 0) {
        senones->utterances++;
        done = ps_process_cep(senones->decoder, rows, (int)n, FALSE, TRUE);
        ps_end_utt(senones->decoder);
    }
    free(rows);
    return done;
}

enum status senones_score(struct senones *senones, const struct cepstrum *cepstra, size_t n,
                          size_t margin_before, size_t margin_after, int16_t *out, size_t stride)
{
    char path[320];
    snprintf(path, sizeof path, "%s/%09u.sen", senones->scratch.path, senones->utterances);
    if (n <= margin_before + margin_after)
        return STATUS_OK;
    enum status status = STATUS_IO;
    if (utterance_decode(senones, cepstra, n) >= 0) {
        struct s3_file log;
        if (s3_open(&log, path) == STATUS_OK)
            status = rows_read(senones, log.file, margin_before, n - margin_before - margin_after,
                               out, stride);
        s3_close(&log);
    }
    unlink(path);
    return status;
}
