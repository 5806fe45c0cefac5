/* A password, or a PIN, kept so that whoever reads the file does not have it: Argon2id (RFC 9106)
 * with a salt of its own, as one line of text that names its costs (libsodium's owner). Any thread.
 */
#ifndef YINGDA_BASE_PASSWORD_HASH_H
#define YINGDA_BASE_PASSWORD_HASH_H

#include <stdbool.h>

#include "base/status.h"

/* "$argon2id$v=19$m=65536,t=2,p=1$…" and its NUL fit: crypto_pwhash_STRBYTES. */
enum { PASSWORD_HASH_SIZE = 128, PASSWORD_BYTES_MAX = 1024 };

/* Takes 64 MiB for the time of the call and two passes over it (libsodium's "interactive" costs),
 * about a tenth of a second: not on a window's thread. STATUS_LIMIT: over PASSWORD_BYTES_MAX;
 * STATUS_NO_MEMORY; STATUS_IO: the system gives no random bytes. */
MUST_USE enum status password_hash_make(const char *password, char out[PASSWORD_HASH_SIZE]);

/* Takes as much, as the line says. STATUS_OK: it is that password. STATUS_INVALID: it is another
 * one. STATUS_DAMAGED: the line is no Argon2id hash, or one that asks for more than a quarter of a
 * GiB or for sixteen passes, which we never made. STATUS_NO_MEMORY: it could not be looked at. */
MUST_USE enum status password_hash_check(const char *hash, const char *password);

/* Whether it is a line that password_hash_check would compare with: nothing of it is lost. Changed
 * letters nobody can tell; such a line is nobody's password. At once, without the memory. */
bool password_hash_is_whole(const char *hash);

/* What is typed on a number pad in place of a password: digits, so many of them. */
enum { PIN_LEAST = 4, PIN_MOST = 8 };
bool pin_is_sound(const char *text);

/* Digits that everybody tries first: all the same, or one after the other up or down. */
bool password_is_easy(const char *digits);

#endif
