/* The end of a reply: heard out, judged, stored, and the conversation moved on. */
#include <stdlib.h>

#include "base/clock.h"
#include "engine/scene_json.h"
#include "engine/session_parts.h"
#include "scoring/judge.h"
#include "scoring/rules/conduct.h"
#include "scoring/text_ear.h"

/* Judges the attempt as a whole, adds the card and closes the attempt's record. */
static enum status session_end(struct session *session)
{
    struct verdicts counted[SESSION_MAX_REPLIES + 1];
    const struct turn *turns[SESSION_MAX_REPLIES];
    struct call call = session_call(session);
    size_t n_counted = 0;
    for (int i = 0; i < session->n_replies; i++) {
        if (session->replies[i].superseded)
            continue;
        if (n_counted > 0)
            session_make_good(&counted[n_counted - 1], &session->replies[i]);
        turns[n_counted] = session->replies[i].turn;
        counted[n_counted++] = session->replies[i].verdicts;
    }
    call.ending = session->conversation.ending;
    call.turns = turns;
    enum status status =
        judge_end(session->config.pack, session->conversation.play, session_standard(session),
                  &call, counted, n_counted, &session->ending);
    if (status != STATUS_OK)
        return status;
    counted[n_counted++] = session->ending;
    scorecard_total(&session->card, &session->config.pack->rubric, counted, n_counted,
                    session->hints);
    session->ended = true;
    session->listening = false;
    session->ended_unix_ms = clock_unix_ms();
    session_store_or_hold(session);
    return STATUS_OK;
}

/* Hears the reply out. NULL: it could not be heard. */
static const struct heard *reply_hear(struct session *session, struct reply *reply)
{
    if (session->written &&
        text_ear_hear(session->config.pack, &session->asked, session_standard(session),
                      session->written, &reply->heard, NULL) == STATUS_OK)
        return &reply->heard;
    if (session->written)
        return NULL;
    if (hearing_finish(session->config.hearing, &reply->heard) == STATUS_OK)
        return &reply->heard;
    session_remember(session, "%s", hearing_problem(session->config.hearing));
    return NULL;
}

/* The sound goes over to the reply; the session starts a new one for the next. */
static void reply_take_sound(struct session *session, struct reply *reply)
{
    reply->sound = session->kept;
    session->kept = (struct wav_sound){0};
    session->kept_capacity = 0;
}

static const char *conversation_place(const struct conversation *conversation)
{
    if (conversation->again)
        return NULL;
    return conversation->turn ? conversation->turn->id : conversation->ending->id;
}

enum after_reply { AFTER_GOES_ON, AFTER_HANGS_UP };

static enum status reply_judge(struct session *session, struct reply *reply, enum after_reply after)
{
    struct conversation *conversation = &session->conversation;
    struct scene scene = session_scene(session, reply);
    const struct heard *heard = reply_hear(session, reply);
    reply->scene = scene_text(&session->config, &session->asked, &scene);
    if (!reply->scene)
        return STATUS_NO_MEMORY;
    enum status status =
        judge_reply(session->config.pack, &session->asked, heard, &scene, &reply->verdicts);
    if (status == STATUS_OK && reply->again) {
        reply[-1].superseded = true;
        status = judge_repeat(&reply[-1].verdicts, &reply->verdicts);
    }
    if (status != STATUS_OK)
        return status;
    if (heard)
        usual_add(&session->usual, heard, &scene);
    conversation_advance(conversation, &reply->verdicts);
    if (after == AFTER_HANGS_UP)
        conversation_hang_up(conversation);
    reply->mood_after = conversation->mood;
    reply->next = conversation_place(conversation);
    return STATUS_OK;
}

static enum status reply_end(struct session *session, enum after_reply after)
{
    const struct conversation *conversation = &session->conversation;
    if (!session->listening)
        return STATUS_OK;
    if (session->n_replies == SESSION_MAX_REPLIES) {
        session_remember(session, "A session holds %d replies at most.", SESSION_MAX_REPLIES);
        return STATUS_LIMIT;
    }
    struct reply *reply = &session->replies[session->n_replies];
    *reply = (struct reply){.turn = conversation->turn,
                            .again = conversation->again,
                            .hint = session_hint_is_paid(session) && !session->hinted_free,
                            .cut_off = session_cuts_off(session),
                            .broke_off = session->n_breaks > 0,
                            .take = session->take,
                            .mood_before = conversation->mood,
                            .number = conversation->replies + 1};
    if (!reply->again) {
        session->before = *conversation;
        session->usual_before = session->usual;
    }
    session->listening = false;
    enum status status = reply_judge(session, reply, after);
    reply_take_sound(session, reply);
    session->n_replies++;
    if (status != STATUS_OK)
        return status;
    session_store_or_hold(session);
    return conversation->turn ? STATUS_OK : session_end(session);
}

enum status session_reply_finish(struct session *session)
{
    return reply_end(session, AFTER_GOES_ON);
}

enum status session_write(struct session *session, const char *reply)
{
    char *pinyin = NULL;
    enum status status = lexicon_pinyin(session->config.pack->lexicon, reply, &pinyin);
    free(pinyin);
    if (status != STATUS_OK || session->config.hearing)
        return status == STATUS_OK ? STATUS_INVALID : status;
    session->written = reply;
    status = reply_end(session, AFTER_GOES_ON);
    session->written = NULL;
    return status;
}

enum status session_hang_up(struct session *session)
{
    if (session->ended || !session->config.play->on_hang_up)
        return STATUS_OK;
    session->call_end = session->ringing ? CALL_NOT_ANSWERED : CALL_TRAINEE;
    if (session->listening && !session->ringing)
        return reply_end(session, AFTER_HANGS_UP);
    if (session->ringing)
        conversation_ring_out(&session->conversation);
    else
        conversation_hang_up(&session->conversation);
    return session_end(session);
}
