/* The items of a card: every verdict that counts, in words. */
#include <string.h>

#include "kiosk/card/card_parts.h"

/* The reply in which an item's evidence lies: of a repeat, it may be the try before it. */
static int evidence_reply(const struct session *session, int reply_index,
                          const struct verdict *verdict)
{
    int before = reply_index - 1;
    bool first = verdict->in_first && before >= 0 && session->replies[before].superseded;
    return first ? before : reply_index;
}

static const struct stored_item *item_stored(const struct card *card, size_t turn, size_t verdict)
{
    return card->stored.replies ? &card->stored.replies[turn].items[verdict] : NULL;
}

static bool is_line(const struct stored_item *stored)
{
    return stored && stored->ref.of == ITEM_CHECKLIST;
}

/* A text in the card's arena; "" out of memory, which the arena remembers. */
static const char *keep(struct card *card, const char *text)
{
    const char *kept = *text ? arena_text(&card->arena, text, strlen(text)) : NULL;
    return kept ? kept : "";
}

static void item_words(struct card *card, const struct session *session,
                       const struct verdict *verdict, const struct turn *turn,
                       struct item_view *item)
{
    const struct pack *pack = session->config.pack;
    const struct standard *standard = session_standard(session);
    const struct clause *clause = pack_clause(pack, verdict->clause);
    bool broken = verdict->value == VERDICT_NOT_MET;
    char text[ADVICE_SENTENCE_SIZE];
    item->summary = clause ? clause->summary : "";
    advice_measured(pack, standard, verdict, text);
    item->measured = keep(card, text);
    advice_sentence(pack, standard, verdict, text);
    item->advice = broken ? keep(card, text) : "";
    if (broken || verdict->kind != VERDICT_RULE)
        item->better = advice_better(pack, turn, verdict);
}

static struct item_view card_item(struct card *card, const struct session *session,
                                  const struct card_item *part)
{
    const struct verdict *verdict = &card->source.verdicts[part->turn].items[part->verdict];
    const struct stored_item *stored = item_stored(card, part->turn, part->verdict);
    const struct reply *reply = part->reply >= 0 ? &session->replies[part->reply] : NULL;
    struct item_view item = {.kind = verdict->kind,
                             .value = verdict->value,
                             .id = verdict->id,
                             .name = verdict->name,
                             .clause = verdict->clause,
                             .heard = verdict->heard,
                             .start_ms = verdict->start_ms,
                             .end_ms = verdict->end_ms,
                             .veto = verdict->veto,
                             .remarkable = stored && !is_line(stored),
                             .remark = stored && stored->marked ? stored->reason : NULL};
    const struct criterion *criterion = scorecard_criterion(&session->config.pack->rubric, verdict);
    item.criterion = criterion ? criterion->name : "";
    item.playable = reply && reply->sound.n_samples > 0 && verdict->start_ms >= 0 &&
                    verdict->end_ms > verdict->start_ms;
    item_words(card, session, verdict, card->source.turns[part->turn], &item);
    return item;
}

static void turn_items(struct card *card, const struct session *session, size_t turn)
{
    const struct verdicts *verdicts = &card->source.verdicts[turn];
    int reply = card->source.replies[turn];
    for (size_t k = 0; k < verdicts->count; k++) {
        const struct stored_item *stored = item_stored(card, turn, k);
        struct card_item *part = &card->item_parts[card->view.n_items];
        bool counts = verdicts->items[k].value != VERDICT_NOT_APPLICABLE;
        card->view.seen += is_line(stored) && counts;
        card->view.not_seen += is_line(stored) && !counts;
        if (!counts)
            continue;
        *part = (struct card_item){.turn = turn, .verdict = k, .reply = reply};
        if (reply >= 0)
            part->reply = evidence_reply(session, reply, &verdicts->items[k]);
        if (stored)
            part->ref = stored->ref;
        card->items[card->view.n_items++] = card_item(card, session, part);
    }
}

static const char *reply_said(const struct reply *reply)
{
    const struct line *line =
        line_for_mood(reply->turn->says, reply->turn->n_says, reply->mood_before);
    return line ? line->text : "";
}

static struct card_turn_view turn_view(const struct card *card, const struct session *session,
                                       size_t turn)
{
    int index = card->source.replies[turn];
    const struct reply *reply = index >= 0 ? &session->replies[index] : NULL;
    bool checklist = card->stored.has_checklist && turn + 1 == card->source.n;
    struct card_turn_view view = {.said = checklist ? "仪容举止" : "整场谈话",
                                  .first_item = card->view.n_items};
    if (reply) {
        view.number = reply->number;
        view.again = reply->again;
        view.said = reply_said(reply);
        view.playable = card_reply_span(session, reply).to_ms > 0;
    }
    return view;
}

static size_t source_count(const struct card_source *source)
{
    size_t n = 0;
    for (size_t i = 0; i < source->n; i++)
        n += source->verdicts[i].count;
    return n;
}

/* What has nothing to show but its heading is left out, a reply never. */
void card_items(struct card *card, const struct session *session)
{
    size_t n = source_count(&card->source);
    card->items = arena_alloc(&card->arena, n, sizeof *card->items);
    card->item_parts = arena_alloc(&card->arena, n, sizeof *card->item_parts);
    if (!card->items || !card->item_parts)
        return;
    for (size_t i = 0; i < card->source.n; i++) {
        struct card_turn_view *turn = &card->turns[card->view.n_turns];
        *turn = turn_view(card, session, i);
        turn_items(card, session, i);
        turn->n_items = card->view.n_items - turn->first_item;
        card->turn_replies[card->view.n_turns] = card->source.replies[i];
        card->view.n_turns += turn->n_items > 0 || turn->number > 0;
    }
    card->view.turns = card->turns;
    card->view.items = card->items;
}
