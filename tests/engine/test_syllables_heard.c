/* audio/voice/: the times of syllables, heard in sounds whose times are known: the pack's own. */
#include "audio/voice/syllables_heard.h"

#include <stdlib.h>
#include <time.h>

#include "engine/pack_voices.h"
#include "scenarios/load/pack_open.h"
#include "tests/check.h"

enum { EACH = 25, ERRORS_MOST = 60000 };

struct tally {
    int errors_ms[ERRORS_MOST];
    int n_errors, sounds, unknown;
    double cpu_ms, sound_s;
};

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void compare(struct tally *tally, const struct pack *pack, const struct wanted_voice *line)
{
    struct wav_sound sound;
    struct syllable_times known, heard;
    struct reading *readings = NULL;
    size_t count = 0;
    CHECK_INT(opus_sound_read(line->path, 16000, &sound, &known), STATUS_OK);
    CHECK_INT(lexicon_speak(pack->lexicon, line->said->text, &readings, &count), STATUS_OK);
    CHECK_INT(count, known.count);
    double before_ms = cpu_ms();
    syllables_hear(&sound, readings, count, &heard);
    tally->cpu_ms += cpu_ms() - before_ms;
    tally->sound_s += (double)sound.n_samples / 16000;
    tally->sounds++;
    tally->unknown += heard.count == 0;
    for (size_t i = 0; i < heard.count && tally->n_errors < ERRORS_MOST; i++)
        tally->errors_ms[tally->n_errors++] = abs(heard.start_ms[i] - known.start_ms[i]);
    free(readings);
    wav_finish(&sound);
}

static int by_size(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void syllables_begin_where_the_pack_says_they_do(void)
{
    static struct tally tally;
    struct problems problems = {0};
    struct pack *pack = NULL;
    struct pack_voices voices;
    CHECK_INT(pack_open(&pack, YINGDA_SOURCE_DIR "/scenarios/packs/power-supply", &problems),
              STATUS_OK);
    CHECK_INT(pack_voices_init(&voices, pack), STATUS_OK);
    for (size_t i = 0; i < voices.n_wanted; i += EACH)
        compare(&tally, pack, &voices.wanted[i]);
    pack_voices_finish(&voices);
    pack_close(pack);
    problems_finish(&problems);
    qsort(tally.errors_ms, (size_t)tally.n_errors, sizeof *tally.errors_ms, by_size);
    int median = tally.errors_ms[tally.n_errors / 2],
        p90 = tally.errors_ms[tally.n_errors * 9 / 10];
    printf("     %d sounds, %d unknown; %d syllables: median %d ms, 90 %% within %d, most %d; %.1f "
           "ms of processor time a second\n",
           tally.sounds, tally.unknown, tally.n_errors, median, p90,
           tally.errors_ms[tally.n_errors - 1], tally.cpu_ms / tally.sound_s);
    CHECK(median <= 60);
    CHECK(p90 <= 200);
    CHECK(tally.unknown * 20 <= tally.sounds);
}

static void something_else_than_the_text_has_no_times(void)
{
    static int16_t silence[32000];
    static const struct reading readings[8];
    struct wav_sound sound = {silence, 32000, 16000};
    struct syllable_times times;
    syllables_hear(&sound, readings, 8, &times);
    CHECK_INT(times.count, 0);
    sound.n_samples = 0;
    syllables_hear(&sound, readings, 8, &times);
    CHECK_INT(times.count, 0);
}

int main(void)
{
    RUN(syllables_begin_where_the_pack_says_they_do);
    RUN(something_else_than_the_text_has_no_times);
    return CHECK_RESULT();
}
