#include "kiosk/app/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "engine/own_wordings.h"
#include "engine/paths.h"

static void library_load(struct library *library, const char *folder)
{
    struct pack *pack = NULL;
    if (grow(&library->packs, &library->packs_capacity, library->n_packs + 1,
             sizeof *library->packs) != STATUS_OK)
        return;
    if (own_wordings_open(&pack, folder, &library->problems) == STATUS_OK)
        library->packs[library->n_packs++] = pack;
}

static void library_load_named(struct library *library, const struct settings *settings)
{
    for (size_t i = 0; i < settings->n_packs; i++) {
        char folder[PATH_SIZE];
        if (paths_pack(settings->packs[i], folder) == STATUS_OK)
            library_load(library, folder);
        else
            problems_add(&library->problems, settings->packs[i], 0, "no such pack");
    }
}

static void library_load_all(struct library *library)
{
    char **folders = NULL;
    size_t count = 0;
    if (paths_packs(&folders, &count) != STATUS_OK)
        return;
    for (size_t i = 0; i < count; i++)
        library_load(library, folders[i]);
    paths_packs_free(folders, count);
}

static char *portrait_folder(const struct pack *pack, const struct play *play)
{
    char *folder = NULL;
    if (asprintf(&folder, "%s/art/%s", pack->folder, play->customer.portrait) < 0)
        return NULL;
    return folder;
}

static void library_add(struct library *library, const struct pack *pack, const struct play *play)
{
    int at = library->n_plays++;
    char *portrait = portrait_folder(pack, play);
    library->plays[at] = (struct library_play){pack, play, portrait};
    library->views[at] = (struct play_view){.title = play->title,
                                            .summary = play->summary,
                                            .customer = play->customer.called,
                                            .portrait = portrait ? portrait : "",
                                            .place = play->place,
                                            .difficulty = play->difficulty,
                                            .mood = play->customer.mood,
                                            .best = -1};
}

/* The easy plays first: a newcomer is offered the first one that he has not tried. Loading admits
 * the difficulties 1 to 3 only. */
static void library_add_pack(struct library *library, const struct pack *pack)
{
    for (int difficulty = 1; difficulty <= 3; difficulty++) {
        for (size_t i = 0; i < pack->n_plays; i++) {
            if (pack->plays[i].difficulty == difficulty)
                library_add(library, pack, &pack->plays[i]);
        }
    }
}

static enum status library_list(struct library *library)
{
    size_t n = 0;
    for (size_t i = 0; i < library->n_packs; i++)
        n += library->packs[i]->n_plays;
    library->plays = calloc(n ? n : 1, sizeof *library->plays);
    library->views = calloc(n ? n : 1, sizeof *library->views);
    if (!library->plays || !library->views)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < library->n_packs; i++)
        library_add_pack(library, library->packs[i]);
    return library->n_plays ? STATUS_OK : STATUS_NOT_FOUND;
}

enum status library_open(struct library *library, const struct settings *settings)
{
    *library = (struct library){.n_packs = 0};
    problems_init(&library->problems);
    if (settings->packs)
        library_load_named(library, settings);
    else
        library_load_all(library);
    for (size_t i = 0; i < library->n_packs && settings->contest; i++)
        pack_use_contest(library->packs[i]);
    return library_list(library);
}

void library_close(struct library *library)
{
    if (!library)
        return;
    for (int i = 0; i < library->n_plays; i++)
        free(library->plays[i].portrait);
    for (size_t i = 0; i < library->n_packs; i++)
        pack_close(library->packs[i]);
    free(library->plays);
    free(library->views);
    free(library->packs);
    problems_finish(&library->problems);
    *library = (struct library){.n_packs = 0};
}

int library_find(const struct library *library, const char *name)
{
    for (int i = 0; i < library->n_plays; i++) {
        const struct library_play *at = &library->plays[i];
        size_t n = strlen(at->pack->id);
        if (strcmp(name, at->play->id) == 0)
            return i;
        if (strncmp(name, at->pack->id, n) == 0 && name[n] == '/' &&
            strcmp(name + n + 1, at->play->id) == 0)
            return i;
    }
    return -1;
}

size_t library_competencies(const struct library *library, struct competency out[COMPETENCIES_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < library->n_packs; i++)
        n = competencies_add(library->packs[i], out, n);
    return n;
}
