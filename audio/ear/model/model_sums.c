#include "audio/ear/model/model_sums.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/path.h"

enum { HEX_SIZE = 2 * DIGEST_SIZE };

/* False: it cannot be read. */
static bool file_sum(const char *path, char hex[HEX_SIZE + 1])
{
    struct digest digest;
    uint8_t sum[DIGEST_SIZE];
    digest_init(&digest);
    bool fine = digest_file(&digest, path) == STATUS_OK;
    digest_take(&digest, sum);
    digest_hex(sum, sizeof sum, hex);
    return fine;
}

/* A line is the sum, two spaces (or a space and a star) and the name of a file in the folder. */
static bool line_parse(char *line, char **name)
{
    line[strcspn(line, "\r\n")] = '\0';
    *name = line + HEX_SIZE + 2;
    return strspn(line, "0123456789abcdef") == HEX_SIZE && strlen(line) > HEX_SIZE + 2 &&
           !strchr(*name, '/');
}

static enum status line_check(const char *dir, char *line, char *reason, size_t size)
{
    char path[PATH_SIZE], hex[HEX_SIZE + 1], *name;
    if (!line_parse(line, &name)) {
        snprintf(reason, size, "%.300s/SHA256SUMS: not a list of sums", dir);
        return STATUS_INVALID;
    }
    if (path_format(path, "%s/%s", dir, name) == STATUS_OK && file_sum(path, hex) &&
        strncmp(hex, line, HEX_SIZE) == 0)
        return STATUS_OK;
    snprintf(reason, size,
             "%.300s/%.64s is damaged: its sum is not that of SHA256SUMS; fetch the model"
             " again",
             dir, name);
    return STATUS_INVALID;
}

/* NULL: there is none, or its name is too long. */
static FILE *sums_open(const char *dir, enum status *status)
{
    char path[PATH_SIZE];
    *status = path_format(path, "%s/SHA256SUMS", dir);
    return *status == STATUS_OK ? fopen(path, "re") : NULL;
}

bool model_sums_exist(const char *dir)
{
    enum status status;
    FILE *list = sums_open(dir, &status);
    if (list)
        fclose(list);
    return list != NULL;
}

enum status model_sums_check(const char *dir, char *reason, size_t size)
{
    char line[256];
    enum status status;
    FILE *list = sums_open(dir, &status);
    while (list && status == STATUS_OK && fgets(line, sizeof line, list))
        status = line_check(dir, line, reason, size);
    if (list)
        fclose(list);
    return status;
}
