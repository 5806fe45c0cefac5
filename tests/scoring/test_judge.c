/* scoring/judge: what a turn is listened for, and verdicts of hand-made evidence. */
#include "scoring/judge.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "tests/check.h"
#include "tests/scenarios/fixture_pack.h"

/* The fixture's first turn is listened for nine networks, in this order. */
enum {
    N_APOLOGISE,
    N_SORRY,
    N_UNSURE,
    N_OUTAGE,
    N_GREET,
    N_GREET_PLAIN,
    N_UNIT,
    N_UNCLEAR,
    N_WAIT,
    N_NETWORKS
};
enum { V_APOLOGISE, V_UNSURE, V_OUTAGE, V_NO_TABOO, V_GREET_FIRST, N_VERDICTS };

struct bench { /* a reply in which nothing was said yet, but somebody spoke */
    struct heard_segment segment;
    struct evidence evidence[N_NETWORKS];
    struct heard_syllable syllables[N_NETWORKS][24];
    struct heard heard;
    struct verdicts verdicts;
};

static void bench_init(struct bench *bench)
{
    *bench = (struct bench){.segment = {.start_ms = 100, .end_ms = 5000}};
    for (int i = 0; i < N_NETWORKS; i++)
        bench->evidence[i] = (struct evidence){.score = 0.1f, .start_ms = 100, .end_ms = 200};
    bench->heard = (struct heard){.duration_ms = 6000,
                                  .segments = &bench->segment,
                                  .n_segments = 1,
                                  .evidence = bench->evidence,
                                  .n_evidence = N_NETWORKS};
}

static void bench_hear(struct bench *bench, int network, enum evidence_verdict verdict, float score,
                       int start_ms, int end_ms, const char *words)
{
    struct evidence *evidence = &bench->evidence[network];
    *evidence = (struct evidence){.verdict = verdict,
                                  .score = score,
                                  .start_ms = start_ms,
                                  .end_ms = end_ms,
                                  .syllables = bench->syllables[network]};
    for (size_t at = 0, n; words[at]; at += n) {
        uint32_t code;
        n = utf8_decode(words + at, strlen(words + at), &code);
        struct heard_syllable *syllable = &evidence->syllables[evidence->n_syllables++];
        *syllable = (struct heard_syllable){.clarity = 0.9f};
        if (words[at] != '*')
            memcpy(syllable->hanzi, words + at, n);
    }
}

static const struct verdict *bench_judge(struct bench *bench, const struct heard *heard, int item)
{
    verdicts_finish(&bench->verdicts);
    CHECK_INT(judge_reply(&fixture, &fixture_turns[0], heard, &(struct scene){0}, &bench->verdicts),
              STATUS_OK);
    CHECK_INT(bench->verdicts.count, N_VERDICTS);
    return &bench->verdicts.items[item];
}

static void each_network_is_listened_for_once_in_a_fixed_order(void)
{
    static const struct wording *const expected[] = {
        &fixture_apology[0], &fixture_apology[1], &fixture_unsure[0],
        &fixture_outage[0],  &fixture_greet[0],   &fixture_greet[1],
        &fixture_unit[0],    &fixture_unclear[0], &fixture_wait[0]};
    const struct network **networks = NULL;
    size_t count = 0;
    CHECK_INT(judge_networks(&fixture, &fixture_turns[0], NULL, &networks, &count), STATUS_OK);
    CHECK_INT(count, N_NETWORKS);
    for (size_t i = 0; i < count && i < N_NETWORKS; i++)
        CHECK(networks[i] == &expected[i]->network);
    free(networks);
}

static void taboos_are_listened_for_only_where_a_rule_forbids_them(void)
{
    const struct network **networks = NULL;
    size_t count = 0;
    CHECK_INT(judge_networks(&fixture, &fixture_turns[2], NULL, &networks, &count), STATUS_OK);
    CHECK_INT(count, 2);
    free(networks);
}

static void a_move_is_met_when_one_of_its_wordings_was_said(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_APOLOGISE, EVIDENCE_UNDECIDED, 0.97f, 0, 10, "非常抱歉");
    bench_hear(&bench, N_SORRY, EVIDENCE_SAID, 0.8f, 1200, 1900, "对不起");
    const struct verdict *verdict = bench_judge(&bench, &bench.heard, V_APOLOGISE);
    CHECK_INT(verdict->value, VERDICT_MET);
    CHECK_INT(verdict->kind, VERDICT_MOVE);
    CHECK_TEXT(verdict->id, "apologise");
    CHECK_TEXT(verdict->clause, "G-4.4.2");
    CHECK_TEXT(verdict->heard, "对不起");
    CHECK_INT(verdict->start_ms, 1200);
    CHECK_INT(verdict->end_ms, 1900);
    CHECK_NEAR(verdict->score, 0.8, 1e-6);
    CHECK_INT(verdict->points, 3);
    CHECK_INT(bench.verdicts.items[V_OUTAGE].kind, VERDICT_PHRASE);
    verdicts_finish(&bench.verdicts);
}

static void of_two_wordings_said_the_better_score_is_shown(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_APOLOGISE, EVIDENCE_SAID, 0.9f, 100, 800, "非常抱歉");
    bench_hear(&bench, N_SORRY, EVIDENCE_SAID, 0.8f, 1200, 1900, "对不起");
    CHECK_TEXT(bench_judge(&bench, &bench.heard, V_APOLOGISE)->heard, "非常抱歉");
    verdicts_finish(&bench.verdicts);
}

static void a_doubtful_wording_leaves_the_move_undecided(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_SORRY, EVIDENCE_UNDECIDED, 0.5f, 1200, 1900, "对不起");
    const struct verdict *verdict = bench_judge(&bench, &bench.heard, V_APOLOGISE);
    CHECK_INT(verdict->value, VERDICT_UNDECIDED);
    CHECK_INT(verdict->start_ms, 1200);
    verdicts_finish(&bench.verdicts);
}

static void what_was_not_said_has_no_place_and_no_words(void)
{
    struct bench bench;
    bench_init(&bench);
    const struct verdict *verdict = bench_judge(&bench, &bench.heard, V_APOLOGISE);
    CHECK_INT(verdict->value, VERDICT_NOT_MET);
    CHECK_INT(verdict->start_ms, -1);
    CHECK_TEXT(verdict->heard, "");
    CHECK_NEAR(verdict->score, 0.1, 1e-6);
    verdicts_finish(&bench.verdicts);
}

static void a_syllable_without_characters_is_shown_as_a_cross(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_OUTAGE, EVIDENCE_SAID, 0.9f, 0, 900, "我是**");
    CHECK_TEXT(bench_judge(&bench, &bench.heard, V_OUTAGE)->heard, "我是××");
    verdicts_finish(&bench.verdicts);
}

static void silence_leaves_all_open_as_unheard_and_no_rule_earns_points(void)
{
    struct bench bench = {0};
    struct heard silence = {.duration_ms = 9000};
    bench_judge(&bench, &silence, 0);
    for (int i = 0; i < N_VERDICTS; i++) {
        const struct verdict *verdict = &bench.verdicts.items[i];
        CHECK_INT(verdict->value, i < V_NO_TABOO ? VERDICT_UNDECIDED : VERDICT_NOT_APPLICABLE);
        CHECK_INT(verdict->origin, i < V_NO_TABOO ? ORIGIN_UNHEARD : ORIGIN_REPLY);
    }
    CHECK(verdicts_unheard(&bench.verdicts));
    CHECK_INT(verdicts_points(&bench.verdicts), 0);
    CHECK_INT(verdicts_points_max(&bench.verdicts), 0);
    verdicts_finish(&bench.verdicts);
}

static void a_written_reply_without_a_word_meets_nothing(void)
{
    struct heard nothing = {0};
    struct scene written = {.words_alone = true};
    struct verdicts verdicts;
    CHECK_INT(judge_reply(&fixture, &fixture_turns[0], &nothing, &written, &verdicts), STATUS_OK);
    CHECK_INT(verdicts.items[V_APOLOGISE].value, VERDICT_NOT_MET);
    CHECK(!verdicts_unheard(&verdicts));
    verdicts_finish(&verdicts);
}

static void a_hearing_that_failed_leaves_everything_undecided(void)
{
    struct bench bench;
    bench_init(&bench);
    bench.heard.n_evidence = 0;
    const struct heard *const failures[] = {NULL, &bench.heard};
    for (int k = 0; k < 2; k++) {
        bench_judge(&bench, failures[k], 0);
        for (int i = 0; i < N_VERDICTS; i++)
            CHECK_INT(bench.verdicts.items[i].value, VERDICT_UNDECIDED);
        CHECK_INT(verdicts_points_max(&bench.verdicts), 0);
    }
    verdicts_finish(&bench.verdicts);
}

/* Nothing may count as not said that may have been lost. */
static void where_the_sound_broke_off_nothing_is_missing_for_sure(void)
{
    const struct turn *turn = &fixture_turns[0];
    struct speech_span gap = {2500, 2500};
    struct scene scene = {.breaks = &gap, .n_breaks = 1};
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_SORRY, EVIDENCE_SAID, 0.8f, 300, 900, "对不起");
    CHECK_INT(judge_reply(&fixture, turn, &bench.heard, &scene, &bench.verdicts), STATUS_OK);
    CHECK_INT(bench.verdicts.items[V_APOLOGISE].value, VERDICT_MET);
    CHECK_INT(bench.verdicts.items[V_OUTAGE].value, VERDICT_UNDECIDED);
    CHECK_INT(bench.verdicts.items[V_OUTAGE].origin, ORIGIN_REPLY);
    verdicts_finish(&bench.verdicts);
    bench_init(&bench);
    bench.heard.n_segments = 0;
    CHECK_INT(judge_reply(&fixture, turn, &bench.heard, &scene, &bench.verdicts), STATUS_OK);
    CHECK(!verdicts_unheard(&bench.verdicts)); /* no silence, which would cost */
    CHECK_INT(bench.verdicts.items[V_OUTAGE].value, VERDICT_UNDECIDED);
    verdicts_finish(&bench.verdicts);
}

static enum verdict_value taboo_said_at(int start_ms, int end_ms)
{
    struct speech_span gap = {2500, 2500};
    struct scene scene = {.breaks = &gap, .n_breaks = 1};
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_WAIT, EVIDENCE_SAID, 0.99995f, start_ms, end_ms, "等着吧");
    CHECK_INT(judge_reply(&fixture, &fixture_turns[0], &bench.heard, &scene, &bench.verdicts),
              STATUS_OK);
    enum verdict_value value = bench.verdicts.items[V_NO_TABOO].value;
    verdicts_finish(&bench.verdicts);
    return value;
}

/* A word beside the gap may have been taken back in it. */
static void a_forbidden_word_stands_where_the_sound_broke_off_far_from_it(void)
{
    CHECK_INT(taboo_said_at(4600, 5000), VERDICT_NOT_MET);
    CHECK_INT(taboo_said_at(2600, 3000), VERDICT_UNDECIDED);
    CHECK_INT(taboo_said_at(1500, 2400), VERDICT_UNDECIDED);
}

static void a_taboo_breaks_its_rule_and_says_where(void)
{
    struct bench bench;
    bench_init(&bench);
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_MET);
    bench_hear(&bench, N_WAIT, EVIDENCE_UNDECIDED, 0.99f, 300, 900, "等着吧");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_MET);
    bench_hear(&bench, N_WAIT, EVIDENCE_SAID, 0.9997f, 300, 900, "等着吧"); /* not surely enough */
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_UNDECIDED);
    bench_hear(&bench, N_WAIT, EVIDENCE_SAID, 0.99995f, 300, 900, "等着吧");
    bench_hear(&bench, N_UNCLEAR, EVIDENCE_UNDECIDED, 0.99f, 1300, 1900, "不清楚");
    const struct verdict *verdict = bench_judge(&bench, &bench.heard, V_NO_TABOO);
    CHECK_INT(verdict->value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict->heard, "等着吧");
    CHECK_INT(verdict->start_ms, 300);
    CHECK_INT(verdict->times, 1);
    bench_hear(&bench, N_UNCLEAR, EVIDENCE_SAID, 0.99995f, 1300, 1900, "不清楚");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->times, 2);
    verdicts_finish(&bench.verdicts);
}

static void a_taboo_inside_a_longer_wording_heard_as_well_does_not_count(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_UNSURE, EVIDENCE_SAID, 0.99995f, 500, 1700, "我有些不清楚");
    bench_hear(&bench, N_UNCLEAR, EVIDENCE_SAID, 0.99995f, 1150, 1740, "不清楚");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_MET);
    bench_hear(&bench, N_UNSURE, EVIDENCE_SAID, 0.995f, 500, 1700, "我有些不清楚"); /* nearly so */
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_UNDECIDED);
    bench_hear(&bench, N_UNSURE, EVIDENCE_UNDECIDED, 0.995f, 500, 1700, "我有些不清楚");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_UNDECIDED);
    bench_hear(&bench, N_UNSURE, EVIDENCE_SAID, 0.98f, 500, 1700, "我有些不清楚");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_NOT_MET);
    bench_hear(&bench, N_UNCLEAR, EVIDENCE_SAID, 0.99995f, 2150, 2740, "不清楚"); /* elsewhere */
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_NOT_MET);
    bench_hear(&bench, N_UNSURE, EVIDENCE_SAID, 0.99999f, 2000, 3000, "有些"); /* shorter than it */
    CHECK_INT(bench_judge(&bench, &bench.heard, V_NO_TABOO)->value, VERDICT_NOT_MET);
    verdicts_finish(&bench.verdicts);
}

static void an_order_is_judged_only_when_both_are_heard(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_UNIT, EVIDENCE_SAID, 0.9f, 300, 900, "城东供电公司");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_NOT_APPLICABLE);
    bench_hear(&bench, N_GREET_PLAIN, EVIDENCE_UNDECIDED, 0.5f, 1000, 1400, "你好");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_UNDECIDED);
    bench_hear(&bench, N_GREET_PLAIN, EVIDENCE_SAID, 0.7f, 1000, 1400, "你好");
    const struct verdict *verdict = bench_judge(&bench, &bench.heard, V_GREET_FIRST);
    CHECK_INT(verdict->value, VERDICT_NOT_MET);
    CHECK_TEXT(verdict->heard, "城东供电公司……你好");
    CHECK_INT(verdict->start_ms, 300);
    CHECK_INT(verdict->end_ms, 1400);
    CHECK_NEAR(verdict->score, 0.7, 1e-6);
    bench_hear(&bench, N_GREET_PLAIN, EVIDENCE_SAID, 0.7f, 0, 250, "你好");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_MET);
    verdicts_finish(&bench.verdicts);
}

static void an_order_goes_by_the_first_mention_of_each(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_GREET_PLAIN, EVIDENCE_SAID, 0.7f, 100, 400, "你好");
    bench_hear(&bench, N_UNIT, EVIDENCE_SAID, 0.9f, 500, 1200, "城东供电公司");
    bench_hear(&bench, N_GREET, EVIDENCE_SAID, 0.9f, 2000, 2400, "您好"); /* and once more */
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_MET);
    bench.evidence[N_GREET_PLAIN].verdict = EVIDENCE_UNDECIDED;
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_NOT_MET);
    verdicts_finish(&bench.verdicts);
}

static void the_standard_phrase_wins_over_the_order_it_breaks(void)
{
    struct bench bench;
    bench_init(&bench);
    bench_hear(&bench, N_UNIT, EVIDENCE_SAID, 0.9f, 300, 900, "城东供电公司");
    bench_hear(&bench, N_GREET, EVIDENCE_SAID, 0.9f, 2600, 3000, "您好");
    bench_hear(&bench, N_OUTAGE, EVIDENCE_SAID, 0.8f, 280, 3020,
               "城东供电公司因为线路检修停电了您好");
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_MET);
    bench.evidence[N_OUTAGE].verdict = EVIDENCE_UNDECIDED;
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_NOT_MET);
    bench.evidence[N_OUTAGE].verdict = EVIDENCE_SAID;
    bench.evidence[N_OUTAGE].start_ms = 1000;
    CHECK_INT(bench_judge(&bench, &bench.heard, V_GREET_FIRST)->value, VERDICT_NOT_MET);
    verdicts_finish(&bench.verdicts);
}

static void a_standard_phrase_does_not_excuse_itself(void)
{
    struct bench bench;
    bench_init(&bench);
    struct rule rule = fixture_rules[GREET_FIRST];
    rule.then = "G-6.8";
    const struct rule *rules[] = {&fixture_rules[NO_TABOO], &rule, &fixture_rules[GREET_FIRST]};
    struct turn turn = fixture_turns[0];
    turn.rules = rules;
    turn.n_rules = 3;
    bench_hear(&bench, N_OUTAGE, EVIDENCE_SAID, 0.8f, 280, 3020, "停电了");
    bench_hear(&bench, N_GREET, EVIDENCE_SAID, 0.9f, 3600, 4000, "您好");
    CHECK_INT(judge_reply(&fixture, &turn, &bench.heard, &(struct scene){0}, &bench.verdicts),
              STATUS_OK);
    CHECK_INT(bench.verdicts.items[V_GREET_FIRST].value, VERDICT_NOT_MET);
    verdicts_finish(&bench.verdicts);
}

static void long_words_are_cut_between_characters(void)
{
    struct bench bench;
    bench_init(&bench);
    struct heard_syllable many[120];
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = (struct heard_syllable){.hanzi = "您", .clarity = 0.9f};
    bench.evidence[N_SORRY] = (struct evidence){
        .verdict = EVIDENCE_SAID, .score = 1, .syllables = many, .n_syllables = COUNT(many)};
    const char *heard = bench_judge(&bench, &bench.heard, V_APOLOGISE)->heard;
    CHECK_INT(strlen(heard), 255);
    CHECK(utf8_valid(heard, strlen(heard), NULL));
    verdicts_finish(&bench.verdicts);
}

/* The first item of a pair judged together. */
static struct verdict together(struct verdict first, struct verdict repeat)
{
    first.id = repeat.id = "item";
    struct verdicts of_first = {&first, 1}, of_repeat = {malloc(sizeof repeat), 1};
    struct verdict item = {0};
    CHECK(of_repeat.items != NULL);
    if (!of_repeat.items)
        return item;
    of_repeat.items[0] = repeat;
    CHECK_INT(judge_repeat(&of_first, &of_repeat), STATUS_OK);
    CHECK_INT(of_repeat.count, 1);
    item = of_repeat.items[0];
    verdicts_finish(&of_repeat);
    return item;
}

static void the_pair_keeps_the_good_of_moves_and_the_bad_of_rules(void)
{
    struct pair {
        enum verdict_kind kind;
        enum verdict_value first, repeat, together;
    };
    static const struct pair pairs[] = {
        {VERDICT_MOVE, VERDICT_MET, VERDICT_NOT_MET, VERDICT_MET},
        {VERDICT_MOVE, VERDICT_UNDECIDED, VERDICT_MET, VERDICT_MET},
        {VERDICT_PHRASE, VERDICT_UNDECIDED, VERDICT_NOT_MET, VERDICT_UNDECIDED},
        {VERDICT_PHRASE, VERDICT_NOT_MET, VERDICT_UNDECIDED, VERDICT_UNDECIDED},
        {VERDICT_RULE, VERDICT_NOT_MET, VERDICT_MET, VERDICT_NOT_MET},
        {VERDICT_RULE, VERDICT_UNDECIDED, VERDICT_MET, VERDICT_UNDECIDED},
        {VERDICT_RULE, VERDICT_MET, VERDICT_NOT_APPLICABLE, VERDICT_MET},
        {VERDICT_RULE, VERDICT_MET, VERDICT_NOT_MET, VERDICT_NOT_MET},
        {VERDICT_RULE, VERDICT_UNDECIDED, VERDICT_NOT_MET, VERDICT_UNDECIDED},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct verdict b = together(
            (struct verdict){.kind = pairs[i].kind, .value = pairs[i].first, .start_ms = 7},
            (struct verdict){.kind = pairs[i].kind, .value = pairs[i].repeat, .start_ms = 9});
        CHECK_INT(b.value, pairs[i].together);
        CHECK_INT(b.start_ms, b.in_first ? 7 : 9);
        CHECK_INT(b.in_first,
                  pairs[i].together == pairs[i].first && pairs[i].first != pairs[i].repeat);
    }
}

/* Whoever was asked for the name, phone and address once more, and says all three right, has. */
static void details_that_were_left_open_are_settled_by_a_repeat_that_says_all_of_them(void)
{
    struct verdict open = {.kind = VERDICT_RULE, .value = VERDICT_UNDECIDED, .all_back = true};
    struct verdict right = {.kind = VERDICT_RULE, .value = VERDICT_MET, .all_back = true};
    struct verdict wrong = {.kind = VERDICT_RULE, .value = VERDICT_NOT_MET, .all_back = true};
    CHECK_INT(together(open, right).value, VERDICT_MET);
    CHECK_INT(together(open, wrong).value, VERDICT_UNDECIDED); /* a part alone was repeated */
    CHECK_INT(together(wrong, right).value, VERDICT_NOT_MET);
}

static void another_forbidden_word_than_the_first_time_is_another_word(void)
{
    struct verdict first = {.kind = VERDICT_RULE, .value = VERDICT_UNDECIDED, .once = true};
    struct verdict repeat = {.kind = VERDICT_RULE, .value = VERDICT_NOT_MET, .once = true};
    strcpy(first.heard, "等着吧");
    strcpy(repeat.heard, "等着吧");
    CHECK_INT(together(first, repeat).value, VERDICT_UNDECIDED);
    strcpy(repeat.heard, "少废话");
    CHECK_INT(together(first, repeat).value, VERDICT_NOT_MET);
}

static void a_silent_repeat_leaves_the_first_try_and_silence_before_words_leaves_the_words(void)
{
    struct verdict silent = {.value = VERDICT_UNDECIDED, .origin = ORIGIN_UNHEARD};
    struct verdict met = {.value = VERDICT_MET}, missed = {.value = VERDICT_NOT_MET};
    CHECK_INT(together(met, silent).value, VERDICT_MET);
    CHECK_INT(together(missed, silent).value, VERDICT_NOT_MET);
    CHECK_INT(together(silent, met).value, VERDICT_MET);
    CHECK_INT(together(silent, missed).value, VERDICT_NOT_MET);
    CHECK_INT(together(silent, silent).value, VERDICT_UNDECIDED);
}

/* The ear failed on a try: nobody knows what was said, and no silence or slip after it decides
 * that. */
static void a_deaf_try_becomes_no_verdict_whatever_the_other_try_is(void)
{
    struct verdict deaf = {.value = VERDICT_UNDECIDED}, met = {.value = VERDICT_MET};
    struct verdict silent = {.value = VERDICT_UNDECIDED, .origin = ORIGIN_UNHEARD};
    struct verdict missed = {.value = VERDICT_NOT_MET};
    CHECK_INT(together(deaf, silent).value, VERDICT_UNDECIDED);
    CHECK_INT(together(deaf, silent).origin,
              ORIGIN_REPLY); /* to the customer, too, it is no silence */
    CHECK_INT(together(deaf, missed).value, VERDICT_UNDECIDED);
    CHECK_INT(together(deaf, deaf).value, VERDICT_UNDECIDED);
    CHECK_INT(together(deaf, met).value, VERDICT_MET);
    CHECK_INT(together(silent, deaf).origin, ORIGIN_REPLY);
}

/* The first turn's greeting, owed in the third, which expects something else. */
static void what_is_owed_and_said_is_one_more_verdict_that_earns_nothing_by_itself(void)
{
    struct owed owed = {.turn = &fixture_turns[0], .expectation = &fixture_turns[0].expects[0]};
    struct turn turn = fixture_turns[2];
    const struct network **networks = NULL;
    struct verdicts verdicts;
    size_t count = 0;
    turn.owed = &owed;
    turn.n_owed = 1;
    CHECK_INT(judge_networks(&fixture, &turn, NULL, &networks, &count), STATUS_OK);
    free(networks);
    struct heard_segment segment = {.start_ms = 100, .end_ms = 5000};
    struct evidence *evidence = calloc(count, sizeof *evidence);
    struct heard heard = {.duration_ms = 6000,
                          .segments = &segment,
                          .n_segments = 1,
                          .evidence = evidence,
                          .n_evidence = count};
    CHECK_INT(judge_reply(&fixture, &turn, &heard, &(struct scene){0}, &verdicts), STATUS_OK);
    size_t own = verdicts.count;
    CHECK_INT(own, turn.n_expects + turn.n_rules); /* not said: no verdict of it */
    verdicts_finish(&verdicts);
    for (size_t i = 0; i < count; i++)
        evidence[i] = (struct evidence){.verdict = EVIDENCE_SAID, .score = 1, .end_ms = 900};
    for (owed.reply = 0; owed.reply < 2; owed.reply++) {
        CHECK_INT(judge_reply(&fixture, &turn, &heard, &(struct scene){0}, &verdicts), STATUS_OK);
        CHECK_INT(verdicts.count, own + 1);
        CHECK_INT(verdicts.items[own].origin, owed.reply ? ORIGIN_MADE_UP : ORIGIN_AHEAD);
        CHECK_INT(verdicts.items[own].points, 0);
        verdicts_finish(&verdicts);
    }
    free(evidence);
}

static void what_was_said_before_its_turn_counts_when_it_is_due(void)
{
    struct bench bench;
    struct said_before said = {.id = "apologise", .reply = 2};
    struct scene scene = {.said_before = &said, .n_said_before = 1};
    bench_init(&bench);
    CHECK_INT(judge_reply(&fixture, &fixture_turns[0], &bench.heard, &scene, &bench.verdicts),
              STATUS_OK);
    const struct verdict *apologise = &bench.verdicts.items[V_APOLOGISE];
    CHECK_INT(apologise->value, VERDICT_MET);
    CHECK_INT(apologise->origin, ORIGIN_BEFORE);
    CHECK_INT(apologise->other, 2);
    CHECK_INT(bench.verdicts.items[V_UNSURE].value, VERDICT_NOT_MET);
    verdicts_finish(&bench.verdicts);
}

static void what_is_made_up_for_is_met_in_the_reply_before(void)
{
    struct verdict missed = {.id = "apologise", .value = VERDICT_NOT_MET};
    struct verdict other = {.id = "greet", .value = VERDICT_NOT_MET};
    struct verdict item = {
        .id = "apologise", .value = VERDICT_MET, .origin = ORIGIN_MADE_UP, .other = 1};
    struct verdict both[] = {other, missed};
    struct verdicts before = {both, 2};
    CHECK(verdict_missed(&before, &item) == &both[1]);
    verdict_make_good(&both[1], 2);
    CHECK_INT(both[1].value, VERDICT_MET);
    CHECK_INT(both[1].origin, ORIGIN_LATER);
    CHECK(verdict_missed(&before, &item) == NULL);
    item.origin = ORIGIN_AHEAD;
    both[1] = missed;
    CHECK(verdict_missed(&before, &item) == NULL);
}

int main(void)
{
    RUN(each_network_is_listened_for_once_in_a_fixed_order);
    RUN(taboos_are_listened_for_only_where_a_rule_forbids_them);
    RUN(a_move_is_met_when_one_of_its_wordings_was_said);
    RUN(of_two_wordings_said_the_better_score_is_shown);
    RUN(a_doubtful_wording_leaves_the_move_undecided);
    RUN(what_was_not_said_has_no_place_and_no_words);
    RUN(a_syllable_without_characters_is_shown_as_a_cross);
    RUN(silence_leaves_all_open_as_unheard_and_no_rule_earns_points);
    RUN(a_written_reply_without_a_word_meets_nothing);
    RUN(a_hearing_that_failed_leaves_everything_undecided);
    RUN(where_the_sound_broke_off_nothing_is_missing_for_sure);
    RUN(a_forbidden_word_stands_where_the_sound_broke_off_far_from_it);
    RUN(a_taboo_breaks_its_rule_and_says_where);
    RUN(a_taboo_inside_a_longer_wording_heard_as_well_does_not_count);
    RUN(an_order_is_judged_only_when_both_are_heard);
    RUN(an_order_goes_by_the_first_mention_of_each);
    RUN(the_standard_phrase_wins_over_the_order_it_breaks);
    RUN(a_standard_phrase_does_not_excuse_itself);
    RUN(long_words_are_cut_between_characters);
    RUN(the_pair_keeps_the_good_of_moves_and_the_bad_of_rules);
    RUN(what_is_owed_and_said_is_one_more_verdict_that_earns_nothing_by_itself);
    RUN(what_was_said_before_its_turn_counts_when_it_is_due);
    RUN(what_is_made_up_for_is_met_in_the_reply_before);
    RUN(details_that_were_left_open_are_settled_by_a_repeat_that_says_all_of_them);
    RUN(another_forbidden_word_than_the_first_time_is_another_word);
    RUN(a_deaf_try_becomes_no_verdict_whatever_the_other_try_is);
    RUN(a_silent_repeat_leaves_the_first_try_and_silence_before_words_leaves_the_words);
    return CHECK_RESULT();
}
