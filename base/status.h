/* Status codes: the one way in which library code reports what happened. */
#ifndef YINGDA_BASE_STATUS_H
#define YINGDA_BASE_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_NO_MEMORY,
    STATUS_NOT_FOUND,   /* a file, device, id or row that is not there */
    STATUS_INVALID,     /* content or arguments that do not fit their format */
    STATUS_UNSUPPORTED, /* well-formed, but not something this build handles */
    STATUS_IO,          /* read, write, pipe or disk failed */
    STATUS_DEVICE,      /* a sound device or display failed or vanished */
    STATUS_BUSY,        /* held by someone else; later may succeed */
    STATUS_TIMEOUT,
    STATUS_CLOSED,   /* the other side (child process, stream) ended */
    STATUS_DATABASE, /* SQLite said no */
    STATUS_DAMAGED,  /* holds something else than what was written to it */
    STATUS_NEWER,    /* written by a newer version of Yingda */
    STATUS_LIMIT,    /* larger than a documented limit */
    STATUS_COUNT
};

/* Before a function that returns a status: whoever calls it must look at what came back. */
#define MUST_USE __attribute__((warn_unused_result))

/* A short English text without a full stop; static, never NULL. Any thread. */
const char *status_text(enum status status);

#endif
