/* The turns of a play: what the customer says, what is expected, where it leads. */
#include <string.h>

#include "scenarios/load/load.h"

struct raw_turn {
    struct turn turn;
    const struct node *says, *expects, *rules, *next;
};

#define TURN_FIELD(member) offsetof(struct raw_turn, turn.member)

static const char *const customer_trainee[] = {"customer", "trainee", NULL}; /* enum turn_opens */

static const struct field turn_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, TURN_FIELD(id), 0, 0, NULL},
    {"opens", FIELD_CHOICE, FIELD_OPTIONAL, TURN_FIELD(opens), 0, 0, customer_trainee},
    {"prompt", FIELD_SHOWN, FIELD_OPTIONAL, TURN_FIELD(prompt), 0, 60, NULL},
    {"says", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(struct raw_turn, says), 0, 0, NULL},
    {"hint", FIELD_SHOWN, FIELD_REQUIRED, TURN_FIELD(hint), 0, 100, NULL},
    {"time_out_ms", FIELD_INT, FIELD_OPTIONAL, TURN_FIELD(end.time_out_ms), 3000, 60000, NULL},
    {"end_silence_ms", FIELD_INT, FIELD_OPTIONAL, TURN_FIELD(end.silence_ms), 300, 5000, NULL},
    {"pause_ms", FIELD_INT, FIELD_OPTIONAL, TURN_FIELD(end.pause_ms), 300, 8000, NULL},
    {"expects", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_turn, expects), 0, 0, NULL},
    {"rules", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_turn, rules), 0, 0, NULL},
    {"next", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_turn, next), 0, 0, NULL},
};

struct raw_line {
    struct line line;
    const struct node *by;
};

static const struct field line_fields[] = {
    {"mood", FIELD_MOODS, FIELD_REQUIRED, offsetof(struct raw_line, line.mood_low), 0, 0, NULL},
    {"text", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct raw_line, line.text), 0, 120, NULL},
    {"sound", FIELD_PLAIN, FIELD_OPTIONAL, offsetof(struct raw_line, line.sound), 0, 120, NULL},
    {"by", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_line, by), 0, 0, NULL},
};
_Static_assert(offsetof(struct line, mood_high) == offsetof(struct line, mood_low) + sizeof(int),
               "FIELD_MOODS fills both");

struct raw_expectation {
    struct expectation expectation;
    const char *move, *phrase;
    const struct node *facts;
};

static const char *const no_yes[] = {"no", "yes", NULL};

#define EXPECTATION_FIELD(member) offsetof(struct raw_expectation, expectation.member)

static const struct field expectation_fields[] = {
    {"move", FIELD_ID, FIELD_OPTIONAL, offsetof(struct raw_expectation, move), 0, 0, NULL},
    {"phrase", FIELD_ID, FIELD_OPTIONAL, offsetof(struct raw_expectation, phrase), 0, 0, NULL},
    {"points", FIELD_INT, FIELD_REQUIRED, EXPECTATION_FIELD(points), 1, 100, NULL},
    {"met", FIELD_INT, FIELD_OPTIONAL, EXPECTATION_FIELD(mood_met), -100, 100, NULL},
    {"not_met", FIELD_INT, FIELD_OPTIONAL, EXPECTATION_FIELD(mood_not_met), -100, 100, NULL},
    {"key", FIELD_CHOICE, FIELD_OPTIONAL, EXPECTATION_FIELD(key), 0, 0, no_yes},
    {"made_up", FIELD_CHOICE, FIELD_OPTIONAL, EXPECTATION_FIELD(made_up), 0, 0, no_yes},
    {"early", FIELD_CHOICE, FIELD_OPTIONAL, EXPECTATION_FIELD(early), 0, 0, no_yes},
    {"facts", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(struct raw_expectation, facts), 0, 0, NULL},
};

struct raw_exit {
    struct exit exit;
    const struct node *met, *not_met;
};

#define EXIT_FIELD(member) offsetof(struct raw_exit, exit.member)

static const struct field exit_fields[] = {
    {"met", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_exit, met), 0, 0, NULL},
    {"not_met", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct raw_exit, not_met), 0, 0, NULL},
    {"mood_below", FIELD_INT, FIELD_OPTIONAL, EXIT_FIELD(condition.mood_below), 1, 100, NULL},
    {"mood_at_least", FIELD_INT, FIELD_OPTIONAL, EXIT_FIELD(condition.mood_at_least), 1, 100, NULL},
    {"go", FIELD_ID, FIELD_REQUIRED, EXIT_FIELD(to), 0, 0, NULL},
};

static void load_by(struct loader *loader, struct line *line, const struct node *list)
{
    static const struct field item = {"personality", FIELD_ID, FIELD_REQUIRED, 0, 0, 0, NULL};
    size_t count;
    line->by = loader_items(loader, list, sizeof *line->by, &count);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        if (reader_take_value(&loader->reader, node, &item, &line->by[line->n_by]))
            line->n_by++;
    }
}

void load_lines(struct loader *loader, const struct node *list, struct line **lines,
                size_t *n_lines)
{
    *lines = loader_items(loader, list, sizeof **lines, n_lines);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < *n_lines; i++, node = node->next) {
        struct raw_line raw = {.line = {.mood_low = MOOD_UNREAD, .at = node_place(node)}};
        reader_take(&loader->reader, node, line_fields, COUNT(line_fields), &raw);
        load_by(loader, &raw.line, raw.by);
        (*lines)[i] = raw.line;
    }
}

/* The writer says by the key in which table an id is looked up; that it is the right one is
 * checked. */
static const struct utterance *find_expected(struct loader *loader,
                                             const struct raw_expectation *raw)
{
    struct place_in_file at = raw->expectation.at;
    if (!raw->move == !raw->phrase) {
        LOADER_PROBLEM(loader, at, "either 'move' or 'phrase' is wanted");
        return NULL;
    }
    enum utterance_kind kind = raw->move ? UTTERANCE_MOVE : UTTERANCE_PHRASE;
    static const char *const kinds[] = {"phrase", "move", "taboo"};
    const struct utterance *utterance =
        find_utterance(loader, raw->move ? raw->move : raw->phrase, at, kinds[kind]);
    if (utterance && utterance->kind != kind)
        LOADER_PROBLEM(loader, at, "'%s' is a %s, not a %s", utterance->id, kinds[utterance->kind],
                       kinds[kind]);
    return utterance;
}

static const struct expectation *find_expectation(const struct turn *turn,
                                                  const struct utterance *utterance)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        if (turn->expects[i].utterance == utterance)
            return &turn->expects[i];
    }
    return NULL;
}

/* Whether a wording has this slot: {time}, {number:3}. */
static bool has_slot(const struct utterance *utterance, const char *slot)
{
    size_t length = strlen(slot);
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        const char *at = utterance->wordings[i].text;
        while ((at = strchr(at, '{')) != NULL) {
            at++;
            if (strncmp(at, slot, length) == 0 && (at[length] == '}' || at[length] == ':'))
                return true;
        }
    }
    return false;
}

static const struct slot_list *list_named(const struct pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->n_lists; i++) {
        if (strcmp(pack->lists[i].name, name) == 0)
            return &pack->lists[i];
    }
    return NULL;
}

static bool list_has(const struct slot_list *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->texts[i], text) == 0)
            return true;
    }
    return false;
}

/* What no list of the pack holds can be said in no wording. Values of other slots are compiled into
 * the wordings, which says what is wrong with them. */
static void check_listed(struct loader *loader, const struct fact *fact)
{
    const struct slot_list *list = list_named(loader->pack, fact->slot);
    for (size_t i = 0; list && i < fact->n_values; i++) {
        if (!list_has(list, fact->values[i]))
            LOADER_PROBLEM(loader, fact->at, "'%s' is not in the list {%s}", fact->values[i],
                           fact->slot);
    }
}

/* One value, or a list of those that will do. */
static void load_fact(struct loader *loader, const struct node *node,
                      const struct utterance *utterance, struct fact *fact)
{
    static const struct field value = {"value", FIELD_PLAIN, FIELD_REQUIRED, 0, 0, 31, NULL};
    size_t count = node->kind == NODE_SEQUENCE ? node->count : 1;
    const struct node *item = node->kind == NODE_SEQUENCE ? node->first : node;
    *fact = (struct fact){.slot = node->key, .at = node_place(node)};
    fact->values = arena_alloc(loader->arena, count + 1, sizeof *fact->values);
    for (size_t i = 0; fact->values && item && i < count; i++, item = item->next) {
        if (reader_take_value(&loader->reader, item, &value, &fact->values[fact->n_values]))
            fact->n_values++;
    }
    if (!has_slot(utterance, node->key))
        LOADER_PROBLEM(loader, fact->at, "no wording of '%s' has a slot {%s}", utterance->id,
                       node->key);
    check_listed(loader, fact);
}

static void load_facts(struct loader *loader, const struct node *node,
                       struct expectation *expectation)
{
    expectation->facts =
        arena_alloc(loader->arena, node->count + 1, sizeof *expectation->facts);
    if (!expectation->facts || !expectation->utterance)
        return;
    for (const struct node *item = node->first; item; item = item->next) {
        struct fact *fact = &expectation->facts[expectation->n_facts];
        load_fact(loader, item, expectation->utterance, fact);
        expectation->n_facts += fact->n_values > 0;
    }
}

void load_expectations(struct loader *loader, struct turn *turn, const struct node *list)
{
    size_t count;
    turn->expects = loader_items(loader, list, sizeof *turn->expects, &count);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        struct raw_expectation raw = {.expectation = {.points = 1, .at = node_place(node)}};
        reader_take(&loader->reader, node, expectation_fields, COUNT(expectation_fields), &raw);
        if (node->kind == NODE_MAPPING) /* else that has been said */
            raw.expectation.utterance = find_expected(loader, &raw);
        if (!raw.expectation.utterance)
            continue;
        if (raw.facts)
            load_facts(loader, raw.facts, &raw.expectation);
        if (find_expectation(turn, raw.expectation.utterance))
            LOADER_PROBLEM(loader, raw.expectation.at, "'%s' is already expected in this turn",
                           raw.expectation.utterance->id);
        turn->expects[turn->n_expects++] = raw.expectation;
    }
}

/* The ids of a condition that this turn expects. If the id of an expectation is unknown, the
 * condition may mean that one; then nothing is reported a second time. */
static const struct utterance **load_condition_ids(struct loader *loader, const struct turn *turn,
                                                   bool all_known, const struct node *list,
                                                   size_t *n_ids)
{
    static const struct field item = {"id", FIELD_ID, FIELD_REQUIRED, 0, 0, 0, NULL};
    size_t count;
    const struct utterance **ids = loader_items(loader, list, sizeof *ids, &count);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < count; i++, node = node->next) {
        const char *id = NULL;
        if (!reader_take_value(&loader->reader, node, &item, &id))
            continue;
        const struct utterance *utterance = find_utterance(loader, id, node_place(node), "phrase");
        if (utterance && find_expectation(turn, utterance))
            ids[(*n_ids)++] = utterance;
        else if (utterance && all_known)
            LOADER_PROBLEM(loader, node_place(node), "'%s' is not expected in turn '%s'", id,
                           turn->id);
    }
    return ids;
}

static void load_exits(struct loader *loader, struct turn *turn, const struct node *list,
                       bool all_known)
{
    turn->exits = loader_items(loader, list, sizeof *turn->exits, &turn->n_exits);
    const struct node *node = list ? list->first : NULL;
    for (size_t i = 0; i < turn->n_exits; i++, node = node->next) {
        struct raw_exit raw = {
            .exit = {.condition = {.mood_below = MOOD_NOT_BELOW}, .at = node_place(node)}};
        reader_take(&loader->reader, node, exit_fields, COUNT(exit_fields), &raw);
        struct condition *condition = &raw.exit.condition;
        condition->met = load_condition_ids(loader, turn, all_known, raw.met, &condition->n_met);
        condition->not_met =
            load_condition_ids(loader, turn, all_known, raw.not_met, &condition->n_not_met);
        raw.exit.conditional = node_get(node, "met") || node_get(node, "not_met") ||
                               node_get(node, "mood_below") || node_get(node, "mood_at_least");
        turn->exits[i] = raw.exit;
    }
}

static bool turn_has_rule(const struct turn *turn, const struct rule *rule)
{
    for (size_t i = 0; i < turn->n_rules; i++) {
        if (turn->rules[i] == rule)
            return true;
    }
    return false;
}

static void add_rules(struct loader *loader, struct turn *turn, const struct node *list)
{
    static const struct field item = {"rule", FIELD_ID, FIELD_REQUIRED, 0, 0, 0, NULL};
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        const char *id = NULL;
        if (!reader_take_value(&loader->reader, node, &item, &id))
            continue;
        const struct rule *rule = find_rule(loader, id, node_place(node));
        if (rule && !turn_has_rule(turn, rule))
            turn->rules[turn->n_rules++] = rule;
    }
}

/* The rules that apply without being named: those of every reply, or of the first. */
static void add_standing_rules(struct loader *loader, struct turn *turn, enum play_place place,
                               enum moment moment)
{
    const struct pack *pack = loader->pack;
    for (size_t i = 0; i < pack->n_rules; i++) {
        const struct rule *rule = &pack->rules[i];
        if (rule->applies == APPLIES_ALWAYS && measure_info(rule->measure)->moment == moment &&
            rule_fits_place(rule, place) && !turn_has_rule(turn, rule))
            turn->rules[turn->n_rules++] = rule;
    }
}

/* The play's rules hold in every turn, but what is wrong with their list is said once. */
static void load_turn_rules(struct loader *loader, struct turn *turn, const struct node *own,
                            const struct turn *first)
{
    size_t most = (own ? own->count : 0) + first->n_rules + loader->pack->n_rules;
    turn->rules = arena_alloc(loader->arena, most, sizeof *turn->rules);
    if (!turn->rules)
        return;
    for (; turn->n_rules < first->n_rules; turn->n_rules++)
        turn->rules[turn->n_rules] = first->rules[turn->n_rules];
    add_rules(loader, turn, own);
}

void load_rules_of(struct loader *loader, struct turn *turn, enum play_place place,
                   const struct node *list)
{
    size_t most = (list ? list->count : 0) + loader->pack->n_rules;
    turn->rules = arena_alloc(loader->arena, most, sizeof *turn->rules);
    if (!turn->rules)
        return;
    add_rules(loader, turn, list);
    add_standing_rules(loader, turn, place, AT_EACH_REPLY);
}

/* Only who begins the conversation can open it. */
static void check_opening(struct loader *loader, const struct turn *turn, size_t at)
{
    if (turn->opens == OPENS_TRAINEE && at > 0)
        LOADER_PROBLEM(loader, turn->at, "only the first turn can be opened by the trainee");
    if (turn->opens != OPENS_TRAINEE && turn->prompt)
        LOADER_PROBLEM(loader, turn->at, "'prompt' belongs to a turn that the trainee opens");
}

void load_turns(struct loader *loader, struct play *play, const struct node *turns,
                const struct node *play_rules)
{
    struct turn common = {0}; /* holds the play's rules */
    load_rules_of(loader, &common, play->place, play_rules);
    play->turns = loader_items(loader, turns, sizeof *play->turns, &play->n_turns);
    const struct node *node = turns ? turns->first : NULL;
    for (size_t i = 0; i < play->n_turns; i++, node = node->next) {
        struct raw_turn raw = {.turn = {.end = {REPLY_SILENCE_MS, REPLY_TIME_OUT_MS, REPLY_MOST_MS,
                                                REPLY_PAUSE_MS, 0, 0},
                                        .at = node_place(node)}};
        reader_take(&loader->reader, node, turn_fields, COUNT(turn_fields), &raw);
        check_opening(loader, &raw.turn, i);
        load_lines(loader, raw.says, &raw.turn.says, &raw.turn.n_says);
        load_expectations(loader, &raw.turn, raw.expects);
        load_turn_rules(loader, &raw.turn, raw.rules, &common);
        if (i == 0 && raw.turn.rules)
            add_standing_rules(loader, &raw.turn, play->place, AT_FIRST_REPLY);
        size_t n_expected = raw.expects ? raw.expects->count : 0;
        load_exits(loader, &raw.turn, raw.next, raw.turn.n_expects == n_expected);
        play->turns[i] = raw.turn;
    }
}
