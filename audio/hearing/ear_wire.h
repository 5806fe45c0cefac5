/* The wire between the program and its ear: messages over a socket. Both ends are of one build, so
 * structs travel as they lie in memory; the greeting says so and is checked. */
#ifndef YINGDA_AUDIO_HEARING_EAR_WIRE_H
#define YINGDA_AUDIO_HEARING_EAR_WIRE_H

#include <stddef.h>
#include <stdint.h>

#include "audio/hearing/heard.h"
#include "audio/hearing/speaker.h"
#include "base/status.h"
#include "language/wording/network.h"

enum {
    EAR_SOCKET = 3,    /* the child's descriptor */
    EAR_SIGN_MS = 250, /* of EAR_AT_WORK: eight in the time after which an ear hangs */
    EAR_MAX_MESSAGE = 64 << 20,
    EAR_PROBLEM_SIZE = 512 /* of the sentence in EAR_PROBLEM, NUL-terminated */
};

enum ear_message {
    EAR_READY,       /* child: the model is loaded; struct ear_greeting */
    EAR_PROBLEM,     /* child: it is not, an int32 status and a sentence follow */
    EAR_VOICE,       /* parent: the struct speaker of the replies that follow */
    EAR_NETWORKS,    /* parent: a new reply, these are looked for */
    EAR_STRETCH,     /* parent: a stretch begins at this int32 ms of the reply */
    EAR_SAMPLES,     /* parent: int16 samples of it */
    EAR_PAUSE,       /* parent: no speech for a moment; see listener_pause */
    EAR_STRETCH_END, /* parent */
    EAR_ASK,         /* parent: the reply is over */
    EAR_EVIDENCE,    /* child: what was heard, one evidence a network, then one whose syllables
                        are heard.read */
    EAR_ASK_FIT,     /* parent, after EAR_ASK: how well does the first network fit at the
                        warp of this int32 index? A warp a message: each takes its time */
    EAR_FIT,         /* child: struct ear_fit */
    EAR_AT_WORK      /* child, EAR_SIGN_MS after its last message, while it works on one of the
                        parent's: it is slow, it does not hang */
};

struct ear_header {
    uint32_t message; /* enum ear_message */
    uint32_t size;    /* of what follows, in bytes */
};

struct ear_fit {
    int32_t index, frames; /* of speaker_fit */
    float cost;
    struct mllr_counts counts;
};

struct ear_greeting {
    char version[16];
    uint32_t sizes[6];             /* of the structs that travel */
    char notice[EAR_PROBLEM_SIZE]; /* what the ear lacks and does without, one sentence; "" */
};

struct ear_greeting ear_greeting(void);

/* A growing run of bytes; `at` is how far it has been read or sent. */
struct bytes {
    uint8_t *data; /* owned */
    size_t size, capacity, at;
};

void bytes_finish(struct bytes *bytes);
MUST_USE enum status bytes_put(struct bytes *bytes, const void *data, size_t size);

/* The next `size` bytes copied out; STATUS_INVALID when there are fewer. */
MUST_USE enum status bytes_take(struct bytes *bytes, void *data, size_t size);

/* Appends a whole message. */
MUST_USE enum status wire_put(struct bytes *bytes, enum ear_message message, const void *data,
                              size_t size);

/* Networks and evidence as messages, and back. What is taken is owned by the caller, also the part
 * of it that was there when something failed. */
MUST_USE enum status wire_put_networks(struct bytes *bytes, const struct network *const *networks,
                                       size_t count);
MUST_USE enum status wire_take_networks(struct bytes *bytes, struct network **networks,
                                        size_t *count);
MUST_USE enum status wire_put_evidence(struct bytes *bytes, const struct evidence *evidence);
MUST_USE enum status wire_take_evidence(struct bytes *bytes, struct evidence *evidence);

#endif
