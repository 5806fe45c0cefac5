#include "base/password_hash.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>

/* What a line may ask for; more would be somebody's way to make the program swap. */
enum { MEMORY_KIB_MOST = 256 * 1024, PASSES_MOST = 16 };

/* A salt of 16 bytes and a hash of 32, in base64 without padding: all that libsodium makes. */
enum { SALT_LETTERS = 22, HASH_LETTERS = 43 };

_Static_assert((int)PASSWORD_HASH_SIZE == (int)crypto_pwhash_STRBYTES, "one size");

/* sodium_init may be called at any time by any thread; where it fails, there is no randomness. */
enum status password_hash_make(const char *password, char out[PASSWORD_HASH_SIZE])
{
    size_t length = strlen(password);
    if (length > PASSWORD_BYTES_MAX)
        return STATUS_LIMIT;
    if (sodium_init() < 0)
        return STATUS_IO;
    int made =
        crypto_pwhash_str_alg(out, password, length, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    return made == 0 ? STATUS_OK : STATUS_NO_MEMORY;
}

static bool has_letters(const char *text, size_t n, char end)
{
    static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return strspn(text, base64) == n && text[n] == end;
}

/* libsodium would take a hash that lost its end for a shorter one. */
static bool is_ours(const char *hash)
{
    unsigned memory_kib = 0, passes = 0;
    int read = 0;
    if (strlen(hash) >= PASSWORD_HASH_SIZE)
        return false;
    if (sscanf(hash, "$argon2id$v=19$m=%6u,t=%2u,p=1$%n", &memory_kib, &passes, &read) != 2 ||
        !read)
        return false;
    if (!has_letters(hash + read, SALT_LETTERS, '$') ||
        !has_letters(hash + read + SALT_LETTERS + 1, HASH_LETTERS, '\0'))
        return false;
    return memory_kib > 0 && memory_kib <= MEMORY_KIB_MOST && passes > 0 && passes <= PASSES_MOST;
}

/* A line that libsodium cannot read it says when it is asked whether the costs are those of today.
 */
bool password_hash_is_whole(const char *hash)
{
    char line[PASSWORD_HASH_SIZE] = {0};
    if (!is_ours(hash))
        return false;
    snprintf(line, sizeof line, "%s", hash);
    return crypto_pwhash_str_needs_rehash(line, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                          crypto_pwhash_MEMLIMIT_INTERACTIVE) >= 0;
}

/* libsodium says -1 for a wrong password, for a line it cannot read and for want of memory. Its
 * Argon2 sets errno for the last (malloc does). */
enum status password_hash_check(const char *hash, const char *password)
{
    char line[PASSWORD_HASH_SIZE] = {0};
    if (!password_hash_is_whole(hash))
        return STATUS_DAMAGED;
    if (sodium_init() < 0)
        return STATUS_IO;
    snprintf(line, sizeof line, "%s", hash);
    errno = 0;
    if (crypto_pwhash_str_verify(line, password, strlen(password)) == 0)
        return STATUS_OK;
    return errno == ENOMEM ? STATUS_NO_MEMORY : STATUS_INVALID;
}

bool pin_is_sound(const char *text)
{
    size_t n = strlen(text);
    return n >= PIN_LEAST && n <= PIN_MOST && strspn(text, "0123456789") == n;
}

bool password_is_easy(const char *digits)
{
    int step = digits[0] && digits[1] ? digits[1] - digits[0] : 0;
    for (size_t i = 1; digits[0] && digits[i]; i++) {
        if (digits[i] - digits[i - 1] != step)
            return false;
    }
    return step >= -1 && step <= 1;
}
