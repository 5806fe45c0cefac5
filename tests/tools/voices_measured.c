/* voices_measured PACK: what the sounds of a pack's voices measure, as they are played, and how
 * long it takes until one can be. A line (voice_measures_print) for each voice and each third of
 * the moods (furious to 33, even to 66, content), from all sounds of that voice that are there,
 * before the telephone or the room; model voices have one manner and stand under `model`. Last
 * `latency` with the median, the 95th percentile and the most of reading, decoding and shaping a
 * line, in ms of processor time (nothing of it waits); `nearest`: the two customers whose even
 * speech is most alike in pitch and spectrum, and how far they are apart in semitones and dB; for
 * each place `loudest`: the true peak and the loudest end (5 ms) of the customers' sounds, cutting
 * in, in the lowest mood in which each can come to be played; and `memory`: seconds of the longest
 * sound, and KiB that the process grew by at most while it was made ready to be played. */
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "commands/scenario.h"
#include "engine/pack_voices.h"
#include "engine/spoken.h"
#include "scenarios/load/pack_open.h"
#include "tests/tools/voice_measures.h"

enum { THIRDS = 3, EVEN = 1 };

/* What engine/session_line.c adds for who cuts in; how far below the mood that a sound was made for
 * it can come to be played (scenarios/said.c). */
enum { CUTTING_IN_DB = 3, MOOD_REACH = 20 };

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

/* Of what a customer says, in the lowest mood that a sound stands for. */
static bool loudest_take(struct voice_measures *measures, const struct pack *pack,
                         const struct said *said, enum voice_place place)
{
    int mood = said->speaking.mood < MOOD_REACH ? 0 : said->speaking.mood - MOOD_REACH;
    struct manner manner = manner_of(mood, (enum voice_temper)said->speaking.temper);
    struct presence presence = {manner.level_db + CUTTING_IN_DB, manner.bright_db, place};
    struct wav_sound sound;
    bool good = spoken_read(pack, said->text, &said->speaking, &sound, NULL) == STATUS_OK &&
                presence_give(&sound, &presence) == STATUS_OK;
    if (good)
        voice_measures_level(measures, &sound);
    wav_finish(&sound);
    return good;
}

static void print_loudest(const struct pack_voices *voices, const struct pack *pack)
{
    static const char *const places[] = {
        [VOICE_CLOSE] = "close", [VOICE_ROOM] = "room", [VOICE_TELEPHONE] = "telephone"};
    for (int place = VOICE_CLOSE; place <= VOICE_TELEPHONE; place++) {
        struct voice_measures measures;
        size_t n = 0;
        if (!voice_measures_init(&measures))
            return;
        for (size_t i = 0; i < voices->n_wanted; i++) {
            const struct said *said = voices->wanted[i].said;
            n += said->kind == SAID_BY_CUSTOMER &&
                 loudest_take(&measures, pack, said, (enum voice_place)place);
        }
        printf("loudest\t%s\t%zu\t%.2f\t%.0f\n", places[place], n, measures.peak_dbtp,
               measures.end_dbfs);
        voice_measures_finish(&measures);
    }
}

/* Of this process, in KiB, by a row of /proc/self/status; 0: not known. */
static long memory_kb(const char *row)
{
    char line[128];
    long kb = 0;
    FILE *status = fopen("/proc/self/status", "re");
    while (status && fgets(line, sizeof line, status)) {
        if (strncmp(line, row, strlen(row)) == 0)
            kb = strtol(line + strlen(row), NULL, 10);
    }
    if (status)
        fclose(status);
    return kb;
}

static const struct said *longest_said(const struct pack_voices *voices, const struct pack *pack,
                                       double *seconds)
{
    const struct said *longest = NULL;
    *seconds = 0;
    for (size_t i = 0; i < voices->n_wanted; i++) {
        const struct said *said = voices->wanted[i].said;
        struct wav_sound sound;
        if (spoken_read(pack, said->text, &said->speaking, &sound, NULL) == STATUS_OK &&
            (double)sound.n_samples / sound.rate_hz > *seconds) {
            *seconds = (double)sound.n_samples / sound.rate_hz;
            longest = said;
        }
        wav_finish(&sound);
    }
    return longest;
}

/* Before anything else is measured: what is used again would not be seen. */
static void print_memory(const struct pack_voices *voices, const struct pack *pack)
{
    struct presence presence = {3, 3, VOICE_ROOM};
    struct wav_sound sound = {0};
    struct syllable_times times;
    double seconds;
    const struct said *longest = longest_said(voices, pack, &seconds);
    malloc_trim(0);
    FILE *clear = fopen("/proc/self/clear_refs", "we");
    bool cleared = clear && fputs("5", clear) > 0; /* VmHWM begins again */
    if (clear)
        fclose(clear);
    long before_kb = memory_kb("VmRSS:");
    if (cleared && longest &&
        spoken_read(pack, longest->text, &longest->speaking, &sound, &times) == STATUS_OK &&
        presence_give(&sound, &presence) == STATUS_OK)
        printf("memory\t%.1f\t%ld\n", seconds, memory_kb("VmHWM:") - before_kb);
    wav_finish(&sound);
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
    print_memory(&voices, pack);
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
    print_loudest(&voices, pack);
    for (size_t i = 0; even && i < pack->n_voices; i++)
        voice_measures_finish(&even[i]);
    free(even);
    free(latencies);
    pack_voices_finish(&voices);
    pack_close(pack);
    problems_finish(&problems);
    return 0;
}
