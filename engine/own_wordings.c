#include "engine/own_wordings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/durable.h"
#include "base/text_file.h"
#include "base/utf8.h"
#include "engine/paths.h"
#include "scenarios/load/pack_files.h"
#include "scenarios/load/pack_open.h"
#include "scenarios/utterance.h"

enum { TEXT_MAX = 256 };

enum status own_wordings_path(const char *pack_folder, char out[PATH_SIZE])
{
    char folder[PATH_SIZE];
    enum status status = paths_wordings(folder);
    return status == STATUS_OK ? path_format(out, "%s/%s.tsv", folder, path_name(pack_folder))
                               : status;
}

enum status own_wordings_open(struct pack **out, const char *folder, struct problems *problems)
{
    char path[PATH_SIZE];
    bool known = own_wordings_path(folder, path) == STATUS_OK;
    return pack_open_own(out, folder, known ? path : NULL, problems);
}

enum own_wording_fault own_wording_may(const struct utterance *utterance)
{
    if (utterance->fitted || utterance->n_facts > 0)
        return OWN_WORDING_VALUES;
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        if (utterance->wordings[i].network.n_slots > 0)
            return OWN_WORDING_VALUES;
    }
    return OWN_WORDING_FINE;
}

static bool is_chinese(const char *text)
{
    for (size_t at = 0; text[at];) {
        uint32_t code = 0;
        size_t n = utf8_decode(text + at, strlen(text + at), &code);
        if (n == 0 || !utf8_is_han(code))
            return false;
        at += n;
    }
    return true;
}

static bool is_readable(const struct pack *pack, const char *text)
{
    struct network network;
    struct network_error error;
    if (network_init_phrase(&network, text, pack->lexicon, &error) != STATUS_OK)
        return false;
    network_finish(&network);
    return true;
}

static bool is_forbidden(const struct pack *pack, const char *text)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        const struct utterance *utterance = &pack->utterances[i];
        if (utterance->kind == UTTERANCE_TABOO && utterance_in_text(pack, utterance, text, NULL))
            return true;
    }
    return false;
}

enum own_wording_fault own_wording_check(const struct pack *pack, const struct utterance *utterance,
                                         const char *text)
{
    size_t n = utf8_count(text);
    if (!is_chinese(text))
        return OWN_WORDING_NOT_CHINESE;
    if (n < OWN_WORDING_LEAST || n > OWN_WORDING_MOST)
        return n < OWN_WORDING_LEAST ? OWN_WORDING_SHORT : OWN_WORDING_LONG;
    if (own_wording_may(utterance) != OWN_WORDING_FINE)
        return OWN_WORDING_VALUES;
    if (!is_readable(pack, text))
        return OWN_WORDING_UNREADABLE;
    if (utterance_in_text(pack, utterance, text, NULL))
        return OWN_WORDING_THERE;
    return is_forbidden(pack, text) ? OWN_WORDING_FORBIDDEN : OWN_WORDING_FINE;
}

/* The whole file; empty where there is none. */
static enum status file_read(const char *path, struct text_file *file)
{
    struct problems problems = {0};
    *file = (struct text_file){0};
    enum status status =
        access(path, F_OK) == 0 ? text_file_read(file, path, path, &problems) : STATUS_OK;
    problems_finish(&problems);
    return status;
}

static size_t lines_count(const struct text_file *file)
{
    size_t n = 0;
    for (size_t i = 0; i < file->length; i++)
        n += file->bytes[i] == '\n';
    return n;
}

/* Whether a line begins with that id, or with that id and text. */
static bool line_is_of(const char *line, const char *id, const char *text)
{
    size_t n = strlen(id), m = text ? strlen(text) : 0;
    return strncmp(line, id, n) == 0 && line[n] == '\t' &&
           (!text || (strncmp(line + n + 1, text, m) == 0 && line[n + 1 + m] == '\t'));
}

/* The line before *end that is of an id; NULL: there is none. *end becomes its begin. */
static const char *line_before(const struct text_file *file, size_t *end, const char *id,
                               const char *text)
{
    while (*end > 0) {
        size_t begin = *end - 1;
        while (begin > 0 && file->bytes[begin - 1] != '\n')
            begin--;
        *end = begin;
        if (line_is_of(file->bytes + begin, id, text))
            return file->bytes + begin;
    }
    return NULL;
}

/* Whoever only opens a pack leaves no folder behind: it is made with the first wording. */
static enum status folder_make(const char *path)
{
    char folder[PATH_SIZE];
    enum status status = path_format(folder, "%s", path);
    return status == STATUS_OK && path_up(folder) ? path_make_folder(folder) : status;
}

enum status own_wordings_add(const char *path, const struct own_wording_line *line)
{
    struct text_file file;
    char day[CLOCK_DAY_SIZE], *whole = NULL;
    enum status status = folder_make(path);
    if (status == STATUS_OK)
        status = file_read(path, &file);
    if (status != STATUS_OK)
        return status;
    size_t end = file.length;
    if (line_before(&file, &end, line->id, line->text)) {
        text_file_close(&file);
        return status;
    }
    bool cut = file.length > 0 && file.bytes[file.length - 1] != '\n';
    clock_day(line->unix_ms, day);
    if (lines_count(&file) >= PACK_OWN_LINES_MAX)
        status = STATUS_LIMIT;
    else if (asprintf(&whole, "%s%s%s\t%s\t%s\t%s\n", file.length ? file.bytes : "",
                      cut ? "\n" : "", line->id, line->text, line->who, day) < 0)
        status = STATUS_NO_MEMORY;
    else
        status = durable_write(path, whole, strlen(whole));
    free(whole);
    text_file_close(&file);
    return status;
}

enum status own_wordings_take_back(const char *path, const char *id)
{
    struct text_file file;
    enum status status = file_read(path, &file);
    size_t begin = file.length;
    const char *line = status == STATUS_OK ? line_before(&file, &begin, id, NULL) : NULL;
    if (line) {
        char *at = file.bytes + begin, *end = strchr(at, '\n'),
             *rest = end ? end + 1 : file.bytes + file.length;
        memmove(at, rest, (size_t)(file.bytes + file.length - rest) + 1);
        status = durable_write(path, file.bytes, strlen(file.bytes));
    } else if (status == STATUS_OK) {
        status = STATUS_NOT_FOUND;
    }
    text_file_close(&file);
    return status;
}

int own_wordings_list(const char *path, const char *id, char *out, size_t out_size)
{
    struct text_file file;
    int n = 0;
    size_t used = 0;
    out[0] = '\0';
    size_t end = file_read(path, &file) == STATUS_OK ? file.length : 0;
    for (const char *line; (line = line_before(&file, &end, id, NULL)) != NULL; n++) {
        const char *text = line + strlen(id) + 1;
        int length = (int)strcspn(text, "\t\r\n");
        if (used + (size_t)length + sizeof "、" < out_size && length < TEXT_MAX)
            used += (size_t)snprintf(out + used, out_size - used, "%s%.*s", used ? "、" : "",
                                     length, text);
    }
    text_file_close(&file);
    return n;
}
