/* Sounds as they are kept, told apart by what is in them: whatever is read is of the rate that was
 * asked for, and what is refused says why. */
#include <stdio.h>
#include <stdlib.h>

#include "audio/kept/sound_file.h"
#include "tests/fuzz/blob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[BLOB_PATH_SIZE], reason[160];
    struct wav_sound sound;
    blob_write("a.flac", data, size);
    snprintf(path, sizeof path, "%s/a.flac", blob_folder());
    enum status status = sound_file_read(path, 16000, &sound, reason);
    if (status == STATUS_OK && (sound.rate_hz != 16000 || sound.n_samples == 0 || *reason))
        abort();
    if (status != STATUS_OK && (sound.samples || !*reason))
        abort();
    wav_finish(&sound);
    remove(path);
    return 0;
}
