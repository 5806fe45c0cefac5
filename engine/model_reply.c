#include "engine/model_reply.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RATE_HZ = 16000, SAMPLES_PER_MS = RATE_HZ / 1000 };

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

struct voice_style model_reply_style(const struct customer *customer)
{
    bool alike =
        customer && !customer->male && customer->age_years >= 30 && customer->age_years < 55;
    return (struct voice_style){.sex = VOICE_FEMALE, .age_years = alike ? 60 : 40, .mood = 90};
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

enum status model_reply_speak(const struct pack *pack, const char *text,
                              const struct voice_style *style, int32_t start_ms,
                              struct wav_sound *out)
{
    *out = (struct wav_sound){0};
    char *pinyin = NULL;
    enum status status = STATUS_OK;
    if (text[0])
        status = lexicon_pinyin(pack->lexicon, text, &pinyin);
    if (pinyin)
        status = voice_speak(pinyin, style, out);
    free(pinyin);
    if (status == STATUS_OK)
        status = pad(out, start_ms);
    if (status != STATUS_OK)
        wav_finish(out);
    return status;
}
