/* Hearing end to end: espeak-ng speaks, the ear in its child process listens. */
#include "audio/hearing/hearing.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "audio/voice/voice.h"
#include "base/clock.h"
#include "tests/audio/ear.h"
#include "tests/check.h"
#include "tests/child_named.h"
#include "tests/random.h"

enum { MAX_NETWORKS = 8, SECOND = HEARING_RATE_HZ };

/* Sound put together from words and silence. */
struct tape {
    int16_t *samples;
    size_t count;
};

static void tape_silence(struct tape *tape, size_t count)
{
    tape->samples = realloc(tape->samples, (tape->count + count) * sizeof *tape->samples);
    memset(tape->samples + tape->count, 0, count * sizeof *tape->samples);
    tape->count += count;
}

/* Returns the time at which the words begin. */
static int tape_speak(struct tape *tape, const char *text)
{
    static const struct voice_style style = {VOICE_MALE, 35, 70};
    int start_ms = (int)(tape->count * 1000 / SECOND);
    struct wav_sound sound = {0};
    char *pinyin = NULL;
    CHECK_INT(lexicon_pinyin(lexicon, text, &pinyin), STATUS_OK);
    CHECK_INT(voice_speak(pinyin, &style, &sound), STATUS_OK);
    tape_silence(tape, sound.n_samples);
    memcpy(tape->samples + tape->count - sound.n_samples, sound.samples,
           sound.n_samples * sizeof *sound.samples);
    wav_finish(&sound);
    free(pinyin);
    return start_ms;
}

static struct tape tape_of(const char *text)
{
    struct tape tape = {0};
    tape_silence(&tape, SECOND / 2);
    tape_speak(&tape, text);
    tape_silence(&tape, SECOND / 2);
    return tape;
}

struct wordings {
    struct network networks[MAX_NETWORKS];
    const struct network *list[MAX_NETWORKS];
    size_t count;
};

static struct wordings wordings_of(const char *const *texts)
{
    struct wordings all = {.count = 0};
    for (; texts[all.count]; all.count++) {
        struct network_error error = {0};
        CHECK_INT(network_init_wording(&all.networks[all.count], texts[all.count], lexicon, NULL, 0,
                                       &error),
                  STATUS_OK);
    }
    return all;
}

static void wordings_list(struct wordings *all)
{
    for (size_t i = 0; i < all->count; i++)
        all->list[i] = &all->networks[i];
}

static void wordings_finish(struct wordings *all)
{
    for (size_t i = 0; i < all->count; i++)
        network_finish(&all->networks[i]);
}

/* Feeds the tape in pieces of `piece` samples. */
static enum status hear(const struct wordings *all, const struct tape *tape, size_t piece,
                        struct heard *heard)
{
    CHECK_INT(hearing_start(hearing, all->list, all->count), STATUS_OK);
    for (size_t at = 0; at < tape->count; at += piece) {
        size_t left = tape->count - at;
        CHECK_INT(hearing_feed(hearing, tape->samples + at, left < piece ? left : piece),
                  STATUS_OK);
    }
    return hearing_finish(hearing, heard);
}

static void check_same(const struct heard *a, const struct heard *b)
{
    CHECK_INT(a->n_evidence, b->n_evidence);
    CHECK_INT(a->n_segments, b->n_segments);
    for (size_t i = 0; i < a->n_evidence && i < b->n_evidence; i++) {
        const struct evidence *x = &a->evidence[i], *y = &b->evidence[i];
        CHECK(x->score == y->score); /* to the last bit */
        CHECK_INT(x->start_ms, y->start_ms);
        CHECK_INT(x->end_ms, y->end_ms);
        CHECK_INT(x->n_syllables, y->n_syllables);
    }
}

static const char *const services[] = {
    "您好,请坐,请问您需要什么帮助吗", "请稍候,我们马上为您办理", "再见,您慢走",
    "打扰了,再见,谢谢您的合作",       "别客气,这是我们应该做的", NULL};

static void each_service_phrase_is_heard_and_no_other(void)
{
    struct wordings all = wordings_of(services);
    wordings_list(&all);
    for (size_t said = 0; said < all.count; said++) {
        struct tape tape = tape_of(services[said]);
        struct heard heard;
        CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
        for (size_t i = 0; i < heard.n_evidence; i++)
            CHECK_INT(heard.evidence[i].verdict, i == said ? EVIDENCE_SAID : EVIDENCE_NOT_SAID);
        heard_finish(&heard);
        free(tape.samples);
    }
    wordings_finish(&all);
}

static void the_same_sound_gives_the_same_verdict_whatever_came_before_and_in_any_pieces(void)
{
    struct wordings all = wordings_of(services);
    wordings_list(&all);
    struct tape tape = tape_of(services[1]), other = tape_of(services[4]);
    struct heard first, heard;
    CHECK_INT(hear(&all, &tape, 320, &first), STATUS_OK);
    static const size_t pieces[] = {1, 77, 320, 4001, 1 << 20};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        CHECK_INT(hear(&all, &other, 320, &heard), STATUS_OK);
        heard_finish(&heard);
        CHECK_INT(hear(&all, &tape, pieces[i], &heard), STATUS_OK);
        check_same(&first, &heard);
        heard_finish(&heard);
    }
    /* A reply that is dropped in its middle leaves nothing behind either. */
    CHECK_INT(hearing_start(hearing, all.list, all.count), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, other.samples, other.count / 2), STATUS_OK);
    CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
    check_same(&first, &heard);
    heard_finish(&heard);
    heard_finish(&first);
    free(tape.samples);
    free(other.samples);
    wordings_finish(&all);
}

/* PocketSphinx keeps the last warp in a global: back at an earlier one all must be as it was. */
static void a_voice_changes_what_is_heard_until_another_is_set(void)
{
    static const float warps[] = {1.0f, 0.94f, 1.0f, 0.94f, 1.06f, 0.94f};
    struct wordings all = wordings_of(services);
    wordings_list(&all);
    struct tape tape = tape_of(services[1]);
    struct heard heard[6];
    for (int i = 0; i < 6; i++) {
        CHECK_INT(hearing_set_speaker(hearing, &(struct speaker){.warp = warps[i]}), STATUS_OK);
        CHECK_INT(hear(&all, &tape, 320, &heard[i]), STATUS_OK);
    }
    check_same(&heard[0], &heard[2]);
    check_same(&heard[1], &heard[3]);
    check_same(&heard[1], &heard[5]);
    /* Not the scores: that of a phrase surely said is 1 in either voice. */
    CHECK(heard[0].evidence[1].syllables[0].clarity != heard[1].evidence[1].syllables[0].clarity);
    CHECK(heard[4].evidence[1].syllables[0].clarity != heard[1].evidence[1].syllables[0].clarity);
    CHECK_INT(hearing_set_speaker(hearing, &(struct speaker){.warp = 0.5f}), STATUS_INVALID);
    CHECK_INT(hearing_set_speaker(hearing, &(struct speaker){.warp = NAN}), STATUS_INVALID);
    CHECK_INT(hearing_set_speaker(hearing, &(struct speaker){.warp = 0}), STATUS_OK);
    for (int i = 0; i < 6; i++)
        heard_finish(&heard[i]);
    free(tape.samples);
    wordings_finish(&all);
}

/* Words without a pause of a second for longer than the ear keeps at once. */
static void in_a_stretch_longer_than_a_window_words_are_heard_from_its_first_to_its_last(void)
{
    static const char *const texts[] = {"谢谢您的合作", "请稍候,我们马上为您办理", "我处理不了",
                                        NULL};
    struct wordings all = wordings_of(texts);
    struct tape tape = {0};
    struct heard first, heard;
    wordings_list(&all);
    tape_silence(&tape, SECOND / 2);
    int first_ms = tape_speak(&tape, "谢谢您的合作"), last_ms = 0;
    while (tape.count < 34 * SECOND) {
        tape_silence(&tape, SECOND / 4);
        tape_speak(&tape, "这里的线路正在检修");
    }
    tape_silence(&tape, SECOND / 4);
    last_ms = tape_speak(&tape, "请稍候,我们马上为您办理");
    CHECK_INT(hear(&all, &tape, 320, &first), STATUS_OK);
    CHECK_INT(first.evidence[0].verdict, EVIDENCE_SAID);
    CHECK_NEAR(first.evidence[0].start_ms, first_ms, 150);
    CHECK_INT(first.evidence[1].verdict, EVIDENCE_SAID);
    CHECK_NEAR(first.evidence[1].start_ms, last_ms, 150);
    CHECK_INT(first.evidence[2].verdict, EVIDENCE_NOT_SAID);
    CHECK_INT(hear(&all, &tape, 123457, &heard), STATUS_OK);
    check_same(&first, &heard);
    heard_finish(&heard);
    heard_finish(&first);
    free(tape.samples);
    wordings_finish(&all);
}

static void two_phrases_of_one_reply_are_found_where_they_were_said(void)
{
    static const char *const texts[] = {"请稍候", "谢谢您的合作", "我处理不了", NULL};
    struct wordings all = wordings_of(texts);
    struct tape tape = {0};
    struct heard heard;
    wordings_list(&all);
    tape_silence(&tape, SECOND / 2);
    int first_ms = tape_speak(&tape, "请稍候");
    tape_silence(&tape, 2 * SECOND);
    int second_ms = tape_speak(&tape, "谢谢您的合作");
    tape_silence(&tape, SECOND);
    CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
    CHECK_INT(heard.n_evidence, 3);
    CHECK_INT(heard.n_segments, 2);
    CHECK_INT(heard.evidence[0].verdict, EVIDENCE_SAID);
    CHECK_NEAR(heard.evidence[0].start_ms, first_ms, 150);
    CHECK_INT(heard.evidence[1].verdict, EVIDENCE_SAID);
    CHECK_NEAR(heard.evidence[1].start_ms, second_ms, 150);
    CHECK_NEAR(heard.evidence[1].end_ms, heard.segments[1].end_ms, 200);
    CHECK_INT(heard.evidence[1].n_syllables, 6);
    CHECK_TEXT(heard.evidence[1].syllables[4].hanzi, "合");
    CHECK_INT(heard.evidence[2].verdict, EVIDENCE_NOT_SAID);
    heard_finish(&heard);
    free(tape.samples);
    wordings_finish(&all);
}

/* A value that is not sure is empty: digits often are (docs/hearing.md), so what is guessed is
 * checked of the time alone. */
static void slots_are_heard_with_their_values_or_without_any(void)
{
    static const char *const texts[] = {"工号{number}为您服务", "大约会在{time}送电", NULL};
    static const char *const said[] = {"工号二七三为您服务", "大约会在下午三点半送电"};
    static const char *const values[] = {"273", "15:30"};
    struct wordings all = wordings_of(texts);
    wordings_list(&all);
    for (size_t i = 0; i < 2; i++) {
        struct tape tape = tape_of(said[i]);
        struct heard heard;
        CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
        if (heard.n_evidence != 2)
            continue;
        const struct evidence *evidence = &heard.evidence[i];
        CHECK_INT(evidence->verdict, EVIDENCE_SAID);
        CHECK_INT(evidence->n_slots, 1);
        if (evidence->n_slots == 1) {
            const char *value = evidence->slots[0].value;
            CHECK(!*value || strcmp(value, values[i]) == 0);
            if (i == 1)
                CHECK_TEXT(evidence->slots[0].guess, values[i]);
        }
        CHECK(heard.evidence[1 - i].verdict == EVIDENCE_NOT_SAID);
        heard_finish(&heard);
        free(tape.samples);
    }
    wordings_finish(&all);
}

/* What was said, beside what the customer had said: the right value matches, another never does. */
static void a_value_that_is_expected_is_held_against_what_was_said(void)
{
    static const char wording[] = "大约会在{time}送电";
    static const struct {
        const char *expected;
        bool matches;
    } all[] = {{"15:30", true}, {"15:00", false}, {"9:30", false}};
    struct tape tape = tape_of("大约会在下午三点半送电");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct wordings one = {.count = 1};
        struct network_error error;
        struct slot_expected expected = {"time", all[i].expected};
        struct heard heard;
        CHECK_INT(network_init_expecting(&one.networks[0], wording, lexicon, NULL, 0, &expected, 1,
                                         &error),
                  STATUS_OK);
        wordings_list(&one);
        CHECK_INT(hear(&one, &tape, 320, &heard), STATUS_OK);
        if (heard.n_evidence == 1 && heard.evidence[0].n_slots == 1) {
            const struct heard_slot *slot = &heard.evidence[0].slots[0];
            CHECK_INT(slot->match == SLOT_MATCHES, all[i].matches);
            CHECK_TEXT(slot->guess, "15:30");
            CHECK_TEXT(slot->name, "time");
        } else {
            CHECK(!"one slot was heard");
        }
        heard_finish(&heard);
        wordings_finish(&one);
    }
    free(tape.samples);
}

/* A telephone number that the wording gives is said when it is said, and not with a digit wrong. */
static void a_number_with_a_wrong_digit_is_not_said(void)
{
    static const char *const wordings[] = {"电话是{phone=13800271456}对吗",
                                           "电话是{phone=13800291456}对吗",
                                           "电话是{phone=13804271456}对吗"};
    struct tape tape = tape_of("电话是幺三八零零二七幺四五六对吗");
    struct wordings all = {.count = 3};
    struct network_error error;
    struct heard heard;
    for (size_t i = 0; i < all.count; i++)
        CHECK_INT(network_init_wording(&all.networks[i], wordings[i], lexicon, NULL, 0, &error),
                  STATUS_OK);
    wordings_list(&all);
    CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
    for (size_t i = 0; i < heard.n_evidence; i++) {
        const struct evidence *evidence = &heard.evidence[i];
        CHECK_INT(evidence->n_slots, 1);
        if (evidence->n_slots != 1)
            continue;
        CHECK_TEXT(evidence->slots[0].name, "phone");
        CHECK(evidence->slots[0].literal);
        CHECK_INT(evidence->slots[0].match == SLOT_DIFFERS, i > 0);
        CHECK_INT(evidence->verdict == EVIDENCE_SAID, i == 0);
    }
    heard_finish(&heard);
    wordings_finish(&all);
    free(tape.samples);
}

static void nothing_is_said_in_silence_noise_or_a_tone(void)
{
    struct wordings all = wordings_of(services);
    wordings_list(&all);
    for (int kind = 0; kind < 3; kind++) {
        struct tape tape = {0};
        struct heard heard;
        uint32_t dice = 1;
        tape_silence(&tape, 3 * SECOND);
        for (size_t i = 0; i < tape.count; i++) {
            random_next(&dice);
            double values[] = {0, (double)(dice >> 20) - 2048, 8000 * sin(0.2 * (double)i)};
            tape.samples[i] = (int16_t)values[kind];
        }
        CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
        for (size_t i = 0; i < heard.n_evidence; i++)
            CHECK(heard.evidence[i].verdict != EVIDENCE_SAID);
        if (kind == 0) {
            CHECK_INT(heard.n_segments, 0);
            CHECK_INT(heard.evidence[0].start_ms, -1);
            CHECK(heard.evidence[0].score == 0);
        }
        heard_finish(&heard);
        free(tape.samples);
    }
    wordings_finish(&all);
}

/* Half of the reply, `signal` to the ear, the other half. */
static enum status hear_disturbed(const struct wordings *all, const struct tape *tape, int signal,
                                  struct heard *heard)
{
    CHECK_INT(hearing_start(hearing, all->list, all->count), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, tape->samples, tape->count / 2), STATUS_OK);
    pid_t pid = child_named("yingda-ear");
    CHECK(pid > 0);
    if (pid > 0)
        kill(pid, signal);
    CHECK_INT(hearing_feed(hearing, tape->samples + tape->count / 2, tape->count - tape->count / 2),
              STATUS_OK);
    return hearing_finish(hearing, heard);
}

static void an_ear_that_dies_or_hangs_is_replaced_and_nothing_is_lost(void)
{
    struct wordings all = wordings_of(services);
    wordings_list(&all);
    struct tape tape = tape_of(services[0]);
    struct heard calm, heard;
    CHECK_INT(hearing_set_speaker(hearing, &(struct speaker){.warp = 1.1f}), STATUS_OK);
    CHECK_INT(hear(&all, &tape, 320, &calm), STATUS_OK);
    int64_t killed_ms = clock_monotonic_ms();
    CHECK_INT(hear_disturbed(&all, &tape, SIGKILL, &heard), STATUS_OK);
    killed_ms = clock_monotonic_ms() - killed_ms;
    check_same(&calm, &heard);
    heard_finish(&heard);
    hearing_close(hearing); /* a hang shows only by its silence: as impatient as the kiosk is */
    CHECK_INT(hearing_open(&hearing, NULL), STATUS_OK);
    CHECK_INT(hearing_set_speaker(hearing, &(struct speaker){.warp = 1.1f}), STATUS_OK);
    int64_t stopped_ms = clock_monotonic_ms();
    CHECK_INT(hear_disturbed(&all, &tape, SIGSTOP, &heard), STATUS_OK);
    stopped_ms = clock_monotonic_ms() - stopped_ms;
    printf("     a dead ear is replaced and has answered in %d ms, a hung one in %d ms\n",
           (int)killed_ms, (int)stopped_ms);
    /* Beyond what a new ear costs on this machine just now, the two seconds of waiting. */
    CHECK(stopped_ms - killed_ms > 1500 && stopped_ms - killed_ms < 4000);
    check_same(&calm, &heard);
    heard_finish(&heard);
    CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
    check_same(&calm, &heard);
    heard_finish(&heard);
    heard_finish(&calm);
    free(tape.samples);
    wordings_finish(&all);
}

static void words_that_nobody_looked_for_are_read_roughly(void)
{
    static const char words[] = "今天下午我们还要去公园里面看一看那些新开的花";
    struct wordings all = wordings_of(services);
    struct tape tape = tape_of(words);
    struct heard heard;
    wordings_list(&all);
    CHECK_INT(hear(&all, &tape, 320, &heard), STATUS_OK);
    CHECK(heard.n_read > 14 &&
          heard.n_read < 30); /* of 22; which they are, of people: unit_reading.h */
    for (size_t i = 0; i < heard.n_read; i++) {
        const struct heard_syllable *read = &heard.read[i];
        CHECK(read->start_ms < read->end_ms && read->start_ms >= 300 && read->clarity <= 1.001f);
        CHECK(i == 0 || heard.read[i - 1].end_ms <= read->start_ms);
    }
    heard_finish(&heard);
    free(tape.samples);
    wordings_finish(&all);
}

static void check_open_fails(const struct hearing_config *config, enum status status,
                             const char *part)
{
    struct hearing *broken;
    CHECK_INT(hearing_open(&broken, config), status);
    CHECK(strstr(hearing_problem(broken), part) != NULL);
    hearing_close(broken);
}

static void what_is_missing_is_said_in_a_sentence(void)
{
    check_open_fails(&(struct hearing_config){.model_dir = "/nowhere"}, STATUS_NOT_FOUND,
                     "no acoustic model in /nowhere");
    check_open_fails(&(struct hearing_config){.ear_path = "/nowhere/ear"}, STATUS_NOT_FOUND,
                     "yingda-ear is missing");
    check_open_fails(&(struct hearing_config){.ear_path = "/bin/false"}, STATUS_CLOSED, "ended");
    hearing_close(NULL);
}

int main(void)
{
    if (!ear_open()) {
        ear_close();
        return 1;
    }
    RUN(each_service_phrase_is_heard_and_no_other);
    RUN(the_same_sound_gives_the_same_verdict_whatever_came_before_and_in_any_pieces);
    RUN(a_voice_changes_what_is_heard_until_another_is_set);
    RUN(in_a_stretch_longer_than_a_window_words_are_heard_from_its_first_to_its_last);
    RUN(two_phrases_of_one_reply_are_found_where_they_were_said);
    RUN(slots_are_heard_with_their_values_or_without_any);
    RUN(a_value_that_is_expected_is_held_against_what_was_said);
    RUN(a_number_with_a_wrong_digit_is_not_said);
    RUN(nothing_is_said_in_silence_noise_or_a_tone);
    RUN(an_ear_that_dies_or_hangs_is_replaced_and_nothing_is_lost);
    RUN(words_that_nobody_looked_for_are_read_roughly);
    RUN(what_is_missing_is_said_in_a_sentence);
    ear_close();
    return CHECK_RESULT();
}
