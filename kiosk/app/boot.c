#include "kiosk/app/boot.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/digest.h"
#include "engine/this_kiosk.h"
#include "kiosk/ui/day.h"
#include "records/mend.h"

/* The first of what is wrong in them; NULL: nothing. */
static const struct problem *settings_problem(const struct desk *desk)
{
    return desk->problems.count > 0 && desk->problems.items ? &desk->problems.items[0] : NULL;
}

/* "（idle_s）" where the problem begins with a setting's name, as settings.h's do; else "". */
static void setting_named(const struct problem *problem, char out[48])
{
    const char *reason = problem && problem->reason ? problem->reason : "";
    size_t n = strspn(reason, "abcdefghijklmnopqrstuvwxyz_");
    out[0] = '\0';
    if (n > 0 && n < 32 && reason[n] == ':')
        snprintf(out, 48, "（%.*s）", (int)n, reason);
}

void boot_settings(struct boot *boot)
{
    struct desk *desk = boot->desk;
    settings_finish(&desk->settings);
    problems_finish(&desk->problems);
    settings_init(&desk->settings);
    problems_init(&desk->problems);
    desk->notice[0] = '\0';
    if (paths_settings(desk->settings_path) != STATUS_OK ||
        settings_read(&desk->settings, desk->settings_path, &desk->problems) != STATUS_INVALID)
        return;
    problems_print(&desk->problems, stderr);
    const struct problem *first = settings_problem(desk);
    int line = first ? first->line : 0;
    char name[48];
    setting_named(first, name);
    if (desk->settings.pin_unread && !desk->settings.trainer_pin)
        snprintf(desk->notice, sizeof desk->notice,
                 "设置文件第 %d 行%s没读懂，培训师的页面先锁着，请管理员改好文件。", line, name);
    else
        snprintf(desk->notice, sizeof desk->notice, "设置文件第 %d 行%s有误，这一项先按默认的来。",
                 line, name);
}

/* Settings that hide the database are read anew: perhaps somebody has mended them. Who reads them
 * on another thread meanwhile goes first. */
static bool settings_tell_database(struct boot *boot)
{
    struct desk *desk = boot->desk;
    bool read_elsewhere = worker_busy(&desk->worker) || worker_busy(&boot->opener);
    if (boot->database || !settings_hide_database(&desk->settings))
        return true;
    if (desk->fault == FAULT_SETTINGS && !read_elsewhere)
        boot_settings(boot);
    return !settings_hide_database(&desk->settings);
}

static void settings_fail(struct desk *desk)
{
    char detail[sizeof desk->fault_detail];
    const struct problem *first = settings_problem(desk);
    snprintf(detail, sizeof detail, "%.300s:%d: %.150s", desk->settings_path,
             first ? first->line : 0, first && first->reason ? first->reason : "cannot be read");
    desk_fail(desk, FAULT_SETTINGS, detail);
}

/* The path of what is given, of the settings, or the usual one; "" where there is none. */
static void path_choose(const char *given, const char *set, enum status (*usual)(char[PATH_SIZE]),
                        char out[PATH_SIZE])
{
    const char *path = given ? given : set;
    if (path)
        snprintf(out, PATH_SIZE, "%s", path);
    else if (usual(out) != STATUS_OK)
        out[0] = '\0';
}

/* What happened, on all calm screens until the kiosk ends; the trainer's page says it longer. */
static void mended_say(struct desk *desk, const struct mending *mending)
{
    char when[64];
    fprintf(stderr, "yingda: the database was damaged and is now %s; %s comes in its place\n",
            mending->aside, *mending->backup ? mending->backup : "a new one");
    day_text(backup_unix_ms(path_name(mending->backup), desk->database), clock_unix_ms(), DAY_SHORT,
             when);
    if (*mending->backup)
        snprintf(desk->notice, sizeof desk->notice,
                 "成绩库坏了，已经换上%s的备份。那以后的成绩看不到了，请告诉培训师。", when);
    else
        snprintf(desk->notice, sizeof desk->notice,
                 "成绩库坏了，又没有备份，只好从头记起。坏的那份还留着，请告诉培训师。");
}

/* The settings by their digest: what is in them is nobody's who reads the log. */
static void settings_tell(const struct desk *desk, char out[AUDIT_DETAIL_SIZE])
{
    struct digest digest;
    uint8_t bytes[DIGEST_SIZE];
    char hex[2 * DIGEST_SIZE + 1];
    digest_init(&digest);
    if (digest_file(&digest, desk->settings_path) != STATUS_OK) {
        snprintf(out, AUDIT_DETAIL_SIZE, "no file");
        return;
    }
    digest_take(&digest, bytes);
    digest_hex(bytes, sizeof bytes, hex);
    snprintf(out, AUDIT_DETAIL_SIZE, "sha256 %.16s, %s PIN, problems %zu", hex,
             desk->settings.trainer_pin  ? "a"
             : desk->settings.pin_unread ? "an unread"
                                         : "no",
             desk->problems.count);
}

void boot_audit(const struct desk *desk)
{
    char log[PATH_SIZE], now[AUDIT_DETAIL_SIZE], before[AUDIT_DETAIL_SIZE] = "";
    if (*desk->database && audit_path(desk->database, log) == STATUS_OK)
        audit_newest(log, AUDIT_SETTINGS, before);
    desk_audit(desk, AUDIT_START, "kiosk", YINGDA_VERSION);
    settings_tell(desk, now);
    if (strcmp(now, *before ? before : "no file") == 0)
        return;
    desk_audit(desk, AUDIT_SETTINGS, "kiosk", "%s", now);
    if (desk->records && desk->settings.roster.count > 0)
        desk_audit(desk, AUDIT_PEOPLE, "kiosk", "%zu people of the settings' list",
                   desk->settings.roster.count);
}

static enum status records_mend(struct desk *desk)
{
    struct mending mending;
    struct backup_problem problem;
    records_close(desk->records);
    desk->records = NULL;
    enum status status = mend_database(desk->database, &mending, &problem);
    if (status == STATUS_OK) {
        desk->damaged = false;
        mended_say(desk, &mending);
        desk_audit(desk, AUDIT_MENDED, "kiosk", "%s",
                   *mending.backup ? path_name(mending.backup) : "a new database");
        status = records_open(&desk->records, desk->database);
    } else {
        fprintf(stderr, "yingda: %s\n", problem.text);
    }
    return status;
}

static enum status records_start(struct desk *desk)
{
    if (!*desk->database)
        return STATUS_IO;
    records_close(desk->records);
    desk->records = NULL;
    const struct roster *roster = &desk->settings.roster;
    enum status status =
        desk->damaged ? STATUS_DAMAGED : records_open(&desk->records, desk->database);
    if (status == STATUS_DAMAGED)
        status = records_mend(desk);
    if (status == STATUS_OK) {
        struct kiosk kiosk;
        this_kiosk_find(&desk->settings, &kiosk);
        records_kiosk(desk->records, &kiosk);
        records_patience(desk->records, RECORDS_PATIENCE_MS);
    }
    return status == STATUS_OK ? records_roster(desk->records, roster->people, roster->count)
                               : status;
}

/* After a power cut, or a kill: who was in the middle of it stands there still. So long one waits
 * for a machine that comes up again, and not until the next day. */
static void broken_find(struct desk *desk)
{
    enum { RECENT_MS = 30 * 60 * 1000 };
    if (records_broken_off(desk->records, clock_unix_ms() - RECENT_MS, &desk->broken) != STATUS_OK)
        desk->broken = (struct broken_off){.attempt = 0};
    if (records_broken_sitting(desk->records, clock_unix_ms() - RECENT_MS, &desk->broken_sitting) !=
        STATUS_OK)
        desk->broken_sitting = (struct broken_sitting){.sitting = 0};
}

/* Beside the database, as all that people make. */
static void own_lines_place(struct desk *desk)
{
    char folder[PATH_SIZE];
    memcpy(folder, desk->database, sizeof folder);
    if (!*folder || !path_up(folder) ||
        path_format(desk->own_lines, "%s/lines", folder) != STATUS_OK)
        desk->own_lines[0] = '\0';
}

/* Where the lock cannot be had at all, opening the database says better what is wrong. */
static bool is_alone(struct desk *desk)
{
    char detail[64];
    int process = 0;
    if (!*desk->database || one_kiosk_begin(&desk->alone, desk->database, &process) != STATUS_BUSY)
        return true;
    snprintf(detail, sizeof detail, "another kiosk has the database (process %d)", process);
    desk_fail(desk, FAULT_SECOND_KIOSK, detail);
    return false;
}

void boot_records(struct boot *boot)
{
    struct desk *desk = boot->desk;
    if (!settings_tell_database(boot)) {
        settings_fail(desk);
        return;
    }
    path_choose(boot->database, desk->settings.database, paths_database, desk->database);
    path_choose(boot->recordings, NULL, paths_recordings, desk->recordings);
    own_lines_place(desk);
    if (!is_alone(desk))
        return;
    enum status status = records_start(desk);
    if (status == STATUS_OK) {
        broken_find(desk);
        desk_do(desk, (struct action){ACTION_PEOPLE_AGAIN, 0});
        return;
    }
    desk_fail(desk,
              status == STATUS_NEWER  ? FAULT_DATABASE_NEWER
              : status == STATUS_BUSY ? FAULT_DATABASE_BUSY
                                      : FAULT_DATABASE,
              desk->records ? records_problem(desk->records) : "no folder for the database");
    records_close(desk->records);
    desk->records = NULL;
}

/* A pilot's clock stands still while the ear is at work, so nobody waits: a busy machine may take
 * long. */
enum { PILOT_PATIENCE_MS = 60000 };

static void boot_run(void *data)
{
    struct boot_job *job = data;
    struct hearing_config config = {.model_dir = job->model, .patience_ms = job->patience_ms};
    if (!job->has_library)
        job->library_status = library_open(&job->library, job->settings);
    if (!job->has_hearing)
        job->hearing_status = hearing_open(&job->hearing, &config);
}

static void boot_straight_to_play(struct boot *boot)
{
    struct desk *desk = boot->desk;
    const char *play = boot->play;
    boot->play = NULL;
    if (!play || !desk->records)
        return;
    desk->play = library_find(&desk->library, play);
    snprintf(desk->person.name, sizeof desk->person.name, "%s",
             boot->person ? boot->person : guest_name);
    if (desk->play < 0)
        fprintf(stderr, "yingda: there is no play '%s'\n", play);
    else if (records_person_add(desk->records, desk->person.name, &desk->person.id) == STATUS_OK)
        desk_do(desk, (struct action){ACTION_STRAIGHT, desk->play});
}

/* What keeps a pack from being played; a note does not. */
static void first_problem(const struct problems *problems, char out[400])
{
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        if (problem_is_note(problem))
            continue;
        snprintf(out, 400, "%s:%d: %s", problem->file, problem->line, problem->reason);
        return;
    }
}

static void library_take(struct boot *boot)
{
    struct boot_job *job = &boot->job;
    char first[400] = "no pack was found";
    if (job->library_status != STATUS_OK) {
        problems_print(&job->library.problems, stderr);
        first_problem(&job->library.problems, first);
        library_close(&job->library);
        desk_fail(boot->desk, FAULT_PACK, first);
        return;
    }
    boot->desk->library = job->library;
    job->library = (struct library){.n_packs = 0};
    job->has_library = true;
}

static void hearing_take(struct boot *boot)
{
    struct boot_job *job = &boot->job;
    if (job->hearing_status != STATUS_OK) {
        desk_fail(boot->desk, FAULT_MODEL,
                  job->hearing ? hearing_problem(job->hearing) : status_text(job->hearing_status));
        hearing_close(job->hearing);
    } else {
        boot->desk->hearing = job->hearing;
        job->has_hearing = true;
        if (*hearing_notice(job->hearing))
            fprintf(stderr, "yingda: %s\n", hearing_notice(job->hearing));
    }
    job->hearing = NULL;
}

static void boot_over(void *data)
{
    struct boot *boot = ((struct boot_job *)data)->boot;
    struct desk *desk = boot->desk;
    if (!boot->job.has_hearing)
        hearing_take(boot);
    if (!boot->job.has_library) /* last: of both faults this one is shown */
        library_take(boot);
    if (!boot->job.has_library || !boot->job.has_hearing)
        return;
    desk->booted = true;
    if (desk->fault == FAULT_MODEL || desk->fault == FAULT_PACK)
        desk_do(desk, (struct action){ACTION_RETRY, 0});
    if (desk->screen == SCREEN_HOME)
        desk_do(desk, (struct action){ACTION_HOME, 0});
    boot_straight_to_play(boot);
}

void boot_start(struct boot *boot)
{
    struct desk *desk = boot->desk;
    if (desk->booted || worker_busy(&desk->worker))
        return;
    boot->job.boot = boot;
    boot->job.settings = &desk->settings;
    boot->job.model = boot->model ? boot->model : desk->settings.model;
    boot->job.patience_ms = desk->piloted ? PILOT_PATIENCE_MS : 0;
    boot->job.library_status = boot->job.hearing_status = STATUS_OK;
    worker_start(&desk->worker, (struct job){boot_run, boot_over, &boot->job});
}

static void sound_run(void *data)
{
    struct sound_job *job = data;
    job->status = sound_open(&job->sound, &job->config);
}

static void sound_over(void *data)
{
    struct sound_job *job = data;
    struct boot *boot = job->boot;
    if (job->status != STATUS_OK) {
        desk_fail_status(boot->desk, job->status, "");
        return;
    }
    boot->sound = job->sound;
    boot->desk->port = port_of_sound(boot->sound);
}

void boot_sound(struct boot *boot)
{
    const struct settings *settings = &boot->desk->settings;
    boot->sound_job =
        (struct sound_job){.boot = boot, .config = {settings->microphone, settings->loudspeaker}};
    worker_start(&boot->opener, (struct job){sound_run, sound_over, &boot->sound_job});
}

void boot_tick(struct boot *boot)
{
    worker_tick(&boot->opener);
}

bool boot_opens_sound(const struct boot *boot)
{
    return worker_busy(&boot->opener);
}

void boot_close(struct boot *boot)
{
    struct desk *desk = boot->desk;
    worker_finish(&boot->opener);
    sound_close(boot->sound);
    boot->sound = NULL;
    hearing_close(boot->job.hearing);
    hearing_close(desk->hearing);
    library_close(&boot->job.library);
    library_close(&desk->library);
    records_close(desk->records);
    desk->records = NULL;
    one_kiosk_end(&desk->alone);
}
