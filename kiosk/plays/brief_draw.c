/* Before the conversation: the situation, how it works, and a try of the microphone. */
#include <math.h>
#include <stdio.h>

#include "kiosk/plays/plays_view.h"
#include "kiosk/ui/theme.h"

static const struct brief_view *brief_of(const struct ui *ui)
{
    return ui->view;
}

enum { STEP_HEIGHT = 48, STEP_GAP = 4, STEPS_HEIGHT = 2 * STEP_HEIGHT + STEP_GAP };

static const char *brief_opening(const struct brief_view *brief)
{
    switch (brief->play->place) {
    case PLACE_COUNTER:
        return brief->trainee_opens ? "客户走到您的柜台前，您先开口招呼。"
                                    : "客户已经走到您的柜台前，由客户先开口。";
    case PLACE_PHONE:
        return brief->trainee_opens ? "电话会先响，点“接听”拿起来，您先说话。"
                                    : "电话会先响，点“接听”拿起来。";
    case PLACE_ON_SITE:
        return brief->trainee_opens ? "您已经到了现场，您先开口。" : "您已经到了现场，对方先开口。";
    }
    return "";
}

static void brief_steps(const struct ui *ui, struct rect area)
{
    bool exam = brief_of(ui)->mode == MODE_EXAM;
    const char *steps[] = {brief_opening(brief_of(ui)),
                           exam ? "没有提示，每句只有一次机会。"
                                : "照平时上班那样说。说完停一停，或者点“我说完了”。"};
    for (int i = 0; i < 2; i++) {
        struct rect row = rect_cut_top(&area, STEP_HEIGHT, STEP_GAP);
        struct rect dot = rect_center(rect_cut_left(&row, 24, 20), 12, 12);
        draw_rect(ui->draw, dot, 6, color_teal);
        widget_label(ui, row, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     steps[i]);
    }
}

/* A choice: what it is about, how it stands, and where there is another, the button for it. */
static void brief_choice(const struct ui *ui, struct rect row, const char *about, const char *text,
                         enum action_kind next)
{
    if (next != ACTION_NONE)
        widget_button(ui, rect_center(rect_cut_right(&row, 152, 16), 152, 72),
                      (struct button){"换一个", NULL, BUTTON_PLAIN, {next, 0}});
    float height = fminf(text_height(text, 28, row.w), row.h - 40);
    row = rect_center(row, row.w, 40 + height);
    widget_label(ui, rect_cut_top(&row, 40, 0),
                 (struct type){26, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, about);
    widget_fitted(ui, row, (struct type){28, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, text);
}

/* By which standard it is judged, and another where the play has one. */
static void brief_standard(const struct ui *ui, struct rect row)
{
    const struct brief_view *brief = ui->view;
    bool more = brief->n_standards > 1 && brief->mode == MODE_PRACTICE;
    brief_choice(ui, row, "按哪个规范评分", brief->standard, more ? ACTION_STANDARD : ACTION_NONE);
}

/* How hard the customer is, and the next level. */
static void brief_level(const struct ui *ui, struct rect row)
{
    static const char *const texts[] = {
        [LEVEL_ANY] = "",
        [LEVEL_MILD] = "好说话：有耐心，不容易发火",
        [LEVEL_USUAL] = "一般：看您怎么说",
        [LEVEL_HARD] = "难缠：没耐心，会打断您，不容易消气",
    };
    brief_choice(ui, row, "客户的脾气", texts[brief_of(ui)->level], ACTION_LEVEL);
}

/* Side by side; in an exam there is only the standard, which the paper chose. */
static void brief_choices(const struct ui *ui, struct rect row)
{
    if (brief_of(ui)->level != LEVEL_ANY)
        brief_level(ui, rect_cut_right(&row, (row.w - 32) / 2, 32));
    brief_standard(ui, row);
}

static const char *brief_microphone_text(enum readiness ready)
{
    switch (ready) {
    case READY_NO_SOUND:
        return "没有接好麦克风或扬声器。";
    case READY_QUIET:
        return "说句“您好”，试试麦克风。";
    case READY_FAINT:
        return "声音太小，靠近麦克风再说。";
    case READY_MUTED:
        return "一点声音也没有，看看开关。";
    case READY_HEARD:
        return "听得很清楚，可以开始了。";
    }
    return "";
}

static void brief_microphone(const struct ui *ui, struct rect rect)
{
    const struct brief_view *brief = ui->view;
    struct rect inner = rect_inset(rect, 32, 14);
    struct color color = brief->ready == READY_HEARD ? color_teal : color_ink_soft;
    bool missing = brief->ready != READY_QUIET && brief->ready != READY_HEARD;
    draw_rect(ui->draw, rect, RADIUS, missing ? color_amber_pale : color_teal_pale);
    widget_icon(ui, rect_cut_left(&inner, 56, 20), 48, "microphone",
                missing ? color_amber : color_teal);
    widget_label(ui, rect_cut_left(&inner, inner.w > 580 ? 440 : inner.w - 140, 24),
                 (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 brief_microphone_text(brief->ready));
    widget_meter(ui, inner, &brief->meter, color);
}

/* As large as leaves room for the steps below it. */
static void brief_summary(const struct ui *ui, struct rect *area)
{
    const char *summary = brief_of(ui)->play->summary;
    float size = 36, room = area->h - STEPS_HEIGHT - 12;
    while (size > SIZE_LEAST && text_height(summary, size, area->w) > room)
        size -= 2;
    float height = text_height(summary, size, area->w) + 4; /* many lines of whole pixels */
    widget_text(ui, rect_cut_top(area, height, 12),
                (struct type){size, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, summary);
}

static void brief_texts(const struct ui *ui, struct rect area)
{
    const struct play_view *play = brief_of(ui)->play;
    struct action start = {ACTION_START, 0}; /* without a microphone: to the fault that explains */
    bool low = ui->frame->height < 1000;     /* then the microphone stands beside the button */
    struct rect foot = rect_cut_bottom(&area, low ? 96 : 112, 20);
    struct rect microphone =
        low ? rect_cut_left(&foot, foot.w * 0.66f, 20) : rect_cut_bottom(&area, 92, 20);
    widget_button(ui, foot, (struct button){"开始", "play", BUTTON_PRIMARY, start});
    brief_microphone(ui, microphone);
    brief_choices(ui, rect_cut_bottom(&area, 122, low ? 8 : 28));
    widget_flow(ui, &area, 8,
                (struct type){low ? 38.0f : 56.0f, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2},
                play->title);
    widget_play_chips(ui, area.x, area.y, play);
    rect_cut_top(&area, 48, low ? 8 : 20);
    brief_summary(ui, &area);
    brief_steps(ui, area);
    ui->hits->primary = start;
}

static void brief_top(const struct ui *ui, struct rect *page)
{
    const struct brief_view *brief = ui->view;
    char title[64];
    snprintf(title, sizeof title, "考试 · 第 %d 场，共 %d 场", brief->part, brief->n_parts);
    if (brief->mode == MODE_EXAM)
        widget_top(ui, page, title, (struct action){ACTION_PAUSE, 0});
    else
        widget_top(ui, page, "准备练习", (struct action){ACTION_PLAYS, 0});
}

void brief_draw(const struct ui *ui)
{
    const struct play_view *play = brief_of(ui)->play;
    struct rect page = page_rect(ui->frame), art;
    brief_top(ui, &page);
    bool tall = frame_is_tall(ui->frame);
    art = tall ? rect_cut_top(&page, ui->frame->height < 1800 ? 360 : 640, 32)
               : rect_cut_left(&page, page.w * 0.38f, 56);
    widget_portrait(ui, art, play->portrait, play->mood, 0);
    struct rect plate = {art.x + 24, art.y + art.h - 88, text_width(play->customer, 34) + 48, 64};
    draw_rect(ui->draw, plate, 16, color_card);
    widget_label(ui, plate, (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 play->customer);
    brief_texts(ui, page);
}
