/* audio/: transforms of the means, from voices that are known: made of a model and a transform. */
#include "audio/hearing/mllr.h"

#include "audio/hearing/speaker.h"
#include "tests/check.h"
#include "tests/random.h"

enum { MODEL = 0xabc };

static uint32_t random_state;

/* -1 .. 1, the same in every run. */
static float random_value(void)
{
    return (float)(random_next(&random_state) >> 8) / 8388608.0f - 1;
}

/* A voice: the model's first cepstra are `stretch` times as large and `shift` higher. */
struct voice {
    float stretch, shift, noise;
};

/* A sentence of that voice; its means are drawn anew for each, as its words are. */
static struct mllr_counts sentence(struct voice voice, int n_frames, uint32_t seed)
{
    struct mllr_counts counts = {.model = MODEL};
    random_state = seed;
    for (int frame = 0; frame < n_frames; frame++) {
        for (int stream = 0; stream < MLLR_STREAMS; stream++) {
            float mean[MLLR_DIMENSIONS], said[MLLR_DIMENSIONS], precisions[MLLR_DIMENSIONS];
            for (int k = 0; k < MLLR_DIMENSIONS; k++) {
                mean[k] = 4 * random_value();
                said[k] = mean[k] + voice.noise * random_value();
                precisions[k] = 1;
            }
            if (stream == 0)
                said[0] += (voice.stretch - 1) * mean[0] + voice.shift;
            mllr_count(&counts, stream, 1, said, mean, precisions);
        }
        counts.frames++;
    }
    return counts;
}

static void the_transform_of_a_voice_is_found(void)
{
    struct mllr_counts counts = sentence((struct voice){1.2f, 2, 0}, 20000, 1);
    struct mllr mllr;
    CHECK(mllr_solve(&counts, &mllr));
    CHECK_INT(mllr.model, MODEL);
    CHECK_NEAR(mllr.rows[0][0][0], 1.2, 0.005);
    CHECK_NEAR(mllr.rows[0][0][MLLR_DIMENSIONS], 2, 0.04);
    CHECK_NEAR(mllr.rows[0][0][5], 0, 0.002);
    CHECK_NEAR(mllr.rows[1][3][3], 1, 0.002);
    CHECK_NEAR(mllr.rows[1][3][MLLR_DIMENSIONS], 0, 0.002);
}

static void little_evidence_moves_little_and_none_nothing(void)
{
    struct mllr_counts few = sentence((struct voice){1, 2, 0}, 30, 1), none = {.model = MODEL};
    struct mllr mllr;
    CHECK(mllr_solve(&few, &mllr));
    CHECK(mllr.rows[0][0][MLLR_DIMENSIONS] > 0.05f && mllr.rows[0][0][MLLR_DIMENSIONS] < 0.3f);
    CHECK(!mllr_solve(&none, &mllr));
    CHECK_INT(mllr.model, 0);
}

static void the_gain_is_what_the_squares_lose(void)
{
    struct mllr_counts counts = sentence((struct voice){1, 2, 0}, 500, 1);
    struct mllr mllr;
    CHECK(mllr_solve(&counts, &mllr));
    float left = 2 - mllr.rows[0][0][MLLR_DIMENSIONS]; /* of a difference of 2, roughly */
    CHECK_NEAR(mllr_gain(&counts, &mllr), (4 - (double)(left * left)) / 2, 0.05);
    mllr.rows[0][0][MLLR_DIMENSIONS] = -2; /* the wrong way */
    CHECK(mllr_gain(&counts, &mllr) < 0);
}

static void a_transform_is_chosen_where_the_sentences_agree(void)
{
    struct mllr_counts counts[3];
    const struct mllr_counts *const pointers[] = {&counts[0], &counts[1], &counts[2]};
    struct mllr mllr;
    for (uint32_t i = 0; i < 3; i++)
        counts[i] = sentence((struct voice){1.2f, 2, 1}, 300, i + 1);
    CHECK(mllr_choose(pointers, 3, &mllr));
    CHECK(mllr.rows[0][0][MLLR_DIMENSIONS] > 1);
    CHECK(!mllr_choose(pointers, 1, &mllr)); /* nobody to ask */
    CHECK_INT(mllr.model, 0);
}

/* The transform of one sentence does not help another: three people, or chance. */
static void none_is_chosen_where_they_do_not(void)
{
    static const float shifts[] = {6, 0, -6};
    struct mllr_counts counts[3];
    const struct mllr_counts *const pointers[] = {&counts[0], &counts[1], &counts[2]};
    struct mllr mllr;
    for (uint32_t i = 0; i < 3; i++)
        counts[i] = sentence((struct voice){1, shifts[i], 1}, 300, i + 1);
    CHECK(!mllr_choose(pointers, 3, &mllr));
    CHECK_INT(mllr.model, 0);
}

static void what_cannot_be_solved_is_none(void)
{
    struct mllr_counts broken = {.model = MODEL, .frames = 10}; /* no products */
    struct mllr_counts wild = sentence((struct voice){1, 1e6f, 0}, 3000, 1);
    struct mllr mllr;
    CHECK(!mllr_solve(&broken, &mllr));
    CHECK(!mllr_solve(&wild, &mllr));
    CHECK_INT(mllr.model, 0);
}

static void a_voice_is_the_same_after_being_written_and_read(void)
{
    struct mllr_counts counts = sentence((struct voice){1.2f, 30, 1}, 1000, 7);
    struct speaker voice = {.warp = 1.04f}, again;
    char text[SPEAKER_TEXT_SIZE], twice[SPEAKER_TEXT_SIZE];
    CHECK(mllr_solve(&counts, &voice.mllr));
    speaker_round(&voice);
    speaker_text(&voice, text);
    CHECK(speaker_parse(text, &again));
    CHECK_INT(memcmp(&voice, &again, sizeof voice), 0);
    speaker_text(&again, twice);
    CHECK_TEXT(twice, text);
    CHECK(speaker_parse("warp 0.940\n", &again));
    CHECK(again.warp == 0.94f && again.mllr.model == 0);
}

static void what_is_no_voice_is_nobodys(void)
{
    static const char *const texts[] = {"",          "warp",       "warp x\n",
                                        "warp 2\n",  "warp nan\n", "warp 1\nmllr 0\n",
                                        "warp 1\n1", "mllr 1\n",   "warp 1\nmllr 1\n1 2 3\n"};
    struct speaker voice;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CHECK(!speaker_parse(texts[i], &voice));
        CHECK_INT(memcmp(&voice, &speaker_any, sizeof voice), 0);
    }
}

int main(void)
{
    RUN(the_transform_of_a_voice_is_found);
    RUN(little_evidence_moves_little_and_none_nothing);
    RUN(the_gain_is_what_the_squares_lose);
    RUN(a_transform_is_chosen_where_the_sentences_agree);
    RUN(none_is_chosen_where_they_do_not);
    RUN(what_cannot_be_solved_is_none);
    RUN(a_voice_is_the_same_after_being_written_and_read);
    RUN(what_is_no_voice_is_nobodys);
    return CHECK_RESULT();
}
