/* What is kept of somebody, what that one has decided, and how to change it. */
#include <math.h>
#include <stdio.h>

#include "kiosk/own/own_view.h"
#include "kiosk/ui/theme.h"

static void own_note(const struct ui *ui, struct rect *area, const char *head, const char *text)
{
    widget_label(ui, rect_cut_top(area, 56, 4),
                 (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, head);
    widget_flow(ui, area, 28, (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                text);
}

static void decision_text(const struct own_view *own, char out[256])
{
    if (own->guest)
        snprintf(out, 256, "成绩库这会儿用不了，您是访客：什么也不存，录音也不存。");
    else if (own->decision == DECISION_NONE)
        snprintf(out, 256, "还没有问过您。第一次练习之前会先说明，再由您定。");
    else
        snprintf(out, 256, "%s（%s 定的）。",
                 own->decision == DECISION_AGREED
                     ? "您同意存录音"
                     : "您不同意存录音：练的时候照样听、照样打分，练完声音就没了",
                 own->when);
}

static void kept_text(const struct own_view *own, char out[400])
{
    int used;
    if (own->recordings == 0) {
        snprintf(out, 400, "现在一段也没有存。");
        return;
    }
    used = snprintf(out, 400, "现在存着 %d 段，一共 %s", own->recordings, own->length);
    if (own->exams)
        used += snprintf(out + used, 400 - (size_t)used, "，其中考试 %d 段", own->exams);
    snprintf(
        out + used, 400 - (size_t)used,
        "；最早的是 %s。练习的存 %d 天，考试的存 %d 天，到期自动删掉。能听的只有您自己和培训师。",
        own->oldest, own->practice_days, own->exam_days);
}

static void own_notes(const struct ui *ui, struct rect area)
{
    const struct own_view *own = ui->view;
    char text[400];
    decision_text(own, text);
    own_note(ui, &area, "存不存，您定", text);
    if (!own->guest) {
        kept_text(own, text);
        own_note(ui, &area, "存了什么", text);
    }
    if (!own->guest && !*own->failed) {
        own_note(ui, &area, "我的密码",
                 own->has_pin
                     ? "设好了：进来要输密码，不再问工号的末几位。"
                     : "没有设。进来只问工号的末几位，同事也可能知道；设一个密码，就只有您能进。");
    }
    if (*own->failed)
        widget_flow(ui, &area, 0, (struct type){32, color_red, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    own->failed);
}

static void own_ways(const struct ui *ui, struct rect bar)
{
    const struct own_view *own = ui->view;
    const struct button ways[] = {
        {own->decision == DECISION_NONE ? "看录音说明" : "录音说明，改主意",
         "microphone",
         BUTTON_PLAIN,
         {ACTION_CONSENT, 0}},
        {own->has_pin ? "换密码" : "设密码", "shield", BUTTON_PLAIN, {ACTION_OWN_PIN, 0}},
        {"删除我的全部记录", "cross", BUTTON_PLAIN, {ACTION_REMOVE, 0}},
        {"不要密码了", NULL, BUTTON_PLAIN, {ACTION_OWN_PIN_OFF, 0}},
    };
    int n = own->has_pin ? 4 : 3;
    for (int i = 0; i < n; i++)
        widget_button(ui, rect_cell(bar, i, bar.h < 200 ? n : 2, 104, 16), ways[i]);
}

void own_draw(const struct ui *ui)
{
    const struct own_view *own = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "我的录音和密码", (struct action){ACTION_HOME, 0});
    page = rect_center(page, fminf(page.w, 1400), page.h);
    struct rect panel =
        rect_cut_top(&page, fminf(page.h, frame_is_tall(ui->frame) ? 1200 : 880), GAP);
    widget_panel(ui, panel);
    panel = rect_inset(panel, 56, 44);
    if (!own->guest)
        own_ways(ui, rect_cut_bottom(&panel, ui->frame->height < 1000 ? 104 : 224, GAP));
    own_notes(ui, panel);
}
