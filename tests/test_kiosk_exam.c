/* The real app off screen: an exam from the paper to the result, practice that takes a reply back,
 * the trainer's PIN, checklist and second opinion. The trainee says nothing: what is tested is the
 * way through, and silence is heard the same everywhere. */
#include "kiosk/app/app_parts.h"
#include "records/stored_card.h"
#include "tests/visitor.h"

static bool pressed(struct visitor *visitor, struct app *app, enum action_kind kind, int arg)
{
    bool there = touch(app, kind, arg);
    if (there)
        next(visitor);
    return there;
}

/* Chooses the only person there is, once the packs are loaded. */
static void arrive(struct visitor *visitor, struct app *app)
{
    if (app->booted && app->screen == SCREEN_NAMES)
        pressed(visitor, app, ACTION_PERSON, 0);
}

/* Whatever an exam's conversation asks for: starts it, lets a telephone ring out, says nothing. */
static void sit_silently(struct app *app)
{
    CHECK(!hits_find(&app->hits, (struct action){ACTION_HINT, 0}));
    CHECK(!hits_find(&app->hits, (struct action){ACTION_REDO, 0}));
    if (app->screen == SCREEN_EXAM)
        touch(app, ACTION_EXAM_NEXT, 0);
    else if (app->screen == SCREEN_BRIEF)
        touch(app, ACTION_START, 0);
    if (app->screen == SCREEN_TALK) {
        CHECK_INT(app->view.talk.mode, MODE_EXAM);
        CHECK_INT(app->view.talk.n_feedback, 0);
        CHECK(app->view.talk.stage != TALK_FEEDBACK);
        CHECK_TEXT(app->view.talk.hint, "");
    }
    if (app->overlay == OVERLAY_IDLE)
        touch(app, ACTION_STAY, 0);
}

static void answer_rightly(struct app *app)
{
    const struct quiz *quiz = &app->exam.quiz;
    CHECK(!app->view.quiz.revealed);
    if (quiz->chosen[quiz->at] < 0)
        touch(app, ACTION_ANSWER, drawn_question_right(&quiz->questions[quiz->at]));
    else
        touch(app, ACTION_QUESTION, 1);
}

static void look_result(const struct app *app)
{
    const struct exam_view *exam = &app->view.exam;
    CHECK_INT(exam->n_plays, 3);
    CHECK_INT(exam->n_parts, 4);
    CHECK_INT(exam->verdict, EXAM_FAILED);
    CHECK_INT(exam->parts[3].verdict, EXAM_PASSED);
    CHECK_NEAR(exam->parts[3].total, 10, 0);
    for (int i = 0; i < 3; i++) {
        CHECK(exam->parts[i].done);
        CHECK_INT(exam->parts[i].verdict, EXAM_FAILED);
        CHECK(app->exam.sittings[i].session.attempt > 0);
    }
}

static void look_exam(struct visitor *visitor, struct app *app)
{
    switch (visitor->step) {
    case 0:
        arrive(visitor, app);
        break;
    case 1:
        if (app->screen == SCREEN_HOME)
            pressed(visitor, app, ACTION_EXAM, 0);
        break;
    case 2:
        if (app->screen != SCREEN_EXAM)
            break;
        CHECK(strstr(app->view.exam.number, "-0042") != NULL);
        snprintf(visitor->note, sizeof visitor->note, "%s", app->exam.paper.plays[0].play->id);
        next(visitor);
        break;
    case 3:
        sit_silently(app);
        if (app->screen == SCREEN_TALK && pressed(visitor, app, ACTION_PAUSE, 0))
            CHECK_TEXT(app->talk.session.config.play->id, visitor->note);
        break;
    case 4:
        CHECK_INT(app->overlay, OVERLAY_QUIT); /* and the clock of the conversation runs on */
        if (app->view.talk.stage != TALK_SPEAKING && app->view.talk.stage != TALK_PREPARING)
            pressed(visitor, app, ACTION_STAY, 0);
        break;
    case 5:
        if (app->screen == SCREEN_QUIZ)
            next(visitor);
        else
            sit_silently(app);
        break;
    case 6:
        if (app->screen == SCREEN_QUIZ) {
            answer_rightly(app);
        } else if (app->screen == SCREEN_RESULT) {
            look_result(app);
            pressed(visitor, app, ACTION_EXAM_CARD, 0);
        }
        break;
    case 7:
        if (app->screen == SCREEN_CARD) {
            CHECK_INT(app->view.card.mode, MODE_EXAM);
            CHECK(app->view.card.n_items > 0);
            pressed(visitor, app, ACTION_RESULT, 0);
        }
        break;
    case 8:
        if (app->screen == SCREEN_RESULT)
            pressed(visitor, app, ACTION_EXAM_CARD, 3);
        break;
    case 9:
        if (app->screen == SCREEN_QUIZ) {
            CHECK(app->view.quiz.reviewing && app->view.quiz.revealed);
            CHECK_INT(app->view.quiz.chosen, app->view.quiz.right);
            key(SDLK_ESCAPE);
            next(visitor);
        }
        break;
    case 10:
        if (app->screen == SCREEN_RESULT)
            pressed(visitor, app, ACTION_HOME, 0);
        break;
    default:
        if (app->screen == SCREEN_HOME) {
            CHECK(!app->exam.pack);
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
    else if (visitor->step == 1 && app->screen == SCREEN_HOME)
        pressed(visitor, app, ACTION_EXAM, 0);
    else if (visitor->step == 2 && app->screen == SCREEN_EXAM)
        pressed(visitor, app, ACTION_EXAM_NUMBER, 0);
    else if (visitor->step >= 3 && visitor->step < 15 && app->screen == SCREEN_PAD)
        pressed(visitor, app, ACTION_KEY, digits[visitor->step - 3]);
    else if (visitor->step == 15)
        pressed(visitor, app, ACTION_PAD_DONE, 0);
    else if (visitor->step == 16 && app->screen == SCREEN_EXAM) {
        struct exam_paper paper;
        exam_paper_draw(app->exam.pack, "20261121-0042", &paper);
        CHECK_TEXT(app->view.exam.number, "20261121-0042");
        CHECK(app->exam.paper.plays[2].play == paper.plays[2].play);
        done(visitor, app);
    }
}

static void a_class_sits_the_same_paper_by_typing_its_number(void)
{
    run(look_paper);
}

static void look_practice(struct visitor *visitor, struct app *app)
{
    const struct talk_view *talk = &app->view.talk;
    int64_t waited = visitor->clock_ms - visitor->since_ms;
    if (visitor->step == 0 && talk->stage == TALK_ASKING && app->screen == SCREEN_TALK) {
        CHECK_INT(talk->hint_cost, app->talk.config.pack->rubric.hint_cost);
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
        CHECK_INT(app->talk.session.n_replies, 2);
        CHECK(app->talk.session.replies[0].taken_back);
        done(visitor, app);
    }
}

static void practice_sells_hints_and_takes_a_reply_back(void)
{
    struct visitor visitor = {.look = look_practice};
    run_config(&visitor, (struct app_config){.play = "power-supply/complaint", .person = "王小红"});
}

static const struct criterion_view *criterion(const struct app *app, const char *name)
{
    for (int i = 0; i < app->view.card.n_criteria; i++) {
        if (strcmp(app->view.card.criteria[i].name, name) == 0)
            return &app->view.card.criteria[i];
    }
    return NULL;
}

static void type_pin(struct visitor *visitor, struct app *app, const char *pin)
{
    size_t typed = strlen(app->pad.typed);
    if (app->screen != SCREEN_PAD)
        return;
    if (typed < strlen(pin))
        touch(app, ACTION_KEY, pin[typed]);
    else
        pressed(visitor, app, ACTION_PAD_DONE, 0);
}

static int missed_item(const struct app *app)
{
    for (int i = 0; i < app->card.view.n_items; i++) {
        const struct item_view *item = &app->card.items[i];
        if (item->value == VERDICT_NOT_MET && item->kind == VERDICT_MOVE && item->remarkable)
            return i;
    }
    return -1;
}

static double total_before;
static int marked;

static void look_trainer(struct visitor *visitor, struct app *app)
{
    switch (visitor->step) {
    case 0: /* the telephone rings out: the shortest way to a card */
        if (app->screen == SCREEN_RING)
            pressed(visitor, app, ACTION_PICK_UP, 0);
        break;
    case 1:
        if (app->screen == SCREEN_TALK)
            pressed(visitor, app, ACTION_HANG_UP, 0);
        break;
    case 2:
        if (app->screen == SCREEN_CARD) {
            CHECK(app->view.card.not_seen > 0 && app->view.card.seen == 0);
            CHECK_NEAR(criterion(app, "仪容举止")->points_max, 0, 0);
            pressed(visitor, app, ACTION_CHECKLIST, 0);
        }
        break;
    case 3:
        type_pin(visitor, app, "1111");
        break;
    case 4:
        CHECK_INT(app->screen, SCREEN_PAD);
        CHECK(*app->view.pad.complaint);
        CHECK_TEXT(app->view.pad.typed, "");
        next(visitor);
        break;
    case 5:
        type_pin(visitor, app, "2468");
        break;
    case 6:
        if (app->screen == SCREEN_CHECKLIST)
            pressed(visitor, app, ACTION_SIGHT, 3 * 0 + SIGHT_GOOD);
        break;
    case 7:
        pressed(visitor, app, ACTION_SIGHT, 3 * 1 + SIGHT_BAD);
        break;
    case 8:
        pressed(visitor, app, ACTION_SIGHTS_DONE, 0);
        break;
    case 9:
        if (app->screen == SCREEN_CARD) {
            CHECK_INT(app->view.card.seen, 2);
            CHECK(criterion(app, "仪容举止")->points_max > 0);
            CHECK(criterion(app, "仪容举止")->points > 0);
            total_before = app->view.card.total;
            pressed(visitor, app, ACTION_TAB, CARD_TURNS);
        }
        break;
    case 10:
        marked = missed_item(app);
        CHECK(marked >= 0);
        if (app->view.card.tab == CARD_TURNS && !touch(app, ACTION_ITEM, marked))
            SDL_PushEvent(&(SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .y = -1}});
        if (app->screen == SCREEN_ITEM ||
            hits_find(&app->hits, (struct action){ACTION_ITEM, marked}))
            next(visitor);
        break;
    case 11:
        if (app->screen == SCREEN_ITEM)
            pressed(visitor, app, ACTION_REMARK, REMARK_SAID);
        break;
    case 12: {
        struct stored_card stored;
        CHECK_INT(app->screen, SCREEN_ITEM); /* the PIN is not asked for twice */
        CHECK_INT(app->card.items[marked].value, VERDICT_MET);
        CHECK_TEXT(app->card.items[marked].remark, "听录音，确认说了");
        CHECK(app->view.card.total > total_before);
        CHECK_INT(records_card(app->records, app->shown->attempt, &stored), STATUS_OK);
        CHECK_NEAR(stored.stored.total, app->view.card.total, 0.001);
        CHECK_NEAR(stored.card.total, app->view.card.total, 0.001);
        stored_card_finish(&stored);
        pressed(visitor, app, ACTION_REMARK, REMARK_NONE);
        break;
    }
    case 13:
        CHECK_INT(app->card.items[marked].value, VERDICT_NOT_MET);
        CHECK(!app->card.items[marked].remark);
        CHECK_NEAR(app->view.card.total, total_before, 0.001);
        key(SDLK_ESCAPE);
        next(visitor);
        break;
    case 14:
        if (app->screen == SCREEN_CARD)
            pressed(visitor, app, ACTION_HOME, 0);
        break;
    case 15:
        if (app->screen == SCREEN_HOME) {
            CHECK(!app->trainer); /* whoever comes next is no trainer */
            CHECK(!app->shown && !app->past);
            int other = library_find(&app->library, "power-supply/billing-dispute");
            if (app->play != other) { /* whose third standard many a play does not have */
                app_act(app, (struct action){ACTION_BRIEF, other});
                app_act(app, (struct action){ACTION_STANDARD, 0});
                app_act(app, (struct action){ACTION_STANDARD, 0});
                CHECK_INT(app->standard, 2);
                app_act(app, (struct action){ACTION_HOME, 0});
            } else {
                pressed(visitor, app, ACTION_PAST, 0);
            }
        }
        break;
    case 16: /* the same card, from the records alone */
        if (app->screen == SCREEN_CARD) {
            CHECK_NEAR(app->view.card.total, total_before, 0.001);
            CHECK_INT(app->view.card.seen, 2);
            CHECK_INT(app->card.items[marked].value, VERDICT_NOT_MET);
            CHECK(app->shown == app->past && app->shown->n_replies > 0);
            CHECK(app->shown->replies[0].sound.n_samples > 0);
            CHECK_INT(app->standard, 0);
            app_act(app, (struct action){ACTION_ITEM, marked});
            next(visitor);
        }
        break;
    case 17:
        if (app->screen == SCREEN_ITEM)
            pressed(visitor, app, ACTION_REMARK, REMARK_SAID);
        break;
    case 18:
        type_pin(visitor, app, "2468");
        break;
    case 19:
        if (app->screen == SCREEN_ITEM) {
            CHECK_INT(app->card.items[marked].value, VERDICT_MET);
            CHECK(app->view.card.total > total_before);
            total_before = app->view.card.total;
            app_act(app, (struct action){ACTION_HOME, 0});
            next(visitor);
        }
        break;
    default:
        if (app->screen == SCREEN_HOME) {
            CHECK_NEAR(app->history.recent[0].total, total_before, 0.001);
            CHECK(!app->past);
            done(visitor, app);
        }
    }
}

static void a_trainer_with_the_pin_marks_what_the_ear_cannot_know(void)
{
    struct visitor visitor = {.look = look_trainer};
    write_settings("trainer_pin: \"2468\"\n");
    run_config(&visitor, (struct app_config){.play = "power-supply/outage", .person = "王小红"});
    write_settings("");
}

static void look_pages(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->booted)
        pressed(visitor, app, ACTION_TRAINER, 0);
    else if (visitor->step == 1 && app->screen == SCREEN_TRAINER)
        pressed(visitor, app, ACTION_STANDARDS, 0);
    else if (visitor->step == 2 && app->screen == SCREEN_STANDARDS) {
        const struct standards_view *standards = &app->view.standards;
        CHECK_INT(standards->n_titles, 3);
        CHECK_INT(standards->n_rows, app->library.packs[0]->n_disagreements);
        CHECK(standards->n_rows >= 14);
        CHECK_TEXT(standards->rows[0].name, "电话几声内接听");
        CHECK(standards->rows[0].texts[0] && standards->rows[0].texts[1]);
        next(visitor);
    } else if (visitor->step == 3 && visitor->clock_ms - visitor->since_ms > 61000) {
        CHECK_INT(app->screen, SCREEN_NAMES); /* nobody reads it any more */
        done(visitor, app);
    }
}

static void the_trainers_pages_are_open_without_a_pin_and_decay_home(void)
{
    write_settings("idle_s: 30\n");
    run(look_pages);
    write_settings("");
}

static void look_behind_pin(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->booted)
        pressed(visitor, app, ACTION_TRAINER, 0);
    else if (visitor->step == 1)
        type_pin(visitor, app, "2468");
    else if (visitor->step == 2 && app->screen == SCREEN_TRAINER)
        pressed(visitor, app, ACTION_STANDARDS, 0);
    else if (visitor->step == 3 && app->screen == SCREEN_STANDARDS) {
        key(SDLK_ESCAPE);
        next(visitor);
    } else if (visitor->step == 4 && app->screen == SCREEN_TRAINER) {
        key(SDLK_ESCAPE);
        next(visitor);
    } else if (visitor->step == 5 && app->screen == SCREEN_NAMES) {
        CHECK(!app->trainer);
        done(visitor, app);
    }
}

static void the_pin_opens_the_trainers_pages_once_and_until_they_are_left(void)
{
    write_settings("trainer_pin: \"2468\"\n");
    run(look_behind_pin);
    write_settings("");
}

static void look_questions(struct visitor *visitor, struct app *app)
{
    const struct quiz_view *quiz = &app->view.quiz;
    if (visitor->step == 0)
        arrive(visitor, app);
    else if (visitor->step == 1 && app->screen == SCREEN_HOME)
        pressed(visitor, app, ACTION_QUIZ, 0);
    else if (visitor->step == 2 && app->screen == SCREEN_QUIZ && quiz->over) {
        CHECK_INT(quiz->right_so_far, quiz->n);
        pressed(visitor, app, ACTION_HOME, 0);
    } else if (visitor->step == 2 && app->screen == SCREEN_QUIZ) {
        int right = drawn_question_right(&app->quiz.questions[app->quiz.at]);
        CHECK(!quiz->revealed || (*quiz->why && quiz->right == right));
        touch(app, quiz->revealed ? ACTION_QUESTION : ACTION_ANSWER, quiz->revealed ? 1 : right);
    } else if (visitor->step == 3 && app->screen == SCREEN_HOME) {
        done(visitor, app);
    }
}

static void questions_are_practised_with_the_reason_at_once(void)
{
    run(look_questions);
}

static void look_standard(struct visitor *visitor, struct app *app)
{
    const struct play *play = app->play < 0 ? NULL : app->library.plays[app->play].play;
    if (visitor->step == 0)
        arrive(visitor, app);
    else if (visitor->step == 1 && app->screen == SCREEN_HOME && app->view.home.next)
        pressed(visitor, app, ACTION_BRIEF, app->view.home.next_index);
    else if (visitor->step == 2 && app->screen == SCREEN_BRIEF) {
        CHECK(play->n_standards > 1);
        CHECK(*app->view.brief.standard);
        snprintf(visitor->note, sizeof visitor->note, "%s", app->view.brief.standard);
        pressed(visitor, app, ACTION_STANDARD, 0);
    } else if (visitor->step == 3) {
        CHECK(strcmp(visitor->note, app->view.brief.standard) != 0);
        pressed(visitor, app, ACTION_START, 0);
    } else if (visitor->step == 4 && (app->screen == SCREEN_TALK || app->screen == SCREEN_RING)) {
        CHECK_TEXT(app->talk.config.standard->id, play->standards[1]);
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
    RUN(a_trainer_with_the_pin_marks_what_the_ear_cannot_know);
    RUN(the_trainers_pages_are_open_without_a_pin_and_decay_home);
    RUN(the_pin_opens_the_trainers_pages_once_and_until_they_are_left);
    RUN(questions_are_practised_with_the_reason_at_once);
    RUN(another_standard_can_be_chosen_before_the_conversation);
    return visitor_leaves();
}
