#include "kiosk/exam/quiz.h"

#include <stdio.h>

_Static_assert((int)QUIZ_ROUND >= (int)EXAM_QUESTIONS, "a paper's questions must fit");

static void answers_clear(struct quiz *quiz)
{
    for (int i = 0; i < QUIZ_ROUND; i++)
        quiz->chosen[i] = -1;
}

void quiz_begin(struct quiz *quiz, const struct pack *pack, uint64_t seed,
                const struct quiz_known *known, int64_t unix_ms)
{
    *quiz = (struct quiz){.mode = MODE_PRACTICE, .pack = pack};
    quiz->n = quiz_known_draw(known, pack, seed, unix_ms, quiz->questions, QUIZ_ROUND);
    answers_clear(quiz);
}

void quiz_begin_paper(struct quiz *quiz, const struct exam_paper *paper)
{
    *quiz = (struct quiz){.mode = MODE_EXAM, .n = paper->n_questions};
    for (int i = 0; i < quiz->n; i++)
        quiz->questions[i] = paper->questions[i];
    answers_clear(quiz);
}

void quiz_answer(struct quiz *quiz, int place)
{
    bool open = quiz->mode == MODE_EXAM || quiz->chosen[quiz->at] < 0;
    if (quiz->at < quiz->n && open && !quiz->over && place >= 0 && place < ANSWERS)
        quiz->chosen[quiz->at] = place;
}

void quiz_answered_before(struct quiz *quiz, int question, int answer)
{
    for (int place = 0; question < quiz->n && place < ANSWERS; place++) {
        if (quiz->questions[question].order[place] == answer)
            quiz->chosen[question] = place;
    }
    if (quiz->at == question && quiz->chosen[question] >= 0 && question + 1 < quiz->n)
        quiz->at++;
}

const struct question *quiz_answered(const struct quiz *quiz, bool *right)
{
    if (!quiz->pack || quiz->at >= quiz->n || quiz->chosen[quiz->at] < 0)
        return NULL;
    *right = quiz->chosen[quiz->at] == drawn_question_right(&quiz->questions[quiz->at]);
    return quiz->questions[quiz->at].question;
}

void quiz_step(struct quiz *quiz, int by)
{
    bool looking = quiz->over && quiz->mode == MODE_EXAM; /* back on a paper handed in */
    if (quiz->n == 0 || (quiz->over && !looking))
        return;
    if (!looking && (by > 0 ? quiz->chosen[quiz->at] < 0 : quiz->mode == MODE_PRACTICE))
        return;
    int to = quiz->at + by;
    if (to >= 0 && to < quiz->n)
        quiz->at = to;
    else if (to >= quiz->n)
        quiz->over = true;
}

int quiz_right(const struct quiz *quiz)
{
    int right = 0;
    for (int i = 0; i < quiz->n; i++)
        right += quiz->chosen[i] == drawn_question_right(&quiz->questions[i]);
    return right;
}

static void clauses_text(const struct question *question, char out[QUIZ_CLAUSES])
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < question->n_clauses && used < QUIZ_CLAUSES; i++)
        used += (size_t)snprintf(out + used, QUIZ_CLAUSES - used, "%s%s", i ? "、" : "",
                                 question->clauses[i]);
}

void quiz_view_fill(struct quiz *quiz, struct quiz_view *out)
{
    *out = (struct quiz_view){
        .mode = quiz->mode, .n = quiz->n, .chosen = -1, .right = -1, .left_minutes = -1};
    if (quiz->n == 0)
        return;
    const struct drawn_question *drawn = &quiz->questions[quiz->at];
    clauses_text(drawn->question, quiz->clauses);
    out->number = quiz->at + 1;
    out->over = quiz->over && quiz->mode == MODE_PRACTICE;
    out->reviewing = quiz->over && quiz->mode == MODE_EXAM;
    out->chosen = quiz->chosen[quiz->at];
    out->revealed = out->reviewing || (quiz->mode == MODE_PRACTICE && out->chosen >= 0);
    out->text = drawn->question->text;
    out->why = drawn->question->why;
    out->clause = quiz->clauses;
    for (int i = 0; i < ANSWERS; i++)
        out->answers[i] = drawn_question_answer(drawn, i);
    /* What is not revealed is not told to the screen either. */
    if (out->revealed)
        out->right = drawn_question_right(drawn);
    if (quiz->mode == MODE_PRACTICE)
        out->right_so_far = quiz_right(quiz);
}
