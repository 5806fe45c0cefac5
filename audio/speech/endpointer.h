/* Endpointer: where speech starts and ends; a pure step, a frame in, an event out. */
#ifndef YINGDA_AUDIO_ENDPOINTER_H
#define YINGDA_AUDIO_ENDPOINTER_H

#include <stdbool.h>
#include <stdint.h>

#include "audio/speech/vad.h"

enum {
    ENDPOINTER_FRAME_SAMPLES = VAD_FRAME_SAMPLES, /* 20 ms at 16 kHz */
    ENDPOINTER_HISTORY_FRAMES = 64                /* of verdicts; the window lies inside it */
};

enum endpoint_event {
    ENDPOINT_NONE,  /* still silence, or still speech */
    ENDPOINT_START, /* speech began, at endpointer.start_ms (some frames back) */
    ENDPOINT_END    /* speech ended, at endpointer.end_ms (some frames back) */
};

/* Read start_ms, end_ms, speaking and vad.level_dbfs; the rest is the endpointer's own. */
struct endpointer {
    bool speaking;
    int32_t start_ms; /* of the stretch under way or last ended, from sample 0; -1: none yet */
    int32_t end_ms;   /* of the stretch last ended; -1: none yet */

    struct vad vad;
    int32_t frames; /* taken so far */
    struct endpointer_verdict {
        bool active;      /* stands out of the noise */
        bool voiced;      /* and has a pitch */
        bool speech;      /* active, near a pitch and not far under the voice's level */
        float pitch_hz;   /* of a voiced frame; to tell a machine's tone */
        float level_dbfs; /* to tell a slam, which only decays */
    } history[ENDPOINTER_HISTORY_FRAMES]; /* ring, by frame number */
    float peak_dbfs;                      /* of the voice, falling slowly */
    int32_t last_voiced;                  /* frame number, far in the past: none yet */
    int32_t last_speech;                  /* frame number of the last vote for speech */
};

/* Ready for sample 0. */
void endpointer_init(struct endpointer *endpointer);

/* One frame of ENDPOINTER_FRAME_SAMPLES 16 kHz mono samples. Pure: the same frames give the same
 * events. Any thread, one at a time. START comes 160 to 300 ms after the first sound of a voice,
 * END about 320 ms after the last; start_ms and end_ms are dated back to the sound itself. */
enum endpoint_event endpointer_step(struct endpointer *endpointer, const int16_t *frame);

/* No speech for 160 ms: half of what makes an END, so every END comes 160 ms or more after this
 * became true. */
bool endpointer_pausing(const struct endpointer *endpointer);

/* The stream ends here: ENDPOINT_END when inside speech, else ENDPOINT_NONE. */
enum endpoint_event endpointer_flush(struct endpointer *endpointer);

#endif
