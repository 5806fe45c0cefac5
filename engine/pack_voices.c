#include "engine/pack_voices.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/grow.h"
#include "base/text_file.h"
#include "base/utf8.h"
#include "engine/spoken.h"

static enum voice_need need_of(const struct pack *pack, const struct said *said, char **path)
{
    char name[PATH_SIZE];
    enum status status = spoken_path(pack, said->text, &said->speaking, name);
    if (status == STATUS_NOT_FOUND)
        return VOICE_NOBODY;
    if (status != STATUS_OK || !(*path = strdup(name)))
        return VOICE_UNREADABLE;
    return access(name, R_OK) == 0 ? VOICE_THERE : VOICE_MISSING;
}

/* Texts that are written differently may be read alike, and are one sound then: the first stays. */
static bool is_wanted(const struct pack_voices *voices, const char *path)
{
    for (size_t i = 0; i < voices->n_wanted; i++) {
        if (voices->wanted[i].path && strcmp(voices->wanted[i].path, path) == 0)
            return true;
    }
    return false;
}

static void want(struct pack_voices *voices, const struct pack *pack, const struct said *said)
{
    struct wanted_voice *wanted = &voices->wanted[voices->n_wanted];
    *wanted = (struct wanted_voice){.said = said};
    wanted->need = need_of(pack, said, &wanted->path);
    if (wanted->path && is_wanted(voices, wanted->path)) {
        free(wanted->path);
        return;
    }
    voices->n_missing += wanted->need == VOICE_MISSING;
    voices->n_wanted++;
}

/* Besides sounds that nothing says, what a maker that was killed left behind. */
static enum status left_add(struct pack_voices *voices, const char *folder, const char *name)
{
    char path[PATH_SIZE];
    if (!utf8_ends_with(name, ".opus") && !utf8_ends_with(name, ".opus.part"))
        return STATUS_OK;
    enum status status = path_format(path, "%s/%s", folder, name);
    if (status != STATUS_OK || is_wanted(voices, path))
        return status;
    status = grow(&voices->left, &voices->left_capacity, voices->n_left + 1, sizeof *voices->left);
    if (status == STATUS_OK && !(voices->left[voices->n_left] = strdup(path)))
        status = STATUS_NO_MEMORY;
    voices->n_left += status == STATUS_OK;
    return status;
}

static enum status left_find(struct pack_voices *voices, const struct pack *pack)
{
    char folder[PATH_SIZE];
    enum status status = path_format(folder, "%s/" SPOKEN_FOLDER, pack->folder);
    DIR *stream = status == STATUS_OK ? opendir(folder) : NULL;
    if (!stream)
        return errno == ENOENT ? STATUS_OK : STATUS_IO;
    for (struct dirent *entry; status == STATUS_OK && (entry = readdir(stream)) != NULL;)
        status = left_add(voices, folder, entry->d_name);
    closedir(stream);
    return status;
}

enum status pack_voices_init(struct pack_voices *voices, const struct pack *pack)
{
    *voices = (struct pack_voices){0};
    enum status status = said_list_init(&voices->said, pack);
    if (status == STATUS_OK) {
        voices->wanted = calloc(voices->said.count + 1, sizeof *voices->wanted);
        status = voices->wanted ? STATUS_OK : STATUS_NO_MEMORY;
    }
    for (size_t i = 0; status == STATUS_OK && i < voices->said.count; i++)
        want(voices, pack, &voices->said.items[i]);
    if (status == STATUS_OK)
        status = left_find(voices, pack);
    if (status != STATUS_OK)
        pack_voices_finish(voices);
    return status;
}

static size_t count_of(const struct pack_voices *voices, const struct speaking_voice *voice,
                       enum voice_need need)
{
    size_t count = 0;
    for (size_t i = 0; i < voices->n_wanted; i++)
        count += voices->wanted[i].need == need && voices->wanted[i].said->speaking.voice == voice;
    return count;
}

bool pack_voices_begun(const struct pack_voices *voices, const struct speaking_voice *voice)
{
    return count_of(voices, voice, VOICE_THERE) > 0;
}

static void check_missing(const struct pack_voices *voices, const struct speaking_voice *voice,
                          struct problems *problems)
{
    for (size_t i = 0; i < voices->n_wanted; i++) {
        const struct said *said = voices->wanted[i].said;
        if (voices->wanted[i].need == VOICE_MISSING && said->speaking.voice == voice)
            problems_add(problems, said->at.file, said->at.line,
                         "voice '%s' lacks the sound of '%.*s': run `yingda voices`", voice->id,
                         TEXT_CUT(said->text));
    }
}

static void note_add(const struct said *said, struct problems *problems)
{
    if (said->speaking.voice)
        problems_add(problems, said->at.file, said->at.line,
                     "note: voice '%s' has no sounds yet: espeak-ng speaks '%.*s', until `yingda "
                     "voices` makes it",
                     said->speaking.voice->id, TEXT_CUT(said->text));
    else
        problems_add(problems, said->at.file, said->at.line,
                     "note: no voice of the pack's speaks '%.*s': espeak-ng does",
                     TEXT_CUT(said->text));
}

enum { NOTES_MOST = 300 };

static void notes_add(const struct pack_voices *voices, struct problems *problems)
{
    size_t n = 0;
    for (size_t i = 0; i < voices->n_wanted; i++) {
        const struct wanted_voice *wanted = &voices->wanted[i];
        const struct speaking_voice *voice = wanted->said->speaking.voice;
        bool noted = wanted->need == VOICE_NOBODY ||
                     (wanted->need == VOICE_MISSING && !pack_voices_begun(voices, voice));
        if (noted && n++ < NOTES_MOST)
            note_add(wanted->said, problems);
    }
    if (n > NOTES_MOST)
        problems_add(problems, "voices.yaml", 0,
                     "note: voice sounds of %zu more texts are missing: `yingda voices --list` "
                     "names them",
                     n - NOTES_MOST);
}

void pack_voices_check(const struct pack_voices *voices, const struct pack *pack,
                       struct problems *problems)
{
    for (size_t i = 0; i < pack->n_voices; i++) {
        if (pack_voices_begun(voices, &pack->voices[i]))
            check_missing(voices, &pack->voices[i], problems);
    }
    notes_add(voices, problems);
}

void pack_voices_finish(struct pack_voices *voices)
{
    if (!voices)
        return;
    for (size_t i = 0; i < voices->n_wanted; i++)
        free(voices->wanted[i].path);
    for (size_t i = 0; i < voices->n_left; i++)
        free(voices->left[i]);
    free(voices->wanted);
    free(voices->left);
    said_list_finish(&voices->said);
    *voices = (struct pack_voices){0};
}
