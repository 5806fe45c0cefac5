/* A digest: SHA-256 of bytes that come piece by piece (nettle's owner). Any thread. */
#ifndef YINGDA_BASE_DIGEST_H
#define YINGDA_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include <nettle/sha2.h>

enum { DIGEST_SIZE = SHA256_DIGEST_SIZE };

struct digest {
    struct sha256_ctx context;
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t n);

/* The digest of all that was added; `digest` is then as after digest_init. */
void digest_take(struct digest *digest, uint8_t out[DIGEST_SIZE]);

#endif
