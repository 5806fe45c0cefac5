/* The prosody of made sound, whose pitch, level and syllables are known. */
#include "audio/prosody.h"

#include <stdlib.h>

#include "tests/check.h"
#include "tests/soundtrack.h"

/* The whole track as one segment, told in pieces of so many samples; 0: at once. */
static struct heard hear(const struct soundtrack *track, size_t piece)
{
    struct prosody prosody = {0};
    struct heard heard = {.n_segments = 1, .segments = calloc(1, sizeof *heard.segments)};
    int16_t *pcm = soundtrack_pcm(track);
    heard.segments[0].end_ms = (int32_t)(track->n_samples / 16);
    prosody_start(&prosody);
    for (size_t at = 0; at < track->n_samples;) {
        size_t left = track->n_samples - at, n = piece && piece < left ? piece : left;
        CHECK_INT(prosody_feed(&prosody, pcm + at, n), STATUS_OK);
        at += n;
    }
    CHECK_INT(prosody_report(&prosody, &heard), STATUS_OK);
    prosody_finish(&prosody);
    free(pcm);
    return heard;
}

static void a_held_vowel_has_its_pitch(void)
{
    static const float HZ[] = {75, 120, 210, 330, 460};
    for (size_t k = 0; k < sizeof HZ / sizeof HZ[0]; k++) {
        struct soundtrack track;
        soundtrack_init(&track, 1000);
        soundtrack_vowel(&track, 100, 800, HZ[k], -20);
        struct heard heard = hear(&track, 0);
        for (size_t i = 16; i < 84; i++) /* its vibrato is 2 % */
            CHECK_NEAR(heard.frames[i].pitch_hz, HZ[k], 0.03f * HZ[k]);
        heard_finish(&heard);
        soundtrack_finish(&track);
    }
}

static void the_pieces_that_sound_comes_in_make_no_difference(void)
{
    static const struct voice_style WOMAN = {VOICE_FEMALE, 25, 50};
    struct soundtrack track;
    soundtrack_init(&track, 4000);
    soundtrack_speak(&track, 200, "nin2 hao3 qing3 wen4 nin2 yao4 ban4 shen2 me5 ye4 wu4", &WOMAN,
                     -20);
    struct heard whole = hear(&track, 0);
    static const size_t PIECES[] = {1, 7, 320, 1001};
    for (size_t k = 0; k < sizeof PIECES / sizeof PIECES[0]; k++) {
        struct heard heard = hear(&track, PIECES[k]);
        CHECK_INT(heard.n_frames, 400);
        CHECK_INT(heard.n_nuclei, whole.n_nuclei);
        CHECK(memcmp(heard.frames, whole.frames, 400 * sizeof *whole.frames) == 0);
        CHECK(memcmp(heard.nuclei_ms, whole.nuclei_ms, whole.n_nuclei * sizeof(int32_t)) == 0);
        heard_finish(&heard);
    }
    heard_finish(&whole);
    soundtrack_finish(&track);
}

int main(void)
{
    RUN(a_held_vowel_has_its_pitch);
    RUN(the_pieces_that_sound_comes_in_make_no_difference);
    return CHECK_RESULT();
}
