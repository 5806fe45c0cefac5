/* A pack that is opened while memory runs out, at every place in turn: it fails for that, and is
 * neither half a pack nor one that is said to be wrong. The linker leads what our code asks for
 * memory to the functions here (scenarios/CMakeLists.txt). */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/lint/pack_check.h"
#include "scenarios/load/pack_open.h"
#include "scenarios/pack.h"
#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t most);
int __real_vasprintf(char **out, const char *format, va_list arguments);
FILE *__real_open_memstream(char **bytes, size_t *size);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t most);
int __wrap_asprintf(char **out, const char *format, ...) __attribute__((format(printf, 2, 3)));
int __wrap_vasprintf(char **out, const char *format, va_list arguments);
FILE *__wrap_open_memstream(char **bytes, size_t *size);

enum { FOR_EVER = -1 };

static long asked, granted = FOR_EVER; /* of what is asked for; then there is no more */

static bool grants(void)
{
    return asked++ < granted || granted == FOR_EVER;
}

void *__wrap_malloc(size_t size)
{
    return grants() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t count, size_t size)
{
    return grants() ? __real_calloc(count, size) : NULL;
}

void *__wrap_realloc(void *memory, size_t size)
{
    return grants() ? __real_realloc(memory, size) : NULL;
}

char *__wrap_strdup(const char *text)
{
    return grants() ? __real_strdup(text) : NULL;
}

char *__wrap_strndup(const char *text, size_t most)
{
    return grants() ? __real_strndup(text, most) : NULL;
}

int __wrap_vasprintf(char **out, const char *format, va_list arguments)
{
    return grants() ? __real_vasprintf(out, format, arguments) : -1;
}

int __wrap_asprintf(char **out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = __wrap_vasprintf(out, format, arguments);
    va_end(arguments);
    return length;
}

FILE *__wrap_open_memstream(char **bytes, size_t *size)
{
    return grants() ? __real_open_memstream(bytes, size) : NULL;
}

typedef enum status opening(struct pack **out, const char *folder, struct problems *problems);

/* How often the whole of it asks. */
static long opens_with(opening *open, const char *folder, long most, enum status expected)
{
    struct pack *pack = NULL;
    struct problems problems = {0};
    asked = 0;
    granted = most;
    enum status status = open(&pack, folder, &problems);
    granted = FOR_EVER;
    long count = asked;
    if (status != expected)
        printf("     with %ld of what it asks for:\n", most);
    CHECK_INT(status, expected);
    CHECK((status == STATUS_OK) == (pack != NULL));
    for (size_t i = 0; status == STATUS_NO_MEMORY && problems.items && i < problems.count; i++)
        CHECK(!problems.items[i].reason || strcmp(problems.items[i].reason, "out of memory") == 0);
    pack_close(pack);
    problems_finish(&problems);
    return count;
}

/* At each of the first places, then at some spread over the rest: what comes later comes again and
 * again. */
static void fails_wherever(opening *open, const char *folder, long each, long spread)
{
    long whole = opens_with(open, folder, FOR_EVER, STATUS_OK);
    for (long k = 0; k < whole; k += k < each ? 1 : 1 + (whole - each) / spread)
        opens_with(open, folder, k, STATUS_NO_MEMORY);
    opens_with(open, folder, whole, STATUS_OK);
    printf("     asks %ld times\n", whole);
}

int main(void)
{
    struct pack_fixture fixture;
    pack_fixture_init(&fixture);
    fails_wherever(pack_open, fixture.folder, 200, 150);
    fails_wherever(pack_check, fixture.folder, 0, 150);
    fails_wherever(pack_open, YINGDA_SOURCE_DIR "/scenarios/packs/power-supply", 0, 6);
    pack_fixture_finish(&fixture);
    return CHECK_RESULT();
}
