/* The scorecard's page "进步": this attempt by dimension beside the one before, the points over
 * time with this one customer, and what comes next. */
#include <math.h>
#include <stdio.h>

#include "kiosk/card/card_draw_parts.h"
#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

static bool shows(struct rect box, struct rect window)
{
    return rect_intersect(box, window).h > 0;
}

static float heading(const struct ui *ui, struct rect window, float y, const char *text)
{
    struct rect row = {window.x, y + 16, window.w, 52};
    if (shows(row, window))
        widget_label(ui, row, (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                     text);
    return y + 16 + 52 + 8;
}

/* Dimensions that were judged at all; nobody can be bad at what was not asked for. */
static int dimensions(const struct card_view *card, int out[16])
{
    int n = 0;
    for (int i = 0; i < card->n_criteria && n < 16; i++) {
        if (card->criteria[i].points_max > 0)
            out[n++] = i;
    }
    return n;
}

enum { RADAR_LEAST = 3, RADAR_HEIGHT = 460 };
#define RADAR_RADIUS 150.0f

struct radar {
    float x, y;
    int n, of[16];
};

static void radar_point(const struct radar *radar, int i, double share, float out[2])
{
    float angle = 2 * (float)M_PI * (float)i / (float)radar->n - (float)M_PI / 2;
    out[0] = radar->x + cosf(angle) * RADAR_RADIUS * (float)share;
    out[1] = radar->y + sinf(angle) * RADAR_RADIUS * (float)share;
}

static double share_of(const struct criterion_view *criterion)
{
    double share = criterion->points_max > 0 ? criterion->points / criterion->points_max : 0;
    return fmin(fmax(share, 0), 1);
}

static void radar_ring(const struct ui *ui, const struct radar *radar, double share)
{
    float points[2 * 17];
    for (int i = 0; i <= radar->n; i++)
        radar_point(radar, i % radar->n, share, points + 2 * i);
    draw_polyline(ui->draw, points, (size_t)radar->n + 1, 2, color_line);
}

static void radar_shape(const struct ui *ui, const struct radar *radar,
                        const struct criterion_view *criteria, float width, struct color color)
{
    float points[2 * 17];
    for (int i = 0; i <= radar->n; i++)
        radar_point(radar, i % radar->n, share_of(&criteria[radar->of[i % radar->n]]),
                    points + 2 * i);
    draw_polyline(ui->draw, points, (size_t)radar->n + 1, width, color);
}

/* The name beside its corner, and how much of it was reached. */
static void radar_name(const struct ui *ui, const struct radar *radar, int i)
{
    const struct criterion_view *criterion = &card_of(ui)->criteria[radar->of[i]];
    float at[2];
    char share[24];
    radar_point(radar, i, 1.18, at);
    bool left = at[0]<radar->x - 20, right = at[0]> radar->x + 20;
    enum text_align align = left ? ALIGN_RIGHT : right ? ALIGN_LEFT : ALIGN_CENTER;
    struct rect box = {at[0] - (left ? 220.0f : right ? 0.0f : 110.0f), at[1] - 38, 220, 76};
    box.y -= !left && !right && at[1] < radar->y ? 24 : 0;
    snprintf(share, sizeof share, "%.0f%%", 100 * share_of(criterion));
    widget_label(ui, rect_cut_top(&box, 38, 0),
                 (struct type){26, color_ink, WEIGHT_REGULAR, align, 1}, criterion->name);
    widget_label(ui, box, (struct type){28, color_teal_dark, WEIGHT_BOLD, align, 1}, share);
}

static void radar_legend(const struct ui *ui, struct rect area)
{
    const char *const names[] = {"这一次", "上一次"};
    int n = card_of(ui)->line.n_before ? 2 : 1;
    struct rect column = rect_cut_right(&area, 190, 0);
    for (int i = 0; i < n; i++) {
        struct rect row = rect_cut_top(&column, 48, 0);
        struct rect dash = rect_cut_left(&row, 48, 12);
        draw_rect(ui->draw, rect_center(dash, 44, i ? 4 : 6), 2,
                  i ? color_amber_bright : color_teal);
        widget_label(ui, row, (struct type){26, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     names[i]);
    }
}

static void radar_draw(const struct ui *ui, struct rect area)
{
    const struct card_view *card = ui->view;
    struct radar radar = {.x = area.x + area.w / 2, .y = area.y + area.h / 2 + 8};
    radar.n = dimensions(card, radar.of);
    for (int ring = 1; ring <= 4; ring++)
        radar_ring(ui, &radar, ring / 4.0);
    if (card->line.n_before == card->n_criteria)
        radar_shape(ui, &radar, card->line.before, 4, color_amber_bright);
    radar_shape(ui, &radar, card->criteria, 6, color_teal);
    for (int i = 0; i < radar.n; i++)
        radar_name(ui, &radar, i);
    radar_legend(ui, area);
}

static float line_radar(const struct ui *ui, struct rect window, float y)
{
    int of[16];
    struct rect area = {window.x, y, window.w, RADAR_HEIGHT};
    if (dimensions(card_of(ui), of) < RADAR_LEAST)
        return y;
    y = heading(ui, window, y, "各方面做到了多少");
    area.y = y;
    if (shows(area, window))
        radar_draw(ui, area);
    return y + RADAR_HEIGHT;
}

enum { CHART_HEIGHT = 300 };

static float chart_y(struct rect box, double total)
{
    return box.y + box.h * (float)(1 - fmin(fmax(total, 0), 100) / 100);
}

static float chart_x(const struct line_view *line, struct rect box, int i)
{
    return line->n > 1 ? box.x + box.w * (float)i / (float)(line->n - 1) : box.x + box.w;
}

static void chart_pass(const struct ui *ui, struct rect box, int pass)
{
    char text[24];
    float y = chart_y(box, pass);
    struct rect label = {box.x + box.w + 72, y - 22, 130, 44};
    for (float x = box.x; x < box.x + box.w; x += 20)
        draw_rect(ui->draw, (struct rect){x, y - 1, 10, 2}, 0, color_ink_soft);
    snprintf(text, sizeof text, "%d 合格", pass);
    widget_label(ui, label, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
}

/* The points of the first, the best and this one: of all of them nobody could read them. */
static bool chart_says(const struct line_view *line, int i)
{
    int best = 0;
    for (int k = 1; k < line->n; k++)
        best = line->totals[k] > line->totals[best] ? k : best;
    return i == 0 || i == line->n - 1 || (i == best && i > 1 && i < line->n - 2);
}

static void chart_draw(const struct ui *ui, struct rect area)
{
    const struct line_view *line = &card_of(ui)->line;
    struct rect box = {area.x + 40, area.y + 56, area.w - 40 - 206, area.h - 56 - 56};
    float points[2 * LINE_MAX_POINTS];
    draw_rect(ui->draw, (struct rect){box.x, box.y + box.h, box.w, 2}, 0, color_line);
    chart_pass(ui, box, card_of(ui)->pass);
    for (int i = 0; i < line->n; i++) {
        points[2 * i] = chart_x(line, box, i);
        points[2 * i + 1] = chart_y(box, line->totals[i]);
    }
    draw_polyline(ui->draw, points, (size_t)line->n, 6, color_teal);
    for (int i = 0; i < line->n; i++) {
        bool now = i == line->n - 1;
        float x = points[2 * i], y = points[2 * i + 1], r = now ? 12 : 8;
        char total[16];
        draw_rect(ui->draw, (struct rect){x - r, y - r, 2 * r, 2 * r}, r,
                  now ? color_teal_dark : color_teal);
        total_text(line->totals[i], card_of(ui)->pass, total);
        if (chart_says(line, i))
            widget_label(ui, (struct rect){x - 60, y - 56, 120, 40},
                         (struct type){now ? 30 : 26, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                         total);
    }
    widget_label(ui, (struct rect){box.x - 40, box.y + box.h + 8, 400, 44},
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, line->since);
    widget_label(ui, (struct rect){box.x + box.w - 160, box.y + box.h + 8, 200, 44},
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, "这一次");
}

static float line_chart(const struct ui *ui, struct rect window, float y)
{
    const struct line_view *line = &card_of(ui)->line;
    struct rect area = {window.x, y, window.w, line->n > 1 ? CHART_HEIGHT : 56};
    y = heading(ui, window, y, "跟这位客户");
    area.y = y;
    if (shows(area, window) && line->n > 1)
        chart_draw(ui, area);
    else if (shows(area, window))
        widget_label(ui, area, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     line->n == 1 ? "第一次跟这位客户谈。再谈一次，这里就有线了。"
                                  : "这一次没有存下来，看不到以前的。");
    return y + area.h;
}

float card_next(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    struct rect row = {window.x, 0, window.w, 0}, inner;
    if (card->next_action.kind == ACTION_NONE)
        return y;
    y = heading(ui, window, y + 8, "接下来");
    row.y = y;
    row.h = text_height(card->next, 34, row.w - 32 - 72 - 32) + 40;
    if (!shows(row, window))
        return y + row.h + 24;
    inner = rect_inset(row, 32, 20);
    draw_rect(ui->draw, row, RADIUS, color_teal_pale);
    widget_icon(ui, rect_cut_right(&inner, 40, 32), 32, "next", color_teal_dark);
    widget_text(ui, inner, (struct type){34, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0},
                card->next);
    widget_touch(ui, row, RADIUS, card->next_action);
    return y + row.h + 24;
}

float card_line(const struct ui *ui, struct rect window, float y)
{
    y = line_radar(ui, window, y);
    y = line_chart(ui, window, y);
    return card_next(ui, window, y);
}
