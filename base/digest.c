#include "base/digest.h"

#include <stdio.h>

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

enum status digest_file(struct digest *digest, const char *path)
{
    uint8_t block[16 * 1024];
    size_t n;
    FILE *file = fopen(path, "rbe");
    while (file && (n = fread(block, 1, sizeof block, file)) > 0)
        digest_add(digest, block, n);
    enum status status = file && !ferror(file) ? STATUS_OK : STATUS_IO;
    if (file)
        fclose(file);
    return status;
}

void digest_hex(const uint8_t *bytes, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}
