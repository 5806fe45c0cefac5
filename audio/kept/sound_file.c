#include "audio/kept/sound_file.h"

#include <stdio.h>
#include <string.h>

#include "audio/kept/flac_sound.h"
#include "audio/voice/opus_sound.h"
#include "base/durable.h"
#include "base/utf8.h"

static const char *const endings[SOUND_FORMS] = {
    [SOUND_WAV] = ".wav", [SOUND_FLAC] = ".flac", [SOUND_OPUS] = ".opus"};

const char *sound_form_ending(enum sound_form form)
{
    return endings[form];
}

bool sound_file_named(const char *name)
{
    for (int i = 0; i < SOUND_FORMS; i++) {
        if (utf8_ends_with(name, endings[i]))
            return true;
    }
    return false;
}

/* By its first bytes; what has none of the others' is for the reader of WAVs to complain about. */
static enum sound_form form_of(const char *path)
{
    char head[4] = "";
    FILE *file = fopen(path, "rbe");
    size_t n = file ? fread(head, 1, sizeof head, file) : 0;
    if (file)
        fclose(file);
    if (n == sizeof head && memcmp(head, "fLaC", sizeof head) == 0)
        return SOUND_FLAC;
    return n == sizeof head && memcmp(head, "OggS", sizeof head) == 0 ? SOUND_OPUS : SOUND_WAV;
}

static enum status opus_read(const char *path, int rate_hz, struct wav_sound *out, char reason[160])
{
    enum status status = opus_sound_read(path, rate_hz, out, NULL);
    snprintf(reason, 160, "%s",
             status == STATUS_OK      ? ""
             : status == STATUS_LIMIT ? "longer than four minutes of Opus"
                                      : "no Ogg Opus, or damaged");
    return status;
}

enum status sound_file_read(const char *path, int rate_hz, struct wav_sound *out, char reason[160])
{
    enum sound_form form = form_of(path);
    return form == SOUND_FLAC   ? flac_sound_read(path, rate_hz, out, reason)
           : form == SOUND_OPUS ? opus_read(path, rate_hz, out, reason)
                                : wav_read(path, rate_hz, out, reason);
}

enum status sound_file_keep(const char *path, const struct wav_sound *sound, enum sound_form form)
{
    if (form == SOUND_OPUS)
        return opus_sound_keep(path, sound);
    if (form == SOUND_FLAC)
        return flac_sound_write(path, sound);
    enum status status = wav_write(path, sound);
    return status == STATUS_OK ? durable_file(path) : status;
}
