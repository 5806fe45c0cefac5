/* Exams and knowledge questions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/exam/exam_room.h"
#include "kiosk/exam/own_papers.h"
#include "kiosk/ui/day.h"

/* What the other rooms need to know of the exam, after each step of it. */
static void exam_tell(struct exam_room *room)
{
    const struct exam *exam = &room->exam;
    int next = exam_next(exam);
    bool plays = exam->pack && next < exam->paper.n_plays;
    room->desk->exam =
        (struct exam_part){.on = exam->pack != NULL,
                           .play = plays ? exam->sittings[next].play : -1,
                           .seed = plays ? exam->paper.plays[next].seed : 0,
                           .part = next + 1,
                           .n_parts = exam->paper.n_plays,
                           .standard = plays ? exam_standard(exam, &room->desk->library) : 0};
}

/* A paper of today that nobody has yet. Its serial comes from the clock: nobody can choose it by
 * being quick. */
static void paper_number(const struct desk *desk, char out[24])
{
    int64_t unix_ms = clock_unix_ms(), known = 0;
    struct tm day = day_local(unix_ms);
    uint32_t serial = (uint32_t)unix_ms * 2654435761u >> 16; /* Knuth's multiplier */
    if (desk->piloted)
        serial = 42;
    for (int i = 0; i < EXAM_SERIALS; i++) {
        exam_paper_number(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday,
                          (int)((serial + (uint32_t)i) % EXAM_SERIALS), out);
        if (records_paper_find(desk->records, out, &known) != STATUS_OK)
            return;
    }
}

/* Behind desk_go, which hushes. Who does not wait for the end of it is not held up. */
static void examiner_says(struct exam_room *room, const char *text)
{
    const struct pack *pack = room->exam.pack;
    struct model_speaker speaker = {
        .voice = pack->examiner.voice,
        .style = {.sex = VOICE_MALE, .age_years = 45, .mood = SPEAKING_MOOD_MODEL}};
    struct spoken_text spoken = {pack, text, NULL, speaker};
    if (speaker.voice)
        player_speak(&room->desk->player, (struct action){ACTION_EXAM, 0}, &spoken);
}

static void sitting_end(struct exam_room *room, enum sitting_end how)
{
    struct exam *exam = &room->exam;
    if (exam->sitting && room->desk->records &&
        records_sitting_end(room->desk->records, exam->sitting, how, clock_unix_ms()) != STATUS_OK)
        exam->not_stored = true;
}

/* The sheet, or where all is done the result. */
static void sheet_show(struct exam_room *room)
{
    const struct exam *exam = &room->exam;
    const struct examiner *examiner = &exam->pack->examiner;
    int next = exam_next(exam), plays = exam->paper.n_plays;
    if (next > plays)
        sitting_end(room, exam->time_over ? SITTING_TIME : SITTING_DONE);
    desk_go(room->desk, next > plays ? SCREEN_RESULT : SCREEN_EXAM);
    examiner_says(room, next == 0       ? examiner->begin
                        : next < plays  ? examiner->next
                        : next == plays ? examiner->questions
                                        : examiner->over);
}

static void deadline_set(struct exam_room *room, int64_t began_unix_ms)
{
    int minutes = room->exam.stored.minutes;
    int64_t left_ms = exam_left_ms(minutes, began_unix_ms, clock_unix_ms());
    int64_t at_ms = room->desk->now_ms + (left_ms > 0 ? left_ms : 0);
    if (minutes)
        room->exam.deadline_ms = at_ms > 0 ? at_ms : 1; /* 0 would be none */
}

/* Where the paper that is open is one that was broken off, it goes on. */
static enum status resume(struct exam_room *room)
{
    struct desk *desk = room->desk;
    struct exam *exam = &room->exam;
    struct sitting_resumed resumed;
    enum status status =
        records_sitting_resume(desk->records, exam->stored.id, desk->person.id, &resumed);
    if (status == STATUS_OK)
        status = exam_resume(exam, desk->records, &resumed);
    if (status == STATUS_NOT_FOUND && !exam->sitting)
        return STATUS_OK; /* none is under way */
    if (status != STATUS_OK) {
        exam_close(exam);
        return status;
    }
    deadline_set(room, resumed.began_unix_ms);
    desk_audit(desk, AUDIT_EXAM, "trainee", "sitting %lld of paper %s goes on after it broke off",
               (long long)resumed.sitting, exam->paper.number);
    return STATUS_OK;
}

/* By its number: a trainer's, or a mock that somebody has drawn before; else a mock of that number.
 */
static void paper_open(struct exam_room *room, const char *number)
{
    struct desk *desk = room->desk;
    struct paper stored;
    int64_t id = 0;
    bool open = false;
    enum status status = records_paper_find(desk->records, number, &id);
    if (status == STATUS_OK)
        status = records_paper(desk->records, id, &stored);
    if (status == STATUS_OK)
        open = exam_open_stored(&room->exam, &desk->library, &stored);
    else if (status == STATUS_NOT_FOUND)
        open = exam_open(&room->exam, &desk->library, number);
    if (open && room->exam.stored.id)
        status = resume(room);
    open = open && room->exam.pack;
    exam_tell(room);
    if (open)
        sheet_show(room);
    else if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        desk_fail_records(desk, status);
    else
        snprintf(desk->said, sizeof desk->said, "这份卷的情景这台机器上没有，请告诉培训师。");
}

static bool may_sit(struct exam_room *room)
{
    struct desk *desk = room->desk;
    if (desk->person.id == GUEST)
        snprintf(desk->said, sizeof desk->said, "成绩存不进去的时候不能考试。");
    return desk->booted && desk->records && desk_knows_person(desk);
}

static void act_mock(void *self, int arg)
{
    struct exam_room *room = self;
    char number[24];
    (void)arg;
    if (!may_sit(room) || exam_begun(&room->exam))
        return;
    paper_number(room->desk, number);
    paper_open(room, number);
}

/* Who has papers from a trainer sees them first. */
static void act_exam(void *self, int arg)
{
    struct exam_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!may_sit(room))
        return;
    if (exam_begun(&room->exam)) {
        desk_go(desk, SCREEN_EXAM);
        return;
    }
    exam_close(&room->exam);
    exam_tell(room);
    enum status status = own_papers_read(room);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else if (own_papers_matter(room))
        desk_go(desk, SCREEN_OWN_PAPERS);
    else
        act_mock(room, 0);
}

static void act_sit(void *self, int arg)
{
    struct exam_room *room = self;
    if (may_sit(room) && !exam_begun(&room->exam) && arg >= 0 && (size_t)arg < room->n_rows)
        paper_open(room, room->rows[arg].number);
}

/* Its places, once they are published. */
static void act_own_board(void *self, int arg)
{
    struct exam_room *room = self;
    if (!may_sit(room) || arg < 0 || (size_t)arg >= room->n_rows || !room->lots[arg].published)
        return;
    room->desk->contest = room->lots[arg].contest;
    desk_do(room->desk, (struct action){ACTION_PLACES, 0});
}

static void act_own_page(void *self, int arg)
{
    ((struct exam_room *)self)->page = arg;
}

static void act_redraw(void *self, int arg)
{
    struct exam_room *room = self;
    char number[24];
    (void)arg;
    if (exam_begun(&room->exam) || !room->exam.stored.mock || !may_sit(room))
        return;
    paper_number(room->desk, number);
    if (strcmp(number, room->exam.paper.number) == 0) { /* of the same millisecond, not begun */
        int serial = atoi(number + 9) / 10, year = 0, month = 0, day = 0;
        sscanf(number, "%4d%2d%2d", &year, &month, &day);
        exam_paper_number(year, month, day, serial + 1, number);
    }
    paper_open(room, number);
}

static void act_number(void *self, int arg)
{
    struct exam_room *room = self;
    struct action paper = {ACTION_PAPER, 0}, back = {ACTION_EXAM, 0};
    (void)arg;
    if (!exam_begun(&room->exam))
        desk_ask_number(room->desk, PAD_PAPER, paper, back);
}

static void act_paper(void *self, int arg)
{
    struct exam_room *room = self;
    struct asked_number *asked = &room->desk->asked;
    char number[24];
    (void)arg;
    enum paper_number read = exam_paper_number_read(asked->typed, number);
    if (read == PAPER_NUMBER_FINE && may_sit(room))
        paper_open(room, number);
    else
        asked->complaint = read == PAPER_NUMBER_SHORT ? "卷号是十三位数字，请再看一遍。"
                                                      : "有一位输得不对，请再看一遍。";
}

/* Why a paper cannot be begun, as somebody who wants to would be told. */
static void begin_failed(struct desk *desk, enum status status)
{
    const char *why = status == STATUS_LIMIT ? "这份卷您已经考过了，一份卷只能考一次。"
                      : status == STATUS_NOT_FOUND ? "这份卷没有发给您，请找培训师。"
                      : status == STATUS_INVALID   ? "这份卷已经收回了，请找培训师。"
                      : status == STATUS_UNSUPPORTED
                          ? "还没轮到您：前面的人交了卷，您才能开始。记成缺席了，就找裁判。"
                          : NULL;
    if (why)
        snprintf(desk->said, sizeof desk->said, "%s", why);
    else
        desk_fail_records(desk, status);
}

/* The clock begins with the first part. */
static bool sitting_begin(struct exam_room *room)
{
    struct exam *exam = &room->exam;
    struct desk *desk = room->desk;
    int64_t now = clock_unix_ms();
    enum status status = STATUS_OK;
    if (exam->sitting)
        return true;
    if (!may_sit(room))
        return false;
    if (!exam->stored.id) {
        struct paper paper = exam_mock_paper(exam, desk->person.name, now);
        status = records_paper_add(desk->records, &paper, &paper.id);
        exam->stored = paper;
    }
    if (status == STATUS_OK)
        status = records_sitting_begin(desk->records, exam->stored.id, desk->person.id, now,
                                       &exam->sitting);
    if (status != STATUS_OK)
        begin_failed(desk, status);
    else
        deadline_set(room, now);
    return status == STATUS_OK;
}

/* The next play of the paper, its questions, or the result. */
static void act_next(void *self, int arg)
{
    struct exam_room *room = self;
    const struct exam *exam = &room->exam;
    int next = exam_next(exam);
    (void)arg;
    if (!exam->pack || !sitting_begin(room))
        return;
    exam_tell(room);
    if (next < exam->paper.n_plays)
        desk_do(room->desk, (struct action){ACTION_BRIEF, exam->sittings[next].play});
    else
        desk_go(room->desk, next == exam->paper.n_plays ? SCREEN_QUIZ : SCREEN_RESULT);
}

/* A conversation of the paper is over: its card is kept for the result and shown from there. */
static void act_part_over(void *self, int arg)
{
    struct exam_room *room = self;
    struct desk *desk = room->desk;
    struct exam *exam = &room->exam;
    int at = 0;
    (void)arg;
    while (at < exam->paper.n_plays - 1 && exam->sittings[at].done)
        at++;
    exam_take(exam, desk->card);
    int64_t attempt = exam->sittings[at].card.attempt;
    if (!exam->sitting || !attempt || !desk->records ||
        records_sitting_part(desk->records, exam->sitting, at, attempt) != STATUS_OK)
        exam->not_stored = true;
    desk_put_away(desk, PUT_AWAY_TALK);
    exam_tell(room);
    sheet_show(room);
}

/* A conversation under way may end; nothing else begins. */
static void exam_tick(void *self)
{
    struct exam_room *room = self;
    struct exam *exam = &room->exam;
    enum screen screen = room->desk->screen;
    bool talks = screen == SCREEN_TALK || screen == SCREEN_RING || screen == SCREEN_FAULT;
    if (!exam->pack || !exam->deadline_ms || exam->time_over || talks ||
        room->desk->now_ms < exam->deadline_ms || exam_next(exam) > exam->paper.n_plays)
        return;
    exam_time_over(exam);
    exam_tell(room);
    room->desk->overlay = OVERLAY_NONE;
    sheet_show(room);
}

static int left_minutes(const struct exam_room *room)
{
    int64_t left = room->exam.deadline_ms - room->desk->now_ms;
    if (!room->exam.deadline_ms)
        return -1;
    return left > 0 ? (int)((left + 59999) / 60000) : 0;
}

static void act_card(void *self, int arg)
{
    struct exam_room *room = self;
    struct exam *exam = &room->exam;
    struct desk *desk = room->desk;
    if (!exam->stored.mock) /* before it is released nobody sees a point of it */
        return;
    if (arg == exam->paper.n_plays && exam->quiz.over) {
        exam->quiz.at = 0;
        desk_go(desk, SCREEN_QUIZ);
    } else if (arg >= 0 && arg < exam->paper.n_plays && exam->sittings[arg].done) {
        desk->play = exam->sittings[arg].play;
        desk->card = &exam->sittings[arg].card;
        desk->card_back = (struct action){ACTION_RESULT, 0};
        desk_do(desk, (struct action){ACTION_SHOW_CARD, 0});
    }
}

static void act_result(void *self, int arg)
{
    struct exam_room *room = self;
    (void)arg;
    if (room->exam.pack && exam_next(&room->exam) > room->exam.paper.n_plays)
        desk_go(room->desk, SCREEN_RESULT);
}

static struct quiz *quiz_at_hand(struct exam_room *room)
{
    return room->exam.pack ? &room->exam.quiz : &room->quiz;
}

/* Without records nobody is known to know anything. */
static enum status known_again(struct exam_room *room)
{
    struct desk *desk = room->desk;
    quiz_known_finish(&room->known);
    if (!desk->records || !desk->person.id)
        return STATUS_OK;
    return quiz_known_read(&room->known, desk->records, desk->person.id);
}

static void quiz_start(struct exam_room *room, const struct pack *pack)
{
    struct desk *desk = room->desk;
    int64_t unix_ms = clock_unix_ms();
    enum status status = known_again(room);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    quiz_begin(&room->quiz, pack, desk->piloted ? 1 : (uint64_t)unix_ms, &room->known, unix_ms);
    desk_go(desk, SCREEN_QUIZ);
}

static void act_quiz(void *self, int arg)
{
    struct exam_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    for (size_t i = 0; desk->booted && i < desk->library.n_packs; i++) {
        const struct pack *pack = desk->library.packs[i];
        if (pack->n_questions == 0)
            continue;
        quiz_start(room, pack);
        return;
    }
    if (desk->booted)
        snprintf(desk->notice, sizeof desk->notice, "这里的课程还没有业务知识题。");
}

/* The first answer stands, and is kept. */
static void answer_store(struct exam_room *room)
{
    struct desk *desk = room->desk;
    const struct quiz *quiz = &room->quiz;
    bool right = false;
    const struct question *question = quiz_answered(quiz, &right);
    if (!question || !desk->records || !desk->person.id)
        return;
    struct review review = {.person = desk->person.id,
                            .pack = quiz->pack->id,
                            .kind = REVIEW_QUESTION,
                            .item = question->id,
                            .grade = right ? RECALL_GOOD : RECALL_AGAIN,
                            .reviewed_unix_ms = clock_unix_ms()};
    enum status status = records_review_add(desk->records, &review);
    if (status == STATUS_OK)
        status = known_again(room);
    if (status != STATUS_OK)
        snprintf(desk->said, sizeof desk->said, "刚才这一题没能存下来，不影响继续答。");
}

/* In an exam it can be changed until the paper is handed in. */
static void exam_answer_store(struct exam_room *room)
{
    struct exam *exam = &room->exam;
    const struct drawn_question *drawn = &exam->quiz.questions[exam->quiz.at];
    int place = exam->quiz.chosen[exam->quiz.at];
    if (!exam->sitting || place < 0 || exam->quiz.over)
        return;
    if (!room->desk->records ||
        records_sitting_answer(room->desk->records, exam->sitting, exam->quiz.at,
                               drawn->question->id, drawn->order[place],
                               clock_unix_ms()) != STATUS_OK)
        exam->not_stored = true;
}

static void act_answer(void *self, int arg)
{
    struct exam_room *room = self;
    struct quiz *quiz = quiz_at_hand(room);
    bool right, open = !quiz_answered(quiz, &right);
    quiz_answer(quiz, arg);
    if (open && quiz == &room->quiz)
        answer_store(room);
    else if (quiz == &room->exam.quiz)
        exam_answer_store(room);
}

static void act_question(void *self, int arg)
{
    struct exam_room *room = self;
    struct quiz *quiz = quiz_at_hand(room);
    bool was_over = quiz->over;
    quiz_step(quiz, arg);
    input_reset(&room->desk->input);
    exam_tell(room);
    if (room->exam.pack && quiz->over && !was_over)
        sheet_show(room);
}

static void exam_put_away(void *self, enum put_away what)
{
    struct exam_room *room = self;
    if (what < PUT_AWAY_EXAM)
        return;
    if (room->exam.pack && exam_next(&room->exam) <= room->exam.paper.n_plays)
        sitting_end(room, SITTING_LEFT); /* whoever leaves has handed in what there is */
    own_papers_forget(room);
    exam_close(&room->exam);
    exam_tell(room);
}

static void exam_room_close(void *self)
{
    struct exam_room *room = self;
    exam_close(&room->exam);
    quiz_known_finish(&room->known);
    own_papers_forget(room);
}

const void *exam_show(void *self)
{
    struct exam_room *room = self;
    exam_view_fill(&room->exam, &room->desk->library, &room->exam_view);
    room->exam_view.person = room->desk->person.name;
    room->exam_view.left_minutes = left_minutes(room);
    return &room->exam_view;
}

const void *quiz_show(void *self)
{
    struct exam_room *room = self;
    const struct quiz *quiz = &room->quiz;
    quiz_view_fill(quiz_at_hand(room), &room->quiz_view);
    room->quiz_view.left_minutes = left_minutes(room);
    if (!room->exam.pack && quiz->pack && room->desk->records) {
        room->quiz_view.n_all = (int)quiz->pack->n_questions;
        room->quiz_view.n_known = quiz_known_count(&room->known, quiz->pack);
    }
    return &room->quiz_view;
}

static const struct room_act acts[] = {
    {ACTION_EXAM, act_exam, false},           {ACTION_EXAM_MOCK, act_mock, false},
    {ACTION_EXAM_SIT, act_sit, false},        {ACTION_EXAM_PAGE, act_own_page, false},
    {ACTION_EXAM_REDRAW, act_redraw, false},  {ACTION_EXAM_NUMBER, act_number, false},
    {ACTION_PAPER, act_paper, false},         {ACTION_EXAM_NEXT, act_next, false},
    {ACTION_EXAM_CARD, act_card, true},       {ACTION_RESULT, act_result, true},
    {ACTION_OWN_BOARD, act_own_board, false}, {ACTION_QUIZ, act_quiz, false},
    {ACTION_ANSWER, act_answer, false},       {ACTION_QUESTION, act_question, false},
    {ACTION_PART_OVER, act_part_over, false}};

const struct room_kind exam_kind = {.acts = acts,
                                    .n_acts = sizeof acts / sizeof *acts,
                                    .put_away = exam_put_away,
                                    .tick = exam_tick,
                                    .close = exam_room_close};
