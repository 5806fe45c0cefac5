/* standards.yaml: the numbers that differ from one code of conduct to another. */
#include "scenarios/load.h"

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

static const struct field number_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(struct number, id), 0, 0, NULL},
    {"value", FIELD_NUMBER, FIELD_REQUIRED, offsetof(struct number, value), 0, 0, NULL},
    {"unit", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct number, unit), 0, 10, NULL},
    {"source", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct number, source), 0, 60, NULL},
};

static void load_numbers(struct loader *loader, struct standard *standard, const struct node *list)
{
    standard->numbers = loader_items(loader, list, sizeof *standard->numbers, &standard->n_numbers);
    const struct node *node = list ? list->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < standard->n_numbers; i++, node = node->next) {
        struct number *number = &standard->numbers[i];
        number->at = node_place(node);
        reader_take(&loader->reader, node, number_fields, COUNT(number_fields), number);
        check_source(loader, number->source, number->at);
        claim_id(loader, &ids, number->id, number->at);
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
    const struct node *list = loader_only_list(loader, "standards.yaml", "standards");
    loader->standards_known = list != NULL;
    pack->standards = loader_items(loader, list, sizeof *pack->standards, &pack->n_standards);
    const struct node *node = list ? list->first : NULL;
    struct id_scope ids = {0};
    for (size_t i = 0; i < pack->n_standards; i++, node = node->next) {
        load_standard(loader, node, &pack->standards[i]);
        claim_id(loader, &ids, pack->standards[i].id, node_place(node));
    }
    if (pack->standard[0])
        find_standard(loader, pack->standard, loader->standard_at);
}
