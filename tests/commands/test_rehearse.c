/* `yingda judge` and `yingda rehearse`, whole plays on the real chain: voice, ear, pack, records.
 * One play; with the argument `plays` all of them, and what shuffled replies are worth. */
#include <cjson/cJSON.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "commands/command.h"
#include "engine/paths.h"
#include "records/stored_card.h"
#include "tests/engine/engine.h"
#include "tests/scenarios/pack_fixture.h"

static struct engine engine;

struct output {
    int exit;
    char text[262144], messages[8192]; /* stdout, stderr */
    cJSON *lines[SESSION_MAX_REPLIES + 1];
    int n_lines;
};

static void slurp(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "r");
    size_t n = file ? fread(out, 1, size - 1, file) : 0;
    out[n] = '\0';
    CHECK(file && n < size - 1);
    if (file)
        fclose(file);
}

/* Runs a command in a child, its outputs into files. */
static void run(struct output *output, const struct command *command, char **argv)
{
    char out[128], err[128];
    int argc = 0, state = 0;
    while (argv[argc])
        argc++;
    snprintf(out, sizeof out, "%s/stdout", engine.folder);
    snprintf(err, sizeof err, "%s/stderr", engine.folder);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen(out, "w", stdout) || !freopen(err, "w", stderr))
            _exit(99);
        int result = command_run(command, argc, argv);
        fflush(NULL);
        _exit(result);
    }
    waitpid(child, &state, 0);
    *output = (struct output){.exit = WIFEXITED(state) ? WEXITSTATUS(state) : -1};
    slurp(out, output->text, sizeof output->text);
    slurp(err, output->messages, sizeof output->messages);
    for (const char *at = output->text; *at && output->n_lines <= SESSION_MAX_REPLIES;
         at = strchr(at, '\n') + 1) {
        CHECK(strchr(at, '\n') != NULL);
        cJSON *line = cJSON_ParseWithLength(at, strcspn(at, "\n"));
        CHECK(line != NULL);
        output->lines[output->n_lines++] = line;
        if (!strchr(at, '\n'))
            break;
    }
}

static void output_finish(struct output *output)
{
    for (int i = 0; i < output->n_lines; i++)
        cJSON_Delete(output->lines[i]);
}

static double number(const cJSON *line, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(line, key);
    CHECK(cJSON_IsNumber(item));
    return cJSON_IsNumber(item) ? item->valuedouble : -999;
}

static const char *text(const cJSON *line, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(line, key);
    return cJSON_IsString(item) ? item->valuestring : "(none)";
}

static const cJSON *last(const struct output *output)
{
    return output->n_lines ? output->lines[output->n_lines - 1] : NULL;
}

static int count_verdicts(const struct output *output, const char *kind, const char *verdict)
{
    int count = 0;
    for (int i = 0; i + 1 < output->n_lines; i++) {
        const cJSON *item;
        cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(output->lines[i], "verdicts"))
            count +=
            strcmp(text(item, "kind"), kind) == 0 && strcmp(text(item, "verdict"), verdict) == 0;
    }
    return count;
}

static char *in_folder(char out[256], const char *name)
{
    snprintf(out, 256, "%s/%s", engine.folder, name);
    return out;
}

/* A folder of model replies to a play, each written as the session comes to it. Returns how many;
 * *total is the session's own. */
static int write_model_replies(const char *folder, const char *play, double *total)
{
    static struct session session;
    struct session_config config = {
        .pack = engine.pack, .play = pack_play(engine.pack, play), .hearing = engine.hearing};
    int failures = check_failures; /* of other tests */
    CHECK_INT(path_make_folder(folder), STATUS_OK);
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    while (!session.ended && session.n_replies < SESSION_MAX_REPLIES &&
           check_failures == failures) {
        CHECK_INT(session_turn_start(&session), STATUS_OK);
        char path[400];
        snprintf(path, sizeof path, "%s/%d%s.wav", folder, session.conversation.replies + 1,
                 session.conversation.again ? ".again" : "");
        struct wav_sound model = engine_model(&session);
        CHECK_INT(wav_write(path, &model), STATUS_OK);
        engine_feed(&session, model.samples, model.n_samples);
        CHECK_INT(session_reply_finish(&session), STATUS_OK);
        wav_finish(&model);
    }
    int replies = session.conversation.replies;
    *total = session.card.total;
    session_finish(&session);
    return replies;
}

static void rehearse(struct output *output, const char *play, const char *folder, const char *db)
{
    char scenario[64], data[256];
    snprintf(scenario, sizeof scenario, "power-supply/%s", play);
    char *argv[] = {
        (char *)"rehearse",  scenario, (char *)"--replies", (char *)folder, (char *)"--db",
        in_folder(data, db), NULL};
    run(output, &command_rehearse, argv);
}

/* Moves every reply on by two places: nothing said fits what it is said to. */
static void shuffle(const char *folder, int replies)
{
    char from[400], to[400];
    for (int i = 1; i <= replies; i++) {
        snprintf(from, sizeof from, "%s/%d.wav", folder, i);
        snprintf(to, sizeof to, "%s/moved-%d.wav", folder, (i + 1) % replies + 1);
        CHECK_INT(rename(from, to), 0);
    }
    for (int i = 1; i <= replies; i++) {
        snprintf(from, sizeof from, "%s/moved-%d.wav", folder, i);
        snprintf(to, sizeof to, "%s/%d.wav", folder, i);
        CHECK_INT(rename(from, to), 0);
        snprintf(to, sizeof to, "%s/%d.again.wav", folder, i);
        remove(to);
    }
}

static bool ends_well(const char *play, const char *ending)
{
    const struct ending *found = play_ending(pack_play(engine.pack, play), ending);
    return found && found->outcome != OUTCOME_ESCALATED;
}

/* What was stored of a rehearsal comes to the same card again, to the last bit. */
static void check_added_up_again(const char *db, const cJSON *attempt)
{
    char path[256];
    struct records *records = NULL;
    struct stored_card card;
    CHECK_INT(records_open(&records, in_folder(path, db)), STATUS_OK);
    CHECK_INT(records_card(records, (int64_t)number(attempt, "attempt"), &card), STATUS_OK);
    CHECK_INT(card.state, STORED_WHOLE);
    CHECK(card.card.total == card.stored.total && card.card.total_low == card.stored.low);
    CHECK(card.card.total_high == card.stored.high && card.card.review == card.stored.review);
    CHECK_NEAR(card.card.total, number(attempt, "total"), 0.05001);
    CHECK(cJSON_IsNull(cJSON_GetObjectItemCaseSensitive(attempt, "veto")));
    stored_card_finish(&card);
    records_close(records);
}

static void write_text(const char *folder, const char *name, const char *words)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    if (!file)
        return;
    fputs(words, file);
    fclose(file);
}

/* `yingda judge` of one reply of a rehearsal, `line`, whose sounds are in `folder`: with the line
 * as its scene, or without any. */
static void judge_line(struct output *output, const cJSON *line, const char *folder,
                       const char *scene)
{
    char wav[300], play[64], turn[64];
    bool again = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(line, "again"));
    snprintf(wav, sizeof wav, "%s/%d%s.wav", folder, (int)number(line, "reply"),
             again ? ".again" : "");
    snprintf(play, sizeof play, "%s", text(line, "scenario"));
    snprintf(turn, sizeof turn, "%s", text(line, "turn"));
    char *argv[10] = {(char *)"judge", (char *)"--scenario", play, (char *)"--turn", turn, wav};
    if (scene) {
        argv[6] = (char *)"--scene";
        argv[7] = (char *)scene;
    }
    run(output, &command_judge, argv);
    CHECK_INT(output->exit, EXIT_DONE);
    CHECK_INT(output->n_lines, 1);
}

static void scene_write(const cJSON *line, char path[256])
{
    char *printed = cJSON_PrintUnformatted(line);
    write_text(engine.folder, "scene.json", printed);
    in_folder(path, "scene.json");
    cJSON_free(printed);
}

static bool is_decided(const cJSON *verdict)
{
    const char *value = text(verdict, "verdict");
    return strcmp(value, "met") == 0 || strcmp(value, "not_met") == 0;
}

/* All that judge says of the reply, to the letter; and without the scene nothing else, only less.
 */
static void check_judged(const cJSON *line, const char *folder)
{
    static const char *const same[] = {"scenario", "turn",   "verdicts",
                                       "speech",   "points", "points_max"};
    struct output with, without;
    char scene[256];
    scene_write(line, scene);
    judge_line(&with, line, folder, scene);
    judge_line(&without, line, folder, NULL);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        CHECK(cJSON_Compare(cJSON_GetObjectItem(last(&with), same[i]),
                            cJSON_GetObjectItem(line, same[i]), 1));
    const cJSON *said = cJSON_GetObjectItem(line, "verdicts"), *item;
    int left = 0, i = 0;
    cJSON_ArrayForEach(item, cJSON_GetObjectItem(last(&without), "verdicts"))
    {
        const cJSON *its = cJSON_GetArrayItem(said, i++);
        CHECK_TEXT(text(item, "id"), text(its, "id"));
        if (is_decided(item))
            CHECK_TEXT(text(item, "verdict"), text(its, "verdict"));
        left += is_decided(its) && !is_decided(item);
    }
    CHECK_INT(i, cJSON_GetArraySize(said));
    CHECK(left > 0); /* who interrupted whom, at least */
    output_finish(&with);
    output_finish(&without);
}

/* The model replies, moved on by two, come thirty points lower. */
static void check_shuffled(const char *play, const char *folder, const char *db, int replies,
                           double total)
{
    struct output shuffled;
    shuffle(folder, replies);
    rehearse(&shuffled, play, folder, db);
    CHECK_INT(shuffled.exit, EXIT_DONE);
    double lower = number(last(&shuffled), "total");
    printf("     %s shuffled %.1f (%s)\n", play, lower, text(last(&shuffled), "ending"));
    CHECK(lower <= total - 30);
    CHECK_INT(number(last(&shuffled), "attempt"), 2);
    check_added_up_again(db, last(&shuffled));
    output_finish(&shuffled);
}

static void check_play(const char *play)
{
    char folder[256], db[64];
    struct output good;
    double kiosk_total = -1;
    int replies = write_model_replies(in_folder(folder, play), play, &kiosk_total);
    snprintf(db, sizeof db, "%s.db", play);
    rehearse(&good, play, folder, db);
    CHECK(good.n_lines > 3);
    check_judged(good.lines[2], folder); /* it has a usual voice, of two replies */
    CHECK_INT(good.exit, EXIT_DONE);
    double total = number(last(&good), "total");
    printf("     %s: model %.1f (%.1f to %.1f, %s)\n", play, total,
           number(last(&good), "total_low"), number(last(&good), "total_high"),
           text(last(&good), "ending"));
    CHECK_NEAR(total, kiosk_total,
               0.06);   /* fed block by block or at once: one decimal is printed */
    CHECK(total >= 75); /* a robot's voice: 84 to 100 measured */
    CHECK(ends_well(play, text(last(&good), "ending")));
    check_added_up_again(db, last(&good));
    output_finish(&good);
    check_shuffled(play, folder, db, replies, total);
}

static void judge_agrees_and_model_replies_score_well(void)
{
    for (size_t i = 0; i < engine.pack->n_plays; i++)
        check_play(engine.pack->plays[i].id);
}

static void in_silence_all_stays_open_and_nothing_is_earned(void)
{
    char folder[256];
    struct output output;
    CHECK_INT(path_make_folder(in_folder(folder, "silence")), STATUS_OK);
    rehearse(&output, "complaint", folder, "silence.db");
    CHECK_INT(output.exit, EXIT_DONE);
    CHECK(output.n_lines >= 2);
    CHECK_INT(count_verdicts(&output, "move", "met"), 0);
    CHECK_INT(count_verdicts(&output, "phrase", "met"), 0);
    CHECK_INT(count_verdicts(&output, "rule", "met"), 0);
    CHECK_NEAR(number(last(&output), "total"), 0, 0);
    CHECK_INT(count_verdicts(&output, "move", "not_met"), 0);
    CHECK(number(last(&output), "review") > 0);
    CHECK(number(last(&output), "total_high") > 0);
    CHECK_TEXT(text(last(&output), "ending"), "escalated");
    output_finish(&output);
}

/* The first reply of the play, for the tests that need but one. */
static void first_reply(char folder[256], const char *name)
{
    static struct session session;
    struct session_config config = {
        .pack = engine.pack, .play = pack_play(engine.pack, "outage"), .hearing = engine.hearing};
    char path[400];
    CHECK_INT(path_make_folder(in_folder(folder, name)), STATUS_OK);
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    struct wav_sound model = engine_model(&session);
    snprintf(path, sizeof path, "%s/1.wav", folder);
    CHECK_INT(wav_write(path, &model), STATUS_OK);
    wav_finish(&model);
    session_finish(&session);
}

/* A call that is taken after three seconds and hung up after the first reply: what `rehearse` says
 * of it, for all the tests that ask for no more. */
static struct {
    char folder[256];
    struct output said;
} call;

static void call_open(void)
{
    first_reply(call.folder, "call");
    write_text(call.folder, "1.events", "3000\tpick_up\n");
    write_text(call.folder, "2.events", "300\thang_up\n");
    rehearse(&call.said, "outage", call.folder, "call.db");
    CHECK_INT(call.said.exit, EXIT_DONE);
    CHECK(call.said.n_lines > 1);
}

/* A line without what differs from one database to the next; cJSON's. */
static char *line_text(const cJSON *line)
{
    cJSON *copy = cJSON_Duplicate(line, 1);
    cJSON_DeleteItemFromObject(copy, "db");
    cJSON_DeleteItemFromObject(copy, "attempt");
    char *printed = cJSON_PrintUnformatted(copy);
    cJSON_Delete(copy);
    return printed;
}

static void the_same_replies_give_the_same_lines(void)
{
    struct output again;
    rehearse(&again, "outage", call.folder, "again.db");
    CHECK_INT(again.n_lines, call.said.n_lines);
    for (int i = 0; i < again.n_lines && i < call.said.n_lines; i++) {
        char *a = line_text(call.said.lines[i]), *b = line_text(again.lines[i]);
        CHECK_TEXT(a, b);
        cJSON_free(a);
        cJSON_free(b);
    }
    output_finish(&again);
}

static void judge_says_of_a_call_what_rehearse_says(void)
{
    CHECK(number(cJSON_GetObjectItem(call.said.lines[0], "scene"), "rings") > 0);
    check_judged(call.said.lines[0], call.folder);
}

/* What a voice check would find in the first reply's voice, were it read twice; written to a file.
 */
static void voice_write(const char *folder, const char *name)
{
    char path[400], said[SPEAKER_TEXT_SIZE], reason[160];
    struct network network;
    struct network_error error;
    const struct network *networks[] = {&network};
    struct speaker_fit fits[2];
    struct speaker voice;
    struct wav_sound sound;
    struct heard heard;
    snprintf(path, sizeof path, "%s/1.wav", folder);
    CHECK_INT(wav_read(path, HEARING_RATE_HZ, &sound, reason), STATUS_OK);
    CHECK_INT(network_init_phrase(&network, "您好", engine.pack->lexicon, &error), STATUS_OK);
    CHECK_INT(hearing_start(engine.hearing, networks, 1), STATUS_OK);
    CHECK_INT(hearing_feed(engine.hearing, sound.samples, sound.n_samples), STATUS_OK);
    CHECK_INT(hearing_finish(engine.hearing, &heard), STATUS_OK);
    CHECK_INT(hearing_fit(engine.hearing, &fits[0]), STATUS_OK);
    fits[1] = fits[0];
    speaker_fit_choose(fits, 2, &voice);
    CHECK(voice.mllr.model != 0);
    speaker_text(&voice, said);
    write_text(folder, name, said);
    heard_finish(&heard);
    network_finish(&network);
    wav_finish(&sound);
}

/* The voice of the session's first reply. */
static void judge_hears_with_the_voice_that_rehearse_heard_with(void)
{
    char voice[300], scene[256], data[256];
    struct output known, judged;
    voice_write(call.folder, "voice");
    snprintf(voice, sizeof voice, "%s/voice", call.folder);
    char *argv[] = {(char *)"rehearse",
                    (char *)"power-supply/outage",
                    (char *)"--replies",
                    call.folder,
                    (char *)"--voice",
                    voice,
                    (char *)"--db",
                    in_folder(data, "voice.db"),
                    NULL};
    run(&known, &command_rehearse, argv);
    CHECK(known.n_lines > 1);
    scene_write(known.lines[0], scene);
    judge_line(&judged, known.lines[0], call.folder, scene);
    const cJSON *heard = cJSON_GetObjectItem(known.lines[0], "verdicts");
    CHECK(cJSON_Compare(cJSON_GetObjectItem(last(&judged), "verdicts"), heard, 1));
    CHECK(!cJSON_Compare(cJSON_GetObjectItem(call.said.lines[0], "verdicts"), heard, 1));
    output_finish(&known);
    output_finish(&judged);
}

static void a_wrong_scene_is_named(void)
{
    char folder[256], path[300];
    struct output output;
    first_reply(folder, "scene");
    write_text(folder, "scene.json",
               "{\"seed\":-1,\"standard\":\"none\",\"warp\":1,\"voice\":\"loud\",\"order\":"
               "\"last\",\"rings\":0,"
               "\"customer_speech_ms\":[[10,5]],\"usual\":{\"replies\":1}}");
    snprintf(path, sizeof path, "%s/1.wav", folder);
    char scene[300];
    snprintf(scene, sizeof scene, "%s/scene.json", folder);
    char *argv[] = {(char *)"judge",
                    (char *)"--scenario",
                    (char *)"power-supply/complaint",
                    (char *)"--turn",
                    (char *)"arrive",
                    (char *)"--scene",
                    scene,
                    path,
                    NULL};
    run(&output, &command_judge, argv);
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK_TEXT(output.text, "");
    static const char *const wrong[] = {"seed",     "standard",           "voice",
                                        "order",    "customer_speech_ms", "level_dbfs",
                                        "pitch_hz", "rate_per_min"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char expected[64];
        snprintf(expected, sizeof expected, "scene.json:0: '%s' ", wrong[i]);
        CHECK(strstr(output.messages, expected) != NULL);
    }
    CHECK(strstr(output.messages, "'warp'") == NULL && strstr(output.messages, "'rings'") == NULL);
    output_finish(&output);
}

static void hanging_up_leads_to_its_ending_and_into_the_records(void)
{
    char path[256];
    const struct output *said = &call.said;
    const char *on_hang_up = pack_play(engine.pack, "outage")->on_hang_up;
    CHECK_TEXT(text(last(said), "ending"), on_hang_up);
    CHECK_TEXT(text(last(said), "db"), in_folder(path, "call.db"));
    CHECK_TEXT(text(last(said), "pack_sha256"), engine.pack->sha256);
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db, "SELECT count(*), sum(recording IS NOT NULL) FROM turns", -1, &statement,
                       NULL);
    CHECK_INT(sqlite3_step(statement), SQLITE_ROW);
    CHECK_INT(sqlite3_column_int(statement, 0), said->n_lines); /* the replies and the end */
    CHECK_INT(sqlite3_column_int(statement, 1), said->n_lines - 1);
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

static void a_call_that_nobody_takes_ends_without_a_reply(void)
{
    char folder[256];
    struct output output;
    CHECK_INT(path_make_folder(in_folder(folder, "nobody")), STATUS_OK);
    write_text(folder, "1.events", "600000\tpick_up\n");
    rehearse(&output, "outage", folder, "nobody.db");
    CHECK_INT(output.exit, EXIT_DONE);
    CHECK_INT(output.n_lines, 1);
    CHECK_TEXT(text(last(&output), "ending"), "not-answered");
    output_finish(&output);
}

static void a_broken_recording_is_named_before_anything_is_recorded(void)
{
    char folder[256], expected[400], path[256];
    struct output output;
    struct stat info;
    CHECK_INT(path_make_folder(in_folder(folder, "broken")), STATUS_OK);
    write_text(folder, "2.wav", "no sound");
    rehearse(&output, "outage", folder, "broken.db");
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK_TEXT(output.text, "");
    snprintf(expected, sizeof expected, "%s/2.wav:0: ", folder);
    CHECK(strncmp(output.messages, expected, strlen(expected)) == 0);
    CHECK(stat(in_folder(path, "broken.db"), &info) != 0);
    output_finish(&output);
}

static void wrong_events_are_named_by_line(void)
{
    char folder[256], expected[2000];
    struct output output;
    CHECK_INT(path_make_folder(in_folder(folder, "events")), STATUS_OK);
    write_text(folder, "1.events",
               "900\tpick_up\n\nsoon\thang_up\n12\tsneeze\n10\tpick_up\n5\thang_up\n");
    write_text(folder, "2.events", "10\tpick_up\n");
    rehearse(&output, "outage", folder, "events.db");
    CHECK_INT(output.exit, EXIT_CONTENT);
    snprintf(expected, sizeof expected,
             "%s/1.events:3: not MS<TAB>pick_up or MS<TAB>hang_up\n"
             "%s/1.events:4: 'sneeze' is neither pick_up nor hang_up\n"
             "%s/1.events:5: a second pick_up\n"
             "%s/1.events:6: hung up before it was picked up\n"
             "%s/2.events:1: the telephone rings before the first reply only\n",
             folder, folder, folder, folder, folder);
    CHECK_TEXT(output.messages, expected);
    output_finish(&output);
    rehearse(&output, "complaint", folder, "events.db");
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK(strstr(output.messages, "1.events:0: the play 'complaint' has no telephone") != NULL);
    output_finish(&output);
}

struct wrong {
    const struct command *command;
    char *argv[8];
    int exit;
    const char *says;
};

static void wrong_arguments_are_said(void)
{
    static struct wrong wrongs[] = {
        {&command_judge, {"judge", "x.wav"}, EXIT_CONTENT, "usage: yingda judge"},
        {&command_judge,
         {"judge", "--scenario", "power-supply/complaint", "--turn", "nowhere", "x"},
         EXIT_CONTENT,
         "has no turn 'nowhere'"},
        {&command_judge,
         {"judge", "--scenario", "power-supply/nothing", "--turn", "a", "x"},
         EXIT_CONTENT,
         "has no play 'nothing'; it has: "},
        {&command_judge,
         {"judge", "--scenario", "nobody/nothing", "--turn", "a", "x"},
         EXIT_CONTENT,
         "there is no pack 'nobody'"},
        {&command_judge,
         {"judge", "--scenario", "power-supply", "--turn", "a", "x"},
         EXIT_CONTENT,
         "is not PACK/PLAY"},
        {&command_judge,
         {"judge", "--scenario", "power-supply/complaint", "--turn", "arrive", "no.wav"},
         EXIT_CONTENT,
         "no.wav:0: "},
        {&command_rehearse, {"rehearse", "power-supply/complaint"}, EXIT_CONTENT, "usage: "},
        {&command_rehearse,
         {"rehearse", "power-supply/complaint", "--replies", "/nonexistent"},
         EXIT_CONTENT,
         "/nonexistent:0: no such folder"},
        {&command_rehearse,
         {"rehearse", "a/b", "--replies", "/", "--seed", "-1"},
         EXIT_CONTENT,
         "--seed is not a number"},
        {&command_rehearse,
         {"rehearse", "power-supply/complaint", "--replies", "/tmp", "--db", "/proc/no.db"},
         EXIT_MACHINE,
         "The database /proc/no.db could not be opened"},
    };
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        struct output output;
        run(&output, wrongs[i].command, wrongs[i].argv);
        CHECK_INT(output.exit, wrongs[i].exit);
        CHECK_TEXT(output.text, "");
        if (!strstr(output.messages, wrongs[i].says))
            CHECK_TEXT(output.messages, wrongs[i].says);
        output_finish(&output);
    }
}

static void a_pack_without_contests_is_said(void)
{
    struct pack_fixture pack;
    struct output output;
    char play[128];
    pack_fixture_init(&pack);
    snprintf(play, sizeof play, "%s/lost-parcel", pack.folder);
    run(&output, &command_rehearse,
        (char *[]){"rehearse", play, "--contest", "--replies", engine.folder, NULL});
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK(strstr(output.messages, "the pack 'good' does not say how contests count"));
    output_finish(&output);
    pack_fixture_finish(&pack);
}

/* `yingda judge` of a turn of complaint's, with a context (NULL: none), and a recording of the
 * text.
 */
static void judge_said(struct output *output, const char *turn, const char *context,
                       const char *said)
{
    char folder[256], path[300], wav[300];
    struct wav_sound sound = {0};
    struct model_speaker voice = {NULL, {VOICE_FEMALE, 40, 90}};
    CHECK_INT(path_make_folder(in_folder(folder, "said")), STATUS_OK);
    write_text(folder, "given", context ? context : "");
    snprintf(path, sizeof path, "%s/given", folder);
    snprintf(wav, sizeof wav, "%s/said.wav", folder);
    CHECK_INT(model_reply_speak(engine.pack, said, &voice, MODEL_REPLY_PAUSE_MS, &sound),
              STATUS_OK);
    CHECK_INT(wav_write(wav, &sound), STATUS_OK);
    wav_finish(&sound);
    char *argv[] = {(char *)"judge",
                    (char *)"--scenario",
                    (char *)"power-supply/complaint",
                    (char *)"--turn",
                    (char *)turn,
                    (char *)"--context",
                    path,
                    wav,
                    NULL};
    run(output, &command_judge, argv);
}

static const char *verdict_in(const struct output *output, const char *id)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(last(output), "verdicts"))
    {
        if (strcmp(text(item, "id"), id) == 0)
            return text(item, "verdict");
    }
    return "(none)";
}

static void a_wrong_context_is_named_by_line(void)
{
    struct output output;
    judge_said(&output, "confirm",
               "# given by the customer\nname: 赵敏\nshoes: 42\nphone\nroom: \U0001F600\n"
               "name: 王敏\n",
               "您好。");
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK_TEXT(output.text, "");
    CHECK(strstr(output.messages, "given:3: the customer has no detail 'shoes'") != NULL);
    CHECK(strstr(output.messages, "given:4: not `key: value`") != NULL);
    CHECK(strstr(output.messages, "given:5: cannot be said:") != NULL);
    CHECK(strstr(output.messages, "given:6: given twice: 'name'") != NULL);
    CHECK(strstr(output.messages, "given:2:") == NULL);
    output_finish(&output);
    judge_said(&output, "confirm", "address: 人民公园\n", "您好。");
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK(strstr(output.messages, "is a part of 'address', and has to be given too") != NULL);
    output_finish(&output);
}

static void a_promise_is_judged_by_the_days_that_were_heard(void)
{
    static const char *const promises[][2] = {
        {"五天之内给您回复。", "met"},
        {"十天之内答复您。", "not_met"},
        {"两天之内答复您。", "met"}, /* within, but not what the move says */
        {"我马上帮您办。", "not_applicable"},
    };
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
        struct output output;
        judge_said(&output, "term", NULL, promises[i][0]);
        CHECK_INT(output.exit, EXIT_DONE);
        CHECK_TEXT(verdict_in(&output, "complaint-term"), promises[i][1]);
        CHECK_INT(strcmp(verdict_in(&output, "state-term"), "met") == 0, i == 0);
        output_finish(&output);
    }
}

static void a_repeat_is_judged_together_with_the_try_before_it(void)
{
    char first[300], wav[300], scene[300];
    struct output output;
    judge_said(&output, "term", NULL, "五天之内给您回复。");
    output_finish(&output);
    snprintf(wav, sizeof wav, "%s/said/said.wav", engine.folder);
    snprintf(first, sizeof first, "%s/said/first.wav", engine.folder);
    snprintf(scene, sizeof scene, "%s/said/scene.json", engine.folder);
    CHECK_INT(rename(wav, first), 0);
    judge_said(&output, "term", NULL, "您好。");
    CHECK_TEXT(verdict_in(&output, "state-term"), "not_met");
    output_finish(&output);
    char *argv[] = {(char *)"judge",
                    (char *)"--scenario",
                    (char *)"power-supply/complaint",
                    (char *)"--turn",
                    (char *)"term",
                    wav,
                    (char *)"--first",
                    first,
                    NULL,
                    NULL,
                    NULL};
    run(&output, &command_judge, argv);
    CHECK_INT(output.exit, EXIT_DONE);
    CHECK_TEXT(verdict_in(&output, "state-term"), "met");
    CHECK(strstr(output.text, "\"in_first\":true") != NULL);
    output_finish(&output);
    argv[8] = (char *)"--first-scene";
    argv[9] = scene;
    run(&output, &command_judge, argv);
    CHECK_INT(output.exit, EXIT_CONTENT);
    CHECK(strstr(output.messages, "scene.json:0: cannot be read") != NULL);
    output_finish(&output);
}

static void a_reply_is_judged_by_the_details_that_were_given(void)
{
    static const char said[] = "您是张玉芳，对吗？电话是13800138000。地址是城东花园三号楼。";
    struct output output;
    judge_said(&output, "confirm", "name: 张玉芳\n", said);
    CHECK_INT(output.exit, EXIT_DONE);
    CHECK_TEXT(verdict_in(&output, "repeat-name"), "met");
    CHECK_TEXT(verdict_in(&output, "repeat-phone"), "met");
    output_finish(&output);
    judge_said(&output, "confirm", "name: 欧阳明\nphone: 13800138500\n", said);
    CHECK_INT(output.exit, EXIT_DONE);
    CHECK(strcmp(verdict_in(&output, "repeat-name"), "met") != 0);
    CHECK_TEXT(verdict_in(&output, "repeat-phone"), "not_met");
    CHECK_TEXT(verdict_in(&output, "repeat-details"), "not_met");
    output_finish(&output);
}

int main(int argc, char **argv)
{
    bool all_plays = argc > 1 && strcmp(argv[1], "plays") == 0;
    if (!engine_open(&engine))
        return 1;
    RUN(wrong_arguments_are_said);
    RUN(a_pack_without_contests_is_said);
    RUN(a_wrong_context_is_named_by_line);
    RUN(a_promise_is_judged_by_the_days_that_were_heard);
    RUN(a_repeat_is_judged_together_with_the_try_before_it);
    RUN(a_reply_is_judged_by_the_details_that_were_given);
    RUN(a_broken_recording_is_named_before_anything_is_recorded);
    RUN(wrong_events_are_named_by_line);
    RUN(a_call_that_nobody_takes_ends_without_a_reply);
    call_open();
    RUN(hanging_up_leads_to_its_ending_and_into_the_records);
    RUN(the_same_replies_give_the_same_lines);
    RUN(judge_says_of_a_call_what_rehearse_says);
    RUN(judge_hears_with_the_voice_that_rehearse_heard_with);
    RUN(a_wrong_scene_is_named);
    RUN(in_silence_all_stays_open_and_nothing_is_earned);
    if (all_plays) /* each takes half a minute */
        RUN(judge_agrees_and_model_replies_score_well);
    output_finish(&call.said);
    engine_close(&engine);
    return CHECK_RESULT();
}
