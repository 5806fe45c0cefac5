/* bench_rehearsals [--seeds N] [--plays ID,ID] : plays the three flagships with good, mediocre and
 * bad replies, in three voices, with seeds 1 to N (20), and prints every total. Exits 1 where the
 * totals of one voice and seed do not stand in that order, 20 points apart. Takes half an hour. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/engine/rehearsal.h"

enum { APART = 20, N_TRAINEES = 3, SEEDS_MAX = 1000 };

static const char *const trainees[N_TRAINEES] = {"good", "mediocre", "bad"};

static const struct {
    const char *name;
    struct model_speaker style;
} voices[] = {
    {"woman of 40", {NULL, {VOICE_FEMALE, 40, 90}}},
    {"woman of 60", {NULL, {VOICE_FEMALE, 60, 90}}},
    {"man of 60", {NULL, {VOICE_MALE, 60, 90}}},
};
enum { N_VOICES = sizeof voices / sizeof *voices };

struct bench {
    struct pack *pack;
    struct hearing *hearing;
    int seeds, runs, close;
    double nearest;
};

/* What the three trainees came to with one voice and whoever a seed drew: the seed does no more. */
struct three {
    const struct play *drawn; /* NULL: not yet */
    struct rehearsal_result results[N_TRAINEES];
};

static void three_print(const struct rehearsal *rehearsal, const char *voice,
                        const struct three *three, double nearest)
{
    printf("%-10s %-12s %3u", rehearsal->play->id, voice, rehearsal->seed);
    for (int i = 0; i < N_TRAINEES; i++) {
        const struct rehearsal_result *result = &three->results[i];
        printf("  %s %5.1f (%.1f-%.1f, %d to review, %s)", trainees[i], result->total, result->low,
               result->high, result->review, result->ending);
    }
    printf("%s\n", nearest < APART ? "  TOO CLOSE" : "");
    fflush(stdout);
}

/* The three trainees with one voice and seed; `known` holds who was drawn before. */
static enum status run_three(struct bench *bench, struct rehearsal *rehearsal, const char *voice,
                             struct three *known)
{
    const struct play *drawn = play_draw(rehearsal->play, rehearsal->seed);
    while (known->drawn && known->drawn != drawn)
        known++;
    for (int i = 0; i < N_TRAINEES && !known->drawn; i++) {
        rehearsal->trainee = trainees[i];
        enum status status = rehearsal_run(rehearsal, &known->results[i]);
        if (status != STATUS_OK)
            return status;
    }
    known->drawn = drawn;
    double first = known->results[0].total - known->results[1].total;
    double second = known->results[1].total - known->results[2].total;
    double nearest = first < second ? first : second;
    three_print(rehearsal, voice, known, nearest);
    bench->runs++;
    bench->close += nearest < APART;
    bench->nearest = nearest < bench->nearest ? nearest : bench->nearest;
    return STATUS_OK;
}

static enum status run_play(struct bench *bench, const struct play *play)
{
    struct replies_fixture replies;
    enum status status = replies_fixture_open(&replies, play) ? STATUS_OK : STATUS_INVALID;
    for (int voice = 0; voice < N_VOICES && status == STATUS_OK; voice++) {
        struct three known[SEEDS_MAX + 1] = {0};
        for (int seed = 1; seed <= bench->seeds && status == STATUS_OK; seed++) {
            struct rehearsal rehearsal = {.pack = bench->pack,
                                          .play = play,
                                          .hearing = bench->hearing,
                                          .replies = &replies,
                                          .voice = voices[voice].style,
                                          .seed = (uint32_t)seed};
            status = run_three(bench, &rehearsal, voices[voice].name, known);
        }
    }
    replies_fixture_close(&replies);
    return status;
}

static enum status run_plays(struct bench *bench, char *ids)
{
    enum status status = STATUS_OK;
    for (char *id = strtok(ids, ","); id && status == STATUS_OK; id = strtok(NULL, ",")) {
        const struct play *play = pack_play(bench->pack, id);
        status = play ? run_play(bench, play) : STATUS_NOT_FOUND;
    }
    return status;
}

int main(int argc, char **argv)
{
    static const struct option known[] = {
        {"seeds", required_argument, NULL, 's'}, {"plays", required_argument, NULL, 'p'}, {0}};
    struct bench bench = {.seeds = 20, .nearest = 100};
    char all[] = "complaint,outage,theft", *plays = all;
    int letter;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter == 's')
            bench.seeds = atoi(optarg);
        else if (letter == 'p')
            plays = optarg;
        else
            return 2;
    }
    if (bench.seeds < 1 || bench.seeds > SEEDS_MAX)
        return 2;
    enum status status = rehearsal_ready(&bench.pack, &bench.hearing);
    if (status == STATUS_OK)
        status = run_plays(&bench, plays);
    if (status != STATUS_OK)
        fprintf(stderr, "bench_rehearsals: %s\n", status_text(status));
    else
        printf("%d of %d less than %d points apart; the nearest two %.1f\n", bench.close,
               bench.runs, APART, bench.nearest);
    hearing_close(bench.hearing);
    pack_close(bench.pack);
    return status != STATUS_OK ? 2 : bench.close ? 1 : 0;
}
