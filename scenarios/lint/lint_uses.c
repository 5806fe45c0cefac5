/* Things that are written but not used, or used where they do not belong. The pack can be played
 * all the same, so these are notes. */
#include <string.h>

#include "scenarios/lint/lint.h"

static bool turn_expects(const struct turn *turn, const struct utterance *utterance)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        if (strcmp(turn->expects[i].utterance->id, utterance->id) == 0)
            return true;
    }
    return false;
}

static bool turn_has_rule(const struct turn *turn, const struct rule *rule)
{
    for (size_t i = 0; i < turn->n_rules; i++) {
        if (turn->rules[i] == rule)
            return true;
    }
    return false;
}

static bool pack_expects(const struct pack *pack, const struct utterance *utterance)
{
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        for (size_t j = 0; j < pack_scene(pack, i)->n_turns; j++) {
            if (turn_expects(&pack_scene(pack, i)->turns[j], utterance))
                return true;
        }
    }
    return false;
}

static bool pack_applies(const struct pack *pack, const struct rule *rule)
{
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        for (size_t j = 0; j < pack_scene(pack, i)->n_turns; j++) {
            if (turn_has_rule(&pack_scene(pack, i)->turns[j], rule))
                return true;
        }
    }
    return false;
}

/* Whether a rule holds only where a play names it. Others hold everywhere, or through the moves
 * that are expected, or a trainer looks after them. */
static bool rule_needs_naming(const struct rule *rule)
{
    return rule->applies == APPLIES_NAMED && rule->measure != MEASURE_MOVES &&
           rule->measure != MEASURE_EYE;
}

/* A rule of moves works through them: if none of them is expected anywhere, the rule's clauses
 * stand on no card. */
static bool rule_is_idle(const struct pack *pack, const struct rule *rule)
{
    if (rule->measure != MEASURE_MOVES)
        return rule_needs_naming(rule) && !pack_applies(pack, rule);
    for (size_t i = 0; i < rule->n_moves; i++) {
        if (pack_expects(pack, rule->moves[i]))
            return false;
    }
    return rule->n_moves > 0;
}

/* An order rule is about two of the turn's expectations; unless the turn has both, the rule never
 * says anything. */
static void lint_order_rule(struct loader *loader, const struct turn *turn, const struct rule *rule)
{
    bool first = false, then = false;
    for (size_t i = 0; i < turn->n_expects; i++) {
        first |= strcmp(turn->expects[i].utterance->id, rule->first) == 0;
        then |= strcmp(turn->expects[i].utterance->id, rule->then) == 0;
    }
    if (!first || !then)
        LOADER_PROBLEM(loader, turn->at,
                       "note: rule '%s' of turn '%s' orders '%s', which it does not expect",
                       rule->id, turn->id, first ? rule->then : rule->first);
}

static void lint_turn(struct loader *loader, const struct play *play, const struct turn *turn)
{
    static const char *const places[] = {"counter", "phone", "on_site"};
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *utterance = turn->expects[i].utterance;
        if (strcmp(utterance->where, "any") != 0 &&
            strcmp(utterance->where, places[play->place]) != 0)
            LOADER_PROBLEM(loader, turn->expects[i].at, "note: '%s' is said %s, this play is %s",
                           utterance->id, utterance->where, places[play->place]);
    }
    for (size_t i = 0; i < turn->n_rules; i++) {
        const struct rule *rule = turn->rules[i];
        if (rule->measure == MEASURE_ORDER && rule->first && rule->then)
            lint_order_rule(loader, turn, rule);
    }
    if (!turn->n_expects)
        LOADER_PROBLEM(loader, turn->at, "note: nothing is expected in turn '%s'", turn->id);
}

void lint_uses(struct loader *loader)
{
    const struct pack *pack = loader->pack;
    for (size_t i = 0; i < pack->n_utterances; i++) {
        const struct utterance *utterance = &pack->utterances[i];
        if (utterance->kind == UTTERANCE_MOVE && utterance->id[0] && !pack_expects(pack, utterance))
            LOADER_PROBLEM(loader, utterance->at, "note: no play or drill expects move '%s'",
                           utterance->id);
    }
    for (size_t i = 0; i < pack->n_rules; i++) {
        if (pack->rules[i].id[0] && rule_is_idle(pack, &pack->rules[i]))
            LOADER_PROBLEM(loader, pack->rules[i].at, "note: no play uses rule '%s'",
                           pack->rules[i].id);
    }
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        const struct play *play = pack_scene(pack, i);
        for (size_t j = 0; j < play->n_turns; j++)
            lint_turn(loader, play, &play->turns[j]);
    }
}
