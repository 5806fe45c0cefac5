/* The port: where the kiosk's sound goes out and comes in. Real devices, or in the off-screen
 * session a loudspeaker and a microphone of numbers on the session's own clock. */
#ifndef YINGDA_KIOSK_APP_PORT_H
#define YINGDA_KIOSK_APP_PORT_H

#include "audio/device/sound.h"

/* What is read of the microphone at once, and how often in one frame: a second of sound. A device
 * that gives it faster than real time must not hold the window. */
enum { PORT_READ = 1600, PORT_READS_MOST = 10 };

/* The functions mean what those of sound.h of the same name mean. Main thread. */
struct port {
    void *self;
    enum sound_state (*tick)(void *self, int64_t now_ms);
    enum sound_state (*rest)(void *self, int64_t now_ms);
    void (*play)(void *self, const int16_t *samples, size_t n_samples);
    void (*stop)(void *self);
    bool (*playing)(void *self);
    size_t (*read)(void *self, int16_t *out, size_t max);
    void (*flush)(void *self);
    bool (*broke_off)(void *self);
};

/* The port of real devices; `sound` stays the caller's. */
struct port port_of_sound(struct sound *sound);

/* No port yet, while devices are being opened: silence in and out, `self` NULL. */
struct port port_of_nothing(void);

/* A reader of one's own voice at a given time: the virtual microphone. It hears silence but for
 * what it is given to say, and the loudspeaker plays for as long as the samples last. */
struct virtual_port {
    int64_t now_ms, read_ms, play_end_ms;
    const int16_t *speech; /* not owned; NULL: silence */
    size_t n_speech, spoken;
    enum sound_state state; /* what it says of its devices: a test pulls a plug here */
    bool broke_off;         /* likewise: its stream stood still, to be told once */
};

struct port port_of_virtual(struct virtual_port *port);

/* Speaks these samples from now on; they must stay until all are spoken, or others are said. */
void virtual_port_say(struct virtual_port *port, const int16_t *samples, size_t n_samples);

#endif
