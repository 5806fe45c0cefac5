#include "kiosk/voice_check/voice_check.h"

#include "language/reading/lexicon.h"

enum {
    END_SILENCE_MS = 900,    /* a sentence is read in one go: shorter than a reply's */
    SILENT_MS = 8000,        /* nothing said for so long: say that nothing was heard */
    RECITAL_MOST_MS = 20000, /* of one sentence, whatever the noise */
    TRIES_MOST = 3           /* then the next sentence: nobody is kept here */
};

/* Speech below this is hardly above a room's noise: AISHELL's and DSPSpeech's people read at -45 to
 * -15 dBFS. */
static const float QUIET_DBFS = -48;

const char *const recital_sentences[RECITAL_SENTENCES] = {
    "您好，欢迎光临，请问今天想办理什么业务？",
    "请您先填这张表，材料上有不清楚的地方，随时可以问我。",
    "让您久等了，手续全办完了，费用和发票请您核对一下。",
};

static enum status sentences_compile(struct network networks[RECITAL_SENTENCES])
{
    struct lexicon *lexicon;
    struct network_error error;
    enum status status = lexicon_open(&lexicon);
    for (int i = 0; i < RECITAL_SENTENCES && status == STATUS_OK; i++)
        status = network_init_phrase(&networks[i], recital_sentences[i], lexicon, &error);
    lexicon_close(lexicon);
    return status;
}

/* One sentence heard out; the fit is asked for only where it was read. */
static enum status sentence_judge(struct recital_job *job)
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
static void recital_run(void *data)
{
    struct recital_job *job = data;
    job->status =
        job->step == RECITAL_COMPILE ? sentences_compile(job->networks) : sentence_judge(job);
}

static void job_over(void *data);

static void job_start(struct recital *recital, enum recital_step step)
{
    recital->job = (struct recital_job){.recital = recital,
                                        .step = step,
                                        .hearing = recital->hearing,
                                        .verdict = EVIDENCE_NOT_SAID};
    recital->moving = true;
    recital->view.stage = RECITAL_JUDGING;
    worker_start(recital->worker, (struct job){recital_run, job_over, &recital->job});
}

/* The sentence is looked for in anybody's voice: the check begins from nothing. */
static void sentence_listen(struct recital *recital)
{
    const struct network *network = &recital->networks[recital->view.sentence];
    recital->view.stage = RECITAL_ASKING;
    recital->view.text = recital_sentences[recital->view.sentence];
    hearing_set_voice(recital->hearing, &hearing_voice_any);
    recital->status = hearing_start(recital->hearing, &network, 1);
    recital->port.flush(recital->port.self);
}

void recital_offer(struct recital *recital, struct hearing *hearing, struct port port,
                   struct worker *worker)
{
    recital_close(recital);
    *recital = (struct recital){.port = port, .worker = worker, .hearing = hearing, .open = true};
    recital->view.n_sentences = RECITAL_SENTENCES;
    recital->view.text = "";
}

void recital_begin(struct recital *recital)
{
    if (recital->open && recital->view.stage == RECITAL_OFFER)
        job_start(recital, RECITAL_COMPILE);
}

static void recital_done(struct recital *recital)
{
    recital->view.stage = RECITAL_DONE;
    /* One sentence alone may have been heard by accident. */
    recital->view.learnt = recital->n_fits >= 2;
    voice_fit_voice(recital->fits, (size_t)recital->n_fits, &recital->voice);
}

static void sentence_next(struct recital *recital)
{
    recital->tries = 0;
    recital->view.trouble = RECITAL_FINE;
    if (++recital->view.sentence < RECITAL_SENTENCES)
        sentence_listen(recital);
    else
        recital_done(recital);
}

static void sentence_judged(struct recital *recital, const struct recital_job *job)
{
    bool read = job->verdict == EVIDENCE_SAID && job->fit.frames > 0;
    if (read)
        recital->fits[recital->n_fits++] = job->fit;
    if (read || ++recital->tries >= TRIES_MOST) {
        sentence_next(recital);
        return;
    }
    recital->view.trouble = job->level_dbfs < QUIET_DBFS ? RECITAL_QUIET : RECITAL_UNREAD;
    sentence_listen(recital);
}

static void networks_take(struct recital *recital, struct recital_job *job)
{
    for (int i = 0; i < RECITAL_SENTENCES; i++) {
        network_finish(&recital->networks[i]);
        recital->networks[i] = job->networks[i];
    }
}

static void job_over(void *data)
{
    struct recital_job *job = data;
    struct recital *recital = job->recital;
    recital->moving = false;
    recital->status = job->status;
    if (job->step == RECITAL_COMPILE)
        networks_take(recital, job);
    if (job->status != STATUS_OK)
        return;
    if (job->step == RECITAL_COMPILE)
        sentence_listen(recital);
    else
        sentence_judged(recital, job);
}

static void samples_take(struct recital *recital)
{
    int16_t samples[1600];
    size_t n;
    while (recital->status == STATUS_OK &&
           (n = recital->port.read(recital->port.self, samples, 1600)) > 0) {
        meter_take(&recital->view.meter, &recital->meter_power, &recital->meter_samples, samples,
                   n);
        recital->status = hearing_feed(recital->hearing, samples, n);
    }
}

/* Silence is said so, and heard afresh: what is kept of it must not grow. */
static void sentence_follow(struct recital *recital)
{
    struct hearing_progress progress;
    hearing_progress(recital->hearing, &progress);
    recital->spoke = progress.speaking;
    if (progress.speaking)
        recital->view.stage = RECITAL_LISTENING;
    bool over = !progress.speaking && progress.speech_end_ms > 0 &&
                progress.fed_ms - progress.speech_end_ms >= END_SILENCE_MS;
    if (over || progress.fed_ms >= RECITAL_MOST_MS) {
        job_start(recital, RECITAL_JUDGE);
    } else if (progress.speech_start_ms < 0 && progress.fed_ms >= SILENT_MS) {
        recital->view.trouble = RECITAL_SILENT;
        sentence_listen(recital);
    }
}

bool recital_listens(const struct recital *recital)
{
    return recital->open && !recital->moving &&
           (recital->view.stage == RECITAL_ASKING || recital->view.stage == RECITAL_LISTENING);
}

void recital_tick(struct recital *recital)
{
    recital->spoke = false;
    if (!recital_listens(recital) || recital->status != STATUS_OK)
        return;
    samples_take(recital);
    if (recital->status == STATUS_OK)
        sentence_follow(recital);
}

void recital_resume(struct recital *recital)
{
    recital->status = STATUS_OK;
    if (!recital->open || recital->moving || recital->view.stage == RECITAL_OFFER ||
        recital->view.stage == RECITAL_DONE)
        return;
    if (recital->networks[RECITAL_SENTENCES - 1].n_arcs == 0)
        recital->view.stage = RECITAL_OFFER; /* they were never compiled */
    else
        sentence_listen(recital);
}

void recital_close(struct recital *recital)
{
    for (int i = 0; i < RECITAL_SENTENCES; i++)
        network_finish(&recital->networks[i]);
    *recital = (struct recital){.open = false};
}
