/* The voice check: what it is for, then one sentence after the other in large type, then how it
 * went. It can be skipped at every moment. */
#include <math.h>
#include <stdio.h>

#include "kiosk/ui/theme.h"
#include "kiosk/voice_check/voice_check_view.h"

static const struct voice_check_view *check_of(const struct ui *ui)
{
    return ui->view;
}

static void voice_points(const struct ui *ui, struct rect area)
{
    static const char *const points[] = {"一共三句，照着念，不到一分钟。",
                                         "只记下一些跟嗓音有关的数字，录音不保存。",
                                         "什么都不会传出这台机器。", "随时可以跳过，不影响练习。"};
    for (int i = 0; i < 4; i++) {
        struct rect row = rect_cut_top(&area, 72, 8);
        struct rect dot = rect_center(rect_cut_left(&row, 24, 24), 12, 12);
        draw_rect(ui->draw, dot, 6, color_teal);
        widget_label(ui, row, (struct type){36, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     points[i]);
    }
}

enum { PREVIEW_WIDTH = 680, PREVIEW_HEAD = 60, PREVIEW_SIZE = 34 };

static float preview_height(const struct voice_check_view *check, float width)
{
    float height = 2 * 40 + PREVIEW_HEAD;
    for (int i = 0; i < check->n_sentences; i++)
        height += 28 + text_height(check->sentences[i], PREVIEW_SIZE, width - 2 * 48 - 56);
    return height;
}

/* What is to be read, before anybody listens: nobody has to wonder what is coming. */
static void voice_preview(const struct ui *ui, struct rect rect)
{
    const struct voice_check_view *check = ui->view;
    char number[12];
    widget_panel(ui, rect);
    struct rect inner = rect_inset(rect, 48, 40);
    widget_label(ui, rect_cut_top(&inner, PREVIEW_HEAD, 28),
                 (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, "就念这三句");
    for (int i = 0; i < check->n_sentences; i++) {
        float height = text_height(check->sentences[i], PREVIEW_SIZE, inner.w - 56);
        struct rect row = rect_cut_top(&inner, height, 28);
        snprintf(number, sizeof number, "%d", i + 1);
        widget_text(ui, rect_cut_left(&row, 32, 24),
                    (struct type){PREVIEW_SIZE, color_teal, WEIGHT_BOLD, ALIGN_LEFT, 1}, number);
        widget_text(ui, row, (struct type){PREVIEW_SIZE, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    check->sentences[i]);
    }
}

/* The main button at the right, what else is possible at the left. */
static void voice_buttons(const struct ui *ui, struct rect bar, struct button other,
                          struct button main)
{
    struct rect rest = bar;
    rest.h = 112;
    if (other.label)
        widget_button(ui, rect_cut_left(&rest, bar.w * 0.36f, GAP), other);
    widget_button(ui, rest, main);
    ui->hits->primary = main.action;
}

static void voice_offer(const struct ui *ui, struct rect area)
{
    const struct voice_check_view *check = ui->view;
    struct rect bar = rect_cut_bottom(&area, 112, 40);
    bool beside = !frame_is_tall(ui->frame);
    struct rect preview = beside ? rect_cut_right(&area, PREVIEW_WIDTH, 56) : area;
    float height = preview_height(check, preview.w);
    if (beside)
        preview.h = fminf(preview.h, height);
    else
        preview = rect_cut_bottom(&area, height, 24);
    voice_preview(ui, preview);
    widget_flow(ui, &area, 20,
                (struct type){beside ? 64.0f : SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2},
                check->known ? "重新熟悉一下您的声音" : "先让我熟悉一下您的声音");
    widget_flow(ui, &area, 32, (struct type){36, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 3},
                check->known ? "您的嗓音已经熟悉过了。要是总听错，可以再念一遍；不想留着，就清掉。"
                             : "每个人的嗓音不一样。您念三句话给我听，以后我就照您的嗓音来听。");
    voice_points(ui, area);
    struct button skip = {"跳过", NULL, BUTTON_PLAIN, {ACTION_HOME, 0}};
    struct button forget = {"忘掉我的声音", NULL, BUTTON_PLAIN, {ACTION_VOICE_FORGET, 0}};
    voice_buttons(ui, bar, check->known ? forget : skip,
                  (struct button){"开始念", "microphone", BUTTON_PRIMARY, {ACTION_VOICE_BEGIN, 0}});
}

static const char *voice_stage_text(const struct voice_check_view *check)
{
    if (check->stage == VOICE_CHECK_LISTENING)
        return "正在听您念……";
    if (check->stage == VOICE_CHECK_JUDGING)
        return "稍等一下";
    return check->trouble == VOICE_CHECK_FINE ? "请念这一句" : "请再念一遍";
}

static const char *voice_trouble_text(enum voice_check_trouble trouble)
{
    static const char *const texts[] = {
        [VOICE_CHECK_FINE] = "照平时说话那样念就行。",
        [VOICE_CHECK_UNREAD] = "没听清，请照着这一句再念一遍。",
        [VOICE_CHECK_SILENT] = "没听到声音。看看麦克风接好没有，再念一遍。",
        [VOICE_CHECK_QUIET] = "声音太小，请离麦克风近一点，再念一遍。",
    };
    return texts[trouble];
}

static void voice_progress(const struct ui *ui, struct rect row)
{
    const struct voice_check_view *check = ui->view;
    char text[48];
    snprintf(text, sizeof text, "第 %d 句，共 %d 句", check->sentence + 1, check->n_sentences);
    widget_label(ui, rect_cut_left(&row, 320, 24),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
    widget_bar(ui, rect_center(row, row.w, 16),
               (double)check->sentence / (double)check->n_sentences, color_teal);
}

/* The strip that shows the microphone's life, and what went wrong. */
static void voice_hearing(const struct ui *ui, struct rect rect)
{
    const struct voice_check_view *check = ui->view;
    bool trouble = check->trouble != VOICE_CHECK_FINE && check->stage != VOICE_CHECK_JUDGING;
    struct rect inner = rect_inset(rect, 32, 20), meter;
    draw_rect(ui->draw, rect, RADIUS, trouble ? color_amber_pale : color_teal_pale);
    meter = rect_cut_bottom(&inner, 72, 16);
    widget_icon(ui, rect_cut_left(&meter, 56, 20), 48, "microphone",
                trouble ? color_amber : color_teal);
    widget_meter(ui, meter, &check->meter,
                 check->stage == VOICE_CHECK_LISTENING ? color_teal : color_ink_soft);
    widget_fitted(ui, inner, (struct type){SIZE_BODY, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                  check->stage == VOICE_CHECK_JUDGING ? "正在记您的嗓音，几秒钟就好。"
                                                      : voice_trouble_text(check->trouble));
}

/* Dots behind the words while the machine works: it has not stopped. */
static void voice_dots(const struct ui *ui, struct rect row)
{
    for (int i = 0; i < 3; i++) {
        float lag = check_of(ui)->beat * 3 - (float)i; /* each is full once a round */
        float full = fmaxf(0, 1 - fabsf(lag - 0.5f)), size = 12 + 8 * full;
        struct rect dot = rect_center(rect_cut_left(&row, 24, 12), size, size);
        draw_rect(ui->draw, dot, size / 2, color_teal);
    }
}

static void voice_sentence(const struct ui *ui, struct rect area)
{
    const struct voice_check_view *check = ui->view;
    struct action skip = {ACTION_HOME, 0};
    struct rect bar = rect_cut_bottom(&area, TARGET, GAP), sheet;
    struct rect head = rect_cut_top(&area, 96, 16);
    widget_label(ui, head, (struct type){SIZE_STATE, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 voice_stage_text(check));
    rect_cut_left(&head, text_width(voice_stage_text(check), SIZE_STATE), GAP);
    if (check->stage == VOICE_CHECK_JUDGING)
        voice_dots(ui, head);
    widget_button(ui, rect_cut_right(&bar, 240, 40),
                  (struct button){"跳过", NULL, BUTTON_PLAIN, skip});
    voice_progress(ui, bar);
    voice_hearing(ui, rect_cut_bottom(&area, 184, GAP));
    widget_panel(ui, area);
    sheet = rect_inset(area, 56, 40);
    widget_fitted(ui, sheet, (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0},
                  check->text);
}

static void voice_done(const struct ui *ui, struct rect area)
{
    bool learnt = check_of(ui)->learnt;
    struct rect box = rect_center(area, area.w, 664), bar = rect_cut_bottom(&box, 112, 32);
    bar = rect_center(bar, fminf(bar.w, 640), bar.h); /* one way on needs no whole row */
    struct rect mark = rect_center(rect_cut_top(&box, 200, 24), 160, 160);
    draw_rect(ui->draw, mark, 80, learnt ? color_teal_pale : color_amber_pale);
    widget_icon(ui, mark, 96, learnt ? "check" : "question", learnt ? color_teal : color_amber);
    widget_label(ui, rect_cut_top(&box, 112, 16),
                 (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 learnt ? "好了，以后就照您的嗓音听" : "这次没听清您的声音");
    widget_text(ui, box, (struct type){36, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 3},
                learnt ? "什么时候想重新念，在首页点“我的声音”。"
                       : "没关系，不影响练习。想再试，在首页点“我的声音”。");
    voice_buttons(ui, bar, (struct button){NULL, NULL, BUTTON_PLAIN, {ACTION_NONE, 0}},
                  (struct button){"去练习", "home", BUTTON_PRIMARY, {ACTION_HOME, 0}});
}

void voice_check_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "我的声音", (struct action){ACTION_HOME, 0});
    bool offer = check_of(ui)->stage == VOICE_CHECK_OFFER;
    if (frame_is_tall(ui->frame))
        page.h = fminf(page.h, offer ? 1360 : 1240); /* what belongs together stays near */
    else
        page = rect_center(page, fminf(page.w, offer ? 1720 : 1400), page.h);
    if (offer)
        voice_offer(ui, page);
    else if (check_of(ui)->stage == VOICE_CHECK_DONE)
        voice_done(ui, page);
    else
        voice_sentence(ui, page);
}
