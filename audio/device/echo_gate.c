/* What the canceller leaves is held against two bounds, and only what is louder than both counts as
 * a person's speech. The first bound is made from what was played: it holds from the first second
 * on but is coarse, because the echo may be up to 320 ms late. The second is made from what the
 * canceller took out: it is precise, but of use only once the canceller has learnt the room. */
#include "audio/device/echo_gate.h"

#include <math.h>
#include <string.h>

#include "audio/speech/level.h"
#include "base/random.h"

enum { FRAME_SAMPLES = 320, ABOVE_OPENS = 2, HOLD_FRAMES = 15 };

static const float LEAK_AT_FIRST_DB = 10.0f; /* an echo louder than what was played is rare */
static const float LEAK_FALL = 0.015f;  /* part of the way in a frame: a time constant of 1.3 s */
static const float LEAK_RISE_DB = 0.6f; /* in a frame, while nobody seems to speak */
static const float LEAK_RISE_OPEN_DB = 0.02f; /* in a frame: 1 dB/s, while somebody seems to */
static const float LEAK_FORGET = 0.05f;       /* part of the way in a quiet frame: half a second */
static const float SPEAKS_OVER_DB = 8.0f;     /* over the leak */
static const float ROOM_FALL_DB = 3.0f;       /* in a frame: 60 dB in 400 ms, a live room */
static const float QUIET_DB = -70.0f;         /* played below this is not heard */
static const float NOISE_DB = 6.0f;           /* this close to the floor it is noise */

void echo_gate_init(struct echo_gate *gate)
{
    memset(gate, 0, sizeof *gate);
    for (int i = 0; i < ECHO_GATE_REACH_FRAMES; i++)
        gate->played_db[i] = LEVEL_SILENCE_DBFS;
    gate->played.source_db = gate->removed.source_db = LEVEL_SILENCE_DBFS;
    gate->captured_db = gate->left_db = LEVEL_SILENCE_DBFS;
    gate->floor_db = -60.0f;
    gate->gain = 1.0f;
    gate->seed = 1;
    gate->open = true;
    echo_gate_relearn(gate);
}

void echo_gate_relearn(struct echo_gate *gate)
{
    gate->played.leak_db = gate->removed.leak_db = gate->echo_db = LEAK_AT_FIRST_DB;
    gate->above = gate->hold = 0;
}

static void bound_hear(struct echo_bound *bound, float source_db)
{
    bound->source_db = fmaxf(source_db, bound->source_db - ROOM_FALL_DB);
}

/* Toward the upper edge of the ratio: up fast, down slowly. */
static void leak_learn(float *leak_db, float ratio_db, float rise_db)
{
    float over_db = ratio_db - *leak_db;
    *leak_db += over_db > 0.0f ? fminf(over_db, rise_db) : LEAK_FALL * over_db;
}

static bool bound_exceeded(const struct echo_bound *bound, float left_db)
{
    return left_db > bound->source_db + bound->leak_db + SPEAKS_OVER_DB;
}

/* While nothing is played the canceller learns nothing, and two cards whose clocks are 100 parts in
 * a million apart go a sample further apart in two thirds of a second: what is left of the next
 * sound may be as loud as the whole echo. */
static void leak_forget(float *leak_db, float echo_db)
{
    *leak_db += LEAK_FORGET * fmaxf(0.0f, echo_db - *leak_db);
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
    float part = gate->frames == 1 ? 1.0f : 0.8f;
    gate->left_db += part * (left_db - gate->left_db);
    gate->captured_db += part * (level_rms_dbfs(near, FRAME_SAMPLES) - gate->captured_db);
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
        float played_db = gate->played.source_db;
        leak_learn(&gate->played.leak_db, gate->left_db - played_db, rise_db);
        leak_learn(&gate->removed.leak_db, gate->left_db - gate->removed.source_db, rise_db);
        leak_learn(&gate->echo_db, gate->captured_db - played_db, rise_db);
    }
    if (gate->above >= ABOVE_OPENS)
        gate->hold = HOLD_FRAMES;
    else if (gate->hold)
        gate->hold--;
    return gate->hold > 0;
}

/* Noise of RMS 1, sloped as rooms are (-3 dB an octave, by three of Kellet's poles). */
static float hiss(struct echo_gate *gate)
{
    float white = random_noise(&gate->seed);
    gate->pink[0] = 0.99765f * gate->pink[0] + 0.0990460f * white;
    gate->pink[1] = 0.96300f * gate->pink[1] + 0.2965164f * white;
    gate->pink[2] = 0.57000f * gate->pink[2] + 1.0526913f * white;
    return 0.57f * (gate->pink[0] + gate->pink[1] + gate->pink[2] + 0.1848f * white);
}

/* Mixes what is left with noise of the room's level. From one frame's gains to the next in a
 * straight line, so that nothing clicks. */
static void mix(struct echo_gate *gate, float gain, float hiss_gain, const int16_t *in,
                int16_t *out)
{
    float step = (gain - gate->gain) / FRAME_SAMPLES;
    float hiss_step = (hiss_gain - gate->hiss) / FRAME_SAMPLES;
    for (int i = 0; i < FRAME_SAMPLES; i++) {
        gate->gain += step;
        gate->hiss += hiss_step;
        float x = gate->gain * (float)in[i] + gate->hiss * hiss(gate);
        out[i] = (int16_t)lrintf(fmaxf(-32768.0f, fminf(32767.0f, x)));
    }
    gate->gain = gain;
    gate->hiss = hiss_gain;
}

static float gain_of_db(float db)
{
    return powf(10.0f, db / 20.0f);
}

/* 14 dB under the room's noise nothing of a voice stands out in any band. */
static void hide(struct echo_gate *gate, const int16_t *left, int16_t *out)
{
    float now_db = fmaxf(gate->left_db, level_rms_dbfs(left, FRAME_SAMPLES));
    float down_db = fminf(0.0f, gate->floor_db - 14.0f - now_db);
    mix(gate, gain_of_db(down_db), 32768.0f * gain_of_db(gate->floor_db), left, out);
}

void echo_gate_step(struct echo_gate *gate, const int16_t *near, const int16_t *far,
                    const int16_t *left, int16_t *out)
{
    measure(gate, near, far, left);
    bool echoing = gate->played.source_db >= QUIET_DB;
    if (!echoing)
        leak_forget(&gate->played.leak_db, gate->echo_db);
    gate->open = !echoing || someone_speaks(gate);
    if (!gate->open)
        hide(gate, left, out);
    else
        mix(gate, 1.0f, 0.0f, echoing ? left : near, out); /* without an echo nothing is touched */
}
