/* The shipped plays and drills, without sound: whoever is drawn, good replies lead to a good end,
 * silence never does, and every ending is reached by somebody. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/load/pack_open.h"
#include "scoring/conversation.h"
#include "scoring/judge.h"
#include "scoring/text_ear.h"
#include "tests/check.h"
#include "tests/random.h"

#define PACK YINGDA_SOURCE_DIR "/scenarios/packs/power-supply"

static struct pack *pack;

/* Every item's verdict by a coin that falls on its head `met_pct` of the time. */
static void reply(struct conversation *talk, unsigned *state, unsigned met_pct)
{
    struct verdict items[64];
    struct verdicts verdicts = {items, 0};
    for (size_t i = 0; i < talk->turn->n_expects; i++) {
        const struct utterance *utterance = talk->turn->expects[i].utterance;
        items[verdicts.count++] = (struct verdict){
            .kind = utterance->kind == UTTERANCE_PHRASE ? VERDICT_PHRASE : VERDICT_MOVE,
            .id = utterance->id,
            .value = random_below(state, 100) < met_pct ? VERDICT_MET : VERDICT_NOT_MET};
    }
    conversation_advance(talk, &verdicts);
}

static void talk_through(struct conversation *talk, const struct play *play, unsigned state,
                         unsigned met_pct)
{
    conversation_init(talk, pack, play, 0);
    while (talk->turn) {
        CHECK(conversation_line(talk) != NULL);
        reply(talk, &state, met_pct);
    }
    CHECK(talk->ending != NULL);
}

static bool is_flagship(const struct play *play)
{
    return strcmp(play->id, "complaint") == 0 || strcmp(play->id, "outage") == 0 ||
           strcmp(play->id, "theft") == 0;
}

static void good_replies_calm_whoever_is_drawn(void)
{
    for (size_t i = 0; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[i];
        for (size_t k = 0; k < play->n_drawn; k++) {
            struct conversation talk;
            talk_through(&talk, &play->drawn[k], 1, 100);
            if (talk.ending->outcome != OUTCOME_CALMED)
                fprintf(stderr, "%s, %s: %s at mood %d\n", play->id,
                        play->drawn[k].customer.personality->id, talk.ending->id, talk.mood);
            CHECK_INT(talk.ending->outcome, OUTCOME_CALMED);
            CHECK(talk.replies >= (is_flagship(play) ? 8 : 5));
        }
    }
}

static void who_says_nothing_calms_nobody(void)
{
    for (size_t i = 0; i < pack->n_plays; i++) {
        for (size_t k = 0; k < pack->plays[i].n_drawn; k++) {
            struct conversation talk;
            talk_through(&talk, &pack->plays[i].drawn[k], 1, 0);
            CHECK(talk.ending->outcome != OUTCOME_CALMED);
        }
    }
}

static bool ends_by_phone(const struct play *play, const struct ending *ending)
{
    return play->place == PLACE_PHONE && (strcmp(play->on_hang_up, ending->id) == 0 ||
                                          strcmp(play->on_ring_out, ending->id) == 0);
}

/* 400 sessions of each, from poor to good. Hanging up is a way of its own. */
static void every_ending_is_reached_by_somebody(void)
{
    for (size_t i = 0; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[i];
        int reached[32] = {0};
        CHECK(play->n_endings >= (is_flagship(play) ? 3 : 2) && play->n_endings <= 32);
        for (unsigned run = 0; run < 400; run++) {
            struct conversation talk;
            talk_through(&talk, &play->drawn[run % play->n_drawn], run, run % 20 * 5);
            reached[talk.ending - talk.play->endings]++;
        }
        for (size_t k = 0; k < play->n_endings; k++) {
            bool by_phone = ends_by_phone(play, &play->endings[k]);
            if (!by_phone && !reached[k])
                fprintf(stderr, "%s: nobody reaches %s\n", play->id, play->endings[k].id);
            CHECK(by_phone || reached[k]);
        }
    }
}

static enum verdict_value any_value(unsigned *state)
{
    return (enum verdict_value)random_below(state, 4);
}

/* All four values for moves, phrases and rules alike, as no judge would give them. */
static void reply_of_any_kind(struct conversation *talk, unsigned *state)
{
    struct verdict items[128];
    struct verdicts verdicts = {items, 0};
    const struct turn *turn = talk->turn;
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *utterance = turn->expects[i].utterance;
        items[verdicts.count++] = (struct verdict){
            .kind = utterance->kind == UTTERANCE_PHRASE ? VERDICT_PHRASE : VERDICT_MOVE,
            .id = utterance->id,
            .value = any_value(state)};
    }
    for (size_t i = 0; i < turn->n_rules && verdicts.count < 128; i++)
        items[verdicts.count++] = (struct verdict){
            .kind = VERDICT_RULE, .id = turn->rules[i]->id, .value = any_value(state)};
    conversation_advance(talk, &verdicts);
}

static void ends_whatever_is_said(const struct play *play, unsigned seed)
{
    struct conversation talk;
    unsigned state = seed * 2654435761u;
    size_t replies = 0;
    conversation_init(&talk, pack, play, seed);
    const size_t most = 2 * talk.play->n_turns; /* each turn once, and once again where not heard */
    for (; talk.turn && replies <= most; replies++) {
        CHECK(conversation_line(&talk) != NULL);
        reply_of_any_kind(&talk, &state);
        if (replies > 0 && state % 50 == 0)
            conversation_hang_up(&talk);
        CHECK(talk.mood >= 0 && talk.mood <= 100);
    }
    CHECK(!talk.turn && talk.ending);
}

static void every_play_and_drill_ends_whatever_the_seed_and_the_verdicts(void)
{
    for (unsigned seed = 0; seed < 500; seed++) {
        for (size_t i = 0; i < pack->n_plays; i++)
            ends_whatever_is_said(&pack->plays[i], seed);
        for (size_t i = 0; i < pack->n_drills; i++)
            ends_whatever_is_said(&pack->drills[i].play, seed);
    }
}

static void each_turn_has_lines_for_two_moods(void)
{
    for (size_t i = 0; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[i];
        int with_two = 0;
        for (size_t k = 0; k < play->n_turns; k++)
            with_two += play->turns[k].n_says >= 2;
        CHECK(with_two + 2 >= (int)play->n_turns); /* a side turn may have one */
    }
}

static void plays_have_people_personalities_and_standards_to_choose_from(void)
{
    for (size_t i = 0; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[i];
        int repeats = 0;
        CHECK(play->n_drawn >= 9); /* three people with three personalities */
        CHECK(play->n_standards >= 2);
        for (size_t k = 0; k < play->n_turns; k++) {
            for (size_t m = 0; m < play->turns[k].n_expects; m++)
                repeats += play->turns[k].expects[m].utterance->fitted;
        }
        CHECK(repeats >= 2 || strcmp(play->id, "meter-reading") == 0);
    }
}

/* What a drill accepts is said by some sample of each wording; what it must not is said by none: a
 * wording may well be found in a near miss that denies it, so the judge is asked, not the network.
 */
static bool meets(const struct play *play, const char *text)
{
    const struct turn *turn = play->turns;
    const struct standard *standard = pack_standard(pack, play->standard);
    struct scene scene = {.standard = standard, .customer = &play->customer, .words_alone = true};
    struct heard heard;
    struct verdicts verdicts;
    bool met = false;
    CHECK_INT(text_ear_hear(pack, turn, standard, text, &heard, NULL), STATUS_OK);
    CHECK_INT(judge_reply(pack, turn, &heard, &scene, &verdicts), STATUS_OK);
    for (size_t i = 0; i < verdicts.count; i++)
        met |= verdicts.items[i].kind != VERDICT_RULE && verdicts.items[i].value == VERDICT_MET;
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    return met;
}

static void each_play_can_be_had_at_three_levels(void)
{
    static const enum play_level levels[] = {LEVEL_MILD, LEVEL_USUAL, LEVEL_HARD};
    for (size_t i = 0; i < pack->n_plays; i++) {
        for (size_t k = 0; k < 3; k++) {
            for (uint32_t seed = 1; seed < 40; seed++) {
                uint32_t drawn = play_level_seed(&pack->plays[i], seed, levels[k]);
                const struct personality *personality =
                    play_draw(&pack->plays[i], drawn)->customer.personality;
                CHECK(personality && personality->level == (int)levels[k]);
                CHECK((personality->interrupts_ms > 0) == (levels[k] == LEVEL_HARD));
                CHECK(personality->mood_most < 100);
            }
        }
        CHECK_INT(play_level_seed(&pack->plays[i], 7, LEVEL_ANY), 7);
    }
}

static void near_misses_meet_nothing_and_wordings_do(void)
{
    size_t n_hints = 0; /* the 39 situations of 001 第6篇; the rest are the rulebook's own */
    for (size_t i = 0; i < pack->n_situations; i++)
        n_hints += strncmp(pack->situations[i].id, "N-", 2) == 0;
    CHECK_INT(n_hints, 39);
    CHECK_INT(pack->n_drills, pack->n_situations);
    for (size_t i = 0; i < pack->n_drills; i++) {
        const struct drill *drill = &pack->drills[i];
        const struct turn *turn = drill->play.turns;
        for (size_t k = 0; k < drill->n_near_misses; k++)
            CHECK(!meets(&drill->play, drill->near_misses[k].text));
        for (size_t k = 0; k < turn->n_expects; k++) {
            const struct utterance *utterance = turn->expects[k].utterance;
            for (size_t m = 0; m < utterance->n_wordings; m++) {
                char sample[200];
                CHECK_INT(network_sample(&utterance->wordings[m].network, sample, sizeof sample),
                          STATUS_OK);
                bool met = meets(&drill->play, sample);
                if (!met)
                    fprintf(stderr, "%s: \"%s\" is not met\n", drill->play.id, sample);
                CHECK(met);
            }
        }
    }
}

int main(void)
{
    struct problems problems = {0};
    CHECK_INT(pack_open(&pack, PACK, &problems), STATUS_OK);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    if (pack) {
        RUN(good_replies_calm_whoever_is_drawn);
        RUN(who_says_nothing_calms_nobody);
        RUN(every_ending_is_reached_by_somebody);
        RUN(every_play_and_drill_ends_whatever_the_seed_and_the_verdicts);
        RUN(each_turn_has_lines_for_two_moods);
        RUN(plays_have_people_personalities_and_standards_to_choose_from);
        RUN(each_play_can_be_had_at_three_levels);
    RUN(near_misses_meet_nothing_and_wordings_do);
    }
    pack_close(pack);
    return CHECK_RESULT();
}
