#include "kiosk/app/port.h"

#include <string.h>

#include "audio/hearing/hearing.h"

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000 };

static enum sound_state real_tick(void *self, int64_t now_ms)
{
    return sound_tick(self, now_ms);
}

static enum sound_state real_rest(void *self, int64_t now_ms)
{
    return sound_rest(self, now_ms);
}

static void real_play(void *self, const int16_t *samples, size_t n_samples)
{
    sound_play(self, samples, n_samples);
}

static void real_stop(void *self)
{
    sound_stop(self);
}

static bool real_playing(void *self)
{
    return sound_playing(self);
}

static size_t real_read(void *self, int16_t *out, size_t max)
{
    return sound_read(self, out, max);
}

static void real_flush(void *self)
{
    sound_flush(self);
}

static bool real_broke_off(void *self)
{
    return sound_broke_off(self);
}

struct port port_of_sound(struct sound *sound)
{
    return (struct port){sound,        real_tick, real_rest,  real_play,     real_stop,
                         real_playing, real_read, real_flush, real_broke_off};
}

static enum sound_state no_tick(void *self, int64_t now_ms)
{
    (void)self, (void)now_ms;
    return SOUND_NO_MICROPHONE;
}

static void no_play(void *self, const int16_t *samples, size_t n_samples)
{
    (void)self, (void)samples, (void)n_samples;
}

static void no_stop(void *self)
{
    (void)self;
}

static bool no_playing(void *self)
{
    (void)self;
    return false;
}

static size_t no_read(void *self, int16_t *out, size_t max)
{
    (void)self, (void)out, (void)max;
    return 0;
}

struct port port_of_nothing(void)
{
    return (struct port){NULL,       no_tick, no_tick, no_play,   no_stop,
                         no_playing, no_read, no_stop, no_playing};
}

static enum sound_state virtual_tick(void *self, int64_t now_ms)
{
    struct virtual_port *port = self;
    port->now_ms = now_ms;
    return port->state;
}

static void virtual_play(void *self, const int16_t *samples, size_t n_samples)
{
    struct virtual_port *port = self;
    (void)samples;
    port->play_end_ms = port->now_ms + (int64_t)(n_samples / SAMPLES_PER_MS);
}

static void virtual_stop(void *self)
{
    struct virtual_port *port = self;
    port->play_end_ms = 0;
}

static bool virtual_playing(void *self)
{
    const struct virtual_port *port = self;
    return port->now_ms < port->play_end_ms;
}

/* As many samples as the clock has gone on since the last call: speech while there is some. */
static size_t virtual_read(void *self, int16_t *out, size_t max)
{
    struct virtual_port *port = self;
    size_t due = (size_t)(port->now_ms - port->read_ms) * SAMPLES_PER_MS;
    size_t n =
        due < max ? due / SAMPLES_PER_MS * SAMPLES_PER_MS : max / SAMPLES_PER_MS * SAMPLES_PER_MS;
    size_t left = port->n_speech - port->spoken, said = n < left ? n : left;
    memset(out, 0, n * sizeof *out);
    if (said)
        memcpy(out, port->speech + port->spoken, said * sizeof *out);
    port->spoken += said;
    port->read_ms += (int64_t)(n / SAMPLES_PER_MS);
    return n;
}

static void virtual_flush(void *self)
{
    struct virtual_port *port = self;
    port->read_ms = port->now_ms;
    port->broke_off = false;
}

static bool virtual_broke_off(void *self)
{
    struct virtual_port *port = self;
    bool broke_off = port->broke_off;
    port->broke_off = false;
    return broke_off;
}

struct port port_of_virtual(struct virtual_port *port)
{
    return (struct port){port,         virtual_tick,  virtual_tick,
                         virtual_play, virtual_stop,  virtual_playing,
                         virtual_read, virtual_flush, virtual_broke_off};
}

void virtual_port_say(struct virtual_port *port, const int16_t *samples, size_t n_samples)
{
    port->speech = samples;
    port->n_speech = n_samples;
    port->spoken = 0;
}
