#include "engine/attempt_card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/kept/sound_file.h"
#include "audio/speech/endpointer.h"
#include "audio/speech/level.h"
#include "engine/paths.h"
#include "engine/scene_json.h"

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

/* From -55 dBFS, a quiet room, to -10, a shout. Squared, so that it looks as loud as it sounds: the
 * eye takes areas for more than the ear does decibels. */
static uint8_t level_shown(float dbfs)
{
    float part = (dbfs + 55) / 45;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return (uint8_t)(255 * part * part);
}

/* Nothing can be shown without memory, and that is all that is lost. */
static void levels_of_heard(struct reply_sound *sound)
{
    const struct heard *heard = &sound->heard;
    size_t n = heard->n_frames / (LEVEL_STEP_MS / HEARD_FRAME_MS);
    free(sound->levels);
    sound->levels = malloc(n + 1);
    sound->n_levels = sound->levels ? n : 0;
    for (size_t i = 0; i < sound->n_levels; i++) {
        const struct heard_frame *frame = &heard->frames[i * (LEVEL_STEP_MS / HEARD_FRAME_MS)];
        float dbfs =
            frame[0].level_dbfs > frame[1].level_dbfs ? frame[0].level_dbfs : frame[1].level_dbfs;
        sound->levels[i] = level_shown(dbfs);
    }
}

void reply_sound_heard(struct reply_sound *sound, struct heard *heard)
{
    heard_finish(&sound->heard);
    sound->heard = *heard;
    *heard = (struct heard){0};
    levels_of_heard(sound);
    if (sound->heard.n_segments == 0)
        return;
    sound->from_ms = sound->heard.segments[0].start_ms - HEARD_LEAD_MS;
    sound->to_ms = sound->heard.segments[sound->heard.n_segments - 1].end_ms + HEARD_TAIL_MS;
}

static void sounds_of_session(struct attempt_card *card, struct session *session)
{
    for (int i = 0; i < session->n_replies; i++) {
        struct reply *reply = &session->replies[i], *before = i > 0 ? reply - 1 : NULL;
        if (reply->superseded)
            continue;
        struct reply_sound *sound = &card->sounds[card->n_sounds++];
        *sound = (struct reply_sound){.sound = sound_take(&reply->sound)};
        if (reply->again && before && before->superseded)
            sound->first = sound_take(&before->sound);
        sound->n_customer = scene_customer_speech(reply->scene, sound->customer);
        sound->broke_off = reply->broke_off || (reply->again && before && before->broke_off);
        reply_sound_heard(sound, &reply->heard);
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

static enum status sounds_want(struct attempt_card *card)
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
        sound->n_customer = scene_customer_speech(reply->scene, sound->customer);
        sound->broke_off = scene_broke_off(reply->scene) || scene_broke_off(reply->first_scene);
        card->sounds_wanted |= reply->recording || reply->first_recording;
    }
    return STATUS_OK;
}

struct kept_reply {
    char path[PATH_SIZE], first_path[PATH_SIZE]; /* "": none was kept */
    struct wav_sound sound, first;
    uint8_t *levels; /* of sound */
    size_t n_levels;
    int32_t from_ms, to_ms; /* where somebody speaks in it */
};

static void recording_path(char out[PATH_SIZE], const char *recordings, const char *recording)
{
    if (!recording || !recordings ||
        snprintf(out, PATH_SIZE, "%s/%s", recordings, recording) >= PATH_SIZE)
        out[0] = '\0';
}

enum status attempt_sounds_init(struct attempt_sounds *kept, const struct attempt_card *card,
                                const char *recordings)
{
    *kept = (struct attempt_sounds){.attempt = card->attempt};
    kept->items = calloc(card->n_sounds + 1, sizeof *kept->items);
    if (!kept->items)
        return STATUS_NO_MEMORY;
    for (; kept->n < card->n_sounds; kept->n++) {
        const struct stored_reply *reply = &card->stored.replies[kept->n];
        recording_path(kept->items[kept->n].path, recordings, reply->recording);
        recording_path(kept->items[kept->n].first_path, recordings, reply->first_recording);
    }
    return STATUS_OK;
}

/* A recording that is gone leaves the reply without sound, and the card says so. */
static void recording_read(const char *path, struct wav_sound *out)
{
    char reason[160];
    if (*path && sound_file_read(path, HEARING_RATE_HZ, out, reason) != STATUS_OK)
        *out = (struct wav_sound){0};
}

static void kept_levels(struct kept_reply *kept)
{
    size_t step = LEVEL_STEP_MS * SAMPLES_PER_MS, n = kept->sound.n_samples / step;
    kept->levels = malloc(n + 1);
    kept->n_levels = kept->levels ? n : 0;
    for (size_t i = 0; i < kept->n_levels; i++)
        kept->levels[i] = level_shown(level_rms_dbfs(kept->sound.samples + i * step, step));
}

/* From the first word to the last: a recording begins with the customer's line. Where the
 * endpointer finds no word, all of it. */
static void kept_speech(struct kept_reply *kept)
{
    struct endpointer *endpointer = malloc(sizeof *endpointer);
    int32_t first_ms = -1, last_ms = -1;
    kept->to_ms = (int32_t)(kept->sound.n_samples / SAMPLES_PER_MS);
    if (!endpointer)
        return;
    endpointer_init(endpointer);
    for (size_t at = 0; at + ENDPOINTER_FRAME_SAMPLES <= kept->sound.n_samples;
         at += ENDPOINTER_FRAME_SAMPLES) {
        if (endpointer_step(endpointer, kept->sound.samples + at) == ENDPOINT_END)
            last_ms = endpointer->end_ms;
        if (first_ms < 0 && endpointer->speaking)
            first_ms = endpointer->start_ms;
    }
    if (endpointer_flush(endpointer) == ENDPOINT_END)
        last_ms = endpointer->end_ms;
    free(endpointer);
    if (first_ms < 0 || last_ms <= first_ms)
        return;
    kept->from_ms = first_ms - HEARD_LEAD_MS;
    kept->to_ms = last_ms + HEARD_TAIL_MS;
}

void attempt_sounds_read(struct attempt_sounds *kept)
{
    for (size_t i = 0; i < kept->n; i++) {
        recording_read(kept->items[i].path, &kept->items[i].sound);
        recording_read(kept->items[i].first_path, &kept->items[i].first);
        kept_levels(&kept->items[i]);
        kept_speech(&kept->items[i]);
    }
}

void attempt_sounds_give(struct attempt_sounds *kept, struct attempt_card *card)
{
    if (!card->sounds_wanted || card->attempt != kept->attempt || card->n_sounds != kept->n)
        return;
    card->sounds_wanted = false;
    for (size_t i = 0; i < kept->n; i++) {
        struct reply_sound *sound = &card->sounds[i];
        sound->sound = sound_take(&kept->items[i].sound);
        sound->first = sound_take(&kept->items[i].first);
        sound->from_ms = kept->items[i].from_ms;
        sound->to_ms = kept->items[i].to_ms;
        free(sound->levels);
        sound->levels = kept->items[i].levels;
        sound->n_levels = kept->items[i].n_levels;
        kept->items[i].levels = NULL;
    }
}

void attempt_sounds_finish(struct attempt_sounds *kept)
{
    if (!kept)
        return;
    for (size_t i = 0; i < kept->n; i++) {
        wav_finish(&kept->items[i].sound);
        wav_finish(&kept->items[i].first);
        free(kept->items[i].levels);
    }
    free(kept->items);
    *kept = (struct attempt_sounds){0};
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
    return stored->n_replies > stored->has_checklist ? sounds_want(card) : STATUS_INVALID;
}

void attempt_card_finish(struct attempt_card *card)
{
    if (!card)
        return;
    for (size_t i = 0; i < card->n_sounds; i++) {
        wav_finish(&card->sounds[i].sound);
        wav_finish(&card->sounds[i].first);
        heard_finish(&card->sounds[i].heard);
        free(card->sounds[i].levels);
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
