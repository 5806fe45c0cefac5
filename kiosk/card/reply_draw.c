/* One reply along time, in lines like a score's, each of some seconds. */
#include <math.h>
#include <stdio.h>

#include "kiosk/card/card_draw_parts.h"
#include "kiosk/card/strip_draw_parts.h"
#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

static const struct card_turn_view *turn_of(const struct ui *ui)
{
    return &card_of(ui)->turns[card_of(ui)->strip.turn];
}

/* So long a time that a syllable of 190 ms has room for its pinyin. */
static int32_t line_ms(float width)
{
    int32_t ms = (int32_t)((width - STRIP_CLOCK_WIDTH) * 3.2f);
    return ms - ms % 500;
}

static void reply_customer(const struct ui *ui, struct rect *page)
{
    const char *said = turn_of(ui)->said;
    float height = fmaxf(text_height(said, 32, page->w - 200), 46);
    struct rect row = rect_cut_top(page, height, 16);
    struct rect head = rect_cut_left(&row, 136, 16);
    head.h = 46;
    widget_label(ui, head, (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 "客户说");
    widget_text(ui, row, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, said);
}

static const char *reply_empty(const struct card_view *card)
{
    if (card->strip.listening)
        return "正在打开录音……";
    return card->silent ? card->silent : "这一轮没有声音。";
}

/* What the colours and letters mean. */
static void reply_legend(const struct ui *ui, struct rect row)
{
    const struct strip_view *strip = &card_of(ui)->strip;
    if (strip->to_ms <= strip->from_ms)
        return;
    const char *text = strip->listening
                           ? "正在重新听这一段，字和音高马上就来……"
                           : "汉字是听出来的词，下划线的不够清楚；灰色拼音是大概的音，“·”没听清。黄"
                             "线是音高，竖条是音量。";
    widget_text(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 2}, text);
}

static void reply_lines(const struct ui *ui, struct rect area)
{
    const struct strip_view *strip = &card_of(ui)->strip;
    struct rect window = rect_inset(area, 2, 8), rows = rect_inset(area, 32, 16);
    float y = rows.y - ui->frame->scroll, high = strip_line_height();
    int32_t step_ms = line_ms(rows.w);
    widget_panel(ui, area);
    if (strip->to_ms <= strip->from_ms || turn_of(ui)->n_levels == 0) {
        widget_label(ui, rows,
                     (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                     reply_empty(card_of(ui)));
        return;
    }
    widget_window(ui, area, window);
    for (int32_t at_ms = strip->from_ms; at_ms < strip->to_ms; at_ms += step_ms) {
        struct rect row = {rows.x, y, rows.w, high};
        if (rect_intersect(row, window).h > 0)
            strip_line(ui, row, at_ms, at_ms + step_ms);
        y += high;
    }
    widget_window_end(ui, area, y + ui->frame->scroll - rows.y);
}

/* The next reply this way, or -1. */
static int reply_beside(const struct card_view *card, int step)
{
    int turn = card->strip.turn + step;
    bool there = turn >= 0 && turn < card->n_turns && card->turns[turn].number > 0;
    return there ? turn : -1;
}

static void reply_pager(const struct ui *ui, struct rect bar)
{
    const struct card_view *card = ui->view;
    for (int i = 0; i < 2; i++) {
        int turn = reply_beside(card, i ? 1 : -1);
        struct button button = {i ? "下一轮" : "上一轮",
                                NULL,
                                BUTTON_PLAIN,
                                {turn < 0 ? ACTION_NONE : ACTION_REPLY, turn}};
        widget_button(ui, rect_cut_left(&bar, 200, 16), button);
    }
}

/* What a touch on the strip plays. */
static void reply_switch(const struct ui *ui, struct rect *bar)
{
    static const char *const labels[] = {[STRIP_HEARS_MINE] = "点哪儿，听我的",
                                         [STRIP_HEARS_MODEL] = "点哪儿，听示范"};
    for (int i = STRIP_HEARS_MODEL; i >= STRIP_HEARS_MINE; i--) {
        bool on = (int)card_of(ui)->strip.hears == i;
        widget_button(ui, rect_cut_right(bar, 320, 16),
                      (struct button){labels[i],
                                      NULL,
                                      on ? BUTTON_PRIMARY : BUTTON_PLAIN,
                                      {ACTION_STRIP_HEARS, i}});
    }
}

static void reply_stop(const struct ui *ui, struct rect *bar)
{
    const struct card_view *card = ui->view;
    int turn = card->strip.turn;
    bool plays = card->playing.kind != ACTION_NONE;
    struct button button = {"从头听", "play", BUTTON_PLAIN, {ACTION_HEAR_REPLY, turn}};
    if (plays)
        button = (struct button){"停", "stop", BUTTON_PRIMARY, {ACTION_HUSH, 0}};
    if (plays || turn_of(ui)->playable)
        widget_button(ui, rect_cut_right(bar, 240, 16), button);
}

static void reply_bar(const struct ui *ui, struct rect bar)
{
    if (frame_is_tall(ui->frame)) {
        struct rect above = rect_cut_top(&bar, TARGET, 16);
        reply_switch(ui, &above);
    } else {
        reply_switch(ui, &bar);
    }
    reply_stop(ui, &bar);
    reply_pager(ui, bar);
}

void reply_draw(const struct ui *ui)
{
    const struct card_view *card = ui->view;
    struct rect page = page_rect(ui->frame);
    struct rect strip = {page.x, page.y, page.w, TARGET};
    char title[128];
    snprintf(title, sizeof title, "第 %d 轮%s%s", turn_of(ui)->number,
             turn_of(ui)->again ? "（又说了一遍）" : "",
             turn_of(ui)->broke_off ? " · 声音断过，断掉的不算没说" : "");
    widget_top(ui, &page, title, (struct action){ACTION_CARD, 0});
    model_voice_switch(ui, rect_cut_right(&strip, MODEL_VOICE_WIDTH, 0), card->model_voice);
    reply_customer(ui, &page);
    float bar = frame_is_tall(ui->frame) ? 2 * TARGET + 16 : TARGET;
    reply_bar(ui, rect_cut_bottom(&page, bar, 24));
    reply_legend(ui, rect_cut_bottom(&page, frame_is_tall(ui->frame) ? 84 : 44, 8));
    reply_lines(ui, page);
}
