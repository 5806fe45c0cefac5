#include "base/base58.h"

#include <string.h>

static const char letters[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/* log(256) / log(58) = 1.366 letters a byte. */
enum { LETTERS_MAX = BASE58_BYTES_MAX * 137 / 100 + 1 };

enum status base58_write(const uint8_t *bytes, size_t n, char *out, size_t out_size)
{
    uint8_t digits[LETTERS_MAX] = {0}; /* the least first */
    size_t used = 0, zeros = 0;
    if (n > BASE58_BYTES_MAX)
        return STATUS_LIMIT;
    while (zeros < n && bytes[zeros] == 0)
        zeros++;
    for (size_t i = zeros; i < n; i++) {
        unsigned carry = bytes[i];
        for (size_t k = 0; k < used || carry; k++) {
            carry += 256u * digits[k];
            digits[k] = (uint8_t)(carry % 58);
            carry /= 58;
            used = k + 1 > used ? k + 1 : used;
        }
    }
    if (zeros + used + 1 > out_size)
        return STATUS_LIMIT;
    memset(out, letters[0], zeros);
    for (size_t i = 0; i < used; i++)
        out[zeros + i] = letters[digits[used - 1 - i]];
    out[zeros + used] = '\0';
    return STATUS_OK;
}

enum status base58_read(const char *text, uint8_t *out, size_t out_size, size_t *n)
{
    uint8_t bytes[BASE58_BYTES_MAX] = {0}; /* the least first */
    size_t used = 0, zeros = 0;
    while (text[zeros] == letters[0])
        zeros++;
    for (const char *at = text + zeros; *at; at++) {
        const char *found = strchr(letters, *at);
        unsigned carry = found ? (unsigned)(found - letters) : 0;
        if (!found)
            return STATUS_INVALID;
        for (size_t k = 0; k < used || carry; k++) {
            if (k == BASE58_BYTES_MAX)
                return STATUS_LIMIT;
            carry += 58u * bytes[k];
            bytes[k] = (uint8_t)carry;
            carry >>= 8;
            used = k + 1 > used ? k + 1 : used;
        }
    }
    if (zeros + used > out_size)
        return STATUS_LIMIT;
    memset(out, 0, zeros);
    for (size_t i = 0; i < used; i++)
        out[zeros + i] = bytes[used - 1 - i];
    *n = zeros + used;
    return STATUS_OK;
}
