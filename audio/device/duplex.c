#include "audio/device/duplex.h"

#include <stdio.h>
#include <string.h>

#include <portaudio.h>

enum {
    PERIODS_PER_S = 50,    /* blocks of 20 ms */
    FIRST_BLOCK_MS = 3000, /* patience with a device that was opened and is still silent */
    MOST_FRAMES = 4096     /* are made stereo at once */
};
#define LATENCY_S 0.04 /* two blocks; less and a busy machine breaks the sound up */

/* Air is never still: a microphone that gives zeros and nothing else is muted, or gives nothing. */
static void zeros_count(struct device_port *port, const int16_t *input, unsigned long frames)
{
    bool any = false;
    for (unsigned long i = 0; input && i < frames; i++)
        any |= input[i] != 0;
    if (any) {
        atomic_store_explicit(&port->counts->zeros, 0, memory_order_relaxed);
        atomic_store_explicit(&port->counts->heard, 1, memory_order_relaxed);
    } else {
        atomic_fetch_add_explicit(&port->counts->zeros, frames, memory_order_relaxed);
    }
}

static int capture_callback(const void *input, void *output, unsigned long frames,
                            const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags,
                            void *self)
{
    (void)output;
    (void)time;
    (void)flags;
    struct device_port *port = ((struct duplex *)self)->port;
    size_t kept = input ? ring_write(&port->captured, input, frames) : 0;
    atomic_fetch_add_explicit(&port->counts->lost, frames - kept, memory_order_relaxed);
    zeros_count(port, input, frames);
    atomic_fetch_add_explicit(&port->counts->capture_calls, 1, memory_order_relaxed);
    return paContinue;
}

static int playback_callback(const void *input, void *output, unsigned long frames,
                             const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags,
                             void *self)
{
    (void)input;
    (void)time;
    (void)flags;
    struct duplex *duplex = self;
    int16_t *out = output, mono[MOST_FRAMES];
    size_t channels = (size_t)duplex->playback_channels;
    for (size_t left = frames; left > 0;) {
        size_t n = left < MOST_FRAMES ? left : MOST_FRAMES;
        size_t had = ring_read(&duplex->port->to_play, mono, n);
        memset(mono + had, 0, (n - had) * sizeof *mono);
        for (size_t i = 0; i < n * channels; i++)
            *out++ = mono[i / channels];
        ring_write(&duplex->port->played, mono, n);
        left -= n;
    }
    atomic_fetch_add_explicit(&duplex->port->counts->play_calls, 1, memory_order_relaxed);
    return paContinue;
}

static bool device_fits(const PaDeviceInfo *info, bool capture)
{
    return info && (capture ? info->maxInputChannels : info->maxOutputChannels) > 0;
}

/* paNoDevice when none of that name can capture or play. */
static PaDeviceIndex device_find(const char *name, bool capture)
{
    if (!*name) {
        PaDeviceIndex index = capture ? Pa_GetDefaultInputDevice() : Pa_GetDefaultOutputDevice();
        return index != paNoDevice && device_fits(Pa_GetDeviceInfo(index), capture) ? index
                                                                                    : paNoDevice;
    }
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); i++) {
        const PaDeviceInfo *info = Pa_GetDeviceInfo(i);
        if (device_fits(info, capture) && strstr(info->name, name))
            return i;
    }
    return paNoDevice;
}

/* Opens one direction at the first rate that the device takes. */
static PaError stream_open(struct duplex *duplex, const PaStreamParameters *capture,
                           const PaStreamParameters *playback, int *rate_hz, void **stream)
{
    PaError error = paInvalidSampleRate;
    for (size_t i = 0; i < DEVICE_RATES && error != paNoError; i++) {
        *rate_hz = device_rates_hz[i];
        error = Pa_OpenStream(stream, capture, playback, device_rates_hz[i],
                              (unsigned long)(device_rates_hz[i] / PERIODS_PER_S), paClipOff,
                              capture ? capture_callback : playback_callback, duplex);
        if (error == paDeviceUnavailable)
            break;
    }
    if (error != paNoError)
        *stream = NULL;
    return error == paNoError ? Pa_StartStream(*stream) : error;
}

/* A device is open when sound moves both ways, not when ALSA says so: over PulseAudio the first
 * captured block was seen 0.8 s late. */
static bool sound_moves(struct device_port *port)
{
    uint64_t play = atomic_load(&port->counts->play_calls),
             capture = atomic_load(&port->counts->capture_calls);
    for (int waited_ms = 0; waited_ms < FIRST_BLOCK_MS; waited_ms += 10) {
        if (atomic_load(&port->counts->play_calls) != play &&
            atomic_load(&port->counts->capture_calls) != capture)
            return true;
        Pa_Sleep(10);
    }
    return false;
}

static PaError streams_open(struct duplex *duplex, PaDeviceIndex microphone,
                            PaDeviceIndex loudspeaker)
{
    const PaDeviceInfo *out = Pa_GetDeviceInfo(loudspeaker);
    duplex->playback_channels = out->maxOutputChannels < 2 ? 1 : 2;
    PaStreamParameters capture = {microphone, 1, paInt16, LATENCY_S, NULL};
    PaStreamParameters playback = {loudspeaker, duplex->playback_channels, paInt16, LATENCY_S,
                                   NULL};
    PaError error =
        stream_open(duplex, NULL, &playback, &duplex->found.playback_rate_hz, &duplex->playback);
    return error != paNoError ? error
                              : stream_open(duplex, &capture, NULL, &duplex->found.capture_rate_hz,
                                            &duplex->capture);
}

static void device_name(PaDeviceIndex index, char name[DEVICE_NAME_SIZE])
{
    const PaDeviceInfo *info = index == paNoDevice ? NULL : Pa_GetDeviceInfo(index);
    snprintf(name, DEVICE_NAME_SIZE, "%s", info ? info->name : "");
}

static enum devices_result failure_of(PaError error)
{
    switch (error) {
    case paDeviceUnavailable:
        return DEVICES_BUSY;
    case paInvalidSampleRate:
    case paInvalidChannelCount:
    case paSampleFormatNotSupported:
        return DEVICES_UNFIT;
    default:
        return DEVICES_FAILED;
    }
}

static enum devices_result duplex_start(struct duplex *duplex, const char *microphone,
                                        const char *loudspeaker)
{
    if (Pa_Initialize() != paNoError)
        return DEVICES_FAILED;
    duplex->initialized = true;
    PaDeviceIndex in = device_find(microphone, true), out = device_find(loudspeaker, false);
    device_name(in, duplex->found.microphone);
    device_name(out, duplex->found.loudspeaker);
    if (in == paNoDevice)
        return DEVICES_NO_MICROPHONE;
    if (out == paNoDevice)
        return DEVICES_NO_LOUDSPEAKER;
    PaError error = streams_open(duplex, in, out);
    if (error == paNoError)
        return sound_moves(duplex->port) ? DEVICES_OPEN : DEVICES_FAILED;
    return failure_of(error);
}

void duplex_open(struct duplex *duplex, struct device_port *port, const char *microphone,
                 const char *loudspeaker)
{
    *duplex = (struct duplex){.port = port};
    duplex->found.result = duplex_start(duplex, microphone, loudspeaker);
    if (duplex->found.result != DEVICES_OPEN)
        duplex_close(duplex);
}

static void stream_close(void **stream)
{
    if (!*stream)
        return;
    Pa_AbortStream(*stream);
    Pa_CloseStream(*stream);
    *stream = NULL;
}

void duplex_close(struct duplex *duplex)
{
    stream_close(&duplex->capture);
    stream_close(&duplex->playback);
    if (duplex->initialized)
        Pa_Terminate();
    duplex->initialized = false;
}
