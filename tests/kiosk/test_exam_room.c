/* kiosk/exam: the real app off screen, an exam from the paper to the result, practice that takes a
 * reply back, questions. The trainee says nothing: what is tested is the way through, and silence
 * is heard the same everywhere. */
#include "tests/kiosk/walk.h"

/* Whatever an exam's conversation asks for: starts it, lets a telephone ring out, says nothing. */
static void sit_silently(struct app *app)
{
    CHECK(!is_there(app, ACTION_HINT, 0));
    CHECK(!is_there(app, ACTION_REDO, 0));
    if (app->desk.screen == SCREEN_EXAM)
        touch(app, ACTION_EXAM_NEXT, 0);
    else if (app->desk.screen == SCREEN_BRIEF)
        touch(app, ACTION_START, 0);
    if (app->desk.screen == SCREEN_TALK) {
        CHECK_INT(app->talk.talk.view.mode, MODE_EXAM);
        CHECK_INT(app->talk.talk.view.n_feedback, 0);
        CHECK(app->talk.talk.view.stage != TALK_FEEDBACK);
        CHECK_TEXT(app->talk.talk.view.hint, "");
    }
    if (app->desk.overlay == OVERLAY_IDLE)
        touch(app, ACTION_STAY, 0);
}

static void answer_rightly(struct app *app)
{
    const struct quiz *quiz = &app->exam.exam.quiz;
    if (app->desk.screen != SCREEN_QUIZ)
        return;
    CHECK(!app->exam.quiz_view.revealed);
    if (quiz->chosen[quiz->at] < 0)
        touch(app, ACTION_ANSWER, drawn_question_right(&quiz->questions[quiz->at]));
    else
        touch(app, ACTION_QUESTION, 1);
}

static void check_result(struct visitor *visitor, struct app *app)
{
    const struct exam_view *exam = &app->exam.exam_view;
    (void)visitor;
    CHECK_INT(exam->n_plays, 3);
    CHECK_INT(exam->n_parts, 4);
    CHECK_INT(exam->verdict, EXAM_FAILED);
    CHECK_INT(exam->parts[3].verdict, EXAM_PASSED);
    CHECK_NEAR(exam->parts[3].total, 10, 0);
    for (int i = 0; i < 3; i++) {
        CHECK(exam->parts[i].done);
        CHECK(exam->parts[i].verdict != EXAM_PASSED); /* nobody was heard: left open, or failed */
        CHECK(app->exam.exam.sittings[i].card.attempt > 0);
    }
}

static void note_first_play(struct visitor *visitor, struct app *app)
{
    CHECK(strstr(app->exam.exam_view.number, "-0042") != NULL);
    snprintf(visitor->note, sizeof visitor->note, "%s", app->exam.exam.paper.plays[0].play->id);
}

static void check_first_play(struct visitor *visitor, struct app *app)
{
    sit_silently(app);
    CHECK_TEXT(app->talk.talk.session.config.play->id, visitor->note);
}

static void check_quit_is_asked(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.overlay, OVERLAY_QUIT);
}

/* The conversation's clock runs on below the question. */
static bool customer_has_spoken(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->talk.talk.view.stage != TALK_SPEAKING &&
           app->talk.talk.view.stage != TALK_PREPARING;
}

static void check_exam_card(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->card.view.mode, MODE_EXAM);
    CHECK(app->card.card.view.n_items > 0);
}

static void check_answers(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->exam.quiz_view.reviewing && app->exam.quiz_view.revealed);
    CHECK_INT(app->exam.quiz_view.chosen, app->exam.quiz_view.right);
}

static void check_no_exam(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->exam.exam.pack);
}

static void an_exam_is_three_plays_ten_questions_and_one_try(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_EXAM, .check = note_first_play},
        {SCREEN_TALK, .meanwhile = sit_silently, .check = check_first_play,
         .touch = {ACTION_PAUSE, 0}, .patience_s = 60},
        {ANY_SCREEN, .check = check_quit_is_asked},
        {ANY_SCREEN, .when = customer_has_spoken, .check = check_quit_is_asked,
         .touch = {ACTION_STAY, 0}},
        {SCREEN_QUIZ, .meanwhile = sit_silently, .patience_s = 600},
        {SCREEN_RESULT, .meanwhile = answer_rightly, .check = check_result,
         .touch = {ACTION_EXAM_CARD, 0}},
        {SCREEN_CARD, .check = check_exam_card, .touch = {ACTION_RESULT, 0}},
        {SCREEN_RESULT, .touch = {ACTION_EXAM_CARD, 3}},
        {SCREEN_QUIZ, .check = check_answers, .key = SDLK_ESCAPE},
        {SCREEN_RESULT, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .check = check_no_exam},
    };
    write_settings("people: [王小红]\n");
    WALK(rows);
}

static void check_paper(struct visitor *visitor, struct app *app)
{
    struct exam_paper paper;
    (void)visitor;
    char number[24];
    exam_paper_number(2026, 11, 21, 42, number);
    exam_paper_draw(app->exam.exam.pack, number, &paper);
    CHECK_TEXT(app->exam.exam_view.number, number);
    CHECK(app->exam.exam.paper.plays[2].play == paper.plays[2].play);
}

static char wrong[16], last[2]; /* what is typed: the last digit is a slip, then right */

static void check_slip_is_said(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.asked.complaint, "有一位输得不对") != NULL);
}

static void a_class_sits_the_same_paper_by_typing_its_number(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_EXAM, .touch = {ACTION_EXAM_NUMBER, 0}},
        {SCREEN_PAD, .keys = wrong, .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_PAD, .check = check_slip_is_said, .touch = {ACTION_ERASE, 0}},
        {SCREEN_PAD, .keys = last, .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_EXAM, .check = check_paper},
    };
    char number[24];
    exam_paper_number(2026, 11, 21, 42, number);
    snprintf(wrong, sizeof wrong, "202611210042%c", number[13] == '9' ? '0' : number[13] + 1);
    last[0] = number[13];
    WALK(rows);
}

static void check_hint_is_free(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->talk.talk.view.hint_cost, 0);
    CHECK(app->talk.talk.view.hint_free);
    app->talk.talk.session.config.free_hints = 1; /* this one, so that the next costs */
}

static bool hint_is_open(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->talk.talk.view.hint_open;
}

static void check_hint_is_paid_for(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->talk.talk.view.hint_cost, 0);
    CHECK(*app->talk.talk.view.words); /* it gives the words */
    CHECK_INT(app->talk.talk.session.hints, 0);
}

static bool is_fed_back(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->talk.talk.view.stage == TALK_FEEDBACK;
}

static void check_feedback(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->talk.talk.view.n_feedback > 0);
}

static void check_taken_back(struct visitor *visitor, struct app *app)
{
    const struct talk_view *talk = &app->talk.talk.view;
    (void)visitor;
    CHECK_INT(talk->reply, 1);
    CHECK_INT(talk->hint_cost, 0); /* it was paid for */
    CHECK(talk->n_feedback > 0); /* what was missing stays in sight while it is said anew */
    for (int i = 0; i < talk->n_feedback; i++)
        CHECK(talk->feedback[i].value != VERDICT_MET);
}

static void check_second_reply(struct visitor *visitor, struct app *app)
{
    const struct talk_view *talk = &app->talk.talk.view;
    CHECK_NEAR(visitor_waited_ms(visitor), 8000, 400); /* by itself */
    CHECK_INT(talk->reply, 2);
    CHECK_INT(talk->hint_cost, app->talk.talk.config.pack->rubric.hint_cost);
    CHECK(talk->hint_cost > 0 && !talk->hint_free);
    CHECK_INT(app->talk.talk.session.n_replies, 4); /* nothing was heard: each is asked for again */
    CHECK(app->talk.talk.session.replies[0].taken_back);
}

static void practice_gives_the_first_hints_sells_others_and_takes_a_reply_back(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_TALK, .when = is_asking, .check = check_hint_is_free, .touch = {ACTION_HINT, 0}},
        {ANY_SCREEN, .when = hint_is_open, .check = check_hint_is_paid_for,
         .touch = {ACTION_REPLY_DONE, 0}},
        {ANY_SCREEN, .when = is_fed_back, .check = check_feedback, .touch = {ACTION_REDO, 0}},
        {ANY_SCREEN, .when = is_speaking, .check = check_taken_back},
        {ANY_SCREEN, .when = is_asking, .touch = {ACTION_REPLY_DONE, 0}},
        {ANY_SCREEN, .when = is_fed_back},
        {ANY_SCREEN, .when = is_speaking, .check = check_second_reply},
    };
    WALK_IN(rows, .play = "power-supply/complaint", .person = "王小红");
}

/* Answers rightly and goes on, until all are answered. */
static void practise_rightly(struct app *app)
{
    const struct quiz_view *quiz = &app->exam.quiz_view;
    if (app->desk.screen != SCREEN_QUIZ)
        return;
    int right = drawn_question_right(&app->exam.quiz.questions[app->exam.quiz.at]);
    CHECK(!quiz->revealed || (*quiz->why && quiz->right == right));
    touch(app, quiz->revealed ? ACTION_QUESTION : ACTION_ANSWER, quiz->revealed ? 1 : right);
}

static bool questions_are_over(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->exam.quiz_view.over;
}

static void check_all_right(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->exam.quiz_view.right_so_far, app->exam.quiz_view.n);
    CHECK_INT(app->exam.quiz_view.n_known, app->exam.quiz_view.n); /* kept, answer by answer */
    CHECK(app->exam.quiz_view.n_all > app->exam.quiz_view.n);
}

static void questions_are_practised_with_the_reason_at_once(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .touch = {ACTION_QUIZ, 0}},
        {SCREEN_QUIZ, .when = questions_are_over, .meanwhile = practise_rightly,
         .check = check_all_right, .touch = {ACTION_HOME, 0}},
        {.screen = SCREEN_HOME},
    };
    WALK(rows);
}

static bool knows_what_comes_next(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->people.history.view.next;
}

static void open_what_comes_next(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(touch(app, ACTION_BRIEF, app->people.history.view.next_index));
}

static const struct play *play_chosen(const struct app *app)
{
    return app->desk.library.plays[app->desk.play].play;
}

static void note_standard(struct visitor *visitor, struct app *app)
{
    CHECK(play_chosen(app)->n_standards > 1);
    CHECK(*app->plays.brief.standard);
    snprintf(visitor->note, sizeof visitor->note, "%s", app->plays.brief.standard);
}

static void check_other_standard(struct visitor *visitor, struct app *app)
{
    CHECK(strcmp(visitor->note, app->plays.brief.standard) != 0);
}

static bool talk_has_begun(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.screen == SCREEN_TALK || app->desk.screen == SCREEN_RING;
}

static void check_second_standard(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->talk.talk.config.standard->id, play_chosen(app)->standards[1]);
}

static void another_standard_can_be_chosen_before_the_conversation(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_HOME, .when = knows_what_comes_next, .check = open_what_comes_next},
        {SCREEN_BRIEF, .check = note_standard, .touch = {ACTION_STANDARD, 0}},
        {ANY_SCREEN, .check = check_other_standard, .touch = {ACTION_START, 0}},
        {ANY_SCREEN, .when = talk_has_begun, .check = check_second_standard},
    };
    WALK(rows);
}

int main(void)
{
    visitor_home();
    RUN(an_exam_is_three_plays_ten_questions_and_one_try);
    RUN(a_class_sits_the_same_paper_by_typing_its_number);
    RUN(practice_gives_the_first_hints_sells_others_and_takes_a_reply_back);
    RUN(questions_are_practised_with_the_reason_at_once);
    RUN(another_standard_can_be_chosen_before_the_conversation);
    return visitor_leaves();
}
