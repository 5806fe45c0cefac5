/* Where standards disagree: numbers of the same id with different values, and differences in words
 * that standards.yaml writes down. */
#include <string.h>

#include "base/text_file.h"
#include "scenarios/load/load.h"

struct raw_difference {
    const char *id, *name;
    const struct node *positions;
};

static const struct field difference_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(struct raw_difference, id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_difference, name), 0, 24, NULL},
    {"positions", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_difference, positions), 0, 0,
     NULL},
};

struct raw_position {
    const char *standard, *text, *source;
};

static const struct field position_fields[] = {
    {"standard", FIELD_ID, FIELD_REQUIRED, offsetof(struct raw_position, standard), 0, 0, NULL},
    {"text", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_position, text), 0, 60, NULL},
    {"source", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct raw_position, source), 0, 60, NULL},
};

/* 日 and 天 are the same; 个工作日 is not: the shown unit decides but for these two. */
static bool same_unit(const char *a, const char *b)
{
    bool days = strcmp(a, "日") == 0 || strcmp(a, "天") == 0;
    bool others = strcmp(b, "日") == 0 || strcmp(b, "天") == 0;
    return strcmp(a, b) == 0 || (days && others);
}

static bool numbers_differ(const struct pack *pack, const struct number *number)
{
    for (size_t i = 0; i < pack->n_standards; i++) {
        const struct number *other = standard_number(&pack->standards[i], number->id);
        if (other && (other->value != number->value || !same_unit(other->unit, number->unit)))
            return true;
    }
    return false;
}

static bool is_listed(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_disagreements; i++) {
        if (strcmp(pack->disagreements[i].id, id) == 0)
            return true;
    }
    return false;
}

static const char *shown_name(const struct pack *pack, const struct number *number)
{
    for (size_t i = 0; i < pack->n_standards; i++) {
        const struct number *other = standard_number(&pack->standards[i], number->id);
        if (other && other->name)
            return other->name;
    }
    return number->id;
}

static void add_numbers(struct loader *loader, const struct number *number)
{
    struct pack *pack = loader->pack;
    struct position *positions = arena_alloc(loader->arena, pack->n_standards, sizeof *positions);
    size_t n = 0;
    for (size_t i = 0; positions && i < pack->n_standards; i++) {
        const struct number *own = standard_number(&pack->standards[i], number->id);
        if (own)
            positions[n++] = (struct position){
                &pack->standards[i], arena_printf(loader->arena, "%g%s", own->value, own->unit),
                own->source};
    }
    pack->disagreements[pack->n_disagreements++] =
        (struct disagreement){number->id, shown_name(pack, number), positions, n, number->at};
}

static void load_positions(struct loader *loader, const struct node *list,
                           struct disagreement *difference)
{
    size_t count;
    struct position *positions = loader_items(loader, list, sizeof *positions, &count);
    struct id_scope standards = {0};
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        struct raw_position raw = {"", "", ""};
        reader_take(&loader->reader, node, position_fields, COUNT(position_fields), &raw);
        check_source(loader, raw.source, node_place(node));
        claim_id(loader, &standards, raw.standard, node_place(node));
        const struct standard *standard = find_standard(loader, raw.standard, node_place(node));
        if (standard)
            positions[difference->n_positions++] =
                (struct position){standard, raw.text, raw.source};
    }
    difference->positions = positions;
    if (count == 1)
        LOADER_PROBLEM(loader, difference->at, "a difference takes two standards or more");
}

static void load_difference(struct loader *loader, const struct node *node)
{
    struct raw_difference raw = {"", "", NULL};
    reader_take(&loader->reader, node, difference_fields, COUNT(difference_fields), &raw);
    struct disagreement difference = {.id = raw.id, .name = raw.name, .at = node_place(node)};
    if (raw.id[0] && is_listed(loader->pack, raw.id))
        LOADER_PROBLEM(loader, difference.at, "id '%s' is already given", raw.id);
    load_positions(loader, raw.positions, &difference);
    loader->pack->disagreements[loader->pack->n_disagreements++] = difference;
}

void load_disagreements(struct loader *loader, const struct node *differences)
{
    struct pack *pack = loader->pack;
    size_t most = differences && differences->count <= LIST_MAX ? differences->count : 0;
    bool any = most > 0;
    for (size_t i = 0; i < pack->n_standards; i++)
        most += pack->standards[i].n_numbers;
    pack->disagreements = arena_alloc(loader->arena, most, sizeof *pack->disagreements);
    for (size_t i = 0; pack->disagreements && i < pack->n_standards; i++) {
        for (size_t k = 0; k < pack->standards[i].n_numbers; k++) {
            const struct number *number = &pack->standards[i].numbers[k];
            if (number->id[0] && !is_listed(pack, number->id) && numbers_differ(pack, number))
                add_numbers(loader, number);
        }
    }
    const struct node *node = any && pack->disagreements ? differences->first : NULL;
    for (; node; node = node->next)
        load_difference(loader, node);
}
