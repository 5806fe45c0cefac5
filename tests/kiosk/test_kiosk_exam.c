/* The real app off screen: an exam from the paper to the result, practice that takes a reply back,
 * questions. The trainee says nothing: what is tested is the way through, and silence is heard the
 * same everywhere. */
#include "tests/kiosk/visitor.h"

/* Chooses the only person there is, once the packs are loaded. */
static void arrive(struct visitor *visitor, struct app *app)
{
    if (app->desk.booted && app->desk.screen == SCREEN_NAMES)
        pressed(visitor, app, ACTION_PERSON, 0);
}

/* Whatever an exam's conversation asks for: starts it, lets a telephone ring out, says nothing. */
static void sit_silently(struct app *app)
{
    CHECK(!hits_find(&app->hits, (struct action){ACTION_HINT, 0}));
    CHECK(!hits_find(&app->hits, (struct action){ACTION_REDO, 0}));
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
    CHECK(!app->exam.quiz_view.revealed);
    if (quiz->chosen[quiz->at] < 0)
        touch(app, ACTION_ANSWER, drawn_question_right(&quiz->questions[quiz->at]));
    else
        touch(app, ACTION_QUESTION, 1);
}

static void look_result(const struct app *app)
{
    const struct exam_view *exam = &app->exam.exam_view;
    CHECK_INT(exam->n_plays, 3);
    CHECK_INT(exam->n_parts, 4);
    CHECK_INT(exam->verdict, EXAM_FAILED);
    CHECK_INT(exam->parts[3].verdict, EXAM_PASSED);
    CHECK_NEAR(exam->parts[3].total, 10, 0);
    for (int i = 0; i < 3; i++) {
        CHECK(exam->parts[i].done);
        CHECK_INT(exam->parts[i].verdict, EXAM_FAILED);
        CHECK(app->exam.exam.sittings[i].card.attempt > 0);
    }
}

static void look_exam(struct visitor *visitor, struct app *app)
{
    switch (visitor->step) {
    case 0:
        arrive(visitor, app);
        break;
    case 1:
        if (app->desk.screen == SCREEN_HOME)
            pressed(visitor, app, ACTION_EXAM, 0);
        break;
    case 2:
        if (app->desk.screen != SCREEN_EXAM)
            break;
        CHECK(strstr(app->exam.exam_view.number, "-0042") != NULL);
        snprintf(visitor->note, sizeof visitor->note, "%s", app->exam.exam.paper.plays[0].play->id);
        next(visitor);
        break;
    case 3:
        sit_silently(app);
        if (app->desk.screen == SCREEN_TALK && pressed(visitor, app, ACTION_PAUSE, 0))
            CHECK_TEXT(app->talk.talk.session.config.play->id, visitor->note);
        break;
    case 4:
        CHECK_INT(app->desk.overlay, OVERLAY_QUIT); /* and the clock of the conversation runs on */
        if (app->talk.talk.view.stage != TALK_SPEAKING &&
            app->talk.talk.view.stage != TALK_PREPARING)
            pressed(visitor, app, ACTION_STAY, 0);
        break;
    case 5:
        if (app->desk.screen == SCREEN_QUIZ)
            next(visitor);
        else
            sit_silently(app);
        break;
    case 6:
        if (app->desk.screen == SCREEN_QUIZ) {
            answer_rightly(app);
        } else if (app->desk.screen == SCREEN_RESULT) {
            look_result(app);
            pressed(visitor, app, ACTION_EXAM_CARD, 0);
        }
        break;
    case 7:
        if (app->desk.screen == SCREEN_CARD) {
            CHECK_INT(app->card.view.mode, MODE_EXAM);
            CHECK(app->card.card.view.n_items > 0);
            pressed(visitor, app, ACTION_RESULT, 0);
        }
        break;
    case 8:
        if (app->desk.screen == SCREEN_RESULT)
            pressed(visitor, app, ACTION_EXAM_CARD, 3);
        break;
    case 9:
        if (app->desk.screen == SCREEN_QUIZ) {
            CHECK(app->exam.quiz_view.reviewing && app->exam.quiz_view.revealed);
            CHECK_INT(app->exam.quiz_view.chosen, app->exam.quiz_view.right);
            key(SDLK_ESCAPE);
            next(visitor);
        }
        break;
    case 10:
        if (app->desk.screen == SCREEN_RESULT)
            pressed(visitor, app, ACTION_HOME, 0);
        break;
    default:
        if (app->desk.screen == SCREEN_HOME) {
            CHECK(!app->exam.exam.pack);
            done(visitor, app);
        }
    }
}

static void an_exam_is_three_plays_ten_questions_and_one_try(void)
{
    write_settings("people: [王小红]\n");
    run(look_exam);
}

static void look_paper(struct visitor *visitor, struct app *app)
{
    static const char digits[] = "202611210042";
    if (visitor->step == 0)
        arrive(visitor, app);
    else if (visitor->step == 1 && app->desk.screen == SCREEN_HOME)
        pressed(visitor, app, ACTION_EXAM, 0);
    else if (visitor->step == 2 && app->desk.screen == SCREEN_EXAM)
        pressed(visitor, app, ACTION_EXAM_NUMBER, 0);
    else if (visitor->step >= 3 && visitor->step < 15 && app->desk.screen == SCREEN_PAD)
        pressed(visitor, app, ACTION_KEY, digits[visitor->step - 3]);
    else if (visitor->step == 15)
        pressed(visitor, app, ACTION_PAD_DONE, 0);
    else if (visitor->step == 16 && app->desk.screen == SCREEN_EXAM) {
        struct exam_paper paper;
        exam_paper_draw(app->exam.exam.pack, "20261121-0042", &paper);
        CHECK_TEXT(app->exam.exam_view.number, "20261121-0042");
        CHECK(app->exam.exam.paper.plays[2].play == paper.plays[2].play);
        done(visitor, app);
    }
}

static void a_class_sits_the_same_paper_by_typing_its_number(void)
{
    run(look_paper);
}

static void look_practice(struct visitor *visitor, struct app *app)
{
    const struct talk_view *talk = &app->talk.talk.view;
    int64_t waited = visitor->clock_ms - visitor->since_ms;
    if (visitor->step == 0 && talk->stage == TALK_ASKING && app->desk.screen == SCREEN_TALK) {
        CHECK_INT(talk->hint_cost, app->talk.talk.config.pack->rubric.hint_cost);
        CHECK(talk->hint_cost > 0);
        pressed(visitor, app, ACTION_HINT, 0);
    } else if (visitor->step == 1 && talk->hint_open) {
        CHECK_INT(talk->hint_cost, 0);
        pressed(visitor, app, ACTION_REPLY_DONE, 0);
    } else if (visitor->step == 2 && talk->stage == TALK_FEEDBACK) {
        CHECK(talk->n_feedback > 0);
        pressed(visitor, app, ACTION_REDO, 0);
    } else if (visitor->step == 3 && talk->stage == TALK_SPEAKING) {
        CHECK_INT(talk->reply, 1);
        CHECK_INT(talk->hint_cost, 0); /* it was paid for */
        CHECK_INT(talk->n_feedback, 0);
        next(visitor);
    } else if (visitor->step == 4 && talk->stage == TALK_ASKING) {
        pressed(visitor, app, ACTION_REPLY_DONE, 0);
    } else if (visitor->step == 5 && talk->stage == TALK_FEEDBACK) {
        next(visitor);
    } else if (visitor->step == 6 && talk->stage == TALK_SPEAKING) {
        CHECK_NEAR(waited, 8000, 400); /* by itself */
        CHECK_INT(talk->reply, 2);
        CHECK(talk->hint_cost > 0);
        CHECK_INT(app->talk.talk.session.n_replies, 2);
        CHECK(app->talk.talk.session.replies[0].taken_back);
        done(visitor, app);
    }
}

static void practice_sells_hints_and_takes_a_reply_back(void)
{
    struct visitor visitor = {.look = look_practice};
    run_config(&visitor, (struct app_config){.play = "power-supply/complaint", .person = "王小红"});
}

static void look_questions(struct visitor *visitor, struct app *app)
{
    const struct quiz_view *quiz = &app->exam.quiz_view;
    if (visitor->step == 0)
        arrive(visitor, app);
    else if (visitor->step == 1 && app->desk.screen == SCREEN_HOME)
        pressed(visitor, app, ACTION_QUIZ, 0);
    else if (visitor->step == 2 && app->desk.screen == SCREEN_QUIZ && quiz->over) {
        CHECK_INT(quiz->right_so_far, quiz->n);
        pressed(visitor, app, ACTION_HOME, 0);
    } else if (visitor->step == 2 && app->desk.screen == SCREEN_QUIZ) {
        int right = drawn_question_right(&app->exam.quiz.questions[app->exam.quiz.at]);
        CHECK(!quiz->revealed || (*quiz->why && quiz->right == right));
        touch(app, quiz->revealed ? ACTION_QUESTION : ACTION_ANSWER, quiz->revealed ? 1 : right);
    } else if (visitor->step == 3 && app->desk.screen == SCREEN_HOME) {
        done(visitor, app);
    }
}

static void questions_are_practised_with_the_reason_at_once(void)
{
    run(look_questions);
}

static void look_standard(struct visitor *visitor, struct app *app)
{
    const struct play *play =
        app->desk.play < 0 ? NULL : app->desk.library.plays[app->desk.play].play;
    if (visitor->step == 0)
        arrive(visitor, app);
    else if (visitor->step == 1 && app->desk.screen == SCREEN_HOME && app->people.history.view.next)
        pressed(visitor, app, ACTION_BRIEF, app->people.history.view.next_index);
    else if (visitor->step == 2 && app->desk.screen == SCREEN_BRIEF) {
        CHECK(play->n_standards > 1);
        CHECK(*app->plays.brief.standard);
        snprintf(visitor->note, sizeof visitor->note, "%s", app->plays.brief.standard);
        pressed(visitor, app, ACTION_STANDARD, 0);
    } else if (visitor->step == 3) {
        CHECK(strcmp(visitor->note, app->plays.brief.standard) != 0);
        pressed(visitor, app, ACTION_START, 0);
    } else if (visitor->step == 4 &&
               (app->desk.screen == SCREEN_TALK || app->desk.screen == SCREEN_RING)) {
        CHECK_TEXT(app->talk.talk.config.standard->id, play->standards[1]);
        done(visitor, app);
    }
}

static void another_standard_can_be_chosen_before_the_conversation(void)
{
    run(look_standard);
}

int main(void)
{
    visitor_home();
    RUN(an_exam_is_three_plays_ten_questions_and_one_try);
    RUN(a_class_sits_the_same_paper_by_typing_its_number);
    RUN(practice_sells_hints_and_takes_a_reply_back);
    RUN(questions_are_practised_with_the_reason_at_once);
    RUN(another_standard_can_be_chosen_before_the_conversation);
    return visitor_leaves();
}
