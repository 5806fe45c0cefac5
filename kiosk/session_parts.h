/* The parts of a session; private to kiosk/session*.c. */
#ifndef YINGDA_KIOSK_SESSION_PARTS_H
#define YINGDA_KIOSK_SESSION_PARTS_H

#include "kiosk/session.h"

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000 };

/* Keeps a printf-formatted sentence in session->problem. */
void session_remember(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes the sound of what the customer says now. */
void session_line_prepare(struct session *session);

/* What goes into the records; each remembers what went wrong and the session goes on. */
void session_store_start(struct session *session);
void session_store_reply(struct session *session, const struct reply *reply);
void session_store_end(struct session *session);

/* Frees what a reply owns. */
void session_reply_free(struct reply *reply);

#endif
