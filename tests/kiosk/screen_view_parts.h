/* The parts of the sample views; private to tests/kiosk/screen_views*.c. */
#ifndef YINGDA_TESTS_KIOSK_SCREEN_VIEW_PARTS_H
#define YINGDA_TESTS_KIOSK_SCREEN_VIEW_PARTS_H

#include "tests/kiosk/screen_views.h"

struct sample view_blank(enum screen screen);
const struct play_view *sample_play(int index);

/* screen_views_card.c */
struct sample view_card(int review, double total);
struct sample view_card_full(enum card_tab tab, enum mode mode);
struct sample view_card_past(bool trainer);
struct sample view_item(int item);
struct sample view_item_dispute(bool disputed);
struct sample view_item_no_sound(void);
struct sample view_card_line(bool first);
struct sample view_card_again(void);
struct sample view_reply(bool listening);
struct sample view_reply_silent(void);
struct sample view_card_turns(void);
struct sample view_checklist(enum rule_who who);

/* screen_views_desk.c */
struct sample view_own_papers(int n_rows);
struct sample view_exam_given(enum screen screen, int next);
struct sample view_papers(int n_rows);
struct sample view_paper_draft(void);
struct sample view_paper(int chosen, bool asks_void);
struct sample view_paper_reading(void);
struct sample view_paper_items(int chosen, bool dropped);
struct sample view_paper_kiosks(void);
struct sample view_hear_accepting(void);
struct sample view_hear(bool has_sound, bool asks);
struct sample view_hear_none(void);
struct sample view_hear_waiting(void);
struct sample view_certificates(int chosen);
struct sample view_certificates_none(void);
struct sample view_person_row(int asks, int n_like);
struct sample view_plan(void);
struct sample view_lines(int chosen, bool recording, const char *says);
struct sample view_quality_unmet(int n_rows, bool reading);
struct sample view_quality_risks(int n_rows);
struct sample view_quality_machine(int n_rows);
struct sample view_occurrences(bool can_add, const char *own);
struct sample view_occurrences_risks(int n_rows);
struct sample view_home_week(struct sample view);

/* screen_views_contest.c */
struct sample view_contests(int n_rows);
struct sample view_contest_draft(int n_judges);
struct sample view_contest(int chosen, bool published);
struct sample view_contest_judges(int leaving);
struct sample view_entrants(int n_rows);
struct sample view_sheet(bool all_in);
struct sample view_board(enum board board, bool own, int chosen);
struct sample view_board_season_none(void);
struct sample view_role(void);
struct sample view_observed(int n_rows, bool of_one);
struct sample view_observation(void);
struct sample view_observe(bool noted);

/* screen_views_exam.c */
struct sample view_quiz(enum mode mode, int chosen);
struct sample view_quiz_over(void);
struct sample view_quiz_review(void);
struct sample view_quiz_time(void);
struct sample view_exam(enum screen screen, int next, enum exam_verdict verdict);

/* screen_views_learn.c */
struct sample view_learn(enum learn_tab tab, int playing);
struct sample view_learn_none(void);
struct sample view_phrase(enum exercise_stage stage, enum tried tried);
struct sample view_phrase_long(void);
struct sample view_phrase_asked(void);
struct sample view_drill(enum exercise_stage stage, enum tried tried);
struct sample view_drill_round(void);
struct sample view_round(int n_rows);

/* screen_views_list.c */
extern const struct attempt_view sample_attempts[];
struct sample view_list(enum list_of of, int n_rows, int page, int n_pages);
struct sample view_reviews(enum mode mode, int n_rows);

#endif
