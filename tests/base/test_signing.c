/* base/signing, base/base58: RFC 8032's first vector, keys that stay, texts that come back. */
#include "base/signing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base58.h"
#include "tests/check.h"
#include "tests/random.h"

static char folder[] = "/tmp/yingda-signing-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* RFC 8032, 7.1, test 2. */
static void a_key_signs_as_the_standard_says(void)
{
    static const uint8_t expected[] = {0x92, 0xa0, 0x09, 0xa9, 0xf0, 0xd4, 0xca, 0xb8};
    struct signing_key key;
    uint8_t signature[SIGNATURE_SIZE];
    write_text(in_folder("rfc"),
               "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n");
    CHECK_INT(signing_key_open(&key, in_folder("rfc")), STATUS_OK);
    CHECK_INT(key.public_key[0], 0x3d);
    CHECK_INT(key.public_key[31], 0x0c);
    CHECK_INT(signing_sign(&key, "\x72", 1, signature), STATUS_OK);
    CHECK(memcmp(signature, expected, sizeof expected) == 0);
    CHECK(signing_check(key.public_key, "\x72", 1, signature));
    CHECK(!signing_check(key.public_key, "\x73", 1, signature));
    signature[5] ^= 1;
    CHECK(!signing_check(key.public_key, "\x72", 1, signature));
    signing_key_close(&key);
    CHECK_INT(key.secret[0], 0);
}

static void a_key_is_made_once_and_read_by_nobody_else(void)
{
    struct signing_key first, second;
    struct stat about;
    CHECK_INT(signing_key_open(&first, in_folder("key")), STATUS_OK);
    CHECK_INT(signing_key_open(&second, in_folder("key")), STATUS_OK);
    CHECK(memcmp(&first, &second, sizeof first) == 0);
    CHECK(stat(in_folder("key"), &about) == 0 && (about.st_mode & 0777) == 0600);
    CHECK_INT(signing_key_open(&second, in_folder("no/such/folder")), STATUS_IO);
}

static void a_damaged_key_is_not_replaced(void)
{
    struct signing_key key;
    static const char *const texts[] = {
        "", "abc\n", "zccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb00\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        write_text(in_folder("bad"), texts[i]);
        CHECK_INT(signing_key_open(&key, in_folder("bad")), STATUS_DAMAGED);
    }
}

static void base58_comes_back(void)
{
    uint8_t bytes[BASE58_BYTES_MAX + 1] = {0}, read[BASE58_BYTES_MAX];
    char text[256];
    size_t n = 0;
    uint32_t state = 1;
    for (size_t size = 0; size <= BASE58_BYTES_MAX; size++) {
        for (size_t i = 0; i < size; i++)
            bytes[i] = i < size / 5 ? 0 : (uint8_t)(random_next(&state) >> 9);
        CHECK_INT(base58_write(bytes, size, text, sizeof text), STATUS_OK);
        CHECK_INT(base58_read(text, read, sizeof read, &n), STATUS_OK);
        CHECK(n == size && memcmp(read, bytes, size) == 0);
    }
    CHECK_INT(base58_write((const uint8_t *)"Hello World!", 12, text, sizeof text), STATUS_OK);
    CHECK_TEXT(text, "2NEpo7TZRRrLZSi2U"); /* draft-msporny-base58-03, 5 */
    CHECK_INT(base58_write(bytes, sizeof bytes, text, sizeof text), STATUS_LIMIT);
    CHECK_INT(base58_write(bytes, 32, text, 8), STATUS_LIMIT);
    CHECK_INT(base58_read("0OIl", read, sizeof read, &n), STATUS_INVALID);
    CHECK_INT(base58_read("2NEpo7TZRRrLZSi2U", read, 11, &n), STATUS_LIMIT);
    memset(text, 'z', 255);
    text[255] = '\0';
    CHECK_INT(base58_read(text, read, sizeof read, &n), STATUS_LIMIT);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(a_key_signs_as_the_standard_says);
    RUN(a_key_is_made_once_and_read_by_nobody_else);
    RUN(a_damaged_key_is_not_replaced);
    RUN(base58_comes_back);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
