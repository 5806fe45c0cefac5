/* bench_spoken judge --text-list FILE [--model DIR] : what `yingda judge --text-list` does, but
 * with sound. Each reply is spoken by espeak-ng's woman of 40 (or read from the WAV that a fourth
 * column names), heard by the ear and judged; one JSON line each, in order. So tests/bench_judging,
 * told to run this program, measures by ear what it measures as text. About a second a reply. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/speech/wav.h"
#include "commands/reply_json.h"
#include "commands/scenario.h"
#include "engine/model_reply.h"
#include "scoring/conversation.h"
#include "scoring/judge.h"

enum { LINE_SIZE = 8192, BEFORE_MS = 400, FIELDS = 4 };

struct bench {
    char name[PATH_SIZE]; /* of the pack that is open: the lists seldom change it */
    struct scenario scenario;
    struct hearing *hearing;
};

static enum status sound_make(const struct bench *bench, char *const fields[FIELDS],
                              struct wav_sound *sound)
{
    char reason[160] = "";
    if (fields[3])
        return wav_read(fields[3], HEARING_RATE_HZ, sound, reason);
    const struct model_speaker style = {NULL, {VOICE_FEMALE, 40, 90}};
    return model_reply_speak(bench->scenario.pack, fields[2], &style, BEFORE_MS, sound);
}

static enum status hear(struct bench *bench, const struct turn *turn,
                        const struct standard *standard, const struct wav_sound *sound,
                        struct heard *heard)
{
    const struct network **networks = NULL;
    size_t n_networks = 0;
    enum status status =
        judge_networks(bench->scenario.pack, turn, standard, &networks, &n_networks);
    if (status == STATUS_OK)
        status = hearing_start(bench->hearing, networks, n_networks);
    free(networks);
    if (status == STATUS_OK)
        status = hearing_feed(bench->hearing, sound->samples, sound->n_samples);
    return status == STATUS_OK ? hearing_finish(bench->hearing, heard) : status;
}

/* The play of "PACK/PLAY", its customer drawn with the seed 0; NULL: there is none. */
static const struct play *play_of(struct bench *bench, const char *scenario)
{
    size_t length = (size_t)(strrchr(scenario, '/') - scenario);
    if (!bench->scenario.pack || strncmp(bench->name, scenario, length + 1) != 0) {
        scenario_close(&bench->scenario);
        snprintf(bench->name, sizeof bench->name, "%.*s", (int)length + 1, scenario);
        if (scenario_open(&bench->scenario, scenario) != 0)
            return NULL;
    }
    const struct play *play = pack_play(bench->scenario.pack, scenario + length + 1);
    return play ? play_draw(play, 0) : NULL;
}

static cJSON *judged(struct bench *bench, char *const fields[FIELDS])
{
    const struct play *play = strrchr(fields[0], '/') ? play_of(bench, fields[0]) : NULL;
    const struct turn *turn = play ? play_turn(play, fields[1]) : NULL;
    if (!turn)
        return NULL;
    struct scene scene = {.standard = pack_standard(bench->scenario.pack, play->standard),
                          .customer = &play->customer};
    struct wav_sound sound = {0};
    struct heard heard = {0};
    struct verdicts verdicts = {0};
    cJSON *object = NULL;
    enum status status = sound_make(bench, fields, &sound);
    if (status == STATUS_OK)
        status = hear(bench, turn, scene.standard, &sound, &heard);
    if (status == STATUS_OK)
        status = judge_reply(bench->scenario.pack, turn, &heard, &scene, &verdicts);
    if (status == STATUS_OK) {
        object = reply_json(bench->scenario.pack, play, turn, &verdicts, &heard);
        cJSON_AddBoolToObject(object, "asks_again", turn_asks_again(turn, &verdicts));
    }
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    wav_finish(&sound);
    return object;
}

static void line_print(struct bench *bench, char *line)
{
    char *fields[FIELDS] = {NULL}, *rest = NULL;
    line[strcspn(line, "\r\n")] = '\0';
    for (int i = 0; i < FIELDS; i++)
        fields[i] = strtok_r(i ? NULL : line, "\t", &rest);
    cJSON *object = fields[2] ? judged(bench, fields) : NULL;
    if (!object) {
        object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "error", "not a turn, or no sound for it");
    }
    (void)json_print_line(object);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct bench bench = {.hearing = NULL};
    bool other = argc == 6 && strcmp(argv[4], "--model") == 0;
    struct hearing_config config = {.patience_ms = 60000, .model_dir = other ? argv[5] : NULL};
    char line[LINE_SIZE];
    FILE *list = argc == 4 || other ? fopen(argv[3], "re") : NULL;
    if (!list || hearing_open(&bench.hearing, &config) != STATUS_OK)
        return 2;
    if (hearing_set_speaker(bench.hearing, &speaker_any) != STATUS_OK)
        return 2;
    while (fgets(line, sizeof line, list))
        line_print(&bench, line);
    hearing_close(bench.hearing);
    scenario_close(&bench.scenario);
    return fclose(list) == 0 ? 0 : 2;
}
