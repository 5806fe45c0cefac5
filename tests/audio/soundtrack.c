#include "tests/audio/soundtrack.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/speech/level.h"
#include "tests/random.h"

enum { PER_MS = SOUNDTRACK_RATE_HZ / 1000 };

/* A broken set-up must not pass for a result. */
static void *must(void *memory, const char *what)
{
    if (!memory) {
        fprintf(stderr, "soundtrack: %s\n", what);
        exit(1);
    }
    return memory;
}

static float amplitude(float dbfs)
{
    return 32768.0f * powf(10.0f, dbfs / 20.0f);
}

void soundtrack_init(struct soundtrack *track, int duration_ms)
{
    track->n_samples = (size_t)duration_ms * PER_MS;
    track->samples = must(calloc(track->n_samples + 1, sizeof(float)), "no memory");
}

void soundtrack_finish(struct soundtrack *track)
{
    free(track->samples);
    *track = (struct soundtrack){0};
}

/* The part of at_ms..at_ms+duration_ms inside the track, as a pointer and a count. */
static float *stretch(struct soundtrack *track, int at_ms, int duration_ms, size_t *count)
{
    size_t from = (size_t)at_ms * PER_MS, to = from + (size_t)duration_ms * PER_MS;
    from = from < track->n_samples ? from : track->n_samples;
    to = to < track->n_samples ? to : track->n_samples;
    *count = to - from;
    return track->samples + from;
}

static struct span audible(const int16_t *samples, size_t n_samples, float depth_db)
{
    enum { STEP = 10 * PER_MS };
    struct span span = {-1, -1};
    float loudest_db = LEVEL_SILENCE_DBFS;
    for (size_t i = 0; i + STEP <= n_samples; i += STEP)
        loudest_db = fmaxf(loudest_db, level_rms_dbfs(samples + i, STEP));
    for (size_t i = 0; i + STEP <= n_samples; i += STEP) {
        if (level_rms_dbfs(samples + i, STEP) < loudest_db - depth_db)
            continue;
        if (span.start_ms < 0)
            span.start_ms = (int)(i / PER_MS);
        span.end_ms = (int)((i + STEP) / PER_MS);
    }
    return span;
}

struct span soundtrack_speak(struct soundtrack *track, int at_ms, const char *pinyin,
                             const struct voice_style *style, float level_dbfs)
{
    return soundtrack_speak_over(track, at_ms, pinyin, style, level_dbfs, 30.0f);
}

struct span soundtrack_speak_over(struct soundtrack *track, int at_ms, const char *pinyin,
                                  const struct voice_style *style, float level_dbfs, float depth_db)
{
    struct wav_sound line;
    must(voice_speak(pinyin, style, &line) == STATUS_OK ? track : NULL, "espeak-ng says nothing");
    struct span span = audible(line.samples, line.n_samples, depth_db);
    size_t start = (size_t)span.start_ms * PER_MS, end = (size_t)span.end_ms * PER_MS, count;
    float gain = powf(10.0f, (level_dbfs - level_rms_dbfs(line.samples + start, end - start)) / 20);
    float *out = stretch(track, at_ms, (int)(line.n_samples / PER_MS), &count);
    for (size_t i = 0; i < count; i++)
        out[i] += gain * (float)line.samples[i];
    free(line.samples);
    return (struct span){at_ms + span.start_ms, at_ms + span.end_ms};
}

/* Pink by three of Kellet's poles, brown by one leaky integrator. */
static float colour(enum noise kind, float white, float memory[3])
{
    if (kind == NOISE_WHITE)
        return white;
    if (kind == NOISE_BROWN)
        return memory[0] = 0.997f * memory[0] + 0.05f * white;
    memory[0] = 0.99765f * memory[0] + 0.0990460f * white;
    memory[1] = 0.96300f * memory[1] + 0.2965164f * white;
    memory[2] = 0.57000f * memory[2] + 1.0526913f * white;
    return memory[0] + memory[1] + memory[2] + 0.1848f * white;
}

int soundtrack_add(struct soundtrack *track, int at_ms, const struct wav_sound *sound)
{
    int duration_ms = (int)(sound->n_samples * 1000 / SOUNDTRACK_RATE_HZ);
    size_t count;
    float *out = stretch(track, at_ms, duration_ms, &count);
    for (size_t i = 0; i < count && i < sound->n_samples; i++)
        out[i] += sound->samples[i];
    return at_ms + duration_ms;
}

void soundtrack_noise(struct soundtrack *track, int at_ms, int duration_ms, enum noise kind,
                      float level_dbfs, uint32_t seed)
{
    size_t count;
    float *out = stretch(track, at_ms, duration_ms, &count), memory[3] = {0};
    float *made = must(malloc((count + 1) * sizeof *made), "no memory");
    double power = 0.0;
    for (size_t i = 0; i < count; i++) {
        made[i] = colour(kind, random_noise(&seed), memory);
        power += (double)made[i] * made[i];
    }
    float gain = amplitude(level_dbfs) / (float)sqrt(power / (double)(count ? count : 1));
    for (size_t i = 0; i < count; i++)
        out[i] += gain * made[i];
    free(made);
}

void soundtrack_tone(struct soundtrack *track, int at_ms, int duration_ms, float hz,
                     float level_dbfs)
{
    size_t count;
    float *out = stretch(track, at_ms, duration_ms, &count);
    double step = 2.0 * M_PI * (double)hz / SOUNDTRACK_RATE_HZ;
    for (size_t i = 0; i < count; i++)
        out[i] += amplitude(level_dbfs) * (float)(M_SQRT2 * sin(step * (double)i));
}

static void add_decay(struct soundtrack *track, int at_ms, int length_ms, int decay_ms, float peak,
                      float hz, uint32_t seed)
{
    size_t count;
    float *out = stretch(track, at_ms, length_ms, &count);
    for (size_t i = 0; i < count; i++) {
        float fall = expf(-6.9f * (float)i / (float)(decay_ms * PER_MS));
        float body = hz > 0.0f ? sinf(2.0f * (float)M_PI * hz * (float)i / SOUNDTRACK_RATE_HZ)
                               : random_noise(&seed);
        out[i] += peak * fall * body;
    }
}

void soundtrack_click(struct soundtrack *track, int at_ms, float peak_dbfs, uint32_t seed)
{
    add_decay(track, at_ms, 30, 12, amplitude(peak_dbfs), 0.0f, seed);
    add_decay(track, at_ms, 30, 12, 0.5f * amplitude(peak_dbfs), 1800.0f, seed);
}

void soundtrack_slam(struct soundtrack *track, int at_ms, int decay_ms, float peak_dbfs,
                     uint32_t seed)
{
    float peak = amplitude(peak_dbfs);
    add_decay(track, at_ms, decay_ms, decay_ms, 0.6f * peak, 70.0f, seed);
    add_decay(track, at_ms, decay_ms, decay_ms / 2, 0.3f * peak, 210.0f, seed);
    add_decay(track, at_ms, decay_ms, decay_ms, 0.3f * peak, 0.0f, seed);
}

void soundtrack_vowel(struct soundtrack *track, int at_ms, int duration_ms, float hz,
                      float level_dbfs)
{
    size_t count;
    float *out = stretch(track, at_ms, duration_ms, &count);
    double phase = 0.0;
    for (size_t i = 0; i < count; i++) {
        double t = (double)i / SOUNDTRACK_RATE_HZ, sum = 0.0;
        phase += 2.0 * M_PI * (double)hz * (1.0 + 0.02 * sin(34.0 * t)) / SOUNDTRACK_RATE_HZ;
        for (int h = 1; (float)h * hz < 4000.0f; h++) {
            double f = (double)h * (double)hz; /* a: formants near 750, 1200, 2600 Hz */
            double weight = exp(-fabs(f - 750) / 200) + 0.7 * exp(-fabs(f - 1200) / 200) +
                            0.2 * exp(-fabs(f - 2600) / 300) + 0.03;
            sum += weight * sin(h * phase);
        }
        double attack = fmin(1.0, t / 0.08), tremor = 1.0 + 0.12 * sin(27.0 * t + 1.0);
        out[i] += (float)((double)amplitude(level_dbfs) * 0.9 * attack * tremor * sum);
    }
}

void soundtrack_babble(struct soundtrack *track, int at_ms, int duration_ms, float level_dbfs)
{
    static const char *const LINES[] = {
        "zuo2 tian1 wan3 shang5 wo3 men5 yi4 qi3 qu4 chi1 fan4 zhen1 de5 hen3 gao1 xing4",
        "ta1 shuo1 ming2 tian1 hui4 xia4 yu3 ni3 ji4 de5 dai4 san3 chu1 men2",
        "zhe4 ge5 yue4 de5 dian4 fei4 wei4 shen2 me5 bi3 shang4 ge5 yue4 duo1 le5 yi2 bei4"};
    size_t count;
    struct soundtrack crowd;
    soundtrack_init(&crowd, duration_ms);
    for (int v = 0; v < 6; v++)
        for (int t = 0, k = v; t < duration_ms; k++) {
            struct voice_style style = {v % 2 ? VOICE_MALE : VOICE_FEMALE, 20 + 10 * v, 40 + 8 * v};
            t = soundtrack_speak(&crowd, t, LINES[k % 3], &style, -30.0f).end_ms;
        }
    float gain_db = level_dbfs - soundtrack_level_dbfs(&crowd, 0, duration_ms);
    float *out = stretch(track, at_ms, duration_ms, &count);
    for (size_t i = 0; i < count && i < crowd.n_samples; i++)
        out[i] += crowd.samples[i] * powf(10.0f, gain_db / 20.0f);
    soundtrack_finish(&crowd);
}

enum { ROOM_TAPS = 320 };

/* Direct sound, and reflections at random times that die away; of unit energy. Sparse, so that a
 * minute takes a second under the sanitizers. */
struct room {
    size_t at[ROOM_TAPS];
    float gain[ROOM_TAPS];
};

static void room_init(struct room *room, int decay_ms, uint32_t seed)
{
    float length = (float)(decay_ms * PER_MS);
    double power = 0.0;
    for (int i = 0; i < ROOM_TAPS; i++) {
        room->at[i] = i ? (size_t)(length * fabsf(random_noise(&seed))) : 0;
        room->gain[i] =
            i ? 0.35f * expf(-6.9f * (float)room->at[i] / length) * random_noise(&seed) : 1.0f;
        power += (double)room->gain[i] * room->gain[i];
    }
    for (int i = 0; i < ROOM_TAPS; i++)
        room->gain[i] /= (float)sqrt(power);
}

void soundtrack_echo(struct soundtrack *track, const struct soundtrack *from, int delay_ms,
                     float gain_db, int decay_ms, uint32_t seed)
{
    struct room room;
    float gain = powf(10.0f, gain_db / 20.0f);
    room_init(&room, decay_ms, seed);
    for (int k = 0; k < ROOM_TAPS; k++) {
        size_t delay = (size_t)delay_ms * PER_MS + room.at[k];
        float weight = gain * room.gain[k];
        for (size_t i = 0; i < from->n_samples && i + delay < track->n_samples; i++)
            track->samples[i + delay] += weight * from->samples[i];
    }
}

float soundtrack_level_dbfs(const struct soundtrack *track, int from_ms, int to_ms)
{
    double sum = 0.0;
    for (int i = from_ms * PER_MS; i < to_ms * PER_MS; i++)
        sum += (double)track->samples[i] * track->samples[i];
    return level_dbfs_of_power((float)(sum / ((to_ms - from_ms) * PER_MS)));
}

int16_t *soundtrack_pcm(const struct soundtrack *track)
{
    int16_t *pcm = must(malloc((track->n_samples + 1) * sizeof *pcm), "no memory");
    for (size_t i = 0; i < track->n_samples; i++)
        pcm[i] = (int16_t)lrintf(fmaxf(-32768.0f, fminf(32767.0f, track->samples[i])));
    return pcm;
}
