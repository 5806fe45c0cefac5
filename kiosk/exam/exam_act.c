/* Exams and knowledge questions. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "kiosk/app/app_parts.h"

/* A paper of today. Its serial comes from the clock: nobody can choose it by being quick. */
static void paper_number(const struct app *app, char out[24])
{
    int64_t unix_ms = clock_unix_ms();
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm day = {0};
    localtime_r(&seconds, &day);
    uint32_t serial = (uint32_t)unix_ms * 2654435761u >> 16; /* Knuth's multiplier */
    if (app->config.pilot.step)
        serial = 42;
    exam_paper_number(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, (int)(serial % EXAM_SERIALS),
                      out);
}

void app_exam_open(struct app *app, const char *number)
{
    if (exam_open(&app->exam, &app->library, number))
        app_go(app, SCREEN_EXAM);
}

void app_exam(struct app *app, int arg)
{
    char number[24];
    (void)arg;
    if (!app->booted)
        return;
    paper_number(app, number);
    if (exam_begun(&app->exam))
        app_go(app, SCREEN_EXAM);
    else
        app_exam_open(app, number);
}

void app_exam_redraw(struct app *app, int arg)
{
    char number[24];
    (void)arg;
    if (exam_begun(&app->exam))
        return;
    paper_number(app, number);
    if (strcmp(number, app->exam.paper.number) == 0) /* of the same millisecond */
        number[strlen(number) - 1] = number[strlen(number) - 1] == '9' ? '0' : '9';
    app_exam_open(app, number);
}

void app_exam_number(struct app *app, int arg)
{
    (void)arg;
    if (!exam_begun(&app->exam))
        app_ask(app, PAD_PAPER, (struct action){ACTION_NONE, 0}, (struct action){ACTION_EXAM, 0});
}

/* The next play of the paper, its questions, or the result. */
void app_exam_next(struct app *app, int arg)
{
    int next = exam_next(&app->exam);
    (void)arg;
    if (!app->exam.pack)
        return;
    if (next < app->exam.paper.n_plays)
        app_brief(app, app->exam.sittings[next].play);
    else
        app_go(app, next == app->exam.paper.n_plays ? SCREEN_QUIZ : SCREEN_RESULT);
}

/* A conversation of the paper is over: its session is kept for the result, the card comes then. */
void app_exam_play_over(struct app *app)
{
    struct session session;
    talk_take(&app->talk, &session);
    exam_take(&app->exam, &session);
    app_go(app, exam_next(&app->exam) > app->exam.paper.n_plays ? SCREEN_RESULT : SCREEN_EXAM);
}

void app_exam_card(struct app *app, int arg)
{
    if (arg == app->exam.paper.n_plays && app->exam.quiz.over) {
        app->exam.quiz.at = 0;
        app_go(app, SCREEN_QUIZ);
    } else if (arg >= 0 && arg < app->exam.paper.n_plays && app->exam.sittings[arg].done) {
        app->play = app->exam.sittings[arg].play;
        app_show_card(app, &app->exam.sittings[arg].session);
    }
}

void app_result(struct app *app, int arg)
{
    (void)arg;
    if (app->exam.pack && exam_next(&app->exam) > app->exam.paper.n_plays)
        app_go(app, SCREEN_RESULT);
}

struct quiz *app_quiz_at(struct app *app)
{
    return app->exam.pack ? &app->exam.quiz : &app->quiz;
}

void app_quiz(struct app *app, int arg)
{
    (void)arg;
    for (size_t i = 0; app->booted && i < app->library.n_packs; i++) {
        const struct pack *pack = app->library.packs[i];
        if (pack->n_questions == 0)
            continue;
        uint64_t seed = app->config.pilot.step ? 1 : (uint64_t)clock_unix_ms();
        quiz_begin(&app->quiz, pack, seed);
        app_go(app, SCREEN_QUIZ);
        return;
    }
    if (app->booted)
        snprintf(app->notice, sizeof app->notice, "这里的课程还没有业务知识题。");
}

void app_answer(struct app *app, int arg)
{
    quiz_answer(app_quiz_at(app), arg);
}

void app_question(struct app *app, int arg)
{
    struct quiz *quiz = app_quiz_at(app);
    bool was_over = quiz->over;
    quiz_step(quiz, arg);
    input_reset(&app->input);
    if (app->exam.pack && quiz->over && !was_over)
        app_go(app, SCREEN_RESULT);
}
