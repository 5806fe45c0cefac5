#include "commands/scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/own_wordings.h"
#include "engine/paths.h"

static int scenario_load(struct scenario *scenario, const char *pack)
{
    char folder[PATH_SIZE];
    struct problems problems = {0};
    if (paths_pack(pack, folder) != STATUS_OK) {
        fprintf(stderr, "yingda: there is no pack '%s'\n", pack);
        return EXIT_CONTENT;
    }
    enum status status = own_wordings_open(&scenario->pack, folder, &problems);
    if (status != STATUS_OK)
        problems_print(&problems, stderr);
    if (status != STATUS_OK && problems.count == 0)
        fprintf(stderr, "%s:0: %s\n", folder, status_text(status));
    problems_finish(&problems);
    return command_exit(status);
}

static int scenario_choose(struct scenario *scenario, const char *play)
{
    scenario->play = pack_play(scenario->pack, play);
    if (scenario->play)
        return EXIT_DONE;
    fprintf(stderr, "yingda: the pack '%s' has no play '%s'; it has:", scenario->pack->id, play);
    for (size_t i = 0; i < scenario->pack->n_plays; i++)
        fprintf(stderr, " %s", scenario->pack->plays[i].id);
    fputc('\n', stderr);
    return EXIT_CONTENT;
}

int scenario_open(struct scenario *scenario, const char *name)
{
    *scenario = (struct scenario){0};
    const char *slash = strrchr(name, '/');
    if (!slash || slash == name || !slash[1]) {
        fprintf(stderr, "yingda: '%s' is not PACK/PLAY\n", name);
        return EXIT_CONTENT;
    }
    char *pack = strndup(name, (size_t)(slash - name));
    int result = pack ? scenario_load(scenario, pack) : EXIT_MACHINE;
    free(pack);
    if (result == EXIT_DONE)
        result = scenario_choose(scenario, slash + 1);
    if (result != EXIT_DONE)
        scenario_close(scenario);
    return result;
}

void scenario_close(struct scenario *scenario)
{
    pack_close(scenario->pack);
    *scenario = (struct scenario){0};
}

void scenario_settings(struct settings *settings, const char *model)
{
    char path[PATH_SIZE];
    struct problems problems = {0};
    enum status status = paths_settings(path);
    settings_init(settings);
    if (status == STATUS_OK)
        status = settings_read(settings, path, &problems);
    settings->model = model ? model : settings->model;
    if (status == STATUS_INVALID) /* what is wrong is said, and its default used */
        problems_print(&problems, stderr);
    problems_finish(&problems);
}

enum status scenario_database(const struct settings *settings, const char *db, char out[PATH_SIZE])
{
    const char *named = db ? db : settings->database;
    if (!db && settings_hide_database(settings))
        return STATUS_INVALID;
    if (!named)
        return paths_database(out);
    return snprintf(out, PATH_SIZE, "%s", named) < PATH_SIZE ? STATUS_OK : STATUS_LIMIT;
}

enum status scenario_database_alone(const char *db, char out[PATH_SIZE])
{
    struct settings settings;
    scenario_settings(&settings, NULL);
    enum status status = scenario_database(&settings, db, out);
    settings_finish(&settings);
    return status;
}

void scenario_records_fail(const struct records *records, enum status status)
{
    const char *problem = records_problem(records);
    fprintf(stderr, "yingda: %s\n", *problem ? problem : status_text(status));
}

enum status scenario_recordings(const char *db, char out[PATH_SIZE])
{
    if (!db)
        return paths_recordings(out);
    return path_format(out, "%.*srecordings", (int)(path_name(db) - db), db);
}

void scenario_audit(const char *db, enum audit_event event, const char *detail)
{
    char log[PATH_SIZE], who[32];
    snprintf(who, sizeof who, "user %u", (unsigned)getuid());
    if (audit_path(db, log) != STATUS_OK || audit_add(log, event, who, detail) != STATUS_OK)
        fprintf(stderr, "yingda: the audit log beside %s could not be written\n", db);
}

void scenario_notice(const struct hearing *hearing)
{
    const char *notice = hearing_notice(hearing);
    if (*notice)
        fprintf(stderr, "yingda: %s\n", notice);
}

int scenario_hearing(struct hearing **out, const struct settings *settings)
{
    *out = NULL;
    struct hearing_config config = {.model_dir = settings->model};
    enum status status = hearing_open(out, &config);
    scenario_notice(*out);
    if (status == STATUS_OK)
        return EXIT_DONE;
    fprintf(stderr, "yingda: %s\n", *out ? hearing_problem(*out) : status_text(status));
    hearing_close(*out);
    *out = NULL;
    return EXIT_MACHINE;
}

/* A number is a warp alone. */
static bool voice_read(const char *text, struct speaker *out)
{
    char lines[SPEAKER_TEXT_SIZE], *end = NULL;
    strtof(text, &end);
    if (text[0] >= '0' && text[0] <= '9' && *end == '\0') {
        snprintf(lines, sizeof lines, "warp %.32s\n", text);
        return speaker_parse(lines, out);
    }
    FILE *file = fopen(text, "r");
    size_t n = file ? fread(lines, 1, sizeof lines - 1, file) : 0;
    lines[n] = '\0';
    if (file)
        fclose(file);
    return speaker_parse(lines, out);
}

bool option_voice(const char *value, void *out, char reason[OPTION_REASON_SIZE])
{
    struct given_voice *given = out;
    given->given = voice_read(value, &given->voice);
    snprintf(reason, OPTION_REASON_SIZE, "is neither a number from %.2f to %.2f nor a voice's file",
             (double)SPEAKER_WARP_LEAST, (double)SPEAKER_WARP_MOST);
    return given->given;
}
