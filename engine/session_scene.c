/* The scene of a reply, and how the call went: what the session knows besides the sound. */
#include <math.h>

#include "audio/speech/level.h"
#include "engine/session_parts.h"

/* The customer's line is clean sound (a voice, or a recording that check has seen): what is within
 * 35 dB of its loudest 20 ms is speech, and a shorter gap than 150 ms is a stop consonant. */
enum { FRAME_MS = 20, FRAME_SAMPLES = FRAME_MS * SAMPLES_PER_MS, GAP_MS = 150 };
static const float speech_depth_db = 35;

static float frame_level(const struct wav_sound *line, size_t frame)
{
    return level_rms_dbfs(line->samples + frame * FRAME_SAMPLES, FRAME_SAMPLES);
}

static void span_add(struct session *session, int32_t start_ms, int32_t end_ms)
{
    struct speech_span *spans = session->customer_speech;
    size_t n = session->n_customer_speech;
    if (n > 0 && (start_ms - spans[n - 1].end_ms < GAP_MS || n == SESSION_MAX_SPANS))
        spans[n - 1].end_ms = end_ms;
    else
        spans[session->n_customer_speech++] = (struct speech_span){start_ms, end_ms};
}

void session_line_spans(struct session *session)
{
    const struct wav_sound *line = &session->line;
    size_t n_frames = line->n_samples / FRAME_SAMPLES;
    float loudest = LEVEL_SILENCE_DBFS;
    session->n_customer_speech = 0;
    for (size_t i = 0; i < n_frames; i++)
        loudest = fmaxf(loudest, frame_level(line, i));
    for (size_t i = 0; i < n_frames && loudest > LEVEL_SILENCE_DBFS; i++) {
        if (frame_level(line, i) > loudest - speech_depth_db)
            span_add(session, (int32_t)i * FRAME_MS, (int32_t)(i + 1) * FRAME_MS);
    }
}

void session_line_begins(struct session *session, int32_t at_ms)
{
    int32_t by_ms = at_ms - session->line_start_ms;
    session->line_start_ms = at_ms;
    for (size_t i = 0; i < session->n_customer_speech; i++) {
        session->customer_speech[i].start_ms += by_ms;
        session->customer_speech[i].end_ms += by_ms;
    }
}

const struct standard *session_standard(const struct session *session)
{
    const struct session_config *config = &session->config;
    return config->standard ? config->standard
                            : pack_standard(config->pack, config->play->standard);
}

int session_rings(const struct session *session)
{
    const struct standard *standard = session_standard(session);
    int32_t cadence_ms = standard ? standard->ring_on_ms + standard->ring_off_ms : 0;
    return cadence_ms > 0 ? session_fed_ms(session) / cadence_ms + 1 : 0;
}

struct scene session_scene(const struct session *session, const struct reply *reply)
{
    return (struct scene){.standard = session_standard(session),
                          .customer = &session->config.play->customer,
                          .order = reply->number == 1 ? REPLY_FIRST : REPLY_LATER,
                          .customer_speech = session->customer_speech,
                          .n_customer_speech = session->n_customer_speech,
                          .rings = session->rings,
                          .usual = session->usual};
}

struct call session_call(const struct session *session)
{
    struct call call = {.end = session->call_end, .rings = session->config.play->rings};
    call.length_ms = session->line_ms; /* the ending's line */
    for (int i = 0; i < session->n_replies; i++) {
        if (session->replies[i].taken_back)
            continue;
        call.length_ms += (int32_t)(session->replies[i].sound.n_samples / SAMPLES_PER_MS);
        call.spoken += session->replies[i].heard.n_segments > 0;
    }
    call.length_ms -= session->answered_ms;
    return call;
}
