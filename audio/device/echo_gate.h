/* Echo gate: lowers what an echo canceller leaves to the room's noise, unless someone speaks into
 * it. */
#ifndef YINGDA_AUDIO_ECHO_GATE_H
#define YINGDA_AUDIO_ECHO_GATE_H

#include <stdbool.h>
#include <stdint.h>

enum { ECHO_GATE_REACH_FRAMES = 16 /* 320 ms: how late an echo may begin */ };

/* A rule of thumb for how loud the rest of an echo is, learnt from what it has lately been. */
struct echo_bound {
    float source_db; /* how loud the source of the rest was of late, fading as echoes do */
    float leak_db;   /* how loud the rest has been at most, compared with its source */
};

/* Read open; the rest is its own. */
struct echo_gate {
    bool open; /* someone speaks, or nothing is played */

    float played_db[ECHO_GATE_REACH_FRAMES]; /* ring, by frame */
    struct echo_bound played;                /* against what was played */
    struct echo_bound removed;               /* against what the canceller took out */
    float echo_db;                           /* the whole echo, against what was played */
    float captured_db, left_db;              /* and what the canceller left, over the last frames */
    float floor_db;                          /* of what is left when nothing is played */
    float gain, hiss;                        /* of the rest and of noise, at the last frame's end */
    float pink[3];                           /* the noise's filter */
    uint32_t seed;                           /* and its source */
    int above;                               /* frames in a row louder than an echo would be */
    int hold;                                /* for how many more frames the gate stays open */
    int frames;
};

void echo_gate_init(struct echo_gate *gate);

/* The canceller begins anew: what it used to leave says nothing of what it leaves now. */
void echo_gate_relearn(struct echo_gate *gate);

/* One frame of 320 samples of each: captured, played, left by the canceller. `out` may be any. */
void echo_gate_step(struct echo_gate *gate, const int16_t *near, const int16_t *far,
                    const int16_t *left, int16_t *out);

#endif
