/* A digest: SHA-256 of bytes that come piece by piece (nettle's owner). Any thread. */
#ifndef YINGDA_BASE_DIGEST_H
#define YINGDA_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include <nettle/sha2.h>

#include "base/status.h"

enum { DIGEST_SIZE = SHA256_DIGEST_SIZE };

struct digest {
    struct sha256_ctx context;
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t n);

/* The digest of all that was added; `digest` is then as after digest_init. */
void digest_take(struct digest *digest, uint8_t out[DIGEST_SIZE]);

/* Adds all bytes of a file. STATUS_IO: it cannot be opened, or not be read to its end. */
MUST_USE enum status digest_file(struct digest *digest, const char *path);

/* Writes n bytes as 2 n small hexadecimal digits and a NUL. */
void digest_hex(const uint8_t *bytes, size_t n, char *out);

#endif
