/* The items of a card: every verdict that counts, in words. */
#include <string.h>

#include "kiosk/card/card_parts.h"

static bool is_line(const struct stored_item *stored)
{
    return stored->ref.of == ITEM_CHECKLIST;
}

/* A text in the card's arena; "" out of memory, which the arena remembers. */
static const char *keep(struct card *card, const char *text)
{
    const char *kept = *text ? arena_text(&card->arena, text, strlen(text)) : NULL;
    return kept ? kept : "";
}

/* Where a verdict does not come from the reply in which it stands; "" elsewhere. */
static const char *item_origin(struct card *card, const struct verdict *verdict)
{
    char text[ADVICE_SENTENCE_SIZE];
    advice_origin(verdict, text);
    return keep(card, text);
}

static void item_words(struct card *card, const struct attempt_card *attempt,
                       const struct verdict *verdict, const struct turn *turn,
                       struct item_view *item)
{
    const struct pack *pack = attempt->pack;
    const struct clause *clause = pack_clause(pack, verdict->clause);
    bool broken = verdict->value == VERDICT_NOT_MET;
    char text[ADVICE_SENTENCE_SIZE];
    item->summary = clause ? clause->summary : "";
    advice_measured(pack, attempt->standard, verdict, text);
    item->measured = keep(card, text);
    advice_sentence(pack, attempt->standard, verdict, text);
    item->advice = broken ? keep(card, text) : item_origin(card, verdict);
    if (broken || verdict->kind != VERDICT_RULE)
        item->better = advice_better(pack, turn, verdict);
}

static enum item_dispute item_dispute(enum dispute dispute)
{
    return dispute == DISPUTE_OPEN      ? ITEM_DISPUTED
           : dispute == DISPUTE_SETTLED ? ITEM_SETTLED
                                        : ITEM_UNDISPUTED;
}

static struct item_view card_item(struct card *card, const struct attempt_card *attempt,
                                  const struct card_item *part)
{
    const struct verdict *verdict = &attempt->stored.verdicts[part->turn].items[part->verdict];
    const struct stored_item *stored = &attempt->stored.replies[part->turn].items[part->verdict];
    const struct criterion *criterion = scorecard_criterion(&attempt->pack->rubric, verdict);
    struct item_view item = {.kind = verdict->kind,
                             .value = verdict->value,
                             .id = verdict->id,
                             .name = verdict->name,
                             .clause = verdict->clause,
                             .heard = verdict->heard,
                             .start_ms = verdict->start_ms,
                             .end_ms = verdict->end_ms,
                             .spoken_ms = -1,
                             .veto = verdict->veto,
                             .markable = part->ref.number && !is_line(stored),
                             .mark = stored->marked ? stored->reason : NULL,
                             .criterion = criterion ? criterion->name : ""};
    if (part->turn < attempt->n_sounds && attempt->sounds[part->turn].to_ms > 0 &&
        verdict->start_ms >= attempt->sounds[part->turn].from_ms && !verdict->in_first)
        item.spoken_ms = verdict->start_ms - attempt->sounds[part->turn].from_ms;
    item.dispute = item_dispute(stored->dispute);
    item.disputable = item.markable && item.dispute == ITEM_UNDISPUTED && !stored->marked &&
                      verdict->value != VERDICT_MET;
    item.playable = attempt_card_sound(attempt, part->turn, verdict) && verdict->start_ms >= 0 &&
                    verdict->end_ms > verdict->start_ms;
    item_words(card, attempt, verdict, attempt_card_turn(attempt, part->turn), &item);
    return item;
}

static void turn_items(struct card *card, const struct attempt_card *attempt, size_t turn)
{
    const struct verdicts *verdicts = &attempt->stored.verdicts[turn];
    for (size_t k = 0; k < verdicts->count; k++) {
        const struct stored_item *stored = &attempt->stored.replies[turn].items[k];
        struct card_item *part = &card->item_parts[card->view.n_items];
        bool counts = verdicts->items[k].value != VERDICT_NOT_APPLICABLE;
        card->view.seen += is_line(stored) && counts;
        card->view.not_seen += is_line(stored) && !counts;
        if (!counts)
            continue;
        *part = (struct card_item){.turn = turn, .verdict = k, .ref = stored->ref};
        card->items[card->view.n_items++] = card_item(card, attempt, part);
    }
}

static const char *reply_said(const struct turn *turn, int mood)
{
    const struct line *line = line_for_mood(turn->says, turn->n_says, mood);
    if (turn->opens == OPENS_TRAINEE)
        return "由您先开口";
    return line ? line->text : "";
}

static struct card_turn_view turn_view(const struct card *card, const struct attempt_card *attempt,
                                       size_t at)
{
    const struct stored_reply *reply = &attempt->stored.replies[at];
    const struct turn *turn = attempt_card_turn(attempt, at);
    bool checklist = attempt->stored.has_checklist && at + 1 == attempt->stored.n_replies;
    struct card_turn_view view = {.said = checklist ? "仪容举止" : "整场谈话",
                                  .first_item = card->view.n_items};
    if (turn) {
        view.number = reply->reply;
        view.again = reply->again;
        view.said = reply_said(turn, reply->mood_before);
        const struct reply_sound *sound = &attempt->sounds[at];
        view.playable = sound->to_ms > 0;
        view.broke_off = sound->broke_off;
        view.levels = sound->levels;
        view.n_levels = (int)sound->n_levels;
        view.from_ms = sound->from_ms > 0 ? sound->from_ms : 0;
        view.to_ms = sound->to_ms;
    }
    return view;
}

static size_t verdicts_count(const struct stored_card *stored)
{
    size_t n = 0;
    for (size_t i = 0; i < stored->n_replies; i++)
        n += stored->verdicts[i].count;
    return n;
}

/* Headings without items are dropped; replies are always kept. */
void card_items(struct card *card, const struct attempt_card *attempt)
{
    size_t n = verdicts_count(&attempt->stored);
    card->items = arena_alloc(&card->arena, n, sizeof *card->items);
    card->item_parts = arena_alloc(&card->arena, n, sizeof *card->item_parts);
    if (!card->items || !card->item_parts)
        return;
    for (size_t i = 0; i < attempt->stored.n_replies && card->view.n_turns < CARD_MAX_TURNS; i++) {
        struct card_turn_view *turn = &card->turns[card->view.n_turns];
        *turn = turn_view(card, attempt, i);
        turn_items(card, attempt, i);
        turn->n_items = card->view.n_items - turn->first_item;
        card->turn_replies[card->view.n_turns] = i;
        card->view.n_turns += turn->n_items > 0 || turn->number > 0;
    }
    card->view.turns = card->turns;
    card->view.items = card->items;
}
