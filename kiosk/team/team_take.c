#include "kiosk/team/team_take.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "engine/team_files.h"
#include "engine/xapi.h"
#include "kiosk/team/team_room.h"

struct tables {
    struct team team; /* read by the clerk, once */
    struct competency competencies[COMPETENCIES_MAX];
    size_t n_competencies;
};

static enum status team_read_once(struct taking *taking, struct tables *tables)
{
    return tables->team.members ? STATUS_OK
                                : team_read(&tables->team, taking->records,
                                            (int)tables->n_competencies, clock_unix_ms());
}

/* The workbook comes last, so that its name is the one that is said. */
static enum status tables_write(struct taking *taking, const char *folder, char path[PATH_SIZE])
{
    struct tables *tables = taking->order.what;
    atomic_store(&taking->all, TEAM_FILES);
    enum status status = team_read_once(taking, tables);
    for (int i = TEAM_FILES - 1; i >= TEAM_FILE_XLSX && status == STATUS_OK; i--) {
        enum team_file kind = (enum team_file)i;
        status = team_file_path(team_file_ending(kind), folder, tables->team.now_unix_ms, path);
        if (status == STATUS_OK)
            status = team_file_write(kind, &tables->team, taking->records, tables->competencies,
                                     tables->n_competencies, path);
        atomic_fetch_add(&taking->done, status == STATUS_OK);
    }
    return status;
}

static void tables_taken(struct desk *desk, const struct taking *taking)
{
    const struct tables *tables = taking->order.what;
    desk_audit(desk, AUDIT_EXPORT, "trainer", "the table of %zu people", tables->team.count);
}

static void tables_free(void *what)
{
    struct tables *tables = what;
    team_finish(&tables->team);
    free(tables);
}

void team_export(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_EXPORT, 0}, back = {ACTION_LEAVE, 0};
    (void)arg;
    if (!desk_has_past(desk) || !desk_trainer_may(desk, here, back) || !desk->records)
        return;
    struct tables *tables = calloc(1, sizeof *tables);
    if (tables)
        tables->n_competencies = library_competencies(&desk->library, tables->competencies);
    taking_order(&desk->taking, (struct order){.name = "表格",
                                               .write = tables_write,
                                               .taken = tables_taken,
                                               .what = tables,
                                               .free = tables_free});
}

static enum status statements_write(struct taking *taking, const char *folder, char path[PATH_SIZE])
{
    enum status status = team_file_path("json", folder, clock_unix_ms(), path);
    return status == STATUS_OK ? xapi_write_file(taking->records, path, taking->order.what)
                               : status;
}

static void statements_taken(struct desk *desk, const struct taking *taking)
{
    const size_t *count = taking->order.what;
    desk_audit(desk, AUDIT_EXPORT, "trainer", "%zu xAPI statements", *count);
}

void team_xapi_export(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk_has_past(desk) || !desk->records)
        return;
    taking_order(&desk->taking, (struct order){.name = " xAPI 文件",
                                               .write = statements_write,
                                               .taken = statements_taken,
                                               .what = calloc(1, sizeof(size_t)),
                                               .free = free});
}
