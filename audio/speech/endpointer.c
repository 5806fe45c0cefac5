/* The endpointer: a frame votes for speech when it stands out of the noise within 240 ms of a pitch
 * (every Mandarin syllable has a vowel, so consonants are never farther from one). Speech starts on
 * a majority of a short window and ends on a silent longer one; both are then dated back. */
#include "audio/speech/endpointer.h"

#include <math.h>
#include <string.h>

enum {
    FRAME_MS = 20,
    START_WINDOW = 12, /* 240 ms: "hao" alone is about 250 */
    START_ACTIVE = 8,  /* of them; keys and clicks are shorter than 160 ms */
    START_VOICED = 4,  /* of them; rustle, fans and slams have no pitch for 80 ms */
    FRESH_BANG = 6,    /* 120 ms: by then a slam has fallen by 7 dB */
    SLAM_REACH = 40,   /* how far back the bang of a slam may be: 0.8 s */
    END_WINDOW = 16,   /* 320 ms: the longest stop closure is about 150, a comma 250 */
    END_SPEECH = 1,    /* votes that may be left in it */
    PAUSE_WINDOW = END_WINDOW / 2,
    VOICED_REACH = 12, /* how far from a pitch a vote may be: 240 ms, sh and q with aspiration */
    ONSET_REACH = 10,  /* how far before the first pitch the onset may lie */
    ONSET_GAP = 5,     /* the longest hole inside the first syllable */
    LONG_AGO = -1000000
};

void endpointer_init(struct endpointer *endpointer)
{
    memset(endpointer, 0, sizeof *endpointer);
    vad_init(&endpointer->vad);
    endpointer->start_ms = endpointer->end_ms = -1;
    endpointer->peak_dbfs = -200.0f;
    endpointer->last_voiced = endpointer->last_speech = LONG_AGO;
}

/* Frame 0 is the newest, 1 the one before. */
static int slot(const struct endpointer *e, int back)
{
    return (int)((uint32_t)(e->frames - 1 - back) % ENDPOINTER_HISTORY_FRAMES);
}

static bool was_active(const struct endpointer *e, int back)
{
    return back < e->frames && e->history[slot(e, back)].active;
}

static bool was_voiced(const struct endpointer *e, int back)
{
    return back < e->frames && e->history[slot(e, back)].voiced;
}

static float level_at(const struct endpointer *e, int back)
{
    return back < e->frames ? e->history[slot(e, back)].level_dbfs : -200.0f;
}

/* The level has jumped up within two frames. */
static bool is_bang(const struct endpointer *e, int back)
{
    return level_at(e, back) > level_at(e, back + 2) + 10.0f;
}

/* Up to frame `newest` there was a bang and then only a fall, by 7 dB or more and from the start
 * on: a slam or a knock. A voice swells, or holds before it falls. */
static bool only_decays(const struct endpointer *e, int newest)
{
    int peak = newest;
    for (int back = newest; back < newest + SLAM_REACH; back++)
        if (level_at(e, back) > level_at(e, peak))
            peak = back;
    float fall_db = level_at(e, peak) - level_at(e, newest);
    float first_half_db = level_at(e, peak) - level_at(e, (peak + newest) / 2);
    if (!is_bang(e, peak) || fall_db < 7.0f || first_half_db < 0.35f * fall_db)
        return false;
    for (int back = newest; back < peak; back++)
        if (level_at(e, back) > level_at(e, back + 1) + 2.0f)
            return false;
    return true;
}

/* A second slam must not pass for the swelling of the first: what came before a fresh bang counts.
 */
static bool is_slam(const struct endpointer *e)
{
    for (int back = 0; back < FRESH_BANG; back++)
        if (is_bang(e, back) && only_decays(e, back + 2))
            return true;
    return only_decays(e, 0);
}

/* Hum, tones and fans keep one pitch and nearly one level; a voice moves either. The first frame
 * is left out: of a tone it holds only a part. */
static bool voice_moves(const struct endpointer *e)
{
    float low_db = INFINITY, high_db = -INFINITY, low_hz = INFINITY, high_hz = 0.0f;
    for (int back = 0; back < START_WINDOW; back++) {
        if (!was_voiced(e, back) || !was_active(e, back + 1))
            continue;
        const struct endpointer_verdict *then = &e->history[slot(e, back)];
        low_db = fminf(low_db, then->level_dbfs);
        high_db = fmaxf(high_db, then->level_dbfs);
        low_hz = fminf(low_hz, then->pitch_hz);
        high_hz = fmaxf(high_hz, then->pitch_hz);
    }
    return high_db > low_db + 6.0f || high_hz > 1.03f * low_hz;
}

static bool window_speaks(const struct endpointer *e)
{
    int active = 0, voiced = 0;
    for (int back = 0; back < START_WINDOW; back++) {
        active += was_active(e, back);
        voiced += was_voiced(e, back);
    }
    return active >= START_ACTIVE && voiced >= START_VOICED && voice_moves(e) && !is_slam(e);
}

/* How many frames back the stretch under way began: to its first pitch, over short holes, and from
 * there over the consonant before it. */
static int onset_back(const struct endpointer *e, int limit)
{
    int first = 0;
    for (int back = 0; back < limit && back - first <= ONSET_GAP + 1; back++)
        if (was_voiced(e, back))
            first = back;
    int onset = first;
    for (int back = first + 1; back < limit && back <= first + ONSET_REACH; back++) {
        if (!was_active(e, back) && !was_active(e, back + 1))
            break;
        onset = was_active(e, back) ? back : onset;
    }
    return onset;
}

static enum endpoint_event try_start(struct endpointer *e)
{
    if (!window_speaks(e))
        return ENDPOINT_NONE;
    /* Never back into the stretch before. */
    int since_end = e->end_ms < 0 ? e->frames : e->frames - e->end_ms / FRAME_MS;
    int limit = since_end < ENDPOINTER_HISTORY_FRAMES ? since_end : ENDPOINTER_HISTORY_FRAMES;
    e->speaking = true;
    e->start_ms = (e->frames - 1 - onset_back(e, limit)) * FRAME_MS;
    return ENDPOINT_START;
}

static enum endpoint_event end_here(struct endpointer *e)
{
    e->speaking = false;
    e->end_ms = (e->last_speech + 1) * FRAME_MS;
    return ENDPOINT_END;
}

/* The last frames hold next to no votes for speech. */
static bool window_silent(const struct endpointer *e, int frames)
{
    int votes = 0;
    for (int back = 0; back < frames; back++)
        votes += e->history[slot(e, back)].speech;
    return votes <= END_SPEECH;
}

bool endpointer_pausing(const struct endpointer *endpointer)
{
    return window_silent(endpointer, PAUSE_WINDOW);
}

/* A frame's vote. What lies 30 dB under the voice is its echo in the room. */
static void take_verdict(struct endpointer *e)
{
    const float room_db = 30.0f, fall_db = 0.4f; /* a frame: 20 dB/s, as phrases fall */
    int number = e->frames - 1;
    if (e->vad.voiced)
        e->last_voiced = number;
    e->peak_dbfs = fmaxf(e->peak_dbfs - fall_db, e->vad.voiced ? e->vad.level_dbfs : -200.0f);
    bool speech = e->vad.active && number - e->last_voiced <= VOICED_REACH &&
                  e->vad.level_dbfs > e->peak_dbfs - room_db;
    if (speech)
        e->last_speech = number;
    e->history[slot(e, 0)] = (struct endpointer_verdict){e->vad.active, e->vad.voiced, speech,
                                                         e->vad.pitch_hz, e->vad.level_dbfs};
}

enum endpoint_event endpointer_step(struct endpointer *endpointer, const int16_t *frame)
{
    vad_step(&endpointer->vad, frame);
    endpointer->frames++;
    take_verdict(endpointer);
    if (!endpointer->speaking)
        return try_start(endpointer);
    return window_silent(endpointer, END_WINDOW) ? end_here(endpointer) : ENDPOINT_NONE;
}

enum endpoint_event endpointer_flush(struct endpointer *endpointer)
{
    return endpointer->speaking ? end_here(endpointer) : ENDPOINT_NONE;
}
