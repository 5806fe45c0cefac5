#include "audio/ear/network/unit_file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

static const char MAGIC[] = "YINGDA UNITS v1\n";

enum {
    MAGIC_SIZE = 16,
    FILE_SIZE_MAX = 16 << 20,
    WIDTH_MAX = 2048, /* of a layer */
    TAPS_MAX = 63,
    STEP_MAX = 10
};

/* The file's bytes, and how far they were read. */
struct reading {
    uint8_t *data; /* owned */
    size_t size, at;
};

struct head {
    uint32_t bands, step, stem_frames, channels, wide, units, blocks;
};

static bool bytes_read(struct reading *reading, void *out, size_t size)
{
    if (reading->size - reading->at < size)
        return false;
    memcpy(out, reading->data + reading->at, size);
    reading->at += size;
    return true;
}

static enum status file_load(struct reading *reading, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    reading->data = malloc(FILE_SIZE_MAX);
    if (reading->data)
        reading->size = fread(reading->data, 1, FILE_SIZE_MAX, file);
    enum status status = !reading->data ? STATUS_NO_MEMORY : ferror(file) ? STATUS_IO : STATUS_OK;
    fclose(file);
    return status;
}

/* Takes the digest off the end. */
static bool digest_fits(struct reading *reading)
{
    struct digest digest_of;
    uint8_t digest[DIGEST_SIZE];
    if (reading->size < MAGIC_SIZE + sizeof digest)
        return false;
    reading->size -= sizeof digest;
    digest_init(&digest_of);
    digest_add(&digest_of, reading->data, reading->size);
    digest_take(&digest_of, digest);
    return memcmp(digest, reading->data + reading->size, sizeof digest) == 0;
}

static bool head_read(struct reading *reading, struct head *head)
{
    return bytes_read(reading, head, sizeof *head) && head->bands == LOG_MEL_BANDS &&
           head->step >= 1 && head->step <= STEP_MAX && head->stem_frames >= head->step &&
           head->stem_frames <= TAPS_MAX && head->channels >= 1 && head->channels <= WIDTH_MAX &&
           head->channels % MATRIX_LANES == 0 && head->wide >= 1 && head->wide <= WIDTH_MAX &&
           head->wide % MATRIX_LANES == 0 && head->units >= 2 &&
           head->units <= UNIT_NET_UNITS_MAX && head->blocks <= UNIT_NET_BLOCKS_MAX;
}

static bool taps_read(struct reading *reading, struct unit_net *net)
{
    for (size_t i = 0; i < net->n_blocks; i++) {
        uint32_t taps;
        if (!bytes_read(reading, &taps, sizeof taps) || taps < 1 || taps > TAPS_MAX)
            return false;
        net->blocks[i].taps = taps;
    }
    return true;
}

static bool names_read(struct reading *reading, struct unit_net *net)
{
    for (size_t i = 0; i < net->n_units; i++) {
        if (!bytes_read(reading, net->names[i], UNIT_NAME_SIZE) ||
            net->names[i][UNIT_NAME_SIZE - 1] != '\0')
            return false;
    }
    return true;
}

/* One output's numbers. */
struct output {
    float scale, bias;
    const int8_t *values;
};

static bool output_read(struct reading *reading, size_t inputs, struct output *output)
{
    if (!bytes_read(reading, &output->scale, sizeof output->scale) ||
        !bytes_read(reading, &output->bias, sizeof output->bias) ||
        reading->size - reading->at < inputs)
        return false;
    output->values = (const int8_t *)reading->data + reading->at;
    reading->at += inputs;
    return true;
}

static enum status matrix_read(struct reading *reading, struct matrix *matrix, size_t inputs,
                               size_t outputs)
{
    enum status status = matrix_init(matrix, inputs, outputs);
    for (size_t i = 0; i < outputs && status == STATUS_OK; i++) {
        struct output output;
        if (!output_read(reading, inputs, &output))
            return STATUS_INVALID;
        matrix->bias[i] = output.bias;
        for (size_t k = 0; k < inputs; k++)
            *matrix_weight(matrix, k, i) = output.scale * (float)output.values[k];
    }
    return status;
}

static enum status along_read(struct reading *reading, struct unit_block *block, size_t channels)
{
    block->along = calloc(block->taps * channels, sizeof *block->along);
    if (!block->along)
        return STATUS_NO_MEMORY;
    for (size_t c = 0; c < channels; c++) {
        struct output output;
        if (!output_read(reading, block->taps, &output))
            return STATUS_INVALID;
        for (size_t k = 0; k < block->taps; k++)
            block->along[k * channels + c] = output.scale * (float)output.values[k];
    }
    return STATUS_OK;
}

static enum status layers_read(struct reading *reading, struct unit_net *net,
                               const struct head *head)
{
    enum status status =
        matrix_read(reading, &net->stem, (size_t)head->stem_frames * head->bands, head->channels);
    for (size_t i = 0; i < net->n_blocks && status == STATUS_OK; i++) {
        status = along_read(reading, &net->blocks[i], head->channels);
        if (status == STATUS_OK)
            status = matrix_read(reading, &net->blocks[i].mix, head->channels, head->channels);
    }
    if (status == STATUS_OK)
        status = matrix_read(reading, &net->wide, head->channels, head->wide);
    if (status == STATUS_OK)
        status = matrix_read(reading, &net->last, head->wide, head->units);
    return status;
}

static enum status net_read(struct reading *reading, struct unit_net *net, const char **wrong)
{
    struct head head;
    char magic[MAGIC_SIZE];
    *wrong = "not a unit network of this version";
    if (!bytes_read(reading, magic, sizeof magic) || memcmp(magic, MAGIC, sizeof magic) != 0)
        return STATUS_INVALID;
    *wrong = "damaged: its bytes do not make its SHA-256";
    if (!digest_fits(reading))
        return STATUS_INVALID;
    *wrong = "a size is out of range, or it is cut off";
    if (!head_read(reading, &head))
        return STATUS_INVALID;
    *net = (struct unit_net){.step = head.step,
                             .stem_frames = head.stem_frames,
                             .channels = head.channels,
                             .n_units = head.units,
                             .n_blocks = head.blocks};
    if (!taps_read(reading, net) || !names_read(reading, net))
        return STATUS_INVALID;
    enum status status = layers_read(reading, net, &head);
    if (status == STATUS_OK && reading->at != reading->size)
        status = STATUS_INVALID;
    return status == STATUS_OK ? log_mel_open(&net->mel) : status;
}

enum status unit_file_read(struct unit_net *net, const char *path, char *reason, size_t size)
{
    struct reading reading = {0};
    const char *wrong = NULL;
    *net = (struct unit_net){0};
    enum status status = file_load(&reading, path);
    if (status == STATUS_OK)
        status = net_read(&reading, net, &wrong);
    free(reading.data);
    if (status == STATUS_OK)
        return status;
    unit_net_finish(net);
    snprintf(reason, size, "%.300s: %s", path,
             status == STATUS_INVALID ? wrong : status_text(status));
    return status;
}
