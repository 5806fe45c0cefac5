/* voices_measured PACK: what the sounds of a pack's voices measure, as they are played, and how long
 * it takes until one can be. A line of TSV for each voice and each third of the moods (furious to 33,
 * even to 66, content), from all sounds of that voice that are there:
 *     voice mood sounds pitch_hz range_semitones syllables_per_s lufs peak_dbtp_most end_dbfs_most
 * and last `latency` with the median, the 95th percentile and the most of reading, decoding and
 * shaping a line, in ms of processor time (nothing of it waits). Pitch is the median over voiced frames, range the distance of the tenth and
 * ninetieth per cent; loudness is R 128, before the telephone or the room; the ends are the first
 * and last 5 ms. Model voices have one manner and stand under `model`. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "audio/speech/level.h"
#include "audio/speech/vad.h"
#include "audio/voice/maker/finishing.h"
#include "commands/scenario.h"
#include "engine/pack_voices.h"
#include "engine/spoken.h"
#include "scenarios/load/pack_open.h"

enum { RATE_HZ = 16000, THIRDS = 3, PITCHES = 1 << 18, END_SAMPLES = RATE_HZ / 200 };

struct measured {
    size_t sounds, n_pitches, syllables;
    float *pitches;
    double spoken_s, power, peak_dbtp, end_dbfs;
};

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static void take_pitch(struct measured *measured, const struct wav_sound *sound)
{
    struct vad vad;
    vad_init(&vad);
    for (size_t i = 0; i + VAD_FRAME_SAMPLES <= sound->n_samples; i += VAD_FRAME_SAMPLES) {
        vad_step(&vad, sound->samples + i);
        if (vad.voiced && measured->n_pitches < PITCHES)
            measured->pitches[measured->n_pitches++] = vad.pitch_hz;
    }
}

static void take_level(struct measured *measured, const struct wav_sound *sound)
{
    struct loudness loudness = {-99, -99};
    float *x = calloc(sound->n_samples + 1, sizeof *x);
    for (size_t i = 0; x && i < sound->n_samples; i++)
        x[i] = (float)sound->samples[i] / 32768;
    if (x && loudness_measure(x, sound->n_samples, RATE_HZ, &loudness) == STATUS_OK)
        measured->power += pow(10, loudness.lufs / 10);
    measured->peak_dbtp = fmax(measured->peak_dbtp, loudness.peak_dbtp);
    double first = level_rms_dbfs(sound->samples, END_SAMPLES);
    double last = level_rms_dbfs(sound->samples + sound->n_samples - END_SAMPLES, END_SAMPLES);
    measured->end_dbfs = fmax(measured->end_dbfs, fmax(first, last));
    free(x);
}

/* As spoken_line_read plays it at its mood, but close by. */
static bool take(struct measured *measured, const struct pack *pack, const struct said *said,
                 double *spent_ms)
{
    struct manner manner =
        manner_of(said->speaking.mood, (enum voice_temper)said->speaking.temper);
    struct presence presence = {manner.level_db, manner.bright_db, VOICE_CLOSE};
    struct wav_sound sound;
    struct syllable_times times;
    double before = milliseconds();
    if (spoken_read(pack, said->text, &said->speaking, &sound, &times) != STATUS_OK ||
        presence_give(&sound, &presence) != STATUS_OK)
        return false;
    *spent_ms = milliseconds() - before;
    measured->sounds++;
    measured->syllables += times.count;
    measured->spoken_s += (times.end_ms - times.start_ms[0]) / 1000.0;
    take_pitch(measured, &sound);
    take_level(measured, &sound);
    wav_finish(&sound);
    return true;
}

static void print(const char *voice, const char *mood, struct measured *m)
{
    if (!m->sounds)
        return;
    qsort(m->pitches, m->n_pitches, sizeof *m->pitches, by_size);
    double low = m->pitches[m->n_pitches / 10], high = m->pitches[m->n_pitches * 9 / 10];
    printf("%s\t%s\t%zu\t%.0f\t%.1f\t%.2f\t%.1f\t%.1f\t%.0f\n", voice, mood, m->sounds,
           m->pitches[m->n_pitches / 2], 12 * log2(high / low), (double)m->syllables / m->spoken_s,
           10 * log10(m->power / (double)m->sounds), m->peak_dbtp, m->end_dbfs);
}

static void measure_voice(const struct pack_voices *voices, const struct pack *pack,
                          const struct speaking_voice *voice, float *latencies, size_t *n)
{
    static const char *const moods[THIRDS] = {"furious", "even", "content"};
    struct measured thirds[THIRDS] = {{0}};
    bool model = voice == pack->models[MODEL_WOMAN] || voice == pack->models[MODEL_MAN];
    for (int i = 0; i < THIRDS; i++) {
        thirds[i].pitches = calloc(PITCHES, sizeof(float));
        thirds[i].peak_dbtp = thirds[i].end_dbfs = -200;
    }
    for (size_t i = 0; i < voices->n_wanted; i++) {
        const struct said *said = voices->wanted[i].said;
        int third = said->speaking.mood * THIRDS / 101;
        double spent_ms;
        if (said->speaking.voice == voice && said->speaking.temper == TEMPER_HOT &&
            voices->wanted[i].need == VOICE_THERE &&
            take(&thirds[third], pack, said, &spent_ms))
            latencies[(*n)++] = (float)spent_ms;
    }
    for (int i = 0; i < THIRDS; i++) {
        print(voice->id, model ? "model" : moods[i], &thirds[i]);
        free(thirds[i].pitches);
    }
}

int main(int argc, char **argv)
{
    char folder[PATH_SIZE];
    struct problems problems = {0};
    struct pack *pack = NULL;
    struct pack_voices voices;
    if (argc != 2 || paths_pack(argv[1], folder) != STATUS_OK ||
        pack_open(&pack, folder, &problems) != STATUS_OK ||
        pack_voices_init(&voices, pack) != STATUS_OK)
        return 1;
    float *latencies = calloc(voices.n_wanted + 1, sizeof *latencies);
    size_t n = 0;
    for (size_t i = 0; latencies && i < pack->n_voices; i++)
        measure_voice(&voices, pack, &pack->voices[i], latencies, &n);
    qsort(latencies, n, sizeof *latencies, by_size);
    if (n)
        printf("latency\t%zu\t%.1f\t%.1f\t%.1f\n", n, latencies[n / 2], latencies[n * 95 / 100],
               latencies[n - 1]);
    free(latencies);
    pack_voices_finish(&voices);
    pack_close(pack);
    problems_finish(&problems);
    return 0;
}
