/* `yingda rehearse`: a whole session without a screen, from recorded replies. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "commands/options.h"
#include "commands/replies.h"
#include "commands/reply_json.h"
#include "commands/scenario.h"
#include "commands/written_replies.h"
#include "engine/json.h"
#include "engine/paths.h"
#include "engine/session.h"

struct rehearse_options {
    const char *replies, *text, *db, *model, *standard;
    int64_t seed;
    bool contest;
    struct given_voice voice;
};

struct rehearsal {
    struct settings settings;
    struct scenario scenario;
    struct hearing *hearing;
    struct records *records;
    const struct standard *standard;
    struct written_replies written;
    char db[PATH_SIZE], recordings[PATH_SIZE];
    struct session session;
};

#define PLACE(member) offsetof(struct rehearse_options, member)

static const struct option_row rows[] = {
    {"replies", "DIR", "the folder of the recordings", option_text, PLACE(replies), NULL},
    {"text", "FILE",
     "written replies in place of recordings, a line each: TURN<TAB>REPLY; * is any turn that has "
     "no line of its own, and a turn without a line is answered by silence. Nothing is recorded "
     "without --db",
     option_text, PLACE(text), NULL},
    {"db", "FILE",
     "the database, with the recordings in a folder beside it; without this option the kiosk's "
     "own, "
     "and no recordings are kept",
     option_text, PLACE(db), NULL},
    {"seed", "N", "of the session (0)", option_number, PLACE(seed), NULL},
    {"standard", "ID", "one of the pack's standards (the play's own)", option_text, PLACE(standard),
     NULL},
    {"contest", NULL, "points add up as in the pack's contests", option_switch, PLACE(contest),
     NULL},
    {"voice", "WARP|FILE",
     "what a voice check found for the speaker (1): a warp, or a file with the `voice` of a scene",
     option_voice, PLACE(voice), NULL},
    {"model", "DIR", "the acoustic model's folder; that of the settings unless given", option_text,
     PLACE(model), NULL},
    {0},
};

static const struct command_form forms[] = {{{"replies"}, "PACK/PLAY", OPERAND_ONE},
                                            {{"text"}, "PACK/PLAY", OPERAND_ONE}};

static int replies_check(const char *folder, const struct play *play)
{
    struct problems problems = {0};
    enum status status = recorded_replies_check(folder, play, &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    return command_exit(status);
}

static enum status database_place(struct rehearsal *rehearsal, const char *db)
{
    enum status status = scenario_database(&rehearsal->settings, db, rehearsal->db);
    return status == STATUS_OK && db ? scenario_recordings(db, rehearsal->recordings) : status;
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
    if (rehearsal->records && records_rehearser(rehearsal->records, &person) != STATUS_OK) {
        fprintf(stderr, "yingda: %s\n", records_problem(rehearsal->records));
        return EXIT_MACHINE;
    }
    struct session_config config = {
        .pack = rehearsal->scenario.pack,
        .play = rehearsal->scenario.play,
        .hearing = rehearsal->hearing,
        .records = rehearsal->records,
        .person = person,
        .recordings = rehearsal->recordings[0] ? rehearsal->recordings : NULL,
        .voice = options->voice.given ? options->voice.voice : speaker_any,
        .seed = (uint32_t)options->seed,
        .standard = rehearsal->standard,
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
    cJSON_AddItemToObject(line, "key", veto_json(&session->card.key));
    cJSON_AddItemToObject(line, "criteria", points_json(&session->card));
    cJSON_AddStringToObject(line, "db", rehearsal->db);
    cJSON_AddStringToObject(line, "pack_sha256", session->config.pack->sha256);
    return json_print_line(line);
}

static int reply_write(struct rehearsal *rehearsal)
{
    struct session *session = &rehearsal->session;
    if (session_turn_start(session) != STATUS_OK)
        return EXIT_MACHINE;
    const char *turn = session->conversation.turn->id;
    const char *reply = written_reply(&rehearsal->written, turn);
    enum status status = session_write(session, reply);
    if (status == STATUS_INVALID)
        fprintf(stderr, "yingda: the reply to '%s' cannot be read aloud: %s\n", turn, reply);
    return status == STATUS_OK ? EXIT_DONE : status == STATUS_INVALID ? EXIT_CONTENT : EXIT_MACHINE;
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
    int result = command_exit(status);
    if (status == STATUS_OK && recorded_reply_play(session, &reply) != STATUS_OK)
        result = EXIT_MACHINE;
    recorded_reply_finish(&reply);
    return result;
}

/* A reply that is not stored is not printed: what other programs read here is in the records. One
 * more try, for a database that was locked; then the rehearsal stops, and the attempt stays
 * unfinished. */
static int reply_stored(struct session *session)
{
    if (session_held(session) == 0 || session_store(session) == STATUS_OK)
        return EXIT_DONE;
    fprintf(stderr, "yingda: the rehearsal stops: a reply could not be stored\n");
    return EXIT_MACHINE;
}

/* From recordings; folder NULL: from written replies. */
static int rehearse_all(struct rehearsal *rehearsal, const char *folder)
{
    struct session *session = &rehearsal->session;
    int result = EXIT_DONE, printed = 0;
    while (result == EXIT_DONE && !session->ended) {
        result = folder ? reply_rehearse(session, folder) : reply_write(rehearsal);
        if (result == EXIT_DONE)
            result = reply_stored(session);
        for (; result == EXIT_DONE && printed < session->n_replies; printed++) {
            if (reply_print(session, &session->replies[printed]) != 0)
                result = EXIT_MACHINE;
        }
    }
    if (result == EXIT_DONE && attempt_print(rehearsal) != 0)
        result = EXIT_MACHINE;
    if (session->problem[0])
        fprintf(stderr, "yingda: %s\n", session->problem);
    return result;
}

static int rehearsal_standard(struct rehearsal *rehearsal, const char *id)
{
    rehearsal->standard = id ? pack_standard(rehearsal->scenario.pack, id) : NULL;
    if (id && !rehearsal->standard)
        fprintf(stderr, "yingda: the pack has no standard '%s'\n", id);
    return id && !rehearsal->standard ? EXIT_CONTENT : EXIT_DONE;
}

static int written_read(struct rehearsal *rehearsal, const char *file)
{
    struct problems problems = {0};
    enum status status =
        written_replies_open(&rehearsal->written, file, rehearsal->scenario.play, &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    return command_exit(status);
}

static int rehearsal_sources(struct rehearsal *rehearsal, const struct rehearse_options *options)
{
    if (options->replies && options->text) {
        fprintf(stderr, "yingda: --replies and --text do not go together\n");
        return EXIT_CONTENT;
    }
    if (options->text)
        return written_read(rehearsal, options->text);
    int result = replies_check(options->replies, rehearsal->scenario.play);
    return result == EXIT_DONE ? scenario_hearing(&rehearsal->hearing, &rehearsal->settings)
                               : result;
}

static int contest_use(struct pack *pack)
{
    if (pack_use_contest(pack))
        return EXIT_DONE;
    fprintf(stderr, "yingda: the pack '%s' does not say how contests count\n", pack->id);
    return EXIT_CONTENT;
}

static int rehearsal_run(struct rehearsal *rehearsal, const struct rehearse_options *options,
                         const char *scenario)
{
    scenario_settings(&rehearsal->settings, options->model);
    int result = scenario_open(&rehearsal->scenario, scenario);
    if (result == EXIT_DONE && options->contest)
        result = contest_use(rehearsal->scenario.pack);
    if (result == EXIT_DONE)
        result = rehearsal_standard(rehearsal, options->standard);
    if (result == EXIT_DONE)
        result = rehearsal_sources(rehearsal, options);
    if (result == EXIT_DONE && (options->replies || options->db))
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
    written_replies_close(&rehearsal->written);
    scenario_close(&rehearsal->scenario);
    settings_finish(&rehearsal->settings);
    free(rehearsal);
}

static int rehearse_run(const void *options, char **operands, int n_operands)
{
    struct rehearsal *rehearsal = calloc(1, sizeof *rehearsal);
    (void)n_operands; /* one: the form says so */
    if (!rehearsal)
        return EXIT_MACHINE;
    int result = rehearsal_run(rehearsal, options, operands[0]);
    rehearsal_finish(rehearsal);
    return result;
}

const struct command command_rehearse = {
    .name = "rehearse",
    .does = "Plays a whole session without a screen, from recorded replies",
    .more =
        "The recordings are DIR/1.wav, 2.wav ...; a line of JSON is printed for each reply and "
        "one for\n"
        "the attempt. Sample 0 of a recording is the start of the customer's line (of the first "
        "ring,\n"
        "where 1.events says when the call was taken); a missing one is silence.\n"
        "  k.again.wav  the repeat, should reply k be undecided\n"
        "  k.events     lines MS<TAB>pick_up or MS<TAB>hang_up, for plays on the telephone\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct rehearse_options),
    .run = rehearse_run,
};
