/* Portraits: every layer of every mood is there and can be drawn (docs/pack-format.md,
 * "Portraits"). */
#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "scenarios/load/check.h"
#include "scenarios/load/svg_check.h"

/* One path of a hand-drawn face on one line; 100 kB is ten times the largest of ours. */
enum { SVG_LINE_MAX = 100 * 1024 };

static bool has_folder(const struct loader *loader, const char *folder)
{
    size_t length = strlen(folder);
    for (size_t i = 0; i < loader->files.count; i++) {
        const char *name = loader->files.names[i];
        if (strncmp(name, folder, length) == 0 && name[length] == '/')
            return true;
    }
    return false;
}

static void want_layer(struct loader *loader, const struct play *play, const char *layer)
{
    const char *name = arena_printf(loader->arena, "art/%s/%s.svg", play->customer.portrait, layer);
    if (name && !pack_files_has(&loader->files, name))
        LOADER_PROBLEM(loader, play->customer.at, "portrait '%s' lacks its layer %s.svg",
                       play->customer.portrait, layer);
}

static void want_layers(struct loader *loader, const struct play *play)
{
    static const char *const moods[] = {"furious", "angry", "uneasy", "calm", "pleased"};
    static const char *const layers[] = {"body-%s", "brows-%s", "eyes-%s", "mouth-%s",
                                         "mouth-%s-open"};
    want_layer(loader, play, "head");
    want_layer(loader, play, "hair");
    for (size_t i = 0; i < COUNT(layers); i++) {
        for (size_t j = 0; j < COUNT(moods); j++) {
            const char *mark = strstr(layers[i], "%s");
            const char *layer = arena_printf(loader->arena, "%.*s%s%s", (int)(mark - layers[i]),
                                             layers[i], moods[j], mark + 2);
            if (layer)
                want_layer(loader, play, layer);
        }
    }
}

/* A portrait that several plays share is looked at once. */
static bool was_checked(const struct pack *pack, size_t n_scenes, const char *portrait)
{
    for (size_t i = 0; i < n_scenes; i++) {
        if (strcmp(pack_scene(pack, i)->customer.portrait, portrait) == 0)
            return true;
    }
    return false;
}

static void check_portrait(struct loader *loader, const struct play *play)
{
    const char *folder = arena_printf(loader->arena, "art/%s", play->customer.portrait);
    if (!folder)
        return;
    if (has_folder(loader, folder))
        want_layers(loader, play);
    else
        LOADER_PROBLEM(loader, play->customer.at, "unknown portrait '%s': no folder %s",
                       play->customer.portrait, folder);
}

static void check_svg(struct loader *loader, const char *name)
{
    struct text_file file;
    char *path = loader_path(loader, name);
    if (path &&
        loader_ok(loader, text_file_open(&file, path, name, SVG_LINE_MAX, &loader->problems))) {
        svg_check(file.bytes, name, &loader->problems);
        text_file_close(&file);
    }
    free(path);
}

void check_art(struct loader *loader)
{
    const struct pack *pack = loader->pack;
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        const char *portrait = pack_scene(pack, i)->customer.portrait;
        if (portrait && portrait[0] && !was_checked(pack, i, portrait))
            check_portrait(loader, pack_scene(pack, i));
    }
    for (size_t i = 0; i < loader->files.count; i++) {
        const char *name = loader->files.names[i], *end = strrchr(name, '.');
        if (strncmp(name, "art/", 4) == 0 && end && strcmp(end, ".svg") == 0)
            check_svg(loader, name);
    }
}
