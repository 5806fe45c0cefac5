#include "base/uuid.h"

#include <stdio.h>
#include <unistd.h>

#include "base/digest.h"

enum { VERSION = 7, HIGH_BITS = 12, LOW_BITS = 62 };

static const uint64_t most_high = (UINT64_C(1) << HIGH_BITS) - 1;
static const uint64_t most_low = (UINT64_C(1) << LOW_BITS) - 1;

static void bytes_write(uint8_t *out, uint64_t value, int n)
{
    for (int i = n - 1; i >= 0; i--, value >>= 8)
        out[i] = (uint8_t)value;
}

static uint64_t bytes_read(const uint8_t *bytes, int n)
{
    uint64_t value = 0;
    for (int i = 0; i < n; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* 48 bits of time, 4 of version, 12, 2 of variant (binary 10), 62. */
static struct uuid put_together(const struct uuid_source *source)
{
    struct uuid uuid;
    bytes_write(uuid.bytes, (uint64_t)source->unix_ms, 6);
    bytes_write(uuid.bytes + 6, (uint64_t)VERSION << HIGH_BITS | source->high, 2);
    bytes_write(uuid.bytes + 8, UINT64_C(2) << LOW_BITS | source->low, 8);
    return uuid;
}

static void begin(struct uuid_source *source, int64_t unix_ms, const uint8_t random[10])
{
    source->unix_ms = unix_ms;
    source->high = bytes_read(random, 2) & most_high;
    source->low = bytes_read(random + 2, 8) & most_low;
}

/* A step of 1 to 2^32; what does not fit is carried up to the time. */
static void step(struct uuid_source *source, const uint8_t random[10])
{
    source->low += 1 + bytes_read(random, 4);
    if (source->low <= most_low)
        return;
    source->low &= most_low;
    if (source->high++ < most_high)
        return;
    source->high = 0;
    source->unix_ms++;
}

enum status uuid_next(struct uuid_source *source, int64_t unix_ms, struct uuid *out)
{
    uint8_t random[10];
    if (getentropy(random, sizeof random) != 0)
        return STATUS_IO;
    if (unix_ms > source->unix_ms || unix_ms < source->unix_ms - UUID_NUDGE_MS)
        begin(source, unix_ms, random);
    else
        step(source, random);
    *out = put_together(source);
    return STATUS_OK;
}

struct uuid uuid_of(int64_t unix_ms, const void *bytes, size_t n)
{
    struct digest digest;
    struct uuid_source source;
    uint8_t found[DIGEST_SIZE];
    digest_init(&digest);
    digest_add(&digest, bytes, n);
    digest_take(&digest, found);
    begin(&source, unix_ms, found);
    return put_together(&source);
}

void uuid_text(const struct uuid *uuid, char out[UUID_TEXT_SIZE])
{
    const uint8_t *b = uuid->bytes;
    snprintf(out, UUID_TEXT_SIZE,
             "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
             b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
             b[15]);
}
