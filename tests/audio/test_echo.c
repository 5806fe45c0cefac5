/* The echo canceller and the endpointer behind it, on voices in synthetic rooms. */
#include "audio/device/echo.h"

#include <glob.h>
#include <stdlib.h>
#include <time.h>

#include "audio/speech/endpointer.h"
#include "audio/speech/level.h"
#include "audio/voice/opus_sound.h"
#include "audio/voice/presence.h"
#include "tests/audio/soundtrack.h"
#include "tests/check.h"

enum { LINE_GAP_MS = 400, MAX_EVENTS = 64 };

static const float ECHO_DB = -6.0f, CUSTOMER_DBFS = -20.0f, ROOM_NOISE_DBFS = -62.0f;

static const char *const CUSTOMER_LINES[] = {
    "wo3 men5 jia1 yi3 jing1 ting2 dian4 san1 ge5 xiao3 shi2 le5 ni3 men5 guan3 bu5 guan3",
    "zhe4 ge5 yue4 de5 dian4 fei4 duo1 le5 yi2 bei4 ni3 gei3 wo3 jie3 shi4 qing1 chu5",
    "mei3 ci4 da3 dian4 hua4 dou1 shuo1 ma3 shang4 jiu4 lai2 jie2 guo3 shei2 ye3 mei2 lai2",
    "bing1 xiang1 li3 de5 dong1 xi5 quan2 huai4 le5 zhe4 ge5 sun3 shi1 shei2 lai2 pei2"};
static const char *const ANSWERS[] = {
    "fei1 chang2 bao4 qian4 gei3 nin2 tian1 ma2 fan5 le5 wo3 ma3 shang4 wei4 nin2 cha2 xun2",
    "qing3 nin2 xian1 bie2 zhao2 ji2 ting1 wo3 gen1 nin2 jie3 shi4 yi2 xia4",
    "dui4 bu5 qi3 rang4 nin2 jiu3 deng3 le5"};
struct scene { /* what is played and what is captured */
    int duration_ms;
    struct soundtrack far, near;
};

static void scene_init(struct scene *scene, int duration_ms)
{
    scene->duration_ms = duration_ms;
    soundtrack_init(&scene->far, duration_ms);
    soundtrack_init(&scene->near, duration_ms);
}

static void scene_finish(struct scene *scene)
{
    soundtrack_finish(&scene->far);
    soundtrack_finish(&scene->near);
}

/* The customer talks on from from_ms to to_ms. */
static void customer_talks(struct scene *scene, int from_ms, int to_ms, enum voice_sex sex)
{
    for (int k = 0, t = from_ms; t < to_ms; k++) {
        struct voice_style style = {sex, 35, 20 + 15 * (k % 4)};
        t = soundtrack_speak(&scene->far, t, CUSTOMER_LINES[k % 4], &style, CUSTOMER_DBFS).end_ms +
            LINE_GAP_MS;
    }
}

/* The shipped customers' own lines as the kiosk plays them: every so many of the sounds in the
 * order of their names, each as a furious customer at a counter has it. */
static void the_pack_talks(struct scene *scene, int from_ms, size_t first, size_t every)
{
    static const char pattern[] =
        YINGDA_SOURCE_DIR "/scenarios/packs/power-supply/sound/voices/*.opus";
    struct manner manner = manner_of(10, VOICE_HOT);
    struct presence presence = {manner.level_db, manner.bright_db, VOICE_ROOM};
    glob_t found;
    CHECK_INT(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = first; i < found.gl_pathc && from_ms < scene->duration_ms; i += every) {
        struct wav_sound sound;
        if (opus_sound_read(found.gl_pathv[i], SOUNDTRACK_RATE_HZ, &sound, NULL) != STATUS_OK ||
            presence_give(&sound, &presence) != STATUS_OK) {
            CHECK(!"a sound of the pack is read");
            break;
        }
        from_ms = soundtrack_add(&scene->far, from_ms, &sound) + LINE_GAP_MS;
        wav_finish(&sound);
    }
    globfree(&found);
    CHECK(from_ms >= scene->duration_ms);
}

/* Everything played is heard through a room, late, over the room's own noise. */
static void echo_in_room(struct scene *scene, int delay_ms, uint32_t seed)
{
    soundtrack_echo(&scene->near, &scene->far, delay_ms, ECHO_DB, 200, seed);
    soundtrack_noise(&scene->near, 0, scene->duration_ms, NOISE_PINK, ROOM_NOISE_DBFS, seed);
}

struct outcome {
    int starts, ends, start_ms[MAX_EVENTS], end_ms[MAX_EVENTS];
    int told_ms[MAX_EVENTS]; /* when each start was told */
    struct soundtrack clean;
    float worst_enhancement_db; /* of the canceller alone, from two seconds on */
    int looped_ms;              /* when it was first taken for a wire; 0: never */
    double cpu_s;
};

static void listen(const struct scene *scene, struct outcome *outcome)
{
    *outcome = (struct outcome){.worst_enhancement_db = 100.0f};
    soundtrack_init(&outcome->clean, scene->duration_ms);
    int16_t *near = soundtrack_pcm(&scene->near), *far = soundtrack_pcm(&scene->far);
    struct echo *echo;
    struct endpointer endpointer;
    CHECK_INT(echo_open(&echo), STATUS_OK);
    endpointer_init(&endpointer);
    clock_t before = clock();
    for (size_t i = 0; i + ECHO_FRAME_SAMPLES <= scene->near.n_samples; i += ECHO_FRAME_SAMPLES) {
        int16_t out[ECHO_FRAME_SAMPLES];
        echo_process(echo, near + i, far + i, out);
        if (echo_is_looped(echo) && !outcome->looped_ms)
            outcome->looped_ms = (int)(i * 1000 / SOUNDTRACK_RATE_HZ);
        for (size_t k = 0; k < ECHO_FRAME_SAMPLES; k++)
            outcome->clean.samples[i + k] = out[k];
        if (i >= 16 * 3000) /* it looks back from there */
            outcome->worst_enhancement_db =
                fminf(outcome->worst_enhancement_db, echo_enhancement_db(echo));
        enum endpoint_event event = endpointer_step(&endpointer, out);
        if (event == ENDPOINT_START && outcome->starts < MAX_EVENTS) {
            outcome->told_ms[outcome->starts] = (int)(i + ECHO_FRAME_SAMPLES) / 16;
            outcome->start_ms[outcome->starts++] = endpointer.start_ms;
        } else if (event == ENDPOINT_END && outcome->ends < MAX_EVENTS) {
            outcome->end_ms[outcome->ends++] = endpointer.end_ms;
        }
    }
    outcome->cpu_s = (double)(clock() - before) / CLOCKS_PER_SEC;
    echo_close(echo);
    free(near);
    free(far);
}

/* Echo return loss enhancement: how much less of the echo is left, over the stretch. */
static float enhancement_db(const struct scene *scene, const struct outcome *outcome, int from_ms,
                            int to_ms)
{
    return soundtrack_level_dbfs(&scene->near, from_ms, to_ms) -
           soundtrack_level_dbfs(&outcome->clean, from_ms, to_ms);
}

static void report(const char *what, int delay_ms, uint32_t seed, const struct outcome *outcome)
{
    fprintf(stderr, "  in: %s, delay %d ms, seed %u:", what, delay_ms, (unsigned)seed);
    for (int i = 0; i < outcome->starts; i++)
        fprintf(stderr, " start %d (told %d)", outcome->start_ms[i], outcome->told_ms[i]);
    for (int i = 0; i < outcome->ends; i++)
        fprintf(stderr, " end %d", outcome->end_ms[i]);
    fprintf(stderr, "\n");
}

/* Finishes the scene. */
static void what_is_played_is_silence(struct scene *played, int delay_ms, uint32_t seed)
{
    int before = check_failures;
    struct scene scene = *played;
    struct outcome outcome;
    echo_in_room(&scene, delay_ms, seed);
    listen(&scene, &outcome);
    CHECK_INT(outcome.starts, 0);
    CHECK_INT(outcome.looped_ms, 0);
    for (int from_ms = 2000; from_ms < 60000; from_ms += 2000) {
        float db = enhancement_db(&scene, &outcome, from_ms, from_ms + 2000);
        CHECK(db >= 15.0f);
    }
    CHECK(outcome.worst_enhancement_db >= 15.0f);
    printf("     delay %3d ms, seed %u: from 2 s on %.1f dB in all, canceller alone never under "
           "%.1f dB, %.1f %% of real time\n",
           delay_ms, (unsigned)seed, (double)enhancement_db(&scene, &outcome, 2000, 60000),
           (double)outcome.worst_enhancement_db, outcome.cpu_s / 60.0 * 100.0);
    if (check_failures != before)
        report("the customer alone", delay_ms, seed, &outcome);
    soundtrack_finish(&outcome.clean);
    scene_finish(&scene);
}

static void the_customer_alone(int delay_ms, enum voice_sex sex, uint32_t seed)
{
    struct scene scene;
    scene_init(&scene, 60000);
    customer_talks(&scene, 300, 60000, sex);
    what_is_played_is_silence(&scene, delay_ms, seed);
}

static void the_shipped_customers_are_silence_too(void)
{
    static const int DELAYS_MS[] = {20, 120, 250};
    for (size_t i = 0; i < 3; i++) {
        struct scene scene;
        scene_init(&scene, 60000);
        the_pack_talks(&scene, 300, 7 * i, 41);
        what_is_played_is_silence(&scene, DELAYS_MS[i], 20 + (uint32_t)i);
    }
}

static void a_minute_of_the_customer_alone_is_silence(void)
{
    the_customer_alone(20, VOICE_FEMALE, 1);
    the_customer_alone(120, VOICE_MALE, 2);
    the_customer_alone(250, VOICE_FEMALE, 3);
}

/* The trainee, as loud as the echo, talks into the customer's line. */
static void talking_into_the_line(int delay_ms, int at_ms, uint32_t seed)
{
    int before = check_failures;
    struct scene scene;
    struct outcome outcome;
    struct voice_style trainee = {seed % 2 ? VOICE_MALE : VOICE_FEMALE, 28, 50};
    scene_init(&scene, 16000);
    customer_talks(&scene, 300, 16000, VOICE_FEMALE);
    echo_in_room(&scene, delay_ms, seed);
    struct span said =
        soundtrack_speak(&scene.near, at_ms, ANSWERS[seed % 3], &trainee, CUSTOMER_DBFS + ECHO_DB);
    listen(&scene, &outcome);
    CHECK(outcome.starts >= 1);
    CHECK(outcome.ends >= 1);
    if (outcome.starts && outcome.ends) {
        CHECK_NEAR(outcome.start_ms[0], said.start_ms, 150);
        CHECK(outcome.told_ms[0] > said.start_ms && outcome.told_ms[0] <= said.start_ms + 300);
        CHECK_NEAR(outcome.end_ms[outcome.ends - 1], said.end_ms, 400);
    }
    CHECK(outcome.starts <= 2); /* a pause in the reply may cut it, the customer may not */
    if (check_failures != before) {
        report("double talk", delay_ms, seed, &outcome);
        fprintf(stderr, "  said %d..%d\n", said.start_ms, said.end_ms);
    }
    soundtrack_finish(&outcome.clean);
    scene_finish(&scene);
}

static void a_trainee_who_talks_into_the_line_starts_within_300_ms(void)
{
    static const int DELAYS_MS[] = {20, 120, 250};
    enum { N_DELAYS = 3 };
    uint32_t seed = 10;
    for (int d = 0; d < N_DELAYS; d++)
        for (int at_ms = 5000; at_ms <= 8000; at_ms += 3000)
            talking_into_the_line(DELAYS_MS[d], at_ms, seed++);
}

static void without_echo_the_trainee_is_passed_on_untouched(void)
{
    struct scene scene;
    struct outcome outcome;
    struct voice_style trainee = {VOICE_FEMALE, 28, 50};
    scene_init(&scene, 6000);
    soundtrack_noise(&scene.near, 0, 6000, NOISE_PINK, ROOM_NOISE_DBFS, 4);
    struct span said = soundtrack_speak(&scene.near, 1000, ANSWERS[0], &trainee, -24);
    listen(&scene, &outcome);
    int differing = 0;
    for (size_t i = 0; i < scene.near.n_samples; i++)
        differing += fabsf(outcome.clean.samples[i] - scene.near.samples[i]) > 1.0f;
    CHECK_INT(differing, 0);
    CHECK_INT(outcome.starts, 1);
    CHECK_NEAR(outcome.start_ms[0], said.start_ms, 100);
    soundtrack_finish(&outcome.clean);
    scene_finish(&scene);
}

static void after_the_line_the_trainee_is_heard_in_full(void)
{
    struct scene scene;
    struct outcome outcome;
    struct voice_style trainee = {VOICE_FEMALE, 28, 50};
    scene_init(&scene, 16000);
    customer_talks(&scene, 300, 5000, VOICE_MALE);
    echo_in_room(&scene, 120, 5);
    int at_ms = 11000;
    struct span said =
        soundtrack_speak(&scene.near, at_ms, ANSWERS[0], &trainee, -35); /* quietly */
    listen(&scene, &outcome);
    CHECK_INT(outcome.starts, 1);
    if (outcome.starts && outcome.ends) {
        CHECK_NEAR(outcome.start_ms[0], said.start_ms, 100);
        CHECK_NEAR(outcome.end_ms[0], said.end_ms, 150);
    }
    CHECK_NEAR(enhancement_db(&scene, &outcome, said.start_ms, said.end_ms), 0.0, 1.0);
    soundtrack_finish(&outcome.clean);
    scene_finish(&scene);
}

/* Someone moves the loudspeaker: the delay and the room change in the middle. */
static void another_room_is_learnt_within_two_seconds(void)
{
    struct scene scene;
    struct outcome outcome;
    struct soundtrack second;
    scene_init(&scene, 24000);
    soundtrack_init(&second, 24000);
    customer_talks(&scene, 300, 24000, VOICE_FEMALE);
    echo_in_room(&scene, 40, 6);
    soundtrack_echo(&second, &scene.far, 180, ECHO_DB, 200, 7);
    for (size_t i = scene.near.n_samples / 2; i < scene.near.n_samples; i++)
        scene.near.samples[i] = second.samples[i];
    soundtrack_noise(&scene.near, 12000, 12000, NOISE_PINK, ROOM_NOISE_DBFS, 8);
    listen(&scene, &outcome);
    CHECK(enhancement_db(&scene, &outcome, 14500, 24000) >= 15.0f);
    int late_starts = 0;
    for (int i = 0; i < outcome.starts; i++)
        late_starts += outcome.told_ms[i] > 15000;
    CHECK_INT(late_starts, 0);
    soundtrack_finish(&second);
    soundtrack_finish(&outcome.clean);
    scene_finish(&scene);
}

/* The microphone was pulled and the server leads the loudspeaker's monitor to us: the same samples
 * later, at 0.4 of their size, and half a sample between two of ours. */
static void a_wire_is_told_from_a_room(void)
{
    static const int DELAYS_MS[] = {20, 120, 250};
    for (size_t i = 0; i < 3; i++) {
        struct scene scene;
        struct outcome outcome;
        size_t late = (size_t)DELAYS_MS[i] * SOUNDTRACK_RATE_HZ / 1000;
        scene_init(&scene, 12000);
        the_pack_talks(&scene, 300, 5 * i, 37);
        for (size_t k = late + 1; k < scene.near.n_samples; k++)
            scene.near.samples[k] =
                0.2f * (scene.far.samples[k - late] + scene.far.samples[k - late - 1]);
        listen(&scene, &outcome);
        CHECK(outcome.looped_ms > 0 && outcome.looped_ms < 8000);
        printf("     delay %3d ms: known as a wire after %d ms\n", DELAYS_MS[i], outcome.looped_ms);
        soundtrack_finish(&outcome.clean);
        scene_finish(&scene);
    }
}

static void closing_nothing_is_allowed(void)
{
    echo_close(NULL);
}

int main(void)
{
    RUN(a_minute_of_the_customer_alone_is_silence);
    RUN(the_shipped_customers_are_silence_too);
    RUN(a_trainee_who_talks_into_the_line_starts_within_300_ms);
    RUN(without_echo_the_trainee_is_passed_on_untouched);
    RUN(after_the_line_the_trainee_is_heard_in_full);
    RUN(another_room_is_learnt_within_two_seconds);
    RUN(a_wire_is_told_from_a_room);
    RUN(closing_nothing_is_allowed);
    return CHECK_RESULT();
}
