/* A recorded reply played into a session, as the kiosk feeds its microphone. */
#include "commands/replies.h"

/* Feeds the recording from where the session stands up to `to_ms`, silence past its end. */
static enum status feed_until(struct session *session, const struct wav_sound *sound, int32_t to_ms)
{
    enum { BLOCK = HEARING_RATE_HZ / 10 };
    static const int16_t silence[BLOCK];
    enum status status = STATUS_OK;
    size_t to = (size_t)to_ms * (HEARING_RATE_HZ / 1000), at;
    while (status == STATUS_OK && (at = session->kept.n_samples) < to) {
        bool recorded = at < sound->n_samples;
        size_t left = (recorded && sound->n_samples < to ? sound->n_samples : to) - at;
        size_t n = left < BLOCK ? left : BLOCK;
        status = session_feed(session, recorded ? sound->samples + at : silence, n);
    }
    return status;
}

/* The whole recording, or silence for as long as the customer waits. */
static enum status feed_all(struct session *session, const struct wav_sound *sound)
{
    enum status status = STATUS_OK;
    if (sound->n_samples == 0) {
        while (status == STATUS_OK && !session_reply_over(session))
            status = feed_until(session, sound, session_fed_ms(session) + 100);
        return status;
    }
    size_t fed = session->kept.n_samples;
    if (fed < sound->n_samples)
        status = session_feed(session, sound->samples + fed, sound->n_samples - fed);
    return status;
}

/* It rings until the call is taken, or until the caller gives up. */
static enum status answer(struct session *session, const struct recorded_reply *reply)
{
    enum status status = STATUS_OK;
    session_ring(session);
    while (status == STATUS_OK && session_fed_ms(session) < reply->pick_up_ms &&
           !session_rang_out(session)) {
        int32_t next_ms = session_fed_ms(session) + 100;
        status = feed_until(session, &reply->sound,
                            next_ms < reply->pick_up_ms ? next_ms : reply->pick_up_ms);
    }
    if (!session_rang_out(session))
        session_pick_up(session);
    return status;
}

enum status recorded_reply_play(struct session *session, const struct recorded_reply *reply)
{
    enum status status = STATUS_OK;
    if (reply->pick_up_ms >= 0)
        status = answer(session, reply);
    if (status == STATUS_OK && session->ringing)
        return session_hang_up(session);
    if (status == STATUS_OK && reply->hang_up_ms >= 0) {
        status = feed_until(session, &reply->sound, reply->hang_up_ms);
        return status == STATUS_OK ? session_hang_up(session) : status;
    }
    if (status == STATUS_OK)
        status = feed_all(session, &reply->sound);
    return status == STATUS_OK ? session_reply_finish(session) : status;
}
