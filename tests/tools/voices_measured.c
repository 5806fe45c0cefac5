/* voices_measured PACK: what the sounds of a pack's voices measure, as they are played, and how
 * long it takes until one can be. A line (voice_measures_print) for each voice and each third of
 * the moods (furious to 33, even to 66, content), from all sounds of that voice that are there,
 * before the telephone or the room; model voices have one manner and stand under `model`. Last
 * `latency` with the median, the 95th percentile and the most of reading, decoding and shaping a
 * line, in ms of processor time (nothing of it waits), and `nearest`: the two customers whose even
 * speech is most alike in pitch and spectrum, and how far they are apart in semitones and dB. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "commands/scenario.h"
#include "engine/pack_voices.h"
#include "engine/spoken.h"
#include "scenarios/load/pack_open.h"
#include "tests/tools/voice_measures.h"

enum { THIRDS = 3, EVEN = 1 };

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

/* As spoken_line_read plays it at its mood, but close by. */
static bool take(struct voice_measures *measures, const struct pack *pack, const struct said *said,
                 double *spent_ms)
{
    struct manner manner = manner_of(said->speaking.mood, (enum voice_temper)said->speaking.temper);
    struct presence presence = {manner.level_db, manner.bright_db, VOICE_CLOSE};
    struct wav_sound sound;
    struct syllable_times times;
    double before = milliseconds();
    if (spoken_read(pack, said->text, &said->speaking, &sound, &times) != STATUS_OK ||
        presence_give(&sound, &presence) != STATUS_OK)
        return false;
    *spent_ms = milliseconds() - before;
    voice_measures_take(measures, &sound, &times);
    wav_finish(&sound);
    return true;
}

static bool is_customer(const struct pack *pack, const struct speaking_voice *voice)
{
    return voice != pack->models[MODEL_WOMAN] && voice != pack->models[MODEL_MAN] &&
           voice != pack->examiner.voice;
}

/* *even becomes the caller's: what was measured of the voice's even speech. */
static void measure_voice(const struct pack_voices *voices, const struct pack *pack,
                          const struct speaking_voice *voice, struct voice_measures *even,
                          float *latencies, size_t *n)
{
    static const char *const moods[THIRDS] = {"furious", "even", "content"};
    struct voice_measures thirds[THIRDS];
    bool model = voice == pack->models[MODEL_WOMAN] || voice == pack->models[MODEL_MAN];
    bool good = true;
    for (int i = 0; i < THIRDS; i++)
        good = voice_measures_init(&thirds[i]) && good;
    for (size_t i = 0; good && i < voices->n_wanted; i++) {
        const struct said *said = voices->wanted[i].said;
        int third = said->speaking.mood * THIRDS / 101;
        double spent_ms;
        if (said->speaking.voice == voice && said->speaking.temper == TEMPER_HOT &&
            voices->wanted[i].need == VOICE_THERE && take(&thirds[third], pack, said, &spent_ms))
            latencies[(*n)++] = (float)spent_ms;
    }
    for (int i = 0; i < THIRDS; i++) {
        voice_measures_print(&thirds[i], voice->id, model ? "model" : moods[i]);
        if (i == EVEN)
            *even = thirds[i];
        else
            voice_measures_finish(&thirds[i]);
    }
}

static void print_nearest(const struct pack *pack, const struct voice_measures *even)
{
    double nearest = INFINITY, pitch = 0, spectrum = 0, semitones, db;
    const char *one = NULL, *other = NULL;
    for (size_t i = 0; i < pack->n_voices; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!is_customer(pack, &pack->voices[i]) || !is_customer(pack, &pack->voices[k]) ||
                !even[i].n_pitches || !even[k].n_pitches)
                continue;
            voice_measures_apart(&even[i], &even[k], &semitones, &db);
            if (hypot(semitones, db) >= nearest)
                continue;
            nearest = hypot(semitones, db);
            pitch = semitones;
            spectrum = db;
            one = pack->voices[k].id;
            other = pack->voices[i].id;
        }
    }
    if (one)
        printf("nearest\t%s\t%s\t%.1f\t%.1f\n", one, other, pitch, spectrum);
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
    struct voice_measures *even = calloc(pack->n_voices + 1, sizeof *even);
    size_t n = 0;
    for (size_t i = 0; latencies && even && i < pack->n_voices; i++)
        measure_voice(&voices, pack, &pack->voices[i], &even[i], latencies, &n);
    qsort(latencies, n, sizeof *latencies, by_size);
    if (n)
        printf("latency\t%zu\t%.1f\t%.1f\t%.1f\n", n, latencies[n / 2], latencies[n * 95 / 100],
               latencies[n - 1]);
    if (even)
        print_nearest(pack, even);
    for (size_t i = 0; even && i < pack->n_voices; i++)
        voice_measures_finish(&even[i]);
    free(even);
    free(latencies);
    pack_voices_finish(&voices);
    pack_close(pack);
    problems_finish(&problems);
    return 0;
}
