/* plays, .yaml each: the play's head and its endings; load_customer.c and load_turns.c have the
 * rest. */
#include <string.h>

#include "scenarios/fill/draw.h"
#include "scenarios/load/load.h"

struct raw_play {
    struct play play;
    int place;
    const struct node *customer, *standards, *rules, *turns, *endings;
};

#define PLAY_FIELD(member) offsetof(struct raw_play, play.member)

static const char *const places[] = {"counter", "phone", "on_site", NULL};
const char *const outcome_names[] = {"calmed", "escalated", "handed_over", "withdrawn", NULL};

static const struct field play_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, PLAY_FIELD(id), 0, 0, NULL},
    {"title", FIELD_SHOWN, FIELD_REQUIRED, PLAY_FIELD(title), 0, 30, NULL},
    {"summary", FIELD_SHOWN, FIELD_REQUIRED, PLAY_FIELD(summary), 0, 200, NULL},
    {"place", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_play, place), 0, 0, places},
    {"difficulty", FIELD_INT, FIELD_REQUIRED, PLAY_FIELD(difficulty), 1, 3, NULL},
    {"standard", FIELD_ID, FIELD_OPTIONAL, PLAY_FIELD(standard), 0, 0, NULL},
    {"standards", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_play, standards), 0, 0, NULL},
    {"customer", FIELD_MAPPING, FIELD_REQUIRED, offsetof(struct raw_play, customer), 0, 0, NULL},
    {"ask_again", FIELD_SHOWN, FIELD_REQUIRED, PLAY_FIELD(ask_again), 0, 60, NULL},
    {"not_heard", FIELD_SHOWN, FIELD_OPTIONAL, PLAY_FIELD(not_heard), 0, 60, NULL},
    {"rings", FIELD_INT, FIELD_OPTIONAL, PLAY_FIELD(rings), 1, 30, NULL},
    {"on_hang_up", FIELD_ID, FIELD_OPTIONAL, PLAY_FIELD(on_hang_up), 0, 0, NULL},
    {"on_ring_out", FIELD_ID, FIELD_OPTIONAL, PLAY_FIELD(on_ring_out), 0, 0, NULL},
    {"rules", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_play, rules), 0, 0, NULL},
    {"turns", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_play, turns), 0, 0, NULL},
    {"endings", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_play, endings), 0, 0, NULL},
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
    {"outcome", FIELD_CHOICE, FIELD_REQUIRED, offsetof(struct raw_ending, outcome), 0, 0, outcome_names},
    {"text", FIELD_SHOWN, FIELD_REQUIRED, ENDING_FIELD(text), 0, 200, NULL},
    {"says", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_ending, says), 0, 0, NULL},
};

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

static void check_by(struct loader *loader, const struct line *lines, size_t n_lines,
                     const struct cast *cast)
{
    for (size_t i = 0; i < n_lines; i++) {
        for (size_t j = 0; j < lines[i].n_by; j++) {
            size_t k = 0;
            while (k < cast->n_personalities &&
                   strcmp(cast->personalities[k].id, lines[i].by[j]) != 0)
                k++;
            if (k == cast->n_personalities)
                LOADER_PROBLEM(loader, lines[i].at, "the customer has no personality '%s'",
                               lines[i].by[j]);
        }
    }
}

static void check_bys(struct loader *loader, const struct play *play, const struct cast *cast)
{
    for (size_t i = 0; i < play->n_turns; i++)
        check_by(loader, play->turns[i].says, play->turns[i].n_says, cast);
    for (size_t i = 0; i < play->n_endings; i++)
        check_by(loader, play->endings[i].says, play->endings[i].n_says, cast);
}

/* Any customer says this to silence, unless the play has words of its own for it. */
static void complete_not_heard(struct play *play)
{
    static const char *const texts[] = {
        [PLACE_COUNTER] = "我没听到您说话，您再说一遍？",
        [PLACE_PHONE] = "喂？没听到您说话，您还在吗？",
        [PLACE_ON_SITE] = "我没听到您说话，您再说一遍？",
    };
    if (!play->not_heard)
        play->not_heard = texts[play->place];
}

/* A call that nobody answers ends the same way in every play, so that one need not be written. */
static void complete_ring_out(struct loader *loader, struct play *play)
{
    if (play->place != PLACE_PHONE || play->on_ring_out || !play->n_endings)
        return;
    struct ending *endings =
        arena_alloc(loader->arena, play->n_endings + 1, sizeof *endings);
    if (!endings)
        return;
    memcpy(endings, play->endings, play->n_endings * sizeof *endings);
    endings[play->n_endings] = (struct ending){
        .id = "not-answered",
        .name = "没有人接电话",
        .text = "电话一直响到客户放下听筒，没有人接。铃响几声之内就要接起来，接晚了先道歉。",
        .outcome = OUTCOME_ESCALATED,
        .at = play->at};
    play->endings = endings;
    play->n_endings++;
    play->on_ring_out = "not-answered";
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
    if (play->place != PLACE_PHONE && node_get(root, "on_ring_out"))
        LOADER_PROBLEM(loader, play->at, "'on_ring_out' belongs to a phone play");
}

/* One standard, or a list of which the first is followed unless another is asked for. */
static void load_standards_of(struct loader *loader, struct play *play, const struct node *list)
{
    static const struct field item = {"standard", FIELD_ID, FIELD_REQUIRED, 0, 0, 0, NULL};
    struct id_scope ids = {0};
    if (list && play->standard)
        LOADER_PROBLEM(loader, node_place(list), "either 'standard' or 'standards' is wanted");
    size_t count;
    play->standards = loader_items(loader, list, sizeof *play->standards, &count);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        const char *id = NULL;
        if (!reader_take_value(&loader->reader, node, &item, &id))
            continue;
        find_standard(loader, id, node_place(node));
        claim_id(loader, &ids, id, node_place(node));
        play->standards[play->n_standards++] = id;
    }
}

static void check_standard(struct loader *loader, struct play *play, const struct node *root)
{
    const struct node *node = node_get(root, "standard");
    if (play->standard && node)
        find_standard(loader, play->standard, node_place(node));
    else if (play->n_standards)
        play->standard = play->standards[0];
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
    struct cast cast;
    load_cast(loader, raw.customer, raw.play.at, &cast);
    load_standards_of(loader, &raw.play, raw.standards);
    check_standard(loader, &raw.play, root);
    load_turns(loader, &raw.play, raw.turns, raw.rules);
    load_endings(loader, &raw.play, raw.endings);
    complete_not_heard(&raw.play);
    complete_ring_out(loader, &raw.play);
    check_ids(loader, &raw.play);
    if (raw.place >= 0)
        check_phone(loader, &raw.play, root);
    check_bys(loader, &raw.play, &cast);
    draw_play(loader, &raw.play, &cast);
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
        claim_id(loader, &loader->scenes, play->id, play->at);
        pack->n_plays++;
    }
}
