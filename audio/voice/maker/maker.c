#include "audio/voice/maker/maker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/voice/maker/finishing.h"
#include "audio/voice/opus_sound.h"
#include "base/digest.h"
#include "base/grow.h"
#include "base/path.h"
#include "language/reading/word_ends.h"

static const uint8_t model_sha256[DIGEST_SIZE] = {
    0xad, 0x49, 0x3a, 0xf7, 0xe7, 0xab, 0x16, 0x1f, 0xe8, 0x95, 0x04, 0x53, 0x1f, 0x06, 0x9f, 0xf8,
    0x0c, 0xa8, 0x19, 0x12, 0x50, 0xeb, 0x3a, 0x95, 0x5d, 0x03, 0xf7, 0x24, 0xc7, 0x7b, 0xa6, 0xe8};

/* Between two parts of a text that was too long for the model in one go. */
enum { PART_GAP_SAMPLES = SYNTHESIZER_HZ * 15 / 100 };

/* The middle of a way's pitch, as the model's authors' own voices have it. */
struct way {
    const char *name;
    double center_hz;
};
static const struct way ways[] = {{"zf_xiaobei", 226}, {"zf_xiaoxiao", 221}, {"zf_xiaoyi", 280},
                                  {"zm_yunjian", 117}, {"zm_yunxi", 146},    {"zm_yunyang", 110}};

static enum status refuse(struct maker *maker, enum status status, const char *why)
{
    snprintf(maker->reason, sizeof maker->reason, "%s", why);
    return status;
}

static enum status model_check(struct maker *maker, const char *folder)
{
    char path[PATH_SIZE];
    uint8_t found[DIGEST_SIZE];
    struct digest digest;
    digest_init(&digest);
    if (path_format(path, "%s/" SYNTHESIZER_MODEL, folder) != STATUS_OK || access(path, R_OK) != 0)
        return refuse(maker, STATUS_NOT_FOUND,
                      "there is no " SYNTHESIZER_MODEL " in the folder of the voices");
    enum status status = digest_file(&digest, path);
    digest_take(&digest, found);
    if (status != STATUS_OK)
        return refuse(maker, status, status_text(status));
    return memcmp(found, model_sha256, sizeof found) == 0
               ? STATUS_OK
               : refuse(maker, STATUS_INVALID, "the model is damaged, or another one");
}

static enum status tables_open(struct maker *maker, const char *folder)
{
    struct problems problems = {0};
    enum status status = phonemes_open(&maker->phonemes, folder, &problems);
    if (status != STATUS_OK && problems.count && problems.items)
        snprintf(maker->reason, sizeof maker->reason, "%.120s:%d: %.60s", problems.items[0].file,
                 problems.items[0].line, problems.items[0].reason);
    problems_finish(&problems);
    return status;
}

enum status maker_open(struct maker *maker, const char *script, const char *folder, int threads)
{
    *maker = (struct maker){0};
    enum status status = model_check(maker, folder);
    if (status == STATUS_OK)
        status = tables_open(maker, folder);
    if (status == STATUS_OK) {
        status = synthesizer_open(&maker->synthesizer, script, folder, threads);
        if (status != STATUS_OK)
            refuse(maker, status, maker->synthesizer.reason);
    }
    if (status != STATUS_OK)
        maker_close(maker);
    return status;
}

void maker_close(struct maker *maker)
{
    if (!maker)
        return;
    synthesizer_close(&maker->synthesizer);
    phonemes_close(&maker->phonemes);
}

/* A text under way: what it reads as, and its sound so far. */
struct making {
    struct reading *readings; /* owned */
    bool *ends;               /* owned; of each reading whether a word ends behind it */
    size_t count, done;
    float *samples; /* owned */
    size_t n_samples, capacity;
    struct syllable_times times;
};

static void making_finish(struct making *making)
{
    free(making->readings);
    free(making->ends);
    free(making->samples);
}

/* A word ends behind a reading if one ends where the next reading begins. */
static enum status making_init(struct making *making, const struct maker_request *request)
{
    bool *ends = NULL;
    *making = (struct making){0};
    enum status status =
        lexicon_speak(request->lexicon, request->text, &making->readings, &making->count);
    if (status == STATUS_OK)
        status = word_ends(request->text, &ends);
    if (status != STATUS_OK)
        return status;
    making->ends = calloc(making->count + 1, sizeof *making->ends);
    for (size_t i = 0; making->ends && i < making->count; i++) {
        bool last = i + 1 == making->count;
        making->ends[i] = last || ends[making->readings[i + 1].offset];
    }
    free(ends);
    return making->ends ? STATUS_OK : STATUS_NO_MEMORY;
}

/* The silence at the ends of a part is the model's own; a gap stands between two. */
static enum status part_add(struct making *making, const struct phoneme_run *run,
                            const struct synthesized *part)
{
    size_t gap = making->n_samples ? PART_GAP_SAMPLES : 0;
    size_t all = making->n_samples + gap + part->n_samples;
    if (grow(&making->samples, &making->capacity, all, sizeof *making->samples) != STATUS_OK)
        return STATUS_NO_MEMORY;
    memset(making->samples + making->n_samples, 0, gap * sizeof *making->samples);
    memcpy(making->samples + making->n_samples + gap, part->samples,
           part->n_samples * sizeof *part->samples);
    int32_t at_ms = (int32_t)((making->n_samples + gap) * 1000 / SYNTHESIZER_HZ);
    struct syllable_times *times = &making->times;
    for (size_t i = 0; i < run->n_readings && times->count < OPUS_SOUND_SYLLABLES; i++)
        times->start_ms[times->count++] = at_ms + part->start_ms[run->first[i]];
    times->end_ms = at_ms + part->start_ms[run->count];
    making->n_samples = all;
    return STATUS_OK;
}

static const struct way *way_of(const char *name)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (strcmp(ways[i].name, name) == 0)
            return &ways[i];
    }
    return NULL;
}

static enum status speak_part(struct maker *maker, const struct maker_request *request,
                              struct making *making)
{
    struct phoneme_run run;
    struct synthesized part;
    const struct way *way = way_of(request->person.way);
    if (!way)
        return refuse(maker, STATUS_INVALID, "there is no such way of speaking Mandarin");
    enum status status =
        phonemes_spell(&maker->phonemes, making->readings + making->done,
                       making->ends + making->done, making->count - making->done, &run);
    if (status == STATUS_OK && run.n_readings == 0)
        status = STATUS_LIMIT;
    if (status != STATUS_OK)
        return refuse(maker, STATUS_INVALID, "the model has not all of its syllables");
    struct synthesis synthesis = {.timbre = request->person.timbre,
                                  .way = request->person.way,
                                  .speed = request->person.tempo * request->manner.speed,
                                  .center_hz = way->center_hz,
                                  .range = request->manner.range,
                                  .shift =
                                      request->person.pitch * exp2(request->manner.semitones / 12),
                                  .run = &run};
    status = synthesizer_speak(&maker->synthesizer, &synthesis, &part);
    if (status != STATUS_OK)
        return refuse(maker, status, maker->synthesizer.reason);
    status = part_add(making, &run, &part);
    making->done += run.n_readings;
    free(part.samples);
    return status;
}

/* Into the trimmed sound; the last syllable's frames hold the pause behind it, too. */
static void times_shift(struct syllable_times *times, int32_t by_ms, int32_t duration_ms)
{
    for (size_t i = 0; i < times->count; i++)
        times->start_ms[i] = times->start_ms[i] > by_ms ? times->start_ms[i] - by_ms : 0;
    int32_t end_ms = times->end_ms - by_ms, last_ms = duration_ms - FINISHING_BEHIND_MS;
    times->end_ms = end_ms < last_ms ? end_ms : last_ms;
}

static enum status making_write(struct maker *maker, struct making *making, const char *path,
                                int *duration_ms)
{
    struct finishing sound = {making->samples, making->n_samples, SYNTHESIZER_HZ};
    int cut_ms = 0;
    enum status status = finish_sound(&sound, &cut_ms);
    if (status != STATUS_OK)
        return refuse(maker, status, "what the model said is silence");
    *duration_ms = (int)(sound.n_samples * 1000 / SYNTHESIZER_HZ);
    times_shift(&making->times, cut_ms, *duration_ms);
    status = opus_sound_write(path, sound.samples, sound.n_samples, &making->times);
    return status == STATUS_OK ? status : refuse(maker, status, "the file could not be written");
}

enum status maker_make(struct maker *maker, const struct maker_request *request, int *duration_ms)
{
    struct making making;
    enum status status = making_init(&making, request);
    if (status == STATUS_OK && making.count == 0)
        status = STATUS_INVALID;
    if (status != STATUS_OK)
        refuse(maker, status, "the text cannot be read aloud");
    while (status == STATUS_OK && making.done < making.count)
        status = speak_part(maker, request, &making);
    if (status == STATUS_OK)
        status = making_write(maker, &making, request->path, duration_ms);
    making_finish(&making);
    return status;
}
