/* Worse replies earn no more: replies that earn full marks are spoiled, step by step, on real sound
 * through ear and judge. A sample of them; YINGDA_DEGRADATIONS=1000 takes a thousand, in some
 * minutes of a release build. */
#include <math.h>
#include <stdlib.h>

#include "audio/device/resample.h"
#include "audio/speech/level.h"
#include "audio/voice/espeak.h"
#include "scoring/judge.h"
#include "scoring/rules/conduct.h"
#include "tests/audio/soundtrack.h"
#include "tests/engine/engine.h"
#include "tests/engine/rehearsal.h"
#include "tests/engine/spoilt_reply.h"
#include "tests/random.h"

enum { SAMPLE = 8, REPLIES = 20, STEPS_MAX = 3, LEAD_MS = 300, TAIL_MS = 500 };

static struct engine engine;

struct judged {
    struct verdicts verdicts;
    struct scorecard card;
};

static struct tally {
    int made, better, higher, doubtful, unnoticed;
} tallies[N_SPOILINGS];

static uint32_t seed = 1;

static struct wav_sound speak(const struct reply_made *made)
{
    char text[2048] = "", *pinyin = NULL;
    for (int i = 0; i < made->n_sentences; i++)
        strncat(text, made->sentences[i], sizeof text - strlen(text) - 1);
    CHECK_INT(lexicon_pinyin(engine.pack->lexicon, text, &pinyin), STATUS_OK);
    struct wav_sound sound = {0};
    struct espeak_request request = {pinyin, "cmn-latn-pinyin+f2", made->rate_wpm, made->pitch, 45};
    CHECK_INT(espeak_say(&request, &sound), STATUS_OK);
    int16_t *samples = NULL;
    size_t n_samples = 0;
    CHECK_INT(resample_all(sound.samples, sound.n_samples, sound.rate_hz, HEARING_RATE_HZ, &samples,
                           &n_samples),
              STATUS_OK);
    struct soundtrack track;
    soundtrack_init(&track, LEAD_MS + (int)(n_samples / MS) + TAIL_MS);
    float usual_db = -24 - level_rms_dbfs(samples, n_samples) + made->gain_db;
    for (size_t i = 0; i < n_samples; i++)
        track.samples[LEAD_MS * MS + i] = samples[i] * powf(10, usual_db / 20);
    if (made->noise_db > 0)
        soundtrack_noise(&track, 0, (int)(track.n_samples / MS), NOISE_PINK,
                         -24 + made->gain_db - made->noise_db, 7);
    free(pinyin);
    free(samples);
    wav_finish(&sound);
    sound = (struct wav_sound){.samples = soundtrack_pcm(&track),
                               .n_samples = track.n_samples,
                               .rate_hz = HEARING_RATE_HZ};
    soundtrack_finish(&track);
    return sound;
}

static struct scene scene_of(const struct reply_made *made)
{
    return (struct scene){.standard = pack_standard(engine.pack, made->play->standard),
                          .customer = &made->play->customer};
}

static void hear(const struct reply_made *made, struct heard *heard)
{
    const struct network **networks = NULL;
    size_t n_networks = 0;
    struct wav_sound sound = speak(made);
    CHECK_INT(
        judge_networks(engine.pack, made->turn, scene_of(made).standard, &networks, &n_networks),
        STATUS_OK);
    CHECK_INT(hearing_start(engine.hearing, networks, n_networks), STATUS_OK);
    CHECK_INT(hearing_feed(engine.hearing, sound.samples, sound.n_samples), STATUS_OK);
    CHECK_INT(hearing_finish(engine.hearing, heard), STATUS_OK);
    free(networks);
    wav_finish(&sound);
}

/* `usual` is how the person spoke at first, which this reply is measured against. */
static struct judged judge(const struct reply_made *made, const struct heard *heard,
                           const struct usual *usual)
{
    struct judged judged = {0};
    struct scene scene = scene_of(made);
    scene.usual = *usual;
    CHECK_INT(judge_reply(engine.pack, made->turn, heard, &scene, &judged.verdicts), STATUS_OK);
    scorecard_total(&judged.card, &engine.pack->rubric, &judged.verdicts, 1, 0);
    return judged;
}

static struct judged hear_and_judge(const struct reply_made *made, const struct usual *usual)
{
    struct heard heard = {0};
    hear(made, &heard);
    struct judged judged = judge(made, &heard, usual);
    heard_finish(&heard);
    return judged;
}

static bool full_marks(const struct judged *judged)
{
    for (size_t i = 0; i < judged->verdicts.count; i++) {
        enum verdict_value value = judged->verdicts.items[i].value;
        if (value != VERDICT_MET && value != VERDICT_NOT_APPLICABLE) {
            fprintf(stderr, "%s is %s: %.1f %s\n", judged->verdicts.items[i].id,
                    verdict_value_text(value), judged->verdicts.items[i].measured,
                    judged->verdicts.items[i].heard);
            return false;
        }
    }
    return judged->card.total_low >= 100;
}

static bool spoils(enum verdict_value value)
{
    return value == VERDICT_NOT_MET || value == VERDICT_UNDECIDED;
}

static void changes_print(const struct judged *before, const struct judged *after)
{
    for (size_t i = 0; i < after->verdicts.count && i < before->verdicts.count; i++) {
        const struct verdict *a = &before->verdicts.items[i], *b = &after->verdicts.items[i];
        if (a->value != b->value)
            printf("       %s: %s (%.1f %s), now %s (%.1f %s)\n", a->id,
                   verdict_value_text(a->value), a->measured, a->heard,
                   verdict_value_text(b->value), b->measured, b->heard);
    }
}

/* Decided items of both that were not met and are; the items are those of the turn. */
static int improved(const struct judged *before, const struct judged *after)
{
    int count = 0;
    CHECK_INT(before->verdicts.count, after->verdicts.count);
    for (size_t i = 0; i < after->verdicts.count && i < before->verdicts.count; i++) {
        CHECK_TEXT(after->verdicts.items[i].id, before->verdicts.items[i].id);
        count += before->verdicts.items[i].value == VERDICT_NOT_MET &&
                 after->verdicts.items[i].value == VERDICT_MET;
    }
    return count;
}

/* How many items were taken from met: a spoiling that changes nothing was not noticed. */
static int worsened(const struct judged *before, const struct judged *after)
{
    int count = 0;
    for (size_t i = 0; i < after->verdicts.count && i < before->verdicts.count; i++)
        count += before->verdicts.items[i].value != VERDICT_NOT_MET &&
                 spoils(after->verdicts.items[i].value);
    return count;
}

static struct original {
    struct reply_made made;
    struct usual usual;
    struct judged judged;
} originals[REPLIES];
static int n_originals;

/* Takes the turn's good reply if it earns full marks. */
static void take_reply(const struct replies_fixture *fixture, const struct play *play,
                       const struct turn *turn)
{
    struct original *original = &originals[n_originals];
    struct heard heard = {0};
    *original =
        (struct original){.made = {.play = play, .turn = turn, .rate_wpm = 160, .pitch = 45}};
    char *text = replies_fixture_text(fixture, turn->id, "good", &play->customer);
    reply_split(&original->made, text);
    free(text);
    hear(&original->made, &heard);
    struct scene scene = scene_of(&original->made);
    usual_add(&original->usual, &heard, &scene);
    original->judged = judge(&original->made, &heard, &original->usual);
    if (full_marks(&original->judged))
        n_originals++;
    else
        verdicts_finish(&original->judged.verdicts);
    heard_finish(&heard);
}

static void take_replies_of(const char *id, int most)
{
    struct replies_fixture fixture;
    const struct play *play = pack_play(engine.pack, id);
    CHECK(replies_fixture_open(&fixture, play));
    for (size_t i = 0; i < play->n_turns && n_originals < most; i++)
        take_reply(&fixture, play, &play->turns[i]);
    replies_fixture_close(&fixture);
}

/* The upper end of the later, with what had been decided before left at that: "I did not hear it"
 * of what was not said is no improvement. */
static double high_without_doubts(const struct judged *before, struct judged *after)
{
    struct scorecard card;
    for (size_t i = 0; i < after->verdicts.count && i < before->verdicts.count; i++) {
        if (before->verdicts.items[i].value == VERDICT_NOT_MET &&
            after->verdicts.items[i].value == VERDICT_UNDECIDED)
            after->verdicts.items[i].value = VERDICT_NOT_MET;
    }
    scorecard_total(&card, &engine.pack->rubric, &after->verdicts, 1, 0);
    return card.total_high;
}

/* `made` is what the later was made of. What the later is in doubt of counts as before from here
 * on. */
static void compare(enum spoiling spoiling, const struct reply_made *made,
                    const struct judged *before, struct judged *after)
{
    struct tally *tally = &tallies[spoiling];
    int better = improved(before, after), worse = worsened(before, after);
    bool doubtful = after->card.total_high > before->card.total_high + 1e-9;
    double high = high_without_doubts(before, after);
    bool higher = high > before->card.total_high + 1e-9;
    tally->made++;
    tally->better += better > 0;
    tally->higher += higher;
    tally->doubtful += doubtful && !higher;
    tally->unnoticed += worse == 0;
    after->card.total_high = high;
    if (!better && !higher && (worse || spoiling > SPOIL_SWAP))
        return;
    printf("     %s/%s, %s:%s%s%s\n", made->play->id, made->turn->id, spoiling_text(spoiling),
           better ? " an item improved" : "", higher ? " the upper end rose" : "",
           worse ? "" : " unnoticed");
    for (int i = 0; i < made->n_sentences; i++)
        printf("       %s\n", made->sentences[i]);
    changes_print(before, after);
}

/* Up to three spoilings, one upon the other, each against the reply before it. Returns how many. */
static int spoil_in_steps(const struct original *original)
{
    struct reply_made made = original->made;
    struct judged before = original->judged;
    int steps = 1 + (int)random_below(&seed, STEPS_MAX), done = 0;
    for (int i = 0; i < steps; i++) {
        enum spoiling spoiling = (enum spoiling)random_below(&seed, N_SPOILINGS);
        if (!reply_spoil(&made, spoiling, &seed))
            continue;
        struct judged after = hear_and_judge(&made, &original->usual);
        compare(spoiling, &made, &before, &after);
        if (done++)
            verdicts_finish(&before.verdicts);
        before = after;
    }
    if (done)
        verdicts_finish(&before.verdicts);
    return done;
}

/* Two hearings of two sounds may each err, and the later may be the right one: an address that was
 * taken for another when shouted, and found in noise. One step may, and of a thousand six. Most of
 * what is plainly worse must be noticed; an order may be one that no rule asks for, and through a
 * little noise one hears. */
static void tallies_check(int steps)
{
    int better = 0, higher = 0;
    for (int i = 0; i < N_SPOILINGS; i++) {
        const struct tally *tally = &tallies[i];
        printf("     %-22s %4d: an item improved %d, the upper end rose %d, by doubt %d, unnoticed "
               "%d\n",
               spoiling_text((enum spoiling)i), tally->made, tally->better, tally->higher,
               tally->doubtful, tally->unnoticed);
        better += tally->better;
        higher += tally->higher;
        if (i != SPOIL_TURN_ROUND && i != SPOIL_NOISE)
            CHECK(4 * tally->unnoticed <= tally->made);
    }
    CHECK(better <= 1 + steps / 200);
    CHECK(higher <= 1 + steps / 200);
}

static void a_worse_reply_earns_no_more(void)
{
    const char *wanted = getenv("YINGDA_DEGRADATIONS");
    int made = 0, most = wanted ? atoi(wanted) : SAMPLE;
    int wanted_originals = most < REPLIES * 2 ? most / 2 : REPLIES;
    take_replies_of("complaint", wanted_originals);
    take_replies_of("outage", wanted_originals);
    take_replies_of("theft", wanted_originals);
    CHECK_INT(n_originals, wanted_originals);
    for (int i = 0; made < most && n_originals; i++)
        made += spoil_in_steps(&originals[i % n_originals]);
    tallies_check(made);
    for (int i = 0; i < n_originals; i++)
        verdicts_finish(&originals[i].judged.verdicts);
}

int main(void)
{
    if (engine_open(&engine))
        RUN(a_worse_reply_earns_no_more);
    engine_close(&engine);
    return CHECK_RESULT();
}
