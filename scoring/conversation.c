#include "scoring/conversation.h"

#include <string.h>

void conversation_init(struct conversation *conversation, const struct pack *pack,
                       const struct play *play, uint32_t seed)
{
    play = play_draw(play, seed);
    *conversation = (struct conversation){
        .pack = pack,
        .play = play,
        .seed = seed,
        .mood = play->customer.mood,
        .turn = play->turns,
        .ask_again = {.mood_high = 100, .text = play->ask_again, .at = play->at},
        .not_heard = {.mood_high = 100, .text = play->not_heard, .at = play->at},
    };
}

const struct line *conversation_line(const struct conversation *conversation)
{
    const struct turn *turn = conversation->turn;
    const struct ending *ending = conversation->ending;
    if (turn && conversation->again)
        return conversation->silent ? &conversation->not_heard : &conversation->ask_again;
    if (turn)
        return line_for_mood(turn->says, turn->n_says, conversation->mood);
    return ending ? line_for_mood(ending->says, ending->n_says, conversation->mood) : NULL;
}

static bool is_key(const struct turn *turn, const char *id)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        if (strcmp(turn->expects[i].utterance->id, id) == 0)
            return turn->expects[i].key == 1;
    }
    return false;
}

bool turn_asks_again(const struct turn *turn, const struct verdicts *verdicts)
{
    bool open = false, open_key = false, met = false;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (verdict->kind == VERDICT_RULE || !verdict_is_own(verdict))
            continue;
        met |= verdict->value == VERDICT_MET;
        if (verdict->value == VERDICT_UNDECIDED) {
            open = true;
            open_key |= is_key(turn, verdict->id);
        }
    }
    return open && (open_key || !met);
}

bool conversation_asks_again(const struct conversation *conversation,
                             const struct verdicts *verdicts)
{
    return conversation->turn && !conversation->again &&
           turn_asks_again(conversation->turn, verdicts);
}

/* As the customer has it. */
static enum verdict_value value_of(const struct verdicts *verdicts, const char *id, bool rule)
{
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if ((verdict->kind == VERDICT_RULE) == rule && strcmp(verdict->id, id) == 0)
            return verdict->origin == ORIGIN_UNHEARD ? VERDICT_NOT_MET : verdict->value;
    }
    return VERDICT_NOT_APPLICABLE;
}

/* What was missing in the reply before and is said now. */
static int mood_made_up(const struct conversation *conversation, const struct verdicts *verdicts)
{
    const struct turn *before = conversation->before;
    int mood = 0;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (verdict->origin != ORIGIN_MADE_UP || verdict->value != VERDICT_MET)
            continue;
        for (size_t k = 0; before && k < before->n_expects; k++) {
            if (strcmp(before->expects[k].utterance->id, verdict->id) == 0)
                mood += before->expects[k].mood_met;
        }
    }
    return mood;
}

/* Whether something was said that no customer forgives for a good word beside it. */
static bool says_forbidden(const struct verdicts *verdicts)
{
    for (size_t i = 0; i < verdicts->count; i++) {
        if (verdicts->items[i].once && verdicts->items[i].value == VERDICT_NOT_MET)
            return true;
    }
    return false;
}

static int mood_gained(const struct conversation *conversation, const struct verdicts *verdicts)
{
    const struct turn *turn = conversation->turn;
    int mood = mood_made_up(conversation, verdicts);
    for (size_t i = 0; i < turn->n_expects; i++) {
        if (value_of(verdicts, turn->expects[i].utterance->id, false) == VERDICT_MET)
            mood += turn->expects[i].mood_met;
    }
    return mood > 0 && says_forbidden(verdicts) ? 0 : mood;
}

static int mood_lost(const struct conversation *conversation, const struct verdicts *verdicts)
{
    const struct turn *turn = conversation->turn;
    int mood = 0;
    for (size_t i = 0; i < turn->n_expects; i++) {
        if (value_of(verdicts, turn->expects[i].utterance->id, false) == VERDICT_NOT_MET)
            mood += turn->expects[i].mood_not_met;
    }
    for (size_t i = 0; i < turn->n_rules; i++) {
        if (value_of(verdicts, turn->rules[i]->id, true) == VERDICT_NOT_MET)
            mood += turn->rules[i]->mood_broken;
    }
    return mood;
}

/* Nobody is lifted above what the personality allows; who started above it stays there. */
static int mood_after(const struct conversation *conversation, const struct verdicts *verdicts)
{
    const struct personality *personality = conversation->play->customer.personality;
    int most = personality ? personality->mood_most : 100, before = conversation->mood;
    int mood = before + mood_gained(conversation, verdicts) + mood_lost(conversation, verdicts);
    most = most > before ? most : before;
    return mood < 0 ? 0 : mood > most ? most : mood;
}

static bool all_are(const struct utterance *const *utterances, size_t count,
                    const struct verdicts *verdicts, enum verdict_value value)
{
    for (size_t i = 0; i < count; i++) {
        if (value_of(verdicts, utterances[i]->id, false) != value)
            return false;
    }
    return true;
}

static bool condition_holds(const struct condition *condition, int mood,
                            const struct verdicts *verdicts)
{
    return mood < condition->mood_below && mood >= condition->mood_at_least &&
           all_are(condition->met, condition->n_met, verdicts, VERDICT_MET) &&
           all_are(condition->not_met, condition->n_not_met, verdicts, VERDICT_NOT_MET);
}

/* The loader makes sure that the last exit has no condition, so one is always found. */
static const char *exit_taken(const struct conversation *conversation,
                              const struct verdicts *verdicts)
{
    const struct turn *turn = conversation->turn;
    for (size_t i = 0; i + 1 < turn->n_exits; i++) {
        if (condition_holds(&turn->exits[i].condition, conversation->mood, verdicts))
            return turn->exits[i].to;
    }
    return turn->exits[turn->n_exits - 1].to;
}

void conversation_advance(struct conversation *conversation, const struct verdicts *verdicts)
{
    if (!conversation->turn)
        return;
    if (conversation_asks_again(conversation, verdicts)) {
        conversation->again = true;
        conversation->silent = verdicts_unheard(verdicts);
        return;
    }
    conversation->again = false;
    conversation->replies++;
    conversation->mood = mood_after(conversation, verdicts);
    const char *to = exit_taken(conversation, verdicts);
    conversation->before = conversation->turn;
    conversation->turn = play_turn(conversation->play, to);
    if (!conversation->turn)
        conversation->ending = play_ending(conversation->play, to);
}

static void conversation_end_at(struct conversation *conversation, const char *to)
{
    if (!conversation->turn || !to)
        return;
    conversation->again = false;
    conversation->turn = NULL;
    conversation->ending = play_ending(conversation->play, to);
}

void conversation_hang_up(struct conversation *conversation)
{
    conversation_end_at(conversation, conversation->play->on_hang_up);
}

void conversation_ring_out(struct conversation *conversation)
{
    conversation_end_at(conversation, conversation->play->on_ring_out);
}
