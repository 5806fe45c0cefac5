/* Everything of a reply that the ear must know is kept as the bytes that it was told in. An ear
 * that dies or hangs is replaced and told again from the first byte; so nothing is lost, and the
 * second one hears exactly what the first did. */
#include "audio/hearing/hearing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/hearing/ear_process.h"
#include "audio/hearing/reply_gate.h"
#include "audio/speech/level.h"
#include "base/clock.h"
#include "base/path.h"

enum {
    PATIENCE_MS = 2000, /* an ear that gives no sign for so long hangs: at work it gives four a
                           second (ear_wire.h) */
    LOADING_MS = 15000, /* it gives none while it loads its model: 1 s, and 4 s on a busy machine */
    ANSWER_MS = 30000,  /* signs or no signs, the answer is there by then: it works at 20 times the
                           speed of speech, and a window is 30 s */
    EARS_PER_REPLY = 2
};

struct hearing {
    struct ear_process ear;
    char ear_path[PATH_SIZE], model_dir[PATH_SIZE];
    char problem[EAR_PROBLEM_SIZE], notice[EAR_PROBLEM_SIZE];
    int patience_ms, loading_ms;
    bool greeted;         /* this ear has loaded its model */
    struct speaker voice; /* of the next reply */
    struct bytes told;    /* all messages of this reply; told.at: how far they were sent */
    int ears;             /* started for this reply */
    size_t n_networks;
    struct reply_gate gate;
};

static enum status problem_say(struct hearing *hearing, enum status status, const char *sentence)
{
    snprintf(hearing->problem, sizeof hearing->problem, "%s", sentence);
    return status;
}

static enum status ear_start(struct hearing *hearing)
{
    hearing->ears++;
    hearing->greeted = false;
    hearing->told.at = 0;
    enum status status = ear_process_start(&hearing->ear, hearing->ear_path, hearing->model_dir);
    if (status == STATUS_NOT_FOUND)
        return problem_say(hearing, status,
                           "the program yingda-ear is missing; build or install it");
    return status == STATUS_OK ? status : problem_say(hearing, status, "cannot start yingda-ear");
}

/* What a new ear says first. */
static enum status greeting_check(struct hearing *hearing, enum ear_message message)
{
    struct ear_greeting ours = ear_greeting(), theirs;
    struct bytes *inbox = &hearing->ear.inbox;
    if (message == EAR_PROBLEM) {
        int32_t status = STATUS_INVALID;
        char sentence[EAR_PROBLEM_SIZE] = "";
        if (bytes_take(inbox, &status, sizeof status) != STATUS_OK ||
            bytes_take(inbox, sentence, sizeof sentence) != STATUS_OK)
            return problem_say(hearing, STATUS_INVALID, "yingda-ear is of another version");
        sentence[sizeof sentence - 1] = '\0';
        return problem_say(hearing, (enum status)status, sentence);
    }
    if (message != EAR_READY || bytes_take(inbox, &theirs, sizeof theirs) != STATUS_OK ||
        memcmp(&ours, &theirs, offsetof(struct ear_greeting, notice)) != 0)
        return problem_say(hearing, STATUS_INVALID, "yingda-ear is of another version");
    hearing->greeted = true;
    memcpy(hearing->notice, theirs.notice, sizeof hearing->notice);
    hearing->notice[sizeof hearing->notice - 1] = '\0';
    return STATUS_OK;
}

static enum status ear_greet(struct hearing *hearing)
{
    enum ear_message message;
    enum status status =
        ear_process_receive(&hearing->ear, &hearing->told, hearing->loading_ms, &message);
    if (status == STATUS_OK)
        return greeting_check(hearing, message);
    if (status == STATUS_TIMEOUT)
        return problem_say(hearing, status, "yingda-ear does not answer");
    snprintf(hearing->problem, sizeof hearing->problem,
             "%.400s%syingda-ear ended while it loaded %s", hearing->model_dir,
             *hearing->model_dir ? ": " : "", *hearing->model_dir ? "this model" : "its model");
    return status;
}

enum status hearing_open(struct hearing **out, const struct hearing_config *config)
{
    struct hearing *hearing = calloc(1, sizeof *hearing);
    *out = hearing;
    if (!hearing)
        return STATUS_NO_MEMORY;
    ear_process_init(&hearing->ear);
    hearing->voice = speaker_any;
    hearing->patience_ms = config && config->patience_ms > 0 ? config->patience_ms : PATIENCE_MS;
    hearing->loading_ms =
        config && config->patience_ms > LOADING_MS ? config->patience_ms : LOADING_MS;
    if (config && config->ear_path)
        snprintf(hearing->ear_path, sizeof hearing->ear_path, "%s", config->ear_path);
    else
        path_helper("yingda-ear", hearing->ear_path);
    if (config && config->model_dir)
        snprintf(hearing->model_dir, sizeof hearing->model_dir, "%s", config->model_dir);
    reply_gate_start(&hearing->gate);
    enum status status = ear_start(hearing);
    return status == STATUS_OK ? ear_greet(hearing) : status;
}

void hearing_close(struct hearing *hearing)
{
    if (!hearing)
        return;
    ear_process_stop(&hearing->ear);
    reply_gate_finish(&hearing->gate);
    bytes_finish(&hearing->told);
    free(hearing);
}

const char *hearing_problem(const struct hearing *hearing)
{
    return hearing ? hearing->problem : status_text(STATUS_NO_MEMORY);
}

const char *hearing_notice(const struct hearing *hearing)
{
    return hearing ? hearing->notice : "";
}

/* Sends what can be sent; an ear that is gone is replaced, once a reply. The new one's greeting is
 * read when the evidence is. */
static enum status told_send(struct hearing *hearing)
{
    enum status status = ear_process_send(&hearing->ear, &hearing->told);
    if (status != STATUS_CLOSED || hearing->ears >= EARS_PER_REPLY)
        return status;
    status = ear_start(hearing);
    return status == STATUS_OK ? ear_process_send(&hearing->ear, &hearing->told) : status;
}

enum status hearing_set_speaker(struct hearing *hearing, const struct speaker *voice)
{
    float warp = voice->warp == 0 ? 1 : voice->warp;
    if (!(warp >= SPEAKER_WARP_LEAST && warp <= SPEAKER_WARP_MOST))
        return STATUS_INVALID;
    hearing->voice = *voice;
    hearing->voice.warp = warp;
    return STATUS_OK;
}

enum status hearing_start(struct hearing *hearing, const struct network *const *networks,
                          size_t n_networks)
{
    enum status status = ear_process_abandon(&hearing->ear, &hearing->told);
    hearing->problem[0] = '\0';
    hearing->n_networks = n_networks;
    hearing->ears = hearing->ear.socket >= 0;
    reply_gate_start(&hearing->gate);
    if (status == STATUS_OK)
        status = wire_put(&hearing->told, EAR_VOICE, &hearing->voice, sizeof hearing->voice);
    if (status == STATUS_OK)
        status = wire_put_networks(&hearing->told, networks, n_networks);
    return status == STATUS_OK ? told_send(hearing) : status;
}

enum status hearing_feed(struct hearing *hearing, const int16_t *samples, size_t n_samples)
{
    enum status status = reply_gate_feed(&hearing->gate, samples, n_samples, &hearing->told);
    return status == STATUS_OK ? told_send(hearing) : status;
}

static int32_t spoken_ms(const struct reply_gate *gate)
{
    int32_t sum = 0;
    for (size_t i = 0; i < gate->n_segments; i++) {
        const struct heard_segment *segment = &gate->segments[i];
        sum += segment->end_ms > segment->start_ms ? segment->end_ms - segment->start_ms : 0;
    }
    return sum;
}

void hearing_progress(const struct hearing *hearing, struct hearing_progress *out)
{
    const struct reply_gate *gate = &hearing->gate;
    *out = (struct hearing_progress){
        .fed_ms = (int32_t)(gate->n_samples * 1000 / HEARING_RATE_HZ),
        .speaking = gate->endpointer.speaking,
        .speech_start_ms = gate->n_segments ? gate->segments[0].start_ms : -1,
        .speech_end_ms = gate->endpointer.end_ms,
        .spoken_ms = spoken_ms(gate),
        .level_dbfs = gate->n_frames ? level_dbfs_of_power(gate->powers[gate->n_frames - 1])
                                     : LEVEL_SILENCE_DBFS,
    };
}

static enum status evidence_take(struct hearing *hearing, struct heard *out)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < out->n_evidence && status == STATUS_OK; i++)
        status = wire_take_evidence(&hearing->ear.inbox, &out->evidence[i]);
    struct evidence reading = {.syllables = NULL};
    if (status == STATUS_OK)
        status = wire_take_evidence(&hearing->ear.inbox, &reading);
    free(out->read);
    free(reading.slots);
    out->read = reading.syllables;
    out->n_read = reading.n_syllables;
    return status;
}

/* What is waited for, and where it goes; one of the two is NULL. */
struct answer {
    struct heard *heard;
    struct speaker_fit *fit;
    int32_t index; /* of the fit */
};

/* A second ear, which is told the whole reply again, says again what is already known. */
static enum status fit_take(struct bytes *inbox, const struct answer *answer, bool *last)
{
    struct ear_fit fit;
    enum status status = bytes_take(inbox, &fit, sizeof fit);
    *last = status == STATUS_OK && answer->fit && fit.index == answer->index;
    if (*last) {
        answer->fit->cost[fit.index] = fit.cost;
        answer->fit->counts[fit.index] = fit.counts;
        answer->fit->frames = fit.frames;
    }
    return status;
}

/* Takes one message; *last: it was what is waited for. A new ear greets first. */
static enum status message_take(struct hearing *hearing, enum ear_message message,
                                const struct answer *answer, bool *last)
{
    *last = message == EAR_EVIDENCE && answer->heard;
    if (message == EAR_AT_WORK)
        return STATUS_OK;
    if (message == EAR_EVIDENCE)
        return *last ? evidence_take(hearing, answer->heard) : STATUS_OK;
    if (message == EAR_FIT)
        return fit_take(&hearing->ear.inbox, answer, last);
    return greeting_check(hearing, message);
}

static enum status answer_wait(struct hearing *hearing, const struct answer *answer)
{
    enum ear_message message;
    enum status status = STATUS_OK;
    int64_t most_ms = clock_monotonic_ms() + ANSWER_MS + hearing->loading_ms;
    for (bool last = false; status == STATUS_OK && !last;) {
        int patience_ms = hearing->greeted ? hearing->patience_ms : hearing->loading_ms;
        status = ear_process_receive(&hearing->ear, &hearing->told, patience_ms, &message);
        if (status == STATUS_OK)
            status = message_take(hearing, message, answer, &last);
        if (status == STATUS_OK && !last && clock_monotonic_ms() > most_ms)
            status = STATUS_TIMEOUT;
    }
    return status;
}

static void evidence_none(struct heard *out)
{
    for (size_t i = 0; i < out->n_evidence; i++) {
        free(out->evidence[i].syllables);
        free(out->evidence[i].slots);
        out->evidence[i] = (struct evidence){.start_ms = -1, .end_ms = -1};
    }
    free(out->read);
    out->read = NULL;
    out->n_read = 0;
}

static enum status answer_get(struct hearing *hearing, const struct answer *answer)
{
    enum status status = told_send(hearing);
    if (status == STATUS_OK)
        status = answer_wait(hearing, answer);
    while (status != STATUS_OK && hearing->ears < EARS_PER_REPLY) {
        if (answer->heard)
            evidence_none(answer->heard);
        status = ear_start(hearing);
        if (status == STATUS_OK)
            status = answer_wait(hearing, answer);
    }
    return status;
}

/* Whatever the ear still has to say belongs to a lost reply. */
static enum status reply_lose(struct hearing *hearing, enum status status)
{
    ear_process_stop(&hearing->ear);
    if (*hearing->problem)
        return status;
    return problem_say(hearing, status,
                       status == STATUS_TIMEOUT ? "yingda-ear hung twice on the same reply"
                                                : "yingda-ear ended twice on the same reply");
}

enum status hearing_finish(struct hearing *hearing, struct heard *out)
{
    *out = (struct heard){0};
    enum status status = reply_gate_end(&hearing->gate, &hearing->told);
    if (status == STATUS_OK)
        status = wire_put(&hearing->told, EAR_ASK, NULL, 0);
    out->evidence = calloc(hearing->n_networks + 1, sizeof *out->evidence);
    if (!out->evidence)
        return STATUS_NO_MEMORY;
    out->n_evidence = hearing->n_networks;
    evidence_none(out);
    enum status reported = reply_gate_report(&hearing->gate, out);
    status = status == STATUS_OK ? reported : status;
    if (status == STATUS_OK)
        status = answer_get(hearing, &(struct answer){.heard = out});
    if (status == STATUS_OK)
        return status;
    heard_finish(out);
    return reply_lose(hearing, status);
}

enum status hearing_fit(struct hearing *hearing, struct speaker_fit *out)
{
    enum status status = STATUS_OK;
    *out = (struct speaker_fit){.frames = 0};
    for (int32_t i = 0; i < SPEAKER_FIT_WARPS && status == STATUS_OK; i++) {
        status = wire_put(&hearing->told, EAR_ASK_FIT, &i, sizeof i);
        if (status == STATUS_OK)
            status = answer_get(hearing, &(struct answer){.fit = out, .index = i});
    }
    if (status == STATUS_OK)
        return status;
    *out = (struct speaker_fit){.frames = 0};
    return reply_lose(hearing, status);
}
