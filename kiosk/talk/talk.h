/* A conversation on the kiosk: drives a session with the port's sound and the loop's clock, and
 * keeps what the screen shows of it. Main thread; whatever may take longer than a frame (making a
 * line, the last passes over a reply) goes to the worker, and until that is back the session is
 * its. */
#ifndef YINGDA_KIOSK_TALK_TALK_H
#define YINGDA_KIOSK_TALK_TALK_H

#include "engine/session.h"
#include "kiosk/app/port.h"
#include "kiosk/app/worker.h"
#include "kiosk/talk/bell.h"
#include "kiosk/talk/talk_view.h"

enum talk_state {
    TALK_CLOSED, /* no session */
    TALK_GOING,
    TALK_OVER,  /* the ending's line is spoken, the card is complete */
    TALK_FAILED /* talk.status and talk.session.problem say why; talk_resume tries again */
};

enum talk_step { STEP_BEGIN, STEP_TURN, STEP_REPLY, STEP_REDO, STEP_HANG_UP };

struct talk_job { /* the worker's while it runs */
    struct talk *talk;
    enum talk_step step;
    const struct session_config *config; /* STEP_BEGIN */
    struct session *session;
    enum status status;
    bool begun; /* session_init was called */
};

struct talk {
    struct port port;
    struct worker *worker;
    const int64_t *clock_ms;
    struct session_config config;
    struct session session; /* the job's while one is under way */
    enum talk_state state;
    struct talk_job job;
    enum status status;  /* of the last job or feed */
    bool begun;          /* session_init was called */
    bool moving;         /* a job of this conversation is under way */
    struct bell bell;    /* a phone play's bell; rings 0: no phone */
    bool opening;        /* the trainee is to speak first, and has not yet */
    bool once;           /* one turn by itself, of a call that was taken long ago */
    bool picked_up;      /* or there was nothing to pick up */
    bool feeding_back;   /* practice: the reply just judged is shown before the customer goes on */
    int64_t feedback_ms; /* when that began */
    bool nodded;         /* the customer has said in this reply that they listen */
    int64_t hang_up_ms;  /* when hanging up was asked for, where the view says that it was */
    int deaf;            /* replies in a row that the hearing failed on */
    int64_t now_ms, line_started_ms;
    bool spoke;            /* speech of the trainee in the last tick: keeps the kiosk awake */
    char *words;           /* owned: the model words of the turn; NULL: none */
    struct talk_view view; /* without `play`, which is the app's */
    int32_t meter_samples; /* towards the next bar of the meter */
    float meter_power;
};

/* Starts the worker on a new session. Port, worker and clock (the loop's, read when a job is over)
 * must outlive the talk. */
void talk_begin(struct talk *talk, const struct session_config *config, struct port port,
                struct worker *worker, const int64_t *clock_ms);

/* The same with a play of one turn (scenarios/one_turn.h): nothing rings. */
void talk_begin_once(struct talk *talk, const struct session_config *config, struct port port,
                     struct worker *worker, const int64_t *clock_ms);

/* A frame's work: sound in, state on. */
void talk_tick(struct talk *talk);

/* Whether the telephone rings, or is about to; the screen is then the ring's. */
bool talk_ringing(const struct talk *talk);
struct bell_state talk_ring(const struct talk *talk);

/* What the trainee can do; each is ignored when it makes no sense now. */
void talk_pick_up(struct talk *talk);
void talk_reply_done(struct talk *talk);
void talk_hint(struct talk *talk); /* opens or closes it; opening costs, session.h says what */
void talk_redo(struct talk *talk); /* while feeding back: the reply just judged once more */
void talk_go_on(struct talk *talk);
void talk_ask_hang_up(struct talk *talk); /* for a moment the next touch hangs up */
void talk_hang_up(struct talk *talk);

/* Stops sound and listening: the pause, a lost microphone. talk_resume has the customer say the
 * line once more. Neither while the worker is busy. */
void talk_suspend(struct talk *talk);
void talk_resume(struct talk *talk);

/* Ends the session, finished or not. Not while the worker is busy. */
void talk_close(struct talk *talk);

#endif
