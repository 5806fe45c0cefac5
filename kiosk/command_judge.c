/* `yingda judge`: one reply, judged as the kiosk would. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/wav.h"
#include "kiosk/command.h"
#include "kiosk/context.h"
#include "kiosk/json.h"
#include "kiosk/reply_json.h"
#include "kiosk/scenario.h"
#include "scoring/judge.h"

struct judge_options {
    const char *scenario, *turn, *seed, *standard, *context, *model, *wav;
    struct hearing_voice voice;
};

static const char usage[] =
    "usage: yingda judge --scenario PACK/PLAY --turn ID [--seed N] [--standard ID]\n"
    "                    [--context FILE] [--voice WARP] [--model DIR] WAV\n"
    "\n"
    "Judges the recording WAV, the whole of it, as the reply to a turn, and prints one line of "
    "JSON.\n"
    "  --scenario  a pack (id or folder) and one of its plays\n"
    "  --turn      the turn that is replied to\n"
    "  --seed      of the session that the reply belongs to (0)\n"
    "  --standard  one of the pack's standards, for numbers; the play's own unless given\n"
    "  --context   the details that the customer gave, a line each: `key: value` (name, phone,\n"
    "              address ..., as in the play's customer: details:); # starts a comment. The\n"
    "              rest stays as drawn, but for parts of what is given: the surname of a name\n"
    "  --voice     what a voice check found for the speaker (1); `warp` in the attempt's record\n"
    "  --model     the acoustic model's folder; that of the settings unless given\n";

static int options_read(struct judge_options *options, int argc, char **argv)
{
    static const struct option known[] = {
        {"scenario", required_argument, NULL, 's'}, {"turn", required_argument, NULL, 't'},
        {"seed", required_argument, NULL, 'n'},     {"standard", required_argument, NULL, 'd'},
        {"context", required_argument, NULL, 'c'},  {"voice", required_argument, NULL, 'v'},
        {"model", required_argument, NULL, 'm'},    {0}};
    int letter;
    optind = 0; /* GNU: start over */
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        switch (letter) {
        case 's':
            options->scenario = optarg;
            break;
        case 't':
            options->turn = optarg;
            break;
        case 'n':
            options->seed = optarg;
            break;
        case 'd':
            options->standard = optarg;
            break;
        case 'c':
            options->context = optarg;
            break;
        case 'v':
            if (scenario_voice(optarg, &options->voice) != EXIT_DONE)
                return EXIT_CONTENT;
            break;
        case 'm':
            options->model = optarg;
            break;
        default:
            return EXIT_CONTENT;
        }
    }
    options->wav = optind == argc - 1 ? argv[optind] : NULL;
    return options->scenario && options->turn && options->wav ? EXIT_DONE : EXIT_CONTENT;
}

static int problems_exit(struct problems *problems)
{
    int result = problems->count ? EXIT_CONTENT : EXIT_DONE;
    problems_print(problems, stderr);
    problems_finish(problems);
    return result;
}

/* Draws the session's play besides: the reply is judged with the customer's own details. */
static int options_check(const struct judge_options *options, struct scenario *scenario)
{
    struct problems problems = {0};
    uint32_t seed = 0;
    if (options->seed && scenario_number("--seed", options->seed, UINT32_MAX, &seed) != EXIT_DONE)
        return EXIT_CONTENT;
    scenario->play = play_draw(scenario->play, seed);
    if (options->standard && !pack_standard(scenario->pack, options->standard)) {
        fprintf(stderr, "yingda: the pack '%s' has no standard '%s'\n", scenario->pack->id,
                options->standard);
        return EXIT_CONTENT;
    }
    enum status status = STATUS_OK;
    if (options->context)
        status = context_read(options->context, scenario->pack, &scenario->play, &problems);
    int result = problems_exit(&problems);
    return status == STATUS_NO_MEMORY ? EXIT_MACHINE : result;
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

/* As session_reply_finish does it: a hearing that fails leaves everything undecided. */
static enum status judge_sound(struct hearing *hearing, const struct scenario *scenario,
                               const struct judge_options *options, const struct wav_sound *sound,
                               struct heard *heard, struct verdicts *verdicts)
{
    const struct pack *pack = scenario->pack;
    const struct turn *turn = play_turn(scenario->play, options->turn);
    const char *standard = options->standard ? options->standard : scenario->play->standard;
    struct scene scene = {.standard = pack_standard(pack, standard),
                          .customer = &scenario->play->customer,
                          .order = turn == scenario->play->turns ? REPLY_FIRST : REPLY_LATER};
    const struct network **networks = NULL;
    size_t n_networks = 0;
    enum status status = judge_networks(pack, turn, scene.standard, &networks, &n_networks);
    if (status != STATUS_OK)
        return status;
    status = hearing_start(hearing, networks, n_networks);
    free(networks);
    if (status == STATUS_OK)
        status = hearing_feed(hearing, sound->samples, sound->n_samples);
    if (status == STATUS_OK)
        status = hearing_finish(hearing, heard);
    if (status != STATUS_OK)
        fprintf(stderr, "yingda: %s\n", hearing_problem(hearing));
    return judge_reply(pack, turn, status == STATUS_OK ? heard : NULL, &scene, verdicts);
}

static int judge_print(const struct scenario *scenario, const struct turn *turn,
                       const struct judge_options *options, const struct wav_sound *sound)
{
    struct hearing *hearing = NULL;
    struct heard heard = {0};
    struct verdicts verdicts = {0};
    struct settings settings;
    scenario_settings(&settings, options->model);
    int result = scenario_hearing(&hearing, &settings);
    settings_finish(&settings);
    if (result != EXIT_DONE)
        return result;
    hearing_set_voice(hearing, options->voice); /* read from the arguments: in range */
    if (judge_sound(hearing, scenario, options, sound, &heard, &verdicts) != STATUS_OK ||
        json_print_line(reply_json(scenario->pack, scenario->play, turn, &verdicts, &heard)) != 0)
        result = EXIT_MACHINE;
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    hearing_close(hearing);
    return result;
}

static int judge_run(const struct judge_options *options, struct scenario *scenario)
{
    struct wav_sound sound = {0};
    char reason[160] = "";
    if (!turn_find(scenario->play, options->turn))
        return EXIT_CONTENT;
    int checked = options_check(options, scenario);
    if (checked != EXIT_DONE)
        return checked;
    const struct turn *turn = turn_find(scenario->play, options->turn);
    if (wav_read(options->wav, HEARING_RATE_HZ, &sound, reason) != STATUS_OK) {
        fprintf(stderr, "%s:0: %s\n", options->wav, reason);
        return EXIT_CONTENT;
    }
    int result = judge_print(scenario, turn, options, &sound);
    wav_finish(&sound);
    return result;
}

int command_judge(int argc, char **argv)
{
    struct judge_options options = {.voice = hearing_voice_any};
    struct scenario scenario;
    if (argc > 1 && strcmp(argv[1], "--help") == 0) {
        fputs(usage, stdout);
        return EXIT_DONE;
    }
    if (options_read(&options, argc, argv) != EXIT_DONE) {
        fputs(usage, stderr);
        return EXIT_CONTENT;
    }
    int result = scenario_open(&scenario, options.scenario);
    if (result == EXIT_DONE)
        result = judge_run(&options, &scenario);
    scenario_close(&scenario);
    return result;
}
