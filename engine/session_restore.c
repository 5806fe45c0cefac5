/* An attempt of another day, as its card needs it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/paths.h"
#include "engine/session_parts.h"

/* A recording that is gone leaves the reply without sound, and the card says so. */
static void sound_read(const struct session *session, const char *recording, struct wav_sound *out)
{
    char path[PATH_SIZE], reason[160];
    if (!recording || !session->config.recordings ||
        snprintf(path, sizeof path, "%s/%s", session->config.recordings, recording) >=
            (int)sizeof path)
        return;
    wav_read(path, HEARING_RATE_HZ, out, reason);
}

/* The recording that a repeat's first try has: 3.wav for 3.again.wav (session_store.c). */
static const char *recording_of_first(const char *repeat, char out[PATH_SIZE])
{
    const char *again = repeat ? strstr(repeat, ".again.wav") : NULL;
    if (!again)
        return NULL;
    snprintf(out, PATH_SIZE, "%.*s.wav", (int)(again - repeat), repeat);
    return out;
}

static enum status verdicts_copy(const struct verdicts *from, struct verdicts *to)
{
    *to = (struct verdicts){.items = calloc(from->count + 1, sizeof *to->items)};
    if (!to->items)
        return STATUS_NO_MEMORY;
    if (from->count)
        memcpy(to->items, from->items, from->count * sizeof *to->items);
    to->count = from->count;
    return STATUS_OK;
}

static struct reply *reply_room(struct session *session)
{
    return session->n_replies < SESSION_MAX_REPLIES ? &session->replies[session->n_replies++]
                                                    : NULL;
}

/* The repeat's first try: of no verdicts any more, but of the sound that some of them lie in. */
static void first_restore(struct session *session, const struct stored_reply *stored,
                          const struct turn *turn)
{
    char recording[PATH_SIZE];
    struct reply *reply = stored->again ? reply_room(session) : NULL;
    if (!reply)
        return;
    *reply = (struct reply){
        .turn = turn, .superseded = true, .number = stored->reply, .take = stored->take};
    sound_read(session, recording_of_first(stored->recording, recording), &reply->sound);
}

static enum status reply_restore(struct session *session, const struct stored_reply *stored,
                                 const struct verdicts *verdicts)
{
    const struct turn *turn = play_turn(session->config.play, stored->turn);
    if (!turn)
        return STATUS_NOT_FOUND;
    first_restore(session, stored, turn);
    struct reply *reply = reply_room(session);
    if (!reply)
        return STATUS_LIMIT;
    *reply = (struct reply){.turn = turn,
                            .again = stored->again,
                            .hint = stored->hint,
                            .take = stored->take,
                            .mood_before = stored->mood_before,
                            .mood_after = stored->mood_after,
                            .next = stored->next,
                            .number = stored->reply};
    sound_read(session, stored->recording, &reply->sound);
    return verdicts_copy(verdicts, &reply->verdicts);
}

/* The last of what counts is the ending's row; a checklist stands behind it. */
static enum status replies_restore(struct session *session)
{
    const struct stored_card *stored = &session->stored;
    size_t n = stored->n_replies - stored->has_checklist;
    enum status status = n ? STATUS_OK : STATUS_INVALID;
    for (size_t i = 0; i + 1 < n && status == STATUS_OK; i++)
        status = reply_restore(session, &stored->replies[i], &stored->verdicts[i]);
    return status == STATUS_OK ? verdicts_copy(&stored->verdicts[n - 1], &session->ending) : status;
}

enum status session_restore(struct session *session, const struct session_config *config,
                            int64_t attempt)
{
    const struct stored_card *stored = &session->stored;
    *session = (struct session){.config = *config, .attempt = attempt, .take = 1, .ended = true};
    enum status status = records_card(config->records, attempt, &session->stored);
    if (status != STATUS_OK)
        return status;
    session->hints = stored->card.hints;
    session->card = stored->card;
    session->config.seed = stored->seed;
    session->config.mode = stored->mode;
    session->config.play = play_draw(config->play, stored->seed);
    session->config.standard = pack_standard(config->pack, stored->standard);
    conversation_init(&session->conversation, config->pack, config->play, stored->seed);
    session->conversation.turn = NULL;
    session->conversation.ending = play_ending(session->config.play, stored->ending);
    if (stored->state != STORED_WHOLE || !session->conversation.ending)
        return STATUS_NOT_FOUND;
    return replies_restore(session);
}
