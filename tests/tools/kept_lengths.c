/* How long sounds that are kept are, in samples, as the card would read them: a line a path, -1 for
 * what is not there whole; for tests/torture_kill. usage: kept_lengths < LIST (a path a line) */
#include <stdio.h>
#include <string.h>

#include "audio/hearing/hearing.h"
#include "audio/kept/sound_file.h"

int main(void)
{
    char path[4096], reason[160];
    while (fgets(path, sizeof path, stdin)) {
        struct wav_sound sound;
        path[strcspn(path, "\n")] = '\0';
        enum status status = sound_file_read(path, HEARING_RATE_HZ, &sound, reason);
        printf("%lld\n", status == STATUS_OK ? (long long)sound.n_samples : -1);
        wav_finish(&sound);
    }
    return 0;
}
