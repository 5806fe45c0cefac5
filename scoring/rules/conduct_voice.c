/* How somebody speaks: rate, loudness, pitch, clarity. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/finding.h"
#include "scoring/rules/conduct_parts.h"

/* Frames of more than this belong to no reply (REPLY_MOST_MS is a minute): those past it are
 * left out of a percentile. */
enum { FRAMES_MOST = 12000 };

/* What is gathered of a reply: the level of its syllables' vowels (between them are consonants and
 * pauses, 30 dB and more below, in the most even speech; a syllable too many is counted there,
 * where there is no voice), or the pitch of its voiced frames. */
enum gathered { VOWEL_LEVELS_DB, PITCHES_SEMITONES };

struct values {
    float items[FRAMES_MOST]; /* sorted */
    size_t count;
};

static int compare_floats(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static void gather_levels(struct values *values, const struct heard *heard,
                          const struct heard_segment *segment)
{
    for (size_t i = 0; i < heard->n_nuclei && values->count < FRAMES_MOST; i++) {
        size_t frame = (size_t)(heard->nuclei_ms[i] / HEARD_FRAME_MS);
        if (heard->nuclei_ms[i] >= segment->start_ms && heard->nuclei_ms[i] < segment->end_ms &&
            frame < heard->n_frames && heard->frames[frame].pitch_hz > 0)
            values->items[values->count++] = heard->frames[frame].level_dbfs;
    }
}

static void gather_pitches(struct values *values, const struct heard *heard,
                           const struct heard_segment *segment)
{
    size_t from = (size_t)(segment->start_ms / HEARD_FRAME_MS);
    size_t to = (size_t)(segment->end_ms / HEARD_FRAME_MS);
    for (size_t i = from; i < to && i < heard->n_frames && values->count < FRAMES_MOST; i++) {
        if (heard->frames[i].pitch_hz > 0)
            values->items[values->count++] = 12 * log2f(heard->frames[i].pitch_hz);
    }
}

/* A syllable counted where speech has died away, or in a hum: far below the median it is no vowel.
 */
static void leave_out_hums(struct values *values)
{
    float least = values->count ? values->items[values->count / 2] - CONDUCT_VOWEL_REACH_DB : 0;
    size_t first = 0;
    while (first < values->count && values->items[first] < least)
        first++;
    values->count -= first;
    memmove(values->items, values->items + first, values->count * sizeof *values->items);
}

/* Of all segments but listening sounds. */
static void gather_reply(struct values *values, const struct heard *heard,
                         const struct scene *scene, enum gathered wanted)
{
    values->count = 0;
    for (size_t i = 0; i < heard->n_segments; i++) {
        if (is_listening_sound(heard, i, scene))
            continue;
        if (wanted == VOWEL_LEVELS_DB)
            gather_levels(values, heard, &heard->segments[i]);
        else
            gather_pitches(values, heard, &heard->segments[i]);
    }
    qsort(values->items, values->count, sizeof *values->items, compare_floats);
    if (wanted == VOWEL_LEVELS_DB)
        leave_out_hums(values);
}

static double percentile(const struct values *values, int pct)
{
    return (double)values->items[(values->count - 1) * (size_t)pct / 100];
}

struct speech { /* all of it but listening sounds */
    size_t syllables;
    int32_t speech_ms, start_ms, end_ms;
    double power; /* mean square, full scale 1, summed over ms */
};

static struct speech speech_of(const struct heard *heard, const struct scene *scene)
{
    struct speech speech = {.start_ms = -1, .end_ms = -1};
    for (size_t i = 0; i < heard->n_segments; i++) {
        const struct heard_segment *segment = &heard->segments[i];
        int32_t ms = segment->end_ms - segment->start_ms;
        if (is_listening_sound(heard, i, scene))
            continue;
        speech.syllables += segment_syllables(heard, segment);
        speech.speech_ms += ms;
        speech.power += ms * pow(10, (double)segment->level_dbfs / 10);
        speech.start_ms = speech.start_ms < 0 ? segment->start_ms : speech.start_ms;
        speech.end_ms = segment->end_ms;
    }
    return speech;
}

/* A measurement of all of the reply; unknown where there is too little of it. */
static struct measurement of_speech(const struct speech *speech)
{
    return (struct measurement){.known = speech->syllables >= CONDUCT_SYLLABLES_LEAST &&
                                         speech->speech_ms > 0,
                                .start_ms = speech->start_ms,
                                .end_ms = speech->end_ms};
}

static double level_of(const struct speech *speech)
{
    return 10 * log10(speech->power / speech->speech_ms);
}

/* Whether it is loud around the person: even the quietest tenth of the sound comes near the speech.
 */
static bool is_noisy(const struct heard *heard, const struct speech *speech)
{
    struct values values = {.count = 0};
    for (size_t i = 0; i < heard->n_frames && values.count < FRAMES_MOST; i++)
        values.items[values.count++] = heard->frames[i].level_dbfs;
    qsort(values.items, values.count, sizeof *values.items, compare_floats);
    return values.count && percentile(&values, 10) > level_of(speech) - CONDUCT_NOISY_DB;
}

static double rate_of(const struct speech *speech)
{
    return 60000.0 * (double)speech->syllables / speech->speech_ms;
}

static int rate_error_pct(const struct heard *heard, const struct speech *speech)
{
    return is_noisy(heard, speech) ? CONDUCT_RATE_ERROR_NOISY_PCT : CONDUCT_RATE_ERROR_PCT;
}

static struct measurement measure_rate(const struct heard *heard, const struct scene *scene)
{
    struct speech speech = speech_of(heard, scene);
    struct measurement rate = of_speech(&speech);
    if (rate.known) {
        rate.value = rate_of(&speech);
        rate.error = rate.value * rate_error_pct(heard, &speech) / 100;
    }
    return rate;
}

static struct measurement measure_rate_change(const struct heard *heard, const struct scene *scene)
{
    struct measurement change = measure_rate(heard, scene);
    change.known = change.known && scene->usual.n_replies > 0;
    if (!change.known)
        return change;
    change.error = 100 * change.error / change.value;
    change.value = 100 * (change.value / scene->usual.rate_per_min - 1);
    return change;
}

static struct measurement measure_loudness(const struct heard *heard, const struct scene *scene)
{
    struct speech speech = speech_of(heard, scene);
    struct measurement loudness = of_speech(&speech);
    loudness.known = loudness.known && scene->usual.n_replies > 0;
    if (loudness.known)
        loudness.value = level_of(&speech) - scene->usual.level_dbfs;
    return loudness;
}

/* Fills `values` with what swings. */
static struct measurement measure_swing(const struct heard *heard, const struct scene *scene,
                                        enum gathered wanted, struct values *values)
{
    struct speech speech = speech_of(heard, scene);
    struct measurement swing = of_speech(&speech);
    gather_reply(values, heard, scene, wanted);
    swing.known = swing.known && values->count > 0;
    if (swing.known)
        swing.value = percentile(values, 95) - percentile(values, 5);
    return swing;
}

/* Frames that have a pitch, and how many of them lie far from the one before, where no voice goes
 * within 10 ms. */
struct track {
    size_t frames, jumps;
};

static struct track track_of(const struct heard *heard, const struct scene *scene)
{
    struct track track = {0, 0};
    for (size_t i = 0; i < heard->n_segments; i++) {
        if (is_listening_sound(heard, i, scene))
            continue;
        size_t from = (size_t)(heard->segments[i].start_ms / HEARD_FRAME_MS);
        size_t to = (size_t)(heard->segments[i].end_ms / HEARD_FRAME_MS);
        float before = 0;
        for (size_t k = from; k < to && k < heard->n_frames; k++) {
            float hz = heard->frames[k].pitch_hz;
            track.frames += hz > 0;
            track.jumps += hz > 0 && before > 0 &&
                           fabsf(12 * log2f(hz / before)) >= CONDUCT_PITCH_JUMP_SEMITONES;
            before = hz;
        }
    }
    return track;
}

/* The swing of what lies near the median: an octave that the track lost or won is not in it. */
static double swing_near(const struct values *values)
{
    double median = percentile(values, 50);
    struct values near = {.count = 0};
    for (size_t i = 0; i < values->count; i++) {
        if (fabs((double)values->items[i] - median) <= CONDUCT_PITCH_NEAR_SEMITONES)
            near.items[near.count++] = values->items[i];
    }
    return percentile(&near, 95) - percentile(&near, 5);
}

/* Where the track jumps, it may have taken overtones for the voice: through a telephone a man's
 * swings by 22 semitones that swings by 8. */
static bool track_jumps(const struct heard *heard, const struct scene *scene)
{
    struct track track = track_of(heard, scene);
    return 100 * track.jumps >= CONDUCT_PITCH_JUMPS_PCT * track.frames;
}

/* Then the truth may lie as low as near the median. */
static struct measurement measure_pitch_swing(const struct heard *heard, const struct scene *scene)
{
    struct values pitches;
    struct measurement swing = measure_swing(heard, scene, PITCHES_SEMITONES, &pitches);
    if (swing.known && track_jumps(heard, scene))
        swing.less = swing.value - swing_near(&pitches);
    return swing;
}

/* A telephone's band takes the low half of some vowels away and leaves that of others, and noise
 * decides which of them are voiced: the swing then seems wider than it was, hardly ever narrower.
 */
static struct measurement measure_loudness_swing(const struct heard *heard,
                                                 const struct scene *scene)
{
    struct values levels;
    struct speech speech = speech_of(heard, scene);
    struct measurement swing = measure_swing(heard, scene, VOWEL_LEVELS_DB, &levels);
    if (swing.known)
        swing.less = track_jumps(heard, scene) || is_noisy(heard, &speech)
                         ? CONDUCT_SWING_DISTURBED_DB
                         : CONDUCT_SWING_ERROR_DB;
    return swing;
}

/* The median, in semitones above 1 Hz; NAN without a voiced frame. */
static double pitch_of(const struct heard *heard, const struct scene *scene)
{
    struct values values;
    gather_reply(&values, heard, scene, PITCHES_SEMITONES);
    return values.count ? percentile(&values, 50) : (double)NAN;
}

static struct measurement measure_pitch(const struct heard *heard, const struct scene *scene)
{
    struct speech speech = speech_of(heard, scene);
    struct measurement pitch = of_speech(&speech);
    double median = pitch_of(heard, scene);
    pitch.known = pitch.known && scene->usual.n_replies > 0 && !isnan(median);
    if (!pitch.known)
        return pitch;
    pitch.value = median - 12 * log2(scene->usual.pitch_hz);
    if (track_jumps(heard, scene))
        pitch.less = CONDUCT_PITCH_DISTURBED_SEMITONES;
    return pitch;
}

/* The syllables' clarities, their squares, and how many they are. */
struct clarities {
    double sum, squares;
    size_t count;
};

static void clarities_add(struct clarities *clarities, const struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        double clarity = 100 * (double)evidence->syllables[i].clarity;
        clarities->sum += clarity;
        clarities->squares += clarity * clarity;
    }
    clarities->count += evidence->n_syllables;
}

/* How far above their mean the person's own may lie: a syllable says little (docs/hearing.md), a
 * few of them little more. Wordings that were found in the same place hold its syllables twice;
 * what was spoken is counted once. */
static double clarity_more(const struct clarities *clarities, const struct speech *speech)
{
    static const double ONE_IN_TWENTY = 1.645;
    double n = (double)clarities->count, mean = clarities->sum / n;
    double spread = n / (n - 1) * fmax(0, clarities->squares / n - mean * mean);
    double spoken = fmin(n, fmax(1, (double)speech->syllables));
    return ONE_IN_TWENTY * sqrt(spread / spoken);
}

static struct measurement measure_clarity(const struct heard *heard, const struct scene *scene)
{
    struct speech speech = speech_of(heard, scene);
    struct measurement clarity = {.start_ms = speech.start_ms, .end_ms = speech.end_ms};
    struct clarities clarities = {.count = 0};
    for (size_t i = 0; i < heard->n_evidence; i++) {
        if (heard->evidence[i].verdict == EVIDENCE_SAID)
            clarities_add(&clarities, &heard->evidence[i]);
    }
    clarity.known = clarities.count >= CONDUCT_CLARITY_LEAST;
    if (clarity.known) {
        clarity.value = clarities.sum / (double)clarities.count;
        clarity.more = clarity_more(&clarities, &speech);
    }
    return clarity;
}

void usual_add(struct usual *usual, const struct heard *heard, const struct scene *scene)
{
    struct speech speech = speech_of(heard, scene);
    double median = pitch_of(heard, scene);
    if (!of_speech(&speech).known || isnan(median))
        return;
    int n = usual->n_replies++;
    usual->rate_per_min = (usual->rate_per_min * n + rate_of(&speech)) / (n + 1);
    usual->level_dbfs = (usual->level_dbfs * n + level_of(&speech)) / (n + 1);
    usual->pitch_hz = (usual->pitch_hz * n + pow(2, median / 12)) / (n + 1);
}

/* The measures of voice: a row each. */
static const struct sound_measure measures[N_MEASURES] = {
    [MEASURE_SPEECH_RATE] = {measure_rate,
                             {.scale = 1,
                              .high = "语速偏快：每分钟约{m}个字，控制在{l}个字以内会更清楚。",
                              .low = "语速偏慢：每分钟约{m}个字，说到{l}个字以上，客户听着更顺。",
                              .fact = "每分钟约",
                              .unit = "个字"}},
    [MEASURE_RATE_CHANGE] = {measure_rate_change,
                             {.scale = 1,
                              .high = "越说越快，比您平时快了{m}%；快不要超过{l}%。",
                              .low = "越说越慢，比您平时慢了{m}%；慢不要超过{l}%。",
                              .other = "语速要照顾客户：比您平时放慢{l}%以上，客户才跟得上。",
                              .fact = "比平时快",
                              .unit = "%",
                              .less = "比平时慢"}},
    [MEASURE_LOUDNESS] = {measure_loudness,
                          {.scale = 1,
                           .high = "声音比您平时高了约{m}分贝，嗓门放低一些。",
                           .low = "声音比您平时低了约{m}分贝，说响一些。",
                           .other = "声音要比您平时响一些，高出{l}分贝，客户才听得清。",
                           .fact = "比平时高约",
                           .unit = "分贝",
                           .less = "比平时低约"}},
    [MEASURE_LOUDNESS_SWING] =
        {measure_loudness_swing,
         {.scale = 1,
          .high = "声音忽大忽小，相差约{m}分贝；音量保持平稳，控制在{l}分贝以内。",
          .low = "声音太平，轻重只差约{m}分贝；要紧的词说重一点。",
          .fact = "轻重相差约",
          .unit = "分贝"}},
    [MEASURE_PITCH] = {measure_pitch,
                       {.scale = 1,
                        .high = "声调比您平时高了约{m}个半音；放松一点，把声音放低。",
                        .low = "声调比您平时低了约{m}个半音；打起精神，声音提一提。",
                        .fact = "比平时高约",
                        .unit = "个半音",
                        .less = "比平时低约"}},
    [MEASURE_PITCH_SWING] = {measure_pitch_swing,
                             {.scale = 1,
                              .high = "语调起伏太大，约{m}个半音；说得平和一些。",
                              .low = "语调太平，起伏只有约{m}个半音；有一点轻重缓急，听着更亲切。",
                              .fact = "起伏约",
                              .unit = "个半音"}},
    [MEASURE_CLARITY] = {measure_clarity,
                         {.scale = 1,
                          .low = "有些字没说清楚；放慢一点，把每个字说完整。",
                          .fact = "清晰度",
                          .unit = "%"}},
};

const struct sound_measure *voice_measure(enum measure measure)
{
    return &measures[measure];
}
