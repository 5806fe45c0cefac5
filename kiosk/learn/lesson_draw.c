/* A phrase or a drill being learnt: what calls for it, the words with their pinyin, whose turn it
 * is, and how it went. */
#include <math.h>
#include <stdio.h>

#include "kiosk/learn/learn_view.h"
#include "kiosk/ui/model_voice.h"
#include "kiosk/ui/theme.h"

struct stage_look { /* how a stage tells the trainee what to do */
    const char *title, *note, *icon;
    struct color ground, ink, meter;
};

static struct stage_look ready_look(const struct lesson_view *lesson)
{
    const struct stage_look deaf = {"没有接好麦克风或扬声器",
                                    "可以先看、先记，接好以后再说。",
                                    "warning",
                                    color_amber_pale,
                                    color_ink,
                                    color_ink_soft};
    struct stage_look look = {"先听一遍，再说一遍", "说完停一下就行，录音不保存。",
                              "microphone",         color_teal_pale,
                              color_teal_dark,      color_teal};
    if (!lesson->words_shown)
        look.title = "想好了就说";
    if (lesson->is_drill)
        look.title = "听客户说完，您来回答";
    return lesson->has_ear ? look : deaf;
}

static bool is_faint(const struct lesson_view *lesson)
{
    for (int i = 0; i < lesson->words.n; i++) {
        if (lesson->words.cells[i].clarity >= CLARITY_FAINT)
            return true;
    }
    return false;
}

/* How it was said may lack something where the words are right. */
static bool lacks(const struct lesson_view *lesson)
{
    for (int i = 0; i < lesson->n_parts; i++) {
        if (lesson->parts[i].value == VERDICT_NOT_MET)
            return true;
    }
    return false;
}

/* What nobody heard, or could not be told, is never held against anybody. */
static struct stage_look done_look(const struct lesson_view *lesson)
{
    const struct stage_look looks[] = {
        [TRIED_UNHEARD] = {"没听到您说话", "这次不算。对着麦克风再说一遍。", "question",
                           color_amber_pale, color_ink, color_ink_soft},
        [TRIED_UNCLEAR] = {"没听准", "这次不算。离麦克风近一点，再说一遍。", "question",
                           color_amber_pale, color_ink, color_ink_soft},
        [TRIED_MISSED] = {"还差一点", "看看示范，再说一遍。", "hint", color_amber_pale, color_ink,
                          color_ink_soft},
        [TRIED_MET] = {"说到位了", "换了个说法，意思也到了。", "check", color_teal_pale,
                       color_teal_dark, color_teal},
    };
    struct stage_look look = looks[lesson->tried];
    if (lesson->tried == TRIED_MET && is_faint(lesson))
        look.note = "画了线的字，还可以说得更清楚。";
    else if (lesson->tried == TRIED_MET && lesson->marked)
        look.note = "每个字都清楚。";
    if (lesson->tried == TRIED_MET && lacks(lesson))
        look.note = "该说的都说了，打叉的再注意一下。";
    return look;
}

static struct stage_look stage_look(const struct lesson_view *lesson)
{
    const struct stage_look looks[] = {
        [EXERCISE_READY] = ready_look(lesson),
        [EXERCISE_PREPARING] = {"请稍等", "", "clock", color_sunk, color_ink_soft, color_ink_soft},
        [EXERCISE_CUE] = {"客户正在说话", "", "speaker", color_sunk, color_ink, color_ink_soft},
        [EXERCISE_ASKING] = {lesson->is_drill ? "请您回答" : "请您说", "", "microphone",
                             color_teal_pale, color_teal_dark, color_teal},
        [EXERCISE_LISTENING] = {"正在听您说", "", "microphone", color_teal, color_card,
                                color_teal_pale},
        [EXERCISE_JUDGING] = {"听完了，想一想", "", "clock", color_sunk, color_ink, color_ink_soft},
        [EXERCISE_DONE] = done_look(lesson),
    };
    return looks[lesson->stage];
}

static void lesson_time_left(const struct ui *ui, struct rect rect, struct stage_look look)
{
    const struct lesson_view *lesson = ui->view;
    bool mine = lesson->stage == EXERCISE_ASKING || lesson->stage == EXERCISE_LISTENING;
    if (mine)
        widget_time_left(ui, rect, lesson->reply_left, look.meter);
}

static void lesson_state(const struct ui *ui, struct rect rect)
{
    const struct lesson_view *lesson = ui->view;
    struct stage_look look = stage_look(lesson);
    struct rect inner = rect_inset(rect, 40, 20), row;
    draw_rect(ui->draw, rect, RADIUS, look.ground);
    row = rect_cut_top(&inner, 56 * LINE_HEIGHT, 4);
    widget_icon(ui, rect_cut_left(&row, 64, 24), 56, look.icon, look.ink);
    widget_label(ui, row, (struct type){56, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, look.title);
    lesson_time_left(ui, rect_cut_bottom(&inner, 6, 0), look);
    if (*look.note)
        widget_label(ui, inner, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     look.note);
    else
        widget_meter(ui, inner, &lesson->meter, look.meter);
}

enum { CAPTION_WIDTH = 188 };

/* Once the words are shown it is smaller, and leaves its room to them. */
static float cue_size(const struct lesson_view *lesson)
{
    return lesson->words_shown ? 34 : 44;
}

static float cue_height(const struct lesson_view *lesson, float width)
{
    float words = text_height(lesson->cue, cue_size(lesson), width - CAPTION_WIDTH - 80);
    return *lesson->cue ? words + 40 : 0;
}

/* What calls for the words: the customer's line, or what they are to do. */
static void lesson_cue(const struct ui *ui, struct rect rect)
{
    const struct lesson_view *lesson = ui->view;
    struct rect inner = rect_inset(rect, 40, 20), side = rect_cut_left(&inner, CAPTION_WIDTH, 0);
    float size = cue_size(lesson);
    widget_panel(ui, rect);
    side.h = size * LINE_HEIGHT;
    widget_label(ui, side, (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 lesson->is_drill      ? "客户说"
                 : lesson->words_shown ? "这句用来"
                                       : "该怎么说？");
    widget_text(ui, inner, (struct type){size, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                lesson->cue);
}

/* Above the words: of a phrase how the source has it, with its ××; of a drill what it is about. */
static const char *words_note(const struct lesson_view *lesson)
{
    return lesson->is_drill ? lesson->hint : lesson->title;
}

static float note_height(const struct lesson_view *lesson, float width)
{
    const char *note = words_note(lesson);
    return *note ? text_height(note, SIZE_CAPTION, width) + 16 : 0;
}

static void words_shown(const struct ui *ui, struct rect window)
{
    const struct lesson_view *lesson = ui->view;
    struct rect area = rect_inset(window, 38, 16);
    float note = note_height(lesson, area.w), y = area.y - ui->frame->scroll;
    float large = cells_height(&lesson->words, area.w, CELLS_LARGE);
    enum cells_size size = note + large <= area.h ? CELLS_LARGE : CELLS_SMALL;
    float words = cells_height(&lesson->words, area.w, size);
    if (note > 0)
        widget_text(ui, (struct rect){area.x, y, area.w, note},
                    (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    words_note(lesson));
    cells_draw(ui, (struct rect){area.x, y + note, area.w, words}, window, &lesson->words, size);
    widget_window_end(ui, window, note + words + 32);
}

static void lesson_words(const struct ui *ui, struct rect rect)
{
    const struct lesson_view *lesson = ui->view;
    struct rect inner = rect_inset(rect, 40, 20);
    widget_panel(ui, rect);
    if (!lesson->words_shown) {
        widget_label(ui, inner, (struct type){34, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                     "先自己想想。想不起来，点“提示”看看。");
        return;
    }
    widget_label(ui, rect_cut_top(&inner, 44, 0),
                 (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 lesson->is_drill ? "可以这样说" : "照着说");
    struct rect window = {rect.x + 2, inner.y, rect.w - 4, rect.y + rect.h - inner.y - 8};
    widget_window(ui, window, window);
    words_shown(ui, window);
}

struct part_look {
    const char *icon;
    struct color ink, ground;
};

static struct part_look part_look(enum verdict_value value)
{
    if (value == VERDICT_MET)
        return (struct part_look){"check", color_teal_dark, color_teal_pale};
    if (value == VERDICT_NOT_MET)
        return (struct part_look){"cross", color_red, color_red_pale};
    return (struct part_look){"question", color_amber, color_amber_pale};
}

enum { CHIP_HEIGHT = 52, CHIP_GAP = 8 };

static float part_width(const struct part_view *part)
{
    return text_width(part->name, 30) + 84;
}

/* Rows that the chips take; where `ui` is given they are drawn as well. */
static int parts_flow(const struct ui *ui, const struct lesson_view *lesson, struct rect area)
{
    float x = area.x, y = area.y;
    for (int i = 0; i < lesson->n_parts; i++) {
        const struct part_view *part = &lesson->parts[i];
        struct part_look look = part_look(part->value);
        if (x > area.x && x + part_width(part) > area.x + area.w) {
            x = area.x;
            y += CHIP_HEIGHT + CHIP_GAP;
        }
        struct rect chip = {x, y, part_width(part), CHIP_HEIGHT}, inner = rect_inset(chip, 16, 0);
        x += chip.w + 12;
        if (!ui)
            continue;
        draw_rect(ui->draw, chip, 16, look.ground);
        widget_icon(ui, rect_cut_left(&inner, 36, 12), 36, look.icon, look.ink);
        widget_label(ui, inner, (struct type){30, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                     part->name);
    }
    return (int)((y - area.y) / (CHIP_HEIGHT + CHIP_GAP)) + 1;
}

static void lesson_parts(const struct ui *ui, struct rect *area)
{
    const struct lesson_view *lesson = ui->view;
    bool heard = lesson->stage == EXERCISE_DONE && lesson->tried != TRIED_UNHEARD;
    if (!heard || lesson->n_parts == 0)
        return;
    int rows = parts_flow(NULL, lesson, *area);
    float height = (float)(rows * (CHIP_HEIGHT + CHIP_GAP) - CHIP_GAP);
    parts_flow(ui, lesson, rect_cut_bottom(area, height, 16));
}

static struct button hear_button(const struct lesson_view *lesson, const char *label,
                                 enum action_kind kind)
{
    struct action hear = {kind, lesson->lesson}, hush = {ACTION_HUSH, lesson->lesson};
    if (action_equal(lesson->playing, hear))
        return (struct button){"停", "stop", BUTTON_PRIMARY, hush};
    return (struct button){label, "play", BUTTON_PLAIN, hear};
}

/* The model voice, or the words first, where they are still to be found. */
static struct button model_button(const struct lesson_view *lesson)
{
    if (!lesson->words_shown)
        return (struct button){"提示", "hint", BUTTON_PLAIN, {ACTION_HINT, 0}};
    return hear_button(lesson, "听示范", ACTION_HEAR_MODEL);
}

enum { BUTTONS_MOST = 4 };

/* Of equal width; the last is the one thing to do here. */
static void buttons_row(const struct ui *ui, struct rect bar, const struct button *buttons, int n)
{
    float width = (bar.w - 16 * (float)(n - 1)) / (float)n;
    for (int i = 0; i < n; i++) {
        struct button button = buttons[i];
        if (width < 260)
            button.icon = NULL;
        widget_button(ui, rect_cut_left(&bar, width, 16), button);
    }
    ui->hits->primary = buttons[n - 1].action;
}

static void ready_buttons(const struct ui *ui, struct rect bar)
{
    const struct lesson_view *lesson = ui->view;
    struct action say = {lesson->has_ear ? ACTION_SAY : ACTION_NONE, 0};
    const struct button buttons[] = {
        model_button(lesson),
        {"跳过", "next", BUTTON_PLAIN, {ACTION_LESSON_NEXT, 0}},
        {lesson->is_drill ? "开始" : "我来说", "microphone", BUTTON_PRIMARY, say},
    };
    buttons_row(ui, bar, buttons, 3);
}

static void done_buttons(const struct ui *ui, struct rect bar)
{
    const struct lesson_view *lesson = ui->view;
    bool met = lesson->tried == TRIED_MET;
    struct action say = {lesson->has_ear ? ACTION_SAY : ACTION_NONE, 0};
    struct button mine = hear_button(lesson, "听我的", ACTION_HEAR_MINE);
    struct button again = {"再说一遍", "refresh", BUTTON_PLAIN, say};
    struct button next = {"下一条", "next", BUTTON_PLAIN, {ACTION_LESSON_NEXT, 0}};
    if (!lesson->has_mine)
        mine.action = (struct action){ACTION_NONE, 0};
    struct button *main = met ? &next : &again;
    main->look = BUTTON_PRIMARY;
    const struct button buttons[BUTTONS_MOST] = {model_button(lesson), mine, met ? again : next,
                                                 *main};
    buttons_row(ui, bar, buttons, BUTTONS_MOST);
}

static void lesson_buttons(const struct ui *ui, struct rect bar)
{
    const struct lesson_view *lesson = ui->view;
    bool mine = lesson->stage == EXERCISE_ASKING || lesson->stage == EXERCISE_LISTENING;
    struct action done = {mine ? ACTION_REPLY_DONE : ACTION_NONE, 0};
    const struct button said = {"我说完了", "check", BUTTON_PRIMARY, done};
    if (lesson->stage == EXERCISE_READY)
        ready_buttons(ui, bar);
    else if (lesson->stage == EXERCISE_DONE)
        done_buttons(ui, bar);
    else
        buttons_row(ui, bar, &said, 1);
}

/* How long the round still is, behind its name. */
static void lesson_top(const struct ui *ui, struct rect *page)
{
    const struct lesson_view *lesson = ui->view;
    struct rect strip = {page->x, page->y, page->w, TARGET};
    const char *kind = lesson->is_drill ? "情景小练" : "规范用语";
    struct action back = {ACTION_LEARN, lesson->is_drill};
    char title[64], left[32];
    snprintf(title, sizeof title, "%s%s%s", lesson->in_round ? "三分钟 · " : "", kind, "");
    if (lesson->in_round)
        back = (struct action){ACTION_ROUND_OVER, 0};
    widget_top(ui, page, title, back);
    snprintf(left, sizeof left, "还剩 %d:%02d", lesson->round_left_s / 60,
             lesson->round_left_s % 60);
    widget_label(
        ui, rect_cut_right(&strip, lesson->in_round ? 200 : text_width(lesson->place, 34) + 12, 0),
        (struct type){34, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1},
        lesson->in_round ? left : lesson->place);
    bool room = !lesson->in_round || !frame_is_tall(ui->frame);
    if (room && (lesson->stage == EXERCISE_READY || lesson->stage == EXERCISE_DONE))
        model_voice_switch(ui, rect_cut_right(&strip, MODEL_VOICE_WIDTH, 0), lesson->model_voice);
}

static void lesson_body(const struct ui *ui, struct rect area)
{
    const struct lesson_view *lesson = ui->view;
    lesson_buttons(ui, rect_cut_bottom(&area, 112, GAP));
    lesson_state(ui, rect_cut_bottom(&area, 164, 16));
    lesson_parts(ui, &area);
    float cue = cue_height(lesson, area.w);
    if (cue > 0)
        lesson_cue(ui, rect_cut_top(&area, cue, 16));
    lesson_words(ui, area);
}

void lesson_draw(const struct ui *ui)
{
    const struct lesson_view *lesson = ui->view;
    struct rect page = page_rect(ui->frame);
    bool tall = frame_is_tall(ui->frame);
    lesson_top(ui, &page);
    if (*lesson->portrait && tall)
        widget_portrait(ui, rect_cut_top(&page, page.h * 0.3f, GAP), lesson->portrait, lesson->mood,
                        lesson->talking);
    else if (*lesson->portrait)
        widget_portrait(ui, rect_cut_left(&page, page.w * 0.28f, 40), lesson->portrait,
                        lesson->mood, lesson->talking);
    lesson_body(ui, page);
}
