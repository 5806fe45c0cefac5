/* kiosk/quiz: a round of practice and a paper's questions, from the shipped pack. */
#include "kiosk/exam/quiz.h"
#include "scenarios/load/pack_open.h"
#include "tests/check.h"

#define PACK YINGDA_SOURCE_DIR "/scenarios/packs/power-supply"

static struct pack *pack;
static struct quiz quiz;
static struct quiz_view view;

static int right_place(void)
{
    return drawn_question_right(&quiz.questions[quiz.at]);
}

static void in_practice_the_answer_is_told_at_once_and_stands(void)
{
    quiz_begin(&quiz, pack, 5);
    quiz_view_fill(&quiz, &view);
    CHECK(!view.revealed && view.right == -1 && view.chosen == -1);
    quiz_step(&quiz, 1);
    CHECK_INT(quiz.at, 0); /* not past an open question */
    int wrong = (right_place() + 1) % ANSWERS;
    quiz_answer(&quiz, wrong);
    quiz_answer(&quiz, right_place());
    quiz_view_fill(&quiz, &view);
    CHECK(view.revealed);
    CHECK_INT(view.chosen, wrong);
    CHECK_INT(view.right, right_place());
    CHECK(*view.why && *view.clause);
    quiz_step(&quiz, 1);
    CHECK_INT(quiz.at, 1);
    quiz_step(&quiz, -1);
    CHECK_INT(quiz.at, 1);
}

static void a_round_ends_with_how_many_were_right(void)
{
    quiz_begin(&quiz, pack, 6);
    for (int i = 0; i < QUIZ_ROUND; i++) {
        quiz_answer(&quiz, i < 7 ? right_place() : (right_place() + 1) % ANSWERS);
        quiz_step(&quiz, 1);
    }
    quiz_view_fill(&quiz, &view);
    CHECK(view.over);
    CHECK_INT(view.right_so_far, 7);
    quiz_answer(&quiz, 0);
    CHECK_INT(quiz_right(&quiz), 7);
}

static void an_exam_tells_nothing_before_it_is_handed_in_and_lets_answers_be_changed(void)
{
    struct exam_paper paper;
    exam_paper_draw(pack, "20261121-0042", &paper);
    quiz_begin_paper(&quiz, &paper);
    quiz_answer(&quiz, (right_place() + 1) % ANSWERS);
    quiz_view_fill(&quiz, &view);
    CHECK(!view.revealed && view.right == -1 && view.right_so_far == 0);
    quiz_step(&quiz, 1);
    quiz_step(&quiz, -1);
    CHECK_INT(quiz.at, 0);
    quiz_answer(&quiz, right_place());
    for (int i = 0; i < EXAM_QUESTIONS; i++) {
        quiz_answer(&quiz, right_place());
        quiz_step(&quiz, 1);
    }
    CHECK(quiz.over);
    CHECK_INT(quiz_right(&quiz), EXAM_QUESTIONS);
}

static void a_paper_handed_in_is_looked_through_and_not_changed(void)
{
    quiz_step(&quiz, -3);
    CHECK_INT(quiz.at, EXAM_QUESTIONS - 4);
    quiz_answer(&quiz, (right_place() + 1) % ANSWERS);
    quiz_view_fill(&quiz, &view);
    CHECK(view.reviewing && view.revealed && !view.over);
    CHECK_INT(view.chosen, view.right);
}

static void a_pack_without_questions_has_nothing_to_answer(void)
{
    struct pack empty = *pack;
    empty.n_questions = 0;
    quiz_begin(&quiz, &empty, 1);
    quiz_answer(&quiz, 1);
    quiz_step(&quiz, 1);
    quiz_view_fill(&quiz, &view);
    CHECK_INT(view.n, 0);
    CHECK_INT(quiz_right(&quiz), 0);
}

int main(void)
{
    struct problems problems;
    problems_init(&problems);
    CHECK_INT(pack_open(&pack, PACK, &problems), STATUS_OK);
    if (pack) {
        RUN(in_practice_the_answer_is_told_at_once_and_stands);
        RUN(a_round_ends_with_how_many_were_right);
        RUN(an_exam_tells_nothing_before_it_is_handed_in_and_lets_answers_be_changed);
        RUN(a_paper_handed_in_is_looked_through_and_not_changed);
        RUN(a_pack_without_questions_has_nothing_to_answer);
    }
    pack_close(pack);
    problems_finish(&problems);
    return CHECK_RESULT();
}
