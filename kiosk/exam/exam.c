#include "kiosk/exam/exam.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int library_index(const struct library *library, const struct play *play)
{
    int i = 0;
    while (i < library->n_plays && library->plays[i].play != play)
        i++;
    return i;
}

static const struct pack *library_pack(const struct library *library)
{
    for (size_t i = 0; i < library->n_packs; i++) {
        if (library->packs[i]->n_plays > 0)
            return library->packs[i];
    }
    return NULL;
}

static void exam_lay_out(struct exam *exam, const struct library *library)
{
    for (int i = 0; i < exam->paper.n_plays; i++)
        exam->sittings[i].play = library_index(library, exam->paper.plays[i].play);
    quiz_begin_paper(&exam->quiz, &exam->paper);
}

bool exam_open(struct exam *exam, const struct library *library, const char *number)
{
    const struct pack *pack = library_pack(library);
    exam_close(exam);
    if (!pack)
        return false;
    exam->pack = pack;
    exam_paper_draw(pack, number, &exam->paper);
    exam->stored.mock = true;
    exam->stored.pass = pack->rubric.pass;
    exam_lay_out(exam, library);
    return true;
}

bool exam_open_stored(struct exam *exam, const struct library *library, const struct paper *paper)
{
    exam_close(exam);
    for (size_t i = 0; i < library->n_packs && !exam->pack; i++) {
        if (exam_sheet_open(library->packs[i], paper, &exam->paper) == STATUS_OK)
            exam->pack = library->packs[i];
    }
    if (!exam->pack)
        return false;
    exam->stored = *paper;
    exam_lay_out(exam, library);
    return true;
}

static enum status play_resume(struct exam *exam, struct records *records, int at, int64_t attempt)
{
    struct exam_sitting *sitting = &exam->sittings[at];
    struct attempt_place place = {exam->pack, exam->paper.plays[at].play};
    enum status status = attempt_card_read(&sitting->card, records, &place, attempt);
    sitting->done = status == STATUS_OK;
    return status;
}

enum status exam_resume(struct exam *exam, struct records *records,
                        const struct sitting_resumed *resumed)
{
    enum status status = STATUS_OK;
    exam->sitting = resumed->sitting;
    for (int i = 0; i < exam->paper.n_plays && status == STATUS_OK; i++) {
        if (resumed->attempts[i])
            status = play_resume(exam, records, i, resumed->attempts[i]);
    }
    for (int i = 0; i < exam->quiz.n; i++)
        quiz_answered_before(&exam->quiz, i, resumed->answers[i]);
    return status;
}

int64_t exam_left_ms(int minutes, int64_t began_unix_ms, int64_t now_unix_ms)
{
    int64_t all_ms = minutes * 60000LL, spent_ms = now_unix_ms - began_unix_ms;
    return spent_ms > 0 ? all_ms - spent_ms : all_ms;
}

struct paper exam_mock_paper(const struct exam *exam, const char *who, int64_t unix_ms)
{
    struct paper paper = {.mock = true, .pass = exam->pack->rubric.pass, .made_unix_ms = unix_ms};
    snprintf(paper.number, sizeof paper.number, "%s", exam->paper.number);
    snprintf(paper.who, sizeof paper.who, "%s", who);
    exam_sheet_write(exam->pack, &exam->paper, &paper);
    return paper;
}

int exam_standard(const struct exam *exam, const struct library *library)
{
    int next = exam_next(exam);
    if (next >= exam->paper.n_plays)
        return 0;
    const struct play *play = library->plays[exam->sittings[next].play].play;
    for (size_t i = 0; i < play->n_standards; i++) {
        if (strcmp(play->standards[i], exam->stored.standard) == 0)
            return (int)i;
    }
    return 0;
}

void exam_time_over(struct exam *exam)
{
    exam->time_over = exam->quiz.over = true;
}

int exam_next(const struct exam *exam)
{
    int next = exam->time_over ? exam->paper.n_plays : 0;
    while (next < exam->paper.n_plays && exam->sittings[next].done)
        next++;
    bool answered = exam->quiz.over || exam->paper.n_questions == 0;
    return next + (next == exam->paper.n_plays && answered);
}

bool exam_begun(const struct exam *exam)
{
    return exam->pack && (exam->sitting || exam_next(exam) > 0);
}

void exam_take(struct exam *exam, struct attempt_card *card)
{
    int at = 0;
    while (at < exam->paper.n_plays - 1 && exam->sittings[at].done)
        at++;
    struct exam_sitting *sitting = &exam->sittings[at];
    sitting->card = *card;
    sitting->done = true;
    *card = (struct attempt_card){0};
}

/* Before it is done only the place is told: the paper is to surprise. */
static void show_play(struct exam *exam, const struct library *library, int at,
                      struct exam_part_view *out)
{
    const struct exam_sitting *sitting = &exam->sittings[at];
    const struct scorecard *card = &sitting->card.stored.card;
    const struct play *play = exam->paper.plays[at].play;
    *out = (struct exam_part_view){.name = exam->names[at], .done = sitting->done};
    if (!sitting->done) {
        snprintf(exam->names[at], sizeof exam->names[at], "第 %d 场 · %s", at + 1,
                 place_text(play->place));
        return;
    }
    snprintf(exam->names[at], sizeof exam->names[at], "第 %d 场 · %.60s", at + 1,
             library->views[sitting->play].title);
    struct exam_score score = {card->total_low, card->total_high};
    out->total = card->total;
    out->low = card->total_low;
    out->high = card->total_high;
    out->review = card->review;
    out->verdict = exam_judge_plays(&score, 1, exam->stored.pass);
}

static void show_questions(struct exam *exam, struct exam_part_view *out)
{
    int at = exam->paper.n_plays, n = exam->paper.n_questions, right = quiz_right(&exam->quiz);
    snprintf(exam->names[at], sizeof exam->names[at], "业务知识 %d 题", n);
    *out = (struct exam_part_view){.name = exam->names[at],
                                   .done = exam->quiz.over,
                                   .total = right,
                                   .low = right,
                                   .high = n,
                                   .verdict = exam_judge_questions(right, n, exam->stored.pass)};
}

void exam_view_fill(struct exam *exam, const struct library *library, struct exam_view *out)
{
    *out = (struct exam_view){.number = exam->paper.number};
    if (!exam->pack)
        return;
    struct exam_score scores[EXAM_PLAYS];
    out->n_plays = exam->paper.n_plays;
    out->n_parts = out->n_plays + (exam->paper.n_questions > 0);
    out->next = exam_next(exam);
    out->begun = exam_begun(exam);
    out->pass = exam->stored.pass;
    out->minutes = exam->stored.minutes;
    out->withheld = !exam->stored.mock;
    out->time_over = exam->time_over;
    out->not_stored = exam->not_stored;
    for (int i = 0; i < out->n_plays; i++) {
        const struct exam_sitting *sitting = &exam->sittings[i];
        show_play(exam, library, i, &out->parts[i]);
        scores[i] = (struct exam_score){sitting->card.stored.card.total_low,
                                        sitting->card.stored.card.total_high};
        out->not_stored |= sitting->card.not_stored;
    }
    if (exam->paper.n_questions > 0)
        show_questions(exam, &out->parts[out->n_plays]);
    out->verdict = exam_judge(
        exam_judge_plays(scores, out->n_plays, out->pass),
        exam_judge_questions(quiz_right(&exam->quiz), exam->paper.n_questions, out->pass));
}

void exam_close(struct exam *exam)
{
    for (int i = 0; i < EXAM_PLAYS; i++)
        attempt_card_finish(&exam->sittings[i].card);
    memset(exam, 0, sizeof *exam);
}
