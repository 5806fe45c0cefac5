/* Base58 with Bitcoin's letters, as keys and signatures are written in DIDs (multibase "z"). Any
 * thread. */
#ifndef YINGDA_BASE_BASE58_H
#define YINGDA_BASE_BASE58_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { BASE58_BYTES_MAX = 128 };

/* Writes n bytes (at most BASE58_BYTES_MAX) as text with its NUL. STATUS_LIMIT: it does not fit. */
MUST_USE enum status base58_write(const uint8_t *bytes, size_t n, char *out, size_t out_size);

/* Reads a text back; *n: how many bytes that were. STATUS_INVALID: a letter that there is not;
 * STATUS_LIMIT: more than `out_size` or BASE58_BYTES_MAX bytes. */
MUST_USE enum status base58_read(const char *text, uint8_t *out, size_t out_size, size_t *n);

#endif
