/* engine/badge, engine/jcs: the example of the standard is genuine, ours is, and nothing of it can
 * be changed. */
#include "engine/badge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/jcs.h"
#include "tests/check.h"

/* VC Data Integrity EdDSA Cryptosuites v1.0, B.2 (representation: eddsa-jcs-2022). */
static const char example[] =
    "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\","
    "\"https://www.w3.org/ns/credentials/examples/v2\"],"
    "\"id\":\"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33\","
    "\"type\":[\"VerifiableCredential\",\"AlumniCredential\"],\"name\":\"Alumni Credential\","
    "\"description\":\"A minimum viable example of an Alumni Credential.\","
    "\"issuer\":\"https://vc.example/issuers/5678\",\"validFrom\":\"2023-01-01T00:00:00Z\","
    "\"credentialSubject\":{\"id\":\"did:example:abcdefgh\","
    "\"alumniOf\":\"The School of Examples\"},"
    "\"proof\":{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-jcs-2022\","
    "\"created\":\"2023-02-24T23:36:38Z\",\"verificationMethod\":"
    "\"did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    "#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2\",\"proofPurpose\":\"assertionMethod\","
    "\"@context\":[\"https://www.w3.org/ns/credentials/v2\","
    "\"https://www.w3.org/ns/credentials/examples/v2\"],\"proofValue\":"
    "\"z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
    "\"}}";
static const char example_key[] = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

static struct signing_key key;

static const struct badge badge = {.uid = {{1, 2, 3, 4}},
                                   .issuer = "城东供电公司",
                                   .title = "营业员上岗证",
                                   .criteria = "考过柜台、电话两门",
                                   .identity = "0307",
                                   .issued_unix_ms = 1764547200000,
                                   .until_unix_ms = 1796083200000};

static void the_standards_example_is_genuine_and_a_letter_of_it_makes_it_none(void)
{
    uint8_t public_key[SIGNING_PUBLIC_SIZE];
    struct badge_report report;
    char text[sizeof example];
    CHECK_INT(badge_key_read(example_key, public_key), STATUS_OK);
    CHECK_INT(badge_check(example, public_key, NULL, 1764547200000, &report), STATUS_OK);
    CHECK(report.genuine && !report.expired && !report.not_yet);
    CHECK_TEXT(report.key, example_key);
    strcpy(text, example);
    *strstr(text, "Alumni Credential") = 'a';
    CHECK_INT(badge_check(text, public_key, NULL, 1764547200000, &report), STATUS_OK);
    CHECK(!report.genuine);
}

static char *ours(void)
{
    char *text = NULL;
    CHECK_INT(badge_write(&badge, &key, &text), STATUS_OK);
    return text;
}

static void ours_is_checked_by_the_public_key_alone(void)
{
    char *text = ours(), name[BADGE_KEY_TEXT_SIZE];
    struct badge_report report;
    uint8_t read[SIGNING_PUBLIC_SIZE];
    CHECK_INT(badge_key_text(key.public_key, name), STATUS_OK);
    CHECK(strncmp(name, "z6Mk", 4) == 0);
    CHECK_INT(badge_key_read(name, read), STATUS_OK);
    CHECK(memcmp(read, key.public_key, sizeof read) == 0);
    CHECK_INT(badge_key_of(text, read), STATUS_OK);
    CHECK(memcmp(read, key.public_key, sizeof read) == 0);
    CHECK_INT(badge_check(text, key.public_key, "0307", 1764600000000, &report), STATUS_OK);
    CHECK(report.genuine && report.same_person && !report.expired && !report.not_yet);
    CHECK_TEXT(report.title, "营业员上岗证");
    CHECK_TEXT(report.until, "2026-12-01T00:00:00Z");
    CHECK_INT(badge_check(text, key.public_key, "0308", 1796083201000, &report), STATUS_OK);
    CHECK(report.genuine && !report.same_person && report.expired);
    CHECK_INT(badge_check(text, key.public_key, NULL, 1764500000000, &report), STATUS_OK);
    CHECK(report.not_yet);
    CHECK(!strstr(text, "0307")); /* nobody reads the number from it */
    CHECK(strlen(text) < 2200);   /* fits a QR code */
    free(text);
}

/* Each byte of it, one after the other: whoever changes the time, the title or the person. */
static void no_byte_of_it_can_be_changed(void)
{
    char *text = ours();
    struct badge_report report;
    int genuine = 0;
    for (size_t i = 0; text[i]; i++) {
        char was = text[i];
        if (was == '"' || was == '{' || was == '}')
            continue;
        text[i] = was == 'a' ? 'b' : 'a';
        if (badge_check(text, key.public_key, NULL, 1764600000000, &report) == STATUS_OK)
            genuine += report.genuine;
        text[i] = was;
    }
    CHECK_INT(genuine, 0);
    free(text);
}

static void another_key_and_another_issuer_are_found_out(void)
{
    struct signing_key other;
    struct badge_report report;
    char *text = ours(), path[] = "/tmp/yingda-badge-XXXXXX";
    close(mkstemp(path));
    unlink(path);
    CHECK_INT(signing_key_open(&other, path), STATUS_OK);
    CHECK_INT(badge_check(text, other.public_key, NULL, 1764600000000, &report), STATUS_OK);
    CHECK(!report.genuine);
    free(text);
    CHECK_INT(badge_write(&badge, &other, &text), STATUS_OK); /* a forgery, signed by oneself */
    CHECK_INT(badge_check(text, key.public_key, NULL, 1764600000000, &report), STATUS_OK);
    CHECK(!report.genuine && strstr(report.reason, "issuer"));
    free(text);
    unlink(path);
}

static void what_is_no_badge_is_said_so(void)
{
    struct badge_report report;
    CHECK_INT(badge_check("", key.public_key, NULL, 0, &report), STATUS_INVALID);
    CHECK_INT(badge_check("[1]", key.public_key, NULL, 0, &report), STATUS_INVALID);
    CHECK_INT(badge_check("{}", key.public_key, NULL, 0, &report), STATUS_OK);
    CHECK(!report.genuine && *report.reason);
    CHECK_INT(badge_check("{\"proof\":{\"proofValue\":\"z0\"}}", key.public_key, NULL, 0, &report),
              STATUS_OK);
    CHECK(!report.genuine);
    uint8_t read[SIGNING_PUBLIC_SIZE];
    CHECK_INT(badge_key_read("", read), STATUS_INVALID);
    CHECK_INT(badge_key_read("z6Mk", read), STATUS_INVALID);
    CHECK_INT(badge_key_read("did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme", read),
              STATUS_INVALID); /* secp256k1 */
}

static void json_is_written_in_one_form(void)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"{ \"b\": [1, -2.0, 0], \"a\": null }", "{\"a\":null,\"b\":[1,-2,0]}"},
        {"{\"\\u20ac\":1,\"\\r\":2,\"1\":3,\"\\u0080\":4,\"\\ud83d\\ude02\":5,\"\\ufb33\":6}",
         "{\"\\r\":2,\"1\":3,\"\xC2\x80\":4,\"\xE2\x82\xAC\":1,\"\xF0\x9F\x98\x82\":5,"
         "\"\xEF\xAC\xB3"
         "\":6}"}, /* RFC 8785, 3.2.3 */
        {"\"\\u000f\\n\\/\\\\\\\"中\"", "\"\\u000f\\n/\\\\\\\"中\""},
        {"[[],{},[{}],true,false]", "[[],{},[{}],true,false]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cJSON *json = cJSON_Parse(rows[i].in);
        char *text = NULL;
        CHECK_INT(jcs_write(json, &text), STATUS_OK);
        CHECK_TEXT(text, rows[i].out);
        free(text);
        cJSON_Delete(json);
    }
    cJSON *half = cJSON_Parse("[0.5]");
    char *text = NULL;
    CHECK_INT(jcs_write(half, &text), STATUS_UNSUPPORTED);
    cJSON_Delete(half);
}

int main(void)
{
    char path[] = "/tmp/yingda-badge-XXXXXX";
    close(mkstemp(path));
    unlink(path);
    CHECK_INT(signing_key_open(&key, path), STATUS_OK);
    RUN(the_standards_example_is_genuine_and_a_letter_of_it_makes_it_none);
    RUN(ours_is_checked_by_the_public_key_alone);
    RUN(no_byte_of_it_can_be_changed);
    RUN(another_key_and_another_issuer_are_found_out);
    RUN(what_is_no_badge_is_said_so);
    RUN(json_is_written_in_one_form);
    unlink(path);
    return CHECK_RESULT();
}
