/* usage: reply_clock LIST [MODEL]: how long people wait for a verdict (tests/bench_latency).
 * LIST: lines of WAV<TAB>phrase|phrase. Feeds each WAV, then silence until the endpointer's END,
 * and ends the reply there. The clock is made up, so that a busy machine measures the same: a frame
 * comes every 20 ms, the ear takes it up when it is done with what came before, and is busy for as
 * long as the processor time that it used. Prints JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "audio/hearing/hearing.h"
#include "audio/speech/wav.h"
#include "language/reading/lexicon.h"
#include "language/wording/network.h"

enum { MAX_REPLIES = 1000, MAX_PHRASES = 100, FRAME = HEARING_FRAME_SAMPLES, END_WAIT_MS = 2000 };

struct clocks {
    double waits_ms[MAX_REPLIES], works_ms[MAX_REPLIES];
    size_t count;
    double speech_s, work_s; /* fed, and what the ear computed meanwhile, to the evidence */
};

static double clock_ms(clockid_t id)
{
    struct timespec now = {0};
    clock_gettime(id, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The only child, the ear. */
static int ear_pid(void)
{
    int pid = 0;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *file = fopen(path, "r");
    if (!file || fscanf(file, "%d", &pid) != 1)
        pid = 0;
    if (file)
        fclose(file);
    return pid;
}

/* Processor time that the ear used so far. */
static double ear_ms(void)
{
    clockid_t id;
    int pid = ear_pid();
    return pid && clock_getcpuclockid(pid, &id) == 0 ? clock_ms(id) : 0;
}

/* Until the ear sleeps: it waits for more. */
static void ear_wait(void)
{
    char path[64], state = 'R';
    snprintf(path, sizeof path, "/proc/%d/stat", ear_pid());
    for (int i = 0; i < 60000 && state != 'S'; i++) {
        FILE *file = fopen(path, "r");
        if (!file || fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
            state = 'S';
        if (file)
            fclose(file);
        usleep(state == 'S' ? 0 : 1000);
    }
}

/* The clip, then silence until the endpointer ends. Returns how much was fed, in ms; *ready_ms is
 * when the ear is done with it. */
static int reply_feed(struct hearing *hearing, const struct wav_sound *sound, double *ready_ms)
{
    int fed_ms = 0, words_ms = (int)(sound->n_samples * 1000 / HEARING_RATE_HZ);
    struct hearing_progress progress;
    do {
        int16_t frame[FRAME] = {0};
        size_t at = (size_t)fed_ms * HEARING_RATE_HZ / 1000;
        if (at < sound->n_samples) {
            size_t left = sound->n_samples - at;
            memcpy(frame, sound->samples + at, (left < FRAME ? left : FRAME) * sizeof *frame);
        }
        double before_ms = ear_ms();
        fed_ms += FRAME * 1000 / HEARING_RATE_HZ;
        if (hearing_feed(hearing, frame, FRAME) != STATUS_OK)
            return fed_ms; /* hearing_finish says it again */
        ear_wait();
        *ready_ms = (*ready_ms > fed_ms ? *ready_ms : fed_ms) + ear_ms() - before_ms;
        hearing_progress(hearing, &progress);
    } while (fed_ms < words_ms || (progress.speaking && fed_ms < words_ms + END_WAIT_MS));
    return fed_ms;
}

static bool reply_time(struct hearing *hearing, const struct network *const *networks, size_t count,
                       const struct wav_sound *sound, struct clocks *clocks)
{
    struct heard heard;
    double ready_ms = 0;
    if (hearing_start(hearing, networks, count) != STATUS_OK)
        return false;
    ear_wait();
    double start_ms = ear_ms();
    int fed_ms = reply_feed(hearing, sound, &ready_ms);
    double before_ms = ear_ms();
    enum status status = hearing_finish(hearing, &heard);
    double last_ms = ear_ms() - before_ms, behind_ms = ready_ms - fed_ms;
    clocks->works_ms[clocks->count] = last_ms;
    clocks->waits_ms[clocks->count++] = last_ms + (behind_ms > 0 ? behind_ms : 0);
    clocks->speech_s += fed_ms / 1e3;
    clocks->work_s += (ear_ms() - start_ms) / 1e3;
    heard_finish(&heard);
    return status == STATUS_OK;
}

static bool line_time(struct hearing *hearing, const struct lexicon *lexicon, char *line,
                      struct clocks *clocks)
{
    struct network networks[MAX_PHRASES] = {0};
    const struct network *list[MAX_PHRASES];
    struct network_error error = {0};
    struct wav_sound sound = {0};
    char reason[160] = "", *tab = strchr(line, '\t');
    size_t count = 0;
    if (tab)
        *tab = '\0';
    for (char *part = strtok(tab ? tab + 1 : NULL, "|\n"); part && count < MAX_PHRASES;
         part = strtok(NULL, "|\n")) {
        if (network_init_phrase(&networks[count], part, lexicon, &error) == STATUS_OK) {
            list[count] = &networks[count];
            count++;
        }
    }
    bool fine = tab && wav_read(line, HEARING_RATE_HZ, &sound, reason) == STATUS_OK &&
                reply_time(hearing, list, count, &sound, clocks);
    if (!fine)
        fprintf(stderr, "reply_clock: %s: %s\n", line, *reason ? reason : hearing_problem(hearing));
    for (size_t i = 0; i < count; i++)
        network_finish(&networks[i]);
    wav_finish(&sound);
    return fine;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void spread_print(const char *name, double *values, size_t count)
{
    qsort(values, count, sizeof *values, ascending);
    printf("\"%s\": {\"median\": %.1f, \"p95\": %.1f, \"max\": %.1f}, ", name, values[count / 2],
           values[(count * 95 + 99) / 100 - 1], values[count - 1]);
}

static void clocks_print(struct clocks *clocks)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("{\"replies\": %zu, \"speech_s\": %.1f, ", clocks->count, clocks->speech_s);
    spread_print("end_to_verdict_ms", clocks->waits_ms, clocks->count);
    spread_print("ear_work_after_end_ms", clocks->works_ms, clocks->count);
    printf("\"ear_work_over_speech\": %.4f, \"ear_peak_mb\": %.1f}\n",
           clocks->work_s / clocks->speech_s, (double)usage.ru_maxrss / 1024);
}

int main(int argc, char **argv)
{
    static struct clocks clocks;
    struct hearing_config config = {.model_dir = argc > 2 ? argv[2] : NULL, .patience_ms = 60000};
    struct hearing *hearing = NULL;
    struct lexicon *lexicon = NULL;
    char *line = NULL;
    size_t room = 0;
    FILE *list = argc > 1 ? fopen(argv[1], "r") : NULL;
    bool fine =
        list && lexicon_open(&lexicon) == STATUS_OK && hearing_open(&hearing, &config) == STATUS_OK;
    if (!fine)
        fprintf(stderr, "reply_clock: %s\n", hearing ? hearing_problem(hearing) : "no LIST");
    while (fine && clocks.count < MAX_REPLIES && getline(&line, &room, list) > 0)
        fine = line_time(hearing, lexicon, line, &clocks);
    hearing_close(hearing); /* so that its memory is known */
    if (fine && clocks.count > 0)
        clocks_print(&clocks);
    free(line);
    lexicon_close(lexicon);
    if (list)
        fclose(list);
    return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
