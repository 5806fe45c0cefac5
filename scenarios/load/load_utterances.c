/* phrases.yaml and phrases, .yaml each: standard phrases, moves and taboos, each with its accepted
 * wordings compiled. */
#include <string.h>

#include "base/utf8.h"
#include "scenarios/fill/fit.h"
#include "scenarios/utterance.h"

enum { WORDINGS_MAX = 64, WORDING_CHARACTERS_MAX = 300 };

struct raw_utterance {
    struct utterance utterance;
    const char *text; /* of a phrase */
    const struct node *wordings, *all, *against, *alone;
};

static const char *const places[] = {"counter", "phone", "on_site", "any", NULL};
static const char *const denials[] = {"heeded", "ignored", NULL};

#define UTTERANCE_FIELD(member) offsetof(struct raw_utterance, utterance.member)
#define COMMON_FIELDS                                                                              \
    {"id", FIELD_ID, FIELD_REQUIRED, UTTERANCE_FIELD(id), 0, 0, NULL},                             \
        {"source", FIELD_PLAIN, FIELD_REQUIRED, UTTERANCE_FIELD(source), 0, 60, NULL},             \
        {"against", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_utterance, against), 0, 0, \
         NULL},                                                                                    \
        {"denials", FIELD_CHOICE, FIELD_OPTIONAL, UTTERANCE_FIELD(denials), 0, 0, denials},        \
    {                                                                                              \
        "wordings", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_utterance, wordings), 0,   \
            0, NULL                                                                                \
    }

static const struct field phrase_fields[] = {
    COMMON_FIELDS,
    {"text", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_utterance, text), 0, 120, NULL},
    {"where", FIELD_WORD, FIELD_REQUIRED, UTTERANCE_FIELD(where), 0, 0, places},
    {"better", FIELD_SHOWN, FIELD_OPTIONAL, UTTERANCE_FIELD(better), 0, 120, NULL},
    {"all", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_utterance, all), 0, 0, NULL},
};

static const struct field move_fields[] = {
    COMMON_FIELDS,
    {"name", FIELD_SHOWN, FIELD_REQUIRED, UTTERANCE_FIELD(name), 0, 30, NULL},
    {"where", FIELD_WORD, FIELD_REQUIRED, UTTERANCE_FIELD(where), 0, 0, places},
    {"better", FIELD_SHOWN, FIELD_REQUIRED, UTTERANCE_FIELD(better), 0, 120, NULL},
    {"all", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_utterance, all), 0, 0, NULL},
};

static const struct field taboo_fields[] = {
    COMMON_FIELDS,
    {"name", FIELD_SHOWN, FIELD_REQUIRED, UTTERANCE_FIELD(name), 0, 30, NULL},
    {"better", FIELD_SHOWN, FIELD_REQUIRED, UTTERANCE_FIELD(better), 0, 120, NULL},
    {"alone", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_utterance, alone), 0, 0, NULL},
};

static const struct {
    const char *key;
    enum utterance_kind kind;
    const struct field *fields;
    size_t n_fields;
} groups[] = {
    {"phrases", UTTERANCE_PHRASE, phrase_fields, COUNT(phrase_fields)},
    {"moves", UTTERANCE_MOVE, move_fields, COUNT(move_fields)},
    {"taboos", UTTERANCE_TABOO, taboo_fields, COUNT(taboo_fields)},
};

/* The column an editor shows for a byte of a scalar on one line; escapes in double quotes shift it.
 */
static int column_of(const struct node *node, size_t offset)
{
    int column = node->column;
    for (size_t i = 0; i < offset && node->text[i]; i++)
        column += ((unsigned char)node->text[i] & 0xC0) != 0x80;
    return column;
}

static void load_wording(struct loader *loader, const struct node *node, struct wording *wording)
{
    static const struct field field = {
        "wording", FIELD_PLAIN, FIELD_REQUIRED, 0, 0, WORDING_CHARACTERS_MAX, NULL};
    struct network_error error = {0, ""};
    wording->text = "";
    wording->at = node_place(node);
    if (!reader_take_value(&loader->reader, node, &field, &wording->text) ||
        fit_wanted(wording->text)) /* compiled for each customer of the plays that expect it */
        return;
    enum status status =
        network_init_wording(&wording->network, wording->text, loader->pack->lexicon,
                             loader->pack->lists, loader->pack->n_lists, &error);
    bool slot_unread = !loader->manifest_known && strchr(wording->text, '{');
    if (!loader_ok(loader, status) && !slot_unread)
        LOADER_PROBLEM(loader, wording->at, "wording does not compile at column %d: %s",
                       column_of(node, error.offset),
                       status == STATUS_INVALID ? error.reason : status_text(status));
}

void load_wordings(struct loader *loader, const struct node *list, struct wording **wordings,
                   size_t *n_wordings)
{
    if (list && list->count > WORDINGS_MAX) {
        LOADER_PROBLEM(loader, node_place(list), "more than %d wordings", WORDINGS_MAX);
        return;
    }
    *wordings = loader_items(loader, list, sizeof **wordings, n_wordings);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < *n_wordings; i++, node = node->next)
        load_wording(loader, node, &(*wordings)[i]);
}

/* One part of `all`: a list of wordings, or one alone. */
static size_t part_count(const struct node *part)
{
    return part->kind == NODE_SEQUENCE ? part->count : 1;
}

static void load_part(struct loader *loader, const struct node *part, int number,
                      struct utterance *utterance)
{
    const struct node *node = part->kind == NODE_SEQUENCE ? part->first : part;
    for (size_t i = 0; node && i < part_count(part); i++, node = node->next) {
        struct wording *wording = &utterance->wordings[utterance->n_wordings++];
        load_wording(loader, node, wording);
        wording->part = number;
    }
}

/* The wordings that say all come first, those of its parts behind them. */
static void load_parts(struct loader *loader, const struct node *all, struct utterance *utterance)
{
    size_t n_whole = utterance->n_wordings, count = n_whole;
    const struct wording *whole = utterance->wordings;
    for (const struct node *part = all->first; part; part = part->next)
        count += part_count(part);
    if (all->count < 2 || count > 2 * WORDINGS_MAX) {
        LOADER_PROBLEM(loader, node_place(all), "'all' wants 2 parts or more, %d wordings at most",
                       2 * WORDINGS_MAX);
        return;
    }
    struct wording *wordings = arena_alloc(loader->arena, count, sizeof *wordings);
    if (!wordings)
        return;
    if (n_whole)
        memcpy(wordings, whole, n_whole * sizeof *whole);
    utterance->wordings = wordings;
    for (const struct node *part = all->first; part; part = part->next) {
        if (part_count(part) > 0)
            load_part(loader, part, (int)++utterance->n_parts, utterance);
        else
            LOADER_PROBLEM(loader, node_place(part), "this part has no wordings");
    }
}

/* Behind the wordings that count anywhere stand those that count only by themselves. */
static void load_alone(struct loader *loader, const struct node *list, struct utterance *utterance)
{
    struct wording *alone = NULL, *wordings;
    size_t n_alone = 0, n_anywhere = utterance->n_wordings;
    load_wordings(loader, list, &alone, &n_alone);
    wordings = arena_alloc(loader->arena, n_anywhere + n_alone, sizeof *wordings);
    if (!wordings || n_alone == 0)
        return;
    for (size_t i = 0; i < n_anywhere + n_alone; i++) {
        wordings[i] = i < n_anywhere ? utterance->wordings[i] : alone[i - n_anywhere];
        wordings[i].alone = i >= n_anywhere;
    }
    utterance->wordings = wordings;
    utterance->n_wordings = n_anywhere + n_alone;
}

static void load_all_wordings(struct loader *loader, const struct raw_utterance *raw,
                              struct utterance *utterance)
{
    load_wordings(loader, raw->wordings, &utterance->wordings, &utterance->n_wordings);
    load_wordings(loader, raw->against, &utterance->against, &utterance->n_against);
    if (raw->alone)
        load_alone(loader, raw->alone, utterance);
    if (raw->all)
        load_parts(loader, raw->all, utterance);
    else if (!raw->wordings)
        LOADER_PROBLEM(loader, utterance->at, "'wordings' is missing");
}

/* A phrase without slots is its own model; "××" cannot be spoken. */
static void complete_phrase(struct loader *loader, struct utterance *phrase, const char *text)
{
    phrase->name = text;
    if (!phrase->better && strstr(text, "××"))
        LOADER_PROBLEM(loader, phrase->at,
                       "'better' is missing: the text's ×× cannot be shown or spoken as a model");
    if (!phrase->better)
        phrase->better = text;
}

static void mark_fitted(struct loader *loader, struct utterance *utterance)
{
    utterance->fitted = fit_wanted(utterance->better);
    for (size_t i = 0; i < utterance->n_wordings; i++)
        utterance->fitted |= fit_wanted(utterance->wordings[i].text);
    for (size_t i = 0; i < utterance->n_against; i++)
        utterance->fitted |= fit_wanted(utterance->against[i].text);
    if (utterance->fitted && utterance->kind == UTTERANCE_TABOO)
        LOADER_PROBLEM(loader, utterance->at,
                       "a taboo cannot hold {customer.…}: it is listened for in every play");
}

/* Values are read by the slots of its wordings, and what counts only by itself has no model that
 * counts anywhere. */
static bool wants_model(const struct utterance *utterance)
{
    if (utterance->kind == UTTERANCE_TABOO || !utterance->better || utterance->fitted ||
        strstr(utterance->better, "××"))
        return false;
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        if (utterance->wordings[i].network.n_slots > 0 || utterance->wordings[i].alone)
            return false;
    }
    return true;
}

/* What is wrong with a model is said by the linter. */
static void load_model(struct loader *loader, struct utterance *utterance)
{
    struct network_error error;
    struct wording *model =
        wants_model(utterance) ? arena_alloc(loader->arena, 1, sizeof *model) : NULL;
    if (!model)
        return;
    *model = (struct wording){.text = utterance->better, .at = utterance->at};
    if (loader_ok(loader, network_init_phrase(&model->network, model->text, loader->pack->lexicon,
                                              &error)))
        utterance->model = model;
}

static void load_utterance(struct loader *loader, const struct node *node, size_t group,
                           struct utterance *utterance)
{
    struct raw_utterance raw = {
        .utterance = {.kind = groups[group].kind, .where = "any", .at = node_place(node)},
        .text = ""};
    reader_take(&loader->reader, node, groups[group].fields, groups[group].n_fields, &raw);
    if (raw.utterance.kind == UTTERANCE_PHRASE)
        complete_phrase(loader, &raw.utterance, raw.text);
    check_source(loader, raw.utterance.source, raw.utterance.at);
    load_all_wordings(loader, &raw, &raw.utterance);
    own_wordings_take(loader, &raw.utterance);
    mark_fitted(loader, &raw.utterance);
    load_model(loader, &raw.utterance);
    utterance_mark_denials(loader->pack, &raw.utterance);
    *utterance = raw.utterance;
}

/* One file's lists, by group; NULL where it has none. */
struct phrase_file {
    const struct node *lists[COUNT(groups)];
};

static void load_groups(struct loader *loader, const struct phrase_file *file, struct id_scope *ids)
{
    struct pack *pack = loader->pack;
    for (size_t group = 0; group < COUNT(groups); group++) {
        const struct node *node = file->lists[group] ? file->lists[group]->first : NULL;
        for (; node; node = node->next) {
            struct utterance *utterance = &pack->utterances[pack->n_utterances++];
            load_utterance(loader, node, group, utterance);
            claim_id(loader, ids, utterance->id, utterance->at);
        }
    }
}

/* A slip in `moves:` must not make every move unknown. */
static void open_file(struct loader *loader, const char *name, struct phrase_file *file)
{
    struct field fields[COUNT(groups)];
    for (size_t i = 0; i < COUNT(groups); i++)
        fields[i] = (struct field){
            groups[i].key, FIELD_SEQUENCE, FIELD_OPTIONAL, i * sizeof *file->lists, 0, 0, NULL};
    const struct node *root = loader_tree(loader, name);
    if (!root || !reader_take(&loader->reader, root, fields, COUNT(fields), file))
        loader->utterances_known = false;
}

static size_t count_utterances(const struct phrase_file *files, size_t n_files)
{
    size_t count = 0;
    for (size_t i = 0; i < n_files; i++) {
        for (size_t group = 0; group < COUNT(groups); group++)
            count += files[i].lists[group] ? files[i].lists[group]->count : 0;
    }
    return count;
}

/* phrases.yaml comes first, then what stands in phrases/, in the order of the names. */
static size_t open_files(struct loader *loader, struct phrase_file *files)
{
    size_t n_files = 0;
    loader->utterances_known = true;
    open_file(loader, "phrases.yaml", &files[n_files++]);
    for (size_t i = 0; i < loader->files.count; i++) {
        const char *name = loader->files.names[i], *end = strrchr(name, '.');
        if (strncmp(name, "phrases/", 8) == 0 && end && strcmp(end, ".yaml") == 0)
            open_file(loader, arena_text(loader->arena, name, strlen(name)), &files[n_files++]);
    }
    return n_files;
}

void load_utterances(struct loader *loader)
{
    struct pack *pack = loader->pack;
    struct id_scope ids = {0};
    struct phrase_file *files = arena_alloc(loader->arena, loader->files.count + 1, sizeof *files);
    size_t n_files = files ? open_files(loader, files) : 0;
    size_t count = count_utterances(files, n_files);
    if (count > LIST_MAX)
        problems_add(&loader->problems, "phrases.yaml", 1, "more than %d phrases, moves and taboos",
                     LIST_MAX);
    loader->utterances_known = loader->utterances_known && count <= LIST_MAX;
    pack->utterances = arena_alloc(loader->arena, count, sizeof *pack->utterances);
    for (size_t i = 0; pack->utterances && count <= LIST_MAX && i < n_files; i++)
        load_groups(loader, &files[i], &ids);
    own_wordings_left(loader);
}
