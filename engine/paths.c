#include "engine/paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/grow.h"

enum { PLACES_MAX = 16 };

struct places { /* folders that may hold packs, best first */
    char folders[PLACES_MAX][PATH_SIZE];
    size_t count;
};

/* "yingda" below an XDG base folder, which the specification wants absolute, else below $HOME. */
static enum status xdg_folder(const char *variable, const char *fallback, char out[PATH_SIZE])
{
    const char *base = getenv(variable);
    if (base && base[0] == '/')
        return path_format(out, "%s/yingda", base);
    const char *home = getenv("HOME");
    if (!home || home[0] != '/')
        return STATUS_NOT_FOUND;
    return path_format(out, "%s/%s/yingda", home, fallback);
}

static enum status data_folder(char out[PATH_SIZE])
{
    return xdg_folder("XDG_DATA_HOME", ".local/share", out);
}

/* Makes `folder` (with `below`, unless that is "") and writes the path of `file` in it. */
static enum status place_in(const char *folder, const char *below, const char *file,
                            char out[PATH_SIZE])
{
    char whole[PATH_SIZE];
    enum status status = path_format(whole, "%s%s%s", folder, *below ? "/" : "", below);
    if (status == STATUS_OK)
        status = path_make_folder(whole);
    if (status == STATUS_OK)
        status = path_format(out, "%s%s%s", whole, *file ? "/" : "", file);
    return status;
}

static enum status data_place(const char *below, const char *file, char out[PATH_SIZE])
{
    char folder[PATH_SIZE];
    enum status status = data_folder(folder);
    return status == STATUS_OK ? place_in(folder, below, file, out) : status;
}

enum status paths_database(char out[PATH_SIZE])
{
    return data_place("", "yingda.db", out);
}

enum status paths_recordings(char out[PATH_SIZE])
{
    return data_place("recordings", "", out);
}

enum status paths_lines(char out[PATH_SIZE])
{
    return data_place("lines", "", out);
}

enum status paths_wordings(char out[PATH_SIZE])
{
    char folder[PATH_SIZE];
    enum status status = data_folder(folder);
    return status == STATUS_OK ? path_format(out, "%s/wordings", folder) : status;
}

enum status paths_log(char out[PATH_SIZE])
{
    return data_place("", "yingda.log", out);
}

enum status paths_demo(char out[PATH_SIZE])
{
    return data_place("demo", "", out);
}

enum status paths_settings(char out[PATH_SIZE])
{
    char folder[PATH_SIZE];
    enum status status = xdg_folder("XDG_CONFIG_HOME", ".config", folder);
    return status == STATUS_OK ? place_in(folder, "", "settings.yaml", out) : status;
}

enum status paths_maker(char out[PATH_SIZE])
{
    const char *named = getenv("YINGDA_MAKER");
    char data[PATH_SIZE];
    if (named && named[0])
        return path_is_folder(named) ? path_format(out, "%s", named) : STATUS_NOT_FOUND;
    if (data_folder(data) == STATUS_OK && path_format(out, "%s/maker", data) == STATUS_OK &&
        path_is_folder(out))
        return STATUS_OK;
    return path_above("share/yingda/maker", out);
}

enum status paths_maker_script(char out[PATH_SIZE])
{
    if (path_above("audio/voice/maker/kokoro.js", out) == STATUS_OK)
        return STATUS_OK;
    return path_above("share/yingda/kokoro.js", out);
}

static bool is_pack(const char *folder)
{
    char file[PATH_SIZE];
    return path_format(file, "%s/pack.yaml", folder) == STATUS_OK && access(file, R_OK) == 0;
}

static void places_add(struct places *places, const char *folder)
{
    if (places->count < PLACES_MAX && path_is_folder(folder) &&
        path_format(places->folders[places->count], "%s", folder) == STATUS_OK)
        places->count++;
}

static void places_add_environment(struct places *places)
{
    const char *list = getenv("YINGDA_PACKS");
    char *copy = list ? strdup(list) : NULL, *rest = NULL;
    for (char *folder = copy ? strtok_r(copy, ":", &rest) : NULL; folder;
         folder = strtok_r(NULL, ":", &rest))
        places_add(places, folder);
    free(copy);
}

static void places_add_above(struct places *places, const char *below)
{
    char packs[PATH_SIZE];
    if (path_above(below, packs) == STATUS_OK)
        places_add(places, packs);
}

static struct places *places_find(void)
{
    struct places *places = calloc(1, sizeof *places);
    char own[PATH_SIZE], packs[PATH_SIZE];
    if (!places)
        return NULL;
    places_add_environment(places);
    if (data_folder(own) == STATUS_OK && path_format(packs, "%s/packs", own) == STATUS_OK)
        places_add(places, packs);
    places_add_above(places, "scenarios/packs");
    places_add_above(places, "share/yingda/packs");
    return places;
}

static enum status absolute(const char *path, char out[PATH_SIZE])
{
    char *whole = realpath(path, NULL);
    if (!whole)
        return STATUS_NOT_FOUND;
    enum status status = path_format(out, "%s", whole);
    free(whole);
    return status;
}

static enum status pack_by_id(const struct places *places, const char *id, char out[PATH_SIZE])
{
    char folder[PATH_SIZE];
    for (size_t i = 0; i < places->count; i++) {
        if (path_format(folder, "%s/%s", places->folders[i], id) == STATUS_OK && is_pack(folder))
            return absolute(folder, out);
    }
    return STATUS_NOT_FOUND;
}

enum status paths_pack(const char *id_or_folder, char out[PATH_SIZE])
{
    bool path = strchr(id_or_folder, '/') || strcmp(id_or_folder, ".") == 0 ||
                strcmp(id_or_folder, "..") == 0;
    if (path)
        return is_pack(id_or_folder) ? absolute(id_or_folder, out) : STATUS_NOT_FOUND;
    struct places *places = id_or_folder[0] ? places_find() : NULL;
    enum status status = places ? pack_by_id(places, id_or_folder, out) : STATUS_NOT_FOUND;
    free(places);
    return status;
}

struct pack_list {
    char **folders;
    size_t count, capacity;
};

static bool pack_list_has(const struct pack_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(path_name(list->folders[i]), id) == 0)
            return true;
    }
    return false;
}

static enum status pack_list_add(struct pack_list *list, const char *folder)
{
    if (grow(&list->folders, &list->capacity, list->count + 1, sizeof *list->folders) != STATUS_OK)
        return STATUS_NO_MEMORY;
    list->folders[list->count] = realpath(folder, NULL);
    if (!list->folders[list->count])
        return errno == ENOMEM ? STATUS_NO_MEMORY : STATUS_OK; /* gone meanwhile */
    list->count++;
    return STATUS_OK;
}

static enum status pack_list_scan(struct pack_list *list, const char *place)
{
    struct dirent **entries = NULL;
    int n = scandir(place, &entries, NULL, alphasort);
    enum status status = STATUS_OK;
    for (int i = 0; i < n; i++) {
        char folder[PATH_SIZE];
        const char *id = entries[i]->d_name;
        if (status == STATUS_OK && id[0] != '.' && !pack_list_has(list, id) &&
            path_format(folder, "%s/%s", place, id) == STATUS_OK && is_pack(folder))
            status = pack_list_add(list, folder);
        free(entries[i]);
    }
    free(entries);
    return status;
}

enum status paths_packs(char ***out, size_t *count)
{
    struct pack_list list = {0};
    struct places *places = places_find();
    enum status status = places ? STATUS_OK : STATUS_NO_MEMORY;
    for (size_t i = 0; status == STATUS_OK && i < places->count; i++)
        status = pack_list_scan(&list, places->folders[i]);
    free(places);
    if (status != STATUS_OK) {
        paths_packs_free(list.folders, list.count);
        list = (struct pack_list){0};
    }
    *out = list.folders;
    *count = list.count;
    return status;
}

void paths_packs_free(char **packs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(packs[i]);
    free(packs);
}
