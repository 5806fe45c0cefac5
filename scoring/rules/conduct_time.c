/* Who speaks when: interruptions, pauses, listening sounds. */
#include "scoring/rules/conduct_parts.h"

/* In every sixteenth real word of two syllables three are counted (docs/conduct.md). Three in so
 * short a time would be 330 a minute, quicker than 99 of 100 sentences that people read. */
enum { LISTENING_SOUND_MS = 700, LISTENING_SOUND_SYLLABLES = 2, TWO_AT_MOST_MS = 550 };

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t earlier(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* When the customer begins and ends; -1 without speech of the customer's. */
static int32_t customer_starts_ms(const struct scene *scene)
{
    return scene->n_customer_speech ? scene->customer_speech[0].start_ms : -1;
}

static int32_t customer_ends_ms(const struct scene *scene)
{
    return scene->n_customer_speech ? scene->customer_speech[scene->n_customer_speech - 1].end_ms
                                    : -1;
}

bool customer_is_known(const struct scene *scene)
{
    return scene->n_customer_speech > 0 || scene->trainee_opens;
}

size_t segment_syllables(const struct heard *heard, const struct heard_segment *segment)
{
    size_t count = 0;
    for (size_t i = 0; i < heard->n_nuclei; i++)
        count += heard->nuclei_ms[i] >= segment->start_ms && heard->nuclei_ms[i] < segment->end_ms;
    return count;
}

bool is_listening_sound(const struct heard *heard, size_t segment, const struct scene *scene)
{
    const struct heard_segment *own = &heard->segments[segment];
    int32_t length_ms = own->end_ms - own->start_ms;
    size_t most = LISTENING_SOUND_SYLLABLES + (length_ms < TWO_AT_MOST_MS ? 1 : 0);
    return own->start_ms < customer_ends_ms(scene) && length_ms <= LISTENING_SOUND_MS &&
           segment_syllables(heard, own) <= most;
}

/* Whoever opens the conversation, or is cut off, interrupts nobody, even where the customer begins in the same
 * moment: within half a second (a house value) neither can know of the other. */
static bool opens_conversation(const struct heard_segment *own, const struct scene *scene)
{
    enum { SAME_MOMENT_MS = 500 };
    return (scene->trainee_opens || scene->cut_off) &&
           own->start_ms < customer_starts_ms(scene) + SAME_MOMENT_MS;
}

/* How long a segment lies over the customer's speech, and between which ends. */
static struct measurement segment_overlap(const struct heard_segment *own,
                                          const struct scene *scene)
{
    struct measurement overlap = {
        .known = true, .error = CONDUCT_EDGE_MS, .start_ms = -1, .end_ms = -1};
    for (size_t i = 0; i < scene->n_customer_speech; i++) {
        int32_t start_ms = later(own->start_ms, scene->customer_speech[i].start_ms);
        int32_t end_ms = earlier(own->end_ms, scene->customer_speech[i].end_ms);
        if (start_ms >= end_ms)
            continue;
        overlap.value += end_ms - start_ms;
        overlap.start_ms = overlap.start_ms < 0 ? start_ms : overlap.start_ms;
        overlap.end_ms = end_ms;
    }
    if (overlap.start_ms < 0)
        overlap.error = 0; /* no edge is in doubt */
    return overlap;
}

/* Rings before the call was taken, counting from one. */
static struct measurement measure_rings(const struct heard *heard, const struct scene *scene)
{
    (void)heard;
    struct measurement rings = measurement_none;
    rings.known = scene->order == REPLY_FIRST && scene->rings > 0;
    rings.value = scene->rings;
    return rings;
}

enum listening_sounds { LISTENING_SOUNDS_EXCUSED, LISTENING_SOUNDS_COUNTED };

static struct measurement longest_overlap(const struct heard *heard, const struct scene *scene,
                                          enum listening_sounds sounds)
{
    struct measurement longest = measurement_none;
    longest.known = customer_is_known(scene);
    for (size_t i = 0; longest.known && i < heard->n_segments; i++) {
        if ((sounds == LISTENING_SOUNDS_EXCUSED && is_listening_sound(heard, i, scene)) ||
            opens_conversation(&heard->segments[i], scene))
            continue;
        struct measurement overlap = segment_overlap(&heard->segments[i], scene);
        longest = overlap.value > longest.value ? overlap : longest;
    }
    return longest;
}

static struct measurement measure_overlap(const struct heard *heard, const struct scene *scene)
{
    return longest_overlap(heard, scene, LISTENING_SOUNDS_EXCUSED);
}

static struct measurement measure_vent_overlap(const struct heard *heard, const struct scene *scene)
{
    return longest_overlap(heard, scene, LISTENING_SOUNDS_COUNTED);
}

static struct measurement measure_listening_sounds(const struct heard *heard,
                                                   const struct scene *scene)
{
    struct measurement sounds = measurement_none;
    int32_t line_ms = customer_ends_ms(scene) - customer_starts_ms(scene);
    sounds.known = scene->n_customer_speech > 0 && line_ms >= CONDUCT_LONG_LINE_MS;
    for (size_t i = 0; sounds.known && i < heard->n_segments; i++) {
        if (!is_listening_sound(heard, i, scene))
            continue;
        sounds.value++;
        sounds.start_ms = sounds.start_ms < 0 ? heard->segments[i].start_ms : sounds.start_ms;
        sounds.end_ms = heard->segments[i].end_ms;
    }
    return sounds;
}

/* The first segment of the reply proper: it ends after the customer. n_segments: there is none. */
static size_t reply_segment(const struct heard *heard, const struct scene *scene)
{
    size_t i = 0;
    while (i < heard->n_segments && heard->segments[i].end_ms <= customer_ends_ms(scene))
        i++;
    return i;
}

static struct measurement measure_silence_before(const struct heard *heard,
                                                 const struct scene *scene)
{
    struct measurement silence = measurement_none;
    size_t first = reply_segment(heard, scene);
    silence.known = scene->n_customer_speech > 0 && first < heard->n_segments;
    if (!silence.known)
        return silence;
    int32_t from_ms = customer_ends_ms(scene), to_ms = heard->segments[first].start_ms;
    silence.error = CONDUCT_EDGE_MS;
    silence.value = later(to_ms - from_ms, 0);
    silence.start_ms = earlier(from_ms, to_ms);
    silence.end_ms = to_ms;
    return silence;
}

static struct measurement measure_silence_inside(const struct heard *heard,
                                                 const struct scene *scene)
{
    struct measurement longest = measurement_none;
    size_t first = reply_segment(heard, scene);
    longest.known = first < heard->n_segments;
    for (size_t i = first + 1; i < heard->n_segments; i++) {
        int32_t from_ms = heard->segments[i - 1].end_ms, to_ms = heard->segments[i].start_ms;
        if (to_ms - from_ms <= longest.value)
            continue;
        longest.value = to_ms - from_ms;
        longest.error = CONDUCT_EDGE_MS;
        longest.start_ms = from_ms;
        longest.end_ms = to_ms;
    }
    if (!customer_is_known(scene)) /* all of them may lie before the reply proper */
        longest.less = longest.value;
    return longest;
}

/* How long the customer spoke before that time. */
static int32_t customer_spoke_ms(const struct scene *scene, int32_t until_ms)
{
    int32_t sum = 0;
    for (size_t i = 0; i < scene->n_customer_speech; i++) {
        const struct speech_span *span = &scene->customer_speech[i];
        sum += later(earlier(span->end_ms, until_ms) - span->start_ms, 0);
    }
    return sum;
}

/* The first segment since the trainee was to speak: before it somebody may have talked while it
 * rang. n_segments: there is none. */
static size_t first_segment(const struct heard *heard, const struct scene *scene)
{
    size_t i = 0;
    while (scene->trainee_opens && i < heard->n_segments &&
           heard->segments[i].end_ms <= scene->opens_ms)
        i++;
    return i;
}

static struct measurement measure_arrival(const struct heard *heard, const struct scene *scene)
{
    struct measurement wait = measurement_none;
    size_t first = first_segment(heard, scene);
    wait.known =
        scene->order == REPLY_FIRST && customer_is_known(scene) && first < heard->n_segments;
    if (!wait.known)
        return wait;
    int32_t from_ms = scene->trainee_opens ? scene->opens_ms : customer_starts_ms(scene);
    int32_t to_ms = heard->segments[first].start_ms;
    wait.value = later(to_ms - from_ms - customer_spoke_ms(scene, to_ms), 0);
    wait.error = CONDUCT_EDGE_MS;
    wait.start_ms = earlier(from_ms, to_ms);
    wait.end_ms = to_ms;
    return wait;
}

/* The measures of time: a row each. */
static const struct sound_measure measures[N_MEASURES] = {
    [MEASURE_RINGS] = {measure_rings,
                       {.scale = 1,
                        .high = "铃响{m}声才接，{l}声之内接起来更好。",
                        .fact = "铃响",
                        .unit = "声"}},
    [MEASURE_ARRIVAL] = {measure_arrival,
                         {.scale = 0.001,
                          .decimals = 1,
                          .high = "客户过来{m}秒才招呼，{l}秒之内就要主动开口。",
                          .fact = "隔了",
                          .unit = "秒"}},
    [MEASURE_OVERLAP] = {measure_overlap,
                         {.scale = 0.001,
                          .decimals = 1,
                          .high = "客户还在说，您插话了约{m}秒；等客户说完再开口。",
                          .fact = "插话约",
                          .unit = "秒"}},
    [MEASURE_VENT_OVERLAP] = {measure_vent_overlap,
                              {.scale = 0.001,
                               .decimals = 1,
                               .high = "客户正在气头上，您抢着说了约{m}秒；先听客户说完，再回应。",
                               .fact = "抢话约",
                               .unit = "秒"}},
    [MEASURE_LISTENING_SOUNDS] = {measure_listening_sounds,
                                  {.scale = 1,
                                   .low = "客户停顿的时候，应一声“是”“对”“嗯”，让客户知道您在听。",
                                   .fact = "应声",
                                   .unit = "次"}},
    [MEASURE_SILENCE_BEFORE] =
        {measure_silence_before,
         {.scale = 0.001,
          .decimals = 1,
          .high = "客户说完{m}秒才接话，{l}秒之内就要回应；要想一想，就先应一声。",
          .fact = "隔了",
          .unit = "秒"}},
    [MEASURE_SILENCE_INSIDE] = {measure_silence_inside,
                                {.scale = 0.001,
                                 .decimals = 1,
                                 .high =
                                     "中间停了{m}秒，停顿不要超过{l}秒；要查资料，先请客户稍等。",
                                 .fact = "最长停了",
                                 .unit = "秒"}},
};

const struct sound_measure *time_measure(enum measure measure)
{
    return &measures[measure];
}
