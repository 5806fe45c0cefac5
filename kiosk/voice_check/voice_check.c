#include "kiosk/voice_check/voice_check.h"

#include "language/reading/lexicon.h"
#include "scenarios/reply_end.h"

enum { TRIES_MOST = 3 }; /* then the next sentence: nobody is kept here */

/* A sentence is read in one go, so that a shorter silence ends it than a reply's; after eight
 * seconds without a word it is said that nothing was heard. */
static const struct reply_end sentence_end = {
    .silence_ms = 900, .time_out_ms = 8000, .most_ms = 20000};

/* Speech below this is hardly above a room's noise: AISHELL's and DSPSpeech's people read at -45 to
 * -15 dBFS. */
static const float QUIET_DBFS = -48;

const char *const voice_check_sentences[VOICE_CHECK_SENTENCES] = {
    "您好，欢迎光临，请问今天想办理什么业务？",
    "请您先填这张表，材料上有不清楚的地方，随时可以问我。",
    "让您久等了，手续全办完了，费用和发票请您核对一下。",
};

static enum status sentences_compile(struct network networks[VOICE_CHECK_SENTENCES])
{
    struct lexicon *lexicon;
    struct network_error error;
    enum status status = lexicon_open(&lexicon);
    for (int i = 0; i < VOICE_CHECK_SENTENCES && status == STATUS_OK; i++)
        status = network_init_phrase(&networks[i], voice_check_sentences[i], lexicon, &error);
    lexicon_close(lexicon);
    return status;
}

/* One sentence heard out; the fit is asked for only where it was read. */
static enum status sentence_judge(struct voice_check_job *job)
{
    struct heard heard;
    enum status status = hearing_finish(job->hearing, &heard);
    if (status == STATUS_OK) {
        job->verdict = heard.evidence[0].verdict;
        job->level_dbfs = heard.level_dbfs;
    }
    heard_finish(&heard);
    if (status == STATUS_OK && job->verdict == EVIDENCE_SAID)
        status = hearing_fit(job->hearing, &job->fit);
    return status;
}

/* On the worker's thread. */
static void voice_check_run(void *data)
{
    struct voice_check_job *job = data;
    job->status =
        job->step == VOICE_CHECK_COMPILE ? sentences_compile(job->networks) : sentence_judge(job);
}

static void job_over(void *data);

static void job_start(struct voice_check *check, enum voice_check_step step)
{
    check->job = (struct voice_check_job){
        .check = check, .step = step, .hearing = check->hearing, .verdict = EVIDENCE_NOT_SAID};
    check->moving = true;
    check->view.stage = VOICE_CHECK_JUDGING;
    worker_start(check->worker, (struct job){voice_check_run, job_over, &check->job});
}

/* The sentence is looked for in anybody's voice: the check begins from nothing. */
static void sentence_listen(struct voice_check *check)
{
    const struct network *network = &check->networks[check->view.sentence];
    check->view.stage = VOICE_CHECK_ASKING;
    check->view.text = voice_check_sentences[check->view.sentence];
    check->status = hearing_set_speaker(check->hearing, &speaker_any);
    if (check->status == STATUS_OK)
        check->status = hearing_start(check->hearing, &network, 1);
    check->port.flush(check->port.self);
}

void voice_check_offer(struct voice_check *check, struct hearing *hearing, struct port port,
                       struct worker *worker)
{
    voice_check_end(check);
    *check = (struct voice_check){.port = port, .worker = worker, .hearing = hearing, .open = true};
    check->view.n_sentences = VOICE_CHECK_SENTENCES;
    check->view.sentences = voice_check_sentences;
    check->view.text = "";
}

void voice_check_begin(struct voice_check *check)
{
    if (check->open && check->view.stage == VOICE_CHECK_OFFER)
        job_start(check, VOICE_CHECK_COMPILE);
}

static void voice_check_done(struct voice_check *check)
{
    check->view.stage = VOICE_CHECK_DONE;
    /* One sentence alone may have been heard by accident. */
    check->view.learnt = check->n_fits >= 2;
    speaker_fit_choose(check->fits, (size_t)check->n_fits, &check->voice);
}

static void sentence_next(struct voice_check *check)
{
    check->tries = 0;
    check->view.trouble = VOICE_CHECK_FINE;
    if (++check->view.sentence < VOICE_CHECK_SENTENCES)
        sentence_listen(check);
    else
        voice_check_done(check);
}

static void sentence_judged(struct voice_check *check, const struct voice_check_job *job)
{
    bool read = job->verdict == EVIDENCE_SAID && job->fit.frames > 0;
    if (read)
        check->fits[check->n_fits++] = job->fit;
    if (read || ++check->tries >= TRIES_MOST) {
        sentence_next(check);
        return;
    }
    check->view.trouble = job->level_dbfs < QUIET_DBFS ? VOICE_CHECK_QUIET : VOICE_CHECK_UNREAD;
    sentence_listen(check);
}

static void networks_take(struct voice_check *check, struct voice_check_job *job)
{
    for (int i = 0; i < VOICE_CHECK_SENTENCES; i++) {
        network_finish(&check->networks[i]);
        check->networks[i] = job->networks[i];
    }
}

static void job_over(void *data)
{
    struct voice_check_job *job = data;
    struct voice_check *check = job->check;
    check->moving = false;
    check->status = job->status;
    if (job->step == VOICE_CHECK_COMPILE)
        networks_take(check, job);
    if (job->status != STATUS_OK)
        return;
    if (job->step == VOICE_CHECK_COMPILE)
        sentence_listen(check);
    else
        sentence_judged(check, job);
}

static void samples_take(struct voice_check *check)
{
    int16_t samples[PORT_READ];
    size_t n;
    for (int i = 0; i < PORT_READS_MOST && check->status == STATUS_OK &&
                    (n = check->port.read(check->port.self, samples, PORT_READ)) > 0;
         i++) {
        meter_take(&check->view.meter, &check->meter_power, &check->meter_samples, samples, n);
        check->status = hearing_feed(check->hearing, samples, n);
    }
}

/* Silence is said so, and heard afresh: what is kept of it must not grow. */
static void sentence_follow(struct voice_check *check)
{
    struct hearing_progress progress;
    hearing_progress(check->hearing, &progress);
    check->spoke = progress.speaking;
    if (progress.speaking) {
        check->view.stage = VOICE_CHECK_LISTENING;
        if (check->view.trouble == VOICE_CHECK_SILENT) /* not beside a waveform that moves */
            check->view.trouble = VOICE_CHECK_FINE;
    }
    struct reply_progress reply = {.fed_ms = progress.fed_ms,
                                   .speaking = progress.speaking,
                                   .speech_end_ms = progress.speech_end_ms};
    enum reply_state state = reply_state(&sentence_end, &reply);
    if (state == REPLY_SAID || state == REPLY_TOO_LONG) {
        job_start(check, VOICE_CHECK_JUDGE);
    } else if (state == REPLY_UNANSWERED) {
        check->view.trouble = VOICE_CHECK_SILENT;
        sentence_listen(check);
    }
}

bool voice_check_is_listening(const struct voice_check *check)
{
    return check->open && !check->moving &&
           (check->view.stage == VOICE_CHECK_ASKING || check->view.stage == VOICE_CHECK_LISTENING);
}

void voice_check_listen(struct voice_check *check)
{
    check->spoke = false;
    if (!voice_check_is_listening(check) || check->status != STATUS_OK)
        return;
    samples_take(check);
    if (check->status == STATUS_OK)
        sentence_follow(check);
}

void voice_check_resume(struct voice_check *check)
{
    check->status = STATUS_OK;
    if (!check->open || check->moving || check->view.stage == VOICE_CHECK_OFFER ||
        check->view.stage == VOICE_CHECK_DONE)
        return;
    if (check->networks[VOICE_CHECK_SENTENCES - 1].n_arcs == 0)
        check->view.stage = VOICE_CHECK_OFFER; /* they were never compiled */
    else
        sentence_listen(check);
}

void voice_check_end(struct voice_check *check)
{
    for (int i = 0; i < VOICE_CHECK_SENTENCES; i++)
        network_finish(&check->networks[i]);
    *check = (struct voice_check){.open = false};
}
