/* bench_model_voices [PLAY...]: plays the flagships, or the plays named, with each turn's model
 * reply in the pack's model woman and model man, and prints a line of TSV each: play voice total
 * low high met expected and last how many of the expected moves and phrases were met, in per cent.
 * Before a play's line stand, on stderr, those that were not met. By ear: some two minutes for the
 * flagships. */
#include <stdio.h>

#include "tests/engine/rehearsal.h"

static const char *const flagships[] = {"complaint", "outage", "theft"};
static const char *const names[MODEL_VOICES] = {"woman", "man"};

struct bench {
    struct pack *pack;
    struct hearing *hearing;
    int met, expected;
};

static enum status run(struct bench *bench, const char *id, enum model_voice voice)
{
    const struct play *play = pack_play(bench->pack, id);
    struct rehearsal_result result = {0};
    if (!play)
        return STATUS_NOT_FOUND;
    struct rehearsal rehearsal = {.pack = bench->pack,
                                  .play = play,
                                  .hearing = bench->hearing,
                                  .unmet = stderr,
                                  .voice =
                                      model_reply_speaker(bench->pack, voice, &play->customer)};
    enum status status = rehearsal_run(&rehearsal, &result);
    if (status != STATUS_OK)
        return status;
    printf("%s\t%s\t%.1f\t%.1f\t%.1f\t%d\t%d\n", id, names[voice], result.total, result.low,
           result.high, result.met, result.expected);
    fflush(stdout);
    bench->met += result.met;
    bench->expected += result.expected;
    return STATUS_OK;
}

int main(int argc, char **argv)
{
    struct bench bench = {0};
    int n = argc > 1 ? argc - 1 : (int)(sizeof flagships / sizeof *flagships);
    enum status status = rehearsal_ready(&bench.pack, &bench.hearing);
    for (int i = 0; status == STATUS_OK && i < n * MODEL_VOICES; i++)
        status = run(&bench, argc > 1 ? argv[1 + i / MODEL_VOICES] : flagships[i / MODEL_VOICES],
                     (enum model_voice)(i % MODEL_VOICES));
    if (status != STATUS_OK)
        fprintf(stderr, "bench_model_voices: %s\n", status_text(status));
    else if (bench.expected)
        printf("met\t%.1f\n", 100.0 * bench.met / bench.expected);
    hearing_close(bench.hearing);
    pack_close(bench.pack);
    return status == STATUS_OK ? 0 : 1;
}
