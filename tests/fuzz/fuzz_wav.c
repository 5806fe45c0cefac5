/* Sound files: whatever is read is of the rate that was asked for, and not longer than the limit.
 */
#include <stdio.h>
#include <stdlib.h>

#include "audio/speech/wav.h"
#include "tests/fuzz/blob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[BLOB_PATH_SIZE], reason[160];
    struct wav_sound sound;
    blob_write("a.wav", data, size);
    snprintf(path, sizeof path, "%s/a.wav", blob_folder());
    enum status status = wav_read(path, 16000, &sound, reason);
    if (status == STATUS_OK && (sound.rate_hz != 16000 || sound.n_samples == 0 || *reason))
        abort();
    if (status != STATUS_OK && (sound.samples || !*reason))
        abort();
    /* A byte makes 16 samples at the most: 8 bits at a thousandth of a second. */
    if (sound.n_samples > size * 16 + 64)
        abort();
    wav_finish(&sound);
    remove(path);
    return 0;
}
