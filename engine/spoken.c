#include "engine/spoken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/voice/maker/maker.h"
#include "audio/voice/voice.h"
#include "base/digest.h"

enum { RATE_HZ = 16000, NAME_BYTES = 10 }; /* of the digest; two of 10,000 sounds never meet */

static void digest_text(struct digest *digest, const char *text)
{
    digest_add(digest, text, strlen(text) + 1);
}

/* What the mood does when a sound is made, not the mood: whoever changes that makes it anew. */
static void digest_how(struct digest *digest, const struct speaking *speaking)
{
    struct manner manner = manner_of(speaking->mood, (enum voice_temper)speaking->temper);
    char how[96];
    snprintf(how, sizeof how, "%d %d %.3f %.3f %.3f", speaking->voice->pitch_pct,
             speaking->voice->tempo_pct, manner.semitones, manner.range, manner.speed);
    digest_text(digest, speaking->voice->timbre);
    digest_text(digest, speaking->voice->way);
    digest_text(digest, how);
    digest_text(digest, MAKER_NAME);
}

enum status spoken_path(const struct pack *pack, const char *text, const struct speaking *speaking,
                        char out[PATH_SIZE])
{
    char *pinyin = NULL, name[2 * NAME_BYTES + 1];
    uint8_t bytes[DIGEST_SIZE];
    struct digest digest;
    if (!speaking->voice)
        return STATUS_NOT_FOUND;
    enum status status = lexicon_pinyin(pack->lexicon, text, &pinyin);
    if (status != STATUS_OK)
        return status;
    digest_init(&digest);
    digest_text(&digest, pinyin);
    digest_how(&digest, speaking);
    digest_take(&digest, bytes);
    digest_hex(bytes, NAME_BYTES, name);
    free(pinyin);
    return path_format(out, "%s/" SPOKEN_FOLDER "/%s.opus", pack->folder, name);
}

enum status spoken_read(const struct pack *pack, const char *text, const struct speaking *speaking,
                        struct wav_sound *out, struct syllable_times *times)
{
    char path[PATH_SIZE];
    *out = (struct wav_sound){0};
    enum status status = spoken_path(pack, text, speaking, path);
    return status == STATUS_OK ? opus_sound_read(path, RATE_HZ, out, times) : status;
}

/* What follows a syllable, punctuation too, is shown with the next one. */
void spoken_words_place(const struct lexicon *lexicon, const char *text, struct spoken_words *words)
{
    struct reading *readings = NULL;
    size_t count = 0;
    enum status status = lexicon_speak(lexicon, text, &readings, &count);
    if (status != STATUS_OK || count != words->times.count)
        words->times.count = 0;
    for (size_t i = 0; i < words->times.count; i++)
        words->shown[i] = (int32_t)(i + 1 < count ? readings[i + 1].offset : strlen(text));
    free(readings);
}

/* The mouth opens where the line is louder than a tenth of its usual full level. */
static bool is_loud(const struct wav_sound *line, int64_t at_ms)
{
    enum { WINDOW = RATE_HZ / 25, OPEN_LEVEL = 700 };
    int64_t at = at_ms * (RATE_HZ / 1000), sum = 0;
    if (at < 0 || at + WINDOW > (int64_t)line->n_samples)
        return false;
    for (int i = 0; i < WINDOW; i++)
        sum += abs(line->samples[at + i]);
    return sum / WINDOW > OPEN_LEVEL;
}

/* Once a syllable: its vowel is open, the consonant of the next one closes. */
enum { SYLLABLE_MOST_MS = 280, SYLLABLE_OPEN_PCT = 62 };

static bool syllable_is_open(const struct spoken_words *words, int32_t at_ms)
{
    int i = syllable_times_at(&words->times, at_ms);
    if (i < 0)
        return false;
    bool last = i + 1 == (int)words->times.count;
    int32_t end_ms = last ? words->times.end_ms : words->times.start_ms[i + 1];
    int32_t length_ms = end_ms - words->times.start_ms[i];
    length_ms = length_ms < SYLLABLE_MOST_MS ? length_ms : SYLLABLE_MOST_MS;
    return (at_ms - words->times.start_ms[i]) * 100 < length_ms * SYLLABLE_OPEN_PCT;
}

bool spoken_mouth_open(const struct wav_sound *line, const struct spoken_words *words,
                       int64_t at_ms)
{
    bool over = at_ms * (RATE_HZ / 1000) >= (int64_t)line->n_samples;
    return words->times.count ? !over && syllable_is_open(words, (int32_t)at_ms)
                              : is_loud(line, at_ms);
}

static enum status espeak_line(const struct pack *pack, const struct spoken_line *spoken,
                               struct wav_sound *out)
{
    const struct customer *customer = &spoken->play->customer;
    struct voice_style style = {.sex = customer->male ? VOICE_MALE : VOICE_FEMALE,
                                .age_years = customer->age_years,
                                .mood = spoken->mood};
    char *pinyin = NULL;
    enum status status = lexicon_pinyin(pack->lexicon, spoken->line->text, &pinyin);
    if (status == STATUS_OK)
        status = voice_speak(pinyin, &style, out);
    free(pinyin);
    return status;
}

enum voice_place spoken_place(const struct play *play, bool close)
{
    if (play->place != PLACE_PHONE)
        return VOICE_ROOM;
    return close ? VOICE_CLOSE : VOICE_TELEPHONE;
}

/* espeak-ng's voice has its mood's loudness already. */
enum status spoken_line_read(const struct pack *pack, const struct spoken_line *spoken,
                             struct wav_sound *out, struct spoken_words *words)
{
    struct speaking speaking = said_by(spoken->play, spoken->line, spoken->mood);
    struct manner manner = manner_of(spoken->mood, (enum voice_temper)speaking.temper);
    struct presence presence = {manner.level_db, manner.bright_db,
                                spoken_place(spoken->play, spoken->close)};
    enum status status = spoken_read(pack, spoken->line->text, &speaking, out, &words->times);
    if (status != STATUS_OK && !spoken->made_only) {
        presence.level_db = presence.bright_db = 0;
        words->times.count = 0;
        status = espeak_line(pack, spoken, out);
    }
    presence.level_db += spoken->louder_db;
    spoken_words_place(pack->lexicon, spoken->line->text, words);
    return status == STATUS_OK ? presence_give(out, &presence) : status;
}
