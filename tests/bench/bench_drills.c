/* bench_drills [--model DIR] [--pack DIR] [DRILL…]: every accepted wording and every near miss of
 * the pack's drills through the whole chain, spoken by espeak-ng's voices, heard, judged. A wording
 * should meet its move, a near miss none. Prints what went wrong and the totals; exit 0 when
 * nothing did, 1 when something did, 2 when the machine is not able. For a nightly run: not part of
 * ./test. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/hearing/hearing.h"
#include "engine/model_reply.h"
#include "scenarios/load/pack_open.h"
#include "scoring/judge.h"

/* Those whom the model replies are spoken by, and a man. */
static const struct model_speaker voices[] = {
    {NULL, {VOICE_FEMALE, 40, 90}},
    {NULL, {VOICE_FEMALE, 60, 90}},
    {NULL, {VOICE_MALE, 40, 70}},
};

enum { N_VOICES = sizeof voices / sizeof *voices, BEFORE_MS = 400 };

struct tally {
    int count, met, undecided;
};

struct bench {
    struct pack *pack;
    struct hearing *hearing;
    struct tally wordings[N_VOICES], misses[N_VOICES];
    bool failed; /* the chain itself */
};

static enum status hear(struct bench *bench, const struct turn *turn, const struct scene *scene,
                        const struct wav_sound *sound, struct heard *heard)
{
    const struct network **networks = NULL;
    size_t n_networks = 0;
    enum status status = judge_networks(bench->pack, turn, scene->standard, &networks, &n_networks);
    if (status == STATUS_OK)
        status = hearing_start(bench->hearing, networks, n_networks);
    free(networks);
    if (status == STATUS_OK)
        status = hearing_feed(bench->hearing, sound->samples, sound->n_samples);
    return status == STATUS_OK ? hearing_finish(bench->hearing, heard) : status;
}

static enum status judge_text(struct bench *bench, const struct play *play, const char *text,
                              const struct model_speaker *voice, struct verdicts *verdicts)
{
    const struct turn *turn = play->turns;
    struct scene scene = {.standard = pack_standard(bench->pack, play->standard),
                          .customer = &play->customer,
                          .order = REPLY_FIRST};
    struct wav_sound sound = {0};
    struct heard heard = {0};
    *verdicts = (struct verdicts){0};
    enum status status = model_reply_speak(bench->pack, text, voice, BEFORE_MS, &sound);
    if (status == STATUS_OK)
        status = hear(bench, turn, &scene, &sound, &heard);
    if (status == STATUS_OK)
        status = judge_reply(bench->pack, turn, &heard, &scene, verdicts);
    wav_finish(&sound);
    heard_finish(&heard);
    return status;
}

/* The verdict that counts: of one utterance, or the best of all that are expected. */
static const struct verdict *verdict_of(const struct verdicts *verdicts, const char *id)
{
    static const int rank[] = {[VERDICT_MET] = 2, [VERDICT_UNDECIDED] = 1};
    const struct verdict *best = NULL;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (verdict->kind == VERDICT_RULE || (id && strcmp(verdict->id, id) != 0))
            continue;
        if (!best || rank[verdict->value] > rank[best->value])
            best = verdict;
    }
    return best;
}

static void tally_add(struct tally *tally, enum verdict_value value)
{
    tally->count++;
    tally->met += value == VERDICT_MET;
    tally->undecided += value == VERDICT_UNDECIDED;
}

/* `id`: the utterance whose wording the text is; NULL: a near miss. */
static void try_text(struct bench *bench, const struct drill *drill, const char *text,
                     const char *id)
{
    for (size_t i = 0; i < N_VOICES && !bench->failed; i++) {
        struct verdicts verdicts;
        bench->failed = judge_text(bench, &drill->play, text, &voices[i], &verdicts) != STATUS_OK;
        const struct verdict *verdict = bench->failed ? NULL : verdict_of(&verdicts, id);
        if (verdict) {
            tally_add(id ? &bench->wordings[i] : &bench->misses[i], verdict->value);
            if (verdict->value != (id ? VERDICT_MET : VERDICT_NOT_MET))
                printf("%s, voice %zu: %s \"%s\": %s %s, score %.2f, heard \"%s\"\n",
                       drill->play.id, i, id ? "wording" : "near miss", text, verdict->id,
                       verdict_value_text(verdict->value), (double)verdict->score, verdict->heard);
        }
        verdicts_finish(&verdicts);
    }
}

static void try_drill(struct bench *bench, const struct drill *drill)
{
    const struct turn *turn = drill->play.turns;
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *utterance = turn->expects[i].utterance;
        for (size_t k = 0; k < utterance->n_wordings; k++) {
            char sample[300];
            if (network_sample(&utterance->wordings[k].network, sample, sizeof sample) == STATUS_OK)
                try_text(bench, drill, sample, utterance->id);
        }
        try_text(bench, drill, utterance->better, utterance->id);
    }
    for (size_t i = 0; i < drill->n_near_misses; i++)
        try_text(bench, drill, drill->near_misses[i].text, NULL);
    fflush(stdout);
}

static int report(const struct bench *bench)
{
    bool wrong = false;
    for (size_t i = 0; i < N_VOICES; i++) {
        const struct tally *right = &bench->wordings[i], *miss = &bench->misses[i];
        int lost = right->count - right->met - right->undecided;
        printf("voice %zu: wordings %d, met %d, undecided %d, not met %d; near misses %d, met %d, "
               "undecided %d, not met %d\n",
               i, right->count, right->met, right->undecided, lost, miss->count, miss->met,
               miss->undecided, miss->count - miss->met - miss->undecided);
        wrong |= right->met < right->count || miss->met || miss->undecided;
    }
    return wrong;
}

static bool is_wanted(const struct drill *drill, char *const *names)
{
    for (char *const *name = names; *name; name++) {
        if (strcmp(*name, drill->play.id) == 0)
            return true;
    }
    return !*names;
}

static int run(struct bench *bench, const struct hearing_config *config, const char *folder,
               char *const *names)
{
    struct problems problems = {0};
    enum status status = pack_open(&bench->pack, folder, &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    if (status == STATUS_OK)
        status = hearing_open(&bench->hearing, config);
    for (size_t i = 0; status == STATUS_OK && i < bench->pack->n_drills; i++) {
        if (is_wanted(&bench->pack->drills[i], names))
            try_drill(bench, &bench->pack->drills[i]);
        status = bench->failed ? STATUS_IO : STATUS_OK;
    }
    if (status == STATUS_OK)
        return report(bench);
    fprintf(stderr, "bench_drills: %s\n",
            bench->hearing ? hearing_problem(bench->hearing) : status_text(status));
    return 2;
}

int main(int argc, char **argv)
{
    static const struct option known[] = {
        {"model", required_argument, NULL, 'm'}, {"pack", required_argument, NULL, 'p'}, {0}};
    struct hearing_config config = {.patience_ms = 60000}; /* it gives way to all others */
    const char *folder = YINGDA_SOURCE_DIR "/scenarios/packs/power-supply";
    int letter;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter == 'm')
            config.model_dir = optarg;
        else if (letter == 'p')
            folder = optarg;
        else
            return 2;
    }
    struct bench bench = {0};
    int result = run(&bench, &config, folder, argv + optind);
    hearing_close(bench.hearing);
    pack_close(bench.pack);
    return result;
}
