/* One item to be heard: its sound plays by itself, three large answers stand below. */
#include <math.h>
#include <stdio.h>

#include "kiosk/moderation/moderation_view.h"
#include "kiosk/ui/theme.h"

static const struct hear_view *hear_of(const struct ui *ui)
{
    return ui->view;
}

static void hear_none(const struct ui *ui, struct rect page)
{
    const struct hear_view *hear = ui->view;
    struct rect box = rect_center(page, fminf(page.w, 1200), 420);
    char done[96];
    struct action back = {ACTION_TRAINER, 0};
    widget_panel(ui, box);
    box = rect_inset(box, 48, 56);
    snprintf(done, sizeof done, "这次听了 %d 项。", hear->done);
    widget_label(ui, rect_cut_top(&box, 80, 16),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, "都听完了");
    widget_text(ui, rect_cut_top(&box, 104, 24),
                (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 2},
                hear->done ? done : "没有要您听的。练习里没听准的不影响谁，不放在这里。");
    widget_button(ui, rect_center(rect_cut_top(&box, TARGET, 0), 360, TARGET),
                  (struct button){"回培训师", NULL, BUTTON_PRIMARY, back});
    ui->hits->primary = back;
}

static void hear_head(const struct ui *ui, struct rect *page)
{
    const struct hear_view *hear = ui->view;
    struct rect strip = rect_cut_top(page, 56, 16);
    char left[96];
    snprintf(left, sizeof left, "还有 %d 项：申诉 %d，考试 %d，抽查 %d", hear->left, hear->appeals,
             hear->exams, hear->spots);
    float width = text_width(hear->why, SIZE_CAPTION) + 48;
    struct rect chip = rect_center(rect_cut_left(&strip, width, 24), width, 48);
    bool appeal = hear->appeals > 0 && !hear->again;
    draw_rect(ui->draw, chip, 12, appeal ? color_amber_pale : color_teal_pale);
    widget_label(ui, chip,
                 (struct type){SIZE_CAPTION, appeal ? color_amber : color_teal_dark, WEIGHT_BOLD,
                               ALIGN_CENTER, 1},
                 hear->again ? "刚才那一项，改判" : hear->why);
    widget_label(ui, strip, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1},
                 left);
}

static void hear_question(const struct ui *ui, struct rect area)
{
    const struct hear_view *hear = ui->view;
    char text[256], clause[160];
    widget_panel(ui, area);
    area = rect_inset(area, 48, 28);
    snprintf(text, sizeof text, "%s：%s？", hear->kind, hear->item);
    widget_flow(ui, &area, 12, (struct type){SIZE_SAID, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2},
                text);
    if (*hear->words) {
        snprintf(text, sizeof text, "比如：%.180s", hear->words);
        widget_flow(ui, &area, 12,
                    (struct type){34, color_teal_dark, WEIGHT_REGULAR, ALIGN_LEFT, 2}, text);
    }
    if (*hear->turn) {
        snprintf(text, sizeof text, "客户刚说：%.180s", hear->turn);
        widget_flow(ui, &area, 12, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                    text);
    }
    snprintf(clause, sizeof clause, "%.60s · 依据 %.40s", hear->play, hear->clause);
    if (area.h >= 44)
        widget_label(ui, rect_cut_bottom(&area, 44, 0),
                     (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, clause);
}

static void hear_sound(const struct ui *ui, struct rect row)
{
    const struct hear_view *hear = ui->view;
    struct action sound = {ACTION_HEAR_SOUND, 0};
    if (!hear->has_sound) {
        draw_rect(ui->draw, row, RADIUS, color_sunk);
        widget_label(ui, row, (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                     hear->reading ? "正在取录音……"
                                   : "这一句没有录音：本人没同意存，或者已经删了。");
        return;
    }
    widget_button(ui, row,
                  (struct button){hear->playing ? "停下" : "再听一遍（空格）",
                                  hear->playing ? "stop" : "speaker", BUTTON_PLAIN, sound});
}

static void answer_draw(const struct ui *ui, struct rect rect, int mark)
{
    static const char *const texts[HEAR_MARKS][2] = {
        [HEAR_MET] = {"做到了", "说了"},
        [HEAR_NOT_MET] = {"没做到", "没说"},
        [HEAR_UNCLEAR] = {"听不清，不算分", "听不清，不算分"}};
    const struct color grounds[HEAR_MARKS] = {color_teal_pale, color_red_pale, color_card};
    const struct color inks[HEAR_MARKS] = {color_teal_dark, color_red, color_ink};
    static const char *const icons[HEAR_MARKS] = {"check", "cross", "question"};
    char key[2] = {(char)('1' + mark), 0};
    draw_rect(ui->draw, rect, RADIUS, grounds[mark]);
    draw_outline(ui->draw, rect, RADIUS, 3, color_line);
    struct rect inner = rect_inset(rect, 20, 16), top = rect_cut_top(&inner, inner.h * 0.5f, 0);
    widget_icon(ui, top, 64, icons[mark], inks[mark]);
    widget_label(ui, inner, (struct type){38, inks[mark], WEIGHT_BOLD, ALIGN_CENTER, 1},
                 texts[mark][hear_of(ui)->says]);
    struct rect corner = {rect.x + 20, rect.y + 12, 40, 44};
    widget_label(ui, corner, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, key);
    widget_touch(ui, rect, RADIUS, (struct action){ACTION_HEAR_MARK, mark});
}

static void hear_bar(const struct ui *ui, struct rect bar)
{
    const struct hear_view *hear = ui->view;
    char accept[96];
    if (hear->asks_accept) {
        snprintf(accept, sizeof accept, "抽查的 %d 项都不听了，按机器判的？", hear->spots);
        widget_button(
            ui, rect_cut_right(&bar, 240, 16),
            (struct button){"按机器的", NULL, BUTTON_PRIMARY, {ACTION_HEAR_ACCEPT_SURE, 0}});
        widget_button(ui, rect_cut_right(&bar, 180, 16),
                      (struct button){"还是听", NULL, BUTTON_PLAIN, {ACTION_HEAR_ACCEPT, 0}});
        float height = fminf(text_height(accept, 30, bar.w), bar.h);
        widget_fitted(ui, rect_center(bar, bar.w, height),
                      (struct type){30, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 0}, accept);
        return;
    }
    widget_button(ui, rect_cut_right(&bar, 220, 16),
                  (struct button){"先跳过", "next", BUTTON_PLAIN, {ACTION_HEAR_SKIP, 0}});
    if (hear->can_go_back)
        widget_button(ui, rect_cut_right(&bar, 256, 16),
                      (struct button){"改上一项", "back", BUTTON_PLAIN, {ACTION_HEAR_BACK, 0}});
    if (hear->spots > 0)
        widget_button(ui, rect_cut_right(&bar, 260, 16),
                      (struct button){"抽查都认可", NULL, BUTTON_QUIET, {ACTION_HEAR_ACCEPT, 0}});
}

void hear_draw(const struct ui *ui)
{
    const struct hear_view *hear = ui->view;
    struct rect page = page_rect(ui->frame), bar;
    bool tall = frame_is_tall(ui->frame);
    struct rect strip = {page.x, page.y, page.w, TARGET};
    widget_top(ui, &page, "听录音复核", (struct action){ACTION_TRAINER, 0});
    widget_button(ui, rect_cut_right(&strip, 300, 0),
                  (struct button){"按成绩单看", "list", BUTTON_PLAIN, {ACTION_REVIEWS, 1}});
    ui->hits->typing = true;
    page = rect_center(page, fminf(page.w, 1560), page.h);
    if (hear->none) {
        hear_none(ui, page);
        return;
    }
    if (hear->waiting) {
        widget_label(ui, rect_cut_top(&page, 120, 0),
                     (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                     hear->accepting && *hear->accepting ? hear->accepting : "正在找要听的……");
        return;
    }
    hear_head(ui, &page);
    bar = rect_cut_bottom(&page, TARGET, 16);
    hear_bar(ui, bar);
    widget_label(ui, rect_cut_bottom(&page, 48, 16),
                 (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, hear->last);
    bool low = ui->frame->height < 1000;
    struct rect answers = rect_cut_bottom(&page, tall ? 220 : low ? 144 : 180, 24);
    float width = (answers.w - 2 * 24) / 3;
    for (int i = 0; i < HEAR_MARKS; i++)
        answer_draw(ui, rect_cut_left(&answers, width, 24), i);
    hear_sound(ui, rect_cut_bottom(&page, low ? 80 : 104, 24));
    if (tall)
        page = rect_cut_top(&page, fminf(page.h, 700), 0);
    hear_question(ui, page);
}
