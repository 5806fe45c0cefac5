/* What practice allows and an exam does not: hints, and a reply taken back. */
#include "engine/session_parts.h"

/* Room for the rest of the longest play, also when every reply has to be asked for again. */
enum { REPLIES_LEFT = 32 };

void session_hint(struct session *session)
{
    const struct turn *turn = session->conversation.turn;
    if (session->config.mode != ATTEMPT_PRACTICE || !turn || session->hinted == turn)
        return;
    session->hinted = turn;
    session->hinted_free = session_free_hints_left(session) > 0;
    *(session->hinted_free ? &session->free_hints : &session->hints) += 1;
}

int session_free_hints_left(const struct session *session)
{
    int left = session->config.free_hints - session->free_hints;
    return left > 0 ? left : 0;
}

bool session_can_redo(const struct session *session)
{
    return session->config.mode == ATTEMPT_PRACTICE && session->before.turn && !session->ended &&
           !session->conversation.again && session->n_replies > 0 &&
           session->n_replies < SESSION_MAX_REPLIES - REPLIES_LEFT;
}

/* The first reply's sound began with the ringing; that of its next take begins with the line. */
void session_redo(struct session *session)
{
    if (!session_can_redo(session))
        return;
    for (int i = session->n_replies - 1; i >= 0; i--) {
        struct reply *reply = &session->replies[i];
        if (reply->turn != session->before.turn)
            break;
        reply->superseded = reply->taken_back = true;
    }
    session->conversation = session->before;
    session->usual = session->usual_before;
    session->before.turn = NULL;
    session->listening = false;
    session->take++;
    if (session->conversation.replies == 0)
        session->answered_ms = 0;
}
