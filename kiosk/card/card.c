#include "kiosk/card/card.h"

#include "kiosk/card/card_parts.h"

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000, LEAD_MS = 200, TAIL_MS = 300 };

static void card_criteria(struct card *card)
{
    const struct scorecard *from = card->source.card;
    for (size_t i = 0; i < from->n_criteria; i++) {
        const struct criterion_score *score = &from->criteria[i];
        card->criteria[i] = (struct criterion_view){score->criterion->name, score->points,
                                                    score->points_max, score->criterion->weight};
    }
    card->view.criteria = card->criteria;
    card->view.n_criteria = (int)from->n_criteria;
}

static bool card_any_sound(const struct session *session)
{
    for (int i = 0; i < session->n_replies; i++) {
        if (session->replies[i].sound.n_samples > 0)
            return true;
    }
    return false;
}

static void card_attempt(struct card_view *view, const struct session *session)
{
    const struct ending *ending = session->conversation.ending;
    const struct standard *standard = session_standard(session);
    view->mode = session->config.mode == ATTEMPT_EXAM ? MODE_EXAM : MODE_PRACTICE;
    view->standard = standard ? standard->title : "";
    view->pass = session->config.pack->rubric.pass;
    view->not_stored = session->not_stored;
    view->no_sound = session->n_replies > 0 && !card_any_sound(session);
    view->ending = ending ? ending->name : "";
    view->ending_text = ending ? ending->text : "";
    view->outcome = ending ? ending->outcome : OUTCOME_WITHDRAWN;
}

static void card_total(struct card_view *view, const struct scorecard *from,
                       const struct rubric *rubric)
{
    view->total = from->total;
    view->low = from->total_low;
    view->high = from->total_high;
    view->review = from->review;
    view->veto = from->veto.id ? from->veto.name : NULL;
    view->veto_clause = from->veto.clause;
    view->veto_lost = from->veto.lost;
    view->veto_cap = rubric->veto_cap;
    view->hints = from->hints;
    view->hints_lost = from->hints_lost;
}

enum status card_init(struct card *card, const struct session *session)
{
    *card = (struct card){0};
    card_source_init(card, session);
    card_attempt(&card->view, session);
    card_total(&card->view, card->source.card, &session->config.pack->rubric);
    card_criteria(card);
    card_items(card, session);
    card_losses_init(card, session);
    if (!card->arena.failed)
        return STATUS_OK;
    card_finish(card);
    return STATUS_NO_MEMORY;
}

void card_finish(struct card *card)
{
    if (!card)
        return;
    stored_card_finish(&card->stored);
    arena_finish(&card->arena);
    *card = (struct card){0};
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

struct reply_span card_reply_span(const struct session *session, const struct reply *reply)
{
    const struct heard *heard = &reply->heard;
    bool restored = session->stored.pack != NULL;
    if (restored && reply->sound.n_samples > 0)
        return (struct reply_span){0, (int32_t)(reply->sound.n_samples / SAMPLES_PER_MS)};
    if (heard->n_segments == 0)
        return (struct reply_span){0, 0};
    return (struct reply_span){heard->segments[0].start_ms - LEAD_MS,
                               heard->segments[heard->n_segments - 1].end_ms + TAIL_MS};
}

static bool card_sound_of_reply(const struct session *session, int index, const int16_t **samples,
                                size_t *n_samples)
{
    if (index < 0)
        return false;
    const struct reply *reply = &session->replies[index];
    struct reply_span span = card_reply_span(session, reply);
    return card_cut(reply, span.from_ms, span.to_ms, samples, n_samples);
}

bool card_sound(const struct card *card, const struct session *session, struct action action,
                const int16_t **samples, size_t *n_samples)
{
    if (action.kind == ACTION_HEAR_REPLY)
        return card_sound_of_reply(session, card->turn_replies[action.arg], samples, n_samples);
    int reply = card->item_parts[action.arg].reply;
    const struct item_view *item = &card->items[action.arg];
    return reply >= 0 && card_cut(&session->replies[reply], item->start_ms - LEAD_MS,
                                  item->end_ms + TAIL_MS, samples, n_samples);
}
