/* The parts of the sample views; private to tests/screen_views*.c. */
#ifndef YINGDA_TESTS_KIOSK_SCREEN_VIEW_PARTS_H
#define YINGDA_TESTS_KIOSK_SCREEN_VIEW_PARTS_H

#include "kiosk/ui/view.h"

struct view view_blank(enum screen screen);
const struct play_view *sample_play(int index);

/* screen_views_card.c */
struct view view_card(int review, double total);
struct view view_card_full(enum card_tab tab, enum mode mode);
struct view view_card_past(bool trainer);
struct view view_item(int item);
struct view view_item_no_sound(void);
struct view view_checklist(enum rule_who who);

/* screen_views_exam.c */
struct view view_quiz(enum mode mode, int chosen);
struct view view_quiz_over(void);
struct view view_quiz_review(void);
struct view view_exam(enum screen screen, int next, enum exam_verdict verdict);

/* screen_views_list.c */
extern const struct attempt_view sample_attempts[];
struct view view_list(enum list_of of, int n_rows, int page, int n_pages);
struct view view_reviews(enum mode mode, int n_rows);

#endif
