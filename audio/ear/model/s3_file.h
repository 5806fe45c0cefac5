/* SphinxTrain's parameter files: lines of text, "s3" to "endhdr", a word that tells the byte order,
 * then 32-bit numbers and, if the text says so, a checksum of them. */
#ifndef YINGDA_AUDIO_EAR_MODEL_S3_FILE_H
#define YINGDA_AUDIO_EAR_MODEL_S3_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/status.h"

struct s3_file {
    FILE *file; /* owned; stands behind what was read last */
    bool has_checksum;
    uint32_t checksum; /* of the numbers read so far */
};

/* Opens a file and reads its head. STATUS_NOT_FOUND, STATUS_IO: errno says why; STATUS_INVALID: not
 * such a file, or cut off in its head; STATUS_UNSUPPORTED: written with another byte order. It is
 * closed after a failure. */
enum status s3_open(struct s3_file *s3, const char *path);

/* Accepts one that is closed or zeroed. */
void s3_close(struct s3_file *s3);

/* The next `count` 32-bit numbers. STATUS_IO: the file ends before. */
enum status s3_read(struct s3_file *s3, void *out, size_t count);

/* Behind the last number: reads the checksum, if there is one. STATUS_IO: it is missing;
 * STATUS_INVALID: the numbers are not those that it was made of. */
enum status s3_check(struct s3_file *s3);

#endif
