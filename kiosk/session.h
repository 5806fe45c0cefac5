/* A session: one attempt at a play. Conversation, hearing and records bound together, without a
 * window and without a clock of its own: the kiosk and `rehearse` drive the same one. */
#ifndef YINGDA_KIOSK_SESSION_H
#define YINGDA_KIOSK_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "audio/hearing.h"
#include "audio/wav.h"
#include "records/records.h"
#include "scenarios/pack.h"
#include "scoring/conversation.h"
#include "scoring/scorecard.h"

enum { SESSION_MAX_REPLIES = 64 };

struct session_config {
    const struct pack *pack;
    const struct play *play;
    struct hearing *hearing;
    struct records *records;     /* NULL: nothing is stored */
    int64_t person;
    const char *recordings;      /* folder for the replies' WAVs; NULL: none are kept */
    uint32_t seed;
    int64_t started_unix_ms;
};

struct reply { /* a finished reply, kept for the card */
    const struct turn *turn;
    struct verdicts verdicts;
    struct heard heard;
    struct wav_sound sound; /* the kept sound, 16 kHz */
    bool again;             /* this was the repeat */
    bool superseded;        /* its repeat counts instead */
    int mood_before, mood_after;
    const char *next;
    int number; /* from 1; a repeat has the number of the reply it repeats */
};

struct session {
    struct session_config config;
    struct conversation conversation;
    int64_t attempt;
    struct wav_sound line; /* the customer's current line as sound; n_samples 0: no words */
    int32_t line_ms;
    struct reply replies[SESSION_MAX_REPLIES];
    int n_replies;
    bool listening;      /* between session_turn_start and session_reply_finish */
    struct scorecard card; /* valid once ended */
    bool ended;
    char problem[256]; /* the last thing that went wrong, English; "" */
};

/* Fills every field, starts the attempt's record. */
enum status session_init(struct session *session, const struct session_config *config);
void session_finish(struct session *session);

/* Prepares the customer's line (sound file or voice) and starts hearing: sample 0 of what is fed
 * next is the start of that line. After the end there is only the ending's line. */
enum status session_turn_start(struct session *session);

/* Microphone samples (16 kHz mono) of this turn; kept and heard as they come. */
enum status session_feed(struct session *session, const int16_t *samples, size_t n_samples);

/* Whether the reply is over: silence of end_silence_ms after the last speech that ended after the
 * customer's line, or time_out_ms after the line without any. */
bool session_reply_over(const struct session *session);

/* Ends the reply: verdicts, mood, next turn; writes the recording and the turn's record. */
enum status session_reply_finish(struct session *session);

/* The trainee hangs up: the reply under way is judged first when it holds speech. */
enum status session_hang_up(struct session *session);

/* Adds the card and closes the attempt's record; called by the two above at the ending. */

#endif
