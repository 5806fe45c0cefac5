/* What a session leaves behind: its record, and the sound of its replies. It is stored in the order
 * in which it happened and in no other: what cannot be stored is held with all that comes after it.
 * So the records hold the beginning of an attempt, or all of it, and never one with a hole. */
#include "engine/session_parts.h"

static enum status failed(struct session *session, enum status status)
{
    if (status != STATUS_OK)
        session_remember(session, "%s", records_problem(session->config.records));
    return status;
}

static enum status start_store(struct session *session)
{
    const struct session_config *config = &session->config;
    const struct standard *standard = session_standard(session);
    struct attempt_start start = {.person = config->person,
                                  .pack = config->pack,
                                  .play = config->play->id,
                                  .standard = standard ? standard->id : config->play->standard,
                                  .mode = config->mode,
                                  .seed = config->seed,
                                  .started_unix_ms = config->started_unix_ms,
                                  .warp = config->voice.warp};
    return failed(session, records_attempt_start(config->records, &start, &session->attempt));
}

/* The sound first: a row never names a recording that a power cut could take away. */
static enum status reply_store(struct session *session, const struct reply *reply)
{
    char name[SESSION_RECORDING_SIZE];
    enum status status = session_recording_write(session, reply, name);
    if (status != STATUS_OK)
        return status;
    struct turn_record turn = {.reply = reply->number,
                               .again = reply->again,
                               .take = reply->take,
                               .hint = reply->hint,
                               .turn = reply->turn->id,
                               .next = reply->next,
                               .mood_before = reply->mood_before,
                               .mood_after = reply->mood_after,
                               .recording = *name ? name : NULL,
                               .duration_ms = (int32_t)(reply->sound.n_samples / SAMPLES_PER_MS),
                               .scene = reply->scene,
                               .verdicts = &reply->verdicts};
    return failed(session, records_turn_add(session->config.records, session->attempt, &turn));
}

/* The ending is filed as one more turn, after the last reply: it holds what was judged of all. It
 * and the card are one transaction. */
static enum status end_store(struct session *session)
{
    const struct conversation *conversation = &session->conversation;
    int64_t ended = session->ended_unix_ms, started = session->config.started_unix_ms;
    int n = session->n_replies;
    struct turn_record turn = {.reply = n > 0 ? session->replies[n - 1].number + 1 : 1,
                               .take = session->take,
                               .turn = conversation->ending->id,
                               .mood_before = conversation->mood,
                               .mood_after = conversation->mood,
                               .verdicts = &session->ending};
    struct attempt_end end = {.ending = conversation->ending->id,
                              .last = &turn,
                              .card = &session->card,
                              .finished_unix_ms = ended > started ? ended : started};
    return failed(session, records_attempt_finish(session->config.records, session->attempt, &end));
}

static bool stores(const struct session *session)
{
    return session->config.records && !session->unrecorded;
}

int session_held(const struct session *session)
{
    if (!stores(session))
        return 0;
    return session->n_replies - session->n_stored + (session->ended && !session->end_stored);
}

enum status session_store(struct session *session)
{
    enum status status = STATUS_OK;
    if (!stores(session))
        return STATUS_OK;
    if (!session->attempt)
        status = start_store(session);
    while (status == STATUS_OK && session->n_stored < session->n_replies) {
        status = reply_store(session, &session->replies[session->n_stored]);
        session->n_stored += status == STATUS_OK;
    }
    if (status != STATUS_OK || !session->ended || session->end_stored)
        return status;
    status = end_store(session);
    session->end_stored = status == STATUS_OK;
    return status;
}

void session_store_or_hold(struct session *session)
{
    if (session_store(session) != STATUS_OK)
        return; /* remembered, and held */
}

void session_store_no_more(struct session *session)
{
    session->unrecorded = true;
}

bool session_is_stored(const struct session *session)
{
    return stores(session) && session->end_stored;
}
