/* What sound is kept of everybody, for how long, and whether the clock is right that it goes by. */
#include <math.h>
#include <stdio.h>

#include "kiosk/trainer/trainer_view.h"
#include "kiosk/ui/theme.h"

static void kept_note(const struct ui *ui, struct rect *area, const char *head, const char *text)
{
    widget_label(ui, rect_cut_top(area, 56, 4),
                 (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, head);
    widget_flow(ui, area, 28, (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                text);
}

static void kept_count(const struct ui *ui, struct rect *area)
{
    const struct kept_view *kept = ui->view;
    char text[256];
    if (kept->recordings == 0)
        snprintf(text, sizeof text, "现在一段也没有。只有同意的人才存，没同意的照样练，只是不存。");
    else
        snprintf(text, sizeof text,
                 "%d 段，一共 %s，其中考试 %d 段。只有同意的人才存，没同意的照样练，只是不存。",
                 kept->recordings, kept->length, kept->exams);
    kept_note(ui, area, "现在存着", text);
}

static void kept_days(const struct ui *ui, struct rect *area)
{
    const struct kept_view *kept = ui->view;
    char text[1024];
    snprintf(text, sizeof text,
             "练习的 %d 天，考试的 %d "
             "天，每天没人用的时候自动删到期的，复核、申诉要赶在前头。要改，改设置文件里的 "
             "keep_practice_days 和 keep_exam_days；改长了，每个人会重新问一遍。文件在 %s",
             kept->practice_days, kept->exam_days, kept->settings);
    kept_note(ui, area, "存多久", text);
}

/* Nobody but a person can vouch for it. */
static void kept_clock(const struct ui *ui, struct rect *area)
{
    const struct kept_view *kept = ui->view;
    char text[512];
    struct rect bar;
    if (!*kept->doubted) {
        kept_note(ui, area, "怕删错",
                  "到没到期看机器的时间。时间要是忽然差出一个多月，就先一段都不删，等您来看。");
        return;
    }
    snprintf(text, sizeof text,
             "机器的时间和上一回（%"
             "s）差了一个多月，怕是不准，到期的先都留着没删。看看时间，没错就点一下。",
             kept->doubted);
    kept_note(ui, area, "时间对不对？", text);
    bar = rect_cut_top(area, 104, 0);
    widget_button(
        ui, rect_cut_left(&bar, fminf(bar.w, 480), 0),
        (struct button){"时间没错，照常删", "clock", BUTTON_PRIMARY, {ACTION_CLOCK_RIGHT, 0}});
    ui->hits->primary = (struct action){ACTION_CLOCK_RIGHT, 0};
}

void kept_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "录音", (struct action){ACTION_TRAINER, 0});
    page = rect_center(page, fminf(page.w, 1400), page.h);
    struct rect panel =
        rect_cut_top(&page, fminf(page.h, frame_is_tall(ui->frame) ? 1000 : 880), 0);
    widget_panel(ui, panel);
    panel = rect_inset(panel, 56, 44);
    kept_count(ui, &panel);
    kept_days(ui, &panel);
    kept_clock(ui, &panel);
}
