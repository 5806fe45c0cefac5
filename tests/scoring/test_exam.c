/* The exam: papers drawn by their number from the shipped pack, and when one is passed. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/exam_paper.h"
#include "scenarios/load/pack_open.h"
#include "scoring/card/exam_result.h"
#include "tests/check.h"

#define PACK YINGDA_SOURCE_DIR "/scenarios/packs/power-supply"

enum { PAPERS = 2000 };

static struct pack *pack;

static void paper_of(int serial, struct exam_paper *paper)
{
    char number[24];
    exam_paper_number(2026, 11, 21, serial, number);
    exam_paper_draw(pack, number, paper);
}

static void a_papers_number_is_its_day_and_a_serial(void)
{
    char number[24];
    exam_paper_number(2026, 3, 9, 42, number);
    CHECK_INT(strlen(number), 14);
    CHECK(strncmp(number, "20260309-0042", 13) == 0);
}

/* Every wrong digit, and every two neighbours that changed places. */
static void a_slip_of_the_finger_is_no_other_paper(void)
{
    char number[24], typed[24], read[24];
    for (int serial = 0; serial < EXAM_SERIALS; serial += 37) {
        exam_paper_number(2026, 11, 21, serial, number);
        CHECK_INT(exam_paper_number_read(number, read), PAPER_NUMBER_FINE);
        CHECK_TEXT(read, number);
        for (size_t i = 0; i < strlen(number); i++) {
            strcpy(typed, number);
            for (char digit = '0'; number[i] != '-' && digit <= '9'; digit++) {
                typed[i] = digit;
                CHECK_INT(exam_paper_number_read(typed, read),
                          digit == number[i] ? PAPER_NUMBER_FINE : PAPER_NUMBER_WRONG);
            }
            strcpy(typed, number);
            if (number[i] == '-' || number[i + 1] == '-' || number[i] == number[i + 1] ||
                !number[i + 1])
                continue;
            typed[i] = number[i + 1];
            typed[i + 1] = number[i];
            CHECK_INT(exam_paper_number_read(typed, read), PAPER_NUMBER_WRONG);
        }
    }
    CHECK_INT(exam_paper_number_read("202611210042", read), PAPER_NUMBER_SHORT);
    CHECK_INT(exam_paper_number_read("", read), PAPER_NUMBER_SHORT);
}

static void a_trainer_has_a_paper_of_one_subject_drawn_and_other_plays_put_in(void)
{
    for (uint64_t seed = 1; seed < 60; seed++) {
        struct paper_wish wish = {SUBJECT_PHONE, LEVEL_HARD, 2, 5};
        struct exam_paper paper;
        exam_paper_plan(pack, seed, &wish, &paper);
        CHECK(paper.n_plays == 2 && paper.n_questions == 5);
        const struct play *first = paper.plays[0].play, *second = paper.plays[1].play;
        CHECK(first->place == PLACE_PHONE && second->place == PLACE_PHONE && first != second);
        wish.subject = SUBJECT_ALL;
        exam_paper_replace(pack, &wish, seed, 0, &paper);
        CHECK(paper.plays[0].play != first && paper.plays[0].play != second);
        CHECK(paper.plays[1].play == second);
    }
}

static bool papers_same(const struct exam_paper *a, const struct exam_paper *b)
{
    bool same = a->n_plays == b->n_plays && a->n_questions == b->n_questions;
    for (int i = 0; same && i < a->n_plays; i++)
        same = a->plays[i].play == b->plays[i].play && a->plays[i].seed == b->plays[i].seed;
    for (int i = 0; same && i < a->n_questions; i++)
        same =
            a->questions[i].question == b->questions[i].question &&
            memcmp(a->questions[i].order, b->questions[i].order, sizeof a->questions[i].order) == 0;
    return same;
}

static void the_same_number_draws_the_same_paper(void)
{
    struct exam_paper once, again, other;
    int different = 0;
    for (int i = 0; i < 200; i++) {
        paper_of(i, &once);
        paper_of(i, &again);
        paper_of(i + 1, &other);
        CHECK(papers_same(&once, &again));
        different += !papers_same(&once, &other);
    }
    CHECK_INT(different, 200);
}

static void a_paper_has_three_plays_of_three_places_and_ten_questions(void)
{
    for (int i = 0; i < PAPERS; i++) {
        struct exam_paper paper;
        int places = 0;
        paper_of(i, &paper);
        CHECK_INT(paper.n_plays, EXAM_PLAYS);
        CHECK_INT(paper.n_questions, EXAM_QUESTIONS);
        for (int k = 0; k < paper.n_plays; k++) {
            CHECK(paper.plays[k].seed != 0);
            places |= 1 << paper.plays[k].play->place;
        }
        CHECK_INT(places, 1 << PLACE_COUNTER | 1 << PLACE_PHONE | 1 << PLACE_ON_SITE);
    }
}

/* Of the shipped plays the rarest must come up in a twentieth of the papers, or some trainee would
 * never be examined in it. */
static void every_play_comes_up(void)
{
    int *seen = calloc(pack->n_plays, sizeof *seen);
    for (int i = 0; i < PAPERS; i++) {
        struct exam_paper paper;
        paper_of(i, &paper);
        for (int k = 0; k < paper.n_plays; k++)
            seen[paper.plays[k].play - pack->plays]++;
    }
    for (size_t i = 0; i < pack->n_plays; i++)
        CHECK(seen[i] >= PAPERS / 20);
    free(seen);
}

static void no_question_comes_twice_in_a_paper_and_each_comes_up(void)
{
    int *seen = calloc(pack->n_questions, sizeof *seen);
    for (int i = 0; i < PAPERS; i++) {
        struct exam_paper paper;
        paper_of(i, &paper);
        for (int k = 0; k < paper.n_questions; k++) {
            seen[paper.questions[k].question - pack->questions]++;
            for (int j = 0; j < k; j++)
                CHECK(paper.questions[j].question != paper.questions[k].question);
        }
    }
    for (size_t i = 0; i < pack->n_questions; i++)
        CHECK(seen[i] > 0);
    free(seen);
}

static void the_right_answer_stands_at_each_place_equally_often(void)
{
    int at[ANSWERS] = {0}, n = 0;
    for (int i = 0; i < PAPERS; i++) {
        struct exam_paper paper;
        paper_of(i, &paper);
        for (int k = 0; k < paper.n_questions; k++, n++) {
            const struct drawn_question *drawn = &paper.questions[k];
            int right = drawn_question_right(drawn);
            CHECK_TEXT(drawn_question_answer(drawn, right), drawn->question->right);
            at[right]++;
        }
    }
    for (int i = 0; i < ANSWERS; i++)
        CHECK_NEAR((double)at[i] / n, 0.25, 0.02);
}

static void all_questions_can_be_drawn_in_one_go(void)
{
    struct drawn_question *all = calloc(pack->n_questions, sizeof *all);
    CHECK_INT(questions_draw(pack, 7, all, (int)pack->n_questions + 5), pack->n_questions);
    free(all);
}

static void a_pack_with_fewer_plays_gives_a_shorter_paper(void)
{
    struct pack small = *pack;
    struct exam_paper paper;
    small.n_plays = 2;
    small.n_questions = 3;
    exam_paper_draw(&small, "20261121-0001", &paper);
    CHECK_INT(paper.n_plays, 2);
    CHECK(paper.plays[0].play != paper.plays[1].play);
    CHECK_INT(paper.n_questions, 3);
    small.n_plays = small.n_questions = 0;
    exam_paper_draw(&small, "20261121-0001", &paper);
    CHECK_INT(paper.n_plays, 0);
    CHECK_INT(paper.n_questions, 0);
}

static void an_exam_is_passed_only_when_no_review_can_fail_it(void)
{
    struct exam_score sure[] = {{80, 80}, {91, 95}, {85, 100}};
    struct exam_score open[] = {{90, 90}, {79.9, 80}, {85, 85}};
    struct exam_score lost[] = {{90, 90}, {40, 79.9}, {70, 90}};
    CHECK_INT(exam_judge_plays(sure, 3, 80), EXAM_PASSED);
    CHECK_INT(exam_judge_plays(open, 3, 80), EXAM_REVIEW);
    CHECK_INT(exam_judge_plays(lost, 3, 80), EXAM_FAILED);
    CHECK_INT(exam_judge_plays(sure, 0, 80), EXAM_FAILED);
}

static void questions_are_passed_by_the_same_mark_and_count_beside_the_plays(void)
{
    CHECK_INT(exam_judge_questions(8, 10, 80), EXAM_PASSED);
    CHECK_INT(exam_judge_questions(7, 10, 80), EXAM_FAILED);
    CHECK_INT(exam_judge_questions(0, 0, 80), EXAM_PASSED);
    CHECK_INT(exam_judge(EXAM_PASSED, EXAM_PASSED), EXAM_PASSED);
    CHECK_INT(exam_judge(EXAM_REVIEW, EXAM_PASSED), EXAM_REVIEW);
    CHECK_INT(exam_judge(EXAM_REVIEW, EXAM_FAILED), EXAM_FAILED);
    CHECK_INT(exam_judge(EXAM_FAILED, EXAM_PASSED), EXAM_FAILED);
}

int main(void)
{
    struct problems problems;
    problems_init(&problems);
    CHECK_INT(pack_open(&pack, PACK, &problems), STATUS_OK);
    if (pack) {
        RUN(a_papers_number_is_its_day_and_a_serial);
        RUN(a_slip_of_the_finger_is_no_other_paper);
        RUN(a_trainer_has_a_paper_of_one_subject_drawn_and_other_plays_put_in);
        RUN(the_same_number_draws_the_same_paper);
        RUN(a_paper_has_three_plays_of_three_places_and_ten_questions);
        RUN(every_play_comes_up);
        RUN(no_question_comes_twice_in_a_paper_and_each_comes_up);
        RUN(the_right_answer_stands_at_each_place_equally_often);
        RUN(all_questions_can_be_drawn_in_one_go);
        RUN(a_pack_with_fewer_plays_gives_a_shorter_paper);
        RUN(an_exam_is_passed_only_when_no_review_can_fail_it);
        RUN(questions_are_passed_by_the_same_mark_and_count_beside_the_plays);
    }
    pack_close(pack);
    problems_finish(&problems);
    return CHECK_RESULT();
}
