/* Exams and knowledge questions. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/exam/exam_room.h"
#include "kiosk/ui/day.h"

/* What the other rooms need to know of the exam, after each step of it. */
static void exam_tell(struct exam_room *room)
{
    const struct exam *exam = &room->exam;
    int next = exam_next(exam);
    bool plays = exam->pack && next < exam->paper.n_plays;
    room->desk->exam = (struct exam_part){.on = exam->pack != NULL,
                                          .play = plays ? exam->sittings[next].play : -1,
                                          .seed = plays ? exam->paper.plays[next].seed : 0,
                                          .part = next + 1,
                                          .n_parts = exam->paper.n_plays};
}

/* A paper of today. Its serial comes from the clock: nobody can choose it by being quick. */
static void paper_number(const struct desk *desk, char out[24])
{
    int64_t unix_ms = clock_unix_ms();
    struct tm day = day_local(unix_ms);
    uint32_t serial = (uint32_t)unix_ms * 2654435761u >> 16; /* Knuth's multiplier */
    if (desk->piloted)
        serial = 42;
    exam_paper_number(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, (int)(serial % EXAM_SERIALS),
                      out);
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

/* The sheet, or where all is done the result. */
static void sheet_show(struct exam_room *room)
{
    const struct exam *exam = &room->exam;
    const struct examiner *examiner = &exam->pack->examiner;
    int next = exam_next(exam), plays = exam->paper.n_plays;
    desk_go(room->desk, next > plays ? SCREEN_RESULT : SCREEN_EXAM);
    examiner_says(room, next == 0       ? examiner->begin
                        : next < plays  ? examiner->next
                        : next == plays ? examiner->questions
                                        : examiner->over);
}

static void paper_open(struct exam_room *room, const char *number)
{
    bool open = exam_open(&room->exam, &room->desk->library, number);
    exam_tell(room);
    if (open)
        sheet_show(room);
}

static void act_exam(void *self, int arg)
{
    struct exam_room *room = self;
    char number[24];
    (void)arg;
    if (room->desk->person.id == GUEST)
        snprintf(room->desk->said, sizeof room->desk->said, "成绩存不进去的时候不能考试。");
    if (!room->desk->booted || room->desk->person.id == GUEST)
        return;
    paper_number(room->desk, number);
    if (exam_begun(&room->exam))
        desk_go(room->desk, SCREEN_EXAM);
    else
        paper_open(room, number);
}

static void act_redraw(void *self, int arg)
{
    struct exam_room *room = self;
    char number[24];
    (void)arg;
    if (exam_begun(&room->exam))
        return;
    paper_number(room->desk, number);
    if (strcmp(number, room->exam.paper.number) == 0) /* of the same millisecond */
        number[strlen(number) - 1] = number[strlen(number) - 1] == '9' ? '0' : '9';
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
    if (exam_number_read(asked->typed, number))
        paper_open(room, number);
    else
        asked->complaint = "卷号是十二位数字，请再看一遍。";
}

/* The next play of the paper, its questions, or the result. */
static void act_next(void *self, int arg)
{
    struct exam_room *room = self;
    const struct exam *exam = &room->exam;
    int next = exam_next(exam);
    (void)arg;
    if (!exam->pack)
        return;
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
    (void)arg;
    exam_take(&room->exam, desk->card);
    desk_put_away(desk, PUT_AWAY_TALK);
    exam_tell(room);
    sheet_show(room);
}

static void act_card(void *self, int arg)
{
    struct exam_room *room = self;
    struct exam *exam = &room->exam;
    struct desk *desk = room->desk;
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

static void act_answer(void *self, int arg)
{
    struct exam_room *room = self;
    struct quiz *quiz = quiz_at_hand(room);
    bool right, open = !quiz_answered(quiz, &right);
    quiz_answer(quiz, arg);
    if (open && quiz == &room->quiz)
        answer_store(room);
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
    exam_close(&room->exam);
    exam_tell(room);
}

static void exam_room_close(void *self)
{
    struct exam_room *room = self;
    exam_close(&room->exam);
    quiz_known_finish(&room->known);
}

const void *exam_show(void *self)
{
    struct exam_room *room = self;
    exam_view_fill(&room->exam, &room->desk->library, &room->exam_view);
    room->exam_view.person = room->desk->person.name;
    return &room->exam_view;
}

const void *quiz_show(void *self)
{
    struct exam_room *room = self;
    const struct quiz *quiz = &room->quiz;
    quiz_view_fill(quiz_at_hand(room), &room->quiz_view);
    if (!room->exam.pack && quiz->pack && room->desk->records) {
        room->quiz_view.n_all = (int)quiz->pack->n_questions;
        room->quiz_view.n_known = quiz_known_count(&room->known, quiz->pack);
    }
    return &room->quiz_view;
}

static const struct room_act acts[] = {
    {ACTION_EXAM, act_exam, false},          {ACTION_EXAM_REDRAW, act_redraw, false},
    {ACTION_EXAM_NUMBER, act_number, false}, {ACTION_PAPER, act_paper, false},
    {ACTION_EXAM_NEXT, act_next, false},     {ACTION_EXAM_CARD, act_card, true},
    {ACTION_RESULT, act_result, true},       {ACTION_QUIZ, act_quiz, false},
    {ACTION_ANSWER, act_answer, false},      {ACTION_QUESTION, act_question, false},
    {ACTION_PART_OVER, act_part_over, false}};

const struct room_kind exam_kind = {.acts = acts,
                                    .n_acts = sizeof acts / sizeof *acts,
                                    .put_away = exam_put_away,
                                    .close = exam_room_close};
