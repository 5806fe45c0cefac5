/* Threads meet here, of two processes. In yingda-sound PortAudio's callbacks (duplex.c) move
 * samples between the devices and rings; the main thread of ours does the rest: resampling, echo
 * cancelling, watching. A third, the opener, exists only while devices are being looked for
 * or closed, because ALSA may take its time; it owns sound.devices, but for the port, from its
 * start until it is joined. */
#include "audio/device/sound.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/device/capture.h"
#include "audio/device/devices.h"
#include "audio/device/resample.h"

enum {
    SOUND_RATE_HZ = 16000,
    RETRY_MS = 2000,
    RETRY_LATER_MS = 8000, /* where none was found so many times: looking costs 30 ms of a core */
    RETRIES_SOON = 15,
    MUTED_S = 3,        /* zeros of a microphone that never gave anything else */
    MUTED_LATER_S = 20, /* of one that did: longer than people think in the middle of a talk */
    SILENT_MS = 500,    /* zeros in the middle, where there were none before: pulled, or muted */
    GATED_MS = 200,     /* zeros between sounds: this microphone gates, and its zeros say nothing */
    STILL_MS = 1000,    /* callbacks that do not come for so long belong to a lost device, */
    REOPEN_LOOPED_MS =
        5000,         /* the server may have a microphone again, and not lead it to us by itself */
    TAIL_MS = 500,    /* what was played may come back so late */
    RESUMED_MS = 4000 /* or to streams that go on by then: a busy machine's stand still so */
};

struct sound {
    char microphone[DEVICE_NAME_SIZE], loudspeaker[DEVICE_NAME_SIZE]; /* as configured */
    struct devices devices; /* the opener's while `opening` */
    struct device_port *port;
    pthread_t opener;
    bool opening;
    _Atomic bool opener_done;
    enum sound_state state;
    bool was_open;
    bool looped; /* SOUND_LOOPED, since looped_ms or since it was looked for last */
    int64_t looped_ms, played_ms; /* played: when something was last being played */
    bool resting;     /* the devices are closed, or being closed, because nobody is there */
    bool resuming;    /* streams that stood still are opened again; nobody has been told yet */
    bool gates;       /* the microphone is known to give zeros while nobody speaks */
    bool was_heard;   /* it had given sound, and */
    uint64_t zeros;   /* so many zeros since, in its own samples, at the last tick */
    bool broke;       /* captured sound was lost since sound_broke_off was asked */
    bool behind;      /* what was lost unread lies somewhere in what is still to be read */
    uint64_t dropped; /* as sound_dropped was when that was looked at last */
    int64_t retry_at_ms, moved_ms; /* moved: when both callbacks were last seen to have come */
    int tries;                     /* that have found none, one after the other */
    uint64_t play_calls, capture_calls;
    int capture_hz, playback_hz; /* of the streams that were opened last */
    int16_t *line;               /* owned; what is to be played, at the device's rate */
    size_t n_line, n_queued;
    struct capture capture;
};

static void *opener_main(void *argument)
{
    struct sound *sound = argument;
    if (sound->resting)
        devices_close(&sound->devices);
    else
        devices_open(&sound->devices, sound->microphone, sound->loudspeaker);
    atomic_store(&sound->opener_done, true);
    return NULL;
}

static enum sound_state state_of(enum devices_result result, bool was_open)
{
    if (result == DEVICES_OPEN)
        return SOUND_OK;
    if (result == DEVICES_BUSY)
        return SOUND_BUSY;
    if (result == DEVICES_UNFIT)
        return SOUND_UNFIT;
    if (was_open)
        return SOUND_LOST;
    return result == DEVICES_NO_MICROPHONE    ? SOUND_NO_MICROPHONE
           : result == DEVICES_NO_LOUDSPEAKER ? SOUND_NO_LOUDSPEAKER
                                              : SOUND_BUSY;
}

static void line_drop(struct sound *sound)
{
    free(sound->line);
    sound->line = NULL;
    sound->n_line = sound->n_queued = 0;
}

/* Whether the new streams may go on where the old ones stood still: what waits to be played and
 * what was captured is at the same rates, and the room is the same. */
static bool resumes(const struct sound *sound)
{
    return sound->resuming && sound->state == SOUND_OK &&
           sound->devices.found.result == DEVICES_OPEN &&
           sound->devices.found.capture_rate_hz == sound->capture_hz &&
           sound->devices.found.playback_rate_hz == sound->playback_hz;
}

/* Takes over what the opener found; but for those that resume, new streams start with nothing of
 * the old ones. */
static void opened(struct sound *sound, int64_t now_ms)
{
    bool goes_on = resumes(sound);
    sound->broke |= sound->resuming;
    sound->resuming = false;
    sound->state = state_of(sound->devices.found.result, sound->was_open);
    sound->tries = sound->state == SOUND_OK ? 0 : sound->tries + 1;
    sound->retry_at_ms = now_ms + (sound->tries <= RETRIES_SOON ? RETRY_MS : RETRY_LATER_MS);
    sound->moved_ms = now_ms;
    if (goes_on)
        return;
    line_drop(sound);
    if (sound->state != SOUND_OK)
        return;
    sound->was_open = true;
    sound->capture_hz = sound->devices.found.capture_rate_hz;
    sound->playback_hz = sound->devices.found.playback_rate_hz;
    atomic_store(&sound->port->counts->zeros, 0);
    sound->gates = false;
    sound->zeros = 0;
    capture_flush(&sound->capture, &sound->port->captured, &sound->port->played);
    if (capture_restart(&sound->capture, sound->devices.found.capture_rate_hz,
                        sound->devices.found.playback_rate_hz) != STATUS_OK)
        sound->state = SOUND_BUSY;
}

static void opener_start(struct sound *sound)
{
    if (!sound->resuming && !sound->resting)
        ring_discard(&sound->port->to_play);
    atomic_store(&sound->opener_done, false);
    sound->opening = pthread_create(&sound->opener, NULL, opener_main, sound) == 0;
}

static void opener_join(struct sound *sound)
{
    if (sound->opening)
        pthread_join(sound->opener, NULL);
    sound->opening = false;
}

enum status sound_open(struct sound **out, const struct sound_config *config)
{
    struct sound *sound = calloc(1, sizeof *sound);
    *out = NULL;
    if (!sound)
        return STATUS_NO_MEMORY;
    snprintf(sound->microphone, sizeof sound->microphone, "%s",
             config->microphone ? config->microphone : "");
    snprintf(sound->loudspeaker, sizeof sound->loudspeaker, "%s",
             config->loudspeaker ? config->loudspeaker : "");
    sound->port = &sound->devices.port;
    enum status status = devices_init(&sound->devices);
    if (status == STATUS_OK)
        status = capture_open(&sound->capture);
    if (status != STATUS_OK) {
        sound_close(sound);
        return status;
    }
    opener_main(sound);
    opened(sound, -1);
    *out = sound;
    return STATUS_OK;
}

void sound_close(struct sound *sound)
{
    if (!sound)
        return;
    opener_join(sound);
    devices_finish(&sound->devices);
    capture_close(&sound->capture);
    line_drop(sound);
    free(sound);
}

static void line_top_up(struct sound *sound)
{
    if (sound->n_queued < sound->n_line)
        sound->n_queued += ring_write(&sound->port->to_play, sound->line + sound->n_queued,
                                      sound->n_line - sound->n_queued);
}

/* The callbacks are the sign of life: whatever becomes of a device, one of them stops coming. Where
 * the program that has the devices has ended, none is waited for. */
static void watch(struct sound *sound, int64_t now_ms)
{
    uint64_t play = atomic_load(&sound->port->counts->play_calls);
    uint64_t capture = atomic_load(&sound->port->counts->capture_calls);
    bool moved = play != sound->play_calls && capture != sound->capture_calls;
    if (moved || sound->moved_ms < 0) {
        sound->play_calls = play;
        sound->capture_calls = capture;
        sound->moved_ms = now_ms;
    } else if (now_ms - sound->moved_ms > STILL_MS || devices_gone(&sound->devices)) {
        sound->resuming = true;
        opener_start(sound);
    }
}

/* Streams that stood still and have not come back in time are a device that is lost. */
static void watch_resuming(struct sound *sound, int64_t now_ms)
{
    if (!sound->resuming || now_ms - sound->moved_ms <= RESUMED_MS)
        return;
    sound->resuming = false;
    sound->state = SOUND_LOST;
    ring_discard(&sound->port->to_play);
}

static bool is_muted(const struct sound *sound)
{
    uint64_t zeros = atomic_load_explicit(&sound->port->counts->zeros, memory_order_relaxed);
    bool heard = atomic_load_explicit(&sound->port->counts->heard, memory_order_relaxed);
    int most_s = heard ? MUTED_LATER_S : MUTED_S;
    return zeros > (uint64_t)most_s * (uint64_t)sound->devices.found.capture_rate_hz;
}

/* A server leads us to the loudspeaker's monitor when the microphone is pulled, which gives zeros
 * while nothing is played. What is said from then on is lost, long before anybody is told. */
static void watch_silence(struct sound *sound)
{
    uint64_t zeros = atomic_load_explicit(&sound->port->counts->zeros, memory_order_relaxed);
    uint64_t per_ms = (uint64_t)sound->capture_hz / 1000;
    bool ended = zeros < sound->zeros && sound->zeros >= GATED_MS * per_ms;
    sound->gates = !sound->looped && (sound->gates || (ended && sound->was_heard));
    sound->broke |= sound->was_heard && !sound->gates && zeros >= SILENT_MS * per_ms;
    sound->was_heard = atomic_load_explicit(&sound->port->counts->heard, memory_order_relaxed);
    sound->zeros = zeros;
}

/* A wire gives silence while nothing is played, a microphone does not. */
static void watch_loopback(struct sound *sound, int64_t now_ms)
{
    bool still = !sound_playing(sound) && now_ms - sound->played_ms >= TAIL_MS;
    if (sound_playing(sound))
        sound->played_ms = now_ms;
    if (!sound->looped) {
        sound->looped = capture_is_looped(&sound->capture);
        sound->looped_ms = now_ms;
    } else if (!still) {
        atomic_store_explicit(&sound->port->counts->heard, 0, memory_order_relaxed);
    } else if (atomic_load_explicit(&sound->port->counts->heard, memory_order_relaxed)) {
        sound->looped = false;
        capture_relearn(&sound->capture);
    } else if (now_ms - sound->looped_ms >= REOPEN_LOOPED_MS) {
        sound->looped_ms = now_ms;
        opener_start(sound);
    }
}

/* What is told of streams that are open, or that are being opened again with nobody told. */
static enum sound_state state_told(const struct sound *sound)
{
    if (sound->state != SOUND_OK)
        return sound->state;
    if (sound->looped)
        return SOUND_LOOPED;
    return !sound->opening && is_muted(sound) ? SOUND_MUTED : SOUND_OK;
}

/* Opens again what was closed, once it is. */
static void wake(struct sound *sound, int64_t now_ms)
{
    if (sound->opening && !atomic_load(&sound->opener_done))
        return;
    opener_join(sound);
    sound->resting = false;
    sound->resuming = true;
    sound->moved_ms = now_ms;
    opener_start(sound);
}

enum sound_state sound_tick(struct sound *sound, int64_t now_ms)
{
    if (sound->resting) {
        wake(sound, now_ms);
    } else if (sound->opening) {
        watch_resuming(sound, now_ms);
        if (!atomic_load(&sound->opener_done))
            return state_told(sound);
        opener_join(sound);
        opened(sound, now_ms);
    } else if (sound->state == SOUND_OK) {
        watch(sound, now_ms);
        line_top_up(sound);
        if (!sound->opening) {
            watch_loopback(sound, now_ms);
            watch_silence(sound);
        }
    } else if (now_ms >= sound->retry_at_ms) {
        opener_start(sound);
    }
    return state_told(sound);
}

enum sound_state sound_rest(struct sound *sound, int64_t now_ms)
{
    if (!sound->resting && (sound->opening || state_told(sound) != SOUND_OK))
        return sound_tick(sound, now_ms);
    if (!sound->resting) {
        sound->resting = true;
        opener_start(sound);
    }
    return state_told(sound);
}

void sound_play(struct sound *sound, const int16_t *samples, size_t n_samples)
{
    sound_stop(sound);
    if (sound->state != SOUND_OK)
        return;
    if (resample_all(samples, n_samples, SOUND_RATE_HZ, sound->playback_hz, &sound->line,
                     &sound->n_line) != STATUS_OK)
        line_drop(sound);
    line_top_up(sound);
}

void sound_stop(struct sound *sound)
{
    ring_discard(&sound->port->to_play);
    line_drop(sound);
}

bool sound_playing(const struct sound *sound)
{
    return sound->state == SOUND_OK &&
           (sound->n_queued < sound->n_line || ring_queued(&sound->port->to_play) > 0);
}

size_t sound_read(struct sound *sound, int16_t *out, size_t max)
{
    if (sound->state != SOUND_OK)
        return 0;
    size_t n =
        capture_read(&sound->capture, &sound->port->captured, &sound->port->played, out, max);
    sound->behind = sound->behind && n == max;
    return n;
}

uint64_t sound_dropped(const struct sound *sound)
{
    return atomic_load_explicit(&sound->port->counts->lost, memory_order_relaxed);
}

bool sound_broke_off(struct sound *sound)
{
    uint64_t dropped = sound_dropped(sound);
    sound->behind |= dropped != sound->dropped;
    sound->dropped = dropped;
    bool broke = sound->broke || sound->behind || sound->resuming;
    sound->broke = false;
    return broke;
}

void sound_flush(struct sound *sound)
{
    capture_flush(&sound->capture, &sound->port->captured, &sound->port->played);
    sound->dropped = sound_dropped(sound);
    sound->broke = sound->behind = false;
}

const char *sound_microphone_name(const struct sound *sound)
{
    return sound->opening ? "" : sound->devices.found.microphone;
}

const char *sound_loudspeaker_name(const struct sound *sound)
{
    return sound->opening ? "" : sound->devices.found.loudspeaker;
}
