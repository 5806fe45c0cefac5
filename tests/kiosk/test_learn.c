/* kiosk/learn without ears: what tries come to, which lesson comes next, how words are spelled. */
#include <stdlib.h>
#include <unistd.h>

#include "kiosk/learn/lesson_list.h"
#include "kiosk/learn/round.h"
#include "kiosk/learn/shelf.h"
#include "kiosk/learn/sitting.h"
#include "kiosk/ui/spelled.h"
#include "scenarios/load/pack_open.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"

static const int64_t day_ms = 86400000, now_ms = 1700000000000;

static struct pack *pack;
static struct shelf shelf;

static struct verdict verdict_of(enum verdict_kind kind, enum verdict_value value)
{
    return (struct verdict){.kind = kind, .value = value, .origin = ORIGIN_REPLY, .name = "x"};
}

static enum tried tried_with(enum verdict_value first, enum verdict_value second,
                             enum verdict_value rule)
{
    struct verdict items[] = {verdict_of(VERDICT_MOVE, first), verdict_of(VERDICT_PHRASE, second),
                              verdict_of(VERDICT_RULE, rule)};
    items[2].id = "no-taboo";
    return tried_of(pack, &(struct verdicts){items, 3});
}

static void a_try_is_what_is_sure_of_it(void)
{
    CHECK_INT(tried_with(VERDICT_MET, VERDICT_MET, VERDICT_MET), TRIED_MET);
    CHECK_INT(tried_with(VERDICT_MET, VERDICT_NOT_MET, VERDICT_MET), TRIED_MISSED);
    CHECK_INT(tried_with(VERDICT_MET, VERDICT_MET, VERDICT_NOT_MET), TRIED_MISSED);
    CHECK_INT(tried_with(VERDICT_MET, VERDICT_UNDECIDED, VERDICT_MET), TRIED_UNCLEAR);
    CHECK_INT(tried_with(VERDICT_UNDECIDED, VERDICT_NOT_MET, VERDICT_MET), TRIED_MISSED);
    CHECK_INT(tried_with(VERDICT_MET, VERDICT_MET, VERDICT_UNDECIDED), TRIED_MET);
    CHECK_INT(tried_with(VERDICT_MET, VERDICT_MET, VERDICT_NOT_APPLICABLE), TRIED_MET);
}

static void silence_is_unheard_and_not_a_miss(void)
{
    struct verdict unheard = verdict_of(VERDICT_MOVE, VERDICT_UNDECIDED);
    unheard.origin = ORIGIN_UNHEARD;
    CHECK_INT(tried_of(pack, &(struct verdicts){&unheard, 1}), TRIED_UNHEARD);
}

static void how_it_was_said_does_not_tell_whether_the_words_are_known(void)
{
    struct verdict items[] = {verdict_of(VERDICT_MOVE, VERDICT_MET),
                              verdict_of(VERDICT_RULE, VERDICT_NOT_MET)};
    items[1].id = "even-loudness";
    CHECK(pack_rule(pack, items[1].id) != NULL);
    CHECK_INT(tried_of(pack, &(struct verdicts){items, 2}), TRIED_MET);
    items[1].id = "no-taboo";
    CHECK_INT(tried_of(pack, &(struct verdicts){items, 2}), TRIED_MISSED);
}

/* What the tries in their order come to; 0: nothing is graded. */
static int graded(struct sitting sitting, const enum tried *tries, int n)
{
    enum recall_grade grade;
    for (int i = 0; i < n; i++)
        sitting_take(&sitting, tries[i]);
    return sitting_grade(&sitting, &grade) ? (int)grade : 0;
}

static void the_grade_follows_from_the_tries(void)
{
    static const enum tried met[] = {TRIED_MET}, missed[] = {TRIED_MISSED},
                            second[] = {TRIED_MISSED, TRIED_MET},
                            noisy[] = {TRIED_UNCLEAR, TRIED_UNHEARD, TRIED_MET},
                            nothing[] = {TRIED_UNHEARD, TRIED_UNCLEAR},
                            played[] = {TRIED_MET, TRIED_MISSED};
    struct sitting alone = {.helped = false}, helped = {.helped = true};
    CHECK_INT(graded(alone, met, 1), RECALL_GOOD);
    CHECK_INT(graded(helped, met, 1), RECALL_HARD);
    CHECK_INT(graded(alone, second, 2), RECALL_HARD);
    CHECK_INT(graded(alone, missed, 1), RECALL_AGAIN);
    CHECK_INT(graded(helped, missed, 1), RECALL_AGAIN);
    CHECK_INT(graded(alone, noisy, 3), RECALL_GOOD);
    CHECK_INT(graded(alone, nothing, 2), 0);
    CHECK_INT(graded(alone, nothing, 0), 0);
    CHECK_INT(graded(alone, played, 2), RECALL_GOOD);
}

/* The model voice lights a cell a syllable. */
static size_t syllables_said(const char *words)
{
    struct reading *readings = NULL;
    size_t count = 0;
    CHECK_INT(lexicon_speak(pack->lexicon, words, &readings, &count), STATUS_OK);
    free(readings);
    return count;
}

static void every_lesson_of_the_pack_can_be_played_and_spelled(void)
{
    struct spelled spelled = {.n_cells = 0};
    int phrases = 0, drills = 0;
    CHECK_INT(shelf_gather(&shelf, &pack, 1), STATUS_OK);
    for (int i = 0; i < shelf.n; i++) {
        struct lesson_scene scene;
        const struct lesson *lesson = &shelf.items[i].lesson;
        const struct play *play = lesson_play(lesson, &scene);
        CHECK_INT(play->n_turns, 1);
        CHECK(play->turns[0].n_expects > 0);
        CHECK(play_ending(play, play->turns[0].exits[0].to) != NULL);
        phrases += lesson->kind == LESSON_PHRASE;
        drills += lesson->kind == LESSON_DRILL;
        for (size_t k = 0; k < play->turns[0].n_expects; k++) {
            const char *words = play->turns[0].expects[k].utterance->better;
            CHECK_INT(spelled_init(&spelled, pack->lexicon, words), STATUS_OK);
            CHECK(spelled.n_cells > 0);
            CHECK_INT(spelled.n_cells, syllables_said(words));
        }
    }
    spelled_finish(&spelled);
    CHECK_INT(drills, 58);
    CHECK(phrases >= 9);
    CHECK_INT(shelf.n, phrases + drills);
}

static int index_of(const char *id)
{
    for (int i = 0; i < shelf.n; i++) {
        if (strcmp(shelf.items[i].lesson.id, id) == 0)
            return i;
    }
    return -1;
}

static void a_phrase_is_asked_for_by_what_it_is_for(void)
{
    const struct shelf_item *welcome = &shelf.items[index_of("G-6.1")];
    CHECK_TEXT(welcome->lesson.cue, "迎客让座，问需要什么帮助");
    CHECK(shelf_is_asked(welcome));
    CHECK(!shelf_is_asked(&shelf.items[index_of("G-6.9")])); /* it would tell its own words */
    CHECK(!shelf_is_asked(&shelf.items[index_of("polite-hello")]));
    CHECK_TEXT(shelf.items[index_of("drill-greet")].lesson.cue, "喂？");
}

static struct shelf_item *answered(const char *id, enum recall_grade grade, int64_t days_ago)
{
    struct shelf_item *item = &shelf.items[index_of(id)];
    item->recall = recall_review(&item->recall, grade, now_ms - days_ago * day_ms);
    item->last = grade;
    return item;
}

static void next_is(const char *id)
{
    int next = shelf_next(&shelf, now_ms);
    CHECK(next >= 0);
    if (next < 0)
        return;
    CHECK_TEXT(shelf.items[next].lesson.id, id);
    shelf.items[next].taken = true;
}

static void what_is_most_forgotten_comes_first_then_what_is_new(void)
{
    shelf_forget(&shelf);
    answered("drill-wait", RECALL_GOOD, 3);
    answered("drill-greet", RECALL_GOOD, 40);
    answered("drill-upset", RECALL_AGAIN, 2);
    answered("G-6.1", RECALL_EASY, 0);
    CHECK_INT(shelf_due(&shelf, now_ms), 3);
    CHECK_INT(shelf_due(&shelf, now_ms + 30 * day_ms), 4);
    next_is("drill-greet");
    next_is("drill-upset");
    next_is("drill-wait");
    next_is("G-6.2");
    next_is("G-6.3");
}

static void the_rest_comes_when_nothing_is_due_or_new_and_then_it_is_over(void)
{
    int n = 0;
    for (int i = 0; i < shelf.n; i++)
        shelf.items[i].taken = strcmp(shelf.items[i].lesson.id, "G-6.1") != 0;
    next_is("G-6.1");
    CHECK_INT(shelf_next(&shelf, now_ms), -1);
    for (int i = 0; i < shelf.n; i++) {
        shelf.items[i].taken = false;
        n += shelf_is_asked(&shelf.items[i]);
    }
    for (; n > 0; n--)
        shelf.items[shelf_next(&shelf, now_ms)].taken = true;
    CHECK_INT(shelf_next(&shelf, now_ms), -1);
}

static void the_standing_says_what_was_missed_and_what_is_due(void)
{
    shelf_forget(&shelf);
    CHECK_INT(shelf_standing(&shelf.items[0], now_ms), STANDING_NEW);
    CHECK_INT(shelf_standing(answered("drill-wait", RECALL_AGAIN, 0), now_ms), STANDING_MISSED);
    CHECK_INT(shelf_standing(answered("drill-upset", RECALL_GOOD, 0), now_ms), STANDING_KNOWN);
    CHECK_INT(shelf_standing(answered("drill-greet", RECALL_GOOD, 9), now_ms), STANDING_DUE);
    CHECK_INT(shelf_count(&shelf, STANDING_NEW, now_ms), shelf.n - 3);
}

static void what_was_kept_of_a_person_is_found_again(void)
{
    struct records *records = NULL;
    int64_t person;
    CHECK_INT(records_open(&records, fresh_path()), STATUS_OK);
    CHECK_INT(records_person_add(records, "李敏", &person), STATUS_OK);
    struct review review = {person, pack->id, REVIEW_DRILL, "drill-greet", RECALL_GOOD, now_ms};
    CHECK_INT(records_review_add(records, &review), STATUS_OK);
    CHECK_INT(shelf_read(&shelf, records, person), STATUS_OK);
    CHECK_INT(shelf_count(&shelf, STANDING_NEW, now_ms), shelf.n - 1);
    CHECK_INT(shelf_standing(&shelf.items[index_of("drill-greet")], now_ms), STANDING_KNOWN);
    CHECK_INT(shelf_read(&shelf, records, person + 1), STATUS_OK);
    CHECK_INT(shelf_count(&shelf, STANDING_NEW, now_ms), shelf.n);
    records_close(records);
}

/* Each lesson stands in one of the two lists, below a heading, and leads to the next. */
static void the_lists_hold_every_lesson_once_under_headings(void)
{
    struct lesson_list list = {.n_rows = 0};
    int rows = 0, headings = 0;
    for (int tab = 0; tab < LEARN_TABS; tab++) {
        CHECK_INT(lesson_list_fill(&list, &shelf, (enum learn_tab)tab, now_ms), STATUS_OK);
        CHECK(list.n_rows > 0 && list.rows[0].heading);
        for (int i = 0; i < list.n_rows; i++) {
            headings += list.rows[i].heading != NULL;
            CHECK_INT(lesson_list_after(&list, list.rows[i].lesson),
                      i + 1 < list.n_rows ? list.rows[i + 1].lesson : -1);
        }
        rows += list.n_rows;
    }
    CHECK_INT(rows, shelf.n);
    CHECK_INT(headings, 4 + 3);
    lesson_list_finish(&list);
}

static void a_round_ends_after_three_minutes_and_counts_what_it_held(void)
{
    struct round round;
    struct round_view view;
    round_begin(&round, 1000);
    CHECK_INT(round_left_ms(&round, 1000), 180000);
    round_add(&round, "a", TRIED_MET);
    round_add(&round, "b", TRIED_MISSED);
    round_add(&round, "c", TRIED_UNHEARD);
    round_add(&round, "d", TRIED_UNCLEAR);
    CHECK(!round_is_full(&round, 180999));
    CHECK(round_is_full(&round, 181000));
    CHECK_INT(round_left_ms(&round, 500000), 0);
    round_view_fill(&round, &view);
    CHECK_INT(view.n_rows, 4);
    CHECK_INT(view.n_met, 1);
    CHECK_INT(view.n_missed, 1);
    CHECK_INT(view.n_open, 2);
    for (int i = 0; i < 99; i++)
        round_add(&round, "e", TRIED_MET);
    CHECK_INT(round.n_rows, ROUND_MOST);
    CHECK(round_is_full(&round, 1000));
}

static void words_are_spelled_with_pinyin_and_the_signs_behind_them(void)
{
    struct spelled spelled = {.n_cells = 0};
    CHECK_INT(spelled_init(&spelled, pack->lexicon, "您好，请稍候！"), STATUS_OK);
    CHECK_INT(spelled.n_cells, 5);
    CHECK_TEXT(spelled.cells[0].hanzi, "您");
    CHECK_TEXT(spelled.cells[0].pinyin, "nín");
    CHECK_TEXT(spelled.cells[0].pause, "");
    CHECK_TEXT(spelled.cells[1].pinyin, "hǎo");
    CHECK_TEXT(spelled.cells[1].pause, "，");
    CHECK_TEXT(spelled.cells[4].pause, "！");
    CHECK_INT(spelled_init(&spelled, pack->lexicon, "zzz\xFF"), STATUS_INVALID);
    CHECK_INT(spelled.n_cells, 0);
    spelled_finish(&spelled);
    spelled_finish(&spelled);
}

static struct heard_syllable syllable_of(const char *hanzi, float clarity)
{
    struct heard_syllable syllable = {.clarity = clarity};
    snprintf(syllable.hanzi, sizeof syllable.hanzi, "%s", hanzi);
    return syllable;
}

static void each_syllable_shows_how_clear_it_was(void)
{
    struct heard_syllable heard[] = {syllable_of("您", 0.9f), syllable_of("好", 0.3f),
                                     syllable_of("请", 0.02f), syllable_of("不", 0.9f),
                                     syllable_of("候", 0.5f)};
    struct evidence evidence = {.verdict = EVIDENCE_SAID, .syllables = heard, .n_syllables = 5};
    struct spelled spelled = {.n_cells = 0};
    CHECK_INT(spelled_init(&spelled, pack->lexicon, "您好，请稍候！"), STATUS_OK);
    spelled_mark(&spelled, &evidence);
    CHECK_INT(spelled.cells[0].clarity, CLARITY_CLEAR);
    CHECK_INT(spelled.cells[1].clarity, CLARITY_FAINT);
    CHECK_INT(spelled.cells[2].clarity, CLARITY_UNCLEAR);
    CHECK_INT(spelled.cells[3].clarity, CLARITY_UNKNOWN); /* 稍 was not heard */
    CHECK_INT(spelled.cells[4].clarity, CLARITY_CLEAR);
    evidence.verdict = EVIDENCE_NOT_SAID;
    spelled_mark(&spelled, &evidence);
    for (int i = 0; i < spelled.n_cells; i++)
        CHECK_INT(spelled.cells[i].clarity, CLARITY_UNKNOWN);
    spelled_finish(&spelled);
}

int main(void)
{
    struct problems problems = {0};
    if (!mkdtemp(folder) ||
        pack_open(&pack, "scenarios/packs/power-supply", &problems) != STATUS_OK)
        return 1;
    RUN(a_try_is_what_is_sure_of_it);
    RUN(silence_is_unheard_and_not_a_miss);
    RUN(how_it_was_said_does_not_tell_whether_the_words_are_known);
    RUN(the_grade_follows_from_the_tries);
    RUN(every_lesson_of_the_pack_can_be_played_and_spelled);
    RUN(a_phrase_is_asked_for_by_what_it_is_for);
    RUN(what_is_most_forgotten_comes_first_then_what_is_new);
    RUN(the_rest_comes_when_nothing_is_due_or_new_and_then_it_is_over);
    RUN(the_standing_says_what_was_missed_and_what_is_due);
    RUN(what_was_kept_of_a_person_is_found_again);
    RUN(the_lists_hold_every_lesson_once_under_headings);
    RUN(a_round_ends_after_three_minutes_and_counts_what_it_held);
    RUN(words_are_spelled_with_pinyin_and_the_signs_behind_them);
    RUN(each_syllable_shows_how_clear_it_was);
    shelf_finish(&shelf);
    problems_finish(&problems);
    pack_close(pack);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
