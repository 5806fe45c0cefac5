/* SphinxTrain's parameter files begin with lines of text, "s3" to "endhdr", then a word that tells
 * the byte order, counts, an array of 32-bit numbers with its length before it, and a checksum if
 * the header says so. A sendump begins with texts that have their lengths before them. */
#include "audio/ear/model/model_files.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    STREAMS_MAX = 16,
    BYTE_ORDER_WORD = 0x11223344,
    TEXTS_MAX = 64, /* in the head of a sendump; there are about 18 */
    TEXT_BYTES_MAX = 1024
};

struct checking {
    const char *dir;
    char *reason;
    size_t size;
    FILE *file;
    const char *name;
    bool has_checksum;
    uint32_t checksum;
};

/* How the Gaussians are laid out. */
struct gaussians {
    int32_t codebooks, streams, densities, lengths[STREAMS_MAX];
};

__attribute__((format(printf, 2, 3))) static enum status refuse(struct checking *checking,
                                                                const char *format, ...)
{
    va_list arguments;
    int used =
        snprintf(checking->reason, checking->size, "%.300s/%s: ", checking->dir, checking->name);
    va_start(arguments, format);
    if (used > 0 && (size_t)used < checking->size)
        vsnprintf(checking->reason + used, checking->size - (size_t)used, format, arguments);
    va_end(arguments);
    return STATUS_INVALID;
}

static enum status file_start(struct checking *checking, const char *name)
{
    char path[4096];
    checking->name = name;
    checking->has_checksum = false;
    checking->checksum = 0;
    snprintf(path, sizeof path, "%s/%s", checking->dir, name);
    checking->file = fopen(path, "rb");
    if (checking->file)
        return STATUS_OK;
    refuse(checking, "%s", strerror(errno));
    return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
}

/* Numbers that the checksum covers. */
static bool words_read(struct checking *checking, void *out, size_t count)
{
    uint32_t *words = out;
    if (fread(words, sizeof *words, count, checking->file) != count)
        return false;
    for (size_t i = 0; i < count; i++)
        checking->checksum = (checking->checksum << 20 | checking->checksum >> 12) + words[i];
    return true;
}

static enum status head_read(struct checking *checking)
{
    char line[256] = "";
    uint32_t order = 0;
    bool fine = fgets(line, sizeof line, checking->file) && strcmp(line, "s3\n") == 0;
    while (fine && strcmp(line + strspn(line, " "), "endhdr\n") != 0) {
        fine = fgets(line, sizeof line, checking->file) != NULL;
        checking->has_checksum |= strstr(line, "chksum0") != NULL;
    }
    if (!fine || fread(&order, sizeof order, 1, checking->file) != 1)
        return refuse(checking, "not a parameter file of SphinxTrain (\"s3\")");
    if (order != BYTE_ORDER_WORD)
        return refuse(checking, "written with another byte order, or damaged");
    return STATUS_OK;
}

/* The array that ends a file, `expected` numbers long. */
static enum status numbers_check(struct checking *checking, int64_t expected)
{
    int32_t n = 0;
    uint32_t words[1024], sum = 0;
    if (!words_read(checking, &n, 1))
        return refuse(checking, "cut off");
    if (n != expected)
        return refuse(checking, "%d numbers, but its sizes make %lld", n, (long long)expected);
    for (int64_t left = expected; left > 0;) {
        size_t take = left < 1024 ? (size_t)left : 1024;
        if (!words_read(checking, words, take))
            return refuse(checking, "cut off");
        left -= (int64_t)take;
    }
    if (!checking->has_checksum)
        return STATUS_OK;
    if (fread(&sum, sizeof sum, 1, checking->file) != 1)
        return refuse(checking, "cut off");
    return sum == checking->checksum ? STATUS_OK : refuse(checking, "damaged: wrong checksum");
}

static enum status gaussians_read(struct checking *checking, struct gaussians *out)
{
    int64_t dimensions = 0;
    if (!words_read(checking, out, 3))
        return refuse(checking, "cut off");
    if (out->codebooks < 1 || out->codebooks > 65535 || out->streams < 1 ||
        out->streams > STREAMS_MAX || out->densities < 1 || out->densities > 65535)
        return refuse(checking, "sizes out of range: %d codebooks, %d streams, %d densities",
                      out->codebooks, out->streams, out->densities);
    if (!words_read(checking, out->lengths, (size_t)out->streams))
        return refuse(checking, "cut off");
    for (int i = 0; i < out->streams; i++) {
        if (out->lengths[i] < 1 || out->lengths[i] > 1024)
            return refuse(checking, "a stream of %d dimensions", out->lengths[i]);
        dimensions += out->lengths[i];
    }
    return numbers_check(checking, (int64_t)out->codebooks * out->densities * dimensions);
}

static enum status gaussians_check(struct checking *checking, const char *name,
                                   struct gaussians *out)
{
    memset(out, 0, sizeof *out);
    enum status status = file_start(checking, name);
    if (status == STATUS_OK)
        status = head_read(checking);
    if (status == STATUS_OK)
        status = gaussians_read(checking, out);
    if (checking->file)
        fclose(checking->file);
    return status;
}

/* A full model has a codebook for each senone; semi-continuous ones and those tied by phone fewer.
 */
static enum status weights_fit(struct checking *checking, const int32_t counts[3],
                               const struct mdef *mdef, const struct gaussians *gaussians)
{
    if (counts[0] != mdef->n_senones)
        return refuse(checking, "weights for %d senones, the model definition has %d", counts[0],
                      mdef->n_senones);
    if (counts[1] != gaussians->streams || counts[2] != gaussians->densities)
        return refuse(checking, "%d streams of %d weights, the means have %d of %d", counts[1],
                      counts[2], gaussians->streams, gaussians->densities);
    return STATUS_OK;
}

static enum status weights_read(struct checking *checking, const struct mdef *mdef,
                                const struct gaussians *gaussians)
{
    int32_t counts[3];
    enum status status = head_read(checking);
    if (status == STATUS_OK && !words_read(checking, counts, 3))
        status = refuse(checking, "cut off");
    if (status == STATUS_OK)
        status = weights_fit(checking, counts, mdef, gaussians);
    return status == STATUS_OK ? numbers_check(checking, (int64_t)counts[0] * counts[1] * counts[2])
                               : status;
}

/* What the texts of a sendump say; 0: nothing. */
struct dump_head {
    int32_t streams, clusters, bits;
};

static bool dump_head_read(FILE *file, struct dump_head *head)
{
    *head = (struct dump_head){0, 0, 0};
    for (int i = 0; i < TEXTS_MAX; i++) {
        int32_t length;
        char text[TEXT_BYTES_MAX + 1];
        if (fread(&length, sizeof length, 1, file) != 1 || length < 0 || length > TEXT_BYTES_MAX)
            return false;
        if (length == 0)
            return i >= 2; /* a title and a header at least */
        if (fread(text, 1, (size_t)length, file) != (size_t)length)
            return false;
        text[length] = '\0';
        sscanf(text, "feature_count %" SCNd32, &head->streams);
        sscanf(text, "cluster_count %" SCNd32, &head->clusters);
        sscanf(text, "cluster_bits %" SCNd32, &head->bits);
    }
    return false;
}

/* A byte a weight, or half of one where the weights are clustered. */
static int64_t dump_bytes(const struct dump_head *head, const int32_t counts[3])
{
    int64_t row = head->bits == 4 ? (counts[0] + 1) / 2 : counts[0];
    return row * counts[1] * counts[2] + head->clusters;
}

static enum status dump_read(struct checking *checking, const struct mdef *mdef,
                             const struct gaussians *gaussians)
{
    struct dump_head head;
    int32_t sizes[2]; /* densities, senones */
    struct stat about;
    if (!dump_head_read(checking->file, &head))
        return refuse(checking, "not a sendump, or cut off");
    long at = 0;
    if (fread(sizes, sizeof *sizes, 2, checking->file) != 2 || (at = ftell(checking->file)) < 0 ||
        fstat(fileno(checking->file), &about) != 0)
        return refuse(checking, "cut off");
    int32_t counts[3] = {sizes[1], head.streams ? head.streams : gaussians->streams, sizes[0]};
    enum status status = weights_fit(checking, counts, mdef, gaussians);
    if (status == STATUS_OK && about.st_size - at < dump_bytes(&head, counts))
        status = refuse(checking, "cut off: %lld bytes, its sizes make %lld",
                        (long long)about.st_size, (long long)(at + dump_bytes(&head, counts)));
    return status;
}

static enum status weights_check(struct checking *checking, const struct mdef *mdef,
                                 const struct gaussians *gaussians)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/sendump", checking->dir);
    bool dump = access(path, F_OK) == 0; /* PocketSphinx, too, takes it first */
    enum status status = file_start(checking, dump ? "sendump" : "mixture_weights");
    if (status == STATUS_OK)
        status =
            dump ? dump_read(checking, mdef, gaussians) : weights_read(checking, mdef, gaussians);
    if (checking->file)
        fclose(checking->file);
    return status;
}

enum status model_files_check(const char *dir, const struct mdef *mdef, char *reason, size_t size)
{
    struct checking checking = {.dir = dir, .reason = reason, .size = size};
    struct gaussians means, variances;
    enum status status = gaussians_check(&checking, "means", &means);
    if (status == STATUS_OK)
        status = gaussians_check(&checking, "variances", &variances);
    if (status == STATUS_OK && memcmp(&means, &variances, sizeof means) != 0)
        status = refuse(&checking, "its sizes are not those of means");
    return status == STATUS_OK ? weights_check(&checking, mdef, &means) : status;
}
