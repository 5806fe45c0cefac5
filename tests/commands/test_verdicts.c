/* What whole rehearsals of the shipped pack come to, held against golden files: a verdict, a score,
 * a mood, a criterion or a total that is not the same any more is shown as a difference of lines.
 *
 * tests/fixtures/verdicts/PLAY-TRAINEE.txt begins with what the trainee says and when (`say` lines,
 * which this test speaks again), then has what `yingda rehearse`, `judge` and `report` made of it.
 * Two sessions are played unless the argument is `all`, which takes minutes (label `nightly`).
 *
 * Where verdicts change on purpose, one command writes the files anew, and git shows what changed:
 *     build/asan/bin/test_verdicts write [YINGDA [PLAY-TRAINEE...]]
 * YINGDA is the program that judges, this build's own unless given: with an older one the files
 * hold what that one said. Several of these, each with names of its own, may write at once. */
#include <cjson/cJSON.h>

#include "engine/paths.h"
#include "tests/engine/engine.h"
#include "tests/engine/rehearsal.h"

enum { SEED = 4, PATH_MAX_BYTES = 512 };

struct golden {
    const char *play, *trainee; /* "model": the pack's own model replies */
};

static const struct golden quick[] = {{"theft", "mediocre"}, {"theft", "bad"}};

static const struct golden rest[] = {
    {"theft", "good"},       {"complaint", "good"},        {"complaint", "mediocre"},
    {"complaint", "bad"},    {"outage", "good"},           {"outage", "mediocre"},
    {"outage", "bad"},       {"billing-dispute", "model"}, {"closing-time", "model"},
    {"elderly", "model"},    {"meter-reading", "model"},   {"planned-outage", "model"},
    {"system-down", "model"}};

enum { N_QUICK = sizeof quick / sizeof *quick, N_REST = sizeof rest / sizeof *rest };

static struct engine engine;
static const char *program = YINGDA_BIN_DIR "/yingda";
static char **names; /* those to write; all when there are none */
static int n_names;

static bool is_named(const struct golden *golden)
{
    char name[PATH_MAX_BYTES];
    snprintf(name, sizeof name, "%s-%s", golden->play, golden->trainee);
    for (int i = 0; i < n_names; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return n_names == 0;
}

static FILE *file_open(const char *path, const char *mode)
{
    FILE *file = fopen(path, mode);
    if (!file)
        fprintf(stderr, "%s cannot be opened\n", path);
    CHECK(file != NULL);
    return file;
}

static void golden_path(const struct golden *golden, char out[PATH_MAX_BYTES])
{
    snprintf(out, PATH_MAX_BYTES, YINGDA_SOURCE_DIR "/tests/fixtures/verdicts/%s-%s.txt",
             golden->play, golden->trainee);
}

static struct model_speaker golden_voice(const struct golden *golden)
{
    return model_reply_espeak(&pack_play(engine.pack, golden->play)->customer);
}

/* `say 3.again 5600 WORDS`: speaks the words into FOLDER/3.again.wav. */
static void say(const struct golden *golden, const char *folder, char *line)
{
    char name[32] = "", path[PATH_MAX_BYTES + 40];
    int start_ms = 0, words = 0;
    struct wav_sound sound = {0};
    struct model_speaker voice = golden_voice(golden);
    line[strcspn(line, "\n")] = '\0';
    CHECK_INT(sscanf(line, "say %31s %d %n", name, &start_ms, &words), 2);
    CHECK_INT(model_reply_speak(engine.pack, line + words, &voice, start_ms, &sound), STATUS_OK);
    snprintf(path, sizeof path, "%s/%s.wav", folder, name);
    CHECK_INT(wav_write(path, &sound), STATUS_OK);
    wav_finish(&sound);
}

/* Copies the `say` lines that `script` begins with, and speaks each unless `golden` is NULL. */
static void script_copy(FILE *script, FILE *out, const struct golden *golden, const char *folder)
{
    char line[4096];
    while (fgets(line, sizeof line, script) && strncmp(line, "say ", 4) == 0) {
        fputs(line, out);
        if (golden)
            say(golden, folder, line);
    }
}

static const char *text(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsString(item) ? item->valuestring : "-";
}

static double number(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    CHECK(cJSON_IsNumber(item));
    return item ? item->valuedouble : -1;
}

static bool applies(const cJSON *verdict)
{
    return strcmp(text(verdict, "verdict"), "not_applicable") != 0;
}

static void verdict_write(const cJSON *verdict, FILE *out)
{
    const cJSON *measured = cJSON_GetObjectItem(verdict, "measured");
    fprintf(out, "  %s %s %s %.2f", text(verdict, "verdict"), text(verdict, "kind"),
            text(verdict, "id"), number(verdict, "score"));
    if (measured)
        fprintf(out, " %.1f %s", measured->valuedouble, text(verdict, "unit"));
    if (cJSON_IsTrue(cJSON_GetObjectItem(verdict, "in_first")))
        fputs(" in_first", out);
    if (*text(verdict, "heard"))
        fprintf(out, " “%s”", text(verdict, "heard"));
    fputc('\n', out);
}

/* A line a verdict; those that do not apply share one. */
static void verdicts_write(const cJSON *object, FILE *out)
{
    const cJSON *verdicts = cJSON_GetObjectItem(object, "verdicts"), *verdict;
    int left_out = 0;
    cJSON_ArrayForEach(verdict, verdicts)
    {
        if (applies(verdict))
            verdict_write(verdict, out);
    }
    cJSON_ArrayForEach(verdict, verdicts)
    {
        if (!applies(verdict))
            fprintf(out, "%s%s", left_out++ ? " " : "  not_applicable ", text(verdict, "id"));
    }
    if (left_out)
        fputc('\n', out);
}

static void reply_write(const cJSON *line, FILE *out)
{
    fprintf(out, "%.0f%s %s: %.0f/%.0f, mood %.0f, then %s\n", number(line, "reply"),
            cJSON_IsTrue(cJSON_GetObjectItem(line, "again")) ? ".again" : "", text(line, "turn"),
            number(line, "points"), number(line, "points_max"), number(line, "mood"),
            text(line, "next"));
    verdicts_write(line, out);
}

static void attempt_write(const cJSON *line, FILE *out)
{
    fprintf(out, "end %s: total %.1f (%.1f to %.1f), review %.0f, veto %s\n", text(line, "ending"),
            number(line, "total"), number(line, "total_low"), number(line, "total_high"),
            number(line, "review"), text(cJSON_GetObjectItem(line, "veto"), "rule"));
    verdicts_write(line, out);
}

static void judged_write(const cJSON *line, FILE *out)
{
    fprintf(out, "judge %s: %.0f/%.0f\n", text(line, "turn"), number(line, "points"),
            number(line, "points_max"));
    verdicts_write(line, out);
}

/* What the card is made of: how much of each criterion was reached, and what each item cost. */
static void card_write(const cJSON *line, FILE *out)
{
    const cJSON *criterion, *reply, *verdict;
    cJSON_ArrayForEach(criterion, cJSON_GetObjectItem(line, "criteria"))
    {
        double most = number(criterion, "points_max");
        fprintf(out, "criterion %s of %.0f: %.0f %%\n", text(criterion, "id"),
                number(criterion, "weight"),
                most > 0 ? 100 * number(criterion, "points") / most : 0);
    }
    cJSON_ArrayForEach(reply, cJSON_GetObjectItem(line, "replies"))
    {
        cJSON_ArrayForEach(verdict, cJSON_GetObjectItem(reply, "verdicts"))
        {
            const cJSON *lost = cJSON_GetObjectItem(verdict, "lost"); /* null: left open */
            if (cJSON_IsNumber(lost) && lost->valuedouble > 0)
                fprintf(out, "lost %.1f %s\n", lost->valuedouble, text(verdict, "id"));
        }
    }
}

static void line_write(const cJSON *line, FILE *out)
{
    if (cJSON_GetObjectItem(line, "replies"))
        card_write(line, out);
    else if (cJSON_GetObjectItem(line, "ending"))
        attempt_write(line, out);
    else if (cJSON_GetObjectItem(line, "reply"))
        reply_write(line, out);
    else
        judged_write(line, out);
}

/* Runs the program and writes the lines that it prints. */
static void program_run(const char *arguments, FILE *out)
{
    char command[4 * PATH_MAX_BYTES], *bytes = NULL;
    size_t size = 0;
    snprintf(command, sizeof command, "%s %s", program, arguments);
    FILE *pipe = popen(command, "r");
    CHECK(pipe != NULL);
    while (pipe && getline(&bytes, &size, pipe) > 0) {
        cJSON *line = cJSON_Parse(bytes);
        CHECK(line != NULL);
        line_write(line, out);
        cJSON_Delete(line);
    }
    free(bytes);
    CHECK(pipe && pclose(pipe) == 0);
}

/* The session, its first reply judged alone, and the card from the records. */
static void session_golden_write(const struct golden *golden, const char *folder, FILE *out)
{
    char arguments[3 * PATH_MAX_BYTES];
    snprintf(arguments, sizeof arguments,
             "rehearse power-supply/%s --replies %s --seed %d --db %s/records.db", golden->play,
             folder, SEED, folder);
    program_run(arguments, out);
    snprintf(arguments, sizeof arguments,
             "judge --scenario power-supply/%s --turn %s --seed %d %s/1.wav", golden->play,
             pack_play(engine.pack, golden->play)->turns[0].id, SEED, folder);
    program_run(arguments, out);
    snprintf(arguments, sizeof arguments, "report --attempt 1 --db %s/records.db", folder);
    program_run(arguments, out);
}

static void session_folder(const struct golden *golden, char out[PATH_MAX_BYTES])
{
    snprintf(out, PATH_MAX_BYTES, "%s/%s-%s", engine.folder, golden->play, golden->trainee);
    CHECK_INT(path_make_folder(out), STATUS_OK);
}

static void golden_check(const struct golden *golden)
{
    char folder[PATH_MAX_BYTES], path[PATH_MAX_BYTES], now[PATH_MAX_BYTES + 8];
    char command[3 * PATH_MAX_BYTES];
    session_folder(golden, folder);
    golden_path(golden, path);
    snprintf(now, sizeof now, "%s/now", folder);
    FILE *script = file_open(path, "r"), *out = file_open(now, "w");
    if (script && out) {
        script_copy(script, out, golden, folder);
        session_golden_write(golden, folder, out);
    }
    if (script)
        fclose(script);
    if (out)
        fclose(out);
    snprintf(command, sizeof command, "diff -u %s %s", path, now);
    CHECK_INT(system(command), 0);
}

/* A session of today's engine leads from turn to turn; its replies are kept as it hears them. */
static void replies_make(const struct golden *golden, const char *folder)
{
    const struct play *play = pack_play(engine.pack, golden->play);
    bool model = strcmp(golden->trainee, "model") == 0;
    struct replies_fixture fixture = {.turns = NULL};
    struct rehearsal_result result;
    struct rehearsal rehearsal = {.pack = engine.pack,
                                  .play = play,
                                  .hearing = engine.hearing,
                                  .replies = model ? NULL : &fixture,
                                  .trainee = golden->trainee,
                                  .voice = golden_voice(golden),
                                  .seed = SEED,
                                  .folder = folder};
    CHECK(model || replies_fixture_open(&fixture, play));
    if (!check_failures)
        CHECK_INT(rehearsal_run(&rehearsal, &result), STATUS_OK);
    replies_fixture_close(&fixture);
}

static void golden_write(const struct golden *golden)
{
    char folder[PATH_MAX_BYTES], path[PATH_MAX_BYTES], script_path[PATH_MAX_BYTES + 16];
    session_folder(golden, folder);
    golden_path(golden, path);
    replies_make(golden, folder);
    snprintf(script_path, sizeof script_path, "%s/" REHEARSAL_SCRIPT, folder);
    FILE *script = file_open(script_path, "r"), *out = file_open(path, "w");
    if (script && out) {
        script_copy(script, out, NULL, NULL);
        session_golden_write(golden, folder, out);
    }
    if (script)
        fclose(script);
    if (out)
        fclose(out);
}

static void each(const struct golden *list, int n, void (*take)(const struct golden *golden))
{
    for (int i = 0; i < n && !check_failures; i++) {
        if (!is_named(&list[i]))
            continue;
        take(&list[i]);
        printf("%s %s, %s\n", check_failures ? "FAIL" : "ok  ", list[i].play, list[i].trainee);
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    bool writing = argc > 1 && strcmp(argv[1], "write") == 0;
    bool all = writing || (argc > 1 && strcmp(argv[1], "all") == 0);
    program = argc > 2 ? argv[2] : program;
    if (argc > 3) {
        names = argv + 3;
        n_names = argc - 3;
    }
    if (engine_open(&engine)) {
        each(quick, N_QUICK, writing ? golden_write : golden_check);
        each(rest, all ? N_REST : 0, writing ? golden_write : golden_check);
    }
    engine_close(&engine);
    return CHECK_RESULT();
}
