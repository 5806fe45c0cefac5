#include "kiosk/talk/talk.h"

#include <stdio.h>
#include <stdlib.h>

#include "kiosk/talk/talk_show.h"

enum {
    ENDING_LEAST_MS = 2500, /* time to see the face on which it ended, also without words */
    ONCE_LEAST_MS = 900,    /* after one turn by itself there is less to see */
    HANG_UP_MS = 4000,      /* so long the second touch hangs up */
};

/* One reply may wait for the disk while the customer goes on: a database that is locked for a
 * moment stops nobody. Two, or the end, stop the play until they are stored; and so does a play
 * that was stopped. */
static enum status talk_store(struct session *session, enum talk_step step)
{
    int held = session_held(session);
    bool may_wait = held == 1 && !session->ended && step != STEP_TURN;
    return held == 0 || may_wait ? STATUS_OK : session_store(session);
}

/* The job, on the worker's thread. The next turn is prepared in the same go as the reply before it
 * is judged: one wait instead of two. */
static void talk_run(void *data)
{
    struct talk_job *job = data;
    struct session *session = job->session;
    if (job->step == STEP_BEGIN) {
        job->status = session_init(session, job->config);
        job->begun = job->status == STATUS_OK;
    } else if (job->step == STEP_REPLY) {
        job->status = session_reply_finish(session);
    } else if (job->step == STEP_REDO) {
        session_redo(session);
    } else if (job->step == STEP_HANG_UP) {
        job->status = session_hang_up(session);
    }
    if (job->status == STATUS_OK)
        job->status = talk_store(session, job->step);
    if (job->status == STATUS_OK)
        job->status = session_turn_start(session);
}

static void talk_job_over(void *data);

static void talk_start_job(struct talk *talk, enum talk_step step)
{
    talk->port.stop(talk->port.self);
    talk->job = (struct talk_job){.talk = talk,
                                  .step = step,
                                  .config = &talk->config,
                                  .session = &talk->session,
                                  .begun = talk->begun};
    talk->moving = true;
    talk->feeding_back = false;
    talk->view.talking = false;
    talk->view.stage = step == STEP_REPLY ? TALK_JUDGING : TALK_PREPARING;
    worker_start(talk->worker, (struct job){talk_run, talk_job_over, &talk->job});
}

static void talk_open_with(struct talk *talk)
{
    const struct session_config *config = &talk->config;
    talk->picked_up = talk->once || config->play->place != PLACE_PHONE;
    if (!talk->picked_up && bell_init(&talk->bell, config->pack, config->play) != STATUS_OK)
        talk->picked_up = true; /* no memory for a bell: the call is taken at once */
    talk->view.mood = talk->config.play->customer.mood;
    talk->view.line = "";
    talk->view.hint = talk->view.words = "";
    talk->view.mode = config->mode == ATTEMPT_EXAM ? MODE_EXAM : MODE_PRACTICE;
    talk->view.reply = 1;
    talk_start_job(talk, STEP_BEGIN);
}

void talk_begin(struct talk *talk, const struct session_config *config, struct port port,
                struct worker *worker, const int64_t *clock_ms)
{
    *talk = (struct talk){.port = port,
                          .worker = worker,
                          .clock_ms = clock_ms,
                          .config = *config,
                          .state = TALK_GOING};
    talk->config.play = play_draw(config->play, config->seed);
    talk_open_with(talk);
}

void talk_begin_once(struct talk *talk, const struct session_config *config, struct port port,
                     struct worker *worker, const int64_t *clock_ms)
{
    *talk = (struct talk){.port = port,
                          .worker = worker,
                          .clock_ms = clock_ms,
                          .config = *config,
                          .state = TALK_GOING,
                          .once = true};
    talk->config.play = play_draw(config->play, config->seed);
    talk_open_with(talk);
}

static void talk_speak(struct talk *talk)
{
    talk->line_started_ms = talk->now_ms;
    if (talk->session.line.n_samples)
        talk->port.play(talk->port.self, talk->session.line.samples, talk->session.line.n_samples);
}

/* The customer's line, or the wait for who opens the conversation. */
static void talk_open_turn(struct talk *talk)
{
    talk->opening = talk->session.opening == OPENING_WAITS;
    if (talk->opening)
        talk_show_opening(talk);
    else
        talk_speak(talk);
}

/* Nobody spoke: the customer begins. */
static void talk_opening_tick(struct talk *talk)
{
    if (!talk->opening || talk->session.opening == OPENING_WAITS)
        return;
    talk->opening = false;
    if (talk->session.opening != OPENING_BY_CUSTOMER)
        return;
    talk_show_turn(talk);
    talk_speak(talk);
}

static void talk_ring_start(struct talk *talk)
{
    const struct wav_sound *bell = &talk->bell.sound;
    session_ring(&talk->session);
    talk->bell.started_ms = talk->now_ms;
    talk->port.play(talk->port.self, bell->samples, bell->n_samples);
}

/* A reply that the hearing failed on has no duration. Twice in a row is no accident. */
static bool talk_is_deaf(struct talk *talk)
{
    const struct session *session = &talk->session;
    if (talk->job.step != STEP_REPLY || session->n_replies == 0)
        return false;
    bool failed = session->replies[session->n_replies - 1].heard.duration_ms == 0;
    talk->deaf = failed ? talk->deaf + 1 : 0;
    return talk->deaf >= 2 && !session->ended;
}

/* The line and the reply's sample 0 start together (for a phone, the first ring does). */
static void talk_turn_begins(struct talk *talk)
{
    talk->feeding_back = talk->nodded = false;
    talk_show_turn(talk);
    talk->port.flush(talk->port.self);
    if (!talk->picked_up && !talk->session.ended)
        talk_ring_start(talk);
    else
        talk_open_turn(talk);
}

/* In practice what was missing is shown first, and the reply may be taken back. The next turn is
 * already made: who goes on does not wait. */
static bool talk_feeds_back(const struct talk *talk)
{
    return talk->job.step == STEP_REPLY && talk->config.mode == ATTEMPT_PRACTICE &&
           session_can_redo(&talk->session) && talk_missed(talk);
}

static void talk_feedback_begins(struct talk *talk)
{
    talk->feeding_back = true;
    talk->feedback_ms = talk->now_ms;
    talk_show_feedback(talk);
}

static void talk_job_over(void *data)
{
    const struct talk_job *job = data;
    struct talk *talk = job->talk;
    talk->now_ms = *talk->clock_ms;
    talk->moving = false;
    talk->status = job->status;
    talk->begun = job->begun;
    if (talk->status == STATUS_OK && talk_is_deaf(talk)) {
        talk->deaf = 0;
        talk->status = STATUS_CLOSED;
    }
    if (talk->status != STATUS_OK) {
        talk->state = TALK_FAILED;
        return;
    }
    if (talk_feeds_back(talk))
        talk_feedback_begins(talk);
    else
        talk_turn_begins(talk);
}

bool talk_ringing(const struct talk *talk)
{
    return talk->state == TALK_GOING && !talk->picked_up;
}

struct bell_state talk_ring(const struct talk *talk)
{
    int64_t spent = talk->now_ms - talk->bell.started_ms;
    struct bell_state waits = {.ring = 1};
    return talk->moving || talk->bell.rings == 0 ? waits : bell_at(&talk->bell, spent);
}

void talk_pick_up(struct talk *talk)
{
    if (!talk_ringing(talk) || talk->moving)
        return;
    talk->picked_up = true;
    session_pick_up(&talk->session);
    talk_open_turn(talk);
}

/* Listens: what the microphone took since the last tick goes to the session and the meter. */
static void talk_listen(struct talk *talk)
{
    int16_t samples[PORT_READ];
    size_t n;
    if (talk->port.broke_off(talk->port.self))
        session_sound_broke(&talk->session);
    for (int i = 0;
         i < PORT_READS_MOST && (n = talk->port.read(talk->port.self, samples, PORT_READ)) > 0;
         i++) {
        meter_take(&talk->view.meter, &talk->meter_power, &talk->meter_samples, samples, n);
        talk->status = session_feed(&talk->session, samples, n);
        if (talk->status != STATUS_OK) {
            talk->state = TALK_FAILED;
            return;
        }
    }
}

static void talk_feedback_tick(struct talk *talk)
{
    int64_t spent = talk->now_ms - talk->feedback_ms;
    talk_show_left(talk, spent);
    if (spent >= FEEDBACK_MS)
        talk_turn_begins(talk);
}

/* Who listens to a long reply says so once, in a pause for breath: in the middle of a word it would
 * cost the word. House values. */
enum { NOD_AFTER_MS = 3000, NOD_PAUSE_MS = 350, NOD_LATEST_MS = 800 };

static void talk_nod(struct talk *talk, const struct hearing_progress *progress)
{
    const struct wav_sound *nod = &talk->session.nod;
    int32_t pause_ms = progress->fed_ms - progress->speech_end_ms;
    if (talk->nodded || !nod->n_samples || progress->speaking ||
        progress->spoken_ms < NOD_AFTER_MS || pause_ms < NOD_PAUSE_MS || pause_ms > NOD_LATEST_MS)
        return;
    talk->nodded = true;
    talk->port.play(talk->port.self, nod->samples, nod->n_samples);
}

static void talk_turn_of_trainee(struct talk *talk)
{
    struct hearing_progress progress;
    hearing_progress(talk->config.hearing, &progress);
    bool customer = talk->now_ms - talk->line_started_ms < talk->session.line_ms;
    int32_t line_end_ms = talk->session.line_start_ms + talk->session.line_ms;
    bool heard = progress.speaking || progress.speech_end_ms > line_end_ms;
    talk->spoke = progress.speaking;
    talk->view.reply_left = customer ? 1 : (float)session_reply_left(&talk->session);
    talk->view.stage = customer ? TALK_SPEAKING : heard ? TALK_LISTENING : TALK_ASKING;
    if (session_reply_over(&talk->session))
        talk_start_job(talk, STEP_REPLY);
    else if (!customer)
        talk_nod(talk, &progress);
}

static void talk_turn(struct talk *talk)
{
    talk_opening_tick(talk);
    talk_show_line(talk);
    if (talk->session.listening)
        talk_turn_of_trainee(talk);
}

/* Nobody picked up: the caller is gone, and that is the end of it. */
static void talk_rang_out(struct talk *talk)
{
    talk->picked_up = true;
    talk_start_job(talk, STEP_HANG_UP);
}

static void talk_ending(struct talk *talk)
{
    int64_t spent = talk->now_ms - talk->line_started_ms;
    int least_ms = talk->once ? ONCE_LEAST_MS : ENDING_LEAST_MS;
    if (spent >= talk->session.line_ms + 800 && spent >= least_ms)
        talk->state = TALK_OVER;
}

void talk_tick(struct talk *talk)
{
    if (talk->state == TALK_CLOSED)
        return;
    talk->now_ms = *talk->clock_ms;
    talk->spoke = false;
    if (talk->now_ms - talk->hang_up_ms > HANG_UP_MS)
        talk->view.hang_up_asked = false;
    if (talk->state != TALK_GOING || talk->moving)
        return;
    if (talk->session.ended) {
        talk_show_line(talk);
        talk_ending(talk);
        return;
    }
    if (talk->feeding_back) {
        talk_feedback_tick(talk);
        return;
    }
    talk_listen(talk);
    if (talk->state != TALK_GOING)
        return;
    if (talk->picked_up)
        talk_turn(talk);
    else if (session_rang_out(&talk->session))
        talk_rang_out(talk);
}

/* Whether a reply can be ended now. */
static bool talk_open(const struct talk *talk)
{
    return talk->state == TALK_GOING && !talk->moving && !talk->feeding_back &&
           talk->session.listening;
}

void talk_reply_done(struct talk *talk)
{
    if (talk_open(talk))
        talk_start_job(talk, STEP_REPLY);
}

void talk_hint(struct talk *talk)
{
    if (!talk_open(talk) || !*talk->view.hint)
        return;
    talk->view.hint_open = !talk->view.hint_open;
    if (talk->view.hint_open)
        session_hint(&talk->session);
    talk_show_cost(talk);
}

void talk_redo(struct talk *talk)
{
    if (talk->feeding_back && !talk->moving)
        talk_start_job(talk, STEP_REDO);
}

void talk_go_on(struct talk *talk)
{
    if (talk->feeding_back && !talk->moving)
        talk_turn_begins(talk);
}

void talk_ask_hang_up(struct talk *talk)
{
    if (!talk_open(talk))
        return;
    talk->view.hang_up_asked = true;
    talk->hang_up_ms = talk->now_ms;
}

void talk_hang_up(struct talk *talk)
{
    if (talk_open(talk))
        talk_start_job(talk, STEP_HANG_UP);
}

void talk_suspend(struct talk *talk)
{
    talk->port.stop(talk->port.self);
    talk->view.talking = false;
}

void talk_resume(struct talk *talk)
{
    if (talk->state == TALK_CLOSED || !talk->begun || talk->moving)
        return;
    talk->state = TALK_GOING;
    talk_start_job(talk, STEP_TURN);
}

void talk_close(struct talk *talk)
{
    if (talk->state == TALK_CLOSED)
        return;
    talk->port.stop(talk->port.self);
    if (talk->begun && session_store(&talk->session) != STATUS_OK)
        fprintf(stderr, "yingda: given up with the conversation: %s\n", talk->session.problem);
    if (talk->begun)
        session_finish(&talk->session);
    bell_finish(&talk->bell);
    free(talk->words);
    *talk = (struct talk){.state = TALK_CLOSED};
}
