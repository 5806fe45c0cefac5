/* Means, variances and mixture weights are "s3" files: counts, then an array of numbers with its
 * length before it. A sendump begins with texts that have their lengths before them. */
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

#include "audio/ear/model/s3_file.h"

enum {
    STREAMS_MAX = 16,
    TEXTS_MAX = 64, /* in the head of a sendump; there are about 18 */
    TEXT_BYTES_MAX = 1024
};

struct checking {
    const char *dir;
    char *reason;
    size_t size;
    const char *name; /* of the file that is being looked at */
    struct s3_file s3;
};

/* How the Gaussians are laid out. */
struct layout {
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

static enum status refuse_unopened(struct checking *checking, enum status status)
{
    if (status == STATUS_NOT_FOUND || status == STATUS_IO) {
        refuse(checking, "%s", strerror(errno));
        return status;
    }
    return status == STATUS_INVALID
               ? refuse(checking, "not a parameter file of SphinxTrain (\"s3\")")
               : refuse(checking, "written with another byte order, or damaged");
}

static void path_make(struct checking *checking, const char *name, char out[4096])
{
    checking->name = name;
    snprintf(out, 4096, "%s/%s", checking->dir, name);
}

static enum status file_start(struct checking *checking, const char *name)
{
    char path[4096];
    path_make(checking, name, path);
    enum status status = s3_open(&checking->s3, path);
    return status == STATUS_OK ? STATUS_OK : refuse_unopened(checking, status);
}

static enum status numbers_read(struct checking *checking, void *out, size_t count)
{
    return s3_read(&checking->s3, out, count) == STATUS_OK ? STATUS_OK
                                                           : refuse(checking, "cut off");
}

/* The array that ends a file, `expected` numbers long. */
static enum status numbers_check(struct checking *checking, int64_t expected)
{
    int32_t n = 0;
    uint32_t words[1024];
    enum status status = numbers_read(checking, &n, 1);
    if (status == STATUS_OK && n != expected)
        status = refuse(checking, "%d numbers, but its sizes make %lld", n, (long long)expected);
    for (int64_t left = expected; status == STATUS_OK && left > 0; left -= 1024)
        status = numbers_read(checking, words, left < 1024 ? (size_t)left : 1024);
    if (status != STATUS_OK)
        return status;
    status = s3_check(&checking->s3);
    return status == STATUS_OK   ? STATUS_OK
           : status == STATUS_IO ? refuse(checking, "cut off")
                                 : refuse(checking, "damaged: wrong checksum");
}

static enum status lengths_check(struct checking *checking, const struct layout *layout,
                                 int64_t *dimensions)
{
    *dimensions = 0;
    for (int i = 0; i < layout->streams; i++) {
        if (layout->lengths[i] < 1 || layout->lengths[i] > 1024)
            return refuse(checking, "a stream of %d dimensions", layout->lengths[i]);
        *dimensions += layout->lengths[i];
    }
    return STATUS_OK;
}

static enum status layout_read(struct checking *checking, struct layout *out)
{
    int64_t dimensions = 0;
    enum status status = numbers_read(checking, out, 3);
    if (status != STATUS_OK)
        return status;
    if (out->codebooks < 1 || out->codebooks > 65535 || out->streams < 1 ||
        out->streams > STREAMS_MAX || out->densities < 1 || out->densities > 65535)
        return refuse(checking, "sizes out of range: %d codebooks, %d streams, %d densities",
                      out->codebooks, out->streams, out->densities);
    status = numbers_read(checking, out->lengths, (size_t)out->streams);
    if (status == STATUS_OK)
        status = lengths_check(checking, out, &dimensions);
    return status == STATUS_OK
               ? numbers_check(checking, (int64_t)out->codebooks * out->densities * dimensions)
               : status;
}

static enum status gaussians_check(struct checking *checking, const char *name, struct layout *out)
{
    memset(out, 0, sizeof *out);
    enum status status = file_start(checking, name);
    if (status == STATUS_OK)
        status = layout_read(checking, out);
    s3_close(&checking->s3);
    return status;
}

/* A full model has a codebook for each senone; semi-continuous ones and those tied by phone fewer.
 */
static enum status weights_fit(struct checking *checking, const int32_t counts[3],
                               const struct mdef *mdef, const struct layout *layout)
{
    if (counts[0] != mdef->n_senones)
        return refuse(checking, "weights for %d senones, the model definition has %d", counts[0],
                      mdef->n_senones);
    if (counts[1] != layout->streams || counts[2] != layout->densities)
        return refuse(checking, "%d streams of %d weights, the means have %d of %d", counts[1],
                      counts[2], layout->streams, layout->densities);
    return STATUS_OK;
}

static enum status weights_read(struct checking *checking, const struct mdef *mdef,
                                const struct layout *layout)
{
    int32_t counts[3];
    enum status status = file_start(checking, "mixture_weights");
    if (status == STATUS_OK)
        status = numbers_read(checking, counts, 3);
    if (status == STATUS_OK)
        status = weights_fit(checking, counts, mdef, layout);
    if (status == STATUS_OK)
        status = numbers_check(checking, (int64_t)counts[0] * counts[1] * counts[2]);
    s3_close(&checking->s3);
    return status;
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

static enum status dump_read(struct checking *checking, FILE *file, const struct mdef *mdef,
                             const struct layout *layout)
{
    struct dump_head head;
    int32_t sizes[2]; /* densities, senones */
    struct stat about;
    if (!dump_head_read(file, &head))
        return refuse(checking, "not a sendump, or cut off");
    long at = 0;
    if (fread(sizes, sizeof *sizes, 2, file) != 2 || (at = ftell(file)) < 0 ||
        fstat(fileno(file), &about) != 0)
        return refuse(checking, "cut off");
    int32_t counts[3] = {sizes[1], head.streams ? head.streams : layout->streams, sizes[0]};
    enum status status = weights_fit(checking, counts, mdef, layout);
    if (status == STATUS_OK && about.st_size - at < dump_bytes(&head, counts))
        status = refuse(checking, "cut off: %lld bytes, its sizes make %lld",
                        (long long)about.st_size, (long long)(at + dump_bytes(&head, counts)));
    return status;
}

/* PocketSphinx, too, takes a sendump first. */
static enum status weights_check(struct checking *checking, const struct mdef *mdef,
                                 const struct layout *layout)
{
    char path[4096];
    path_make(checking, "sendump", path);
    if (access(path, F_OK) != 0)
        return weights_read(checking, mdef, layout);
    FILE *file = fopen(path, "rb");
    if (!file)
        return refuse_unopened(checking, STATUS_IO);
    enum status status = dump_read(checking, file, mdef, layout);
    fclose(file);
    return status;
}

enum status model_files_check(const char *dir, const struct mdef *mdef, char *reason, size_t size)
{
    struct checking checking = {.dir = dir, .reason = reason, .size = size};
    struct layout means, variances;
    enum status status = gaussians_check(&checking, "means", &means);
    if (status == STATUS_OK)
        status = gaussians_check(&checking, "variances", &variances);
    if (status == STATUS_OK && memcmp(&means, &variances, sizeof means) != 0)
        status = refuse(&checking, "its sizes are not those of means");
    return status == STATUS_OK ? weights_check(&checking, mdef, &means) : status;
}
