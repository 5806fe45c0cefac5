#include "base/signing.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/digest.h"
#include "base/durable.h"

enum { SEED_SIZE = crypto_sign_SEEDBYTES, HEX_SIZE = 2 * SEED_SIZE };

_Static_assert((int)SIGNING_PUBLIC_SIZE == crypto_sign_PUBLICKEYBYTES, "");
_Static_assert((int)SIGNING_SECRET_SIZE == crypto_sign_SECRETKEYBYTES, "");
_Static_assert((int)SIGNATURE_SIZE == crypto_sign_BYTES, "");

/* A line of 64 hexadecimal digits: it can be written down, and typed again. */
static enum status seed_read(int file, uint8_t seed[SEED_SIZE])
{
    char text[HEX_SIZE + 2] = "";
    size_t n = 0;
    ssize_t got = read(file, text, sizeof text);
    if (got < 0)
        return STATUS_IO;
    bool line = got == HEX_SIZE || (got == HEX_SIZE + 1 && text[HEX_SIZE] == '\n');
    bool fine = line && sodium_hex2bin(seed, SEED_SIZE, text, HEX_SIZE, NULL, &n, NULL) == 0 &&
                n == SEED_SIZE;
    sodium_memzero(text, sizeof text);
    return fine ? STATUS_OK : STATUS_DAMAGED;
}

static enum status seed_make(const char *path, uint8_t seed[SEED_SIZE])
{
    char text[HEX_SIZE + 2];
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return STATUS_IO;
    randombytes_buf(seed, SEED_SIZE);
    digest_hex(seed, SEED_SIZE, text);
    text[HEX_SIZE] = '\n';
    bool written = write(file, text, HEX_SIZE + 1) == HEX_SIZE + 1;
    sodium_memzero(text, sizeof text);
    written = close(file) == 0 && written;
    if (written && durable_file(path) == STATUS_OK)
        return STATUS_OK;
    unlink(path); /* half a key is worse than none */
    return STATUS_IO;
}

enum status signing_key_open(struct signing_key *key, const char *path)
{
    uint8_t seed[SEED_SIZE];
    enum status status;
    memset(key, 0, sizeof *key);
    if (sodium_init() < 0)
        return STATUS_IO;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        status = seed_read(file, seed);
        close(file);
    } else {
        status = seed_make(path, seed);
    }
    if (status == STATUS_OK)
        crypto_sign_seed_keypair(key->public_key, key->secret, seed);
    sodium_memzero(seed, sizeof seed);
    return status;
}

void signing_key_close(struct signing_key *key)
{
    sodium_memzero(key, sizeof *key);
}

enum status signing_sign(const struct signing_key *key, const void *bytes, size_t n,
                         uint8_t out[SIGNATURE_SIZE])
{
    return crypto_sign_detached(out, NULL, bytes, n, key->secret) == 0 ? STATUS_OK : STATUS_INVALID;
}

bool signing_check(const uint8_t public_key[SIGNING_PUBLIC_SIZE], const void *bytes, size_t n,
                   const uint8_t signature[SIGNATURE_SIZE])
{
    return sodium_init() >= 0 && crypto_sign_verify_detached(signature, bytes, n, public_key) == 0;
}
