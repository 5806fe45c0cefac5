/* kiosk/papers, exam, moderation, certificates: the real app off screen. A trainer makes a paper,
 * locks and hands it out; somebody sits it and sees nothing; the trainer hears it, releases it and
 * issues a certificate; then it is seen. */
#include "engine/badge.h"
#include "engine/exchange.h"
#include "kiosk/app/router.h"
#include "tests/kiosk/walk.h"
#include "tests/records/run_sql.h"

static char at[PATH_SIZE], digits[16];

/* A database of its own, with two people whose post asks for what is examined. */
static void morning(void)
{
    struct records *records = NULL;
    struct person_who people[] = {
        {.number = "0301", .name = "李敏", .team = "一班", .post = "营业员"},
        {.number = "0302", .name = "王强", .team = "二班", .post = "营业员"}};
    snprintf(at, sizeof at, "%s", in_folder("exam/yingda.db"));
    shell("rm -rf '%s' && mkdir -p '%s/exchange'", in_folder("exam"), in_folder("exam"));
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_roster(records, people, 2), STATUS_OK);
    records_close(records);
    write_settings("trainer_pin: \"2468\"\nissuer: 城东供电公司\nkiosk: 三楼大厅\n");
}

static void check_draft(struct visitor *visitor, struct app *app)
{
    const struct paper_view *view = &app->papers.paper_view;
    (void)visitor;
    CHECK(view->draft && view->n_plays == 2 && view->n_questions == 5);
    CHECK(is_there(app, ACTION_PAPER_LOCK, 0));
    CHECK(!is_there(app, ACTION_PAPER_HAND_OUT, 0)); /* before it is locked nobody has it */
}

static void check_terms(struct visitor *visitor, struct app *app)
{
    const struct paper *paper = &app->papers.paper;
    (void)visitor;
    CHECK_INT(paper->subject, SUBJECT_COUNTER);
    CHECK_INT(paper->n_plays, 3);
    for (int i = 0; i < paper->n_plays; i++)
        CHECK_TEXT(app->papers.paper_view.places[i], "营业厅柜台");
}

/* One play, no questions: what is tested is the way, and silence takes long enough. */
static void make_it_short(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_QUESTIONS}); /* 10 */
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_QUESTIONS}); /* none */
    CHECK_INT(app->papers.paper.n_questions, 0);
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_PLAYS}); /* never none of both */
    CHECK_INT(app->papers.paper.n_plays, 1);
}

static void check_locked(struct visitor *visitor, struct app *app)
{
    const char *number = app->papers.paper.number;
    (void)visitor;
    CHECK(!app->papers.paper_view.draft && !is_there(app, ACTION_PAPER_TERM, 0));
    router_act(app, (struct action){ACTION_PAPER_TERM, TERM_MINUTES}); /* nor by another way */
    CHECK_INT(app->papers.paper.minutes, 30);
    snprintf(digits, sizeof digits, "%.8s%s", number, number + 9);
    router_act(app, (struct action){ACTION_PAPER_GROUP, 0}); /* 一班 */
}

static void check_handed_to_one(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->papers.paper_view.n_rows, 1);
    CHECK_TEXT(app->papers.paper_view.rows[0].name, "李敏");
    CHECK(strstr(app->desk.said, "发给了 1 人") != NULL);
}

static void a_paper_is_made_locked_and_handed_out(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_PAPERS, 0}},
        {SCREEN_PAPERS, .touch = {ACTION_PAPER_NEW, 0}},
        {SCREEN_PAPER, .check = check_draft, .touch = {ACTION_PAPER_TERM, TERM_SUBJECT}},
        {SCREEN_PAPER, .touch = {ACTION_PAPER_TERM, TERM_PLAYS}},
        {SCREEN_PAPER, .check = check_terms},
        {SCREEN_PAPER, .touch = {ACTION_PAPER_PLAY, 1}},
        {SCREEN_PAPER, .check = make_it_short, .touch = {ACTION_PAPER_LOCK, 0}},
        {SCREEN_PAPER, .check = check_locked},
        {SCREEN_PAPER, .touch = {ACTION_PAPER_HAND_OUT, 0}},
        {SCREEN_PAPER, .check = check_handed_to_one},
    };
    WALK_IN(rows, .database = at);
}

static void check_paper_waits(struct visitor *visitor, struct app *app)
{
    const struct own_papers_view *view = &app->exam.own_view;
    (void)visitor;
    CHECK_INT(view->n_rows, 1);
    CHECK_INT(view->rows[0].look, OWN_PAPER_OPEN);
}

static void check_not_mine(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "没有发给您") != NULL);
    CHECK_INT(app->exam.exam.sitting, 0);
}

static void another_person_cannot_sit_it_by_its_number(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 1}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '2'}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_EXAM, .touch = {ACTION_EXAM_NUMBER, 0}},
        {SCREEN_PAD, .keys = digits, .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_EXAM, .touch = {ACTION_EXAM_NEXT, 0}},
        {SCREEN_EXAM, .check = check_not_mine},
    };
    WALK_IN(rows, .database = at);
}

static void check_time_runs(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->exam.exam_view.withheld && app->exam.exam_view.left_minutes == -1);
    CHECK(!is_there(app, ACTION_EXAM_REDRAW, 0) && !is_there(app, ACTION_EXAM_NUMBER, 0));
}

static void check_nothing_is_shown(struct visitor *visitor, struct app *app)
{
    const struct attempts_view *list = &app->attempts.view;
    (void)visitor;
    CHECK_INT(list->n_rows, 1);
    CHECK_INT(list->rows[0].card, ATTEMPT_WITHHELD);
    CHECK(list->rows[0].total < 0);
    router_act(app, (struct action){ACTION_LISTED, 0});
    CHECK_INT(app->desk.screen, SCREEN_ATTEMPTS);
}

static void check_handed_in(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->exam.exam_view.withheld);
    CHECK(!is_there(app, ACTION_EXAM_CARD, 0));
    router_act(app, (struct action){ACTION_EXAM_CARD, 0}); /* nor by another way */
    CHECK_INT(app->desk.screen, SCREEN_RESULT);
    CHECK(!app->exam.exam.not_stored);
}

static void check_waits_for_the_result(struct visitor *visitor, struct app *app)
{
    const struct own_papers_view *view = &app->exam.own_view;
    (void)visitor;
    CHECK_INT(view->rows[0].look, OWN_PAPER_WAITS);
    CHECK_TEXT(view->rows[0].says, "交卷了，等公布");
    CHECK(!is_there(app, ACTION_EXAM_SIT, 0));
    router_act(app, (struct action){ACTION_EXAM_SIT, 0}); /* once more? */
}

static void check_once_only(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "只能考一次") != NULL);
}

static void who_sits_it_sees_no_point_of_it(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1'}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_OWN_PAPERS, .check = check_paper_waits, .touch = {ACTION_EXAM_SIT, 0}},
        {SCREEN_EXAM, .check = check_time_runs, .touch = {ACTION_EXAM_NEXT, 0}},
        {SCREEN_RESULT, .meanwhile = say_nothing, .check = check_handed_in,
         .touch = {ACTION_HOME, 0}, .patience_s = 900},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_OWN_PAPERS, .check = check_waits_for_the_result},
        {SCREEN_EXAM, .touch = {ACTION_EXAM_NEXT, 0}},
        {SCREEN_EXAM, .check = check_once_only, .key = SDLK_ESCAPE},
        {SCREEN_HOME, .touch = {ACTION_ATTEMPTS, 0}},
        {SCREEN_ATTEMPTS, .check = check_nothing_is_shown},
    };
    WALK_IN(rows, .database = at);
}

static void check_cannot_be_released_yet(struct visitor *visitor, struct app *app)
{
    const struct paper_view *view = &app->papers.paper_view;
    (void)visitor;
    CHECK_INT(view->rows[0].look, SAT_TO_REVIEW);
    CHECK(!is_there(app, ACTION_RELEASE, 0));
    router_act(app, (struct action){ACTION_RELEASE, 0});
    CHECK_INT(app->papers.paper_view.rows[0].look, SAT_TO_REVIEW);
}

/* One by a key of the keyboard, the machine's word hidden before. */
static void check_hidden_then_told(struct visitor *visitor, struct app *app)
{
    const struct hear_view *view = &app->moderation.view;
    int left = view->left;
    (void)visitor;
    CHECK(left > 0 && view->exams == left);
    CHECK_TEXT(view->last, "");
    router_act(app, (struct action){ACTION_KEY, '1'});
    hear_show(&app->moderation);
    CHECK(strstr(view->last, "机器判没听准") != NULL);
    CHECK(view->can_go_back && view->done == 1);
}

static void check_marked_again(struct visitor *visitor, struct app *app)
{
    const struct hear_view *view = &app->moderation.view;
    int64_t verdict = app->moderation.before.verdict;
    (void)visitor;
    CHECK(view->again && app->moderation.now.item.verdict == verdict);
    router_act(app, (struct action){ACTION_HEAR_MARK, HEAR_MET});
}

static void hear_the_rest(struct app *app)
{
    if (app->desk.screen == SCREEN_HEAR && !app->moderation.view.none)
        touch(app, ACTION_HEAR_MARK, HEAR_MET);
}

static bool nothing_is_left(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->moderation.view.none;
}

static void check_ready(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->papers.paper_view.rows[0].look, SAT_READY);
}

static void check_passed(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->papers.paper_view.rows[0].look, SAT_PASSED);
}

static void check_items(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->papers.items_view.n_rows > 3);
    CHECK_TEXT(app->papers.items_view.preview, "");
}

/* Of the one machine that there is nothing can be said beside others. */
static void check_kiosks(struct visitor *visitor, struct app *app)
{
    const struct paper_items_view *view = &app->papers.items_view;
    (void)visitor;
    CHECK(view->by_kiosk && view->n_rows == 1);
    CHECK_TEXT(view->rows[0].name, "三楼大厅");
    CHECK_TEXT(view->rows[0].play, "都是在这一台上考的");
    CHECK(strstr(view->rows[0].figures, "1 人") == view->rows[0].figures);
    CHECK(!is_there(app, ACTION_PAPER_ITEM, 0));
}

static bool marks_are_read(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->quality.view.tab == QUALITY_MACHINE && !app->quality.view.reading;
}

/* All that was heard was marked without the machine's word, which is where the figures come from.
 */
static void check_marks(struct visitor *visitor, struct app *app)
{
    const struct quality_room *room = &app->quality;
    size_t told = 0;
    (void)visitor;
    CHECK(room->n_marks > 0);
    for (size_t i = 0; i < room->n_marks; i++)
        told += room->marks[i].machine != VERDICT_UNDECIDED;
    CHECK(strstr(room->view.agreement, told ? "κ 要满 100 项" : "还没有可对的") != NULL);
}

static void check_preview(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->papers.items_view.preview, "作废它") != NULL);
}

static void check_dropped(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->papers.items_view.rows[0].dropped);
    CHECK_INT(app->papers.items_view.chosen, -1);
}

static void check_undone(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->papers.items_view.rows[0].dropped);
}

static void check_asked(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->certificates.view.asked[SUBJECT_COUNTER]);
    CHECK_INT(app->certificates.view.n_rows, 2);
    CHECK_INT(app->certificates.view.rows[0].look, CERTIFIED_EARNED);
    CHECK_INT(app->certificates.view.rows[1].look, CERTIFIED_OFF);
}

/* The badge that lies beside the page, by the key beside the database. */
static void check_issued(struct visitor *visitor, struct app *app)
{
    char command[3 * PATH_SIZE];
    (void)visitor;
    CHECK_INT(app->certificates.view.rows[0].look, CERTIFIED_GOOD);
    CHECK(!app->certificates.view.can_issue && app->certificates.view.can_print);
    CHECK(strstr(app->desk.said, "上岗证") != NULL);
    snprintf(command, sizeof command,
             "key=$('%s/yingda' badge key --db '%s' | sed 's/.*: *\"//; s/\".*//') && "
             "'%s/yingda' badge verify --key $key --who 0301 '%s'/exchange/*.json > /dev/null && "
             "! '%s/yingda' badge verify --key $key --who 0302 '%s'/exchange/*.json > /dev/null",
             YINGDA_BIN_DIR, at, YINGDA_BIN_DIR, in_folder("exam"), YINGDA_BIN_DIR,
             in_folder("exam"));
    CHECK_INT(system(command), 0);
}

static void a_trainer_hears_releases_drops_and_certifies(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_PAPERS, 0}},
        {SCREEN_PAPERS, .touch = {ACTION_PAPER_OPEN, 0}},
        {SCREEN_PAPER, .check = check_cannot_be_released_yet, .key = SDLK_ESCAPE},
        {SCREEN_PAPERS, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_HEAR, 0}},
        {SCREEN_HEAR, .check = check_hidden_then_told},
        {SCREEN_HEAR, .touch = {ACTION_HEAR_BACK, 0}},
        {SCREEN_HEAR, .check = check_marked_again},
        {SCREEN_HEAR, .when = nothing_is_left, .meanwhile = hear_the_rest, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_QUALITY, QUALITY_UNMET}},
        {SCREEN_QUALITY, .touch = {ACTION_QUALITY, QUALITY_MACHINE}},
        {SCREEN_QUALITY, .when = marks_are_read, .check = check_marks, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_PAPERS, 0}},
        {SCREEN_PAPERS, .touch = {ACTION_PAPER_OPEN, 0}},
        {SCREEN_PAPER, .check = check_ready, .touch = {ACTION_RELEASE, 0}},
        {SCREEN_PAPER, .check = check_passed, .touch = {ACTION_PAPER_ITEMS, 0}},
        {SCREEN_PAPER_ITEMS, .check = check_items, .touch = {ACTION_PAPER_KIOSKS, 0}},
        {SCREEN_PAPER_ITEMS, .check = check_kiosks, .touch = {ACTION_PAPER_KIOSKS, 0}},
        {SCREEN_PAPER_ITEMS, .touch = {ACTION_PAPER_ITEM, 0}},
        {SCREEN_PAPER_ITEMS, .check = check_preview, .touch = {ACTION_DROP, 0}},
        {SCREEN_PAPER_ITEMS, .check = check_dropped, .touch = {ACTION_PAPER_ITEM, 0}},
        {SCREEN_PAPER_ITEMS, .touch = {ACTION_DROP_UNDO, 0}},
        {SCREEN_PAPER_ITEMS, .check = check_undone, .key = SDLK_ESCAPE},
        {SCREEN_PAPER, .key = SDLK_ESCAPE},
        {SCREEN_PAPERS, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_CERTIFICATES, 0}},
        {SCREEN_CERTIFICATES, .touch = {ACTION_POST_SUBJECT, SUBJECT_COUNTER}},
        {SCREEN_CERTIFICATES, .check = check_asked, .touch = {ACTION_CERTIFIED, 0}},
        {SCREEN_CERTIFICATES, .touch = {ACTION_ISSUE, 0}},
        {SCREEN_CERTIFICATES, .check = check_issued},
    };
    WALK_IN(rows, .database = at);
}

static void check_result_is_seen(struct visitor *visitor, struct app *app)
{
    const struct own_papers_view *view = &app->exam.own_view;
    (void)visitor;
    CHECK_INT(view->rows[0].look, OWN_PAPER_PASSED);
    CHECK(strstr(view->certificate, "营业员上岗证，有效到") != NULL);
}

static void check_card_opens(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->attempts.view.rows[0].card, ATTEMPT_OPENS);
    CHECK(app->attempts.view.rows[0].total >= 80);
}

static void then_the_result_is_seen(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1'}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_OWN_PAPERS, .check = check_result_is_seen, .touch = {ACTION_ATTEMPTS, 0}},
        {SCREEN_ATTEMPTS, .check = check_card_opens, .touch = {ACTION_LISTED, 0}},
        {.screen = SCREEN_CARD},
    };
    WALK_IN(rows, .database = at);
}

/* A play and five questions. */
static void make_it_one_play(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    for (int i = 0; i < 3; i++) /* 3, none, 1 */
        router_act(app, (struct action){ACTION_PAPER_TERM, TERM_PLAYS});
    CHECK(app->papers.paper.n_plays == 1 && app->papers.paper.n_questions == 5);
}

static bool first_play_is_over(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->exam.exam_view.next == 1;
}

static int first_answer;

static void check_answered(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->exam.exam.sitting > 0 && !app->exam.exam.not_stored);
    first_answer = app->exam.exam.quiz.chosen[0];
    CHECK(first_answer >= 0);
}

static void check_exam_is_offered(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->people.names.broken_exam, "李敏");
    CHECK(!app->people.names.broken);
}

static void check_can_go_on(struct visitor *visitor, struct app *app)
{
    const struct own_papers_view *view = &app->exam.own_view;
    (void)visitor;
    CHECK_INT(view->rows[0].look, OWN_PAPER_OPEN);
    CHECK_TEXT(view->rows[0].verb, "接着考");
    CHECK(strstr(view->rows[0].says, "还剩") != NULL);
}

static void check_goes_on(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->exam.exam_view.begun && app->exam.exam_view.next == 1);
    CHECK(app->exam.exam_view.parts[0].done && !app->exam.exam_view.parts[1].done);
    CHECK(app->exam.exam_view.left_minutes >= 0 && app->exam.exam_view.left_minutes <= 30);
}

static void check_answer_stands(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->exam.exam.quiz.chosen[0], first_answer);
    CHECK_INT(app->exam.exam.quiz.at, 1); /* the first that is open */
}

static void check_time_is_over(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->exam.own_view.rows[0].verb, "交卷");
}

/* Each walk ends as by a kill: nothing is told to the records. */
static void a_sitting_that_was_broken_off_goes_on_while_there_is_time(void)
{
    static const struct walk_row paper[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_PAPERS, 0}},
        {SCREEN_PAPERS, .touch = {ACTION_PAPER_NEW, 0}},
        {SCREEN_PAPER, .check = make_it_one_play, .touch = {ACTION_PAPER_LOCK, 0}},
        {SCREEN_PAPER, .check = check_locked},
        {SCREEN_PAPER, .touch = {ACTION_PAPER_HAND_OUT, 0}},
        {SCREEN_PAPER, .check = check_handed_to_one},
    };
    static const struct walk_row first[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_PERSON, 0}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1'}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_OWN_PAPERS, .touch = {ACTION_EXAM_SIT, 0}},
        {SCREEN_EXAM, .touch = {ACTION_EXAM_NEXT, 0}},
        {SCREEN_EXAM, .when = first_play_is_over, .meanwhile = say_nothing,
         .touch = {ACTION_EXAM_NEXT, 0}, .patience_s = 900},
        {SCREEN_QUIZ, .touch = {ACTION_ANSWER, 2}},
        {SCREEN_QUIZ, .check = check_answered},
    };
    static const struct walk_row second[] = {
        {SCREEN_NAMES, .when = is_booted, .check = check_exam_is_offered,
         .touch = {ACTION_TAKE_UP, 0}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1'}},
        {SCREEN_OWN_PAPERS, .check = check_can_go_on, .touch = {ACTION_EXAM_SIT, 0}},
        {SCREEN_EXAM, .check = check_goes_on, .touch = {ACTION_EXAM_NEXT, 0}},
        {SCREEN_QUIZ, .check = check_answer_stands},
    };
    static const struct walk_row third[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TAKE_UP, 0}},
        {SCREEN_PAD, .keys = "030", .touch = {ACTION_KEY, '1'}},
        {SCREEN_OWN_PAPERS, .check = check_time_is_over, .touch = {ACTION_EXAM_SIT, 0}},
        {SCREEN_RESULT, .check = check_handed_in, .touch = {ACTION_HOME, 0}},
        {SCREEN_HOME, .touch = {ACTION_EXAM, 0}},
        {SCREEN_OWN_PAPERS, .check = check_waits_for_the_result},
    };
    morning();
    WALK_IN(paper, .database = at);
    WALK_IN(first, .database = at);
    WALK_IN(second, .database = at);
    run_sql(at, "UPDATE sittings SET began_unix_ms = began_unix_ms - 2400000");
    WALK_IN(third, .database = at);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM sittings WHERE ended_by = 'time'"), 1);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM sitting_parts"), 1);
    CHECK_INT(number_sql(at, "SELECT count(*) FROM answers"), 1);
}

int main(void)
{
    visitor_home();
    morning();
    RUN(a_paper_is_made_locked_and_handed_out);
    RUN(another_person_cannot_sit_it_by_its_number);
    RUN(who_sits_it_sees_no_point_of_it);
    RUN(a_trainer_hears_releases_drops_and_certifies);
    RUN(then_the_result_is_seen);
    RUN(a_sitting_that_was_broken_off_goes_on_while_there_is_time);
    return visitor_leaves();
}
