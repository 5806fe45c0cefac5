#include "audio/ear/model/s3_file.h"

#include <errno.h>
#include <string.h>

enum { BYTE_ORDER_WORD = 0x11223344 };

static enum status head_read(struct s3_file *s3)
{
    char line[256] = "";
    uint32_t order = 0;
    bool fine = fgets(line, sizeof line, s3->file) && strcmp(line, "s3\n") == 0;
    while (fine && strcmp(line + strspn(line, " "), "endhdr\n") != 0) {
        fine = fgets(line, sizeof line, s3->file) != NULL;
        s3->has_checksum |= strstr(line, "chksum0") != NULL;
    }
    if (!fine || fread(&order, sizeof order, 1, s3->file) != 1)
        return STATUS_INVALID;
    return order == BYTE_ORDER_WORD ? STATUS_OK : STATUS_UNSUPPORTED;
}

enum status s3_open(struct s3_file *s3, const char *path)
{
    *s3 = (struct s3_file){.file = fopen(path, "rb")};
    if (!s3->file)
        return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    enum status status = head_read(s3);
    if (status != STATUS_OK)
        s3_close(s3);
    return status;
}

void s3_close(struct s3_file *s3)
{
    if (s3->file)
        fclose(s3->file);
    s3->file = NULL;
}

enum status s3_read(struct s3_file *s3, void *out, size_t count)
{
    if (fread(out, sizeof(uint32_t), count, s3->file) != count)
        return STATUS_IO;
    for (size_t i = 0; i < count; i++) {
        uint32_t word;
        memcpy(&word, (const char *)out + i * sizeof word, sizeof word);
        s3->checksum = (s3->checksum << 20 | s3->checksum >> 12) + word;
    }
    return STATUS_OK;
}

enum status s3_check(struct s3_file *s3)
{
    uint32_t sum = 0;
    if (!s3->has_checksum)
        return STATUS_OK;
    if (fread(&sum, sizeof sum, 1, s3->file) != 1)
        return STATUS_IO;
    return sum == s3->checksum ? STATUS_OK : STATUS_INVALID;
}
