#include "kiosk/card.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000, LEAD_MS = 200, TAIL_MS = 300 };

static void card_criteria(struct card *card, const struct session *session)
{
    const struct scorecard *from = &session->card;
    for (size_t i = 0; i < from->n_criteria; i++) {
        const struct criterion_score *score = &from->criteria[i];
        card->criteria[i] = (struct criterion_view){score->criterion->name, score->points,
                                                    score->points_max, score->criterion->weight};
    }
    card->view.criteria = card->criteria;
    card->view.n_criteria = (int)from->n_criteria;
}

/* The better wording of a rule that forbids is the one of the taboo phrase that was heard. */
static const char *rule_better(const struct pack *pack, const struct verdict *verdict)
{
    for (size_t i = 0; i < pack->n_utterances && verdict->value == VERDICT_NOT_MET; i++) {
        const struct utterance *utterance = &pack->utterances[i];
        if (utterance->kind == UTTERANCE_TABOO && *verdict->heard &&
            strstr(verdict->heard, utterance->name))
            return utterance->better;
    }
    return NULL;
}

static const char *item_better(const struct pack *pack, const struct verdict *verdict)
{
    const struct utterance *utterance = pack_utterance(pack, verdict->id);
    if (verdict->kind == VERDICT_RULE)
        return rule_better(pack, verdict);
    return utterance ? utterance->better : NULL;
}

static struct item_view card_item(const struct session *session, const struct reply *reply,
                                  const struct verdict *verdict)
{
    return (struct item_view){.kind = verdict->kind,
                              .value = verdict->value,
                              .name = verdict->name,
                              .clause = verdict->clause,
                              .heard = verdict->heard,
                              .better = item_better(session->config.pack, verdict),
                              .start_ms = verdict->start_ms,
                              .end_ms = verdict->end_ms,
                              .playable = reply->sound.n_samples > 0 && *verdict->heard};
}

/* The reply in which an item's evidence lies: of a repeat, it may be the try before it. */
static int evidence_reply(const struct session *session, int reply_index,
                          const struct verdict *verdict)
{
    int before = reply_index - 1;
    bool first = verdict->in_first && before >= 0 && session->replies[before].superseded;
    return first ? before : reply_index;
}

static void card_items(struct card *card, const struct session *session, int reply_index, int *n)
{
    const struct reply *reply = &session->replies[reply_index];
    for (size_t i = 0; i < reply->verdicts.count; i++) {
        const struct verdict *verdict = &reply->verdicts.items[i];
        if (verdict->value == VERDICT_NOT_APPLICABLE)
            continue;
        int evidence = evidence_reply(session, reply_index, verdict);
        card->item_replies[*n] = evidence;
        card->items[(*n)++] = card_item(session, &session->replies[evidence], verdict);
    }
}

static const char *reply_said(const struct reply *reply)
{
    const struct line *line =
        line_for_mood(reply->turn->says, reply->turn->n_says, reply->mood_before);
    return line ? line->text : "";
}

static void card_turns(struct card *card, const struct session *session)
{
    int n = 0;
    for (int i = 0; i < session->n_replies; i++) {
        const struct reply *reply = &session->replies[i];
        if (reply->superseded)
            continue;
        struct card_turn_view *turn = &card->turns[card->view.n_turns];
        card->turn_replies[card->view.n_turns++] = i;
        *turn = (struct card_turn_view){.number = reply->number,
                                        .again = reply->again,
                                        .said = reply_said(reply),
                                        .playable = reply->heard.n_segments > 0,
                                        .first_item = n};
        card_items(card, session, i, &n);
        turn->n_items = n - turn->first_item;
    }
    card->view.turns = card->turns;
    card->view.items = card->items;
}

static size_t session_verdicts(const struct session *session)
{
    size_t n = 0;
    for (int i = 0; i < session->n_replies; i++)
        n += session->replies[i].verdicts.count;
    return n;
}

enum status card_init(struct card *card, const struct session *session)
{
    const struct ending *ending = session->conversation.ending;
    size_t n = session_verdicts(session);
    *card = (struct card){.view = {.total = session->card.total,
                                   .low = session->card.total_low,
                                   .high = session->card.total_high,
                                   .review = session->card.review,
                                   .pass = session->config.pack->rubric.pass,
                                   .not_stored = session->not_stored,
                                   .ending = ending ? ending->name : "",
                                   .ending_text = ending ? ending->text : "",
                                   .outcome = ending ? ending->outcome : OUTCOME_WITHDRAWN}};
    card->items = calloc(n ? n : 1, sizeof *card->items);
    card->item_replies = calloc(n ? n : 1, sizeof *card->item_replies);
    if (!card->items || !card->item_replies) {
        card_finish(card);
        return STATUS_NO_MEMORY;
    }
    card_criteria(card, session);
    card_turns(card, session);
    return STATUS_OK;
}

void card_finish(struct card *card)
{
    if (!card)
        return;
    free(card->items);
    free(card->item_replies);
    *card = (struct card){.items = NULL};
}

static bool card_cut(const struct reply *reply, int32_t from_ms, int32_t to_ms,
                     const int16_t **samples, size_t *n_samples)
{
    size_t from = (size_t)(from_ms > 0 ? from_ms : 0) * SAMPLES_PER_MS;
    size_t to = (size_t)(to_ms > 0 ? to_ms : 0) * SAMPLES_PER_MS, all = reply->sound.n_samples;
    to = to < all ? to : all;
    if (from >= to)
        return false;
    *samples = reply->sound.samples + from;
    *n_samples = to - from;
    return true;
}

bool card_sound(const struct card *card, const struct session *session, struct action action,
                const int16_t **samples, size_t *n_samples)
{
    if (action.kind == ACTION_HEAR_REPLY) {
        const struct reply *reply = &session->replies[card->turn_replies[action.arg]];
        const struct heard *heard = &reply->heard;
        return heard->n_segments > 0 &&
               card_cut(reply, heard->segments[0].start_ms - LEAD_MS,
                        heard->segments[heard->n_segments - 1].end_ms + TAIL_MS, samples,
                        n_samples);
    }
    const struct reply *reply = &session->replies[card->item_replies[action.arg]];
    const struct item_view *item = &card->items[action.arg];
    return card_cut(reply, item->start_ms - LEAD_MS, item->end_ms + TAIL_MS, samples, n_samples);
}
