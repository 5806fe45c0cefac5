/* What the fuzzers of parsers that take files share: one input becomes the files of a folder.
 *   === NAME
 *   BYTES
 *   === NAME …
 * An input that does not begin with a mark is one file, of the name that the fuzzer gives. */
#ifndef YINGDA_TESTS_FUZZ_BLOB_H
#define YINGDA_TESTS_FUZZ_BLOB_H

#include <stddef.h>
#include <stdint.h>

enum { BLOB_FILES_MAX = 16, BLOB_NAME_SIZE = 64, BLOB_PATH_SIZE = 256 };

struct blob_file {
    char name[BLOB_NAME_SIZE]; /* safe: no '..', no blank, not absolute */
    const uint8_t *bytes;      /* within the input */
    size_t size;
};

struct blob {
    struct blob_file files[BLOB_FILES_MAX];
    size_t count;
};

/* Splits an input; files of unsafe names are left out. `alone` is the name of an unmarked one. */
void blob_split(struct blob *blob, const uint8_t *data, size_t size, const char *alone);

/* A folder of this process in $TMPDIR or /tmp, made when it is first asked for. Aborts without one.
 */
const char *blob_folder(void);

/* Writes one file below the folder, with the folders in its name. Aborts when the disk does not let
 * it. */
void blob_write(const char *name, const void *bytes, size_t size);

void blob_write_all(const struct blob *blob);
void blob_remove_all(const struct blob *blob);

#endif
