#include "base/digest.h"

void digest_init(struct digest *digest)
{
    sha256_init(&digest->context);
}

void digest_add(struct digest *digest, const void *bytes, size_t n)
{
    sha256_update(&digest->context, n, bytes);
}

void digest_take(struct digest *digest, uint8_t out[DIGEST_SIZE])
{
    sha256_digest(&digest->context, DIGEST_SIZE, out); /* starts anew, too */
}
