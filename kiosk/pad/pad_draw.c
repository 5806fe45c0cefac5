/* A number is asked for: the trainer's PIN, the number of a paper, the end of one's own. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/pad/pad_view.h"
#include "kiosk/ui/keys.h"
#include "kiosk/ui/theme.h"

static const struct pad_view *pad_of(const struct ui *ui)
{
    return ui->view;
}

static const struct {
    const char *title, *asks, *says;
} pads[] = {
    [PAD_PIN] = {"培训师", "请输入口令", "这里是培训师打分、复核和看大家练得怎么样的地方。"},
    [PAD_PIN_NEW] = {"培训师", "设一个口令", "四到八位数字。别用生日和 1234，也别告诉学员。"},
    [PAD_PIN_AGAIN] = {"培训师", "再输一遍", "跟刚才的一样，就定下来了。"},
    [PAD_PAPER] = {"考试", "请输入卷号", "卷号是十三位数字，照着卷子上的输，中间那一横不用管。"},
    [PAD_PERSON] = {"是您本人吗？", "", "工号在胸牌上。这样别人点错了，也进不到您这里来。"},
    [PAD_OWN_PIN] = {"是您本人吗？", "请输入您的密码",
                     "是您自己设的，四到六位数字。忘了就请培训师取消。"},
    [PAD_OWN_PIN_NEW] = {"我的密码", "设一个密码",
                         "四到六位数字，只有您自己知道。别用工号的末几位，也别用 1234。"},
    [PAD_OWN_PIN_AGAIN] = {"我的密码", "再输一遍", "和刚才一样的，就设好了。"},
};

/* "请输入工号的后四位" */
static void pad_asks(const struct pad_view *pad, char out[96])
{
    static const char *const counts[] = {"", "一", "两", "三", "四"};
    if (pad->pad == PAD_PERSON)
        snprintf(out, 96, "请输入工号的后%s位", counts[pad->digits > 4 ? 4 : pad->digits]);
    else if (*pad->who)
        snprintf(out, 96, "%s，%s", pad->who, pads[pad->pad].asks);
    else
        snprintf(out, 96, "%s", pads[pad->pad].asks);
}

static bool is_secret(enum pad pad)
{
    return pad != PAD_PAPER && pad != PAD_PERSON;
}

/* A PIN as dots; a paper's number with its dash. */
static void pad_text(const struct pad_view *pad, char out[96])
{
    size_t n = strlen(pad->typed), used = 0;
    out[0] = '\0';
    if (pad->pad == PAD_PAPER && n > 8) {
        snprintf(out, 96, "%.8s-%s", pad->typed, pad->typed + 8);
        return;
    }
    if (!is_secret(pad->pad))
        snprintf(out, 96, "%s", pad->typed);
    for (size_t i = 0; is_secret(pad->pad) && i < n && used + 4 < 96; i++)
        used += (size_t)snprintf(out + used, 96 - used, "●");
}

enum { KEYS_FOOT = 4 * 144 + 3 * 16 }; /* four rows of digits */

static void pad_form(const struct ui *ui, struct rect area)
{
    const struct pad_view *pad = ui->view;
    struct action done = {*pad->typed ? ACTION_PAD_DONE : ACTION_NONE, 0};
    bool wrong = *pad->complaint;
    char text[96], asks[96];
    pad_text(pad, text);
    pad_asks(pad, asks);
    widget_label(ui, rect_cut_top(&area, 104, GAP),
                 (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, asks);
    widget_field(ui, rect_cut_top(&area, 120, GAP), (struct field){text, "", 56, wrong});
    widget_button(ui, rect_cut_bottom(&area, 112, GAP),
                  (struct button){"好了", "check", BUTTON_PRIMARY, done});
    widget_text(
        ui, area,
        (struct type){SIZE_BODY, wrong ? color_red : color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 3},
        wrong ? pad->complaint : pads[pad->pad].says);
    ui->hits->primary = done;
}

void pad_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, pads[pad_of(ui)->pad].title, pad_of(ui)->back);
    ui->hits->typing = true;
    if (frame_is_tall(ui->frame)) {
        pad_form(ui, rect_cut_top(&page, 536, 48));
        keys_digits(ui, page);
        return;
    }
    struct rect form = rect_cut_left(&page, page.w * 0.46f, 72);
    form.h = fminf(form.h, KEYS_FOOT); /* the button stands beside the last row of keys */
    pad_form(ui, form);
    keys_digits(ui, page);
}
