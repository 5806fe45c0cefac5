/* Signing: Ed25519 (RFC 8032), with a key of this house in a file of its own (libsodium's owner).
 * Any thread. */
#ifndef YINGDA_BASE_SIGNING_H
#define YINGDA_BASE_SIGNING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { SIGNING_PUBLIC_SIZE = 32, SIGNING_SECRET_SIZE = 64, SIGNATURE_SIZE = 64 };

struct signing_key {
    uint8_t public_key[SIGNING_PUBLIC_SIZE], secret[SIGNING_SECRET_SIZE];
};

/* Reads the key of a file, or makes one and the file (readable by nobody else) where there is none.
 * STATUS_DAMAGED: the file holds something else; STATUS_IO. */
MUST_USE enum status signing_key_open(struct signing_key *key, const char *path);

/* Wipes the secret. */
void signing_key_close(struct signing_key *key);

MUST_USE enum status signing_sign(const struct signing_key *key, const void *bytes, size_t n,
                                  uint8_t out[SIGNATURE_SIZE]);

bool signing_check(const uint8_t public_key[SIGNING_PUBLIC_SIZE], const void *bytes, size_t n,
                   const uint8_t signature[SIGNATURE_SIZE]);

#endif
