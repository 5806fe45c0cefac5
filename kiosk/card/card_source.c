/* Where a card's verdicts come from: the session, and the records with a trainer's marks. */
#include "kiosk/card/card_parts.h"

static void source_add(struct card_source *source, const struct verdicts *verdicts,
                       const struct turn *turn, int reply)
{
    source->verdicts[source->n] = *verdicts;
    source->turns[source->n] = turn;
    source->replies[source->n++] = reply;
}

static void source_of_session(struct card_source *source, const struct session *session)
{
    source->n = 0;
    for (int i = 0; i < session->n_replies; i++) {
        const struct reply *reply = &session->replies[i];
        if (!reply->superseded)
            source_add(source, &reply->verdicts, reply->turn, i);
    }
    source_add(source, &session->ending, NULL, -1);
    source->card = &session->card;
}

/* Whether the records hold the same verdicts: after a full disk something of them may be missing.
 */
static bool source_matches(const struct card_source *source, const struct stored_card *stored)
{
    if (stored->state != STORED_WHOLE || stored->n_replies - stored->has_checklist != source->n)
        return false;
    for (size_t i = 0; i < source->n; i++) {
        if (stored->verdicts[i].count != source->verdicts[i].count)
            return false;
    }
    return true;
}

static void source_of_records(struct card_source *source, const struct stored_card *stored)
{
    for (size_t i = 0; i < source->n; i++)
        source->verdicts[i] = stored->verdicts[i];
    if (stored->has_checklist)
        source_add(source, &stored->verdicts[source->n], NULL, -1);
    source->card = &stored->card;
}

void card_source_init(struct card *card, const struct session *session)
{
    source_of_session(&card->source, session);
    if (!session->attempt)
        return;
    enum status status = records_card(session->config.records, session->attempt, &card->stored);
    if (status == STATUS_OK && source_matches(&card->source, &card->stored))
        source_of_records(&card->source, &card->stored);
    else
        stored_card_finish(&card->stored);
}
