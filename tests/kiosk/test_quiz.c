/* kiosk/quiz: a round of practice and a paper's questions, from the shipped pack. */
#include "kiosk/exam/quiz.h"
#include "scenarios/load/pack_open.h"
#include "tests/check.h"

#define PACK YINGDA_SOURCE_DIR "/scenarios/packs/power-supply"

static struct pack *pack;
static struct quiz quiz;
static struct quiz_view view;
static const struct quiz_known nobody;

static int right_place(void)
{
    return drawn_question_right(&quiz.questions[quiz.at]);
}

static void in_practice_the_answer_is_told_at_once_and_stands(void)
{
    quiz_begin(&quiz, pack, 5, &nobody, 0);
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
    quiz_begin(&quiz, pack, 6, &nobody, 0);
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
    quiz_begin(&quiz, &empty, 1, &nobody, 0);
    quiz_answer(&quiz, 1);
    quiz_step(&quiz, 1);
    quiz_view_fill(&quiz, &view);
    CHECK_INT(view.n, 0);
    CHECK_INT(quiz_right(&quiz), 0);
}

static struct reviewed reviewed_of(int question, enum recall_grade grade, int64_t unix_ms)
{
    struct reviewed reviewed = {.kind = REVIEW_QUESTION, .last = grade};
    struct recall never = {0};
    snprintf(reviewed.pack, sizeof reviewed.pack, "%s", pack->id);
    snprintf(reviewed.item, sizeof reviewed.item, "%s", pack->questions[question].id);
    reviewed.recall = recall_review(&never, grade, unix_ms);
    return reviewed;
}

/* Two were wrong, all others right: one of them long ago. */
static void what_was_wrong_comes_first_then_what_is_due(void)
{
    enum { ALL = 200 };
    static struct reviewed all[ALL];
    static const int64_t day_ms = 86400000, now_ms = 1700000000000;
    struct quiz_known known = {all, pack->n_questions};
    CHECK(pack->n_questions > QUIZ_ROUND && pack->n_questions < ALL);
    for (int i = 0; i < (int)pack->n_questions; i++)
        all[i] = reviewed_of(i, i == 7 || i == 30 ? RECALL_AGAIN : RECALL_GOOD,
                             i == 12 ? now_ms - 90 * day_ms : now_ms);
    quiz_begin(&quiz, pack, 3, &known, now_ms);
    CHECK_INT(quiz.n, QUIZ_ROUND);
    CHECK_INT((quiz.questions[0].question - pack->questions) +
                  (quiz.questions[1].question - pack->questions),
              7 + 30);
    CHECK(quiz.questions[2].question == &pack->questions[12]);
    CHECK_INT(quiz_known_count(&known, pack), (int)pack->n_questions - 2);
}

static void what_was_never_asked_comes_before_what_is_known(void)
{
    enum { KNOWN = 57 };
    static struct reviewed all[KNOWN];
    struct quiz_known known = {all, KNOWN};
    int fresh = 0;
    CHECK((int)pack->n_questions - KNOWN > 0 && (int)pack->n_questions - KNOWN < QUIZ_ROUND);
    for (int i = 0; i < KNOWN; i++)
        all[i] = reviewed_of(i, RECALL_GOOD, 0);
    quiz_begin(&quiz, pack, 4, &known, 0);
    for (int i = 0; i < (int)pack->n_questions - KNOWN; i++)
        fresh += quiz.questions[i].question >= &pack->questions[KNOWN];
    CHECK_INT(fresh, (int)pack->n_questions - KNOWN);
    for (int i = 0; i < quiz.n; i++) {
        for (int k = 0; k < i; k++)
            CHECK(quiz.questions[i].question != quiz.questions[k].question);
    }
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
        RUN(what_was_wrong_comes_first_then_what_is_due);
        RUN(what_was_never_asked_comes_before_what_is_known);
    }
    pack_close(pack);
    problems_finish(&problems);
    return CHECK_RESULT();
}
