#include "engine/card_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/sheet.h"
#include "scenarios/pack.h"

static const double margin = 48, gap = 14; /* points, as all here */

/* Where the pen is. */
struct pen {
    struct sheet sheet;
    double y;
};

static double wide(const struct pen *pen)
{
    return pen->sheet.width - 2 * margin;
}

/* A new page where so much does not fit on this one. */
static void room_for(struct pen *pen, double height)
{
    if (pen->y + height <= pen->sheet.height - margin)
        return;
    sheet_turn(&pen->sheet);
    pen->y = margin;
}

static void line_put(struct pen *pen, double size, bool bold, double grey, const char *text)
{
    struct sheet_text at = {.x = margin, .w = wide(pen), .size = size, .bold = bold, .grey = grey};
    room_for(pen, sheet_text_height(&pen->sheet, at, text));
    at.y = pen->y;
    pen->y += sheet_put(&pen->sheet, at, text) + 4;
}

static void heading(struct pen *pen, const char *text)
{
    room_for(pen, 60); /* not alone at a page's foot */
    pen->y += gap;
    line_put(pen, 14, true, 0.08, text);
}

static void time_text(int64_t unix_ms, char out[64])
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm day = {0};
    localtime_r(&seconds, &day);
    snprintf(out, 64, "%d 年 %d 月 %d 日 %02d:%02d", day.tm_year + 1900, day.tm_mon + 1,
             day.tm_mday, day.tm_hour, day.tm_min);
}

static void head(struct pen *pen, const struct card_sheet *card)
{
    char text[512], day[64];
    const struct stored_card *stored = card->card;
    line_put(pen, 24, true, 0.05, "成绩单");
    snprintf(text, sizeof text, "%s　《%s》", stored->person, card->play);
    line_put(pen, 16, true, 0.08, text);
    time_text(stored->finished_unix_ms, day);
    snprintf(text, sizeof text, "%s　%s　按%s", day, stored->mode == ATTEMPT_EXAM ? "考试" : "练习",
             card->standard);
    line_put(pen, 11, false, 0.3, text);
}

/* What the points say, in words. */
static void total(struct pen *pen, const struct stored_card *stored)
{
    char text[256];
    const struct scorecard *card = &stored->card;
    int pass = stored->rubric.pass;
    bool low = card->total_low >= pass, high = card->total_high >= pass;
    snprintf(text, sizeof text, "%.1f 分　%s（%d 分合格）", card->total,
             low != high ? "还没定"
             : low       ? "合格"
                         : "不合格",
             pass);
    pen->y += gap;
    line_put(pen, 20, true, 0.05, text);
    if (card->review > 0) {
        snprintf(text, sizeof text,
                 "有 %d 项没听清，要培训师听过再定：最后在 %.1f 分到 %.1f 分之间。", card->review,
                 card->total_low, card->total_high);
        line_put(pen, 11, false, 0.2, text);
    }
    if (card->veto.id) {
        snprintf(text, sizeof text, "一票否决：%s，总分最高 %d 分。", card->veto.name,
                 stored->rubric.veto_cap);
        line_put(pen, 11, false, 0.2, text);
    }
    if (card->key.id) {
        snprintf(text, sizeof text, "漏了关键的一步：%s。没有这一步就不合格。", card->key.name);
        line_put(pen, 11, false, 0.2, text);
    }
    if (card->hints > 0) {
        snprintf(text, sizeof text, "看了 %d 次提示，扣 %.1f 分。", card->hints, card->hints_lost);
        line_put(pen, 11, false, 0.2, text);
    }
}

static void criteria(struct pen *pen, const struct scorecard *card)
{
    heading(pen, "各项得分");
    for (size_t i = 0; i < card->n_criteria; i++) {
        struct criterion_points points = scorecard_points(card, i);
        char text[64];
        if (points.worth <= 0)
            continue;
        room_for(pen, 20);
        struct sheet_text at = {.x = margin, .y = pen->y, .w = 300, .size = 11, .grey = 0.1};
        double height = sheet_put(&pen->sheet, at, card->criteria[i].criterion->name);
        snprintf(text, sizeof text, "%.1f / %.1f", points.earned, points.worth);
        at.w = wide(pen);
        at.align = PANGO_ALIGN_RIGHT;
        sheet_put(&pen->sheet, at, text);
        pen->y += height + 4;
    }
}

static void loss_put(struct pen *pen, const struct stored_card *stored, const struct loss *loss)
{
    char text[512], points[48];
    const struct verdict *verdict = &stored->verdicts[loss->reply].items[loss->item];
    const struct stored_item *item = &stored->replies[loss->reply].items[loss->item];
    if (verdict->value == VERDICT_UNDECIDED)
        snprintf(points, sizeof points, "待定");
    else
        snprintf(points, sizeof points, "−%.1f", loss->points);
    room_for(pen, 34);
    struct sheet_text at = {.x = margin, .y = pen->y, .w = wide(pen) - 60, .size = 11, .grey = 0.1};
    double height = sheet_put(&pen->sheet, at, verdict->name);
    struct sheet_text right = {.x = margin,
                               .y = pen->y,
                               .w = wide(pen),
                               .size = 11,
                               .align = PANGO_ALIGN_RIGHT,
                               .grey = 0.1};
    sheet_put(&pen->sheet, right, points);
    bool cited = clause_is_cited(verdict->clause);
    snprintf(text, sizeof text, "%s%s%s%s%s%s", cited ? "依据 " : "本课程的要求",
             cited ? verdict->clause : "", *verdict->heard ? "　听到：" : "", verdict->heard,
             item->marked ? "　复核：" : "", item->marked ? item->who : "");
    at.y += height;
    at.size = 9.5;
    at.grey = 0.4;
    pen->y += height + sheet_put(&pen->sheet, at, text) + 6;
}

static enum status losses(struct pen *pen, const struct stored_card *stored)
{
    size_t most = 0;
    for (size_t i = 0; i < stored->n_replies; i++)
        most += stored->verdicts[i].count;
    struct loss *items = calloc(most + 1, sizeof *items);
    if (!items)
        return STATUS_NO_MEMORY;
    size_t count = scorecard_losses(&stored->card, &stored->rubric, stored->verdicts,
                                    stored->n_replies, items, most);
    heading(pen, count ? "扣分和待定的地方" : "没有扣分的地方");
    for (size_t i = 0; i < count; i++)
        loss_put(pen, stored, &items[i]);
    free(items);
    return STATUS_OK;
}

enum status card_sheet_write(const struct card_sheet *card, const char *path)
{
    struct pen pen = {.y = margin};
    if (card->card->state != STORED_WHOLE)
        return STATUS_INVALID;
    sheet_begin(&pen.sheet, "应答 · 成绩单", SHEET_UPRIGHT);
    head(&pen, card);
    total(&pen, card->card);
    criteria(&pen, &card->card->card);
    return sheet_finish(&pen.sheet, path, losses(&pen, card->card));
}
