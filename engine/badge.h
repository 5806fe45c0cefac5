/* Badges: a certificate as an Open Badge 3.0, which is a Verifiable Credential (VC Data Model 2.0)
 * with a Data Integrity proof of the suite eddsa-jcs-2022 (VC Data Integrity EdDSA Cryptosuites
 * v1.0, 3.3). Who issued it is a did:key: whoever has that key can check a badge with nothing else.
 * Any thread. */
#ifndef YINGDA_ENGINE_BADGE_H
#define YINGDA_ENGINE_BADGE_H

#include <stdbool.h>

#include "base/signing.h"
#include "base/uuid.h"

enum { BADGE_KEY_TEXT_SIZE = 64, BADGE_REASON_SIZE = 120 };

struct badge {
    struct uuid uid;
    const char *issuer;   /* the house's name */
    const char *title;    /* "营业员上岗证" */
    const char *criteria; /* what it was given for */
    const char
        *identity; /* the person's number, else the name: only a salted hash of it goes out */
    int64_t issued_unix_ms, until_unix_ms;
};

/* "z6Mk…": an Ed25519 public key as a multikey; did:key is "did:key:" before it. */
MUST_USE enum status badge_key_text(const uint8_t public_key[SIGNING_PUBLIC_SIZE],
                                    char out[BADGE_KEY_TEXT_SIZE]);

/* "z6Mk…" or "did:key:z6Mk…", whatever stands behind a #. STATUS_INVALID: no such key. */
MUST_USE enum status badge_key_read(const char *text, uint8_t public_key[SIGNING_PUBLIC_SIZE]);

/* *out: the signed credential in one line (malloc'd). */
MUST_USE enum status badge_write(const struct badge *badge, const struct signing_key *key,
                                 char **out);

struct badge_report {
    bool genuine;                   /* signed by the key, and not a byte of it changed */
    bool expired, not_yet;          /* as of then */
    bool same_person;               /* of the identity asked for; false too where none was */
    char key[BADGE_KEY_TEXT_SIZE];  /* that it names as the one it was signed with */
    char title[96], until[32];      /* of the credential; "" where it has none */
    char reason[BADGE_REASON_SIZE]; /* English: why it is not genuine; "" where it is */
};

/* Checks a credential of anybody's by a public key alone. `identity`: whose it should be, or NULL.
 * STATUS_INVALID: it is no JSON. */
MUST_USE enum status badge_check(const char *text, const uint8_t public_key[SIGNING_PUBLIC_SIZE],
                                 const char *identity, int64_t now_unix_ms,
                                 struct badge_report *report);

/* The key that a credential names, before it is known whether it is genuine: to be compared with
 * one that is trusted. STATUS_INVALID: it names none. */
MUST_USE enum status badge_key_of(const char *text, uint8_t public_key[SIGNING_PUBLIC_SIZE]);

#endif
