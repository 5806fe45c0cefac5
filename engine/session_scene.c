/* The scene of a reply, and how the call went: what the session knows besides the sound. */
#include "engine/session_parts.h"

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
                          .cut_off = reply > session->replies && reply[-1].cut_off &&
                                     !reply[-1].taken_back,
                          .trainee_opens = session->opening != OPENING_NONE,
                          .opens_ms = session->opens_ms,
                          .rings = session->rings,
                          .said_before = session->said,
                          .n_said_before = session->n_said,
                          .usual = session->usual,
                          .breaks = session->breaks,
                          .n_breaks = session->n_breaks,
                          .words_alone = session->written != NULL};
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
