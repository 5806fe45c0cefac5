/* The customer's line as sound: the pack's recording, else the voice. */
#include <stdio.h>
#include <stdlib.h>

#include "audio/voice/voice.h"
#include "engine/paths.h"
#include "engine/session_parts.h"

/* A pack's recording of the line; what is wrong with it is said, and the voice speaks instead. */
static void line_read(struct session *session, const char *sound)
{
    char path[PATH_SIZE], reason[160] = "";
    int length = snprintf(path, sizeof path, "%s/sound/%s", session->config.pack->folder, sound);
    if (length >= (int)sizeof path)
        session_remember(session, "The path of the sound %s is too long.", sound);
    else if (wav_read(path, HEARING_RATE_HZ, &session->line, reason) != STATUS_OK)
        session_remember(session, "%s: %s", path, reason);
}

static void line_speak(struct session *session, const char *text)
{
    const struct customer *customer = &session->config.play->customer;
    struct voice_style style = {.sex = customer->male ? VOICE_MALE : VOICE_FEMALE,
                                .age_years = customer->age_years,
                                .mood = session->conversation.mood};
    char *pinyin = NULL;
    enum status status = lexicon_pinyin(session->config.pack->lexicon, text, &pinyin);
    if (status == STATUS_OK)
        status = voice_speak(pinyin, &style, &session->line);
    if (status != STATUS_OK)
        session_remember(session, "The customer's line could not be spoken: %s.",
                         status_text(status));
    free(pinyin);
}

void session_line_prepare(struct session *session)
{
    const struct line *line = conversation_line(&session->conversation);
    wav_finish(&session->line);
    session->line = (struct wav_sound){0};
    if (line && line->sound)
        line_read(session, line->sound);
    if (line && session->line.n_samples == 0)
        line_speak(session, line->text);
    session->line_ms = (int32_t)(session->line.n_samples / SAMPLES_PER_MS);
    session->line_start_ms = 0;
    session->ringing = false;
    session_line_spans(session);
}
