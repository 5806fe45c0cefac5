/* Checks for the test programs: each prints what failed and where; the program's exit says so too.
 */
#ifndef YINGDA_TESTS_CHECK_H
#define YINGDA_TESTS_CHECK_H

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CHECK_SKIP = 77 };

/* One count a program: what fails in a fixture's own file counts too. */
__attribute__((weak)) int check_failures;

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            check_failures++;                                                                      \
            fprintf(stderr, "%s:%d: %s: not true: %s\n", __FILE__, __LINE__, __func__,             \
                    #condition);                                                                   \
        }                                                                                          \
    } while (0)

#define CHECK_INT(actual, expected)                                                                \
    do {                                                                                           \
        long long check_a = (long long)(actual), check_e = (long long)(expected);                  \
        if (check_a != check_e) {                                                                  \
            check_failures++;                                                                      \
            fprintf(stderr, "%s:%d: %s: %s is %lld, expected %lld\n", __FILE__, __LINE__,          \
                    __func__, #actual, check_a, check_e);                                          \
        }                                                                                          \
    } while (0)

#define CHECK_TEXT(actual, expected)                                                               \
    do {                                                                                           \
        const char *check_a = (actual), *check_e = (expected);                                     \
        if (!check_a || !check_e || strcmp(check_a, check_e) != 0) {                               \
            check_failures++;                                                                      \
            fprintf(stderr, "%s:%d: %s: %s is \"%s\", expected \"%s\"\n", __FILE__, __LINE__,      \
                    __func__, #actual, check_a ? check_a : "(null)",                               \
                    check_e ? check_e : "(null)");                                                 \
        }                                                                                          \
    } while (0)

#define CHECK_NEAR(actual, expected, tolerance)                                                    \
    do {                                                                                           \
        double check_a = (double)(actual), check_e = (double)(expected);                           \
        if (!(fabs(check_a - check_e) <= (double)(tolerance))) {                                   \
            check_failures++;                                                                      \
            fprintf(stderr, "%s:%d: %s: %s is %g, expected %g +- %g\n", __FILE__, __LINE__,        \
                    __func__, #actual, check_a, check_e, (double)(tolerance));                     \
        }                                                                                          \
    } while (0)

/* Runs a test function and names it, so that a log reads as sentences. */
#define RUN(test)                                                                                  \
    do {                                                                                           \
        int check_before = check_failures;                                                         \
        test();                                                                                    \
        printf("%s %s\n", check_failures == check_before ? "ok  " : "FAIL", #test);                \
    } while (0)

#define CHECK_RESULT() (check_failures ? 1 : 0)

#endif
