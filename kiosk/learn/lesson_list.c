#include "kiosk/learn/lesson_list.h"

#include <stdlib.h>
#include <string.h>

enum group { GROUP_COUNTER, GROUP_PHONE, GROUP_ON_SITE, GROUP_ANYWHERE, GROUPS };

static const char *const headings[GROUPS] = {"在柜台", "接电话", "上门服务", "什么时候都用得上"};

static enum group group_of(const struct lesson *lesson)
{
    static const enum group of_place[] = {[PLACE_COUNTER] = GROUP_COUNTER,
                                          [PLACE_PHONE] = GROUP_PHONE,
                                          [PLACE_ON_SITE] = GROUP_ON_SITE};
    if (lesson->kind == LESSON_DRILL)
        return of_place[lesson->drill->play.place];
    const char *where = lesson->phrase->where;
    return strcmp(where, "counter") == 0   ? GROUP_COUNTER
           : strcmp(where, "phone") == 0   ? GROUP_PHONE
           : strcmp(where, "on_site") == 0 ? GROUP_ON_SITE
                                           : GROUP_ANYWHERE;
}

static const char *situation_name(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_situations; i++) {
        if (strcmp(pack->situations[i].id, id) == 0)
            return pack->situations[i].name;
    }
    return "";
}

/* What it is for; not what the title says already. */
static const char *note_of(const struct lesson *lesson)
{
    const char *note = lesson->kind == LESSON_PHRASE
                           ? lesson->cue
                           : situation_name(lesson->pack, lesson->drill->situation);
    return strcmp(note, lesson->title) == 0 ? "" : note;
}

static void row_add(struct lesson_list *list, const struct shelf *shelf, int at, int64_t unix_ms)
{
    const struct shelf_item *item = &shelf->items[at];
    list->rows[list->n_rows++] = (struct lesson_row){.title = item->lesson.title,
                                                     .note = note_of(&item->lesson),
                                                     .standing = shelf_standing(item, unix_ms),
                                                     .lesson = at};
}

static void group_add(struct lesson_list *list, const struct shelf *shelf, enum lesson_kind kind,
                      enum group group, int64_t unix_ms)
{
    int first = list->n_rows;
    for (int i = 0; i < shelf->n; i++) {
        const struct lesson *lesson = &shelf->items[i].lesson;
        if (lesson->kind == kind && group_of(lesson) == group)
            row_add(list, shelf, i, unix_ms);
    }
    if (list->n_rows > first)
        list->rows[first].heading = headings[group];
}

enum status lesson_list_fill(struct lesson_list *list, const struct shelf *shelf,
                             enum learn_tab tab, int64_t unix_ms)
{
    lesson_list_finish(list);
    list->rows = calloc((size_t)shelf->n + 1, sizeof *list->rows);
    if (!list->rows)
        return STATUS_NO_MEMORY;
    for (enum group group = GROUP_COUNTER; group < GROUPS; group++)
        group_add(list, shelf, tab == LEARN_DRILLS ? LESSON_DRILL : LESSON_PHRASE, group, unix_ms);
    return STATUS_OK;
}

void lesson_list_finish(struct lesson_list *list)
{
    free(list->rows);
    *list = (struct lesson_list){.n_rows = 0};
}

int lesson_list_after(const struct lesson_list *list, int lesson)
{
    for (int i = 0; i + 1 < list->n_rows; i++) {
        if (list->rows[i].lesson == lesson)
            return list->rows[i + 1].lesson;
    }
    return -1;
}
