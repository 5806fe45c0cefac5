#include "engine/team_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "engine/sheet.h"

static const double margin = 40, row_height = 22, text_size = 10; /* points, as all here */

enum { COLUMNS = 8 };

static const struct {
    const char *head;
    double x, w;
} columns[COLUMNS] = {{"序号", 40, 28},      {"工号", 70, 62},  {"姓名", 134, 78},
                      {"岗位", 214, 84},     {"现状", 300, 52}, {"达标", 354, 44},
                      {"最近练习", 400, 64}, {"签到", 470, 85}};

/* Where the pen is. */
struct pen {
    struct sheet sheet;
    const struct team_export *team;
    double y;
    int page;
    char title[96];
};

static void put(const struct pen *pen, double x, double w, bool bold, const char *text)
{
    struct sheet_text at = {.x = x,
                            .y = pen->y + 4,
                            .w = w,
                            .size = text_size,
                            .bold = bold,
                            .grey = 0.1,
                            .one_line = true};
    sheet_put(&pen->sheet, at, text);
}

static void line(const struct pen *pen, double grey)
{
    cairo_t *cairo = pen->sheet.cairo;
    cairo_set_source_rgb(cairo, grey, grey, grey);
    cairo_set_line_width(cairo, 0.5);
    cairo_move_to(cairo, margin, pen->y);
    cairo_line_to(cairo, pen->sheet.width - margin, pen->y);
    cairo_stroke(cairo);
}

static void heads(struct pen *pen)
{
    for (int i = 0; i < COLUMNS; i++)
        put(pen, columns[i].x, columns[i].w, true, columns[i].head);
    pen->y += row_height;
    line(pen, 0.2);
}

static void foot(const struct pen *pen)
{
    char text[64];
    snprintf(text, sizeof text, "第 %d 页", pen->page);
    struct sheet_text at = {.x = margin,
                            .y = pen->sheet.height - margin + 8,
                            .w = pen->sheet.width - 2 * margin,
                            .size = 9,
                            .align = PANGO_ALIGN_RIGHT,
                            .grey = 0.4};
    sheet_put(&pen->sheet, at, text);
    at.align = PANGO_ALIGN_LEFT;
    sheet_put(&pen->sheet, at, pen->title);
}

/* How many stand how, in one line under the title. */
static void summary(struct pen *pen)
{
    char text[256] = "";
    int counts[READINESS_WORDS] = {0};
    size_t used = (size_t)snprintf(text, sizeof text, "共 %zu 人", pen->team->n_people);
    for (size_t i = 0; i < pen->team->n_people; i++)
        counts[pen->team->people[i].word]++;
    for (int word = 0; word < READINESS_WORDS; word++) {
        if (counts[word] && used < sizeof text)
            used += (size_t)snprintf(text + used, sizeof text - used, "　%s %d",
                                     readiness_word_text((enum readiness_word)word), counts[word]);
    }
    struct sheet_text at = {
        .x = margin, .y = pen->y, .w = pen->sheet.width - 2 * margin, .size = 11, .grey = 0.3};
    pen->y += sheet_put(&pen->sheet, at, text) + 10;
}

static void title(struct pen *pen)
{
    struct sheet_text at = {.x = margin,
                            .y = margin,
                            .w = pen->sheet.width - 2 * margin,
                            .size = 20,
                            .bold = true,
                            .grey = 0.05};
    pen->y = margin + sheet_put(&pen->sheet, at, "班组名单") + 6;
    summary(pen);
}

/* Makes sure that so much fits on the page. */
static void room_for(struct pen *pen, double height)
{
    if (pen->y + height <= pen->sheet.height - margin)
        return;
    foot(pen);
    sheet_turn(&pen->sheet);
    pen->page++;
    pen->y = margin;
    heads(pen);
}

static void group(struct pen *pen, const char *name, size_t people)
{
    char text[NAME_SIZE + 32];
    room_for(pen, 2 * row_height);
    pen->y += 6;
    snprintf(text, sizeof text, "%s　%zu 人", *name ? name : "没有班组", people);
    put(pen, margin, pen->sheet.width - 2 * margin, true, text);
    pen->y += row_height;
    line(pen, 0.5);
}

static void row(struct pen *pen, const struct export_person *person, size_t number)
{
    char order[24], ready[40], last[CLOCK_DAY_SIZE] = "还没练过";
    room_for(pen, row_height);
    snprintf(order, sizeof order, "%zu", number);
    snprintf(ready, sizeof ready, "%d/%zu", person->row->counts.ready, pen->team->n_competencies);
    if (person->row->last_unix_ms)
        clock_day(person->row->last_unix_ms, last);
    const char *const texts[COLUMNS] = {order,
                                        person->row->number,
                                        person->row->name,
                                        person->row->post,
                                        readiness_word_text(person->word),
                                        ready,
                                        last,
                                        ""};
    for (int i = 0; i < COLUMNS; i++)
        put(pen, columns[i].x, columns[i].w, false, texts[i]);
    pen->y += row_height;
    line(pen, 0.8);
}

/* By 班组, those without one last; inside it as they came. */
static int by_group(const void *a, const void *b)
{
    const struct export_person *const *one = a, *const *other = b;
    const char *name = (*one)->row->team, *other_name = (*other)->row->team;
    if (!*name != !*other_name)
        return *name ? -1 : 1;
    int order = strcmp(name, other_name);
    return order ? order : (*one > *other) - (*one < *other);
}

static void everybody(struct pen *pen, const struct export_person *const *people, size_t count)
{
    for (size_t first = 0; first < count;) {
        size_t end = first;
        while (end < count && strcmp(people[end]->row->team, people[first]->row->team) == 0)
            end++;
        group(pen, people[first]->row->team, end - first);
        for (size_t i = first; i < end; i++)
            row(pen, people[i], i - first + 1);
        first = end;
    }
}

enum status team_sheet_write(const struct team_export *team, const char *path)
{
    struct pen pen = {.team = team, .page = 1};
    char day[CLOCK_DAY_SIZE];
    const struct export_person **people = calloc(team->n_people + 1, sizeof *people);
    if (!people)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < team->n_people; i++)
        people[i] = &team->people[i];
    qsort(people, team->n_people, sizeof *people, by_group);
    clock_day(team->now_unix_ms, day);
    snprintf(pen.title, sizeof pen.title, "应答 · 班组名单 · %s", day);
    sheet_begin(&pen.sheet, pen.title, SHEET_UPRIGHT);
    title(&pen);
    heads(&pen);
    everybody(&pen, people, team->n_people);
    foot(&pen);
    free(people);
    return sheet_finish(&pen.sheet, path, STATUS_OK);
}
