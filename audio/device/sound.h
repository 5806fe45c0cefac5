/* Sound: the microphone and the loudspeaker, full duplex, echo-cancelled, with a level meter. */
#ifndef YINGDA_AUDIO_DEVICE_SOUND_H
#define YINGDA_AUDIO_DEVICE_SOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

struct sound; /* hides the program that has the devices, and speexdsp's state */

struct sound_config {
    const char *microphone;  /* part of a device's name; NULL or "": the system's default */
    const char *loudspeaker; /* likewise */
};

enum sound_state {
    SOUND_OK,
    SOUND_NO_MICROPHONE,  /* nothing to capture from */
    SOUND_NO_LOUDSPEAKER, /* nothing to play on */
    SOUND_BUSY,           /* another program holds the device */
    SOUND_UNFIT,          /* the device takes none of 16, 48 and 44.1 kHz, or no 16-bit samples */
    SOUND_MUTED,  /* the microphone gives zeros: it goes on, and is fine with the first sound */
    SOUND_LOOPED, /* what is captured is what is played: no microphone, its stream was moved */
    SOUND_LOST    /* it was there and vanished */
};

/* Tries the devices once, at once. A missing device is no failure: sound_tick then says so and has
 * a thread try again every two seconds, after half a minute every eight. STATUS_NO_MEMORY only. */
MUST_USE enum status sound_open(struct sound **out, const struct sound_config *config);
void sound_close(struct sound *sound);

/* Call often from the main thread: watches the stream, reopens it. `now_ms` is monotonic. A
 * microphone that gave nothing but zeros is SOUND_MUTED: after three seconds where nothing else
 * ever came, and after twenty where something did, because some gate their sound while nobody
 * speaks. Streams that stand still are opened again and go on, what is played too, and only those
 * that have not come back after four seconds are SOUND_LOST. SOUND_LOOPED is found out within some
 * three seconds of playing (loopback.h), and stays until something is captured while nothing is
 * played. */
enum sound_state sound_tick(struct sound *sound, int64_t now_ms);

/* In place of sound_tick, as often, while nobody is there: where all is well the devices are
 * closed, so that nothing listens and nothing is computed, until sound_tick is called again. That
 * goes on as with streams that stood still: what is played meanwhile waits, nobody is told before
 * the fourth second. Where something is wrong it is sound_tick, and the devices come back by
 * themselves. */
enum sound_state sound_rest(struct sound *sound, int64_t now_ms);

/* Starts playing 16 kHz mono samples from the next block on; the samples must stay until
 * sound_playing says false or sound_stop returns. Replaces what was playing. */
void sound_play(struct sound *sound, const int16_t *samples, size_t n_samples);
void sound_stop(struct sound *sound);
bool sound_playing(const struct sound *sound);

/* Takes up to `max` samples captured since the last call (16 kHz mono, echo-cancelled); returns
 * how many. Ten seconds fit; what comes after them unread is lost, and sound_dropped counts it (in
 * the device's own samples). Main thread. */
size_t sound_read(struct sound *sound, int16_t *out, size_t max);
uint64_t sound_dropped(const struct sound *sound);

/* Whether captured sound was lost where the next sound_read goes on, or is being lost now: the
 * streams stood still, nobody read for too long, or the microphone gives nothing but zeros for half
 * a second, which it never did before between two sounds (it was pulled, or muted). Told once, and
 * again as long as it lasts; sound_flush forgets it. Main thread. */
bool sound_broke_off(struct sound *sound);

/* Throws away what was captured and not yet read; the echo canceller still hears the last of it. */
void sound_flush(struct sound *sound);

/* Names of the devices that were found, for the settings and for selftest: "" where there is none,
 * and while they are being looked for. Owned by `sound`, valid until the next tick. */
const char *sound_microphone_name(const struct sound *sound);
const char *sound_loudspeaker_name(const struct sound *sound);

#endif
