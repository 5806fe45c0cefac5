/* own.tsv: what a house counts besides the pack's own wordings, id TAB wording TAB who TAB when.
 * Its lines are written by the kiosk and may be older than the pack: none of them stops it. */
#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "scenarios/load/load.h"
#include "scenarios/pack.h"

enum { OWN_EACH_MAX = 64 };

#define OWN_NOTE(loader, line, ...)                                                                \
    problems_add(&(loader)->problems, PACK_FILES_OWN, line, "note: " __VA_ARGS__)

/* The next cell of a line, which ends at a tab or at the line's own end; NULL: there is none. */
static char *cell_take(char **line)
{
    char *cell = *line, *end = cell ? strchr(cell, '\t') : NULL;
    *line = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return cell;
}

static void line_read(struct loader *loader, char *line, int number)
{
    char *rest = line;
    const char *id = cell_take(&rest), *text = cell_take(&rest);
    if (!*line || *line == '#')
        return;
    if (!*id || !text || !*text) {
        OWN_NOTE(loader, number, "this line is no id and wording; it is left out");
        return;
    }
    loader->own[loader->n_own++] =
        (struct own_wording){arena_text(loader->arena, id, strlen(id)),
                             arena_text(loader->arena, text, strlen(text)), number, false};
}

/* What cannot be read as text at all is a note, and nothing is taken of it. */
static bool file_open(struct loader *loader, struct text_file *file)
{
    struct problems found = {0};
    char *path = loader_path(loader, PACK_FILES_OWN);
    enum status status =
        path ? text_file_open(file, path, PACK_FILES_OWN, TEXT_FILE_LINE_MAX, &found)
             : STATUS_NO_MEMORY;
    for (size_t i = 0; found.items && i < found.count; i++)
        OWN_NOTE(loader, found.items[i].line, "%s", found.items[i].reason);
    loader->problems.lost |= found.lost;
    problems_finish(&found);
    free(path);
    return loader_ok(loader, status);
}

void load_own(struct loader *loader)
{
    struct text_file file;
    char *rest = NULL;
    int number = 0;
    if (!loader->files.own || !file_open(loader, &file))
        return;
    loader->own = arena_alloc(loader->arena, PACK_OWN_LINES_MAX, sizeof *loader->own);
    for (char *line = file.bytes; line && loader->own && loader->n_own < PACK_OWN_LINES_MAX;
         line = rest) {
        rest = strchr(line, '\n');
        if (rest)
            *rest++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        line_read(loader, line, ++number);
    }
    text_file_close(&file);
}

static bool own_compile(struct loader *loader, const struct own_wording *own,
                        struct wording *wording)
{
    struct network_error error = {0, ""};
    *wording = (struct wording){.text = own->text, .at = {PACK_FILES_OWN, own->line}};
    enum status status =
        network_init_wording(&wording->network, wording->text, loader->pack->lexicon,
                             loader->pack->lists, loader->pack->n_lists, &error);
    if (!loader_ok(loader, status))
        OWN_NOTE(loader, own->line, "wording does not compile and is left out: %s",
                 status == STATUS_INVALID ? error.reason : status_text(status));
    return status == STATUS_OK;
}

/* Behind the last that says all: those of parts, and those that count alone, come after it. */
static size_t place_of(const struct utterance *utterance)
{
    size_t at = 0;
    while (at < utterance->n_wordings && utterance->wordings[at].part == 0 &&
           !utterance->wordings[at].alone)
        at++;
    return at;
}

void own_wordings_take(struct loader *loader, struct utterance *utterance)
{
    struct wording *added = NULL, *all;
    size_t n = 0, at = place_of(utterance);
    for (size_t i = 0; i < loader->n_own && n < OWN_EACH_MAX; i++) {
        struct own_wording *own = &loader->own[i];
        if (strcmp(own->id, utterance->id ? utterance->id : "") != 0)
            continue;
        own->taken = true;
        if (!added)
            added = arena_alloc(loader->arena, OWN_EACH_MAX, sizeof *added);
        n += added && own_compile(loader, own, &added[n]);
    }
    all = n ? arena_alloc(loader->arena, utterance->n_wordings + n, sizeof *all) : NULL;
    if (!all)
        return;
    for (size_t i = 0; i < utterance->n_wordings + n; i++)
        all[i] = i < at       ? utterance->wordings[i]
                 : i < at + n ? added[i - at]
                              : utterance->wordings[i - n];
    utterance->wordings = all;
    utterance->n_wordings += n;
}

void own_wordings_left(struct loader *loader)
{
    for (size_t i = 0; i < loader->n_own; i++) {
        if (!loader->own[i].taken)
            OWN_NOTE(loader, loader->own[i].line, "the pack has no '%s' (any more)",
                     loader->own[i].id);
    }
}
