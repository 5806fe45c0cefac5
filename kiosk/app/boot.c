/* What is opened once at the start, and tried again from the fault screen. */
#include <stdio.h>
#include <string.h>

#include "kiosk/app/app_parts.h"

static const char *boot_database(struct app *app)
{
    if (app->config.database)
        return app->config.database;
    if (app->settings.database)
        return app->settings.database;
    return paths_database(app->database) == STATUS_OK ? app->database : NULL;
}

static const char *boot_recordings(struct app *app)
{
    if (app->config.recordings)
        return app->config.recordings;
    return paths_recordings(app->recordings) == STATUS_OK ? app->recordings : NULL;
}

void boot_records(struct app *app)
{
    const char *path = boot_database(app);
    enum status status = path ? records_open(&app->records, path) : STATUS_IO;
    if (status == STATUS_OK)
        status = people_add_roster(app->records, &app->settings);
    if (status == STATUS_OK)
        status = people_read(&app->people, app->records);
    if (status != STATUS_OK) {
        app_fail(app, status == STATUS_NEWER ? FAULT_DATABASE_NEWER : FAULT_DATABASE,
                 app->records ? records_problem(app->records) : path);
        records_close(app->records);
        app->records = NULL;
    }
    app->config.recordings = boot_recordings(app);
}

/* On the worker: packs and model take seconds on a small machine, the first frame should not. */
static void boot_work(void *arg)
{
    struct app *app = arg;
    const char *model = app->config.model ? app->config.model : app->settings.model;
    struct hearing_config config = {.model_dir = model};
    if (app->boot_library != STATUS_OK) {
        library_close(&app->library);
        app->boot_library = library_open(&app->library, &app->settings);
    }
    if (app->boot_hearing != STATUS_OK) {
        hearing_close(app->hearing);
        app->hearing = NULL;
        app->boot_hearing = hearing_open(&app->hearing, &config);
    }
}

void boot_start(struct app *app)
{
    if (app->booted || worker_busy(&app->worker))
        return;
    app->job = APP_BOOT;
    worker_start(&app->worker, boot_work, app);
}

static void boot_straight_to_play(struct app *app)
{
    struct person person = {0};
    const char *play = app->config.play, *name = app->config.person;
    app->config.play = NULL;
    if (!play || !app->records)
        return;
    snprintf(person.name, sizeof person.name, "%s", name ? name : "访客");
    app->play = library_find(&app->library, play);
    if (app->play < 0)
        fprintf(stderr, "yingda: there is no play '%s'\n", play);
    if (app->play < 0 || records_person_add(app->records, person.name, &person.id) != STATUS_OK)
        return;
    app_choose_person(app, &person);
    app_start_play(app);
}

/* What keeps a pack from being played; a note does not. */
static void first_problem(const struct problems *problems, char out[400])
{
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        if (strncmp(problem->reason, "note:", 5) == 0)
            continue;
        snprintf(out, 400, "%s:%d: %s", problem->file, problem->line, problem->reason);
        return;
    }
}

void boot_over(struct app *app)
{
    if (app->boot_library != STATUS_OK) {
        char first[400] = "no pack was found";
        problems_print(&app->library.problems, stderr);
        first_problem(&app->library.problems, first);
        app_fail(app, FAULT_PACK, first);
        return;
    }
    if (app->boot_hearing != STATUS_OK) {
        app_fail(app, FAULT_MODEL,
                 app->hearing ? hearing_problem(app->hearing) : status_text(app->boot_hearing));
        return;
    }
    app->booted = true;
    if (app->fault == FAULT_MODEL || app->fault == FAULT_PACK)
        app_fault_retry(app);
    if (app->screen == SCREEN_HOME)
        app_home(app);
    boot_straight_to_play(app);
}
