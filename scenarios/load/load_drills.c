/* situations.yaml and drills, .yaml each: one line of the customer's, what is to be answered, and
 * what must not pass for it. A drill is kept as a play of one turn, so that whatever judges, speaks
 * or shows a turn does the same for a drill. */
#include <string.h>

#include "scenarios/fill/draw.h"
#include "scenarios/load/load.h"

enum { NEAR_MISS_CHARACTERS_MAX = 60 };

struct raw_drill {
    struct drill drill;
    struct turn turn;
    int place;
    const char *says, *sound;
    const struct node *customer, *clauses, *expects, *rules, *near_misses;
};

#define DRILL_FIELD(member) offsetof(struct raw_drill, member)

static const char *const places[] = {"counter", "phone", "on_site", NULL};

static const struct field situation_fields[] = {
    {"id", FIELD_PLAIN, FIELD_REQUIRED, offsetof(struct situation, id), 0, 40, NULL},
    {"name", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct situation, name), 0, 30, NULL},
};

static const struct field drill_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, DRILL_FIELD(drill.play.id), 0, 0, NULL},
    {"title", FIELD_SHOWN, FIELD_REQUIRED, DRILL_FIELD(drill.play.title), 0, 30, NULL},
    {"situation", FIELD_PLAIN, FIELD_REQUIRED, DRILL_FIELD(drill.situation), 0, 40, NULL},
    {"clauses", FIELD_SEQUENCE, FIELD_REQUIRED, DRILL_FIELD(clauses), 0, 0, NULL},
    {"place", FIELD_CHOICE, FIELD_REQUIRED, DRILL_FIELD(place), 0, 0, places},
    {"standard", FIELD_ID, FIELD_OPTIONAL, DRILL_FIELD(drill.play.standard), 0, 0, NULL},
    {"customer", FIELD_MAPPING, FIELD_REQUIRED, DRILL_FIELD(customer), 0, 0, NULL},
    {"says", FIELD_SHOWN, FIELD_REQUIRED, DRILL_FIELD(says), 0, 120, NULL},
    {"sound", FIELD_PLAIN, FIELD_OPTIONAL, DRILL_FIELD(sound), 0, 120, NULL},
    {"hint", FIELD_SHOWN, FIELD_REQUIRED, DRILL_FIELD(turn.hint), 0, 100, NULL},
    {"expects", FIELD_SEQUENCE, FIELD_REQUIRED, DRILL_FIELD(expects), 0, 0, NULL},
    {"rules", FIELD_SEQUENCE, FIELD_OPTIONAL, DRILL_FIELD(rules), 0, 0, NULL},
    {"near_misses", FIELD_SEQUENCE, FIELD_REQUIRED, DRILL_FIELD(near_misses), 0, 0, NULL},
};

void load_situations(struct loader *loader)
{
    struct pack *pack = loader->pack;
    struct id_scope ids = {0};
    if (!pack_files_has(&loader->files, "situations.yaml"))
        return;
    const struct node *list = loader_only_list(loader, "situations.yaml", "situations");
    loader->situations_unread = !list;
    pack->situations = loader_items(loader, list, sizeof *pack->situations, &pack->n_situations);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < pack->n_situations; i++, node = node->next) {
        struct situation *situation = &pack->situations[i];
        situation->at = node_place(node);
        reader_take(&loader->reader, node, situation_fields, COUNT(situation_fields), situation);
        check_source(loader, situation->id, situation->at);
        claim_id(loader, &ids, situation->id, situation->at);
    }
}

static void load_drill_clauses(struct loader *loader, struct drill *drill, const struct node *list)
{
    static const struct field item = {"clause", FIELD_PLAIN, FIELD_REQUIRED, 0, 0, 60, NULL};
    size_t count;
    drill->clauses = loader_items(loader, list, sizeof *drill->clauses, &count);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        const char *clause = NULL;
        if (!reader_take_value(&loader->reader, node, &item, &clause))
            continue;
        check_source(loader, clause, node_place(node));
        drill->clauses[drill->n_clauses++] = clause;
    }
}

static void load_near_misses(struct loader *loader, struct drill *drill, const struct node *list)
{
    static const struct field item = {
        "near miss", FIELD_SHOWN, FIELD_REQUIRED, 0, 0, NEAR_MISS_CHARACTERS_MAX, NULL};
    struct network_error error;
    size_t count;
    drill->near_misses = loader_items(loader, list, sizeof *drill->near_misses, &count);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        struct wording *miss = &drill->near_misses[drill->n_near_misses];
        *miss = (struct wording){.text = "", .at = node_place(node)};
        if (!reader_take_value(&loader->reader, node, &item, &miss->text))
            continue;
        drill->n_near_misses++;
        if (network_init_phrase(&miss->network, miss->text, loader->pack->lexicon, &error) !=
            STATUS_OK)
            LOADER_PROBLEM(loader, miss->at, "near miss '%s' cannot be read aloud: %s", miss->text,
                           error.reason);
    }
}

/* The play around the turn: one way in, one way out. */
static void complete_play(struct loader *loader, struct raw_drill *raw)
{
    struct play *play = &raw->drill.play;
    struct line *line = arena_alloc(loader->arena, 1, sizeof *line);
    struct exit *exit = arena_alloc(loader->arena, 1, sizeof *exit);
    play->turns = arena_alloc(loader->arena, 1, sizeof *play->turns);
    play->endings = arena_alloc(loader->arena, 1, sizeof *play->endings);
    if (!line || !exit || !play->turns || !play->endings)
        return;
    *line = (struct line){.mood_high = 100, .text = raw->says, .sound = raw->sound, .at = play->at};
    *exit =
        (struct exit){.condition = {.mood_below = MOOD_NOT_BELOW}, .to = "done", .at = play->at};
    raw->turn.says = line;
    raw->turn.n_says = 1;
    raw->turn.exits = exit;
    raw->turn.n_exits = 1;
    play->turns[0] = raw->turn;
    play->n_turns = 1;
    play->endings[0] =
        (struct ending){.id = "done", .name = play->title, .text = raw->turn.hint, .at = play->at};
    play->n_endings = 1;
}

static void check_drill_standard(struct loader *loader, struct play *play)
{
    if (play->standard)
        find_standard(loader, play->standard, play->at);
    else
        play->standard = loader->pack->standard;
}

static void load_drill(struct loader *loader, const char *name, struct drill *drill)
{
    const struct node *root = loader_tree(loader, name);
    struct raw_drill raw = {.turn = {.id = "reply",
                                     .end = {REPLY_SILENCE_MS, REPLY_TIME_OUT_MS, REPLY_MOST_MS,
                                             REPLY_PAUSE_MS, 0, 0},
                                     .at = {name, 1}}};
    struct cast cast;
    if (!root)
        return;
    raw.drill.play = (struct play){
        .at = {name, 1}, .difficulty = 1, .summary = "", .ask_again = "没听清，请再说一遍。",
        .not_heard = "没听到您说话，请再说一遍。"};
    reader_take(&loader->reader, root, drill_fields, COUNT(drill_fields), &raw);
    raw.drill.play.place = (enum play_place)raw.place;
    load_drill_clauses(loader, &raw.drill, raw.clauses);
    load_expectations(loader, &raw.turn, raw.expects);
    load_rules_of(loader, &raw.turn, raw.drill.play.place, raw.rules);
    load_near_misses(loader, &raw.drill, raw.near_misses);
    check_drill_standard(loader, &raw.drill.play);
    load_cast(loader, raw.customer, raw.drill.play.at, &cast);
    complete_play(loader, &raw);
    draw_play(loader, &raw.drill.play, &cast);
    *drill = raw.drill;
}

static bool is_drill(const char *name)
{
    size_t length = strlen(name), end = strlen(".yaml");
    return strncmp(name, "drills/", 7) == 0 && length > 7 + end &&
           strcmp(name + length - end, ".yaml") == 0;
}

void load_drills(struct loader *loader)
{
    struct pack *pack = loader->pack;
    pack->drills = arena_alloc(loader->arena, loader->files.count, sizeof *pack->drills);
    for (size_t i = 0; pack->drills && i < loader->files.count; i++) {
        const char *name = loader->files.names[i];
        if (!is_drill(name))
            continue;
        struct drill *drill = &pack->drills[pack->n_drills];
        load_drill(loader, arena_text(loader->arena, name, strlen(name)), drill);
        if (!drill->play.id) { /* unreadable, which has been said */
            loader->situations_unread = true;
            continue;
        }
        claim_id(loader, &loader->scenes, drill->play.id, drill->play.at);
        pack->n_drills++;
    }
}
