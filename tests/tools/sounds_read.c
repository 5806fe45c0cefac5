/* What the unit network reads in recordings, for tests/bench_reading: a line a recording, of
 * syllables as PINYIN:CLARITY; empty where the recording cannot be read.
 * usage: sounds_read MODEL_DIR [SYLLABLES_DIR] < LIST (a WAV, FLAC or Ogg Opus a line)
 * SYLLABLES_DIR is where the model of syllables lies, if not in the model's own folder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/network/unit_ear.h"
#include "audio/ear/network/unit_reading.h"
#include "audio/kept/sound_file.h"
#include "base/path.h"

enum { RATE_HZ = 16000 };

struct reader {
    struct unit_ear ears[UNIT_EARS_MAX];
    const struct unit_ear *last; /* the one that reads */
    struct syllable_model *syllables;
};

static enum status reader_open(struct reader *reader, const char *model, const char *syllables)
{
    char reason[400] = "out of memory";
    enum status status = unit_ears_open(reader->ears, UNIT_EARS_MAX, model, reason, sizeof reason);
    reader->last = &reader->ears[UNIT_EARS_MAX - 1];
    if (status == STATUS_OK)
        status = syllable_model_open(&reader->syllables, syllables, &reader->last->names, reason,
                                     sizeof reason);
    if (status != STATUS_OK)
        fprintf(stderr, "sounds_read: %s\n", reason);
    return status;
}

static enum status sound_read(const struct reader *reader, const char *path,
                              struct unit_reading *reading)
{
    char reason[160] = "";
    struct wav_sound sound = {0};
    struct unit_rows rows = {0};
    enum status status = sound_file_read(path, RATE_HZ, &sound, reason);
    if (status == STATUS_OK)
        status = unit_net_hear(&reader->last->net, sound.samples, sound.n_samples, &rows);
    if (status == STATUS_OK)
        status = unit_reading_add(reading, reader->syllables, &rows, 0);
    if (status != STATUS_OK)
        fprintf(stderr, "sounds_read: %s: %s\n", path, *reason ? reason : status_text(status));
    unit_rows_finish(&rows);
    wav_finish(&sound);
    return status;
}

static void reading_print(const struct unit_reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        char pinyin[SYLLABLE_TEXT_SIZE];
        syllable_format(reading->items[i].syllable, pinyin);
        printf("%s%s:%.3f", i ? " " : "", pinyin, (double)reading->items[i].clarity);
    }
    putchar('\n');
}

int main(int argc, char **argv)
{
    struct reader reader = {0};
    char path[PATH_SIZE];
    bool fine = argc > 1 && reader_open(&reader, argv[1], argv[argc - 1]) == STATUS_OK;
    while (fine && fgets(path, sizeof path, stdin)) {
        struct unit_reading reading = {0};
        path[strcspn(path, "\n")] = '\0';
        fine &= sound_read(&reader, path, &reading) != STATUS_NO_MEMORY;
        reading_print(&reading);
        unit_reading_finish(&reading);
    }
    syllable_model_close(reader.syllables);
    unit_ears_close(reader.ears);
    return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
