/* The trainer looks who is ready for what: sorts, filters, looks for somebody, and asks why. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "kiosk/team/team_person.h"
#include "kiosk/team/team_plan.h"
#include "kiosk/team/team_room.h"
#include "kiosk/team/team_take.h"

static void find_again(struct team_room *room)
{
    bool all = room->group < 0 || (size_t)room->group >= room->team.n_groups;
    team_find(&room->team,
              &(struct team_query){room->sort, room->word,
                                   all ? "" : room->team.groups[room->group], room->typed});
    room->page = 0;
    room->shown_first = -1;
}

static void read_over(void *data);

/* Has the table read, once more where that is under way: something may have changed since. Until it
 * is there the one before stays. */
static void read_again(struct team_room *room)
{
    struct desk *desk = room->desk;
    room->n_competencies = library_competencies(&desk->library, room->competencies);
    room->read_more = room->reading;
    if (room->reading)
        return;
    room->reading = true;
    memcpy(room->job.database, desk->database, sizeof room->job.database);
    room->job.wanted = (int)room->n_competencies;
    clerk_ask(&desk->clerk, (struct job){team_job_run, read_over, &room->job});
}

static void read_over(void *data)
{
    struct team_room *room = (struct team_room *)((char *)data - offsetof(struct team_room, job));
    struct desk *desk = room->desk;
    int page = room->page;
    room->reading = false;
    if (room->read_more && desk->trainer) {
        team_finish(&room->job.team);
        read_again(room);
    } else if (room->job.status == STATUS_OK && desk->trainer) {
        team_finish(&room->team);
        room->team = room->job.team;
        room->job.team = (struct team){0};
        find_again(room);
        room->page = page;
    } else {
        team_finish(&room->job.team);
        if (desk->trainer && desk->screen == SCREEN_TEAM)
            desk_fail_records(desk, room->job.status);
    }
}

bool team_reads(const void *self)
{
    return ((const struct team_room *)self)->reading;
}

/* From the trainer's page everything is shown; on the way back from a person all is as it was. */
static void act_team(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_TEAM, 0}, back = {ACTION_LEAVE, 0};
    (void)arg;
    if (!desk_has_past(desk) || !desk_trainer_may(desk, here, back))
        return;
    room->word = TEAM_ANY_WORD;
    room->group = -1;
    room->sort = TEAM_BY_WORD;
    room->searching = false;
    room->typed[0] = '\0';
    room->page = 0;
    desk_go(desk, SCREEN_TEAM);
    find_again(room); /* in what was read before, if anything was */
    read_again(room);
}

static void act_back(void *self, int arg)
{
    struct team_room *room = self;
    (void)arg;
    if (!room->desk->trainer || !room->desk->records)
        return;
    desk_go(room->desk, SCREEN_TEAM);
    read_again(room); /* a name or a day may be another one */
}

static void act_page(void *self, int arg)
{
    ((struct team_room *)self)->page = arg;
}

static void act_word(void *self, int arg)
{
    struct team_room *room = self;
    room->word = arg >= 0 && arg < READINESS_WORDS ? arg : TEAM_ANY_WORD;
    find_again(room);
}

static void act_sort(void *self, int arg)
{
    struct team_room *room = self;
    if (arg >= 0 && arg < TEAM_SORTS)
        room->sort = (enum team_sort)arg;
    find_again(room);
}

/* All, then one after the other, then all again. */
static void act_group(void *self, int arg)
{
    struct team_room *room = self;
    (void)arg;
    room->group = room->group + 1 < (int)room->team.n_groups ? room->group + 1 : -1;
    find_again(room);
}

static void act_search(void *self, int arg)
{
    struct team_room *room = self;
    room->searching = arg != 0;
    room->typed[0] = '\0';
    find_again(room);
}

static void act_key(void *self, int arg)
{
    struct team_room *room = self;
    char bytes[4];
    size_t n = utf8_encode((uint32_t)arg, bytes), used = strlen(room->typed);
    if (room->searching && n && arg > 0x20 && used + n < sizeof room->typed) {
        memcpy(room->typed + used, bytes, n);
        room->typed[used + n] = '\0';
        find_again(room);
    }
}

static void act_erase(void *self, int arg)
{
    struct team_room *room = self;
    size_t used = strlen(room->typed);
    (void)arg;
    if (used)
        room->typed[utf8_cut(room->typed, used - 1)] = '\0';
    find_again(room);
}

static void reasons_fill(struct team_room *room, const struct person_readiness *rows, size_t count)
{
    int64_t now = room->team.now_unix_ms;
    for (size_t i = 0; i < room->n_competencies; i++) {
        room->reasons[i].competency = i;
        room->reasons[i].readiness = (struct competence){0};
        for (size_t k = 0; k < count; k++) {
            if (strcmp(rows[k].competency, room->competencies[i].id) == 0)
                room->reasons[i].readiness = rows[k].readiness;
        }
        room->reasons[i].word = readiness_word(&room->reasons[i].readiness, now);
    }
}

/* What is missing most comes first: expired, then in practice by the lower end, then thin. */
static int reason_rank(enum readiness_word word)
{
    static const int ranks[READINESS_WORDS] = {
        [READINESS_EXPIRED] = 0, [READINESS_PRACTISING] = 1,  [READINESS_EXPIRING] = 2,
        [READINESS_THIN] = 3,    [READINESS_NOT_STARTED] = 4, [READINESS_READY] = 5,
        [READINESS_OVERDUE] = 6};
    return ranks[word];
}

static bool reason_before(const struct team_room *room, size_t a, size_t b)
{
    int one = reason_rank(room->reasons[a].word), other = reason_rank(room->reasons[b].word);
    int64_t now = room->team.now_unix_ms;
    if (one != other)
        return one < other;
    return readiness_mean(&room->reasons[a].readiness, now) <
           readiness_mean(&room->reasons[b].readiness, now);
}

/* By insertion: there are forty, and equal ones stay in the pack's order. */
static void reasons_sort(struct team_room *room)
{
    for (size_t i = 1; i < room->n_competencies; i++) {
        for (size_t k = i; k > 0 && reason_before(room, k, k - 1); k--) {
            __typeof__(room->reasons[0]) moved = room->reasons[k];
            room->reasons[k] = room->reasons[k - 1];
            room->reasons[k - 1] = moved;
        }
    }
}

static void act_person(void *self, int arg)
{
    struct team_room *room = self;
    struct desk *desk = room->desk;
    struct person_readiness *rows = NULL;
    size_t count = 0;
    if (!desk->trainer || !desk->records || arg < 0 || (size_t)arg >= room->team.n_found)
        return;
    const struct team_row *row = &room->team.members[room->team.found[arg]].row;
    struct observed_count observed;
    enum status status = records_readiness(desk->records, row->id, &rows, &count);
    if (status == STATUS_OK)
        status = records_observed_count(desk->records, row->id, &observed);
    if (status != STATUS_OK) {
        free(rows);
        desk_fail_records(desk, status);
        return;
    }
    room->person = row->id;
    room->reason_page = 0;
    memcpy(room->person_name, row->name, sizeof room->person_name);
    snprintf(room->person_note, sizeof room->person_note, "%s%s%s%s%d/%zu 项达标", row->number,
             *row->number ? " · " : "", row->team, *row->team ? " · " : "", row->counts.ready,
             room->n_competencies);
    room->observed = observed.times;
    reasons_fill(room, rows, count);
    reasons_sort(room);
    free(rows);
    desk_go(desk, SCREEN_REASON);
}

static void act_reason_page(void *self, int arg)
{
    ((struct team_room *)self)->reason_page = arg;
}

static void act_attempts(void *self, int arg)
{
    struct team_room *room = self;
    (void)arg;
    if (!room->desk->trainer || !room->person)
        return;
    room->desk->trainee = (struct person){.id = room->person};
    memcpy(room->desk->trainee.name, room->person_name, sizeof room->desk->trainee.name);
    desk_do(room->desk, (struct action){ACTION_LIST_TRAINEE, 0});
}

/* "今天", "3 天前", "2 个月前". */
static void ago_text(int64_t then_ms, int64_t now_ms, char out[64])
{
    int64_t days = (now_ms - then_ms) / (24LL * 60 * 60 * 1000);
    if (!then_ms)
        snprintf(out, 64, "还没练过");
    else if (days < 1)
        snprintf(out, 64, "今天");
    else if (days < 60)
        snprintf(out, 64, "%d 天前", (int)days);
    else
        snprintf(out, 64, "%d 个月前", (int)(days / 30));
}

/* A row's squares; where they cannot be read the row stands without them. */
static void cells_read(struct team_room *room, int at, int64_t person)
{
    struct person_readiness *rows = NULL;
    size_t count = 0;
    memset(room->cells[at], READINESS_NOT_STARTED, sizeof room->cells[at]);
    if (!room->desk->records ||
        records_readiness(room->desk->records, person, &rows, &count) != STATUS_OK)
        return;
    for (size_t i = 0; i < room->n_competencies; i++) {
        for (size_t k = 0; k < count; k++) {
            if (strcmp(rows[k].competency, room->competencies[i].id) == 0)
                room->cells[at][i] =
                    (unsigned char)readiness_word(&rows[k].readiness, room->team.now_unix_ms);
        }
    }
    free(rows);
}

static void shown_read(struct team_room *room, int first, int n)
{
    if (room->shown_first == first && room->shown_n == n)
        return;
    for (int i = 0; i < n; i++) {
        const struct team_row *row = &room->team.members[room->team.found[(size_t)(first + i)]].row;
        cells_read(room, i, row->id);
        ago_text(row->last_unix_ms, room->team.now_unix_ms, room->lasts[i]);
    }
    room->shown_first = first;
    room->shown_n = n;
}

static void rows_fill(struct team_room *room)
{
    struct team_view *view = &room->view;
    for (int i = 0; i < view->n_rows; i++) {
        const struct team_member *member =
            &room->team.members[room->team.found[(size_t)(view->first + i)]];
        view->rows[i] = (struct team_row_view){.name = member->row.name,
                                               .number = member->row.number,
                                               .team = member->row.team,
                                               .last = room->lasts[i],
                                               .word = member->word,
                                               .ready = member->row.counts.ready,
                                               .cells = room->cells[i]};
    }
}

const void *team_show(void *self)
{
    struct team_room *room = self;
    struct team_view *view = &room->view;
    const struct team *team = &room->team;
    int per_page = team_per_page(&room->desk->frame, room->searching), n = (int)team->n_found;
    bool all = room->group < 0 || (size_t)room->group >= team->n_groups;
    *view = (struct team_view){.pages = (n + per_page - 1) / per_page,
                               .n_found = n,
                               .n_all = (int)team->count,
                               .wanted = (int)room->n_competencies,
                               .word = room->word,
                               .group = all ? "" : team->groups[room->group],
                               .sort = (int)room->sort,
                               .typed = room->typed,
                               .searching = room->searching,
                               .reading = room->reading};
    view->page = room->page < view->pages ? room->page : view->pages ? view->pages - 1 : 0;
    view->first = view->page * per_page;
    view->n_rows = n - view->first < per_page ? n - view->first : per_page;
    memcpy(view->counts, team->n_word, sizeof view->counts);
    shown_read(room, view->first, view->n_rows);
    rows_fill(room);
    return view;
}

static void evidence_write(const struct competence *readiness, int64_t now, char out[128])
{
    char ago[64];
    ago_text(readiness->last_unix_ms, now, ago);
    if (readiness->met + readiness->missed <= 0)
        snprintf(out, 128, "还没练到");
    else
        snprintf(out, 128, "做到 %.3g，没做到 %.3g · %d 个情景 · %s", readiness->met,
                 readiness->missed, readiness->plays, ago);
}

static struct reason_row_view reason_row(struct team_room *room, size_t at, char evidence[128])
{
    const struct competence *readiness = &room->reasons[at].readiness;
    int64_t now = room->team.now_unix_ms;
    evidence_write(readiness, now, evidence);
    return (struct reason_row_view){room->competencies[room->reasons[at].competency].name, evidence,
                                    room->reasons[at].word, readiness_lower(readiness, now),
                                    readiness_mean(readiness, now)};
}

const void *reason_show(void *self)
{
    struct team_room *room = self;
    struct reason_view *view = &room->reason;
    int per_page = reason_per_page(&room->desk->frame), n = (int)room->n_competencies;
    *view = (struct reason_view){
        .name = room->person_name, .note = room->person_note, .observed = room->observed};
    view->pages = (n + per_page - 1) / per_page;
    view->page = room->reason_page < view->pages ? room->reason_page : 0;
    for (int i = view->page * per_page; i < n && view->n_rows < per_page; i++) {
        view->rows[view->n_rows] = reason_row(room, (size_t)i, room->evidence[view->n_rows]);
        view->n_rows++;
    }
    return view;
}

void team_take_up(void *self)
{
    act_team(self, 0);
}

static void team_close(void *self)
{
    team_finish(&((struct team_room *)self)->team);
    team_finish(&((struct team_room *)self)->job.team);
}

/* What observers saw of the one whose reasons are shown. */
static void act_observed(void *self, int arg)
{
    struct team_room *room = self;
    (void)arg;
    if (!room->desk->trainer || !room->person)
        return;
    room->desk->trainee = (struct person){.id = room->person};
    memcpy(room->desk->trainee.name, room->person_name, sizeof room->desk->trainee.name);
    desk_do(room->desk, (struct action){ACTION_OBSERVED_OF, 0});
}

static const struct room_act acts[] = {
    {ACTION_TEAM_OBSERVED, act_observed, false},
    {ACTION_TEAM, act_team, false},
    {ACTION_TEAM_BACK, act_back, false},
    {ACTION_TEAM_PAGE, act_page, false},
    {ACTION_TEAM_WORD, act_word, false},
    {ACTION_TEAM_SORT, act_sort, false},
    {ACTION_TEAM_GROUP, act_group, false},
    {ACTION_TEAM_SEARCH, act_search, false},
    {ACTION_TEAM_PERSON, act_person, false},
    {ACTION_TEAM_ATTEMPTS, act_attempts, true},
    {ACTION_REASON_PAGE, act_reason_page, false},
    {ACTION_EXPORT, team_export, false},
    {ACTION_EXPORT_XAPI, team_xapi_export, false},
    {ACTION_PERSON_ROW, team_person_open, false},
    {ACTION_PERSON_RENAME, team_person_rename, false},
    {ACTION_PERSON_NAMED, team_person_named, false},
    {ACTION_PERSON_RETIRE, team_person_ask, false},
    {ACTION_PERSON_RETIRE_SURE, team_person_retire, false},
    {ACTION_PERSON_MERGE, team_person_ask_merge, false},
    {ACTION_PERSON_MERGE_SURE, team_person_merge, false},
    {ACTION_PERSON_DUE, team_person_due, false},
    {ACTION_PLAN, team_plan_open, false},
    {ACTION_PLAN_PAGE, team_plan_page, false},
    {ACTION_PLAN_ITEM, team_plan_item, false},
    {ACTION_PLAN_DUE, team_plan_due, false},
    {ACTION_KEY, act_key, false},
    {ACTION_ERASE, act_erase, false},
};

const struct room_kind team_kind = {
    .acts = acts, .n_acts = sizeof acts / sizeof *acts, .close = team_close};
