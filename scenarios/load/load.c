#include "scenarios/load/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"

struct place_in_file node_place(const struct node *node)
{
    return (struct place_in_file){.file = node->file, .line = node->line};
}

bool loader_ok(struct loader *loader, enum status status)
{
    loader->arena->failed |= status == STATUS_NO_MEMORY;
    return status == STATUS_OK;
}

char *loader_path(struct loader *loader, const char *name)
{
    char *path = pack_files_path(&loader->files, name);
    loader_ok(loader, path ? STATUS_OK : STATUS_NO_MEMORY);
    return path;
}

const struct node *loader_tree(struct loader *loader, const char *name)
{
    struct node *root = NULL;
    struct text_file file = {0};
    struct problems *problems = &loader->problems;
    char *path = name ? loader_path(loader, name) : NULL;
    if (path &&
        loader_ok(loader, text_file_open(&file, path, name, TEXT_FILE_LINE_MAX, problems)) &&
        !loader_ok(loader,
                   yaml_tree_parse(&root, loader->arena, name, file.bytes, file.length, problems)))
        root = NULL; /* a problem says why */
    text_file_close(&file);
    free(path);
    return root;
}

void *loader_items(struct loader *loader, const struct node *list, size_t size, size_t *count)
{
    *count = list ? list->count : 0;
    if (*count > LIST_MAX) {
        LOADER_PROBLEM(loader, node_place(list), "more than %d items in a list", LIST_MAX);
        *count = 0;
    }
    void *items = arena_alloc(loader->arena, *count, size);
    if (!items)
        *count = 0;
    return items;
}

struct id_claim {
    const char *id;
    struct place_in_file at;
    struct id_claim *previous;
};

void claim_id(struct loader *loader, struct id_scope *scope, const char *id,
              struct place_in_file at)
{
    if (!id[0]) /* missing, which has been said */
        return;
    for (const struct id_claim *claim = scope->last; claim; claim = claim->previous) {
        if (strcmp(claim->id, id) != 0)
            continue;
        if (strcmp(claim->at.file, at.file) == 0)
            LOADER_PROBLEM(loader, at, "id '%s' is already given in line %d", id, claim->at.line);
        else
            LOADER_PROBLEM(loader, at, "id '%s' is already given in %s:%d", id, claim->at.file,
                           claim->at.line);
        return;
    }
    struct id_claim *claim = arena_alloc(loader->arena, 1, sizeof *claim);
    if (!claim)
        return;
    *claim = (struct id_claim){id, at, scope->last};
    scope->last = claim;
}

const struct node *loader_only_list(struct loader *loader, const char *file, const char *key)
{
    const struct node *list = NULL;
    struct field field = {key, FIELD_SEQUENCE, FIELD_REQUIRED, 0, 0, 0, NULL};
    const struct node *root = loader_tree(loader, file);
    if (root)
        reader_take(&loader->reader, root, &field, 1, &list);
    return list;
}
