#include "engine/attempt_card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/kept/sound_file.h"
#include "engine/paths.h"

enum { SAMPLES_PER_MS = HEARING_RATE_HZ / 1000 };

/* Copies one reply's verdicts into the card's arena; the texts are the pack's, which outlives it.
 */
static bool verdicts_copy(struct stored_card *stored, const struct verdicts *from)
{
    size_t at = stored->n_replies;
    struct verdict *items = arena_alloc(&stored->arena, from->count + 1, sizeof *items);
    struct stored_item *known = arena_alloc(&stored->arena, from->count + 1, sizeof *known);
    if (!items || !known)
        return false;
    if (from->count)
        memcpy(items, from->items, from->count * sizeof *items);
    for (size_t i = 0; i < from->count; i++)
        known[i].machine = items[i].value;
    stored->verdicts[at] = (struct verdicts){items, from->count};
    stored->replies[at].items = known;
    stored->n_replies++;
    return true;
}

static bool reply_copy(struct stored_card *stored, const struct reply *reply)
{
    stored->replies[stored->n_replies] = (struct stored_reply){.reply = reply->number,
                                                               .again = reply->again,
                                                               .take = reply->take,
                                                               .turn = reply->turn->id,
                                                               .next = reply->next,
                                                               .mood_before = reply->mood_before,
                                                               .mood_after = reply->mood_after,
                                                               .hint = reply->hint};
    return verdicts_copy(stored, &reply->verdicts);
}

/* What the records would hold of the session. */
static enum status stored_of_session(struct stored_card *stored, const struct session *session)
{
    size_t most = (size_t)session->n_replies + 1;
    bool fits = true;
    *stored = (struct stored_card){.state = STORED_WHOLE,
                                   .person = "",
                                   .pack = session->config.pack->id,
                                   .ending = session->conversation.ending->id,
                                   .mode = session->config.mode,
                                   .seed = session->config.seed,
                                   .rubric = session->config.pack->rubric,
                                   .card = session->card};
    stored->replies = arena_alloc(&stored->arena, most, sizeof *stored->replies);
    stored->verdicts = arena_alloc(&stored->arena, most, sizeof *stored->verdicts);
    if (!stored->replies || !stored->verdicts)
        return STATUS_NO_MEMORY;
    for (int i = 0; i < session->n_replies; i++) {
        if (!session->replies[i].superseded)
            fits = fits && reply_copy(stored, &session->replies[i]);
    }
    stored->replies[stored->n_replies].turn = stored->ending;
    return fits && verdicts_copy(stored, &session->ending) ? STATUS_OK : STATUS_NO_MEMORY;
}

static struct wav_sound sound_take(struct wav_sound *sound)
{
    struct wav_sound taken = *sound;
    *sound = (struct wav_sound){0};
    return taken;
}

static void sounds_of_session(struct attempt_card *card, struct session *session)
{
    for (int i = 0; i < session->n_replies; i++) {
        struct reply *reply = &session->replies[i], *before = i > 0 ? reply - 1 : NULL;
        const struct heard *heard = &reply->heard;
        if (reply->superseded)
            continue;
        struct reply_sound *sound = &card->sounds[card->n_sounds++];
        *sound = (struct reply_sound){.sound = sound_take(&reply->sound)};
        if (reply->again && before && before->superseded)
            sound->first = sound_take(&before->sound);
        if (heard->n_segments == 0)
            continue;
        sound->from_ms = heard->segments[0].start_ms - HEARD_LEAD_MS;
        sound->to_ms = heard->segments[heard->n_segments - 1].end_ms + HEARD_TAIL_MS;
    }
}

/* Whether two cards hold the same verdicts: after a full disk the records may lack some of them. */
static bool stored_matches(const struct stored_card *own, const struct stored_card *other)
{
    size_t n = own->n_replies - own->has_checklist;
    if (other->state != STORED_WHOLE || other->n_replies - other->has_checklist != n)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (own->verdicts[i].count != other->verdicts[i].count)
            return false;
    }
    return true;
}

enum status attempt_card_again(struct attempt_card *card, struct records *records)
{
    struct stored_card stored;
    if (!card->attempt || !records)
        return STATUS_OK;
    enum status status = records_card(records, card->attempt, &stored);
    if (status == STATUS_OK && stored_matches(&card->stored, &stored)) {
        stored_card_finish(&card->stored);
        card->stored = stored;
    } else {
        stored_card_finish(&stored);
    }
    return status;
}

enum status attempt_card_take(struct attempt_card *card, struct session *session)
{
    *card = (struct attempt_card){.pack = session->config.pack,
                                  .play = session->config.play,
                                  .standard = session_standard(session),
                                  .ending = session->conversation.ending,
                                  .attempt = session->attempt,
                                  .not_stored = !session_is_stored(session)};
    card->sounds = calloc((size_t)session->n_replies + 1, sizeof *card->sounds);
    if (!card->sounds || stored_of_session(&card->stored, session) != STATUS_OK)
        return STATUS_NO_MEMORY;
    sounds_of_session(card, session);
    /* A failing database leaves the session's own card, which cannot be marked. */
    enum status status = attempt_card_again(card, session->config.records);
    return status == STATUS_NO_MEMORY ? status : STATUS_OK;
}

/* A recording that is gone leaves the reply without sound, and the card says so. */
static void recording_read(const char *recordings, const char *recording, struct wav_sound *out)
{
    char path[PATH_SIZE], reason[160];
    if (recording && recordings &&
        snprintf(path, sizeof path, "%s/%s", recordings, recording) < (int)sizeof path &&
        sound_file_read(path, HEARING_RATE_HZ, out, reason) != STATUS_OK)
        *out = (struct wav_sound){0};
}

static enum status sounds_read(struct attempt_card *card, const char *recordings)
{
    const struct stored_card *stored = &card->stored;
    size_t n = stored->n_replies - stored->has_checklist;
    card->sounds = calloc(n, sizeof *card->sounds);
    if (!card->sounds)
        return STATUS_NO_MEMORY;
    for (; card->n_sounds + 1 < n; card->n_sounds++) {
        const struct stored_reply *reply = &stored->replies[card->n_sounds];
        struct reply_sound *sound = &card->sounds[card->n_sounds];
        if (!play_turn(card->play, reply->turn))
            return STATUS_NOT_FOUND;
        recording_read(recordings, reply->recording, &sound->sound);
        recording_read(recordings, reply->first_recording, &sound->first);
        sound->to_ms = (int32_t)(sound->sound.n_samples / SAMPLES_PER_MS);
    }
    return STATUS_OK;
}

enum status attempt_card_read(struct attempt_card *card, struct records *records,
                              const struct attempt_place *place, int64_t attempt)
{
    const struct stored_card *stored = &card->stored;
    *card = (struct attempt_card){.pack = place->pack, .attempt = attempt};
    enum status status = records_card(records, attempt, &card->stored);
    if (status != STATUS_OK)
        return status;
    card->play = play_draw(place->play, stored->seed);
    card->standard = pack_standard(place->pack, stored->standard);
    if (!card->standard)
        card->standard = pack_standard(place->pack, card->play->standard);
    card->ending = play_ending(card->play, stored->ending);
    if (stored->state != STORED_WHOLE || !card->ending)
        return STATUS_NOT_FOUND;
    return stored->n_replies > stored->has_checklist ? sounds_read(card, place->recordings)
                                                     : STATUS_INVALID;
}

void attempt_card_finish(struct attempt_card *card)
{
    if (!card)
        return;
    for (size_t i = 0; i < card->n_sounds; i++) {
        wav_finish(&card->sounds[i].sound);
        wav_finish(&card->sounds[i].first);
    }
    free(card->sounds);
    stored_card_finish(&card->stored);
    *card = (struct attempt_card){0};
}

const struct turn *attempt_card_turn(const struct attempt_card *card, size_t reply)
{
    return reply < card->n_sounds ? play_turn(card->play, card->stored.replies[reply].turn) : NULL;
}

const struct wav_sound *attempt_card_sound(const struct attempt_card *card, size_t reply,
                                           const struct verdict *verdict)
{
    if (reply >= card->n_sounds)
        return NULL;
    const struct reply_sound *sounds = &card->sounds[reply];
    const struct wav_sound *sound = verdict->in_first ? &sounds->first : &sounds->sound;
    return sound->n_samples > 0 ? sound : NULL;
}
