/* base/password_hash: the right one alone is taken, and nothing of it can be read. */
#include "base/password_hash.h"

#include <stdio.h>
#include <string.h>

#include "tests/check.h"

static void the_same_password_is_taken_and_no_other(void)
{
    char hash[PASSWORD_HASH_SIZE];
    CHECK_INT(password_hash_make("2468", hash), STATUS_OK);
    CHECK_INT(password_hash_check(hash, "2468"), STATUS_OK);
    CHECK_INT(password_hash_check(hash, "2469"), STATUS_INVALID);
    CHECK_INT(password_hash_check(hash, ""), STATUS_INVALID);
    CHECK_INT(password_hash_check(hash, "24680"), STATUS_INVALID);
}

static void it_is_argon2id_with_a_salt_of_its_own(void)
{
    char first[PASSWORD_HASH_SIZE], second[PASSWORD_HASH_SIZE];
    CHECK_INT(password_hash_make("一二三四", first), STATUS_OK);
    CHECK_INT(password_hash_make("一二三四", second), STATUS_OK);
    CHECK(strncmp(first, "$argon2id$v=19$m=65536,t=2,p=1$", 31) == 0);
    CHECK(strcmp(first, second) != 0);
    CHECK(strstr(first, "一二三四") == NULL);
    CHECK_INT(password_hash_check(second, "一二三四"), STATUS_OK);
}

/* The reference implementation's own line: argon2 of Debian, `echo -n 2468 | argon2
 * saltsaltsaltsalt -id -t 2 -m 10 -p 1 -e`, so that a hash is not only what we ourselves make. */
static void a_line_of_the_reference_program_is_understood(void)
{
    static const char line[] =
        "$argon2id$v=19$m=1024,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$zBKn+vE8Yi+QwiPTn+/"
        "zajZKg7fFbjMIhm8ddBU0gnU";
    CHECK_INT(password_hash_check(line, "2468"), STATUS_OK);
    CHECK_INT(password_hash_check(line, "2467"), STATUS_INVALID);
}

static void what_is_no_hash_opens_nothing(void)
{
    static const char *const lines[] = {
        "",
        "2468",
        "$argon2id$",
        "$argon2i$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ$AAAA",
        "$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ$", /* nothing behind the salt */
        "$argon2id$v=19$m=999999,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=65536,t=99,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAA",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        CHECK_INT(password_hash_check(lines[i], "2468"), STATUS_DAMAGED);
        CHECK_INT(password_hash_check(lines[i], ""), STATUS_DAMAGED);
    }
}

static void a_cut_line_opens_nothing_and_is_known_for_one(void)
{
    char hash[PASSWORD_HASH_SIZE];
    CHECK_INT(password_hash_make("2468", hash), STATUS_OK);
    CHECK(password_hash_is_whole(hash));
    for (size_t n = strlen(hash); n-- > 0;) {
        hash[n] = '\0';
        CHECK(!password_hash_is_whole(hash));
        CHECK_INT(password_hash_check(hash, "2468"), STATUS_DAMAGED);
    }
}

static void whatever_else_stands_in_the_line_it_is_no_whole_one(void)
{
    static const char extra[] = "= \nA$";
    char hash[PASSWORD_HASH_SIZE], spoilt[PASSWORD_HASH_SIZE + 1];
    CHECK_INT(password_hash_make("2468", hash), STATUS_OK);
    for (size_t i = 0; extra[i]; i++) {
        snprintf(spoilt, sizeof spoilt, "%s%c", hash, extra[i]);
        CHECK(!password_hash_is_whole(spoilt));
        snprintf(spoilt, sizeof spoilt, "%s", hash);
        spoilt[strlen(spoilt) - 20] = extra[i];
        CHECK(!password_hash_is_whole(spoilt) || extra[i] == 'A');
        CHECK(password_hash_check(spoilt, "2468") != STATUS_OK || strcmp(spoilt, hash) == 0);
    }
}

static void too_long_a_one_is_refused(void)
{
    char hash[PASSWORD_HASH_SIZE], longest[PASSWORD_BYTES_MAX + 2];
    memset(longest, '1', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    CHECK_INT(password_hash_make(longest, hash), STATUS_LIMIT);
}

static void what_everybody_tries_first_is_known(void)
{
    static const char *const easy[] = {"0000", "1234", "7654321"}, *const fine[] = {"2468", "1235",
                                                                                    "0912"};
    for (int i = 0; i < 3; i++) {
        CHECK(password_is_easy(easy[i]));
        CHECK(!password_is_easy(fine[i]));
    }
}

int main(void)
{
    RUN(the_same_password_is_taken_and_no_other);
    RUN(it_is_argon2id_with_a_salt_of_its_own);
    RUN(a_line_of_the_reference_program_is_understood);
    RUN(what_is_no_hash_opens_nothing);
    RUN(a_cut_line_opens_nothing_and_is_known_for_one);
    RUN(whatever_else_stands_in_the_line_it_is_no_whole_one);
    RUN(too_long_a_one_is_refused);
    RUN(what_everybody_tries_first_is_known);
    return CHECK_RESULT();
}
