/* `yingda judge`: one reply, judged as the kiosk would. */
#include <stdio.h>
#include <stdlib.h>

#include "audio/speech/wav.h"
#include "commands/command.h"
#include "commands/context.h"
#include "commands/options.h"
#include "commands/reply_json.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "engine/scene_json.h"
#include "scoring/judge.h"

struct judge_options {
    const char *scenario, *turn, *seed, *standard, *context, *voice, *model;
    const char *wav, *scene;
    const char *first_wav, *first_scene; /* of the try that WAV repeats */
};

/* A sound and what happened around it. */
struct judged {
    struct wav_sound sound;
    struct given_scene given;
    struct heard heard;
    struct verdicts verdicts;
};

struct judgement {
    struct scenario scenario;
    const struct turn *turn;
    const struct standard *standard;
    struct hearing *hearing;
    struct hearing_voice voice;
    struct judged reply, first; /* first: empty unless the reply is a repeat */
};

static const char usage[] =
    "usage: yingda judge --scenario PACK/PLAY --turn ID [--scene FILE] [--seed N] [--standard ID]\n"
    "                    [--context FILE] [--voice WARP|FILE] [--first WAV --first-scene FILE]\n"
    "                    [--model DIR] WAV\n"
    "\n"
    "Judges the recording WAV, the whole of it, as the reply to a turn, and prints one line of "
    "JSON.\n"
    "  --scenario  a pack (id or folder) and one of its plays\n"
    "  --turn      the turn that is replied to\n"
    "  --scene     what happened around the reply, by which its conduct is judged: when the "
    "customer\n"
    "              spoke, the rings, the person's usual voice; with the session's seed, standard "
    "and\n"
    "              voice. JSON: a line of `rehearse`, or its \"scene\", which the records keep "
    "for\n"
    "              each turn too. Without it, what hangs on it is not applicable or undecided\n"
    "  --seed      of the session that the reply belongs to (the scene's; 0)\n"
    "  --standard  one of the pack's standards, for numbers (the scene's; the play's own)\n"
    "  --context   the details that the customer gave, a line each: `key: value` (name, phone,\n"
    "              address ..., as in the play's customer: details:); # starts a comment. The\n"
    "              rest stays as drawn, but for parts of what is given: the surname of a name\n"
    "  --voice     what a voice check found for the speaker (the scene's; 1): a warp, or a file "
    "with\n"
    "              the `voice` of a scene\n"
    "  --first, --first-scene\n"
    "              where WAV is the repeat of an undecided reply: that reply, and its scene; the "
    "two\n"
    "              are judged together\n"
    "  --model     the acoustic model's folder; that of the settings unless given\n";

static int judge_options(struct judge_options *options, int argc, char **argv)
{
    const struct command_option known[] = {{"scenario", .text = &options->scenario},
                                           {"turn", .text = &options->turn},
                                           {"scene", .text = &options->scene},
                                           {"seed", .text = &options->seed},
                                           {"standard", .text = &options->standard},
                                           {"context", .text = &options->context},
                                           {"voice", .text = &options->voice},
                                           {"first", .text = &options->first_wav},
                                           {"first-scene", .text = &options->first_scene},
                                           {"model", .text = &options->model},
                                           {0}};
    int result = options_read(known, &options->wav, argc, argv);
    bool whole = options->scenario && options->turn;
    return whole && (options->first_wav || !options->first_scene) ? result : EXIT_CONTENT;
}

static int problems_exit(struct problems *problems)
{
    int result = problems->count ? EXIT_CONTENT : EXIT_DONE;
    problems_print(problems, stderr);
    problems_finish(problems);
    return result;
}

static const struct turn *turn_find(const struct play *play, const char *id)
{
    const struct turn *turn = play_turn(play, id);
    if (turn)
        return turn;
    fprintf(stderr, "yingda: the play '%s' has no turn '%s'; it has:", play->id, id);
    for (size_t i = 0; i < play->n_turns; i++)
        fprintf(stderr, " %s", play->turns[i].id);
    fputc('\n', stderr);
    return NULL;
}

static int scenes_read(const struct judge_options *options, struct judgement *judgement)
{
    struct problems problems = {0};
    const struct pack *pack = judgement->scenario.pack;
    judgement->reply.given.voice = hearing_voice_any;
    if (options->scene)
        scene_read(options->scene, pack, &judgement->reply.given, &problems);
    if (options->first_scene)
        scene_read(options->first_scene, pack, &judgement->first.given, &problems);
    return problems_exit(&problems);
}

static int standard_choose(const struct judge_options *options, struct judgement *judgement)
{
    const struct pack *pack = judgement->scenario.pack;
    const struct standard *scenes = judgement->reply.given.scene.standard;
    judgement->standard = scenes ? scenes : pack_standard(pack, judgement->scenario.play->standard);
    if (!options->standard)
        return EXIT_DONE;
    judgement->standard = pack_standard(pack, options->standard);
    if (judgement->standard)
        return EXIT_DONE;
    fprintf(stderr, "yingda: the pack '%s' has no standard '%s'\n", pack->id, options->standard);
    return EXIT_CONTENT;
}

/* Draws the session's play: the reply is judged with the customer's own details. */
static int play_choose(const struct judge_options *options, struct judgement *judgement)
{
    struct scenario *scenario = &judgement->scenario;
    struct problems problems = {0};
    uint32_t seed = judgement->reply.given.seed;
    if (options->seed && scenario_number("--seed", options->seed, UINT32_MAX, &seed) != EXIT_DONE)
        return EXIT_CONTENT;
    scenario->play = play_draw(scenario->play, seed);
    enum status status = STATUS_OK;
    if (options->context)
        status = context_read(options->context, scenario->pack, &scenario->play, &problems);
    int result = problems_exit(&problems);
    return status == STATUS_NO_MEMORY ? EXIT_MACHINE : result;
}

static int voice_choose(const struct judge_options *options, struct judgement *judgement)
{
    judgement->voice = judgement->reply.given.voice;
    return options->voice ? scenario_voice(options->voice, &judgement->voice) : EXIT_DONE;
}

static int sound_read(const char *path, struct wav_sound *sound)
{
    char reason[160] = "";
    if (!path || wav_read(path, HEARING_RATE_HZ, sound, reason) == STATUS_OK)
        return EXIT_DONE;
    fprintf(stderr, "%s:0: %s\n", path, reason);
    return EXIT_CONTENT;
}

/* As session_reply_finish does it: a hearing that fails leaves everything undecided. */
static enum status judge_sound(const struct judgement *judgement, struct judged *judged)
{
    struct hearing *hearing = judgement->hearing;
    const struct pack *pack = judgement->scenario.pack;
    struct scene scene = judged->given.scene;
    const struct network **networks = NULL;
    size_t n_networks = 0;
    scene.standard = judgement->standard;
    scene.customer = &judgement->scenario.play->customer;
    enum status status =
        judge_networks(pack, judgement->turn, scene.standard, &networks, &n_networks);
    if (status != STATUS_OK)
        return status;
    status = hearing_start(hearing, networks, n_networks);
    free(networks);
    if (status == STATUS_OK)
        status = hearing_feed(hearing, judged->sound.samples, judged->sound.n_samples);
    if (status == STATUS_OK)
        status = hearing_finish(hearing, &judged->heard);
    if (status != STATUS_OK)
        fprintf(stderr, "yingda: %s\n", hearing_problem(hearing));
    return judge_reply(pack, judgement->turn, status == STATUS_OK ? &judged->heard : NULL, &scene,
                       &judged->verdicts);
}

static int judge_print(const struct judge_options *options, struct judgement *judgement)
{
    struct judged *reply = &judgement->reply, *first = &judgement->first;
    const struct scenario *scenario = &judgement->scenario;
    hearing_set_voice(judgement->hearing, &judgement->voice); /* in range: it was read */
    if (judge_sound(judgement, reply) != STATUS_OK)
        return EXIT_MACHINE;
    if (options->first_wav) {
        if (judge_sound(judgement, first) != STATUS_OK)
            return EXIT_MACHINE;
        judge_repeat(&first->verdicts, &reply->verdicts);
    }
    cJSON *line = reply_json(scenario->pack, scenario->play, judgement->turn, &reply->verdicts,
                             &reply->heard);
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int judge_run(const struct judge_options *options, struct judgement *judgement)
{
    struct settings settings;
    int result = scenario_open(&judgement->scenario, options->scenario);
    if (result == EXIT_DONE && !turn_find(judgement->scenario.play, options->turn))
        result = EXIT_CONTENT;
    if (result == EXIT_DONE)
        result = scenes_read(options, judgement);
    if (result == EXIT_DONE)
        result = standard_choose(options, judgement);
    if (result == EXIT_DONE)
        result = voice_choose(options, judgement);
    if (result == EXIT_DONE)
        result = play_choose(options, judgement);
    if (result == EXIT_DONE)
        result = sound_read(options->wav, &judgement->reply.sound);
    if (result == EXIT_DONE)
        result = sound_read(options->first_wav, &judgement->first.sound);
    if (result != EXIT_DONE)
        return result;
    judgement->turn = turn_find(judgement->scenario.play, options->turn); /* as drawn */
    scenario_settings(&settings, options->model);
    result = scenario_hearing(&judgement->hearing, &settings);
    settings_finish(&settings);
    return result == EXIT_DONE ? judge_print(options, judgement) : result;
}

static void judged_finish(struct judged *judged)
{
    verdicts_finish(&judged->verdicts);
    heard_finish(&judged->heard);
    wav_finish(&judged->sound);
}

int command_judge(int argc, char **argv)
{
    struct judge_options options = {0};
    struct judgement judgement = {0};
    if (options_help(argc, argv))
        return options_usage(usage, EXIT_DONE);
    if (judge_options(&options, argc, argv) != EXIT_DONE)
        return options_usage(usage, EXIT_CONTENT);
    int result = judge_run(&options, &judgement);
    judged_finish(&judgement.reply);
    judged_finish(&judgement.first);
    hearing_close(judgement.hearing);
    scenario_close(&judgement.scenario);
    return result;
}
