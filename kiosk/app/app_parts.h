/* The parts of the app, one a file; only the app's own files include this. */
#ifndef YINGDA_KIOSK_APP_APP_PARTS_H
#define YINGDA_KIOSK_APP_APP_PARTS_H

#include <SDL2/SDL.h>

#include "kiosk/app/app.h"

/* app_boot.c: what is opened once, and again when it failed. */
void boot_records(struct app *app);
void boot_start(struct app *app); /* packs and model, on the worker */
void boot_over(struct app *app);

/* app_events.c: SDL's events to actions; calls app_act for each. */
void app_event(struct app *app, const SDL_Event *event);

/* app_act.c: what an action does. */
void app_act(struct app *app, struct action action);
void app_go(struct app *app, enum screen screen);
void app_close_talk(struct app *app); /* whatever conversation or card there is */
void app_home(struct app *app);
void app_choose_person(struct app *app, const struct person *person);
void app_start_play(struct app *app); /* rings, or begins the conversation */
void app_brief(struct app *app, int play);
void app_awake(struct app *app); /* somebody is there */

/* app_entry.c: the name being typed; called by app_act. */
void entry_key(struct app *app, int arg);
void entry_erase(struct app *app, int arg);
void entry_keyboard(struct app *app, int arg);
void entry_name_done(struct app *app, int arg);

/* app_exam.c: exams and questions; those with `arg` are called by app_act. */
void app_exam_open(struct app *app, const char *number);
void app_exam_play_over(struct app *app);
struct quiz *app_quiz_at(struct app *app); /* the one on the screen */
void app_exam(struct app *app, int arg);
void app_exam_redraw(struct app *app, int arg);
void app_exam_number(struct app *app, int arg);
void app_exam_next(struct app *app, int arg);
void app_exam_card(struct app *app, int arg);
void app_result(struct app *app, int arg);
void app_quiz(struct app *app, int arg);
void app_answer(struct app *app, int arg);
void app_question(struct app *app, int arg);

/* app_past.c: whether attempts of the past can be seen: nothing is loading, no exam under way. */
bool app_past_there(const struct app *app);

/* The card of another day; open until the conversation is closed. Where it cannot be
 * opened, `view` says why from then on. */
void app_past_open(struct app *app, const struct attempt_row *row, struct attempt_view *view,
                   struct action back);
void app_past(struct app *app, int arg);
void app_past_close(struct app *app);

/* app_attempts.c: the list of attempts; those with `arg` are called by app_act. */
void app_attempts_tick(struct app *app); /* while it is shown */
void app_attempts(struct app *app, int arg);
void app_list(struct app *app, int arg);
void app_listed(struct app *app, int arg);
void app_reviews(struct app *app, int arg);
void app_trainees(struct app *app, int arg);
void app_trainee(struct app *app, int arg);

/* app_trainer.c: the card and what a trainer does to it; those with `arg` are called by app_act. */
void app_show_card(struct app *app, const struct session *session);
/* True where a trainer stands before the kiosk, or nobody set a PIN; else asks for it, and does
 * `back` and `then` once it is right. */
bool app_trainer_may(struct app *app, struct action then, struct action back);
void app_ask(struct app *app, enum pad pad, struct action then, struct action back);
void pad_key(struct app *app, int arg);
void pad_erase(struct app *app);
void app_pad_done(struct app *app, int arg);
void app_trainer(struct app *app, int arg);
void app_standards(struct app *app, int arg);
void app_card(struct app *app, int arg);
void app_tab(struct app *app, int arg);
void app_item(struct app *app, int arg);
void app_remark(struct app *app, int arg);
void app_checklist(struct app *app, int arg);
void app_who(struct app *app, int arg);
void app_sight(struct app *app, int arg);
void app_sights_done(struct app *app, int arg);

/* app_recital.c: the voice check; begin, offer and forget are called by app_act. */
void app_offer_recital(struct app *app, int arg);
void app_begin_recital(struct app *app, int arg);
void app_forget_voice(struct app *app, int arg);
void app_read_voice(struct app *app);                          /* the person's, from the records */
struct hearing_voice app_hearing_voice(const struct app *app); /* it, as the ear takes it */
void app_recital_tick(struct app *app, enum worker_news news);

/* app_tick.c: what goes on by itself. */
void app_tick(struct app *app);
int64_t app_idle_limit_ms(const struct app *app); /* until the kiosk leaves */

/* app_fault.c: into the fault screen and out of it. */
void app_fail(struct app *app, enum fault fault, const char *detail);
void app_fail_status(struct app *app, enum status status, const char *detail);
void app_fault_tick(struct app *app);
void app_fault_retry(struct app *app);

/* app_voice.c: what the card plays. */
void app_hear(struct app *app, struct action action);
void app_hush(struct app *app);
void app_model_over(struct app *app);
void app_hear_tick(struct app *app);

/* app_view.c: the frame. */
void app_view(struct app *app);

#endif
