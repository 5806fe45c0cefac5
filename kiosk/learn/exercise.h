/* An exercise: one lesson being said, heard and judged, by the same ear and judge as a
 * conversation, of which it is one of a single turn. Main thread; whatever may take longer than a
 * frame goes to the worker, and until that is back the session and the ear are its. Nothing of it
 * is stored: the sound goes when the next try begins. */
#ifndef YINGDA_KIOSK_LEARN_EXERCISE_H
#define YINGDA_KIOSK_LEARN_EXERCISE_H

#include "engine/session.h"
#include "kiosk/app/port.h"
#include "kiosk/app/worker.h"
#include "kiosk/learn/learn_view.h"
#include "kiosk/learn/sitting.h"
#include "kiosk/ui/spelled.h"
#include "scenarios/lesson.h"

enum exercise_step { STEP_ASK, STEP_JUDGE };

struct exercise_job { /* the worker's while it runs */
    struct exercise *exercise;
    enum exercise_step step;
    struct session_config config; /* STEP_ASK */
    struct session *session;
    const char *words;        /* STEP_JUDGE: the model words */
    struct heard words_heard; /* STEP_JUDGE: the evidence for them; empty: nobody was heard */
    enum status status;
};

struct exercise {
    struct port port;
    struct worker *worker;
    const int64_t *clock_ms;
    struct lesson lesson;
    struct lesson_scene scene;
    const struct play *play;
    struct spelled spelled; /* the model words */
    struct sitting sitting;
    struct session session; /* the job's while one is under way */
    struct exercise_job job;
    enum exercise_stage stage;
    enum tried tried;   /* EXERCISE_DONE */
    enum status status; /* of the last job or feed; not STATUS_OK: back at EXERCISE_READY */
    bool open, begun;   /* a lesson is there; session_init was called */
    bool moving;        /* a job is under way */
    bool words_shown;
    bool spoke; /* speech in the last tick: keeps the kiosk awake */
    int64_t line_started_ms;
    struct meter_view meter;
    int32_t meter_samples;
    float meter_power;
};

/* Opens a lesson at EXERCISE_READY. Port, worker and clock must outlive it, and it must not move.
 * Not while the worker is busy. STATUS_INVALID: its words have no reading; STATUS_NO_MEMORY. */
MUST_USE enum status exercise_open(struct exercise *exercise, const struct lesson *lesson,
                                   struct port port, struct worker *worker,
                                   const int64_t *clock_ms);

/* The customer's line, if there is one, then the trainee's turn. Heard in that voice. */
void exercise_say(struct exercise *exercise, struct hearing *hearing, const struct speaker *voice);
void exercise_said(struct exercise *exercise); /* "I have finished speaking" */

/* The words are shown from now on; before they were met that is help. */
void exercise_show_words(struct exercise *exercise);

/* A frame's work. */
void exercise_tick(struct exercise *exercise);

/* Whether the microphone is needed now; whether something moves. */
bool exercise_listens(const struct exercise *exercise);

/* After a fault, or where somebody goes away: back to EXERCISE_READY. Not while the worker is busy.
 */
void exercise_stop(struct exercise *exercise);

/* One's own words of the last try, without the silence around them; false: none. They stay until
 * the next try. */
bool exercise_mine(const struct exercise *exercise, const int16_t **samples, size_t *n_samples);

/* What the screen shows, but for what only the room knows. */
void exercise_view_fill(const struct exercise *exercise, struct lesson_view *out);

/* Accepts zeroed memory and being called twice. Not while the worker is busy. */
void exercise_close(struct exercise *exercise);

#endif
