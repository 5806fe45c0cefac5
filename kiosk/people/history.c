#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/people/people.h"
#include "records/plans.h"
#include "records/reviews.h"
#include "scenarios/competency.h"
#include "scenarios/lesson.h"

static const char *greeting_word(int hour)
{
    return hour < 5    ? "夜深了"
           : hour < 11 ? "早上好"
           : hour < 13 ? "中午好"
           : hour < 18 ? "下午好"
                       : "晚上好";
}

static void history_attempt(struct history *history, const struct attempt_summary *attempt,
                            const struct library *library, int64_t unix_ms)
{
    int at = history->view.n_recent++;
    history->rows[at].summary = *attempt;
    history->recent[at] = attempt_row_show(&history->rows[at], library, unix_ms, DAY_SHORT);
}

/* What was never tried comes first, then what went worst; a newcomer meets the easy ones only. */
static void history_next(struct history *history, const struct library *library)
{
    int next = -1;
    for (int i = 0; i < library->n_plays; i++) {
        bool asked = history->view.step != NEXT_EASY || library->views[i].difficulty == 1;
        if (asked && (next < 0 || library->views[i].best < library->views[next].best))
            next = i;
    }
    history->view.next_index = next;
    history->view.next = next < 0 ? NULL : &library->views[next];
    history->view.why = next >= 0 && library->views[next].best < 0
                            ? "接下来练：这位客户您还没见过"
                            : "接下来练：这一场成绩最低，最值得再来";
}

static void history_best(struct library *library, const struct play_best *bests, size_t n)
{
    for (int i = 0; i < library->n_plays; i++)
        library->views[i].best = -1;
    for (size_t i = 0; i < n; i++) {
        int at = library_find(library, bests[i].play);
        if (at >= 0 && bests[i].best_total > library->views[at].best)
            library->views[at].best = bests[i].best_total;
    }
}

static enum status best_read(struct records *records, const struct person *person,
                             struct library *library)
{
    struct play_best *bests = NULL;
    size_t count = 0;
    enum status status = records_best_by_play(records, person->id, &bests, &count);
    history_best(library, bests, count);
    free(bests);
    return status;
}

/* Lessons of a pack, as far as they are asked for in rounds. */
static void progress_lessons(struct progress *progress, const struct pack *pack,
                             const struct reviewed *all, size_t count)
{
    for (size_t i = 0; i < pack_n_lessons(pack); i++) {
        struct lesson lesson = pack_lesson(pack, i);
        bool drill = lesson.kind == LESSON_DRILL;
        const struct reviewed *reviewed =
            reviewed_find(all, count, pack->id, drill ? REVIEW_DRILL : REVIEW_PHRASE, lesson.id);
        if (!*lesson.cue)
            continue;
        *(drill ? &progress->n_drills : &progress->n_phrases) += 1;
        *(drill ? &progress->drills_known : &progress->phrases_known) +=
            reviewed && reviewed_is_known(reviewed);
    }
}

static void progress_plays(struct progress *progress, const struct library *library)
{
    for (int i = 0; i < library->n_plays; i++) {
        bool passed = library->views[i].best >= library->plays[i].pack->rubric.pass;
        bool easy = library->views[i].difficulty == 1;
        *(easy ? &progress->n_easy : &progress->n_others) += 1;
        *(easy ? &progress->easy_passed : &progress->others_passed) += passed;
    }
}

/* The newest are enough: after so many of practice it does not matter when the exam was. */
static void progress_exam(struct progress *progress, const struct history *history)
{
    for (int i = 0; i < history->view.n_recent && !progress->had_exam; i++) {
        progress->had_exam = history->rows[i].summary.mode == ATTEMPT_EXAM;
        progress->since_exam += !progress->had_exam;
    }
}

static int due_count(const struct reviewed *all, size_t count, int64_t unix_ms)
{
    int due = 0;
    for (size_t i = 0; i < count; i++)
        due += all[i].kind != REVIEW_QUESTION && recall_is_due(&all[i].recall, unix_ms);
    return due;
}

static enum status progress_read(struct history *history, struct records *records,
                                 const struct person *person, const struct library *library,
                                 int64_t unix_ms)
{
    struct reviewed *all = NULL;
    size_t count = 0;
    struct progress *progress = &history->progress;
    struct home_view *view = &history->view;
    enum status status = records_reviewed(records, person->id, &all, &count);
    for (size_t i = 0; i < library->n_packs; i++)
        progress_lessons(progress, library->packs[i], all, count);
    progress_plays(progress, library);
    view->n_passed = progress->easy_passed + progress->others_passed;
    view->n_plays = library->n_plays;
    progress_exam(progress, history);
    view->step = next_step_of(progress);
    view->n_due = due_count(all, count, unix_ms);
    bool phrases = view->step == NEXT_PHRASES;
    view->n_known = phrases ? progress->phrases_known : progress->drills_known;
    view->n_wanted = phrases ? progress->n_phrases : drills_wanted(progress);
    free(all);
    return status;
}

static enum status recent_read(struct history *history, struct records *records,
                               const struct person *person, const struct library *library,
                               int64_t unix_ms)
{
    struct attempt_summary attempts[RECENT_MAX];
    struct attempts_query query = {
        .which = ATTEMPTS_FINISHED, .person = person->id, .max = RECENT_MAX};
    size_t count = 0, count_all = 0;
    enum status status = records_attempts(records, &query, attempts, &count);
    for (size_t i = 0; i < count; i++)
        history_attempt(history, &attempts[i], library, unix_ms);
    query.which = ATTEMPTS_ALL;
    if (status == STATUS_OK)
        status = records_attempts_count(records, &query, &count_all);
    history->view.n_all = (int)count_all;
    return status;
}

/* "本周练兵：致歉、报单位": by the names that the packs have for them. */
static enum status week_read(struct history *history, struct records *records,
                             const struct person *person, const struct library *library,
                             int64_t unix_ms)
{
    struct competency competencies[COMPETENCIES_MAX];
    char planned[PLANNED_MAX][COMPETENCY_SIZE];
    size_t n = 0, count = 0, used = 0;
    enum status status =
        records_planned_for(records, person->id, day_week_begin(unix_ms), planned, &count);
    for (size_t i = 0; i < library->n_packs; i++)
        n = competencies_add(library->packs[i], competencies, n);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < n && used + 80 < sizeof history->week; k++) {
            if (strcmp(competencies[k].id, planned[i]) == 0)
                used +=
                    (size_t)snprintf(history->week + used, sizeof history->week - used, "%s%.60s",
                                     used ? "、" : "本周练兵：", competencies[k].name);
        }
    }
    history->view.week = history->week;
    return status;
}

enum status history_read(struct history *history, struct records *records,
                         const struct person *person, struct library *library, int64_t unix_ms)
{
    *history =
        (struct history){.view = {.streak_days = person->streak_days, .n_done = person->attempts}};
    snprintf(history->greeting, sizeof history->greeting, "%s，%s",
             greeting_word(day_local(unix_ms).tm_hour), person->name);
    enum status status = recent_read(history, records, person, library, unix_ms);
    if (status == STATUS_OK)
        status = best_read(records, person, library);
    if (status == STATUS_OK)
        status = progress_read(history, records, person, library, unix_ms);
    if (status == STATUS_OK)
        status = week_read(history, records, person, library, unix_ms);
    history_next(history, library);
    history->view.recent = history->recent;
    history->view.greeting = history->greeting;
    return status;
}
