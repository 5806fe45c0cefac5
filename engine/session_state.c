/* What all parts of a session read of it and note in it; the bottom of session*.c. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/session_parts.h"

void session_remember(struct session *session, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(session->problem, sizeof session->problem, format, arguments);
    va_end(arguments);
}

int32_t session_fed_ms(const struct session *session)
{
    return (int32_t)(session->kept.n_samples / SAMPLES_PER_MS);
}

const struct standard *session_standard(const struct session *session)
{
    const struct session_config *config = &session->config;
    return config->standard ? config->standard
                            : pack_standard(config->pack, config->play->standard);
}

bool session_hint_is_paid(const struct session *session)
{
    return session->conversation.turn && session->hinted == session->conversation.turn;
}

void session_reply_free(struct reply *reply)
{
    verdicts_finish(&reply->verdicts);
    heard_finish(&reply->heard);
    wav_finish(&reply->sound);
    free(reply->scene);
    reply->scene = NULL;
}
