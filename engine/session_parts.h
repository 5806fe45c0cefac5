/* What the files of a session share: session.c and the session_*.c beside it, which together
 * implement session.h. Private to them. */
#ifndef YINGDA_ENGINE_SESSION_PARTS_H
#define YINGDA_ENGINE_SESSION_PARTS_H

#include "engine/session.h"

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000, SESSION_RECORDING_SIZE = 96 };

/* Keeps a printf-formatted sentence in session->problem. */
void session_remember(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes the sound of what the customer says now, with where in it speech is; and says where in the
 * reply's sound it begins. */
void session_line_prepare(struct session *session);
void session_line_begins(struct session *session, int32_t at_ms);

/* After sound came in: whether the trainee opens the conversation, or waits so long that the
 * customer does. */
void session_opening_feed(struct session *session);

/* Fills session->asked and what was said before, for the turn under way: once before each reply
 * that is no repeat. */
void session_ask(struct session *session);

/* Has met what a reply makes up for in the verdicts of the one before. */
void session_make_good(const struct verdicts *before, const struct reply *reply);

/* Which ring it is now, from 1; 0 without a standard to ring by. */
int session_rings(const struct session *session);

/* By what the rules of conduct judge the reply, and the call as a whole once it is over. */
struct scene session_scene(const struct session *session, const struct reply *reply);
struct call session_call(const struct session *session);

/* session_store, remembering what went wrong: the session goes on. */
void session_store_or_hold(struct session *session);

/* Writes the recording of a reply, to stay: it and its name are on the disk when this returns.
 * Writes its path below the recordings folder; "" where none is kept. */
MUST_USE enum status session_recording_write(struct session *session, const struct reply *reply,
                                             char name[SESSION_RECORDING_SIZE]);

/* Frees what a reply owns. */
void session_reply_free(struct reply *reply);

#endif
