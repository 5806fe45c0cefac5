/* Voice activity of one frame: energy over an adaptive noise floor in bands, and pitch. */
#ifndef YINGDA_AUDIO_VAD_H
#define YINGDA_AUDIO_VAD_H

#include <stdbool.h>
#include <stdint.h>

#include "audio/speech/biquad.h"

enum {
    VAD_RATE_HZ = 16000,
    VAD_FRAME_SAMPLES = 320, /* 20 ms */
    VAD_BANDS = 7,
    VAD_FLOOR_BLOCKS = 4,   /* of VAD_BLOCK_FRAMES: how far back the floor's minimum looks */
    VAD_BLOCK_FRAMES = 20,  /* 0.4 s; four of them outlast any stretch without a dip in speech */
    VAD_PITCH_SAMPLES = 240 /* 60 ms at 4 kHz: the longest lag and a correlation window */
};

struct vad_extremes { /* of a quantity over the last 1.2 to 1.6 s, by block of frames */
    float low[VAD_FLOOR_BLOCKS], high[VAD_FLOOR_BLOCKS];
};

struct vad_band {
    struct biquad sections[2];
    struct vad_extremes extremes; /* of smooth_db */
    float smooth_db;              /* over about three frames */
    float bias_db;                /* of the floor over the lowest smooth_db */
    float floor_db;
};

/* Read level_dbfs, active and voiced; the rest is its own. */
struct vad {
    float level_dbfs; /* RMS of the last frame */
    bool active;      /* it stands out of the noise */
    bool voiced;      /* and has a pitch between 60 and 500 Hz */
    float pitch_hz;   /* of a voiced frame */

    struct vad_band bands[VAD_BANDS];
    struct biquad pitch_filters[3];
    float pitch_history[VAD_PITCH_SAMPLES]; /* newest last */
    float previous;                         /* last sample, for the pre-emphasis */
    struct vad_extremes pitch_extremes;     /* Hz, of voiced frames */
    float voiced_share;                     /* of about the last second, 0..1 */
    int32_t frames;
};

void vad_init(struct vad *vad);

/* One frame of 16 kHz mono samples. Pure; any thread, one at a time. */
void vad_step(struct vad *vad, const int16_t *frame);

#endif
