#include "engine/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "engine/session_parts.h"
#include "scoring/judge.h"

enum status session_init(struct session *session, const struct session_config *config)
{
    *session = (struct session){.config = *config, .take = 1};
    session->config.play = play_draw(config->play, config->seed);
    session->call_end = config->play->place == PLACE_PHONE ? CALL_CUSTOMER : CALL_NONE;
    conversation_init(&session->conversation, config->pack, config->play, config->seed);
    const struct turn *from = config->from ? play_turn(session->config.play, config->from) : NULL;
    if (from)
        session->conversation.turn = from;
    session_store_or_hold(session);
    return STATUS_OK;
}

void session_finish(struct session *session)
{
    if (!session)
        return;
    for (int i = 0; i < session->n_replies; i++)
        session_reply_free(&session->replies[i]);
    verdicts_finish(&session->ending);
    wav_finish(&session->line);
    wav_finish(&session->nod);
    wav_finish(&session->kept);
    session->n_replies = 0;
    session->kept_capacity = 0;
    session->listening = false;
}

/* Where hearing cannot start the session still keeps the sound; hearing_finish then fails. */
static enum status listening_start(struct session *session)
{
    const struct network **networks = NULL;
    size_t n_networks = 0;
    enum status status = judge_networks(session->config.pack, &session->asked,
                                        session_standard(session), &networks, &n_networks);
    if (status != STATUS_OK)
        return status;
    if (hearing_set_speaker(session->config.hearing, &session->config.voice) != STATUS_OK)
        session_remember(session, "The voice of the voice check is out of range: not used.");
    if (hearing_start(session->config.hearing, networks, n_networks) != STATUS_OK)
        session_remember(session, "%s", hearing_problem(session->config.hearing));
    free(networks);
    session->kept.n_samples = 0;
    session->n_breaks = 0;
    session->kept.rate_hz = HEARING_RATE_HZ;
    session->listening = true;
    return STATUS_OK;
}

enum status session_turn_start(struct session *session)
{
    bool written = session->config.hearing == NULL;
    if (!written)
        session_line_prepare(session);
    session->listening = false;
    if (!session->ended && !session->conversation.again)
        session_ask(session);
    session->listening = written && !session->ended;
    return session->ended || written ? STATUS_OK : listening_start(session);
}

void session_ring(struct session *session)
{
    session->ringing = session->listening && session->config.play->place == PLACE_PHONE;
}

void session_pick_up(struct session *session)
{
    if (!session->ringing)
        return;
    session->ringing = false;
    session->rings = session_rings(session);
    session->answered_ms = session_fed_ms(session);
    session->opens_ms = session->answered_ms;
    session_line_begins(session, session->answered_ms);
}

bool session_rang_out(const struct session *session)
{
    const struct play *play = session->config.play;
    const struct standard *standard = session_standard(session);
    if (!session->ringing || play->rings <= 0 || !standard)
        return false;
    return session_fed_ms(session) >= play->rings * (standard->ring_on_ms + standard->ring_off_ms);
}

static enum status kept_add(struct session *session, const int16_t *samples, size_t n_samples)
{
    struct wav_sound *kept = &session->kept;
    size_t needed = kept->n_samples + n_samples;
    if (grow(&kept->samples, &session->kept_capacity, needed, sizeof *kept->samples) != STATUS_OK)
        return STATUS_NO_MEMORY;
    if (n_samples)
        memcpy(kept->samples + kept->n_samples, samples, n_samples * sizeof *samples);
    kept->n_samples = needed;
    return STATUS_OK;
}

enum status session_feed(struct session *session, const int16_t *samples, size_t n_samples)
{
    if (!session->listening)
        return STATUS_OK;
    enum status status = kept_add(session, samples, n_samples);
    if (status == STATUS_OK &&
        hearing_feed(session->config.hearing, samples, n_samples) != STATUS_OK)
        session_remember(session, "%s", hearing_problem(session->config.hearing));
    session_opening_feed(session);
    return status;
}

/* One that follows so soon on the one before is the same. */
enum { SAME_BREAK_MS = 500 };

void session_sound_broke(struct session *session)
{
    int32_t at_ms = session_fed_ms(session);
    struct speech_span *last = session->n_breaks ? &session->breaks[session->n_breaks - 1] : NULL;
    if (!session->listening)
        return;
    if (last && (at_ms - last->end_ms < SAME_BREAK_MS || session->n_breaks == SESSION_MAX_BREAKS))
        last->end_ms = at_ms;
    else
        session->breaks[session->n_breaks++] = (struct speech_span){at_ms, at_ms};
}

static struct reply_progress session_progress(const struct session *session)
{
    struct hearing_progress heard;
    hearing_progress(session->config.hearing, &heard);
    return (struct reply_progress){.fed_ms = session_fed_ms(session),
                                   .line_end_ms = session->line_start_ms + session->line_ms,
                                   .speaking = heard.speaking,
                                   .speech_end_ms = heard.speech_end_ms,
                                   .spoken_ms = heard.spoken_ms,
                                   .begun_ms = heard.speech_start_ms};
}

/* Who says it again need not say all of it again. */
static struct reply_end session_reply_end(const struct session *session)
{
    struct reply_end end = session->conversation.turn->end;
    if (session->conversation.again)
        end.wanted_ms /= 2;
    return end;
}

bool session_reply_over(const struct session *session)
{
    if (!session->listening || session->ringing)
        return false;
    struct reply_end end = session_reply_end(session);
    struct reply_progress progress = session_progress(session);
    return reply_state(&end, &progress) != REPLY_GOES_ON;
}

bool session_cuts_off(const struct session *session)
{
    if (!session->config.hearing || !session->listening || session->ringing)
        return false;
    struct reply_end end = session_reply_end(session);
    struct reply_progress progress = session_progress(session);
    return reply_state(&end, &progress) == REPLY_CUT_OFF;
}

double session_reply_left(const struct session *session)
{
    if (!session->listening || session->ringing)
        return 1;
    struct reply_end end = session_reply_end(session);
    struct reply_progress progress = session_progress(session);
    return reply_left(&end, &progress);
}
