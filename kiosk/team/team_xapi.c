#include "kiosk/team/team_xapi.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "engine/exchange.h"
#include "engine/team_files.h"
#include "engine/xapi.h"
#include "kiosk/team/team_room.h"

struct writing {
    struct records *records;
    size_t count;
};

static enum status statements_write(void *what, const char *folder, char path[PATH_SIZE])
{
    struct writing *writing = what;
    enum status status = team_file_path("json", folder, clock_unix_ms(), path);
    return status == STATUS_OK ? xapi_write_file(writing->records, path, &writing->count) : status;
}

/* On a connection of its own: a hundred thousand attempts take a while. */
static void xapi_run(void *data)
{
    struct team_xapi *job = data;
    struct writing writing = {.records = NULL};
    job->status = records_open(&writing.records, job->database);
    if (job->status == STATUS_OK)
        job->status =
            exchange_write(job->database, statements_write, &writing, job->path, &job->place);
    job->count = writing.count;
    records_close(writing.records);
}

/* Where it went is said, and that it went is in the log, whatever is shown by now. */
static void xapi_over(void *data)
{
    struct team_xapi *job = data;
    struct team_room *room = (struct team_room *)((char *)data - offsetof(struct team_room, xapi));
    struct desk *desk = room->desk;
    if (job->status != STATUS_OK) {
        snprintf(desk->said, sizeof desk->said, "没写成：U 盘和本机都写不进去，也许满了。");
        return;
    }
    fprintf(stderr, "yingda: %zu xAPI statements were taken: %s\n", job->count, job->path);
    desk_audit(desk, AUDIT_EXPORT, "trainer", "%zu xAPI statements", job->count);
    snprintf(desk->said, sizeof desk->said, "写好了，在%s里：%.60s，%zu 条。", job->place,
             path_name(job->path), job->count);
}

void team_xapi_export(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk_has_past(desk) || !desk->records || worker_busy(&desk->worker))
        return;
    room->xapi = (struct team_xapi){.place = ""};
    memcpy(room->xapi.database, desk->database, sizeof room->xapi.database);
    snprintf(desk->said, sizeof desk->said, "正在写……");
    worker_start(&desk->worker, (struct job){xapi_run, xapi_over, &room->xapi});
}
