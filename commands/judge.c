/* `yingda judge`: one reply, judged as the kiosk would. */
#include <stdio.h>
#include <stdlib.h>

#include "audio/kept/sound_file.h"
#include "commands/context.h"
#include "commands/judge_text.h"
#include "commands/options.h"
#include "commands/reply_json.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "engine/scene_json.h"
#include "scoring/conversation.h"
#include "scoring/judge.h"

struct judge_options {
    const char *scenario, *turn, *standard, *context, *model;
    const char *wav, *scene;             /* the operand; what happened around it */
    const char *text, *text_list;        /* words in place of a sound */
    const char *first_wav, *first_scene; /* of the try that WAV repeats */
    int64_t seed;                        /* -1: the scene's */
    struct given_voice voice;
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
    struct speaker voice;
    struct judged reply, first; /* first: empty unless the reply is a repeat */
};

#define PLACE(member) offsetof(struct judge_options, member)

static const struct option_row rows[] = {
    {"scenario", "PACK/PLAY", "a pack (id or folder) and one of its plays", option_text,
     PLACE(scenario), NULL},
    {"turn", "ID", "the turn that is replied to", option_text, PLACE(turn), NULL},
    {"scene", "FILE",
     "what happened around the reply, by which its conduct is judged: when the customer spoke, the "
     "rings, the person's usual voice; with the session's seed, standard and voice. JSON: a line "
     "of `rehearse`, or its \"scene\", which the records keep for each turn too. Without it, what "
     "hangs on it is not applicable or undecided",
     option_text, PLACE(scene), NULL},
    {"seed", "N", "of the session that the reply belongs to (the scene's; 0)", option_number,
     PLACE(seed), NULL},
    {"standard", "ID", "one of the pack's standards, for numbers (the scene's; the play's own)",
     option_text, PLACE(standard), NULL},
    {"context", "FILE",
     "the details that the customer gave, a line each: `key: value` (name, phone, address ..., as "
     "in the play's customer: details:); # starts a comment. The rest stays as drawn, but for "
     "parts of what is given: the surname of a name",
     option_text, PLACE(context), NULL},
    {"voice", "WARP|FILE",
     "what a voice check found for the speaker (the scene's; 1): a warp, or a file with the "
     "`voice` "
     "of a scene",
     option_voice, PLACE(voice), NULL},
    {"first", "WAV",
     "where the operand is the repeat of an undecided reply: that reply; the two are judged "
     "together",
     option_text, PLACE(first_wav), NULL},
    {"first-scene", "FILE", "the scene of that reply", option_text, PLACE(first_scene), "first"},
    {"text", "REPLY",
     "judges these words as if they had been heard without a fault; what hangs on sound is not "
     "applicable",
     option_text, PLACE(text), NULL},
    {"text-list", "FILE",
     "the same for a file of lines PACK/PLAY<TAB>TURN<TAB>REPLY, a line of JSON each, in order",
     option_text, PLACE(text_list), NULL},
    {"model", "DIR", "the acoustic model's folder; that of the settings unless given", option_text,
     PLACE(model), NULL},
    {0},
};

static const struct command_form forms[] = {{{"scenario", "turn"}, "WAV", OPERAND_ONE},
                                            {{"scenario", "turn", "text"}, NULL, OPERAND_NONE},
                                            {{"text-list"}, NULL, OPERAND_NONE}};

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
    judgement->reply.given.voice = speaker_any;
    enum status status = STATUS_OK, first = STATUS_OK;
    if (options->scene)
        status = scene_read(options->scene, pack, &judgement->reply.given, &problems);
    if (options->first_scene)
        first = scene_read(options->first_scene, pack, &judgement->first.given, &problems);
    int code = problems_exit(&problems);
    return status == STATUS_OK && first == STATUS_OK ? code : EXIT_CONTENT;
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
    uint32_t seed = options->seed < 0 ? judgement->reply.given.seed : (uint32_t)options->seed;
    scenario->play = play_draw(scenario->play, seed);
    enum status status = STATUS_OK;
    if (options->context)
        status = context_read(options->context, scenario->pack, &scenario->play, &problems);
    int result = problems_exit(&problems);
    return status == STATUS_NO_MEMORY ? EXIT_MACHINE : result;
}

static int sound_read_said(const char *path, struct wav_sound *sound)
{
    char reason[160] = "";
    if (!path || sound_file_read(path, HEARING_RATE_HZ, sound, reason) == STATUS_OK)
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
    struct owed owed[SESSION_MAX_OWED];
    struct turn asked = scene_asks(&judged->given, judgement->scenario.play, judgement->turn, owed);
    enum status status = judge_networks(pack, &asked, scene.standard, &networks, &n_networks);
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
    return judge_reply(pack, &asked, status == STATUS_OK ? &judged->heard : NULL, &scene,
                       &judged->verdicts);
}

static int judge_print(const struct judge_options *options, struct judgement *judgement)
{
    struct judged *reply = &judgement->reply, *first = &judgement->first;
    const struct scenario *scenario = &judgement->scenario;
    if (hearing_set_speaker(judgement->hearing, &judgement->voice) != STATUS_OK ||
        judge_sound(judgement, reply) != STATUS_OK)
        return EXIT_MACHINE;
    if (options->first_wav) {
        if (judge_sound(judgement, first) != STATUS_OK)
            return EXIT_MACHINE;
        if (judge_repeat(&first->verdicts, &reply->verdicts) != STATUS_OK)
            return EXIT_MACHINE;
    }
    cJSON *line = reply_json(scenario->pack, scenario->play, judgement->turn, &reply->verdicts,
                             &reply->heard);
    cJSON_AddBoolToObject(line, "asks_again",
                          !options->first_wav &&
                              turn_asks_again(judgement->turn, &reply->verdicts));
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int judgement_run(const struct judge_options *options, struct judgement *judgement)
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
        result = play_choose(options, judgement);
    if (result == EXIT_DONE)
        result = sound_read_said(options->wav, &judgement->reply.sound);
    if (result == EXIT_DONE)
        result = sound_read_said(options->first_wav, &judgement->first.sound);
    if (result != EXIT_DONE)
        return result;
    judgement->turn = turn_find(judgement->scenario.play, options->turn); /* as drawn */
    judgement->voice = options->voice.given ? options->voice.voice : judgement->reply.given.voice;
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

/* Of a sound alone: NULL where none of them was given. */
static const char *sound_option(const struct judge_options *options)
{
    const struct {
        const char *name;
        bool given;
    } all[] = {{"scene", options->scene != NULL},     {"first", options->first_wav != NULL},
               {"context", options->context != NULL}, {"first-scene", options->first_scene != NULL},
               {"voice", options->voice.given},       {"model", options->model != NULL}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].given)
            return all[i].name;
    }
    return NULL;
}

static int words_judge(const struct judge_options *options)
{
    const char *of_sound = sound_option(options);
    if (of_sound) {
        fprintf(stderr, "yingda judge: --%s belongs to a sound, and --text has none\n", of_sound);
        return EXIT_CONTENT;
    }
    return judge_text(&(struct judge_text_options){
        options->scenario, options->turn, options->text, options->text_list,
        options->seed < 0 ? 0 : (uint32_t)options->seed, options->standard});
}

static int judge_run(const void *from, char **operands, int n_operands)
{
    struct judge_options options = *(const struct judge_options *)from;
    struct judgement judgement = {0};
    options.wav = n_operands ? operands[0] : NULL;
    if (options.text || options.text_list)
        return words_judge(&options);
    int result = judgement_run(&options, &judgement);
    judged_finish(&judgement.reply);
    judged_finish(&judgement.first);
    hearing_close(judgement.hearing);
    scenario_close(&judgement.scenario);
    return result;
}

static const struct judge_options defaults = {.seed = -1};

const struct command command_judge = {
    .name = "judge",
    .does = "Judges the recording WAV (FLAC and Ogg Opus too), the whole of it, as the reply to a "
            "turn, as "
            "the kiosk would; or words",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct judge_options),
    .defaults = &defaults,
    .run = judge_run,
};
