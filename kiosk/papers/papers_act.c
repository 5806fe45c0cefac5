/* Exam papers at the trainer's desk: the list, a draft and its terms, who has sat a locked one,
 * what is released, and items that are dropped. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/papers/papers_items.h"
#include "kiosk/papers/papers_room.h"
#include "kiosk/papers/papers_text.h"
#include "kiosk/ui/day.h"

static const struct action leave = {ACTION_LEAVE, 0};

static void failed(struct papers_room *room, enum status status)
{
    desk_fail_records(room->desk, status);
}

static void list_forget(struct papers_room *room)
{
    free(room->rows);
    room->rows = NULL;
    room->n_rows = 0;
}

static void act_papers(void *self, int arg)
{
    struct papers_room *room = self;
    struct desk *desk = room->desk;
    if (!desk_has_past(desk) || !desk_trainer_may(desk, (struct action){ACTION_PAPERS, arg}, leave))
        return;
    list_forget(room);
    room->page = arg > 0 ? arg : 0;
    enum status status = records_papers(desk->records, &room->rows, &room->n_rows);
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(desk, SCREEN_PAPERS);
}

static const struct pack *pack_find(const struct library *library, const char *id)
{
    for (size_t i = 0; i < library->n_packs; i++) {
        if (library->packs[i]->n_plays > 0 && (!*id || strcmp(library->packs[i]->id, id) == 0))
            return library->packs[i];
    }
    return NULL;
}

static void sat_forget(struct papers_room *room)
{
    free(room->sat);
    room->sat = NULL;
    room->n_sat = 0;
    room->chosen = -1;
    room->asks_void = false;
}

static void groups_read(struct papers_room *room)
{
    struct person *people = NULL;
    size_t count = 0;
    room->n_groups = 0;
    if (records_people(room->desk->records, &people, &count) != STATUS_OK)
        return;
    for (size_t i = 0; i < count && room->n_groups < PAPER_GROUPS_MAX; i++) {
        int at = 0;
        while (at < room->n_groups && strcmp(room->groups[at], people[i].team) != 0)
            at++;
        if (*people[i].team && at == room->n_groups)
            snprintf(room->groups[room->n_groups++], NAME_SIZE, "%s", people[i].team);
    }
    free(people);
}

static void sat_over(void *data)
{
    struct sat_job *job = data;
    struct papers_room *room =
        (struct papers_room *)((char *)data - offsetof(struct papers_room, reads));
    bool fine = job->status == STATUS_OK && room->desk->trainer && job->paper == room->paper.id;
    room->reading = false;
    if (fine && !room->sat_wanted) { /* else they were changed meanwhile, or nobody wants them */
        sat_forget(room);
        room->sat = job->rows;
        room->n_sat = job->n_rows;
        job->rows = NULL;
    }
    sat_job_finish(job);
    if (job->status != STATUS_OK && room->desk->screen == SCREEN_PAPER)
        desk_fail_records(room->desk, job->status);
}

/* Behind the window's back; a draft has nobody yet. */
static void sat_read(struct papers_room *room)
{
    struct desk *desk = room->desk;
    if (!room->sat_wanted || room->reading || worker_busy(&desk->worker))
        return;
    room->sat_wanted = false;
    room->reading = true;
    room->reads.paper = room->paper.id;
    memcpy(room->reads.database, desk->database, sizeof room->reads.database);
    worker_start(&desk->worker, (struct job){sat_job_run, sat_over, &room->reads});
}

bool paper_reads(const void *self)
{
    const struct papers_room *room = self;
    return room->reading || room->sat_wanted;
}

static void papers_tick(void *self)
{
    struct papers_room *room = self;
    if (room->desk->trainer && room->paper.id)
        sat_read(room);
}

static enum status paper_read(struct papers_room *room, int64_t id)
{
    enum status status = records_paper(room->desk->records, id, &room->paper);
    sat_forget(room);
    room->sat_wanted = status == STATUS_OK && room->paper.locked_unix_ms != 0;
    sat_read(room);
    room->pack = pack_find(&room->desk->library, room->paper.pack);
    return status;
}

static void paper_open(struct papers_room *room, int64_t id)
{
    enum status status = paper_read(room, id);
    room->group = -1;
    room->sat_page = 0;
    groups_read(room);
    if (status != STATUS_OK)
        failed(room, status);
    else
        desk_go(room->desk, SCREEN_PAPER);
}

static void act_paper_open(void *self, int arg)
{
    struct papers_room *room = self;
    if (room->desk->trainer && room->desk->records && arg >= 0 && (size_t)arg < room->n_rows)
        paper_open(room, room->rows[arg].id);
}

/* Back from the items, or from a card. */
static void act_paper_back(void *self, int arg)
{
    struct papers_room *room = self;
    int page = room->sat_page;
    (void)arg;
    if (!room->desk->trainer || !room->desk->records || !room->paper.id)
        return;
    desk_put_away(room->desk, PUT_AWAY_TALK);
    paper_open(room, room->paper.id);
    room->sat_page = page;
}

static struct paper_wish wish_of(const struct paper *paper)
{
    return (struct paper_wish){paper->subject, paper->level, paper->n_plays, paper->n_questions};
}

/* Draws the draft anew by its seed and terms. */
static void sheet_draw(struct papers_room *room, struct paper_wish wish)
{
    struct exam_paper sheet;
    exam_paper_plan(room->pack, (uint64_t)room->paper.seed, &wish, &sheet);
    exam_sheet_write(room->pack, &sheet, &room->paper);
}

static void draft_store(struct papers_room *room)
{
    enum status status = records_paper_change(room->desk->records, &room->paper);
    if (status == STATUS_INVALID)
        snprintf(room->desk->said, sizeof room->desk->said, "卷子上总要有一场对话，或者几道题。");
    else if (status != STATUS_OK)
        failed(room, status);
    if (status != STATUS_OK && paper_read(room, room->paper.id) != STATUS_OK)
        room->paper.id = 0;
}

static int64_t seed_now(const struct desk *desk)
{
    return desk->piloted ? 7 : clock_unix_ms() & INT64_C(0x7FFFFFFFFFFF);
}

/* A number of today that no paper has. */
static void number_new(struct papers_room *room, char out[PAPER_NUMBER_SIZE])
{
    struct tm day = day_local(clock_unix_ms());
    int serial = (int)(seed_now(room->desk) / 977 % EXAM_SERIALS);
    int64_t id = 0;
    for (int i = 0; i < EXAM_SERIALS; i++) {
        exam_paper_number(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday,
                          (serial + i) % EXAM_SERIALS, out);
        if (records_paper_find(room->desk->records, out, &id) == STATUS_NOT_FOUND)
            return;
    }
}

static void act_paper_new(void *self, int arg)
{
    struct papers_room *room = self;
    struct desk *desk = room->desk;
    int64_t id = 0;
    (void)arg;
    room->pack = pack_find(&desk->library, "");
    if (!desk->trainer || !desk->records || !room->pack)
        return;
    room->paper = (struct paper){.subject = SUBJECT_ALL,
                                 .level = LEVEL_USUAL,
                                 .minutes = 30,
                                 .pass = room->pack->rubric.pass,
                                 .seed = seed_now(desk),
                                 .made_unix_ms = clock_unix_ms()};
    snprintf(room->paper.who, sizeof room->paper.who, "%s", desk->trainer_name);
    number_new(room, room->paper.number);
    sheet_draw(room, (struct paper_wish){SUBJECT_ALL, LEVEL_USUAL, 2, 5});
    enum status status = records_paper_add(desk->records, &room->paper, &id);
    if (status != STATUS_OK)
        failed(room, status);
    else
        paper_open(room, id);
}

static bool is_draft(const struct papers_room *room)
{
    return room->desk->trainer && room->desk->records && room->paper.id && room->pack &&
           !room->paper.locked_unix_ms;
}

static int next_of(const int *steps, int n, int now)
{
    int at = 0;
    while (at < n && steps[at] != now)
        at++;
    return steps[(at + 1) % n];
}

/* The next standard that every play of the paper knows; then each its own again. */
static void standard_next(struct papers_room *room)
{
    const struct pack *pack = room->pack;
    size_t at = 0;
    while (at < pack->n_standards && strcmp(pack->standards[at].id, room->paper.standard) != 0)
        at++;
    at = *room->paper.standard ? at + 1 : 0;
    for (; at < pack->n_standards; at++) {
        if (paper_standard_fits(pack, &room->paper, pack->standards[at].id))
            break;
    }
    snprintf(room->paper.standard, sizeof room->paper.standard, "%s",
             at < pack->n_standards ? pack->standards[at].id : "");
}

static void act_term(void *self, int arg)
{
    static const int plays[] = {1, 2, 3, 0}, questions[] = {0, 5, 10},
                     minutes[] = {0, 15, 20, 30, 45, 60};
    struct papers_room *room = self;
    if (!is_draft(room))
        return;
    struct paper_wish wish = wish_of(&room->paper);
    if (arg == TERM_SUBJECT)
        wish.subject = (enum paper_subject)((wish.subject + 1) % PAPER_SUBJECTS);
    else if (arg == TERM_LEVEL)
        wish.level = wish.level == LEVEL_HARD ? LEVEL_ANY : wish.level + 1;
    else if (arg == TERM_PLAYS)
        wish.n_plays = next_of(plays, 4, wish.n_plays);
    else if (arg == TERM_QUESTIONS)
        wish.n_questions = next_of(questions, 3, wish.n_questions);
    else if (arg == TERM_MINUTES)
        room->paper.minutes = next_of(minutes, 6, room->paper.minutes);
    else if (arg == TERM_STANDARD)
        standard_next(room);
    if (wish.n_plays + wish.n_questions == 0) { /* something is to be on it: one more step */
        wish.n_plays = arg == TERM_PLAYS ? next_of(plays, 4, 0) : wish.n_plays;
        wish.n_questions = arg == TERM_QUESTIONS ? next_of(questions, 3, 0) : wish.n_questions;
    }
    room->paper.subject = wish.subject;
    room->paper.level = wish.level;
    if (arg != TERM_MINUTES && arg != TERM_STANDARD) {
        sheet_draw(room, wish);
        if (!paper_standard_fits(room->pack, &room->paper, room->paper.standard))
            room->paper.standard[0] = '\0';
    }
    draft_store(room);
}

static void act_paper_redraw(void *self, int arg)
{
    struct papers_room *room = self;
    (void)arg;
    if (!is_draft(room))
        return;
    room->paper.seed = (room->paper.seed + 1) & INT64_C(0x7FFFFFFFFFFF);
    sheet_draw(room, wish_of(&room->paper));
    draft_store(room);
}

static void act_play_other(void *self, int arg)
{
    struct papers_room *room = self;
    struct exam_paper sheet;
    struct paper_wish wish = wish_of(&room->paper);
    if (!is_draft(room) || arg < 0 || arg >= room->paper.n_plays ||
        exam_sheet_open(room->pack, &room->paper, &sheet) != STATUS_OK)
        return;
    exam_paper_replace(room->pack, &wish, (uint64_t)room->paper.seed + (uint64_t)arg, arg, &sheet);
    exam_sheet_write(room->pack, &sheet, &room->paper);
    draft_store(room);
}

static void act_lock(void *self, int arg)
{
    struct papers_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!is_draft(room))
        return;
    enum status status = records_paper_lock(desk->records, room->paper.id, clock_unix_ms());
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "paper %s locked", room->paper.number);
    paper_open(room, room->paper.id);
}

static void act_discard(void *self, int arg)
{
    struct papers_room *room = self;
    (void)arg;
    if (!is_draft(room))
        return;
    enum status status = records_paper_discard(room->desk->records, room->paper.id);
    room->paper.id = 0;
    if (status != STATUS_OK)
        failed(room, status);
    else
        act_papers(room, 0);
}

static bool is_locked(const struct papers_room *room)
{
    return room->desk->trainer && room->desk->records && room->paper.id &&
           room->paper.locked_unix_ms;
}

static void act_hand_group(void *self, int arg)
{
    struct papers_room *room = self;
    (void)arg;
    room->group = room->group + 1 < room->n_groups ? room->group + 1 : -1;
}

static void act_hand_out(void *self, int arg)
{
    struct papers_room *room = self;
    struct desk *desk = room->desk;
    size_t changed = 0;
    int group = room->group;
    (void)arg;
    if (!is_locked(room) || room->paper.withdrawn_unix_ms)
        return;
    enum status status =
        records_paper_hand_out(desk->records, room->paper.id, group < 0 ? "" : room->groups[group],
                               desk->trainer_name, clock_unix_ms(), &changed);
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "paper %s handed to %zu", room->paper.number, changed);
    paper_open(room, room->paper.id);
    room->group = group;
    snprintf(desk->said, sizeof desk->said,
             changed ? "发给了 %zu 人，他们在“考试”里就能看到。" : "这些人都已经有这份卷了。",
             changed);
}

static void act_withdraw(void *self, int arg)
{
    struct papers_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!is_locked(room) || room->paper.withdrawn_unix_ms)
        return;
    enum status status = records_paper_withdraw(desk->records, room->paper.id, clock_unix_ms());
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "paper %s withdrawn", room->paper.number);
    paper_open(room, room->paper.id);
}

static void act_sat_page(void *self, int arg)
{
    ((struct papers_room *)self)->sat_page = arg;
}

static void act_sat(void *self, int arg)
{
    struct papers_room *room = self;
    room->asks_void = false;
    room->chosen = arg == room->chosen || arg < 0 || (size_t)arg >= room->n_sat ? -1 : arg;
}

static const struct sitting_row *chosen_of(const struct papers_room *room)
{
    bool fine = is_locked(room) && room->chosen >= 0 && (size_t)room->chosen < room->n_sat;
    return fine ? &room->sat[room->chosen] : NULL;
}

/* Done by the clerk: of a large paper there are hundreds, each a transaction of its own. */
static void release_over(void *data)
{
    struct release_job *job = data;
    struct papers_room *room =
        (struct papers_room *)((char *)data - offsetof(struct papers_room, release));
    struct desk *desk = room->desk;
    bool here = desk->trainer && desk->screen == SCREEN_PAPER && room->paper.id == job->paper;
    int page = room->sat_page;
    room->releasing = false;
    for (size_t i = 0; i < job->n_done; i++)
        desk_audit(desk, AUDIT_EXAM, "trainer", "sitting %lld released",
                   (long long)job->sittings[i]);
    if (here) {
        paper_open(room, room->paper.id);
        room->sat_page = page;
    }
    if (desk->trainer && job->status != STATUS_OK)
        snprintf(desk->said, sizeof desk->said,
                 "公布了 %zu 个人的成绩就停了：成绩库写不进去。剩下的过一会儿再点一次。",
                 job->n_done);
    else if (desk->trainer)
        snprintf(desk->said, sizeof desk->said, "公布了 %zu 个人的成绩。", job->n_done);
    release_job_finish(job);
}

/* All that are reviewed; arg 1: the one chosen alone. */
static void act_release(void *self, int arg)
{
    struct papers_room *room = self;
    struct desk *desk = room->desk;
    const struct sitting_row *chosen = chosen_of(room);
    struct release_job *job = &room->release;
    if (!is_locked(room) || room->releasing || paper_reads(room) || (arg == 1 && !chosen))
        return;
    *job = (struct release_job){.paper = room->paper.id};
    job->sittings = calloc(room->n_sat + 1, sizeof *job->sittings);
    for (size_t i = 0; job->sittings && i < room->n_sat; i++) {
        const struct sitting_row *row = &room->sat[i];
        if (row->state == SITTING_REVIEWED && (arg != 1 || row == chosen))
            job->sittings[job->n_sittings++] = row->sitting;
    }
    memcpy(job->database, desk->database, sizeof job->database);
    memcpy(job->who, desk->trainer_name, sizeof job->who);
    room->releasing = true;
    snprintf(desk->said, sizeof desk->said, "正在公布……");
    clerk_ask(&desk->clerk, (struct job){release_job_run, release_over, job});
}

static void act_void_ask(void *self, int arg)
{
    struct papers_room *room = self;
    (void)arg;
    room->asks_void = chosen_of(room) != NULL && !room->asks_void;
}

static void act_void(void *self, int arg)
{
    struct papers_room *room = self;
    struct desk *desk = room->desk;
    const struct sitting_row *row = chosen_of(room);
    int page = room->sat_page;
    if (!row || !row->sitting || arg < 0 || arg >= VOID_REASONS)
        return;
    enum status status = records_sitting_void(desk->records, row->sitting, desk->trainer_name,
                                              void_reasons[arg], clock_unix_ms());
    if (status != STATUS_OK) {
        failed(room, status);
        return;
    }
    desk_audit(desk, AUDIT_EXAM, "trainer", "sitting %lld void: reason %d", (long long)row->sitting,
               arg);
    paper_open(room, room->paper.id);
    room->sat_page = page;
}

static void act_sat_card(void *self, int arg)
{
    struct papers_room *room = self;
    const struct sitting_row *row = chosen_of(room);
    if (!row || arg < 0 || arg >= row->score.n_plays || !row->score.attempts[arg])
        return;
    int play = library_find(&room->desk->library, room->paper.plays[arg].play);
    room->desk->wanted = (struct wanted_attempt){
        row->score.attempts[arg], play, {ACTION_PAPER_BACK, 0}, ATTEMPT_OPENS};
    if (play >= 0)
        desk_do(room->desk, (struct action){ACTION_OPEN_ATTEMPT, 0});
}

static void papers_put_away(void *self, enum put_away what)
{
    struct papers_room *room = self;
    if (what < PUT_AWAY_EXAM)
        return;
    list_forget(room);
    sat_forget(room);
    items_forget(room);
    room->sat_wanted = false;
    room->paper.id = 0;
}

static void papers_close(void *self)
{
    papers_put_away(self, PUT_AWAY_PERSON);
    sat_job_finish(&((struct papers_room *)self)->reads);
    items_job_finish(&((struct papers_room *)self)->job);
    release_job_finish(&((struct papers_room *)self)->release);
}

void papers_take_up(void *self)
{
    act_papers(self, 0);
}

static const struct room_act acts[] = {
    {ACTION_PAPERS, act_papers, false},
    {ACTION_PAPER_OPEN, act_paper_open, false},
    {ACTION_PAPER_BACK, act_paper_back, true},
    {ACTION_PAPER_NEW, act_paper_new, false},
    {ACTION_PAPER_TERM, act_term, false},
    {ACTION_PAPER_REDRAW, act_paper_redraw, false},
    {ACTION_PAPER_PLAY, act_play_other, false},
    {ACTION_PAPER_LOCK, act_lock, false},
    {ACTION_PAPER_DISCARD, act_discard, false},
    {ACTION_PAPER_GROUP, act_hand_group, false},
    {ACTION_PAPER_HAND_OUT, act_hand_out, false},
    {ACTION_PAPER_WITHDRAW, act_withdraw, false},
    {ACTION_SAT_PAGE, act_sat_page, false},
    {ACTION_SAT, act_sat, false},
    {ACTION_SAT_CARD, act_sat_card, true},
    {ACTION_RELEASE, act_release, false},
    {ACTION_VOID_ASK, act_void_ask, false},
    {ACTION_VOID, act_void, false},
    {ACTION_PAPER_ITEMS, items_open, false},
    {ACTION_PAPER_ITEMS_PAGE, items_page, false},
    {ACTION_PAPER_ITEM, items_choose, false},
    {ACTION_PAPER_KIOSKS, items_kiosks, false},
    {ACTION_DROP, items_drop, false},
    {ACTION_DROP_UNDO, items_drop_undo, false},
};

const struct room_kind papers_kind = {.acts = acts,
                                      .n_acts = sizeof acts / sizeof *acts,
                                      .put_away = papers_put_away,
                                      .tick = papers_tick,
                                      .close = papers_close};
