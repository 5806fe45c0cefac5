/* audio/: the voice check, with voices whose throat is known: espeak-ng's, made longer and shorter.
 */
#include "audio/hearing/hearing.h"

#include <signal.h>
#include <stdlib.h>

#include "audio/voice/voice.h"
#include "tests/audio/ear.h"
#include "tests/check.h"

enum { SECOND = HEARING_RATE_HZ };

static const char sentence[] = "请您先填一下这张表，有不清楚的地方随时问我。";

static struct network network;

/* Says `text`, half a second of silence on either side, all played at `pct` of its speed: the
 * throat is that much shorter then. */
static struct wav_sound speech_of(const char *text, int pct)
{
    static const struct voice_style style = {VOICE_MALE, 35, 50};
    struct wav_sound said = {0}, out = {.rate_hz = SECOND};
    char *pinyin = NULL;
    CHECK_INT(lexicon_pinyin(lexicon, text, &pinyin), STATUS_OK);
    CHECK_INT(voice_speak(pinyin, &style, &said), STATUS_OK);
    out.n_samples = said.n_samples * 100 / (size_t)pct + SECOND;
    out.samples = calloc(out.n_samples, sizeof *out.samples);
    for (size_t i = SECOND / 2; i < out.n_samples - SECOND / 2; i++) {
        double at = (double)(i - SECOND / 2) * pct / 100, part = at - floor(at);
        size_t k = (size_t)at;
        if (k + 1 < said.n_samples)
            out.samples[i] =
                (int16_t)lround(said.samples[k] * (1 - part) + said.samples[k + 1] * part);
    }
    wav_finish(&said);
    free(pinyin);
    return out;
}

/* Hears it as a reply, then asks for the fit. Returns the sentence's verdict. */
static enum evidence_verdict fit_of(const struct wav_sound *sound, struct speaker_fit *fit)
{
    const struct network *networks[] = {&network};
    struct heard heard;
    CHECK_INT(hearing_start(hearing, networks, 1), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, sound->samples, sound->n_samples), STATUS_OK);
    CHECK_INT(hearing_finish(hearing, &heard), STATUS_OK);
    CHECK_INT(hearing_fit(hearing, fit), STATUS_OK);
    enum evidence_verdict verdict =
        heard.n_evidence ? heard.evidence[0].verdict : EVIDENCE_NOT_SAID;
    heard_finish(&heard);
    return verdict;
}

static float warp_of(int pct)
{
    struct wav_sound sound = speech_of(sentence, pct);
    struct speaker_fit fits[3];
    CHECK_INT(fit_of(&sound, &fits[0]), EVIDENCE_SAID);
    CHECK(fits[0].frames > 200);
    fits[1] = fits[2] = fits[0]; /* as if read three times */
    wav_finish(&sound);
    float warp = speaker_fit_choose_warp(fits, 3);
    printf("     a throat of %d %%: warp %.2f\n", pct, (double)warp);
    return warp;
}

static void a_shorter_throat_gets_a_higher_warp_than_a_longer_one(void)
{
    float longer = warp_of(93), shorter = warp_of(118);
    CHECK(shorter >= longer + 0.1f);
}

static void the_same_reading_gives_the_same_fit_and_leaves_nothing_behind(void)
{
    struct wav_sound sound = speech_of(sentence, 100);
    struct speaker_fit first, second;
    fit_of(&sound, &first);
    fit_of(&sound, &second);
    CHECK_INT(memcmp(&first, &second, sizeof first), 0);
    wav_finish(&sound);
}

static const char other_sentence[] = "让您久等了，手续全办完了，费用和发票请您核对一下。";

/* How well the sentence fits in that voice. */
static struct speaker_fit fit_in(const struct speaker *voice, const struct wav_sound *sound)
{
    struct speaker_fit fit;
    CHECK_INT(hearing_set_speaker(hearing, voice), STATUS_OK);
    fit_of(sound, &fit);
    CHECK_INT(hearing_set_speaker(hearing, &speaker_any), STATUS_OK);
    return fit;
}

/* What two readings of one voice speak for; learnt once. */
static struct speaker voice_learnt(void)
{
    static struct speaker voice;
    static struct speaker_fit fits[2];
    if (voice.mllr.model != 0)
        return voice;
    struct wav_sound sound = speech_of(sentence, 100);
    fit_of(&sound, &fits[0]);
    fits[1] = fits[0];
    wav_finish(&sound);
    speaker_fit_choose(fits, 2, &voice);
    CHECK(voice.mllr.model != 0);
    return voice;
}

/* The same words again, and words that nobody read for it; the warp left as it is, so that only the
 * transform can be what did it. */
static void a_voices_transform_makes_the_voice_fit_better(void)
{
    struct speaker voice = voice_learnt();
    struct network read = network;
    struct network_error error;
    struct wav_sound sounds[] = {speech_of(sentence, 100), speech_of(other_sentence, 100)};
    voice.warp = 1;
    for (int i = 0; i < 2; i++) {
        if (i == 1)
            CHECK_INT(network_init_phrase(&network, other_sentence, lexicon, &error), STATUS_OK);
        struct speaker_fit anybody = fit_in(&speaker_any, &sounds[i]);
        struct speaker_fit known = fit_in(&voice, &sounds[i]);
        int middle = SPEAKER_FIT_WARPS / 2;
        printf("     %.1f a frame as anybody, %.1f as the voice\n", (double)anybody.cost[middle],
               (double)known.cost[middle]);
        CHECK(known.cost[middle] < anybody.cost[middle]);
        wav_finish(&sounds[i]);
    }
    network_finish(&network);
    network = read;
}

/* How clear the first syllable is in that voice. */
static float clarity_in(const struct speaker *voice, const struct wav_sound *sound)
{
    const struct network *networks[] = {&network};
    struct heard heard;
    CHECK_INT(hearing_set_speaker(hearing, voice), STATUS_OK);
    CHECK_INT(hearing_start(hearing, networks, 1), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, sound->samples, sound->n_samples), STATUS_OK);
    CHECK_INT(hearing_finish(hearing, &heard), STATUS_OK);
    CHECK_INT(hearing_set_speaker(hearing, &speaker_any), STATUS_OK);
    float clarity = heard.n_evidence && heard.evidence[0].n_syllables
                        ? heard.evidence[0].syllables[0].clarity
                        : -1;
    heard_finish(&heard);
    return clarity;
}

/* Only the model that it was made for takes a transform, and it is gone with the voice. */
static void a_transform_is_for_its_own_model_and_voice(void)
{
    struct speaker voice = voice_learnt(), other = voice;
    struct wav_sound sound = speech_of(sentence, 100);
    other.mllr.model++;
    voice.warp = other.warp = 1;
    float anybody = clarity_in(&speaker_any, &sound);
    CHECK(anybody >= 0);
    CHECK(clarity_in(&voice, &sound) != anybody);
    CHECK(clarity_in(&speaker_any, &sound) == anybody);
    CHECK(clarity_in(&other, &sound) == anybody);
    wav_finish(&sound);
}

/* How sure the networks are of what they read, which is theirs alone, in that voice. */
static double reading_in(const struct speaker *voice, const struct wav_sound *sound)
{
    const struct network *networks[] = {&network};
    struct heard heard;
    double sure = 0;
    CHECK_INT(hearing_set_speaker(hearing, voice), STATUS_OK);
    CHECK_INT(hearing_start(hearing, networks, 1), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, sound->samples, sound->n_samples), STATUS_OK);
    CHECK_INT(hearing_finish(hearing, &heard), STATUS_OK);
    CHECK(heard.n_read > 0);
    for (size_t i = 0; i < heard.n_read; i++)
        sure += (double)heard.read[i].clarity;
    heard_finish(&heard);
    return sure;
}

static void the_networks_hear_by_the_throat_too_and_by_nobodys_afterwards(void)
{
    static const struct speaker shorter = {.warp = 1.12f};
    struct wav_sound sound = speech_of(sentence, 118);
    double anybody = reading_in(&speaker_any, &sound);
    CHECK(reading_in(&shorter, &sound) != anybody);
    CHECK(reading_in(&speaker_any, &sound) == anybody);
    wav_finish(&sound);
}

static void another_sentence_is_not_taken_for_the_one_to_be_read(void)
{
    struct wav_sound sound = speech_of("今天天气真好，我们一起去公园走走吧。", 100);
    struct speaker_fit fit;
    CHECK(fit_of(&sound, &fit) != EVIDENCE_SAID);
    wav_finish(&sound);
}

static void silence_is_no_evidence(void)
{
    struct wav_sound sound = {.n_samples = SECOND, .rate_hz = SECOND};
    struct speaker_fit fit;
    sound.samples = calloc(sound.n_samples, sizeof *sound.samples);
    CHECK_INT(fit_of(&sound, &fit), EVIDENCE_NOT_SAID);
    CHECK_INT(fit.frames, 0);
    wav_finish(&sound);
}

/* A fit whose costs are a parabola around `warp`, `depth` units deep a tenth away. */
static struct speaker_fit parabola(double warp, double depth, int32_t frames)
{
    struct speaker_fit fit = {.frames = frames};
    for (int i = 0; i < SPEAKER_FIT_WARPS; i++) {
        double away = ((double)speaker_fit_warp(i) - warp) / 0.1;
        fit.cost[i] = (float)(50 + depth * away * away);
    }
    return fit;
}

static void without_evidence_the_warp_is_one(void)
{
    struct speaker_fit none = {.frames = 0};
    CHECK(speaker_fit_choose_warp(NULL, 0) == 1.0f);
    CHECK(speaker_fit_choose_warp(&none, 1) == 1.0f);
}

static void little_evidence_moves_the_warp_little_and_much_moves_it_there(void)
{
    struct speaker_fit little = parabola(1.1, 2, 3), much = parabola(1.1, 2, 3000);
    CHECK(speaker_fit_choose_warp(&little, 1) <= 1.02f);
    CHECK_NEAR((double)speaker_fit_choose_warp(&much, 1), 1.1, 0.011);
}

static void between_the_grids_points_the_warp_is_that_of_the_parabola(void)
{
    struct speaker_fit fits[] = {parabola(0.94, 20, 900), parabola(0.94, 20, 900)};
    CHECK_NEAR((double)speaker_fit_choose_warp(fits, 2), 0.94, 0.011);
}

static void a_warp_never_leaves_the_grid(void)
{
    struct speaker_fit fit = parabola(2, 5, 100000);
    CHECK_NEAR((double)speaker_fit_choose_warp(&fit, 1),
               (double)speaker_fit_warp(SPEAKER_FIT_WARPS - 1), 1e-6);
}

int main(void)
{
    struct network_error error = {0};
    RUN(without_evidence_the_warp_is_one);
    RUN(little_evidence_moves_the_warp_little_and_much_moves_it_there);
    RUN(between_the_grids_points_the_warp_is_that_of_the_parabola);
    RUN(a_warp_never_leaves_the_grid);
    if (!ear_open() || network_init_phrase(&network, sentence, lexicon, &error) != STATUS_OK) {
        ear_close();
        return 1;
    }
    RUN(a_shorter_throat_gets_a_higher_warp_than_a_longer_one);
    RUN(the_same_reading_gives_the_same_fit_and_leaves_nothing_behind);
    RUN(a_voices_transform_makes_the_voice_fit_better);
    RUN(a_transform_is_for_its_own_model_and_voice);
    RUN(the_networks_hear_by_the_throat_too_and_by_nobodys_afterwards);
    RUN(another_sentence_is_not_taken_for_the_one_to_be_read);
    RUN(silence_is_no_evidence);
    network_finish(&network);
    ear_close();
    return CHECK_RESULT();
}
