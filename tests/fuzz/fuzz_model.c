/* The files of an acoustic model's folder: mdef, means, variances, sendump, mapping.yaml with its
 * dictionary, network.bin, syllables.lm. The network's digest is made good, or nothing behind it
 * would be read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/model/mapping.h"
#include "audio/ear/model/mdef_read.h"
#include "audio/ear/model/model_files.h"
#include "audio/ear/network/syllable_grams.h"
#include "audio/ear/network/unit_file.h"
#include "base/digest.h"
#include "tests/fuzz/blob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NETWORK_MAX = 1 << 20 };

static void network_write(const struct blob_file *file)
{
    struct digest digest;
    uint8_t *bytes = malloc(file->size + DIGEST_SIZE);
    if (!bytes)
        abort();
    memcpy(bytes, file->bytes, file->size);
    digest_init(&digest);
    digest_add(&digest, bytes, file->size);
    digest_take(&digest, bytes + file->size);
    blob_write("network.bin", bytes, file->size + DIGEST_SIZE);
    free(bytes);
}

static void network_read(void)
{
    char path[BLOB_PATH_SIZE], reason[400];
    struct unit_net net;
    snprintf(path, sizeof path, "%s/network.bin", blob_folder());
    if (unit_file_read(&net, path, reason, sizeof reason) == STATUS_OK && net.n_units == 0)
        abort();
    unit_net_finish(&net);
}

static void syllables_read(void)
{
    char path[BLOB_PATH_SIZE], reason[400] = "";
    struct syllable_grams grams;
    snprintf(path, sizeof path, "%s/syllables.lm", blob_folder());
    enum status status = syllable_grams_read(&grams, path, reason, sizeof reason);
    if (status != STATUS_OK && !*reason)
        abort();
    if (status == STATUS_OK && !(syllable_grams_log(&grams, 1, GRAM_START, GRAM_END) <= 1000))
        abort();
    syllable_grams_finish(&grams);
}

static void triphones_ask(const struct mdef *mdef)
{
    for (int phone = 0; phone < mdef->n_base; phone++) {
        if (!mdef_triphone(mdef, phone, mdef->silence, phone, POSITION_BEGIN))
            abort();
    }
}

static void phones_read(void)
{
    static struct mapping mapping;
    char path[BLOB_PATH_SIZE], reason[512];
    struct mdef mdef;
    struct problems problems = {0};
    snprintf(path, sizeof path, "%s/mdef", blob_folder());
    if (mdef_read(&mdef, path, reason) != STATUS_OK)
        return;
    triphones_ask(&mdef);
    enum status status = model_files_check(blob_folder(), &mdef, reason, sizeof reason);
    if (status != STATUS_OK && !*reason)
        abort();
    status = mapping_read(&mapping, blob_folder(), &mdef, &problems);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND && problems.count == 0)
        abort();
    problems_finish(&problems);
    mdef_finish(&mdef);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct blob blob;
    blob_split(&blob, data, size, "mdef");
    blob_write_all(&blob);
    for (size_t i = 0; i < blob.count; i++) {
        if (strcmp(blob.files[i].name, "network.bin") == 0)
            network_write(&blob.files[i]);
    }
    network_read();
    syllables_read();
    phones_read();
    blob_remove_all(&blob);
    return 0;
}
