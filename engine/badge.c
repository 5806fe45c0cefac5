#include "engine/badge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/base58.h"
#include "base/digest.h"
#include "engine/jcs.h"

/* The multicodec of an Ed25519 public key, as a varint. */
static const uint8_t ed25519_code[] = {0xED, 0x01};
enum { CODE_SIZE = sizeof ed25519_code, MULTIKEY_SIZE = CODE_SIZE + SIGNING_PUBLIC_SIZE };

static const char did_key[] = "did:key:";

enum status badge_key_text(const uint8_t public_key[SIGNING_PUBLIC_SIZE],
                           char out[BADGE_KEY_TEXT_SIZE])
{
    uint8_t bytes[MULTIKEY_SIZE];
    memcpy(bytes, ed25519_code, CODE_SIZE);
    memcpy(bytes + CODE_SIZE, public_key, SIGNING_PUBLIC_SIZE);
    out[0] = 'z';
    return base58_write(bytes, sizeof bytes, out + 1, BADGE_KEY_TEXT_SIZE - 1);
}

enum status badge_key_read(const char *text, uint8_t public_key[SIGNING_PUBLIC_SIZE])
{
    uint8_t bytes[MULTIKEY_SIZE];
    char key[BADGE_KEY_TEXT_SIZE];
    size_t n = 0;
    if (strncmp(text, did_key, strlen(did_key)) == 0)
        text += strlen(did_key);
    size_t length = strcspn(text, "#");
    if (length < 2 || length >= sizeof key || text[0] != 'z')
        return STATUS_INVALID;
    memcpy(key, text + 1, length - 1);
    key[length - 1] = '\0';
    if (base58_read(key, bytes, sizeof bytes, &n) != STATUS_OK || n != sizeof bytes ||
        memcmp(bytes, ed25519_code, CODE_SIZE) != 0)
        return STATUS_INVALID;
    memcpy(public_key, bytes + CODE_SIZE, SIGNING_PUBLIC_SIZE);
    return STATUS_OK;
}

static void time_text(int64_t unix_ms, char out[32])
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm day = {0};
    gmtime_r(&seconds, &day);
    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &day);
}

static cJSON *add_types(cJSON *object, const char *const *types, int n)
{
    cJSON *array = cJSON_AddArrayToObject(object, "type");
    for (int i = 0; i < n; i++)
        cJSON_AddItemToArray(array, cJSON_CreateString(types[i]));
    return object;
}

static void add_contexts(cJSON *object)
{
    cJSON *contexts = cJSON_AddArrayToObject(object, "@context");
    cJSON_AddItemToArray(contexts, cJSON_CreateString("https://www.w3.org/ns/credentials/v2"));
    cJSON_AddItemToArray(
        contexts, cJSON_CreateString("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"));
}

/* "sha256$" and the hash of identity and salt, as OB 3.0 has it (IdentityObject). */
static void identity_hash(const char *identity, const char *salt, char out[80])
{
    struct digest digest;
    uint8_t bytes[DIGEST_SIZE];
    digest_init(&digest);
    digest_add(&digest, identity, strlen(identity));
    digest_add(&digest, salt, strlen(salt));
    digest_take(&digest, bytes);
    strcpy(out, "sha256$");
    digest_hex(bytes, DIGEST_SIZE, out + strlen(out));
}

/* The salt is the badge's own id: whoever has the badge and a number can check that they belong
 * together, and nobody can have all hashes of all numbers beforehand. */
static void add_identity(cJSON *subject, const struct badge *badge, const char *id)
{
    static const char *const types[] = {"IdentityObject"};
    cJSON *list = cJSON_AddArrayToObject(subject, "identifier"), *object = cJSON_CreateObject();
    char hash[80];
    identity_hash(badge->identity, id, hash);
    add_types(object, types, 1);
    cJSON_ReplaceItemInObject(object, "type", cJSON_CreateString(types[0]));
    cJSON_AddBoolToObject(object, "hashed", true);
    cJSON_AddStringToObject(object, "identityHash", hash);
    cJSON_AddStringToObject(object, "identityType", "identifier");
    cJSON_AddStringToObject(object, "salt", id);
    cJSON_AddItemToArray(list, object);
}

static void add_achievement(cJSON *subject, const struct badge *badge)
{
    static const char *const types[] = {"Achievement"};
    cJSON *achievement = cJSON_AddObjectToObject(subject, "achievement");
    struct uuid uid = uuid_of(0, badge->title, strlen(badge->title));
    char id[UUID_TEXT_SIZE + 16], text[UUID_TEXT_SIZE];
    uuid_text(&uid, text);
    snprintf(id, sizeof id, "urn:uuid:%s", text);
    cJSON_AddStringToObject(achievement, "id", id);
    add_types(achievement, types, 1);
    cJSON_AddStringToObject(achievement, "name", badge->title);
    cJSON_AddStringToObject(achievement, "description", badge->title);
    cJSON *criteria = cJSON_AddObjectToObject(achievement, "criteria");
    cJSON_AddStringToObject(criteria, "narrative", badge->criteria);
}

static cJSON *credential_make(const struct badge *badge, const char *did)
{
    static const char *const types[] = {"VerifiableCredential", "OpenBadgeCredential"};
    static const char *const profile[] = {"Profile"}, *const subjects[] = {"AchievementSubject"};
    cJSON *credential = cJSON_CreateObject();
    char id[UUID_TEXT_SIZE + 16], uid[UUID_TEXT_SIZE], from[32], until[32];
    uuid_text(&badge->uid, uid);
    snprintf(id, sizeof id, "urn:uuid:%s", uid);
    time_text(badge->issued_unix_ms, from);
    time_text(badge->until_unix_ms, until);
    add_contexts(credential);
    cJSON_AddStringToObject(credential, "id", id);
    add_types(credential, types, 2);
    cJSON *issuer = cJSON_AddObjectToObject(credential, "issuer");
    cJSON_AddStringToObject(issuer, "id", did);
    add_types(issuer, profile, 1);
    cJSON_AddStringToObject(issuer, "name", badge->issuer);
    cJSON_AddStringToObject(credential, "validFrom", from);
    cJSON_AddStringToObject(credential, "validUntil", until);
    cJSON_AddStringToObject(credential, "name", badge->title);
    cJSON *subject = cJSON_AddObjectToObject(credential, "credentialSubject");
    add_types(subject, subjects, 1);
    add_identity(subject, badge, id);
    add_achievement(subject, badge);
    return credential;
}

/* The hash of the proof's options, then the hash of the document: what is signed. */
static enum status hash_add(const cJSON *json, uint8_t out[DIGEST_SIZE])
{
    struct digest digest;
    char *text = NULL;
    enum status status = jcs_write(json, &text);
    if (status != STATUS_OK)
        return status;
    digest_init(&digest);
    digest_add(&digest, text, strlen(text));
    digest_take(&digest, out);
    free(text);
    return STATUS_OK;
}

static enum status signed_bytes(const cJSON *document, const cJSON *options,
                                uint8_t out[2 * DIGEST_SIZE])
{
    enum status status = hash_add(options, out);
    return status == STATUS_OK ? hash_add(document, out + DIGEST_SIZE) : status;
}

static enum status proof_add(cJSON *credential, const struct badge *badge, const char *did,
                             const char *key_text, const struct signing_key *key)
{
    uint8_t bytes[2 * DIGEST_SIZE], signature[SIGNATURE_SIZE];
    char created[32], method[2 * BADGE_KEY_TEXT_SIZE + 16], value[128] = "z";
    cJSON *proof = cJSON_CreateObject();
    time_text(badge->issued_unix_ms, created);
    snprintf(method, sizeof method, "%s#%s", did, key_text);
    add_contexts(proof);
    cJSON_AddStringToObject(proof, "type", "DataIntegrityProof");
    cJSON_AddStringToObject(proof, "cryptosuite", "eddsa-jcs-2022");
    cJSON_AddStringToObject(proof, "created", created);
    cJSON_AddStringToObject(proof, "verificationMethod", method);
    cJSON_AddStringToObject(proof, "proofPurpose", "assertionMethod");
    enum status status = signed_bytes(credential, proof, bytes);
    if (status == STATUS_OK)
        status = signing_sign(key, bytes, sizeof bytes, signature);
    if (status == STATUS_OK)
        status = base58_write(signature, sizeof signature, value + 1, sizeof value - 1);
    cJSON_AddStringToObject(proof, "proofValue", value);
    cJSON_AddItemToObject(credential, "proof", proof);
    return status;
}

enum status badge_write(const struct badge *badge, const struct signing_key *key, char **out)
{
    char key_text[BADGE_KEY_TEXT_SIZE], did[BADGE_KEY_TEXT_SIZE + 16];
    *out = NULL;
    enum status status = badge_key_text(key->public_key, key_text);
    if (status != STATUS_OK)
        return status;
    snprintf(did, sizeof did, "%s%s", did_key, key_text);
    cJSON *credential = credential_make(badge, did);
    status = proof_add(credential, badge, did, key_text, key);
    if (status == STATUS_OK)
        status = jcs_write(credential, out);
    cJSON_Delete(credential);
    return status;
}

static const char *text_of(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
    return text ? text : "";
}

enum status badge_key_of(const char *text, uint8_t public_key[SIGNING_PUBLIC_SIZE])
{
    cJSON *credential = cJSON_Parse(text);
    const cJSON *proof = cJSON_GetObjectItemCaseSensitive(credential, "proof");
    enum status status = badge_key_read(text_of(proof, "verificationMethod"), public_key);
    cJSON_Delete(credential);
    return status;
}

/* The proof by its key alone. "": it holds. */
static const char *proof_fault(cJSON *credential, const uint8_t public_key[SIGNING_PUBLIC_SIZE])
{
    uint8_t bytes[2 * DIGEST_SIZE], signature[SIGNATURE_SIZE];
    size_t n = 0;
    const char *fault = "";
    cJSON *proof = cJSON_DetachItemFromObjectCaseSensitive(credential, "proof");
    cJSON *value = cJSON_DetachItemFromObjectCaseSensitive(proof, "proofValue");
    const char *text = cJSON_GetStringValue(value);
    if (!proof || !text || text[0] != 'z')
        fault = "it has no proof";
    else if (strcmp(text_of(proof, "type"), "DataIntegrityProof") != 0 ||
             strcmp(text_of(proof, "cryptosuite"), "eddsa-jcs-2022") != 0 ||
             strcmp(text_of(proof, "proofPurpose"), "assertionMethod") != 0)
        fault = "its proof is of another kind than eddsa-jcs-2022";
    else if (base58_read(text + 1, signature, sizeof signature, &n) != STATUS_OK ||
             n != sizeof signature)
        fault = "its signature is none";
    else if (signed_bytes(credential, proof, bytes) != STATUS_OK)
        fault = "it holds what cannot be signed";
    else if (!signing_check(public_key, bytes, sizeof bytes, signature))
        fault = "it was changed, or signed by another key";
    cJSON_Delete(value);
    cJSON_Delete(proof);
    return fault;
}

/* Nobody who has our key may have signed in another's name. */
static const char *issuer_fault(const cJSON *credential,
                                const uint8_t public_key[SIGNING_PUBLIC_SIZE])
{
    const cJSON *issuer = cJSON_GetObjectItemCaseSensitive(credential, "issuer");
    const char *id = cJSON_IsString(issuer) ? issuer->valuestring : text_of(issuer, "id");
    uint8_t named[SIGNING_PUBLIC_SIZE];
    if (strncmp(id, did_key, strlen(did_key)) != 0)
        return ""; /* known by an address: that the key is theirs, only they can say */
    if (badge_key_read(id, named) != STATUS_OK ||
        memcmp(named, public_key, SIGNING_PUBLIC_SIZE) != 0)
        return "who is named as its issuer is not the key's owner";
    return "";
}

static bool is_of(const cJSON *credential, const char *identity)
{
    const cJSON *subject = cJSON_GetObjectItemCaseSensitive(credential, "credentialSubject");
    const cJSON *each = NULL;
    char hash[80];
    cJSON_ArrayForEach(each, cJSON_GetObjectItemCaseSensitive(subject, "identifier"))
    {
        identity_hash(identity, text_of(each, "salt"), hash);
        if (strcmp(hash, text_of(each, "identityHash")) == 0)
            return true;
    }
    return false;
}

enum status badge_check(const char *text, const uint8_t public_key[SIGNING_PUBLIC_SIZE],
                        const char *identity, int64_t now_unix_ms, struct badge_report *report)
{
    cJSON *credential = cJSON_Parse(text);
    uint8_t named[SIGNING_PUBLIC_SIZE];
    char now[32];
    *report = (struct badge_report){.genuine = false};
    if (!cJSON_IsObject(credential)) {
        cJSON_Delete(credential);
        return STATUS_INVALID;
    }
    const cJSON *proof = cJSON_GetObjectItemCaseSensitive(credential, "proof");
    if (badge_key_read(text_of(proof, "verificationMethod"), named) == STATUS_OK &&
        badge_key_text(named, report->key) != STATUS_OK)
        report->key[0] = '\0';
    const char *fault = issuer_fault(credential, public_key);
    if (!*fault)
        fault = proof_fault(credential, public_key);
    snprintf(report->reason, sizeof report->reason, "%s", fault);
    snprintf(report->title, sizeof report->title, "%.90s", text_of(credential, "name"));
    snprintf(report->until, sizeof report->until, "%.24s", text_of(credential, "validUntil"));
    time_text(now_unix_ms, now); /* both are UTC in one form: texts compare as times do */
    report->expired = *report->until && strcmp(now, report->until) > 0;
    report->not_yet = strcmp(now, text_of(credential, "validFrom")) < 0;
    report->genuine = !*fault;
    report->same_person = identity && is_of(credential, identity);
    cJSON_Delete(credential);
    return STATUS_OK;
}
