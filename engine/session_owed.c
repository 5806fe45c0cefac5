/* What a reply may meet besides what its turn expects: what the reply before forgot, as far as it
 * may be made up for, and what may be said ahead of its turn. */
#include <string.h>

#include "engine/session_parts.h"

/* The last reply that counts; NULL: there is none. */
static const struct reply *reply_before(const struct session *session)
{
    for (int i = session->n_replies - 1; i >= 0; i--) {
        if (!session->replies[i].superseded)
            return &session->replies[i];
    }
    return NULL;
}

static bool is_asked(const struct turn *asked, const struct expectation *expectation)
{
    const char *id = expectation->utterance->id;
    for (size_t i = 0; i < asked->n_expects; i++) {
        if (strcmp(asked->expects[i].utterance->id, id) == 0)
            return true;
    }
    for (size_t i = 0; i < asked->n_owed; i++) {
        if (strcmp(asked->owed[i].expectation->utterance->id, id) == 0)
            return true;
    }
    return false;
}

static void owed_add(struct session *session, const struct turn *turn,
                     const struct expectation *expectation, int reply)
{
    struct turn *asked = &session->asked;
    if (asked->n_owed < SESSION_MAX_OWED && !is_asked(asked, expectation))
        session->owed[asked->n_owed++] = (struct owed){turn, expectation, reply};
}

static const struct verdict *own_verdict(const struct verdicts *verdicts, const char *id)
{
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (verdict->kind != VERDICT_RULE && verdict_is_own(verdict) &&
            strcmp(verdict->id, id) == 0)
            return verdict;
    }
    return NULL;
}

static void owe_forgotten(struct session *session)
{
    const struct reply *before = reply_before(session);
    for (size_t i = 0; before && i < before->turn->n_expects; i++) {
        const struct expectation *expectation = &before->turn->expects[i];
        const struct verdict *verdict = own_verdict(&before->verdicts, expectation->utterance->id);
        if (expectation->made_up && verdict && verdict->value != VERDICT_MET)
            owed_add(session, before->turn, expectation, before->number);
    }
}

static bool was_said(const struct session *session, const char *id)
{
    for (size_t i = 0; i < session->n_said; i++) {
        if (strcmp(session->said[i].id, id) == 0)
            return true;
    }
    return false;
}

/* The turns that come after: they form no loop, and `seen` is by turn. */
static void owe_ahead(struct session *session, const char *to, bool *seen)
{
    const struct play *play = session->config.play;
    const struct turn *turn = play_turn(play, to);
    if (!turn || seen[turn - play->turns])
        return;
    seen[turn - play->turns] = true;
    for (size_t i = 0; i < turn->n_expects; i++) {
        if (turn->expects[i].early && !was_said(session, turn->expects[i].utterance->id))
            owed_add(session, turn, &turn->expects[i], 0);
    }
    for (size_t i = 0; i < turn->n_exits; i++)
        owe_ahead(session, turn->exits[i].to, seen);
}

static void said_forget(struct session *session, const char *id)
{
    for (size_t i = 0; i < session->n_said; i++) {
        if (strcmp(session->said[i].id, id) == 0)
            session->said[i] = session->said[--session->n_said];
    }
}

/* From the verdicts of the replies that count: what was said ahead, less what has come due since.
 */
static void said_gather(struct session *session)
{
    session->n_said = 0;
    for (int i = 0; i < session->n_replies; i++) {
        const struct reply *reply = &session->replies[i];
        for (size_t k = 0; !reply->superseded && k < reply->verdicts.count; k++) {
            const struct verdict *verdict = &reply->verdicts.items[k];
            if (verdict->kind == VERDICT_RULE)
                continue;
            if (verdict->origin == ORIGIN_AHEAD && session->n_said < SESSION_MAX_OWED)
                session->said[session->n_said++] = (struct said_before){verdict->id, reply->number};
            else if (verdict_is_own(verdict))
                said_forget(session, verdict->id);
        }
    }
}

void session_ask(struct session *session)
{
    enum { TURNS_MOST = 128 };
    const struct play *play = session->config.play;
    const struct turn *turn = session->conversation.turn;
    bool seen[TURNS_MOST] = {false};
    session->asked = *turn;
    session->asked.owed = session->owed;
    session->asked.n_owed = 0;
    said_gather(session);
    owe_forgotten(session);
    for (size_t i = 0; play->n_turns <= TURNS_MOST && i < turn->n_exits; i++)
        owe_ahead(session, turn->exits[i].to, seen);
}

void session_make_good(const struct verdicts *before, const struct reply *reply)
{
    for (size_t i = 0; i < reply->verdicts.count; i++) {
        struct verdict *missed = verdict_missed(before, &reply->verdicts.items[i]);
        if (missed)
            verdict_make_good(missed, reply->number);
    }
}
