/* The prosody of recordings, for tests/bench_prosody: a line a recording, or a line a frame.
 * usage: prosody_heard [--frames] < LIST (a WAV a line) */
#include <stdio.h>
#include <string.h>

#include "audio/hearing/hearing.h"
#include "audio/hearing/reply_gate.h"
#include "audio/speech/wav.h"

static enum status hear(const char *path, struct heard *heard)
{
    char reason[160];
    struct wav_sound sound = {0};
    struct reply_gate gate = {0};
    struct bytes told = {0}; /* to no ear */
    enum status status = wav_read(path, HEARING_RATE_HZ, &sound, reason);
    reply_gate_start(&gate);
    if (status == STATUS_OK)
        status = reply_gate_feed(&gate, sound.samples, sound.n_samples, &told);
    if (status == STATUS_OK)
        status = reply_gate_end(&gate, &told);
    if (status == STATUS_OK)
        status = reply_gate_report(&gate, heard);
    reply_gate_finish(&gate);
    bytes_finish(&told);
    wav_finish(&sound);
    return status;
}

/* WAV<TAB>segments<TAB>nuclei, in ms. */
static void summary_print(const char *path, const struct heard *heard)
{
    printf("%s\t", path);
    for (size_t i = 0; i < heard->n_segments; i++)
        printf("%s%d-%d", i ? " " : "", heard->segments[i].start_ms, heard->segments[i].end_ms);
    printf("\t");
    for (size_t i = 0; i < heard->n_nuclei; i++)
        printf("%s%d", i ? " " : "", heard->nuclei_ms[i]);
    printf("\n");
}

/* Level and pitch of each frame, then an empty line. */
static void frames_print(const struct heard *heard)
{
    for (size_t i = 0; i < heard->n_frames; i++)
        printf("%.1f %.1f\n", (double)heard->frames[i].level_dbfs,
               (double)heard->frames[i].pitch_hz);
    printf("\n");
}

int main(int argc, char **argv)
{
    char path[4096];
    int failed = 0;
    while (fgets(path, sizeof path, stdin)) {
        struct heard heard = {0};
        path[strcspn(path, "\n")] = '\0';
        if (hear(path, &heard) == STATUS_OK) {
            summary_print(path, &heard);
            if (argc > 1 && strcmp(argv[1], "--frames") == 0)
                frames_print(&heard);
        } else {
            fprintf(stderr, "%s: cannot be read\n", path);
            failed = 1;
        }
        heard_finish(&heard);
    }
    return failed;
}
