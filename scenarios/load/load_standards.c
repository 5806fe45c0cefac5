/* standards.yaml: the numbers that differ from one code of conduct to another. */
#include "scenarios/fill/probe.h"

struct raw_standard {
    struct standard standard;
    const struct node *ring, *numbers;
};

static const struct field standard_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(struct raw_standard, standard.id), 0, 0, NULL},
    {"title", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_standard, standard.title), 0, 60,
     NULL},
    {"source", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct raw_standard, standard.source), 0, 60,
     NULL},
    {"ring", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(struct raw_standard, ring), 0, 0, NULL},
    {"numbers", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_standard, numbers), 0, 0, NULL},
};

static const struct field ring_fields[] = {
    {"on_ms", FIELD_INT, FIELD_REQUIRED, offsetof(struct standard, ring_on_ms), 100, 10000, NULL},
    {"off_ms", FIELD_INT, FIELD_REQUIRED, offsetof(struct standard, ring_off_ms), 100, 20000, NULL},
    {"source", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct standard, ring_source), 0, 60, NULL},
};

struct raw_number {
    struct number number;
    const struct node *said;
};

#define NUMBER_FIELD(member) offsetof(struct raw_number, number.member)

static const struct field number_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, NUMBER_FIELD(id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_OPTIONAL, NUMBER_FIELD(name), 0, 24, NULL},
    {"value", FIELD_NUMBER, FIELD_REQUIRED, NUMBER_FIELD(value), 0, 0, NULL},
    {"unit", FIELD_SHOWN, FIELD_REQUIRED, NUMBER_FIELD(unit), 0, 10, NULL},
    {"source", FIELD_PLAIN, FIELD_REQUIRED, NUMBER_FIELD(source), 0, 60, NULL},
    {"said", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_number, said), 0, 0, NULL},
};

static void load_numbers(struct loader *loader, struct standard *standard, const struct node *list)
{
    standard->numbers = loader_items(loader, list, sizeof *standard->numbers, &standard->n_numbers);
    const struct node *node = list ? list->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < standard->n_numbers; i++, node = node->next) {
        struct raw_number raw = {.number = {.at = node_place(node)}};
        reader_take(&loader->reader, node, number_fields, COUNT(number_fields), &raw);
        check_source(loader, raw.number.source, raw.number.at);
        claim_id(loader, &ids, raw.number.id, raw.number.at);
        load_wordings(loader, raw.said, &raw.number.said, &raw.number.n_said);
        standard->numbers[i] = raw.number;
    }
}

static void load_standard(struct loader *loader, const struct node *node, struct standard *standard)
{
    struct raw_standard raw = {0};
    raw.standard.ring_on_ms = 1000; /* the house's cadence, as Chinese exchanges ring nearly so */
    raw.standard.ring_off_ms = 2000;
    raw.standard.ring_source = "house";
    raw.standard.at = node_place(node);
    reader_take(&loader->reader, node, standard_fields, COUNT(standard_fields), &raw);
    check_source(loader, raw.standard.source, raw.standard.at);
    if (raw.ring)
        reader_take(&loader->reader, raw.ring, ring_fields, COUNT(ring_fields), &raw.standard);
    load_numbers(loader, &raw.standard, raw.numbers);
    *standard = raw.standard;
}

void load_standards(struct loader *loader)
{
    struct pack *pack = loader->pack;
    const struct node *lists[2] = {NULL, NULL};
    static const struct field fields[] = {
        {"standards", FIELD_SEQUENCE, FIELD_REQUIRED, 0, 0, 0, NULL},
        {"differences", FIELD_SEQUENCE, FIELD_OPTIONAL, sizeof *lists, 0, 0, NULL},
    };
    const struct node *root = loader_tree(loader, "standards.yaml"), *list;
    if (root)
        reader_take(&loader->reader, root, fields, COUNT(fields), lists);
    list = lists[0];
    loader->standards_known = list != NULL;
    pack->standards = loader_items(loader, list, sizeof *pack->standards, &pack->n_standards);
    const struct node *node = list ? list->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < pack->n_standards; i++, node = node->next) {
        load_standard(loader, node, &pack->standards[i]);
        claim_id(loader, &ids, pack->standards[i].id, node_place(node));
    }
    probe_figures(loader);
    if (pack->standard[0])
        find_standard(loader, pack->standard, loader->standard_at);
    load_disagreements(loader, lists[1]);
}
