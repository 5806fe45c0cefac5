/* The customer's line: its sound, the pack's recording or else the voice, and where in it the
 * customer speaks. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "audio/speech/level.h"
#include "audio/voice/syllables_heard.h"
#include "engine/own_line.h"
#include "engine/paths.h"
#include "engine/session_parts.h"

/* Who is cut off is talked over. A house value; people raise their voices by 3 to 6 dB for it. */
static const double cutting_in_db = 3;

static bool cuts_in(const struct session *session)
{
    const struct reply *last =
        session->n_replies > 0 ? &session->replies[session->n_replies - 1] : NULL;
    return last && last->cut_off && !last->superseded;
}

/* Nobody wrote down when the syllables of a recording are said. */
static void line_words_hear(struct session *session, const struct line *line)
{
    const struct lexicon *lexicon = session->config.pack->lexicon;
    struct reading *readings = NULL;
    size_t count = 0;
    if (session->line.n_samples &&
        lexicon_speak(lexicon, line->text, &readings, &count) == STATUS_OK)
        syllables_hear(&session->line, readings, count, &session->line_words.times);
    spoken_words_place(lexicon, line->text, &session->line_words);
    free(readings);
}

/* A pack's recording of the line; what is wrong with it is said, and the voice speaks instead. */
static void line_read(struct session *session, const struct line *line)
{
    const char *sound = line->sound;
    char path[PATH_SIZE], reason[160] = "";
    int length = snprintf(path, sizeof path, "%s/sound/%s", session->config.pack->folder, sound);
    if (length >= (int)sizeof path)
        session_remember(session, "The path of the sound %s is too long.", sound);
    else if (wav_read(path, HEARING_RATE_HZ, &session->line, reason) != STATUS_OK)
        session_remember(session, "%s: %s", path, reason);
    else
        line_words_hear(session, line);
}

/* What a person has recorded over it, in the place of the play. The mood is the person's own. */
static void line_own_read(struct session *session, const struct line *line)
{
    const struct session_config *config = &session->config;
    struct own_line own = {.folder = config->own_lines,
                           .pack = config->pack->id,
                           .play = config->play->id,
                           .text = line->text,
                           .speaking = said_by(config->play, line, session->conversation.mood)};
    struct presence presence = {cuts_in(session) ? cutting_in_db : 0, 0,
                                spoken_place(config->play, config->close)};
    enum status status = own_line_read(&own, &session->line);
    if (status == STATUS_OK)
        line_words_hear(session, line);
    if (status == STATUS_OK)
        status = presence_give(&session->line, &presence);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        session_remember(session, "A line that was recorded cannot be played: %s.",
                         status_text(status));
}

static void line_speak(struct session *session, const struct line *line)
{
    struct spoken_line spoken = {.play = session->config.play,
                                 .line = line,
                                 .mood = session->conversation.mood,
                                 .louder_db = cuts_in(session) ? cutting_in_db : 0,
                                 .close = session->config.close};
    enum status status =
        spoken_line_read(session->config.pack, &spoken, &session->line, &session->line_words);
    if (status != STATUS_OK)
        session_remember(session, "The customer's line could not be spoken: %s.",
                         status_text(status));
}

/* In practice: an examinee is not to be put off by a loudspeaker. Where the pack has no such sound
 * nobody says anything. */
static void nod_prepare(struct session *session)
{
    const struct session_config *config = &session->config;
    int mood = session->conversation.mood;
    struct spoken_line spoken = {
        .play = config->play,
        .line = line_for_mood(config->pack->listens, config->pack->n_listens, mood),
        .mood = mood,
        .close = config->close,
        .made_only = true};
    struct spoken_words words;
    wav_finish(&session->nod);
    if (!spoken.line || config->mode == ATTEMPT_EXAM || config->play->n_turns == 1 ||
        spoken_line_read(config->pack, &spoken, &session->nod, &words) != STATUS_OK)
        session->nod = (struct wav_sound){0};
}

/* The customer's line is clean sound (a voice, or a recording that check has seen): what is within
 * 35 dB of its loudest 20 ms is speech, and a shorter gap than 150 ms is a stop consonant. */
enum { FRAME_MS = 20, FRAME_SAMPLES = FRAME_MS * SAMPLES_PER_MS, GAP_MS = 150 };
static const float speech_depth_db = 35;

static float frame_level(const struct wav_sound *line, size_t frame)
{
    return level_rms_dbfs(line->samples + frame * FRAME_SAMPLES, FRAME_SAMPLES);
}

static void span_add(struct session *session, int32_t start_ms, int32_t end_ms)
{
    struct speech_span *spans = session->customer_speech;
    size_t n = session->n_customer_speech;
    if (n > 0 && (start_ms - spans[n - 1].end_ms < GAP_MS || n == SESSION_MAX_SPANS))
        spans[n - 1].end_ms = end_ms;
    else
        spans[session->n_customer_speech++] = (struct speech_span){start_ms, end_ms};
}

static void line_spans(struct session *session)
{
    const struct wav_sound *line = &session->line;
    size_t n_frames = line->n_samples / FRAME_SAMPLES;
    float loudest = LEVEL_SILENCE_DBFS;
    session->n_customer_speech = 0;
    for (size_t i = 0; i < n_frames; i++)
        loudest = fmaxf(loudest, frame_level(line, i));
    for (size_t i = 0; i < n_frames && loudest > LEVEL_SILENCE_DBFS; i++) {
        if (frame_level(line, i) > loudest - speech_depth_db)
            span_add(session, (int32_t)i * FRAME_MS, (int32_t)(i + 1) * FRAME_MS);
    }
}

static void line_withhold(struct session *session)
{
    session->line_ms = 0;
    session->n_customer_speech = 0;
}

static void opening_prepare(struct session *session)
{
    const struct conversation *conversation = &session->conversation;
    bool waits =
        conversation->turn && conversation->turn->opens == OPENS_TRAINEE && !conversation->again;
    session->opening = waits ? OPENING_WAITS : OPENING_NONE;
    session->opens_ms = 0;
    if (waits)
        line_withhold(session);
}

static void line_break_out(struct session *session, int32_t at_ms)
{
    session->opening = OPENING_BY_CUSTOMER;
    session->line_ms = (int32_t)(session->line.n_samples / SAMPLES_PER_MS);
    session->line_start_ms = 0;
    line_spans(session);
    session_line_begins(session, at_ms);
}

/* By where the first speech begins, not by when it is noticed: the same whatever the blocks. Speech
 * that goes on from before (somebody talked while it rang) is a beginning, too. */
void session_opening_feed(struct session *session)
{
    struct hearing_progress heard;
    int32_t opens_ms = session->opens_ms, late_ms = opens_ms + OPENING_WAIT_MS;
    if (session->opening != OPENING_WAITS || session->ringing)
        return;
    hearing_progress(session->config.hearing, &heard);
    bool fresh = heard.speech_start_ms >= opens_ms;
    bool spoken =
        fresh ? heard.speech_start_ms < late_ms : heard.speaking || heard.speech_end_ms > opens_ms;
    if (spoken)
        session->opening = OPENING_BY_TRAINEE;
    else if (session_fed_ms(session) >= late_ms)
        line_break_out(session, late_ms);
}

void session_line_prepare(struct session *session)
{
    const struct line *line = conversation_line(&session->conversation);
    wav_finish(&session->line);
    session->line = (struct wav_sound){0};
    session->line_words.times.count = 0;
    if (line)
        line_own_read(session, line);
    if (line && line->sound && session->line.n_samples == 0)
        line_read(session, line);
    if (line && session->line.n_samples == 0)
        line_speak(session, line);
    nod_prepare(session);
    session->line_ms = (int32_t)(session->line.n_samples / SAMPLES_PER_MS);
    session->line_start_ms = 0;
    session->ringing = false;
    line_spans(session);
    opening_prepare(session);
}

void session_line_begins(struct session *session, int32_t at_ms)
{
    int32_t by_ms = at_ms - session->line_start_ms;
    session->line_start_ms = at_ms;
    for (size_t i = 0; i < session->n_customer_speech; i++) {
        session->customer_speech[i].start_ms += by_ms;
        session->customer_speech[i].end_ms += by_ms;
    }
}
