#include "kiosk/app/screens.h"
#include "kiosk/ui/theme.h"

static void screen_notice(const struct ui *ui)
{
    float width = text_width(ui->view->notice, SIZE_CAPTION) + 64;
    struct rect rect = {(ui->view->width - width) / 2, ui->view->height - 72, width, 56};
    struct type type = {SIZE_CAPTION, color_amber, WEIGHT_REGULAR, ALIGN_CENTER, 1};
    draw_rect(ui->draw, rect, 28, color_amber_pale);
    widget_label(ui, rect, type, ui->view->notice);
}

void screen_draw(const struct view *view, struct draw_list *draw, struct hits *hits)
{
    static void (*const screens[SCREEN_COUNT])(const struct ui *) = {
        [SCREEN_NAMES] = screen_names,
        [SCREEN_ENTRY] = screen_entry,
        [SCREEN_VOICE] = screen_voice,
        [SCREEN_HOME] = screen_home,
        [SCREEN_ATTEMPTS] = screen_attempts,
        [SCREEN_PLAYS] = screen_plays,
        [SCREEN_QUIZ] = screen_quiz,
        [SCREEN_EXAM] = screen_exam,
        [SCREEN_TRAINER] = screen_trainer,
        [SCREEN_TRAINEES] = screen_trainees,
        [SCREEN_STANDARDS] = screen_standards,
        [SCREEN_BRIEF] = screen_brief,
        [SCREEN_RING] = screen_ring,
        [SCREEN_TALK] = screen_talk,
        [SCREEN_CARD] = screen_card,
        [SCREEN_ITEM] = screen_item,
        [SCREEN_CHECKLIST] = screen_checklist,
        [SCREEN_RESULT] = screen_result,
        [SCREEN_PAD] = screen_pad,
        [SCREEN_FAULT] = screen_fault,
    };
    struct ui ui = {view, draw, hits};
    draw_list_reset(draw, view->width, view->height);
    hits_reset(hits);
    widget_ground(&ui, color_paper);
    screens[view->screen](&ui);
    if (view_has_notice(view))
        screen_notice(&ui);
    if (view->overlay == OVERLAY_PAUSE)
        overlay_pause(&ui);
    if (view->overlay == OVERLAY_QUIT)
        overlay_quit(&ui);
    if (view->overlay == OVERLAY_IDLE)
        overlay_idle(&ui);
}
