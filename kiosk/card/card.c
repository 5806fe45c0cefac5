#include "kiosk/card/card.h"

#include "kiosk/card/card_parts.h"

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000 };

static void card_criteria(struct card *card, const struct scorecard *from)
{
    for (size_t i = 0; i < from->n_criteria; i++) {
        struct criterion_points points = scorecard_points(from, i);
        card->criteria[i] =
            (struct criterion_view){from->criteria[i].criterion->name, points.earned, points.worth};
    }
    card->view.criteria = card->criteria;
    card->view.n_criteria = (int)from->n_criteria;
}

static bool card_any_sound(const struct attempt_card *attempt)
{
    for (size_t i = 0; i < attempt->n_sounds; i++) {
        if (attempt->sounds[i].sound.n_samples > 0 || attempt->sounds[i].first.n_samples > 0)
            return true;
    }
    return false;
}

static bool card_names_sound(const struct attempt_card *attempt)
{
    for (size_t i = 0; i < attempt->n_sounds; i++) {
        const struct stored_reply *reply = &attempt->stored.replies[i];
        if (reply->recording || reply->first_recording)
            return true;
    }
    return false;
}

/* Whether it went as it was to, was never kept, or is missing. */
static const char *card_silent(const struct attempt_card *attempt)
{
    if (attempt->n_sounds == 0 || card_any_sound(attempt))
        return NULL;
    if (attempt->sounds_wanted)
        return "录音正在打开……";
    if (attempt->stored.sound_gone == SOUND_GONE_BY_RULE)
        return "录音已按规定删除，听不了原声。";
    if (attempt->stored.sound_gone == SOUND_GONE_BY_PERSON)
        return "录音已应本人要求删除，听不了原声。";
    return card_names_sound(attempt) ? "这次的录音已经不在了，听不了原声。"
                                     : "这次没有存录音，听不了原声。";
}

static void card_attempt(struct card_view *view, const struct attempt_card *attempt)
{
    view->mode = attempt->stored.mode == ATTEMPT_EXAM ? MODE_EXAM : MODE_PRACTICE;
    view->standard = attempt->standard ? attempt->standard->title : "";
    view->pass = attempt->pack->rubric.pass;
    view->not_stored = attempt->not_stored;
    view->silent = card_silent(attempt);
    view->ending = attempt->ending->name;
    view->ending_text = attempt->ending->text;
    view->outcome = attempt->ending->outcome;
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
    view->key = from->key.id ? from->key.name : NULL;
    view->key_lost = from->key.lost;
    view->hints = from->hints;
    view->hints_lost = from->hints_lost;
}

enum status card_init(struct card *card, const struct attempt_card *attempt)
{
    *card = (struct card){0};
    card_attempt(&card->view, attempt);
    card_total(&card->view, &attempt->stored.card, &attempt->pack->rubric);
    card_criteria(card, &attempt->stored.card);
    card_items(card, attempt);
    card_losses_init(card, attempt);
    if (!card->arena.failed)
        return STATUS_OK;
    card_finish(card);
    return STATUS_NO_MEMORY;
}

void card_finish(struct card *card)
{
    if (!card)
        return;
    arena_finish(&card->arena);
    *card = (struct card){0};
}

static bool sound_cut(const struct wav_sound *sound, int32_t from_ms, int32_t to_ms,
                      struct card_cut *cut)
{
    size_t from = (size_t)(from_ms > 0 ? from_ms : 0) * SAMPLES_PER_MS;
    size_t to = (size_t)(to_ms > 0 ? to_ms : 0) * SAMPLES_PER_MS;
    to = to < sound->n_samples ? to : sound->n_samples;
    if (from >= to)
        return false;
    cut->samples = sound->samples + from;
    cut->n_samples = to - from;
    cut->from_ms = (int32_t)(from / SAMPLES_PER_MS);
    return true;
}

/* From where somebody speaks to where nobody does any more, or from a moment of it on. */
static bool reply_cut(const struct card *card, const struct attempt_card *attempt, int turn,
                      int32_t from_ms, struct card_cut *cut)
{
    size_t reply = turn >= 0 && turn < card->view.n_turns ? card->turn_replies[turn] : SIZE_MAX;
    if (reply >= attempt->n_sounds)
        return false;
    const struct reply_sound *sound = &attempt->sounds[reply];
    cut->turn = turn;
    return sound_cut(&sound->sound, from_ms < 0 ? sound->from_ms : from_ms, sound->to_ms, cut);
}

static int turn_of_reply(const struct card *card, size_t reply)
{
    for (int t = 0; t < card->view.n_turns; t++) {
        if (card->turn_replies[t] == reply)
            return t;
    }
    return -1;
}

static bool item_cut(const struct card *card, const struct attempt_card *attempt, int item,
                     struct card_cut *cut)
{
    const struct card_item *part = &card->item_parts[item];
    const struct verdict *verdict = &attempt->stored.verdicts[part->turn].items[part->verdict];
    const struct wav_sound *sound = attempt_card_sound(attempt, part->turn, verdict);
    cut->turn = verdict->in_first ? -1 : turn_of_reply(card, part->turn);
    return sound && sound_cut(sound, verdict->start_ms - HEARD_LEAD_MS,
                              verdict->end_ms + HEARD_TAIL_MS, cut);
}

bool card_sound(const struct card *card, const struct attempt_card *attempt, struct action action,
                struct card_cut *cut)
{
    if (action.kind == ACTION_HEAR_REPLY)
        return reply_cut(card, attempt, action.arg, -1, cut);
    if (action.kind == ACTION_HEAR_FROM)
        return reply_cut(card, attempt, hear_from_turn(action.arg), hear_from_ms(action.arg), cut);
    return action.arg >= 0 && action.arg < card->view.n_items &&
           item_cut(card, attempt, action.arg, cut);
}
