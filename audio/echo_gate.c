/* What the canceller leaves is compared with two bounds, and a person speaks only when it is over
 * both. Against what was played: true from the first second on, but coarse, for the delay is up to
 * 320 ms. Against what was taken out: precise, but of use only once the canceller has learnt the
 * room. */
#include "audio/echo_gate.h"

#include <math.h>
#include <string.h>

#include "audio/level.h"

enum { FRAME_SAMPLES = 320, ABOVE_OPENS = 2, HOLD_FRAMES = 15 };

static const float LEAK_AT_FIRST_DB = 10.0f;  /* an echo louder than what was played is rare */
static const float LEAK_FALL = 0.015f;        /* of the way, a frame: a time constant of 1.3 s */
static const float LEAK_RISE_DB = 0.6f;       /* a frame, while nobody seems to speak */
static const float LEAK_RISE_OPEN_DB = 0.02f; /* a frame: 1 dB/s, while somebody seems to */
static const float SPEAKS_OVER_DB = 8.0f;     /* over the leak */
static const float ROOM_FALL_DB = 3.0f;       /* a frame: 60 dB in 400 ms, a live room */
static const float QUIET_DB = -70.0f;         /* played below this is not heard */
static const float NOISE_DB = 6.0f;           /* this close to the floor it is noise */

void echo_gate_init(struct echo_gate *gate)
{
    memset(gate, 0, sizeof *gate);
    for (int i = 0; i < ECHO_GATE_REACH_FRAMES; i++)
        gate->played_db[i] = LEVEL_SILENCE_DBFS;
    gate->played = (struct echo_bound){LEVEL_SILENCE_DBFS, LEAK_AT_FIRST_DB};
    gate->removed = (struct echo_bound){LEVEL_SILENCE_DBFS, LEAK_AT_FIRST_DB};
    gate->left_db = LEVEL_SILENCE_DBFS;
    gate->floor_db = -60.0f;
    gate->gain = 1.0f;
    gate->open = true;
}

static void bound_hear(struct echo_bound *bound, float source_db)
{
    bound->source_db = fmaxf(source_db, bound->source_db - ROOM_FALL_DB);
}

/* Toward the upper edge of the ratio: up fast, down slowly. */
static void bound_learn(struct echo_bound *bound, float left_db, float rise_db)
{
    float over_db = left_db - bound->source_db - bound->leak_db;
    bound->leak_db += over_db > 0.0f ? fminf(over_db, rise_db) : LEAK_FALL * over_db;
}

static bool bound_exceeded(const struct echo_bound *bound, float left_db)
{
    return left_db > bound->source_db + bound->leak_db + SPEAKS_OVER_DB;
}

/* The loudest that was played within reach of an echo. */
static float loudest_played_db(struct echo_gate *gate, const int16_t *far)
{
    gate->played_db[gate->frames++ % ECHO_GATE_REACH_FRAMES] = level_rms_dbfs(far, FRAME_SAMPLES);
    float loudest_db = LEVEL_SILENCE_DBFS;
    for (int i = 0; i < ECHO_GATE_REACH_FRAMES; i++)
        loudest_db = fmaxf(loudest_db, gate->played_db[i]);
    return loudest_db;
}

static float removed_db(const int16_t *near, const int16_t *left)
{
    float sum = 0.0f;
    for (int i = 0; i < FRAME_SAMPLES; i++) {
        float removed = (float)near[i] - (float)left[i];
        sum += removed * removed;
    }
    return level_dbfs_of_power(sum / FRAME_SAMPLES);
}

static void measure(struct echo_gate *gate, const int16_t *near, const int16_t *far,
                    const int16_t *left)
{
    float left_db = level_rms_dbfs(left, FRAME_SAMPLES);
    bound_hear(&gate->played, loudest_played_db(gate, far));
    bound_hear(&gate->removed, removed_db(near, left));
    gate->left_db = gate->frames == 1 ? left_db : gate->left_db + 0.5f * (left_db - gate->left_db);
    bool quiet = gate->played.source_db < QUIET_DB; /* down at once, up at 3 dB/s in quiet */
    gate->floor_db = fmaxf(-80.0f, fminf(left_db, gate->floor_db + (quiet ? 0.06f : 0.0f)));
}

static bool someone_speaks(struct echo_gate *gate)
{
    bool noise = gate->left_db < gate->floor_db + NOISE_DB;
    bool above = !noise && bound_exceeded(&gate->played, gate->left_db) &&
                 bound_exceeded(&gate->removed, gate->left_db);
    gate->above = above ? gate->above + 1 : 0;
    if (!noise) {
        float rise_db = above || gate->hold ? LEAK_RISE_OPEN_DB : LEAK_RISE_DB;
        bound_learn(&gate->played, gate->left_db, rise_db);
        bound_learn(&gate->removed, gate->left_db, rise_db);
    }
    if (gate->above >= ABOVE_OPENS)
        gate->hold = HOLD_FRAMES;
    else if (gate->hold)
        gate->hold--;
    return gate->hold > 0;
}

/* From one frame's gain to the next in a straight line, so that nothing clicks. */
static void scale(struct echo_gate *gate, float gain, const int16_t *in, int16_t *out)
{
    float step = (gain - gate->gain) / FRAME_SAMPLES, g = gate->gain;
    for (int i = 0; i < FRAME_SAMPLES; i++) {
        g += step;
        out[i] = (int16_t)lrintf(g * (float)in[i]);
    }
    gate->gain = gain;
}

void echo_gate_step(struct echo_gate *gate, const int16_t *near, const int16_t *far,
                    const int16_t *left, int16_t *out)
{
    measure(gate, near, far, left);
    if (gate->played.source_db < QUIET_DB) { /* no echo in the air: nothing is touched */
        gate->open = true;
        scale(gate, 1.0f, near, out);
        return;
    }
    gate->open = someone_speaks(gate);
    float down_db = fminf(0.0f, gate->floor_db - gate->left_db);
    scale(gate, gate->open ? 1.0f : powf(10.0f, down_db / 20.0f), left, out);
}
