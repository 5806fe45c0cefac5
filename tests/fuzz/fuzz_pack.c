/* A pack: the good one of the tests with files of it replaced, or others beside them, checked as
 * `yingda check` does. Where it is refused something is said; where it is not, it can be opened. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/lint/pack_check.h"
#include "scenarios/pack.h"
#include "tests/fuzz/blob.h"
#include "tests/scenarios/pack_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct pack_fixture fixture;

struct stored {  /* what an input's file stands in place of */
    char *bytes; /* owned; NULL: nothing */
    size_t size;
};

static struct stored file_store(const char *name)
{
    enum { MOST = 1 << 16 };
    char path[BLOB_PATH_SIZE];
    struct stored stored = {0};
    snprintf(path, sizeof path, "%s/%s", fixture.folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return stored;
    stored.bytes = malloc(MOST);
    if (!stored.bytes)
        abort();
    stored.size = fread(stored.bytes, 1, MOST, file);
    fclose(file);
    return stored;
}

static void file_restore(const char *name, struct stored *stored)
{
    if (stored->bytes)
        pack_fixture_write(&fixture, name, stored->bytes, stored->size);
    else
        pack_fixture_remove(&fixture, name);
    free(stored->bytes);
}

/* Only beside what is there: a file where the good pack has a folder would not be written. */
static int is_wanted(const char *name)
{
    static const char *const folders[] = {"plays/", "drills/", "art/woman/", "sound/"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t length = strlen(folders[i]);
        if (strncmp(name, folders[i], length) == 0)
            return !strchr(name + length, '/');
    }
    return !strchr(name, '/') && strchr(name, '.');
}

static void check(void)
{
    struct problems problems = {0};
    struct pack *pack = NULL;
    enum status status = pack_check(&pack, fixture.folder, &problems);
    if (status == STATUS_INVALID && problems.count == 0)
        abort();
    if (status == STATUS_OK && (!pack || pack->n_plays == 0))
        abort();
    for (size_t i = 0; i < problems.count; i++) {
        if (!problems.items[i].reason || strchr(problems.items[i].reason, '\n'))
            abort();
    }
    pack_close(pack);
    problems_finish(&problems);
}

static void fixture_remove(void)
{
    pack_fixture_finish(&fixture);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stored stored[BLOB_FILES_MAX];
    struct blob blob;
    if (!*fixture.folder) {
        pack_fixture_init(&fixture);
        atexit(fixture_remove);
    }
    blob_split(&blob, data, size, "phrases.yaml");
    size_t count = 0;
    for (; count < blob.count && is_wanted(blob.files[count].name); count++) {
        stored[count] = file_store(blob.files[count].name);
        pack_fixture_write(&fixture, blob.files[count].name, blob.files[count].bytes,
                           blob.files[count].size);
    }
    check();
    while (count-- > 0) /* the last first: a name may come twice */
        file_restore(blob.files[count].name, &stored[count]);
    return 0;
}
