/* What the counter of syllables sees in recordings, for audio/training/nuclei_train.
 * usage: nuclei_features < LIST (a WAV a line) > OUT
 * For each recording: int32 count of frames (of 10 ms), then NUCLEI_FEATURES float32 a frame. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/speech/nuclei.h"
#include "audio/speech/pitch.h"
#include "audio/speech/wav.h"

/* The tracker is asked frame by frame, as prosody.c does. */
static void features_write(const struct wav_sound *sound)
{
    struct pitch_tracker pitch = {0};
    struct nuclei_counter nuclei = {0};
    int32_t n_frames = (int32_t)(sound->n_samples / PITCH_FRAME_SAMPLES);
    fwrite(&n_frames, sizeof n_frames, 1, stdout);
    pitch_start(&pitch);
    nuclei_start(&nuclei);
    for (int32_t i = 0; i <= n_frames; i++) {
        const int16_t *frame = sound->samples + (size_t)i * PITCH_FRAME_SAMPLES;
        if (i < n_frames)
            nuclei_sound(&nuclei, frame);
        if ((i < n_frames ? pitch_feed(&pitch, frame, PITCH_FRAME_SAMPLES) : pitch_end(&pitch)) !=
            STATUS_OK)
            exit(1);
        for (size_t k = (size_t)nuclei.n_frames; k < pitch.n_frames; k++) {
            if (nuclei_frame(&nuclei, pitch_frame_periodicity(&pitch, k),
                             pitch_frame_hz(&pitch, k)) != STATUS_OK)
                exit(1);
            fwrite(nuclei.features, sizeof nuclei.features, 1, stdout);
        }
    }
    pitch_finish(&pitch);
    nuclei_finish(&nuclei);
}

int main(void)
{
    char path[4096], reason[160];
    while (fgets(path, sizeof path, stdin)) {
        struct wav_sound sound = {0};
        path[strcspn(path, "\n")] = '\0';
        if (wav_read(path, PITCH_RATE_HZ, &sound, reason) != STATUS_OK) {
            fprintf(stderr, "%s: %s\n", path, reason);
            return 1;
        }
        features_write(&sound);
        wav_finish(&sound);
    }
    return 0;
}
