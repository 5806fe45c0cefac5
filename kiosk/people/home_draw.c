/* Home: what to do next, and how it has gone so far. */
#include <math.h>
#include <stdio.h>

#include "kiosk/people/people_view.h"
#include "kiosk/ui/attempt_row.h"
#include "kiosk/ui/theme.h"

static const struct home_view *home_of(const struct ui *ui)
{
    return ui->view;
}

/* The way from the first phrase to the exam, and where on it one stands. */
static void home_way(const struct ui *ui, struct rect row)
{
    static const char *const names[NEXT_STEPS] = {"规范用语", "情景小练", "入门情景", "实战情景",
                                                  "考试"};
    enum next_step step = home_of(ui)->step;
    for (int i = 0; i < NEXT_STEPS; i++) {
        bool here = i == (int)step;
        struct color ink = here ? color_teal_dark : color_ink_soft;
        float width = text_width(names[i], SIZE_CAPTION) + 8;
        widget_label(
            ui, rect_cut_left(&row, width, 0),
            (struct type){SIZE_CAPTION, ink, here ? WEIGHT_BOLD : WEIGHT_REGULAR, ALIGN_LEFT, 1},
            names[i]);
        if (i + 1 < NEXT_STEPS)
            widget_icon(ui, rect_cut_left(&row, 44, 8), 24, i < (int)step ? "check" : "next",
                        color_ink_soft);
    }
}

struct step_text {
    const char *title, *button, *icon;
    const char *how[3]; /* one does it */
    char text[192];
    struct action action;
};

/* Of a step that is no play. */
static struct step_text step_text(const struct home_view *home)
{
    struct step_text step = {
        .title = "先学几句规范用语",
        .button = "学规范用语",
        .icon = "speaker",
        .how = {"先听示范，字上面有拼音", "照着说一遍，说完停一停", "没说清的字会标出来，再来一次"},
        .action = {ACTION_LEARN, LEARN_PHRASES}};
    if (home->step == NEXT_DRILLS)
        step = (struct step_text){
            .title = "再练几个小场面",
            .button = "情景小练",
            .icon = "person",
            .how = {"听客户说一句", "您答一句，想不起来点“提示”", "差在哪儿马上知道，当场重来"},
            .action = {ACTION_LEARN, LEARN_DRILLS}};
    if (home->step == NEXT_EXAM)
        step = (struct step_text){.title = "可以去考一次了",
                                  .button = "参加考试",
                                  .icon = "shield",
                                  .how = {"三位客户：柜台、电话、上门各一位", "十道业务知识题",
                                          "每一部分都合格，才算通过"},
                                  .action = {ACTION_EXAM, 0}};
    if (home->step == NEXT_PHRASES)
        snprintf(step.text, sizeof step.text, "每句听一遍、说一遍，几分钟就够。%d 句里会了 %d 句。",
                 home->n_wanted, home->n_known);
    else if (home->step == NEXT_DRILLS)
        snprintf(step.text, sizeof step.text,
                 "客户说一句，您答一句，答错了马上重来。先答好 %d 个再去见客户，已经答好 %d 个。",
                 home->n_wanted, home->n_known);
    else
        snprintf(step.text, sizeof step.text,
                 "好几场都及格了。考试是三场情景加十道题，中间没有提示。");
    return step;
}

/* The one thing to do now, and beside it what else is near. */
static void next_buttons(const struct ui *ui, struct rect bar, struct button main,
                         struct button other)
{
    widget_button(ui,
                  rect_cut_right(&bar, fminf(text_width(other.label, 38) + 56, bar.w * 0.54f), 16),
                  other);
    widget_button(ui, bar, main);
    ui->hits->primary = main.action;
}

static void next_text(const struct ui *ui, struct rect box, const char *text)
{
    widget_fitted(ui, box, (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, text);
}

/* How it goes, as far as there is room; above it how far one has come. */
static void next_how(const struct ui *ui, struct rect area, const struct step_text *step)
{
    const struct home_view *home = ui->view;
    if (home->step != NEXT_EXAM && area.h >= 16)
        widget_bar(ui, rect_cut_top(&area, 16, 20),
                   home->n_wanted ? (double)home->n_known / home->n_wanted : 0, color_teal);
    for (int i = 0; i < 3 && area.h >= 56; i++) {
        struct rect row = rect_cut_top(&area, 56, 6);
        struct rect disc = rect_center(rect_cut_left(&row, 48, 20), 48, 48);
        widget_step(ui, disc, 28, i + 1);
        widget_label(ui, row, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     step->how[i]);
    }
}

static void next_lesson(const struct ui *ui, struct rect inner)
{
    const struct home_view *home = ui->view;
    struct step_text step = step_text(home);
    widget_flow(ui, &inner, 16, (struct type){48, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2},
                step.title);
    next_buttons(ui, rect_cut_bottom(&inner, 112, 24),
                 (struct button){step.button, step.icon, BUTTON_PRIMARY, step.action},
                 (struct button){home->step == NEXT_EXAM ? "接着练" : "直接练一场",
                                 NULL,
                                 BUTTON_PLAIN,
                                 {ACTION_BRIEF, home->next_index}});
    widget_flow(ui, &inner, 20, (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                step.text);
    next_how(ui, inner, &step);
}

static void next_play(const struct ui *ui, struct rect inner)
{
    const struct home_view *home = ui->view;
    const struct play_view *next = home->next;
    char round[48] = "练三分钟";
    if (home->n_due > 0)
        snprintf(round, sizeof round, "练三分钟（%d）", home->n_due);
    widget_label(ui, rect_cut_top(&inner, 48, 8),
                 (struct type){SIZE_CAPTION, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 home->why);
    widget_flow(ui, &inner, 16, (struct type){48, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2},
                next->title);
    widget_play_chips(ui, inner.x, inner.y, next);
    rect_cut_top(&inner, 48, 24);
    next_buttons(
        ui, rect_cut_bottom(&inner, 112, 24),
        (struct button){"开始练习", "play", BUTTON_PRIMARY, {ACTION_BRIEF, home->next_index}},
        (struct button){round, NULL, BUTTON_PLAIN, {ACTION_ROUND, 0}});
    next_text(ui, inner, next->summary);
}

/* Of the panel's width: less where the text needs the room. */
static float portrait_share(const struct frame *frame)
{
    return frame_is_tall(frame) ? 0.34f : frame->height < 1000 ? 0.27f : 0.36f;
}

static void home_next(const struct ui *ui, struct rect rect)
{
    const struct home_view *home = ui->view;
    const struct play_view *next = home->next;
    struct rect inner = rect_inset(rect, 32, 32), art;
    bool play = home->step == NEXT_EASY || home->step == NEXT_PLAYS;
    widget_panel(ui, rect);
    if (!next)
        return;
    home_way(ui, rect_cut_top(&inner, 48, 16));
    art = rect_cut_left(&inner, inner.w * portrait_share(ui->frame), 40);
    widget_portrait(ui, art, next->portrait, next->mood, 0);
    (play ? next_play : next_lesson)(ui, inner);
}

static void home_figure(const struct ui *ui, struct rect rect, const char *name, const char *value)
{
    widget_label(ui, rect_cut_top(&rect, 80, 0),
                 (struct type){60, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, value);
    widget_label(ui, rect_cut_top(&rect, 40, 0),
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1}, name);
}

/* Points of nine customers in one figure would say nothing: they are on each one's own card. */
static void home_figures(const struct ui *ui, struct rect rect)
{
    const struct home_view *home = ui->view;
    char streak[16], done[16], passed[32];
    struct rect inner = rect_inset(rect, 16, 24);
    float third = inner.w / 3;
    snprintf(done, sizeof done, "%d", home->n_done);
    snprintf(passed, sizeof passed, "%d/%d", home->n_passed, home->n_plays);
    snprintf(streak, sizeof streak, "%d", home->streak_days);
    widget_panel(ui, rect);
    home_figure(ui, rect_cut_left(&inner, third, 0), "练过（场）", done);
    home_figure(ui, rect_cut_left(&inner, third, 0), "合格的客户", passed);
    home_figure(ui, inner, "连续练习（天）", streak);
}

static int home_shown(const struct home_view *home, struct rect rows)
{
    int fit = (int)(rows.h / ATTEMPT_ROW_HEIGHT);
    return fit < home->n_recent ? fit : home->n_recent;
}

static void home_attempt(const struct ui *ui, struct rect row, int index)
{
    const struct attempt_view *attempt = &home_of(ui)->recent[index];
    char note[96];
    snprintf(note, sizeof note, "%s%s", attempt->when, attempt->mode == MODE_EXAM ? " · 考试" : "");
    attempt_row(ui, row, attempt, (struct attempt_row_text){attempt->title, note},
                (struct action){ACTION_PAST, index});
}

/* The way to those that have no room here. */
static void home_all(const struct ui *ui, struct rect corner)
{
    struct action all = {ACTION_ATTEMPTS, 0};
    struct rect icon = rect_cut_right(&corner, 32, 12);
    widget_label(ui, corner, (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_RIGHT, 1},
                 "全部练习");
    widget_icon(ui, icon, 32, "next", color_teal_dark);
    widget_touch(ui, (struct rect){corner.x, corner.y - 16, icon.x + 32 - corner.x, 72}, 16, all);
}

static void home_recent(const struct ui *ui, struct rect rect)
{
    const struct home_view *home = ui->view;
    struct rect inner = rect_inset(rect, 40, 28);
    if (inner.h < 56 + ATTEMPT_ROW_HEIGHT) { /* no room for one of them */
        widget_button(ui, rect_cut_bottom(&rect, fminf(rect.h, TARGET), 0),
                      (struct button){"全部练习", "list", BUTTON_PLAIN, {ACTION_ATTEMPTS, 0}});
        return;
    }
    widget_panel(ui, rect);
    struct rect head = rect_cut_top(&inner, 48, 8);
    int shown = home_shown(home, inner);
    widget_label(ui, head, (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 "最近的练习");
    if (home->n_all > shown)
        home_all(ui, rect_cut_right(&head, 192, 0));
    if (home->n_recent == 0)
        widget_fitted(ui, inner, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                      "还没有成绩。第一次不用紧张，练完就能看到哪里说得好。");
    for (int i = 0; i < shown; i++) {
        struct rect row = rect_cut_top(&inner, ATTEMPT_ROW_HEIGHT, 0);
        row_line(ui, row);
        home_attempt(ui, row, i);
    }
}

static void home_ways(const struct ui *ui, struct rect area)
{
    const struct home_view *home = ui->view;
    const char *voice = home->voice_new ? "先熟悉声音" : "我的声音";
    const struct button ways[] = {
        {"所有情景", "list", BUTTON_PLAIN, {ACTION_PLAYS, 0}},
        {"参加考试", "shield", BUTTON_PLAIN, {ACTION_EXAM, 0}},
        {"业务知识", "question", BUTTON_PLAIN, {ACTION_QUIZ, 0}},
        {voice, "microphone", home->voice_new ? BUTTON_PRIMARY : BUTTON_PLAIN, {ACTION_VOICE, 0}},
    };
    for (int i = 0; i < 4; i++)
        widget_button(ui, rect_cell(area, i, 2, TARGET, 16), ways[i]);
}

/* Who has done nothing yet reads what awaits one, instead of three noughts. */
static void home_first(const struct ui *ui, struct rect rect)
{
    static const char *const lines[] = {"您开口说，客户听得懂：说得好会消气，说得不好会发火。",
                                        "练完有成绩单，哪一句好、哪一句差，点开就能听。",
                                        "说错不要紧，从那一句再来。您的分数同事看不到。"};
    struct rect inner = rect_inset(rect, 40, 32);
    float size = frame_is_tall(ui->frame) ? 38 : 32;
    widget_panel(ui, rect);
    widget_label(ui, rect_cut_top(&inner, 56, 16),
                 (struct type){40, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "头一回来");
    for (int i = 0; i < 3; i++) {
        float height = text_height(lines[i], size, inner.w);
        if (height <= inner.h)
            widget_text(ui, rect_cut_top(&inner, height, size - 12),
                        (struct type){size, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                        lines[i]);
    }
}

static void home_side(const struct ui *ui, struct rect area)
{
    const struct home_view *home = ui->view;
    home_ways(ui, rect_cut_bottom(&area, 2 * TARGET + 16, GAP));
    if (home->n_done == 0 && home->n_all == 0) {
        home_first(ui, area);
        return;
    }
    home_figures(ui, rect_cut_top(&area, 168, GAP));
    home_recent(ui, area);
}

static void home_top(const struct ui *ui, struct rect *page)
{
    struct rect strip = {page->x, page->y, page->w, TARGET};
    const char *week = home_of(ui)->week;
    bool planned = week && *week;
    widget_top(ui, page, "服务应答练习", (struct action){ACTION_NONE, 0});
    bool narrow = page->w < 900; /* the title needs the room */
    widget_button(ui, rect_cut_right(&strip, narrow ? 160 : 200, 16),
                  (struct button){"退出", "person", BUTTON_PLAIN, {ACTION_LEAVE, 0}});
    widget_button(ui, rect_cut_right(&strip, narrow ? 210 : 280, 16),
                  (struct button){"学一学", "speaker", BUTTON_PLAIN, {ACTION_LEARN, 0}});
    ui->hits->back = (struct action){ACTION_LEAVE, 0};
    bool low = ui->frame->height < 1000; /* all of it larger, on a wide display */
    struct rect greeting = rect_cut_top(page, (planned ? 172.0f : 104.0f) - (low ? 24 : 0), 24);
    struct rect own = rect_cut_right(&greeting, 200, 16);
    widget_button(ui, rect_center(own, 200, 64),
                  (struct button){"录音和密码", NULL, BUTTON_QUIET, {ACTION_OWN, 0}});
    if (planned)
        widget_text(ui, rect_cut_bottom(&greeting, 84, 0),
                    (struct type){28, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 2}, week);
    widget_label(
        ui, greeting,
        (struct type){planned || low ? 52.0f : SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
        home_of(ui)->greeting);
}

/* The figures, the ways, and between them one attempt or what is said where there is none. */
enum { SIDE_HEIGHT_LEAST = 168 + 24 + 2 * 96 + 16 + 24 + 112 + ATTEMPT_ROW_HEIGHT + 1 };

void home_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    home_top(ui, &page);
    if (frame_is_tall(ui->frame)) {
        home_next(ui, rect_cut_top(&page, fminf(740, page.h - SIDE_HEIGHT_LEAST - GAP), GAP));
        home_side(ui, page);
        return;
    }
    struct rect side = rect_cut_right(&page, page.w * 0.36f, 32);
    home_next(ui, page);
    home_side(ui, side);
}
