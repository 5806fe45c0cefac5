#include "kiosk/app/keeper.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"

enum { HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS };

/* On a connection of its own. */
static void sounds_run(struct keeper_job *job)
{
    struct records *records = NULL;
    struct sound_time now = {clock_unix_ms(), clock_is_set()};
    job->silenced = records_open(&records, job->database);
    if (job->silenced == STATUS_OK)
        job->silenced = sound_round(records, job->recordings, job->days, now, &job->sounds);
    records_close(records);
}

static void daily_run(struct keeper_job *job)
{
    char folder[PATH_SIZE], to[PATH_SIZE];
    job->checked = backup_check_all(job->database, &job->stop, &job->check_problem);
    if (job->checked == STATUS_DAMAGED || atomic_load(&job->stop))
        return;
    sounds_run(job); /* first: what goes makes room for the backup */
    job->backed_up = backup_folder(job->database, folder);
    if (job->backed_up == STATUS_OK)
        job->backed_up = backup_path(folder, job->database, "", to);
    if (job->backed_up == STATUS_OK)
        job->backed_up = backup_make(job->database, to, &job->backup_problem);
    if (job->backed_up == STATUS_OK)
        backup_prune(folder, job->database, BACKUPS_KEPT);
}

/* On the worker's thread. A log that somebody reads just now is moved the next time. */
static void keeper_run(void *data)
{
    struct keeper_job *job = data;
    if (job->round == ROUND_START)
        job->checked = backup_check(job->database, &job->check_problem);
    else if ((job->checked = backup_checkpoint(job->database)) != STATUS_DAMAGED &&
             job->round == ROUND_DAILY)
        daily_run(job);
}

/* What cannot be removed is tried again tomorrow; a clock that is not believed waits for the
 * trainer, whose page says so. */
static void sounds_over(const struct keeper_job *job)
{
    if (job->silenced == STATUS_IO)
        fprintf(stderr, "yingda: the recording %s cannot be removed\n", job->sounds.left);
    else if (job->silenced != STATUS_OK)
        fprintf(stderr, "yingda: old recordings were not looked at: %s\n",
                status_text(job->silenced));
    else if (job->sounds.clock == SOUND_CLOCK_DOUBTED)
        fprintf(stderr, "yingda: the clock is far from where it was: no recording is removed\n");
    if (job->sounds.attempts + job->sounds.strays > 0)
        fprintf(stderr, "yingda: %d attempts' recordings and %d without one were removed\n",
                job->sounds.attempts, job->sounds.strays);
}

/* A disk without room for a backup is tried again in an hour; the trainer's page shows how old the
 * last one is. Of a damaged database a conversation is finished before it is mended. */
static void keeper_over(void *data)
{
    const struct keeper_job *job = data;
    struct desk *desk = job->keeper->desk;
    sounds_over(job);
    if (job->backed_up != STATUS_OK)
        fprintf(stderr, "yingda: no backup today: %s\n", job->backup_problem.text);
    if (job->round == ROUND_DAILY && job->backed_up == STATUS_OK)
        job->keeper->daily_ms = desk->now_ms + DAY_MS;
    if (job->round == ROUND_DAILY && job->backed_up == STATUS_OK && job->checked != STATUS_DAMAGED)
        desk_audit(desk, AUDIT_BACKUP, "kiosk", "daily");
    if (job->checked != STATUS_DAMAGED)
        return;
    fprintf(stderr, "yingda: %s\n", job->check_problem.text);
    desk->damaged = true;
    if (desk->screen != SCREEN_TALK && desk->screen != SCREEN_RING)
        desk_do(desk, (struct action){ACTION_LEAVE, 0});
}

static void keeper_start(struct keeper *keeper, enum keeper_round round)
{
    struct keeper_job *job = &keeper->job;
    *job = (struct keeper_job){.keeper = keeper, .round = round};
    memcpy(job->database, keeper->desk->database, sizeof job->database);
    memcpy(job->recordings, keeper->desk->recordings, sizeof job->recordings);
    job->days = keeper->desk->settings.keep;
    worker_start(&keeper->worker, (struct job){keeper_run, keeper_over, job});
}

/* By the date in the last backup's name; one from the future says that a clock was wrong. */
static bool is_due(const char *database)
{
    char folder[PATH_SIZE], last[256];
    if (backup_folder(database, folder) != STATUS_OK || !backup_last(folder, database, last))
        return true;
    int64_t age_ms = clock_unix_ms() - backup_unix_ms(last, database);
    return age_ms < 0 || age_ms >= DAY_MS;
}

void keeper_init(struct keeper *keeper, struct desk *desk)
{
    *keeper = (struct keeper){.desk = desk};
    worker_init(&keeper->worker);
}

void keeper_tick(struct keeper *keeper)
{
    const struct desk *desk = keeper->desk;
    worker_tick(&keeper->worker);
    if (worker_busy(&keeper->worker) || !desk->records)
        return;
    if (!keeper->looked) {
        keeper->looked = true;
        keeper_start(keeper, ROUND_START);
        return;
    }
    if (desk->screen != SCREEN_NAMES && desk->screen != SCREEN_ATTRACT) {
        keeper->tidied = false;
        return;
    }
    int64_t alone_ms = desk->now_ms - desk->active_ms;
    if (!keeper->tidied && alone_ms >= KEEPER_TIDY_MS) {
        keeper->tidied = true;
        keeper_start(keeper, ROUND_TIDY);
    } else if (alone_ms >= KEEPER_DAILY_MS && desk->now_ms >= keeper->daily_ms) {
        keeper->daily_ms = desk->now_ms + HOUR_MS;
        if (is_due(desk->database))
            keeper_start(keeper, ROUND_DAILY);
    }
}

void keeper_close(struct keeper *keeper)
{
    atomic_store(&keeper->job.stop, true);
    worker_finish(&keeper->worker);
}
