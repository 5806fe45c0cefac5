#include "kiosk/team/team_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/team/team_due.h"
#include "kiosk/team/team_room.h"
#include "kiosk/ui/day.h"

static const char *group_of(const struct team_room *room)
{
    bool all = room->group < 0 || (size_t)room->group >= room->team.n_groups;
    return all ? "" : room->team.groups[room->group];
}

static bool before(const struct team_room *room, size_t a, size_t b)
{
    const struct plan_row *one = &room->plan[a].row, *other = &room->plan[b].row;
    return one->planned != other->planned ? one->planned : one->ready < other->ready;
}

/* By insertion, as the reasons: equal ones stay in the pack's order. */
static void plan_sort(struct team_room *room)
{
    for (size_t i = 1; i < room->n_plan; i++) {
        for (size_t k = i; k > 0 && before(room, k, k - 1); k--) {
            __typeof__(room->plan[0]) moved = room->plan[k];
            room->plan[k] = room->plan[k - 1];
            room->plan[k - 1] = moved;
        }
    }
}

static enum status plan_read(struct team_room *room)
{
    struct plan_row *rows = NULL;
    size_t count = 0;
    int64_t now = clock_unix_ms();
    const char *group = group_of(room);
    room->week_unix_ms = day_week_begin(now);
    enum status status =
        records_plan(room->desk->records, group, room->week_unix_ms, now, &rows, &count);
    room->n_plan = room->n_competencies;
    for (size_t i = 0; i < room->n_plan; i++) {
        room->plan[i].competency = i;
        room->plan[i].row = (struct plan_row){.ready = 0};
        for (size_t k = 0; k < count; k++) {
            if (strcmp(rows[k].competency, room->competencies[i].id) == 0)
                room->plan[i].row = rows[k];
        }
    }
    free(rows);
    room->plan_people = 0;
    for (size_t i = 0; i < room->team.count; i++)
        room->plan_people += !*group || strcmp(room->team.members[i].row.team, group) == 0;
    return status;
}

void team_plan_open(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk->records)
        return;
    enum status status = plan_read(room);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    plan_sort(room);
    room->plan_page = 0;
    desk_go(desk, SCREEN_PLAN);
}

void team_plan_page(void *self, int arg)
{
    ((struct team_room *)self)->plan_page = arg;
}

/* The rows stay where they are while somebody taps on them. */
void team_plan_item(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    int planned = 0;
    if (!desk->trainer || !desk->records || arg < 0 || (size_t)arg >= room->n_plan)
        return;
    struct plan_row *row = &room->plan[arg].row;
    for (size_t i = 0; i < room->n_plan; i++)
        planned += room->plan[i].row.planned;
    if (!row->planned && planned >= PLANNED_MAX) {
        snprintf(desk->said, sizeof desk->said, "一周最多 %d 项，先去掉一项。", PLANNED_MAX);
        return;
    }
    const struct competency *competency = &room->competencies[room->plan[arg].competency];
    enum status status = records_plan_toggle(desk->records, group_of(room), room->week_unix_ms,
                                             competency->id, desk->trainer_name, clock_unix_ms());
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else
        row->planned = !row->planned;
}

void team_plan_due(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    size_t changed = 0;
    char text[96];
    if (!desk->trainer || !desk->records || arg < 0 || arg >= DUE_STEPS)
        return;
    int64_t due = due_at((enum due_step)arg, clock_unix_ms());
    enum status status = records_due_team(desk->records, group_of(room), due, &changed);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    desk_audit(desk, AUDIT_PEOPLE, "trainer", "a day set for %zu people", changed);
    due_text(due, text);
    snprintf(desk->said, sizeof desk->said, "%d 人：%.40s。过了就是“逾期”。", (int)changed, text);
}

const void *plan_show(void *self)
{
    struct team_room *room = self;
    struct plan_view *view = &room->plan_view;
    const char *group = group_of(room);
    int per_page = plan_per_page(&room->desk->frame), n = (int)room->n_plan;
    struct tm sunday = day_local(due_at(DUE_SUNDAY, room->week_unix_ms));
    snprintf(room->until, sizeof room->until, "到 %d 月 %d 日", sunday.tm_mon + 1, sunday.tm_mday);
    *view = (struct plan_view){.group = *group ? group : "全部班组",
                               .until = room->until,
                               .pages = (n + per_page - 1) / per_page};
    view->page = room->plan_page < view->pages ? room->plan_page : 0;
    view->first = view->page * per_page;
    for (int i = 0; i < n; i++)
        view->n_planned += room->plan[i].row.planned;
    for (int i = view->first; i < n && view->n_rows < per_page; i++) {
        const struct plan_row *row = &room->plan[i].row;
        int at = view->n_rows++;
        snprintf(room->plan_says[at], sizeof room->plan_says[0],
                 "达标 %d 人 · 本周练了 %d 人 · 共 %d 人", row->ready, row->practised,
                 room->plan_people);
        view->rows[at] = (struct plan_row_view){room->competencies[room->plan[i].competency].name,
                                                room->plan_says[at], row->planned};
    }
    return view;
}
