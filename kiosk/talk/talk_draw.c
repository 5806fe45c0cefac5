/* The conversation: the customer on one side, what they say and whose turn it is on the other. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "kiosk/talk/talk_view.h"
#include "kiosk/ui/mood.h"
#include "kiosk/ui/theme.h"

struct stage_look { /* how a stage tells the trainee what to do */
    const char *title, *icon;
    struct color ground, ink, meter;
};

/* What must not be said is not "nearly right". */
static const char *feedback_title(const struct talk_view *talk)
{
    if (talk->unheard)
        return "没听到您说话";
    for (int i = 0; i < talk->n_feedback; i++) {
        if (talk->feedback[i].forbidden)
            return "有句话不该这么说";
    }
    if (talk->broke_off)
        return "刚才声音断了一下";
    return "这句还差一点";
}

static struct stage_look stage_look(const struct talk_view *talk)
{
    const struct stage_look looks[] = {
        [TALK_PREPARING] = {"请稍等", "clock", color_sunk, color_ink_soft, color_ink_soft},
        [TALK_SPEAKING] = {"客户正在说话", "speaker", color_sunk, color_ink, color_ink_soft},
        [TALK_ASKING] = {talk->opening ? "请您先开口" : "请您回答", "microphone", color_teal_pale,
                         color_teal_dark, color_teal},
        [TALK_LISTENING] = {"正在听您说", "microphone", color_teal, color_card, color_teal_pale},
        [TALK_JUDGING] = {"听完了，想一想", "clock", color_sunk, color_ink, color_ink_soft},
        [TALK_FEEDBACK] = {feedback_title(talk), "hint", color_amber_pale, color_ink,
                           color_ink_soft},
        [TALK_ENDING] = {talk->once ? "这一句说完了" : "谈话结束了", "clock", color_sunk, color_ink,
                         color_ink_soft},
    };
    return looks[talk->stage];
}

static void talk_top(const struct ui *ui, struct rect *page)
{
    const struct talk_view *talk = ui->view;
    struct rect strip = rect_cut_top(page, TARGET, 32);
    char reply[48], title[192];
    struct action pause = {ACTION_PAUSE, 0};
    bool exam = talk->mode == MODE_EXAM;
    widget_button(
        ui, rect_cut_right(&strip, 200, GAP),
        (struct button){exam ? "退出" : "暂停", exam ? "cross" : "pause", BUTTON_PLAIN, pause});
    ui->hits->back = pause;
    snprintf(reply, sizeof reply, "第 %d 轮", talk->reply);
    snprintf(title, sizeof title, "考试 %d/%d · %s", talk->part, talk->n_parts, talk->play->title);
    /* Thin and grey: what is coloured is the customer's mood. */
    struct rect bar = rect_cut_bottom(&strip, 6, 18);
    if (!talk->once)
        widget_bar(ui, bar, talk->progress, color_ink_soft);
    if (talk->once)
        snprintf(reply, sizeof reply, "第 %d 轮，再来一次", talk->reply);
    widget_label(ui, rect_cut_right(&strip, talk->once ? 340 : 160, 16),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, reply);
    widget_label(ui, strip,
                 (struct type){exam ? (frame_is_tall(ui->frame) ? 28 : 34) : 40, color_ink,
                               WEIGHT_BOLD, ALIGN_LEFT, 1},
                 exam ? title : talk->play->title);
}

/* Five steps of which so many are full: a gauge, and not a way that is being gone. */
static void mood_steps(const struct ui *ui, struct rect bar, double mood, struct color color)
{
    enum { STEPS = 5, SPACE = 8 };
    float width = (bar.w - (STEPS - 1) * SPACE) / STEPS;
    for (int i = 0; i < STEPS; i++)
        widget_bar(ui, rect_cut_left(&bar, width, SPACE), mood * STEPS / 100 - i, color);
}

static void talk_mood(const struct ui *ui, struct rect rect)
{
    const struct talk_view *talk = ui->view;
    struct mood_look look = mood_look(talk->mood);
    struct rect inner = rect_inset(rect, 32, 16);
    widget_panel(ui, rect);
    struct rect bar = rect_cut_bottom(&inner, 16, 8);
    mood_steps(ui, bar, talk->mood, look.bright);
    widget_label(ui, rect_cut_right(&inner, 240, 8),
                 (struct type){34, look.ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, look.word);
    widget_label(ui, inner, (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 talk->play->customer);
}

static void talk_customer(const struct ui *ui, struct rect area)
{
    const struct talk_view *talk = ui->view;
    talk_mood(ui, rect_cut_bottom(&area, 112, GAP));
    widget_portrait(ui, area, talk->play->portrait, talk->mood, talk->talking);
}

/* A long line is set smaller rather than cut. */
static float said_size(const char *line, struct rect box)
{
    float size = SIZE_SAID;
    while (size > SIZE_CAPTION && text_height(line, size, box.w) > box.h)
        size -= 4;
    return size;
}

static const char *talk_trouble_text(const struct talk_view *talk)
{
    switch (talk->trouble) {
    case TROUBLE_NONE:
        return NULL;
    case TROUBLE_ASKED_AGAIN:
        return "客户没听清，请您再说一遍";
    case TROUBLE_BROKE_OFF:
        return "刚才声音断了一下，断掉的不算您没说";
    case TROUBLE_CUT_OFF:
        return "客户打断了您：说短一点";
    case TROUBLE_SILENT:
        return "没听到您说话，请对着麦克风说";
    case TROUBLE_QUIET:
        return "声音太小，没听清：靠近麦克风，再说一遍";
    case TROUBLE_CLIPPED:
        return "声音太大，都破了：离麦克风远一点";
    case TROUBLE_NOT_HEARD:
        return "刚才那段没能听到，先不计分";
    case TROUBLE_NO_VOICE:
        return "客户的声音没放出来，请看文字";
    }
    return NULL;
}

/* `below` is the room for what the reply did: while there is nothing of it, the panel has it, and
 * the words stay where they are. */
static void talk_said(const struct ui *ui, struct rect rect, float below)
{
    const struct talk_view *talk = ui->view;
    struct rect inner = rect_inset(rect, 40, 24);
    rect.h += below;
    struct type type = {0, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0};
    char shown[1024];
    snprintf(shown, sizeof shown, "%.*s", talk->line_shown, talk->line);
    widget_panel(ui, rect);
    const char *trouble = talk_trouble_text(talk);
    widget_label(ui, rect_cut_top(&inner, 44, 8),
                 (struct type){SIZE_CAPTION, trouble ? color_amber : color_ink_soft, WEIGHT_BOLD,
                               ALIGN_LEFT, 1},
                 trouble         ? trouble
                 : talk->opening ? "轮到您先说"
                                 : "客户说");
    type.size = said_size(talk->line, inner);
    widget_text(ui, inner, type, shown);
}

/* What to do, and the words for it, larger: they are what is looked for. */
static float hint_height(const struct talk_view *talk, float width, float size)
{
    float height = text_height(talk->hint, 30, width - 56) + 32;
    return *talk->words ? height + 8 + text_height(talk->words, size, width - 56) : height;
}

/* Long words are set smaller, so that the customer's stay to be read. */
static float hint_size(const struct talk_view *talk, struct rect area)
{
    float size = 40;
    while (size > 28 && hint_height(talk, area.w, size) > area.h * 0.5f)
        size -= 2;
    return size;
}

static void talk_hint(const struct ui *ui, struct rect rect, float size)
{
    const struct talk_view *talk = ui->view;
    struct rect inner = rect_inset(rect, 28, 16);
    draw_rect(ui->draw, rect, 16, color_amber_pale);
    widget_text(ui, rect_cut_top(&inner, text_height(talk->hint, 30, inner.w), 8),
                (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, talk->hint);
    widget_text(ui, inner, (struct type){size, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, talk->words);
}

struct value_look {
    const char *icon, *word;
    struct color ink, ground;
};

static struct value_look value_look(enum verdict_value value)
{
    if (value == VERDICT_MET)
        return (struct value_look){"check", "", color_teal_dark, color_teal_pale};
    if (value == VERDICT_NOT_MET)
        return (struct value_look){"cross", "", color_red, color_red_pale};
    return (struct value_look){"question", "", color_amber, color_amber_pale};
}

enum {
    CHIP_HEIGHT = 52,
    LONG_CHIP_HEIGHT = 84,
    CHIP_GAP = 8,
    STRIP_HEIGHT = 2 * CHIP_HEIGHT + CHIP_GAP
};

/* Where it was said, if not in the reply for which it was wanted. */
static const char *feedback_text(const struct feedback_view *item, char text[160])
{
    static const char *const where[] = {
        [ORIGIN_REPLY] = "",
        [ORIGIN_UNHEARD] = "",
        [ORIGIN_BEFORE] = "（前面说过）",
        [ORIGIN_MADE_UP] = "（补上了）",
        [ORIGIN_AHEAD] = "（提前说了）",
        [ORIGIN_LATER] = "（补上了）",
    };
    snprintf(text, 160, "%s%s", item->name, where[item->origin]);
    return text;
}

static float feedback_width(const struct feedback_view *item)
{
    char text[160];
    return text_width(feedback_text(item, text), 30) + 84;
}

/* A standard phrase may be longer than the row: it is set smaller then, over two lines. */
static bool feedback_is_long(const struct feedback_view *item, float most)
{
    return feedback_width(item) > most;
}

static float feedback_chip(const struct ui *ui, float x, float y, float most,
                           const struct feedback_view *item)
{
    struct value_look look = value_look(item->value);
    char text[160];
    bool is_long = feedback_is_long(item, most);
    struct rect rect = {x, y, fminf(feedback_width(item), most),
                        is_long ? LONG_CHIP_HEIGHT : CHIP_HEIGHT};
    draw_rect(ui->draw, rect, 16, look.ground);
    struct rect inner = rect_inset(rect, 16, 0);
    widget_icon(ui, rect_cut_left(&inner, 36, 12), 36, look.icon, look.ink);
    feedback_text(item, text);
    if (is_long)
        widget_text(ui, rect_inset(inner, 0, 4),
                    (struct type){26, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 2}, text);
    else
        widget_label(ui, inner, (struct type){30, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, text);
    return rect.w;
}

static float feedback_height(const struct talk_view *talk, float most)
{
    for (int i = 0; i < talk->n_feedback; i++) {
        if (feedback_is_long(&talk->feedback[i], most))
            return STRIP_HEIGHT + LONG_CHIP_HEIGHT - CHIP_HEIGHT;
    }
    return STRIP_HEIGHT;
}

/* What the reply before did, as far as two rows hold it. */
static void talk_feedback(const struct ui *ui, struct rect row)
{
    const struct talk_view *talk = ui->view;
    float x = row.x, y = row.y, high = CHIP_HEIGHT;
    for (int i = 0; i < talk->n_feedback; i++) {
        const struct feedback_view *item = &talk->feedback[i];
        if (x > row.x && x + feedback_width(item) > row.x + row.w) {
            x = row.x;
            y += high + CHIP_GAP;
            high = CHIP_HEIGHT;
        }
        high = feedback_is_long(item, row.w) ? LONG_CHIP_HEIGHT : high;
        if (y + high > row.y + row.h + 1)
            return;
        x += feedback_chip(ui, x, y, row.w, item) + 12;
    }
}

static void talk_time_left(const struct ui *ui, struct rect rect, struct stage_look look)
{
    const struct talk_view *talk = ui->view;
    bool mine = talk->stage == TALK_ASKING || talk->stage == TALK_LISTENING;
    if (mine)
        widget_time_left(ui, rect, talk->reply_left, look.meter);
}

/* What the bar counts. */
static void talk_goes_on(const struct ui *ui, struct rect row)
{
    const struct talk_view *talk = ui->view;
    char text[48];
    snprintf(text, sizeof text, "%d 秒后接着谈", talk->feedback_left_s);
    widget_label(ui, rect_cut_left(&row, 240, 24),
                 (struct type){SIZE_BODY, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
    widget_bar(ui, rect_center(row, row.w, 16), talk->feedback_left, color_amber_bright);
}

static void talk_state(const struct ui *ui, struct rect rect)
{
    const struct talk_view *talk = ui->view;
    struct stage_look look = stage_look(talk);
    struct rect inner = rect_inset(rect, 40, 20), row;
    draw_rect(ui->draw, rect, RADIUS, look.ground);
    if (talk->stage == TALK_ASKING)
        draw_outline(ui->draw, rect, RADIUS, 4, color_teal);
    row = rect_cut_top(&inner, SIZE_STATE * LINE_HEIGHT, 8);
    widget_icon(ui, rect_cut_left(&row, 64, 24), 64, look.icon, look.ink);
    widget_label(ui, row, (struct type){SIZE_STATE, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 look.title);
    if (talk->stage == TALK_FEEDBACK)
        talk_goes_on(ui, inner);
    else
        widget_meter(ui, inner, &talk->meter, look.meter);
    talk_time_left(ui, rect_cut_bottom(&inner, 6, 0), look);
}

/* Opening the hint costs points, and the button says so before. */
static void talk_hint_button(const struct ui *ui, struct rect *bar)
{
    const struct talk_view *talk = ui->view;
    char label[48];
    if (!talk->hint || !*talk->hint)
        return;
    snprintf(label, sizeof label, talk->hint_open ? "收起" : "提示");
    if (!talk->hint_open && talk->hint_cost > 0)
        snprintf(label, sizeof label, "提示（扣%d分）", talk->hint_cost);
    else if (!talk->hint_open && talk->hint_free)
        snprintf(label, sizeof label, "提示（免费）");
    float icon = bar->w >= 900 ? 64 : 0;
    widget_button(ui, rect_cut_right(bar, text_width(label, 38) + icon + 56, 16),
                  (struct button){label, icon > 0 ? "hint" : NULL, BUTTON_PLAIN, {ACTION_HINT, 0}});
}

static void talk_hang_up_button(const struct ui *ui, struct rect *bar)
{
    const struct talk_view *talk = ui->view;
    bool open =
        talk->stage == TALK_ASKING || talk->stage == TALK_LISTENING || talk->stage == TALK_SPEAKING;
    bool wide = bar->w >= 900;
    if (talk->play->place != PLACE_PHONE)
        return;
    enum action_kind asks = talk->hang_up_asked ? ACTION_HANG_UP : ACTION_HANG_UP_ASK;
    widget_button(ui, rect_cut_right(bar, wide ? 248 : 184, 16),
                  (struct button){talk->hang_up_asked ? "确定挂断" : "挂断",
                                  wide && !talk->hang_up_asked ? "phone-hang-up" : NULL,
                                  BUTTON_PLAIN,
                                  {open ? asks : ACTION_NONE, 0}});
}

static void talk_feedback_buttons(const struct ui *ui, struct rect bar)
{
    struct action on = {ACTION_GO_ON, 0};
    float half = (bar.w - 16) / 2;
    widget_button(ui, rect_cut_left(&bar, half, 16),
                  (struct button){"这句再来一遍", "refresh", BUTTON_PLAIN, {ACTION_REDO, 0}});
    widget_button(ui, bar, (struct button){"接着谈", "next", BUTTON_PRIMARY, on});
    ui->hits->primary = on;
}

static void talk_buttons(const struct ui *ui, struct rect bar)
{
    const struct talk_view *talk = ui->view;
    bool mine = talk->stage == TALK_ASKING || talk->stage == TALK_LISTENING;
    struct action done = {mine ? ACTION_REPLY_DONE : ACTION_NONE, 0};
    if (talk->stage == TALK_FEEDBACK) {
        talk_feedback_buttons(ui, bar);
        return;
    }
    talk_hang_up_button(ui, &bar);
    talk_hint_button(ui, &bar);
    widget_button(ui, bar, (struct button){"我说完了", "check", BUTTON_PRIMARY, done});
    ui->hits->primary = done;
}

static void talk_trainee(const struct ui *ui, struct rect area)
{
    const struct talk_view *talk = ui->view;
    talk_buttons(ui, rect_cut_bottom(&area, 112, GAP));
    bool hint = talk->hint_open && talk->stage != TALK_FEEDBACK;
    talk_state(ui, rect_cut_bottom(&area, hint ? 172 : 216, 16));
    float below = 0;
    if (hint) {
        float size = hint_size(talk, area);
        talk_hint(ui, rect_cut_bottom(&area, hint_height(talk, area.w, size), 16), size);
    } else {
        struct rect chips = rect_cut_bottom(&area, feedback_height(talk, area.w), 16);
        below = talk->n_feedback ? 0 : chips.h + 16;
        talk_feedback(ui, chips);
    }
    talk_said(ui, area, below);
}

void talk_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    talk_top(ui, &page);
    if (frame_is_tall(ui->frame))
        talk_customer(ui, rect_cut_top(&page, page.h - 872, GAP));
    else
        talk_customer(ui, rect_cut_left(&page, page.w * 0.38f, 40));
    talk_trainee(ui, page);
}
