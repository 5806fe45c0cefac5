#include "engine/model_reply.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/spoken.h"

/* Between two model wordings of one reply: a breath. */
enum { RATE_HZ = 16000, SAMPLES_PER_MS = RATE_HZ / 1000, JOIN_MS = 250 };

/* Whether a sentence ends here; a full stop is put where a text has none, or two texts would run
 * into each other when spoken. */
static bool is_ended(const char *text)
{
    static const char *const ends[] = {"\u3002", "\uFF01", "\uFF1F", "!", "?", "."};
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (length >= n && strcmp(text + length - n, ends[i]) == 0)
            return true;
    }
    return false;
}

enum status model_reply_text(const struct turn *turn, char **out)
{
    size_t length = 0;
    FILE *stream = open_memstream(out, &length);
    if (!stream)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < turn->n_expects; i++) {
        const char *better = turn->expects[i].utterance->better;
        if (better && better[0])
            fprintf(stream, "%s%s", better, is_ended(better) ? "" : "。");
    }
    if (fclose(stream) == 0)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    return STATUS_NO_MEMORY;
}

struct model_speaker model_reply_espeak(const struct customer *customer)
{
    bool alike =
        customer && !customer->male && customer->age_years >= 30 && customer->age_years < 55;
    return (struct model_speaker){
        .style = {.sex = VOICE_FEMALE, .age_years = alike ? 60 : 40, .mood = 90}};
}

struct model_speaker model_reply_speaker(const struct pack *pack, enum model_voice voice,
                                         const struct customer *customer)
{
    struct model_speaker speaker = model_reply_espeak(customer);
    speaker.voice = pack->models[voice];
    return speaker;
}

/* Puts silence around the words, in place. */
static enum status pad(struct wav_sound *sound, int32_t start_ms)
{
    size_t before = start_ms > 0 ? (size_t)start_ms * SAMPLES_PER_MS : 0;
    size_t all = before + sound->n_samples + MODEL_REPLY_TAIL_MS * SAMPLES_PER_MS;
    int16_t *samples = calloc(all, sizeof *samples);
    if (!samples)
        return STATUS_NO_MEMORY;
    if (sound->n_samples)
        memcpy(samples + before, sound->samples, sound->n_samples * sizeof *samples);
    free(sound->samples);
    *sound = (struct wav_sound){.samples = samples, .n_samples = all, .rate_hz = RATE_HZ};
    return STATUS_OK;
}

static enum status in_pack(const struct pack *pack, const char *text,
                           const struct model_speaker *speaker, struct wav_sound *out,
                           struct syllable_times *times)
{
    struct speaking speaking = {speaker->voice, TEMPER_HOT, SPEAKING_MOOD_MODEL};
    return spoken_read(pack, text, &speaking, out, times);
}

static enum status by_espeak(const struct pack *pack, const char *text,
                             const struct voice_style *style, struct wav_sound *out)
{
    char *pinyin = NULL;
    enum status status = lexicon_pinyin(pack->lexicon, text, &pinyin);
    if (status == STATUS_OK)
        status = voice_speak(pinyin, style, out);
    free(pinyin);
    return status;
}

enum status model_reply_say(const struct pack *pack, const char *text,
                            const struct model_speaker *speaker, struct wav_sound *out,
                            struct syllable_times *times)
{
    *out = (struct wav_sound){0};
    if (times)
        *times = (struct syllable_times){.count = 0};
    if (speaker->voice && in_pack(pack, text, speaker, out, times) == STATUS_OK)
        return STATUS_OK;
    return text[0] ? by_espeak(pack, text, &speaker->style, out) : STATUS_OK;
}

enum status model_reply_speak(const struct pack *pack, const char *text,
                              const struct model_speaker *speaker, int32_t start_ms,
                              struct wav_sound *out)
{
    enum status status = model_reply_say(pack, text, speaker, out, NULL);
    if (status == STATUS_OK)
        status = pad(out, start_ms);
    if (status != STATUS_OK)
        wav_finish(out);
    return status;
}

/* Too many of them to be kept, or those of a part unknown: nobody knows any. */
static void times_join(struct syllable_times *all, const struct syllable_times *part, size_t before)
{
    int32_t before_ms = (int32_t)(before / SAMPLES_PER_MS);
    bool known = part->count && (all->count || before == 0) &&
                 all->count + part->count <= OPUS_SOUND_SYLLABLES;
    all->end_ms = before_ms + part->end_ms;
    for (size_t i = 0; known && i < part->count; i++)
        all->start_ms[all->count++] = before_ms + part->start_ms[i];
    if (!known)
        all->count = 0;
}

static enum status join(struct wav_sound *all, struct wav_sound *part)
{
    size_t gap = all->n_samples ? JOIN_MS * SAMPLES_PER_MS : 0;
    size_t n = all->n_samples + gap + part->n_samples;
    int16_t *samples = realloc(all->samples, (n + 1) * sizeof *samples);
    if (samples) {
        memset(samples + all->n_samples, 0, gap * sizeof *samples);
        memcpy(samples + all->n_samples + gap, part->samples, part->n_samples * sizeof *samples);
        all->samples = samples;
        all->n_samples = n;
        all->rate_hz = RATE_HZ;
    }
    wav_finish(part);
    return samples ? STATUS_OK : STATUS_NO_MEMORY;
}

/* Every model wording of the turn, one behind the other; STATUS_NOT_FOUND: the pack lacks one. */
static enum status joined(const struct pack *pack, const struct turn *turn,
                          const struct model_speaker *speaker, struct wav_sound *out,
                          struct syllable_times *times)
{
    enum status status = speaker->voice ? STATUS_OK : STATUS_NOT_FOUND;
    for (size_t i = 0; status == STATUS_OK && i < turn->n_expects; i++) {
        const char *better = turn->expects[i].utterance->better;
        struct syllable_times part_times;
        struct wav_sound part = {0};
        if (!better || !better[0])
            continue;
        status = in_pack(pack, better, speaker, &part, &part_times);
        size_t part_samples = part.n_samples;
        if (status == STATUS_OK)
            status = join(out, &part);
        if (status == STATUS_OK)
            times_join(times, &part_times, out->n_samples - part_samples);
    }
    return status;
}

static void times_shift(struct syllable_times *times, int32_t by_ms)
{
    for (size_t i = 0; i < times->count; i++)
        times->start_ms[i] += by_ms;
    times->end_ms += by_ms;
}

enum status model_reply_of_turn(const struct pack *pack, const struct turn *turn,
                                const struct model_speaker *speaker, int32_t start_ms,
                                struct wav_sound *out, struct syllable_times *times)
{
    struct syllable_times unwanted;
    char *text = NULL;
    times = times ? times : &unwanted;
    *out = (struct wav_sound){0};
    *times = (struct syllable_times){.count = 0};
    enum status status = joined(pack, turn, speaker, out, times);
    if (status == STATUS_OK)
        status = pad(out, start_ms);
    if (status == STATUS_OK) {
        times_shift(times, start_ms);
        return STATUS_OK;
    }
    wav_finish(out);
    *out = (struct wav_sound){0};
    times->count = 0;
    status = model_reply_text(turn, &text);
    if (status == STATUS_OK) {
        struct model_speaker espeak = {NULL, speaker->style};
        status = model_reply_speak(pack, text, &espeak, start_ms, out);
    }
    free(text);
    return status;
}
