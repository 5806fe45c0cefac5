/* A trainer looks over everybody's replies: lists are counted by the worker, a reply is played, a
 * wording that the pack lacks is added. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "engine/own_wordings.h"
#include "kiosk/quality/machine_text.h"
#include "kiosk/quality/quality_room.h"
#include "kiosk/ui/day.h"

/* Practice's sound is kept so long unless the settings say otherwise; older exams are few. */
enum { UNMET_DAYS = 90, SAMPLES_A_MS = 16, AROUND_MS = 1200 };
#define DAY_MS (24LL * 60 * 60 * 1000)

static void sound_drop(struct quality_room *room)
{
    player_stop(&room->desk->player);
    wav_finish(&room->sound);
    room->sound = (struct wav_sound){0};
}

static void replies_drop(struct quality_room *room)
{
    sound_drop(room);
    free(room->replies);
    room->replies = NULL;
    room->n_replies = 0;
}

static void lists_drop(struct quality_room *room)
{
    replies_drop(room);
    free(room->unmet);
    free(room->broken);
    free(room->marks);
    risks_finish(&room->risks);
    room->marks = NULL;
    room->n_marks = room->n_differing = 0;
    room->unmet = NULL;
    room->broken = NULL;
    room->n_unmet = room->n_broken = 0;
}

static const struct pack *pack_find(const struct quality_room *room, const char *id)
{
    const struct library *library = &room->desk->library;
    for (size_t i = 0; i < library->n_packs; i++) {
        if (strcmp(library->packs[i]->id, id) == 0)
            return library->packs[i];
    }
    return NULL;
}

/* Words that a rule forbids, or a time that was promised and must not be. */
static bool is_risk(const struct quality_room *room, const struct occurrence *broken)
{
    const struct pack *pack = pack_find(room, broken->pack);
    const struct rule *rule = pack ? pack_rule(pack, broken->id) : NULL;
    return rule && (rule->measure == MEASURE_TABOO || rule->measure == MEASURE_PROMISE);
}

static enum status risks_take(struct quality_room *room)
{
    struct quality_job *job = &room->job;
    room->broken = job->found;
    job->found = NULL;
    for (size_t i = 0; i < job->n_found; i++) {
        if (is_risk(room, &room->broken[i]))
            room->broken[room->n_broken++] = room->broken[i];
    }
    return risks_init(
        &room->risks,
        &(struct risk_source){room->broken, room->n_broken, job->months, job->n_months},
        clock_unix_ms());
}

/* From a little before the place, or the first thing that was heard: nobody waits through the
 * customer's line. */
static void reply_play(struct quality_room *room, int index)
{
    const struct occurrence *of = &room->replies[index];
    room->sound = room->job.heard;
    room->job.heard = (struct wav_sound){0};
    size_t from = of->start_ms > AROUND_MS ? (size_t)(of->start_ms - AROUND_MS) * SAMPLES_A_MS : 0;
    size_t to =
        of->end_ms >= 0 ? (size_t)(of->end_ms + AROUND_MS) * SAMPLES_A_MS : room->sound.n_samples;
    to = to < room->sound.n_samples ? to : room->sound.n_samples;
    if (from < to)
        player_play(&room->desk->player, (struct action){ACTION_OCCURRENCE, index},
                    room->sound.samples + from, to - from);
}

static void marks_take(struct quality_room *room)
{
    struct blind_figures figures = {.undecided = 0};
    room->marks = room->job.marks;
    room->n_marks = room->job.n_marks;
    room->job.marks = NULL;
    for (size_t i = 0; i < room->n_marks; i++) {
        const struct blind_row *row = &room->marks[i];
        blind_figures_add(&figures, row);
        room->n_differing += row->machine != VERDICT_UNDECIDED && row->machine != row->person;
    }
    machine_write(&figures, room->agreement);
}

static enum status job_take(struct quality_room *room)
{
    struct quality_job *job = &room->job;
    switch (job->what) {
    case READ_UNMET:
        room->unmet = job->unmet;
        room->n_unmet = job->n_unmet;
        job->unmet = NULL;
        break;
    case READ_RISKS:
        return risks_take(room);
    case READ_MARKS:
        marks_take(room);
        break;
    case READ_REPLIES:
        if (room->desk->screen != SCREEN_OCCURRENCES) /* gone back meanwhile */
            break;
        room->replies = job->found;
        room->n_replies = job->n_found;
        job->found = NULL;
        break;
    case READ_SOUND:
        if (room->desk->screen == SCREEN_OCCURRENCES && job->occurrence < (int)room->n_replies)
            reply_play(room, job->occurrence);
        break;
    }
    return STATUS_OK;
}

static void job_over(void *data)
{
    struct quality_job *job = data;
    struct quality_room *room =
        (struct quality_room *)((char *)data - offsetof(struct quality_room, job));
    struct desk *desk = room->desk;
    bool here =
        desk->trainer && (desk->screen == SCREEN_QUALITY || desk->screen == SCREEN_OCCURRENCES);
    enum status status = job->status;
    room->reading = false;
    if (here && status == STATUS_OK)
        status = job_take(room);
    quality_job_finish(job);
    if (!here || status == STATUS_OK)
        return;
    if (job->what == READ_SOUND)
        snprintf(desk->said, sizeof desk->said, "这一句的录音读不出来。");
    else
        desk_fail_records(desk, status);
}

/* The worker is free: the router has waited for it. */
static void job_start(struct quality_room *room, enum quality_read what)
{
    struct desk *desk = room->desk;
    struct quality_job *job = &room->job;
    if (room->reading || worker_busy(&desk->worker))
        return;
    job->what = what;
    job->row = room->row;
    job->since_unix_ms =
        what == READ_RISKS ? risks_since(clock_unix_ms()) : clock_unix_ms() - UNMET_DAYS * DAY_MS;
    memcpy(job->database, desk->database, sizeof job->database);
    room->reading = true;
    worker_start(&desk->worker, (struct job){quality_job_run, job_over, job});
}

static void act_quality(void *self, int arg)
{
    struct quality_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_QUALITY, arg}, back = {ACTION_LEAVE, 0};
    if (arg < 0 || arg >= QUALITY_TABS || !desk_has_past(desk) || !desk->records ||
        !desk_trainer_may(desk, here, back))
        return;
    lists_drop(room);
    room->tab = (enum quality_tab)arg;
    room->page = 0;
    desk_go(desk, SCREEN_QUALITY);
    job_start(room, room->tab == QUALITY_UNMET   ? READ_UNMET
                    : room->tab == QUALITY_RISKS ? READ_RISKS
                                                 : READ_MARKS);
}

static void act_back(void *self, int arg)
{
    struct quality_room *room = self;
    (void)arg;
    replies_drop(room);
    if (room->desk->screen == SCREEN_CARD)
        desk_put_away(room->desk, PUT_AWAY_TALK);
    if (room->desk->trainer)
        desk_go(room->desk, SCREEN_QUALITY);
}

static void act_page(void *self, int arg)
{
    ((struct quality_room *)self)->page = arg;
}

static void act_reply_page(void *self, int arg)
{
    ((struct quality_room *)self)->reply_page = arg;
}

static void own_read(struct quality_room *room)
{
    char path[PATH_SIZE];
    room->own[0] = '\0';
    if (room->pack && own_wordings_path(room->pack->folder, path) == STATUS_OK)
        own_wordings_list(path, room->row.id, room->own, sizeof room->own);
}

static void unmet_open(struct quality_room *room, int index)
{
    room->row = room->unmet[index];
    room->pack = pack_find(room, room->row.pack);
    room->utterance = room->pack ? pack_utterance(room->pack, room->row.id) : NULL;
    const struct play *play = room->pack ? pack_play(room->pack, room->row.play) : NULL;
    room->turn = NULL;
    for (size_t i = 0; play && i < play->n_turns; i++) {
        if (strcmp(play->turns[i].id, room->row.turn) == 0)
            room->turn = &play->turns[i];
    }
    snprintf(room->title, sizeof room->title, "没听到“%.90s”", room->row.name);
    own_read(room);
    job_start(room, READ_REPLIES);
}

static const char *team_text(const struct quality_room *room, size_t index)
{
    const char *team = room->risks.teams[index].team;
    return index == 0 ? "全部" : *team ? team : "没有班组";
}

static void risk_open(struct quality_room *room, size_t index)
{
    const char *team = room->risks.teams[index].team;
    snprintf(room->title, sizeof room->title, "%s · 风险用语", team_text(room, index));
    room->replies = calloc(room->n_broken + 1, sizeof *room->replies);
    for (size_t i = 0; room->replies && i < room->n_broken; i++) {
        if (index == 0 || strcmp(room->broken[i].team, team) == 0)
            room->replies[room->n_replies++] = room->broken[i];
    }
    if (!room->replies)
        desk_fail_status(room->desk, STATUS_NO_MEMORY, "");
}

static size_t rows_of(const struct quality_room *room)
{
    return room->tab == QUALITY_UNMET   ? room->n_unmet
           : room->tab == QUALITY_RISKS ? room->risks.count
                                        : room->n_differing;
}

/* The card on which both stand, with the sound, where it can be marked again. */
static void differing_open(struct quality_room *room, const struct blind_row *row)
{
    struct desk *desk = room->desk;
    int play = library_find(&desk->library, row->play);
    desk->wanted =
        (struct wanted_attempt){row->attempt, play, {ACTION_QUALITY_BACK, 0}, ATTEMPT_OPENS};
    if (play >= 0)
        desk_do(desk, (struct action){ACTION_OPEN_ATTEMPT, 0});
    else
        snprintf(desk->said, sizeof desk->said, "这个情景已经撤下了，成绩单打不开。");
}

static void act_row(void *self, int arg)
{
    struct quality_room *room = self;
    struct desk *desk = room->desk;
    if (!desk->trainer || desk->screen != SCREEN_QUALITY || arg < 0 || (size_t)arg >= rows_of(room))
        return;
    if (room->tab == QUALITY_MACHINE) {
        differing_open(room, &room->marks[arg]);
        return;
    }
    replies_drop(room);
    room->reply_page = 0;
    desk_go(desk, SCREEN_OCCURRENCES);
    if (room->tab == QUALITY_UNMET)
        unmet_open(room, arg);
    else
        risk_open(room, (size_t)arg);
}

static void act_occurrence(void *self, int arg)
{
    struct quality_room *room = self;
    struct desk *desk = room->desk;
    bool playing = action_equal(desk->player.playing, (struct action){ACTION_OCCURRENCE, arg});
    if (!desk->trainer || desk->screen != SCREEN_OCCURRENCES || arg < 0 ||
        (size_t)arg >= room->n_replies || !*room->replies[arg].recording)
        return;
    sound_drop(room);
    if (playing || path_format(room->job.sound, "%s/%s", desk->recordings,
                               room->replies[arg].recording) != STATUS_OK)
        return;
    room->job.occurrence = arg;
    job_start(room, READ_SOUND);
}

static bool can_add(const struct quality_room *room)
{
    return room->tab == QUALITY_UNMET && room->utterance &&
           own_wording_may(room->utterance) == OWN_WORDING_FINE;
}

static void act_wording(void *self, int arg)
{
    struct quality_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || desk->screen != SCREEN_OCCURRENCES || !can_add(room) || room->reading)
        return;
    sound_drop(room);
    snprintf(desk->wording_of, sizeof desk->wording_of, "%s", room->row.name);
    desk_do(desk, (struct action){ACTION_TRAINER_NAME, TYPED_WORDING});
}

static const char *fault_text(enum own_wording_fault fault)
{
    static const char *const texts[] = {
        [OWN_WORDING_FINE] = "",
        [OWN_WORDING_NOT_CHINESE] = "只能用汉字，不要标点和数字。",
        [OWN_WORDING_SHORT] = "太短了，别的话里也常会碰上。至少三个字。",
        [OWN_WORDING_LONG] = "太长了，换气就听不准。只留最要紧的几个字，最多十二个。",
        [OWN_WORDING_UNREADABLE] = "里面有个字机器不认得，换一个字。",
        [OWN_WORDING_THERE] = "这样说本来就算，是这几句没听清。请在成绩单上改判。",
        [OWN_WORDING_FORBIDDEN] = "这里面有忌语，不能算说对。",
        [OWN_WORDING_VALUES] = "这一项要听数字或名字，说法不能在这里加。"};
    return texts[fault];
}

static void wording_store(struct quality_room *room, const char *text)
{
    struct desk *desk = room->desk;
    char path[PATH_SIZE];
    enum status status = own_wordings_path(room->pack->folder, path);
    if (status == STATUS_OK)
        status =
            own_wordings_add(path, &(struct own_wording_line){room->row.id, text,
                                                              desk->trainer_name, clock_unix_ms()});
    if (status != STATUS_OK) {
        snprintf(desk->said, sizeof desk->said,
                 status == STATUS_LIMIT ? "自己加的说法太多了，先撤掉一些。"
                                        : "没存成：写不进去，也许满了，或者没有权限。");
        return;
    }
    desk_audit(desk, AUDIT_WORDING, "trainer", "%s of %s counts: %s", room->row.id, room->row.pack,
               text);
    own_read(room);
    desk_go(desk, SCREEN_OCCURRENCES);
    snprintf(desk->said, sizeof desk->said, "记下了。应答下次启动起，这样说也算；以前的成绩不变。");
}

/* What cannot be taken says so over the keys, and can be typed otherwise. */
static void act_typed(void *self, int arg)
{
    struct quality_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->trainer || !can_add(room))
        return;
    char text[NAME_SIZE];
    memcpy(text, desk->sign_in.name, sizeof text);
    enum own_wording_fault fault = own_wording_check(room->pack, room->utterance, text);
    if (fault == OWN_WORDING_FINE)
        wording_store(room, text);
    else
        snprintf(desk->said, sizeof desk->said, "%s", fault_text(fault));
}

static void act_take_back(void *self, int arg)
{
    struct quality_room *room = self;
    struct desk *desk = room->desk;
    char path[PATH_SIZE];
    (void)arg;
    if (!desk->trainer || desk->screen != SCREEN_OCCURRENCES || !room->pack)
        return;
    enum status status = own_wordings_path(room->pack->folder, path);
    if (status == STATUS_OK)
        status = own_wordings_take_back(path, room->row.id);
    if (status == STATUS_OK)
        desk_audit(desk, AUDIT_WORDING, "trainer", "the last wording of %s of %s taken back",
                   room->row.id, room->row.pack);
    snprintf(desk->said, sizeof desk->said,
             status == STATUS_OK ? "撤掉了。应答下次启动起不再算。" : "没撤成：文件写不进去。");
    own_read(room);
}

/* From the keys back to the replies, as they were. */
static void act_occurrences(void *self, int arg)
{
    struct quality_room *room = self;
    (void)arg;
    if (room->desk->trainer)
        desk_go(room->desk, SCREEN_OCCURRENCES);
}

static int pages_of(size_t n, int per_page)
{
    return ((int)n + per_page - 1) / per_page;
}

static const char *play_title(const struct quality_room *room, const char *pack, const char *id)
{
    const struct pack *of = pack_find(room, pack);
    const struct play *play = of ? pack_play(of, id) : NULL;
    return play ? play->title : "已经撤下的情景";
}

static void unmet_show(struct quality_room *room, int at)
{
    const struct unmet_row *row = &room->unmet[room->view.first + at];
    room->view.unmet[at] = (struct unmet_view){row->name, play_title(room, row->pack, row->play),
                                               row->unmet, row->asked};
}

static void risk_show(struct quality_room *room, int at)
{
    size_t index = (size_t)(room->view.first + at);
    const struct team_risks *team = &room->risks.teams[index];
    struct risk_view *view = &room->view.risks[at];
    view->team = team_text(room, index);
    memcpy(view->broken, team->broken, sizeof view->broken);
    memcpy(view->replies, team->replies, sizeof view->replies);
}

static void differing_show(struct quality_room *room, int at)
{
    const struct blind_row *row = &room->marks[room->view.first + at];
    int play = library_find(&room->desk->library, row->play);
    char day[64];
    day_text(row->marked_unix_ms, clock_unix_ms(), DAY_SHORT, day);
    machine_says(row, room->says[at]);
    snprintf(room->wheres[at], sizeof room->wheres[at], "%.150s · %.60s · %s",
             play >= 0 ? room->desk->library.plays[play].play->title : "已经撤下的情景", row->who,
             day);
    room->view.differing[at] = (struct differing_view){row->name, room->wheres[at], room->says[at]};
}

const void *quality_show(void *self)
{
    struct quality_room *room = self;
    struct quality_view *view = &room->view;
    int per_page = quality_per_page(&room->desk->frame, room->tab);
    size_t n = rows_of(room);
    *view = (struct quality_view){.tab = room->tab,
                                  .reading = room->reading,
                                  .days = UNMET_DAYS,
                                  .agreement = room->agreement,
                                  .pages = pages_of(n, per_page),
                                  .most = risks_most(&room->risks)};
    view->page = room->page < view->pages ? room->page : 0;
    view->first = view->page * per_page;
    for (int i = 0; i < QUALITY_MONTHS; i++) {
        snprintf(room->months[i], sizeof room->months[i], "%d 月", room->risks.months[i] % 100);
        view->months[i] = room->months[i];
    }
    for (int i = view->first; i < (int)n && view->n_rows < per_page; i++) {
        if (room->tab == QUALITY_UNMET)
            unmet_show(room, view->n_rows++);
        else if (room->tab == QUALITY_MACHINE)
            differing_show(room, view->n_rows++);
        else
            risk_show(room, view->n_rows++);
    }
    return view;
}

static void occurrence_show(struct quality_room *room, int at)
{
    struct occurrences_view *view = &room->occurrences;
    int index = view->first + at;
    const struct occurrence *of = &room->replies[index];
    char day[64];
    bool risk = room->tab == QUALITY_RISKS;
    day_text(of->started_unix_ms, clock_unix_ms(), DAY_SHORT, day);
    snprintf(room->whos[at], sizeof room->whos[at], "%s%s%s", of->person, *of->team ? " · " : "",
             of->team);
    snprintf(room->wheres[at], sizeof room->wheres[at], "%s%s%.150s%s%.90s", day, " · ",
             play_title(room, of->pack, of->play), risk ? " · " : "", risk ? of->name : "");
    view->rows[at] = (struct occurrence_view){
        .who = room->whos[at],
        .where = room->wheres[at],
        .heard = of->heard,
        .has_sound = *of->recording != '\0',
        .playing =
            action_equal(room->desk->player.playing, (struct action){ACTION_OCCURRENCE, index})};
}

const void *occurrences_show(void *self)
{
    struct quality_room *room = self;
    struct occurrences_view *view = &room->occurrences;
    int per_page = occurrences_per_page(&room->desk->frame, room->tab);
    const struct turn *turn = room->turn;
    *view = (struct occurrences_view){
        .tab = room->tab,
        .title = room->title,
        .turn = turn && turn->n_says > 0 ? turn->says[0].text : "",
        .words = room->utterance && room->utterance->better ? room->utterance->better : "",
        .own = room->own,
        .can_add = can_add(room),
        .reading = room->reading,
        .pages = pages_of(room->n_replies, per_page)};
    view->page = room->reply_page < view->pages ? room->reply_page : 0;
    view->first = view->page * per_page;
    for (int i = view->first; i < (int)room->n_replies && view->n_rows < per_page; i++)
        occurrence_show(room, view->n_rows++);
    return view;
}

bool quality_reads(const void *self)
{
    return ((const struct quality_room *)self)->reading;
}

void quality_take_up(void *self)
{
    act_quality(self, (int)((struct quality_room *)self)->tab);
}

/* Nobody is a trainer any more: nothing of it stays in memory. */
static void quality_put_away(void *self, enum put_away what)
{
    if (what >= PUT_AWAY_EXAM)
        lists_drop(self);
}

static void quality_close(void *self)
{
    lists_drop(self);
    quality_job_finish(&((struct quality_room *)self)->job);
}

static const struct room_act acts[] = {
    {ACTION_QUALITY, act_quality, true},          {ACTION_QUALITY_BACK, act_back, true},
    {ACTION_QUALITY_PAGE, act_page, false},       {ACTION_QUALITY_ROW, act_row, true},
    {ACTION_OCCURRENCES, act_occurrences, false}, {ACTION_OCCURRENCES_PAGE, act_reply_page, false},
    {ACTION_OCCURRENCE, act_occurrence, true},    {ACTION_WORDING, act_wording, false},
    {ACTION_WORDING_TYPED, act_typed, false},     {ACTION_WORDING_BACK, act_take_back, false},
};

const struct room_kind quality_kind = {.acts = acts,
                                       .n_acts = sizeof acts / sizeof *acts,
                                       .put_away = quality_put_away,
                                       .close = quality_close};
