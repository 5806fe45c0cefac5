/* A reply along time: words where they were recognised, sounds elsewhere, and who spoke when. */
#include "engine/reply_strip.h"

#include <string.h>

#include "tests/check.h"

static struct heard_syllable syllable(const char *hanzi, int start_ms, float clarity)
{
    struct heard_syllable out = {
        .start_ms = start_ms, .end_ms = start_ms + 200, .clarity = clarity};
    snprintf(out.hanzi, sizeof out.hanzi, "%s", hanzi);
    CHECK(syllable_parse("qing", 4, &out.syllable));
    return out;
}

/* 您好请坐 was recognised; 您慢走 was looked for in the same sound and is of no verdict. */
static struct heard_syllable hello[4], bye[3], read[6];
static struct evidence evidence[2];
static struct heard_segment segments[1] = {{1000, 3000, -20}};
static struct heard heard = {.duration_ms = 4000,
                             .segments = segments,
                             .n_segments = 1,
                             .evidence = evidence,
                             .n_evidence = 2,
                             .read = read,
                             .n_read = 6};
static struct verdict items[2];
static const struct verdicts verdicts = {items, 2};

static void set_up(void)
{
    hello[0] = syllable("您", 1000, 0.9f);
    hello[1] = syllable("好", 1200, 0.3f);
    hello[2] = syllable("请", 1400, 0.05f); /* contradicts the character */
    hello[3] = syllable("坐", 1600, 0.8f);
    bye[0] = syllable("您", 1000, 0.9f);
    bye[1] = syllable("慢", 1200, 0.9f);
    bye[2] = syllable("走", 1400, 0.9f);
    evidence[0] = (struct evidence){.verdict = EVIDENCE_SAID,
                                    .score = 0.99f,
                                    .start_ms = 1000,
                                    .end_ms = 1800,
                                    .syllables = hello,
                                    .n_syllables = 4};
    evidence[1] = (struct evidence){.verdict = EVIDENCE_SAID,
                                    .score = 0.99f,
                                    .start_ms = 1000,
                                    .end_ms = 1600,
                                    .syllables = bye,
                                    .n_syllables = 3};
    for (int i = 0; i < 6; i++)
        read[i] = syllable("", 1000 + 200 * i, i == 5 ? 0.2f : 0.9f);
    items[0] = (struct verdict){.kind = VERDICT_PHRASE,
                                .value = VERDICT_MET,
                                .start_ms = 1000,
                                .end_ms = 1800,
                                .heard = "您好请坐"};
    items[1] = (struct verdict){
        .kind = VERDICT_RULE, .value = VERDICT_MET, .start_ms = 1000, .end_ms = 1600, .heard = ""};
}

static void check_word(const struct reply_strip *strip, size_t i, enum strip_word_kind kind,
                       const char *text, int start_ms)
{
    CHECK(i < strip->n_words);
    if (i >= strip->n_words)
        return;
    CHECK_INT(strip->words[i].kind, kind);
    CHECK_TEXT(strip->words[i].text, text);
    CHECK_INT(strip->words[i].start_ms, start_ms);
}

static void only_words_that_a_verdict_rests_on_are_characters(void)
{
    struct reply_strip strip;
    set_up();
    CHECK_INT(reply_strip_init(&strip, &heard, &verdicts, NULL, 0), STATUS_OK);
    CHECK_INT(strip.n_words, 6);
    check_word(&strip, 0, STRIP_RECOGNISED, "您", 1000);
    check_word(&strip, 1, STRIP_RECOGNISED, "好", 1200);
    check_word(&strip, 2, STRIP_READ, "qing", 1400); /* what it sounded like */
    check_word(&strip, 3, STRIP_RECOGNISED, "坐", 1600);
    check_word(&strip, 4, STRIP_READ, "qing", 1800);
    check_word(&strip, 5, STRIP_UNREAD, "·", 2000);
    CHECK_INT(strip.from_ms, 300);
    CHECK_INT(strip.to_ms, 3500);
    reply_strip_finish(&strip);
}

static void what_a_verdict_denies_is_no_transcript(void)
{
    struct reply_strip strip;
    set_up();
    items[0].value = VERDICT_NOT_MET; /* said, but taken back in the same breath */
    CHECK_INT(reply_strip_init(&strip, &heard, &verdicts, NULL, 0), STATUS_OK);
    for (size_t i = 0; i < strip.n_words; i++)
        CHECK(strip.words[i].kind != STRIP_RECOGNISED);
    reply_strip_finish(&strip);
}

static void both_speaking_at_once_is_found_and_an_edge_is_not(void)
{
    static const struct speech_span customer[] = {{0, 1100}, {2000, 2600}, {2950, 5000}};
    struct reply_strip strip;
    set_up();
    CHECK_INT(reply_strip_init(&strip, &heard, &verdicts, customer, 3), STATUS_OK);
    CHECK_INT(strip.n_both, 1);
    CHECK_INT(strip.both[0].start_ms, 2000);
    CHECK_INT(strip.both[0].end_ms, 2600);
    reply_strip_finish(&strip);
}

static void a_reply_in_which_nobody_speaks_is_empty(void)
{
    struct heard nothing = {.duration_ms = 4000};
    struct verdicts none = {NULL, 0};
    struct reply_strip strip;
    CHECK_INT(reply_strip_init(&strip, &nothing, &none, NULL, 0), STATUS_OK);
    CHECK_INT(strip.n_words, 0);
    CHECK_INT(strip.from_ms, strip.to_ms);
    reply_strip_finish(&strip);
    reply_strip_finish(&strip);
    reply_strip_finish(NULL);
}

int main(void)
{
    RUN(only_words_that_a_verdict_rests_on_are_characters);
    RUN(what_a_verdict_denies_is_no_transcript);
    RUN(both_speaking_at_once_is_found_and_an_edge_is_not);
    RUN(a_reply_in_which_nobody_speaks_is_empty);
    return CHECK_RESULT();
}
