/* UUIDs of version 7 (RFC 9562, 5.7): names for what several kiosks make and one place gathers.
 * They begin with the time, so that they sort as they were made. */
#ifndef YINGDA_BASE_UUID_H
#define YINGDA_BASE_UUID_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { UUID_SIZE = 16, UUID_TEXT_SIZE = 37 };

struct uuid {
    uint8_t bytes[UUID_SIZE]; /* as they are written, the first one first */
};

/* What the one before looked like. Zeroed memory is a source that has made none yet; one thread at
 * a time. */
struct uuid_source {
    int64_t unix_ms;
    uint64_t high, low; /* the 12 and the 62 bits beside time, version and variant */
};

/* A clock that goes back by less than this has been nudged: ids go on growing. One that goes back
 * further was put right, and ids of a time that never was would only do harm. */
enum { UUID_NUDGE_MS = 10000 };

/* Makes the next one, greater than all that the source made before, also within one millisecond:
 * its 74 random bits are then those of the one before, plus a random step (RFC 9562, 6.2, method
 * 2). STATUS_IO: the system gives no random bytes. */
MUST_USE enum status uuid_next(struct uuid_source *source, int64_t unix_ms, struct uuid *out);

/* The same for the same time and bytes, every day: for what existed before it had a name. Its
 * "random" bits are the first of the bytes' SHA-256. */
struct uuid uuid_of(int64_t unix_ms, const void *bytes, size_t n);

/* "01890a5d-ac96-774b-bcce-b302099a8057", as RFC 9562 writes it. */
void uuid_text(const struct uuid *uuid, char out[UUID_TEXT_SIZE]);

#endif
