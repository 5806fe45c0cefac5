/* Voices: what a person's sex, age and mood mean to espeak-ng, the spellings it reads wrongly, and
 * one level for all (its voices differ by 6 dB). */
#include "audio/voice/voice.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "audio/device/resample.h"
#include "audio/speech/level.h"
#include "audio/voice/espeak.h"
#include "audio/voice/presence.h"

enum { VOICE_RATE_HZ = 16000, LEVEL_FRAME_SAMPLES = 320 };

/* What a mood sounds like; moods between are interpolated. Furious is about a fifth faster than
 * calm, five semitones higher and 6 dB louder: the directions every study of angry speech reports,
 * scaled so that each stays intelligible. */
struct tune {
    float rate_wpm, pitch, range; /* espeak-ng's own units: 175, 50 and 50 are its defaults */
    float level_dbfs;             /* RMS of the speech, pauses left out */
};

static const struct tune FURIOUS = {215, 72, 90, -16}, NEUTRAL = {170, 50, 55, -20},
                         CONTENT = {150, 42, 40, -22};

static float blend(float a, float b, float share)
{
    return a + (b - a) * share;
}

static struct tune tune_of_mood(int mood)
{
    float m = mood < 0 ? 0.0f : mood > 100 ? 100.0f : (float)mood;
    const struct tune *a = m < 50 ? &FURIOUS : &NEUTRAL, *b = m < 50 ? &NEUTRAL : &CONTENT;
    float share = (m < 50 ? m : m - 50) / 50.0f;
    return (struct tune){blend(a->rate_wpm, b->rate_wpm, share), blend(a->pitch, b->pitch, share),
                         blend(a->range, b->range, share),
                         blend(a->level_dbfs, b->level_dbfs, share)};
}

/* The variants of espeak-ng's own set that stay clear in Mandarin; f1 and m1 are its aged ones. */
static const char *voice_name(const struct voice_style *style)
{
    if (style->sex == VOICE_FEMALE)
        return style->age_years < 32   ? "cmn-latn-pinyin+f4"
               : style->age_years < 55 ? "cmn-latn-pinyin+f2"
                                       : "cmn-latn-pinyin+f1";
    return style->age_years < 32   ? "cmn-latn-pinyin+m6"
           : style->age_years < 55 ? "cmn-latn-pinyin+m3"
                                   : "cmn-latn-pinyin+m1";
}

static bool is_erhua(const char *token, size_t length)
{
    if (length && isdigit((unsigned char)token[length - 1]))
        length--;
    return length > 2 && token[length - 1] == 'r' && strncmp(token, "er", length) != 0;
}

/* "wanr2" -> "wa2 r5": the ending n, ng or i of ai gives way to the r, as in speech. */
static size_t write_erhua(char *out, const char *token, size_t length)
{
    char tone = '5';
    if (isdigit((unsigned char)token[length - 1]))
        tone = token[--length];
    length--;
    if (length > 2 && token[length - 1] == 'g')
        length--;
    if (length > 1 &&
        (token[length - 1] == 'n' || (token[length - 1] == 'i' && token[length - 2] == 'a')))
        length--;
    memcpy(out, token, length);
    memcpy(out + length, (char[]){tone, ' ', 'r', '5'}, 4);
    return length + 4;
}

static bool is_pinyin(const char *text)
{
    for (; *text; text++)
        if (!isalpha((unsigned char)*text) && !strchr(" ,.?!12345\xc3\xbc", *text) /* ü: c3 bc */)
            return false;
    return true;
}

/* The text as espeak-ng reads it rightly; malloc'd, NULL without memory. */
static char *spell(const char *pinyin)
{
    char *out = malloc(2 * strlen(pinyin) + 4), *end = out;
    if (!out)
        return NULL;
    while (*pinyin) {
        size_t length = strcspn(pinyin, " ,.?!");
        if (is_erhua(pinyin, length)) {
            end += write_erhua(end, pinyin, length);
        } else {
            memcpy(end, pinyin, length);
            end += length;
        }
        pinyin += length;
        if (*pinyin)
            *end++ = *pinyin++;
    }
    *end = '\0';
    return out;
}

/* RMS of the frames within 30 dB of the loudest: speech without its pauses. */
static float speech_level_dbfs(const int16_t *samples, size_t n_samples)
{
    double sum = 0.0;
    size_t frames = 0;
    float loudest_db = LEVEL_SILENCE_DBFS;
    for (size_t i = 0; i + LEVEL_FRAME_SAMPLES <= n_samples; i += LEVEL_FRAME_SAMPLES)
        loudest_db = fmaxf(loudest_db, level_rms_dbfs(samples + i, LEVEL_FRAME_SAMPLES));
    for (size_t i = 0; i + LEVEL_FRAME_SAMPLES <= n_samples; i += LEVEL_FRAME_SAMPLES) {
        float db = level_rms_dbfs(samples + i, LEVEL_FRAME_SAMPLES);
        if (db > loudest_db - 30.0f && ++frames)
            sum += pow(10.0, db / 10.0);
    }
    return frames ? (float)(10.0 * log10(sum / (double)frames)) : LEVEL_SILENCE_DBFS;
}

static void set_level(int16_t *samples, size_t n_samples, float target_dbfs)
{
    float now_dbfs = speech_level_dbfs(samples, n_samples);
    if (now_dbfs <= LEVEL_SILENCE_DBFS)
        return;
    float gain = powf(10.0f, (target_dbfs - now_dbfs) / 20.0f) / 32768.0f;
    for (size_t i = 0; i < n_samples; i++)
        samples[i] = (int16_t)lrintf(32768.0f * presence_bend(gain * (float)samples[i]));
}

enum status voice_speak(const char *pinyin, const struct voice_style *style, struct wav_sound *out)
{
    memset(out, 0, sizeof *out);
    if (!is_pinyin(pinyin))
        return STATUS_INVALID;
    char *text = spell(pinyin);
    if (!text)
        return STATUS_NO_MEMORY;
    struct tune tune = tune_of_mood(style->mood);
    struct espeak_request request = {.text = text,
                                     .voice = voice_name(style),
                                     .rate_wpm = (int)lroundf(tune.rate_wpm),
                                     .pitch = (int)lroundf(tune.pitch),
                                     .range = (int)lroundf(tune.range)};
    struct wav_sound raw;
    enum status status = espeak_say(&request, &raw);
    free(text);
    if (status == STATUS_OK)
        status = resample_all(raw.samples, raw.n_samples, raw.rate_hz, VOICE_RATE_HZ, &out->samples,
                              &out->n_samples);
    free(raw.samples);
    if (status != STATUS_OK)
        return status;
    out->rate_hz = VOICE_RATE_HZ;
    set_level(out->samples, out->n_samples, tune.level_dbfs);
    return STATUS_OK;
}
