/* The synthesiser: Kokoro-82M in a child process (kokoro.js says how one talks to it). */
#ifndef YINGDA_AUDIO_VOICE_MAKER_SYNTHESIZER_H
#define YINGDA_AUDIO_VOICE_MAKER_SYNTHESIZER_H

#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include "audio/voice/maker/phonemes.h"

/* The model's file in the folder of the voices. */
#define SYNTHESIZER_MODEL "kokoro-82m-int8-pitch.onnx"

enum { SYNTHESIZER_HZ = 24000, SYNTHESIZER_FRAME_MS = 25, SYNTHESIZER_REASON_SIZE = 200 };

struct synthesizer {
    const char *folder; /* of the voices; not owned */
    FILE *requests, *answers;
    pid_t child;
    char reason[SYNTHESIZER_REASON_SIZE]; /* why the last call failed, English */
};

struct synthesis {
    const char *timbre, *way; /* names of voices */
    double speed, center_hz, range, shift;
    const struct phoneme_run *run;
};

struct synthesized { /* owned by who asked */
    float *samples;
    size_t n_samples;
    int start_ms[PHONEMES_MOST + 1]; /* of each number of the run, and where the last one ends */
};

/* Starts `script` with the model of the folder on so many threads, and waits until it is ready.
 * `folder` must outlive it. STATUS_NOT_FOUND: no nodejs, or no onnxruntime-node, and `reason` says
 * what to install. Others as a child fails. */
MUST_USE enum status synthesizer_open(struct synthesizer *synthesizer, const char *script,
                                      const char *folder, int threads);

/* Asks and waits; takes about half as long as the sound on two cores. The caller frees
 * out->samples. STATUS_INVALID: the model refuses, STATUS_CLOSED: the child is gone; `reason`. */
MUST_USE enum status synthesizer_speak(struct synthesizer *synthesizer,
                                       const struct synthesis *synthesis, struct synthesized *out);

void synthesizer_close(struct synthesizer *synthesizer);

#endif
