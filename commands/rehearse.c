/* `yingda rehearse`: a whole session without a screen, from recorded replies. */
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "commands/command.h"
#include "commands/options.h"
#include "commands/replies.h"
#include "commands/reply_json.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "engine/paths.h"
#include "engine/session.h"

struct rehearse_options {
    const char *scenario, *replies, *db, *model;
    uint32_t seed;
    struct hearing_voice voice;
};

struct rehearsal {
    struct settings settings;
    struct scenario scenario;
    struct hearing *hearing;
    struct records *records;
    char db[PATH_SIZE], recordings[PATH_SIZE];
    struct session session;
};

static const char usage[] =
    "usage: yingda rehearse PACK/PLAY --replies DIR [--db FILE] [--seed N] [--voice WARP|FILE]\n"
    "                       [--model DIR]\n"
    "\n"
    "Plays a whole session from the recordings DIR/1.wav, 2.wav ... and prints a line of JSON for\n"
    "each reply and one for the attempt. Sample 0 of a recording is the start of the customer's "
    "line\n"
    "(of the first ring, where 1.events says when the call was taken); a missing one is silence.\n"
    "  k.again.wav  the repeat, should reply k be undecided\n"
    "  k.events     lines MS<TAB>pick_up or MS<TAB>hang_up, for plays on the telephone\n"
    "  --db         the database, with the recordings in a folder beside it; without this option "
    "the\n"
    "               kiosk's own, and no recordings are kept\n"
    "  --seed       of the session (0)\n"
    "  --voice      what a voice check found for the speaker (1): a warp, or a file with the\n"
    "               `voice` of a scene\n"
    "  --model      the acoustic model's folder; that of the settings unless given\n";

static int read_seed(const char *value, void *out)
{
    return scenario_number("--seed", value, UINT32_MAX, out);
}

static int read_voice(const char *value, void *out)
{
    return scenario_voice(value, out);
}

static int rehearse_options(struct rehearse_options *options, int argc, char **argv)
{
    const struct command_option known[] = {{"replies", .text = &options->replies},
                                           {"db", &options->db, NULL, NULL},
                                           {"seed", .read = read_seed, .out = &options->seed},
                                           {"voice", NULL, read_voice, &options->voice},
                                           {"model", .text = &options->model},
                                           {0}};
    int result = options_read(known, &options->scenario, argc, argv);
    return options->replies ? result : EXIT_CONTENT;
}

static int replies_check(const char *folder, const struct play *play)
{
    struct problems problems = {0};
    enum status status = recorded_replies_check(folder, play, &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    return status == STATUS_OK ? EXIT_DONE : EXIT_CONTENT;
}

/* Recordings lie beside the database that was named. */
static enum status recordings_beside(const char *db, char out[PATH_SIZE])
{
    char copy[PATH_SIZE];
    snprintf(copy, sizeof copy, "%s", db);
    int length = snprintf(out, PATH_SIZE, "%s/recordings", dirname(copy));
    return length < PATH_SIZE ? STATUS_OK : STATUS_LIMIT;
}

static enum status database_place(struct rehearsal *rehearsal, const char *db)
{
    enum status status = scenario_database(&rehearsal->settings, db, rehearsal->db);
    return status == STATUS_OK && db ? recordings_beside(db, rehearsal->recordings) : status;
}

static int database_open(struct rehearsal *rehearsal, const char *db)
{
    enum status status = database_place(rehearsal, db);
    if (status != STATUS_OK)
        fprintf(stderr, "yingda: no place for the database: %s\n", status_text(status));
    else if ((status = records_open(&rehearsal->records, rehearsal->db)) != STATUS_OK)
        fprintf(stderr, "yingda: %s\n", records_problem(rehearsal->records));
    return status == STATUS_OK ? EXIT_DONE : EXIT_MACHINE;
}

static int rehearsal_begin(struct rehearsal *rehearsal, const struct rehearse_options *options)
{
    int64_t person = 0;
    if (records_rehearser(rehearsal->records, &person) != STATUS_OK) {
        fprintf(stderr, "yingda: %s\n", records_problem(rehearsal->records));
        return EXIT_MACHINE;
    }
    struct session_config config = {.pack = rehearsal->scenario.pack,
                                    .play = rehearsal->scenario.play,
                                    .hearing = rehearsal->hearing,
                                    .records = rehearsal->records,
                                    .person = person,
                                    .recordings =
                                        rehearsal->recordings[0] ? rehearsal->recordings : NULL,
                                    .voice = options->voice,
                                    .seed = options->seed,
                                    .started_unix_ms = clock_unix_ms()};
    return session_init(&rehearsal->session, &config) == STATUS_OK ? EXIT_DONE : EXIT_MACHINE;
}

static int reply_print(const struct session *session, const struct reply *reply)
{
    cJSON *line = reply_json(session->config.pack, session->config.play, reply->turn,
                             &reply->verdicts, &reply->heard);
    cJSON_AddNumberToObject(line, "reply", reply->number);
    cJSON_AddBoolToObject(line, "again", reply->again);
    cJSON_AddNumberToObject(line, "mood", reply->mood_after);
    if (reply->next)
        cJSON_AddStringToObject(line, "next", reply->next);
    else
        cJSON_AddNullToObject(line, "next");
    cJSON_AddRawToObject(line, "scene", reply->scene);
    return json_print_line(line);
}

static int attempt_print(const struct rehearsal *rehearsal)
{
    const struct session *session = &rehearsal->session;
    cJSON *line = cJSON_CreateObject();
    if (session->attempt)
        cJSON_AddNumberToObject(line, "attempt", (double)session->attempt);
    else
        cJSON_AddNullToObject(line, "attempt");
    json_add_rounded(line, "total", session->card.total, 1);
    json_add_rounded(line, "total_low", session->card.total_low, 1);
    json_add_rounded(line, "total_high", session->card.total_high, 1);
    cJSON_AddStringToObject(line, "ending", session->conversation.ending->id);
    cJSON_AddNumberToObject(line, "review", session->card.review);
    cJSON *verdicts = cJSON_AddArrayToObject(line, "verdicts");
    for (size_t i = 0; i < session->ending.count; i++)
        cJSON_AddItemToArray(verdicts, verdict_json(&session->ending.items[i]));
    cJSON_AddItemToObject(line, "veto", veto_json(&session->card.veto));
    cJSON_AddStringToObject(line, "db", rehearsal->db);
    cJSON_AddStringToObject(line, "pack_sha256", session->config.pack->sha256);
    return json_print_line(line);
}

/* The files were checked before, so a reply that cannot be read now was changed meanwhile. */
static int reply_rehearse(struct session *session, const char *folder)
{
    struct recorded_reply reply;
    struct problems problems = {0};
    enum status status = session_turn_start(session);
    if (status != STATUS_OK)
        return EXIT_MACHINE;
    status = recorded_reply_read(&reply, folder, session->conversation.replies + 1,
                                 session->conversation.again, session->config.play, &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    int result = status == STATUS_OK ? EXIT_DONE : EXIT_CONTENT;
    if (status == STATUS_OK && recorded_reply_play(session, &reply) != STATUS_OK)
        result = EXIT_MACHINE;
    recorded_reply_finish(&reply);
    return result;
}

static int rehearse_all(struct rehearsal *rehearsal, const char *folder)
{
    struct session *session = &rehearsal->session;
    int result = EXIT_DONE, printed = 0;
    while (result == EXIT_DONE && !session->ended) {
        result = reply_rehearse(session, folder);
        for (; result == EXIT_DONE && printed < session->n_replies; printed++) {
            if (reply_print(session, &session->replies[printed]) != 0)
                result = EXIT_MACHINE;
        }
    }
    if (result == EXIT_DONE && attempt_print(rehearsal) != 0)
        result = EXIT_MACHINE;
    if (session->problem[0])
        fprintf(stderr, "yingda: %s\n", session->problem);
    return result == EXIT_DONE && session->not_stored ? EXIT_MACHINE : result;
}

static int rehearsal_run(struct rehearsal *rehearsal, const struct rehearse_options *options)
{
    scenario_settings(&rehearsal->settings, options->model);
    int result = scenario_open(&rehearsal->scenario, options->scenario);
    if (result == EXIT_DONE)
        result = replies_check(options->replies, rehearsal->scenario.play);
    if (result == EXIT_DONE)
        result = scenario_hearing(&rehearsal->hearing, &rehearsal->settings);
    if (result == EXIT_DONE)
        result = database_open(rehearsal, options->db);
    if (result == EXIT_DONE)
        result = rehearsal_begin(rehearsal, options);
    return result == EXIT_DONE ? rehearse_all(rehearsal, options->replies) : result;
}

static void rehearsal_finish(struct rehearsal *rehearsal)
{
    session_finish(&rehearsal->session);
    records_close(rehearsal->records);
    hearing_close(rehearsal->hearing);
    scenario_close(&rehearsal->scenario);
    settings_finish(&rehearsal->settings);
    free(rehearsal);
}

int command_rehearse(int argc, char **argv)
{
    struct rehearse_options options = {.voice = hearing_voice_any};
    if (options_help(argc, argv))
        return options_usage(usage, EXIT_DONE);
    if (rehearse_options(&options, argc, argv) != EXIT_DONE)
        return options_usage(usage, EXIT_CONTENT);
    struct rehearsal *rehearsal = calloc(1, sizeof *rehearsal);
    if (!rehearsal)
        return EXIT_MACHINE;
    int result = rehearsal_run(rehearsal, &options);
    rehearsal_finish(rehearsal);
    return result;
}
