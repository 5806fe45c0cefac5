/* A day of a microphone and a loudspeaker whose clocks differ, as a USB microphone's and a card's
 * do: at 100 parts in a million, what cheap crystals may be off, they are 8.6 s apart after a day.
 * Nobody is heard while only the customer speaks, everybody is heard who answers, at the end as at
 * the beginning. An argument: hours. */
#include <glob.h>
#include <math.h>
#include <stdlib.h>

#include "audio/speech/endpointer.h"
#include "audio/voice/opus_sound.h"
#include "audio/voice/presence.h"
#include "tests/audio/soundtrack.h"
#include "tests/audio/two_cards.h"
#include "tests/check.h"

enum {
    RATE_HZ = SOUNDTRACK_RATE_HZ,
    BLOCK = TWO_CARDS_BLOCK,
    TURNS = 10,      /* different ones, which come again and again */
    TURN_MS = 14000, /* of each */
    TURN = TURN_MS / 1000 * RATE_HZ,
    LINE_MS = 300,       /* the customer's line begins and */
    LINE_MOST_MS = 7500, /* is over by then */
    REPLY_MS = 9000      /* the reply begins */
};

static const float ECHO_DB = -6.0f, REPLY_DBFS = -26.0f, ROOM_NOISE_DBFS = -62.0f;

static const char *const REPLIES[] = {
    "fei1 chang2 bao4 qian4 gei3 nin2 tian1 ma2 fan5 le5 wo3 ma3 shang4 wei4 nin2 cha2 xun2",
    "qing3 nin2 xian1 bie2 zhao2 ji2 ting1 wo3 gen1 nin2 jie3 shi4 yi2 xia4",
    "dui4 bu5 qi3 rang4 nin2 jiu3 deng3 le5"};

/* What is said and played in all the turns, one after the other. */
static struct hall {
    struct soundtrack far, echo, replies;
    int16_t *played;
} hall;

struct cards {
    struct two_cards two;
    struct endpointer endpointer;
    double apart;    /* the loudspeaker's clock over the microphone's */
    uint64_t played; /* samples, by its clock */
    uint64_t now;    /* samples captured */
    int64_t most;    /* samples captured and not heard of, of any time */
    uint64_t clean;
};

struct heard {
    int turns, replies, others; /* starts of speech: in a reply, and where nobody spoke */
};

static void hall_fill_line(int turn, const char *path)
{
    struct wav_sound sound;
    struct manner manner = manner_of(10, VOICE_HOT);
    struct presence presence = {manner.level_db, manner.bright_db, VOICE_ROOM};
    if (opus_sound_read(path, RATE_HZ, &sound, NULL) != STATUS_OK ||
        presence_give(&sound, &presence) != STATUS_OK) {
        CHECK(!"a sound of the pack is read");
        return;
    }
    size_t most = (size_t)(LINE_MOST_MS - LINE_MS) * RATE_HZ / 1000;
    if (sound.n_samples > most)
        sound.n_samples = most;
    soundtrack_add(&hall.far, turn * TURN_MS + LINE_MS, &sound);
    wav_finish(&sound);
}

static void hall_init(void)
{
    static const char pattern[] =
        YINGDA_SOURCE_DIR "/scenarios/packs/power-supply/sound/voices/*.opus";
    glob_t found;
    soundtrack_init(&hall.far, TURNS * TURN_MS);
    soundtrack_init(&hall.echo, TURNS * TURN_MS);
    soundtrack_init(&hall.replies, TURNS * TURN_MS);
    CHECK_INT(glob(pattern, 0, NULL, &found), 0);
    for (int i = 0; i < TURNS; i++) {
        struct voice_style style = {i % 2 ? VOICE_MALE : VOICE_FEMALE, 28, 50};
        hall_fill_line(i, found.gl_pathv[(size_t)i * 37 % found.gl_pathc]);
        soundtrack_speak(&hall.replies, i * TURN_MS + REPLY_MS, REPLIES[i % 3], &style, REPLY_DBFS);
    }
    globfree(&found);
    soundtrack_echo(&hall.echo, &hall.far, TWO_CARDS_LATENCY_MS, ECHO_DB, 200, 3);
    soundtrack_noise(&hall.replies, 0, TURNS * TURN_MS, NOISE_PINK, ROOM_NOISE_DBFS, 4);
    hall.played = soundtrack_pcm(&hall.far);
}

static void hall_finish(void)
{
    soundtrack_finish(&hall.far);
    soundtrack_finish(&hall.echo);
    soundtrack_finish(&hall.replies);
    free(hall.played);
}

static struct cards *cards_new(double apart)
{
    struct cards *cards = calloc(1, sizeof *cards);
    CHECK(cards);
    cards->apart = apart;
    two_cards_open(&cards->two);
    endpointer_init(&cards->endpointer);
    return cards;
}

static void cards_free(struct cards *cards)
{
    two_cards_close(&cards->two);
    free(cards);
}

/* When the customer begins to speak in a turn, by the loudspeaker's clock. */
static double line_begins(const struct cards *cards, uint64_t turn)
{
    return ceil((double)turn * TURN * cards->apart);
}

/* What is played or echoed in a turn, so many of the loudspeaker's samples after it began. */
static size_t place_of(uint64_t turn, double at)
{
    size_t within = at > 0 ? (size_t)at : 0;
    return (size_t)(turn % TURNS) * TURN + (within < TURN - 1 ? within : TURN - 2);
}

static int16_t played_at(const struct cards *cards, uint64_t at)
{
    uint64_t turn = (uint64_t)((double)at / cards->apart) / TURN;
    return hall.played[place_of(turn, (double)at - line_begins(cards, turn))];
}

/* In whole blocks, as much as the loudspeaker's callback has asked for until the microphone has
 * captured `now`. */
static void play(struct cards *cards, uint64_t now)
{
    uint64_t until = (uint64_t)((double)now * cards->apart);
    int16_t block[BLOCK];
    for (; cards->played + BLOCK <= until; cards->played += BLOCK) {
        for (size_t k = 0; k < BLOCK; k++)
            block[k] = played_at(cards, cards->played + k);
        CHECK_INT(ring_write(&cards->two.far, block, BLOCK), BLOCK);
    }
}

/* The echo between two samples of the loudspeaker's: a voice has little up there, so a straight
 * line will do. */
static float echo_at(const struct cards *cards, uint64_t now)
{
    uint64_t turn = now / TURN;
    double at = (double)now * cards->apart - line_begins(cards, turn);
    size_t i = place_of(turn, at);
    float part = at > 0 ? (float)(at - floor(at)) : 0;
    return (1 - part) * hall.echo.samples[i] + part * hall.echo.samples[i + 1];
}

static void capture(struct cards *cards)
{
    int16_t block[BLOCK];
    for (size_t k = 0; k < BLOCK; k++) {
        uint64_t at = cards->now + k;
        float sample = echo_at(cards, at) + hall.replies.samples[at % (TURNS * TURN)];
        block[k] = (int16_t)lrintf(fmaxf(-32768, fminf(32767, sample)));
    }
    CHECK_INT(ring_write(&cards->two.near, block, BLOCK), BLOCK);
}

static void listen(struct cards *cards, struct heard *heard)
{
    int16_t clean[BLOCK];
    while (capture_read(&cards->two.capture, &cards->two.near, &cards->two.far, clean, BLOCK) ==
           BLOCK) {
        uint64_t at = cards->clean;
        cards->clean += BLOCK;
        if (endpointer_step(&cards->endpointer, clean) != ENDPOINT_START)
            continue;
        if (at % TURN >= REPLY_MS / 1000 * RATE_HZ)
            heard->replies++;
        else
            heard->others++;
    }
    int64_t behind = (int64_t)(cards->now + BLOCK - cards->clean);
    if (behind > cards->most)
        cards->most = behind;
}

static struct heard turns_run(struct cards *cards, int turns)
{
    struct heard heard = {.turns = turns};
    for (int64_t left = (int64_t)turns * TURN; left > 0; left -= BLOCK) {
        play(cards, cards->now + BLOCK);
        capture(cards);
        listen(cards, &heard);
        cards->now += BLOCK;
    }
    return heard;
}

/* Says how often the customer was taken for somebody. */
static int clocks_are(double ppm, int turns)
{
    struct cards *cards = cards_new(1 + ppm / 1e6);
    struct heard early = turns_run(cards, turns / 2), late = turns_run(cards, turns - turns / 2);
    printf("clocks %+4.0f ppm apart, %.1f hours: %d and %d of %d and %d replies begin, %d and %d "
           "times somebody who was not there, %d ms behind at most\n",
           ppm, (double)cards->now / RATE_HZ / 3600, early.replies, late.replies, early.turns,
           late.turns, early.others, late.others, (int)(cards->most * 1000 / RATE_HZ));
    CHECK_INT(early.replies, early.turns);
    CHECK_INT(late.replies, late.turns);
    CHECK(cards->most <= 2 * BLOCK);
    cards_free(cards);
    return early.others + late.others;
}

int main(int argc, char **argv)
{
    enum { CLOCKS = 5 };
    static const double apart[CLOCKS] = {0, 100, -100, 300, -300};
    double hours = argc > 1 ? strtod(argv[1], NULL) : 0.15;
    int turns = (int)(hours * 3600 / (TURN_MS / 1000)), others = 0;
    hall_init();
    for (int i = 0; i < CLOCKS; i++)
        others += clocks_are(apart[i], turns);
    hall_finish();
    /* One turn in eighty, measured over half an hour each; it was one in eighteen. */
    CHECK(others * 40 <= CLOCKS * turns);
    return CHECK_RESULT();
}
