/* A list of people is taken in: found, looked at, and then written. Everything here is the
 * trainer's. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/roster/roster_room.h"
#include "kiosk/ui/day.h"

static bool may(struct roster_room *room, enum action_kind wanted)
{
    struct action here = {wanted, 0}, back = {ACTION_LEAVE, 0};
    return room->desk->records && !room->desk->exam.on && desk_trainer_may(room->desk, here, back);
}

static void files_look(struct roster_room *room)
{
    struct exchange_folder *folders = calloc(EXCHANGE_FOLDERS_MAX, sizeof *folders);
    size_t n = folders ? exchange_folders(room->desk->database, folders) : 0;
    snprintf(room->folder, sizeof room->folder, "%s", n ? folders[n - 1].path : "");
    free(folders);
    if (!room->files)
        room->files = calloc(EXCHANGE_FILES_MAX, sizeof *room->files);
    room->n_files =
        room->files ? exchange_files(room->desk->database, room->files, EXCHANGE_FILES_MAX) : 0;
}

static void act_roster(void *self, int arg)
{
    struct roster_room *room = self;
    (void)arg;
    if (!may(room, ACTION_ROSTER))
        return;
    if (room->desk->screen != SCREEN_ROSTER_FILES || room->n_files == 0)
        room->complaint[0] = '\0';
    files_look(room);
    desk_go(room->desk, SCREEN_ROSTER_FILES);
}

/* What the readers say in English is for whoever made the file on a computer; the line is what a
 * trainer needs. */
static void refused(struct roster_room *room, const struct problems *problems)
{
    const struct problem *first = problems->count ? &problems->items[0] : NULL;
    int used = snprintf(room->complaint, sizeof room->complaint, "“%.120s”读不了", room->file);
    if (first && first->line)
        used += snprintf(room->complaint + used, sizeof room->complaint - (size_t)used,
                         "，问题在第 %d 行", first->line);
    snprintf(room->complaint + used, sizeof room->complaint - (size_t)used,
             "。请在电脑上另存为 .xlsx 再来，什么也没有改。");
    if (first)
        fprintf(stderr, "yingda: %s:%d: %s\n", first->file, first->line, first->reason);
}

static enum import_kind kind_first(const struct people_import *import)
{
    static const enum import_kind order[] = {IMPORT_UNCLEAR, IMPORT_NEW, IMPORT_CHANGED};
    for (size_t i = 0; i < 3; i++) {
        if (import->n_kind[order[i]])
            return order[i];
    }
    return IMPORT_SAME;
}

static void read_over(void *data)
{
    struct roster_job *job = data;
    struct roster_room *room =
        (struct roster_room *)((char *)data - offsetof(struct roster_room, job));
    struct desk *desk = room->desk;
    bool here = desk->trainer && desk->screen == SCREEN_ROSTER_FILES;
    room->busy = false;
    if (here && job->status == STATUS_OK) {
        people_import_finish(&room->import);
        room->import = job->import;
        job->import = (struct people_import){.count = 0};
        room->kind = kind_first(&room->import);
        room->page = 0;
        desk_go(desk, SCREEN_ROSTER);
    } else if (here && (job->problems.count || job->status == STATUS_NO_MEMORY)) {
        desk->said[0] = '\0';
        refused(room, &job->problems);
    } else if (here) {
        desk_fail_records(desk, job->status);
    }
    roster_job_finish(job);
}

static void act_file(void *self, int arg)
{
    struct roster_room *room = self;
    struct desk *desk = room->desk;
    if (!desk->trainer || !desk->records || room->busy || arg < 0 || (size_t)arg >= room->n_files)
        return;
    snprintf(room->file, sizeof room->file, "%s", path_name(room->files[arg].path));
    memcpy(room->job.database, desk->database, sizeof room->job.database);
    memcpy(room->job.path, room->files[arg].path, sizeof room->job.path);
    room->complaint[0] = '\0';
    room->busy = true;
    snprintf(desk->said, sizeof desk->said, "正在读“%.120s”……", room->file);
    clerk_ask(&desk->clerk, (struct job){roster_job_run, read_over, &room->job});
}

static void act_kind(void *self, int arg)
{
    struct roster_room *room = self;
    if (arg >= 0 && arg < IMPORT_KINDS)
        room->kind = (enum import_kind)arg;
    room->page = 0;
}

static void act_page(void *self, int arg)
{
    ((struct roster_room *)self)->page = arg;
}

/* Also where nobody waits for it any more: it is done, and the log says so. */
static void store_over(void *data)
{
    struct roster_job *job = data;
    struct roster_room *room =
        (struct roster_room *)((char *)data - offsetof(struct roster_room, job));
    struct desk *desk = room->desk;
    bool here = desk->trainer && desk->screen == SCREEN_ROSTER;
    const size_t *n = job->import.n_kind;
    char said[128];
    room->busy = false;
    if (job->status == STATUS_OK) {
        desk_audit(desk, AUDIT_PEOPLE, "trainer", "a list: %zu new, %zu changed", n[IMPORT_NEW],
                   n[IMPORT_CHANGED]);
        snprintf(said, sizeof said, "写好了：新来的 %zu 人，有变化的 %zu 人，没动的 %zu 人。",
                 n[IMPORT_NEW], n[IMPORT_CHANGED], n[IMPORT_UNCLEAR]);
        desk_do(desk, (struct action){ACTION_PEOPLE_AGAIN, 0});
    }
    if (here && job->status == STATUS_OK) {
        desk_say_next(desk, said);
        desk_do(desk, (struct action){ACTION_TRAINER, 0});
    } else if (here) { /* it can be tried again */
        room->import = job->import;
        job->import = (struct people_import){.count = 0};
        desk_fail_records(desk, job->status);
    }
    roster_job_finish(job);
}

static void act_store(void *self, int arg)
{
    struct roster_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !desk->records || desk->screen != SCREEN_ROSTER || room->busy)
        return;
    memcpy(room->job.database, desk->database, sizeof room->job.database);
    room->job.path[0] = '\0';
    room->job.import = room->import;
    room->import = (struct people_import){.count = 0};
    room->busy = true;
    snprintf(desk->said, sizeof desk->said, "正在写……");
    clerk_ask(&desk->clerk, (struct job){roster_job_run, store_over, &room->job});
}

static const char *why_text(enum import_why why)
{
    static const char *const texts[IMPORT_WHYS] = {
        [IMPORT_FINE] = "",
        [IMPORT_NO_NAME] = "没有名字",
        [IMPORT_TOO_LONG] = "有一格太长，或者不是文字",
        [IMPORT_TWICE] = "跟前面一行是同一个人",
        [IMPORT_OTHER_NAME] = "这个工号现在是别人的：",
        [IMPORT_NAMESAKES] = "有几位同名的，要写上工号",
        [IMPORT_ZERO_LOST] = "工号前面的 0 好像丢了，应该是",
    };
    return texts[why];
}

static void change_add(char *out, size_t size, const char *what, const char *was, const char *is)
{
    size_t used = strlen(out);
    if (*is && strcmp(was, is) != 0)
        snprintf(out + used, size - used, "%s%s：%s → %s", used ? "；" : "", what,
                 *was ? was : "（空）", is);
}

static void note_write(const struct import_row *row, char out[256])
{
    const struct person_who *known = &row->known, *who = &row->who;
    out[0] = '\0';
    if (row->kind == IMPORT_UNCLEAR) {
        snprintf(out, 256, "%s%s", why_text(row->why),
                 row->why == IMPORT_OTHER_NAME  ? known->name
                 : row->why == IMPORT_ZERO_LOST ? known->number
                                                : "");
    } else if (row->kind == IMPORT_CHANGED) {
        change_add(out, 256, "名字", known->name, who->name);
        change_add(out, 256, "工号", known->number, who->number);
        change_add(out, 256, "班组", known->team, who->team);
        change_add(out, 256, "岗位", known->post, who->post);
        if (!*out)
            snprintf(out, 256, "回到名单里");
    } else {
        snprintf(out, 256, "%s", who->post);
    }
}

static void rows_fill(struct roster_room *room, int per_page)
{
    struct roster_view *view = &room->view;
    int seen = 0, first = view->page * per_page;
    for (size_t i = 0; i < room->import.count && view->n_rows < per_page; i++) {
        const struct import_row *row = &room->import.rows[i];
        if (row->kind != room->kind || seen++ < first)
            continue;
        char *note = room->notes[view->n_rows];
        note_write(row, note);
        view->rows[view->n_rows++] = (struct roster_row_view){row->who.number, row->who.name,
                                                              row->who.team, note, row->line};
    }
}

const void *roster_show(void *self)
{
    struct roster_room *room = self;
    struct roster_view *view = &room->view;
    int per_page = roster_per_page(&room->desk->frame), n = (int)room->import.n_kind[room->kind];
    *view = (struct roster_view){.file = room->file, .kind = (int)room->kind};
    for (int i = 0; i < ROSTER_KINDS; i++)
        view->counts[i] = (int)room->import.n_kind[i];
    view->pages = (n + per_page - 1) / per_page;
    view->page = room->page < view->pages ? room->page : view->pages ? view->pages - 1 : 0;
    rows_fill(room, per_page);
    return view;
}

const void *roster_files_show(void *self)
{
    struct roster_room *room = self;
    struct roster_files_view *view = &room->files_view;
    *view = (struct roster_files_view){.folder = room->folder, .complaint = room->complaint};
    for (size_t i = 0; i < room->n_files && i < ROSTER_FILES_MAX; i++) {
        const struct exchange_file *file = &room->files[i];
        char day[64];
        day_text(file->changed_unix_ms, clock_unix_ms(), DAY_SHORT, day);
        snprintf(room->notes[i], sizeof room->notes[i], "%s · %s", file->stick ? "U 盘" : "本机",
                 day);
        view->files[view->n_files++] =
            (struct roster_file_view){path_name(file->path), room->notes[i]};
    }
    return view;
}

static void roster_put_away(void *self, enum put_away what)
{
    struct roster_room *room = self;
    if (what >= PUT_AWAY_EXAM)
        people_import_finish(&room->import);
    room->complaint[0] = '\0';
}

static void roster_close(void *self)
{
    struct roster_room *room = self;
    people_import_finish(&room->import);
    free(room->files);
    room->files = NULL;
}

static const struct room_act acts[] = {
    {ACTION_ROSTER, act_roster, false},      {ACTION_ROSTER_FILE, act_file, false},
    {ACTION_ROSTER_KIND, act_kind, false},   {ACTION_ROSTER_PAGE, act_page, false},
    {ACTION_ROSTER_STORE, act_store, false},
};

const struct room_kind roster_kind = {.acts = acts,
                                      .n_acts = sizeof acts / sizeof *acts,
                                      .put_away = roster_put_away,
                                      .close = roster_close};
