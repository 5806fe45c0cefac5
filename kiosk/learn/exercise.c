#include "kiosk/learn/exercise.h"

#include <stdlib.h>
#include <string.h>

#include "engine/model_reply.h"

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000, MARGIN_MS = 150 };

/* Hears the try once more for the model words alone: a wording of many ways tells little of the
 * single syllable. What cannot be heard so is left unmarked. */
static void words_hear(struct exercise_job *job)
{
    struct hearing *hearing = job->session->config.hearing;
    const struct wav_sound *sound = &job->session->replies[0].sound;
    struct network network, *networks[] = {&network};
    struct network_error error;
    if (job->session->replies[0].heard.n_segments == 0 ||
        network_init_phrase(&network, job->words, job->session->config.pack->lexicon, &error) !=
            STATUS_OK)
        return;
    enum status status = hearing_start(hearing, (const struct network *const *)networks, 1);
    if (status == STATUS_OK)
        status = hearing_feed(hearing, sound->samples, sound->n_samples);
    if (status == STATUS_OK)
        status = hearing_finish(hearing, &job->words_heard);
    if (status != STATUS_OK)
        heard_finish(&job->words_heard);
    network_finish(&network);
}

/* A reply that the hearing failed on has no duration. */
static enum status reply_hear(struct exercise_job *job)
{
    enum status status = session_reply_finish(job->session);
    if (status != STATUS_OK)
        return status;
    if (job->session->replies[0].heard.duration_ms == 0)
        return STATUS_CLOSED;
    words_hear(job);
    return STATUS_OK;
}

/* On the worker's thread. */
static void exercise_run(void *data)
{
    struct exercise_job *job = data;
    if (job->step == STEP_JUDGE) {
        job->status = reply_hear(job);
        return;
    }
    job->status = session_init(job->session, &job->config);
    if (job->status == STATUS_OK)
        job->status = session_turn_start(job->session);
}

static void exercise_asks(struct exercise *exercise)
{
    const struct wav_sound *line = &exercise->session.line;
    exercise->stage = line->n_samples ? EXERCISE_CUE : EXERCISE_ASKING;
    exercise->line_started_ms = *exercise->clock_ms;
    exercise->port.flush(exercise->port.self);
    if (line->n_samples)
        exercise->port.play(exercise->port.self, line->samples, line->n_samples);
}

void exercise_show_words(struct exercise *exercise)
{
    exercise->words_shown = true;
    exercise->sitting.helped |= !exercise->sitting.met;
}

static void exercise_judged(struct exercise *exercise, const struct exercise_job *job)
{
    exercise->tried = tried_of(exercise->lesson.pack, &exercise->session.replies[0].verdicts);
    exercise->stage = EXERCISE_DONE;
    sitting_take(&exercise->sitting, exercise->tried);
    if (job->words_heard.n_evidence)
        spelled_mark(&exercise->spelled, &job->words_heard.evidence[0]);
    if (exercise->tried == TRIED_MISSED || exercise->tried == TRIED_MET)
        exercise_show_words(
            exercise); /* what was not heard gives nothing away, and costs nothing */
}

static void job_over(void *data)
{
    struct exercise_job *job = data;
    struct exercise *exercise = job->exercise;
    exercise->moving = false;
    exercise->status = job->status;
    if (job->status != STATUS_OK)
        exercise->stage = EXERCISE_READY;
    else if (job->step == STEP_ASK)
        exercise_asks(exercise);
    else
        exercise_judged(exercise, job);
    heard_finish(&job->words_heard);
}

static void job_start(struct exercise *exercise, enum exercise_step step,
                      const struct session_config *config)
{
    exercise->job = (struct exercise_job){.exercise = exercise,
                                          .step = step,
                                          .session = &exercise->session,
                                          .words = exercise->spelled.text};
    if (config)
        exercise->job.config = *config;
    exercise->moving = exercise->begun = true;
    exercise->stage = step == STEP_ASK ? EXERCISE_PREPARING : EXERCISE_JUDGING;
    worker_start(exercise->worker, (struct job){exercise_run, job_over, &exercise->job});
}

static enum status words_spell(struct exercise *exercise, const struct lesson *lesson)
{
    const struct lexicon *lexicon = lesson->pack->lexicon;
    char *text = NULL;
    if (lesson->kind == LESSON_PHRASE)
        return spelled_init(&exercise->spelled, lexicon, lesson->phrase->better);
    enum status status = model_reply_text(lesson->drill->play.turns, &text);
    if (status == STATUS_OK)
        status = spelled_init(&exercise->spelled, lexicon, text);
    free(text);
    return status;
}

enum status exercise_open(struct exercise *exercise, const struct lesson *lesson, struct port port,
                          struct worker *worker, const int64_t *clock_ms)
{
    exercise_close(exercise);
    exercise->lesson = *lesson;
    exercise->port = port;
    exercise->worker = worker;
    exercise->clock_ms = clock_ms;
    exercise->open = true;
    exercise->play = lesson_play(&exercise->lesson, &exercise->scene);
    enum status status = words_spell(exercise, lesson);
    if (status != STATUS_OK)
        exercise_close(exercise);
    return status;
}

void exercise_say(struct exercise *exercise, struct hearing *hearing, const struct speaker *voice)
{
    struct session_config config = {.pack = exercise->lesson.pack,
                                    .play = exercise->play,
                                    .hearing = hearing,
                                    .voice = *voice,
                                    .mode = ATTEMPT_PRACTICE};
    if (!exercise->open || exercise->moving || exercise_listens(exercise))
        return;
    exercise_stop(exercise);
    spelled_unmark(&exercise->spelled);
    job_start(exercise, STEP_ASK, &config);
}

void exercise_said(struct exercise *exercise)
{
    if (!exercise_listens(exercise))
        return;
    exercise->port.stop(exercise->port.self);
    job_start(exercise, STEP_JUDGE, NULL);
}

static void samples_take(struct exercise *exercise)
{
    int16_t samples[PORT_READ];
    const struct port *port = &exercise->port;
    size_t n;
    if (port->broke_off(port->self))
        session_sound_broke(&exercise->session);
    for (int i = 0; i < PORT_READS_MOST && exercise->status == STATUS_OK &&
                    (n = port->read(port->self, samples, PORT_READ)) > 0;
         i++) {
        meter_take(&exercise->meter, &exercise->meter_power, &exercise->meter_samples, samples, n);
        exercise->status = session_feed(&exercise->session, samples, n);
    }
}

static void exercise_follow(struct exercise *exercise)
{
    struct hearing_progress progress;
    int64_t spent = *exercise->clock_ms - exercise->line_started_ms;
    bool cue = spent < exercise->session.line_ms;
    hearing_progress(exercise->session.config.hearing, &progress);
    bool heard = progress.speaking || progress.speech_end_ms > exercise->session.line_ms;
    exercise->spoke = progress.speaking;
    exercise->stage = cue ? EXERCISE_CUE : heard ? EXERCISE_LISTENING : EXERCISE_ASKING;
    if (session_reply_over(&exercise->session))
        exercise_said(exercise);
}

void exercise_tick(struct exercise *exercise)
{
    exercise->spoke = false;
    if (!exercise_listens(exercise))
        return;
    samples_take(exercise);
    if (exercise->status == STATUS_OK)
        exercise_follow(exercise);
    else
        exercise->stage = EXERCISE_READY;
}

bool exercise_listens(const struct exercise *exercise)
{
    return exercise->open && !exercise->moving &&
           (exercise->stage == EXERCISE_CUE || exercise->stage == EXERCISE_ASKING ||
            exercise->stage == EXERCISE_LISTENING);
}

void exercise_stop(struct exercise *exercise)
{
    if (!exercise->open || exercise->moving)
        return;
    exercise->port.stop(exercise->port.self);
    if (exercise->begun)
        session_finish(&exercise->session);
    exercise->begun = false;
    exercise->status = STATUS_OK;
    exercise->stage = EXERCISE_READY;
}

/* The reply that was judged; NULL: none. */
static const struct reply *exercise_reply(const struct exercise *exercise)
{
    bool done = exercise->open && exercise->stage == EXERCISE_DONE && !exercise->moving;
    return done ? &exercise->session.replies[0] : NULL;
}

bool exercise_mine(const struct exercise *exercise, const int16_t **samples, size_t *n_samples)
{
    const struct reply *reply = exercise_reply(exercise);
    if (!reply || reply->heard.n_segments == 0)
        return false;
    const struct heard_segment *segments = reply->heard.segments;
    int32_t from_ms = segments[0].start_ms - MARGIN_MS;
    int32_t to_ms = segments[reply->heard.n_segments - 1].end_ms + MARGIN_MS;
    size_t from = from_ms > 0 ? (size_t)from_ms * SAMPLES_PER_MS : 0;
    size_t to = (size_t)to_ms * SAMPLES_PER_MS;
    to = to < reply->sound.n_samples ? to : reply->sound.n_samples;
    *samples = reply->sound.samples + from;
    *n_samples = to > from ? to - from : 0;
    return *n_samples > 0;
}

static void part_add(struct lesson_view *view, const struct verdict *verdict)
{
    bool shown = verdict->kind == VERDICT_RULE ? verdict->value == VERDICT_NOT_MET
                                               : verdict->value != VERDICT_NOT_APPLICABLE;
    if (shown && verdict_is_own(verdict) && view->n_parts < PARTS_MAX)
        view->parts[view->n_parts++] = (struct part_view){verdict->name, verdict->value};
}

static void done_fill(const struct exercise *exercise, struct lesson_view *out)
{
    const struct reply *reply = exercise_reply(exercise);
    const int16_t *samples;
    size_t n;
    if (!reply)
        return;
    out->tried = exercise->tried;
    out->has_mine = exercise_mine(exercise, &samples, &n);
    for (size_t i = 0; out->is_drill && i < reply->verdicts.count; i++)
        part_add(out, &reply->verdicts.items[i]);
    for (int i = 0; i < exercise->spelled.n_cells; i++)
        out->marked |= exercise->spelled.cells[i].clarity != CLARITY_UNKNOWN;
}

static bool exercise_talks(const struct exercise *exercise)
{
    const struct session *session = &exercise->session;
    return exercise->stage == EXERCISE_CUE &&
           spoken_mouth_open(&session->line, &session->line_words,
                             *exercise->clock_ms - exercise->line_started_ms);
}

void exercise_view_fill(const struct exercise *exercise, struct lesson_view *out)
{
    const struct lesson *lesson = &exercise->lesson;
    bool drill = lesson->kind == LESSON_DRILL;
    *out = (struct lesson_view){.portrait = "", .hint = "", .title = "", .cue = "", .place = ""};
    if (!exercise->open)
        return;
    out->is_drill = drill;
    out->place =
        drill || strcmp(lesson->phrase->where, "any") != 0 ? place_text(exercise->play->place) : "";
    out->title = drill || strcmp(lesson->title, lesson->phrase->better) != 0 ? lesson->title : "";
    out->cue = lesson->cue;
    out->hint = drill ? lesson->drill->play.turns[0].hint : "";
    out->mood = exercise->play->customer.mood;
    out->stage = exercise->stage;
    out->meter = exercise->meter;
    out->talking = exercise_talks(exercise);
    out->words_shown = exercise->words_shown;
    out->words = (struct cells_view){exercise->spelled.cells, exercise->spelled.n_cells, -1};
    out->reply_left = exercise_listens(exercise) && exercise->stage != EXERCISE_CUE
                          ? (float)session_reply_left(&exercise->session)
                          : 1;
    done_fill(exercise, out);
}

void exercise_close(struct exercise *exercise)
{
    exercise_stop(exercise);
    spelled_finish(&exercise->spelled);
    exercise->open = exercise->begun = exercise->words_shown = false;
    exercise->sitting = (struct sitting){.met = false};
    exercise->meter = (struct meter_view){.bars = {0}};
}
