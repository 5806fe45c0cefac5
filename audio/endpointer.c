/* The endpointer: a frame votes for speech when it stands out of the noise within 240 ms of a pitch
 * (every Mandarin syllable has a vowel, so consonants are never farther from one). Speech starts on
 * a majority of a short window and ends on a silent longer one; both are then dated back. */
#include "audio/endpointer.h"

#include <math.h>
#include <string.h>

enum {
    FRAME_MS = 20,
    START_WINDOW = 12, /* 240 ms: "hao" alone is about 250 */
    START_ACTIVE = 8,  /* of them; keys and clicks are shorter than 160 ms */
    START_VOICED = 4,  /* of them; rustle, fans and slams have no pitch for 80 ms */
    END_WINDOW = 16,   /* 320 ms: the longest stop closure is about 150, a comma 250 */
    END_SPEECH = 1,    /* votes that may be left in it */
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

/* A slam or a knock only decays; a voice that has just begun holds its level. */
static bool only_decays(const struct endpointer *e)
{
    const float slam_fall_db = 14.0f; /* in 240 ms: a room of 1 s reverberation time */
    float peak_db = -200.0f, recent_db = -200.0f;
    for (int back = 0; back < START_WINDOW && back < e->frames; back++) {
        float level_db = e->history[slot(e, back)].level_dbfs;
        peak_db = fmaxf(peak_db, level_db);
        if (back < 3)
            recent_db = fmaxf(recent_db, level_db);
    }
    return recent_db < peak_db - slam_fall_db;
}

/* Hum and tones keep one level; the voiced frames of a voice never do. */
static bool level_moves(const struct endpointer *e)
{
    float low_db = 200.0f, high_db = -200.0f;
    for (int back = 0; back < START_WINDOW; back++) {
        if (!was_voiced(e, back) || !was_voiced(e, back + 1))
            continue; /* a tone's first frame is a part of it only */
        low_db = fminf(low_db, e->history[slot(e, back)].level_dbfs);
        high_db = fmaxf(high_db, e->history[slot(e, back)].level_dbfs);
    }
    return high_db - low_db > 1.0f;
}

static bool window_speaks(const struct endpointer *e)
{
    int active = 0, voiced = 0;
    for (int back = 0; back < START_WINDOW; back++) {
        active += was_active(e, back);
        voiced += was_voiced(e, back);
    }
    return active >= START_ACTIVE && voiced >= START_VOICED && level_moves(e) && !only_decays(e);
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

static bool window_silent(const struct endpointer *e)
{
    int votes = 0;
    for (int back = 0; back < END_WINDOW; back++)
        votes += was_active(e, back) && e->frames - 1 - back <= e->last_speech;
    return votes <= END_SPEECH;
}

enum endpoint_event endpointer_step(struct endpointer *endpointer, const int16_t *frame)
{
    struct endpointer *e = endpointer;
    vad_step(&e->vad, frame);
    e->frames++;
    int now = slot(e, 0);
    e->history[now].active = e->vad.active;
    e->history[now].voiced = e->vad.voiced;
    e->history[now].level_dbfs = e->vad.level_dbfs;
    if (e->vad.voiced)
        e->last_voiced = e->frames - 1;
    if (e->vad.active && e->frames - 1 - e->last_voiced <= VOICED_REACH)
        e->last_speech = e->frames - 1;
    if (!e->speaking)
        return try_start(e);
    return window_silent(e) ? end_here(e) : ENDPOINT_NONE;
}

enum endpoint_event endpointer_flush(struct endpointer *endpointer)
{
    return endpointer->speaking ? end_here(endpointer) : ENDPOINT_NONE;
}
