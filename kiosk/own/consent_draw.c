/* May sound be kept? What of it, why, how long, who hears it, how it goes: then two buttons that
 * are as easy as each other, and neither is the one that stands out. */
#include <stdio.h>

#include "kiosk/own/own_view.h"
#include "kiosk/ui/theme.h"

struct point {
    const char *icon, *head;
    char text[320];
};

enum { POINTS = 6, POINTS_MOST = 8 };

static int points_fill(const struct consent_view *view, struct point points[POINTS_MOST])
{
    static const struct point fixed[POINTS] = {
        {"microphone", "录什么",
         "练习和考试里您对客户说的话。别的时候不录，学规范用语、试声音也不存。"},
        {"star", "为什么", "练完能听自己说得怎么样；机器没听准的，培训师听了再定，不冤枉您。"},
        {"clock", "存多久", ""},
        {"person", "谁能听", "您自己和培训师，只为培训。不做声纹，不拿声音认人。"},
        {"cross", "怎么删",
         "随时在首页点“录音和密码”，改成不同意，存着的马上全删。管理员另外备份走的，找管理员删。"},
        {"check", "不同意呢",
         "照样练、照样考、照样打分。声音只在练的时候用，练完就没了；机器没听准的没法复核，就一直写"
         "着“待复核”。"},
    };
    for (int i = 0; i < POINTS; i++)
        points[i] = fixed[i];
    snprintf(points[2].text, sizeof points[2].text,
             "练习的存 %d 天，考试的存 %d 天，到期自动删掉。", view->practice_days,
             view->exam_days);
    return POINTS;
}

/* The heads stand beside the texts, or where the canvas is tall above them. */
struct form {
    bool tall;
    float size, head; /* of the text; how wide the heads are beside it */
};

static float point_height(const struct point *point, struct form form, float width)
{
    float line = form.tall ? form.size * LINE_HEIGHT + 8 : 0;
    return line + text_height(point->text, form.size, width - form.head);
}

static float points_height(const struct point *points, int n, struct form form, float width)
{
    float height = 0;
    for (int i = 0; i < n; i++)
        height += point_height(&points[i], form, width);
    return height;
}

/* As large as it fits: on a small canvas everything is set a little smaller, never cut. */
static struct form points_form(const struct point *points, int n, struct rect area, bool tall)
{
    struct form form = {tall, tall ? 42 : SIZE_BODY, tall ? 0 : 300};
    while (form.size > 24 && points_height(points, n, form, area.w) + 20 * (float)n > area.h)
        form.size -= 1;
    return form;
}

static void point_draw(const struct ui *ui, struct rect row, const struct point *point,
                       struct form form)
{
    float line = form.size * LINE_HEIGHT;
    struct rect head = form.tall ? rect_cut_top(&row, line, 8) : rect_cut_left(&row, form.head, 0);
    head.h = line;
    widget_icon(ui, rect_cut_left(&head, 48, 20), 34, point->icon, color_teal_dark);
    widget_label(ui, head, (struct type){form.size, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 point->head);
    widget_text(ui, row, (struct type){form.size, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                point->text);
}

static void points_draw(const struct ui *ui, struct rect area)
{
    struct point points[POINTS_MOST];
    int n = points_fill(ui->view, points);
    struct form form = points_form(points, n, area, frame_is_tall(ui->frame));
    float gap = (area.h - points_height(points, n, form, area.w)) / (float)n;
    for (int i = 0; i < n; i++)
        point_draw(ui,
                   rect_cut_top(&area, point_height(&points[i], form, area.w), gap > 40 ? 40 : gap),
                   &points[i], form);
}

static void answers(const struct ui *ui, struct rect bar)
{
    const struct consent_view *view = ui->view;
    char no[64] = "不同意";
    if (view->kept > 0)
        snprintf(no, sizeof no, "不同意，删掉 %d 段", view->kept);
    widget_button(ui, rect_cell(bar, 0, 2, bar.h, 32),
                  (struct button){"同意", NULL, BUTTON_PLAIN, {ACTION_CONSENT_YES, 0}});
    widget_button(ui, rect_cell(bar, 1, 2, bar.h, 32),
                  (struct button){no, NULL, BUTTON_PLAIN, {ACTION_CONSENT_NO, 0}});
}

void consent_draw(const struct ui *ui)
{
    const struct consent_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "录音说明", view->back);
    struct rect bar = rect_cut_bottom(&page, 112, GAP);
    widget_panel(ui, page);
    page = rect_inset(page, 56, 40);
    widget_flow(ui, &page, 28, (struct type){40, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2},
                "您练习时说的话，可以录下来存一阵子吗？");
    points_draw(ui, page);
    answers(ui, bar);
}
