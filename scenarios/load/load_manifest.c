/* pack.yaml: what the pack is, the documents it cites and its own slots. */
#include <string.h>

#include "base/text_file.h"
#include "scenarios/load/load.h"

struct raw_manifest {
    const char *id, *name, *version, *standard;
    const struct node *sources, *lists;
};

static const struct field manifest_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(struct raw_manifest, id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_manifest, name), 0, 40, NULL},
    {"version", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct raw_manifest, version), 0, 20, NULL},
    {"standard", FIELD_ID, FIELD_REQUIRED, offsetof(struct raw_manifest, standard), 0, 0, NULL},
    {"sources", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_manifest, sources), 0, 0, NULL},
    {"lists", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(struct raw_manifest, lists), 0, 0, NULL},
};

static const struct field source_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(struct source, id), 0, 0, NULL},
    {"title", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct source, title), 0, 0, NULL},
};

static void load_sources(struct loader *loader, const struct node *list)
{
    struct pack *pack = loader->pack;
    pack->sources = loader_items(loader, list, sizeof *pack->sources, &pack->n_sources);
    const struct node *node = list ? list->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < pack->n_sources; i++, node = node->next) {
        reader_take(&loader->reader, node, source_fields, COUNT(source_fields), &pack->sources[i]);
        claim_id(loader, &ids, pack->sources[i].id, node_place(node));
    }
}

/* {name} is built in too, but a list of that name limits it. */
static bool is_built_in_slot(const char *name)
{
    static const char *const built_in[] = {"number", "time", "phone", "amount"};
    for (size_t i = 0; i < COUNT(built_in); i++) {
        if (strcmp(name, built_in[i]) == 0)
            return true;
    }
    return false;
}

/* An item that cannot be read is left out, or every wording with the slot would be called wrong. */
static bool take_item(struct loader *loader, const struct node *node, const char **text)
{
    static const struct field item = {"list item", FIELD_PLAIN, FIELD_REQUIRED, 0, 0, 20, NULL};
    struct network network = {0};
    struct network_error error = {0, ""};
    if (!reader_take_value(&loader->reader, node, &item, text))
        return false;
    enum status status = network_init_phrase(&network, *text, loader->pack->lexicon, &error);
    if (!loader_ok(loader, status))
        LOADER_PROBLEM(loader, node_place(node), "'%s': %s", *text,
                       status == STATUS_INVALID ? error.reason : status_text(status));
    else
        network_finish(&network);
    return status == STATUS_OK;
}

static void load_list(struct loader *loader, const struct node *node, struct slot_list *list)
{
    if (is_built_in_slot(node->key) || strlen(node->key) >= sizeof((struct network_slot *)0)->name)
        LOADER_PROBLEM(loader, node_place(node), "a list cannot be called '%.*s'%s",
                       TEXT_CUT(node->key),
                       is_built_in_slot(node->key) ? ": that slot is built in" : ": too long");
    if (node->kind != NODE_SEQUENCE || node->count == 0) {
        LOADER_PROBLEM(loader, node_place(node), "'%.*s' must be a list of texts",
                       TEXT_CUT(node->key));
        loader->manifest_known = false; /* its slot is no mistake of the wordings */
        return;
    }
    const char **texts = loader_items(loader, node, sizeof *texts, &list->count);
    if (!texts || !list->count)
        loader->manifest_known = false;
    size_t n = 0;
    for (const struct node *child = node->first; child && n < list->count; child = child->next) {
        n += take_item(loader, child, &texts[n]);
    }
    list->name = node->key;
    list->texts = texts;
    list->count = n;
}

static void load_lists(struct loader *loader, const struct node *lists)
{
    struct pack *pack = loader->pack;
    pack->lists = loader_items(loader, lists, sizeof *pack->lists, &pack->n_lists);
    if (!pack->n_lists)
        return;
    pack->n_lists = 0;
    for (const struct node *node = lists->first; node; node = node->next) {
        struct slot_list list = {0};
        load_list(loader, node, &list);
        if (list.count)
            pack->lists[pack->n_lists++] = list;
    }
}

/* Records name the pack by its id and `check` by its folder: they are the same word. */
static void check_folder(struct loader *loader, const struct node *root)
{
    const struct node *standard = node_get(root, "standard");
    if (standard)
        loader->standard_at = node_place(standard);
    const char *folder = strrchr(loader->files.folder, '/') + 1;
    const struct node *id = node_get(root, "id");
    if (id && loader->pack->id[0] && strcmp(folder, loader->pack->id) != 0)
        LOADER_PROBLEM(loader, node_place(id), "id '%s' is not the folder's name '%.*s'",
                       loader->pack->id, TEXT_CUT(folder));
}

void load_manifest(struct loader *loader)
{
    struct pack *pack = loader->pack;
    struct raw_manifest raw = {"", "", "", "", NULL, NULL};
    const struct node *root = loader_tree(loader, "pack.yaml");
    if (root)
        loader->manifest_known =
            reader_take(&loader->reader, root, manifest_fields, COUNT(manifest_fields), &raw);
    pack->id = raw.id;
    pack->name = raw.name;
    pack->version = raw.version;
    pack->standard = raw.standard;
    load_sources(loader, raw.sources);
    load_lists(loader, raw.lists);
    if (root)
        check_folder(loader, root);
}
