/* The limits are house values but where a source is named. */
#include "engine/own_line.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/voice/maker/finishing.h"
#include "base/digest.h"
#include "base/utf8.h"

enum { RATE_HZ = 16000, FRAME = RATE_HZ / 50, NAME_BYTES = 10, FULL_SCALE = 32700 };

/* What is kept of the room before and behind the voice: finishing fades in it. */
enum { BEFORE_FRAMES = 4, BEHIND_FRAMES = 8, STEADY_FRAMES = 3 };

static const double quiet_lufs = -45, noise_apart_db = 20, speech_over_noise_db = 10;

/* Seconds a character: a newsreader's 300 characters a minute are 0.2; nobody reads at 0.09. */
static const double fastest_s = 0.09, slowest_s = 0.8, slack_s = 2;

static void name_digest(const struct own_line *line, char out[2 * NAME_BYTES + 1])
{
    struct digest digest;
    uint8_t bytes[DIGEST_SIZE];
    char how[32];
    const char *voice = line->speaking.voice ? line->speaking.voice->id : "";
    snprintf(how, sizeof how, "%d %d", line->speaking.mood, line->speaking.temper);
    digest_init(&digest);
    digest_add(&digest, line->play, strlen(line->play) + 1);
    digest_add(&digest, line->text, strlen(line->text) + 1);
    digest_add(&digest, voice, strlen(voice) + 1);
    digest_add(&digest, how, strlen(how) + 1);
    digest_take(&digest, bytes);
    digest_hex(bytes, NAME_BYTES, out);
}

enum status own_line_path(const struct own_line *line, char out[PATH_SIZE])
{
    char name[2 * NAME_BYTES + 1];
    name_digest(line, name);
    return path_format(out, "%s/%s/%s.wav", line->folder, line->pack, name);
}

bool own_line_is_there(const struct own_line *line)
{
    char path[PATH_SIZE];
    return line->folder && *line->folder && own_line_path(line, path) == STATUS_OK &&
           access(path, R_OK) == 0;
}

enum status own_line_store(const struct own_line *line, const struct wav_sound *sound)
{
    char path[PATH_SIZE], folder[PATH_SIZE];
    enum status status = path_format(folder, "%s/%s", line->folder, line->pack);
    if (status == STATUS_OK)
        status = path_make_folder(folder);
    if (status == STATUS_OK)
        status = own_line_path(line, path);
    return status == STATUS_OK ? wav_write(path, sound) : status;
}

enum status own_line_read(const struct own_line *line, struct wav_sound *out)
{
    char path[PATH_SIZE], reason[160];
    *out = (struct wav_sound){0};
    if (!own_line_is_there(line))
        return STATUS_NOT_FOUND;
    enum status status = own_line_path(line, path);
    return status == STATUS_OK ? wav_read(path, RATE_HZ, out, reason) : status;
}

enum status own_line_forget(const struct own_line *line)
{
    char path[PATH_SIZE];
    enum status status = own_line_path(line, path);
    if (status != STATUS_OK)
        return status;
    return remove(path) == 0 || access(path, F_OK) != 0 ? STATUS_OK : STATUS_IO;
}

static double frame_db(const struct wav_sound *sound, size_t frame)
{
    double sum = 0;
    for (size_t i = 0; i < FRAME; i++) {
        double x = sound->samples[frame * FRAME + i] / 32768.0;
        sum += x * x;
    }
    return 10 * log10(sum / FRAME + 1e-10);
}

static int double_order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct levels { /* dB of full scale */
    double noise, voice;
    size_t first, end; /* frames in which somebody speaks */
};

/* The tenth part of the frames that is stillest is the room, the tenth that is loudest the voice. A
 * key or a mouse that clicks is no speech: it lasts less than three frames. */
static enum status levels_of(const struct wav_sound *sound, struct levels *out)
{
    size_t n = sound->n_samples / FRAME, run = 0;
    double *level = n ? malloc(2 * n * sizeof *level) : NULL, *sorted = level + n;
    *out = (struct levels){-100, -100, 0, 0};
    if (!level)
        return n ? STATUS_NO_MEMORY : STATUS_OK;
    for (size_t i = 0; i < n; i++)
        level[i] = sorted[i] = frame_db(sound, i);
    qsort(sorted, n, sizeof *sorted, double_order);
    out->noise = sorted[n / 10];
    out->voice = sorted[n - 1 - n / 10];
    double least = fmax(out->noise + speech_over_noise_db, out->voice - 40);
    for (size_t i = 0; i < n; i++) {
        run = level[i] > least ? run + 1 : 0;
        if (run < STEADY_FRAMES)
            continue;
        if (out->end == 0)
            out->first = i + 1 - run;
        out->end = i + 1;
    }
    free(level);
    return STATUS_OK;
}

/* Places where the wave stands still at full scale, three samples at least. */
static int clippings(const struct wav_sound *sound)
{
    int count = 0, run = 0;
    for (size_t i = 0; i < sound->n_samples; i++) {
        run = abs(sound->samples[i]) >= FULL_SCALE ? run + 1 : 0;
        count += run == 3;
    }
    return count;
}

static int characters_of(const char *text)
{
    int n = 0;
    uint32_t code;
    for (size_t used; (used = utf8_decode(text, 4, &code)) > 0 && code; text += used)
        n += code >= 0x4E00 && code <= 0x9FFF;
    return n;
}

static enum own_line_fault fault_of(const char *text, const struct wav_sound *sound,
                                    const struct levels *levels, double lufs)
{
    double spoken_s = (double)(levels->end - levels->first) * FRAME / RATE_HZ;
    int n = characters_of(text);
    if (levels->end == 0 || !isfinite(lufs))
        return OWN_LINE_SILENT;
    if (clippings(sound) > 3)
        return OWN_LINE_CLIPPED;
    if (lufs < quiet_lufs)
        return OWN_LINE_QUIET;
    if (levels->voice - levels->noise < noise_apart_db)
        return OWN_LINE_NOISY;
    if (spoken_s < n * fastest_s)
        return OWN_LINE_SHORT;
    return spoken_s > n * slowest_s + slack_s ? OWN_LINE_LONG : OWN_LINE_FINE;
}

static void samples_take(struct wav_sound *sound, const struct finishing *finished)
{
    for (size_t i = 0; i < finished->n_samples; i++)
        sound->samples[i] = (int16_t)lround(fmax(fmin(finished->samples[i], 1), -1) * 32767);
    sound->n_samples = finished->n_samples;
}

enum status own_line_finish(const char *text, struct wav_sound *sound, enum own_line_fault *fault)
{
    struct levels levels;
    struct loudness loudness = {-INFINITY, -INFINITY};
    enum status status = levels_of(sound, &levels);
    *fault = OWN_LINE_SILENT;
    if (status != STATUS_OK || levels.end == 0) { /* a loud room in which nobody stands out */
        *fault = levels.voice > quiet_lufs ? OWN_LINE_NOISY : OWN_LINE_SILENT;
        return status;
    }
    size_t first = levels.first > BEFORE_FRAMES ? levels.first - BEFORE_FRAMES : 0;
    size_t end = (levels.end + BEHIND_FRAMES) * FRAME;
    end = end < sound->n_samples ? end : sound->n_samples;
    struct finishing cut = {.n_samples = end - first * FRAME, .rate_hz = RATE_HZ};
    cut.samples = malloc(cut.n_samples * sizeof *cut.samples);
    if (!cut.samples)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < cut.n_samples; i++)
        cut.samples[i] = sound->samples[first * FRAME + i] / 32768.0f;
    status = loudness_measure(cut.samples, cut.n_samples, RATE_HZ, &loudness);
    if (status == STATUS_OK)
        *fault = fault_of(text, sound, &levels, loudness.lufs);
    if (status == STATUS_OK && *fault == OWN_LINE_FINE)
        status = finish_sound(&cut, NULL);
    if (status == STATUS_OK && *fault == OWN_LINE_FINE)
        samples_take(sound, &cut);
    free(cut.samples);
    return status;
}
