/* Recordings of the customer's lines: below sound/, and WAV that can be played. Only the header is
 * read here: audio/ decodes, and scenarios/ does not know it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "scenarios/load/check.h"

static uint32_t little_endian(const uint8_t *bytes, int n)
{
    uint32_t value = 0;
    while (n-- > 0)
        value = value << 8 | bytes[n];
    return value;
}

/* NULL when the format is one that can be played. 1 is PCM, 3 float, 0xFFFE WAVE_EXTENSIBLE. */
static const char *format_fault(const uint8_t *format, uint32_t size)
{
    uint32_t tag = little_endian(format, 2), channels = little_endian(format + 2, 2);
    uint32_t rate_hz = little_endian(format + 4, 4), bits = little_endian(format + 14, 2);
    if (size < 16 || (tag != 1 && tag != 3 && tag != 0xFFFE))
        return "not PCM";
    if (channels < 1 || channels > 8 || rate_hz < 8000 || rate_hz > 192000)
        return "an unusual rate or number of channels";
    return bits == 8 || bits == 16 || bits == 24 || bits == 32 ? NULL : "an unusual sample size";
}

/* Walks the chunks: `fmt ` must come before `data`, and `data` must hold something. */
static const char *chunks_fault(FILE *stream)
{
    uint8_t head[8], format[16] = {0};
    bool described = false;
    while (fread(head, 1, sizeof head, stream) == sizeof head) {
        uint32_t size = little_endian(head + 4, 4), used = 0;
        if (memcmp(head, "data", 4) == 0)
            return !described             ? "no format before the data"
                   : fgetc(stream) == EOF ? "no sound in it"
                                          : NULL;
        if (memcmp(head, "fmt ", 4) == 0) {
            used = (uint32_t)fread(format, 1, sizeof format, stream);
            const char *fault = format_fault(format, used);
            if (fault)
                return fault;
            described = true;
        }
        if (size < used || fseek(stream, (long)(size - used + (size & 1)), SEEK_CUR) != 0)
            break;
    }
    return "cut off before the sound";
}

static const char *wav_fault(const char *path)
{
    uint8_t head[12];
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return "cannot be read";
    const char *fault = "not a WAV file";
    if (fread(head, 1, sizeof head, stream) == sizeof head && memcmp(head, "RIFF", 4) == 0 &&
        memcmp(head + 8, "WAVE", 4) == 0)
        fault = chunks_fault(stream);
    fclose(stream);
    return fault;
}

static bool is_safe(const char *name)
{
    if (name[0] == '/' || strchr(name, '\\'))
        return false;
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return false;
    }
    return true;
}

static void check_sound(struct loader *loader, const struct line *line)
{
    char *name = arena_printf(loader->arena, "sound/%s", line->sound);
    if (!is_safe(line->sound)) {
        LOADER_PROBLEM(loader, line->at, "unsafe path '%.*s': a file below sound/ is wanted",
                       TEXT_CUT(line->sound));
        return;
    }
    if (!name || !pack_files_has(&loader->files, name)) {
        LOADER_PROBLEM(loader, line->at, "no such recording: sound/%.*s", TEXT_CUT(line->sound));
        return;
    }
    char *path = loader_path(loader, name);
    const char *fault = path ? wav_fault(path) : NULL;
    if (fault)
        LOADER_PROBLEM(loader, line->at, "sound/%.*s: %s", TEXT_CUT(line->sound), fault);
    free(path);
}

static void check_line_sounds(struct loader *loader, const struct line *lines, size_t n_lines)
{
    for (size_t i = 0; i < n_lines; i++) {
        if (lines[i].sound)
            check_sound(loader, &lines[i]);
    }
}

void check_sounds(struct loader *loader)
{
    for (size_t i = 0; i < pack_n_scenes(loader->pack); i++) {
        const struct play *scene = pack_scene(loader->pack, i);
        const struct play *play = scene->written ? scene->written : scene;
        for (size_t j = 0; j < play->n_turns; j++)
            check_line_sounds(loader, play->turns[j].says, play->turns[j].n_says);
        for (size_t j = 0; j < play->n_endings; j++)
            check_line_sounds(loader, play->endings[j].says, play->endings[j].n_says);
    }
}
