/* yingda-ear: the child process that hears. PocketSphinx ends the program over its fatal errors, so
 * it has one of its own, which the kiosk starts again when it is gone. It reads messages from
 * EAR_SOCKET (see ear_wire.h), prints nothing, and ends when the other side does.
 * usage: yingda-ear [MODEL_DIR] */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "audio/ear/listener.h"
#include "audio/ear/verify/denial_check.h"
#include "audio/ear/verify/voice_check.h"
#include "audio/hearing/ear_wire.h"
#include "audio/hearing/speaker_fit.h"
#include "base/grow.h"

struct ear {
    struct acoustic_model model;
    struct senones *senones;
    struct cohort cohort;
    struct unit_ear networks[UNIT_EARS_MAX];
    size_t n_networks;
    struct syllable_model *syllables; /* NULL without a network */
    struct denial_check denials;
    struct listener listener;
    struct voice_check check;   /* the sound of this reply */
    struct gaussians gaussians; /* read when they are wanted first */
    bool gaussians_wanted;
};

static pid_t parent;
static volatile sig_atomic_t at_work, writing; /* on a message; one of ours */

/* The end of the socket is noticed between two messages. This notices it while one message takes
 * for ever. And it gives a sign of life then, but never in the middle of a message: eight bytes go
 * out whole or, where nobody reads, not at all. */
static void parent_watch(int signal)
{
    static const struct ear_header sign = {EAR_AT_WORK, 0};
    int error = errno;
    (void)signal;
    if (getppid() != parent)
        _exit(0);
    if (at_work && !writing &&
        send(EAR_SOCKET, &sign, sizeof sign, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
        at_work = 0;
    errno = error;
}

static void parent_watch_start(void)
{
    struct sigaction action = {.sa_handler = parent_watch, .sa_flags = SA_RESTART};
    struct itimerval every = {{0, EAR_SIGN_MS * 1000}, {0, EAR_SIGN_MS * 1000}};
    parent = getppid();
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &every, NULL);
}

static bool socket_write(const void *data, size_t size)
{
    for (const char *at = data; size > 0;) {
        ssize_t n = send(EAR_SOCKET, at, size, MSG_NOSIGNAL);
        if (n < 0 && errno != EINTR)
            return false;
        at += n > 0 ? n : 0;
        size -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* Header and body go out as one: no sign of life comes between. */
static bool message_write(const struct ear_header *header, const void *body)
{
    writing = 1;
    bool fine = socket_write(header, sizeof *header) && socket_write(body, header->size);
    writing = 0;
    return fine;
}

static bool socket_read(void *data, size_t size)
{
    for (char *at = data; size > 0;) {
        ssize_t n = recv(EAR_SOCKET, at, size, 0);
        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        at += n > 0 ? n : 0;
        size -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool message_read(struct ear_header *header, struct bytes *body)
{
    body->size = body->at = 0;
    if (!socket_read(header, sizeof *header) || header->size > EAR_MAX_MESSAGE)
        return false;
    if (grow(&body->data, &body->capacity, header->size, sizeof *body->data) != STATUS_OK)
        return false;
    body->size = header->size;
    return socket_read(body->data, header->size);
}

static enum status networks_take(struct ear *ear, struct bytes *body)
{
    struct network *networks;
    size_t count, made = 0;
    enum status status = wire_take_networks(body, &networks, &count);
    struct candidate *candidates = calloc(count + 1, sizeof *candidates);
    if (!candidates)
        status = STATUS_NO_MEMORY;
    for (; status == STATUS_OK && made < count; made++) {
        candidate_init(&candidates[made], &networks[made]);
        bool shortlisted =
            ear->n_networks && candidates[made].network.denial_of == DENIAL_OF_FORBIDDEN;
        status = shortlisted ? candidate_shortlist(&candidates[made], &ear->networks[0].names)
                             : candidate_listen(&candidates[made], &ear->model);
        if (status == STATUS_LIMIT || status == STATUS_INVALID)
            status = STATUS_OK; /* too large or empty: never found, the others still are */
    }
    for (size_t i = made; i < count; i++)
        network_finish(&networks[i]);
    free(networks);
    listener_start(&ear->listener, candidates, made); /* owns them, also after a failure */
    return status;
}

static enum status evidence_send(const struct ear *ear)
{
    struct bytes bytes = {0};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < ear->listener.n_candidates && status == STATUS_OK; i++)
        status = wire_put_evidence(&bytes, &ear->listener.candidates[i].best);
    struct evidence reading = {.syllables = ear->listener.reading.items,
                               .n_syllables = ear->listener.reading.count};
    if (status == STATUS_OK)
        status = wire_put_evidence(&bytes, &reading);
    struct ear_header header = {EAR_EVIDENCE, (uint32_t)bytes.size};
    if (status == STATUS_OK && !message_write(&header, bytes.data))
        status = STATUS_CLOSED;
    bytes_finish(&bytes);
    return status;
}

/* A model whose Gaussians cannot be counted has none; that is no failure. */
static enum status gaussians_want(struct ear *ear)
{
    if (ear->gaussians_wanted)
        return STATUS_OK;
    enum status status = gaussians_open(&ear->gaussians, &ear->model);
    ear->gaussians_wanted = true;
    return status == STATUS_UNSUPPORTED ? STATUS_OK : status;
}

/* Without a network nothing was read: no frames. */
static enum status sentence_fit(struct ear *ear, struct ear_fit *fit)
{
    struct voice_check_ear hears = {&ear->model, ear->senones, &ear->gaussians};
    struct voice_check_found found = {.frames = 0};
    enum status status = gaussians_want(ear);
    if (status == STATUS_OK && ear->listener.n_candidates > 0)
        status = voice_check_fit(&ear->check, &ear->listener.candidates[0], &hears,
                                 speaker_fit_warp(fit->index), &found);
    fit->frames = found.frames;
    fit->cost = found.cost;
    fit->counts = found.counts;
    return status;
}

static enum status fit_send(struct ear *ear, struct bytes *body)
{
    struct ear_fit fit = {.frames = 0};
    struct ear_header header = {EAR_FIT, sizeof fit};
    enum status status = bytes_take(body, &fit.index, sizeof fit.index);
    if (status == STATUS_OK)
        status = sentence_fit(ear, &fit);
    if (status == STATUS_OK && !message_write(&header, &fit))
        status = STATUS_CLOSED;
    return status;
}

/* Malloc'd memory: aligned for samples. */
static enum status samples_take(struct ear *ear, const struct bytes *body)
{
    const int16_t *samples = (const int16_t *)(const void *)body->data;
    size_t n_samples = body->size / sizeof *samples;
    enum status status = voice_check_take(&ear->check, samples, n_samples);
    return status == STATUS_OK ? listener_samples(&ear->listener, samples, n_samples) : status;
}

/* A transform that was made for another model is not used. */
static enum status voice_take(struct ear *ear, struct bytes *body)
{
    struct speaker voice;
    enum status status = bytes_take(body, &voice, sizeof voice);
    if (status == STATUS_OK && voice.mllr.model != 0)
        status = gaussians_want(ear);
    if (status == STATUS_OK && voice.mllr.model != ear->gaussians.model)
        voice.mllr.model = 0;
    if (status == STATUS_OK)
        status = senones_set_mllr(ear->senones, &voice.mllr);
    if (status == STATUS_OK)
        status = senones_set_warp(ear->senones, voice.warp);
    if (status == STATUS_OK) /* it is one that a voice can have */
        unit_ears_set_warp(ear->networks, ear->n_networks, voice.warp);
    return status;
}

static enum status message_serve(struct ear *ear, enum ear_message message, struct bytes *body)
{
    int32_t start_ms = 0;
    switch (message) {
    case EAR_VOICE:
        return voice_take(ear, body);
    case EAR_NETWORKS:
        voice_check_start(&ear->check);
        return networks_take(ear, body);
    case EAR_STRETCH:
        if (bytes_take(body, &start_ms, sizeof start_ms) != STATUS_OK)
            return STATUS_INVALID;
        voice_check_stretch(&ear->check, start_ms);
        return listener_stretch(&ear->listener, start_ms);
    case EAR_SAMPLES:
        return samples_take(ear, body);
    case EAR_PAUSE:
        return listener_pause(&ear->listener);
    case EAR_STRETCH_END:
        return listener_stretch_end(&ear->listener);
    case EAR_ASK:
        return evidence_send(ear);
    case EAR_ASK_FIT:
        return fit_send(ear, body);
    default:
        return STATUS_INVALID;
    }
}

/* Runs until the other side ends. Anything that goes wrong ends this process: the parent then
 * starts another and says it all again. */
static int ear_serve(struct ear *ear)
{
    struct bytes body = {0};
    struct ear_header header;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && message_read(&header, &body)) {
        at_work = 1;
        status = message_serve(ear, (enum ear_message)header.message, &body);
        at_work = 0;
    }
    bytes_finish(&body);
    if (status != STATUS_OK)
        fprintf(stderr, "yingda-ear: message %u: %s\n", header.message, status_text(status));
    return status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void problem_send(enum status status, const char *sentence)
{
    struct bytes bytes = {0};
    int32_t number = (int32_t)status;
    char problem[sizeof number + EAR_PROBLEM_SIZE] = "";
    memcpy(problem, &number, sizeof number);
    snprintf(problem + sizeof number, EAR_PROBLEM_SIZE, "%s", sentence);
    if (wire_put(&bytes, EAR_PROBLEM, problem, sizeof problem) == STATUS_OK)
        socket_write(bytes.data, bytes.size); /* else the end of the process must say it */
    bytes_finish(&bytes);
}

static const char *loading; /* the folder of the model that PocketSphinx is reading */

/* PocketSphinx ends this process. */
static void last_words_send(const char *complaint)
{
    char sentence[EAR_PROBLEM_SIZE];
    snprintf(sentence, sizeof sentence, "%.300s: PocketSphinx cannot load it%s%.160s", loading,
             *complaint ? ": " : "", complaint);
    problem_send(STATUS_INVALID, sentence);
}

static enum status senones_load(struct ear *ear)
{
    loading = ear->model.dir;
    senones_watch(last_words_send);
    enum status status = senones_open(&ear->senones, &ear->model);
    if (status != STATUS_OK)
        last_words_send(senones_complaint());
    senones_watch(NULL);
    return status;
}

/* PocketSphinx hears alone where the model's folder has no network; where it should have one that
 * works, `notice` says so. */
static void network_open(struct ear *ear, char notice[EAR_PROBLEM_SIZE])
{
    char reason[EAR_PROBLEM_SIZE - 64];
    bool wanted = ear->model.has_with_network;
    size_t count = wanted ? (size_t)ear->model.with_network.networks : 1;
    enum status status =
        unit_ears_open(ear->networks, count, ear->model.dir, reason, sizeof reason);
    if (status == STATUS_OK && !wanted) {
        unit_ears_close(ear->networks);
        snprintf(reason, sizeof reason, "%.300s/network.bin: mapping.yaml says nothing of it",
                 ear->model.dir);
    }
    if (status == STATUS_OK && wanted)
        ear->n_networks = count;
    else if (wanted || status != STATUS_NOT_FOUND)
        snprintf(notice, EAR_PROBLEM_SIZE, "%s; PocketSphinx hears alone", reason);
}

static enum status ear_open(struct ear *ear, const char *dir)
{
    char reason[MODEL_REASON_SIZE] = "";
    struct bytes bytes = {0};
    struct ear_greeting greeting = ear_greeting();
    enum status status = acoustic_model_open(&ear->model, dir, reason);
    if (status != STATUS_OK) {
        problem_send(status, reason);
        return status;
    }
    status = senones_load(ear);
    if (status != STATUS_OK)
        return status;
    status = cohort_open(&ear->cohort, &ear->model);
    if (status != STATUS_OK) {
        problem_send(status, "the phrases for comparison do not fit the acoustic model");
        return status;
    }
    network_open(ear, greeting.notice);
    if (ear->n_networks)
        status =
            syllable_model_open(&ear->syllables, ear->model.dir,
                                &ear->networks[ear->n_networks - 1].names, reason, sizeof reason);
    if (status != STATUS_OK) {
        problem_send(status, status == STATUS_NO_MEMORY ? "out of memory" : reason);
        return status;
    }
    if (ear->n_networks)
        status = denial_check_open(&ear->denials, &ear->networks[0].names);
    if (status != STATUS_OK) {
        problem_send(status, "the words of denials do not fit the unit network");
        return status;
    }
    status = wire_put(&bytes, EAR_READY, &greeting, sizeof greeting);
    if (status == STATUS_OK)
        socket_write(bytes.data, bytes.size);
    else
        problem_send(status, "out of memory");
    bytes_finish(&bytes);
    return status;
}

int main(int argc, char **argv)
{
    struct ear ear = {0};
    parent_watch_start();
    int code = EXIT_FAILURE;
    if (ear_open(&ear, argc > 1 && *argv[1] ? argv[1] : NULL) == STATUS_OK) {
        listener_init(&ear.listener, &ear.model, ear.senones, &ear.cohort, ear.networks,
                      ear.n_networks, ear.syllables, &ear.denials);
        code = ear_serve(&ear);
    }
    voice_check_finish(&ear.check);
    gaussians_close(&ear.gaussians);
    listener_finish(&ear.listener);
    denial_check_close(&ear.denials);
    syllable_model_close(ear.syllables);
    unit_ears_close(ear.networks);
    cohort_close(&ear.cohort);
    senones_close(ear.senones);
    acoustic_model_close(&ear.model);
    return code;
}
