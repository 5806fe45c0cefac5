/* plays, .yaml each: the play's head, its customer and its endings; load_turns.c has the turns. */
#include <string.h>

#include "scenarios/load.h"

struct raw_play {
    struct play play;
    int place;
    const struct node *customer, *rules, *turns, *endings;
};

struct raw_customer {
    struct customer customer;
    int sex;
    const struct node *details;
};

#define PLAY_FIELD(member) offsetof(struct raw_play, play.member)
#define CUSTOMER_FIELD(member) offsetof(struct raw_customer, customer.member)

static const char *const places[] = {"counter", "phone", "on_site", NULL};
static const char *const sexes[] = {"male", "female", NULL};
static const char *const outcomes[] = {"calmed", "escalated", "handed_over", "withdrawn", NULL};

static const struct field play_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, PLAY_FIELD(id), 0, 0, NULL},
    {"title", FIELD_SHOWN, FIELD_REQUIRED, PLAY_FIELD(title), 0, 30, NULL},
    {"summary", FIELD_SHOWN, FIELD_REQUIRED, PLAY_FIELD(summary), 0, 200, NULL},
    {"place", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_play, place), 0, 0, places},
    {"difficulty", FIELD_INT, FIELD_REQUIRED, PLAY_FIELD(difficulty), 1, 3, NULL},
    {"standard", FIELD_ID, FIELD_OPTIONAL, PLAY_FIELD(standard), 0, 0, NULL},
    {"customer", FIELD_MAPPING, FIELD_REQUIRED, offsetof(struct raw_play, customer), 0, 0, NULL},
    {"ask_again", FIELD_SHOWN, FIELD_REQUIRED, PLAY_FIELD(ask_again), 0, 60, NULL},
    {"rings", FIELD_INT, FIELD_OPTIONAL, PLAY_FIELD(rings), 1, 30, NULL},
    {"on_hang_up", FIELD_ID, FIELD_OPTIONAL, PLAY_FIELD(on_hang_up), 0, 0, NULL},
    {"rules", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_play, rules), 0, 0, NULL},
    {"turns", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_play, turns), 0, 0, NULL},
    {"endings", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_play, endings), 0, 0, NULL},
};

static const struct field customer_fields[] = {
    {"name", FIELD_SHOWN, FIELD_REQUIRED, CUSTOMER_FIELD(name), 0, 10, NULL},
    {"sex", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_customer, sex), 0, 0, sexes},
    {"age", FIELD_INT, FIELD_REQUIRED, CUSTOMER_FIELD(age_years), 5, 110, NULL},
    {"portrait", FIELD_ID, FIELD_REQUIRED, CUSTOMER_FIELD(portrait), 0, 0, NULL},
    {"mood", FIELD_INT, FIELD_REQUIRED, CUSTOMER_FIELD(mood), 0, 100, NULL},
    {"details", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(struct raw_customer, details), 0, 0, NULL},
};

struct raw_ending {
    struct ending ending;
    int outcome;
    const struct node *says;
};

#define ENDING_FIELD(member) offsetof(struct raw_ending, ending.member)

static const struct field ending_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, ENDING_FIELD(id), 0, 0, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, ENDING_FIELD(name), 0, 30, NULL},
    {"outcome", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_ending, outcome), 0, 0, outcomes},
    {"text", FIELD_SHOWN, FIELD_REQUIRED, ENDING_FIELD(text), 0, 200, NULL},
    {"says", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_ending, says), 0, 0, NULL},
};

static void load_details(struct loader *loader, struct customer *customer,
                         const struct node *details)
{
    static const struct field value = {"detail", FIELD_PLAIN, FIELD_REQUIRED, 0, 0, 60, NULL};
    customer->details =
        loader_items(loader, details, sizeof *customer->details, &customer->n_details);
    const struct node *node = details ? details->first : NULL;
    for (size_t i = 0; i < customer->n_details; i++, node = node->next) {
        customer->details[i] = (struct detail){.id = node->key, .value = ""};
        reader_take_value(&loader->reader, node, &value, &customer->details[i].value);
    }
}

static void load_customer(struct loader *loader, struct play *play, const struct node *node)
{
    struct raw_customer raw = {.customer = {.name = "", .portrait = "", .age_years = 40}};
    if (node)
        reader_take(&loader->reader, node, customer_fields, COUNT(customer_fields), &raw);
    raw.customer.male = raw.sex == 0;
    load_details(loader, &raw.customer, raw.details);
    play->customer = raw.customer;
    play->customer.at = node ? node_place(node) : play->at;
}

static void load_endings(struct loader *loader, struct play *play, const struct node *list)
{
    play->endings = loader_items(loader, list, sizeof *play->endings, &play->n_endings);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < play->n_endings; i++, node = node->next) {
        struct raw_ending raw = {.ending = {.at = node_place(node)}};
        reader_take(&loader->reader, node, ending_fields, COUNT(ending_fields), &raw);
        raw.ending.outcome = (enum outcome)raw.outcome;
        load_lines(loader, raw.says, &raw.ending.says, &raw.ending.n_says);
        play->endings[i] = raw.ending;
    }
}

/* Turns and endings share their ids: an exit goes to either. */
static void check_ids(struct loader *loader, const struct play *play)
{
    struct id_scope ids = {0};
    for (size_t i = 0; i < play->n_turns; i++)
        claim_id(loader, &ids, play->turns[i].id, play->turns[i].at);
    for (size_t i = 0; i < play->n_endings; i++)
        claim_id(loader, &ids, play->endings[i].id, play->endings[i].at);
}

static void check_phone(struct loader *loader, const struct play *play, const struct node *root)
{
    bool rings = node_get(root, "rings"), on_hang_up = node_get(root, "on_hang_up");
    if (play->place == PLACE_PHONE && !rings)
        LOADER_PROBLEM(loader, play->at, "'rings' is missing: a phone play rings");
    if (play->place == PLACE_PHONE && !on_hang_up)
        LOADER_PROBLEM(loader, play->at,
                       "'on_hang_up' is missing: a phone play needs the ending for a trainee who "
                       "hangs up");
    if (play->place != PLACE_PHONE && (rings || on_hang_up))
        LOADER_PROBLEM(loader, play->at, "'rings' and 'on_hang_up' belong to a phone play");
}

static void check_standard(struct loader *loader, struct play *play, const struct node *root)
{
    const struct node *node = node_get(root, "standard");
    if (play->standard && node)
        find_standard(loader, play->standard, node_place(node));
    else if (!play->standard)
        play->standard = loader->pack->standard;
}

static void load_play(struct loader *loader, const char *name, struct play *play)
{
    struct raw_play raw = {.play = {.at = {name, 1}, .difficulty = 1}, .place = -1};
    const struct node *root = loader_tree(loader, name);
    if (!root)
        return;
    reader_take(&loader->reader, root, play_fields, COUNT(play_fields), &raw);
    raw.play.place = raw.place < 0 ? PLACE_COUNTER : (enum play_place)raw.place;
    load_customer(loader, &raw.play, raw.customer);
    check_standard(loader, &raw.play, root);
    load_turns(loader, &raw.play, raw.turns, raw.rules);
    load_endings(loader, &raw.play, raw.endings);
    check_ids(loader, &raw.play);
    if (raw.place >= 0)
        check_phone(loader, &raw.play, root);
    *play = raw.play;
}

static bool is_play(const char *name)
{
    size_t length = strlen(name), end = strlen(".yaml");
    return strncmp(name, "plays/", 6) == 0 && length > 6 + end &&
           strcmp(name + length - end, ".yaml") == 0;
}

void load_plays(struct loader *loader)
{
    struct pack *pack = loader->pack;
    struct id_scope ids = {0};
    pack->plays = arena_alloc(loader->arena, loader->files.count, sizeof *pack->plays);
    for (size_t i = 0; pack->plays && i < loader->files.count; i++) {
        if (!is_play(loader->files.names[i]))
            continue;
        struct play *play = &pack->plays[pack->n_plays];
        const char *name = loader->files.names[i];
        load_play(loader, arena_text(loader->arena, name, strlen(name)), play);
        if (!play->id) { /* unreadable, which has been said */
            loader->n_plays_unread++;
            continue;
        }
        claim_id(loader, &ids, play->id, play->at);
        pack->n_plays++;
    }
}
