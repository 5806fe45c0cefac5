/* A play's customer: who may be at the window or on the phone, and how they take things. */
#include <string.h>

#include "base/text_file.h"
#include "scenarios/fill/detail.h"
#include "scenarios/load/load.h"

struct raw_customer {
    struct customer customer;
    int sex;
    const char *voice;
    const struct node *details, *people, *personalities;
};

#define CUSTOMER_FIELD(member) offsetof(struct raw_customer, customer.member)

static const char *const sexes[] = {"male", "female", NULL};
static const char *const tempers[] = {"hot", "cold", NULL}; /* enum temper */

static const struct field customer_fields[] = {
    {"name", FIELD_SHOWN, FIELD_OPTIONAL, CUSTOMER_FIELD(name), 0, 10, NULL},
    {"called", FIELD_SHOWN, FIELD_OPTIONAL, CUSTOMER_FIELD(called), 0, 10, NULL},
    {"sex", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_customer, sex), 0, 0, sexes},
    {"age", FIELD_INT, FIELD_REQUIRED, CUSTOMER_FIELD(age_years), 5, 110, NULL},
    {"portrait", FIELD_ID, FIELD_REQUIRED, CUSTOMER_FIELD(portrait), 0, 0, NULL},
    {"mood", FIELD_INT, FIELD_REQUIRED, CUSTOMER_FIELD(mood), 0, 100, NULL},
    {"voice", FIELD_ID, FIELD_OPTIONAL, offsetof(struct raw_customer, voice), 0, 0, NULL},
    {"details", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(struct raw_customer, details), 0, 0, NULL},
    {"people", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_customer, people), 0, 0, NULL},
    {"personalities", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_customer, personalities),
     0, 0, NULL},
};

/* A house value: with less than a fifth or more than three times the usual, a personality no longer
 * answers to what is said. */
enum { PCT_MIN = 20, PCT_MAX = 300 };

#define PERSONALITY_FIELD(member) offsetof(struct personality, member)

static const struct field personality_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, PERSONALITY_FIELD(id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, PERSONALITY_FIELD(name), 0, 10, NULL},
    {"mood", FIELD_INT, FIELD_OPTIONAL, PERSONALITY_FIELD(mood), 0, 100, NULL},
    {"warms_pct", FIELD_INT, FIELD_OPTIONAL, PERSONALITY_FIELD(warms_pct), PCT_MIN, PCT_MAX, NULL},
    {"cools_pct", FIELD_INT, FIELD_OPTIONAL, PERSONALITY_FIELD(cools_pct), PCT_MIN, PCT_MAX, NULL},
    {"level", FIELD_INT, FIELD_OPTIONAL, PERSONALITY_FIELD(level), LEVEL_MILD, LEVEL_HARD, NULL},
    {"mood_most", FIELD_INT, FIELD_OPTIONAL, PERSONALITY_FIELD(mood_most), 30, 100, NULL},
    {"interrupts_ms", FIELD_INT, FIELD_OPTIONAL, PERSONALITY_FIELD(interrupts_ms), 4000, 60000,
     NULL},
    {"temper", FIELD_CHOICE, FIELD_OPTIONAL, PERSONALITY_FIELD(temper), 0, 0, tempers},
    {"patience_pct", FIELD_INT, FIELD_OPTIONAL, PERSONALITY_FIELD(patience_pct), PCT_MIN, PCT_MAX,
     NULL},
};

/* The number is said back digit by digit, and its last four are a detail of their own. */
static void check_phone(struct loader *loader, const struct node *node, const char *phone)
{
    size_t length = strlen(phone);
    if (length > 0 && !detail_is_digits(phone))
        LOADER_PROBLEM(loader, node_place(node), "'phone' must be digits alone, as 13800138000");
    else if (phone[0] == '1' && length >= 10 && length != 11)
        LOADER_PROBLEM(loader, node_place(node), "note: a mobile number has 11 digits, not %zu",
                       length);
}

/* A detail goes into wordings, where ( ) | ? { } would be read as signs. */
static void load_details(struct loader *loader, struct customer *customer,
                         const struct node *details)
{
    static const struct field value = {"detail", FIELD_PLAIN, FIELD_REQUIRED, 0, 0, 60, NULL};
    customer->details =
        loader_items(loader, details, sizeof *customer->details, &customer->n_details);
    const struct node *node = details ? details->first : NULL;
    for (size_t i = 0; i < customer->n_details; i++, node = node->next) {
        struct detail *detail = &customer->details[i];
        *detail = (struct detail){.id = node->key, .value = ""};
        reader_take_value(&loader->reader, node, &value, &detail->value);
        if (strpbrk(detail->value, "(){}|?\\"))
            LOADER_PROBLEM(loader, node_place(node),
                           "detail '%s' holds a sign of wordings: ( ) | ? { } or \\", detail->id);
        else if (strcmp(detail->id, "phone") == 0)
            check_phone(loader, node, detail->value);
    }
}

/* All people must give the same details: a line that one of them could not fill would be a hole in
 * the play. */
static void check_same_details(struct loader *loader, const struct customer *first,
                               const struct customer *person)
{
    for (size_t i = 0; i < first->n_details; i++) {
        if (strcmp(first->details[i].id, "name") != 0 &&
            !customer_detail(person, first->details[i].id))
            LOADER_PROBLEM(loader, person->at, "this person lacks '%s', which the first one has",
                           first->details[i].id);
    }
}

static void load_person(struct loader *loader, const struct node *node, struct customer *person)
{
    person->at = node_place(node);
    if (node->kind != NODE_MAPPING) {
        LOADER_PROBLEM(loader, person->at, "a person is a mapping: {name: …, phone: …}");
        return;
    }
    load_details(loader, person, node);
    const struct node *name = node_get(node, "name");
    if (!name || !name->text || !name->text[0])
        LOADER_PROBLEM(loader, person->at, "'name' is missing");
    else
        person->name = customer_detail(person, "name");
}

static void load_people(struct loader *loader, const struct customer *customer,
                        const struct node *list, struct cast *cast)
{
    cast->people = loader_items(loader, list, sizeof *cast->people, &cast->n_people);
    const struct node *node = list->first;
    for (size_t i = 0; i < cast->n_people; i++, node = node->next) {
        cast->people[i] = *customer;
        load_person(loader, node, &cast->people[i]);
        check_same_details(loader, &cast->people[0], &cast->people[i]);
    }
}

static void load_only_person(struct loader *loader, const struct customer *customer,
                             struct cast *cast)
{
    cast->people = arena_alloc(loader->arena, 1, sizeof *cast->people);
    cast->n_people = cast->people != NULL;
    if (cast->people)
        cast->people[0] = *customer;
}

static void load_personalities(struct loader *loader, const struct customer *customer,
                               const struct node *list, struct cast *cast)
{
    struct id_scope ids = {0};
    cast->personalities =
        loader_items(loader, list, sizeof *cast->personalities, &cast->n_personalities);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < cast->n_personalities; i++, node = node->next) {
        struct personality *personality = &cast->personalities[i];
        *personality = (struct personality){.mood = customer->mood,
                                            .warms_pct = 100,
                                            .cools_pct = 100,
                                            .patience_pct = 100,
                                            .level = LEVEL_USUAL,
                                            .mood_most = 100,
                                            .at = node_place(node)};
        reader_take(&loader->reader, node, personality_fields, COUNT(personality_fields),
                    personality);
        claim_id(loader, &ids, personality->id, personality->at);
    }
}

static void check_naming(struct loader *loader, const struct raw_customer *raw)
{
    struct place_in_file at = raw->customer.at;
    if (!raw->people && !raw->customer.name)
        LOADER_PROBLEM(loader, at, "'name' is missing, or 'people' to draw from");
    if (raw->people && (raw->customer.name || raw->details))
        LOADER_PROBLEM(loader, at, "'name' and 'details' belong to each of the 'people'");
    if (raw->people && !raw->customer.called)
        LOADER_PROBLEM(loader, at, "'called' is missing: what the screen calls whoever is drawn");
}

/* Whoever has no voice of their own has that of their portrait, where there is one: a face that one
 * meets again speaks as before. */
static const struct speaking_voice *voice_of(struct loader *loader, const struct raw_customer *raw)
{
    return raw->voice ? find_voice(loader, raw->voice, raw->customer.at)
                      : pack_voice(loader->pack, raw->customer.portrait);
}

/* 仇志强 is qiu2 wherever he is spoken of. */
static void learn_names(struct loader *loader, const struct cast *cast)
{
    for (size_t i = 0; i < cast->n_people; i++) {
        const char *name = cast->people[i].name;
        if (name && lexicon_add_name(loader->pack->lexicon, name) != STATUS_OK)
            loader->arena->failed = true;
    }
}

void load_cast(struct loader *loader, const struct node *node, struct place_in_file at,
               struct cast *cast)
{
    struct raw_customer raw = {.customer = {.portrait = "", .age_years = 40, .at = at}};
    *cast = (struct cast){0};
    if (node) {
        raw.customer.at = node_place(node);
        if (reader_take(&loader->reader, node, customer_fields, COUNT(customer_fields), &raw))
            check_naming(loader, &raw);
    }
    struct customer customer = raw.customer;
    customer.male = raw.sex == 0;
    customer.voice = voice_of(loader, &raw);
    customer.name = customer.name ? customer.name : "";
    customer.called = customer.called ? customer.called : customer.name;
    load_details(loader, &customer, raw.details);
    if (raw.people)
        load_people(loader, &customer, raw.people, cast);
    if (!cast->n_people)
        load_only_person(loader, &customer, cast);
    load_personalities(loader, &customer, raw.personalities, cast);
    learn_names(loader, cast);
}
