/* Screens: pure functions from a view to draw commands and hits. No SDL, clock or file in them:
 * the same view gives the same lists. */
#ifndef YINGDA_KIOSK_APP_SCREENS_H
#define YINGDA_KIOSK_APP_SCREENS_H

#include "kiosk/ui/widgets.h"

/* Draws view->screen and its overlay; both lists are emptied first. */
void screen_draw(const struct view *view, struct draw_list *draw, struct hits *hits);

/* One a file in kiosk/screens/. */
void screen_names(const struct ui *ui);
void screen_entry(const struct ui *ui);
void screen_voice(const struct ui *ui);
void screen_home(const struct ui *ui);
void screen_attempts(const struct ui *ui);
void screen_plays(const struct ui *ui);
void screen_quiz(const struct ui *ui);
void screen_exam(const struct ui *ui);
void screen_trainer(const struct ui *ui);
void screen_trainees(const struct ui *ui);
void screen_standards(const struct ui *ui);
void screen_brief(const struct ui *ui);
void screen_ring(const struct ui *ui);
void screen_talk(const struct ui *ui);
void screen_card(const struct ui *ui);
void screen_item(const struct ui *ui);
void screen_checklist(const struct ui *ui);
void screen_result(const struct ui *ui);
void screen_pad(const struct ui *ui);
void screen_fault(const struct ui *ui);

/* How many rows a page of SCREEN_ATTEMPTS has room for; at least 1. */
int attempts_per_page(const struct view *view);

void overlay_pause(const struct ui *ui);
void overlay_quit(const struct ui *ui);
void overlay_idle(const struct ui *ui);

#endif
